"""Resolutions whose number stands before the noun, as in Chinese and Turkish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.model import ReferenceKind
from diplodiff.parsing._dates import match_date
from diplodiff.parsing.references._found import Found
from diplodiff.parsing.references._numbers import NUMBER, match_number

if TYPE_CHECKING:
    from diplodiff.parsing.references._found import Scope
    from diplodiff.parsing.references._words import CitationWords

__all__ = ["compile_run", "read_counted"]

_WINDOW = 160
"""Characters before the noun in which its numbers are looked for."""

# A date before the number belongs to it: Chinese "date + number", Turkish "date tarihli ve number".
_DATED = (
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:通过)?的?"
    r"|\d{1,2}\s[^\W\d_]{3,9}\s\d{4}\starihli\s(?:ve\s)?)?"
)
_ITEM = re.compile(rf"(?P<dated>{_DATED})(?P<ordinal>第?)(?P<number>{NUMBER})")


def compile_run(words: CitationWords) -> re.Pattern[str]:
    """Compile the pattern of the numbers that stand before the noun.

    Parameters
    ----------
    words : CitationWords
        How the language cites.

    Returns
    -------
    re.Pattern
        For `read_counted`; it ends where the text that it searches ends.
    """
    number = re.sub(r"\?P<\w+>", "?:", NUMBER)
    item = rf"{_DATED}第?{number}"
    join = rf"\s?号?(?:决议|决定)?(?:\s?(?:{words.joins})\s?|,\s)"
    return re.compile(rf"(?<!\d)(?:{item}{join}){{0,9}}{item}\Z")


def read_counted(scope: Scope, hit: re.Match[str], run: re.Pattern[str]) -> list[Found]:
    """Read the numbers before a noun.

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        The noun, in its group "noun", with what joins the numbers to it.
    run : re.Pattern
        What `compile_run` made for the language.

    Returns
    -------
    list of Found
        One for each number. One that stands alone has the noun in its span.
    """
    text, begin = scope.text, max(scope.begin, hit.start() - _WINDOW)
    numbers = run.search(text[begin : hit.start()])
    if numbers is None or hit.end() > scope.end:
        return []
    kind = ReferenceKind.DECISION if hit["decision"] == "决定" else ReferenceKind.RESOLUTION
    items = list(_ITEM.finditer(text, begin + numbers.start(), hit.start()))
    alone = len(items) == 1
    return [_found(scope, item, kind, hit.end() if alone else item.end()) for item in items]


def _found(scope: Scope, item: re.Match[str], kind: ReferenceKind, end: int) -> Found:
    number = match_number(scope.text, item.start("number"), item.end("number"))
    name = number.name if number is not None else item["number"]
    language = "tr" if "tarihli" in item["dated"] else "zh"
    date = match_date(scope.text, item.start(), item.end(), language=language)
    identity = f"{kind.value} {name}"
    return Found(item.start(), end, kind, identity, date=None if date is None else date.date)
