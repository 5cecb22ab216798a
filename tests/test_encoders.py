"""Encoders that stand on other libraries: TF-IDF by scikit-learn, meaning by a sentence model."""

from __future__ import annotations

import importlib
import json
import pickle
import re
import shutil
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplodiff.encoding import Encoder, SemanticEncoder, TfidfEncoder
from diplodiff.encoding._tfidf import Analyzer
from diplodiff.errors import MissingExtraError, OptionError, TruncatedTextWarning

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplodiff._arrays import FloatArray, SparseRows

CLAUSES = [
    "Urges all parties to agree on a lasting ceasefire",
    "Urges all the parties to agree upon a lasting cease-fire",
    "Welcomes the report of the preparatory committee on fisheries",
    "Decides not to extend the mandate of the observer mission",
    "Decides to extend the mandate of the observer mission",
]
NOTHING_MUCH = ["a", "1. 2. 3.", "!!!", "", "   "]


def dense(rows: SparseRows) -> FloatArray:
    """Write sparse rows out in full."""
    matrix = np.zeros((len(rows), rows.n_columns), dtype=np.float32)
    for i in range(len(rows)):
        entries = slice(rows.offsets[i], rows.offsets[i + 1])
        matrix[i, rows.columns[entries]] = rows.values[entries]
    return matrix


class TestTfidfEncoder:
    """TF-IDF rows are scikit-learn's, without its traps."""

    def test_it_is_an_encoder(self) -> None:
        """It offers what the protocol asks for."""
        assert isinstance(TfidfEncoder(), Encoder)

    def test_the_signature_names_the_options(self) -> None:
        """Two encoders with different options have different signatures."""
        assert TfidfEncoder().signature == "tfidf-1(char_wb,3-5)"
        words = TfidfEncoder(analyzer="word", ngram_range=(1, 2))
        assert words.signature == "tfidf-1(word,1-2)"

    def test_rows_have_the_documented_form(self) -> None:
        """Entries are positive, rows are of length 1, columns ascend, types are as documented."""
        rows = TfidfEncoder().encode(CLAUSES)
        types = [array.dtype.name for array in (rows.offsets, rows.columns, rows.values)]
        assert types == ["int64", "int32", "float32"]
        assert (rows.values > 0).all()
        assert np.allclose(np.linalg.norm(dense(rows), axis=1), 1)
        for i in range(len(rows)):
            columns = rows.columns[rows.offsets[i] : rows.offsets[i + 1]]
            assert (np.diff(columns) > 0).all()

    def test_a_near_copy_is_nearest(self) -> None:
        """A clause is more alike to its rewording than to a clause on something else."""
        matrix = dense(TfidfEncoder().encode(CLAUSES))
        similarity = matrix @ matrix.T  # (n_clauses, n_clauses)
        assert similarity[0, 1] > 0.6
        assert similarity[0, 2] < 0.2

    def test_negation_counts(self) -> None:
        """No stop words are removed: a clause and its negation differ."""
        words = TfidfEncoder(analyzer="word", ngram_range=(1, 1))
        matrix = dense(words.encode(CLAUSES))
        assert matrix[3] @ matrix[4] < 0.99

    @pytest.mark.parametrize("analyzer", get_args(Analyzer))
    def test_texts_with_nothing_to_encode_have_empty_rows(self, analyzer: Analyzer) -> None:
        """No wording raises "empty vocabulary", in any company and in none."""
        encoder = TfidfEncoder(analyzer=analyzer, ngram_range=(1, 2))
        for texts in ([], ["", "  "], NOTHING_MUCH, *([text] for text in NOTHING_MUCH)):
            rows = encoder.encode(texts)
            assert len(rows) == len(texts)
            assert np.isfinite(rows.values).all()
        rows = encoder.encode(NOTHING_MUCH)
        assert rows.offsets[-1] == rows.offsets[3] > rows.offsets[1] > 0

    def test_ngrams_longer_than_every_text_leave_empty_rows(self) -> None:
        """Texts too short for a single n-gram are no error."""
        rows = TfidfEncoder(analyzer="char", ngram_range=(5, 5)).encode(["a", "bc"])
        assert (len(rows), len(rows.values), rows.n_columns) == (2, 0, 0)

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.text(max_size=30), max_size=8))
    def test_any_texts_have_one_row_each_and_always_the_same(self, texts: list[str]) -> None:
        """Encoding never fails on a text, and encoding twice gives equal rows."""
        first, second = (TfidfEncoder().encode(texts) for _ in range(2))
        assert len(first) == len(texts)
        assert np.array_equal(first.columns, second.columns)
        assert np.array_equal(first.values, second.values)

    def test_one_string_is_refused(self) -> None:
        """A string is not taken for a sequence of one-letter texts."""
        with pytest.raises(OptionError, match="put it in a list"):
            TfidfEncoder().encode("Urges all parties")

    @settings(max_examples=25, deadline=None)
    @given(st.permutations(range(len(CLAUSES))))
    def test_the_order_of_the_texts_is_no_matter(self, order: list[int]) -> None:
        """Each text has the same row, to the last bit, wherever it stands among the others."""
        rows, turned = (
            TfidfEncoder().encode(texts) for texts in (CLAUSES, [CLAUSES[i] for i in order])
        )
        for place, i in enumerate(order):
            assert turned.part(place, place + 1) == rows.part(i, i + 1)

    def test_an_unknown_analyzer_is_refused(self) -> None:
        """The error names what was given and what is accepted."""
        with pytest.raises(OptionError, match=r"'letters'.*char_wb, char, word"):
            TfidfEncoder(analyzer="letters")  # type: ignore[arg-type]  # the user's mistake

    @pytest.mark.parametrize("ngram_range", [(0, 3), (4, 3), (3,), [3, 5], (3.0, 5), 3])
    def test_an_unusable_range_is_refused(self, ngram_range: tuple[int, int]) -> None:
        """Anything but two whole numbers in order is refused when the encoder is made."""
        with pytest.raises(OptionError, match="ngram_range"):
            TfidfEncoder(ngram_range=ngram_range)


@pytest.fixture(scope="module")
def encoder(model_folder: Path) -> SemanticEncoder:
    """Make the encoder that all tests share: loading the model takes seconds."""
    return SemanticEncoder(model_folder)


@pytest.fixture
def broken_folder(tmp_path: Path) -> Path:
    """Make a folder that looks like a model until it is loaded."""
    modules = [{"idx": 0, "path": "", "type": "sentence_transformers.models.Transformer"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules))
    (tmp_path / "model.safetensors").write_bytes(b"these are no weights")
    return tmp_path


class TestSemanticEncoder:
    """A sentence model is used as it lies on disk, with nothing lost in silence."""

    def test_it_is_an_encoder(self, encoder: SemanticEncoder) -> None:
        """It offers what the protocol asks for."""
        assert isinstance(encoder, Encoder)

    def test_the_signature_names_the_weights(self, encoder: SemanticEncoder) -> None:
        """Name, start of the SHA-256 of the weights and token limit make the signature."""
        assert re.fullmatch(r"semantic-1\(model,[0-9a-f]{12},256\)", encoder.signature)

    def test_two_runs_give_equal_rows(self, encoder: SemanticEncoder) -> None:
        """Encoding is deterministic on one machine."""
        first, second = encoder.encode(CLAUSES), encoder.encode(CLAUSES)
        assert first.dtype == np.float32
        assert first.shape == (len(CLAUSES), 384)
        assert np.array_equal(first, second)

    def test_rows_stand_in_the_order_of_the_texts(self, encoder: SemanticEncoder) -> None:
        """Batching by length shows nowhere: each row is what its text alone would get."""
        texts = [*CLAUSES, "Peace", CLAUSES[2] + " and on " + CLAUSES[0]]
        together = encoder.encode(texts)
        alone = np.concatenate([encoder.encode([text]) for text in texts])
        assert np.allclose(together, alone, atol=1e-5)

    def test_the_order_of_the_texts_is_no_matter(self, encoder: SemanticEncoder) -> None:
        """Texts meet in the same batches, so exchanged operands give the same bits."""
        texts = [f"{word} the {word} of peace" for word in "seas ports ships nets crews".split()]
        rows, turned = encoder.encode(texts * 2), encoder.encode(texts[::-1])
        assert np.array_equal(rows[: len(texts)], turned[::-1])

    def test_the_batch_budget_does_not_change_the_rows(
        self, encoder: SemanticEncoder, model_folder: Path
    ) -> None:
        """One text at a time or all at once: the rows agree up to rounding."""
        singly = SemanticEncoder(model_folder, batch_tokens=1)
        assert np.allclose(singly.encode(CLAUSES), encoder.encode(CLAUSES), atol=1e-5)

    def test_equal_texts_have_equal_rows(self, encoder: SemanticEncoder) -> None:
        """A clause repeated on the other side has the very same row."""
        rows = encoder.encode([*CLAUSES, *reversed(CLAUSES)])
        assert np.array_equal(rows[: len(CLAUSES)], rows[: -len(CLAUSES) - 1 : -1])

    def test_meaning_counts_beyond_wording(self, encoder: SemanticEncoder) -> None:
        """A paraphrase without a word in common is nearer than another subject."""
        rows = encoder.encode(
            ["Stop the fighting at once", "End hostilities immediately", "Fish stocks recover"]
        )
        assert rows[0] @ rows[1] > rows[0] @ rows[2]

    def test_blank_texts_have_zero_rows(self, encoder: SemanticEncoder) -> None:
        """White space is nothing found, alone or among clauses; no texts give no rows."""
        assert not encoder.encode(["", " \n"]).any()
        assert encoder.encode(["", " \n"]).shape == (2, 384)
        assert encoder.encode([]).shape == (0, 384)
        among = encoder.encode([" ", CLAUSES[0]])
        assert not among[0].any()
        assert among[1].any()

    def test_any_characters_are_encoded(self, encoder: SemanticEncoder) -> None:
        """Lone surrogates, which no tokenizer takes, are read as unknown characters."""
        rows = encoder.encode(["\ud800", "peace \udcff", "peace \x00"])
        assert np.isfinite(rows).all()
        assert rows[1].any()

    def test_a_truncated_text_is_reported(self, encoder: SemanticEncoder) -> None:
        """The warning says how many texts were cut, which, and at what length."""
        long = "Recalls the provisions of the agreement " * 60
        texts = [CLAUSES[0], long, " ", long, CLAUSES[1]]
        with pytest.warns(TruncatedTextWarning) as caught:
            encoder.encode(texts)
        message = str(caught[0].message)
        assert message.startswith("2 of 5 texts are longer than the 256 tokens")
        assert "Texts by index: 1, 3." in message
        assert caught[0].filename == __file__
        assert encoder.truncated(texts) == (1, 3)
        assert encoder.truncated(CLAUSES) == ()

    def test_many_truncated_texts_are_named_in_part(self, encoder: SemanticEncoder) -> None:
        """A long list is cut in the message and whole in `truncated`."""
        texts = [f"{i} " + "reaffirms its resolutions " * 100 for i in range(12)]
        with pytest.warns(TruncatedTextWarning, match="0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ..."):
            encoder.encode(texts)
        assert encoder.truncated(texts) == tuple(range(12))

    def test_a_pickled_encoder_loads_its_model_again(self, encoder: SemanticEncoder) -> None:
        """The model does not travel; the copy equals the original and gives equal rows."""
        rows = encoder.encode(CLAUSES[:1])
        pickled = pickle.dumps(encoder)
        copy = pickle.loads(pickled)  # noqa: S301 - made one line above
        assert len(pickled) < 1000
        assert copy == encoder
        assert np.array_equal(copy.encode(CLAUSES[:1]), rows)

    def test_loading_leaves_the_progress_bars_as_they_were(
        self, model_folder: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        """A library is a guest: nothing is drawn, and its host's setting survives either way."""
        logging = importlib.import_module("transformers.utils.logging")
        assert logging.is_progress_bar_enabled()
        SemanticEncoder(model_folder).encode(CLAUSES[:1])
        assert logging.is_progress_bar_enabled()
        logging.disable_progress_bar()
        try:
            SemanticEncoder(model_folder).encode(CLAUSES[:1])
            assert not logging.is_progress_bar_enabled()
        finally:
            logging.enable_progress_bar()
        assert capfd.readouterr() == ("", "")

    def test_a_model_without_a_token_limit_cuts_nothing(
        self, model_folder: Path, tmp_path: Path
    ) -> None:
        """A model of static word vectors reads texts of any length, and says so."""
        del model_folder  # asked for because it checks that the library is there
        _save_static_model(tmp_path / "static words")
        static = SemanticEncoder(tmp_path / "static words")
        long = "peace and security " * 5000
        assert static.encode([long, "peace", "and"]).shape == (3, 8)
        assert static.truncated([long]) == ()
        assert re.fullmatch(r"semantic-1\(static-words,[0-9a-f]{12},unlimited\)", static.signature)

    def test_without_the_library_the_pip_line_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Making the encoder is free; using it without the extra says what to install."""
        monkeypatch.setitem(sys.modules, "sentence_transformers", None)
        with pytest.raises(MissingExtraError, match=r"pip install 'diplodiff\[semantic\]'"):
            SemanticEncoder(tmp_path).encode(CLAUSES)

    @pytest.mark.parametrize("model", ["./no-such-folder", Path("no-such-folder")])
    def test_a_missing_folder_is_named(self, model_folder: Path, model: str | Path) -> None:
        """What is written as a path is never looked for on the network."""
        del model_folder
        with pytest.raises(OptionError, match=r"no model folder '.*no-such-folder'"):
            SemanticEncoder(model).encode(CLAUSES)

    def test_a_folder_without_modules_is_refused(self, model_folder: Path, tmp_path: Path) -> None:
        """Any folder is not a model."""
        del model_folder
        with pytest.raises(OptionError, match=r"no readable modules\.json"):
            SemanticEncoder(tmp_path).encode(CLAUSES)

    def test_pickled_weights_are_refused(self, model_folder: Path, broken_folder: Path) -> None:
        """Weights that can run code are not loaded."""
        del model_folder
        (broken_folder / "model.safetensors").rename(broken_folder / "pytorch_model.bin")
        with pytest.raises(OptionError, match="holds no safetensors weights"):
            SemanticEncoder(broken_folder).encode(CLAUSES)

    def test_a_model_with_code_of_its_own_is_refused(
        self, model_folder: Path, broken_folder: Path
    ) -> None:
        """A module of the folder's own is named and never imported."""
        del model_folder
        (broken_folder / "modules.json").write_text('[{"type": "own_code.Module"}]')
        (broken_folder / "own_code.py").write_text("raise AssertionError('the code was run')")
        with pytest.raises(OptionError, match=r"asks for code of its own \(own_code.Module\)"):
            SemanticEncoder(broken_folder).encode(CLAUSES)

    def test_a_broken_model_shows_its_cause(self, model_folder: Path, broken_folder: Path) -> None:
        """Whatever the loader raises becomes our error, with the cause in the chain."""
        del model_folder
        with pytest.raises(OptionError, match="cannot be loaded") as caught:
            SemanticEncoder(broken_folder).encode(CLAUSES)
        assert caught.value.__cause__ is not None

    def test_one_string_is_refused(self, tmp_path: Path) -> None:
        """A string is not taken for a sequence of one-letter texts."""
        with pytest.raises(OptionError, match="put it in a list"):
            SemanticEncoder(tmp_path).encode("Urges all parties")

    def test_an_empty_batch_is_refused(self, tmp_path: Path) -> None:
        """A budget below one token is refused when the encoder is made."""
        with pytest.raises(OptionError, match="batch_tokens must be at least 1, not 0"):
            SemanticEncoder(tmp_path, batch_tokens=0)

    def test_a_folder_has_no_revision(self, tmp_path: Path) -> None:
        """A revision beside a folder would say something that is not true."""
        with pytest.raises(OptionError, match="a folder has no revisions"):
            SemanticEncoder(tmp_path, revision="main")


class Hub:
    """Stands in for huggingface_hub: a cache, a server, and a record of what was asked."""

    def __init__(self, *, cached: Path | None, served: Path | None) -> None:
        self.cached = cached
        self.served = served
        self.asked: list[dict[str, Any]] = []

    def snapshot_download(
        self, name: str, *, local_files_only: bool = False, **options: object
    ) -> str:
        """Answer as huggingface_hub does, without a network."""
        self.asked.append({"name": name, "local": local_files_only, **options})
        folder = self.cached if local_files_only else self.served
        if folder is None:
            raise (FileNotFoundError if local_files_only else ConnectionError)(name)
        return str(folder)


if TYPE_CHECKING:
    UseHub = Callable[..., Hub]


class TestModelsByName:
    """A model given by name is looked up on this machine, then downloaded."""

    @pytest.fixture
    def use_hub(self, monkeypatch: pytest.MonkeyPatch, model_folder: Path) -> UseHub:
        """Put a stand-in in place of huggingface_hub."""

        def use(*, cached: Path | None, served: Path | None) -> Hub:
            hub = Hub(cached=cached, served=served)
            monkeypatch.setitem(sys.modules, "huggingface_hub", hub)
            return hub

        importlib.import_module("sentence_transformers")  # with the real library still in place
        del model_folder
        return use

    def test_a_model_on_this_machine_needs_no_network(
        self, use_hub: UseHub, model_folder: Path
    ) -> None:
        """The cache is asked first, for the revision and for data files only."""
        hub = use_hub(cached=model_folder, served=None)
        named = SemanticEncoder("owner/small-model", revision="abc123")
        assert named.signature.startswith("semantic-1(small-model,")
        assert named.encode(CLAUSES).shape == (len(CLAUSES), 384)
        (asked,) = hub.asked
        assert (asked["name"], asked["local"]) == ("owner/small-model", True)
        assert asked["revision"] == "abc123"
        assert "*.py" not in asked["allow_patterns"]
        assert "*.safetensors" in asked["allow_patterns"]

    def test_a_model_that_is_not_here_is_downloaded(
        self, use_hub: UseHub, model_folder: Path, tmp_path: Path
    ) -> None:
        """A name leads to the network only when the cache lacks the model or its weights."""
        for cached in (None, tmp_path):
            hub = use_hub(cached=cached, served=model_folder)
            assert SemanticEncoder("owner/small-model").signature.endswith(",256)")
            assert [asked["local"] for asked in hub.asked] == [True, False]

    def test_a_model_that_cannot_be_had_is_named(self, use_hub: UseHub) -> None:
        """The error names the model and the ways out."""
        use_hub(cached=None, served=None)
        with pytest.raises(OptionError, match=r"'owner/small-model'.*check the name") as caught:
            SemanticEncoder("owner/small-model").encode(CLAUSES)
        assert isinstance(caught.value.__cause__, ConnectionError)

    def test_a_prompt_of_the_model_counts_as_tokens(
        self, model_folder: Path, tmp_path: Path
    ) -> None:
        """What the model puts before each text takes from its limit."""
        folder = shutil.copytree(model_folder, tmp_path / "prompted")
        path = folder / "config_sentence_transformers.json"
        settings = json.loads(path.read_text())
        settings |= {"prompts": {"query": "query: " * 100}, "default_prompt_name": "query"}
        path.write_text(json.dumps(settings))
        text = "peace " * 100
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert SemanticEncoder(folder).truncated([text]) == (0,)
            assert SemanticEncoder(model_folder).truncated([text]) == ()


def _save_static_model(folder: Path) -> None:
    """Save a small model of static word vectors, made here."""
    tokenizers = importlib.import_module("tokenizers")
    library = importlib.import_module("sentence_transformers")
    modules = importlib.import_module("sentence_transformers.models")
    words = {"[UNK]": 0, "peace": 1, "and": 2, "security": 3}
    unknown = next(iter(words))
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token=unknown))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    vectors = np.arange(32, dtype=np.float32).reshape(4, 8)
    static = modules.StaticEmbedding(tokenizer, embedding_weights=vectors)
    library.SentenceTransformer(modules=[static], device="cpu").save(str(folder))
