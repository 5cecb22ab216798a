"""Who proposed the wording in a bracket, and the wording without the names.

Compilations of proposals name their authors inside the bracket ("[EU, Japan: wording]",
"[wording - JPN]", "[wording (proposed by Japan)]") or directly behind it ("[wording] (EU, JPN)").
Names are known by their capitals alone, so a colon after words that a drafter writes himself
("Placeholder:") is looked at twice.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from diplodiff.text import fold, trim

__all__ = ["Attributed", "read_attribution"]


class Attributed(NamedTuple):
    """The wording of a bracket and who is behind it.

    Parameters
    ----------
    start, end : int
        The wording in the source text.
    names : str
        As printed, white space folded, or "".
    """

    start: int
    end: int
    names: str


_LOOK = 200
"""Characters at either end of a bracket in which names are looked for."""
_NAME = r"(?:the\s)?[A-Z][\w.’'-]{0,40}(?:\s(?:(?:of|and|the)\s){0,2}[A-Z][\w.’'-]{0,40}){0,6}"
_NAMES = rf"{_NAME}(?:\s?[,;/+&]\s?{_NAME}){{0,30}}"
_BY = r"(?:propos(?:ed|al)|support(?:ed)?|suggest(?:ed|ion)|reserv(?:ed?|ation)|delet(?:ed|ion))"
_FIRST = re.compile(
    rf"[*_]{{0,3}}(?:(?i:{_BY}\s(?:by|of|from)\s))?(?P<names>{_NAMES})"
    rf"(?:\s(?i:{_BY}|alternative))?[*_]{{0,3}}\s?:[*_]{{0,3}}\s"
)
_IN_PARENTHESES = (
    rf"\s?\((?:(?i:(?:{_BY}\s)?(?:by|from))\s(?P<names>[^()\[\]]{{1,120}})"
    rf"|(?P<list>{_NAME}(?:\s?[,;/]\s?{_NAME}){{1,30}}))\)"
)
_BEHIND = re.compile(_IN_PARENTHESES)
_LAST = re.compile(rf"{_IN_PARENTHESES}\s*$")
_SIGNED = re.compile(rf"\s[-–—]{{1,2}}\s?(?P<names>{_NAMES})\s*$")
# Words that drafters put before a colon or behind a dash and that are nobody's name.
_NO_NAMES = frozenset(
    "add addition agreed alt alternative annex appendix article chapeau chapter comment comments "
    "definition definitions delete footnote heading insert new note notes option options op "
    "paragraph para part placeholder pp preamble reference section see source subparagraph table "
    "text title variant".split()
)


def read_attribution(text: str, start: int, end: int, behind: int) -> Attributed:
    """Part the wording of a bracket from the names of its authors.

    Parameters
    ----------
    text : str
        The source text.
    start, end : int
        What stands inside the bracket.
    behind : int
        Offset behind the closing bracket; the length of the text when there is none.

    Returns
    -------
    Attributed
        The wording, no white space at either end.
    """
    first = _FIRST.match(text, start, min(end, start + _LOOK))
    if first is not None and _are_names(first["names"]):
        return Attributed(*trim(text, first.end(), end), fold(first["names"]))
    tail = max(start, end - _LOOK)
    if text.find("(", tail, end) >= 0:
        last = _LAST.search(text, tail, end)
        if last is not None:
            return Attributed(*trim(text, start, last.start()), _named(last))
    dash = max(text.rfind(dash, tail, end) for dash in "-–—")
    signed = _SIGNED.match(text, dash - 1, end) if dash > start else None
    if signed is not None and _are_names(signed["names"]):
        return Attributed(*trim(text, start, signed.start()), fold(signed["names"]))
    outside = _BEHIND.match(text, behind, behind + _LOOK)
    return Attributed(*trim(text, start, end), _named(outside) if outside is not None else "")


def _are_names(words: str) -> bool:
    return words.split(maxsplit=1)[0].strip(",;/.").lower() not in _NO_NAMES


def _named(found: re.Match[str]) -> str:
    return fold(found["names"] or found["list"])
