"""What a redline in Word is made of: a stream of words and marks, each with its standing."""

from __future__ import annotations

from enum import Enum
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplodiff.model import Clause

__all__ = ["CommentMark", "MoveMark", "ParagraphEnd", "Piece", "Standing", "Words", "settled"]


class Standing(Enum):
    """In which of the two texts a piece stands."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_AWAY = "moved away"
    """In the base here, in the other text elsewhere."""
    MOVED_HERE = "moved here"

    @property
    def in_base(self) -> bool:
        """Whether it is there after all changes were rejected."""
        return self in {Standing.KEPT, Standing.DELETED, Standing.MOVED_AWAY}

    @property
    def in_other(self) -> bool:
        """Whether it is there after all changes were accepted."""
        return self in {Standing.KEPT, Standing.INSERTED, Standing.MOVED_HERE}


class Words(NamedTuple):
    """A stretch of one paragraph: visible text, a tab behind a marker."""

    standing: Standing
    text: str
    italic: bool = False


class ParagraphEnd(NamedTuple):
    """A paragraph mark, and the clause that it ends, which says how the paragraph looks."""

    standing: Standing
    clause: Clause


class CommentMark(NamedTuple):
    """Where words begin or end that a comment is about, in the base or else in the other text."""

    number: int
    begins: bool
    in_base: bool


class MoveMark(NamedTuple):
    """Where a move begins, or ends, on one of its two places."""

    number: int
    standing: Standing
    begins: bool


Piece = Words | ParagraphEnd | CommentMark | MoveMark


def settled(pieces: list[Piece]) -> list[Piece]:
    """See to it that the last paragraph mark stands in both texts.

    Word keeps the last mark of a document whatever becomes of it, so one that is rejected or
    accepted away would leave an empty paragraph. Marks are alike, so that of an earlier one and
    the last the one may stand for the other.

    Parameters
    ----------
    pieces : list of Piece
        A whole document, ending in a paragraph mark, moves perhaps open behind it.

    Returns
    -------
    list of Piece
        The same texts, to the character, in either case.
    """
    made = list(pieces)
    ends = [(place, piece) for place, piece in enumerate(pieces) if isinstance(piece, ParagraphEnd)]
    tail = list(takewhile(lambda end: end[1].standing is not Standing.KEPT, reversed(ends)))
    if not tail:
        return made
    place, last = tail[0]
    made[place] = last._replace(standing=Standing.KEPT)
    opposite = [at for at, end in tail if end.standing.in_base is not last.standing.in_base]
    if opposite:  # two paragraphs of different texts become one
        del made[opposite[0]]
    elif len(tail) < len(ends):
        at, kept = ends[-len(tail) - 1]
        plain = Standing.DELETED if last.standing.in_base else Standing.INSERTED
        made[at] = kept._replace(standing=plain)
    return made
