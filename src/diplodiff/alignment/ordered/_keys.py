"""Gain and move in one whole number, so that one maximum finds both.

A key is the gain, shifted, with the rank of the move in its low bits: of equal gains the larger
rank wins. A bead wins over a gap and the simplest bead over all others; a clause of the base is
left out before one of the other text. Moves are looked at from the end of both texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from diplodiff.alignment.ordered._options import BeadOptions

__all__ = ["LOW", "SHIFT", "SKIP_BASE", "SKIP_OTHER", "key_type", "ranks", "sizes"]

SHIFT = 5
"""Bits of the rank: 28 beads of at most eight clauses, and two ways to leave a clause out."""

LOW = (1 << SHIFT) - 1

SKIP_OTHER, SKIP_BASE = 0, 1


def ranks(options: BeadOptions) -> dict[tuple[int, int], int]:
    """Rank the beads: fewest clauses first, then the most equal sides, then few of the base.

    Parameters
    ----------
    options : BeadOptions
        Say which beads there are.

    Returns
    -------
    dict
        Rank of each size (a, b), above those of the gaps; the simplest bead has `LOW`.
    """
    order = sorted(options.beads, key=lambda bead: (sum(bead), abs(bead[0] - bead[1]), bead))
    return {bead: LOW - place for place, bead in enumerate(order)}


def sizes(options: BeadOptions) -> list[tuple[int, int]]:
    """Return how many clauses of either side each move takes, by its rank."""
    taken = [(0, 0)] * (LOW + 1)
    taken[SKIP_OTHER], taken[SKIP_BASE] = (0, 1), (1, 0)
    for bead, rank in ranks(options).items():
        taken[rank] = bead
    return taken


def key_type(options: BeadOptions, n_beads: int) -> np.dtype[np.signedinteger]:
    """Return the type of keys: twice the sum of the largest gains of `n_beads` fits in it."""
    narrow = options.largest_gain * n_beads < np.iinfo(np.int32).max >> (SHIFT + 1)
    return np.dtype(np.int32 if narrow else np.int64)
