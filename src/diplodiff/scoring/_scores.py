"""Alignment and kept words -> scores, each with its meaning in one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.errors import OptionError
from diplodiff.scoring._shares import ClauseShare, Columns, Part, parts_of, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from diplodiff._table import Table
    from diplodiff.alignment import Alignment

__all__ = ["MEANINGS", "Scores", "Side", "score"]

MEANINGS = {
    "similarity": "How alike the clauses of both texts are to their partners; 1 is the same text.",
    "retained": "Share of the base text's words that stand in the linked clauses of the other.",
    "added": "Share of the other text's words that have no counterpart in the base.",
    "order": "Share of the linked wording that stands in the same order in both texts.",
    "wording": "Share of the words of linked clauses that both sides have in common.",
    "section": "Share of the linked wording that stays in the preamble or the operative part.",
    "balance": "Which way the force of the linked wording went: 1 stronger, 0 weaker, 0.5 even.",
}

_OF_NOTHING = {"added": 0.0, "wording": 0.0, "balance": 0.5}
"""What a score is where no clause has a say in it; 1 for all others, since nothing is amiss."""

_GRID = 2.0**30
"""Shares are whole multiples of 1 / 2^30, so that a share of a clause of up to four million words
is exact, and so is a sum of them; the last digit of a score is decided by one division."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How alike two statements are, seen from seven sides.

    Parameters
    ----------
    similarity, retained, added, order, wording, section, balance : float
        Each in [0, 1]; `MEANINGS` says in a sentence what each one measures.
    clauses : tuple of ClauseShare
        What each clause has to do with them, those of the base first.
    """

    similarity: float
    retained: float
    added: float
    order: float
    wording: float
    section: float
    balance: float
    clauses: tuple[ClauseShare, ...] = field(repr=False)

    @property
    def percentile(self) -> float:
        """The share in [0, 1] of unrelated texts of like length that are less alike than these.

        Against a background of texts that have nothing to do with each other but their sort:
        successive resolutions and statements on other subjects. `tools/build_percentiles.py` says
        how it was made.
        """
        from diplodiff.scoring._background import percentile  # reports alone need it

        n_base = sum(it.side == "base" for it in self.clauses)
        return percentile(self.similarity, min(n_base, len(self.clauses) - n_base))

    def explain(self, name: str) -> Table[Part]:
        """Name the clauses that make a score.

        Parameters
        ----------
        name : str
            One of the names in `MEANINGS`.

        Returns
        -------
        Table of Part
            One for each clause that has a say, those of the base first. The sum of their gains
            over the sum of their weights is the score, to the last bit; without any the score
            says that nothing is amiss (1), or that there is nothing to compare (0).

        Raises
        ------
        OptionError
            If there is no such score.
        """
        from diplodiff._table import Table  # only who asks for it needs it

        if name not in MEANINGS:
            text = f"name is {name!r}; accepted are {', '.join(MEANINGS)}"
            raise OptionError(text)
        return Table(parts_of(name, self.clauses), Part.record, Part._fields)


class Side(NamedTuple):
    """What the scores need to know of the clauses of one text.

    Parameters
    ----------
    words : (n_clauses,) int64 ndarray
        Number of words of each clause: its weight.
    kept : (n_clauses,) float64 ndarray
        Share in [0, 1] of each clause's words that stand in its linked clauses.
    labels : sequence of str
        How one cites each clause.
    section : (n_clauses,) int64 ndarray
        1 for preambular clauses, 2 for operative ones, 0 for all others.
    force : (n_clauses,) float64 ndarray
        In [0, 1]; see `ClauseShare`.
    """

    words: npt.NDArray[np.int64]
    kept: npt.NDArray[np.float64]
    labels: Sequence[str]
    section: npt.NDArray[np.int64]
    force: npt.NDArray[np.float64]


def score(alignment: Alignment, base: Side, other: Side) -> Scores:
    """Score two statements from their alignment.

    Parameters
    ----------
    alignment : Alignment
        Links between their clauses.
    base, other : Side
        Weights, kept shares and the rest of what is known of their clauses.

    Returns
    -------
    Scores
        Exchanging the operands leaves `similarity`, `order`, `wording` and `section` as they are,
        to the last bit, and exchanges `retained` with what is not `added`. Equal texts score
        exactly 1 (added: 0, balance: 0.5), texts without a word too. Without a link `order` and
        `section` are 1, since nothing is out of order, and `wording` is 0; of a text without
        words everything is retained.
    """
    sectioned, in_section = _sections(alignment, base, other)
    n_links, n_in_order, n_sectioned, n_in_section = (
        np.concatenate(
            [
                np.bincount(links[of_links], minlength=len(side.words))
                for side, links in ((base, alignment.base), (other, alignment.other))
            ]
        )
        for of_links in (slice(None), ~alignment.moved, sectioned, in_section)
    )
    columns = Columns(
        np.arange(len(base.words) + len(other.words)) < len(base.words),
        np.concatenate((base.words, other.words)),
        _on_grid(_best(alignment, len(base.words), len(other.words))),
        _on_grid(np.concatenate((base.kept, other.kept))),
        n_links,
        n_in_order,
        n_sectioned,
        n_in_section,
        _on_grid(np.concatenate((base.force, other.force))),
    )
    sides = ["base"] * len(base.words) + ["other"] * len(other.words)
    labels = (*base.labels, *other.labels)
    clauses = map(ClauseShare, sides, labels, *(column.tolist() for column in columns[1:]))
    return Scores(**{name: _mean(name, columns) for name in MEANINGS}, clauses=tuple(clauses))


def _sections(
    alignment: Alignment, base: Side, other: Side
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell for each link whether both ends are in a section, and whether in the same one."""
    of_base, of_other = base.section[alignment.base], other.section[alignment.other]
    sectioned = (of_base > 0) & (of_other > 0)
    return sectioned, sectioned & (of_base == of_other)


def _best(alignment: Alignment, n_base: int, n_other: int) -> npt.NDArray[np.float64]:
    """Return each clause's largest similarity among its links, 0 without one."""
    best = np.zeros(n_base + n_other, np.float64)
    similarity = alignment.similarity.astype(np.float64)
    np.maximum.at(best, alignment.base, similarity)
    np.maximum.at(best, n_base + alignment.other, similarity)
    return best


def _on_grid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    rounded: npt.NDArray[np.float64] = np.rint(values * _GRID) / _GRID
    return rounded


def _mean(name: str, columns: Columns) -> float:
    said, weights, gains = weighed(name, columns)
    total = int(weights[said].sum())
    if total:
        return fsum(gains[said].tolist()) / total
    if name == "wording" and not columns.words.any():
        return 1.0  # nothing to have in common, and nothing that differs
    return _OF_NOTHING.get(name, 1.0)
