"""Edits of what a clause says: small in letters, large in meaning, each with what to report of it.

Each rule changes one stretch of a text, and says by a `Fact` what a report of changes has to name.
`FACT_EDITS` makes edits of them as `_edits.construct` applies them, so that they may stand beside
others. Nothing here knows how diplodiff finds such changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from _edits import MONTHS, Fact, number_of, pick, shuffled, untouched

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from _edits import Edit, Line

__all__ = ["FACT_EDITS", "RULES", "altered", "section_crossed"]

Rule = Callable[[str, "random.Random"], tuple[str, Fact] | None]

_SHARE = 0.1

_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) (?P<last>\d{{1,2}}),)"
    r" (?:1[89]|20)\d\d\b"
)
_NUMBER = re.compile(
    r"(?<![\w/().,$-])\d{1,3}(?:,\d{3})*\b(?![/.,-]\d)"
    r"(?= (?!days?\b|weeks?\b|months?\b|years?\b|hours?\b|above\b|below\b)[a-z]{4,})"
)
_CITING = re.compile(
    r"\b(?:[Rr]esolutions?|[Pp]aragraphs?|[Aa]rticles?|[Cc]hapter|and|or|to|No\.?) $"
)
_SYMBOL = re.compile(r"\b[A-Z]{1,2}(?:/[A-Z\d.]+)*/(?P<last>\d+)\b")
_REFERENCE = re.compile(r"\bresolution (?P<number>\d+) \(\d{4}\)")
_MODAL = re.compile(r"\b(?:shall|should|will|may|must)\b(?P<negation> not\b)?(?= [a-z]+)")
_PERIOD = re.compile(r"\bwithin (?P<count>\d+|\w+) (?:days|weeks|months)\b")
_END = re.compile(r"(?=[;,.:]?$)")

_HEDGES = ("as appropriate", "where possible", "to the extent possible", "if necessary")
_TERMS = ("within 30 days", "within six months", "not later than 31 March 2031", "by 1 May 2032")
_COUNTS = ("10", "45", "60", "90", "120")
_ADDRESSEES = (
    "all States",
    "all Member States",
    "the parties",
    "all parties concerned",
    "the Secretary-General",
    "the neighbouring States",
    "donor countries",
    "the African Union",
)
_ASKING = "Demands that|Calls upon|Call upon|Calls on|Urges|Requests|Invites|Encourages"
_ADDRESSED = re.compile(
    rf"^(?:(?:Also|Further) )?(?i:{_ASKING}) (?P<who>{'|'.join(_ADDRESSEES)})\b"
)
_DUE = re.compile(rf"^(?:(?:Also|Further) )?(?i:{_ASKING}|Decides to (?!remain))\b")

_VERBS = (
    ("Demands that", "Requests that"),
    ("Calls upon", "Invites"),
    ("Calls on", "Urges"),
    ("Urges", "Encourages"),
    ("Requests", "Invites"),
    ("Invites", "Requests"),
    ("Encourages", "Urges"),
    ("Condemns", "Deplores"),
    ("Welcomes", "Notes"),
    ("Stresses", "Notes"),
    ("Reaffirms", "Recalls"),
    ("Endorses", "Takes note of"),
    ("Call upon", "Invite"),
    ("Welcoming", "Noting"),
    ("Stressing", "Noting"),
    ("Emphasizing", "Noting"),
    ("Reaffirming", "Recalling"),
    ("We welcome", "We note"),
    ("We reaffirm", "We recall"),
    ("We call on", "We urge"),
)
"""Openings that take the same words behind them."""

_SECTIONS = (
    ("Recalling", "Recalls"),
    ("Reaffirming", "Reaffirms"),
    ("Welcoming", "Welcomes"),
    ("Noting", "Notes"),
    ("Taking note", "Takes note"),
    ("Stressing", "Stresses"),
    ("Emphasizing", "Emphasizes"),
    ("Recognizing", "Recognizes"),
    ("Condemning", "Condemns"),
    ("Commending", "Commends"),
    ("Encouraging", "Encourages"),
    ("Affirming", "Affirms"),
    ("Deploring", "Deplores"),
    ("Expressing", "Expresses"),
)


def altered(lines: Sequence[Line], rng: random.Random, *, share: float, rule: Rule) -> list[Line]:
    """Apply a rule to a share of all lines, among those that it can change."""
    other, left = list(lines), number_of(lines, share)
    for i in shuffled([i for i, line in enumerate(lines) if untouched([line])], rng):
        changed = rule(lines[i].text, rng)
        if changed and left:
            text, fact = changed
            other[i] = replace(lines[i].edited(fact.kind, text), facts=(*lines[i].facts, fact))
            left -= 1
    return other


def section_crossed(lines: Sequence[Line], rng: random.Random) -> list[Line]:
    """Turn the last clause of the preamble into the first operative one, or the reverse.

    So no clause passes another. Nothing changes where neither opens with a verb of the list.
    """
    other = list(lines)
    border = sum(line.preambular for line in lines)
    candidates = [
        (i, crossed)
        for i in (border - 1, border)
        if 0 < border < len(lines) and untouched([lines[i]])
        for crossed in [_across(lines[i])]
        if crossed
    ]
    if candidates and all(line.preambular for line in lines[:border]):
        i, crossed = pick(candidates, rng)
        other[i] = crossed
    return other


def number(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Change a quantity: no part of a date, of a citation or of a period."""
    found = [m for m in _NUMBER.finditer(text) if not _CITING.search(text[: m.start()])]
    if not found:
        return None
    match = pick(found, rng)
    more = int(match[0].replace(",", "")) + 1 + int(rng.random() * 5)
    after = f"{more:,}" if "," in match[0] else str(more)
    return _put(text, match.span(), Fact("number", match[0], after))


def date(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Change the day of a date that is given in full."""
    found = list(_DATE.finditer(text))
    if not found:
        return None
    match = pick(found, rng)
    day = match["day"] or match["last"]
    after = re.sub(
        rf"\b{day}\b", _other([str(n) for n in range(1, 29)], day, rng), match[0], count=1
    )
    return _put(text, match.span(), Fact("date", match[0], after))


def symbol(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Change the last number of the symbol of a document."""
    return _counted_up(text, rng, "symbol", _SYMBOL, "last")


def reference(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Cite another resolution of the same year."""
    return _counted_up(text, rng, "reference", _REFERENCE, "number")


def negation(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Negate what shall, should, will, may or must be done, or no longer."""
    found = list(_MODAL.finditer(text))
    if not found:
        return None
    match = pick(found, rng)
    after = match[0].removesuffix(" not") if match["negation"] else f"{match[0]} not"
    return _put(text, match.span(), Fact("negation", match[0], after))


def verb(text: str, rng: random.Random) -> tuple[str, Fact] | None:  # noqa: ARG001 - one form of rule
    """Open with a verb of another force."""
    for before, after in _VERBS:
        if re.match(rf"{before}\b", text):
            return _put(text, (0, len(before)), Fact("verb", before, after))
    return None


def hedge(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Put a hedge at the end, or take away one that stands between commas."""
    there = re.search(rf", (?P<hedge>{'|'.join(_HEDGES)})(?=[,;.])", text)
    if there:
        return _put(text, there.span(), Fact("hedge", there["hedge"], ""), put="")
    return _ended(text, Fact("hedge", "", pick(_HEDGES, rng)), ", ")


def deadline(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Set a term to what is asked for, or change the period that is there."""
    there = _PERIOD.search(text)
    if there:
        count = _other(_COUNTS, there["count"], rng)
        after = there[0].replace(f" {there['count']} ", f" {count} ")
        return _put(text, there.span(), Fact("deadline", there[0], after))
    if not _DUE.match(text):
        return None
    return _ended(text, Fact("deadline", "", pick(_TERMS, rng)), ", ")


def addressee(text: str, rng: random.Random) -> tuple[str, Fact] | None:
    """Direct what is asked for to somebody else."""
    match = _ADDRESSED.match(text)
    if not match:
        return None
    after = _other(_ADDRESSEES, match["who"], rng)
    return _put(text, match.span("who"), Fact("addressee", match["who"], after))


def _counted_up(
    text: str, rng: random.Random, kind: str, pattern: re.Pattern[str], group: str
) -> tuple[str, Fact] | None:
    """Replace a number inside one of the matches of a pattern by a later one."""
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = pick(found, rng)
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    later = str(int(match[group]) + 1 + int(rng.random() * 5)).zfill(end - start)
    after = match[0][:start] + later + match[0][end:]
    return _put(text, match.span(), Fact(kind, match[0], after))


def _put(
    text: str, span: tuple[int, int], fact: Fact, *, put: str | None = None
) -> tuple[str, Fact]:
    """Replace a stretch by what the fact calls new, or by other words."""
    start, end = span
    return text[:start] + (fact.after if put is None else put) + text[end:], fact


def _ended(text: str, fact: Fact, glue: str) -> tuple[str, Fact] | None:
    """Add the new words in front of the last punctuation; not where a list follows."""
    end = _END.search(text)
    if end is None or text.endswith(":"):
        return None
    return _put(text, end.span(), fact, put=f"{glue}{fact.after}")


def _other(values: Sequence[str], value: str, rng: random.Random) -> str:
    return pick([other for other in values if other != value], rng)


def _across(line: Line) -> Line | None:
    """Return a line as it stands in the other section, if its opening has a form for that."""
    for preambular, operative in _SECTIONS:
        before, after = (preambular, operative) if line.preambular else (operative, preambular)
        if re.match(rf"{before}\b", line.text):
            names = ("preambular", "operative")
            fact = Fact("section", *(names if line.preambular else names[::-1]))
            text = (
                after + line.text[len(before) :].rstrip(",;.") + (";" if line.preambular else ",")
            )
            changed = line.edited("section", text)
            return replace(changed, preambular=not line.preambular, facts=(fact,))
    return None


RULES: dict[str, Rule] = {
    "number": number,
    "date": date,
    "symbol": symbol,
    "negation": negation,
    "verb": verb,
    "hedge": hedge,
    "deadline": deadline,
    "addressee": addressee,
    "reference": reference,
}
"""What changes within a clause, by the kind of fact."""

FACT_EDITS: dict[str, Edit] = {
    **{name: partial(altered, share=_SHARE, rule=rule) for name, rule in RULES.items()},
    "section": section_crossed,
}
"""Edits as `_edits.construct` takes them."""
