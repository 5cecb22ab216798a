"""First looks: exact, as a plain loop has them, and each independent of all others."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # has no stubs

import diplodiff as dd
import naive
from diplodiff.encoding import Sketches, sketches
from diplodiff.encoding._sketch import N_PLACES, _places
from diplodiff.screening import first_looks, screen
from strategies import build, hostile_statements, statements

if TYPE_CHECKING:
    from random import Random

BODY = dd.ClauseKind.BODY
any_statement = st.one_of(statements, hostile_statements)
batches = st.lists(any_statement, max_size=4)
NOTHING = build([])
SIGNS = build([("", "§§", BODY)])
ONE = build([("", "Urges the harbour master to stay.", BODY)])


def texts_of(statement: dd.Statement) -> list[str]:
    """List the wording of the clauses."""
    return [clause.text for clause in statement]


class TestSketches:
    """Few numbers that stand in for the letter groups of a text."""

    @settings(max_examples=60)
    @given(texts=st.lists(st.text(max_size=60), max_size=3))
    def test_they_are_those_of_a_plain_loop(self, texts: list[str]) -> None:
        """Signed weights of letter groups, added up by place and scaled to whole numbers."""
        place, weight = (table.tolist() for table in _places())
        found = sketches(texts)
        assert found.columns.shape == (N_PLACES, len(texts))
        for column, text, n_groups in zip(
            found.columns.T.tolist(), texts, found.n_groups.tolist(), strict=True
        ):
            assert column == naive.sketch(text, place=place, weight=weight)
            assert n_groups == sum(count for _, _, count in naive.bucket_counts([text]))

    @settings(max_examples=60)
    @given(texts=st.lists(st.text(max_size=60), max_size=5), most=st.sampled_from([1, 7, 64]))
    def test_each_depends_on_its_own_text_alone(self, texts: list[str], most: int) -> None:
        """However many letters are hashed at once."""
        whole = sketches(texts)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("diplodiff.encoding._sketch._MOST_LETTERS", most)
            parts = sketches(texts)
        for one, other in zip(whole, parts, strict=True):
            assert np.array_equal(one, other)

    def test_a_text_without_a_letter_has_zeros(self) -> None:
        """Its reciprocal length is 0, so that nothing is alike to it."""
        found = sketches(["§ - §", ""])
        assert not found.columns.any()
        assert found.reciprocal.tolist() == found.n_groups.tolist() == [0, 0]

    def test_sums_of_products_are_exact(self) -> None:
        """Squared lengths stay below 2**24, where float32 holds every whole number."""
        found = sketches([clause.text for clause in dd.reference_statement()])
        squares = np.square(found.columns, dtype=np.float64).sum(axis=0)
        assert 3880**2 < squares.min() <= squares.max() < 2**24

    def test_places_and_signs_are_spread_evenly(self) -> None:
        """No place takes more than its share of the buckets by a tenth, nor a sign."""
        place, weight = _places()
        counts = np.bincount(place, minlength=N_PLACES)
        assert counts.max() < 1.1 * counts.mean()
        assert abs(np.sign(weight).sum()) < 0.01 * len(weight)


class TestFirstLooks:
    """How alike statements seem to a base."""

    @settings(max_examples=60)
    @given(base=any_statement, others=batches)
    @example(base=NOTHING, others=[NOTHING, SIGNS, ONE])
    @example(base=SIGNS, others=[NOTHING, SIGNS, ONE])
    @example(base=ONE, others=[NOTHING, SIGNS, ONE, NOTHING])
    def test_they_are_those_of_a_plain_loop(
        self, base: dd.Statement, others: list[dd.Statement]
    ) -> None:
        """To a step of the grid, since float32 rounds a cosine."""
        of_base = sketches(texts_of(base))
        expected = []
        for other in others:
            found = sketches(texts_of(other))
            columns = [[round(v) for v in column] for column in found.columns.T.tolist()]
            rows = [[round(v) for v in column] for column in of_base.columns.T.tolist()]
            weights = [*of_base.n_groups.tolist(), *found.n_groups.tolist()]
            expected.append(naive.first_look(rows, columns, weights))
        assert screen(base, others) == pytest.approx(expected, abs=1.01e-4)

    @settings(max_examples=100)
    @given(base=any_statement, others=batches)
    def test_they_are_finite_floats_from_0_to_1(
        self, base: dd.Statement, others: list[dd.Statement]
    ) -> None:
        """Whatever the texts hold."""
        found = screen(base, others)
        assert len(found) == len(others)
        assert all(type(look) is float and 0.0 <= look <= 1.0 for look in found)

    @settings(max_examples=100)
    @given(base=any_statement, other=any_statement)
    def test_they_are_the_same_from_either_side(
        self, base: dd.Statement, other: dd.Statement
    ) -> None:
        """Exchanged operands seem as alike, to a step of the grid."""
        (there,), (back,) = screen(base, [other]), screen(other, [base])
        assert there == pytest.approx(back, abs=1.01e-4)

    @settings(max_examples=100)
    @given(statement=any_statement)
    def test_a_text_seems_the_same_as_itself(self, statement: dd.Statement) -> None:
        """Exactly, unless it has neither letter nor digit: then nothing is seen."""
        seen = any(letter.isalnum() for text in texts_of(statement) for letter in text)
        if sketches(texts_of(statement)).n_groups.any():
            assert seen
            assert screen(statement, [statement]) == [1.0]
        else:
            assert screen(statement, [statement]) == [0.0]

    @settings(max_examples=60)
    @given(
        base=any_statement,
        others=batches,
        random=st.randoms(use_true_random=False),
        cells=st.sampled_from([1, 7, 64]),
    )
    def test_company_and_blocks_are_no_matter(
        self,
        base: dd.Statement,
        others: list[dd.Statement],
        random: Random,
        cells: int,
    ) -> None:
        """Any order, any subset and any size of block give the same bits for each statement."""
        whole = screen(base, others)
        order = random.sample(range(len(others)), random.randint(0, len(others)))
        part = [others[index] for index in order]
        assert screen(base, part) == [whole[index] for index in order]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("diplodiff.screening._MOST_CELLS", cells)
            patch.setattr("diplodiff.screening._MOST_CLAUSES", cells)
            assert screen(base, others) == whole

    def test_threads_are_no_matter(self) -> None:
        """One, two and eight threads see the same."""
        generator = np.random.default_rng(1)

        def drawn(n_texts: int) -> Sketches:
            columns = np.rint(generator.normal(0, 3900 / N_PLACES**0.5, (N_PLACES, n_texts)))
            columns *= 3900 / np.linalg.norm(columns, axis=0)
            columns = np.rint(columns).astype(np.float32)
            length = np.linalg.norm(columns.astype(np.float64), axis=0)
            return Sketches(
                columns=columns,
                reciprocal=(1 / length).astype(np.float32),
                n_groups=generator.integers(1, 400, n_texts),
            )

        base, others = drawn(150), drawn(3_000)
        found = set()
        for threads in (1, 2, 8):
            with threadpool_limits(threads):
                found.add(first_looks(base, others, np.full(100, 30)).tobytes())
        assert len(found) == 1

    def test_a_text_of_20000_clauses_is_seen_in_bounded_memory(self) -> None:
        """A matrix of all pairs of clauses would take 160 MB in float32, 1,600 with its equal."""
        words = [
            f"Urges crew {number} to report on berth {number % 91}" for number in range(20_000)
        ]
        long = build([("", text, BODY) for text in words])
        part = build([("", text, BODY) for text in words[:2_000]])
        tracemalloc.start()
        try:
            (found,) = screen(long, [part])
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert 0.5 < found < 1.0
        assert most < 100_000_000

    def test_many_texts_are_seen_in_bounded_memory(self) -> None:
        """Sketches are dropped with their batch: 3,000 texts take no more than 600."""
        texts = [
            build(
                [("", f"Urges crew {number} to leave {place} berths", BODY) for place in range(9)]
            )
            for number in range(600)
        ]
        most = []
        for others in (texts, texts * 5):
            tracemalloc.start()
            try:
                screen(texts[0], others)
                most.append(tracemalloc.get_traced_memory()[1])
            finally:
                tracemalloc.stop()
        assert most[1] < 4 * most[0]
