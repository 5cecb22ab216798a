"""A comparison -> text for a terminal or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from diplodiff.changes import ChangeKind
from diplodiff.rendering._synopsis import (
    alert_count,
    alert_lines,
    change_words,
    folds,
    in_full,
    labels,
    percentile_words,
    pieces,
    provenance,
    reasons,
    shortened,
    summary,
)
from diplodiff.rendering._terminal import Entry, laid_out, pairs, printed
from diplodiff.rendering._words import composition, counted, figure, headline, name_at, remarks
from diplodiff.scoring import MEANINGS
from diplodiff.wording import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_comparison"]

# Strike and underline say the same as red and green, for eyes that do not tell these apart. A
# whole clause goes without them: its row says "added" or "dropped", and it has to be read.
_STYLES = {EditKind.EQUAL: "", EditKind.DELETED: "red strike", EditKind.INSERTED: "green underline"}
_WHOLE_STYLES = {ChangeKind.ADDED: "green", ChangeKind.DROPPED: "red"}
_MARKS = {EditKind.EQUAL: "{}", EditKind.DELETED: "[-{}-]", EditKind.INSERTED: "{{+{}+}}"}


def render_comparison(comparison: Comparison, *, options: TextOptions) -> str:
    """Lay out a comparison: who against whom, one sentence, scores, synopsis, remarks."""
    rows = comparison.rows()
    sides = (("Base", comparison.base), ("Other", comparison.other))
    blocks: list[Text] = [
        pairs(_sides(sides, options), options),
        Text(summary(comparison, rows)),
        *_alerts(comparison, options),
        _scores(comparison, options),
    ]
    if options.rows != "none":
        blocks += _synopsis(rows, options)
    remarked = [remark for side, text in sides for remark in remarks(text, side=side)]
    blocks.append(Text("\n".join((*remarked, provenance(comparison))), style="dim"))
    return printed(blocks, options)


def _sides(
    sides: Iterable[tuple[str, Statement]], options: TextOptions
) -> Iterator[tuple[str, str]]:
    for position, (side, text) in enumerate(sides):
        name = headline(text, name=name_at(options.names, position))
        yield side, f"{name} ({counted(len(text), 'clause')}: {composition(text)})"


def _alerts(comparison: Comparison, options: TextOptions) -> Iterator[Text]:
    """Lead the report with what a careful reader would underline."""
    lines = alert_lines(comparison)
    if lines:
        yield pairs(lines, options)
    if count := alert_count(comparison):
        yield Text(count)


def _scores(comparison: Comparison, options: TextOptions) -> Text:
    scores = comparison.scores
    lines = [
        (name.capitalize(), figure(getattr(scores, name)), meaning)
        for name, meaning in MEANINGS.items()
    ]
    lines.insert(1, ("", "", percentile_words(comparison)))
    return pairs(lines, options)


def _synopsis(rows: tuple[Row, ...], options: TextOptions) -> Iterator[Text]:
    everything = options.rows == "all"
    entries = (
        Entry(label=labels(row), notes=change_words(row), body=_wording(row, options))
        for row in (rows if everything else in_full(rows))
    )
    yield from laid_out(entries, options)
    if not everything and (folded := folds(rows)):
        yield pairs(((fold.heading, ", ".join(fold.entries)) for fold in folded), options)


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
