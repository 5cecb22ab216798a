"""A ranking -> text for a terminal or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from diplodiff.rendering._ranking_words import (
    RANKED_BY,
    first_look_words,
    heading,
    leading,
    named,
    parted,
)
from diplodiff.rendering._synopsis import counts_words, provenance
from diplodiff.rendering._terminal import INDENT, broken, pairs, printed, side_by_side
from diplodiff.rendering._words import figure
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_ranking"]

_WIDEST = 100  # columns: figures that stand farther from their names are read in the wrong line
_COLUMNS = tuple(len(name) for name in RANKED_BY)
_FIGURES = sum(_COLUMNS) + INDENT * (len(_COLUMNS) - 1)


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Lay out a ranking: the base, then the texts from the closest to the farthest."""
    first, parts = leading(ranking), parted(ranking)
    blocks: list[Text] = [Text(heading(first, options.names), style="bold")]
    if parts.near:
        blocks += _ranked(parts.near, options)
    if parts.far:
        blocks.append(_listed("Nothing in common", parts.far, options))
    if parts.unread:
        blocks.append(_listed("First look", parts.unread, options))
        blocks.append(Text(first_look_words(parts)))
    meanings = ((name.capitalize(), MEANINGS[name]) for name in RANKED_BY)
    blocks += [pairs(meanings, options), Text(provenance(first), style="dim")]
    return printed(blocks, options)


def _ranked(near: tuple[tuple[Ranked, Comparison], ...], options: TextOptions) -> Iterator[Text]:
    """Set each name with its figures in columns at the right, and what else there is below it."""
    margin = len(f"{len(near):,}")
    width = min(options.width, _WIDEST) - margin - INDENT
    widths = (margin, width - _FIGURES - INDENT, _FIGURES)
    heads = _in_columns(name.capitalize() for name in RANKED_BY)
    yield side_by_side((Text(), Text(), Text(heads, style="bold")), widths)
    for place, (item, comparison) in enumerate(near, 1):
        number = Text(f"{place:,}".rjust(margin), style="bold")
        name, own = named(item, options.names)
        scores = comparison.scores
        figures = Text(_in_columns(figure(getattr(scores, score)) for score in RANKED_BY))
        if cell_len(name) <= widths[1]:
            lines = [side_by_side((number, Text(name, style="bold"), figures), widths)]
        else:  # a name is not broken for the sake of a figure
            lines = [
                side_by_side((number, Text(broken(name, width), style="bold")), (margin, width)),
                side_by_side((Text(), Text(), figures), widths),
            ]
        below = [Text(own)] if own else []
        below.append(Text(counts_words(comparison.rows()), style="dim"))
        lines += (side_by_side((Text(), words), (margin, width)) for words in below)
        yield Text("\n").join(lines)


def _in_columns(figures: Iterator[str]) -> str:
    columns = zip(figures, _COLUMNS, strict=True)
    return (" " * INDENT).join(words.rjust(column) for words, column in columns)


def _listed(title: str, items: tuple[Ranked, ...], options: TextOptions) -> Text:
    """List texts that have no place among the similarities, with their first look if it is all."""
    lines = [Text(title, style="bold")]
    for item in items:
        name, own = named(item, options.names)
        seen = "" if item.in_full else figure(item.first_look)
        margin = len(seen)
        width = options.width - margin - INDENT
        words = Text(broken(f"{name}: {own}" if own else name, width))
        lines.append(side_by_side((Text(seen), words), (margin, width)))
    return Text("\n").join(lines)
