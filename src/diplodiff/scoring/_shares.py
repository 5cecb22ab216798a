"""What each clause has to do with the scores, in exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

__all__ = ["ClauseShare", "Columns", "Part", "columns_of", "parts_of", "weighed"]


class ClauseShare(NamedTuple):
    """One clause as the scores see it.

    Parameters
    ----------
    side : {"base", "other"}
        The text it is of.
    label : str
        How one cites it.
    words : int
        Its number of words: its weight.
    similarity : float
        Largest similarity of its links, in [0, 1]; 0 without one.
    kept : float
        Share in [0, 1] of its words that stand in its linked clauses.
    n_links : int
        Number of its links.
    n_in_order : int
        How many of them keep the common order of both texts.
    n_sectioned : int
        How many of them join clauses of a preamble or an operative part.
    n_in_section : int
        How many of these stay in their section.
    force : float
        In [0, 1]: 1 where all its links became stronger, 0 where all became weaker, 0.5 where
        neither did, or as many.
    """

    side: str
    label: str
    words: int
    similarity: float
    kept: float
    n_links: int
    n_in_order: int
    n_sectioned: int
    n_in_section: int
    force: float


class Part(NamedTuple):
    """What one clause adds to a score.

    Parameters
    ----------
    side : {"base", "other"}
        The text it is of.
    label : str
        How one cites it.
    weight : int
        How much it counts: its words, for scores of links once for each link.
    gain : float
        What of the weight it adds, at most all of it.
        The score is the sum of all gains over the sum of all weights, to the last bit.
    """

    side: str
    label: str
    weight: int
    gain: float

    def record(self) -> dict[str, str | int | float]:
        """Return its fields as cells."""
        return self._asdict()


class Columns(NamedTuple):
    """The clauses of both texts, those of the base first, as the columns of `ClauseShare`.

    Parameters
    ----------
    of_base : (n_clauses,) bool ndarray
        Whether a clause is of the base.
    words, similarity, kept, n_links, n_in_order, n_sectioned, n_in_section, force : ndarray
        (n_clauses,) each; see `ClauseShare`.
    """

    of_base: npt.NDArray[np.bool_]
    words: npt.NDArray[np.int64]
    similarity: npt.NDArray[np.float64]
    kept: npt.NDArray[np.float64]
    n_links: npt.NDArray[np.int64]
    n_in_order: npt.NDArray[np.int64]
    n_sectioned: npt.NDArray[np.int64]
    n_in_section: npt.NDArray[np.int64]
    force: npt.NDArray[np.float64]


def columns_of(clauses: Sequence[ClauseShare]) -> Columns:
    """Return what is known of the clauses as columns."""
    columns = list(zip(*clauses, strict=True)) or [()] * len(ClauseShare._fields)
    sides, _, *numbers = columns
    return Columns(np.array([side == "base" for side in sides], np.bool_), *map(np.array, numbers))


def weighed(
    name: str, it: Columns
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Say how much each clause counts in a score, and what of that it adds.

    Parameters
    ----------
    name : str
        Name of a score.
    it : Columns
        All clauses of both texts.

    Returns
    -------
    said, weights, gains : (n_clauses,) bool, int64 and float64 ndarray
        Whether a clause has a say; its weight; and its gain, at most the weight.
    """
    everywhere, linked = np.ones(len(it.words), np.bool_), it.n_links > 0
    columns = {
        "similarity": (everywhere, it.words, it.similarity),
        "retained": (it.of_base, it.words, it.kept),
        "added": (~it.of_base, it.words, 1.0 - it.kept),
        "wording": (linked, it.words, it.kept),
        "balance": (linked, it.words, it.force),
    }
    if name == "order":
        return everywhere, it.words * it.n_links, (it.words * it.n_in_order).astype(np.float64)
    if name == "section":
        gains = (it.words * it.n_in_section).astype(np.float64)
        return everywhere, it.words * it.n_sectioned, gains
    said, weights, shares = columns[name]
    return said, weights, weights * shares


def parts_of(name: str, clauses: Sequence[ClauseShare]) -> Iterator[Part]:
    """Take a score apart.

    Parameters
    ----------
    name : str
        Name of a score.
    clauses : sequence of ClauseShare
        All clauses of both texts.

    Yields
    ------
    Part
        One for each clause that has a say in the score, in the order of `clauses`.
    """
    columns = (column.tolist() for column in weighed(name, columns_of(clauses)))
    for it, said, weight, gain in zip(clauses, *columns, strict=True):
        if said:
            yield Part(it.side, it.label, weight, gain)
