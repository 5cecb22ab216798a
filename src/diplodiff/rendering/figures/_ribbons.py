"""A comparison -> both texts as columns of blocks, joined by ribbons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes import ChangeKind
from diplodiff.rendering._synopsis import KIND_WORDS, change_words, kind_counts, labels
from diplodiff.rendering.figures._svg import (
    INK,
    PATTERNS,
    PLAIN,
    element,
    linked,
    patterns,
    picture,
    spread,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Clause, Statement

__all__ = ["draw"]

_NAME = "ribbons"
_WIDTH = 344.0
_MARGIN = 76.0  # for the labels
_BLOCK = 12.0
_TOP = 20.0
_LOWEST, _HIGHEST, _PER_CLAUSE = 200.0, 640.0, 15.0
_LINE = 11.5  # from one label to the next
_LONGEST_LABEL = 12
_LEGEND_LINE = 14.0
_COLUMNS = 2
_INDENT = 40.0


class _Block(NamedTuple):
    """Where a clause stands, and the row that it is in."""

    top: float
    bottom: float
    row: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class _Side(NamedTuple):
    """One text as a column."""

    clauses: Sequence[Clause]
    blocks: Sequence[_Block]
    left: float
    labels_at: float
    anchor: str


def draw(comparison: Comparison, *, rows_at: str = "") -> str:
    """Draw both texts side by side.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    rows_at : str
        What the address of a row begins with, before its number from 1; without it, the picture
        has no links.

    Returns
    -------
    str
        An ``svg`` element. A block is as high as its clause is long, in both columns alike.
    """
    rows = comparison.rows()
    heights = _height(comparison)
    base, other = _sides(comparison, rows, heights)
    legend = tuple(_legend(rows, _TOP + heights + 16))
    height = _TOP + heights + 12 + _LEGEND_LINE * -(-len(legend) // _COLUMNS)
    return picture(
        patterns(_NAME),
        words("Base", x=base.left, y=11, font_weight="bold", class_="head"),
        words("Other", x=other.left + _BLOCK, y=11, font_weight="bold", text_anchor="end"),
        element("g", *_ribbons(comparison, rows, (base, other), rows_at), fill_opacity=0.6),
        *(shape for side in (base, other) for shape in _column(side, rows, rows_at)),
        *legend,
        name=_NAME,
        width=_WIDTH,
        height=height,
        label=f"Overview of {len(rows)} rows: the clauses of both texts and what joins them.",
    )


def _height(comparison: Comparison) -> float:
    longer = max(len(comparison.base), len(comparison.other))
    return min(max(longer * _PER_CLAUSE, _LOWEST), _HIGHEST)


def _sides(comparison: Comparison, rows: Sequence[Row], height: float) -> tuple[_Side, _Side]:
    texts = (comparison.base, comparison.other)
    longer = max(1, *map(len, texts))
    least = min(4.0, height / longer / 2)
    # one scale for both, so that the longer text is the higher column
    scale = min(
        (height - least * len(text)) / max(1, sum(len(it.text) for it in text)) for text in texts
    )
    of_row = [
        {clause.label: number for number, row in enumerate(rows) for clause in getattr(row, name)}
        for name in ("base", "other")
    ]
    base, other = (
        tuple(_blocks(text, place, least, scale)) for text, place in zip(texts, of_row, strict=True)
    )
    right = _WIDTH - _MARGIN - _BLOCK
    return (
        _Side(comparison.base.clauses, base, _MARGIN, _MARGIN - 5, "end"),
        _Side(comparison.other.clauses, other, right, right + _BLOCK + 5, "start"),
    )


def _blocks(
    text: Statement, row_of: Mapping[str, int], least: float, scale: float
) -> Iterator[_Block]:
    top = _TOP
    for clause in text:
        bottom = top + least + scale * len(clause.text)
        yield _Block(top, top + (bottom - top) * 0.88, row_of[clause.label])
        top = bottom


def _ribbons(
    comparison: Comparison, rows: Sequence[Row], sides: tuple[_Side, _Side], rows_at: str
) -> Iterator[str]:
    drawn = [
        (rows[block.row], block, sides[1].blocks[link.other])
        for link in comparison.alignment
        for block in (sides[0].blocks[link.base],)
    ]
    order = {kind: rank for rank, kind in enumerate(ChangeKind)}
    # what moved crosses the others: it lies on top
    drawn.sort(key=lambda it: (it[0].change.moved, order[it[0].change.kind]))
    left, right = sides[0].left + _BLOCK, sides[1].left
    for row, start, end in drawn:
        moved = row.change.moved
        shape = element(
            "path",
            d=_band(left, right, start, end),
            fill=_fill(row.change.kind),
            class_=_class(row.change.kind),
            stroke=INK if moved else "",
            stroke_dasharray="4 2" if moved else "",
            stroke_width=0.7 if moved else "",
        )
        yield linked(_address(rows_at, start.row), _title(row), shape)


def _band(left: float, right: float, start: _Block, end: _Block) -> str:
    middle = (left + right) / 2
    upper = f"M{left:.1f} {start.top:.1f}C{middle:.1f} {start.top:.1f} {middle:.1f} {end.top:.1f}"
    lower = f"V{end.bottom:.1f}C{middle:.1f} {end.bottom:.1f} {middle:.1f} {start.bottom:.1f}"
    return f"{upper} {right:.1f} {end.top:.1f}{lower} {left:.1f} {start.bottom:.1f}Z"


def _column(side: _Side, rows: Sequence[Row], rows_at: str) -> Iterator[str]:
    for block in side.blocks:
        row = rows[block.row]
        shape = element(
            "rect",
            x=side.left,
            y=block.top,
            width=_BLOCK,
            height=max(block.bottom - block.top, 0.3),
            fill=_fill(row.change.kind),
            class_=_class(row.change.kind),
        )
        yield linked(_address(rows_at, block.row), _title(row), shape)
    yield from _labels(side, rows)


def _labels(side: _Side, rows: Sequence[Row]) -> Iterator[str]:
    changed = (index for index, block in enumerate(side.blocks) if not rows[block.row].change.same)
    places = [block.middle for block in side.blocks]
    for index in spread(places, changed, apart=_LINE):
        label = side.clauses[index].label
        short = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
        yield words(
            short, x=side.labels_at, y=places[index] + 3, text_anchor=side.anchor, class_="label"
        )


def _legend(rows: Sequence[Row], top: float) -> Iterator[str]:
    counts = kind_counts(rows)
    told: Iterable[str] = [kind.value for kind in ChangeKind] + ["moved"]
    for place, kind in enumerate(kind for kind in told if counts[kind]):
        x = _INDENT + (place % _COLUMNS) * (_WIDTH - 2 * _INDENT) / _COLUMNS
        y = top + _LEGEND_LINE * (place // _COLUMNS)
        moved = kind == "moved"
        swatch = element(
            "rect",
            x=x,
            y=y - 7,
            width=14,
            height=8,
            fill=PLAIN if moved else _fill(ChangeKind(kind)),
            class_="k-moved" if moved else _class(ChangeKind(kind)),
            stroke=INK if moved else "",
            stroke_dasharray="4 2" if moved else "",
        )
        said = "moved" if moved else KIND_WORDS[ChangeKind(kind)]
        yield element("g", swatch, words(f"{counts[kind]:,} {said}", x=x + 19, y=y))


def _fill(kind: ChangeKind) -> str:
    look = PATTERNS[kind.value]
    return f"url(#{_NAME}-{kind.value})" if look.pattern else look.colour


def _class(kind: ChangeKind) -> str:
    """Let a style sheet give a plain area another colour; patterns have theirs inside."""
    return "" if PATTERNS[kind.value].pattern else kind.value


def _title(row: Row) -> str:
    return f"{labels(row)}, {', '.join(change_words(row))}"


def _address(rows_at: str, row: int) -> str:
    return f"{rows_at}{row + 1}" if rows_at else ""
