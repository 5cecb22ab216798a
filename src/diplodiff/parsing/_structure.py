"""Whether a text is divided into preamble and operative part, and the roles where it is not.

A text has the division when its grammar says so: a run of participle clauses that end in commas
or semicolons, then a lead-in or finite verbs (United Nations Editorial Manual Online, "Editing of
resolutions"). A text without it is body throughout: single participles in flowing prose
("Recognizing that ..., we call ...") divide nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._forms import made_by_president
from diplodiff.parsing._halves import assign_halves
from diplodiff.parsing._markers import Style
from diplodiff.parsing._numbering import find_numbered_headings
from diplodiff.parsing._pieces import Role
from diplodiff.parsing._walk import announces_series, assign_divided, begins_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["assign_roles", "is_divided"]

_RUN = 2
"""Clauses in a row inside one sentence that make a preamble without an organ before them."""
_SHARE = 0.6
"""Share of the blocks that must be clauses of a resolution for the text to be a part of one."""
_NEAR = 5
"""Pieces that are looked at for the first clause behind an organ, and for the title lines."""


def assign_roles(pieces: Sequence[Piece]) -> None:
    """Give each piece its role, in place.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.
    """
    if is_divided(pieces):
        assign_divided(pieces)
    else:
        _assign_body(pieces)
        assign_halves(pieces)


def is_divided(pieces: Sequence[Piece]) -> bool:
    """Return whether a text has the division into preamble and operative part.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.

    Returns
    -------
    bool
        True for resolutions, declarations with a lead-in, and fragments of them.
    """
    return _has_organ(pieces) or _has_preamble(pieces) or _is_fragment(pieces)


def _has_organ(pieces: Sequence[Piece]) -> bool:
    """Look for an organ line with a clause of a resolution behind it."""
    return any(
        piece.organ and any(near.participle or near.finite for near in pieces[i + 1 : i + _NEAR])
        for i, piece in enumerate(pieces)
    )


def _has_preamble(pieces: Sequence[Piece]) -> bool:
    """Look for a run of clauses inside one long sentence, and for what it leads to."""
    run = participles = 0
    for i, piece in enumerate(pieces):
        if run and piece.lead_in:
            if run >= _RUN or participles or announces_series(pieces, i):
                return True
        elif participles >= _RUN and run >= _RUN and begins_series(piece):
            return True
        elif piece.finite:
            if participles and (run or participles >= _RUN):
                return True
        elif piece.participle:
            participles += 1
            run += piece.comma_ended or participles > 1
        elif piece.comma_ended and not piece.performs and piece.block.marker is None:
            run += 1
        elif piece.stopped and not piece.organ:
            run = participles = 0
    return False


def _is_fragment(pieces: Sequence[Piece]) -> bool:
    """Look for a text that is nothing but clauses of a resolution."""
    clauses = [
        piece
        for piece in pieces
        if not (piece.heading or piece.titled or piece.adoption or piece.has_marker(*_LETTERED))
    ]
    finite = sum(piece.finite for piece in clauses)
    participles = sum(piece.participle and piece.comma_ended for piece in clauses)
    return finite + participles > _SHARE * len(clauses)


_LETTERED = (Style.BRACKETED_LETTER, Style.BRACKETED_NUMBER)


def _assign_body(pieces: Sequence[Piece]) -> None:
    """Give roles in a text without division."""
    front = _front_length(pieces)
    headings = find_numbered_headings(pieces)
    listing = False
    for i, piece in enumerate(pieces):
        plain = listing and piece.plain
        if i < front:
            piece.role = Role.TITLE
        elif i == front and made_by_president(piece):
            piece.role = Role.LEAD_IN
        elif i in headings or (piece.heading and len(pieces) > 1 and not plain):
            piece.role = Role.HEADING
        elif piece.marked_note and piece.block.marker is None:
            piece.role = Role.FOOTER
        listing = piece.role is Role.BODY and (piece.colon_ended or (listing and piece.heading))
    for piece in reversed(pieces[front + 1 :]):
        closing = piece.adoption or piece.signature or piece.dated
        if not closing and piece.role not in (Role.HEADING, Role.FOOTER):
            break
        piece.role = Role.FOOTER


def _front_length(pieces: Sequence[Piece]) -> int:
    """Return how many pieces at the start are title, date and place."""
    front = 0
    for i, piece in enumerate(pieces[: min(_NEAR, len(pieces) - 1)]):
        if piece.stopped or piece.section_heading or piece.block.marker is not None:
            break
        if piece.titled or piece.dated or (i == 0 and piece.heading and not piece.marked):
            front = i + 1
        elif not piece.heading:
            break
    return front
