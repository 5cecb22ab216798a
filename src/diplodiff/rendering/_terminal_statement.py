"""A statement -> text for a terminal or a pipe: the clauses as they were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from diplodiff.model import ClauseKind
from diplodiff.rendering._statement_words import (
    closing_words,
    facts,
    hedges_marked,
    notes,
    runs,
    title,
    usual_actor,
)
from diplodiff.rendering._terminal import INDENT, hanging, pairs, printed, side_by_side
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import name_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_statement"]

# Typographers want 45 to 75 characters to a line of prose; the eye gets lost in much longer ones.
_NARROWEST_BODY, _WIDEST_BODY = 44, 80
_WIDEST_LABELS = 22


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Lay out a statement: what it says of itself, its clauses as understood, remarks."""
    name = name_at(options.names, 0)
    blocks: list[RenderableType] = [
        Text(title(statement, name=name), style="bold"),
        pairs(facts(statement, name=name), options),
    ]
    if options.rows != "none":
        blocks += _clauses(statement, options)
    in_colour = options.colour == "always"
    if said := closing_words(statement, hedge="Underlined words" if in_colour else "Words in ‹ ›"):
        blocks.append(Text("\n".join(said), style="dim"))
    return printed(blocks, options)


def _clauses(statement: Statement, options: TextOptions) -> Iterator[Text]:
    """Set each label beside its clause, or above it where the lines are short."""
    labels = min(
        max((cell_len(visible(clause.label)) for clause in statement), default=0), _WIDEST_LABELS
    )
    stacked = options.width - labels - INDENT < _NARROWEST_BODY
    margin = 0 if stacked else labels
    body = min(options.width - margin - INDENT, _WIDEST_BODY)
    usual = usual_actor(statement)
    for clause in statement:
        label = Text(visible(clause.label), style="bold")
        depth = min(INDENT * clause.depth, body // 4)
        wording = _wording(clause, statement.source_text, options)
        lines = [label] if stacked else []
        lines.append(side_by_side((Text() if stacked else label, wording), (margin, body), depth))
        lines += (
            side_by_side(
                (Text(), hanging(Text(note, style="dim"), body - depth - INDENT)),
                (margin, body),
                depth + INDENT,
            )
            for note in notes(clause, usual=usual)
        )
        yield Text("\n").join(lines)


def _wording(clause: Clause, source_text: str, options: TextOptions) -> Text:
    """Set the wording with its openings emphasised and its hedges marked."""
    text = Text(style="bold" if clause.kind is ClauseKind.HEADING else "")
    cut = runs(clause, source_text)
    if options.colour == "always":
        for run in cut:
            styles = (("italic", run.opening), ("underline", run.hedged))
            text.append(run.text, style=" ".join(style for style, holds in styles if holds))
    else:
        for words, opening in hedges_marked(cut):
            text.append(f"_{words}_" if opening else words)
    return text
