"""Figures of a text that count nothing: marks of notes, years, days, and parts of citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._packs import pack_of
from diplodiff.changes._passage import MARKS
from diplodiff.changes._slight import is_note

if TYPE_CHECKING:
    from diplodiff.changes._passage import Passage

__all__ = ["day_of_month", "is_cited", "is_mark", "is_year"]

_LONGEST_NOTE = 3
_YEAR_DIGITS = 4
_YEARS = range(1800, 2200)
_LAST_DAY = 31
_LONGEST_LIST = 8
"""Words of "12, 13, 14 and 15" before the month."""
_COUNTED_ENDINGS = ("s", "men", "people", "personnel", "police")
"""How words end that are counted by a number above one."""
_IN_TIME = frozenset(
    {"in", "since", "by", "until", "till", "before", "after", "during", "early", "late", "year"}
)


def is_mark(side: Passage, at: int) -> bool:
    """Tell whether a number is the mark of a note: "of 3 May 1999, 2/", "of Arland, 58 and".

    Parameters
    ----------
    side : Passage
        The clauses on one side.
    at : int
        Index of a word.
    """
    key = side.keys[at]
    if not key.isdecimal() or len(key) > _LONGEST_NOTE or at == 0:
        return False
    behind, before = _key(side, at + 1), _key(side, at - 1)
    if is_note(side, at) or (behind == "/" and not _key(side, at + 2)[:1].isdecimal()):
        return True
    if _counts(behind):
        return False
    word = _key(side, at - 2) if before == "," else before
    dated = _may_be_year(word) or word[:4].isdecimal()
    parted = before == "," and word[-1:].isalpha()
    return dated or (parted and (behind in MARKS or behind in {"", *_joins(side)}))


def is_year(side: Passage, at: int) -> bool:
    """Tell whether a number of four figures is a year, or a page, and counts nothing."""
    key = side.keys[at]
    if not (key.isdecimal() and len(key) == _YEAR_DIGITS):
        return False
    before = _key(side, at - 1)
    dated = before in _IN_TIME or before in pack_of(side.language).month_numbers
    return not _counts(_key(side, at + 1)) or (dated and _may_be_year(key))


def day_of_month(side: Passage, at: int) -> int:
    """Return where the month stands that a number is a day of, alone or in a list; -1 of none.

    "12 and 14 July", "from 3 to 9 May".
    """
    keys, months = side.keys, pack_of(side.language).month_numbers
    if not _is_day(keys[at]):
        return -1
    between = MARKS | _joins(side) | {"to"}
    for place in range(at + 1, min(len(keys), at + _LONGEST_LIST)):
        if keys[place] in months:
            return place
        if not (_is_day(keys[place]) or keys[place] in between):
            break
    return at - 1 if _key(side, at - 1) in months else -1


def is_cited(side: Passage, at: int) -> bool:
    """Tell whether a word is part of a citation."""
    start = side.spans[at][0]
    return any(cited.start <= start < cited.end for cited in side.references)


def _is_day(key: str) -> bool:
    return key.isdecimal() and len(key) <= len(str(_LAST_DAY)) and 0 < int(key) <= _LAST_DAY


def _may_be_year(key: str) -> bool:
    return key.isdecimal() and len(key) == _YEAR_DIGITS and int(key) in _YEARS


def _counts(key: str) -> bool:
    return key.isalpha() and len(key) > _LONGEST_NOTE and key.endswith(_COUNTED_ENDINGS)


def _joins(side: Passage) -> frozenset[str]:
    return pack_of(side.language).words.coordinators


def _key(side: Passage, at: int) -> str:
    return side.keys[at] if 0 <= at < len(side.keys) else ""
