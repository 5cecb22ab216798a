"""Who makes a statement together, by its chapeau, its title or its first sentence.

Names are told by their capitals; the office that speaks for them ("the Foreign Ministers of") is
no part of them. One name alone is an organ or a government, and no list of parties.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.parsing._pieces import Role
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["read_parties"]

_LONGEST = 600
"""Characters in which the parties are named."""
_END = LatePattern(
    r"\s(?:whose|who|which|having|meeting|gathered|gather|met|convened|represented|hereinafter|herein"
    r"|desiring|acting|reaffirm|welcome|affirm|note|held|hold|at|on|in)\b|[,;:]?\s?$",
)
_TITLE_END = LatePattern(
    r"\s(?:on|at|in|regarding|concerning|about|following|for|to|towards?|after|\W)\s|\s?[(:;–—]|\W*$",
    re.IGNORECASE,
)
_TITLED = LatePattern(
    r"\b(?:statement|communiqu[eé]|declaration|release|memorandum\sof\s\w+|agreement|understanding)"
    r"\s(?:(?:on|concerning|regarding)\s[^,;:()]{2,120}?\s)??(?:of|by|between|among|from)\s",
    re.IGNORECASE,
)
_DEFINED = LatePattern(r"\s?\([^()]{0,60}[“\"”][^()]{0,60}\)|\s?\(herein[^()]{0,80}\)")
# Several who hold one office, and what it is for: "the Ministers for Foreign Affairs of".
_OFFICE = LatePattern(
    r"(?:we,?\s)?(?:the\s)?(?:[\w-]+\s){0,4}?(?:ministers|governments|presidents|leaders|chancellors"
    r"|heads\sof\s(?:state|government)(?:\s(?:and|or)\sgovernment)?|secretaries|representatives"
    r"|delegations|members)(?:\s(?:of|for)\s[\w-]+(?:\s(?:and\s)?[A-Z][\w-]+){0,2})?\s(?:of|from)\s",
    re.IGNORECASE,
)
_WE = LatePattern(r"we,?\s", re.IGNORECASE)
_AND = LatePattern(r",?\s+(?:and|AND)\s+(?=(?:the\s)?[A-Z])|,\s+(?=(?:the\s)?[A-Z])")
_WORD = r"[^\W\d_a-z][^\s,;:()]{0,40}"
_NAME = LatePattern(
    rf"(?:[Tt]he\s)?{_WORD}(?:\s(?:(?:of|the|and|for|de|la|del|du|al|bin|van|von)\s){{0,2}}{_WORD}){{0,9}}"
    r"(?:\s?\([^()]{1,60}\))?"
)


def read_parties(pieces: Sequence[Piece], title: str) -> tuple[str, ...]:
    """Return the parties to a statement.

    Parameters
    ----------
    pieces : sequence of Piece
        The blocks of the statement, with their roles.
    title : str
        Its title, or "".

    Returns
    -------
    tuple of str
        As printed, two at least; empty where nobody or one is named.
    """
    chapeau = next((piece.text for piece in pieces if piece.role is Role.CHAPEAU), "")
    body = next((piece.text for piece in pieces if piece.role is Role.BODY), "")
    return _named_in(chapeau) or _titled(title) or (_named_in(body) if _WE.match(body) else ())


def _named_in(words: str) -> tuple[str, ...]:
    """Read the names before anything is said of them."""
    if not words:
        return ()
    words = _DEFINED.sub("", words[:_LONGEST].replace("*", ""))
    office = _OFFICE.match(words) or _WE.match(words)
    start = 0 if office is None else office.end()
    end = _END.search(words, start)
    return () if end is None else _parted(words[start : end.start()])


def _titled(title: str) -> tuple[str, ...]:
    """Read the names behind "Joint Statement of" or "Agreement on Ferries between"."""
    found = _TITLED.search(title) if title else None
    if found is None:
        return ()
    office = _OFFICE.match(title, found.end())
    start = found.end() if office is None else office.end()
    end = _TITLE_END.search(title, start)
    return () if end is None else _parted(title[start : end.start()])


def _parted(names: str) -> tuple[str, ...]:
    """Part a list of names; nothing where one of them is none."""
    parties = [name.strip(" ,;:") for name in _AND.pattern.split(names)]
    *named, last = [name for name in parties if name] or [""]
    ended = _NAME.match(last)  # what its verb is, is not always known
    if not named or ended is None or not all(map(_NAME.fullmatch, named)):
        return ()
    return (*named, ended[0])
