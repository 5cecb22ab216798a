"""The number of a resolution or decision, and the symbol of a document -> one spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import ReferenceKind
from diplodiff.parsing.references._found import OPEN, ROMAN, Found, plain
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing.references._found import Scope

__all__ = ["NUMBER", "SYMBOLS", "FoundNumber", "match_number", "name_number", "read_symbol"]

# A base ("46/182", "S-13/2", "1/CP.21"), letters ("A and B"), and a year or session in brackets
# ("(2020)", "(XXI)"), which stand reversed in some Arabic texts.
_LETTERS = r"[A-Z](?:\s(?:and|to|et|y|и|und)\s[A-Z](?!\w))?(?![\w’'./])"
NUMBER = (
    r"(?P<base>(?:ES-|S-)?\d{1,5}(?:/(?:[A-Z]{2,6}\.)?\d{1,4})?)(?!\d|[.,/]\d)"
    rf"(?:\s?(?P<letters>{_LETTERS}))?"
    rf"(?:\s{{0,9}}(?:{OPEN}|\))\s?(?P<year>\d{{4}}|(?:ES?-)?(?:S-)?{ROMAN}|\d{{1,2}})\s?[)）(])?"
)
_NUMBER = re.compile(NUMBER)

SYMBOLS = (re.compile(r"/(?=[A-Z\d])"), re.compile(r"WHA(?=\d)"))
"""What a symbol is found by, since slashes are rare; the World Health Assembly has none."""
_FIRST_PART = 8
"""Characters that stand before the first slash of a symbol at most ("FCCC/")."""
_SYMBOL = LatePattern(
    r"[A-Z][A-Z0-9]{0,7}(?:/(?:[A-Z][\w-]{0,15}(?:\.[\w-]{1,12}){0,3}"
    r"|(?:ES-|S-)?\d[\w-]{0,9}(?:\.\d{1,4}){0,2})){1,8}(?![\w/])"
    r"|WHA\d{1,3}\.\d{1,3}(?![\w.]\w)"
)
_SESSION = LatePattern(rf"(?:\s?(?P<letters>{_LETTERS}))?\s{{0,9}}\((?P<year>\d{{4}}|{ROMAN})\)")
_PARTS = LatePattern(r"(?:,|,?\sand)\s(?P<part>(?:Add|Corr|Rev)\.\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?)")
# A symbol has a number for a part, alone or behind a full stop ("L.5"); "OECD/G20" is none.
_NUMBERED = LatePattern(r"/(?:ES-|S-)?\d|[A-Za-z]\.\d|^[A-Z]{2,4}\d")
_ADOPTED = LatePattern(r"(?P<body>.+?)/(?P<series>RES|DEC|PRST)(?:/(?P<number>.+)|\.\d.*)")

_SERIES = {
    "RES": (ReferenceKind.RESOLUTION, "resolution"),
    "DEC": (ReferenceKind.DECISION, "decision"),
}
# Organs whose resolutions are numbered alike in the text of a resolution; the Security Council
# needs no name, since no other organ numbers its resolutions as it does.
_BODIES = {
    "A": "General Assembly ",
    "S": "",
    "A/HRC": "Human Rights Council ",
    "E": "Economic and Social Council ",
}


class FoundNumber(NamedTuple):
    """A number of a resolution and where it ends.

    Parameters
    ----------
    end : int
        Offset behind it.
    name : str
        "2510 (2020)", "44/27 A", "242".
    marked : bool
        Whether year, session or slash show that it is such a number and no other.
    """

    end: int
    name: str
    marked: bool


def match_number(text: str, at: int, end: int) -> FoundNumber | None:
    """Read the number of a resolution or decision that begins at an offset.

    Parameters
    ----------
    text : str
        The source text.
    at, end : int
        Where it must begin, and where the text is to end.

    Returns
    -------
    FoundNumber or None
        None when no such number begins there.
    """
    found = _NUMBER.match(text, at, end)
    if found is None:
        return None
    marked = found["year"] is not None or not found["base"].isdecimal()
    return FoundNumber(found.end(), name_number(found), marked)


def name_number(found: re.Match[str]) -> str:
    """Return the one spelling of a number.

    Parameters
    ----------
    found : re.Match
        What a pattern with `NUMBER` in it found.

    Returns
    -------
    str
        "2510 (2020)", "44/27 A", "242".
    """
    base, letters, year = found.group("base", "letters", "year")
    name = f"{base} {letters}" if letters else str(base)
    return plain(f"{name} ({year})" if year else name)


def read_symbol(scope: Scope, hit: re.Match[str]) -> list[Found]:
    """Read the symbol of a document, and the addenda and corrigenda listed behind it.

    Parameters
    ----------
    scope : Scope
        Where to look.
    hit : re.Match
        What one of `SYMBOLS` found.

    Returns
    -------
    list of Found
        Empty when the words only look like a symbol ("HIV/AIDS", "OECD/G20").
    """
    text, start = scope.text, hit.start()
    earliest = max(scope.begin, start - _FIRST_PART)
    while start > earliest and text[start - 1] in _CAPITALS_AND_DIGITS:
        start -= 1
    if _is_inside(text, start):
        return []
    found = _SYMBOL.pattern.match(text, start, scope.end)
    if found is None or not _NUMBERED.search(found.group()):
        return []
    symbol, end = found.group(), found.end()
    session = _SESSION.pattern.match(text, end, scope.end)
    if session is not None:
        letters = session["letters"]
        symbol += f"{f' {plain(letters)}' if letters else ''} ({session['year']})"
        end = session.end()
    kind, identity = _identity(symbol)
    cited = [Found(start, end, kind, identity)]
    while (part := _PARTS.pattern.match(text, end, scope.end)) is not None:
        end = part.end()
        name = f"{identity}/{plain(part['part']).replace(' ', '')}"
        cited.append(Found(part.start("part"), end, kind, name))
    return cited


def _is_inside(text: str, start: int) -> bool:
    """Return whether what begins at an offset is a piece of an address or of a longer word."""
    before = text[start - 1 : start]
    return before.isalnum() or before in _JOINTS


_CAPITALS_AND_DIGITS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_JOINTS = frozenset("/.-_@\\")


def _identity(symbol: str) -> tuple[ReferenceKind, str]:
    adopted = _ADOPTED.fullmatch(symbol)
    if adopted is None:
        if symbol.startswith("WHA"):  # World Health Assembly, whose decisions read "WHA73(8)"
            return ReferenceKind.RESOLUTION, f"resolution {symbol}"
        return ReferenceKind.DOCUMENT, f"document {symbol}"
    if adopted["series"] == "PRST":
        return ReferenceKind.STATEMENT, f"statement {symbol}"
    kind, noun = _SERIES[adopted["series"]]
    body = _BODIES.get(adopted["body"])
    if body is None or adopted["number"] is None:
        return kind, f"{noun} {symbol}"
    number = match_number(adopted["number"], 0, len(adopted["number"]))
    return kind, f"{body}{noun} {number.name if number is not None else adopted['number']}"
