"""Spellings of a language that stand for one another; knows no texts.

``spelling.toml`` of a pack, which is optional, says in its comments what each list is for.
"""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Spellings", "load_spellings", "read_spellings"]

_LISTS = ("endings", "words", "phrases", "prefixes", "compounds")
_PAIR = 2
_SHORTEST_STEM = 4


class Spellings(NamedTuple):
    """What may be printed in two ways.

    Parameters
    ----------
    endings, words : mapping of str to str
        One spelling and the one that it is read as.
    phrases : mapping of str to sequence of (tuple of str, str)
        The last word of phrases; for each the words before it, and the word that it is read as.
    prefixes : frozenset of str
        What may be joined with a hyphen or without.
    compounds : frozenset of str
        Compounds, written as one word.
    """

    endings: Mapping[str, str] = {}
    words: Mapping[str, str] = {}
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]] = {}
    prefixes: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()

    def plain(self, words: Iterable[str]) -> list[str]:
        """Spell words in the one way in which two spellings of them are equal.

        Parameters
        ----------
        words : iterable of str
            Lower case.

        Returns
        -------
        list of str
            As many words or fewer or more: "cease-fire" and "cease fire" are one, "long-term" two.
        """
        apart = [part for word in words for part in self._parted(word)]
        found: list[str] = []
        for word in apart:
            found.append(word)
            for before, short in self.phrases.get(word, ()):
                if tuple(found[-len(before) - 1 : -1]) == before:
                    found[-len(before) - 1 :] = [short]
                    break
        return found

    def _parted(self, word: str) -> list[str]:
        first, hyphen, rest = word.partition("-")
        if not hyphen:
            return [self._spelt(word)]
        if first in self.prefixes or f"{first}{rest}" in self.compounds:
            return [self._spelt(f"{first}{rest}")]
        return list(map(self._spelt, filter(None, word.split("-"))))

    def _spelt(self, word: str) -> str:
        if word in self.words:
            return self.words[word]
        for ending, plain in self.endings.items():
            if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM:
                return word.removesuffix(ending) + plain
        return word


@functools.cache
def load_spellings(language: str = "en") -> Spellings:
    """Load the spellings of a language; the second call returns the same object.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code; one without a file of spellings has none.

    Returns
    -------
    Spellings
        What the file says.

    Raises
    ------
    OptionError
        If it breaks its format.
    """
    # Letters only: a language is a name, never a path.
    folder = Path(__file__).parent / (language if language.isalpha() else "none")
    return read_spellings(folder / "spelling.toml")


def read_spellings(file: Path) -> Spellings:
    """Read and validate a file of spellings.

    Parameters
    ----------
    file : pathlib.Path
        ``spelling.toml`` of a pack.

    Returns
    -------
    Spellings
        What it says; nothing where there is no such file.

    Raises
    ------
    OptionError
        At the first fault, with what is accepted.
    """
    if not file.is_file():
        return Spellings()
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    unknown = sorted(lists.keys() - {*_LISTS})
    if unknown:
        msg = f"{file}: {unknown[0]!r} is no list of spellings; accepted are {', '.join(_LISTS)}"
        raise OptionError(msg)
    compounds = lists.get("compounds", [])
    return Spellings(
        endings=dict(_pairs(lists.get("endings", []), file)),
        words=dict(_pairs(lists.get("words", []), file)),
        phrases=_phrases(
            [
                *((long.split(), short) for long, short in _pairs(lists.get("phrases", []), file)),
                *((compound.split("-"), compound.replace("-", "")) for compound in compounds),
            ]
        ),
        prefixes=frozenset(lists.get("prefixes", [])),
        compounds=frozenset(compound.replace("-", "") for compound in compounds),
    )


def _phrases(
    rows: Iterable[tuple[Sequence[str], str]],
) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for (*before, last), short in rows:
        found.setdefault(last, []).append((tuple(before), short))
    return found


def _pairs(rows: Iterable[list[str]], file: Path) -> Iterable[tuple[str, str]]:
    for row in rows:
        if len(row) != _PAIR or not all(isinstance(cell, str) and cell for cell in row):
            msg = f"{file}: {row!r} is no pair of spellings, such as ['labour', 'labor']"
            raise OptionError(msg)
        yield row[0], row[1]
