"""Verbs and modals of two acts -> what the published orders say about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.force._answer import About, Axis, Force, Reason
from diplodiff.force._words import quoted, rank_of, ranked_words, span_of, verb_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.lexicon import Dispute, Scales
    from diplodiff.model import Act

__all__ = ["akin", "compare_modals", "compare_verbs", "ordered"]

_AXES = (Axis.OBLIGATION, Axis.EMOTION)
_STEPS = {(True, False): Force.STRONGER, (False, True): Force.WEAKER, (True, True): Force.DISPUTED}


def compare_verbs(base: Act, other: Act, scales: Scales) -> Iterator[Reason]:
    """Compare what two acts do by saying it, on each axis that ranks both."""
    if base.head and base.head == other.head:
        return
    old, new = ranked_words(base, beside=other), ranked_words(other, beside=base)
    for axis in _AXES:
        settled = _dispute(base, other, scales, axis=axis) or ordered(old, new, scales, axis=axis)
        if settled is not None:
            verdict, sources = settled
            yield Reason(
                verdict=verdict,
                axis=axis,
                base=quoted(base),
                other=quoted(other),
                sources=sources,
                about=About.OPENING,
                base_span=(base.start, base.end),
                other_span=(other.start, other.end),
            )


def compare_modals(base: Act, other: Act, scales: Scales) -> Iterator[Reason]:
    """Compare the modals of what is said by one and the same verb."""
    if base.modal is None or other.modal is None:
        return
    if not base.head or base.head != other.head:  # else the modals stand for the verbs
        return
    old, new = (base.modal.text.lower(),), (other.modal.text.lower(),)
    settled = _in_dispute(old, new, scales) or ordered(old, new, scales, axis=Axis.OBLIGATION)
    if settled is not None:
        verdict, sources = settled
        yield Reason(
            verdict=verdict,
            axis=Axis.OBLIGATION,
            base=base.modal.text,
            other=other.modal.text,
            sources=sources,
            about=About.MODAL,
            base_span=span_of(base.modal),
            other_span=span_of(other.modal),
        )


def ordered(
    base: Sequence[str], other: Sequence[str], scales: Scales, *, axis: Axis
) -> tuple[Force, tuple[str, ...]] | None:
    """Ask all scales of an axis for the order of two words.

    Parameters
    ----------
    base, other : sequence of str
        The words by which either side may be ranked, the most telling first.
    scales : Scales
        What sources say.
    axis : Axis
        In which respect.

    Returns
    -------
    (Force, tuple of str) or None
        The verdict and the names of the scales that order the two; None when none does. A scale
        that gives both one rank says nothing about their order.
    """
    steps: dict[str, set[bool]] = {}
    for scale in scales.orders if base != other else ():
        if scale.axis != axis:
            continue
        old, new = rank_of(base, scale), rank_of(other, scale)
        if old is not None and new is not None and old != new:
            steps.setdefault(scale.name, set()).add(new > old)
    if not steps:
        return None
    ways = set().union(*steps.values())
    return _STEPS[True in ways, False in ways], tuple(steps)


def akin(base: Act, other: Act, scales: Scales) -> bool:
    """Tell whether two acts are of one sort, so that what stands around them can be compared.

    They are where they have the same verb, tasks under the same lead-in, or verbs that some
    source speaks of together.
    """
    old, new = verb_of(base), verb_of(other)
    if old == new or (base.lead_in and base.lead_in == other.lead_in):
        return True
    both = ((scale.rank(old), scale.rank(new)) for scale in scales.orders)
    return any(None not in ranks for ranks in both)


def _dispute(
    base: Act, other: Act, scales: Scales, *, axis: Axis
) -> tuple[Force, tuple[str, ...]] | None:
    """Find a dispute between the words or the classes of two acts."""
    classes = {act.performative.value for act in (base, other) if act.performative is not None}
    for dispute in scales.disputes:
        if dispute.axis == axis and dispute.performatives and classes == {*dispute.performatives}:
            return Force.DISPUTED, dispute.sources
    old, new = ranked_words(base, beside=other), ranked_words(other, beside=base)
    return _in_dispute(old, new, scales, axis=axis)


def _in_dispute(
    base: Sequence[str], other: Sequence[str], scales: Scales, *, axis: Axis = Axis.OBLIGATION
) -> tuple[Force, tuple[str, ...]] | None:
    for dispute in scales.disputes:
        if dispute.axis == axis and _differ(base, other, dispute):
            return Force.DISPUTED, dispute.sources
    return None


def _differ(base: Sequence[str], other: Sequence[str], dispute: Dispute) -> bool:
    sides = (
        next((side for side in dispute.words for word in words if word in side), None)
        for words in (base, other)
    )
    old, new = sides
    return old is not None and new is not None and old != new
