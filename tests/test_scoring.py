"""Scores: in [0, 1], exact for equal texts, and the same bits for exchanged operands."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import naive
from diplodiff.alignment import Alignment
from diplodiff.scoring import MEANINGS, Scores, Side, score

if TYPE_CHECKING:
    from random import Random

Scored = tuple[Alignment, Side, Side]

SHARES = st.sampled_from([0.0, 0.1, 1 / 3, 1.0]) | st.floats(0, 1)


def side(words: list[int], kept: list[float]) -> Side:
    """Make a side of plain lists."""
    return Side(words=np.array(words, np.int64), kept=np.array(kept, np.float64))


@st.composite
def sides(draw: st.DrawFn, n_clauses: int) -> Side:
    """Draw weights and kept shares; some clauses have no words that count."""
    counts = st.integers(0, 50) | st.just(10**9)
    return side(
        draw(st.lists(counts, min_size=n_clauses, max_size=n_clauses)),
        draw(st.lists(SHARES, min_size=n_clauses, max_size=n_clauses)),
    )


@st.composite
def scored(draw: st.DrawFn) -> Scored:
    """Draw any links and any weights."""
    n_base, n_other = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    cells = [(i, j) for i in range(n_base) for j in range(n_other)]
    links = sorted(draw(st.sets(st.sampled_from(cells), max_size=9))) if cells else []
    similarity = st.floats(0.125, 1, width=32)
    alignment = naive.alignment_of(
        links=links,
        sizes=(n_base, n_other),
        similarity=draw(st.lists(similarity, min_size=len(links), max_size=len(links))),
        moved=draw(st.lists(st.booleans(), min_size=len(links), max_size=len(links))),
    )
    return alignment, draw(sides(n_base)), draw(sides(n_other))


def identity(n_clauses: int) -> Alignment:
    """Link every clause to itself."""
    return naive.alignment_of(
        links=[(i, i) for i in range(n_clauses)],
        sizes=(n_clauses, n_clauses),
        similarity=[1.0] * n_clauses,
        moved=[False] * n_clauses,
    )


def exact_mean(values: list[float], words: list[int], *, of_nothing: int = 1) -> Fraction:
    """Return the weighted mean in fractions; 1 without weight, unless told otherwise."""
    total = sum(words)
    products = (Fraction(value) * n for value, n in zip(values, words, strict=True))
    return sum(products, Fraction(0)) / total if total else Fraction(of_nothing)


class TestScore:
    """Five scores from links, words and kept shares."""

    @settings(max_examples=200)
    @given(case=scored())
    @example(case=(identity(0), side([], []), side([], [])))
    def test_every_score_is_a_float_between_0_and_1(self, case: Scored) -> None:
        """Whatever the links, weights and shares."""
        result = score(*case)
        for field in fields(Scores):
            value = getattr(result, field.name)
            assert type(value) is float
            assert 0.0 <= value <= 1.0

    @settings(max_examples=200)
    @given(case=scored())
    def test_exchanged_operands_exchange_the_scores(self, case: Scored) -> None:
        """Three scores keep every bit; added is 1 less what the exchanged retain, bit for bit."""
        alignment, base, other = case
        result, reverse = score(*case), score(naive.exchanged(alignment), other, base)
        for name in ("similarity", "order", "wording"):
            assert getattr(result, name) == getattr(reverse, name)
        assert reverse.added == 1.0 - result.retained
        assert result.added == 1.0 - reverse.retained

    @settings(max_examples=200)
    @given(case=scored())
    def test_they_are_the_means_that_they_claim_to_be(self, case: Scored) -> None:
        """Against fractions: means by words of best similarity, kept shares and links in order."""
        alignment, base, other = case
        result = score(*case)
        links = list(zip(alignment.base.tolist(), alignment.other.tolist(), strict=True))
        likeness = alignment.similarity.tolist()
        best = [
            max((s for s, link in zip(likeness, links, strict=True) if link[axis] == i), default=0)
            for axis, n in ((0, alignment.n_base), (1, alignment.n_other))
            for i in range(n)
        ]
        words = [*base.words.tolist(), *other.words.tolist()]
        kept = [*base.kept.tolist(), *other.kept.tolist()]
        linked = [n if value else 0 for n, value in zip(words, best, strict=True)]
        weight = [int(base.words[i] + other.words[j]) for i, j in links]
        in_order = [float(not moved) for moved in alignment.moved.tolist()]
        expected = Scores(
            similarity=float(exact_mean(best, words)),
            retained=float(exact_mean(base.kept.tolist(), base.words.tolist())),
            added=1 - float(exact_mean(other.kept.tolist(), other.words.tolist())),
            order=float(exact_mean(in_order, weight)),
            wording=float(exact_mean(kept, linked, of_nothing=int(not any(words)))),
        )
        for field in fields(Scores):
            assert getattr(result, field.name) == pytest.approx(getattr(expected, field.name))

    @settings(max_examples=100)
    @given(words=st.lists(st.integers(0, 10**6), min_size=1, max_size=300).filter(any))
    def test_equal_texts_score_exactly_one(self, words: list[int]) -> None:
        """Nothing added, all else 1, however many clauses of however many words."""
        same = side(words, [1.0] * len(words))
        expected = Scores(similarity=1.0, retained=1.0, added=0.0, order=1.0, wording=1.0)
        assert score(identity(len(words)), same, same) == expected

    def test_two_texts_without_words_are_equal_too(self) -> None:
        """Nothing compared with nothing: alike, and nothing added."""
        result = score(identity(0), side([], []), side([], []))
        assert (result.similarity, result.retained, result.added) == (1.0, 1.0, 0.0)

    @settings(max_examples=100)
    @given(case=scored(), random=st.randoms(use_true_random=False))
    def test_the_order_of_the_clauses_is_no_matter(self, case: Scored, random: Random) -> None:
        """Clauses renumbered with their links score the same to the last bit."""
        alignment, base, other = case
        new_base, new_other = list(range(alignment.n_base)), list(range(alignment.n_other))
        random.shuffle(new_base)
        random.shuffle(new_other)
        columns = (alignment.base, alignment.other, alignment.similarity, alignment.moved)
        links = sorted(
            (new_base[i], new_other[j], similarity, moved)
            for i, j, similarity, moved in zip(*(c.tolist() for c in columns), strict=True)
        )
        renumbered = naive.alignment_of(
            links=[(i, j) for i, j, _, _ in links],
            sizes=(alignment.n_base, alignment.n_other),
            similarity=[similarity for _, _, similarity, _ in links],
            moved=[moved for _, _, _, moved in links],
        )
        first, second = np.argsort(new_base), np.argsort(new_other)
        if alignment.n_base and alignment.n_other:
            result = score(
                renumbered,
                Side(words=base.words[first], kept=base.kept[first]),
                Side(words=other.words[second], kept=other.kept[second]),
            )
            assert result == score(*case)

    def test_without_links_nothing_is_out_of_order(self) -> None:
        """Order is 1, everything else says that nothing was kept."""
        apart = naive.alignment_of(links=[], sizes=(1, 1), similarity=[], moved=[])
        result = score(apart, side([4], [0.0]), side([5], [0.0]))
        expected = Scores(similarity=0.0, retained=0.0, added=1.0, order=1.0, wording=0.0)
        assert result == expected

    def test_a_long_moved_clause_weighs_more_than_a_short_one(self) -> None:
        """Order is weighted by the words on both sides of a link."""
        alignment = naive.alignment_of(
            links=[(0, 1), (1, 0)], sizes=(2, 2), similarity=[1, 1], moved=[True, False]
        )
        result = score(alignment, side([30, 10], [1, 1]), side([10, 30], [1, 1]))
        assert result.order == 0.25

    def test_every_score_has_a_meaning(self) -> None:
        """The sentences stand in the order of the scores."""
        assert list(MEANINGS) == [field.name for field in fields(Scores)]
        assert all(meaning.endswith(".") for meaning in MEANINGS.values())
