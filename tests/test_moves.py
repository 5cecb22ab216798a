"""Moved blocks: which runs of clauses moved together."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from diplodiff import alignment as package
from diplodiff.alignment import Alignment, align, moved_blocks


def alignment_of(links: dict[tuple[int, int], bool], *, n: int = 8) -> Alignment:
    """Make an alignment of links that moved or did not."""
    pairs = sorted(links)
    return naive.alignment_of(
        links=pairs,
        sizes=(n, n),
        similarity=[0.5] * len(pairs),
        moved=[links[pair] for pair in pairs],
    )


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Draw links between a few clauses, most of them moved."""
    cell = st.tuples(st.integers(0, 5), st.integers(0, 5))
    links = draw(st.dictionaries(cell, st.sampled_from([True, True, False]), max_size=14))
    return alignment_of(links, n=6)


def together(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Tell whether one link is of the next clause on one side or on both."""
    step = (second[0] - first[0], second[1] - first[1])
    return step in {(0, 1), (1, 0), (1, 1), (0, -1), (-1, 0), (-1, -1)}


class TestMovedBlocks:
    """Moved links next to each other in both texts are one block."""

    @settings(max_examples=200)
    @given(found=alignments())
    def test_blocks_are_the_moved_links_that_hang_together(self, found: Alignment) -> None:
        """The same as joining any two neighbours until nothing changes."""
        pairs = list(zip(found.base.tolist(), found.other.tolist(), strict=True))
        number = {row: row for row in np.flatnonzero(found.moved).tolist()}
        for _ in pairs:
            for first, second in combinations(number, 2):
                if together(pairs[first], pairs[second]):
                    number[first] = number[second] = min(number[first], number[second])
        expected: dict[int, list[int]] = {}
        for row, block in number.items():
            expected.setdefault(block, []).append(row)
        assert [list(block.links) for block in moved_blocks(found)] == list(expected.values())

    @settings(max_examples=200)
    @given(found=alignments())
    def test_a_block_has_no_break_on_either_side(self, found: Alignment) -> None:
        """Every clause of its two runs has a link in it."""
        for block in moved_blocks(found):
            links = list(block.links)
            assert sorted(set(found.base[links].tolist())) == list(block.base)
            assert sorted(set(found.other[links].tolist())) == list(block.other)

    @settings(max_examples=100)
    @given(found=alignments())
    def test_exchanged_texts_have_the_same_blocks(self, found: Alignment) -> None:
        """With base and other exchanged, in the order of the other text."""
        runs = {(block.base, block.other) for block in moved_blocks(found)}
        turned = {(block.other, block.base) for block in moved_blocks(found.exchanged())}
        assert turned == runs

    def test_a_run_that_moved_is_one_block(self) -> None:
        """Three clauses put in front of six others, one of them split in two."""
        similarity = np.zeros((9, 10), np.float32)
        similarity[[6, 7, 8], [0, 1, 3]] = similarity[range(6), range(4, 10)] = 0.9
        similarity[7, 2] = 0.8
        (block,) = moved_blocks(align(similarity))
        assert (block.base, block.other) == (range(6, 9), range(4))

    def test_what_was_turned_round_is_several_moves(self) -> None:
        """Two clauses in the opposite order did not move together."""
        found = alignment_of({(0, 5): True, (1, 4): True, (2, 0): False})
        assert [block.links for block in moved_blocks(found)] == [(0,), (1,)]

    def test_links_in_order_break_a_block(self) -> None:
        """A link that did not move belongs to no block and joins none."""
        found = alignment_of({(0, 3): True, (1, 4): False, (2, 5): True})
        assert [block.links for block in moved_blocks(found)] == [(0,), (2,)]

    def test_nothing_moved_makes_no_blocks(self) -> None:
        """Neither does an alignment without links."""
        assert moved_blocks(align(np.eye(4, dtype=np.float32))) == ()
        assert moved_blocks(align(np.zeros((0, 0), np.float32))) == ()


def test_an_unknown_name_of_the_package_is_an_attribute_error() -> None:
    """Names are loaded when asked for; a misspelt one fails as in any module."""
    with pytest.raises(AttributeError, match="moved_block'"):
        package.moved_block  # noqa: B018 - looking it up is the test
