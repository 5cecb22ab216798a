"""What is doubtful about how a text was read: clauses that seem to be missing or misread."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from diplodiff.model import ClauseKind
from diplodiff.parsing._notices import notice
from diplodiff.parsing._pieces import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.model import Clause, Notice
    from diplodiff.parsing._pieces import Piece

__all__ = ["doubts_about"]

_DIVIDED = (ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE)
_CONTINUING = ("that ", "and ", "or ", "que ", "qu’", "qu'", "mais ", "et ")
"""First words of clauses that go on with the verb of the one above ("That the ferry ...")."""


def doubts_about(
    text: str, clauses: Sequence[Clause], pieces: Sequence[Piece]
) -> tuple[Notice, ...]:
    """Say what seems to be missing or misread.

    Parameters
    ----------
    text : str
        The source text.
    clauses : sequence of Clause
        All clauses of the statement.
    pieces : sequence of Piece
        The blocks that they were made of.

    Returns
    -------
    tuple of Notice
        ``NoOperativeClauses``, ``NoOpening``, ``ClausesAfterAdoption``; in this order.
    """
    return (
        *_no_operative_clauses(text, clauses),
        *_no_opening(text, clauses, pieces),
        *_after_adoption(text, pieces),
    )


def _no_operative_clauses(text: str, clauses: Sequence[Clause]) -> Iterator[Notice]:
    """Say that a text with a preamble has no operative part."""
    preamble = [clause for clause in clauses if clause.kind is ClauseKind.PREAMBULAR]
    if not preamble or any(clause.kind is ClauseKind.OPERATIVE for clause in clauses):
        return
    message = f"{len(preamble)} preambular clauses and no operative one"
    start, end = preamble[0].start, preamble[-1].end
    yield notice("NoOperativeClauses", message, text, start, end)


def _no_opening(text: str, clauses: Sequence[Clause], pieces: Sequence[Piece]) -> Iterator[Notice]:
    """Say which clauses of a resolution begin with no verb that is known.

    An opening is due where an organ speaks, in every clause that is no sub-clause and goes on with
    no other; below a lead-in, which has the verb, none is. Where most clauses have none, the text
    is in a language or style of which the lexicon knows nothing: that is no doubt about a clause.
    """
    if all(clause.opening for clause in clauses if clause.kind in _DIVIDED):
        return
    due: list[Clause] = []
    speaking = False
    above: Piece | None = None
    for clause, piece in zip(clauses, pieces, strict=True):
        if piece.role is Role.ORGAN:
            speaking = True
        elif piece.role in (Role.LEAD_IN, Role.CHAPEAU):
            speaking = False
        elif speaking and _may_be_due(clause, piece, above):
            due.append(clause)
        above = piece
    missing = [clause for clause in due if not clause.opening]
    if 2 * len(missing) > len(due):
        return
    for clause in missing:
        message = f"{clause.label} begins with no verb that is known"
        yield notice("NoOpening", message, text, clause.start, clause.end)


def _may_be_due(clause: Clause, piece: Piece, above: Piece | None) -> bool:
    """Return whether a clause of an organ is no part of the sentence or list of another."""
    if piece.role not in (Role.PREAMBULAR, Role.OPERATIVE) or clause.depth:
        return False
    return not _goes_on(clause, piece, above)


def _goes_on(clause: Clause, piece: Piece, above: Piece | None) -> bool:
    """Return whether a clause goes on with the sentence or the list of the one above."""
    continued = "(continued)" in clause.label or clause.text[:1].islower()
    if continued or piece.block.cut or piece.heading:
        return True
    if above is not None and above.colon_ended and not piece.full:
        return True
    return clause.text[:5].lower().startswith(_CONTINUING)


def _after_adoption(text: str, pieces: Sequence[Piece]) -> Iterator[Notice]:
    """Say which clauses seem to stand below the adoption line, where they are not compared."""
    closing = next((i for i, p in enumerate(pieces) if p.role is Role.FOOTER and p.adoption), None)
    if closing is None:
        return
    below = itertools.takewhile(lambda piece: not piece.note, pieces[closing:])
    lost = [piece.block for piece in below if piece.role is Role.FOOTER and piece.full]
    if lost:
        message = f"{len(lost)} paragraphs below the adoption line read like clauses"
        start, end = lost[0].printed_start, lost[-1].end
        yield notice("ClausesAfterAdoption", message, text, start, end)
