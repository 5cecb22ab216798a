"""The clauses on one side of a row -> one visible text, and what happens at which offset of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.rendering._visible import visible
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.model import Clause, Phrase

__all__ = ["Anchor", "Side", "marker_words"]

_LATEST_OPENING = 3
"""Brackets, quotation marks and emphasis may stand before an opening, but no word."""


class Anchor(NamedTuple):
    """The words that a comment is about, as offsets into the text of a side."""

    number: int
    start: int
    end: int


class Side:
    """Clauses that are read as one text, joined by spaces.

    Parameters
    ----------
    clauses : sequence of Clause
        Clauses that follow each other in one statement; none on the empty side of a row.
    source_text : str
        The source text of the statement.
    """

    def __init__(self, clauses: Sequence[Clause], *, source_text: str) -> None:
        self.clauses = clauses
        self.anchors: list[Anchor] = []
        self._source = source_text
        texts = [visible(clause.text) for clause in self.clauses]
        self.text = " ".join(texts)
        self._starts = [0]
        for text in texts:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self.joins = {start - 1: place for place, start in enumerate(self._starts[:-1]) if place}
        self._italics = [
            (start + at, start + at + length)
            for clause, text, start in zip(self.clauses, texts, self._starts, strict=False)
            for at, length in _opening(clause, text)
        ]
        self._cuts: list[int] = []

    def is_italic(self, at: int) -> bool:
        """Tell whether the character belongs to an opening, which is printed in italics."""
        return any(start <= at < end for start, end in self._italics)

    def words_of(self, phrase: Phrase) -> tuple[int, int] | None:
        """Find words by their offsets in the source text.

        Parameters
        ----------
        phrase : Phrase
            Words of one of the clauses.

        Returns
        -------
        (int, int) or None
            Offsets into `text`; None where the clauses do not hold the words.
        """
        for clause, start in zip(self.clauses, self._starts, strict=False):
            if clause.start <= phrase.start < clause.end:
                before = self._source[clause.start : phrase.start]
                folded = fold(before) + (" " if before[-1:].isspace() else "")
                at = start + len(visible(folded))
                end = at + len(visible(phrase.text))
                if self.text[at:end] == visible(phrase.text) and at < end:
                    return at, end
        return None

    def first_words(self) -> tuple[int, int]:
        """Return the offsets of the opening, else of the first word."""
        if self._italics:
            return self._italics[0]
        return 0, len(self.text.split(" ", 1)[0]) or len(self.text)

    def settle(self) -> None:
        """Take note of all places where something begins or ends; anchors are complete."""
        cuts = {at for start, end in self._italics for at in (start, end)}
        cuts.update(at for anchor in self.anchors for at in (anchor.start, anchor.end))
        cuts.update(at for join in self.joins for at in (join, join + 1))
        self._cuts = sorted(cuts)

    def cuts(self, start: int, end: int) -> Iterator[int]:
        """Iterate over such places strictly within a stretch, as offsets into the stretch."""
        first, last = bisect_right(self._cuts, start), bisect_left(self._cuts, end)
        return (at - start for at in self._cuts[first:last])


def marker_words(clause: Clause) -> str:
    """Return the number as printed and the tab behind it, or nothing."""
    return f"{visible(clause.marker)}\t" if clause.marker else ""


def _opening(clause: Clause, text: str) -> Iterator[tuple[int, int]]:
    opening = visible(clause.opening)
    at = text.find(opening, 0, len(opening) + _LATEST_OPENING) if opening else -1
    if at >= 0:
        yield at, len(opening)
