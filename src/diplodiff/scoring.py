"""Alignment -> scores, each in [0, 1] with its meaning in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MEANINGS", "Scores"]

MEANINGS = {
    "similarity": "How alike the two texts are in wording, order aside: 1 is word for word.",
    "retained": "Share of the base text's words that stand in the other text's linked clauses.",
    "added": "Share of the other text's words that have no counterpart in the base.",
    "order": "Share of the linked wording that stands in the same order in both texts.",
    "wording": "How alike linked clauses are, word by word.",
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
