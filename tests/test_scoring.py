"""Scores: in [0, 1], exact for equal texts, and the same bits for exchanged operands."""

from __future__ import annotations

import math
from dataclasses import fields
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import naive
from diplodiff.alignment import Alignment
from diplodiff.errors import OptionError
from diplodiff.scoring import MEANINGS, Scores, Side, score
from diplodiff.scoring._background import percentile

if TYPE_CHECKING:
    from random import Random

Scored = tuple[Alignment, Side, Side]

SHARES = st.sampled_from([0.0, 0.1, 1 / 3, 1.0]) | st.floats(0, 1)


NAMES = tuple(MEANINGS)


def side(
    words: list[int],
    kept: list[float],
    section: list[int] | None = None,
    force: list[float] | None = None,
) -> Side:
    """Make a side of plain lists; all clauses operative and as strong as before, unless told."""
    return Side(
        words=np.array(words, np.int64),
        kept=np.array(kept, np.float64),
        labels=[f"OP{number}" for number, _ in enumerate(words, start=1)],
        section=np.array([2] * len(words) if section is None else section, np.int64),
        force=np.array([0.5] * len(words) if force is None else force, np.float64),
    )


def named(result: Scores) -> dict[str, float]:
    """Return the scores alone."""
    return {name: getattr(result, name) for name in NAMES}


@st.composite
def sides(draw: st.DrawFn, n_clauses: int) -> Side:
    """Draw weights and kept shares; some clauses have no words that count."""
    counts = st.integers(0, 50) | st.just(10**9)
    each = {"min_size": n_clauses, "max_size": n_clauses}
    return side(
        draw(st.lists(counts, **each)),
        draw(st.lists(SHARES, **each)),
        draw(st.lists(st.integers(0, 2), **each)),
        draw(st.lists(SHARES, **each)),
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


def _renumbered(given: Side, order: np.ndarray) -> Side:
    labels = [given.labels[place] for place in order]
    arrays = (given.words[order], given.kept[order], given.section[order], given.force[order])
    return Side(arrays[0], arrays[1], labels, arrays[2], arrays[3])


class TestScore:
    """Seven scores from links, words and kept shares."""

    @settings(max_examples=200)
    @given(case=scored())
    @example(case=(identity(0), side([], []), side([], [])))
    def test_every_score_is_a_float_within_its_range(self, case: Scored) -> None:
        """Whatever the links, weights and shares."""
        result = score(*case)
        for name, value in named(result).items():
            assert type(value) is float
            assert 0.0 <= value <= 1.0, name

    @settings(max_examples=200)
    @given(case=scored())
    def test_exchanged_operands_exchange_the_scores(self, case: Scored) -> None:
        """Four scores keep every bit; added is what the exchanged do not retain."""
        alignment, base, other = case
        result, reverse = score(*case), score(naive.exchanged(alignment), other, base)
        for name in ("similarity", "order", "wording", "section"):
            assert getattr(result, name) == getattr(reverse, name)
        assert reverse.added == pytest.approx(1.0 - result.retained)
        assert result.added == pytest.approx(1.0 - reverse.retained)

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
        kinds = [int(base.section[i] * other.section[j]) for i, j in links]
        stayed = [float(kind in {1, 4}) for kind in kinds]
        sectioned = [n * (kind > 0) for n, kind in zip(weight, kinds, strict=True)]
        ways = [*base.force.tolist(), *other.force.tolist()]
        expected = {
            "similarity": float(exact_mean(best, words)),
            "retained": float(exact_mean(base.kept.tolist(), base.words.tolist())),
            "added": 1 - float(exact_mean(other.kept.tolist(), other.words.tolist())),
            "order": float(exact_mean(in_order, weight)),
            "wording": float(exact_mean(kept, linked, of_nothing=int(not any(words)))),
            "section": float(exact_mean(stayed, sectioned)),
            "balance": float(exact_mean(ways, linked)) if any(linked) else 0.5,
        }
        assert named(result) == pytest.approx(expected, abs=1e-8)

    @settings(max_examples=100)
    @given(words=st.lists(st.integers(0, 10**6), min_size=1, max_size=300).filter(any))
    def test_equal_texts_score_exactly_one(self, words: list[int]) -> None:
        """Nothing added, all else 1, however many clauses of however many words."""
        same = side(words, [1.0] * len(words))
        result = named(score(identity(len(words)), same, same))
        assert (result.pop("added"), result.pop("balance")) == (0.0, 0.5)
        assert set(result.values()) == {1.0}

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
                _renumbered(base, first),
                _renumbered(other, second),
            )
            assert named(result) == named(score(*case))

    def test_without_links_nothing_is_out_of_order(self) -> None:
        """Order is 1, everything else says that nothing was kept."""
        apart = naive.alignment_of(links=[], sizes=(1, 1), similarity=[], moved=[])
        result = score(apart, side([4], [0.0]), side([5], [0.0]))
        assert (result.order, result.section, result.added) == (1.0, 1.0, 1.0)
        assert result.similarity == result.retained == result.wording == 0.0
        assert result.balance == 0.5

    def test_a_long_moved_clause_weighs_more_than_a_short_one(self) -> None:
        """Order is weighted by the words on both sides of a link."""
        alignment = naive.alignment_of(
            links=[(0, 1), (1, 0)], sizes=(2, 2), similarity=[1, 1], moved=[True, False]
        )
        result = score(alignment, side([30, 10], [1, 1]), side([10, 30], [1, 1]))
        assert result.order == 0.25

    def test_every_score_has_a_meaning(self) -> None:
        """The sentences stand in the order of the scores."""
        assert [*MEANINGS, "clauses"] == [field.name for field in fields(Scores)]
        assert all(meaning.endswith(".") for meaning in MEANINGS.values())


class TestExplanations:
    """Each score comes apart into the clauses that made it."""

    @settings(max_examples=200)
    @given(case=scored(), name=st.sampled_from(NAMES))
    def test_the_parts_make_the_score_to_the_last_bit(self, case: Scored, name: str) -> None:
        """The sum of the gains over the sum of the weights."""
        result = score(*case)
        parts = result.explain(name)
        total = sum(part.weight for part in parts)
        if total:
            assert math.fsum(part.gain for part in parts) / total == getattr(result, name)
        assert all(0 <= part.gain <= part.weight for part in parts)

    def test_whole_numbers_of_words_add_up_exactly(self) -> None:
        """Plain addition of the gains does as well: shares lie on a grid."""
        alignment = naive.alignment_of(
            links=[(0, 0), (1, 1)], sizes=(2, 2), similarity=[0.3, 0.7], moved=[False, False]
        )
        result = score(alignment, side([7, 11], [0.1, 0.3]), side([13, 17], [0.2, 0.9]))
        gains = [Fraction(part.gain) for part in result.explain("similarity")]
        assert float(sum(gains) / 48) == result.similarity

    def test_the_clause_that_costs_most_is_named(self) -> None:
        """A reader sorts the parts by what is missing, under the labels of the text."""
        result = score(identity(2), side([10, 10], [1.0, 0.25]), side([10, 10], [1.0, 0.5]))
        worst = max(result.explain("wording"), key=lambda part: part.weight - part.gain)
        assert (worst.side, worst.label, worst.weight - worst.gain) == ("base", "OP2", 7.5)
        assert result.explain("retained").to_csv().startswith("side,label,weight,gain")

    def test_an_unknown_score_is_refused(self) -> None:
        """The error lists the names."""
        with pytest.raises(OptionError, match="similarity, retained, added"):
            score(identity(1), side([1], [1]), side([1], [1])).explain("beauty")


class TestPercentile:
    """How a similarity stands against that of unrelated texts."""

    @given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 5_000))
    def test_more_alike_is_never_a_lower_percentile(self, one: float, two: float, n: int) -> None:
        """It lies in [0, 1] and grows with the similarity, for texts of any length."""
        low, high = sorted((one, two))
        assert 0.0 <= percentile(low, n) <= percentile(high, n) <= 1.0

    def test_equal_texts_are_more_alike_than_any_unrelated_ones(self) -> None:
        """And texts without a link less than nearly all."""
        same = score(identity(9), side([5] * 9, [1.0] * 9), side([5] * 9, [1.0] * 9))
        assert same.percentile == 1.0
        apart = naive.alignment_of(links=[], sizes=(9, 9), similarity=[], moved=[])
        assert score(apart, side([5] * 9, [0.0] * 9), side([5] * 9, [0.0] * 9)).percentile < 0.5
