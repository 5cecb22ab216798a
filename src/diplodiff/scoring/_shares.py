"""What each clause has to do with the scores, in exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ClauseShare", "Part", "parts_of"]


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


def parts_of(name: str, clauses: Iterable[ClauseShare]) -> Iterator[Part]:
    """Take a score apart.

    Parameters
    ----------
    name : str
        Name of a score.
    clauses : iterable of ClauseShare
        All clauses of both texts.

    Yields
    ------
    Part
        One for each clause that has a say in the score, in the order of `clauses`.
    """
    for it in clauses:
        weight, gain = _weighed(name, it)
        if weight is not None:
            yield Part(it.side, it.label, weight, gain)


def _weighed(name: str, it: ClauseShare) -> tuple[int | None, float]:  # noqa: PLR0911 - one per score
    """Return the weight of a clause in a score, None where it has no say, and its gain."""
    if name == "similarity":
        return it.words, it.words * it.similarity
    if name == "retained":
        return (it.words if it.side == "base" else None), it.words * it.kept
    if name == "added":
        return (it.words if it.side == "other" else None), it.words * (1.0 - it.kept)
    if name == "order":
        return it.words * it.n_links, float(it.words * it.n_in_order)
    if name == "section":
        return it.words * it.n_sectioned, float(it.words * it.n_in_section)
    linked = it.words if it.n_links else None
    if name == "wording":
        return linked, it.words * it.kept
    return linked, it.words * it.force
