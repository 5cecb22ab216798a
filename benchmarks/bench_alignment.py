"""Linking of clauses: its cost beside the smallest dynamic programme, and its growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from _frame import Growth, Measurement, Race
from _texts import draft, renewed
from diplodiff.alignment import align
from diplodiff.encoding import LexicalEncoder
from diplodiff.similarity import similarity_matrix

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from diplodiff.alignment import Alignment

N_CLAUSES = 30


def bench_links_of_30_by_30() -> Measurement:
    """Link two statements in a few times what the bare chain costs in numpy."""
    similarity = _similarity(N_CLAUSES)
    return Race(
        ours=lambda: align(similarity),
        reference=lambda: _chain_weight(similarity),
        against="heaviest chain, its weight alone",
        gate=12.0,
        check=_check_links,
    ).run()


def bench_growth_of_links() -> Measurement:
    """Grow no faster than the number of cells of the matrix."""
    return Growth(make=_alignment_of, sizes=(250, 500, 1000), gate=2.2).run()


def _alignment_of(n: int) -> Callable[[], Alignment]:
    similarity = _similarity(n)
    return lambda: align(similarity)


def _similarity(n: int) -> NDArray[np.float32]:
    base = draft(n)
    encoder = LexicalEncoder()
    rows = [encoder.encode(side.clauses) for side in (base, renewed(base))]
    return similarity_matrix(*rows)


def _chain_weight(similarity: NDArray[np.float32]) -> float:
    """Return the weight of the heaviest chain: one row of the dynamic programme at a time."""
    best = np.zeros(similarity.shape[1] + 1, dtype=np.float32)
    for row in similarity:  # the programme runs along the rows: one turn per base clause
        best[1:] = np.maximum(best[1:], best[:-1] + row)
        np.maximum.accumulate(best, out=best)
    return float(best[-1])


def _check_links(ours: Alignment, reference: float) -> None:
    """Every clause is linked to its renewal, and the links weigh about what the chain does."""
    linked = set(zip(ours.base.tolist(), ours.other.tolist(), strict=True))
    assert all((i, i) in linked for i in range(N_CLAUSES))
    diagonal = sum(float(s) for s in ours.similarity[ours.base == ours.other])
    assert 0.9 * reference <= diagonal <= reference + 1e-3
