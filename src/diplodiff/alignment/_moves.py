"""`Alignment` -> the runs of clauses that moved together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    block_of: dict[tuple[int, int], int] = {}
    blocks: dict[int, list[int]] = {}
    pairs = list(zip(alignment.base.tolist(), alignment.other.tolist(), strict=True))
    for row, (i, j) in enumerate(pairs):  # by base, then other: the links before are known
        if not alignment.moved[row]:
            continue
        before = {block_of[i - a, j - b] for a, b in _BACK if (i - a, j - b) in block_of}
        first = min(before, default=row)
        joined = sorted({row, *(link for number in before for link in blocks.pop(number))})
        blocks[first] = joined
        block_of |= {pairs[link]: first for link in joined}
    return tuple(_block(links, pairs) for _, links in sorted(blocks.items()))


def _block(links: list[int], pairs: list[tuple[int, int]]) -> MovedBlock:
    base, other = zip(*(pairs[link] for link in links), strict=True)
    return MovedBlock(
        base=range(min(base), max(base) + 1),
        other=range(min(other), max(other) + 1),
        links=tuple(links),
    )
