"""Facts about what is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.changes._fact import Fact, FactKind
from diplodiff.model import Phrase, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides
    from diplodiff.model import Act, Reference

__all__ = ["facts_of_references"]

_ORGAN = "General Assembly "
_FIGURES = re.compile(r"\d++")
_GAP = "an earlier and a later one are still cited"
_CHAINED = (ReferenceKind.RESOLUTION, ReferenceKind.DECISION, ReferenceKind.STATEMENT)


def facts_of_references(sides: Sides, pairs: Sequence[tuple[Act, Act]]) -> Iterator[Fact]:
    """Compare what two sides cite, and what they say about it.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.
    pairs : sequence of (Act, Act)
        Their acts that speak of the same thing.

    Yields
    ------
    Fact
        What is no longer cited, or cited anew; a citation that differs in its figures alone is
        updated. A chain of resolutions that loses a middle one has a gap; and what is still cited
        by another act than before is told with both verbs.
    """
    old, new = _cited(sides.base), _cited(sides.other)
    gone = [cited for key, cited in old.items() if key not in new]
    come = [cited for key, cited in new.items() if key not in old]
    updates: dict[tuple[str, str], list[Reference]] = {}
    for cited in reversed(come):
        updates.setdefault(_but_figures(cited), []).append(cited)
    updated = set()
    for was in gone:
        candidates = updates.get(_but_figures(was))
        now = candidates.pop() if candidates else None
        updated.add(id(now))
        chained = _in_chain(was, old, new) if now is None else ""
        yield Fact(
            kind=FactKind.REFERENCE,
            base=_words(was),
            other=None if now is None else _words(now),
            detail=chained if now is None else "updated",
        )
    fresh = (cited for cited in come if id(cited) not in updated)
    yield from (Fact(kind=FactKind.REFERENCE, other=_words(cited)) for cited in fresh)
    yield from _governed(sides, old, new, pairs)


def _cited(side: Passage) -> dict[tuple[str, str], Reference]:
    found: dict[tuple[str, str], Reference] = {}
    for cited in side.references:
        found.setdefault(_key(cited), cited)
    return found


def _key(cited: Reference) -> tuple[str, str]:
    """Return what two texts share: the Assembly need not be named, its numbers have a form."""
    return cited.identity.replace(_ORGAN, ""), cited.within.replace(_ORGAN, "")


def _but_figures(cited: Reference) -> tuple[str, str]:
    """Return what two versions of one citation have in common."""
    return cited.kind.value, _FIGURES.sub("0", _name(cited))


def _name(cited: Reference) -> str:
    return "|".join(_key(cited))


def _words(cited: Reference) -> Phrase:
    return Phrase(text=cited.text, start=cited.start, end=cited.end)


def _in_chain(
    gone: Reference,
    old: dict[tuple[str, str], Reference],
    new: dict[tuple[str, str], Reference],
) -> str:
    """Tell whether what is gone leaves a gap: neighbours of its chain on both sides stay."""
    if gone.kind not in _CHAINED:
        return ""
    chain = [key for key, cited in old.items() if cited.kind is gone.kind]
    place = chain.index(_key(gone))
    kept = [key in new for key in chain]
    return _GAP if any(kept[:place]) and any(kept[place + 1 :]) else ""


def _governed(
    sides: Sides,
    old: dict[tuple[str, str], Reference],
    new: dict[tuple[str, str], Reference],
    pairs: Sequence[tuple[Act, Act]],
) -> Iterator[Fact]:
    """Compare the acts that cite the same; two that are paired are told by their openings."""
    paired = {(id(act), id(later)) for act, later in pairs}
    for key in [key for key in old if key in new]:
        act, later = _governing(sides.base, old[key]), _governing(sides.other, new[key])
        if act is None or later is None or (id(act), id(later)) in paired:
            continue
        if act.head and later.head and act.head != later.head:
            yield Fact(
                kind=FactKind.REFERENCE,
                base=_words(old[key]),
                other=_words(new[key]),
                detail=f"cited by “{act.opening}”, now by “{later.opening}”",
            )


def _governing(side: Passage, cited: Reference) -> Act | None:
    before = [act for act in side.acts if act.start <= cited.start and not act.inherited]
    return before[-1] if before else None
