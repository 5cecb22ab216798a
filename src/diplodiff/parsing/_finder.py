"""Where the statement lies inside a page or article.

A statement inside a news page is found by its grammar: a run of preambular clauses and the
operative clauses behind it, with the title and the chapeau directly before. Prose on the page
before it shows that it is embedded; only then is anything cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._pieces import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["find_statement"]

_CLAUSES = (Role.PREAMBULAR, Role.OPERATIVE)
_FRONT = (Role.TITLE, Role.ORGAN, Role.CHAPEAU)
_FEWEST = 3
"""Clauses that a block of grammar must have before it is believed to be a quoted statement."""
_PROSE = 60
"""Characters of a paragraph that can hardly be a title or caption."""


def find_statement(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Find the statement among the blocks of a page.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text, with their roles.

    Returns
    -------
    first, behind : int
        ``pieces[first:behind]`` is the statement; all of them unless there is strong evidence
        that it is embedded in prose.
    """
    clauses = [i for i, piece in enumerate(pieces) if piece.role in _CLAUSES]
    if len(clauses) < _FEWEST:
        return 0, len(pieces)
    first = _first(pieces, clauses[0])
    if not any(_is_prose(piece) for piece in pieces[:first]):
        return 0, len(pieces)
    return first, _behind(pieces, clauses[0])


def _first(pieces: Sequence[Piece], clause: int) -> int:
    """Walk back from the first clause over chapeau, organ and title."""
    first = clause
    while first and pieces[first - 1].role in (Role.ORGAN, Role.CHAPEAU, Role.LEAD_IN):
        first -= 1
    while first and pieces[first - 1].role is Role.TITLE:
        first -= 1
        if pieces[first].titled:
            break
    return first


def _behind(pieces: Sequence[Piece], clause: int) -> int:
    """Walk on from the first clause to where its one long sentence or its list ends.

    Articles hold paragraphs of any form, so a text in articles is not ended by one of them.
    """
    behind = clause
    in_articles = any(_is_article(piece) for piece in pieces[clause:])
    numbered = stopped = False
    for i in range(clause, len(pieces)):
        piece = pieces[i]
        if piece.role is Role.OPERATIVE:
            loose = piece.block.marker is None and not piece.finite
            if loose and (numbered or stopped) and not in_articles:
                break
            numbered = numbered or piece.block.marker is not None
            stopped = piece.stopped
        elif piece.role is Role.HEADING:
            continue  # inside only if a clause follows
        behind = i + 1
    return behind


def _is_article(piece: Piece) -> bool:
    return piece.role is Role.HEADING and piece.section_heading


def _is_prose(piece: Piece) -> bool:
    """Return whether a piece is a paragraph of sentences and no part of a statement."""
    return (
        piece.role is Role.BODY
        and piece.stopped
        and piece.block.marker is None
        and len(piece.text) > _PROSE
    )
