"""What a text says of itself: title, symbol, number, date, place, parties, organ and form.

Only the front of the statement (title lines, organ, chapeau) and its adoption line are read; a
date inside a clause says nothing about the document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.parsing._dates import DATE_SHAPE, PLACED_DATE, find_dates
from diplodiff.parsing._forms import made_by_president, read_form, read_organ
from diplodiff.parsing._furniture import DOCUMENT_SYMBOL
from diplodiff.parsing._parties import read_parties
from diplodiff.parsing._pieces import Role
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from diplodiff.lexicon import Lexicon
    from diplodiff.parsing._pieces import Piece

__all__ = ["Metadata", "names_number_or_date", "read_metadata"]


class Metadata(NamedTuple):
    """What a text says of itself; "" or None where it does not say."""

    title: str = ""
    symbol: str = ""
    number: str = ""
    date: dt.date | None = None
    place: str = ""
    organ: str = ""
    form: str = ""
    parties: tuple[str, ...] = ()


_NUMBER = LatePattern(
    r"(?:No|N°|Nr)\.?\s?:?\s?(?P<plain>\d{1,6}(?:/\d{2,4})?)\b"
    r"|(?P<year>\d{1,5}(?:\s[A-Z])?\s?\((?:\d{4}|[A-Z]{1,2}-?[IVXLC]{0,8}|[IVXLC]{1,8})\))"
    r"|\b(?:resolution|decision|recommendation)\s"
    r"(?P<session>(?:S-|ES-)?\d{1,5}(?:/\d{1,4})?(?:\s?[A-Z])?(?:\s?\([\w-]{2,10}\))?)(?!\w)",
    re.IGNORECASE,
)
_PREFIX = LatePattern(
    rf"(?:(?:[Nn][Oo]|N°|N[Rr])\.?\s?:?\s?\d{{1,6}}(?:/\d{{2,4}})?\s?[,.:–-]\s?)?"
    rf"(?:{DATE_SHAPE}\s?[,.:–-]\s?)?"
)
_PLACED = LatePattern(rf"\(\s?(?P<place>[^(),\d]{{2,60}}),\s(?:on\s)?{DATE_SHAPE}\s?\)")
_DONE = LatePattern(r"^(?:done|signed|adopted|issued|made)\s(?:at|in)\s", re.IGNORECASE)
_DATED_TAIL = LatePattern(rf",?\s(?:of|on|dated)\s{DATE_SHAPE}\W*$")
_DOCUMENT = LatePattern(
    r"\b(?:resolution|decision|recommendation|declaration|communiqu[eé]|statement|protocol"
    r"|convention|treaty|agreement|memorandum|notice|charter)\b",
    re.IGNORECASE,
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_DAY_OF = LatePattern(
    rf"(?<!\w)(?P<day>{'|'.join(reversed(_ORDINALS))}|\d{{1,2}}(?:st|nd|rd|th)?)\sday\sof\s"
    rf"(?P<month>[^\W\d_]{{3,9}}),?\s(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)


def read_metadata(
    pieces: Sequence[Piece],
    heads: Sequence[str],
    *,
    title: str = "",
    symbol: str = "",
    lexicon: Lexicon | None = None,
) -> Metadata:
    """Read what a statement says of itself.

    Parameters
    ----------
    pieces : sequence of Piece
        The blocks of the statement, with their roles.
    heads : sequence of str
        The running heads that were left out: the symbol often stands there alone.
    title, symbol : str
        What the document is called, where the caller knows better than the text.
    lexicon : Lexicon, optional
        Pack of the language in which dates are written; by default the English one.

    Returns
    -------
    Metadata
        As printed, white space folded.
    """
    front = [piece.head for piece in pieces if piece.role is Role.TITLE and piece.head]
    adoption = [p.head for p in pieces if p.role is Role.FOOTER and (p.adoption or p.dated)]
    spoken = [p.text for p in pieces if p.role is Role.LEAD_IN and made_by_president(p)]
    title, symbol = title or _title(front), symbol or _symbol([*front, *heads])
    parties = read_parties(pieces, title)
    organ = read_organ(pieces)
    named = title or (front[0] if front else "")
    dated = _first_date([*front, *spoken, *adoption], lexicon)
    return Metadata(
        title=title,
        symbol=symbol,
        number=_number(front),
        date=dated or _date_in_words(adoption),
        place=_place(front),
        organ=organ,
        form=read_form(named, symbol, pieces, parties=parties, organ=organ),
        parties=parties,
    )


def names_number_or_date(line: str) -> bool:
    """Return whether a line gives the number of a document or a whole date.

    Parameters
    ----------
    line : str
        Its words, white space folded.

    Returns
    -------
    bool
        True for "Resolution 4021 (2031)" and for "Joint Statement of 3 March 2031".
    """
    return _NUMBER.search(line) is not None or bool(find_dates(line))


def _title(front: Sequence[str]) -> str:
    """Return the line that names the document, without number, date and place around it."""
    named = [line for line in front if _DOCUMENT.search(line) and not line.startswith("Adopted")]
    named = named or [line for line in front if PLACED_DATE.fullmatch(line) is None]
    if not named:
        return ""
    line = named[0].lstrip("# ")
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


def _first_date(lines: Sequence[str], lexicon: Lexicon | None) -> dt.date | None:
    """Return the first whole date that lines give."""
    dates = (found.date for line in lines for found in find_dates(line, lexicon=lexicon))
    return next(dates, None)


def _date_in_words(lines: Sequence[str]) -> dt.date | None:
    """Return the date of "DONE at Lisbon, this third day of March 2031"."""
    for line in lines:
        found = _DAY_OF.search(line)
        if found is not None:
            word = found["day"].lower()
            day = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word.rstrip("stndrh"))
            date = _first_date([f"{day} {found['month']} {found['year']}"], None)
            if date is not None:
                return date
    return None


def _place(front: Sequence[str]) -> str:
    for line in front:
        found = _PLACED.search(line)
        if found is not None:
            return found["place"].strip()
        whole = PLACED_DATE.fullmatch(line)
        if whole is not None and (whole["after"] or whole["before"]):
            return _DONE.sub("", whole["after"] or whole["before"]).strip()
    return ""
