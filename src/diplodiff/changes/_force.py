"""Which way the force of a clause went, as far as its openings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._change import Force
from diplodiff.lexicon import load, load_scales
from diplodiff.model import ClauseKind

if TYPE_CHECKING:
    from diplodiff.model import Act, Clause

__all__ = ["compare_force", "crossed_section"]

_SECTIONS = (ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE)


def crossed_section(base: Clause, other: Clause) -> bool:
    """Tell whether a clause crossed between the preamble and the operative part."""
    return base.kind in _SECTIONS and other.kind in _SECTIONS and base.kind is not other.kind


def compare_force(base: Clause, other: Clause) -> tuple[Force, tuple[str, ...]]:
    """Compare the force of two linked clauses by their section and their opening acts.

    Parameters
    ----------
    base, other : Clause
        The linked clauses.

    Returns
    -------
    force : Force
        A direction only where every published scale that has both verbs agrees; `Force.MIXED` when
        section and verb point different ways.
    reasons : tuple of str
        What the verdict rests on, in words that quote both texts.
    """
    verdicts: list[Force] = []
    reasons: list[str] = []
    for verdict, reason in (_by_section(base, other), _by_verb(base, other)):
        if reason:
            verdicts.append(verdict)
            reasons.append(reason)
    return _joined(verdicts), tuple(reasons)


def _joined(verdicts: list[Force]) -> Force:
    directions = {verdict for verdict in verdicts if verdict is not Force.DISPUTED}
    if Force.STRONGER in directions and Force.WEAKER in directions:
        return Force.MIXED
    for verdict in (Force.STRONGER, Force.WEAKER):
        if verdict in directions:
            return verdict
    return Force.DISPUTED if Force.DISPUTED in verdicts else Force.SAME


def _by_section(base: Clause, other: Clause) -> tuple[Force, str]:
    if not crossed_section(base, other):
        return Force.SAME, ""
    if other.kind is ClauseKind.PREAMBULAR:
        return Force.WEAKER, "left the operative part for the preamble: a motive, no longer an act"
    return Force.STRONGER, "left the preamble for the operative part: an act, no longer a motive"


def _by_verb(base: Clause, other: Clause) -> tuple[Force, str]:
    """Compare the opening acts of two clauses by the published scales."""
    before, after = _act(base), _act(other)
    if before is None or after is None or before.head == after.head:
        return Force.SAME, ""
    words = f"“{before.opening}” → “{after.opening}”"
    steps = _steps(before.head, after.head)
    if not steps:
        return Force.SAME, f"{words}: another opening verb"
    cited = "; ".join(dict.fromkeys(name for name, _ in steps))
    if all(step > 0 for _, step in steps):
        return Force.STRONGER, f"{words}: stronger ({cited})"
    if all(step < 0 for _, step in steps):
        return Force.WEAKER, f"{words}: weaker ({cited})"
    return Force.DISPUTED, f"{words}: sources disagree on the order ({cited})"


def _steps(before: str, after: str) -> list[tuple[str, int]]:
    """Return each scale that has both verbs, and how many ranks up it puts the second."""
    ranked, anew = _ranked_as(before), _ranked_as(after)
    ranks = ((scale.name, scale.rank(ranked), scale.rank(anew)) for scale in load_scales())
    return [(name, new - old) for name, old, new in ranks if old is not None and new is not None]


def _ranked_as(lemma: str) -> str:
    """Return the verb under which the scales rank a head: a reiterated demand is a demand."""
    head = load("en").head(lemma)
    return (head.act or head.lemma) if head is not None else lemma


def _act(clause: Clause) -> Act | None:
    return clause.acts[0] if clause.acts and clause.acts[0].head else None
