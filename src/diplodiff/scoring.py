"""Alignment and kept words -> scores, each in [0, 1] with its meaning in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from diplodiff.alignment import Alignment

__all__ = ["MEANINGS", "Scores", "Side", "score"]

MEANINGS = {
    "similarity": "How alike the clauses of both texts are to their partners; 1 is the same text.",
    "retained": "Share of the base text's words that stand in the linked clauses of the other.",
    "added": "Share of the other text's words that have no counterpart in the base.",
    "order": "Share of the linked wording that stands in the same order in both texts.",
    "wording": "Share of the words of linked clauses that both sides have in common.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How alike two statements are, seen from five sides.

    Parameters
    ----------
    similarity, retained, added, order, wording : float
        Each in [0, 1]; `MEANINGS` says in a sentence what each one measures.
    """

    similarity: float
    retained: float
    added: float
    order: float
    wording: float


class Side(NamedTuple):
    """What the scores need to know of the clauses of one text.

    Parameters
    ----------
    words : (n_clauses,) int64 ndarray
        Number of words of each clause: its weight.
    kept : (n_clauses,) float64 ndarray
        Share in [0, 1] of each clause's words that stand in its linked clauses.
    """

    words: npt.NDArray[np.int64]
    kept: npt.NDArray[np.float64]


def score(alignment: Alignment, base: Side, other: Side) -> Scores:
    """Score two statements from their alignment.

    Parameters
    ----------
    alignment : Alignment
        Links between their clauses.
    base, other : Side
        Weights and kept shares of their clauses.

    Returns
    -------
    Scores
        Exchanging the operands leaves `similarity`, `order` and `wording` as they are, to the
        last bit, and makes `added` 1 - `retained`. Equal texts score exactly 1 (added: 0), texts
        without a word too. Without a link `order` is 1, since nothing is out of order, and
        `wording` is 0; of a text without words everything is retained.
    """
    best_base = _best(alignment.base, alignment)
    best_other = _best(alignment.other, alignment)
    linked_base, linked_other = best_base > 0, best_other > 0
    weight = base.words[alignment.base] + other.words[alignment.other]  # (n_links,)
    kept = np.concatenate((base.kept, other.kept))
    words = np.concatenate((base.words, other.words))
    linked = np.concatenate((linked_base, linked_other))
    return Scores(
        similarity=_mean(np.concatenate((best_base, best_other)), words, of_nothing=1.0),
        retained=_mean(base.kept, base.words, of_nothing=1.0),
        added=1.0 - _mean(other.kept, other.words, of_nothing=1.0),
        order=_mean(~alignment.moved, weight, of_nothing=1.0),
        wording=_mean(kept[linked], words[linked], of_nothing=0.0 if words.any() else 1.0),
    )


def _best(side: npt.NDArray[np.int32], alignment: Alignment) -> npt.NDArray[np.float64]:
    """Return each clause's largest similarity among its links, 0 without one."""
    n_clauses = alignment.n_base if side is alignment.base else alignment.n_other
    best = np.zeros(n_clauses, np.float64)
    np.maximum.at(best, side, alignment.similarity.astype(np.float64))
    return best


def _mean(values: Iterable[float], words: npt.NDArray[np.int64], *, of_nothing: float) -> float:
    """Return the mean weighted by words; exactly rounded, so the order of clauses is no matter."""
    total = int(words.sum())
    if not total:
        return of_nothing
    return fsum(float(value) * int(n) for value, n in zip(values, words, strict=True)) / total
