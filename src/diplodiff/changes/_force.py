"""Which way the force of linked clauses went: by their section and their acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.force import Force, binds, compare_force, join_force
from diplodiff.model import ClauseKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Act, Clause

__all__ = ["crossed_section", "force_of"]

_SECTIONS = (ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE)
_SLID = "left the operative part for the preamble: a motive, no longer an act"
_ROSE = "left the preamble for the operative part: an act, no longer a motive"


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
    """Pair the acts of both sides: those of one verb in order, else the first of one clause each.

    An act without a counterpart stays alone; by position alone, later acts of long clauses would
    be compared with what they have nothing to do with.
    """
    old = [act for clause in base for act in clause.acts]
    new = [act for clause in other for act in clause.acts]
    left = list(new)
    pairs: list[tuple[Act, Act]] = []
    for act in old:
        same = next((one for one in left if one.head and one.head == act.head), None)
        if same is not None:
            left.remove(same)
            pairs.append((act, same))
    if not pairs and old and new and len(base) == len(other) == 1:
        pairs.append((old[0], new[0]))
    return pairs
