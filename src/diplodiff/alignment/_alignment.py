"""The result of an alignment, as parallel columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff._arrays import BoolArray, FloatArray, IntArray, read_only, same_arrays

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FIRM", "Alignment", "Pair", "in_order_of_appearance"]


class Pair(NamedTuple):
    """One link of an alignment, as plain numbers.

    Parameters
    ----------
    base, other : int
        Indices of the linked clauses.
    similarity : float
        In [0, 1].
    probability : float
        How sure the link is, in [0, 1].
    group : int
        Links that share a clause, directly or through others, share it.
    moved : bool
        Whether the link leaves the common order of the two texts.
    """

    base: int
    other: int
    similarity: float
    probability: float
    group: int
    moved: bool

    @property
    def firm(self) -> bool:
        """Whether the link is sure enough to start reading with: 19 of 20 such links are right."""
        return self.probability >= FIRM


_COLUMNS = Pair._fields

FIRM = 0.7
"""Probability from which on a link is firm: on annotated pairs that the model had not seen, .95 of
such links were right, and three in four of all right ones were among them."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Alignment:
    """Links between the clauses of two statements, one row per link.

    A clause may have several links: a clause split in three has three, with one group number.
    Rows are ordered by base index, then by other index; groups are numbered from 0 in the order
    in which they first appear.

    Parameters
    ----------
    n_base, n_other : int
        Numbers of clauses on the two sides.
    base, other : (n_links,) int32 ndarray
        Clause indices of each link.
    similarity : (n_links,) float32 ndarray
        Similarity of the two clauses, in [0, 1].
    probability : (n_links,) float32 ndarray
        How sure each link is, in [0, 1].
    group : (n_links,) int32 ndarray
        Links that share a clause, directly or through others, share a group.
    moved : (n_links,) bool ndarray
        Whether the link crosses one of the heaviest chain that runs in the order of both texts:
        before it in one text, after it in the other.

    Notes
    -----
    All arrays are copied and read-only.
    """

    n_base: int
    n_other: int
    base: IntArray
    other: IntArray
    similarity: FloatArray
    probability: FloatArray
    group: IntArray
    moved: BoolArray

    __hash__ = None  # type: ignore[assignment]  # holds arrays, like ndarray itself

    def __post_init__(self) -> None:
        dtypes = (np.int32, np.int32, np.float32, np.float32, np.int32, np.bool_)
        for name, dtype in zip(_COLUMNS, dtypes, strict=True):
            object.__setattr__(self, name, read_only(getattr(self, name), dtype))

    def __len__(self) -> int:
        """Return the number of links."""
        return len(self.base)

    def __iter__(self) -> Iterator[Pair]:
        """Iterate over the links, ordered by base index, then by other index."""
        return map(Pair, *(getattr(self, name).tolist() for name in _COLUMNS))

    def __eq__(self, other: object) -> bool:
        """Compare sizes and every column."""
        if not isinstance(other, Alignment):
            return NotImplemented
        sizes = (self.n_base, self.n_other) == (other.n_base, other.n_other)
        return sizes and same_arrays(self, other, _COLUMNS)

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild through the constructor, so that a copy's arrays are read-only too."""
        columns = (getattr(self, name) for name in _COLUMNS)
        return _rebuild, (self.n_base, self.n_other, *columns)

    def exchanged(self) -> Alignment:
        """Return the same links with base and other exchanged."""
        order = np.lexsort((self.base, self.other))
        return Alignment(
            n_base=self.n_other,
            n_other=self.n_base,
            base=self.other[order],
            other=self.base[order],
            similarity=self.similarity[order],
            probability=self.probability[order],
            group=in_order_of_appearance(self.group[order]),
            moved=self.moved[order],
        )

    @property
    def unmatched_base(self) -> IntArray:
        """Indices of base clauses without a link, ascending, (n,) int32."""
        return _absent(self.base, self.n_base)

    @property
    def unmatched_other(self) -> IntArray:
        """Indices of other clauses without a link, ascending, (n,) int32."""
        return _absent(self.other, self.n_other)


def in_order_of_appearance(group: IntArray) -> IntArray:
    """Renumber groups from 0, in the order in which they first appear."""
    _, first, inverse = np.unique(group, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int32)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first), dtype=np.int32)
    return rank[inverse]


def _absent(present: IntArray, n: int) -> IntArray:
    absent = np.ones(n, np.bool_)
    absent[present] = False
    return np.flatnonzero(absent).astype(np.int32)


def _rebuild(  # noqa: PLR0913, PLR0917 - one argument per column, called by pickle only
    n_base: int,
    n_other: int,
    base: IntArray,
    other: IntArray,
    similarity: FloatArray,
    probability: FloatArray,
    group: IntArray,
    moved: BoolArray,
) -> Alignment:
    return Alignment(
        n_base=n_base,
        n_other=n_other,
        base=base,
        other=other,
        similarity=similarity,
        probability=probability,
        group=group,
        moved=moved,
    )
