"""Texts -> hashed words, pairs of words that stand together, and how rare a word is in the field.

A word is hashed by its first six letters, which stands in for a stemmer: "report", "reports" and
"reporting" are one. `words.npy` holds in how many of many thousand paragraphs of diplomatic texts
each hash bucket occurs, and last the number of paragraphs: counts, no text. It is made by
``tools/build_background.py``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from diplodiff._arrays import BoolArray, FloatArray

__all__ = [
    "N_PAIR_BUCKETS",
    "N_WORD_BUCKETS",
    "HashedWords",
    "hashed_words",
    "pairs_of_words",
    "word_background",
]

_STEM = 6
_BLANK = 32
_MULTIPLIER = np.uint32(0x9E3779B1)
_FINISHER = np.uint32(0x85EBCA6B)
_WORD_BITS = 16
_PAIR_BITS = 18
N_WORD_BUCKETS = 1 << _WORD_BITS
N_PAIR_BUCKETS = 1 << _PAIR_BITS
"""The 500 distinct words of a long statement share a bucket once in 130, its 2,000 pairs of words
once in 130 too."""

_REACH = 2
"""A word is paired with this many words behind it. Of annotated pairs of texts, each left out in
turn, 1 to 3 link as many clauses right, to .002 of F1."""

_COMMON = 0.06
"""Share of background paragraphs from which on a word says nothing: "the", "of", "council". Any
share from .03 to .08 links as well."""


class HashedWords(NamedTuple):
    """The words of several texts, one after the other.

    Parameters
    ----------
    row : (n_words,) int64 ndarray
        Index of the text that each word belongs to, ascending.
    word : (n_words,) int64 ndarray
        Its bucket, in [0, `N_WORD_BUCKETS`).
    start : (n_words,) int64 ndarray
        Index of its first letter.
    """

    row: npt.NDArray[np.int64]
    word: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]


def hashed_words(
    letters: npt.NDArray[np.uint32], row_of_letter: npt.NDArray[np.int64]
) -> HashedWords:
    """Hash the words of texts.

    Parameters
    ----------
    letters : (n_letters,) uint32 ndarray
        Code points, a blank before, between and behind all words.
    row_of_letter : (n_letters,) int64 ndarray
        Index of the text that each belongs to, ascending.

    Returns
    -------
    HashedWords
        In the order of the letters.
    """
    inner = letters > _BLANK
    edge = np.flatnonzero(inner[1:] != inner[:-1]) + 1  # words begin and end in turn
    start, length = edge[::2], edge[1::2] - edge[::2]
    hashed = np.zeros(len(start), np.uint32)
    for place in range(_STEM):
        longer = hashed * _MULTIPLIER + letters[np.minimum(start + place, len(letters) - 1)]
        hashed = np.where(length > place, longer, hashed)
    return HashedWords(row=row_of_letter[start], word=_buckets(hashed, _WORD_BITS), start=start)


def pairs_of_words(
    row: npt.NDArray[np.int64], word: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Hash each word with the next one and with the one behind that, in whatever order they stand.

    Parameters
    ----------
    row, word : (n_words,) int64 ndarray
        Text and bucket of each word, in the order of the texts; words that are left out do not
        keep their neighbours apart.

    Returns
    -------
    row, pair : (n_pairs,) int64 ndarray
        Text and bucket of each pair, the latter in [0, `N_PAIR_BUCKETS`).
    """
    rows, keys = [], []
    for apart in range(1, _REACH + 1):
        together = row[apart:] == row[:-apart]
        one, two = word[:-apart][together], word[apart:][together]
        rows.append(row[apart:][together])
        keys.append(np.minimum(one, two) * N_WORD_BUCKETS + np.maximum(one, two))
    return np.concatenate(rows), _buckets(np.concatenate(keys).astype(np.uint32), _PAIR_BITS)


def _buckets(hashed: npt.NDArray[np.uint32], bits: int) -> npt.NDArray[np.int64]:
    mixed = hashed ^ (hashed >> np.uint32(15))
    mixed *= _FINISHER
    return (mixed >> np.uint32(32 - bits)).astype(np.int64)


class _Background(NamedTuple):
    """What the background says of each bucket."""

    common: BoolArray
    rarity: FloatArray


@cache
def word_background() -> _Background:
    """Return for each word bucket whether it is common, and its rarity.

    Returns
    -------
    common : (N_WORD_BUCKETS,) bool ndarray
        Whether the word says nothing.
    rarity : (N_WORD_BUCKETS,) float32 ndarray
        Its inverse document frequency, at least 0.
    """
    table = np.load(Path(__file__).with_name("words.npy"), allow_pickle=False)
    frequency, n_documents = table[:-1], int(table[-1])
    rarity = np.log((n_documents + 1) / (frequency + 1.0)).astype(np.float32)
    return _Background(common=frequency >= _COMMON * n_documents, rarity=rarity)
