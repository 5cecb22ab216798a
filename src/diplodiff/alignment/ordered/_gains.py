"""Similarities of clauses -> what every bead gains, some rows at a time.

All arrays have three axes: base clauses, other clauses, documents; an axis along which nothing
varies has length 1. One pair of texts and thousands of documents thus run through the same
operations, cell by cell in the same order, and gain the same to the bit. A frame of zeros around
the matrix gives every clause neighbours on all sides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from diplodiff.alignment.ordered._options import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray
    from diplodiff.alignment.ordered._options import BeadOptions

__all__ = ["BeadGains", "Side", "side_of"]


class Side(NamedTuple):
    """One side of the matrix: what merging its clauses takes. Entry `k - 1` is for `k` clauses.

    Parameters
    ----------
    weight : float32 ndarray or None
        Weight of each clause in a merged one, the root of its length, with one more in front and
        behind; None if all are 1.
    inverse_norms : list of float32 ndarray
        One over the norm of the merged vectors, by their first clause, framed likewise.
    lengths : list of float32 ndarray
        Lengths of merged clauses, without a frame; empty if all clauses have length 1.
    beside : list of float32 ndarray
        How many clauses stand just outside merged ones: 0, 1 or 2.
    """

    weight: FloatArray | None
    inverse_norms: list[FloatArray]
    lengths: list[FloatArray]
    beside: list[FloatArray]


def side_of(
    sizes: npt.NDArray[np.intp],
    *,
    most: int,
    axis: int,
    lengths: FloatArray | None,
    following: Sequence[FloatArray],
) -> Side:
    """Work out lengths, norms and neighbours of up to `most` merged clauses.

    Parameters
    ----------
    sizes : (n_documents,) intp ndarray
        Numbers of clauses, ascending; of one document if all have the same number.
    most : int
        Most clauses that are merged.
    axis : {0, 1}
        Axis of the clauses.
    lengths : 3-d float32 ndarray or None
        Length of each clause, framed by ones; None if all count the same.
    following : sequence of 3-d float32 ndarray
        Entry `d - 1` holds the similarity of each clause to the one `d` places on, framed by
        zeros; empty if the clauses of a text count as unrelated.

    Returns
    -------
    Side
        Arrays are 3-d, with length 1 along the axes on which nothing depends.
    """
    n = int(sizes[-1])
    clause = np.arange(n).reshape((n, 1, 1) if axis == 0 else (1, n, 1))
    led = clause > 0
    plain = np.ones((n + 2, 1, 1) if axis == 0 else (1, n + 2, 1), np.float32)
    single = plain if lengths is None else np.sqrt(lengths)
    squares = [single * single]
    merged: list[FloatArray] = []
    beside: list[FloatArray] = []
    for k in range(1, most + 1):
        followed = _cut(clause, 0, n - k + 1, axis) < sizes - k
        beside.append(np.add(_cut(led, 0, n - k + 1, axis), followed, dtype=np.float32))
        if lengths is not None:
            last = _cut(lengths, k, n + 1, axis)
            merged.append(_cut(merged[-1], 0, n - k + 1, axis) + last if merged else last)
        if k > 1 and lengths is None and not following:
            squares.append(_cut(plain, 0, n - k + 3, axis) * np.float32(k))
        elif k > 1:
            squares.append(_with_next(squares[-1], single, following, axis))
    return Side(
        weight=None if lengths is None else single,
        inverse_norms=[(1 / np.sqrt(square)).astype(np.float32) for square in squares],
        lengths=merged,
        beside=beside,
    )


def _with_next(
    square: FloatArray, weight: FloatArray, following: Sequence[FloatArray], axis: int
) -> FloatArray:
    """Return the squared norms of vectors with one more clause merged in."""
    n = weight.shape[axis]
    k = n - square.shape[axis] + 1  # so many clauses are merged already
    last = _cut(weight, k, n, axis)
    total: FloatArray = _cut(square, 0, n - k, axis) + last * last
    for distance in range(1, k + 1 if following else 1):
        near = _cut(weight, k - distance, n - distance, axis)
        alike = _cut(following[distance - 1], k - distance, n - distance, axis)
        total = total + 2 * near * last * alike
    return total


def _cut(values: npt.NDArray[Any], start: int, stop: int, axis: int) -> npt.NDArray[Any]:
    stop = max(start, stop)
    return values[start:stop] if axis == 0 else values[:, start:stop]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadGains:
    """What every bead gains.

    Parameters
    ----------
    similarity : (n_base + 2, n_other + 2, n_documents) float32 ndarray
        In [0, 1]; 0 in the frame and where an other clause is padding.
    sizes : (n_documents,) intp ndarray
        Numbers of other clauses, ascending.
    base, other : Side
        The two sides.
    options : BeadOptions
        The objective.
    """

    similarity: FloatArray
    sizes: npt.NDArray[np.intp]
    base: Side
    other: Side
    options: BeadOptions

    @property
    def shape(self) -> tuple[int, int, int]:
        """Numbers of base clauses, other clauses and documents."""
        n_rows, n_columns, n_documents = self.similarity.shape
        return n_rows - 2, n_columns - 2, n_documents

    def ending(self, start: int, stop: int) -> Iterator[tuple[int, int, int, FloatArray]]:
        """Work out the gains of all beads whose last base clause is in some rows.

        Parameters
        ----------
        start, stop : int
            The rows, `stop` exclusive.

        Yields
        ------
        a, b : int
            Size of the beads, in the order of the options.
        first : int
            Last base clause of the first row of gains, `start` or later.
        gains : (stop - first, n_other - b + 1, n_documents) float32 ndarray
            Whole numbers: thousandths, by last base and first other clause.
        """
        n_base, n_other, _ = self.shape
        top = max(0, start - self.options.most_clauses + 2)  # begins the tallest bead
        cosine = self._cosines(top, stop + 2)
        for a, b in self.options.beads:
            first = max(start, a - 1)
            if first < stop and a <= n_base and b <= n_other:
                rows = slice(first - a + 1, stop - a + 1)
                yield a, b, first, self._gain(cosine, (a, b), rows, top)

    def _cosines(self, top: int, bottom: int) -> dict[tuple[int, int], FloatArray]:
        """Return the cosines of all merged clauses in some rows of the frame.

        The product of two merged clauses is the sum over a block of the matrix. Each block is its
        smaller neighbour and one more row or column: the same few additions in the same order,
        wherever a window begins, which a running sum over the matrix would not give.
        """
        similarity = self.similarity[top:bottom]
        n_rows, n_columns, _ = similarity.shape
        products = {(1, 1): similarity}
        if self.base.weight is not None and self.other.weight is not None:
            products[1, 1] = similarity * self.base.weight[top:bottom] * self.other.weight
        cosines = {(1, 1): similarity}
        for a, b in self.options.beads[1:]:
            if a > n_rows - 2 or b > n_columns - 2:
                continue
            if a == 1:
                product = products[1, b - 1][:, :-1] + products[1, 1][:, b - 1 :]
            else:
                product = products[a - 1, b][:-1] + products[1, b][a - 1 :]
            products[a, b] = product
            cosine = product * self.base.inverse_norms[a - 1][top : bottom - a + 1]
            cosine *= self.other.inverse_norms[b - 1]
            cosines[a, b] = np.minimum(cosine, 1, out=cosine)
        return cosines

    def _gain(
        self,
        cosine: dict[tuple[int, int], FloatArray],
        bead: tuple[int, int],
        rows: slice,
        top: int,
    ) -> FloatArray:
        """Combine likeness, lead and lengths of beads that begin in some rows; in thousandths."""
        (a, b), options = bead, self.options
        scale = STEPS * ((a + b) / 2) ** options.growth
        gain = self._lead(cosine, bead, rows, top)
        if self.base.lengths and self.other.lengths:
            gain *= self._balance(bead, rows)
        else:
            scale *= math.log2(1 + min(a, b) / max(a, b)) ** options.balance
        gain *= np.float32(scale)
        gain += np.float32(STEPS * (a + b) * options.skip)
        np.rint(gain, out=gain)
        if self.sizes[0] != self.sizes[-1]:  # a bead with padding gains nothing
            gain *= np.arange(b, gain.shape[1] + b)[:, None] <= self.sizes
        return gain

    def _lead(
        self,
        cosine: dict[tuple[int, int], FloatArray],
        bead: tuple[int, int],
        rows: slice,
        top: int,
    ) -> FloatArray:
        """Return by how much merged clauses are more alike than each and those just outside."""
        a, b = bead
        at, above = rows.start - top + 1, rows.start - top
        n_rows, wide = rows.stop - rows.start, self.shape[1] - b + 1
        of_base = cosine[a, 1][at : at + n_rows]
        of_other = cosine[1, b][:, 1 : wide + 1]
        around = np.add(of_base[:, :wide], of_base[:, b + 1 :])
        around += of_other[above : above + n_rows]
        around += of_other[at + a : at + a + n_rows]
        count = self.base.beside[a - 1][rows] + self.other.beside[b - 1]
        if a == self.shape[0]:
            np.maximum(count, 1, out=count)  # where nothing is around, its sum is 0
        around *= np.divide(np.float32(self.options.neighbours), count, out=count)
        return np.subtract(cosine[a, b][at : at + n_rows, 1 : wide + 1], around, out=around)

    def _balance(self, bead: tuple[int, int], rows: slice) -> FloatArray:
        base = self.base.lengths[bead[0] - 1][rows]
        other = self.other.lengths[bead[1] - 1]
        ratio = np.minimum(base, other) / np.maximum(base, other)
        balance: FloatArray = np.log2(1 + ratio)
        if self.options.balance != 1:
            balance **= np.float32(self.options.balance)
        return balance
