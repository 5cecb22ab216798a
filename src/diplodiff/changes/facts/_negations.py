"""Facts about negations: gained or lost, or put in other words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.changes._passage import MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides, Stretch

__all__ = ["CHECK", "facts_of_negations", "has_negation"]

CHECK = "check the negation"
"""Detail where words of denial differ, and others around them as well: both may say the same."""
_LONGEST_NEGATED = 8
"""A negation that comes or goes in a longer stretch comes or goes with what it denies."""
_NO_DENIAL = {
    "not": ("only", "least", "later", "limited"),
    "no": ("later", "fewer", "less", "more", "earlier", "longer", ".", ":"),
    "without": ("prejudice", "delay", "further"),
}
"""Words before which these deny nothing: "not later than", "no fewer than", "No. 5", "without
prejudice to", "including but not limited to"."""
_QUOTED = 2
"""Words quoted behind a negation, to show what it denies."""
_NEAR = 6
"""Words between a denial dropped and one added that may be the same: "no State shall" and "States
shall not"."""
_CONTEXT = 3
_STEM = 4


class _Denial(NamedTuple):
    stretch: Stretch
    fact: Fact
    gained: bool


def has_negation(side: Passage, words: range) -> bool:
    """Tell whether a negation stands among some words."""
    return bool(_denials(side, words))


def facts_of_negations(sides: Sides) -> list[Fact]:
    """Compare negations in the stretches that differ.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Returns
    -------
    list of Fact
        "now denied" and "no longer denied" where what is denied stands on both sides; `CHECK`
        where it differs as well, where a verb that denies stands near ("refrain from"), or where
        the denial only moved. None where a denial came or went with what it denies.
    """
    found = [it for stretch in sides.stretches for it in [_denial(sides, stretch)] if it]
    return [_moved(it, found) for it in found]


def _moved(denial: _Denial, found: Sequence[_Denial]) -> Fact:
    contrary = (it for it in found if it.gained is not denial.gained)
    apart = (abs(it.stretch.base.start - denial.stretch.base.start) for it in contrary)
    near = any(distance <= _NEAR for distance in apart)
    return replace(denial.fact, detail=CHECK) if near else denial.fact


def _denial(sides: Sides, stretch: Stretch) -> _Denial | None:
    old, new = _denials(sides.base, stretch.base), _denials(sides.other, stretch.other)
    if len(old) == len(new) or max(len(stretch.base), len(stretch.other)) > _LONGEST_NEGATED:
        return None
    gained = len(new) > len(old)
    side, at = (sides.other, new[-1]) if gained else (sides.base, old[-1])
    kept = _keeps(sides, at, gained=gained)
    if kept is None:
        return None
    sure = kept and not _denied_by_verb(sides, stretch)
    words = side.said(range(at, min(at + 1 + _QUOTED, len(side.keys))))
    fact = Fact(
        kind=FactKind.NEGATION,
        base=None if gained else words,
        other=words if gained else None,
        detail=("now denied" if gained else "no longer denied") if sure else CHECK,
    )
    return _Denial(stretch, fact, gained)


def _keeps(sides: Sides, at: int, *, gained: bool) -> bool | None:
    """Tell whether what a negation denies stands on the other side; None where nothing does."""
    side, contrary = (sides.other, sides.base) if gained else (sides.base, sides.other)
    denied = _content(side, range(at + 1, len(side.keys)))
    for stretch in sides.stretches:
        own, facing = (stretch.other, stretch.base) if gained else (stretch.base, stretch.other)
        if denied in own:
            answer = _content(contrary, facing)
            if answer < 0:
                return None
            return _akin(side.keys[denied], contrary.keys[answer])
    return True


def _content(side: Passage, words: range) -> int:
    """Return the first word that does more than carry a negation, or -1."""
    classes = pack_of(side.language).words
    empty = MARKS | classes.articles | classes.supports | classes.negators
    empty |= classes.negation_carriers
    return next((at for at in words if side.keys[at] not in empty), -1)


def _akin(word: str, other: str) -> bool:
    """Tell forms of one word by their beginning: "State", "States"."""
    size = max(_STEM, min(len(word), len(other)) - 1)
    return word[:size] == other[:size]


def _denied_by_verb(sides: Sides, stretch: Stretch) -> bool:
    """Tell whether a verb that denies differs near by: "prevent", "refrain", "null"."""
    near = ((sides.base, stretch.base), (sides.other, stretch.other))
    return any(
        side.keys[at] in pack_of(side.language).words.denying
        for side, words in near
        for at in range(max(0, words.start - _CONTEXT), min(len(side.keys), words.stop + _CONTEXT))
        if side.keys[at] in sides.differing
    )


def _denials(side: Passage, words: range) -> list[int]:
    negators = pack_of(side.language).words.negators
    return [at for at in words if side.keys[at] in negators and not _idle(side, at)]


def _idle(side: Passage, at: int) -> bool:
    behind = side.keys[at + 1] if at + 1 < len(side.keys) else ""
    return behind in _NO_DENIAL.get(side.keys[at], ())
