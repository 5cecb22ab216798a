"""Facts about single words and short phrases: negations, and members of enumerations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.changes.facts._negations import facts_of_negations, has_negation
from diplodiff.lexicon import load_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides, Stretch

__all__ = ["facts_of_words"]

_LONGEST_ITEM = 8
_COMMAS = frozenset({",", "，", "、", "،", ";", "；"})


def facts_of_words(sides: Sides) -> Iterator[Fact]:
    """Compare negations and enumerations in the stretches that differ.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Yields
    ------
    Fact
        A negation gained or lost; a member of an enumeration added or dropped.
    """
    yield from facts_of_negations(sides)
    for stretch in sides.stretches:
        both = ((sides.base, stretch.base), (sides.other, stretch.other))
        if not any(has_negation(side, words) for side, words in both):
            yield from _items(sides, stretch)


def _items(sides: Sides, stretch: Stretch) -> Iterator[Fact]:
    """Read what came or went in a list, or between commas as hedges do."""
    if bool(stretch.base) is bool(stretch.other):
        return
    side, words = (sides.base, stretch.base) if stretch.base else (sides.other, stretch.other)
    core = _core(side, words)
    if not core or len(words) > _LONGEST_ITEM:
        return
    if _is_hedge(side, core):
        yield _alone(sides, side, FactKind.HEDGE, core)
    elif len(core) < len(words) and _is_item(side, core):
        yield _alone(sides, side, FactKind.ITEM, core)


def _alone(sides: Sides, side: Passage, kind: FactKind, words: range) -> Fact:
    said = side.said(words)
    return Fact(kind=kind, base=said) if side is sides.base else Fact(kind=kind, other=said)


def _is_hedge(side: Passage, words: range) -> bool:
    """Tell a hedge from a member of a list; both may stand between commas.

    In the preamble nothing is due, so that no act there has hedges of its own.
    """
    keys = [*side.keys[words.start : words.stop], ""]
    return any(behind == len(words) for behind, _ in load_tables(side.language).hedges.at(keys, 0))


def _core(side: Passage, words: range) -> range:
    """Return the words of a stretch without what joins them to others."""
    joins = _joins(side)
    while words and side.keys[words[0]] in joins:
        words = words[1:]
    while words and side.keys[words[-1]] in joins:
        words = words[:-1]
    return words


def _joins(side: Passage) -> frozenset[str]:
    return _COMMAS | pack_of(side.language).words.coordinators | _OR


def _is_item(side: Passage, words: range) -> bool:
    return not any(side.keys[at] in _COMMAS for at in words) and _listed(side, words)


def _listed(side: Passage, words: range) -> bool:
    """Tell whether a joining word stands on one side of the item, and another one near it."""
    joins = _joins(side)
    around = range(max(0, words.start - _NEAR), min(len(side.keys), words.stop + _NEAR))
    n_joins = sum(side.keys[at] in joins for at in around if at not in words)
    return n_joins >= _MEMBERS


_OR = frozenset({"or", "ou", "o", "или", "أو", "或", "veya", "oder"})
_NEAR = 8
_MEMBERS = 2
"""Two joining words make a list of three: "food, fuel and medicine"."""
