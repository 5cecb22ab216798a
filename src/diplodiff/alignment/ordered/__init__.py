"""Similarity matrix -> the best alignment in the order of both texts.

Two objectives: many-to-many beads with gaps that cost nothing (`BeadOptions`), and one-to-one
pairs with affine gaps, global, local or one text inside the other (`GapOptions`). Both are solved
exactly, for one pair of texts or for one text and thousands of documents at once. Links that leave
the common order are the business of `diplodiff.alignment.align`.

Knows nothing of text.
"""

from __future__ import annotations

from diplodiff.alignment.ordered._align import (
    RankedAlignment,
    align_best_in_order,
    align_in_order,
    ordered_scores,
)
from diplodiff.alignment.ordered._options import BeadOptions, GapOptions, Span
from diplodiff.alignment.ordered._result import Bead, OrderedAlignment

__all__ = [
    "Bead",
    "BeadOptions",
    "GapOptions",
    "OrderedAlignment",
    "RankedAlignment",
    "Span",
    "align_best_in_order",
    "align_in_order",
    "ordered_scores",
]
