"""Facts about the brackets of negotiating drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides
    from diplodiff.model import Bracket, Phrase

__all__ = ["facts_of_brackets"]


def facts_of_brackets(sides: Sides) -> Iterator[Fact]:
    """Compare what is not agreed on two sides.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Yields
    ------
    Fact
        Each outermost bracket of the base that the other side lacks: settled by one of its
        wordings, kept without the bracket, or taken out; and each new bracket.
    """
    old, new = list(_brackets(sides.base)), list(_brackets(sides.other))
    if not old and not new:
        return
    was, now = ({_key(phrase) for _, phrase in side} for side in (old, new))
    for bracket, phrase in old:
        if _key(phrase) not in now:
            yield Fact(kind=FactKind.BRACKET, base=phrase, detail=_outcome(bracket, phrase, sides))
    for _, phrase in new:
        if _key(phrase) not in was:
            yield Fact(kind=FactKind.BRACKET, other=phrase, detail="now in brackets")


def _brackets(side: Passage) -> Iterator[tuple[Bracket, Phrase]]:
    for clause in side.clauses:
        for bracket in clause.brackets:
            if not bracket.depth:
                yield bracket, side.phrase(bracket.start, bracket.end)


def _key(phrase: Phrase) -> str:
    return phrase.text.lower().replace(" ", "")


def _outcome(bracket: Bracket, phrase: Phrase, sides: Sides) -> str:
    """Say how a bracket was settled, as far as its own words tell."""
    text = " ".join(fold(clause.text) for clause in sides.other.clauses).lower()
    inside = phrase.text.strip("[]").strip()
    if inside and inside.lower() in text:
        return "agreed"
    chosen = [said.text for said in bracket.alternatives if said.text.lower() in text]
    if len(bracket.alternatives) > 1 and chosen:
        return f"settled as “{max(chosen, key=len)}”"
    return "taken out" if sides.changed(phrase, None) else "reworded"
