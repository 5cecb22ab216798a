"""`Alignment` -> the runs of clauses that moved together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from diplodiff.alignment._alignment import Alignment

__all__ = ["MovedBlock", "moved_blocks"]

_BACK = ((0, 1), (1, 0), (1, 1))
"""How far back the link before may lie in base and other: the next clause, or a split or merger."""


class MovedBlock(NamedTuple):
    """A run of clauses of the base that stands as a run elsewhere in the other text.

    Parameters
    ----------
    base, other : range
        Indices of the clauses on the two sides, without a break.
    links : tuple of int
        Rows of the alignment that join them, ascending.
    """

    base: range
    other: range
    links: tuple[int, ...]


def moved_blocks(alignment: Alignment) -> tuple[MovedBlock, ...]:
    """Join moved links that lie next to each other in both texts.

    Parameters
    ----------
    alignment : Alignment
        Links of two texts.

    Returns
    -------
    tuple of MovedBlock
        Every moved link is in one block; blocks stand in the order of their first links. Two links
        are joined if one is of the next clause on one side or on both, in the same direction: what
        was turned round is not one move but several.
    """
    pairs = list(zip(alignment.base.tolist(), alignment.other.tolist(), strict=True))
    rows = np.flatnonzero(alignment.moved).tolist()
    row_of = {pairs[row]: row for row in rows}
    first = {row: row for row in rows}  # towards the first link of the block

    def root(row: int) -> int:
        while first[row] != row:
            first[row] = first[first[row]]
            row = first[row]
        return row

    for (i, j), row in row_of.items():
        for back_base, back_other in _BACK:
            before = row_of.get((i - back_base, j - back_other))
            if before is not None:
                earlier, later = sorted((root(before), root(row)))
                first[later] = earlier
    blocks: dict[int, list[int]] = {}
    for row in rows:
        blocks.setdefault(root(row), []).append(row)
    return tuple(_block(links, pairs) for links in blocks.values())


def _block(links: list[int], pairs: list[tuple[int, int]]) -> MovedBlock:
    base, other = zip(*(pairs[link] for link in links), strict=True)
    return MovedBlock(
        base=range(min(base), max(base) + 1),
        other=range(min(other), max(other) + 1),
        links=tuple(links),
    )
