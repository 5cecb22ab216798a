"""Two statements and their links -> the stream of words and marks of a redline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.rendering.word._pieces import (
    CommentMark,
    MoveMark,
    ParagraphEnd,
    Standing,
    Words,
    settled,
)
from diplodiff.rendering.word._plan import Place, Step
from diplodiff.rendering.word._side import Side, marker_words
from diplodiff.wording import EditKind, word_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.model import Clause
    from diplodiff.rendering.word._pieces import Piece

__all__ = ["MarkedStep", "plain", "redline"]

_STANDING = {
    EditKind.EQUAL: Standing.KEPT,
    EditKind.DELETED: Standing.DELETED,
    EditKind.INSERTED: Standing.INSERTED,
}
_MOVED = {Place.AWAY: Standing.MOVED_AWAY, Place.HERE: Standing.MOVED_HERE}


_NOTHING = Side((), source_text="")


class MarkedStep(NamedTuple):
    """A step of the plan with the texts of its sides, which know where comments are anchored."""

    step: Step
    base: Side
    other: Side
    carried: bool
    """Whether moved clauses are shown as moved, word by word."""


def redline(marked: Iterable[MarkedStep]) -> list[Piece]:
    """Mark what became of the clauses of two texts.

    Parameters
    ----------
    marked : iterable of MarkedStep
        All clauses of both texts, in the order of the plan.

    Returns
    -------
    list of Piece
        Those that stand in the base spell it, clause by clause, and those that stand in the
        other text spell that one.
    """
    made: list[Piece] = []
    for step, base, other, carried in marked:
        standing = _MOVED.get(step.place)
        if standing is None:
            made += _row(base, other)
        elif not carried:
            made += _row(base, _NOTHING) if standing.in_base else _row(_NOTHING, other)
        else:
            pieces = _row(base, other)
            made.append(MoveMark(step.row, standing, begins=True))
            made += _one_side(pieces, standing)
            made.append(MoveMark(step.row, standing, begins=False))
    return settled(made)


def plain(sides: Iterable[Side]) -> Iterator[Piece]:
    """Write one text out, without anything to compare it with."""
    for side in sides:
        side.settle()
        yield from _row(side, side)


def _one_side(pieces: Iterable[Piece], standing: Standing) -> Iterator[Piece]:
    """Leave of a redline what is read at one of the two places of a moved clause.

    Words that only one text has are plainly deleted or inserted there, so that a reader sees at
    a glance which words moved.
    """
    for piece in pieces:
        if isinstance(piece, CommentMark):
            if piece.in_base is standing.in_base:
                yield piece
        elif piece.standing is Standing.KEPT:
            yield piece._replace(standing=standing)
        elif piece.standing.in_base is standing.in_base:
            yield piece


def _row(base: Side, other: Side) -> Iterator[Piece]:
    """Mark the words that changed between the clauses on two sides, one of them perhaps empty."""
    first_base, first_other = (next(iter(side.clauses), None) for side in (base, other))
    yield from _marker(first_base, first_other)
    marks = _Marks(base, in_base=True), _Marks(other, in_base=False)
    i = j = 0
    for edit in word_edits(base.text, other.text):
        standing = _STANDING[edit.kind]
        for text in _cut(edit.text, standing, (base, i), (other, j)):
            for side_marks, at in zip(marks, (i, j), strict=True):
                yield from side_marks.due(at)
            yield from _piece(text, standing, (base, i), (other, j))
            i += len(text) * standing.in_base
            j += len(text) * standing.in_other
    for side_marks, at in zip(marks, (i, j), strict=True):
        yield from side_marks.due(at)
    last = (other.clauses or base.clauses)[-1]
    if first_base is not None and first_other is not None:
        yield ParagraphEnd(Standing.KEPT, last)
    else:
        yield ParagraphEnd(Standing.DELETED if first_other is None else Standing.INSERTED, last)


def _cut(text: str, standing: Standing, *sides: tuple[Side, int]) -> Iterator[str]:
    """Cut an edit where something begins or ends on a side that it belongs to."""
    belongs = (standing.in_base, standing.in_other)
    found = {
        cut
        for (side, at), there in zip(sides, belongs, strict=True)
        if there
        for cut in side.cuts(at, at + len(text))
    }
    for start, end in pairwise([0, *sorted(found), len(text)]):
        yield text[start:end]


def _piece(
    text: str, standing: Standing, base_at: tuple[Side, int], other_at: tuple[Side, int]
) -> Iterator[Piece]:
    (base, i), (other, j) = base_at, other_at
    old = base.joins.get(i) if standing.in_base else None
    new = other.joins.get(j) if standing.in_other else None
    if old is None and new is None:
        italic = other.is_italic(j) if standing.in_other else base.is_italic(i)
        yield Words(standing, text, italic=italic)
    elif old is not None and new is not None:
        yield ParagraphEnd(Standing.KEPT, other.clauses[new - 1])
        yield from _marker(base.clauses[old], other.clauses[new])
    else:  # a paragraph ends in one text, the words go on in the other
        if standing.in_base:
            yield from _join(base, old, Standing.DELETED)
        if standing.in_other:
            yield from _join(other, new, Standing.INSERTED)


def _join(side: Side, place: int | None, standing: Standing) -> Iterator[Piece]:
    if place is None:
        yield Words(standing, " ")
        return
    yield ParagraphEnd(standing, side.clauses[place - 1])
    words = marker_words(side.clauses[place])
    if words:
        yield Words(standing, words)


def _marker(base: Clause | None, other: Clause | None) -> Iterator[Words]:
    """Mark a change of number; the tab behind it stays where both have one."""
    old, new = (marker_words(clause) if clause is not None else "" for clause in (base, other))
    if old and old == new:
        yield Words(Standing.KEPT, old)
        return
    shared = "\t" if old and new else ""
    for standing, words in ((Standing.DELETED, old), (Standing.INSERTED, new)):
        if words:
            yield Words(standing, words.removesuffix(shared))
    if shared:
        yield Words(Standing.KEPT, shared)


class _Marks:
    """The ends of the words that comments are about, handed out as the text is walked."""

    def __init__(self, side: Side, *, in_base: bool) -> None:
        ends = [
            (at, begins, anchor.number)
            for anchor in side.anchors
            for at, begins in ((anchor.start, True), (anchor.end, False))
        ]
        self._waiting = sorted(ends, reverse=True)  # ends before beginnings, the next one last
        self._in_base = in_base

    def due(self, at: int) -> Iterator[CommentMark]:
        """Iterate over those up to a place."""
        while self._waiting and self._waiting[-1][0] <= at:
            _, begins, number = self._waiting.pop()
            yield CommentMark(number, begins=begins, in_base=self._in_base)
