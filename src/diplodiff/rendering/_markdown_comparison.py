"""A comparison -> Markdown."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from diplodiff.rendering._markdown import bullets, escaped, joined, marked, table
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
from diplodiff.rendering._words import composition, figure, headline, name_at, remarks
from diplodiff.scoring import MEANINGS
from diplodiff.wording import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.comparison import Comparison, Row
    from diplodiff.rendering._options import TextOptions
    from diplodiff.wording import Edit

__all__ = ["render_comparison"]

_MARKS = {EditKind.DELETED: "~~", EditKind.INSERTED: "**"}


def render_comparison(comparison: Comparison, *, options: TextOptions) -> str:
    """Write a comparison: who against whom, one sentence, scores, synopsis, remarks."""
    rows = comparison.rows()
    sides = (("Base", comparison.base), ("Other", comparison.other))
    blocks = (
        "# Comparison",
        bullets(
            f"**{side}:** {escaped(headline(text, name=name_at(options.names, position)))} "
            f"({composition(text)})"
            for position, (side, text) in enumerate(sides)
        ),
        escaped(summary(comparison, rows)),
        *_alerts(comparison),
        _scores(comparison),
        *(_synopsis(rows, options) if options.rows != "none" else ()),
        *(escaped(remark) for side, text in sides for remark in remarks(text, side=side)),
        escaped(provenance(comparison)),
    )
    return joined(blocks)


def _alerts(comparison: Comparison) -> Iterator[str]:
    """Lead the report with what a careful reader would underline."""
    lines = [tuple(map(escaped, line)) for line in alert_lines(comparison)]
    if lines:
        yield table(("Clauses", "Underline", "Words"), lines)
    if count := alert_count(comparison):
        yield count


def _scores(comparison: Comparison) -> str:
    lines = [
        (name.capitalize(), figure(getattr(comparison.scores, name)), escaped(meaning))
        for name, meaning in MEANINGS.items()
    ]
    first = lines[0]
    lines[0] = (*first[:2], f"{first[2]}<br>{escaped(percentile_words(comparison))}")
    return table(("Score", "Value", "Meaning"), lines)


def _synopsis(rows: tuple[Row, ...], options: TextOptions) -> Iterator[str]:
    everything = options.rows == "all"
    shown = rows if everything else in_full(rows)
    if shown:
        lines = (
            (escaped(labels(row)), escaped(", ".join(change_words(row))), _wording(row, options))
            for row in shown
        )
        yield table(("Clauses", "Change", "Wording"), lines)
    if not everything:
        yield bullets(
            f"**{fold.heading}:** {escaped(', '.join(fold.entries))}" for fold in folds(rows)
        )


def _wording(row: Row, options: TextOptions) -> str:
    edits = row.redline() if options.rows == "all" else shortened(row.redline())
    parts = [_redline(tuple(pieces(edits)))]
    parts += [f"Why: {escaped(reason)}" for reason in reasons(row)]
    return "<br>".join(parts)


def _redline(edits: tuple[Edit, ...]) -> str:
    """Mark the deleted and inserted words of a redline."""
    written = " "  # the cell's own blank
    for edit, following in zip_longest(edits, edits[1:]):
        text = escaped(edit.text)
        if edit.kind is EditKind.EQUAL:
            written += text
        else:
            written += marked(text, _MARKS[edit.kind], before=written[-1], after=_first(following))
    return written[1:]


def _first(following: Edit | None) -> str:
    if following is None:
        return " "  # the cell's own blank
    # a mark or tag of the next edit is punctuation, whichever it will be
    return escaped(following.text)[0] if following.kind is EditKind.EQUAL else "*"
