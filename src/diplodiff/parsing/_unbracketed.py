"""The wording of a draft as if its brackets had never been there, with the way back to its offsets.

What the draft says when all that is bracketed stays; nothing is chosen between alternatives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Clause, Statement

__all__ = ["Wording", "without_brackets"]

_TIGHT = (",", ";", ".", ":")
"""Punctuation that no space precedes."""


class Wording(NamedTuple):
    """The wording of a clause without its brackets.

    Parameters
    ----------
    text : str
        The words, white space folded.
    offsets : tuple of int
        For each character of `text`, its offset in the source text.
    """

    text: str
    offsets: tuple[int, ...]


def without_brackets(statement: Statement) -> tuple[Wording, ...]:
    """Take the brackets of a draft out of its clauses, and leave all the wording in.

    Parameters
    ----------
    statement : Statement
        A draft, as `parse` reads it.

    Returns
    -------
    tuple of Wording
        One for each clause, in order: two drafts whose wordings are equal differ only in their
        brackets. White space is folded as if the brackets had never been there: brackets side by
        side are parted by a space, and "text [, wording]" becomes "text, wording".
    """
    from diplodiff.parsing._marks import pair_marks

    text = statement.source_text
    pairs, strays, _ = pair_marks(text, statement.clauses)
    marks = [(pair.start, pair.inside) for pair in pairs]
    marks += [(pair.inside_end, pair.end) for pair in pairs if pair.end >= 0]
    marks += [(offset, text.index("]", offset) + 1) for offset, _ in strays]
    marks.sort()
    first = 0
    wordings = []
    for clause in statement.clauses:
        while first < len(marks) and marks[first][0] < clause.start:
            first += 1
        behind = first
        while behind < len(marks) and marks[behind][0] < clause.end:
            behind += 1
        wordings.append(_spliced(text, clause, marks[first:behind]))
        first = behind
    return tuple(wordings)


def _spliced(text: str, clause: Clause, marks: Sequence[tuple[int, int]]) -> Wording:
    """Copy what stands between marks."""
    written: list[str] = []
    offsets: list[int] = []
    bounds = [clause.start, *(offset for mark in marks for offset in mark), clause.end]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        inside = text[start:end]
        if start == end and text[start - 1 : start] == "]":
            inside = " "  # "][": where the brackets fall away, the words would run together
        if written[-1:] == [" "] and inside.startswith(_TIGHT):
            written.pop()
            offsets.pop()
        for i, character in enumerate(inside, start):
            if not character.isspace():
                written.append(character)
                offsets.append(i)
            elif written and written[-1] != " ":
                written.append(" ")
                offsets.append(i)
    while written[-1:] == [" "]:
        written.pop()
        offsets.pop()
    return Wording("".join(written), tuple(offsets))
