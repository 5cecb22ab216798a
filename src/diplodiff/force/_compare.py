"""Two acts -> which is the stronger, from all that is known about their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.errors import OptionError
from diplodiff.force._answer import Axis, Force, ForceComparison, Reason
from diplodiff.force._markers import (
    compare_depth,
    compare_hedges,
    compare_modifiers,
    compare_negation,
    promises,
)
from diplodiff.force._orders import akin, compare_modals, compare_verbs
from diplodiff.force._time import compare_deadlines
from diplodiff.force._words import quoted, rank_of, ranked_words, verb_of
from diplodiff.lexicon import load_scales
from diplodiff.model import BINDING, Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplodiff.lexicon import Scales

__all__ = ["binds", "compare_force", "join_force"]

_DIRECTIONS = frozenset({Force.STRONGER, Force.WEAKER})


def compare_force(base: Act, other: Act, *, scales: Scales | None = None) -> ForceComparison:
    """Say which of two acts is the stronger, and why.

    Parameters
    ----------
    base, other : Act
        Two acts that belong together, such as those of a clause and its later version.
    scales : Scales or None, default None
        What sources say about the force of words, from `diplodiff.lexicon.read_scales`; None
        stands for the scales of the package.

    Returns
    -------
    ForceComparison
        "stronger" means that `other` is the stronger. Swapping the operands swaps stronger and
        weaker, and leaves same, mixed and disputed as they are. Where one act denies what the
        other says, force has no direction: the answer is `Force.MIXED`, and the first reason
        says so.

    Raises
    ------
    OptionError
        If an operand is no `Act`.

    Examples
    --------
    >>> from diplodiff.model import Act
    >>> urged = Act(opening="Urges", head="urge", start=0, end=5)
    >>> demanded = Act(opening="Demands", head="demand", start=0, end=7)
    >>> answer = compare_force(urged, demanded)
    >>> answer.force.value
    'stronger'
    >>> str(answer.reasons[0])
    '“Urges” → “Demands”: stronger (Gruenberg 2009; Model Diplomat, operative clauses; ...)'
    """
    for name, act in (("base", base), ("other", other)):
        if not isinstance(act, Act):
            msg = (
                f"{name} must be an Act, not {type(act).__name__}; "
                "parse a text and take the acts of its clauses"
            )
            raise OptionError(msg)
    if _weight(base) == _weight(other):
        return ForceComparison(force=Force.SAME)
    known = load_scales() if scales is None else scales
    by_verb = tuple(compare_verbs(base, other, known))
    settled = not _DIRECTIONS.isdisjoint(reason.verdict for reason in by_verb)
    # The order of two verbs says what each puts off, and outweighs what colours them.
    by_depth = () if settled else tuple(compare_depth(base, other, known))
    reasons = [
        *compare_negation(base, other),
        *by_verb,
        *by_depth,
        *compare_modals(base, other, known),
    ]
    if akin(base, other, known):
        reasons += compare_hedges(base, other, known, weighed=bool(by_depth))
        reasons += compare_deadlines(base, other, known)
        reasons += () if settled else compare_modifiers(base, other, known)
    if not reasons and verb_of(base) != verb_of(other):
        reasons.append(_unranked(base, other))
    force = join_force(reason.verdict for reason in reasons)
    return ForceComparison(force=force, reasons=tuple(reasons))


def _weight(act: Act) -> tuple[object, ...]:
    """Return all of an act that bears on its force; acts that have it in common are equals."""
    return (
        *(act.opening, act.head, act.verbs, act.lead_in, act.performative, act.modifiers),
        *(act.inherited, act.negated, tuple(hedge.text for hedge in act.hedges)),
        act.modal.text if act.modal is not None else "",
        act.deadline.text if act.deadline is not None else "",
    )


def join_force(verdicts: Iterable[Force]) -> Force:
    """Join verdicts that hold together.

    Parameters
    ----------
    verdicts : iterable of Force
        In any order.

    Returns
    -------
    Force
        A direction where all that have one agree, `Force.MIXED` where they do not; without any,
        `Force.DISPUTED` if something is, else `Force.SAME`.
    """
    found = set(verdicts)
    directions = found & _DIRECTIONS
    if Force.MIXED in found or len(directions) > 1:
        return Force.MIXED
    if directions:
        return next(iter(directions))
    return Force.DISPUTED if Force.DISPUTED in found else Force.SAME


def binds(act: Act, *, scales: Scales | None = None) -> bool:
    """Tell whether an act asks something, promises something or makes it so.

    Parameters
    ----------
    act : Act
        Any act.
    scales : Scales or None, default None
        As for `compare_force`.

    Returns
    -------
    bool
        By its class; where that was not read, whether a scale of obligation ranks it above what
        it ranks lowest.
    """
    if act.performative is not None:
        return act.performative in BINDING
    known = load_scales() if scales is None else scales
    words = ranked_words(act, beside=act)
    ranks = (rank_of(words, scale) for scale in known.orders if scale.axis == Axis.OBLIGATION)
    return promises(act) or any(rank is not None and rank > 0 for rank in ranks)


def _unranked(base: Act, other: Act) -> Reason:
    return Reason(
        verdict=Force.SAME,
        axis=Axis.OBLIGATION,
        base=quoted(base),
        other=quoted(other),
        detail="another opening verb, which no source ranks",
        base_span=(base.start, base.end),
        other_span=(other.start, other.end),
    )
