"""Facts about acts: what the speakers do, how firmly, and in which part of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.changes._fact import CUT, Fact, FactKind
from diplodiff.changes._packs import pack_of
from diplodiff.force import About, Force, binds, compare_force
from diplodiff.model import ClauseKind, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides
    from diplodiff.force import Reason
    from diplodiff.model import Act, Clause

__all__ = ["crossed_section", "facts_of_acts", "is_recital", "paired_acts"]

_SECTIONS = (ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE)
_SLID = "left the operative part for the preamble: a motive, no longer an act"
_ROSE = "left the preamble for the operative part: an act, no longer a motive"
_RECITAL = "told in the preamble as what was decided before: a recital"
_LOOKING_BACK = frozenset({"recall", "affirm", "note"})
"""Categories of openings that speak of what was decided before."""
_AKIN = 0.5
"""Acts speak of the same thing when half the words of the shorter object are in the other."""
_SAME_VERB = 0.1
"""What the same verb adds to that share: it settles ties, but outweighs no object."""
_LONGEST_PARTICLE = 3
_STEM = 4
_REACH = 6
"""Words behind an opening among which the verb stands that it governs: "Decides to consider"."""
_QUOTED_WORDS = 12
_WORD = re.compile(r"\w+(?:[-'/.:]\w+)*")
_MOST_PAIRS = 10_000
"""Clauses with more acts than that, a hundred on each side, are compared by their first ones."""


def crossed_section(base: Clause, other: Clause) -> bool:
    """Tell whether a clause crossed between the preamble and the operative part."""
    return base.kind in _SECTIONS and other.kind in _SECTIONS and base.kind is not other.kind


def facts_of_acts(
    sides: Sides, pairs: Sequence[tuple[Act, Act]], paired: Sequence[tuple[Act, Act]]
) -> Iterator[Fact]:
    """Compare what the speakers do on two sides.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.
    pairs : sequence of (Act, Act)
        Their acts that speak of the same thing, with what bounds them alone.
    paired : sequence of (Act, Act)
        The same as they were read, from `paired_acts`.

    Yields
    ------
    Fact
        That the clause crossed to the other section, what sources of force have to say about each
        pair, and whole acts that one side alone has.
    """
    base, other = sides.base, sides.other
    one_each = len(base.clauses) == len(other.clauses) == 1
    if one_each and crossed_section(base.clauses[0], other.clauses[0]):
        yield _crossing(base, other)
    for act, later in pairs:
        for reason in compare_force(act, later).reasons:
            yield _fact(reason, sides)
    yield from _lone_acts(sides, paired)


def _lone_acts(sides: Sides, pairs: Sequence[tuple[Act, Act]]) -> Iterator[Fact]:
    """List acts without a counterpart, most of whose words the other side lacks as well."""
    if not pairs:
        return
    paired = {id(act) for pair in pairs for act in pair}
    for act in sides.base.acts:
        if id(act) not in paired and not act.inherited and sides.changed(_said(act), None):
            deed, cut = _deed(sides.base, act)
            yield Fact(kind=FactKind.ACT, base=deed, detail=cut)
    for act in sides.other.acts:
        if id(act) not in paired and not act.inherited and sides.changed(None, _said(act)):
            deed, cut = _deed(sides.other, act)
            yield Fact(kind=FactKind.ACT, other=deed, detail=cut)


def _said(act: Act) -> Phrase:
    """Return the stretch of text from the opening of an act to the end of its object."""
    end = act.end if act.object is None else max(act.end, act.object.end)
    return Phrase(text="", start=act.start, end=end)


def _deed(side: Passage, act: Act) -> tuple[Phrase, str]:
    """Quote an act by its opening and the first words behind it, and tell whether more follow."""
    said = _said(act)
    words = side.between(said.start, said.end)
    if not words:
        return side.phrase(act.start, act.end), ""
    return side.said(words[:_QUOTED_WORDS]), CUT if len(words) > _QUOTED_WORDS else ""


def _crossing(base: Passage, other: Passage) -> Fact:
    old, new = base.clauses[0], other.clauses[0]
    slid = new.kind is ClauseKind.PREAMBULAR
    # What only speaks does so in either part; what asks or binds does so in one.
    with_force = any(binds(act) for clause in (old, new) for act in clause.acts[:1])
    verdict = Force.WEAKER if slid else Force.STRONGER
    recital = slid and is_recital(other, base.origin.cited_as)
    return Fact(
        kind=FactKind.SECTION,
        base=_beginning(base),
        other=_beginning(other),
        force=verdict if with_force and not recital else Force.SAME,
        detail=_RECITAL if recital else _SLID if slid else _ROSE,
    )


def is_recital(other: Passage, cited_as: Sequence[str]) -> bool:
    """Tell whether a preambular clause looks back on what a text decided, which still holds.

    Parameters
    ----------
    other : Passage
        The clause, in the preamble of a later text.
    cited_as : sequence of str
        Number and symbol of the earlier text.
    """
    if not any(act.category in _LOOKING_BACK for act in other.acts[:1]):
        return False
    cited = [it.identity for it in other.references]
    if any(identity.endswith(own) for own in cited_as for identity in cited):
        return True
    return not pack_of(other.language).words.decided.isdisjoint(other.keys)


def _beginning(side: Passage) -> Phrase:
    """Return the opening of the first clause, or the whole clause where it has none."""
    clause = side.clauses[0]
    if not clause.acts:
        return side.phrase(clause.start, clause.end)
    return side.phrase(clause.acts[0].start, clause.acts[0].end)


def _fact(reason: Reason, sides: Sides) -> Fact:
    governed = reason.about is About.DEPTH
    return Fact(
        kind=_KINDS[reason.about],
        base=_phrase(sides.base, reason.base, reason.base_span, governed=governed),
        other=_phrase(sides.other, reason.other, reason.other_span, governed=governed),
        force=reason.verdict,
        detail=reason.detail,
        sources=reason.sources,
    )


_KINDS = {about: FactKind(about.value) for about in About}


def _phrase(
    side: Passage, words: str, span: tuple[int, int] | None, *, governed: bool
) -> Phrase | None:
    """Quote words where they stand; a verb that an opening governs stands behind it."""
    if not words or span is None:
        return None
    if governed and words.islower():
        behind = side.between(*span)
        for at in range(behind.start, min(behind.stop + _REACH, len(side.keys))):
            if side.keys[at].startswith(words[:_STEM]):
                return side.said(range(at, at + 1))
    return Phrase(text=words, start=span[0], end=span[1])


def paired_acts(base: Passage, other: Passage) -> list[tuple[Act, Act]]:
    """Pair the acts that speak of the same thing; failing that, the first ones.

    An act without a counterpart stays alone: by position, the later acts of long clauses would be
    compared with what they have nothing to do with. Two acts that are both inherited are told
    where they stand.
    """
    old, new = base.acts, other.acts
    if len(old) == len(new) == 1:
        return [] if old[0].inherited and new[0].inherited else [(old[0], new[0])]
    pairs = _akin(old, new) if len(old) * len(new) <= _MOST_PAIRS else []
    first, later = base.clauses[0], other.clauses[0]
    if not pairs and first.acts and later.acts:
        pairs.append((first.acts[0], later.acts[0]))
    return pairs


def _akin(base: Sequence[Act], other: Sequence[Act]) -> list[tuple[Act, Act]]:
    """Pair acts by the words of their objects, the most alike first, in the order of the base."""
    old, new = [_matter(act) for act in base], [_matter(act) for act in other]
    shares = {
        (i, j): _share(matter, anew) + _SAME_VERB * (base[i].head == other[j].head)
        for i, matter in enumerate(old)
        for j, anew in enumerate(new)
        if _share(matter, anew) >= _AKIN
    }
    taken: dict[int, int] = {}
    for i, j in sorted(shares, key=lambda pair: (-shares[pair], pair)):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(base[i], other[j]) for i, j in sorted(taken.items())]


def _matter(act: Act) -> frozenset[str]:
    """Return the words that say what an act is about; short ones are articles and the like."""
    words = _WORD.findall(act.object.text.lower()) if act.object is not None else ()
    return frozenset(word for word in words if len(word) > _LONGEST_PARTICLE)


def _share(base: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the shorter side's words stands on both, in [0, 1]."""
    return len(base & other) / max(1, min(len(base), len(other)))
