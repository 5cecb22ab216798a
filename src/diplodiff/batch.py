"""One statement against many: compared one by one, or in a pool of the caller's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from diplodiff.comparison import Comparison, compare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from diplodiff.alignment import LinkOptions
    from diplodiff.encoding import Encoder
    from diplodiff.model import Statement

__all__ = ["Ranked", "compare_many", "rank"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One place in a ranking.

    Parameters
    ----------
    position : int
        Index of the statement in the sequence that was ranked.
    comparison : Comparison
        The base against that statement.
    """

    position: int
    comparison: Comparison


def compare_many(
    base: Statement,
    others: Sequence[Statement],
    *,
    encoder: Encoder | None = None,
    links: LinkOptions | None = None,
    executor: Executor | None = None,
) -> tuple[Comparison, ...]:
    """Compare one statement with many.

    Parameters
    ----------
    base : Statement
        The text that each of the others is held against.
    others : sequence of Statement
        The texts to compare it with.
    encoder : Encoder, optional
        As for `compare`.
    links : LinkOptions, optional
        As for `compare`.
    executor : concurrent.futures.Executor, optional
        Where to run the comparisons, a process pool or Dask's ``client.get_executor()``; in this
        process by default. The result is the same.

    Returns
    -------
    tuple of Comparison
        One per other statement, in their order.
    """
    one = partial(compare, base, encoder=encoder, links=links)
    results = executor.map(one, others) if executor is not None else map(one, others)
    return tuple(results)


def rank(
    base: Statement,
    others: Sequence[Statement],
    *,
    encoder: Encoder | None = None,
    links: LinkOptions | None = None,
    executor: Executor | None = None,
) -> tuple[Ranked, ...]:
    """Order statements by how alike they are to a base.

    Parameters
    ----------
    base, others, encoder, links, executor
        As for `compare_many`.

    Returns
    -------
    tuple of Ranked
        The most similar first; equals in the order in which they were given.
    """
    comparisons = compare_many(base, others, encoder=encoder, links=links, executor=executor)
    order = sorted(
        range(len(others)), key=lambda index: (-comparisons[index].scores.similarity, index)
    )
    return tuple(Ranked(position=index, comparison=comparisons[index]) for index in order)
