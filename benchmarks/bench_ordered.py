"""Ordered alignment: one text with 10,000, and one pair, beside kernels of the same recurrence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from _frame import Growth, Measurement, Race
from _kernels import chain_totals, chain_totals_of_similarities
from diplodiff.alignment import BeadOptions, OrderedAlignment, align_in_order, ordered_scores
from diplodiff.alignment.ordered._many_beads import add_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

N_CLAUSES = 30
N_DOCUMENTS = 10_000
N_TOGETHER = 4_096
N_DIMENSIONS = 384
ONE_TO_ONE = BeadOptions(most_clauses=2)
OFFSETS = np.arange(N_DOCUMENTS + 1) * N_CLAUSES


def bench_recurrence_of_10000_documents() -> Measurement:
    """Run the dynamic programme alone over ready gains, each side in its best layout and type."""
    gains = np.maximum(np.rint(_gains() * 1000), 0)  # (n_documents, n_base, n_other)
    by_position = np.ascontiguousarray(gains.transpose(1, 2, 0).astype(np.uint16))
    together = [
        np.ascontiguousarray(by_position[:, :, start : start + N_TOGETHER])
        for start in range(0, N_DOCUMENTS, N_TOGETHER)
    ]
    return Race(
        ours=lambda: np.concatenate([_totals(part) for part in together]),
        reference=lambda: chain_totals(gains),
        against="numba, the same recurrence",
        gate=1.3,
        check=_check_equal,
    ).run()


def bench_scores_of_10000_documents() -> Measurement:
    """Score documents from their similarities.

    The compiled loop makes each gain when it needs it and goes through memory once; numpy goes
    through it some fifteen times, which its speed per pass has to make good.
    """
    similarity = _similarities()
    return Race(
        ours=lambda: ordered_scores(similarity, offsets=OFFSETS, options=ONE_TO_ONE) * 1000,
        reference=lambda: chain_totals_of_similarities(similarity, N_CLAUSES, ONE_TO_ONE.skip),
        against="numba, gains and recurrence in one loop",
        gate=1.3,
        check=_check_close,
    ).run()


def bench_whole_scores_of_10000_documents() -> Measurement:
    """Score documents from their vectors: hardly more than the matrix product alone."""
    return Race(
        ours=lambda: ordered_scores(_product(), offsets=OFFSETS, options=ONE_TO_ONE),
        reference=_product,
        against="their matrix product",
        gate=1.6,
        check=_check_scored,
    ).run()


def bench_beads_of_30_by_30() -> Measurement:
    """Align two texts many-to-many, with the walk back, beside the weight of a one-to-one chain.

    The gate stands for half a millisecond where the bare chain takes a twentieth of one.
    """
    similarity = _similarities()[:, :N_CLAUSES].copy()
    similarity[np.diag_indices(N_CLAUSES)] = 1
    return Race(
        ours=lambda: align_in_order(similarity),
        reference=lambda: _chain_weight(similarity),
        against="heaviest chain, its weight alone",
        gate=12.0,
        check=_check_beads,
    ).run()


def bench_growth_of_beads() -> Measurement:
    """Grow no faster than the number of cells of the matrix."""
    return Growth(make=_alignment_of, sizes=(250, 500, 1000), gate=2.1).run()


@cache
def _similarities() -> NDArray[np.float32]:
    generator = np.random.default_rng(0)
    return generator.random((N_CLAUSES, N_DOCUMENTS * N_CLAUSES), np.float32)


def _gains() -> NDArray[np.float32]:
    leads = _similarities() - np.float32(0.4)
    return leads.reshape(N_CLAUSES, N_DOCUMENTS, N_CLAUSES).transpose(1, 0, 2).copy()


def _totals(gains: NDArray[np.uint16]) -> NDArray[np.uint16]:
    rows = np.zeros((2, N_CLAUSES + 1, gains.shape[2]), np.uint16)
    add_rows(rows, [(1, 1, 0, gains)], 0, N_CLAUSES)
    return rows[N_CLAUSES % 2, -1]


@cache
def _vectors(n: int) -> NDArray[np.float32]:
    vectors = np.abs(np.random.default_rng(n).normal(size=(n, N_DIMENSIONS))).astype(np.float32)
    vectors /= np.sqrt(np.square(vectors).sum(axis=1, keepdims=True))
    return vectors


def _product() -> NDArray[np.float32]:
    """Multiply a text by 10,000: a tenth of them, ten times, to spare memory."""
    base, others = _vectors(N_CLAUSES), _vectors(N_DOCUMENTS * N_CLAUSES // 10)
    return np.concatenate([base @ others.T for _ in range(10)], axis=1)


def _alignment_of(n: int) -> Callable[[], OrderedAlignment]:
    similarity = np.random.default_rng(n).random((n, n), np.float32)
    return lambda: align_in_order(similarity)


def _chain_weight(similarity: NDArray[np.float32]) -> float:
    """Return the weight of the heaviest chain: one row of the dynamic programme at a time."""
    best = np.zeros(similarity.shape[1] + 1, dtype=np.float32)
    for row in similarity:  # one turn per base clause
        best[1:] = np.maximum(best[1:], best[:-1] + row)
        np.maximum.accumulate(best, out=best)
    return float(best[-1])


def _check_equal(ours: NDArray[np.uint16], reference: NDArray[np.float32]) -> None:
    """Both sides weigh every chain the same."""
    assert (ours == reference).all()
    assert len(ours) == N_DOCUMENTS


def _check_close(ours: NDArray[np.float64], reference: NDArray[np.float32]) -> None:
    """Both sides agree but for sums in another order, which a gain in a thousand rounds up."""
    assert np.abs(ours - reference).max() <= N_CLAUSES
    assert np.abs(ours - reference).mean() < 1


def _check_scored(ours: NDArray[np.float64], reference: NDArray[np.float32]) -> None:
    """Every document has a score, and the tenths are the same documents."""
    assert ours.shape == (N_DOCUMENTS,)
    assert (ours.reshape(10, -1) == ours[: N_DOCUMENTS // 10]).all()
    assert reference.shape == (N_CLAUSES, N_DOCUMENTS * N_CLAUSES)


def _check_beads(ours: OrderedAlignment, reference: float) -> None:
    """Every clause answers itself."""
    assert [(bead.base, bead.other) for bead in ours] == [
        (range(i, i + 1), range(i, i + 1)) for i in range(N_CLAUSES)
    ]
    assert reference == N_CLAUSES
