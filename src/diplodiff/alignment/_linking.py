"""Which pairs of clauses are linked: chain first, then what moved, then splits and mergers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diplodiff.alignment._alignment import Alignment, in_order_of_appearance
from diplodiff.alignment._assignment import heaviest_assignment
from diplodiff.alignment._chain import heaviest_chain
from diplodiff.alignment._margin import margins
from diplodiff.errors import LimitExceededError, OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff._arrays import BoolArray, FloatArray, IntArray

__all__ = ["MAXIMUM_PAIRS", "LinkOptions", "align", "check_pairs", "connect"]

MAXIMUM_PAIRS = 25_000_000
"""Most cells of a similarity matrix: 5,000 clauses against 5,000, 100 MB of float32."""

_MOST_PARTNERS = 12
"""The most links that a clause of the annotated pairs has."""

_GRID = 10_000
"""Weights are similarities on a grid of this many steps, so that ties are exact."""

_LOGIT_OF_MARGIN, _LOGIT_OF_NONE = 26.8, -2.6
"""Logarithm of the odds of a link by its margin, fitted to annotated pairs by
``tools/fit_links.py``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOptions:
    """When two clauses are linked.

    The defaults were chosen on 34 annotated pairs of texts. Links that the models of
    `diplodiff.linking` make there have F1 .85, pairs of texts left out one by one; links by
    margin and floor alone .78.

    Parameters
    ----------
    probability : float
        Least probability of a link, in (0, 1], where the models make the links. Any from .32 to
        .42 has the F1 above: about half of it, as it has to be (Lipton et al. 2014). With texts
        that seem unrelated only firm links are made.
    margin : float
        Least lead of a pair's similarity over what its two clauses reach elsewhere, in [-1, 1];
        with another encoder it alone decides.
    floor : float
        Least similarity of clauses that are linked for their margin, in (0, 1].
    near_identical : float
        A clause whose partner is at least this similar keeps that partner alone, in (0, 1].

    Raises
    ------
    OptionError
        If a value is out of its range.
    """

    probability: float = 0.36
    margin: float = 0.07
    floor: float = 0.18
    near_identical: float = 0.95

    def __post_init__(self) -> None:
        if not (_is_number(self.margin) and -1.0 <= self.margin <= 1.0):
            text = f"margin is {self.margin}; accepted is a number from -1 to 1"
            raise OptionError(text)
        for name in ("probability", "floor", "near_identical"):
            value = getattr(self, name)
            if not (_is_number(value) and 0.0 < value <= 1.0):
                text = f"{name} is {value}; accepted is a number above 0, at most 1"
                raise OptionError(text)

    @property
    def signature(self) -> str:
        """Version and thresholds of the linking; part of each result's signature."""
        if self == LinkOptions():
            return "links-3"
        values = (self.probability, self.margin, self.floor, self.near_identical)
        return f"links-3({','.join(map(repr, values))})"


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def align(
    similarity: FloatArray,
    *,
    options: LinkOptions | None = None,
    partners: Sequence[tuple[int, int]] = (),
) -> Alignment:
    """Link the clauses of two texts, many-to-many, from their similarities alone.

    Parameters
    ----------
    similarity : (n_base, n_other) float32 ndarray
        Similarities in [0, 1]; 1 means equal texts.
    options : LinkOptions, optional
        Thresholds; the defaults are fitted to annotated pairs.
    partners : sequence of (int, int), optional
        Pairs of clause indices that are admissible whatever their similarity: the caller knows
        that the two play the same part.

    Returns
    -------
    Alignment
        Links with their groups and moves, as `connect` makes them of partners, equal texts and the
        pairs whose similarity reaches the floor and whose lead, as `margins` tells it, reaches the
        margin. The probability of a link follows from its lead, by a logistic curve fitted to
        annotated pairs; partners are sure.

    Raises
    ------
    OptionError
        If the matrix is not two-dimensional or holds values outside [0, 1] or NaN.
    LimitExceededError
        If it has more than `MAXIMUM_PAIRS` cells.
    """
    _check(similarity)
    options = options or LinkOptions()
    admissible = _leading(similarity, options)
    odds = np.exp(np.float32(_LOGIT_OF_MARGIN) * margins(similarity) + np.float32(_LOGIT_OF_NONE))
    probability = np.where(similarity == 1, np.float32(1), odds / (1 + odds))
    for i, j in partners:
        admissible[i, j] = True
        probability[i, j] = 1.0
    return connect(similarity, admissible=admissible, probability=probability, options=options)


def connect(
    similarity: FloatArray,
    *,
    admissible: BoolArray,
    probability: FloatArray,
    options: LinkOptions,
) -> Alignment:
    """Link admissible pairs of clauses, many-to-many.

    Parameters
    ----------
    similarity : (n_base, n_other) float32 ndarray
        Similarities in [0, 1]; 1 means equal texts.
    admissible : (n_base, n_other) bool ndarray
        Which pairs may be linked.
    probability : (n_base, n_other) float32 ndarray
        How sure each link would be, in [0, 1].
    options : LinkOptions
        Only `near_identical` counts here.

    Returns
    -------
    Alignment
        Links with their groups and moves. The alignment of the transposed matrices is the same
        with base and other exchanged, unless the similarities are their own transpose: then ties
        between equal chains cannot be told apart.

    Notes
    -----
    1. The heaviest one-to-one chain of admissible pairs in the order of both texts is linked,
       weights being similarities.
    2. Among the clauses it leaves, the heaviest one-to-one assignment of admissible pairs.
    3. Every other admissible pair whose clauses have no near-identical partner: splits, mergers
       and partial reuse; of each clause's partners the twelve most similar at most, so that the
       number of links stays linear in the number of clauses.
    A link is moved when it crosses a link of the chain.
    """
    if _transposed_first(similarity):
        turned = np.ascontiguousarray(similarity.T)
        return _connect(turned, admissible.T, probability.T, options).exchanged()
    return _connect(similarity, admissible, probability, options)


def check_pairs(n_base: int, n_other: int) -> None:
    """Refuse texts with more pairs of clauses than can be aligned, before any work is done.

    Parameters
    ----------
    n_base, n_other : int
        Numbers of clauses.

    Raises
    ------
    LimitExceededError
        If there are more than `MAXIMUM_PAIRS` pairs.
    """
    if n_base * n_other > MAXIMUM_PAIRS:
        text = (
            f"{n_base:,} x {n_other:,} clauses are more than the limit of {MAXIMUM_PAIRS:,} pairs; "
            "compare the texts part by part"
        )
        raise LimitExceededError(text)


def _check(similarity: FloatArray) -> None:
    if similarity.ndim != 2:  # noqa: PLR2004 - a matrix has two dimensions
        text = f"similarity has {similarity.ndim} dimensions; a matrix has two"
        raise OptionError(text)
    check_pairs(*similarity.shape)
    if not ((similarity >= 0) & (similarity <= 1)).all():
        text = "similarity holds NaN or a value outside [0, 1]"
        raise OptionError(text)


def _transposed_first(similarity: FloatArray) -> bool:
    """Tell whether to solve the transpose, so that exchanged operands meet the same ties."""
    n_base, n_other = similarity.shape
    if n_base != n_other:
        return bool(n_base > n_other)
    upper, lower = similarity, similarity.T
    differing = np.flatnonzero(np.not_equal(upper, lower))
    if not len(differing):
        return False
    i, j = divmod(int(differing[0]), n_other)
    return bool(lower[i, j] < upper[i, j])


def _leading(similarity: FloatArray, options: LinkOptions) -> BoolArray:
    """Tell which pairs have equal texts, or reach the floor and lead their rivals by the margin."""
    leads: BoolArray = margins(similarity) >= options.margin
    leads &= similarity >= options.floor
    leads |= similarity == 1  # equal texts, which are rivals of each other where they recur
    return leads


def _connect(
    similarity: FloatArray, admissible: BoolArray, probability: FloatArray, options: LinkOptions
) -> Alignment:
    n_base, n_other = similarity.shape
    linked = np.zeros(similarity.shape, np.bool_)
    chain = heaviest_chain(_weights(similarity, admissible))
    linked[chain] = True
    linked[_assigned_leftovers(similarity, admissible, linked)] = True
    alone = _near_identical(similarity, linked, options)
    linked |= _most_similar(similarity, admissible & ~alone)
    base, other = (indices.astype(np.int32) for indices in np.nonzero(linked))
    return Alignment(
        n_base=n_base,
        n_other=n_other,
        base=base,
        other=other,
        similarity=similarity[base, other],
        probability=probability[base, other],
        group=_groups(base, other, n_base),
        moved=_crosses(base, other, chain, n_other),
    )


def _most_similar(similarity: FloatArray, admissible: BoolArray) -> BoolArray:
    """Keep the pairs that are among the most similar ones of one of their clauses."""
    most = max(admissible.sum(axis=axis).max(initial=0) for axis in (0, 1))
    if most <= _MOST_PARTNERS:
        return admissible
    rank = np.where(admissible, -similarity, np.float32(1.0))
    kept = np.zeros(admissible.shape, np.bool_)
    for axis in (0, 1):
        best = np.argsort(rank, axis=axis, kind="stable").take(
            range(_MOST_PARTNERS), axis, mode="clip"
        )
        np.put_along_axis(kept, best, values=True, axis=axis)
    return kept & admissible


def _weights(similarity: FloatArray, admissible: BoolArray) -> IntArray:
    return np.where(admissible, np.rint(similarity * _GRID), 0).astype(np.int32)


def _assigned_leftovers(
    similarity: FloatArray, admissible: BoolArray, linked: BoolArray
) -> tuple[IntArray, IntArray]:
    """Pair the clauses that the chain left over, where an admissible pair is among them."""
    candidates = admissible & ~_in_row_or_column(linked)
    rows = np.flatnonzero(candidates.any(axis=1))
    columns = np.flatnonzero(candidates.any(axis=0))
    square = np.ix_(rows, columns)
    base, other = heaviest_assignment(_weights(similarity[square], candidates[square]))
    return rows[base].astype(np.int32), columns[other].astype(np.int32)


def _near_identical(similarity: FloatArray, linked: BoolArray, options: LinkOptions) -> BoolArray:
    """Mark the pairs of clauses of which one already has a near-identical partner."""
    return _in_row_or_column(linked & (similarity >= options.near_identical))


def _in_row_or_column(marked: BoolArray) -> BoolArray:
    """Mark every cell that shares its row or its column with a marked one."""
    rows: BoolArray = np.logical_or.reduce(marked, axis=1)
    columns: BoolArray = np.logical_or.reduce(marked, axis=0)
    return rows[:, None] | columns[None, :]


def _groups(base: IntArray, other: IntArray, n_base: int) -> IntArray:
    """Give links that hang together one number, counted in the order of first appearance."""
    parent = list(range(n_base + int(other.max(initial=-1)) + 1))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, j in zip(base.tolist(), (other + n_base).tolist(), strict=True):  # n_links turns
        first, second = sorted((root(i), root(j)))
        parent[second] = first
    return in_order_of_appearance(np.array([root(i) for i in base.tolist()], np.int32))


def _crosses(
    base: IntArray,
    other: IntArray,
    chain: tuple[IntArray, IntArray],
    n_other: int,
) -> BoolArray:
    """Tell which links cross a link of the chain: before it in one text, after it in the other."""
    chain_base, chain_other = chain
    padded = np.concatenate(([-1], chain_other, [n_other]))  # sentinels cross nothing
    before = padded[np.searchsorted(chain_base, base, side="left")]
    after = padded[np.searchsorted(chain_base, base, side="right") + 1]
    crosses: BoolArray = (before > other) | (after < other)
    return crosses
