"""A first guess of all links -> features of each pair of clauses that the other links decide.

A pair of clauses seems alike for words that a better partner of theirs explains already; and links
stand beside links. Both can be told only when there is a guess. Like the first features, these do
not depend on which text is the base, and add up in a fixed order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.linking._words import word_background
from diplodiff.similarity import on_own_columns, rarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray, SparseRows
    from diplodiff.linking._sides import Side

    Indices = npt.NDArray[np.int64]

__all__ = ["context"]

_NEARNESS = np.exp(-0.5 * np.arange(4, dtype=np.float32) ** 2)
"""How much a clause counts as near another, by how many clauses it is away: a bell curve as wide
as one clause."""

_FEWEST_AROUND = np.float32(1e-3)
"""Expected links around a pair, squared, below which there is nothing to take a share of."""

_LEAST_GUESS = 0.02
"""Pairs that seem less likely neither explain words away nor have any left."""

_MOST_GUESSES = 16
"""How many pairs are looked at for each clause, at most, so that their number stays linear."""

_LARGEST_GUESS = np.float32(0.9999)
"""No partner is so sure that nothing of what it shares may stem from another."""

_CHUNK = 1 << 20
"""How many words are looked up at once: bounds memory."""


def context(base: Side, other: Side, guess: FloatArray) -> Iterator[tuple[str, FloatArray]]:
    """Compute the features of all pairs of clauses that a first guess allows.

    Parameters
    ----------
    base, other : Side
        With at least one clause each.
    guess : (n_base, n_other) float32 ndarray
        Probability of each link, in [0, 1].

    Yields
    ------
    name : str
        What the feature says.
    values : (n_base, n_other) float32 ndarray
    """
    yield "around", _around(guess)
    likely = _likely(guess)
    probability = np.minimum(guess[likely], _LARGEST_GUESS).astype(np.float64)
    base_pairs, other_pairs, _ = on_own_columns(base.pairs, other.pairs)
    common = _common_to(base_pairs, other_pairs, likely)
    left, _ = _left_by_others(common, rarity(base_pairs, other_pairs), probability)
    yield "phrases_left", _spread(np.sqrt(left), likely, guess.shape)
    base_words, other_words, words = on_own_columns(base.words, other.words)
    common = _common_to(base_words, other_words, likely)
    weight = np.sqrt(word_background().rarity[words] * rarity(base_words, other_words))
    left, whole = _left_by_others(common, weight, probability)
    yield "words_left", _spread(left / (whole + 1), likely, guess.shape)


def _around(guess: FloatArray) -> FloatArray:
    """Tell what share of the links of the clauses around, on both sides, lies around a pair."""
    near = _blurred(_blurred(guess, 0), 1)
    of_base = _blurred(guess.sum(axis=1, keepdims=True), 0)  # (n_base, 1)
    of_other = _blurred(guess.sum(axis=0, keepdims=True), 1)  # (1, n_other)
    share: FloatArray = (near - guess) / np.sqrt(np.maximum(of_base * of_other, _FEWEST_AROUND))
    return share


def _blurred(values: FloatArray, axis: int) -> FloatArray:
    """Add to each row, or column, those around it, weighed by their nearness."""
    total = values.copy()
    for away in range(1, min(len(_NEARNESS), values.shape[axis])):
        ahead, behind = (
            (slice(None),) * axis + (cut,) for cut in (slice(None, -away), slice(away, None))
        )
        total[ahead] += _NEARNESS[away] * values[behind]
        total[behind] += _NEARNESS[away] * values[ahead]
    return total


def _likely(guess: FloatArray) -> tuple[Indices, Indices]:
    """List the likely pairs of clauses; where there are too many, those likelier than the rest."""
    most = _MOST_GUESSES * sum(guess.shape)
    likely = guess >= _LEAST_GUESS
    if np.count_nonzero(likely) > most:
        likely = guess > np.partition(guess, guess.size - most - 1, axis=None)[-most - 1]
    of_base, of_other = np.nonzero(likely)
    return of_base, of_other


class _Common(NamedTuple):
    """Words that likely partners have in common, one after the other.

    Parameters
    ----------
    pair : (n_common,) int64 ndarray
        Number of the likely pair.
    base, other : (n_common,) int64 ndarray
        Numbers of the word among the entries of either side.
    column : (n_common,) int32 ndarray
        Its column.
    """

    pair: Indices
    base: Indices
    other: Indices
    column: npt.NDArray[np.int32]


def _common_to(base: SparseRows, other: SparseRows, likely: tuple[Indices, Indices]) -> _Common:
    """Find the columns that both clauses of each likely pair have, some pairs at a time."""
    of_base, of_other = likely
    length = np.diff(base.offsets)[of_base]
    ends = np.cumsum(length)
    row_of_entry = np.repeat(np.arange(len(other)), np.diff(other.offsets))
    keys = np.append(row_of_entry * other.n_columns + other.columns, np.int64(-1))  # found nowhere
    parts = [np.empty((3, 0), np.int64)]
    start = 0
    while start < len(of_base):
        before = ends[start] - length[start]
        stop = max(start + 1, int(np.searchsorted(ends, before + _CHUNK, side="right")))
        pair = np.repeat(np.arange(start, stop), length[start:stop])
        entry = np.arange(len(pair)) + before - (ends - length)[pair] + base.offsets[of_base[pair]]
        wanted = of_other[pair] * other.n_columns + base.columns[entry]
        place = np.searchsorted(keys[:-1], wanted)
        found = keys[place] == wanted
        parts.append(np.stack((pair[found], entry[found], place[found])))
        start = stop
    pair, entry, place = np.concatenate(parts, axis=1)
    return _Common(pair=pair, base=entry, other=place, column=base.columns[entry])


def _left_by_others(
    common: _Common, weight: npt.NDArray[np.floating], probability: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Weigh what likely partners share and what of it no other partner is likely to account for.

    Returns
    -------
    left : (n_likely,) float64 ndarray
        Each word counts with the probability that none of the other pairs that share it is a link;
        the lower of both sides.
    whole : (n_likely,) float64 ndarray
        The weight of all that the two share.
    """
    weights = weight[common.column].astype(np.float64)
    refuted = np.log1p(-probability)[common.pair]
    left = np.full(len(probability), np.inf)
    for entry in (common.base, common.other):
        by_all = np.bincount(entry, refuted)[entry]
        unclaimed = weights * np.exp(by_all - refuted)
        np.minimum(left, np.bincount(common.pair, unclaimed, len(left)), out=left)
    whole = np.bincount(common.pair, weights, len(left)).astype(np.float64)
    return left, whole


def _spread(
    values: npt.NDArray[np.float64], likely: tuple[Indices, Indices], shape: tuple[int, ...]
) -> FloatArray:
    """Return a matrix of the values of likely pairs, 0 for the others."""
    matrix = np.zeros(shape, np.float32)
    matrix[likely] = values
    return matrix
