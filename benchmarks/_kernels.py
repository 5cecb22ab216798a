"""Reference kernels in numba: what a compiled loop over the same recurrences costs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

__all__ = ["chain_totals", "chain_totals_of_similarities"]


@cache
def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    import numba

    compiled: Callable[..., Any] = numba.njit(function)
    return compiled


def chain_totals(gains: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Weigh the heaviest chain of each document, one document after the other.

    Parameters
    ----------
    gains : (n_documents, n_base, n_other) float32 ndarray
        In the layout and type in which this loop is fastest.

    Returns
    -------
    (n_documents,) float32 ndarray
        Greatest totals.
    """
    totals: npt.NDArray[np.float32] = _compiled(_chain_totals)(gains)
    return totals


def chain_totals_of_similarities(
    similarity: npt.NDArray[np.float32], n_other: int, skip: float
) -> npt.NDArray[np.float32]:
    """Do the same from similarities, every gain made when it is needed.

    Parameters
    ----------
    similarity : (n_base, n_documents * n_other) float32 ndarray
        Documents side by side.
    n_other : int
        Number of clauses of each document.
    skip : float
        What a pair gains for each of its clauses.

    Returns
    -------
    (n_documents,) float32 ndarray
        Greatest totals, in thousandths.
    """
    totals: npt.NDArray[np.float32] = _compiled(_chain_totals_of_similarities)(
        similarity, n_other, np.float32(2000 * skip)
    )
    return totals


def _chain_totals(gains: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    n_documents, n_base, n_other = gains.shape
    totals = np.empty(n_documents, gains.dtype)
    row = np.empty(n_other + 1, gains.dtype)
    for document in range(n_documents):
        row[:] = 0
        for i in range(n_base):
            diagonal = row[0]
            for j in range(n_other):
                above = row[j + 1]
                best = max(above, row[j])
                row[j + 1] = max(best, diagonal + gains[document, i, j])
                diagonal = above
        totals[document] = row[n_other]
    return totals


def _chain_totals_of_similarities(
    similarity: npt.NDArray[np.float32], n_other: int, skip: np.float32
) -> npt.NDArray[np.float32]:
    n_base, n_columns = similarity.shape
    totals = np.empty(n_columns // n_other, np.float32)
    row = np.empty(n_other + 1, np.float32)
    for document in range(len(totals)):
        first = document * n_other
        row[:] = 0
        for i in range(n_base):
            diagonal = row[0]
            for j in range(n_other):
                around, count = np.float32(0), np.float32(0)
                if j > 0:
                    around += similarity[i, first + j - 1]
                    count += np.float32(1)
                if j + 1 < n_other:
                    around += similarity[i, first + j + 1]
                    count += np.float32(1)
                if i > 0:
                    around += similarity[i - 1, first + j]
                    count += np.float32(1)
                if i + 1 < n_base:
                    around += similarity[i + 1, first + j]
                    count += np.float32(1)
                lead = similarity[i, first + j] - around / max(count, np.float32(1))
                gain = np.rint(lead * np.float32(1000) + skip)
                above = row[j + 1]
                best = max(above, row[j])
                row[j + 1] = max(best, diagonal + gain)
                diagonal = above
        totals[document] = row[n_other]
    return totals
