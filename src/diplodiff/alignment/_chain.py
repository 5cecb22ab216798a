"""The heaviest chain of links that runs in the order of both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from diplodiff._arrays import IntArray

__all__ = ["heaviest_chain"]

_SKIP_OTHER, _SKIP_BASE, _LINK = 0, 1, 2
_NEVER = np.iinfo(np.int64).min // 2
"""Weight of a pair that is never taken: below any chain, and no sum with one overflows."""
_BLOCK = 64
"""Rows whose sums are held at once."""


def heaviest_chain(weight: npt.NDArray[np.integer]) -> tuple[IntArray, IntArray]:
    """Find pairs (i, j), both ascending, one-to-one, whose weights add up to the most.

    Parameters
    ----------
    weight : (n_base, n_other) int32 or int64 ndarray
        Weight of each pair; pairs of weight 0 or less are never taken.

    Returns
    -------
    base, other : (n_links,) int32 ndarray
        The pairs of the chain. Among chains of equal weight the one is taken that, read from the
        end, links where it can and else skips a clause of the base.

    Notes
    -----
    The recurrence ``H[i, j] = max(H[i-1, j], H[i, j-1], H[i-1, j-1] + weight[i, j])`` runs one
    row at a time: the middle term is a running maximum along the row, so a row costs three numpy
    calls whatever its length. Memory is one byte a cell, and that of a few blocks of rows.
    """
    n_base, n_other = weight.shape
    best = np.zeros(n_other + 1, np.int64)  # best[j]: heaviest chain within the first j columns
    moves = np.zeros((n_base + 1, n_other + 1), np.uint8)
    for top in range(0, n_base, _BLOCK):
        rows = weight[top : top + _BLOCK].astype(np.int64)
        moves[top + 1 : top + 1 + len(rows), 1:], best = _moves(rows, best)
    return _trace(moves)


def _moves(
    weight: npt.NDArray[np.int64], best: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Go on with some rows: return how each cell is reached best, and the chains below them."""
    linked = np.where(weight > 0, weight, _NEVER)  # (n_rows, n_other)
    reached = np.empty_like(linked)
    chains = np.zeros((len(weight) + 1, len(best)), np.int64)
    chains[0] = best
    for i in range(len(weight)):  # row i needs row i - 1
        np.add(linked[i], chains[i, :-1], out=linked[i])
        np.maximum(linked[i], chains[i, 1:], out=reached[i])
        np.maximum.accumulate(reached[i], out=chains[i + 1, 1:])
    moves = np.where(linked >= chains[:-1, 1:], np.uint8(_LINK), np.uint8(_SKIP_BASE))
    moves[chains[1:, 1:] > reached] = _SKIP_OTHER
    return moves, chains[-1]


def _trace(moves: npt.NDArray[np.uint8]) -> tuple[IntArray, IntArray]:
    """Walk back from the last cell; n_base + n_other steps at most."""
    i, j = moves.shape[0] - 1, moves.shape[1] - 1
    pairs: list[tuple[int, int]] = []
    while i > 0 and j > 0:
        move = moves[i, j]
        if move == _LINK:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif move == _SKIP_BASE:
            i -= 1
        else:
            j -= 1
    chain = np.array(pairs[::-1], np.int32).reshape(-1, 2)
    return chain[:, 0], chain[:, 1]
