"""What the numbers of a text say about the paragraphs between and below them.

One pass over all pieces each; the roles are not known yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["find_announcing", "find_numbered_headings"]

_HEADING_WORDS = 8


def find_announcing(pieces: Sequence[Piece]) -> frozenset[int]:
    """Find the unnumbered paragraphs between which one series of numbers goes on.

    Where "Considers that these measures are needed at home:" stands between clause 8 and clause
    9, the numbers are those of the text, and it announces them as a lead-in does; so does the
    paragraph above clause 1.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.

    Returns
    -------
    frozenset of int
        Their indices.
    """
    found: list[int] = []
    above_first, last = -1, 0
    for i, piece in enumerate(pieces):
        value = _number(piece)
        if not value:
            continue
        announced = i > 0 and _announces(pieces[i - 1])
        if value == 1:
            above_first = i - 1 if announced else -1
        elif announced and value == last + 1:
            found += [i - 1] if above_first < 0 else [above_first, i - 1]
            above_first = -1
        last = value
    return frozenset(found)


def find_numbered_headings(pieces: Sequence[Piece]) -> frozenset[int]:
    """Find the numbered headings, as memoranda have them: "1. Purpose" above its paragraphs.

    A number alone makes no heading, for the items of a list are short too: the paragraphs under
    it stand between it and the next number, and so from 1 on.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.

    Returns
    -------
    frozenset of int
        Their indices.
    """
    found: list[int] = []
    last = 0
    for i, piece in enumerate(pieces[:-1]):
        value = _number(piece)
        if value == last + 1 and _titles(piece, pieces[i + 1]):
            found.append(i)
            last = value
        elif value:
            last = 0
    return frozenset(found)


def _number(piece: Piece) -> int:
    """Return the number of a numbered paragraph, or 0."""
    marker = piece.block.marker
    return marker.value if marker is not None and marker.style is Style.NUMBER else 0


def _announces(piece: Piece) -> bool:
    return piece.colon_ended and piece.block.marker is None and piece.text[:1].isupper()


def _titles(piece: Piece, below: Piece) -> bool:
    """Return whether a numbered line is a title and the next block a paragraph under it."""
    words = piece.head.split()
    if piece.ending != " " or len(words) > _HEADING_WORDS or piece.opening is not None:
        return False
    if not piece.head[:1].isupper():
        return False
    marker = below.block.marker
    if marker is None:
        return below.stopped or below.colon_ended
    return marker.style is Style.DECIMAL and marker.text.startswith(f"{_number(piece)}.")
