"""Similarities of clauses -> what every bead gains, some rows at a time.

All arrays have three axes: base clauses, other clauses, documents; an axis along which nothing
varies has length 1. One pair of texts and thousands of documents thus run through the same
operations, cell by cell in the same order, and gain the same to the bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.alignment.ordered._options import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from diplodiff._arrays import BoolArray, FloatArray
    from diplodiff.alignment.ordered._options import BeadOptions

__all__ = ["BeadGains", "Side", "side_of"]


class Side(NamedTuple):
    """One side of the matrix: what merging its clauses takes. Entry `k - 1` is for `k` clauses.

    Parameters
    ----------
    weight : float32 ndarray or None
        Weight of each clause in a merged one, the root of its length; None if all are 1.
    lengths : list of float32 ndarray
        Lengths of merged clauses, by their first clause; empty if all clauses have length 1.
    inverse_norms : list of float32 ndarray
        One over the norm of the merged vectors.
    sizes : int or (1, 1, n_documents) intp ndarray
        Numbers of clauses: further ones are padding.
    """

    weight: FloatArray | None
    lengths: list[FloatArray]
    inverse_norms: list[FloatArray]
    sizes: npt.NDArray[np.intp] | int


def side_of(
    n: int,
    *,
    most: int,
    axis: int,
    lengths: FloatArray | None,
    following: Sequence[FloatArray],
) -> Side:
    """Work out lengths and norms of up to `most` merged neighbours.

    Parameters
    ----------
    n : int
        Number of clauses along the axis.
    most : int
        Most clauses that are merged.
    axis : {0, 1}
        Axis of the clauses.
    lengths : 3-d float32 ndarray or None
        Length of each clause; None if all count the same.
    following : sequence of 3-d float32 ndarray
        Entry `d - 1` holds the similarity of each clause to the one `d` places on;
        empty if the clauses of a text count as unrelated.

    Returns
    -------
    Side
        Arrays are 3-d, with length 1 along the axes on which nothing depends.
    """
    shape = (n, 1, 1) if axis == 0 else (1, n, 1)
    plain = np.ones(shape, np.float32)
    weight = None if lengths is None else np.sqrt(lengths)
    single = plain if weight is None else weight
    merged = [plain if lengths is None else lengths]
    squares = [single * single]
    for k in range(1, most):
        last = _cut(single, k, None, axis)
        square = _cut(squares[-1], 0, -1, axis) + last * last
        for distance in range(1, k + 1 if following else 1):
            near = _cut(single, k - distance, -distance, axis)
            alike = _cut(following[distance - 1], k - distance, -distance, axis)
            square = square + 2 * near * last * alike
        squares.append(square)
        merged.append(_cut(merged[-1], 0, -1, axis) + _cut(merged[0], k, None, axis))
    return Side(
        weight=weight,
        lengths=[] if lengths is None else merged,
        inverse_norms=[(1 / np.sqrt(square)).astype(np.float32) for square in squares],
        sizes=n,
    )


def _cut(values: FloatArray, start: int, stop: int | None, axis: int) -> FloatArray:
    return values[start:stop] if axis == 0 else values[:, start:stop]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadGains:
    """What every bead gains.

    Parameters
    ----------
    similarity : (n_base, n_other, n_documents) float32 ndarray
        In [0, 1]; 0 where an other clause is padding.
    base, other : Side
        The two sides.
    options : BeadOptions
        The objective.
    """

    similarity: FloatArray
    base: Side
    other: Side
    options: BeadOptions

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
        n_base, n_other, _ = self.similarity.shape
        top = max(0, start - self.options.most_clauses + 1)
        cosine = self._cosines(top, min(n_base, stop + 1))
        for a, b in self.options.beads:
            first = max(start, a - 1)
            if first < stop and b <= n_other:
                rows = (first - a + 1, stop - a + 1)
                around = self._around(cosine, (a, b), rows, top)
                alike = cosine[a, b][rows[0] - top : rows[1] - top]
                yield a, b, first, self._gain(alike, around, (a, b), rows)

    def _cosines(self, top: int, bottom: int) -> dict[tuple[int, int], FloatArray]:
        """Return the cosines of all merged clauses in some rows, from sums over blocks.

        The product of two merged clauses is the sum over a block of the matrix. Each block is its
        smaller neighbour and one more row or column: the same few additions in the same order,
        wherever a window begins, which a running sum over the matrix would not give.
        """
        similarity = self.similarity[top:bottom]
        n_rows, n_other, _ = similarity.shape
        products = {(1, 1): similarity}
        if self.base.weight is not None and self.other.weight is not None:
            products[1, 1] = similarity * self.base.weight[top:bottom] * self.other.weight
        cosines = {(1, 1): similarity}
        for a, b in self.options.beads[1:]:
            if a > n_rows or b > n_other:
                continue
            if a == 1:
                product = products[1, b - 1][:, :-1] + products[1, 1][:, b - 1 :]
            else:
                product = products[a - 1, b][:-1] + products[1, b][a - 1 :]
            products[a, b] = product
            norm = self.base.inverse_norms[a - 1][top : bottom - a + 1]
            cosine = product * norm
            cosine *= self.other.inverse_norms[b - 1]
            cosines[a, b] = np.minimum(cosine, 1, out=cosine)
        return cosines

    def _around(
        self,
        cosine: dict[tuple[int, int], FloatArray],
        bead: tuple[int, int],
        rows: tuple[int, int],
        top: int,
    ) -> FloatArray:
        """Return the mean cosine of each merged clause with those just outside, weighted."""
        (a, b), (start, stop) = bead, rows
        n_base, n_other, n_documents = self.similarity.shape
        wide = n_other - b + 1
        total = np.zeros((stop - start, wide, n_documents), np.float32)
        of_base = cosine[a, 1][start - top : stop - top]
        total[:, 1:] += of_base[:, : wide - 1]
        total[:, :-1] += of_base[:, b:]
        of_other = cosine[1, b]
        inner = max(start, 1)  # the first row has none above, the last none below
        total[inner - start :] += of_other[inner - 1 - top : stop - 1 - top]
        inner = min(stop, n_base - a)
        total[: inner - start] += of_other[start + a - top : inner + a - top]
        first, left = np.arange(start, stop)[:, None, None], np.arange(wide)[None, :, None]
        beside = np.add(left > 0, left + b < self.other.sizes, dtype=np.float32)
        count = np.add(first > 0, first + a < n_base, dtype=np.float32) + beside
        share = np.float32(self.options.neighbours) / np.maximum(count, 1, out=count)
        total *= share
        return total

    def _gain(
        self,
        alike: FloatArray,
        around: FloatArray,
        bead: tuple[int, int],
        rows: tuple[int, int],
    ) -> FloatArray:
        """Combine likeness, lead and lengths, and round to thousandths; `around` is overwritten."""
        a, b = bead
        options = self.options
        scale = STEPS * ((a + b) / 2) ** options.growth
        gain = np.subtract(alike, around, out=around)
        if self.base.lengths and self.other.lengths:
            gain *= self._balance(bead, rows)
        else:
            scale *= float(np.log2(1 + min(a, b) / max(a, b))) ** options.balance
        gain *= np.float32(scale)
        gain += np.float32(STEPS * (a + b) * options.skip)
        np.rint(gain, out=gain)
        inside = self._inside(b)
        if inside is not None:
            gain *= inside  # a bead with padding gains nothing
        return gain

    def _balance(self, bead: tuple[int, int], rows: tuple[int, int]) -> FloatArray:
        base = self.base.lengths[bead[0] - 1][slice(*rows)]
        other = self.other.lengths[bead[1] - 1]
        ratio = np.minimum(base, other) / np.maximum(base, other)
        balance: FloatArray = np.log2(1 + ratio)
        if self.options.balance != 1:
            balance **= np.float32(self.options.balance)
        return balance

    def _inside(self, b: int) -> BoolArray | None:
        """Tell which beads of `b` other clauses hold no padding; None if there is no padding."""
        sizes = self.other.sizes
        if isinstance(sizes, int):
            return None
        wide = self.similarity.shape[1] - b + 1
        inside: BoolArray = np.arange(wide)[None, :, None] + b <= sizes
        return inside
