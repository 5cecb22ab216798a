"""Results -> text for a terminal or a pipe, laid out with rich.

Three columns where they fit, one below the other where not. No word of a clause is cut off: a
stretch that is shortened carries the mark "[...]".
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diplodiff.changes import ChangeKind
from diplodiff.rendering._synopsis import (
    change_words,
    counts_words,
    folds,
    in_full,
    labels,
    pieces,
    reasons,
    shortened,
    summary,
)
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import (
    composition,
    counted,
    facts,
    figure,
    headline,
    name_at,
    remarks,
    split_opening,
)
from diplodiff.scoring import MEANINGS
from diplodiff.wording import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Clause, Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_comparison", "render_ranking", "render_statement"]

_NARROW = 80  # columns below which a table leaves too little for the wording
_GAP = 2
_WIDEST_LABELS = 22
_RESET = "\x1b[0m"
# Strike and underline say the same as red and green, for eyes that do not tell these apart. A
# whole clause goes without them: its row says "added" or "dropped", and it has to be read.
_STYLES = {EditKind.EQUAL: "", EditKind.DELETED: "red strike", EditKind.INSERTED: "green underline"}
_WHOLE_STYLES = {ChangeKind.ADDED: "green", ChangeKind.DROPPED: "red"}
_MARKS = {EditKind.EQUAL: "{}", EditKind.DELETED: "[-{}-]", EditKind.INSERTED: "{{+{}+}}"}


def render_comparison(comparison: Comparison, *, options: TextOptions) -> str:
    """Lay out a comparison: who against whom, in one sentence, scores, synopsis, remarks."""
    rows = comparison.rows()
    sides = (("Base", comparison.base), ("Other", comparison.other))
    blocks: list[RenderableType] = [
        _pairs(_sides(sides, options)),
        Text(summary(comparison, rows)),
        _scores(comparison),
    ]
    if options.rows != "none":
        blocks += _synopsis(rows, options)
    blocks += _remarks(sides)
    return _print(blocks, options)


def render_statement(statement: Statement, *, options: TextOptions) -> str:
    """Lay out a statement: what it says of itself, its clauses as understood, remarks."""
    title = headline(statement, name=name_at(options.names, 0))
    blocks: list[RenderableType] = [
        Text(title, style="bold"),
        _pairs(facts(statement)),
        *_clauses(statement.clauses, options),
        *_remarks((("", statement),)),
    ]
    return _print(blocks, options)


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Lay out a ranking: the base, then the texts from the closest to the farthest."""
    base = ranking[0].comparison.base
    heading = f"Closest to {headline(base, name=name_at(options.names, 0))} ({composition(base)})"
    meanings = [(name.capitalize(), MEANINGS[name]) for name in ("similarity", "retained", "added")]
    blocks: list[RenderableType] = [Text(heading, style="bold")]
    if options.width < _NARROW:
        blocks += [_stacked_rank(place, item, options) for place, item in enumerate(ranking, 1)]
    else:
        blocks.append(_rank_table(ranking, options))
    return _print([*blocks, _pairs(meanings)], options)


def _print(blocks: Iterable[RenderableType], options: TextOptions) -> str:
    """Print blocks with a blank line between, the same whatever the environment says."""
    in_colour = options.colour == "always"
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=options.width,
        height=25,  # without it rich asks TERM, and "dumb" overrides the width
        color_system="standard" if in_colour else None,
        force_terminal=in_colour,
        force_jupyter=False,
        legacy_windows=False,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for number, block in enumerate(blocks):
        if number:
            console.print()
        console.print(block)
    return "\n".join(map(_trimmed, stream.getvalue().split("\n"))).rstrip("\n") + "\n"


def _trimmed(line: str) -> str:
    """Take off blanks at the end of a line, underlined ones too."""
    bare = line.rstrip(" ")
    if not bare.endswith(_RESET):
        return bare
    return bare.removesuffix(_RESET).rstrip(" ") + _RESET


def _pairs(pairs: Iterable[tuple[str, ...]]) -> Table:
    """Set names before what they name, in columns as wide as they need."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    lines = tuple(pairs)
    _add_columns(grid, len(lines[0]))
    for first, *rest in lines:
        grid.add_row(Text(first, style="bold"), *map(Text, rest))
    return grid


def _add_columns(table: Table, number: int) -> None:
    for _ in range(number):
        table.add_column(overflow="fold")  # rich would cut long words off


def _spaced_table() -> Table:
    """Make a table without lines: columns and rows are told apart by white space."""
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 1, 0))


def _sides(
    sides: Iterable[tuple[str, Statement]], options: TextOptions
) -> Iterator[tuple[str, str]]:
    for position, (side, text) in enumerate(sides):
        name = headline(text, name=name_at(options.names, position))
        yield side, f"{name} ({counted(len(text), 'clause')}: {composition(text)})"


def _scores(comparison: Comparison) -> Table:
    scores = comparison.scores
    return _pairs(
        (name.capitalize(), figure(getattr(scores, name)), meaning)
        for name, meaning in MEANINGS.items()
    )


def _synopsis(rows: tuple[Row, ...], options: TextOptions) -> Iterator[RenderableType]:
    everything = options.rows == "all"
    shown = rows if everything else in_full(rows)
    if options.width < _NARROW:
        for row in shown:
            yield _stacked(row, options)
    elif shown:
        yield _table(shown, options)
    if not everything:
        folded = [(fold.heading, ", ".join(fold.entries)) for fold in folds(rows)]
        if folded:
            yield _pairs(folded)


def _table(rows: tuple[Row, ...], options: TextOptions) -> Table:
    cited = [labels(row) for row in rows]
    label_width = min(max(map(len, cited)), _WIDEST_LABELS)
    table = _spaced_table()
    table.add_column(width=label_width, overflow="fold")
    table.add_column(no_wrap=True, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for label, row in zip(cited, rows, strict=True):
        table.add_row(
            Text(label, style="bold"), Text("\n".join(change_words(row))), _wording(row, options)
        )
    return table


def _stacked(row: Row, options: TextOptions) -> Table:
    block = _stack()
    heading = Text(labels(row), style="bold")
    heading.append(f"  {', '.join(change_words(row))}", style="not bold")
    block.add_row(heading)
    block.add_row(Padding(_wording(row, options), (0, 0, 0, _GAP)))
    return block


def _stack() -> Table:
    block = Table.grid()
    _add_columns(block, 1)
    return block


def _wording(row: Row, options: TextOptions) -> Text:
    edits = row.redline() if options.rows == "all" else shortened(row.redline())
    text = Text()
    for edit in pieces(edits):
        if options.colour == "always":
            text.append(edit.text, style=_WHOLE_STYLES.get(row.change.kind, _STYLES[edit.kind]))
        else:
            text.append(_MARKS[edit.kind].format(edit.text))
    for reason in reasons(row):
        text.append(f"\nWhy: {reason}", style="dim")
    return text


def _remarks(sides: Iterable[tuple[str, Statement]]) -> Iterator[RenderableType]:
    """Say what was left out of the texts, and what was doubtful in reading them."""
    lines = [remark for side, text in sides for remark in remarks(text, side=side)]
    if lines:
        yield Text("\n".join(lines), style="dim")


def _clauses(clauses: Iterable[Clause], options: TextOptions) -> Iterator[RenderableType]:
    if options.width < _NARROW:
        yield from (_stacked_clause(clause, options) for clause in clauses)
        return
    table = _spaced_table()
    table.add_column(max_width=_WIDEST_LABELS, overflow="fold")
    table.add_column(no_wrap=True, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for clause in clauses:
        label = Text(visible(clause.label), style="bold")
        table.add_row(label, Text(clause.kind, style="dim"), _indented(clause, options))
    if table.row_count:
        yield table


def _stacked_clause(clause: Clause, options: TextOptions) -> Table:
    block = _stack()
    heading = Text(visible(clause.label), style="bold")
    heading.append(f"  {clause.kind}", style="not bold dim")
    block.add_row(heading)
    block.add_row(Padding(_indented(clause, options), (0, 0, 0, _GAP)))
    return block


def _indented(clause: Clause, options: TextOptions) -> Padding:
    """Set the wording, opening emphasised, as far in as the clause lies deep."""
    before, opening, after = split_opening(clause)
    text = Text(before)
    if options.colour == "always":
        text.append(opening, style="italic")
    elif opening:
        text.append(f"_{opening}_")
    text.append(after)
    return Padding(text, (0, 0, 0, min(_GAP * clause.depth, options.width // 5)))


def _rank_table(ranking: tuple[Ranked, ...], options: TextOptions) -> Table:
    table = _spaced_table()
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=2, overflow="fold")
    for _ in range(3):
        table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    heads = ("", "Text", "Similarity", "Retained", "Added", "Why")
    table.add_row(*(Text(head, style="bold") for head in heads))
    for place, item in enumerate(ranking, 1):
        scores = item.comparison.scores
        table.add_row(
            Text(f"{place:,}", style="bold"),
            Text(_ranked_name(item, options)),
            *(Text(figure(score)) for score in (scores.similarity, scores.retained, scores.added)),
            Text(counts_words(item.comparison.rows())),
        )
    return table


def _stacked_rank(place: int, item: Ranked, options: TextOptions) -> Table:
    scores = item.comparison.scores
    block = _stack()
    block.add_row(Text(f"{place:,}. {_ranked_name(item, options)}", style="bold"))
    figures = (
        f"similarity {figure(scores.similarity)}, retained {figure(scores.retained)}, "
        f"added {figure(scores.added)}: {counts_words(item.comparison.rows())}"
    )
    block.add_row(Padding(Text(figures), (0, 0, 0, _GAP)))
    return block


def _ranked_name(item: Ranked, options: TextOptions) -> str:
    return headline(item.comparison.other, name=name_at(options.names, item.position + 1))
