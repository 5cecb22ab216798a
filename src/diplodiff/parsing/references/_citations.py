"""Resolutions and decisions cited by number in running text, one by one or in lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.parsing._dates import is_month, match_date
from diplodiff.parsing.references._found import CAPITALIZED, Found, plain, wrapped
from diplodiff.parsing.references._numbers import match_number

if TYPE_CHECKING:
    import datetime as dt

    from diplodiff.parsing.references._found import Scope
    from diplodiff.parsing.references._words import Noun
    from diplodiff.text import LatePattern

__all__ = ["ListPatterns", "read_list"]

_BEFORE_NUMBER = re.compile(r"\s{1,80}(?:(?:[Nn](?:os?\.|°|[ºo]\.?|r\.)|№|رقم)\s?)?")
_ORGAN_WINDOW = 80
_ORGAN_ENDS = ("uncil", "mbly", "mission", "mittee", "gress", "Board", "Authority", "C", "GA", ")")
"""Checked first, since most resolutions are cited without their organ."""
_ORGAN = wrapped(
    rf"(?<!\w)(?:(?:UN|United\sNations)\s)?(?P<name>(?:UNSC|UNGA|HRC|ECOSOC)"
    rf"|(?:{CAPITALIZED}\s(?:(?:and|on|of|for)\s(?:the\s)?)?){{0,4}}"
    r"(?:Council|Assembly|Commission|Committee|Congress|Board|Authority))"
    r"(?:\s\([A-Z]{2,6}\))?\s\Z"
)
_DAYS = wrapped(
    r"\d{1,2}\.?(?:,?\s(?:and\s|to\s|et\s|y\s)?\d{1,2}){0,5}\s(?:de\s)?(?P<month>[^\W\d_]{3,10})"
    r"(?:,?\s(?:de\s)?\d{4}(?!\d))?(?![\w/])"
)
# The year behind the number shows a resolution to be the Council's.
_COUNCIL = frozenset({"UNSC", "Security Council"})
_SHORT = {
    "HRC": "Human Rights Council",
    "ECOSOC": "Economic and Social Council",
    "UNGA": "General Assembly",
}


class ListPatterns(NamedTuple):
    """The small words of one language, compiled.

    Parameters
    ----------
    join : re.Pattern
        What stands between two items of a list.
    further : LatePattern
        A misprint or other words in a list, up to a number that shows that the list goes on.
    dated : re.Pattern
        What stands between a number and its date.
    language : str
        ISO 639-1 code, for the names of the months.
    """

    join: re.Pattern[str]
    further: LatePattern
    dated: re.Pattern[str]
    language: str


class _Item(NamedTuple):
    start: int
    end: int
    name: str
    date: dt.date | None


def read_list(
    scope: Scope, hit: re.Match[str], start: int, noun: Noun, patterns: ListPatterns
) -> list[Found]:
    """Read the numbers behind a noun: "resolutions 1970 (2011) and 1973 (2011)".

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        The noun; its group "plural" says that a list may follow.
    start : int
        Where the noun begins.
    noun : Noun
        What the noun cites.
    patterns : ListPatterns
        The small words of the language.

    Returns
    -------
    list of Found
        One for each number. One that stands alone has the noun and the organ in its span, the
        items of a list have not.
    """
    items = _items(scope, hit, patterns)
    if not items:
        return []
    organ, anchor = _organ(scope, start)
    cited = f"{organ}{noun.kind.value}"
    alone = len(items) == 1
    return [
        Found(
            start=anchor if alone else item.start,
            end=item.end,
            kind=noun.kind,
            identity=f"{cited} {item.name}",
            date=item.date,
            anchor=anchor,
        )
        for item in items
    ]


def _items(scope: Scope, hit: re.Match[str], patterns: ListPatterns) -> list[_Item]:
    text, items = scope.text, list[_Item]()
    gap = _BEFORE_NUMBER.match(text, hit.end(), scope.end)
    while gap is not None:
        number = match_number(text, gap.end(), scope.end)
        if number is None or not (number.marked or not items or hit["plural"]):
            break
        end, date = _dated(scope, number.end, patterns)
        items.append(_Item(gap.end(), end, number.name, date))
        gap = patterns.join.match(text, end, scope.end)
        if hit["plural"] and (gap is None or not match_number(text, gap.end(), scope.end)):
            gap = patterns.further.match(text, end, scope.end)
    return items


def _dated(scope: Scope, at: int, patterns: ListPatterns) -> tuple[int, dt.date | None]:
    """Return where the date behind a number ends, and the date if it is whole.

    A list may share a year or a month: "353 (1974) of 20 July, 354 (1974) of 23 July".
    """
    gap = patterns.dated.match(scope.text, at, scope.end)
    if gap is None:
        return at, None
    found = match_date(
        scope.text, gap.end(), scope.end, language=patterns.language, lexicon=scope.lexicon
    )
    if found is not None:
        return found.end, found.date
    part = _DAYS.pattern.match(scope.text, gap.end(), scope.end)
    if part is None or not is_month(
        part["month"], language=patterns.language, lexicon=scope.lexicon
    ):
        return at, None
    return part.end(), None


def _organ(scope: Scope, start: int) -> tuple[str, int]:
    """Return the organ named before the noun, as far as the identity needs it, and its start."""
    begin = max(scope.begin, start - _ORGAN_WINDOW)
    before = scope.text[begin:start]
    if not before.rstrip().endswith(_ORGAN_ENDS):
        return "", start
    found = _ORGAN.search(before)
    if found is None:
        return "", start
    name = plain(found["name"])
    at = begin + found.start()
    return ("" if name in _COUNCIL else f"{_SHORT.get(name, name)} "), at
