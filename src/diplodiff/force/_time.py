"""Deadlines of two acts -> whether what is asked or promised is still dated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.force._answer import About, Axis, Force, Reason
from diplodiff.force._orders import ordered
from diplodiff.force._words import span_of
from diplodiff.model import Performative, TimingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.lexicon import Scales
    from diplodiff.model import Act, Phrase

__all__ = ["compare_deadlines"]

_DATED = (Performative.DIRECTIVE, Performative.COMMISSIVE, None)
_UNDATED = "none"
_DATING = (TimingKind.DATE, TimingKind.PERIOD, TimingKind.IMMEDIATE)
_TIME_HEDGE = "time"


def compare_deadlines(base: Act, other: Act, scales: Scales) -> Iterator[Reason]:
    """Compare the deadlines of two acts that ask or promise something.

    A decision that holds "until" a date is not compared: to let it hold for good may be more or
    less than its parties want.
    """
    if base.performative not in _DATED or other.performative not in _DATED:
        return
    (kind, old), (other_kind, new) = _timing(base), _timing(other)
    settled = ordered((kind,), (other_kind,), scales, axis=Axis.TIME)
    shift = "" if settled is not None else _shift(base, other)
    if settled is None and not shift:
        return
    verdict, sources = settled or (Force.SAME, ())
    yield Reason(
        verdict=verdict,
        axis=Axis.TIME,
        base="" if old is None else old.text,
        other="" if new is None else new.text,
        detail=shift,
        sources=sources,
        about=About.DEADLINE,
        base_span=span_of(old),
        other_span=span_of(new),
    )


def _timing(act: Act) -> tuple[str, Phrase | None]:
    """Return how an act is dated, and the words that do it; vague words are hedges too."""
    if act.deadline is not None:
        return act.deadline.kind.value, act.deadline
    vague = next((hedge for hedge in act.hedges if hedge.category == _TIME_HEDGE), None)
    return (TimingKind.VAGUE.value if vague else _UNDATED), vague


def _shift(base: Act, other: Act) -> str:
    """Say which way a deadline moved: a fact, since a later date may be a longer mandate."""
    old, new = base.deadline, other.deadline
    if old is None or new is None:
        return ""
    if old.date is not None and new.date is not None and old.date != new.date:
        return "later" if new.date > old.date else "sooner"
    if old.unit != new.unit or old.count is None or new.count is None or old.count == new.count:
        return ""
    return "longer" if new.count > old.count else "shorter"
