"""Hyphens at the ends of lines: which belong to the word and which to the line.

Word processors of ministries seldom hyphenate, so a hyphen at the end of a line is mostly one of a
compound; printed journals hyphenate all the time. What the document writes inside its lines
decides: a word that occurs joined is joined, one that occurs with a hyphen keeps it, and so does
one whose parts are words of their own ("conflict-" and "affected").
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplodiff.reading.formats.pdf._lines import Line

__all__ = ["SOFT_HYPHEN", "Hyphens"]

SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+){0,8}")
_LAST = re.compile(r"([^\W\d_]{1,60})[-\u2010\u00ad]$")
_FIRST = re.compile(r"[^\W\d_]{1,60}")
_LONGEST = 61
"""Characters looked at for the last word of a line and its hyphen."""
_HABIT = 0.04
"""Share of lines that end in a hyphen where hyphenation is on: about every tenth then, and every
hundredth where only compounds are parted."""


class Hyphens:
    """What the lines of one document tell of its hyphens.

    Parameters
    ----------
    lines : iterable of Line
        All of its lines.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        n_lines = n_hyphens = 0
        hyphened = False
        for line in lines:
            n_lines += 1
            words = _WORD.findall(line.text.replace("\u2010", "-").lower())
            parted, hyphened = hyphened, line.text.endswith(_HYPHENS)
            n_hyphens += hyphened
            # Parts of words prove nothing about words.
            for word in words[int(parted) : len(words) - int(hyphened)]:
                self._words[word] += 1
                if "-" in word:
                    self._words.update(word.split("-"))
        self._habit = n_hyphens > _HABIT * n_lines

    def joint(self, above: str, below: str) -> tuple[str, str]:
        """Say how two lines of a paragraph are joined.

        Parameters
        ----------
        above, below : str
            Lines without white space at either end.

        Returns
        -------
        str
            The line above, without a hyphen that belongs to the line.
        str
            A space, or "" within a word.
        """
        if not above.endswith(_HYPHENS):
            return above, " "
        last, first = _LAST.search(above[-_LONGEST:]), _FIRST.match(below)
        if last is None:
            # "10-" and "year"; a dash that stands alone is no hyphen.
            return above, "" if above[-2:-1].isalnum() else " "
        if first is None:
            return above, "" if below[:1].isdecimal() else " "
        if above.endswith(SOFT_HYPHEN) or self._is_parted(last[1].lower(), first.group()):
            return above[:-1], ""
        return above, " " if first.group() in _AND else ""

    def _is_parted(self, last: str, first: str) -> bool:
        """Return whether one word was parted at the end of a line."""
        if not first[:1].islower() or first in _AND:
            return False
        if self._words[last + first]:
            return True
        if self._words[f"{last}-{first}"] or (self._words[last] and self._words[first]):
            return False
        return self._habit


_AND = frozenset("and or et ou y o und oder и или".split())
"""What follows on a hyphen that stands for the rest of a word: "water- and sanitation-related"."""
