"""One pair of texts: the beads of the greatest total gain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

_CELLS = 1 << 16
"""Cells of the matrix whose gains are held at a time: 3 MB of keys with beads of five clauses."""


class _Tier(NamedTuple):
    """The beads that take one number of base clauses, for a block of rows.

    Parameters
    ----------
    earlier : (n_rows, n_beads, n_other + 1) ndarray
        View of the best keys at the nodes where the beads begin.
    gains : (n_rows, n_beads, n_other + 1) ndarray
        Keys of the beads' gains at the nodes where they end.
    total : (n_beads, n_other + 1) ndarray
        Room for their sum in one row.
    """

    earlier: npt.NDArray[np.signedinteger]
    gains: npt.NDArray[np.signedinteger]
    total: npt.NDArray[np.signedinteger]


def bead_moves(gains: BeadGains, *, cells: int = _CELLS) -> tuple[int, npt.NDArray[np.uint8]]:
    """Find the best last move at every node.

    Parameters
    ----------
    gains : BeadGains
        Of one document.
    cells : int
        About how many cells of the matrix are worked on at a time; the result is the same for any.

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
    n_base, n_other, _ = gains.similarity.shape
    reach = gains.options.most_clauses - 1
    dtype = key_type(gains.options, min(n_base, n_other))
    lowest = np.iinfo(dtype).min // 2
    moves = np.zeros((n_base + 1, n_other + 1), np.uint8)
    moves[1:, 0] = SKIP_BASE
    height = max(reach, cells // (n_other + 1))
    best = np.full((reach + min(height, n_base), reach + n_other + 1), lowest, dtype)
    best[reach - 1, reach:] = 0
    for start in range(0, n_base, height):
        stop = min(start + height, n_base)
        keys = _keys(gains, start, stop, dtype)
        moves[start + 1 : stop + 1] = _scan(best, keys, gains.options)
        best[:reach] = best[stop - start : stop - start + reach].copy()
    return int(best[reach - 1, -1]) >> SHIFT, moves


def _keys(
    gains: BeadGains, start: int, stop: int, dtype: np.dtype[np.signedinteger]
) -> npt.NDArray[np.signedinteger]:
    """Return the keys of all moves that end in some rows; (n_rows, n_moves, n_other + 1).

    The first move leaves a base clause out; the beads follow.
    """
    order = gains.options.beads
    n_other = gains.similarity.shape[1]
    nothing = np.iinfo(dtype).min // 2 >> SHIFT
    keys = np.full((stop - start, 1 + len(order), n_other + 1), nothing, dtype)
    keys[:, 0] = 0
    place = {bead: number for number, bead in enumerate(order, start=1)}
    for a, b, first, gain in gains.ending(start, stop):
        keys[first - start :, place[a, b], b:] = gain[:, :, 0]
    keys <<= SHIFT
    rank = ranks(gains.options)
    keys |= np.array([SKIP_BASE, *(rank[bead] for bead in order)], dtype)[:, None]
    return keys


def _scan(
    best: npt.NDArray[np.signedinteger],
    keys: npt.NDArray[np.signedinteger],
    options: BeadOptions,
) -> npt.NDArray[np.uint8]:
    """Fill the best keys of a block of rows, below the rows before it; return the moves."""
    reach = options.most_clauses - 1
    n_rows, n_moves, wide = keys.shape
    total = np.empty((n_moves, wide), keys.dtype)
    tiers = list(_tiers(best, keys, total, options))
    reached, carried = np.empty((2, n_rows, wide), keys.dtype)
    high = keys.dtype.type(~LOW)
    for row in range(n_rows):  # one turn per base clause: a row needs the rows before it
        for earlier, gains, sums in tiers:
            np.add(earlier[row], gains[row], out=sums)
        np.maximum.reduce(total, axis=0, out=reached[row])
        np.maximum.accumulate(reached[row], out=carried[row])
        np.bitwise_and(carried[row], high, out=best[reach + row, reach:])
    skips = carried > (reached | LOW)
    reached &= LOW
    reached[skips] = SKIP_OTHER
    moves: npt.NDArray[np.uint8] = reached.astype(np.uint8)
    return moves


def _tiers(
    best: npt.NDArray[np.signedinteger],
    keys: npt.NDArray[np.signedinteger],
    total: npt.NDArray[np.signedinteger],
    options: BeadOptions,
) -> list[_Tier]:
    reach = options.most_clauses - 1
    down, along = best.strides
    tiers, stop = [], 0
    for a in range(1, options.most_clauses):
        least = min(1, a - 1)  # of one base clause there is also the move that leaves it out
        start, stop = stop, stop + options.most_clauses - a + 1 - least
        earlier = as_strided(
            best[reach - a :, reach - least :],
            (len(keys), stop - start, keys.shape[2]),
            (down, -along, along),
            writeable=False,
        )
        tiers.append(_Tier(earlier, keys[:, start:stop], total[start:stop]))
    return tiers


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
