"""Similarity matrix -> `Alignment`: which clause of the base became which of the other.

Knows nothing of text: everything here follows from the matrix alone.
"""

from __future__ import annotations

from diplodiff.alignment._alignment import FIRM, Alignment, Pair
from diplodiff.alignment._linking import (
    LinkOptions,
    align,
    check_pairs,
    connect,
)
from diplodiff.alignment._margin import margins
from diplodiff.alignment._synopsis import Entry, synopsis

__all__ = [
    "FIRM",
    "Alignment",
    "Entry",
    "LinkOptions",
    "Pair",
    "align",
    "check_pairs",
    "connect",
    "margins",
    "synopsis",
]
