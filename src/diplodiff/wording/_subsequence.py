"""Two token sequences -> the runs of tokens that stand in both, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.wording._tokens import CLAUSE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Block", "common_blocks"]

# Table cells that one alignment of words may cost: 50 MB of bit matrix and about 0.15 s.
_CELL_LIMIT = 400_000_000
# Cells that all alignments between anchors may cost together.
_CELL_BUDGET = 5 * _CELL_LIMIT


class Block(NamedTuple):
    """A run of tokens that stands in both texts."""

    base: int
    other: int
    length: int

    @property
    def base_end(self) -> int:
        return self.base + self.length

    @property
    def other_end(self) -> int:
        return self.other + self.length

    def moved(self, shift: int) -> Block:
        """Return the block without its first tokens, or with some more before them."""
        return Block(self.base + shift, self.other + shift, self.length - shift)


def common_blocks(base: list[str], other: list[str]) -> list[Block]:
    """Return the blocks of a longest common subsequence; between anchors if the texts are long."""
    tokens = [*base, *other]
    identifiers = dict(zip(tokens, range(len(tokens)), strict=True))
    base_ids = list(map(identifiers.__getitem__, base))
    other_ids = list(map(identifiers.__getitem__, other))
    if len(base) * len(other) <= _CELL_LIMIT:
        found = _subsequence(base_ids, other_ids)
    else:
        ends = frozenset(identifiers[mark] for mark in CLAUSE_ENDS if mark in identifiers)
        found = _between_anchors(base_ids, other_ids, _anchors(base_ids, other_ids, ends))
    if not found or found[0].base or found[0].other:
        found.insert(0, Block(0, 0, 0))
    if found[-1].base_end < len(base) or found[-1].other_end < len(other):
        found.append(Block(len(base), len(other), 0))
    return found


def _subsequence(base: Sequence[int], other: Sequence[int]) -> list[Block]:
    from rapidfuzz.distance import LCSseq

    return [
        Block(run.a, run.b, run.size)
        for run in LCSseq.opcodes(base, other).as_matching_blocks()
        if run.size
    ]


def _anchors(base: list[int], other: list[int], ends: frozenset[int]) -> list[Block]:
    """Return the longest chain of sentences that stand exactly once in either text."""
    base_sentences = _single_sentences(base, ends)
    other_sentences = _single_sentences(other, ends)
    common = [
        Block(start, other_sentences[sentence], len(sentence))
        for sentence, start in base_sentences.items()
        if start >= 0 and other_sentences.get(sentence, -1) >= 0
    ]
    # Patience sorting: tails[n] ends the chain of n + 1 anchors that ends earliest in the other.
    tails: list[int] = []
    tail_anchors: list[int] = []
    before: list[int] = []
    for i, anchor in enumerate(common):
        rank = bisect_left(tails, anchor.other)
        before.append(tail_anchors[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [anchor.other]
        tail_anchors[rank : rank + 1] = [i]
    chain = []
    i = tail_anchors[-1] if tail_anchors else -1
    while i >= 0:
        chain.append(common[i])
        i = before[i]
    return chain[::-1]


def _single_sentences(tokens: list[int], ends: frozenset[int]) -> dict[tuple[int, ...], int]:
    """Map each sentence to where it begins, or to -1 when it stands there more than once."""
    starts: dict[tuple[int, ...], int] = {}
    start = 0
    for i, token in enumerate(tokens, start=1):
        if token in ends:
            sentence = tuple(tokens[start:i])
            starts[sentence] = -1 if sentence in starts else start
            start = i
    return starts


def _between_anchors(base: list[int], other: list[int], anchors: list[Block]) -> list[Block]:
    """Align word by word between the anchors, as far as the budget of table cells goes."""
    blocks: list[Block] = []
    budget = _CELL_BUDGET
    base_at = other_at = 0
    for anchor in [*anchors, Block(len(base), len(other), 0)]:
        base_gap = base[base_at : anchor.base]
        other_gap = other[other_at : anchor.other]
        cells = len(base_gap) * len(other_gap)
        if cells <= min(budget, _CELL_LIMIT):
            budget -= cells
            found = _subsequence(base_gap, other_gap)
        else:
            found = _common_ends(base_gap, other_gap)
        for block in found:
            _extend(blocks, Block(block.base + base_at, block.other + other_at, block.length))
        _extend(blocks, anchor)
        base_at, other_at = anchor.base_end, anchor.other_end
    return blocks


def _common_ends(base: list[int], other: list[int]) -> list[Block]:
    """Return what two sequences have in common at their beginning and at their end."""
    shorter = min(len(base), len(other))
    head = 0
    while head < shorter and base[head] == other[head]:
        head += 1
    tail = 0
    while tail < shorter - head and base[-1 - tail] == other[-1 - tail]:
        tail += 1
    return [Block(0, 0, head), Block(len(base) - tail, len(other) - tail, tail)]


def _extend(blocks: list[Block], block: Block) -> None:
    """Append a block, joined to the last one when nothing stands between them."""
    if not block.length:
        return
    if blocks and blocks[-1].base_end == block.base and blocks[-1].other_end == block.other:
        first = blocks.pop()
        block = Block(first.base, first.other, first.length + block.length)
    blocks.append(block)
