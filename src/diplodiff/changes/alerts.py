"""What a careful reader would underline: the few facts of a comparison that matter most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diplodiff.changes._change import ChangeKind
from diplodiff.changes._fact import FactKind
from diplodiff.changes.facts._negations import CHECK
from diplodiff.force import Force
from diplodiff.model import Phrase, ReferenceKind, is_binding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplodiff.changes._change import Change
    from diplodiff.changes._fact import Fact
    from diplodiff.model import Clause

__all__ = ["MOST_ALERTS", "Alert", "AlertKind", "alerts_of"]

MOST_ALERTS = 10
"""More than that is no longer read first."""
_MOST_OF_A_ROW = 2
_QUOTED_WORDS = 8
_PLACES = (ReferenceKind.CHAPTER, ReferenceKind.ARTICLE, ReferenceKind.PARAGRAPH)


class AlertKind(StrEnum):
    """What is worth underlining, the most important first."""

    NEGATION = "negation"
    """ "not" or its like gained or lost: the text may say the opposite."""
    DEMOTION = "demotion"
    """An act slid from the operative part into the preamble."""
    SOFTENED = "softened"
    """A weaker verb, modal or word around them; a deed put off; a hedge added."""
    DEADLINE_LOST = "deadline lost"
    """A date or period dropped, or replaced by words that bind nobody."""
    COMMITMENT_DROPPED = "commitment dropped"
    """A clause that asked, promised or decided is gone, or an act inside one."""
    REFERENCE_DROPPED = "reference dropped"
    """Something is no longer cited."""
    ADDRESSEE = "addressee"
    """Others are addressed, or fewer, or more."""
    QUANTITY = "quantity"
    """A number that was negotiated differs."""
    STRENGTHENED = "strengthened"
    """A stronger verb or modal, a deadline added, a hedge gone; an act risen from the preamble."""
    DEADLINE_CHANGED = "deadline changed"
    """Another date or period, or one where there was none, without a verdict on force."""
    COMMITMENT_NEW = "commitment new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing to underline, with its quotation.

    Parameters
    ----------
    kind : AlertKind
        What it is.
    base_label, other_label : str
        The clauses, as one cites them; "" on the side that has none.
    base, other : Phrase or None
        The words in question on either side, with offsets into its source text.
    reason : str
        The fact in a sentence that quotes them.
    """

    kind: AlertKind
    base_label: str
    other_label: str
    base: Phrase | None
    other: Phrase | None
    reason: str


def alerts_of(
    rows: Iterable[tuple[Sequence[Clause], Sequence[Clause], Change]],
) -> tuple[Alert, ...]:
    """Choose what to read first.

    Parameters
    ----------
    rows : iterable of (sequence of Clause, sequence of Clause, Change)
        The rows of a comparison: the clauses of either side, and what became of them.

    Returns
    -------
    tuple of Alert
        At most `MOST_ALERTS`, the most important first and equals in the order of the text; one
        of a kind for a row, and at most two for a row.
    """
    found = [(alert, place) for place, row in enumerate(rows) for alert in _alerts(*row)]
    order = {kind: rank for rank, kind in enumerate(AlertKind)}
    found.sort(key=lambda pair: (order[pair[0].kind], pair[1]))
    taken: Counter[int] = Counter()
    chosen = []
    for alert, place in found:
        if taken[place] < _MOST_OF_A_ROW:
            taken[place] += 1
            chosen.append(alert)
    return tuple(chosen[:MOST_ALERTS])


def _alerts(base: Sequence[Clause], other: Sequence[Clause], change: Change) -> Iterator[Alert]:
    if change.kind in (ChangeKind.ADDED, ChangeKind.DROPPED):
        yield from _alone(base or other, change.kind)
        return
    told: set[AlertKind] = set()
    for fact in change.facts:
        kind = _kind(fact) if _matters(fact, base, other) else None
        if kind is not None and kind not in told:
            told.add(kind)
            yield Alert(
                kind=kind,
                base_label=base[0].label,
                other_label=other[0].label,
                base=fact.base,
                other=fact.other,
                reason=_sentence(fact, base[0]),
            )


def _matters(fact: Fact, base: Sequence[Clause], other: Sequence[Clause]) -> bool:
    """Leave out acts that bind nobody, and citations of no more than a place in a text."""
    words, clauses = (fact.base, base) if fact.base is not None else (fact.other, other)
    if words is None or fact.kind not in {FactKind.ACT, FactKind.REFERENCE}:
        return True
    if fact.kind is FactKind.ACT:
        return any(
            is_binding(clause, act)
            for clause in clauses
            for act in clause.acts
            if act.start == words.start
        )
    cited = (cited for clause in clauses for cited in clause.references)
    return any(it.start == words.start and it.kind not in _PLACES for it in cited)


def _sentence(fact: Fact, clause: Clause) -> str:
    """Say a fact; one about the whole clause needs its first words to be known again."""
    if fact.kind is not FactKind.SECTION:
        return str(fact)
    words = clause.text.split(" ")
    more = " …" if len(words) > _QUOTED_WORDS else ""
    return f"“{' '.join(words[:_QUOTED_WORDS])}{more}” {fact}"


def _alone(clauses: Sequence[Clause], kind: ChangeKind) -> Iterator[Alert]:
    """Tell of a clause without a counterpart, where it binds somebody."""
    dropped = kind is ChangeKind.DROPPED
    for clause in clauses:
        if any(is_binding(clause, act) for act in clause.acts):
            words = Phrase(text=clause.text, start=clause.start, end=clause.end)
            yield Alert(
                kind=AlertKind.COMMITMENT_DROPPED if dropped else AlertKind.COMMITMENT_NEW,
                base_label=clause.label if dropped else "",
                other_label="" if dropped else clause.label,
                base=words if dropped else None,
                other=None if dropped else words,
                reason=f"“{clause.text}” {kind.value}",
            )


_BY_FORCE = {Force.WEAKER: AlertKind.SOFTENED, Force.STRONGER: AlertKind.STRENGTHENED}
_PLAIN = {
    FactKind.NEGATION: AlertKind.NEGATION,
    FactKind.ADDRESSEE: AlertKind.ADDRESSEE,
    FactKind.NUMBER: AlertKind.QUANTITY,
}


def _kind(fact: Fact) -> AlertKind | None:
    """Return what a fact is worth; None where it can wait."""
    if fact.kind is FactKind.NEGATION and fact.detail == CHECK:
        return None
    if fact.kind is FactKind.SECTION and fact.force is Force.WEAKER:
        return AlertKind.DEMOTION
    if fact.kind is FactKind.DEADLINE and fact.force is not Force.STRONGER:
        lost = fact.other is None or fact.force is Force.WEAKER
        return AlertKind.DEADLINE_LOST if lost else AlertKind.DEADLINE_CHANGED
    if fact.kind is FactKind.REFERENCE:
        return AlertKind.REFERENCE_DROPPED if fact.other is None else None
    if fact.kind is FactKind.ACT:
        return AlertKind.COMMITMENT_DROPPED if fact.other is None else AlertKind.COMMITMENT_NEW
    return _PLAIN.get(fact.kind) or _BY_FORCE.get(fact.force)
