"""Facts about single words and short phrases: negations, and members of enumerations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.lexicon import load_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.changes._passage import Passage, Sides, Stretch

__all__ = ["facts_of_words"]

_LONGEST_NEGATED = 8
"""A negation that comes or goes in a longer stretch comes or goes with what it denies."""
_LONGEST_ITEM = 8
_NO_DENIAL = {"not": ("only", "least", "later")}
"""Words behind which these deny nothing: "not only", "not least", "not later than"."""
_QUOTED = 2
"""Words quoted behind a negation, to show what it denies."""
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
    for stretch in sides.stretches:
        negation = _negation(sides, stretch)
        if negation is not None:
            yield negation
        else:
            yield from _items(sides, stretch)


def _negation(sides: Sides, stretch: Stretch) -> Fact | None:
    old = _denials(sides.base, stretch.base)
    new = _denials(sides.other, stretch.other)
    if len(old) == len(new) or max(len(stretch.base), len(stretch.other)) > _LONGEST_NEGATED:
        return None
    side, at = (sides.base, old[-1]) if len(old) > len(new) else (sides.other, new[-1])
    words = side.said(range(at, min(at + 1 + _QUOTED, len(side.keys))))
    if side is sides.base:
        return Fact(kind=FactKind.NEGATION, base=words, detail="no longer denied")
    return Fact(kind=FactKind.NEGATION, other=words, detail="now denied")


def _denials(side: Passage, words: range) -> list[int]:
    negators = pack_of(side.language).words.negators
    return [at for at in words if side.keys[at] in negators and not _idle(side, at)]


def _idle(side: Passage, at: int) -> bool:
    behind = side.keys[at + 1] if at + 1 < len(side.keys) else ""
    return behind in _NO_DENIAL.get(side.keys[at], ())


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
