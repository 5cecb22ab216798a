"""Clause vectors and the lexical matrix, against the libraries one would use instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist
from sklearn.feature_extraction.text import TfidfVectorizer

from _frame import Measurement, Race
from _texts import clauses, draft, renewed
from diplodiff.encoding import LexicalEncoder
from diplodiff.similarity import similarity_matrix

if TYPE_CHECKING:
    from numpy.typing import NDArray

BASE = draft(30)
OTHER = renewed(BASE)
N_VECTORS = 1500


def bench_clause_vectors() -> Measurement:
    """Encode clauses three times as fast as scikit-learn's character n-grams, and as well."""
    texts = clauses(N_VECTORS)
    return Race(
        ours=lambda: LexicalEncoder().encode(texts),
        reference=lambda: _vectorizer().fit_transform(texts),
        against="scikit-learn char_wb(3,5)",
        gate=1 / 3,
        check=_check_vectors,
    ).run()


def bench_lexical_matrix_of_30_by_30() -> Measurement:
    """Stay within four times a matrix of plain edit ratios, which tokenises nothing."""
    return Race(
        ours=_our_matrix,
        reference=lambda: cdist(BASE.clauses, OTHER.clauses, scorer=ratio, workers=1),
        against="rapidfuzz cdist(ratio)",
        gate=4.0,
        check=_check_partners,
    ).run()


def bench_lexical_matrix_against_tfidf() -> Measurement:
    """Need a third of what scikit-learn needs to tokenise, fit and multiply."""
    return Race(
        ours=_our_matrix,
        reference=_tfidf_matrix,
        against="scikit-learn char_wb(3,5)",
        gate=1 / 3,
        check=_check_partners,
    ).run()


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)


def _our_matrix() -> NDArray[np.float32]:
    encoder = LexicalEncoder()
    return similarity_matrix(encoder.encode(BASE.clauses), encoder.encode(OTHER.clauses))


def _tfidf_matrix() -> NDArray[np.float32]:
    rows = _vectorizer().fit_transform([*BASE.clauses, *OTHER.clauses])
    n_base = len(BASE.clauses)
    matrix: NDArray[np.float32] = (rows[:n_base] @ rows[n_base:].T).toarray()
    return matrix


def _check_vectors(ours: Any, reference: Any) -> None:  # noqa: ANN401 - rows of two libraries
    """Every clause has a row on both sides, and speed was not bought with links."""
    assert len(ours) == reference.shape[0] == N_VECTORS
    assert (np.diff(ours.offsets) > 0).all()
    assert _n_partners(_our_matrix()) >= _n_partners(_tfidf_matrix())


def _check_partners(ours: NDArray[np.float32], reference: NDArray[np.float32]) -> None:
    """Ours finds at least as many of the renewed clauses as the reference."""
    assert ours.shape == reference.shape
    assert _n_partners(ours) >= _n_partners(reference)


def _n_partners(matrix: NDArray[np.float32]) -> int:
    """Count the clauses that are most alike to their own renewal."""
    return int((matrix.argmax(axis=1) == np.arange(len(matrix))).sum())
