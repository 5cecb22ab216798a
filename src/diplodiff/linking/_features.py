"""Two sides -> features of every pair of clauses, by which a model tells links from neighbours.

Every feature is symmetric: exchanging the sides transposes it. Each is a (n_base, n_other) float32
matrix, handed out one after the other so that two texts of 2,000 clauses never hold all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diplodiff._arrays import SparseRows
from diplodiff.alignment import margins
from diplodiff.linking._words import word_background
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

_SHARPNESS = 15.0
"""How strongly a segment prefers the best of its partners over the second best."""

_NO_PARTNER = 0.15
"""Similarity at which having no partner at all is as good."""

_OUTSIDE = -0.1
"""Margin of the neighbours that a clause at either end of its text does not have."""

_LEAST_BEST = 0.05
"""A clause whose best partner is less alike than this has no lead worth telling."""

_SMOOTHING = 3.0
"""Weight of rare words, about one of them, added to a clause's own: a clause of one rare word is
no evidence."""

_GRID = 64.0
"""Weights of words are whole multiples of 1 / 64, so that their sums are exact in float32."""


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
    best, attention, margin = _of_segments(base, other)
    yield "segment_attention", attention
    yield "segment_margin", margin
    both = np.sqrt(similarity * best)
    del best, attention, margin  # what is handed out is not held: 100 MB each for huge texts
    yield "lead", _lead(both)
    lead = margins(both)
    del both
    yield from _of_neighbours(lead)
    del lead
    yield from _of_words(base, other)
    yield from _of_pairs(base, other)
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


def _of_words(base: Side, other: Side) -> Iterator[tuple[str, FloatArray]]:
    """Weigh the rare words that two clauses share, against all rare words of each."""
    base_words, other_words, words = on_own_columns(base.words, other.words)
    in_background = word_background().rarity[words]
    shared, base_own, other_own = _shared(base_words, other_words, in_background)
    of_base, of_other = shared / base_own, shared / other_own
    yield "rare_words_least", np.minimum(of_base, of_other)
    yield "rare_words_most", np.maximum(of_base, of_other)
    del shared, of_base, of_other
    weight = np.sqrt(in_background * rarity(base_words, other_words))
    shared, base_own, other_own = _shared(base_words, other_words, weight)
    relative: FloatArray = shared / np.sqrt(base_own * other_own)
    yield "rare_words_margin", margins(relative)


def _of_pairs(base: Side, other: Side) -> Iterator[tuple[str, FloatArray]]:
    """Weigh the pairs of neighbouring words that two clauses share: phrases, not subjects."""
    base_pairs, other_pairs, _ = on_own_columns(base.pairs, other.pairs)
    shared, _, _ = _shared(base_pairs, other_pairs, rarity(base_pairs, other_pairs))
    yield "phrases", shared
    yield "phrases_margin", margins(np.sqrt(shared))
    shorter: FloatArray = np.minimum(base.n_words[:, None], other.n_words)
    yield "phrases_share", shared / shorter


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


def _shared(
    base: SparseRows, other: SparseRows, weight: npt.NDArray[np.floating]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Weigh what two clauses share, (n_base, n_other), and what each has, as column and row."""
    on_grid = np.rint(weight * _GRID).astype(np.float32)
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


def _of_segments(base: Side, other: Side) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Compare segments with segments; return what the best ones say of their clauses.

    Returns
    -------
    best : (n_base, n_other) float32 ndarray
        Similarity of the two most alike segments.
    attention : (n_base, n_other) float32 ndarray
        How decidedly a segment of the one takes the other for its origin, in [0, 1]; the lower of
        both directions.
    margin : (n_base, n_other) float32 ndarray
        Largest lead of a segment's similarity to the other clause over all other clauses.
    """
    rows = rarity_weighted(base.segments, other.segments)
    n_base, n_other = len(base), len(other)
    best, attention, margin = (np.empty((n_base, n_other), np.float32) for _ in range(3))
    to_base = np.empty((len(other.segments), n_base), np.float32)
    for start, stop in _blocks(base, len(other.segments)):  # one turn, unless the texts are huge
        block = slice(start, stop)
        first = base.first[block] - base.first[start]
        last = base.first[stop] if stop < n_base else len(base.segments)
        cosine = cosine_matrix(rows[0].part(int(base.first[start]), int(last)), rows[1])
        to_other = np.maximum.reduceat(cosine, other.first, axis=1)  # (segments, n_other)
        to_base[:, block] = np.maximum.reduceat(cosine, first, axis=0).T
        best[block] = np.maximum.reduceat(to_other, first, axis=0)
        attention[block] = np.maximum.reduceat(_attention(to_other), first, axis=0)
        margin[block] = np.maximum.reduceat(_lead_of_segment(to_other), first, axis=0)
    for start, stop in _blocks(other, n_base):
        block = slice(start, stop)
        first = other.first[block] - other.first[start]
        last = other.first[stop] if stop < n_other else len(other.segments)
        rows_of_block = to_base[other.first[start] : last]  # (segments, n_base)
        back = np.maximum.reduceat(_attention(rows_of_block), first, axis=0).T
        np.minimum(attention[:, block], back, out=attention[:, block])
        back = np.maximum.reduceat(_lead_of_segment(rows_of_block), first, axis=0).T
        np.maximum(margin[:, block], back, out=margin[:, block])
    return best, attention, margin


def _blocks(side: Side, width: int) -> Iterator[tuple[int, int]]:
    """Divide the clauses into runs whose segments, times a width, fit into `_MOST_CELLS`."""
    most = _MOST_CELLS // max(1, width)
    ends = np.append(side.first[1:], len(side.segments))
    start = 0
    while start < len(side):
        stop = int(np.searchsorted(ends, side.first[start] + most, side="right"))
        yield start, max(start + 1, stop)
        start = max(start + 1, stop)


def _attention(similarity: FloatArray) -> FloatArray:
    """Share out each segment among the clauses of the other text, and having no partner."""
    best = similarity.max(axis=1, keepdims=True)
    share: FloatArray = np.exp(np.float32(_SHARPNESS) * (similarity - best))
    alone = np.exp(np.float32(_SHARPNESS) * (np.float32(_NO_PARTNER) - best))
    share /= share.sum(axis=1, keepdims=True) + alone
    return share


def _lead_of_segment(similarity: FloatArray) -> FloatArray:
    """Return the lead of each clause over the best other clause, for every segment."""
    if similarity.shape[1] == 1:
        return similarity
    top = np.partition(similarity, similarity.shape[1] - 2, axis=1)[:, -2:]  # (segments, 2)
    second, best = top[:, :1], top[:, 1:]
    lead: FloatArray = similarity - np.where(similarity >= best, second, best)
    return lead
