"""The rows of a comparison -> what the page shows of each, and how they are folded."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes import Force
from diplodiff.rendering._synopsis import change_words, folds, in_full, short_labels
from diplodiff.rendering._visible import visible
from diplodiff.wording import EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.changes import Change, Fact
    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Act, Clause
    from diplodiff.wording import Edit

__all__ = ["ROWS_AT", "FactLine", "Piece", "RowGroup", "RowView", "row_groups"]

ROWS_AT = "row-"
"""What the address of a row begins with, before its number from 1."""

_TAGS = {EditKind.EQUAL: "", EditKind.DELETED: "del", EditKind.INSERTED: "ins"}
_NO_MARKER = "nothing"
_LONG = 200
"""Characters from which on a marked stretch is read rather than spotted."""


class Piece(NamedTuple):
    """A stretch of a redline.

    Parameters
    ----------
    tag : {"", "del", "ins"}
        The element that it becomes.
    text : str
        Its words; those without "ins" spell the base side, those without "del" the other.
    look : str
        Classes: "apart" where it meets a marked word without a blank between and needs a gap to
        be read, "long" where it goes on so long that strong marks would keep it from being read.
    language : str
        Its language where the two texts differ in it.
    """

    tag: str
    text: str
    look: str
    language: str


class FactLine(NamedTuple):
    """One thing that changed: what it is about, where the force went, and the sentence."""

    kind: str
    force: str
    sentence: str


class RowView(NamedTuple):
    """One row, in words.

    Parameters
    ----------
    number : int
        From 1; its address ends in it.
    labels : str
        The clauses as one cites them.
    printed : str
        Their numbers as printed, or "".
    verdict : tuple of str
        What became of it, in words.
    kind, section, force, addressees : tuple of str
        What the filters look for.
    language : str
        Of its words; "" where the two texts differ in it.
    pieces : tuple of Piece
        The redline.
    facts : tuple of FactLine
        What changed.
    acts : tuple of tuple of (str, str)
        Its acts on both sides, each as terms and words, as far as the text has them.
    """

    number: int
    labels: str
    printed: str
    verdict: tuple[str, ...]
    kind: tuple[str, ...]
    section: tuple[str, ...]
    force: tuple[str, ...]
    addressees: tuple[str, ...]
    language: str
    pieces: tuple[Piece, ...]
    facts: tuple[FactLine, ...]
    acts: tuple[tuple[tuple[str, str], ...], ...]


class RowGroup(NamedTuple):
    """Rows that stand together: folded under a heading, or by themselves without one."""

    headings: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]


def row_groups(comparison: Comparison) -> Iterator[RowGroup]:
    """Group the rows of a comparison.

    Parameters
    ----------
    comparison : Comparison
        The comparison.

    Yields
    ------
    RowGroup
        All rows in their order; neighbours that need no line of their own are folded together.
    """
    languages = (comparison.base.language, comparison.other.language)
    rows = comparison.rows()
    shown = {id(row) for row in in_full(rows)}
    numbered = enumerate(rows, start=1)
    for full, members in groupby(numbered, key=lambda pair: id(pair[1]) in shown):
        together = tuple(members)
        headings = () if full else folds(row for _, row in together)
        yield RowGroup(
            tuple((fold.heading, ", ".join(fold.entries)) for fold in headings),
            tuple(_view(number, row, languages) for number, row in together),
        )


def _view(number: int, row: Row, languages: tuple[str, str]) -> RowView:
    clauses = (*row.base, *row.other)
    alike = languages[0] == languages[1]
    return RowView(
        number=number,
        labels=short_labels(row),
        printed=_printed(row),
        verdict=change_words(row),
        kind=tuple(_kinds(row.change)),
        section=tuple(dict.fromkeys(clause.kind.value for clause in clauses)),
        force=() if row.change.force is Force.SAME else (row.change.force.value,),
        addressees=tuple(sorted(_addressees(clauses))),
        language=visible(languages[0]) if alike else "",
        pieces=tuple(_pieces(row.redline(), ("", "") if alike else languages)),
        facts=tuple(_facts(row.change)),
        acts=tuple(_acts(row)),
    )


def _printed(row: Row) -> str:
    base, other = (
        visible(", ".join(f"“{clause.marker}”" for clause in side if clause.marker))
        for side in (row.base, row.other)
    )
    if base == other or not row.base or not row.other:
        return base or other
    return f"{base or _NO_MARKER} → {other or _NO_MARKER}"


def _kinds(change: Change) -> Iterator[str]:
    yield change.kind.value
    for flag in ("moved", "split", "merged", "section"):
        if getattr(change, flag):
            yield flag


def _addressees(clauses: Iterable[Clause]) -> set[str]:
    return {who.category.value for it in clauses for act in it.acts for who in act.addressees}


def _pieces(edits: Iterable[Edit], languages: tuple[str, str]) -> Iterator[Piece]:
    before = ""
    for edit in edits:
        tag, text = _TAGS[edit.kind], visible(edit.text)
        touching = tag and before and text and not before.isspace() and not text[0].isspace()
        look = (("apart", touching), ("long", tag and len(text) > _LONG))
        language = {"del": languages[0], "ins": languages[1]}.get(tag, "")
        yield Piece(tag, text, " ".join(it for it, holds in look if holds), visible(language))
        before = text[-1:] if tag else ""


def _facts(change: Change) -> Iterator[FactLine]:
    """Tell the facts, then what the verdict has to say beyond them."""
    told = {str(fact) for fact in change.facts}
    yield from map(_fact, change.facts)
    for reason in change.reasons:
        if reason not in told:
            yield FactLine("", "", visible(reason))


def _fact(fact: Fact) -> FactLine:
    force = "" if fact.force is Force.SAME else fact.force.value
    return FactLine(fact.kind.value, force, visible(str(fact)))


def _acts(row: Row) -> Iterator[tuple[tuple[str, str], ...]]:
    """List the acts of both sides; of one where they read the same."""
    same = [it.text for it in row.base] == [it.text for it in row.other]
    sides = (("", row.other),) if same else (("Base", row.base), ("Other", row.other))
    for side, clauses in sides:
        for clause in clauses:
            for act in clause.acts:
                yield tuple(_terms(side, act))


def _terms(side: str, act: Act) -> Iterator[tuple[str, str]]:
    terms = (
        ("Text", (side,)),
        ("Act", (act.opening,)),
        ("Who", (act.actor.text if act.actor is not None else "",)),
        ("To whom", (who.text for who in act.addressees)),
        ("When", (it.text for it in (act.deadline, act.frequency) if it is not None)),
        ("Hedged", (hedge.text for hedge in act.hedges)),
    )
    for term, words in terms:
        if said := "; ".join(words):
            yield term, visible(said)
