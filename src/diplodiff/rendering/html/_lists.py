"""A comparison -> the alerts, scores, commitments and references of a page, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from diplodiff.changes.commitments import CommitmentStatus
from diplodiff.rendering._synopsis import alert_lines
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import figure
from diplodiff.rendering.figures._scores import bar
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplodiff.changes.alerts import Alert
    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Statement
    from diplodiff.model.commitments import Commitment
    from diplodiff.scoring import Part

__all__ = [
    "AlertItem",
    "Cited",
    "CommitmentLine",
    "Done",
    "Places",
    "ReferenceLine",
    "ScoreItem",
    "ScorePart",
    "alert_items",
    "commitment_lines",
    "places_of",
    "reference_lines",
    "score_items",
]

_MOST_PARTS = 20
"""Clauses told of a score, those with most to do with it: more are a table, not a reason."""
_MOST_WORDS = 30
_EVEN = 0.5
_FEW_WORDS, _AROUND = 4, 9


class Places(NamedTuple):
    """The number of the row that each clause is in, by its label, for either text."""

    base: Mapping[str, int]
    other: Mapping[str, int]


class AlertItem(NamedTuple):
    """One thing to underline.

    Parameters
    ----------
    labels, kind, sentence : str
        The clauses, what it is, and the words in question.
    row : int
        The row to read it in; 0 without one.
    context : tuple of str
        Words before, the words in question, and words after them, where they are too few to be
        understood alone; else ().
    """

    labels: str
    kind: str
    sentence: str
    row: int
    context: tuple[str, ...]


class ScorePart(NamedTuple):
    """What one clause has to do with a score."""

    side: str
    label: str
    row: int
    words: str
    share: str


class ScoreItem(NamedTuple):
    """One score with what it says and the clauses that made it."""

    name: str
    figure: str
    meaning: str
    bar: Markup
    caption: str
    parts: tuple[ScorePart, ...]
    more: int


class Done(NamedTuple):
    """A commitment as one side has it."""

    label: str
    row: int
    opening: str
    addressees: str
    what: str
    timing: str
    hedges: str


class CommitmentLine(NamedTuple):
    """A commitment on both sides, what became of it and why."""

    status: str
    base: Done | None
    other: Done | None
    reasons: tuple[str, ...]


class Cited(NamedTuple):
    """A clause that cites something."""

    label: str
    row: int


class ReferenceLine(NamedTuple):
    """Something cited, by which clauses, and what became of it."""

    name: str
    kind: str
    base: tuple[Cited, ...]
    other: tuple[Cited, ...]
    status: str


def places_of(rows: Iterable[Row]) -> Places:
    """Tell which row each clause is in."""
    places = Places({}, {})
    for number, row in enumerate(rows, start=1):
        for found, clauses in zip(places, (row.base, row.other), strict=True):
            found.update((clause.label, number) for clause in clauses)  # type: ignore[attr-defined]
    return places


def alert_items(comparison: Comparison, places: Places) -> tuple[AlertItem, ...]:
    """List what a careful reader would underline."""
    pairs = zip(comparison.alerts(), alert_lines(comparison), strict=True)
    return tuple(
        AlertItem(
            *line,
            row=places.base.get(alert.base_label) or places.other.get(alert.other_label, 0),
            context=_context(alert, comparison),
        )
        for alert, line in pairs
    )


def _context(alert: Alert, comparison: Comparison) -> tuple[str, ...]:
    """Quote the newer text around a few words, or the base where the newer lacks them."""
    newer = alert.other is not None
    words = alert.other if newer else alert.base
    text = comparison.other if newer else comparison.base
    label = alert.other_label if newer else alert.base_label
    clause = next((it for it in text if it.label == label), None)
    if words is None or clause is None or words.text not in alert.reason:
        return ()
    if len(words.text.split()) > _FEW_WORDS:
        return ()
    before = text.source_text[clause.start : words.start].split()
    after = text.source_text[words.end : clause.end].split()
    around = (
        " ".join(("…", *before[-_AROUND:]) if len(before) > _AROUND else before),
        words.text,
        " ".join((*after[:_AROUND], "…") if len(after) > _AROUND else after),
    )
    return tuple(map(visible, around))


_CAPTIONS = {
    "added": "The clauses that add most",
    "balance": "The clauses that tip it",
}
_COSTING = "The clauses that cost it most"


def score_items(comparison: Comparison, places: Places) -> tuple[ScoreItem, ...]:
    """List the scores, each with the clauses that have most to do with it."""
    items = []
    for name, meaning in MEANINGS.items():
        value = getattr(comparison.scores, name)
        parts = comparison.scores.explain(name)
        weighty = sorted(
            (part for part in parts if _effect(name, part) > 0),
            key=lambda part: -_effect(name, part),
        )
        items.append(
            ScoreItem(
                name=name.capitalize(),
                figure=figure(value),
                meaning=meaning,
                bar=Markup(bar(name, value)),  # noqa: S704 - shapes of our own
                caption=_CAPTIONS.get(name, _COSTING),
                parts=tuple(_part(part, places) for part in weighty[:_MOST_PARTS]),
                more=max(0, len(weighty) - _MOST_PARTS),
            )
        )
    return tuple(items)


def _effect(name: str, part: Part) -> float:
    """Measure how far a clause takes a score from saying that nothing changed."""
    if name == "added":
        return part.gain
    return abs(part.gain - part.weight * _EVEN) if name == "balance" else part.weight - part.gain


def _part(part: Part, places: Places) -> ScorePart:
    of_side = places.base if part.side == "base" else places.other
    share = part.gain / part.weight if part.weight else 0.0
    return ScorePart(
        part.side.capitalize(),
        visible(part.label),
        of_side.get(part.label, 0),
        f"{part.weight:,}",
        figure(share),
    )


def commitment_lines(comparison: Comparison, places: Places) -> tuple[CommitmentLine, ...]:
    """List what became of the commitments: what was lost first, what was kept last."""
    order = (
        CommitmentStatus.DROPPED,
        CommitmentStatus.WEAKENED,
        CommitmentStatus.STRENGTHENED,
        CommitmentStatus.NEW,
        CommitmentStatus.KEPT,
    )
    return tuple(
        CommitmentLine(
            change.status.value,
            _done(change.base, places.base),
            _done(change.other, places.other),
            tuple(map(visible, change.reasons)),
        )
        for change in sorted(comparison.commitments(), key=lambda it: order.index(it.status))
    )


def _done(commitment: Commitment | None, places: Mapping[str, int]) -> Done | None:
    if commitment is None:
        return None
    words = commitment.what.split(" ")
    what = commitment.what if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} …"
    return Done(
        label=visible(commitment.label),
        row=places.get(commitment.label, 0),
        opening=visible(commitment.opening),
        addressees=visible("; ".join(commitment.addressees)),
        what=visible(what),
        timing=visible("; ".join(filter(None, (commitment.deadline, commitment.frequency)))),
        hedges=visible("; ".join(commitment.hedges)),
    )


def reference_lines(comparison: Comparison, places: Places) -> tuple[ReferenceLine, ...]:
    """List what is cited: what is no longer cited first, then the new, then the rest."""
    sides = [
        _citations(text, of_side)
        for text, of_side in zip((comparison.base, comparison.other), places, strict=True)
    ]
    found = [
        ReferenceLine(
            visible(", ".join(filter(None, (name, within)))),
            kind,
            tuple(sides[0].get((name, within, kind), ())),
            tuple(sides[1].get((name, within, kind), ())),
            _STATUSES[(name, within, kind) in sides[0], (name, within, kind) in sides[1]],
        )
        for name, within, kind in dict.fromkeys((*sides[0], *sides[1]))
    ]
    order = list(_STATUSES.values())
    return tuple(sorted(found, key=lambda line: order.index(line.status)))


_STATUSES = {
    (True, False): "no longer cited",
    (False, True): "newly cited",
    (True, True): "cited in both",
}


def _citations(
    text: Statement, places: Mapping[str, int]
) -> dict[tuple[str, str, str], Sequence[Cited]]:
    found: dict[tuple[str, str, str], dict[Cited, None]] = {}
    for clause in text:
        for it in clause.references:
            cited = Cited(visible(clause.label), places.get(clause.label, 0))
            found.setdefault((it.identity, it.within, it.kind.value), {})[cited] = None
    return {key: tuple(clauses) for key, clauses in found.items()}
