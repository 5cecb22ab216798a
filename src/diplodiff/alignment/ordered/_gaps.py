"""One pair of texts: the chain of pairs with affine gaps that gains the most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.alignment.ordered._options import STEPS, Span

if TYPE_CHECKING:
    import numpy.typing as npt

    from diplodiff._arrays import FloatArray
    from diplodiff.alignment.ordered._options import GapOptions

__all__ = ["Costs", "Rows", "first_row", "gap_moves", "moves_of", "pair_gains", "trace_gaps"]

_CELLS = 1 << 18
"""Cells of the matrix whose sums are held at a time: 5 MB."""

_PAIR, _LEAVE_BASE, _LEAVE_OTHER, _STOP = 0, 1, 2, 3
_SOURCE = 3
_OPENS_BASE, _OPENS_OTHER = 4, 8


class Costs(NamedTuple):
    """Costs of gaps in whole thousandths, and how much the alignment accounts for.

    Parameters
    ----------
    opening, extension : int
        Of a run, and of each clause in it.
    span : Span
        Which clauses have to be accounted for.
    dtype : type
        Whole numbers that hold every sum.
    """

    opening: int
    extension: int
    span: Span
    dtype: type[np.signedinteger]

    @classmethod
    def of(cls, options: GapOptions, n_base: int, n_other: int) -> Costs:
        """Round the costs, and choose a type by the largest sum for texts of these sizes."""
        opening, extension = round(options.opening * STEPS), round(options.extension * STEPS)
        largest = 4 * (opening + (n_base + n_other + 1) * (extension + STEPS))
        dtype = np.int32 if largest < np.iinfo(np.int32).max // 2 else np.int64
        return cls(opening, extension, options.span, dtype)

    @property
    def lowest(self) -> np.signedinteger:
        """Less than any sum, and not the least number, so that costs can be taken off."""
        return self.dtype(np.iinfo(self.dtype).min // 2)


class Rows(NamedTuple):
    """The sums of some rows of nodes, all (n_rows, n_other + 1, ...).

    Parameters
    ----------
    above : ndarray
        Greatest sums one row above.
    pair : ndarray
        Of chains that end with the pair of this node.
    base : ndarray
        That end with a base clause without a partner.
    reached : ndarray
        The greater of the two, in local alignments 0 at least.
    other : ndarray
        That end with an other clause without a partner.
    """

    above: npt.NDArray[np.signedinteger]
    pair: npt.NDArray[np.signedinteger]
    base: npt.NDArray[np.signedinteger]
    reached: npt.NDArray[np.signedinteger]
    other: npt.NDArray[np.signedinteger]


def pair_gains(
    similarity: FloatArray, options: GapOptions, costs: Costs
) -> npt.NDArray[np.signedinteger]:
    """Return what each pair gains, in thousandths.

    Parameters
    ----------
    similarity : float32 ndarray
        Of any shape, in [0, 1].
    options : GapOptions
        Say what is neutral.
    costs : Costs
        Say the type.

    Returns
    -------
    ndarray
        Of the same shape.
    """
    lead = (similarity - np.float32(options.neutral)) * np.float32(STEPS)
    gains: npt.NDArray[np.signedinteger] = np.rint(lead, out=lead).astype(costs.dtype)
    return gains


def gap_moves(
    gains: npt.NDArray[np.signedinteger], costs: Costs, *, height: int | None = None
) -> tuple[int, npt.NDArray[np.uint8], tuple[int, int]]:
    """Find the best last move at every node.

    Parameters
    ----------
    gains : (n_base, n_other) ndarray
        As `pair_gains` returns them.
    costs : Costs
        Costs of gaps, and the span.
    height : int, optional
        How many base clauses are worked on at a time, by default `_CELLS` cells; the result is the
        same for any.

    Returns
    -------
    score : int
        Greatest sum, in thousandths.
    moves : (n_base + 1, n_other + 1) uint8 ndarray
        For `trace_gaps`.
    end : (int, int)
        Node at which the alignment ends, the first of equals.

    Notes
    -----
    The recurrence of Gotoh (1982), one row at a time: sums that end with other clauses without a
    partner are a running maximum along the row, the costs of extension added before and taken off
    after.
    """
    n_base, n_other = gains.shape
    moves = np.zeros((n_base + 1, n_other + 1), np.uint8)
    height = height or max(1, _CELLS // (n_other + 1))
    sums = np.empty((min(height, n_base) + 1, n_other + 1), costs.dtype)
    base = np.full(n_other + 1, costs.lowest, costs.dtype)
    sums[0] = first_row(n_other, costs)
    best, end = int(sums[0, -1]), (0, n_other)
    for start in range(0, n_base, height):
        block = gains[start : start + height]
        rows = _scan(sums[: len(block) + 1], base, block, costs)
        moves[start + 1 : start + 1 + len(block)] = moves_of(rows, costs)
        left = 0 if costs.span is Span.LOCAL else n_other
        candidates = sums[1 : len(block) + 1, left:]
        row, column = divmod(int(candidates.argmax()), candidates.shape[1])
        if candidates[row, column] > best:
            best, end = int(candidates[row, column]), (start + row + 1, left + column)
        sums[0], base = sums[len(block)].copy(), rows.base[-1]
    if costs.span in {Span.LOCAL, Span.OTHER_INSIDE}:
        return best, moves, end
    column = int(sums[0].argmax()) if costs.span is Span.BASE_INSIDE else n_other
    return int(sums[0, column]), moves, (n_base, column)


def first_row(n_other: int, costs: Costs) -> npt.NDArray[np.signedinteger]:
    """Return the sums before any base clause: what it costs to leave the other text out.

    Parameters
    ----------
    n_other : int
        Number of other clauses.
    costs : Costs
        Costs of gaps, and the span.

    Returns
    -------
    (n_other + 1,) ndarray
        0 where the beginning of the other text is free.
    """
    if costs.span in {Span.LOCAL, Span.BASE_INSIDE}:
        return np.zeros(n_other + 1, costs.dtype)
    row = -costs.opening - costs.extension * np.arange(n_other + 1, dtype=costs.dtype)
    row[0] = 0
    return row


def _scan(
    sums: npt.NDArray[np.signedinteger],
    base: npt.NDArray[np.signedinteger],
    gains: npt.NDArray[np.signedinteger],
    costs: Costs,
) -> Rows:
    """Fill the greatest sums of a block below its first row, which is given."""
    n_rows, n_other = gains.shape
    pair, bases, reached, others = np.full((4, n_rows, n_other + 1), costs.lowest, costs.dtype)
    ramp = costs.extension * np.arange(n_other + 1, dtype=costs.dtype)
    toll = ramp[1:] + costs.dtype(costs.opening)
    raised = np.empty(n_other + 1, costs.dtype)
    for i in range(n_rows):  # one turn per base clause: a row needs the row before it
        np.add(sums[i, :-1], gains[i], out=pair[i, 1:])
        np.subtract(sums[i], costs.opening, out=bases[i])
        np.maximum(bases[i], base, out=bases[i])
        bases[i] -= costs.extension
        base = bases[i]
        np.maximum(pair[i], base, out=reached[i])
        if costs.span is Span.LOCAL:
            np.maximum(reached[i], 0, out=reached[i])
        elif costs.span is Span.OTHER_INSIDE:
            reached[i, 0] = 0  # the beginning of the base is free
        np.add(reached[i], ramp, out=raised)
        np.maximum.accumulate(raised, out=raised)
        np.subtract(raised[:-1], toll, out=others[i, 1:])
        np.maximum(reached[i], others[i], out=sums[i + 1])
    return Rows(sums[:-1], pair, bases, reached, others)


def moves_of(rows: Rows, costs: Costs) -> npt.NDArray[np.uint8]:
    """Tell where the greatest sums of some rows came from, ties in favour of pairs and short gaps.

    Parameters
    ----------
    rows : Rows
        All sums of the rows.
    costs : Costs
        The costs that they were made with.

    Returns
    -------
    (n_rows, n_other + 1, ...) uint8 ndarray
        Source of the greatest sum, and whether each kind of gap opens here.
    """
    first = costs.opening + costs.extension
    moves: npt.NDArray[np.uint8] = (rows.base > rows.pair).astype(np.uint8)
    if costs.span is Span.LOCAL:
        moves[rows.reached <= 0] = _STOP
    moves[rows.other > rows.reached] = _LEAVE_OTHER
    moves |= (rows.base == rows.above - first).view(np.uint8) * np.uint8(_OPENS_BASE)
    opens = rows.other[:, 1:] == rows.reached[:, :-1] - first
    moves[:, 1:] |= opens.view(np.uint8) * np.uint8(_OPENS_OTHER)
    return moves


def trace_gaps(
    moves: npt.NDArray[np.uint8], end: tuple[int, int]
) -> list[tuple[int, int, int, int]]:
    """Walk back from the end; n_base + n_other steps at most, and one more where a gap ends.

    Parameters
    ----------
    moves : (n_base + 1, n_other + 1) uint8 ndarray
        As `moves_of` makes them, below a first row that is not read.
    end : (int, int)
        Where to begin.

    Returns
    -------
    list of (int, int, int, int)
        Start and stop in the base and in the other text of each pair, in order.
    """
    i, j = end
    beads, state = [], _PAIR
    while i and j:  # what is left of one text alone holds no pair
        move = int(moves[i, j])
        if state == _LEAVE_BASE:
            i, state = i - 1, (_PAIR if move & _OPENS_BASE else state)
        elif state == _LEAVE_OTHER:
            j, state = j - 1, (_PAIR if move & _OPENS_OTHER else state)
        elif move & _SOURCE == _STOP:
            break
        elif move & _SOURCE == _PAIR:
            beads.append((i - 1, i, j - 1, j))
            i, j = i - 1, j - 1
        else:
            state = move & _SOURCE
    return beads[::-1]
