"""One side of a row: its clauses as one passage, word by word, each word with its place."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Phrase
from diplodiff.text import LatePattern, fold
from diplodiff.wording import token_pattern

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from diplodiff.model import Act, Clause, Reference

__all__ = ["MARKS", "Origin", "Passage", "hyphened"]

_EMPHASIS = "*"
MARKS = frozenset(".,;:…·?!\"'`´«»“”„‘’‚‹›-‐‑‒–—―_*|，。；：、？！،؛؟।")
"""Tokens that are marks of typography or punctuation; brackets, "%" and "/" say something."""


_TILDE = LatePattern(r"(?<=[^\W\d_])~(?=[^\W\d_])")


def hyphened(text: str) -> str:
    """Return a text, of the same length, with a hyphen for a tilde between letters.

    Scanned print has one for the other: "Secretary~General".
    """
    return _TILDE.pattern.sub("-", text) if "~" in text else text


class Origin(NamedTuple):
    """What a text is known by.

    Parameters
    ----------
    cited_as : tuple of str
        Its number and symbol, as far as it has them.
    date : datetime.date or None
        Its date.
    """

    cited_as: tuple[str, ...] = ()
    date: dt.date | None = None


class Passage:
    """The clauses on one side of a row.

    Parameters
    ----------
    clauses : sequence of Clause
        At least one, in the order of the text.
    source_text : str
        What their offsets refer to.
    language : str
        ISO 639-1 code.
    names : frozenset of str
        Words, lower case, of the names that the text has of its own: of its parties and place.
    origin : Origin or None
        Of what text the clauses are.
    """

    def __init__(
        self,
        clauses: Sequence[Clause],
        source_text: str,
        language: str = "en",
        *,
        names: frozenset[str] = frozenset(),
        origin: Origin | None = None,
    ) -> None:
        self.clauses = clauses
        self.source_text = source_text
        self.language = language
        self.names = names
        self.origin = origin or Origin()

    def each(self) -> list[Passage]:
        """Return the clauses as passages of their own."""
        return [
            Passage(
                [clause],
                self.source_text,
                self.language,
                names=self.names,
                origin=self.origin,
            )
            for clause in self.clauses
        ]

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts of all clauses."""
        return tuple(act for clause in self.clauses for act in clause.acts)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """What all clauses cite."""
        return tuple(cited for clause in self.clauses for cited in clause.references)

    @cached_property
    def words(self) -> list[str]:
        """All words, numbers and marks as printed; emphasis aside."""
        return [
            word
            for clause in self.clauses
            for word in token_pattern(clause.text).findall(
                hyphened(self.source_text[clause.start : clause.end])
            )
            if word != _EMPHASIS
        ]

    @cached_property
    def keys(self) -> list[str]:
        """The same in lower case, as they are compared."""
        return list(map(str.lower, self.words))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of them stands, as offsets into the source text."""
        return [
            (clause.start + found.start(), clause.start + found.end())
            for clause in self.clauses
            for found in token_pattern(clause.text).finditer(
                hyphened(self.source_text[clause.start : clause.end])
            )
            if found.group() != _EMPHASIS
        ]

    @cached_property
    def openings(self) -> tuple[range, ...]:
        """The words by which each clause, and each act of its own, begins."""
        acts = [self.between(act.start, act.end) for act in self.acts if not act.inherited]
        begins = [self.between(clause.start, clause.end)[:1] for clause in self.clauses]
        return (*acts, *begins)

    def opens(self, at: int) -> bool:
        """Tell whether a word stands in an opening."""
        return any(at in words for words in self.openings)

    def count(self, words: range) -> int:
        """Count the words and numbers among some tokens."""
        return len(words) - sum(map(MARKS.__contains__, self.keys[words.start : words.stop]))

    def between(self, start: int, end: int) -> range:
        """Return the words that begin between two offsets."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [span[0] for span in self.spans]

    def said(self, words: range) -> Phrase:
        """Return some words, one at least, as a phrase."""
        return self.phrase(self.spans[words.start][0], self.spans[words.stop - 1][1])

    def phrase(self, start: int, end: int) -> Phrase:
        """Return what stands between two offsets."""
        return Phrase(text=fold(self.source_text[start:end]), start=start, end=end)
