"""Tell a text that only rolls forward (numbers, dates, symbols) from one that was reworded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from diplodiff.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Words", "read_words", "rolled_forward"]

_WORD = re.compile(r"\w+(?:[-'/.:]\w+)*")
_HAS_DIGIT = re.compile(r"\d")
_ROMAN = re.compile(r"[IVXLC]{2,}")  # (XXI): sessions and old resolutions; a lone I is a pronoun
_JOINERS = frozenset({"", "(", ")", ",", "of"})
"""What may stand between two parts of one date or number: "22 July 2020", "2510 (2020)"."""

_MEASURES = frozenset(
    "day days week weeks month months year years hour hours per percent % million billion thousand "
    "hundred troops personnel observers members states kilometres km dollars euros".split()
)
"""A number in front of one of these is a quantity that was negotiated; it never rolls forward."""

_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text as the comparison of wording sees them.

    Parameters
    ----------
    text : str
        The text they were cut from.
    spans : tuple of (int, int)
        Offsets of each word in `text`.
    folded : tuple of str
        Each word, lower case.
    rolling : tuple of bool
        Whether the word is a number, date or symbol that may roll forward.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    rolling: tuple[bool, ...]


def read_words(text: str) -> Words:
    """Cut a text into words and mark those that may roll forward.

    Parameters
    ----------
    text : str
        A clause text.

    Returns
    -------
    Words
        The words in their order.
    """
    found = list(_WORD.finditer(text))
    folded = tuple(word.group().lower() for word in found)
    following = (*folded[1:], "")
    rolling = tuple(
        _rolls(word.group(), after) for word, after in zip(found, following, strict=True)
    )
    return Words(
        text=text, spans=tuple(word.span() for word in found), folded=folded, rolling=rolling
    )


def _rolls(word: str, following: str) -> bool:
    if following in _MEASURES:
        return False
    if _HAS_DIGIT.search(word) or _ROMAN.fullmatch(word):
        return True
    return word.lower() in _ORDINALS or word.lower() in _month_names()


@cache
def _month_names() -> frozenset[str]:
    return frozenset(load("en").months)


def rolled_forward(base: Words, other: Words) -> tuple[tuple[str, str], ...] | None:
    """List what rolled forward between two texts that are the same but for that.

    Parameters
    ----------
    base, other : Words
        The words of the two texts.

    Returns
    -------
    tuple of (str, str) or None
        Old and new wording of each number, date or symbol that differs, in the order of the
        text; None when anything else differs too.
    """
    if len(base.folded) != len(other.folded):
        return None
    differing = [
        i for i, (b, o) in enumerate(zip(base.folded, other.folded, strict=True)) if b != o
    ]
    if not all(base.rolling[i] and other.rolling[i] for i in differing):
        return None
    pairs = []
    for first, last in _runs(base, differing):
        old = base.text[base.spans[first][0] : base.spans[last][1]]
        new = other.text[other.spans[first][0] : other.spans[last][1]]
        pairs.append((old, new))
    return tuple(pairs)


def _runs(words: Words, differing: list[int]) -> Iterator[tuple[int, int]]:
    """Widen each differing word to the whole date or number it belongs to."""
    done = -1
    for index in differing:
        if index <= done:
            continue
        first = last = index
        while first > 0 and words.rolling[first - 1] and _joined(words, first - 1):
            first -= 1
        while last + 1 < len(words.folded) and words.rolling[last + 1] and _joined(words, last):
            last += 1
        done = last
        yield first, last


def _joined(words: Words, index: int) -> bool:
    """Tell whether only a joiner stands between a word and the next."""
    between = words.text[words.spans[index][1] : words.spans[index + 1][0]]
    return between.strip() in _JOINERS
