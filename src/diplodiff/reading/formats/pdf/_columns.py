"""Rows of a page -> flows of lines in the order of reading: columns one after the other.

Columns are parted by a strip of white that several rows share and no line crosses, with lines on
both sides that fill their columns. Tables, whose cells do not, are read row by row.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

from diplodiff.reading.formats.pdf._lines import Row, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.reading.formats.pdf._lines import Line

__all__ = ["read_flows"]

_FEWEST = 4
"""Rows with lines on both sides of the strip."""
_NARROWEST = 0.2
"""Share of the width of the text that a column has at least."""
_FULL = 0.6
"""Share of the width of its column that lines fill on the mean; cells of tables do not."""
_ALIGNED, _SAME_EDGE = 0.5, 2.0
"""Share of lines that begin within so many points: the others are indented."""
_DEEPEST = 4
"""Columns inside columns."""


def read_flows(rows: Sequence[Row], *, depth: int = _DEEPEST) -> list[list[Line]]:
    """Put the lines of a page in the order of reading.

    Parameters
    ----------
    rows : sequence of Row
        From top to bottom.
    depth : int
        How often columns may be cut into columns.

    Returns
    -------
    list of list of Line
        Columns, and what stands between them over the whole width.
    """
    strip = _strip(rows) if depth else None
    if strip is None:
        return [[joined(row.lines) for row in rows]] if rows else []
    flows: list[list[Line]] = []
    whole: list[Line] = []
    for free, group in itertools.groupby(rows, key=lambda row: _is_free(row, strip)):
        zone = list(group)
        left, right = _side(zone, strip, left=True), _side(zone, strip, left=False)
        if free and _are_columns(left, right):
            flows += [
                whole,
                *read_flows(left, depth=depth - 1),
                *read_flows(right, depth=depth - 1),
            ]
            whole = []
        else:
            whole += [joined(row.lines) for row in zone]
    flows.append(whole)
    return [flow for flow in flows if flow]


def _strip(rows: Sequence[Row]) -> float | None:
    """Find the place in the middle of the page that the fewest lines cross."""
    lines = [line for row in rows for line in row.lines]
    if len(lines) < _FEWEST:
        return None
    left, right = _left(rows), _right(rows)
    edge = _NARROWEST * (right - left)
    edges = [(line.left, 1) for line in lines] + [(line.right, -1) for line in lines]
    edges += [(left + edge, 0), (right - edge, 0)]
    crossing = 0
    best: tuple[int, float, float] | None = None
    for (at, step), (end, _) in itertools.pairwise(sorted(edges)):
        crossing += step
        if left + edge <= at < end <= right - edge:
            found = (crossing, at - end, (at + end) / 2)
            best = min(best or found, found)
    return None if best is None else best[2]


def _is_free(row: Row, strip: float) -> bool:
    """Return whether no line of a row crosses the strip."""
    return all(line.right <= strip or line.left >= strip for line in row.lines)


def _side(rows: Sequence[Row], strip: float, *, left: bool) -> list[Row]:
    """Return what stands on one side of the strip."""
    sides = ([line for line in row.lines if (line.left < strip) is left] for row in rows)
    return [Row(lines=lines) for lines in sides if lines]


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether both sides look like text that was set in columns."""
    if min(len(left), len(right)) < _FEWEST or not _are_aligned(right):
        return False
    widths = [_width(side) for side in (left, right)]
    whole = max(_right(left), _right(right)) - min(_left(left), _left(right))
    return all(
        width >= _NARROWEST * whole
        and sum(_width([row]) for row in side) >= _FULL * width * len(side)
        for side, width in zip((left, right), widths, strict=True)
    )


def _are_aligned(rows: Sequence[Row]) -> bool:
    """Return whether most lines begin at one edge: white space that runs through text does not."""
    lefts = sorted(row.lines[0].left for row in rows)
    most = max(bisect_right(lefts, left + _SAME_EDGE) - i for i, left in enumerate(lefts))
    return most >= _ALIGNED * len(lefts)


def _left(rows: Sequence[Row]) -> float:
    return min(line.left for row in rows for line in row.lines)


def _right(rows: Sequence[Row]) -> float:
    return max(line.right for row in rows for line in row.lines)


def _width(rows: Sequence[Row]) -> float:
    return _right(rows) - _left(rows)
