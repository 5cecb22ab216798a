"""How alike unrelated texts are: the empirical background that a similarity is held against.

Similarity has no known distribution (Gumbel's, by which biologists judge alignments, does not fit
such texts), so the shares are counted, not modelled.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["percentile"]

_TABLE = "background.tsv"


class _Bin(NamedTuple):
    """Texts of like length: at least so many clauses in the shorter one, and their quantiles."""

    least: int
    quantiles: tuple[float, ...]


def percentile(similarity: float, n_clauses: int) -> float:
    """Return the share of unrelated pairs of texts that are less alike.

    Parameters
    ----------
    similarity : float
        In [0, 1].
    n_clauses : int
        Clauses of the shorter text, framing included.

    Returns
    -------
    float
        In [0, 1], in steps of a hundredth: 0.97 where 97 of 100 unrelated pairs of like length
        are less alike, 1.0 where all that were counted are.
    """
    of_length = [found for found in _bins() if found.least <= n_clauses]
    quantiles = (of_length or _bins())[-1 if of_length else 0].quantiles
    return bisect_left(quantiles, similarity) / len(quantiles)


@cache
def _bins() -> tuple[_Bin, ...]:
    lines = (Path(__file__).parent / _TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(_Bin(int(least), tuple(map(float, cells))) for least, *cells in rows)
