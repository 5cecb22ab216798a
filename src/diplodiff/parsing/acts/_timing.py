"""Words of an act -> when it is due, how long it holds, how often it recurs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Timing, TimingKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.lexicon._tables import ActTables, TimingEntry
    from diplodiff.parsing.acts._words import Words

__all__ = ["TimeReader", "TimeSpot"]

_LONGEST_PARTS = 6
"""Words between "by" and the month: "the end of the year"."""
_LONGEST_QUALIFIERS = 4
_YEARS = range(1900, 2200)
_LAST_DAY = 31


class TimeSpot(NamedTuple):
    """A timing among the words of a clause."""

    first: int
    behind: int
    kind: TimingKind
    date: dt.date | None
    number: int | None
    unit: str
    event: bool

    def timing(self, words: Words) -> Timing:
        """Return it with its place in the source text."""
        phrase = words.phrase(self.first, self.behind)
        return Timing(
            text=phrase.text,
            start=phrase.start,
            end=phrase.end,
            kind=self.kind,
            date=self.date,
            count=self.number,
            unit=self.unit,
        )


class TimeReader:
    """Reads the timings of one clause.

    Parameters
    ----------
    words : Words
        The clause.
    tables : ActTables
        Tables of its language.
    months : sequence of str
        Names of the months, January first, lower case.
    """

    __slots__ = ("_keys", "_months", "_openers", "_tables")

    def __init__(self, words: Words, tables: ActTables, months: Sequence[str]) -> None:
        self._keys = words.keys
        self._tables = tables
        self._months = months
        self._openers = tables.time_openers

    def may_begin(self, at: int) -> bool:
        """Tell quickly whether a date or a span of time may begin at a word."""
        key, tables = self._keys[at], self._tables
        if key in tables.words.parts and key not in tables.numbers:  # "in | the northern districts"
            key = self._keys[at + 1]
        return (
            key in self._openers
            or key in self._months
            or key[:1].isdigit()
            or key[-1:].isdigit()  # "mid-2031"
        )

    def at(self, at: int) -> TimeSpot | None:
        """Read the timing that begins at a word, the longest phrase that is complete."""
        for behind, entry in self._tables.timings.at(self._keys, at):
            spot = self._complete(at, behind, entry)
            if spot is not None:
                return spot
        return None

    def _complete(self, first: int, at: int, entry: TimingEntry) -> TimeSpot | None:
        if not entry.follows:
            return TimeSpot(first, at, entry.kind, None, entry.number, entry.unit, entry.event)
        if entry.follows == "session":
            return self._session(first, at, entry)
        if not self.may_begin(at):
            return None
        return (self._date if entry.follows == "date" else self._span)(first, at, entry)

    def _date(self, first: int, at: int, entry: TimingEntry) -> TimeSpot | None:
        """Read ``[the end of] [D] month [YYYY]``, ``month D, YYYY``, ``[the year] YYYY``."""
        keys, parts = self._keys, self._tables.words.parts
        last = at + _LONGEST_PARTS
        while at < last and keys[at] in parts:
            at += 1
        at, day = self._day(at)
        month = self._month(keys[at])
        if not month:
            behind = at + 1 if not day and self._year(keys[at].rpartition("-")[2]) else 0
            closed = keys[at - 1] == "year" and "end" in keys[first:at]
            behind = behind or (at if closed else 0)
            return self._dated(first, behind, None, entry) if behind else None
        at += 1
        if not day:
            at, day = self._day(at)
        year = self._year(keys[at])
        date = _whole_date(year, month, day) if year and day else None
        return self._dated(first, at + bool(year), date, entry)

    def _dated(self, first: int, behind: int, date: dt.date | None, entry: TimingEntry) -> TimeSpot:
        return TimeSpot(first, behind, TimingKind.DATE, date, None, "", entry.event)

    def _day(self, at: int) -> tuple[int, int]:
        key = self._keys[at]
        digits = key.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
        if digits.isdecimal() and len(digits) <= len(str(_LAST_DAY)):  # a day has two digits
            return at + 1, int(digits)
        return at, 0

    def _month(self, key: str) -> int:
        return self._months.index(key) + 1 if key in self._months else 0

    def _year(self, key: str) -> int:
        year = int(key) if key.isascii() and key.isdecimal() and len(key) == len("2020") else 0
        return year if year in _YEARS else 0

    def _span(self, first: int, at: int, entry: TimingEntry) -> TimeSpot | None:
        """Read ``six [(6)] [calendar] months [of the adoption of this resolution]``."""
        keys, classes = self._keys, self._tables.words
        at, count = self._count(at)
        if count is None:
            return None
        if self._count(at)[1] == count:  # "thirty (30) days"
            at += 1
        for _ in range(_LONGEST_QUALIFIERS):
            at += keys[at] in classes.qualifiers
        unit = keys[at].removesuffix("s")
        if unit not in classes.units:
            return None
        behind = at + 1
        if entry.kind is not TimingKind.FREQUENCY:
            behind = self._reckoned(behind)
        return TimeSpot(first, behind, entry.kind, None, count, unit, entry.event)

    def _count(self, at: int) -> tuple[int, int | None]:
        key = self._keys[at]
        if key in ("a", "an"):
            return at + 1, 1
        if key.isascii() and key.isdecimal() and len(key) <= len("365"):
            return at + 1, int(key)
        number = self._tables.numbers.get(key)
        return (at, None) if number is None else (at + 1, number)

    def _reckoned(self, at: int) -> int:
        """Read ``of the adoption of this resolution``."""
        classes, keys = self._tables.words, self._keys
        if keys[at] not in classes.reckoned:
            return at
        behind = at + 1
        while keys[behind] in classes.reckoned_from:
            behind += 1
        return behind if behind - at > len(("of", "the")) else at

    def _session(self, first: int, at: int, entry: TimingEntry) -> TimeSpot | None:
        """Read ``next [regular] session``: a time known by its number or order."""
        keys, classes = self._keys, self._tables.words
        ordered = False
        for _ in range(_LONGEST_QUALIFIERS):
            key = keys[at]
            if key in classes.sessions:
                return self._dated(first, at + 1, None, entry) if ordered else None
            ordered = ordered or key in classes.ordinals or key.endswith(("th", "first", "second"))
            at += 1
        return None


def _whole_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # "31 June" is a misprint
        return None
