"""Ordered alignment: optimal against brute force, equal to slow twins, one pair or many."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import time
import tracemalloc
from collections import Counter
from dataclasses import FrozenInstanceError
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
import naive_ordered
from diplodiff.alignment import (
    BeadOptions,
    GapOptions,
    OrderedAlignment,
    Span,
    align_best_in_order,
    align_in_order,
    ordered_scores,
)
from diplodiff.alignment.ordered import _align, _beads, _documents, _gaps, _many_beads
from diplodiff.alignment.ordered._documents import Chunk
from diplodiff.alignment.ordered._gaps import Costs, pair_gains
from diplodiff.alignment.ordered._problem import Problem
from diplodiff.errors import LimitExceededError, OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray

N_BRUTE_FORCE = 25_000  # of each objective: 50,000 in all
N_TWINS = 1_000

BEADS = [
    BeadOptions(),
    BeadOptions(skip=-0.2),
    BeadOptions(most_clauses=2, skip=0.0),
    BeadOptions(most_clauses=3, neighbours=0.5, growth=0.5),
    BeadOptions(most_clauses=6, balance=2.0, growth=-0.5, skip=0.0),
]
GAPS = [
    GapOptions(span=span, neutral=neutral, opening=opening, extension=extension)
    for span in Span
    for neutral, opening, extension in ((0.18, 0.1, 0.02), (0.5, 0.0, 0.0), (0.5, 0.25, 0.25))
]


@st.composite
def collections(draw: st.DrawFn, *, largest: int = 6) -> tuple[FloatArray, list[int], dict]:
    """Draw a base and some documents: similarities with many ties or none, lengths, or nothing."""
    generator = np.random.default_rng(draw(st.integers(0, 2**32)))
    n_base = draw(st.integers(0, largest))
    sizes = draw(st.lists(st.integers(0, largest), min_size=1, max_size=9))
    if draw(st.booleans()):
        sizes = [sizes[0]] * len(sizes)
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    shape = (n_base, int(offsets[-1]))
    similarity = drawn(generator, shape, draw(st.integers(0, 2)))
    sides: dict = {}
    if draw(st.booleans()):
        sides["lengths"] = tuple(generator.integers(1, 60, n) for n in shape)
    if draw(st.booleans()):
        sides["within"] = tuple(generator.random((n, 4), np.float32) for n in shape)
    return similarity, offsets.tolist(), sides


def drawn(generator: np.random.Generator, shape: tuple[int, ...], kind: int) -> FloatArray:
    """Draw similarities: smooth, in quarters, or mostly zero."""
    similarity = generator.random(shape, np.float32)
    if kind == 1:
        similarity = np.rint(similarity * 4) / 4
    elif kind == 2:
        similarity *= generator.random(shape) < 0.4
    return similarity.astype(np.float32)


def rows_of(found: OrderedAlignment) -> list[tuple[int, int, int, int]]:
    """Write beads as (base clause, other clause, numbers of clauses)."""
    return [(b.base.start, b.other.start, len(b.base), len(b.other)) for b in found]


def bead_gains(
    similarity: FloatArray, options: BeadOptions, **sides: object
) -> dict[naive_ordered.Bead, int]:
    """Ask the kernel what each bead gains, in thousandths."""
    problem = Problem.checked(similarity, options, sides.get("lengths"), sides.get("within"))
    gains = problem.bead_gains(Chunk.of(0, 0, similarity.shape[1]), options)
    return {
        (i - a + 1, j, a, b): int(value)
        for a, b, first, block in gains.ending(0, len(similarity))
        for i, row in enumerate(block[:, :, 0], start=first)
        for j, value in enumerate(row)
    }


def chunked_gains(
    problem: Problem, n_cases: int, shape: tuple[int, int]
) -> dict[naive_ordered.Bead, npt.NDArray[np.int64]]:
    """Ask the kernel what each bead gains in each of many documents of one size."""
    n_base, n_other = shape
    offsets = np.arange(n_cases + 1) * n_other
    (chunk,) = _documents.chunks(offsets, np.arange(n_cases), n_base=n_base, most=n_cases)
    gains = problem.bead_gains(chunk, problem.options)
    return {
        (i - a + 1, j, a, b): block[i - first, j].astype(np.int64)
        for a, b, first, block in gains.ending(0, n_base)
        for i in range(first, n_base)
        for j in range(n_other - b + 1)
    }


def shapes(n_cases: int) -> Iterator[tuple[tuple[int, int], int]]:
    """Share cases out over all sizes up to 5 x 5, more to the larger ones."""
    sizes = [(n, m) for n in range(1, 6) for m in range(1, 6)]
    total = sum(n * m for n, m in sizes)
    for n, m in sizes:
        yield (n, m), -(-n_cases * n * m // total)


class GivenGains:
    """Stands in for `BeadGains`: small whole numbers, so that nearly everything is a tie."""

    def __init__(
        self,
        n_base: int,
        n_other: int,
        n_documents: int,
        options: BeadOptions,
        generator: np.random.Generator,
    ) -> None:
        """Draw gains for all beads."""
        self.shape = (n_base, n_other, n_documents)
        self.options = options
        self.blocks = {
            (a, b): generator.integers(
                -1, 3, (n_base - a + 1, n_other - b + 1, n_documents)
            ).astype(np.float32)
            for a, b in options.beads
            if a <= n_base and b <= n_other
        }

    def ending(self, start: int, stop: int) -> Iterator[tuple[int, int, int, FloatArray]]:
        """Yield the gains of beads that end in some rows, as `BeadGains` does."""
        for (a, b), block in self.blocks.items():
            first = max(start, a - 1)
            if first < stop:
                yield a, b, first, block[first - a + 1 : stop - a + 1].copy()

    def of(self, document: int) -> GivenGains:
        """Return the gains of one document."""
        one = copy.copy(self)
        one.shape = (*self.shape[:2], 1)
        one.blocks = {size: block[:, :, [document]] for size, block in self.blocks.items()}
        return one

    def gains(self) -> dict[naive_ordered.Bead, int]:
        """Return the gain of each bead of the one document."""
        return {
            (i, j, *size): int(gain)
            for size, block in self.blocks.items()
            for (i, j), gain in np.ndenumerate(block[:, :, 0])
        }


class TestBruteForce:
    """No valid alignment gains more: 50,000 cases, with ties, against all there are."""

    @pytest.mark.parametrize("options", BEADS, ids=range(len(BEADS)))
    def test_no_beads_gain_more(self, options: BeadOptions) -> None:
        """Against every way to lay beads, for up to 5 x 5 clauses."""
        generator, start, n_done = np.random.default_rng(11), time.process_time(), 0
        for shape, n_cases in shapes(N_BRUTE_FORCE // len(BEADS)):
            similarity = drawn(generator, (shape[0], shape[1] * n_cases), n_cases % 3)
            problem = Problem.checked(similarity, options, None, None)
            gains = chunked_gains(problem, n_cases, shape)
            chains = naive_ordered.all_bead_chains(*shape, options)
            place = {bead: number for number, bead in enumerate(gains)}
            held = np.zeros((len(chains), len(gains)), np.float32)  # whole numbers below 2**24
            for row, chain in zip(held, chains, strict=True):
                row[[place[bead] for bead in chain]] = 1
            most = (held @ np.array(list(gains.values()), np.float32)).max(axis=0)
            offsets = np.arange(n_cases + 1) * shape[1]
            scores = ordered_scores(similarity, offsets=offsets, options=options)
            assert np.rint(scores * 1000).tolist() == most.tolist()
            n_done += n_cases
        assert n_done >= N_BRUTE_FORCE // len(BEADS)
        assert time.process_time() - start < 40

    @pytest.mark.parametrize("options", GAPS, ids=range(len(GAPS)))
    def test_no_pairs_gain_more(self, options: GapOptions) -> None:
        """Against every chain of pairs, its gaps charged run by run, for up to 5 x 5 clauses."""
        generator, start, n_done = np.random.default_rng(12), time.process_time(), 0
        for shape, n_cases in shapes(-(-N_BRUTE_FORCE // len(GAPS))):
            similarity = drawn(generator, (shape[0], shape[1] * n_cases), n_cases % 3)
            chains = list(naive.all_chains(*shape))
            held = np.zeros((len(chains), *shape), np.int64)
            for row, chain in zip(held, chains, strict=True):
                for pair in chain:
                    row[pair] = 1
            cost = [naive_ordered.gap_cost(chain, *shape, options) for chain in chains]
            gains = pair_gains(similarity, options, Costs.of(options, *shape))
            cells = gains.reshape(shape[0], n_cases, shape[1]).transpose(0, 2, 1)
            most = (np.tensordot(held, cells, 2) - np.array(cost)[:, None]).max(axis=0)
            offsets = np.arange(n_cases + 1) * shape[1]
            scores = ordered_scores(similarity, offsets=offsets, options=options)
            assert np.rint(scores * 1000).tolist() == most.tolist()
            n_done += n_cases
        assert n_done * len(GAPS) >= N_BRUTE_FORCE
        assert time.process_time() - start < 40


class TestBeads:
    """Many-to-many alignment of one pair."""

    @settings(max_examples=150)
    @given(drawn_case=collections(), options=st.sampled_from(BEADS))
    def test_gains_are_those_of_the_formula(self, drawn_case: tuple, options: BeadOptions) -> None:
        """Merged cosines, surroundings and lengths, bead by bead, within a step of rounding."""
        similarity, _, sides = drawn_case
        given = [sides.get(name) or (None, None) for name in ("lengths", "within")]
        base, other = (
            naive_ordered.Side(n, lengths=given[0][side], following=given[1][side])
            for side, n in enumerate(similarity.shape)
        )
        found = bead_gains(similarity, options, **sides)
        assert set(found) == set(naive_ordered.beads_of(*similarity.shape, options))
        values = similarity.astype(float).tolist()
        for bead, gain in found.items():
            exact = naive_ordered.bead_gain(values, base, other, options, bead)
            assert abs(gain - exact) < 0.51

    @settings(max_examples=150)
    @given(drawn_case=collections(largest=8), options=st.sampled_from(BEADS))
    def test_beads_are_those_of_the_slow_twin(
        self, drawn_case: tuple, options: BeadOptions
    ) -> None:
        """Score and beads agree with a cell by cell table, ties included."""
        similarity, _, sides = drawn_case
        gains = bead_gains(similarity, options, **sides)
        score, beads = naive_ordered.best_beads(gains, *similarity.shape)
        found = align_in_order(similarity, options=options, **sides)
        assert (found.score, rows_of(found)) == (score / 1000, beads)

    def test_thousands_of_small_tables_agree(self) -> None:
        """The same for 1,000 matrices in quarters or with mostly zeros, which are full of ties."""
        generator = np.random.default_rng(13)
        for number in range(N_TWINS):
            similarity = drawn(generator, tuple(generator.integers(0, 7, 2)), 1 + number % 2)
            options = BEADS[number % len(BEADS)]
            score, beads = naive_ordered.best_beads(
                bead_gains(similarity, options), *similarity.shape
            )
            found = align_in_order(similarity, options=options)
            assert (found.score, rows_of(found)) == (score / 1000, beads)

    def test_all_ties_are_broken_as_the_slow_twin_does(self) -> None:
        """With gains of -1 to 2 drawn for each bead; one document or several, the same moves."""
        generator = np.random.default_rng(19)
        for _ in range(N_TWINS):
            n_base, n_other = (int(n) for n in generator.integers(1, 7, 2))
            drawn_gains = GivenGains(n_base, n_other, 3, BeadOptions(), generator)
            scores, together = _many_beads.many_bead_moves(drawn_gains)
            assert _many_beads.many_bead_scores(drawn_gains).tolist() == scores.tolist()
            for document in range(3):
                alone = drawn_gains.of(document)
                score, beads = naive_ordered.best_beads(alone.gains(), n_base, n_other)
                found, moves = _beads.bead_moves(alone, height=2)
                assert found == scores[document] == score
                for same in (moves, together[:, :, document]):
                    trace = _beads.trace_beads(same, alone.options)
                    assert [(i, j, k - i, m - j) for i, k, j, m in trace] == beads

    def test_no_random_alignment_gains_more(self) -> None:
        """1,000 valid alignments of 12 x 12 clauses gain what the optimum does, or less."""
        generator = np.random.default_rng(14)
        options = BeadOptions(skip=0.0)
        similarity = drawn(generator, (12, 12), 0)
        gains = bead_gains(similarity, options)
        best = align_in_order(similarity, options=options).score * 1000
        for _ in range(1_000):
            i = j = total = 0
            while i < 12 and j < 12:
                a, b = (int(size) for size in generator.integers(0, 4, 2))
                total += gains.get((i, j, a, b), 0)
                i, j = i + max(a, 1), j + max(b, 1)
            assert total <= best + 0.5

    @pytest.mark.parametrize("size", [1, 5])
    def test_a_text_is_aligned_with_itself_clause_by_clause(self, size: int) -> None:
        """Distinct clauses each answer themselves."""
        found = align_in_order(np.eye(size, dtype=np.float32))
        assert rows_of(found) == [(i, i, 1, 1) for i in range(size)]

    def test_splits_and_mergers_are_beads(self) -> None:
        """A clause split in two, then three merged in one, between clauses that stayed."""
        similarity = np.zeros((6, 5), np.float32)
        similarity[0, 0] = similarity[5, 4] = 1
        similarity[1, [1, 2]] = 0.7
        similarity[[2, 3, 4], 3] = 0.57
        found = align_in_order(similarity)
        assert rows_of(found) == [(0, 0, 1, 1), (1, 1, 1, 2), (2, 3, 3, 1), (5, 4, 1, 1)]

    def test_of_equal_alignments_the_last_and_simplest_is_taken(self) -> None:
        """Of equal clauses the last answers; a bead that gains nothing is better than none."""
        options = BeadOptions(neighbours=0.0, skip=0.0, most_clauses=2)
        twice = np.ones((1, 2), np.float32)
        assert rows_of(align_in_order(twice, options=options)) == [(0, 1, 1, 1)]
        assert rows_of(align_in_order(twice.T, options=options)) == [(1, 0, 1, 1)]
        nothing = align_in_order(np.zeros((1, 1), np.float32), options=options)
        assert (rows_of(nothing), nothing.score) == ([(0, 0, 1, 1)], 0)

    def test_memory_is_bounded_by_blocks(self) -> None:
        """2,000 x 2,000 clauses: a copy of the matrix, a byte a cell, and one block of rows."""
        similarity = drawn(np.random.default_rng(18), (2_000, 2_000), 0)
        tracemalloc.start()
        try:
            found = align_in_order(similarity)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert len(found)
        assert most < 50_000_000

    def test_wide_sums_change_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Keys of 64 bits, which only very long texts need, give the same moves."""
        similarity = drawn(np.random.default_rng(15), (40, 50), 1)
        narrow = align_in_order(similarity)
        monkeypatch.setattr(_beads, "key_type", lambda *_: np.dtype(np.int64))
        assert align_in_order(similarity) == narrow

    def test_long_texts_and_heavy_beads_get_wide_sums(self) -> None:
        """Room is made by the largest gain that the options allow."""
        heavy = BeadOptions(most_clauses=8, growth=1.0, skip=1.0)
        assert _beads.key_type(BeadOptions(), 5_000) == np.int32
        assert _beads.key_type(heavy, 5_000) == np.int64


class TestGaps:
    """One-to-one alignment with affine gaps."""

    @settings(max_examples=150)
    @given(drawn_case=collections(largest=8), options=st.sampled_from(GAPS))
    def test_scores_are_those_of_the_slow_twin(
        self, drawn_case: tuple, options: GapOptions
    ) -> None:
        """The three tables of Gotoh, cell by cell; the pairs, gaps charged, make the score."""
        similarity, _, _ = drawn_case
        gains = pair_gains(similarity, options, Costs.of(options, *similarity.shape)).tolist()
        found = align_in_order(similarity, options=options)
        score = naive_ordered.best_gap_score(gains, *similarity.shape, options)
        assert found.score == score / 1000
        chain = [(i, j) for i, j, _, _ in rows_of(found)]
        gained = sum(gains[i][j] for i, j in chain)
        assert gained - naive_ordered.gap_cost(chain, *similarity.shape, options) == score

    @settings(max_examples=100)
    @given(drawn_case=collections(), options=st.sampled_from(GAPS))
    def test_exchanged_texts_have_the_same_score(
        self, drawn_case: tuple, options: GapOptions
    ) -> None:
        """With the text that lies inside exchanged too."""
        similarity, _, _ = drawn_case
        inside = {Span.BASE_INSIDE: Span.OTHER_INSIDE, Span.OTHER_INSIDE: Span.BASE_INSIDE}
        turned = GapOptions(
            span=inside.get(options.span, options.span),
            neutral=options.neutral,
            opening=options.opening,
            extension=options.extension,
        )
        found = align_in_order(similarity, options=options)
        assert align_in_order(similarity.T, options=turned).score == found.score

    def test_a_short_text_is_found_inside_a_long_one(self) -> None:
        """What surrounds it costs nothing; a clause dropped from it does."""
        similarity = np.zeros((3, 9), np.float32)
        similarity[[0, 2], [4, 5]] = 0.9
        options = GapOptions(span=Span.BASE_INSIDE)
        found = align_in_order(similarity, options=options)
        assert rows_of(found) == [(0, 4, 1, 1), (2, 5, 1, 1)]
        assert found.score == pytest.approx(2 * 0.72 - 0.12)
        turned = align_in_order(similarity.T, options=GapOptions(span=Span.OTHER_INSIDE))
        assert (rows_of(turned), turned.score) == ([(4, 0, 1, 1), (5, 2, 1, 1)], found.score)

    def test_a_local_alignment_takes_the_best_part_of_both(self) -> None:
        """A passage of two clauses that both texts share, and nothing else."""
        similarity = np.zeros((6, 7), np.float32)
        similarity[[1, 2], [4, 5]] = 0.8
        found = align_in_order(similarity, options=GapOptions(span=Span.LOCAL))
        assert rows_of(found) == [(1, 4, 1, 1), (2, 5, 1, 1)]
        assert found.score == pytest.approx(1.24)

    def test_nothing_in_common_is_an_empty_local_alignment(self) -> None:
        """Its score is 0 and never less."""
        found = align_in_order(np.zeros((3, 4), np.float32), options=GapOptions(span=Span.LOCAL))
        assert (len(found), found.score) == (0, 0)

    def test_one_long_gap_is_cheaper_than_several(self) -> None:
        """Three clauses put in together, of which each could have been put in alone."""
        similarity = np.full((2, 5), 0.5, np.float32)
        options = GapOptions(neutral=0.0, opening=0.3, extension=0.0)
        found = align_in_order(similarity, options=options)
        assert found.score == pytest.approx(1 - 0.3)
        assert len(found) == 2

    def test_sums_beyond_32_bits_are_exact(self) -> None:
        """One clause against 120,000, at the highest cost of a gap."""
        similarity = np.zeros((1, 120_000), np.float32)
        similarity[0, -1] = 1
        options = GapOptions(neutral=0.0, opening=10.0, extension=10.0)
        found = align_in_order(similarity, options=options)
        assert found.score == 1 - 10 - 10 * 119_999.0
        assert rows_of(found) == [(0, 119_999, 1, 1)]


class TestMany:
    """One text against many is the same as each alone, to the bit."""

    @settings(max_examples=300)
    @given(
        drawn_case=collections(),
        options=st.one_of(st.sampled_from(BEADS), st.sampled_from(GAPS)),
        few=st.sampled_from([0, 0, 12]),
        most=st.sampled_from([1, 2, 7, 64]),
        cells=st.sampled_from([1, 1 << 18]),
    )
    def test_scores_and_alignments_are_those_of_each_document_alone(
        self,
        *,
        drawn_case: tuple,
        options: BeadOptions | GapOptions,
        few: int,
        most: int,
        cells: int,
    ) -> None:
        """Whatever the sizes of chunks and blocks, and for equal and unequal documents."""
        similarity, offsets, sides = drawn_case
        sides = sides if isinstance(options, BeadOptions) else {}
        alone = [
            align_in_order(similarity[:, a:b], options=options, **part(sides, a, b))
            for a, b in pairwise(offsets)
        ]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_align, "_FEW", few)
            patch.setattr(_align, "_MOST_DOCUMENTS", most)
            patch.setattr(_many_beads, "_CELLS", cells)
            scores = ordered_scores(similarity, offsets=offsets, options=options, **sides)
            best = align_best_in_order(
                similarity, offsets=offsets, n_best=len(alone), options=options, **sides
            )
        assert scores.tolist() == [found.score for found in alone]
        assert all(found == alone[document] for document, found in best)
        order = sorted(range(len(alone)), key=lambda document: (-scores[document], document))
        assert [document for document, _ in best] == order

    @settings(max_examples=60)
    @given(drawn_case=collections(largest=9), height=st.sampled_from([1, 2, 3, 7]))
    def test_blocks_of_rows_change_nothing(self, drawn_case: tuple, height: int) -> None:
        """One pair in small blocks has the score and the moves that it has in one block."""
        similarity, _, sides = drawn_case
        whole = Chunk.of(0, 0, similarity.shape[1])
        for options in BEADS:
            problem = Problem.checked(similarity, options, *map(sides.get, ("lengths", "within")))
            gains = problem.bead_gains(whole, options)
            score, moves = _beads.bead_moves(gains, height=height)
            expected = _beads.bead_moves(gains)
            assert (score, moves.tolist()) == (expected[0], expected[1].tolist())
        for options in GAPS:
            problem = Problem.checked(similarity, options, None, None)
            pairs, costs = problem.pair_gains(whole, options)
            score, moves, end = _gaps.gap_moves(pairs[:, :, 0], costs, height=height)
            expected = _gaps.gap_moves(pairs[:, :, 0], costs)
            assert (score, moves.tolist(), end) == (expected[0], expected[1].tolist(), expected[2])

    def test_any_order_and_subset_of_documents_has_the_same_scores(self) -> None:
        """Documents do not see each other."""
        generator = np.random.default_rng(16)
        similarity = drawn(generator, (5, 40 * 6), 0)
        scores = ordered_scores(similarity, offsets=np.arange(41) * 6)
        chosen = generator.permutation(40)[:25]
        columns = (chosen[:, None] * 6 + np.arange(6)).ravel()
        again = ordered_scores(similarity[:, columns], offsets=np.arange(26) * 6)
        assert again.tolist() == scores[chosen].tolist()

    def test_totals_beyond_16_bits_are_exact(self) -> None:
        """Sixty equal clauses gain more than 65.535."""
        similarity = np.tile(np.eye(60, dtype=np.float32), (1, 20))
        scores = ordered_scores(similarity, offsets=np.arange(21) * 60)
        assert set(scores.tolist()) == {align_in_order(np.eye(60, dtype=np.float32)).score}
        assert scores[0] == 72

    def test_long_documents_make_small_chunks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Memory is bounded by the cells of a chunk, not by the number of documents."""
        monkeypatch.setattr(_documents, "MOST_CELLS", 3 * 7 * 2)
        offsets = np.arange(11) * 7
        cut = _documents.chunks(offsets, np.arange(10), n_base=3, most=4_096)
        assert [len(chunk.documents) for chunk in cut] == [2] * 5

    def test_no_documents_have_no_scores(self) -> None:
        """An empty collection is no error."""
        nothing = np.zeros((3, 0), np.float32)
        assert ordered_scores(nothing, offsets=[0]).shape == (0,)
        assert align_best_in_order(nothing, offsets=[0], n_best=3) == ()

    def test_only_so_many_are_aligned(self) -> None:
        """The best come first, equal ones in their order; more than there are is no error."""
        similarity = np.array([[0.2, 0.9, 0.9, 0.5]], np.float32)
        best = align_best_in_order(similarity, offsets=[0, 1, 2, 3, 4], n_best=2)
        assert [found.document for found in best] == [1, 2]
        assert align_best_in_order(similarity, offsets=[0, 4], n_best=0) == ()
        assert len(align_best_in_order(similarity, offsets=[0, 4], n_best=9)) == 1


def part(sides: dict, start: int, stop: int) -> dict:
    """Cut out what concerns one document."""
    return {name: (base, other[start:stop]) for name, (base, other) in sides.items()}


class TestLaws:
    """What holds for every alignment, by either objective."""

    @settings(max_examples=200)
    @given(drawn_case=collections(largest=8), options=st.sampled_from([*BEADS, *GAPS]))
    def test_every_clause_is_in_one_bead_or_gap_and_beads_ascend(
        self, drawn_case: tuple, options: BeadOptions | GapOptions
    ) -> None:
        """Beads and gaps make up both texts; later beads lie later in both."""
        similarity, _, _ = drawn_case
        found = align_in_order(similarity, options=options)
        for n, unmatched, side in (
            (found.n_base, found.unmatched_base, "base"),
            (found.n_other, found.unmatched_other, "other"),
        ):
            inside = [index for bead in found for index in getattr(bead, side)]
            assert inside == sorted(set(inside))
            assert Counter([*inside, *unmatched.tolist()]) == Counter(range(n))
        most = getattr(options, "most_clauses", 2)
        assert all(a and b and a + b <= most for _, _, a, b in rows_of(found))

    @settings(max_examples=100)
    @given(drawn_case=collections(), options=st.sampled_from(BEADS))
    def test_exchanged_texts_gain_the_same(self, drawn_case: tuple, options: BeadOptions) -> None:
        """The same beads are there, so that only rounding in float32 can tell the two apart."""
        similarity, _, sides = drawn_case
        turned = {name: pair[::-1] for name, pair in sides.items()}
        found = align_in_order(similarity, options=options, **sides)
        other = align_in_order(np.ascontiguousarray(similarity.T), options=options, **turned)
        assert abs(found.score - other.score) <= 0.001 * max(len(found), len(other))

    @pytest.mark.parametrize("options", [BeadOptions(), *GAPS[::3]])
    def test_duplicated_clauses_give_the_same_result_twice(
        self, options: BeadOptions | GapOptions
    ) -> None:
        """A matrix of one value is one big tie; it is broken the same way every time."""
        similarity = np.full((9, 7), 0.75, np.float32)
        found = align_in_order(similarity, options=options)
        assert found == align_in_order(similarity.copy(order="F"), options=options)
        assert len(found)

    @pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
    @pytest.mark.parametrize("options", [BeadOptions(), *GAPS[::3]])
    def test_an_empty_side_is_all_gaps(
        self, shape: tuple[int, int], options: BeadOptions | GapOptions
    ) -> None:
        """No bead, and no cost unless gaps have one and have to be accounted for."""
        found = align_in_order(np.zeros(shape, np.float32), options=options)
        assert (len(found), found.n_base, found.n_other) == (0, *shape)
        charged = {
            Span.GLOBAL: sum(shape),
            Span.BASE_INSIDE: shape[0],
            Span.OTHER_INSIDE: shape[1],
        }.get(getattr(options, "span", None), 0)
        assert found.score == pytest.approx(-(0.1 + 0.02 * charged) if charged else 0)

    def test_the_matrix_is_neither_written_to_nor_kept(self) -> None:
        """A read-only matrix in any layout is accepted."""
        similarity = np.asfortranarray(drawn(np.random.default_rng(17), (6, 40), 0))
        before = similarity.copy()
        similarity.flags.writeable = False
        for options in (BeadOptions(), *GAPS[::3]):
            align_in_order(similarity, options=options)
            ordered_scores(similarity, offsets=np.arange(21) * 2, options=options)
        assert (similarity == before).all()


def test_a_comparison_does_not_load_them() -> None:
    """Importing the alignment of clauses loads no kernel that only some callers need."""
    code = (
        "import sys, diplodiff.comparison; "
        "assert not {n for n in sys.modules if 'alignment.ordered' in n or n.endswith('_moves')}; "
        "from diplodiff.alignment import align_in_order, moved_blocks"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - code from this file


class TestRefusals:
    """What is no such problem is refused with a reason."""

    @pytest.mark.parametrize("value", [np.nan, np.inf, -0.001, 1.001])
    @pytest.mark.parametrize("options", [BeadOptions(), GapOptions()])
    def test_values_must_be_similarities(
        self, value: float, options: BeadOptions | GapOptions
    ) -> None:
        """NaN and values outside [0, 1] are refused wherever they stand, at every door."""
        similarity = np.zeros((2, 3), np.float32)
        similarity[1, 1] = value
        with pytest.raises(OptionError, match="NaN or a value outside"):
            align_in_order(similarity, options=options)
        with pytest.raises(OptionError, match="NaN or a value outside"):
            ordered_scores(similarity, offsets=[0, 3], options=options)
        with pytest.raises(OptionError, match="NaN or a value outside"):
            align_best_in_order(similarity, offsets=[0, 3], n_best=1, options=options)

    def test_a_matrix_has_two_dimensions(self) -> None:
        """Any other number is named in the error."""
        with pytest.raises(OptionError, match="3 dimensions"):
            align_in_order(np.zeros((1, 1, 1), np.float32))

    @pytest.mark.parametrize(
        "offsets", [[], [0], [1, 3], [0, 2], [0, 4], [0, 2, 1, 3], [0.0, 3.0], [[0, 3]], ["0", "3"]]
    )
    def test_offsets_must_cut_the_columns_into_documents(self, offsets: list) -> None:
        """They ascend from 0 to the number of columns, in whole numbers."""
        with pytest.raises(OptionError, match="ascend from 0 to 3"):
            ordered_scores(np.zeros((2, 3), np.float32), offsets=offsets)

    @pytest.mark.parametrize("n_best", [-1, 1.0, True])
    def test_a_number_of_documents_is_a_whole_number(self, n_best: object) -> None:
        """And not negative."""
        with pytest.raises(OptionError, match="n_best"):
            align_best_in_order(np.zeros((2, 3), np.float32), offsets=[0, 3], n_best=n_best)

    @pytest.mark.parametrize("lengths", [([1], [1, 2, 3]), ([1, 2], [1, 2])])
    def test_there_is_a_length_for_each_clause(self, lengths: tuple) -> None:
        """The error names the shape and what is accepted."""
        with pytest.raises(OptionError, match="one for each of"):
            align_in_order(np.zeros((2, 3), np.float32), lengths=lengths)

    @pytest.mark.parametrize("value", [0, -1, np.nan, np.inf])
    def test_lengths_are_above_0(self, value: float) -> None:
        """A clause without words has no place in a ratio."""
        with pytest.raises(OptionError, match="not above 0"):
            align_in_order(np.zeros((1, 2), np.float32), lengths=([1], [2, value]))

    @pytest.mark.parametrize("shape", [(2,), (2, 2), (3, 3)])
    def test_similarities_within_reach_as_far_as_beads(self, shape: tuple[int, ...]) -> None:
        """Three clauses on for beads of five."""
        within = (np.zeros(shape), np.zeros((3, 3)))
        with pytest.raises(OptionError, match="the 3 after it"):
            align_in_order(np.zeros((2, 3), np.float32), within=within)

    def test_similarities_within_are_similarities(self) -> None:
        """In [0, 1] as between the texts."""
        within = (np.full((2, 3), 1.5), np.zeros((3, 3)))
        with pytest.raises(OptionError, match="within holds"):
            align_in_order(np.zeros((2, 3), np.float32), within=within)

    @pytest.mark.parametrize("name", ["lengths", "within"])
    def test_pairs_with_gaps_know_no_lengths(self, name: str) -> None:
        """What would have no effect is refused, not ignored."""
        with pytest.raises(OptionError, match="only BeadOptions"):
            align_in_order(np.zeros((1, 1), np.float32), options=GapOptions(), **{name: ([1], [1])})

    def test_too_many_pairs_are_refused_before_any_work(self) -> None:
        """For one pair, and for one document among many."""
        similarity = np.broadcast_to(np.float32(0), (5_000, 5_001))
        with pytest.raises(LimitExceededError, match=r"5,000 x 5,001"):
            align_in_order(similarity)
        with pytest.raises(LimitExceededError, match=r"5,000 x 5,001"):
            ordered_scores(similarity, offsets=[0, 5_001])

    @pytest.mark.parametrize(
        "options",
        [
            {"most_clauses": 1},
            {"most_clauses": 9},
            {"most_clauses": 3.0},
            {"most_clauses": True},
            {"neighbours": -0.1},
            {"balance": np.nan},
            {"growth": 2},
            {"skip": "0.1"},
        ],
    )
    def test_options_of_beads_lie_in_their_ranges(self, options: dict) -> None:
        """The error names the option."""
        with pytest.raises(OptionError, match=next(iter(options))):
            BeadOptions(**options)

    @pytest.mark.parametrize(
        "options", [{"span": "global"}, {"neutral": 2}, {"opening": -1}, {"extension": np.inf}]
    )
    def test_options_of_gaps_lie_in_their_ranges(self, options: dict) -> None:
        """The error names the option."""
        with pytest.raises(OptionError, match=next(iter(options))):
            GapOptions(**options)


class TestOrderedAlignment:
    """A value: it can be compared, copied and stored, and not changed."""

    @staticmethod
    def make(**changes: object) -> OrderedAlignment:
        """Make a small alignment, with other fields where stated."""
        fields: dict[str, object] = {
            "n_base": 4,
            "n_other": 5,
            "base_start": [0, 2],
            "base_stop": [1, 4],
            "other_start": [1, 2],
            "other_stop": [2, 4],
            "score": 1.5,
        }
        return OrderedAlignment(**(fields | changes))  # type: ignore[arg-type]  # lists become arrays

    def test_beads_are_ranges_of_clauses(self) -> None:
        """Iterating gives one record per bead; what is in none is unmatched."""
        found = self.make()
        assert [(list(bead.base), list(bead.other)) for bead in found] == [
            ([0], [1]),
            ([2, 3], [2, 3]),
        ]
        assert (found.unmatched_base.tolist(), found.unmatched_other.tolist()) == ([1], [0, 4])
        assert found.unmatched_base.dtype == np.int32

    def test_nothing_can_be_written(self) -> None:
        """Neither a cell nor a column, nor in a copy or after a pickle round trip."""
        found = self.make()
        for same in (found, copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301
            assert same == found
            assert same.base_start.dtype == np.int32
            with pytest.raises(ValueError, match="read-only"):
                same.base_start[0] = 1
            with pytest.raises(FrozenInstanceError):
                same.score = 2.0

    @pytest.mark.parametrize(
        "changes",
        [
            {"n_base": 5},
            {"n_other": 6},
            {"score": 1.0},
            {"base_start": [0, 1]},
            {"base_stop": [1, 3]},
            {"other_start": [0, 2]},
            {"other_stop": [2, 5]},
        ],
    )
    def test_equality_looks_at_every_field(self, changes: dict[str, object]) -> None:
        """One other value makes another alignment."""
        assert self.make() == self.make()
        assert self.make() != self.make(**changes)

    def test_it_equals_no_other_kind_of_value_and_has_no_hash(self) -> None:
        """It compares like an array inside a frozen value."""
        assert self.make() != (0, 2)
        with pytest.raises(TypeError, match="unhashable"):
            hash(self.make())


@pytest.mark.parametrize(
    ("similarity", "options", "message"),
    [
        ([[0.5]], "local", "options is a str"),
        ([[0.5], [0.5, 0.5]], None, "no matrix of numbers"),
        ("text", None, "no matrix of numbers"),
    ],
)
def test_what_is_no_matrix_and_no_options_is_refused(
    similarity: object, options: object, message: str
) -> None:
    """With an error of ours that says what is accepted."""
    with pytest.raises(OptionError, match=message):
        align_in_order(similarity, options=options)  # type: ignore[arg-type]  # the point of it
