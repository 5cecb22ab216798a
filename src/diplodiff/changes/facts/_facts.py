"""All facts of change between two sides, in the order in which a reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import FactKind
from diplodiff.changes.facts._acts import facts_of_acts, paired_acts
from diplodiff.changes.facts._brackets import facts_of_brackets
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
    pairs = paired_acts(sides.base, sides.other)
    found = list(facts_of_acts(sides, pairs))
    found += _untold(facts_of_parts(sides, pairs), found)
    found += facts_of_references(sides, pairs)
    found += facts_of_brackets(sides)
    found += _untold(facts_of_dates(sides), found)
    found += _untold(facts_of_numbers(sides), found)
    found += _untold(facts_of_words(sides), found)
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: _PLACE[fact.kind]))


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
