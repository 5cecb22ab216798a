"""A statement -> Markdown: the clauses as they were understood."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from diplodiff.rendering._markdown import escaped, joined, marked
from diplodiff.rendering._statement_words import (
    closing_words,
    facts,
    hedges_marked,
    notes,
    runs,
    title,
    usual_actor,
)
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import name_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_statement"]


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Write a statement: what it says of itself, its clauses as understood, remarks."""
    name = name_at(options.names, 0)
    hedge = "Words in ‹ ›" if options.rows != "none" else ""
    blocks = (
        f"# {escaped(title(statement, name=name))}",
        # no list: the clauses below are one, and the two would run together
        "<br>\n".join(f"**{fact}:** {escaped(said)}" for fact, said in facts(statement, name=name)),
        "\n".join(_clause_lines(statement)) if options.rows != "none" else "",
        "\n\n".join(escaped(line) for line in closing_words(statement, hedge=hedge)),
    )
    return joined(blocks)


def _clause_lines(statement: Statement) -> Iterator[str]:
    deepest = 0  # a list may go in by one step at a time only
    usual = usual_actor(statement)
    for clause in statement:
        depth = min(clause.depth, deepest)
        deepest = depth + 1
        lines = (
            f"**{escaped(visible(clause.label))}** {_wording(clause, statement.source_text)}",
            *map(escaped, notes(clause, usual=usual)),
        )
        yield f"{'  ' * depth}- {'<br>'.join(lines)}"


def _wording(clause: Clause, source_text: str) -> str:
    """Set openings in italics and mark hedges."""
    written = " "  # the blank behind the label
    parts = list(hedges_marked(runs(clause, source_text)))
    for (words, opening), following in zip_longest(parts, parts[1:]):
        text = escaped(words)
        # a neighbour of an opening is plain, so that its first character stands as it is
        after = escaped(following[0])[0] if following is not None else " "
        written += marked(text, "*", before=written[-1], after=after) if opening else text
    return written[1:]
