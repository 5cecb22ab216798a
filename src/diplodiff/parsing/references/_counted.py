"""Resolutions whose number stands before the noun, as in Chinese and Turkish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.model import ReferenceKind
from diplodiff.parsing._dates import match_date
from diplodiff.parsing.references._found import Found
from diplodiff.parsing.references._numbers import NUMBER, name_number
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing.references._found import Scope
    from diplodiff.parsing.references._words import CitationWords

__all__ = ["compile_join", "read_counted"]

_WINDOW = 60
"""Characters before the noun, or before the next number, in which a number is looked for."""
_MOST = 20

# A date before the number belongs to it: Chinese "date + number", Turkish "date tarihli ve number".
_DATED = (
    r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:通过)?的?"
    r"|\d{1,2}\s[^\W\d_]{3,9}\s\d{4}\starihli\s(?:ve\s)?)?"
)
_ITEM = LatePattern(rf"(?<!\d)(?P<dated>{_DATED})第?(?P<number>{NUMBER})\s?\Z")


def compile_join(words: CitationWords) -> re.Pattern[str]:
    """Compile the pattern of what stands between two numbers, up to the end of a text.

    Parameters
    ----------
    words : CitationWords
        How the language cites.

    Returns
    -------
    re.Pattern
        For `read_counted`.
    """
    return re.compile(rf"\s?号?(?:决议|决定)?(?:\s?(?:{words.joins})\s?|,\s)\Z")


def read_counted(scope: Scope, hit: re.Match[str], join: re.Pattern[str]) -> list[Found]:
    """Read the numbers before a noun, the last of them first.

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        The noun, in its group "noun", with what joins the numbers to it.
    join : re.Pattern
        What `compile_join` made for the language.

    Returns
    -------
    list of Found
        One for each number. One that stands alone has the noun in its span.
    """
    last = scope.text[hit.start() - 1 : hit.start()]
    if not (last.isdigit() or last in "()）" or last.isupper()):
        return []
    kind = ReferenceKind.DECISION if hit["decision"] == "决定" else ReferenceKind.RESOLUTION
    found: list[Found] = []
    end = hit.start()
    while len(found) < _MOST:
        begin = max(scope.begin, end - _WINDOW)
        item = _ITEM.search(scope.text[begin:end])
        if item is None:
            break
        start = begin + item.start()
        found.append(_found(scope.text, item, kind, (start, end)))
        begin = max(scope.begin, start - _WINDOW)
        between = join.search(scope.text[begin:start])
        if between is None:
            break
        end = begin + between.start()
    if len(found) == 1:
        found = [found[0]._replace(end=hit.end())]
    return found[::-1]


def _found(text: str, item: re.Match[str], kind: ReferenceKind, span: tuple[int, int]) -> Found:
    number = name_number(item)
    language = "tr" if "tarihli" in item["dated"] else "zh"
    date = match_date(text, *span, language=language)
    identity = f"{kind.value} {number}"
    return Found(*span, kind, identity, date=None if date is None else date.date)
