"""Facts about quantities and dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.changes.facts._figures import day_of_month, is_cited, is_mark, is_year
from diplodiff.lexicon import load_tables
from diplodiff.model import Timing, TimingKind
from diplodiff.parsing import find_dates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides, Stretch
    from diplodiff.model import Phrase
    from diplodiff.parsing import FoundDate

__all__ = ["dated_deadlines", "facts_of_dates", "facts_of_numbers"]

_LONGEST_ALONE = 4
"""A number that comes or goes in a longer stretch comes or goes with what it counts."""
_DECIMALS = re.compile(r"[.,]\d{1,2}(?!\d)")
_SEPARATORS = str.maketrans("", "", ",.%\u00a0\u202f ")
_THOUSANDS = 3
_MOST_DIGITS = 18
_NO_QUANTITY = frozenset({"one"})  # "one another", "as one"
_YEAR = "a year"
"""Stands for the unit of a year that a text counts by."""

_LONGEST_LEAD = 4
"""Words of "not later than" and its like, before a date or a period."""


class _Quantity(NamedTuple):
    kind: FactKind
    phrase: Phrase
    value: int | None
    unit: str


def facts_of_numbers(sides: Sides) -> Iterator[Fact]:
    """Compare the numbers in the stretches that differ.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Yields
    ------
    Fact
        Old against new in the order of each stretch. A number has the word behind it as its unit.
    """
    numbers = [_number_words(side.language) for side in (sides.base, sides.other)]
    if not sides.figures_differ and all(map(sides.differing.isdisjoint, numbers)):
        return
    for stretch in sides.stretches:
        old = list(_quantities(sides.base, stretch.base, numbers[0]))
        new = list(_quantities(sides.other, stretch.other, numbers[1]))
        for dates in (False, True):
            yield from _compared(
                stretch,
                [it for it in old if (it.kind is FactKind.DATE) is dates],
                [it for it in new if (it.kind is FactKind.DATE) is dates],
            )


def _compared(
    stretch: Stretch, old: Sequence[_Quantity], new: Sequence[_Quantity]
) -> Iterator[Fact]:
    """Compare numbers of one sort in a stretch, in their order."""
    for was, now in zip(old, new, strict=False):
        if was.phrase.text != now.phrase.text:
            yield Fact(kind=now.kind, base=was.phrase, other=now.phrase, detail=_way(was, now))
    n_paired = min(len(old), len(new))
    if len(stretch.base) <= _LONGEST_ALONE:
        yield from (Fact(kind=it.kind, base=it.phrase) for it in old[n_paired:])
    if len(stretch.other) <= _LONGEST_ALONE:
        yield from (Fact(kind=it.kind, other=it.phrase) for it in new[n_paired:])


def facts_of_dates(sides: Sides) -> Iterator[Fact]:
    """Compare the whole dates of two sides.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Yields
    ------
    Fact
        A date of the base that the other side lacks against one that the base lacks, in the order
        of the text; then those that are left over.
    """
    if not sides.figures_differ:
        return
    old, new = _dates_of(sides.base), _dates_of(sides.other)
    known, anew = {date.value for date in old}, {date.value for date in new}
    gone = [date for date in old if date.value not in anew]
    come = [date for date in new if date.value not in known]
    for was, now in zip(gone, come, strict=False):
        yield Fact(kind=now.kind, base=was.phrase, other=now.phrase)
    n_paired = min(len(gone), len(come))
    yield from (Fact(kind=date.kind, base=date.phrase) for date in gone[n_paired:])
    yield from (Fact(kind=date.kind, other=date.phrase) for date in come[n_paired:])


class _Date(NamedTuple):
    kind: FactKind
    phrase: Phrase
    value: dt.date


def dated_deadlines(side: Passage) -> list[Timing]:
    """List the whole dates of a side that are deadlines by the words before them, act or no act."""
    return [
        Timing(
            text=it.phrase.text,
            start=it.phrase.start,
            end=it.phrase.end,
            kind=TimingKind.DATE,
            date=it.value,
        )
        for it in _dates_of(side)
        if it.kind is FactKind.DEADLINE
    ]


def _dates_of(side: Passage) -> list[_Date]:
    return [
        _date(side, found)
        for clause in side.clauses
        for found in find_dates(side.source_text, clause.start, clause.end, language=side.language)
    ]


def _date(side: Passage, found: FoundDate) -> _Date:
    words = side.between(found.start, found.end)
    lead = _lead(side, words.start, "date")
    kind = FactKind.DATE if lead == words.start else FactKind.DEADLINE
    return _Date(kind, side.phrase(side.spans[lead][0], found.end), found.date)


def _number_words(language: str) -> Mapping[str, int]:
    return load_tables(language).numbers


def _quantities(side: Passage, words: range, numbers: Mapping[str, int]) -> Iterator[_Quantity]:
    """Read the numbers of a stretch, "13 500" as one."""
    at = words.start
    while at < words.stop:
        key = side.keys[at]
        behind = at + 1
        if key[0].isdecimal():
            while _goes_on(side, behind):
                behind += 1
        elif key not in numbers or key in _NO_QUANTITY:
            at += 1
            continue
        if not (is_mark(side, at) or is_cited(side, at)):
            yield _dated(side, at) or _quantity(side, at, behind, numbers)
        at = behind


def _dated(side: Passage, at: int) -> _Quantity | None:
    """Read a number as a year, or as a day of a month that a list of days shares."""
    month = day_of_month(side, at)
    if month >= 0:
        phrase = side.said(range(min(at, month), max(at, month) + 1))
        return _Quantity(FactKind.DATE, phrase, None, "")
    if not is_year(side, at):
        return None
    lead = _lead(side, at, "date")
    kind = FactKind.DATE if lead == at else FactKind.DEADLINE
    return _Quantity(kind, side.said(range(lead, at + 1)), int(side.keys[at]), _YEAR)


def _goes_on(side: Passage, at: int) -> bool:
    """Tell whether a word is the thousands of the number before it: "13 500"."""
    key = side.keys[at] if at < len(side.keys) else ""
    return len(key) == _THOUSANDS and key.isdecimal()


def _quantity(side: Passage, at: int, behind: int, numbers: Mapping[str, int]) -> _Quantity:
    written = "".join(side.keys[at:behind])
    digits = written.translate(_SEPARATORS)
    # "3.5" is no thirty-five; which mark parts decimals depends on the country
    whole = digits.isdecimal() and not _DECIMALS.search(written)
    value = int(digits) if whole and len(digits) <= _MOST_DIGITS else None
    if value is None:
        value = numbers.get(side.keys[at])
    counted = side.keys[behind] if behind < len(side.keys) else ""
    unit = counted if counted.isalpha() and counted not in _stops(side.language) else ""
    is_span = unit.removesuffix("s") in load_tables(side.language).words.units
    lead = _lead(side, at, "span") if is_span else at
    kind = FactKind.NUMBER if lead == at else FactKind.DEADLINE
    return _Quantity(kind, side.said(range(lead, behind + bool(unit))), value, unit)


def _lead(side: Passage, at: int, follows: str) -> int:
    """Return where the words begin that make a date or a period a deadline: "not later than".

    An act has one deadline of its own; a second one, or one of what only speaks, is told so.
    """
    timings = load_tables(side.language).timings
    for first in range(max(0, at - _LONGEST_LEAD), at):
        for behind, entry in timings.at(side.keys, first):
            if behind == at and entry.follows == follows and not entry.event:
                return first
    return at


def _stops(language: str) -> frozenset[str]:
    """Return the words that are no unit of what is counted."""
    words = pack_of(language).words
    return words.coordinators | words.stops


def _way(old: _Quantity, new: _Quantity) -> str:
    if old.value is None or new.value is None or old.value == new.value or old.unit != new.unit:
        return ""
    up, down = ("later", "sooner") if new.unit == _YEAR else ("more", "less")
    return up if new.value > old.value else down
