"""One pair of texts: the beads of the greatest total gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import as_strided

from diplodiff.alignment.ordered._keys import (
    LOW,
    SHIFT,
    SKIP_BASE,
    SKIP_OTHER,
    key_type,
    ranks,
    sizes,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from diplodiff.alignment.ordered._gains import BeadGains
    from diplodiff.alignment.ordered._options import BeadOptions

__all__ = ["bead_moves", "trace_beads"]

_CELLS = 1 << 15
"""Cells of the matrix whose gains are held at a time: 3 MB of keys with beads of five clauses."""


def bead_moves(gains: BeadGains, *, height: int | None = None) -> tuple[int, npt.NDArray[np.uint8]]:
    """Find the best last move at every node.

    Parameters
    ----------
    gains : BeadGains
        Of one document.
    height : int, optional
        How many base clauses are worked on at a time; the result is the same for any. By default
        `_CELLS` cells, and rows enough that those worked out twice, a bead's height, are few.

    Returns
    -------
    score : int
        Greatest total gain, in thousandths.
    moves : (n_base + 1, n_other + 1) uint8 ndarray
        Rank of the best move that ends after the first `i` and `j` clauses.

    Notes
    -----
    ``H[i, j] = max(H[i-1, j], H[i, j-1], max over beads of H[i-a, j-b] + gain)``. The middle term
    is a running maximum along the row, so a row takes a handful of numpy calls. Of the best keys
    only as many rows are kept as a bead is tall, and gains are made for a block of rows at a time:
    beside the moves, one byte a cell, memory does not grow with the number of base clauses.
    """
    n_base, n_other, _ = gains.shape
    reach = gains.options.most_clauses - 1
    dtype = key_type(gains.options, min(n_base, n_other))
    moves = np.zeros((n_base + 1, n_other + 1), np.uint8)
    moves[1:, 0] = SKIP_BASE
    height = height or max(4 * reach, _CELLS // (n_other + 1))
    best = np.zeros((reach + min(height, n_base), reach + n_other + 1), dtype)
    for start in range(0, n_base, height):
        stop = min(start + height, n_base)
        keys = _keys(gains, start, stop, dtype)
        moves[start + 1 : stop + 1] = _scan(best, keys)
        best[:reach] = best[stop - start : stop - start + reach].copy()
    return int(best[reach - 1, -1]) >> SHIFT, moves


def _keys(
    gains: BeadGains, start: int, stop: int, dtype: np.dtype[np.signedinteger]
) -> npt.NDArray[np.signedinteger]:
    """Return the keys of all moves that end in some rows; (n_rows, reach, reach + 1, n_other + 1).

    By the numbers of base clauses, from 1, and of other clauses, from 0: the first move leaves a
    base clause out. Moves that there are not, as they begin outside the texts, lose to it.
    """
    reach, n_other = gains.options.most_clauses - 1, gains.shape[1]
    nothing = np.iinfo(dtype).min // 2 >> SHIFT
    keys = np.full((stop - start, reach, reach + 1, n_other + 1), nothing, dtype)
    keys[:, 0, 0] = 0
    rank = np.zeros((reach, reach + 1, 1), dtype)
    rank[0, 0] = SKIP_BASE
    for a, b, first, gain in gains.ending(start, stop):
        keys[first - start :, a - 1, b, b:] = gain[:, :, 0]
    for (a, b), number in ranks(gains.options).items():
        rank[a - 1, b] = number
    keys <<= SHIFT
    keys |= rank
    return keys


def _scan(
    best: npt.NDArray[np.signedinteger],
    keys: npt.NDArray[np.signedinteger],
) -> npt.NDArray[np.uint8]:
    """Fill the best keys of a block of rows, below the rows before it; return the moves."""
    n_rows, reach, _, wide = keys.shape
    down, along = best.strides
    earlier = as_strided(  # where each move begins: so many rows up, so many places left
        best[reach - 1 :, reach:],
        keys.shape,
        (down, -down, -along, along),
        writeable=False,
    )
    total = np.empty(keys.shape[1:], keys.dtype)
    moves = total.reshape(-1, wide)
    reached, carried = np.empty((2, n_rows, wide), keys.dtype)
    high = keys.dtype.type(~LOW)
    for row in range(n_rows):  # one turn per base clause: a row needs the rows before it
        np.add(earlier[row], keys[row], out=total)
        np.maximum.reduce(moves, axis=0, out=reached[row])
        np.maximum.accumulate(reached[row], out=carried[row])
        np.bitwise_and(carried[row], high, out=best[reach + row, reach:])
    skips = carried > (reached | LOW)
    reached &= LOW
    reached[skips] = SKIP_OTHER
    found: npt.NDArray[np.uint8] = reached.astype(np.uint8)
    return found


def trace_beads(
    moves: npt.NDArray[np.uint8], options: BeadOptions
) -> list[tuple[int, int, int, int]]:
    """Walk back from the end of both texts; n_base + n_other steps at most.

    Parameters
    ----------
    moves : (n_base + 1, n_other + 1) uint8 ndarray
        As `bead_moves` returns them.
    options : BeadOptions
        The same that the moves were found with.

    Returns
    -------
    list of (int, int, int, int)
        Start and stop in the base and in the other text of each bead, in order.
    """
    taken = sizes(options)
    i, j = moves.shape[0] - 1, moves.shape[1] - 1
    beads = []
    while i and j:  # what is left of one text alone holds no bead
        a, b = taken[moves[i, j]]
        if a and b:
            beads.append((i - a, i, j - b, j))
        i, j = i - a, j - b
    return beads[::-1]
