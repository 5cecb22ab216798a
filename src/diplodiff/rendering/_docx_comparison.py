"""A comparison -> a Word document with the changes tracked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.alignment import synopsis
from diplodiff.rendering._words import headline, name_at
from diplodiff.rendering.word._body import BodyWriter
from diplodiff.rendering.word._comments import commented
from diplodiff.rendering.word._package import packed, signature
from diplodiff.rendering.word._plan import steps
from diplodiff.rendering.word._redline import MarkedStep, redline
from diplodiff.rendering.word._side import Side

if TYPE_CHECKING:
    from diplodiff.comparison import Comparison
    from diplodiff.model import Statement
    from diplodiff.rendering.word import WordOptions
    from diplodiff.rendering.word._plan import Step

__all__ = ["render_comparison"]

_CARRIED = 0.5


def render_comparison(comparison: Comparison, *, options: WordOptions) -> bytes:
    """Write the other text as tracked changes of the base."""
    base, other = comparison.base, comparison.other
    planned = steps(synopsis(comparison.alignment), n_base=len(base), n_other=len(other))
    # a moved clause stands at two places, and its sides and their comments are the same ones
    sides = {
        (step.base, step.other): (_side(base, step.base), _side(other, step.other))
        for step in planned
    }
    marked = [
        MarkedStep(step, *sides[step.base, step.other], carried=_carried(comparison, step))
        for step in planned
    ]
    comments = commented(comparison, marked, options)
    signed = signature(options, other, base)
    writer = BodyWriter(signed, first=len(comments))
    return packed(
        writer.written(redline(marked)) or "<w:p/>",
        comments,
        title=headline(other, name=name_at(options.names, 1)),
        language=other.language,
        signed=signed,
    )


def _side(statement: Statement, indices: range) -> Side:
    clauses = statement.clauses[indices.start : indices.stop]
    return Side(clauses, source_text=statement.source_text)


def _carried(comparison: Comparison, step: Step) -> bool:
    """Tell whether enough of moved clauses carries over to show the words that moved.

    Where less than half does, a reader sees more in one text struck out and one put in than in
    scattered words of either.
    """
    if step.row < 0:
        return False
    change = comparison.changes[step.row]
    return min(change.kept_base, change.kept_other) >= _CARRIED
