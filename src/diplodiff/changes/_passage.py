"""One side of a row: its clauses as one passage, word by word, each word with its place."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Phrase
from diplodiff.text import fold
from diplodiff.wording import token_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Act, Clause, Reference

__all__ = ["Passage", "Sides", "Stretch"]

_EMPHASIS = "*"
_LONGEST_TABLE = 400_000_000
"""Beyond this many pairs of words (20,000 against 20,000), passages differ as a whole."""


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
    """

    def __init__(self, clauses: Sequence[Clause], source_text: str, language: str = "en") -> None:
        self.clauses = clauses
        self.source_text = source_text
        self.language = language

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts of all clauses."""
        return tuple(act for clause in self.clauses for act in clause.acts)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """What all clauses cite."""
        return tuple(cited for clause in self.clauses for cited in clause.references)

    @cached_property
    def keys(self) -> list[str]:
        """All words, numbers and marks in lower case, as they are compared; emphasis aside."""
        return [
            word.lower()
            for clause in self.clauses
            for word in token_pattern(clause.text).findall(
                self.source_text[clause.start : clause.end]
            )
            if word != _EMPHASIS
        ]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each of them stands, as offsets into the source text."""
        text = self.source_text
        return [
            found.span()
            for clause in self.clauses
            for found in token_pattern(clause.text).finditer(text, clause.start, clause.end)
            if found.group() != _EMPHASIS
        ]

    def between(self, start: int, end: int) -> range:
        """Return the words that begin between two offsets."""
        starts = [span[0] for span in self.spans]
        return range(bisect_left(starts, start), bisect_left(starts, end))

    def said(self, words: range) -> Phrase:
        """Return some words, one at least, as a phrase."""
        return self.phrase(self.spans[words.start][0], self.spans[words.stop - 1][1])

    def phrase(self, start: int, end: int) -> Phrase:
        """Return what stands between two offsets."""
        return Phrase(text=fold(self.source_text[start:end]), start=start, end=end)


class Stretch(NamedTuple):
    """Where two passages differ: the words of either side between two that agree.

    Parameters
    ----------
    base, other : range
        Indices into the words of the two passages; at least one is not empty.
    """

    base: range
    other: range


class Sides:
    """The two sides of a row, and where their words differ.

    Parameters
    ----------
    base, other : Passage
        The clauses on either side.
    """

    def __init__(self, base: Passage, other: Passage) -> None:
        self.base = base
        self.other = other

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where the words differ, in the order of the text.

        Between the words of a longest common subsequence; time grows with the product of the
        numbers of words, divided by 64. One for all of two passages that are too long for it.
        """
        old, new = self.base.keys, self.other.keys
        if len(old) * len(new) > _LONGEST_TABLE:
            return (Stretch(range(len(old)), range(len(new))),)
        from rapidfuzz.distance import LCSseq  # compiled code that equal texts do not need

        agreed = LCSseq.opcodes(old, new).as_matching_blocks()  # the last one is empty
        found = []
        at = later = 0
        for block in agreed:
            if at < block.a or later < block.b:
                found.append(Stretch(range(at, block.a), range(later, block.b)))
            at, later = block.a + block.size, block.b + block.size
        return tuple(found)

    @cached_property
    def differing(self) -> frozenset[str]:
        """All words in the stretches that differ, of either side."""
        found: set[str] = set()
        for stretch in self.stretches:
            found.update(self.base.keys[stretch.base.start : stretch.base.stop])
            found.update(self.other.keys[stretch.other.start : stretch.other.stop])
        return frozenset(found)

    @cached_property
    def figures_differ(self) -> bool:
        """Whether figures stand where the words differ: most rows have no number to compare."""
        return any(key[0].isdecimal() for key in self.differing)

    def changed(self, base: Phrase | None, other: Phrase | None) -> bool:
        """Tell whether most words of a phrase of either side stand in stretches that differ."""
        if base is not None:
            ranges, side, phrase = [stretch.base for stretch in self.stretches], self.base, base
        elif other is not None:
            ranges, side, phrase = [stretch.other for stretch in self.stretches], self.other, other
        else:
            return False
        inside = side.between(phrase.start, phrase.end)
        differing = sum(
            max(0, min(words.stop, inside.stop) - max(words.start, inside.start))
            for words in ranges
        )
        return 2 * differing > len(inside)
