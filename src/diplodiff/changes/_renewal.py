"""Tell a text that only rolls forward (numbers, dates, symbols) from one that was reworded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_words", "rolled_forward"]

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


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case: what the comparison of wording counts.

    Parameters
    ----------
    text : str
        A clause text.

    Returns
    -------
    tuple of str
        Dates, numbers and hyphenated words count by their parts as written: "22", "july",
        "libyan-led", "s/2020/63".
    """
    return tuple(word.lower() for word in _WORD.findall(text))


def rolled_forward(base: str, other: str) -> tuple[tuple[str, str], ...] | None:
    """List what rolled forward between two texts that are the same but for that.

    Parameters
    ----------
    base, other : str
        The two texts.

    Returns
    -------
    tuple of (str, str) or None
        Old and new wording of each number, date or symbol that differs, in the order of the
        text; None when anything else differs too.
    """
    old, new = read_words(base), read_words(other)
    if len(old) != len(new):
        return None
    differing = [
        i for i, (before, after) in enumerate(zip(old, new, strict=True)) if before != after
    ]
    before, after = _Rolling(base), _Rolling(other)
    if not all(before.rolls(i) and after.rolls(i) for i in differing):
        return None
    runs = list(_runs(before, differing))
    return tuple((before.wording(*run), after.wording(*run)) for run in runs)


class _Rolling:
    """The words of a text, asked whether they may roll forward."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = list(_WORD.finditer(text))

    def __len__(self) -> int:
        return len(self._words)

    def rolls(self, index: int) -> bool:
        """Tell whether a word is a number, date or symbol, and no negotiated quantity."""
        word = self._words[index].group()
        following = self._words[index + 1].group().lower() if index + 1 < len(self) else ""
        if following in _MEASURES:
            return False
        if _HAS_DIGIT.search(word) or _ROMAN.fullmatch(word):
            return True
        return word.lower() in _ORDINALS or word.lower() in load("en").months

    def joined(self, index: int) -> bool:
        """Tell whether only a joiner stands between a word and the next."""
        between = self._text[self._words[index].end() : self._words[index + 1].start()]
        return between.strip() in _JOINERS

    def wording(self, first: int, last: int) -> str:
        """Return the text from one word to another, with the bracket that closes it."""
        start, end = self._words[first].start(), self._words[last].end()
        text = self._text[start:end]
        closed = self._text[end : end + 1] == ")" and text.count("(") > text.count(")")
        return f"{text})" if closed else text


def _runs(words: _Rolling, differing: list[int]) -> Iterator[tuple[int, int]]:
    """Widen each differing word to the whole date or number it belongs to."""
    done = -1
    for index in differing:
        if index <= done:
            continue
        first = last = index
        while first > 0 and words.rolls(first - 1) and words.joined(first - 1):
            first -= 1
        while last + 1 < len(words) and words.rolls(last + 1) and words.joined(last):
            last += 1
        done = last
        yield first, last
