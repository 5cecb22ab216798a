"""Links of two statements from their clauses on: features, model and alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist
from sklearn.feature_extraction.text import TfidfVectorizer

import diplodiff
from _frame import Growth, Measurement, Race
from _texts import clauses, draft, renewed
from diplodiff.linking import link
from diplodiff.linking._sides import sides_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplodiff.alignment import Alignment

N_CLAUSES = 30
N_VECTORS = 1500


def bench_links_of_two_statements() -> Measurement:
    """Weigh segments, words and phrases in half the time that TF-IDF takes to make its vectors."""
    sides = _statements(N_CLAUSES)
    return Race(
        ours=lambda: link(*sides),
        reference=lambda: _vectors([clause.text for side in sides for clause in side]),
        against="scikit-learn char_wb(3,5), vectors alone",
        gate=0.5,
        check=_check_links,
    ).run()


def bench_links_against_plain_ratios() -> Measurement:
    """Cost no more than some matrices of plain edit ratios, which know no segment and no word."""
    sides = _statements(N_CLAUSES)
    texts = [[clause.text for clause in side] for side in sides]
    return Race(
        ours=lambda: link(*sides),
        reference=lambda: cdist(*texts, scorer=ratio, workers=1),
        against="rapidfuzz cdist(ratio)",
        gate=7.2,
        check=lambda ours, _: _check_links(ours, None),
    ).run()


def bench_sides() -> Measurement:
    """Count letters, segments, words and phrases three times as fast as TF-IDF counts letters."""
    texts = clauses(N_VECTORS)
    statement = _statement("\n\n".join(texts))
    empty = _statement("Urges nobody to leave.")
    return Race(
        ours=lambda: sides_of(statement, empty),
        reference=lambda: _vectors(texts),
        against="scikit-learn char_wb(3,5)",
        gate=1 / 3,
        check=_check_sides,
    ).run()


def bench_growth_of_linking() -> Measurement:
    """Grow no faster than the number of pairs of clauses."""
    return Growth(make=_linking_of, sizes=(100, 300, 900), gate=2.2).run()


def _statement(text: str) -> diplodiff.Statement:
    return diplodiff.parse(text)


def _statements(n: int) -> tuple[diplodiff.Statement, diplodiff.Statement]:
    base = draft(n)
    return _statement(base.text), _statement(renewed(base).text)


def _linking_of(n: int) -> Callable[[], Alignment]:
    sides = _statements(n)
    return lambda: link(*sides)


def _vectors(texts: list[str]) -> Any:  # noqa: ANN401 - a sparse matrix of scipy
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    return vectorizer.fit_transform(texts)


def _check_links(ours: Alignment, reference: object) -> None:  # noqa: ARG001 - one form of check
    """Every clause is linked to its renewal."""
    linked = set(zip(ours.base.tolist(), ours.other.tolist(), strict=True))
    assert all((i, i) in linked for i in range(N_CLAUSES))


def _check_sides(ours: Any, reference: Any) -> None:  # noqa: ANN401 - values of two libraries
    """Every clause has letters on both sides."""
    assert len(ours[0]) >= N_VECTORS - 1
    assert reference.shape[0] == N_VECTORS
