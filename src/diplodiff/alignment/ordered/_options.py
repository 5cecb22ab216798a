"""What an ordered alignment is worth: two objectives, each with its options."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from diplodiff.errors import OptionError

__all__ = ["STEPS", "BeadOptions", "GapOptions", "Span"]

STEPS = 1_000
"""Gains are whole numbers of thousandths, so that sums are exact and ties are ties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeadOptions:
    """Many-to-many alignment: beads of `a` clauses of the base and `b` of the other text.

    A bead gains ``(alike - neighbours * around) * log2(1 + ratio) ** balance * ((a + b) / 2) **
    growth + (a + b) * skip``, where `alike` is the cosine of the two merged clauses, `around` the
    mean cosine of each with the clauses just outside the bead on the other side, and `ratio` that
    of the smaller to the larger of the merged lengths. A clause outside all beads costs nothing.

    Parameters
    ----------
    most_clauses : int
        Most clauses of a bead, both sides taken together, from 2 to 8.
    neighbours : float
        Weight of what the surroundings reach, from 0 to 4.
    balance : float
        Weight of equal lengths, from 0 to 4; at 0 lengths do not count.
    growth : float
        How much more a bead of many clauses weighs, from -1 to 1.
    skip : float
        What a bead gains for each clause that it keeps from being left out, from -1 to 1. Above 0,
        clauses without any likeness are paired for want of better; below 0, two clauses need a
        lead of twice that much.

    Raises
    ------
    OptionError
        If a value is out of its range.

    Notes
    -----
    The defaults were tuned on sentence alignment: on the Text+Berg test, by vecalign's scorer
    (Thompson and Koehn 2019), margin and length ratio raise the strict F1 from .878 to .912;
    tuning further did not carry over.
    """

    most_clauses: int = 5
    neighbours: float = 1.0
    balance: float = 1.0
    growth: float = 0.0
    skip: float = 0.1

    def __post_init__(self) -> None:
        if type(self.most_clauses) is not int:
            text = f"most_clauses is {self.most_clauses!r}; accepted is a whole number from 2 to 8"
            raise OptionError(text)
        _check_range("most_clauses", self.most_clauses, 2, 8)
        _check_range("neighbours", self.neighbours, 0, 4)
        _check_range("balance", self.balance, 0, 4)
        _check_range("growth", self.growth, -1, 1)
        _check_range("skip", self.skip, -1, 1)

    @property
    def beads(self) -> tuple[tuple[int, int], ...]:
        """Sizes (a, b) of all beads, ordered by a, then by b."""
        sides = range(1, self.most_clauses)
        return tuple((a, b) for a in sides for b in sides if a + b <= self.most_clauses)

    @property
    def largest_gain(self) -> int:
        """No bead gains more thousandths than this."""
        size: float = max(1.0, (self.most_clauses / 2) ** self.growth)
        return math.ceil((size + self.most_clauses * max(self.skip, 0.0)) * STEPS)


class Span(StrEnum):
    """How much of the two texts an alignment with gaps has to account for."""

    GLOBAL = "global"
    """Both texts from end to end (Needleman and Wunsch 1970)."""
    LOCAL = "local"
    """The best part of the base with the best part of the other (Smith and Waterman 1981)."""
    BASE_INSIDE = "base inside"
    """The whole base inside a part of the other: what surrounds that part costs nothing."""
    OTHER_INSIDE = "other inside"
    """The whole other text inside a part of the base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapOptions:
    """One-to-one alignment with affine gaps (Gotoh 1982).

    A pair of clauses gains ``similarity - neutral``. Each run of `k` clauses without a partner,
    between two pairs or at an end that counts, costs ``opening + k * extension``.

    Parameters
    ----------
    span : Span
        Which clauses have to be accounted for.
    neutral : float
        Similarity that is worth nothing, from 0 to 1. The default is the floor of `LinkOptions`,
        fitted to annotated pairs.
    opening, extension : float
        Cost of a run and of each clause in it, from 0 to 10. The defaults are not fitted: a pair of
        barely related clauses is dropped rather than taken into a longer run.

    Raises
    ------
    OptionError
        If a value is out of its range.
    """

    span: Span = Span.GLOBAL
    neutral: float = 0.18
    opening: float = 0.1
    extension: float = 0.02

    def __post_init__(self) -> None:
        if not isinstance(self.span, Span):
            text = f"span is {self.span!r}; accepted is one of {', '.join(map(str, Span))} as Span"
            raise OptionError(text)
        _check_range("neutral", self.neutral, 0, 1)
        _check_range("opening", self.opening, 0, 10)
        _check_range("extension", self.extension, 0, 10)


def _check_range(name: str, value: object, least: int, most: int) -> None:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not (number and least <= value <= most):  # type: ignore[operator]  # a number here
        text = f"{name} is {value!r}; accepted is a number from {least} to {most}"
        raise OptionError(text)
