"""Similarity matrix -> `Alignment`: which clause of the base became which of the other.

Knows nothing of text: everything here follows from the matrix alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diplodiff.alignment._alignment import FIRM, Alignment, Pair
from diplodiff.alignment._linking import (
    LinkOptions,
    align,
    check_pairs,
    connect,
)
from diplodiff.alignment._margin import margins
from diplodiff.alignment._synopsis import Entry, synopsis

if TYPE_CHECKING:
    from diplodiff.alignment._moves import MovedBlock, moved_blocks
    from diplodiff.alignment.ordered import (
        Bead,
        BeadOptions,
        GapOptions,
        OrderedAlignment,
        RankedAlignment,
        Span,
        align_best_in_order,
        align_in_order,
        ordered_scores,
    )

__all__ = [
    "FIRM",
    "Alignment",
    "Bead",
    "BeadOptions",
    "Entry",
    "GapOptions",
    "LinkOptions",
    "MovedBlock",
    "OrderedAlignment",
    "Pair",
    "RankedAlignment",
    "Span",
    "align",
    "align_best_in_order",
    "align_in_order",
    "check_pairs",
    "connect",
    "margins",
    "moved_blocks",
    "ordered_scores",
    "synopsis",
]

_HOME = {"MovedBlock": "_moves", "moved_blocks": "_moves"}
_ORDERED = {
    "Bead",
    "BeadOptions",
    "GapOptions",
    "OrderedAlignment",
    "RankedAlignment",
    "Span",
    "align_best_in_order",
    "align_in_order",
    "ordered_scores",
}


def __getattr__(name: str) -> object:
    """Load what `diplodiff.compare` does not need when it is first asked for."""
    home = "ordered" if name in _ORDERED else _HOME.get(name)
    if home is None:
        text = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(text)
    return getattr(import_module(f"{__name__}.{home}"), name)
