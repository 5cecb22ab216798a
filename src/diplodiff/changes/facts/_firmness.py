"""Facts about words that say how far an act goes: "immediate", "fully", "all necessary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.changes._passage import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides, Stretch

__all__ = ["facts_of_firmness"]

_LONGEST = 5
_ANY_NOW = "all of them, now any of them"
_ALL_NOW = "any of them, now all of them"


def facts_of_firmness(sides: Sides) -> Iterator[Fact]:
    """Compare words of extent in the stretches that differ.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Yields
    ------
    Fact
        Such words dropped, added, or replaced by others; "and" for "or". No source ranks them, so
        that none has a verdict on force.
    """
    for stretch in sides.stretches:
        if max(len(stretch.base), len(stretch.other)) > _LONGEST:
            continue
        old, new = _core(sides.base, stretch.base), _core(sides.other, stretch.other)
        detail = _alternatives(sides, stretch)
        if not (detail or _is_firm(sides.base, old) or _is_firm(sides.other, new)):
            continue
        if detail:
            old, new = stretch.base, stretch.other
        yield Fact(
            kind=FactKind.FIRMNESS,
            base=sides.base.said(old) if old else None,
            other=sides.other.said(new) if new else None,
            detail=detail,
        )


def _is_firm(side: Passage, words: range) -> bool:
    classes = pack_of(side.language).words
    said = {side.keys[at] for at in words} - classes.coordinators - MARKS
    return bool(said) and said <= classes.firm


def _core(side: Passage, words: range) -> range:
    """Return the words of a stretch without what joins them to others."""
    classes = pack_of(side.language).words
    joins = classes.coordinators | classes.articles | MARKS
    while words and side.keys[words[0]] in joins:
        words = words[1:]
    while words and side.keys[words[-1]] in joins:
        words = words[:-1]
    return words


def _alternatives(sides: Sides, stretch: Stretch) -> str:
    """Tell whether "or" stands where "and" stood, or the reverse."""
    old = {sides.base.keys[at] for at in stretch.base}
    new = {sides.other.keys[at] for at in stretch.other}
    base, other = (pack_of(side.language).words for side in (sides.base, sides.other))
    if old and new and old <= base.coordinators and new <= other.alternatives:
        return _ANY_NOW
    if old and new and old <= base.alternatives and new <= other.coordinators:
        return _ALL_NOW
    return ""
