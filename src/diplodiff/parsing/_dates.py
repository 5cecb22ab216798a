"""Dates as texts give them: the one place that reads them, in every language of the packs.

The shapes of a date are few and shared ("22 July 2020", "le 1er juin 2020", "2020年7月22日"); which
words are months, the language pack says. Only whole dates are read: "in July 2020" and "22 July" do
not say a day.
"""

from __future__ import annotations

import datetime as dt
import functools
import sys
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import OptionError
from diplodiff.lexicon import load
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from diplodiff.lexicon import Lexicon

__all__ = [
    "DATE_SHAPE",
    "PLACED_DATE",
    "FoundDate",
    "ends_in_month",
    "find_dates",
    "is_month",
    "match_date",
    "numeric_date",
]

_WORD = r"[^\W\d_]{2,12}"
# Arabic texts of the United Nations name a month twice, in the Syriac and in the Roman tradition,
# and some Syriac names are two words: "كانون الثاني/يناير".
_MONTH = rf"{_WORD}(?:\s{_WORD})??(?:\s?/\s?{_WORD}(?:\s{_WORD})??)?"
DATE_SHAPE = (
    r"(?:\d{1,2}(?:er|st|nd|rd|th|[.º])?\s(?:(?:of|de)\s)?[^\W\d_]{3,9}\.?,?\s(?:del?\s)?\d{4}"
    r"|[^\W\d_]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})"
)
"""The shape of a date on one line; whether its word is a month, `find_dates` says."""
PLACED_DATE = LatePattern(
    rf"(?:(?P<before>[^\d.;:()]{{2,60}}),\s)?(?:(?:on|le|el|den|am)\s)?"
    rf"(?:(?:\d{{1,2}}\s?[-–—]\s?)?{DATE_SHAPE}"
    r"|[^\W\d_]{3,9}\.?\s\d{1,2}\s?[-–—]\s?\d{1,2},?\s\d{4})"
    r"(?:,\s(?P<after>[^\d.;:()]{2,60}))?\.?"
)
"""A line of place and date ("Lisbon, 3-4 March 2031")."""

# Each pattern begins with one class of characters, so that the search passes over all others
# without a look at the rest; a check of what stands before would cost that.
_DAY_FIRST = LatePattern(
    r"(?P<first>\d\d{0,3})(?:"
    rf"(?:er|st|nd|rd|th|[.ºª°])?\s{{1,9}}(?:(?:de|of)\s{{1,9}})?(?P<month>{_MONTH})\.?,?"
    r"\s{1,9}(?:del?\s{1,9})?(?P<year>\d{4})(?!\d)(?:\s{1,9}(?:года|г\.))?"
    r"|-(?P<iso>\d\d-\d\d)(?![\d-])"
    r"|\s?年\s?(?P<numbered>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日)"
)
_MONTH_FIRST = LatePattern(
    r"(?P<month>[A-Z][A-Za-z]{2,8})\.?\s{1,9}(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,9}"
    r"(?P<year>\d{4})(?!\d)"
)
_INSIDE = frozenset("0123456789/.-")
"""What begins behind one of these is a piece of a number or symbol."""


class FoundDate(NamedTuple):
    """A whole date and where it stands.

    Parameters
    ----------
    start, end : int
        Offsets into the text.
    date : datetime.date
        What it says.
    """

    start: int
    end: int
    date: dt.date


def find_dates(
    text: str,
    start: int = 0,
    end: int = sys.maxsize,
    *,
    language: str = "en",
    lexicon: Lexicon | None = None,
) -> list[FoundDate]:
    """Find the whole dates of a text.

    Parameters
    ----------
    text : str
        Any text; the time is linear in its length.
    start, end : int
        Where to look.
    language : str, default "en"
        ISO 639-1 code of the pack that names the months.
    lexicon : Lexicon, optional
        A pack that names them instead, which may be of the user's own.

    Returns
    -------
    list of FoundDate
        In the order of the text; misprints such as "31 June 2020" are no dates.

    Examples
    --------
    >>> [str(found.date) for found in find_dates("from 22 July 2020 to August 3, 2020")]
    ['2020-07-22', '2020-08-03']
    """
    months = _months(language, lexicon)
    dates = [
        FoundDate(found.start(), found.end(), date)
        for found in _DAY_FIRST.pattern.finditer(text, start, end)
        if (date := _day_first(found, months)) is not None
    ]
    if language == "en":  # no other language of the packs puts the month first
        dates += [
            FoundDate(found.start(), found.end(), date)
            for found in _MONTH_FIRST.pattern.finditer(text, start, end)
            if (date := _month_first(found)) is not None
        ]
        dates.sort()
    return dates


def match_date(
    text: str,
    start: int = 0,
    end: int = sys.maxsize,
    *,
    language: str = "en",
    lexicon: Lexicon | None = None,
) -> FoundDate | None:
    """Read the date that begins at an offset.

    Parameters
    ----------
    text : str
        Any text.
    start, end : int
        Where the date must begin, and where the text is to end.
    language : str, default "en"
        ISO 639-1 code of the pack that names the months.
    lexicon : Lexicon, optional
        A pack that names them instead, which may be of the user's own.

    Returns
    -------
    FoundDate or None
        None when no whole date begins there.
    """
    found = _DAY_FIRST.pattern.match(text, start, end)
    date = None if found is None else _day_first(found, _months(language, lexicon))
    if found is None and language == "en":
        found = _MONTH_FIRST.pattern.match(text, start, end)
        date = None if found is None else _month_first(found)
    return None if found is None or date is None else FoundDate(start, found.end(), date)


def is_month(word: str, *, language: str = "en", lexicon: Lexicon | None = None) -> bool:
    """Return whether a word is a month, or short for one.

    Parameters
    ----------
    word : str
        A word without punctuation.
    language : str, default "en"
        ISO 639-1 code of the pack that names the months.
    lexicon : Lexicon, optional
        A pack that names them instead, which may be of the user's own.

    Returns
    -------
    bool
        True for "May", "Sept" and "DECEMBER".
    """
    return word.lower() in _months(language, lexicon)


def numeric_date(first: int, second: int, year: int) -> dt.date | None:
    """Read a date in figures, where it can mean only one day.

    Parameters
    ----------
    first, second : int
        The figures before the year.
    year : int
        The year.

    Returns
    -------
    datetime.date or None
        None for "3/4/2025", which is read in two ways on two sides of the Atlantic.

    Examples
    --------
    >>> str(numeric_date(30, 6, 2025)), numeric_date(3, 4, 2025)
    ('2025-06-30', None)
    """
    months = range(1, 13)
    if first in months and second in months and first != second:
        return None
    day, month = (first, second) if second in months else (second, first)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def ends_in_month(words: str) -> bool:
    """Return whether the last word is a month: a number behind it is its day or year.

    Parameters
    ----------
    words : str
        The end of a line.

    Returns
    -------
    bool
        True for "until 31 December".
    """
    return is_month(words.rpartition(" ")[2])


def _day_first(found: re.Match[str], months: Mapping[str, int]) -> dt.date | None:
    first, day = found.group("first", "day")
    if found.string[found.start() - 1 : found.start()] in _INSIDE:
        return None
    try:
        if found["iso"]:
            return dt.date.fromisoformat(f"{first}-{found['iso']}")
        if day:
            return dt.date(int(first), int(found["numbered"]), int(day))
        return dt.date(int(found["year"]), _month(found["month"], months), int(first))
    except ValueError:  # "31 June": a misprint is no date, nor is a word that is no month
        return None


def _month_first(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(
            int(found["year"]), _month(found["month"], _months("en", None)), int(found["day"])
        )
    except ValueError:
        return None


def _month(name: str, months: Mapping[str, int]) -> int:
    """Return the number of a month; 0, which no date has, for any other word."""
    number = months.get(name.lower())
    if number is not None:
        return number
    names = (" ".join(part.split()).lower() for part in name.split("/"))
    return next((months[name] for name in names if name in months), 0)


def _months(language: str, lexicon: Lexicon | None) -> Mapping[str, int]:
    """Return the number of each month by its names."""
    return _named(language) if lexicon is None else lexicon.dated_months


@functools.cache
def _named(language: str) -> Mapping[str, int]:
    try:
        return load(language).dated_months
    except OptionError:  # a language without a pack: dates in figures are read all the same
        return {}
