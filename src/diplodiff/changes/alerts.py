"""What a careful reader would underline: the few facts of a comparison that matter most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes._change import ChangeKind
from diplodiff.changes._fact import FactKind
from diplodiff.changes.facts._negations import CHECK
from diplodiff.force import Force
from diplodiff.model import ClauseKind, Performative, Phrase, ReferenceKind, is_binding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplodiff.changes._change import Change
    from diplodiff.changes._fact import Fact
    from diplodiff.model import Clause

__all__ = ["MOST_ALERTS", "Alert", "AlertKind", "AlertRow", "alerts_of"]

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
    LEGAL_BASIS = "legal basis"
    """Another chapter of the Charter; a clause "Acting under" or "Determining" lost or gained."""
    SOFTENED = "softened"
    """A weaker verb, modal or word around them; a deed put off; a hedge added."""
    DISPUTED = "disputed"
    """Another verb of an act that binds, whose order the published scales dispute."""
    DEADLINE_LOST = "deadline lost"
    """A date or period dropped, or replaced by words that bind nobody."""
    FIRMNESS = "firmness"
    """A word that says how far an act goes dropped or replaced: "immediate", "all necessary"."""
    COMMITMENT_DROPPED = "commitment dropped"
    """A clause that asked, promised or decided is gone, or an act inside one."""
    REFERENCE_DROPPED = "reference dropped"
    """Something is no longer cited."""
    ADDRESSEE = "addressee"
    """Others are addressed, or fewer, or more."""
    ACTOR = "actor"
    """Others act or are bound."""
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


class AlertRow(NamedTuple):
    """A row of a comparison, as far as alerts need it.

    Parameters
    ----------
    base, other : sequence of Clause
        The clauses of either side.
    change : Change
        What became of them.
    firm : bool
        Whether the link between them is sure enough to start reading with.
    """

    base: Sequence[Clause]
    other: Sequence[Clause]
    change: Change
    firm: bool


def alerts_of(rows: Iterable[AlertRow], *, limit: int | None = MOST_ALERTS) -> tuple[Alert, ...]:
    """Choose what to read first.

    Parameters
    ----------
    rows : iterable of AlertRow
        The rows of a comparison.
    limit : int or None, default MOST_ALERTS
        How many at most; None stands for all.

    Returns
    -------
    tuple of Alert
        The most important kind first and equals in the order of the text; one of a kind for a row,
        and at most two for a row. Where there are more than the limit, no kind takes all places,
        and some are kept for what was gained.
    """
    rows = list(rows)
    told = _led(rows)
    found = [
        _Found(_ORDER[alert.kind], place, weight, alert)
        for place, row in enumerate(rows)
        for alert, weight in _alerts(row, told)
    ]
    found = _rejoined(found)
    found.sort(key=lambda it: it[:2])
    taken: Counter[int] = Counter()
    kept = []
    for it in found:
        if taken[it.place] < _MOST_OF_A_ROW:
            taken[it.place] += 1
            kept.append(it)
    chosen = kept if limit is None or len(kept) <= limit else _chosen(kept, limit)
    return tuple(it.alert for it in chosen)


class _Found(NamedTuple):
    order: int
    place: int
    weight: int
    alert: Alert


def _rejoined(found: Sequence[_Found]) -> list[_Found]:
    """Join a deadline that one row of a clause lost with one that another row of it gained."""
    gains = {
        it.alert.base_label: it
        for it in found
        if it.alert.kind is _CHANGED and it.alert.base is None and it.alert.other is not None
    }
    joined, used = [], set()
    for it in found:
        gain = gains.get(it.alert.base_label)
        if it.alert.kind is AlertKind.DEADLINE_LOST and gain is not None and it.alert.base:
            used.add(id(gain))
            joined.append(_Found(_ORDER[_CHANGED], gain.place, 0, _as_changed(it, gain)))
        else:
            joined.append(it)
    return [it for it in joined if id(it) not in used]


def _as_changed(lost: _Found, gain: _Found) -> Alert:
    old, new = lost.alert.base, gain.alert.other
    words = " → ".join(f"“{it.text}”" for it in (old, new) if it is not None)
    return replace(gain.alert, kind=_CHANGED, base=old, reason=words)


def _chosen(found: Sequence[_Found], limit: int) -> list[_Found]:
    """Choose so that no kind crowds out the others, and gains appear beside losses."""
    by_weight = sorted(found, key=lambda it: (it.order, it.weight, it.place))
    first: dict[int, _Found] = {}
    counts: Counter[AlertKind] = Counter()
    for gains in (False, True):
        places = limit if gains else limit - _PLACES_OF_GAINS
        for it in by_weight:
            kind = it.alert.kind
            fits = (kind in _GAINS) is gains and counts[kind] < _MOST_OF_A_KIND.get(kind, limit)
            if fits and len(first) < places:
                counts[kind] += 1
                first[id(it)] = it
    for it in by_weight:
        if len(first) < limit:
            first.setdefault(id(it), it)
    return sorted(first.values(), key=lambda it: it[:2])


def _led(rows: Iterable[AlertRow]) -> frozenset[str]:
    """Return the labels of lead-ins with items of their own that are added or dropped too."""
    return frozenset(
        f"{row.change.kind}{clause.parent}"
        for row in rows
        if row.change.kind in _ALONE
        for clause in (row.base or row.other)
        if clause.parent
    )


def _alerts(row: AlertRow, led: frozenset[str]) -> Iterator[tuple[Alert, int]]:
    base, other, change, _ = row
    if change.kind in _ALONE:
        yield from _alone(base or other, change.kind, led)
        return
    told: set[AlertKind] = set()
    for fact in change.facts:
        kind = _kind(fact, row) if _matters(fact, base, other) else None
        if kind is not None and kind not in told and _is_sure(kind, fact, row):
            told.add(kind)
            alert = Alert(
                kind=kind,
                base_label=_holding(base, fact.base).label,
                other_label=_holding(other, fact.other).label,
                base=fact.base,
                other=fact.other,
                reason=_sentence(fact, base[0]),
            )
            yield alert, 0


def _holding(clauses: Sequence[Clause], words: Phrase | None) -> Clause:
    """Return the clause of a side in which the words stand, the first where none are quoted."""
    if words is None:
        return clauses[0]
    return next((it for it in clauses if it.start <= words.start < it.end), clauses[0])


def _is_sure(kind: AlertKind, fact: Fact, row: AlertRow) -> bool:
    """Tell whether a row is sure enough for an alert: the gravest rest on the link alone.

    A link that is not firm, or whose clauses share little, may join what has no more in common
    than a title; and where a part alone carries over, a verb may have gone with the rest.
    """
    if kind not in _GRAVE:
        return True
    change = row.change
    if change.section and kind is AlertKind.DEADLINE_LOST:
        return False  # in the preamble nothing is due
    least, most = sorted((change.kept_base, change.kept_other))
    if least < _MUCH_KEPT and not (row.firm and most >= _SOME_KEPT):
        return False
    whole = change.kind is not ChangeKind.PARTIAL or fact.force in (Force.SAME, change.force)
    return whole or kind not in _OF_FORCE


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
    at_place = any(it.start == words.start and it.kind not in _PLACES for it in cited)
    return at_place or _cites_chapter(clauses, words.start)


def _sentence(fact: Fact, clause: Clause) -> str:
    """Say a fact; one about the whole clause needs its first words to be known again."""
    if fact.kind is not FactKind.SECTION:
        return str(fact)
    words = clause.text.split(" ")
    more = " …" if len(words) > _QUOTED_WORDS else ""
    return f"“{' '.join(words[:_QUOTED_WORDS])}{more}” {fact}"


def _alone(
    clauses: Sequence[Clause], kind: ChangeKind, led: frozenset[str]
) -> Iterator[tuple[Alert, int]]:
    """Tell of a clause without a counterpart, where it binds somebody or says by what right."""
    dropped = kind is ChangeKind.DROPPED
    for clause in clauses:
        basis = _is_basis(clause)
        binding = [act for act in clause.acts if is_binding(clause, act)]
        if f"{kind}{clause.label}" in led or not (basis or binding):
            continue
        words = Phrase(text=clause.text, start=clause.start, end=clause.end)
        of_commitment = AlertKind.COMMITMENT_DROPPED if dropped else AlertKind.COMMITMENT_NEW
        alert = Alert(
            kind=AlertKind.LEGAL_BASIS if basis else of_commitment,
            base_label=clause.label if dropped else "",
            other_label="" if dropped else clause.label,
            base=words if dropped else None,
            other=None if dropped else words,
            reason=f"“{clause.text}” {kind.value}",
        )
        decides = any(act.performative is Performative.CONSTITUTIVE for act in binding)
        yield alert, 1 - decides


def _is_basis(clause: Clause) -> bool:
    """Tell whether a clause says by what right the text acts: "Acting under", "Determining"."""
    return clause.kind is ClauseKind.PREAMBULAR and any(
        act.category in _BASES for act in clause.acts[:1]
    )


_ORDER = {kind: rank for rank, kind in enumerate(AlertKind)}
_ALONE = (ChangeKind.ADDED, ChangeKind.DROPPED)
_BASES = frozenset({"act", "determine"})
"""Categories of openings by which a council says under what power it acts."""
_STANDS_BY = "affirm"
_GAINS = frozenset({AlertKind.STRENGTHENED, AlertKind.DEADLINE_CHANGED, AlertKind.COMMITMENT_NEW})
_PLACES_OF_GAINS = 3
_CHANGED = AlertKind.DEADLINE_CHANGED
_MOST_OF_A_KIND = {
    AlertKind.COMMITMENT_DROPPED: 5,
    AlertKind.FIRMNESS: 2,
    AlertKind.REFERENCE_DROPPED: 2,
    AlertKind.ADDRESSEE: 2,
    AlertKind.ACTOR: 2,
    AlertKind.QUANTITY: 2,
}
_OF_FORCE = frozenset({AlertKind.SOFTENED, AlertKind.STRENGTHENED, AlertKind.DISPUTED})
_GRAVE = _OF_FORCE | {
    AlertKind.NEGATION,
    AlertKind.DEMOTION,
    AlertKind.DEADLINE_LOST,
    AlertKind.FIRMNESS,
}
_MUCH_KEPT = 0.5
_SOME_KEPT = 0.3
_BY_FORCE = {Force.WEAKER: AlertKind.SOFTENED, Force.STRONGER: AlertKind.STRENGTHENED}
_PLAIN = {
    FactKind.NEGATION: AlertKind.NEGATION,
    FactKind.ADDRESSEE: AlertKind.ADDRESSEE,
    FactKind.ACTOR: AlertKind.ACTOR,
    FactKind.NUMBER: AlertKind.QUANTITY,
}


def _kind(fact: Fact, row: AlertRow) -> AlertKind | None:
    """Return what a fact is worth; None where it can wait."""
    lost = fact.other is None
    if fact.kind is FactKind.NEGATION and fact.detail == CHECK:
        kind = None
    elif _changes_basis(fact, row):
        kind = AlertKind.LEGAL_BASIS
    elif fact.kind is FactKind.SECTION and fact.force is Force.WEAKER:
        kind = AlertKind.DEMOTION
    elif fact.kind is FactKind.DEADLINE and fact.force is not Force.STRONGER:
        undated = lost or fact.force is Force.WEAKER
        kind = AlertKind.DEADLINE_LOST if undated else AlertKind.DEADLINE_CHANGED
    elif fact.kind is FactKind.REFERENCE:
        kind = AlertKind.REFERENCE_DROPPED if lost else None
    elif fact.kind is FactKind.ACT:
        kind = AlertKind.COMMITMENT_DROPPED if lost else AlertKind.COMMITMENT_NEW
    elif fact.force is Force.DISPUTED:
        kind = AlertKind.DISPUTED if _binds(row.base) else None
    elif fact.kind is FactKind.FIRMNESS and fact.force is Force.SAME:
        kind = AlertKind.FIRMNESS if fact.base is not None and _binds(row.base) else None
    else:
        kind = _PLAIN.get(fact.kind) or _BY_FORCE.get(fact.force)
    return kind


def _binds(clauses: Sequence[Clause]) -> bool:
    return any(is_binding(clause, act) for clause in clauses for act in clause.acts)


def _changes_basis(fact: Fact, row: AlertRow) -> bool:
    """Tell whether a chapter is cited otherwise, or what was determined is only spoken of."""
    if fact.kind is FactKind.OPENING:
        if any(act.category == _STANDS_BY for act in row.other[0].acts[:1]):
            return False  # "Reaffirming its determination"
        return len({_is_basis(side[0]) for side in (row.base, row.other)}) > 1
    return fact.kind is FactKind.REFERENCE and any(
        words is not None and _cites_chapter(clauses, words.start)
        for words, clauses in ((fact.base, row.base), (fact.other, row.other))
    )


def _cites_chapter(clauses: Sequence[Clause], start: int) -> bool:
    return any(
        cited.start == start and cited.kind is ReferenceKind.CHAPTER and "Charter" in cited.within
        for clause in clauses
        for cited in clause.references
    )
