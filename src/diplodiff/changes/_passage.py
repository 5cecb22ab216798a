"""One side of a row: its clauses as one passage, word by word, each word with its place."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import Phrase
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Act, Clause, Reference

__all__ = ["Passage", "Stretch", "Word", "stretches"]

_WORD = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})++(?!\w)"  # 13 500
    r"|\w++(?:[-'’/.,:]\w++)*+%?"
    r"|[^\w\s*]"
)


_LONGEST_TABLE = 400_000_000
"""Beyond this many pairs of words (20,000 against 20,000), passages differ as a whole."""


class Word(NamedTuple):
    """A word, number or mark of a passage.

    Parameters
    ----------
    key : str
        In lower case, as it is compared.
    start, end : int
        Offsets into the source text.
    """

    key: str
    start: int
    end: int


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
    def words(self) -> tuple[Word, ...]:
        """All words and marks, emphasis aside."""
        return tuple(
            Word(found.group().lower(), found.start(), found.end())
            for clause in self.clauses
            for found in _WORD.finditer(self.source_text, clause.start, clause.end)
        )

    def phrase(self, start: int, end: int) -> Phrase:
        """Return the words between two offsets."""
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

    @property
    def ends(self) -> tuple[int, int]:
        """Where it ends on either side."""
        return self.base.stop, self.other.stop


def stretches(base: Passage, other: Passage) -> tuple[Stretch, ...]:
    """Return where two passages differ, in the order of the text.

    Parameters
    ----------
    base, other : Passage
        Two sides of a row.

    Returns
    -------
    tuple of Stretch
        Between the words of a longest common subsequence; time grows with the product of the
        numbers of words, divided by 64. One for all of two passages that are too long for it.
    """
    if len(base.words) * len(other.words) > _LONGEST_TABLE:
        return (Stretch(range(len(base.words)), range(len(other.words))),)
    from rapidfuzz.distance import LCSseq  # compiled code that equal texts do not need

    old, new = ([word.key for word in side.words] for side in (base, other))
    found: list[Stretch] = []
    for edit in LCSseq.opcodes(old, new):
        if edit.tag == "equal":
            continue
        stretch = Stretch(
            range(edit.src_start, edit.src_end), range(edit.dest_start, edit.dest_end)
        )
        if found and found[-1].ends == (edit.src_start, edit.dest_start):
            first = found.pop()
            stretch = Stretch(
                range(first.base.start, edit.src_end), range(first.other.start, edit.dest_end)
            )
        found.append(stretch)
    return tuple(found)
