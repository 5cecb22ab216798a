"""One statement against many."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from hypothesis import given
from hypothesis import strategies as st

import diplodiff as dd
from strategies import statements


@given(statements, st.lists(statements, max_size=4))
def test_many_comparisons_are_the_single_ones(
    base: dd.Statement, others: list[dd.Statement]
) -> None:
    """Comparing with many gives what comparing with each gives, in their order."""
    assert dd.compare_many(base, others) == tuple(dd.compare(base, other) for other in others)


@given(statements, st.lists(statements, max_size=4))
def test_a_ranking_holds_every_text_the_most_similar_first(
    base: dd.Statement, others: list[dd.Statement]
) -> None:
    """Each text has one place; similarity falls; equals keep the order in which they were given."""
    ranking = dd.rank(base, others)
    assert sorted(ranked.position for ranked in ranking) == list(range(len(others)))
    keys = [(-ranked.comparison.scores.similarity, ranked.position) for ranked in ranking]
    assert keys == sorted(keys)


def test_a_pool_of_processes_gives_the_same_result() -> None:
    """Real worker processes return comparisons equal to those made here."""
    base = dd.reference_statement()
    other = dd.parse(base.source_text.replace("Call upon", "Encourage"))
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as executor:
        pooled = dd.compare_many(base, [other, base], executor=executor)
    assert pooled == dd.compare_many(base, [other, base])
