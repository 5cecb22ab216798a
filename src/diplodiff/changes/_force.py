"""Which way the force of linked clauses went: by their section and their acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._renewal import read_words
from diplodiff.force import Force, binds, compare_force, join_force
from diplodiff.model import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Act, Clause

__all__ = ["crossed_section", "force_of"]

_SECTIONS = (ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE)
_SLID = "left the operative part for the preamble: a motive, no longer an act"
_ROSE = "left the preamble for the operative part: an act, no longer a motive"


_AKIN = 0.5
"""Acts speak of the same thing when half the words of the shorter object are in the other."""
_SAME_VERB = 0.1
"""What the same verb adds to that share: it settles ties, but outweighs no object."""
_LONGEST_PARTICLE = 3
_MOST_PAIRS = 10_000
"""Clauses with more acts than that, a hundred on each side, are compared by their first ones."""


def crossed_section(base: Clause, other: Clause) -> bool:
    """Tell whether a clause crossed between the preamble and the operative part."""
    return base.kind in _SECTIONS and other.kind in _SECTIONS and base.kind is not other.kind


def force_of(base: Sequence[Clause], other: Sequence[Clause]) -> tuple[Force, tuple[str, ...]]:
    """Compare the force of linked clauses by their section and their acts.

    Parameters
    ----------
    base, other : sequence of Clause
        The clauses on the two sides of a row, at least one each.

    Returns
    -------
    force : Force
        A direction only where all that has one agrees.
    reasons : tuple of str
        What the verdict rests on, in words that quote both texts.
    """
    verdicts: list[Force] = []
    reasons: list[str] = []
    if len(base) == len(other) == 1 and _crossed_with_force(base[0], other[0]):
        slid = other[0].kind is ClauseKind.PREAMBULAR
        verdicts.append(Force.WEAKER if slid else Force.STRONGER)
        reasons.append(_SLID if slid else _ROSE)
    for old, new in _pairs(base, other):
        comparison = compare_force(old, new)
        verdicts.append(comparison.force)
        reasons += map(str, comparison.reasons)
    return join_force(verdicts), tuple(dict.fromkeys(reasons))


def _crossed_with_force(base: Clause, other: Clause) -> bool:
    """Tell whether a clause that asks or binds crossed: what only speaks does so in either part."""
    if not crossed_section(base, other):
        return False
    return any(binds(act) for clause in (base, other) for act in clause.acts[:1])


def _pairs(base: Sequence[Clause], other: Sequence[Clause]) -> list[tuple[Act, Act]]:
    """Pair the acts that speak of the same thing; failing that, the first ones.

    An act without a counterpart stays alone: by position, the later acts of long clauses would be
    compared with what they have nothing to do with. Two acts that are both inherited are told
    where they stand.
    """
    old = [act for clause in base for act in clause.acts]
    new = [act for clause in other for act in clause.acts]
    if len(old) == len(new) == 1:
        return [] if old[0].inherited and new[0].inherited else [(old[0], new[0])]
    pairs = _akin(old, new) if len(old) * len(new) <= _MOST_PAIRS else []
    if not pairs and base[0].acts and other[0].acts:
        pairs.append((base[0].acts[0], other[0].acts[0]))
    return pairs


def _akin(base: Sequence[Act], other: Sequence[Act]) -> list[tuple[Act, Act]]:
    """Pair acts by the words of their objects, the most alike first, in the order of the base."""
    old, new = [_matter(act) for act in base], [_matter(act) for act in other]
    shares = {
        (i, j): _share(matter, anew) + _SAME_VERB * (base[i].head == other[j].head)
        for i, matter in enumerate(old)
        for j, anew in enumerate(new)
        if _share(matter, anew) >= _AKIN
    }
    taken: dict[int, int] = {}
    for i, j in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(base[i], other[j]) for i, j in sorted(taken.items())]


def _matter(act: Act) -> frozenset[str]:
    """Return the words that say what an act is about; short ones are articles and the like."""
    words = read_words(act.object.text) if act.object is not None else ()
    return frozenset(word for word in words if len(word) > _LONGEST_PARTICLE)


def _share(base: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the shorter side's words stands on both, in [0, 1]."""
    return len(base & other) / max(1, min(len(base), len(other)))
