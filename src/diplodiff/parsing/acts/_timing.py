"""Words of an act -> when it is due, how long it holds, how often it recurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Timing, TimingKind
from diplodiff.parsing._dates import match_date, numeric_date

if TYPE_CHECKING:
    import datetime as dt

    from diplodiff.lexicon import Lexicon
    from diplodiff.lexicon._tables import ActTables, TimingEntry
    from diplodiff.parsing.acts._words import Words

__all__ = ["TimeReader", "TimeSpot"]

_LONGEST_PARTS = 6
"""Words between "by" and the month: "the end of the year"."""
_LONGEST_QUALIFIERS = 4
_YEARS = range(1900, 2200)
_LAST_DAY = 31
_LONGEST_DATE = 3
"""Words of "15 December 2020"."""


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
    lexicon : Lexicon
        Months of that language.
    """

    __slots__ = ("_keys", "_lexicon", "_months", "_openers", "_tables", "_words")

    def __init__(self, words: Words, tables: ActTables, lexicon: Lexicon) -> None:
        self._words = words
        self._keys = words.keys
        self._tables = tables
        self._lexicon = lexicon
        self._months = lexicon.dated_months
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
        if entry.follows == "elapsed":
            return self._elapsed(first, at, entry)
        if not self.may_begin(at):
            return None
        return (self._date if entry.follows == "date" else self._span)(first, at, entry)

    def _date(self, first: int, at: int, entry: TimingEntry) -> TimeSpot | None:
        """Read a whole date, or ``[the end of] [D] month [YYYY]``, ``[the year] YYYY``."""
        keys, words, classes = self._keys, self._words, self._tables.words
        last = at + _LONGEST_PARTS
        while at < last and keys[at] in classes.parts:
            at += 1
        whole = self._whole(at)
        if whole is not None:
            return self._dated(first, *whole, entry)
        day = at + self._is_day(at)
        if keys[day] in self._months and words.capital(day):
            year = self._year(keys[day + 1])
            return self._dated(first, day + 1 + year, None, entry)
        if self._year(keys[at].rpartition("-")[2]):
            return self._dated(first, at + 1, None, entry)
        closed = keys[at - 1] in classes.units and "end" in keys[first:at]
        return self._dated(first, at, None, entry) if closed else None

    def _whole(self, at: int) -> tuple[int, dt.date | None] | None:
        """Read a date that names its day; figures may leave open which day it is."""
        words, keys = self._words, self._keys
        if at >= words.n:
            return None
        end = words.ends[min(at + _LONGEST_DATE, words.n) - 1]
        found = match_date(words.source_text, words.starts[at], end, lexicon=self._lexicon)
        if found is not None:
            return words.index(found.end), found.date
        parted = words.gaps[at + 1 : at + 3]
        if self._year(keys[at + 2]) and parted in (["/", "/"], [".", "."]):
            figures = keys[at], keys[at + 1]
            if all(map(self._is_figure, figures)):
                return at + 3, numeric_date(int(figures[0]), int(figures[1]), int(keys[at + 2]))
        return None

    def _dated(self, first: int, behind: int, date: dt.date | None, entry: TimingEntry) -> TimeSpot:
        return TimeSpot(first, behind, TimingKind.DATE, date, None, "", entry.event)

    def _is_day(self, at: int) -> bool:
        return self._is_figure(self._keys[at].rstrip("stndrh"))

    def _is_figure(self, key: str) -> bool:
        return key.isdecimal() and len(key) <= len(str(_LAST_DAY))

    def _year(self, key: str) -> bool:
        year = int(key) if key.isascii() and key.isdecimal() and len(key) == len("2020") else 0
        return year in _YEARS

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
        behind = at + 1 + (keys[at + 1] == "time")  # "in six months' time"
        if entry.kind is not TimingKind.FREQUENCY:
            behind = self._reckoned(behind)
        return TimeSpot(first, behind, entry.kind, None, count, unit, entry.event)

    def _elapsed(self, unit: int, at: int, entry: TimingEntry) -> TimeSpot | None:
        """Read ``three months after the adoption of this resolution`` from its unit on."""
        first = unit - 1
        count = self._count(first)[1] if first >= 0 else None
        behind = self._reckoned(at - 1)
        if count is None or behind == at - 1:
            return None
        name = self._keys[unit].removesuffix("s")
        return TimeSpot(first, behind, entry.kind, None, count, name, entry.event)

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
