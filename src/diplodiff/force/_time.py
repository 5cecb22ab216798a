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
    from diplodiff.model import Act, Phrase, Timing

__all__ = ["compare_deadlines", "shift"]

_DATED = (Performative.DIRECTIVE, Performative.COMMISSIVE, None)
_UNDATED = "none"
_DATING = (TimingKind.DATE, TimingKind.PERIOD, TimingKind.IMMEDIATE)
_TIME_HEDGE = "time"
_YEAR_DIGITS = 4
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}


def compare_deadlines(base: Act, other: Act, scales: Scales) -> Iterator[Reason]:
    """Compare the deadlines of two acts that ask or promise something.

    A decision that holds "until" a date is not compared: to let it hold for good may be more or
    less than its parties want.
    """
    if base.performative not in _DATED or other.performative not in _DATED:
        return
    (kind, old), (other_kind, new) = _timing(base), _timing(other)
    settled = ordered((kind,), (other_kind,), scales, axis=Axis.TIME)
    moved = "" if settled is not None else shift(base.deadline, other.deadline)
    if settled is None and not moved:
        return
    verdict, sources = settled or (Force.SAME, ())
    yield Reason(
        verdict=verdict,
        axis=Axis.TIME,
        base="" if old is None else old.text,
        other="" if new is None else new.text,
        detail=moved,
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


def shift(old: Timing | None, new: Timing | None) -> str:
    """Say which way a deadline or a frequency moved.

    A fact and no verdict, since a later date may be a longer mandate.

    Parameters
    ----------
    old, new : Timing or None
        The words of either side.

    Returns
    -------
    str
        "later" or "sooner" of dates, "longer" or "shorter" of periods whatever their units, "less
        often" or "more often" of frequencies; "" where nothing says.
    """
    if old is None or new is None or old.kind is not new.kind:
        return ""
    if old.date is not None and new.date is not None and old.date != new.date:
        return "later" if new.date > old.date else "sooner"
    if old.kind is TimingKind.DATE:
        was, now = _year(old.text), _year(new.text)
        return (
            "" if was is None or now is None or was == now else "later" if now > was else "sooner"
        )
    was, now = _days(old), _days(new)
    if was is None or now is None or was == now:
        return ""
    if new.kind is TimingKind.FREQUENCY:
        return "less often" if now > was else "more often"
    return "longer" if now > was else "shorter"


def _days(timing: Timing) -> float | None:
    """Return about how long a period is, in days: a month is a twelfth of a year."""
    if timing.count is None or timing.unit not in _DAYS:
        return None
    return timing.count * _DAYS[timing.unit]


def _year(words: str) -> float | None:
    """Return the year that ends the words of a date without a day: "by 2030"."""
    year = words.rpartition(" ")[2]
    return float(year) if year.isdecimal() and len(year) == _YEAR_DIGITS else None
