"""A statement -> Markdown: the clauses as they were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._markdown import bullets, escaped, joined, marked
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import facts, headline, name_at, remarks, split_opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_statement"]


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Write a statement: what it says of itself, its clauses as understood, remarks."""
    blocks = (
        f"# {escaped(headline(statement, name=name_at(options.names, 0)))}",
        bullets(f"**{name}:** {escaped(fact)}" for name, fact in facts(statement)),
        "\n".join(_clause_lines(statement.clauses)),
        "\n\n".join(escaped(remark) for remark in remarks(statement)),
    )
    return joined(blocks)


def _clause_lines(clauses: Iterable[Clause]) -> Iterator[str]:
    deepest = 0  # a list may go in by one step at a time only
    for clause in clauses:
        depth = min(clause.depth, deepest)
        deepest = depth + 1
        label = f"**{escaped(visible(clause.label))}** ({clause.kind})"
        yield f"{'  ' * depth}- {label} {_emphasised(clause)}"


def _emphasised(clause: Clause) -> str:
    before, opening, after = (escaped(part) for part in split_opening(clause))
    if opening:
        opening = marked(opening, "*", before=before[-1:] or " ", after=after[:1] or " ")
    return f"{before}{opening}{after}"
