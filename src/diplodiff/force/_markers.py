"""What stands around the verbs of two acts -> what it adds to their force, or takes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.force._answer import About, Axis, Force, Reason
from diplodiff.force._words import chain, marked_verbs, modifiers, quoted, span_of, verb_of
from diplodiff.lexicon import load
from diplodiff.model import Performative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.lexicon import Marker, Scales
    from diplodiff.model import Act, Hedge

__all__ = ["compare_depth", "compare_hedges", "compare_modifiers", "compare_negation", "promises"]

_PROMISES = ("resolve", "undertake", "continue")
"""Categories of heads that commit the speakers, where the class of an act was not read."""
_GOVERNED = ("deliberation", "effort")
"""Categories of hedges that are verbs, which `compare_depth` has weighed already."""
_OPPOSITE = {Force.STRONGER: Force.WEAKER, Force.WEAKER: Force.STRONGER}


def compare_negation(base: Act, other: Act) -> Iterator[Reason]:
    """Tell whether one act denies what the other says, which is neither stronger nor weaker."""
    if base.negated is not other.negated:
        yield Reason(
            verdict=Force.MIXED,
            axis=Axis.OBLIGATION,
            base=quoted(base),
            other=quoted(other),
            detail=f"the act is {'now' if other.negated else 'no longer'} negated",
            about=About.NEGATION,
            base_span=(base.start, base.end),
            other_span=(other.start, other.end),
        )


def compare_depth(base: Act, other: Act, scales: Scales) -> Iterator[Reason]:
    """Compare how many verbs stand between the speakers and the deed.

    Only where both sides speak of one deed, or commit the speakers: who first appeals for talks
    and then considers a report has put nothing off.
    """
    markers = [marker for marker in scales.markers if marker.on == "verb"]
    old = [(verb, marker) for marker in markers for verb in marked_verbs(base, marker)]
    new = [(verb, marker) for marker in markers for verb in marked_verbs(other, marker)]
    if bool(old) is bool(new) or not _comparable(base, other, scales):
        return
    (verb, marker), deep = (old or new)[0], base if old else other
    inside = verb != deep.head and verb_of(base) == verb_of(other)
    yield Reason(
        verdict=_verdict(marker, gained=bool(new)),
        axis=Axis.OBLIGATION,
        base=("" if new else verb) if inside else quoted(base),
        other=("" if old else verb) if inside else quoted(other),
        detail=f"{'now' if new else 'no longer'} a matter of {marker.kind}",
        sources=(marker.name,),
        about=About.DEPTH,
        base_span=(base.start, base.end),
        other_span=(other.start, other.end),
    )


def compare_hedges(base: Act, other: Act, scales: Scales, *, weighed: bool) -> Iterator[Reason]:
    """Compare the hedges of two acts, category by category.

    Parameters
    ----------
    base, other : Act
        The acts.
    scales : Scales
        What sources say.
    weighed : bool
        Whether the verbs that put a deed off have been weighed already.
    """
    for marker in (marker for marker in scales.markers if marker.on == "hedge"):
        for category in marker.words:
            old, new = _hedges(base, category), _hedges(other, category)
            if (old is None) is (new is None) or (weighed and category in _GOVERNED):
                continue
            yield Reason(
                verdict=_verdict(marker, gained=new is not None),
                axis=Axis.OBLIGATION,
                base="" if old is None else old.text,
                other="" if new is None else new.text,
                sources=(marker.name,),
                about=About.HEDGE,
                base_span=span_of(old),
                other_span=span_of(new),
            )


def compare_modifiers(base: Act, other: Act, scales: Scales) -> Iterator[Reason]:
    """Compare the words that colour the verbs of two acts."""
    for marker in (marker for marker in scales.markers if marker.on == "modifier"):
        old, new = modifiers(base, marker), modifiers(other, marker)
        if bool(old) is not bool(new):
            yield Reason(
                verdict=_verdict(marker, gained=bool(new)),
                axis=Axis.EMOTION,
                base=quoted(base),
                other=quoted(other),
                detail=f"{'with' if new else 'without'} “{(old or new)[0]}”",
                sources=(marker.name,),
                about=About.FIRMNESS,
                base_span=(base.start, base.end),
                other_span=(other.start, other.end),
            )


def promises(act: Act) -> bool:
    """Tell whether an act commits its speakers."""
    if act.performative is not None:
        return act.performative is Performative.COMMISSIVE
    head = load("en").head(act.head)
    return head is not None and head.category in _PROMISES


def _verdict(marker: Marker, *, gained: bool) -> Force:
    effect = Force(marker.effect)
    return effect if gained else _OPPOSITE[effect]


def _hedges(act: Act, category: str) -> Hedge | None:
    """Return the first hedge of a category outside the opening, which is weighed as a verb."""
    found = (hedge for hedge in act.hedges if hedge.category == category)
    apart = (hedge for hedge in found if hedge.start >= act.end or hedge.end <= act.start)
    return next(apart, None)


def _comparable(base: Act, other: Act, scales: Scales) -> bool:
    if base.head == other.head or (promises(base) and promises(other)):
        return True
    if base.lead_in and base.lead_in == other.lead_in:
        return True
    old, new = _deeds(base, scales), _deeds(other, scales)
    return bool(old) and old[-1:] == new[-1:]


def _deeds(act: Act, scales: Scales) -> Sequence[str]:
    """Return the verbs of an act without those that put a deed off."""
    marked = {word for marker in scales.markers if marker.on == "verb" for word in marker.words}
    return [verb for verb in chain(act) if verb not in marked]
