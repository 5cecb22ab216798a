"""Linked clauses -> scores, each with its meaning, the clauses that made it, and its percentile.

Knows nothing of texts and vectors: links, weights and kept shares are all it needs.
"""

from __future__ import annotations

from diplodiff.scoring._scores import MEANINGS, Scores, Side, score
from diplodiff.scoring._shares import ClauseShare, Part

__all__ = ["MEANINGS", "ClauseShare", "Part", "Scores", "Side", "score"]
