"""Which dates are deadlines, and which deadlines of two sides belong together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.changes.facts._numbers import dated_deadlines
from diplodiff.force import Force, shift
from diplodiff.lexicon import load_tables
from diplodiff.model import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides
    from diplodiff.model import Act, Timing

__all__ = ["governed", "joined"]


def governed(side: Passage, act: Act) -> Act:
    """Return an act without a deadline that does not bound it.

    Parameters
    ----------
    side : Passage
        The clauses that it stands in.
    act : Act
        One of their acts.

    Returns
    -------
    Act
        Without its deadline where that is the date of something else ("the appeal made on 3 May"),
        or an "on" with a date that has passed when the text was made.
    """
    timing = act.deadline
    if timing is None or not _is_of_event(side, timing):
        return act
    at = side.between(timing.start, timing.end).start
    done = at > 0 and side.keys[at - 1] in pack_of(side.language).words.done
    today = side.origin.date
    past = timing.date is not None and today is not None and timing.date <= today
    return replace(act, deadline=None) if done or past else act


def _is_of_event(side: Passage, timing: Timing) -> bool:
    """Tell "on 3 May", which dates an event, from "by 3 May"."""
    words = side.between(timing.start, timing.end)
    entries = load_tables(side.language).timings.at(side.keys, words.start) if words else ()
    return any(entry.event for _, entry in entries)


def joined(sides: Sides, facts: Sequence[Fact]) -> list[Fact]:
    """Join a deadline that one act lost with one that another act has in its stead.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.
    facts : sequence of Fact
        All facts of it.

    Returns
    -------
    list of Fact
        Where a deadline is lost and another one gained, by a fact or by an act that nothing tells
        of, one fact that it changed.
    """
    lost = [fact for fact in facts if _is_lost(fact)]
    if not lost:
        return list(facts)
    gained = [fact for fact in facts if _is_gained(fact)]
    kept = [fact for fact in facts if not (_is_lost(fact) or _is_gained(fact))]
    spare = _spare(sides, facts)
    for fact in lost:
        if gained:
            kept.append(_changed(sides, fact, gained.pop(0).other))
        elif spare:
            kept.append(_changed(sides, fact, spare.pop(0)))
        else:
            kept.append(fact)
    return kept + gained


def _is_lost(fact: Fact) -> bool:
    return fact.kind is FactKind.DEADLINE and fact.other is None


def _is_gained(fact: Fact) -> bool:
    return fact.kind is FactKind.DEADLINE and fact.base is None


def _spare(sides: Sides, facts: Sequence[Fact]) -> list[Phrase]:
    """List deadlines of the other side that are new in it, and that no fact tells of."""
    told = {fact.other.start for fact in facts if fact.other is not None}
    old = {it.text.lower() for it in _timings(sides.base)}
    return [
        Phrase(text=it.text, start=it.start, end=it.end)
        for it in _timings(sides.other)
        if it.start not in told and it.text.lower() not in old
    ]


def _changed(sides: Sides, fact: Fact, other: Phrase | None) -> Fact:
    was, now = _timing(sides.base, fact.base), _timing(sides.other, other)
    return replace(fact, other=other, force=Force.SAME, sources=(), detail=shift(was, now))


def _timing(side: Passage, words: Phrase | None) -> Timing | None:
    """Return the deadline that stands at some words."""
    return next((it for it in _timings(side) if words and it.start == words.start), None)


def _timings(side: Passage) -> list[Timing]:
    """List the deadlines of acts, and then dates that are deadlines by the words before them."""
    of_acts = [act.deadline for act in side.acts if act.deadline is not None]
    return of_acts + dated_deadlines(side)
