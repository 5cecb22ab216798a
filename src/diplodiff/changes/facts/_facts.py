"""All facts of change between two sides, in the order in which a reader wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplodiff.changes._fact import FactKind
from diplodiff.changes.facts._acts import facts_of_acts, paired_acts
from diplodiff.changes.facts._brackets import facts_of_brackets
from diplodiff.changes.facts._deadlines import governed, joined
from diplodiff.changes.facts._firmness import facts_of_firmness
from diplodiff.changes.facts._negations import CHECK
from diplodiff.changes.facts._numbers import facts_of_dates, facts_of_numbers
from diplodiff.changes.facts._parts import facts_of_parts
from diplodiff.changes.facts._references import facts_of_references
from diplodiff.changes.facts._words import facts_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplodiff.changes._fact import Fact
    from diplodiff.changes._sides import Sides
    from diplodiff.model import Phrase

__all__ = ["facts_of"]

_PLACE = {kind: place for place, kind in enumerate(FactKind)}


def facts_of(sides: Sides) -> tuple[Fact, ...]:
    """List what changed between two sides.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Returns
    -------
    tuple of Fact
        By kind, in the order of `FactKind`; within a kind in the order of the text. No words are
        told twice: a date that is a deadline, or part of a citation, is that alone.
    """
    paired = paired_acts(sides.base, sides.other)
    pairs = [(governed(sides.base, act), governed(sides.other, later)) for act, later in paired]
    found = list(facts_of_acts(sides, pairs, paired))
    found += _untold(facts_of_parts(sides, pairs), found)
    found += facts_of_references(sides, paired)
    found += facts_of_brackets(sides)
    found += _untold(facts_of_dates(sides), found)
    found += _untold(facts_of_numbers(sides), found)
    found = joined(sides, found)
    found += _untold(facts_of_firmness(sides), found)
    found = _denied(found, _lasting(_untold(facts_of_words(sides), found)))
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: _PLACE[fact.kind]))


def _denied(told: Sequence[Fact], words: Sequence[Fact]) -> list[Fact]:
    """Let the words of a denial stand for the act that they deny: they say what is denied.

    Without such words on one side alone, the act is put in another way, and no less denied.
    """
    acts = [fact for fact in told if fact.kind is FactKind.NEGATION]
    kept = [fact for fact in told if fact.kind is not FactKind.NEGATION]
    if not acts:
        return [*told, *words]
    return kept + [replace(fact, force=acts[0].force) if _denies(fact) else fact for fact in words]


def _denies(fact: Fact) -> bool:
    return fact.kind is FactKind.NEGATION and fact.detail != CHECK


def _lasting(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out what is dropped in one place and added in another: it only changed places."""
    gone = {_plain(fact.base) for fact in facts if fact.other is None}
    come = {_plain(fact.other) for fact in facts if fact.base is None}
    return [
        fact
        for fact in facts
        if (fact.base is not None and fact.other is not None)
        or _plain(fact.base or fact.other) not in gone & come
    ]


def _plain(phrase: Phrase | None) -> str:
    return "" if phrase is None else phrase.text.lower()


def _untold(facts: Iterable[Fact], told: Sequence[Fact]) -> list[Fact]:
    """Leave out facts whose words are part of what another fact tells."""
    return [fact for fact in facts if not any(_tells(other, fact) for other in told)]


def _tells(other: Fact, fact: Fact) -> bool:
    """Tell whether one fact quotes the words with which another begins, on either side."""
    return _holds(other.base, fact.base) or _holds(other.other, fact.other)


def _holds(whole: Phrase | None, part: Phrase | None) -> bool:
    if whole is None or part is None:
        return False
    return whole.start <= part.start < whole.end
