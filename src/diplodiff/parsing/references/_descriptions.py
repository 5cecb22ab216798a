"""What is cited without a name: "an initiative in Istanbul on 8 January 2020".

A common noun for a meeting or an agreement is a reference when its day is given; the list behind
"designated by the Security Council" is one without a day. English only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.lexicon import load
from diplodiff.model import ReferenceKind
from diplodiff.parsing._dates import match_date
from diplodiff.parsing.references._found import CAPITALIZED, Found, plain, wrapped
from diplodiff.parsing.references._names import with_occasion
from diplodiff.parsing.references._occasions import BEFORE_DATE, Occasion
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing.references._found import Scope

__all__ = ["DESIGNATION", "compile_dated", "read_description", "read_designation"]

_NOUNS = {
    "instrument": r"initiative|agreements?|accords?|cease-?fire|truce|memorandum|treaty|protocol"
    r"|declaration|understandings?|plan|arrangements?",
    "statement": r"statement|communiqu[eé]",
    "meeting": r"meeting|summit|conference|talks|consultations|negotiations",
}
_MODIFIER = (
    r"(?!(?:the|an?|of|to|and|or|in|on|by|for|at|from|that|which|with|its|their|this)\s)"
    r"[\w’'-]{1,40}\s{1,9}"
)
# Its first letter stands before all else, so that a search passes quickly over other letters.
_DETERMINER = r"[TtAai](?<!\w\w)(?:(?<=[Tt])he|(?<=[Aa])n?|(?<=i)ts|(?<=t)heir)"
_DESCRIPTION = wrapped(
    rf"{_DETERMINER}\s{{1,9}}(?P<name>(?:{_MODIFIER}){{0,3}}?(?:"
    + "|".join(f"(?P<{group}>{nouns})" for group, nouns in _NOUNS.items())
    + rf"))(?:\s(?:between|of|by|on|with)\s[^,;:.()\d]{{1,60}}?)??{BEFORE_DATE}\(?\Z"
)
_DAY = LatePattern(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s{1,9}(?:of\s{1,9})?\Z")
_DATING = ("on", "of", "dated", "from", ",", "(", "and", "to", "-", "–")
_LONGEST_DAY = 40
_WINDOW = 160
"""Characters before a date in which the noun that it belongs to is looked for."""
DESIGNATION = re.compile(r"designated\s")
_DESIGNATED = wrapped(
    rf"designated\sby\s(?:the\s)?(?:(?:UN|United\sNations)\s)?"
    rf"(?P<body>{CAPITALIZED}(?:\s(?:(?:of|on|for|and)\s(?:the\s)?)?{CAPITALIZED}){{0,6}})"
)


def compile_dated() -> re.Pattern[str]:
    """Compile what a description is found by: the month and the year of its date.

    Returns
    -------
    re.Pattern
        For `read_description`; the day before the month is looked for there.
    """
    months = "|".join(month.capitalize() for month in load("en").months)
    return re.compile(
        rf"(?:{months})\s{{1,9}}(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,9}})?\d{{4}}(?!\d)"
    )


def read_description(scope: Scope, hit: re.Match[str]) -> list[Found]:
    """Read what a date belongs to.

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        What the pattern of `compile_dated` found.

    Returns
    -------
    list of Found
        At most one; none for deadlines and other days on which nothing was agreed.
    """
    text = scope.text
    earliest = max(scope.begin, hit.start() - _LONGEST_DAY)
    before = text[earliest : hit.start()]
    day = _DAY.search(before)
    start = len(before) if day is None else day.start()
    # Most dates are deadlines ("until 31 May"), which need no closer look.
    if not before[:start].rstrip().endswith(_DATING):
        return []
    date = match_date(text, earliest + start, scope.end)
    if date is None:
        return []
    begin = max(scope.begin, date.start - _WINDOW)
    found = _DESCRIPTION.search(text[begin : date.start])
    if found is None:
        return []
    end = date.end
    if found.group().endswith("("):
        if text[end : end + 1] != ")" or end == scope.end:
            return []
        end += 1
    kind = next(ReferenceKind(group) for group in _NOUNS if found[group])
    place = plain(found["place"] or "")
    identity = with_occasion(plain(found["name"]), Occasion(end, date.date, place))
    return [Found(begin + found.start(), end, kind, identity, date=date.date, place=place)]


def read_designation(scope: Scope, hit: re.Match[str]) -> list[Found]:
    """Read a list that is cited by who made it: "as designated by the Security Council".

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        What `DESIGNATION` found.

    Returns
    -------
    list of Found
        At most one: the decision by which a named body designated somebody.
    """
    found = _DESIGNATED.pattern.match(scope.text, hit.start(), scope.end)
    if found is None:
        return []
    identity = f"designation by the {plain(found['body'])}"
    return [Found(found.start(), found.end(), ReferenceKind.DECISION, identity)]
