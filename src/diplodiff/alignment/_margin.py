"""How far a pair of clauses leads what its two clauses reach elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from diplodiff._arrays import FloatArray

__all__ = ["margins"]

_N_BEST = 3
_SHARE_OF_RIVALS = 0.75


def margins(similarity: FloatArray) -> FloatArray:
    """Return the lead of each pair over the rivals of its two clauses.

    Parameters
    ----------
    similarity : (n_base, n_other) float32 ndarray
        Any measure of which larger means more alike, at least 0.

    Returns
    -------
    (n_base, n_other) float32 ndarray
        The similarity less .75 of the mean of the three best in its row and the three best in its
        column, missing ones counted as 0. Hubs, clauses alike to everything, lose (cross-domain
        similarity local scaling, Conneau et al. 2018).
    """
    if not similarity.size:
        return np.zeros(similarity.shape, np.float32)
    lead_base = _mean_of_best(similarity)  # (n_base,)
    lead_other = _mean_of_best(similarity.T)  # (n_other,)
    rival = np.float32(_SHARE_OF_RIVALS / 2) * (lead_base[:, None] + lead_other[None, :])
    margin: FloatArray = similarity - rival
    return margin


def _mean_of_best(rows: FloatArray) -> FloatArray:
    """Return the mean of each row's three best values, missing ones as 0, (n,) float32."""
    kept = min(_N_BEST, rows.shape[1])
    best = np.sort(np.partition(rows, rows.shape[1] - kept, axis=1)[:, -kept:], axis=1)
    total = best[:, 0].copy()
    for column in range(1, kept):  # added one by one: a fixed order for rows and columns alike
        total += best[:, column]
    mean: FloatArray = total / np.float32(_N_BEST)
    return mean
