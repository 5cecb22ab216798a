"""Whether a text holds several statements, and which of them is meant.

A statement has a name (a title with its number or date, an organ, a chapeau) and clauses. What
stands in an annex, and the parts "A" and "B" of one resolution, are no statements of their own. A
comparison of two texts at once would be a comparison of neither: the reader must choose.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import OptionError, SeveralStatementsError
from diplodiff.model import LONGEST_EXCERPT
from diplodiff.parsing._metadata import names_number_or_date, read_metadata
from diplodiff.parsing._pieces import Role
from diplodiff.parsing._structure import assign_roles
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["assign_anew", "choose_statement", "names_statement"]

_CLAUSES = (Role.PREAMBULAR, Role.OPERATIVE, Role.BODY)
_BELOW = (*_CLAUSES, Role.FOOTER)
_SPEAKING = (Role.ORGAN, Role.CHAPEAU)
_LONGEST_TITLE = 200
_NEAR = 3
"""Pieces below a title in which its preamble begins."""
_FEWEST = 2
"""Clauses that a statement must have."""
_NAMED = 5
"""Statements that an error names one by one."""


class _Part(NamedTuple):
    """A stretch of pieces that may be a statement."""

    start: int
    end: int


def choose_statement(
    text: str, pieces: Sequence[Piece], *, which: int | None = None
) -> tuple[int, int]:
    """Say which pieces belong to the statement that is meant.

    Parameters
    ----------
    text : str
        The source text.
    pieces : sequence of Piece
        All its blocks in order, with their roles.
    which : int, optional
        Number of the statement, from 1; of no account where there is but one.

    Returns
    -------
    start, end : int
        ``pieces[start:end]`` holds one statement, perhaps with other text around it. Their roles
        are assigned anew where other statements were cut off.

    Raises
    ------
    SeveralStatementsError
        If there are several and `which` is None.
    OptionError
        If there is no such statement.
    """
    parts = _parts(pieces)
    if len(parts) == 1:
        return 0, len(pieces)
    if which is None:
        raise SeveralStatementsError(_message(text, pieces, parts))
    if which > len(parts):
        msg = f"which is {which}, but the text holds {len(parts)} statements; choose a lower one"
        raise OptionError(msg)
    chosen = parts[which - 1]
    assign_anew(pieces[chosen.start : chosen.end])
    return chosen.start, chosen.end


def assign_anew(pieces: Sequence[Piece]) -> None:
    """Assign the roles of pieces as if nothing stood around them, in place.

    Parameters
    ----------
    pieces : sequence of Piece
        Successive blocks of a text.
    """
    for piece in pieces:
        piece.role = Role.BODY
    assign_roles(pieces)


def names_statement(pieces: Sequence[Piece], i: int) -> bool:
    """Return whether a piece is a title that names a document, with its number or date.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.
    i : int
        The piece in question.

    Returns
    -------
    bool
        True for "Joint Statement of 3 March 2031" and for "Joint Statement" above a line of place
        and date, an adoption line or an organ.
    """
    if i >= len(pieces):
        return False
    piece = pieces[i]
    if piece.block.marker is not None or piece.stopped or len(piece.text) > _LONGEST_TITLE:
        return False
    if not piece.titled or piece.head[:1].islower() or piece.note:
        return False
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    dated = below is not None and (below.dated or below.organ or below.adoption)
    return dated or names_number_or_date(piece.head)


def _parts(pieces: Sequence[Piece]) -> list[_Part]:
    """Cut the pieces where another statement begins; at least one part, the first from 0."""
    edges = [0, *_starts(pieces), len(pieces)]
    if len(edges) == 2:  # noqa: PLR2004 - nothing but the two ends
        return [_Part(0, len(pieces))]
    parts: list[_Part] = []
    begin, tally = 0, Counter[str]()
    for start, end in pairwise(edges):
        # An organ without a title begins another statement only behind the end of one.
        named = names_statement(pieces, start) or names_statement(pieces, start + 1)
        if _complete(tally) and (tally[Role.OPERATIVE] or named):
            parts.append(_Part(begin, start))
            begin = start
            tally.clear()
        assign_anew(pieces[start:end])  # the forms of the other statements count no longer
        tally.update(_traits(pieces, start, end))
    if parts and not _complete(tally):  # what is no statement belongs to the one before
        begin = parts.pop().start
    parts.append(_Part(begin, len(pieces)))
    if len(parts) == 1:
        assign_anew(pieces)
    return parts


def _starts(pieces: Sequence[Piece]) -> list[int]:
    """Find where statements may begin: at titles and organs that stand below clauses."""
    starts: list[int] = []
    title: int | None = None
    annexed = lettered = False
    opened = True  # the first statement, which needs no start of its own
    for i, piece in enumerate(pieces):
        if piece.role in _BELOW and not annexed and _heads_preamble(pieces, i):
            title = i - 1 if i and _hands_over(pieces[i - 1]) else i
            lettered = opened = False
        elif piece.role in _CLAUSES or _says_something(piece):
            title, lettered, opened = None, False, False
            continue
        annexed = annexed or piece.annex
        lettered = lettered or len(piece.head) == 1
        if title is None and names_statement(pieces, i):
            title = i
        spoken = piece.role in _SPEAKING and (title is not None or not (annexed or lettered))
        if not opened and (spoken or (title is not None and not annexed)):
            starts.append(i if title is None else title)
            opened, annexed = True, False
    return starts


def _heads_preamble(pieces: Sequence[Piece], i: int) -> bool:
    """Return whether a piece names a statement whose preamble begins directly below.

    Among the clauses of one statement that is the title of the next, whatever it was taken for.
    """
    if pieces[i].comma_ended or pieces[i].opening is not None or not names_statement(pieces, i):
        return False  # the first two spare most texts the pattern of titles
    below = pieces[i + 1 : i + 1 + _NEAR]
    return any(piece.organ or (piece.participle and piece.comma_ended) for piece in below)


def _hands_over(piece: Piece) -> bool:
    """Return whether a piece announces the statement below it ("The full text follows:")."""
    return piece.colon_ended and piece.block.marker is None


def _says_something(piece: Piece) -> bool:
    """Return whether a piece is a sentence, whatever part it was taken for."""
    framing = piece.role is Role.FOOTER or piece.adoption or piece.titled
    return piece.stopped and not framing


def _traits(pieces: Sequence[Piece], start: int, end: int) -> Iterator[str]:
    """Give what speaks for a statement, piece by piece."""
    for i in range(start, end):
        role = pieces[i].role
        if role in _CLAUSES:
            yield "clause"
            yield role
        elif role in _SPEAKING or (role is Role.TITLE and pieces[i].titled):
            yield "name"


def _complete(tally: Counter[str]) -> bool:
    """Return whether there is a name and what makes a statement below it."""
    if not tally["name"] or tally["clause"] < _FEWEST:
        return False
    return bool(tally[Role.OPERATIVE]) or not tally[Role.PREAMBULAR]


def _message(text: str, pieces: Sequence[Piece], parts: Sequence[_Part]) -> str:
    named = [_name(text, pieces[part.start : part.end]) for part in parts[:_NAMED]]
    listing = "; ".join(f"{n}. {name}" for n, name in enumerate(named, 1))
    more = f"; and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    return (
        f"the text holds {len(parts)} statements: {listing}{more}; choose one by its number, "
        f"which=1 to which={len(parts)} (on the command line: --statement N)"
    )


def _name(text: str, pieces: Sequence[Piece]) -> str:
    """Name a statement for a reader who has to choose."""
    assign_anew(pieces)
    said = read_metadata(pieces, ())
    start, end = pieces[0].block.printed_start, pieces[-1].block.end
    name = fold(said.title or text[start : start + 2 * LONGEST_EXCERPT])
    if len(name) > LONGEST_EXCERPT:
        name = f"{name[: LONGEST_EXCERPT - 1].rstrip()}…"
    number = f"No. {said.number}" if said.number and said.number not in name else ""
    date = said.date.isoformat() if said.date is not None else ""
    told = [detail for detail in (number, date) if detail]
    return ", ".join([f'"{name}"', *told, f"characters {start} to {end}"])
