"""A statement -> text for a terminal or a pipe: the clauses as they were understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from diplodiff.model import ClauseKind
from diplodiff.rendering._statement_words import (
    Run,
    closing_words,
    facts,
    hedges_marked,
    notes,
    runs,
    title,
    usual_actor,
)
from diplodiff.rendering._terminal import INDENT, broken, hanging, printed, side_by_side
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import name_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_statement"]

# Typographers want 45 to 75 characters to a line of prose; the eye gets lost in much longer ones.
_NARROWEST_BODY, _WIDEST_BODY = 44, 80
_WIDEST_LABELS = 12  # a longer label goes on below, lest one of them push all clauses aside
_DEEPEST = 4  # a sub-clause keeps three quarters of the measure


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Lay out a statement: what it says of itself, its clauses as understood, remarks."""
    name = name_at(options.names, 0)
    page = _Page(statement, facts(statement, name=name), options)
    blocks: list[Text] = [Text(title(statement, name=name), style="bold"), page.head()]
    if options.rows != "none":
        blocks += page.clauses()
    hedge = "Underlined words" if options.colour == "always" else "Words in ‹ ›"
    hedge = hedge if options.rows != "none" else ""
    if said := closing_words(statement, hedge=hedge):
        blocks.append(Text("\n".join(said), style="dim"))
    return printed(blocks, options)


class _Page:
    """A page with one margin for labels and facts, or, in short lines, labels above clauses."""

    def __init__(
        self, statement: Statement, known: tuple[tuple[str, str], ...], options: TextOptions
    ) -> None:
        self._statement, self._known, self._options = statement, known, options
        self._facts = max(len(fact) for fact, _ in known)
        labels = max((cell_len(visible(clause.label)) for clause in statement), default=0)
        margin = max(self._facts, min(labels, _WIDEST_LABELS))
        self._stacked = options.width - margin - INDENT < _NARROWEST_BODY
        self._margin = 0 if self._stacked else margin
        self._body = min(options.width - self._margin - INDENT, _WIDEST_BODY)

    def head(self) -> Text:
        """Set what is known of the statement."""
        margin = self._margin or self._facts
        width = min(self._options.width - margin - INDENT, _WIDEST_BODY)
        return Text("\n").join(
            side_by_side((Text(fact, style="bold"), Text(broken(said, width))), (margin, width))
            for fact, said in self._known
        )

    def clauses(self) -> Iterator[Text]:
        """Set each clause with what was understood of it."""
        usual = usual_actor(self._statement)
        for clause in self._statement:
            label = Text(visible(clause.label), style="bold")
            depth = min(INDENT * clause.depth, self._body // _DEEPEST)
            wording = self._wording(clause)
            lines = [label, self._beside(Text(), wording, depth)]
            if not self._stacked:
                lines = [self._beside(label, wording, depth)]
            lines += self._notes(notes(clause, usual=usual), depth + INDENT)
            yield Text("\n").join(lines)

    def _notes(self, given: Iterable[str], depth: int) -> Iterator[Text]:
        for note in given:
            words = hanging(Text(note, style="dim"), self._body - depth)
            yield self._beside(Text(), words, depth)

    def _beside(self, label: Text, body: Text, depth: int) -> Text:
        return side_by_side((label, body), (self._margin, self._body), depth)

    def _wording(self, clause: Clause) -> Text:
        """Set the wording with its openings emphasised and its hedges marked."""
        text = Text(style="bold" if clause.kind is ClauseKind.HEADING else "")
        cut = runs(clause, self._statement.source_text)
        if self._options.colour == "always":
            for run in cut:
                text.append(run.text, style=_style(run))
        else:
            for words, opening in hedges_marked(cut):
                text.append(f"_{words}_" if opening else words)
        return text


def _style(run: Run) -> str:
    styles = (("italic", run.opening), ("underline", run.hedged), ("bold", run.bracket))
    return " ".join(style for style, holds in styles if holds)
