"""The result of an ordered alignment, as parallel columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff._arrays import BoolArray, IntArray, read_only, same_arrays

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Bead", "OrderedAlignment"]

_COLUMNS = ("base_start", "base_stop", "other_start", "other_stop")


class Bead(NamedTuple):
    """Clauses that answer each other.

    Parameters
    ----------
    base, other : range
        Indices of neighbouring clauses, one or more on either side.
    """

    base: range
    other: range


@dataclass(frozen=True, eq=False, kw_only=True)
class OrderedAlignment:
    """Beads that run in the order of both texts, one row per bead.

    Parameters
    ----------
    n_base, n_other : int
        Numbers of clauses on the two sides.
    base_start, base_stop : (n_beads,) int32 ndarray
        First clause of the base in each bead, and the first one after it; both ascend.
    other_start, other_stop : (n_beads,) int32 ndarray
        The same in the other text.
    score : float
        What the alignment gains in all, costs of gaps taken off: a whole number of thousandths.

    Notes
    -----
    All arrays are copied and read-only.
    """

    n_base: int
    n_other: int
    base_start: IntArray
    base_stop: IntArray
    other_start: IntArray
    other_stop: IntArray
    score: float

    __hash__ = None  # type: ignore[assignment]  # holds arrays, like ndarray itself

    def __post_init__(self) -> None:
        for name in _COLUMNS:
            object.__setattr__(self, name, read_only(getattr(self, name), np.int32))

    @classmethod
    def of(
        cls, beads: Sequence[tuple[int, int, int, int]], *, n_base: int, n_other: int, score: float
    ) -> OrderedAlignment:
        """Make columns of rows.

        Parameters
        ----------
        beads : sequence of (int, int, int, int)
            The four columns of each bead, in order.
        n_base, n_other, score
            As for the constructor.

        Returns
        -------
        OrderedAlignment
            The same as columns.
        """
        columns = np.array(beads, np.int32).reshape(-1, len(_COLUMNS)).T
        return cls(
            n_base=n_base, n_other=n_other, score=score, **dict(zip(_COLUMNS, columns, strict=True))
        )

    def __len__(self) -> int:
        """Return the number of beads."""
        return len(self.base_start)

    def __iter__(self) -> Iterator[Bead]:
        """Iterate over the beads, in the order of both texts."""
        columns = (getattr(self, name).tolist() for name in _COLUMNS)
        for base_start, base_stop, other_start, other_stop in zip(*columns, strict=True):
            yield Bead(range(base_start, base_stop), range(other_start, other_stop))

    def __eq__(self, other: object) -> bool:
        """Compare sizes, score and every column."""
        if not isinstance(other, OrderedAlignment):
            return NotImplemented
        same = (self.n_base, self.n_other, self.score) == (other.n_base, other.n_other, other.score)
        return same and same_arrays(self, other, _COLUMNS)

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild through the constructor, so that a copy's arrays are read-only too."""
        columns = (getattr(self, name) for name in _COLUMNS)
        return _rebuild, (self.n_base, self.n_other, self.score, *columns)

    @property
    def unmatched_base(self) -> IntArray:
        """Indices of base clauses outside all beads, ascending, (n,) int32."""
        return _outside(self.base_start, self.base_stop, self.n_base)

    @property
    def unmatched_other(self) -> IntArray:
        """Indices of other clauses outside all beads, ascending, (n,) int32."""
        return _outside(self.other_start, self.other_stop, self.n_other)


def _outside(start: IntArray, stop: IntArray, n: int) -> IntArray:
    edges = np.zeros(n + 1, np.int32)
    edges[start] += 1  # beads are disjoint: no index stands twice in a column
    edges[stop] -= 1
    outside: BoolArray = np.cumsum(edges[:n]) == 0
    return np.flatnonzero(outside).astype(np.int32)


def _rebuild(n_base: int, n_other: int, score: float, *columns: IntArray) -> OrderedAlignment:
    return OrderedAlignment(
        n_base=n_base, n_other=n_other, score=score, **dict(zip(_COLUMNS, columns, strict=True))
    )
