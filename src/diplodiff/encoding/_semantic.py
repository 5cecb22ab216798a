"""Clause texts -> vectors of meaning, by a sentence-transformers model that the user names.

No model comes with the package and none is chosen by default: a sentence model rates a clause and
its negation as near alike, and one that was trained on English alone must not be used across
languages. Only models that are data are loaded: weights as safetensors, modules of
sentence-transformers itself.
"""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from diplodiff import _optional
from diplodiff.errors import OptionError, TruncatedTextWarning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff._arrays import FloatArray

__all__ = ["SemanticEncoder"]

_EXTRA = "semantic"
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?", re.ASCII)
# Weights, configuration and vocabularies; no pickles and no Python files.
_DOWNLOADED = ["*.json", "*.safetensors", "*.txt", "*.model"]
_UNLIMITED = 1_000_000  # tokenizers without a limit report 10**30 instead of none
_SHOWN = 10
_DIGEST_LENGTH = 12
_CHUNK = 1 << 20


@dataclass(frozen=True)
class SemanticEncoder:
    """Encode clauses by their meaning, with a model that the user names.

    Parameters
    ----------
    model : str or Path
        A folder with a sentence-transformers model, or the name of a model on the Hugging Face
        Hub. A folder never leads to the network; a name is looked up on this machine and
        downloaded if it is not there. A `Path` is always taken for a folder.
    revision : str or None
        Branch, tag or commit of a model given by name; the Hub's default branch if None. A commit
        is the only one that stays what it is.
    batch_tokens : int
        Tokens encoded at once, padding included; at least 1. Padding and small batches both cost
        time; with MiniLM on two processor cores the optimum is flat from 512 to 2048.
    device : str
        Where the model runs, as PyTorch names it. Rows of two devices differ in their last bits.

    Raises
    ------
    OptionError
        If an option is outside what is accepted. A model that is missing or cannot be loaded
        shows when the encoder is first used.

    Notes
    -----
    Needs ``pip install 'diplodiff[semantic]'``. The model is loaded when it is first used, stays
    loaded as long as the encoder lives, and does not travel with a pickled encoder.
    """

    model: str | Path
    _: KW_ONLY
    revision: str | None = None
    batch_tokens: int = 1024
    device: str = "cpu"

    def __post_init__(self) -> None:
        if self.batch_tokens < 1:
            text = f"batch_tokens must be at least 1, not {self.batch_tokens!r}"
            raise OptionError(text)
        if self.revision is not None and _is_folder(self.model):
            text = (
                f"revision {self.revision!r} was given with the model folder {str(self.model)!r}; "
                "a folder has no revisions: leave it out, or name a model of the Hub"
            )
            raise OptionError(text)

    def __getstate__(self) -> dict[str, Any]:
        """Leave the loaded model out: it is loaded again from where it lies."""
        return {key: self.__dict__[key] for key in self.__dataclass_fields__}

    @property
    def signature(self) -> str:
        """Name, start of the weights' SHA-256 and token limit of the model, which it loads.

        For example "semantic-1(all-MiniLM-L6-v2,53aa51172d14,256)".
        """
        name = re.sub(r"[^\w.-]", "-", Path(self.model).name)
        limit = "unlimited" if self._limit is None else self._limit
        return f"semantic-1({name},{self._digest[:_DIGEST_LENGTH]},{limit})"

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Turn texts into rows, one each, in their order.

        Equal texts are encoded once and have equal rows.

        Parameters
        ----------
        texts : sequence of str
            Clause texts.

        Returns
        -------
        (n_texts, n_dimensions) float32 ndarray
            Rows as the model gives them; zero rows for texts of nothing but white space.

        Raises
        ------
        MissingExtraError
            If sentence-transformers is not installed.
        OptionError
            If `texts` is one string, or the model cannot be found or loaded.

        Warns
        -----
        TruncatedTextWarning
            If texts are longer than the model reads.
        """
        positions = _positions(texts)
        lengths = self._count_tokens(list(positions))
        if cut := self._cut(positions, lengths):
            message = self._describe(cut, n_texts=len(texts), longest=max(lengths))
            warnings.warn(message, TruncatedTextWarning, stacklevel=2)
        if not positions:
            width = self._loaded.encode([""], show_progress_bar=False).shape[1]
            return np.zeros((len(texts), width), dtype=np.float32)
        return self._encode_distinct(positions, lengths, n_texts=len(texts))

    def truncated(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Tell which texts are longer than the model reads, without encoding them.

        Parameters
        ----------
        texts : sequence of str
            Clause texts.

        Returns
        -------
        tuple of int
            Their indices, ascending.

        Raises
        ------
        MissingExtraError
            If sentence-transformers is not installed.
        OptionError
            If `texts` is one string, or the model cannot be found or loaded.
        """
        positions = _positions(texts)
        return self._cut(positions, self._count_tokens(list(positions)))

    @cached_property
    def _folder(self) -> Path:
        """Where the model lies on this machine, checked to be data only."""
        folder = Path(self.model) if _is_folder(self.model) else self._from_hub()
        if not folder.is_dir():
            text = (
                f"no model folder {str(self.model)!r}; give an existing folder, "
                "or the name of a model on the Hugging Face Hub such as 'owner/model'"
            )
            raise OptionError(text)
        _check_is_data(folder)
        return folder

    @cached_property
    def _digest(self) -> str:
        digest = hashlib.sha256()
        for path in _weights(self._folder):
            with path.open("rb") as weights:
                while chunk := weights.read(_CHUNK):
                    digest.update(chunk)
        return digest.hexdigest()

    @cached_property
    def _loaded(self) -> Any:  # noqa: ANN401 - sentence-transformers is not there for the type checker
        library = _optional.require("sentence_transformers", extra=_EXTRA)
        folder = self._folder
        try:
            with _without_progress_bars():
                return library.SentenceTransformer(
                    str(folder),
                    device=self.device,
                    trust_remote_code=False,
                    local_files_only=True,
                    model_kwargs={"use_safetensors": True},
                )
        except Exception as error:
            # Loaders of models raise whatever they trip over; the cause stays in the chain.
            text = (
                f"the model {str(self.model)!r} cannot be loaded: {error}; "
                "check that the folder holds a whole sentence-transformers model"
            )
            raise OptionError(text) from error

    @cached_property
    def _limit(self) -> int | None:
        """Number of tokens that the model reads of one text."""
        limit = self._loaded.max_seq_length
        return None if limit is None or limit > _UNLIMITED else int(limit)

    def _from_hub(self) -> Path:
        """Find a named model on this machine, or download it."""
        hub = _optional.require("huggingface_hub", extra=_EXTRA)
        wanted = {"revision": self.revision, "allow_patterns": _DOWNLOADED}
        try:
            folder = Path(hub.snapshot_download(str(self.model), local_files_only=True, **wanted))
            if _weights(folder):  # an interrupted download leaves a folder without them
                return folder
        except FileNotFoundError:  # huggingface_hub's LocalEntryNotFoundError is one
            pass
        try:
            return Path(hub.snapshot_download(str(self.model), **wanted))
        except (OSError, ValueError) as error:
            text = (
                f"the model {str(self.model)!r} is neither a folder nor on this machine, and "
                f"cannot be downloaded: {error}; check the name, revision and network, "
                "or give the path of a model folder"
            )
            raise OptionError(text) from error

    def _count_tokens(self, texts: list[str]) -> list[int]:
        """Count what the model would read if it had no limit; words if it has none."""
        if not texts:
            return []
        if self._limit is None:
            return [len(text.split()) for text in texts]
        prompt = self._loaded.prompts.get(self._loaded.default_prompt_name) or ""
        prompted = [prompt + text for text in texts]
        tokens = self._loaded.tokenizer(prompted, truncation=False, verbose=False)
        return [len(ids) for ids in tokens["input_ids"]]

    def _cut(self, positions: dict[str, list[int]], lengths: list[int]) -> tuple[int, ...]:
        if self._limit is None:
            return ()
        where = zip(positions.values(), lengths, strict=True)
        return tuple(sorted(i for group, n in where if n > self._limit for i in group))

    def _describe(self, cut: tuple[int, ...], *, n_texts: int, longest: int) -> str:
        shown = ", ".join(map(str, cut[:_SHOWN])) + (", ..." if len(cut) > _SHOWN else "")
        return (
            f"{len(cut)} of {n_texts} texts are longer than the {self._limit} tokens that "
            f"{Path(self.model).name} reads (longest: {longest}); their ends do not count. "
            f"Texts by index: {shown}. Cut them finer, or use a model that reads more."
        )

    def _encode_distinct(
        self, positions: dict[str, list[int]], lengths: list[int], *, n_texts: int
    ) -> FloatArray:
        """Encode each distinct text once, texts of like length together."""
        texts = list(positions)
        blocks = []
        batches = _batches(lengths, limit=self._limit, budget=self.batch_tokens)
        for batch in batches:
            wordings = [texts[i] for i in batch]
            blocks.append(
                self._loaded.encode(
                    wordings,
                    batch_size=len(batch),
                    convert_to_numpy=True,
                    show_progress_bar=False,
                )
            )
        encoded = np.concatenate(blocks).astype(np.float32)  # (n_distinct, n_dimensions)
        rows = np.zeros((n_texts, encoded.shape[1]), dtype=np.float32)
        order = [i for batch in batches for i in batch]
        for row, i in zip(encoded, order, strict=True):  # one turn per text, beside its encoding
            rows[positions[texts[i]]] = row
        return rows


def _is_folder(model: str | Path) -> bool:
    """Tell whether a model is meant to be a folder: a `Path`, a folder, or no name of the Hub."""
    return isinstance(model, Path) or Path(model).is_dir() or not _HUB_NAME.fullmatch(model)


def _weights(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.safetensors"))


def _check_is_data(folder: Path) -> None:
    """Refuse what would run code of the model's own.

    Older sentence-transformers import modules that a local folder brings with it whatever
    `trust_remote_code` says.
    """
    try:
        modules = json.loads((folder / "modules.json").read_bytes())
        kinds = [str(module["type"]) for module in modules]
    except (OSError, ValueError, TypeError, KeyError) as error:
        text = (
            f"the model folder {str(folder)!r} has no readable modules.json; "
            "give a folder that sentence-transformers has saved"
        )
        raise OptionError(text) from error
    foreign = [kind for kind in kinds if not kind.startswith("sentence_transformers.")]
    if foreign:
        text = (
            f"the model folder {str(folder)!r} asks for code of its own ({', '.join(foreign)}), "
            "which is not run; use a model of sentence-transformers' own modules"
        )
        raise OptionError(text)
    if not _weights(folder):
        text = (
            f"the model folder {str(folder)!r} holds no safetensors weights; "
            "pickled weights can run code and are not loaded: convert them to safetensors"
        )
        raise OptionError(text)


def _positions(texts: Sequence[str]) -> dict[str, list[int]]:
    """Where each distinct text stands; texts of nothing but white space are left out.

    Sorted, so that the batches, and with them the last bits of the rows, are the same whichever
    side of a comparison comes first.
    """
    if isinstance(texts, str):
        text = "a sequence of texts is needed and one string was received; put it in a list"
        raise OptionError(text)
    positions: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        if text.strip():
            readable = text.encode("utf-8", "replace").decode("utf-8")  # no lone surrogates
            positions.setdefault(readable, []).append(i)
    return dict(sorted(positions.items()))


def _batches(lengths: list[int], *, limit: int | None, budget: int) -> list[list[int]]:
    """Group texts, longest first, so that no batch with its padding exceeds the budget."""
    batches: list[list[int]] = []
    longest = 0
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if not batches or longest * (len(batches[-1]) + 1) > budget:
            longest = lengths[i] if limit is None else min(lengths[i], limit)
            batches.append([])
        batches[-1].append(i)
    return batches


@contextmanager
def _without_progress_bars() -> Iterator[None]:
    """Keep transformers from drawing its loading bar on somebody else's terminal."""
    logging = _optional.require("transformers.utils.logging", extra=_EXTRA)
    enabled = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        if enabled:
            logging.enable_progress_bar()
