"""A comparison -> a map of how alike each clause is to each clause of the other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diplodiff.encoding import LexicalEncoder
from diplodiff.rendering.figures._svg import INK, element, linked, picture, spread, words
from diplodiff.similarity import similarity_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from diplodiff.comparison import Comparison
    from diplodiff.model import Statement

__all__ = ["draw"]

_NAME = "heatmap"
_MOST_BINS = 120
"""Most rows or columns of cells: a longer text has several clauses to the cell, the likest told."""
_SIZE = 600.0
_WIDEST_CELL = 28.0
_LEFT, _TOP, _RIGHT, _BOTTOM = 76.0, 76.0, 40.0, 30.0
_LINE = 11.5
_LONGEST_LABEL = 13
_STEPS = (0.15, 0.3, 0.45, 0.6, 0.8)
"""Where each shade begins; unrelated clauses of the same register lie below the first."""
_SHADES = ("#dde6ee", "#b3cadc", "#7fa6c4", "#4a7ea6", "#1d5178")


def draw(comparison: Comparison, *, rows_at: str = "") -> str:
    """Draw the lexical similarity of each clause of the base with each of the other text.

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
        An ``svg`` element. Linked clauses are framed, dashed where one of them moved.
    """
    n_rows, n_columns = (max(1, len(text)) for text in (comparison.base, comparison.other))
    bins = (min(n_rows, _MOST_BINS), min(n_columns, _MOST_BINS))
    cell = min(_WIDEST_CELL, _SIZE / max(bins))
    matrix = _binned(_similarities(comparison), bins)  # (bins of base, bins of other)
    width, height = max(bins[1] * cell, 200.0), bins[0] * cell
    return picture(
        *_shaded(matrix, cell),
        element(
            "rect",
            x=_LEFT,
            y=_TOP,
            width=bins[1] * cell,
            height=height,
            fill="none",
            stroke=INK,
            stroke_width=0.5,
            class_="frame",
        ),
        element(
            "g",
            *_frames(comparison, bins, cell, rows_at),
            fill="none",
            stroke=INK,
            pointer_events="all",
            class_="frame",
        ),
        *_axes(comparison, bins, cell),
        *_legend(_TOP + height + 20),
        name=_NAME,
        width=_LEFT + width + _RIGHT,
        height=_TOP + height + _BOTTOM,
        label=f"Similarity of {n_rows} clauses of the base with {n_columns} of the other text.",
    )


def _similarities(comparison: Comparison) -> npt.NDArray[np.float32]:
    encoder = LexicalEncoder()
    sides = (
        [clause.text for clause in text] or [""] for text in (comparison.base, comparison.other)
    )
    base, other = (encoder.encode(texts) for texts in sides)
    return similarity_matrix(base, other)


def _binned(matrix: npt.NDArray[np.float32], bins: tuple[int, int]) -> npt.NDArray[np.float32]:
    starts = [np.arange(n) * size // n for n, size in zip(bins, matrix.shape, strict=True)]
    of_rows = np.maximum.reduceat(matrix, starts[0], axis=0)  # (bins[0], n_other)
    likest: npt.NDArray[np.float32] = np.maximum.reduceat(of_rows, starts[1], axis=1)
    return likest


def _shaded(matrix: npt.NDArray[np.float32], cell: float) -> Iterator[str]:
    """Draw all cells of a shade as one path: a cell takes 20 bytes that way."""
    square = f"h{cell:.1f}v{cell:.1f}h-{cell:.1f}z"
    step = np.searchsorted(_STEPS, matrix, side="right")
    for number, shade in enumerate(_SHADES, start=1):
        cells = np.argwhere(step == number)
        if not len(cells):
            continue
        path = "".join(
            f"M{_LEFT + column * cell:.1f} {_TOP + row * cell:.1f}{square}"
            for row, column in cells.tolist()
        )
        yield element("path", d=path, fill=shade, class_=f"shade-{number}")


def _frames(
    comparison: Comparison, bins: tuple[int, int], cell: float, rows_at: str
) -> Iterator[str]:
    """Frame the cells of linked clauses, a cell that has several links for the first."""
    sizes = (max(1, len(comparison.base)), max(1, len(comparison.other)))
    row_of = {
        clause.label: number
        for number, row in enumerate(comparison.rows(), start=1)
        for clause in row.base
    }
    framed: set[tuple[int, int]] = set()
    for link in comparison.links():
        row, column = (link.clauses[side] * bins[side] // sizes[side] for side in (0, 1))
        if (row, column) in framed:
            continue
        framed.add((row, column))
        frame = element(
            "rect",
            x=_LEFT + column * cell,
            y=_TOP + row * cell,
            width=cell,
            height=cell,
            stroke_dasharray="2 1.5" if link.moved else "",
        )
        address = f"{rows_at}{row_of[link.base.label]}" if rows_at else ""
        told = f"{link.base.label} → {link.other.label}: {link.similarity:.2f}"
        yield linked(address, told, frame)


def _axes(comparison: Comparison, bins: tuple[int, int], cell: float) -> Iterator[str]:
    yield words("Base ↓ Other →", x=0, y=10, class_="label")
    for label, place in _ticks(comparison.base, bins[0], cell):
        yield words(label, x=_LEFT - 5, y=_TOP + place + 3, text_anchor="end", class_="label")
    for label, place in _ticks(comparison.other, bins[1], cell):
        x, y = _LEFT + place + 3, _TOP - 5
        turned = f"rotate(-60 {x:.1f} {y:.1f})"
        yield words(label, x=x, y=y, transform=turned, class_="label")


def _ticks(text: Statement, n_bins: int, cell: float) -> Iterator[tuple[str, float]]:
    places = [(index * n_bins // len(text) + 0.5) * cell for index in range(len(text))]
    for index in spread(places, (), apart=_LINE):
        label = text.clauses[index].label
        short = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
        yield short, places[index]


def _legend(y: float) -> Iterator[str]:
    edges: Sequence[float] = (*_STEPS, 1.0)
    for number, shade in enumerate(_SHADES, start=1):
        x = _LEFT + (number - 1) * 40
        yield element(
            "rect", x=x, y=y - 8, width=40, height=6, fill=shade, class_=f"shade-{number}"
        )
        yield words(f"{edges[number - 1]:.2f}", x=x, y=y + 7, class_="label")
