"""One statement against many."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff.batch import COMPARED_IN_FULL
from diplodiff.cli._arguments import COMPARED_IN_FULL as LIMIT_OF_THE_COMMAND
from diplodiff.errors import LimitExceededError, OptionError
from diplodiff.screening import screen
from strategies import build, statements

if TYPE_CHECKING:
    from random import Random

several = st.lists(statements, max_size=4)


@given(statements, several)
def test_many_comparisons_are_the_single_ones(
    base: dd.Statement, others: list[dd.Statement]
) -> None:
    """Comparing with many gives what comparing with each gives, in their order."""
    assert dd.compare_many(base, others) == tuple(dd.compare(base, other) for other in others)


@given(statements, several)
def test_a_ranking_holds_every_text_the_most_similar_first(
    base: dd.Statement, others: list[dd.Statement]
) -> None:
    """Each text has one place; similarity falls; equals keep the order in which they were given."""
    ranking = dd.rank(base, others)
    assert sorted(ranked.position for ranked in ranking) == list(range(len(others)))
    found = [ranked.comparison for ranked in ranking if ranked.comparison is not None]
    assert len(found) == len(others)
    keys = [
        (-comparison.scores.similarity, ranked.position)
        for ranked, comparison in zip(ranking, found, strict=True)
    ]
    assert keys == sorted(keys)


@settings(max_examples=50)
@given(base=statements, others=several, limit=st.integers(1, 5) | st.none())
def test_what_is_compared_is_compared_as_alone(
    base: dd.Statement, others: list[dd.Statement], limit: int | None
) -> None:
    """As many as the limit says, to the last bit; the others have their first look alone."""
    ranking = dd.rank(base, others, limit=limit)
    n_compared = len(others) if limit is None else min(limit, len(others))
    assert [ranked.in_full for ranked in ranking] == [
        place < n_compared for place in range(len(others))
    ]
    for ranked in ranking:
        assert ranked.statement is others[ranked.position]
        assert [ranked.first_look] == screen(base, [ranked.statement])
        expected = dd.compare(base, ranked.statement) if ranked.in_full else None
        assert ranked.comparison == expected


@settings(max_examples=50)
@given(base=statements, others=several, limit=st.integers(1, 3))
def test_the_likeliest_are_compared(
    base: dd.Statement, others: list[dd.Statement], limit: int
) -> None:
    """No text that was only looked at seemed closer than one that was compared; looks fall."""
    ranking = dd.rank(base, others, limit=limit)
    rest = [(-ranked.first_look, ranked.position) for ranked in ranking[limit:]]
    assert rest == sorted(rest)
    compared = [(-ranked.first_look, ranked.position) for ranked in ranking[:limit]]
    assert not rest or max(compared) < rest[0]


@settings(max_examples=50)
@given(base=statements, others=several, random=st.randoms(use_true_random=False))
def test_order_and_company_are_no_matter(
    base: dd.Statement, others: list[dd.Statement], random: Random
) -> None:
    """In any order, with any others left out, a text has the same first look and comparison."""
    whole = {ranked.position: ranked for ranked in dd.rank(base, others, limit=None)}
    order = random.sample(range(len(others)), random.randint(0, len(others)))
    for ranked in dd.rank(base, [others[index] for index in order], limit=2):
        same = whole[order[ranked.position]]
        assert ranked.first_look == same.first_look
        assert ranked.comparison in (same.comparison, None)


def test_the_default_limit_is_that_of_the_command() -> None:
    """--help can tell it without loading numpy."""
    assert COMPARED_IN_FULL == LIMIT_OF_THE_COMMAND
    base = build([("Urges", "all parties to talk", dd.ClauseKind.OPERATIVE)])
    ranking = dd.rank(base, [base] * (COMPARED_IN_FULL + 1))
    assert [ranked.in_full for ranked in ranking] == [True] * COMPARED_IN_FULL + [False]
    assert [ranked.position for ranked in ranking] == list(range(COMPARED_IN_FULL + 1))


@pytest.mark.parametrize("limit", [0, -1, 2.0, "3", True])
def test_a_limit_is_a_whole_number_from_one(limit: Any) -> None:  # noqa: ANN401 - wrong kinds
    """Anything else is named, with what is accepted."""
    with pytest.raises(OptionError, match=r"limit is .*whole number from 1, or None"):
        dd.rank(build([]), [], limit=limit)


@pytest.mark.parametrize("sides", [("Urges", []), (build([]), ["Urges"])])
def test_texts_must_be_statements(sides: Any) -> None:  # noqa: ANN401 - wrong kinds
    """A text in place of a statement is an error that says what to do, before any work."""
    with pytest.raises(OptionError, match="an operand is a str; make a Statement"):
        dd.rank(*sides)


def test_a_text_too_long_to_compare_can_be_looked_at() -> None:
    """20,000 clauses exceed the limit of a comparison, not that of a first look."""
    words = ("", "Urges all crews", dd.ClauseKind.BODY)
    base, near = build([words] * 1_300), build([words] * 2)
    long = build([("", "Demands", dd.ClauseKind.BODY)] * 20_000)
    ranking = dd.rank(base, [long, near], limit=1)
    assert [ranked.position for ranked in ranking] == [1, 0]
    with pytest.raises(LimitExceededError, match=r"1,300 x 20,000 .*25,000,000 .*part by part"):
        dd.rank(base, [long, near], limit=2)


def test_a_pool_of_processes_gives_the_same_result() -> None:
    """Real worker processes return comparisons equal to those made here."""
    base = dd.reference_statement()
    other = dd.parse(base.source_text.replace("Call upon", "Encourage"))
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as executor:
        pooled = dd.compare_many(base, [other, base], executor=executor)
        ranked = dd.rank(base, [other, base, other], limit=2, executor=executor)
    assert pooled == dd.compare_many(base, [other, base])
    assert ranked == dd.rank(base, [other, base, other], limit=2)
