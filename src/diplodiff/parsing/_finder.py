"""Where the statement lies inside a page or article.

A statement inside a news page is found by its grammar: a run of preambular clauses and the
operative clauses behind it, with the title and the chapeau directly before. One without that
division is found by its title, which gives its number or date, and by what can end it: the last
number of its series, or the last quotation mark. Prose on the page before it shows that it is
embedded; only then is anything cut off.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Series
from diplodiff.parsing._pieces import Role
from diplodiff.parsing._sections import heads_article
from diplodiff.parsing._several import assign_anew, names_statement
from diplodiff.parsing._walk import NUMBERED, begins_series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._markers import Marker
    from diplodiff.parsing._pieces import Piece

__all__ = ["find_statement"]

_CLAUSES = (Role.PREAMBULAR, Role.OPERATIVE)
_FRONT = (Role.TITLE, Role.ORGAN, Role.CHAPEAU)
_FEWEST = 3
"""Clauses that a block of grammar without a title must have to be believed a statement."""
_SKIPPED = 3
"""A number may be this far from the last one and still be in its series."""
_QUOTES = tuple('“"«„')
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
    if not clauses:
        return _find_titled(pieces)
    first = _first(pieces, clauses[0])
    if len(clauses) < _FEWEST and not pieces[first].titled:
        return 0, len(pieces)
    if not any(_is_prose(piece) or _hands_over(piece) for piece in pieces[:first]):
        return 0, len(pieces)
    behind = _behind(pieces, clauses[0])
    assign_anew(pieces[first:behind])  # what stands around it says nothing of its parts
    return first, behind


def _find_titled(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Find a statement of numbered or quoted paragraphs below its title, prose before it."""
    prose = next((i for i, piece in enumerate(pieces) if _is_prose(piece)), len(pieces))
    if any(piece.titled for piece in pieces[:prose]):  # the prose is the statement's own
        return 0, len(pieces)
    titles = [i for i in range(prose + 1, len(pieces)) if names_statement(pieces, i)]
    for first, limit in pairwise([*titles, len(pieces)]):
        behind = _behind_series(pieces, first, limit)
        if behind:
            assign_anew(pieces[first:behind])
            return first, behind
    return 0, len(pieces)


def _behind_series(pieces: Sequence[Piece], title: int, limit: int) -> int:
    """Return the index behind the numbered or quoted paragraphs below a title, 0 without any."""
    below = range(title + 1, limit)
    start = next((i for i in below if not (pieces[i].dated or pieces[i].heading)), limit)
    if start < limit and pieces[start].text[:1] in _QUOTES:
        return _behind_quotation(pieces, start, limit)
    # One unnumbered paragraph may stand above the first number.
    first = next((i for i in range(start, limit)[:2] if begins_series(pieces[i])), limit)
    behind = last = 0
    for i in range(first, limit):
        marker = pieces[i].block.marker
        if marker is None or (marker.style in NUMBERED and marker.value != last + 1):
            continue
        last += marker.style in NUMBERED
        behind = i + 1
    return behind if last >= _FEWEST else 0


def _behind_quotation(pieces: Sequence[Piece], start: int, limit: int) -> int:
    """Return the index behind the paragraphs that each open with a quotation mark."""
    quoted = 0
    for i in range(start, limit):
        if pieces[i].text[:1] in _QUOTES:
            quoted, start = quoted + 1, i + 1
        elif pieces[i].block.marker is None:
            break
    return start if quoted >= _FEWEST else 0


def _first(pieces: Sequence[Piece], clause: int) -> int:
    """Walk back from the first clause over chapeau, organ and title."""
    first = i = clause
    while i and pieces[i - 1].role in (Role.ORGAN, Role.CHAPEAU, Role.LEAD_IN, Role.HEADING):
        i -= 1
        first = first if pieces[i].role is Role.HEADING else i  # "Preamble" below the chapeau
    if i and pieces[i - 1].role is Role.TITLE:
        first = i
    while first and pieces[first - 1].role is Role.TITLE:
        first -= 1
        if pieces[first].titled:
            break
    return first


def _behind(pieces: Sequence[Piece], clause: int) -> int:
    """Walk on from the first clause to where its one long sentence or its list ends.

    Loose paragraphs stand between clauses too: nothing above the last certain one ends it.
    """
    behind = clause
    inside = _last_certain(pieces, clause)
    numbered = stopped = False
    for i in range(clause, len(pieces)):
        piece = pieces[i]
        if piece.role is Role.OPERATIVE:
            loose = not (piece.block.marker is not None or piece.finite or piece.block.cut)
            if loose and (numbered or stopped) and i > inside:
                break
            numbered = numbered or piece.block.marker is not None
            stopped = piece.stopped
        elif piece.role is Role.HEADING:
            continue  # inside only if a clause follows
        behind = i + 1
    return behind


def _last_certain(pieces: Sequence[Piece], clause: int) -> int:
    """Return the index of the last piece that surely belongs to the clauses from `clause` on.

    Such are a number that goes on where an earlier one stopped, a finite verb, the first piece
    below an article, and a line of adoption.
    """
    last = -1
    series = Series()
    for i in range(clause, len(pieces)):
        piece = pieces[i]
        marker = piece.block.marker
        if piece.role in _CLAUSES:
            goes_on = marker is not None and _goes_on(series, marker)
            last = i if goes_on or (piece.finite and piece.full) else last
            if marker is not None:
                series.note(marker)
        elif heads_article(piece):
            last = i + 1
        elif piece.role is Role.FOOTER and piece.adoption:
            last = i
    return last


def _goes_on(series: Series, marker: Marker) -> bool:
    """Return whether a number goes on with a series that has begun."""
    numbers = marker.style in NUMBERED and series.last(marker.style) > 0
    return numbers and series.follows(marker, within=_SKIPPED)


def _hands_over(piece: Piece) -> bool:
    """Return whether a piece above a statement announces it ("The full text follows:")."""
    return piece.role is Role.BODY and piece.colon_ended


def _is_prose(piece: Piece) -> bool:
    """Return whether a piece is a paragraph of sentences and no part of a statement."""
    return (
        piece.role is Role.BODY
        and piece.stopped
        and piece.block.marker is None
        and len(piece.text) > _PROSE
    )
