"""Where and when something was signed, issued or held: "issued in Ankara on 22 July 2020"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.parsing._dates import match_date
from diplodiff.parsing.references._found import CAPITALIZED, MONTH, plain, wrapped

if TYPE_CHECKING:
    import datetime as dt

    from diplodiff.parsing.references._found import Scope

__all__ = ["BEFORE_DATE", "Occasion", "read_occasion"]

_PLACE = rf"(?:The\s)?{CAPITALIZED}(?:(?:\s|\sof\s|,\s){CAPITALIZED}){{0,3}}"
_DONE = (
    r"(?:adopted|signed|issued|concluded|done|held|convened|made|agreed(?:\supon)?|reached|launched"
    r"|announced|endorsed|approved|opened\sfor\ssignature|which\s(?:was|were)\s\w{3,12})"
)
BEFORE_DATE = (
    rf",?\s(?:{_DONE}\s)?(?:by\s(?:the\s)?{CAPITALIZED}(?:\s(?:of\s)?{CAPITALIZED}){{0,4}}\s)?"
    rf"(?:(?:in|at)\s(?P<place>{_PLACE}),?\s)?(?:(?:on|of|dated|from)\s)?"
    r"(?:\d{1,2}\s?(?:-|–|and|to)\s?)?"
)
"""From the end of a name to its date."""
_DATED = wrapped(BEFORE_DATE)
_IN_BRACKETS = wrapped(rf"\s?\((?:(?P<place>{_PLACE}),\s)?(?:\d{{1,2}}\s?[-–]\s?)?")
_CLOSING = wrapped(r"\s?\)")
_PLACED = wrapped(rf",?\s{_DONE}\s(?:in|at)\s(?P<place>{_PLACE})")
_PERIOD = wrapped(rf",?\sof\s(?P<period>(?:{MONTH}\s)?(?:1[6-9]|20)\d\d)(?![\w-])")


class Occasion(NamedTuple):
    """Where and when, as far as the words behind a name say.

    Parameters
    ----------
    end : int
        Offset behind those words.
    date : datetime.date or None
        The whole date; the last day when several are given.
    place : str
        As printed, or "".
    period : str
        A year, or month and year, where the day is not given: "1998", "November 2012".
    """

    end: int
    date: dt.date | None = None
    place: str = ""
    period: str = ""


def read_occasion(scope: Scope, at: int) -> Occasion:
    """Read place and date behind a name.

    Parameters
    ----------
    scope : Scope
        Where to look.
    at : int
        Where the name ends.

    Returns
    -------
    Occasion
        It ends at `at` when the name has neither.
    """
    text, end = scope.text, scope.end
    for pattern, closing in ((_IN_BRACKETS, _CLOSING), (_DATED, None)):
        opening = pattern.pattern.match(text, at, end)
        date = match_date(text, opening.end(), end) if opening is not None else None
        if opening is None or date is None:
            continue
        behind = closing.pattern.match(text, date.end, end) if closing is not None else None
        if closing is None or behind is not None:
            last = date.end if behind is None else behind.end()
            return Occasion(last, date.date, plain(opening["place"] or ""))
    placed = _PLACED.pattern.match(text, at, end)
    if placed is not None:
        return Occasion(placed.end(), None, plain(placed["place"]))
    when = _PERIOD.pattern.match(text, at, end)
    if when is None:
        return Occasion(at)
    return Occasion(when.end(), period=plain(when["period"]))
