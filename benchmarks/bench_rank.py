"""One statement against ten thousand: the first look, beside the product that it cannot do without.

The clauses of the others are noise with the lengths of real sketches: what is timed does not depend
on what they say. Encoding is timed on made-up statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer

import diplodiff
from _frame import Growth, Measurement, Race
from _texts import clauses, draft, renewed
from diplodiff.encoding import Sketches, sketches
from diplodiff.encoding._sketch import N_PLACES
from diplodiff.screening import first_looks

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

N_CLAUSES = 30
N_STATEMENTS = 10_000
N_VECTORS = 1500


def bench_first_looks_at_10000_statements() -> Measurement:
    """Score 300,000 clauses in little more than one matrix product takes, in its best layout.

    The goal is 100 ms of CPU time, of which the product takes 58 on the machine of the figures.
    """
    base, others = _sketches_of(1), _sketches_of(N_STATEMENTS)
    n_clauses = np.full(N_STATEMENTS, N_CLAUSES)
    rows = np.ascontiguousarray(base.columns.T)
    product = np.empty((N_CLAUSES, N_CLAUSES * N_STATEMENTS), np.float32)
    return Race(
        ours=lambda: first_looks(base, others, n_clauses),
        reference=lambda: np.matmul(rows, others.columns, out=product),
        against="the matrix product alone",
        gate=1.7,
        check=lambda ours, cosines: _check_looks(ours, cosines, base, others),
    ).run()


def bench_growth_of_first_looks() -> Measurement:
    """Grow no faster than the number of statements."""
    return Growth(make=_looks_at, sizes=(1_000, 3_000, 9_000), gate=1.2).run()


def bench_growth_of_rankings() -> Measurement:
    """Grow no faster than the number of statements, encoding included."""
    return Growth(make=_ranking_of, sizes=(100, 300, 900), gate=1.2).run()


def bench_sketches() -> Measurement:
    """Sketch clauses five times as fast as scikit-learn hashes their letters."""
    texts = clauses(N_VECTORS)
    vectorizer = HashingVectorizer(
        analyzer="char_wb", ngram_range=(4, 4), n_features=1 << 17, dtype=np.float32
    )
    return Race(
        ours=lambda: sketches(texts),
        reference=lambda: vectorizer.transform(texts),
        against="scikit-learn hashing char_wb(4,4)",
        gate=0.2,
        check=_check_sketches,
    ).run()


def bench_ranking_of_many() -> Measurement:
    """Rank 100 statements in a fraction of what comparing each of them takes."""
    base = draft(N_CLAUSES)
    statement = diplodiff.parse(base.text)
    others = [diplodiff.parse(draft(10, seed=seed).text) for seed in range(100)]
    others.append(diplodiff.parse(renewed(base).text))
    return Race(
        ours=lambda: diplodiff.rank(statement, others),
        reference=lambda: diplodiff.compare_many(statement, others),
        against="every comparison in full",
        gate=0.25,
        check=_check_ranking,
    ).run()


def _sketches_of(n_statements: int) -> Sketches:
    n_texts = n_statements * N_CLAUSES
    generator = np.random.default_rng(n_texts)
    columns = generator.standard_normal((N_PLACES, n_texts), np.float32)
    columns *= 3900 / np.linalg.norm(columns, axis=0)
    np.rint(columns, out=columns)
    length = np.linalg.norm(columns, axis=0)
    return Sketches(
        columns=columns,
        reciprocal=1 / length,
        n_groups=generator.integers(40, 700, n_texts),
    )


def _looks_at(n: int) -> Callable[[], NDArray[np.float64]]:
    base, others = _sketches_of(1), _sketches_of(n)
    n_clauses = np.full(n, N_CLAUSES)
    return lambda: first_looks(base, others, n_clauses)


def _ranking_of(n: int) -> Callable[[], object]:
    base = diplodiff.parse(draft(N_CLAUSES).text)
    some = [diplodiff.parse(draft(10, seed=seed).text) for seed in range(20)]
    return lambda: diplodiff.rank(base, (some * n)[:n], limit=1)


def _check_looks(
    ours: NDArray[np.float64], product: NDArray[np.float32], base: Sketches, others: Sketches
) -> None:
    """Compare the looks with the means of what the product says, statement by statement."""
    for place in (0, 1, N_STATEMENTS - 1):
        part = slice(place * N_CLAUSES, (place + 1) * N_CLAUSES)
        cosine = product[:, part] * base.reciprocal[:, None] * others.reciprocal[part]
        best = np.concatenate((cosine.max(axis=1), cosine.max(axis=0)))
        weight = np.concatenate((base.n_groups, others.n_groups[part]))
        expected = np.average(np.clip(best, 0, 1) ** 2, weights=weight)
        assert abs(ours[place] - expected) < 1e-3


def _check_sketches(ours: Sketches, reference: Any) -> None:  # noqa: ANN401 - rows of scipy
    """Sketches know the partners of renewed clauses as well as the counts of letters do."""
    assert ours.columns.shape[1] == reference.shape[0] == N_VECTORS
    base = draft(N_CLAUSES)
    sides = [sketches(side.clauses) for side in (base, renewed(base))]
    cosine = sides[0].columns.T @ sides[1].columns * sides[1].reciprocal
    assert (cosine.argmax(axis=1) == np.arange(N_CLAUSES)).all()


def _check_ranking(
    ours: tuple[diplodiff.Ranked, ...], reference: tuple[diplodiff.Comparison, ...]
) -> None:
    """Expect the renewed text first, and compared as by itself."""
    assert ours[0].position == len(reference) - 1
    assert all(item.comparison in (reference[item.position], None) for item in ours)
