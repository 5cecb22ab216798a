"""Two sides -> features of every pair of clauses, by which a model tells links from neighbours.

Every feature is symmetric: exchanging the sides transposes it. Each is a (n_base, n_other) float32
matrix, handed out one after the other so that two texts of 2,000 clauses never hold all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from diplodiff._arrays import SparseRows
from diplodiff.alignment import margins
from diplodiff.similarity import (
    cosine_matrix,
    on_own_columns,
    rarity,
    rarity_weighted,
    shared_weight,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray
    from diplodiff.linking._sides import Side

__all__ = ["features"]

_MOST_CELLS = 1 << 21
"""Most cells of a matrix of segments that is held at once: 8 MB of float32, and its like in
passing."""

_SHARPNESS = 20.0
"""How strongly a segment prefers the best of its partners over the second best."""

_NO_PARTNER = 0.2
"""Similarity at which having no partner at all is as good."""

_OUTSIDE = -0.1
"""Margin of the neighbours that a clause at either end of its text does not have."""

_LEAST_BEST = 0.05
"""A clause whose best partner is less alike than this has no lead worth telling."""

_SMOOTHING = 3.0
"""Weight of phrases, about one or two of them, added to a clause's own: a clause of one phrase is
no evidence."""

_GRID = 64.0
"""Weights of phrases are whole multiples of 1 / 64, so that their sums are exact in float32."""


def features(base: Side, other: Side, similarity: FloatArray) -> Iterator[tuple[str, FloatArray]]:
    """Compute the features of all pairs of clauses.

    Parameters
    ----------
    base, other : Side
        With at least one clause each.
    similarity : (n_base, n_other) float32 ndarray
        Similarity of whole clauses, in [0, 1].

    Yields
    ------
    name : str
        What the feature says, the same names in the same order for every pair.
    values : (n_base, n_other) float32 ndarray
    """
    yield "similarity", similarity
    best, mutual = _of_segments(base, other)
    yield "segments", mutual
    both = np.sqrt(similarity * best)
    del best, mutual  # what is handed out is not held: 100 MB each for huge texts
    yield "lead", _lead(both)
    lead = margins(both)
    del both
    yield from _of_neighbours(lead)
    del lead
    yield from _of_phrases(base, other)
    yield from _of_places(base, other)


def _lead(values: FloatArray) -> FloatArray:
    """Return the value over the best of its row or of its column, whichever is the lower."""
    best = np.minimum(values.max(axis=1, keepdims=True), values.max(axis=0))  # (n_base, n_other)
    lead: FloatArray = values / np.maximum(best, np.float32(_LEAST_BEST))
    return lead


def _of_neighbours(margin: FloatArray) -> Iterator[tuple[str, FloatArray]]:
    """Look at the pairs beside a pair: texts are carried over in runs, and paragraphs divided."""
    n_base, n_other = margin.shape
    padded = np.pad(margin, 1, constant_values=np.float32(_OUTSIDE))
    above, below = padded[:n_base, 1:-1], padded[2:, 1:-1]
    left, right = padded[1:-1, :n_other], padded[1:-1, 2:]
    yield "beside", np.maximum(np.maximum(above, below), np.maximum(left, right))
    yield "along", padded[:n_base, :n_other] + padded[2:, 2:]


def _of_phrases(base: Side, other: Side) -> Iterator[tuple[str, FloatArray]]:
    """Weigh the pairs of words that stand together in both clauses: phrases, not subjects."""
    base_pairs, other_pairs, _ = on_own_columns(base.pairs, other.pairs)
    shared, base_own, other_own = _shared(base_pairs, other_pairs)
    yield "phrases", margins(np.sqrt(shared))
    lesser: FloatArray = np.minimum(base_own, other_own)  # (n_base, n_other)
    yield "phrases_share", shared / lesser


def _of_places(base: Side, other: Side) -> Iterator[tuple[str, FloatArray]]:
    """Say how far apart and how long two clauses are, and whether they are of one kind."""
    base_place, other_place = ((np.arange(len(side)) + 0.5) / len(side) for side in (base, other))
    distance = np.empty((len(base), len(other)), np.float32)  # never as a matrix of float64
    np.subtract(base_place[:, None], other_place, out=distance, casting="same_kind")
    yield "distance", np.abs(distance, out=distance)
    yield "length", np.log(np.minimum(base.n_words[:, None], other.n_words))
    mean = np.float32(sum(side.n_words.sum() / len(side) for side in (base, other)) / 2)
    yield "mean_length", np.full((len(base), len(other)), mean)
    yield "same_kind", (base.kind[:, None] == other.kind).astype(np.float32)


def _shared(base: SparseRows, other: SparseRows) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Weigh what two clauses share, (n_base, n_other), and what each has, as column and row."""
    on_grid = np.rint(rarity(base, other) * _GRID).astype(np.float32)
    weighted = SparseRows(
        offsets=base.offsets,
        columns=base.columns,
        values=on_grid[base.columns],
        n_columns=base.n_columns,
    )
    shared = shared_weight(weighted, other) / np.float32(_GRID)
    base_own, other_own = (
        np.bincount(_row_of_entry(rows), on_grid[rows.columns], minlength=len(rows)) / _GRID
        for rows in (base, other)
    )
    smoothing = np.float32(_SMOOTHING)
    return (
        shared,
        (base_own.astype(np.float32) + smoothing)[:, None],
        other_own.astype(np.float32) + smoothing,
    )


def _row_of_entry(rows: SparseRows) -> npt.NDArray[np.int64]:
    return np.repeat(np.arange(len(rows)), np.diff(rows.offsets))


def _of_segments(base: Side, other: Side) -> tuple[FloatArray, FloatArray]:
    """Compare segments with segments; return what they say of their clauses.

    Returns
    -------
    best : (n_base, n_other) float32 ndarray
        Similarity of the two most alike segments.
    mutual : (n_base, n_other) float32 ndarray
        How many segments take each other for their origin: each divides itself among all segments
        of the other text, and having no partner; two segments count with the geometric mean of
        what they give each other.
    """
    rows = rarity_weighted(base.segments, other.segments)
    best, mutual = (np.empty((len(base), len(other)), np.float32) for _ in range(2))
    claimed = np.zeros(len(other.segments), np.float32)

    @lru_cache(maxsize=1)  # all of it, unless the texts are huge: then computed twice
    def cosine(start: int, stop: int) -> FloatArray:
        return cosine_matrix(rows[0].part(start, stop), rows[1])

    blocks = list(_blocks(base, len(other.segments)))
    for clauses, first, span in blocks:
        best[clauses] = _by_clauses(np.maximum, cosine(*span), first, other.first)
        claimed += _claims(cosine(*span)).sum(axis=0)
    alone = np.exp(np.float32(_SHARPNESS * _NO_PARTNER))
    for clauses, first, span in blocks:
        share = _claims(cosine(*span))  # (segments of the block, segments)
        share /= np.sqrt((share.sum(axis=1, keepdims=True) + alone) * (claimed + alone))
        mutual[clauses] = _by_clauses(np.add, share, first, other.first)
    return best, mutual


def _claims(similarity: FloatArray) -> FloatArray:
    """Return how strongly two segments ask for each other, 0 where they share nothing."""
    claims: FloatArray = np.expm1(np.float32(_SHARPNESS) * similarity)
    return claims


def _by_clauses(
    reduce: np.ufunc,
    of_segments: FloatArray,
    base_first: npt.NDArray[np.int64],
    other_first: npt.NDArray[np.int64],
) -> FloatArray:
    by_other = reduce.reduceat(of_segments, other_first, axis=1)  # (base segments, n_other)
    by_both: FloatArray = reduce.reduceat(by_other, base_first, axis=0)  # (n_base, n_other)
    return by_both


def _blocks(
    side: Side, width: int
) -> Iterator[tuple[slice, npt.NDArray[np.int64], tuple[int, int]]]:
    """Divide the clauses into runs whose segments, times a width, fit into `_MOST_CELLS`.

    Yields
    ------
    clauses : slice
        A run of clauses.
    first : (n_run,) int64 ndarray
        The first segment of each, counted from the first of the run.
    span : (int, int)
        The first segment of the run, and the first behind it.
    """
    most = _MOST_CELLS // max(1, width)
    ends = np.append(side.first[1:], len(side.segments))
    start = 0
    while start < len(side):
        fitting = int(np.searchsorted(ends, side.first[start] + most, side="right"))
        stop = max(start + 1, fitting)
        span = int(side.first[start]), int(ends[stop - 1])
        yield slice(start, stop), side.first[start:stop] - span[0], span
        start = stop
