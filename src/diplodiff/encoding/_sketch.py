"""Clause texts -> sketches: letter groups folded into a few dense numbers, for a first look.

Ten thousand texts have forty million letter groups, and comparing those with the groups of one text
takes a second. A sketch adds the groups of a clause up in few places, each with a sign (feature
hashing, Weinberger et al. 2009): the cosine of two sketches is that of the clauses, give or take.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.encoding._lexical import N_BUCKETS, background_weights, hashed_groups, letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray

__all__ = ["N_PLACES", "Sketches", "sketches"]

N_PLACES = 192
"""Places of a sketch. Of the ten texts that a full comparison finds most alike among 500, 128
places keep .60 in the first ten and .74 in the first twenty, 192 places .61 and .75, 256 places
.63 and .75, and the letter groups themselves .65 and .79, at a multiple of the time."""

_LENGTH = 3900.0
"""Length of a sketch. Rounding adds at most sqrt(192) / 2, so that every sum of products stays
below 4,096 ** 2 = 2 ** 24, exact in float32 in whatever order it is added up."""

_GRID = 64.0
"""Weights of groups are whole multiples of 1 / 64, so that their sums are exact too."""

_MOST_LETTERS = 1 << 19
"""Letters hashed at once, some 60 MB of passing arrays, unless a single text has more."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # 2**64 / golden ratio


class Sketches(NamedTuple):
    """Sketches of texts, one a column.

    Parameters
    ----------
    columns : (N_PLACES, n_texts) float32 ndarray
        Whole numbers; a text without a letter or digit has a column of zeros.
    reciprocal : (n_texts,) float32 ndarray
        1 over the length of each column, 0 for a column of zeros.
    n_groups : (n_texts,) int64 ndarray
        Number of letter groups of each text, about its number of letters: its weight.
    """

    columns: FloatArray
    reciprocal: FloatArray
    n_groups: npt.NDArray[np.int64]


def sketches(texts: Sequence[str]) -> Sketches:
    """Sketch texts.

    Parameters
    ----------
    texts : sequence of str
        Any texts; each sketch depends on its own text alone.

    Returns
    -------
    Sketches
        One for each text, in their order.
    """
    columns = np.empty((N_PLACES, len(texts)), np.float32)
    reciprocal = np.empty(len(texts), np.float32)
    n_groups = np.empty(len(texts), np.int64)
    for start, stop in _runs(texts):
        part = slice(start, stop)
        columns[:, part], reciprocal[part], n_groups[part] = _sketched(texts[part])
    return Sketches(columns=columns, reciprocal=reciprocal, n_groups=n_groups)


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Divide texts into runs of at most `_MOST_LETTERS`, or of one text."""
    start = letters = 0
    for stop, text in enumerate(texts):
        if letters + len(text) > _MOST_LETTERS and stop > start:
            yield start, stop
            start, letters = stop, 0
        letters += len(text)
    if start < len(texts):
        yield start, len(texts)


def _sketched(texts: Sequence[str]) -> Sketches:
    n_texts = len(texts)
    rows, buckets = hashed_groups(*letters_of(texts))
    place, weight = _places()
    cells = place[buckets] * n_texts + rows
    total = np.bincount(cells, weight[buckets], minlength=N_PLACES * n_texts)
    columns = total.reshape(N_PLACES, n_texts)  # whole numbers
    length = np.sqrt((columns * columns).sum(axis=0))
    columns = np.rint(columns * (_LENGTH / np.where(length > 0, length, 1.0)))
    length = np.sqrt((columns * columns).sum(axis=0))
    length[length == 0] = np.inf
    return Sketches(
        columns=columns.astype(np.float32),
        reciprocal=(1 / length).astype(np.float32),
        n_groups=np.bincount(rows, minlength=n_texts),
    )


@cache
def _places() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return the place of each bucket in a sketch, and its weight there with a sign, on the grid.

    Returns
    -------
    place : (N_BUCKETS,) int64 ndarray
        In [0, N_PLACES).
    weight : (N_BUCKETS,) float64 ndarray
        Whole numbers.
    """
    buckets = np.arange(N_BUCKETS)
    mixed = (buckets.astype(np.uint64) * _MULTIPLIER) >> np.uint64(32)  # the well mixed half
    place = ((mixed >> np.uint64(1)) * np.uint64(N_PLACES)) >> np.uint64(31)
    sign = np.where(mixed & np.uint64(1), 1.0, -1.0)
    return place.astype(np.int64), sign * np.rint(background_weights(buckets) * _GRID)
