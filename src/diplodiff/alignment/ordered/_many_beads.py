"""Many documents at once: the beads of the greatest total gain of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diplodiff.alignment.ordered._keys import (
    LOW,
    SHIFT,
    SKIP_BASE,
    SKIP_OTHER,
    key_type,
    ranks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from diplodiff.alignment.ordered._gains import BeadGains
    from diplodiff.alignment.ordered._options import BeadOptions

__all__ = ["add_rows", "many_bead_moves", "many_bead_scores"]

_CELLS = 1 << 18
"""Cells whose gains are held at a time: 1 MB of float32, half of one core's cache."""


def many_bead_scores(gains: BeadGains) -> npt.NDArray[np.integer]:
    """Find the greatest total gain of each document.

    Parameters
    ----------
    gains : BeadGains
        Of documents of about one length.

    Returns
    -------
    (n_documents,) integer ndarray
        In thousandths.

    Notes
    -----
    A bead that gains less than nothing is never taken, so totals are never negative and most fit
    in 16 bits, which is half the memory to go through. Padding gains nothing: the total at the end
    of the longest document is that at the end of each.
    """
    n_base, n_other, n_documents = gains.shape
    dtype = _total_type(gains.options, min(n_base, n_other))
    rows = np.zeros((gains.options.most_clauses, n_other + 1, n_documents), dtype)
    for start, stop in _blocks(gains):
        beads = [
            (a, b, first, np.maximum(gain, 0, out=gain).astype(dtype))
            for a, b, first, gain in gains.ending(start, stop)
        ]
        add_rows(rows, beads, start, stop)
    totals: npt.NDArray[np.integer] = rows[n_base % len(rows), -1]
    return totals


def add_rows(
    rows: npt.NDArray[np.integer],
    beads: Sequence[tuple[int, int, int, npt.NDArray[np.integer]]],
    start: int,
    stop: int,
) -> None:
    """Work out the greatest totals of some rows of nodes from those before.

    Parameters
    ----------
    rows : (n_rows, n_other + 1, n_documents) integer ndarray
        Totals after the first `i` base clauses stand in row ``i % n_rows``; written to.
    beads : sequence of (int, int, int, ndarray)
        As `BeadGains.ending` yields them, beads of one clause with one first, no gain below 0.
    start, stop : int
        The base clauses, `stop` exclusive.
    """
    _, wide, n_documents = rows.shape
    room = np.empty((wide - 1, n_documents), rows.dtype)
    for i in range(start, stop):  # one turn per base clause: a row needs the rows before it
        row, above = rows[(i + 1) % len(rows)], rows[i % len(rows)]
        best = above[1:]
        for a, b, first, gain in beads:
            if i >= first:
                total = room[b - 1 :]
                np.add(rows[(i + 1 - a) % len(rows)][:-b], gain[i - first], out=total)
                np.maximum(best[b - 1 :], total, out=row[b:])
                best = row[1:]
        for j in range(1, wide - 1):  # faster than a running maximum along this axis
            np.maximum(row[j + 1], row[j], out=row[j + 1])


def many_bead_moves(
    gains: BeadGains,
) -> tuple[npt.NDArray[np.signedinteger], npt.NDArray[np.uint8]]:
    """Find the best last move at every node of each document.

    Parameters
    ----------
    gains : BeadGains
        Of documents of about one length.

    Returns
    -------
    scores : (n_documents,) ndarray
        Greatest total gains, in thousandths.
    moves : (n_base + 1, n_other + 1, n_documents) uint8 ndarray
        As `bead_moves` finds them for one document.
    """
    n_base, n_other, n_documents = gains.shape
    dtype = key_type(gains.options, min(n_base, n_other))
    rank = ranks(gains.options)
    rows = np.zeros((gains.options.most_clauses, n_other + 1, n_documents), dtype)
    moves = np.zeros((n_base + 1, n_other + 1, n_documents), np.uint8)
    moves[1:, 0] = SKIP_BASE
    for start, stop in _blocks(gains):
        beads = [
            (a, b, first, gain.astype(dtype) << SHIFT | rank[a, b])
            for a, b, first, gain in gains.ending(start, stop)
        ]
        for i in range(start, stop):  # n_base turns in all
            reached = rows[i % len(rows)] | dtype.type(SKIP_BASE)
            for a, b, first, key in beads:
                if i >= first:
                    total = rows[(i + 1 - a) % len(rows)][:-b] + key[i - first]
                    np.maximum(reached[b:], total, out=reached[b:])
            carried = np.maximum.accumulate(reached, axis=0)
            skips = carried > reached | LOW
            moves[i + 1] = np.where(skips, SKIP_OTHER, reached & LOW)
            np.bitwise_and(carried, ~LOW, out=rows[(i + 1) % len(rows)])
    return rows[n_base % len(rows), -1] >> SHIFT, moves


def _blocks(gains: BeadGains) -> Iterator[tuple[int, int]]:
    n_base, n_other, n_documents = gains.shape
    overlap = gains.options.most_clauses - 2  # rows that a block of gains works out once more
    height = max(1, 3 * overlap, _CELLS // max(1, n_other * n_documents))
    for start in range(0, n_base, height):
        yield start, min(start + height, n_base)


def _total_type(options: BeadOptions, n_beads: int) -> npt.DTypeLike:
    """Return a type that holds the totals of the 5,000 beads that there are at most."""
    narrow = options.largest_gain * n_beads <= np.iinfo(np.uint16).max
    return np.uint16 if narrow else np.int32
