"""What a text says of itself: title, symbol, number, date, place and parties.

Only the front of the statement (title lines, organ, chapeau) and its adoption line are read; a
date inside a clause says nothing about the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.parsing._dates import DATE_SHAPE, find_dates
from diplodiff.parsing._furniture import DOCUMENT_SYMBOL
from diplodiff.parsing._pieces import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["Metadata", "read_metadata"]


class Metadata(NamedTuple):
    """What a text says of itself; "" or None where it does not say."""

    title: str = ""
    symbol: str = ""
    number: str = ""
    date: dt.date | None = None
    place: str = ""
    parties: tuple[str, ...] = ()


_NUMBER = re.compile(
    r"(?:No|N°|Nr)\.?\s?:?\s?(?P<plain>\d{1,6}(?:/\d{2,4})?)\b"
    r"|(?P<year>\d{1,5}(?:\s[A-Z])?\s?\((?:\d{4}|[A-Z]{1,2}-?[IVXLC]{0,8}|[IVXLC]{1,8})\))"
    r"|\b(?:resolution|decision|recommendation)\s"
    r"(?P<session>(?:S-|ES-)?\d{1,5}(?:/\d{1,4})?(?:\s?[A-Z])?(?:\s?\([\w-]{2,10}\))?)(?!\w)",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    rf"(?:(?:[Nn][Oo]|N°|N[Rr])\.?\s?:?\s?\d{{1,6}}(?:/\d{{2,4}})?\s?[,.:–-]\s?)?"
    rf"(?:{DATE_SHAPE}\s?[,.:–-]\s?)?"
)
_PLACED = re.compile(rf"\(\s?(?P<place>[^(),\d]{{2,60}}),\s(?:on\s)?{DATE_SHAPE}\s?\)")
_PLACED_LINE = re.compile(
    rf"(?:{DATE_SHAPE},\s(?P<after>[^().\d]{{2,60}})|(?P<before>[^().\d]{{2,60}}),\s(?:on\s)?(?:\d{{1,2}}\s?[-–]\s?)?{DATE_SHAPE})\.?"
)
_DATED_TAIL = re.compile(rf",?\s(?:of|on|dated)\s{DATE_SHAPE}\W*$")
_DOCUMENT = re.compile(
    r"\b(?:resolution|decision|recommendation|declaration|communiqu[eé]|statement|protocol"
    r"|convention|treaty|agreement|memorandum|notice|charter)\b",
    re.IGNORECASE,
)
_PARTIES_END = re.compile(
    r"\s(?:whose|who|which|having|meeting|gathered|gather|met|convened|represented|hereinafter|herein"
    r"|desiring|acting|at|on|in)\b|[,;:]?\s?$",
)
_DEFINED = re.compile(r"\s?\([^()]{0,60}[“\"”][^()]{0,60}\)|\s?\(herein[^()]{0,80}\)")
_WE = re.compile(r"we,?\s(?:the\s[^,]{0,80}?\sof\s)?", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+(?=(?:the\s)?[A-Z])|,\s+(?=(?:the\s)?[A-Z])")
_LONGEST_PARTIES = 600


def read_metadata(
    pieces: Sequence[Piece], heads: Sequence[str], *, language: str = "en"
) -> Metadata:
    """Read what a statement says of itself.

    Parameters
    ----------
    pieces : sequence of Piece
        The blocks of the statement, with their roles.
    heads : sequence of str
        The running heads that were left out: the symbol often stands there alone.
    language : str, default "en"
        ISO 639-1 code of the language in which dates are written.

    Returns
    -------
    Metadata
        As printed, white space folded.
    """
    titles = [piece.head for piece in pieces if piece.role is Role.TITLE]
    adoption = [p.head for p in pieces if p.role is Role.FOOTER and (p.adoption or p.dated)]
    front = [line for line in titles if line]
    dates = (
        found.date for line in (*front, *adoption) for found in find_dates(line, language=language)
    )
    return Metadata(
        title=_title(front),
        symbol=_symbol([*front, *heads]),
        number=_number(front),
        date=next(dates, None),
        place=_place(front),
        parties=_parties(pieces),
    )


def _title(front: Sequence[str]) -> str:
    """Return the line that names the document, without number, date and place around it."""
    named = [line for line in front if _DOCUMENT.search(line) and not line.startswith("Adopted")]
    named = named or [line for line in front if _PLACED_LINE.fullmatch(line) is None]
    if not named:
        return ""
    line = named[0]
    line = line[_prefix_end(line) :]
    placed = _PLACED.search(line)
    if placed is not None and not line[placed.end() :].strip(" ."):
        line = line[: placed.start()]
    dated = _DATED_TAIL.search(line)
    if dated is not None and _NUMBER.search(line[: dated.start()]) and not line[0].isdigit():
        line = line[: dated.start()]
    return line.strip(" ,;")


def _prefix_end(line: str) -> int:
    found = _PREFIX.match(line)
    return 0 if found is None else found.end()


def _symbol(front: Sequence[str]) -> str:
    for line in front:
        found = DOCUMENT_SYMBOL.search(line)
        if found is not None:
            return found.group().rstrip(".")
    return ""


def _number(front: Sequence[str]) -> str:
    for line in front:
        found = _NUMBER.search(line)
        if found is not None:
            return found["plain"] or found["year"] or found["session"]
    return ""


def _place(front: Sequence[str]) -> str:
    for line in front:
        found = _PLACED.search(line)
        if found is not None:
            return found["place"].strip()
        whole = _PLACED_LINE.fullmatch(line)
        if whole is not None:
            return (whole["after"] or whole["before"]).strip()
    return ""


def _parties(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return the speakers that the chapeau names before it says anything of them."""
    chapeau = next((piece.text for piece in pieces if piece.role is Role.CHAPEAU), "")
    chapeau = _DEFINED.sub("", chapeau[:_LONGEST_PARTIES].replace("*", ""))
    found = _WE.match(chapeau)
    if found is not None:
        chapeau = chapeau[found.end() :]
    end = _PARTIES_END.search(chapeau)
    names = chapeau[: end.start()] if end is not None else ""
    parties = [name.strip(" ,;:") for name in _AND.split(names)]
    named = tuple(name for name in parties if name)
    return named if len(named) > 1 else ()
