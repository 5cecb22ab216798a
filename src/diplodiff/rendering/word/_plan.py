"""Linked clauses -> in which order they stand in a redline, and which are shown as moved."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplodiff.alignment import Entry

__all__ = ["Place", "Step", "steps"]


class Place(Enum):
    """Where the clauses of a step stand."""

    SAME = "same"
    AWAY = "away"
    """At their place in the base, from which they moved."""
    HERE = "here"
    """At their place in the other text, to which they moved."""
    BASE = "base"
    OTHER = "other"


class Step(NamedTuple):
    """Clauses that stand together in a redline.

    Parameters
    ----------
    place : Place
        Whether they stand in one text or both, and which place it is that they moved from or to.
    row : int
        The row of the synopsis that links them; -1 where none does.
    base, other : range
        Indices of the clauses on either side, without a break.
    """

    place: Place
    row: int
    base: range
    other: range


def steps(entries: Sequence[Entry], *, n_base: int, n_other: int) -> list[Step]:
    """Put the clauses of two texts in one order.

    Parameters
    ----------
    entries : sequence of Entry
        The rows of the synopsis.
    n_base, n_other : int
        How many clauses the texts have.

    Returns
    -------
    list of Step
        The base clauses of the steps that are not of the place `HERE` or `OTHER` are all of the
        base in its order, and likewise for the other text. Between two clauses that stay, what
        is gone comes before what is new. A link that would tear a clause in two (it gathers
        clauses that do not stand together, or shares one with another row) gives up the clauses
        that do not fit: these stand as gone and new.
    """
    linked = list(_whole(entries))
    kept = set(_longest_order(step for step in linked if not entries[step.row].moved))
    moved = [step for step in linked if step not in kept]
    away = {step.base.start: step for step in moved}
    here = {step.other.start: step for step in moved}
    made: list[Step] = []
    i = j = 0
    end = Step(Place.SAME, -1, range(n_base, n_base), range(n_other, n_other))
    for step in [*sorted(kept, key=lambda step: step.base.start), end]:
        made += _alone(range(i, step.base.start), away, place=Place.BASE)
        made += _alone(range(j, step.other.start), here, place=Place.OTHER)
        made.append(step)
        i, j = step.base.stop, step.other.stop
    return made[:-1]


def _whole(entries: Sequence[Entry]) -> Iterator[Step]:
    """Take from each row what stands together on both sides and in no other row."""
    taken_base: set[int] = set()
    taken_other: set[int] = set()
    rows = [row for row, entry in enumerate(entries) if entry.base and entry.other]
    rows.sort(key=lambda row: (entries[row].moved, -entries[row].similarity))
    for row in rows:
        base, other = _run(entries[row].base, taken_base), _run(entries[row].other, taken_other)
        if base and other:
            taken_base.update(base)
            taken_other.update(other)
            yield Step(Place.SAME, row, base, other)


def _run(indices: Sequence[int], taken: set[int]) -> range:
    free = [index for index in indices if index not in taken]
    if not free:
        return range(0)
    length = next((n for n, index in enumerate(free) if index != free[0] + n), len(free))
    return range(free[0], free[0] + length)


def _longest_order(linked: Iterable[Step]) -> Iterator[Step]:
    """Choose the most steps that stand in the same order on both sides.

    The longest ascending subsequence, by patience sorting (Fredman, "On computing the length of
    longest increasing subsequences", Discrete Mathematics 11, 1975).
    """
    ends: list[int] = []
    tops: list[Step] = []
    before: dict[Step, Step | None] = {}
    for step in sorted(linked, key=lambda step: step.other.start):
        at = bisect_left(ends, step.base.start)
        before[step] = tops[at - 1] if at else None
        ends[at : at + 1] = [step.base.start]
        tops[at : at + 1] = [step]
    last = tops[-1] if tops else None
    while last is not None:
        yield last
        last = before[last]


def _alone(clauses: range, moved: dict[int, Step], *, place: Place) -> Iterator[Step]:
    """Go through clauses of one text that do not stand in the other, or not there."""
    on_base = place is Place.BASE
    at = clauses.start
    while at < clauses.stop:
        step = moved.get(at)
        if step is not None:
            yield step._replace(place=Place.AWAY if on_base else Place.HERE)
            at = (step.base if on_base else step.other).stop
            continue
        alone = range(at, at + 1)
        yield Step(place, -1, alone if on_base else range(0), range(0) if on_base else alone)
        at += 1
