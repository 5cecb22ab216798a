"""Facts about the parts of acts: whom they bind, when, how often, and who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._slight import plainly
from diplodiff.force import shift
from diplodiff.model import AddresseeClass, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides
    from diplodiff.model import Act, Addressee, Timing

__all__ = ["facts_of_parts"]

_BREADTH = {
    AddresseeClass.INTERNATIONAL_COMMUNITY: 3,
    AddresseeClass.ALL_STATES: 2,
    AddresseeClass.STATES: 1,
    AddresseeClass.PARTIES: 1,
}
"""How many are addressed, where the class alone says it."""


def facts_of_parts(sides: Sides, pairs: Sequence[tuple[Act, Act]]) -> Iterator[Fact]:
    """Compare addressees, actors, deadlines and frequencies.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.
    pairs : sequence of (Act, Act)
        Their acts that speak of the same thing.

    Yields
    ------
    Fact
        Of each pair; the force of deadlines is for `facts_of_acts` to say.
    """
    for act, later in pairs:
        yield from _addressees(sides, act, later)
        yield from _actors(sides, act, later)
        yield from _timings(FactKind.DEADLINE, act.deadline, later.deadline)
        yield from _timings(FactKind.FREQUENCY, act.frequency, later.frequency)


def _addressees(sides: Sides, act: Act, later: Act) -> Iterator[Fact]:
    if not (act.addressees or later.addressees):
        return
    old, new = _named(sides.base, act.addressees), _named(sides.other, later.addressees)
    base, other = _list(sides.base, act.addressees), _list(sides.other, later.addressees)
    alone = base is None or other is None
    if old == new or (alone and not sides.changed(base, other)):
        return  # what stands on both sides is addressed by another act
    yield Fact(
        kind=FactKind.ADDRESSEE,
        base=base,
        other=other,
        detail=_breadth(old, new) or _classes(act.addressees, later.addressees)
        if old and new
        else "",
    )


def _named(side: Passage, addressees: Sequence[Addressee]) -> frozenset[str]:
    """Return those addressed, without articles, in one spelling."""
    said = (plainly(who.text, side.language) for who in addressees)
    return frozenset(who.removeprefix("the ") for who in said)


def _list(side: Passage, addressees: Sequence[Addressee]) -> Phrase | None:
    if not addressees:
        return None
    return side.phrase(addressees[0].start, max(who.end for who in addressees))


def _breadth(old: frozenset[str], new: frozenset[str]) -> str:
    """Say whether more or fewer are addressed, by their names."""
    if old < new:
        return "widened"
    return "narrowed" if new < old else ""


def _classes(base: Sequence[Addressee], other: Sequence[Addressee]) -> str:
    """Say whether more or fewer are addressed, by their classes."""
    was, now = (max(_BREADTH.get(who.category, 0) for who in side) for side in (base, other))
    if not was or not now or was == now:
        return ""
    return "widened" if now > was else "narrowed"


def _actors(sides: Sides, act: Act, later: Act) -> Iterator[Fact]:
    """Compare who acts, where a clause itself names them: the speakers stand in the chapeau."""
    old, new = _own_actor(sides.base, act), _own_actor(sides.other, later)
    both = act.actor is not None and later.actor is not None
    if (old is None and new is None) or not both:
        return
    if _plain(act.actor) != _plain(later.actor):
        yield Fact(kind=FactKind.ACTOR, base=old, other=new)


def _plain(phrase: Phrase | None) -> str:
    return "" if phrase is None else phrase.text.lower().removeprefix("the ")


def _own_actor(side: Passage, act: Act) -> Phrase | None:
    actor = act.actor
    inside = actor is not None and any(
        clause.start <= actor.start < clause.end for clause in side.clauses
    )
    return actor if inside else None


def _timings(kind: FactKind, old: Timing | None, new: Timing | None) -> Iterator[Fact]:
    if (old is None and new is None) or _plain(old) == _plain(new):
        return
    yield Fact(kind=kind, base=_words(old), other=_words(new), detail=shift(old, new))


def _words(timing: Timing | None) -> Phrase | None:
    return timing and Phrase(text=timing.text, start=timing.start, end=timing.end)
