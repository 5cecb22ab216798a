"""What sort of text a statement is, and whose: its form and its organ.

The title says it where there is one: its first word for a kind of document decides ("Joint
Statement on the Agreement ..." is a statement). A text without a title is known by its symbol, by
its formulas ("Have reached the following understanding:", "Have agreed as follows:" above articles)
and by its parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Style
from diplodiff.parsing._pieces import Role
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["made_by_president", "read_form", "read_organ"]

# In the order in which they are tried at one place of the title; the first place wins.
_TITLES = LatePattern(
    r"\b(?:(?P<presidential>(?:presidential\sstatement|statement\sby\sthe\spresident\sof\sthe\s\w+\scouncil))"
    r"|(?P<memorandum>memorand(?:um|a)\sof\s(?:understanding|cooperation|arrangement))"
    r"|(?P<joint>(?:joint|trilateral|bilateral|quadrilateral|leaders[’']?|ministers[’']?)\s(?:\w+[’']?\s){0,3}"
    r"(?:statement|press\srelease))"
    r"|(?P<communique>communiqu[eé])"
    r"|(?P<declaration>declaration|déclaration|declaración)"
    r"|(?P<resolution>r[eé]solution|resolución)"
    r"|(?P<decision>d[eé]cision|decisión)"
    r"|(?P<recommendation>recomm[ae]ndation|recomendación)"
    r"|(?P<treaty>treaty|convention|covenant|protocol|agreement|traité|pacte|protocole|accord|tratado|acuerdo)"
    r"|(?P<statement>statement))\b",
    re.IGNORECASE,
)
_NAMES = {
    "presidential": "presidential statement",
    "memorandum": "memorandum of understanding",
    "joint": "joint statement",
    "communique": "communiqué",
    "statement": "",  # who speaks decides
}
_SYMBOLS = (("/PRST/", "presidential statement"), ("/RES/", "resolution"), ("/DEC/", "decision"))
_UNDERSTANDING = LatePattern(r"\bunderstandings?\b", re.IGNORECASE)
_AGREED = LatePattern(r"\b(?:agreed|conclu|convenu|acordado|convenido)", re.IGNORECASE)
_DECLARE = LatePattern(r"\b(?:declare|proclaim|déclar|declar)", re.IGNORECASE)
_PRESIDENT = LatePattern(
    r"[^.]{0,400}\bpresident\b[^.]{0,200}\bmade\sthe\sfollowing\sstatement\b", re.IGNORECASE
)
_SPEAKERS = LatePattern(
    r"we,?\s(?:the\s)?(?:\w+\s(?:and\s)?){0,6}(?:leaders|heads|ministers|members|presidents"
    r"|representatives)\b",
    re.IGNORECASE,
)
_SUBJECT = LatePattern(
    r"\W{0,3}(?P<name>The\s(?:Security\sCouncil|General\sAssembly|Human\sRights\sCouncil"
    r"|Economic\sand\sSocial\sCouncil|(?:[A-Z]\w+\s){0,3}(?:Council|Assembly|Conference|Commission"
    r"|Committee)))\s(?=[a-z])"
)
_BY_ORGAN = LatePattern(
    r"\W{0,4}(?i:adopted)\s(?:\w+\s)?by\s(?P<name>the\s(?:[A-Z][\w’'-]*\s(?:(?:and|of|on|for|the)\s){0,2}){0,6}"
    r"[A-Z][\w’'-]*)"
)
_ORGAN_PREFIX = re.compile(
    r"(?:(?:to\sthis\send|now|therefore|accordingly),?\s){0,2}", re.IGNORECASE
)
_ARTICLED = LatePattern(r"\W{0,4}art(?:icle|ículo|\.)\s?\d", re.IGNORECASE)
_REPEATED = 2
"""Paragraphs that must begin with the organ before it is taken for the speaker."""


def read_form(
    title: str, symbol: str, pieces: Sequence[Piece], *, parties: Sequence[str], organ: str
) -> str:
    """Say what sort of text a statement is.

    Parameters
    ----------
    title, symbol : str
        As read from its front, or "".
    pieces : sequence of Piece
        Its blocks, with their roles.
    parties : sequence of str
        The speakers that the chapeau names.
    organ : str
        The organ that speaks, or "".

    Returns
    -------
    str
        One of the forms of `Statement.form`; "" where nothing tells.
    """
    marked = next((form for part, form in _SYMBOLS if part in symbol), "")
    if marked:
        return marked
    found = _TITLES.search(title) if title else None
    kind = "" if found is None else found.lastgroup or ""
    named = _NAMES.get(kind, kind)
    return named or _form_by_parts(pieces, several=len(parties) > 1, organ=organ)


def _form_by_parts(pieces: Sequence[Piece], *, several: bool, organ: str) -> str:
    """Tell the form of a text that has no telling title."""
    lead_in = next((piece.head for piece in pieces if piece.role is Role.LEAD_IN), "")
    if any(made_by_president(piece) for piece in pieces):
        return "presidential statement"
    if organ:
        divided = any(piece.role is Role.OPERATIVE for piece in pieces)
        return "resolution" if divided else "presidential statement"
    if _UNDERSTANDING.search(lead_in):
        return "memorandum of understanding"
    articles = any(
        _ARTICLED.match(piece.head)
        for piece in pieces
        if piece.role is Role.HEADING or not piece.has_marker(Style.NUMBER)
    )
    if articles and _AGREED.search(lead_in):
        return "treaty"
    if _DECLARE.search(lead_in):
        return "declaration"
    spoken = any(_SPEAKERS.match(piece.head) for piece in pieces[:3])
    return "joint statement" if several or spoken else ""


def made_by_president(piece: Piece) -> bool:
    """Return whether a piece hands over to the statement that a president made.

    Parameters
    ----------
    piece : Piece
        Any block.

    Returns
    -------
    bool
        True for "At the 12th meeting ..., the President made the following statement ...:".
    """
    return piece.colon_ended and _PRESIDENT.match(piece.text) is not None


def read_organ(pieces: Sequence[Piece]) -> str:
    """Return the organ that speaks, as printed.

    Parameters
    ----------
    pieces : sequence of Piece
        The blocks of the statement, with their roles.

    Returns
    -------
    str
        From the line before the preamble, else the subject that paragraphs repeat, else the
        adoption line; "" where no organ speaks.
    """
    line = next((piece.head for piece in pieces if piece.role is Role.ORGAN), "")
    if line:
        return line[_prefix_end(line) :].strip(" ,،，")
    names = [
        found["name"]
        for piece in pieces
        if piece.role is Role.BODY and (found := _SUBJECT.match(piece.head)) is not None
    ]
    body = sum(piece.role is Role.BODY for piece in pieces)
    if len(names) >= _REPEATED and 2 * len(names) >= body:
        same = [name for name in names if name.split()[-1] == names[0].split()[-1]]
        return names[0] if len(same) == len(names) else ""
    for piece in pieces:
        if piece.role in (Role.TITLE, Role.FOOTER) and piece.adoption:
            found = _BY_ORGAN.match(piece.head)
            if found is not None:
                return found["name"]
    return ""


def _prefix_end(line: str) -> int:
    found = _ORGAN_PREFIX.match(line)
    return 0 if found is None else found.end()
