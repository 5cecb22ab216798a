"""A statement -> text for a terminal or a pipe: the clauses as they were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from diplodiff.rendering._terminal import INDENT, Entry, laid_out, pairs, printed
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import facts, headline, name_at, remarks, split_opening

if TYPE_CHECKING:
    from rich.console import RenderableType

    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_statement"]


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Lay out a statement: what it says of itself, its clauses as understood, remarks."""
    title = headline(statement, name=name_at(options.names, 0))
    entries = (
        Entry(
            label=visible(clause.label),
            notes=(clause.kind,),
            body=_wording(clause, options),
            depth=min(INDENT * clause.depth, options.width // 5),
        )
        for clause in statement
    )
    blocks: list[RenderableType] = [
        Text(title, style="bold"),
        pairs(facts(statement), options),
        *laid_out(entries, options),
    ]
    if remarked := remarks(statement):
        blocks.append(Text("\n".join(remarked), style="dim"))
    return printed(blocks, options)


def _wording(clause: Clause, options: TextOptions) -> Text:
    """Set the wording with its opening emphasised."""
    before, opening, after = split_opening(clause)
    text = Text(before)
    if options.colour == "always":
        text.append(opening, style="italic")
    elif opening:
        text.append(f"_{opening}_")
    text.append(after)
    return text
