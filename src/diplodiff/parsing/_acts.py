"""The act of each clause: its own opening, or the one that it inherits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplodiff.model import Act
from diplodiff.parsing._emphasis import behind_words, next_word
from diplodiff.parsing._pieces import Role

if TYPE_CHECKING:
    from diplodiff.parsing._openings import Opening
    from diplodiff.parsing._pieces import Piece

__all__ = ["Acts"]

_ACTING = (Role.PREAMBULAR, Role.OPERATIVE, Role.BODY)


class Acts:
    """Acts of the clauses of one statement, given in the order of the text.

    A sub-clause without a verb of its own ("(a) The withdrawal of ...") inherits the act of the
    clause above it; a clause without one behind a lead-in inherits the lead-in's.
    """

    def __init__(self, source_text: str) -> None:
        self._text = source_text
        self._above: list[Act | None] = []
        self._lead_in: Act | None = None

    def next(self, piece: Piece, *, depth: int) -> tuple[str, tuple[Act, ...]]:
        """Read the act of the next clause.

        Parameters
        ----------
        piece : Piece
            The next block of the statement, with its role.
        depth : int
            Its depth, at least 0.

        Returns
        -------
        opening : str
            Its own lead phrase as written, or "".
        acts : tuple of Act
            At most one.
        """
        own = self._own(piece)
        if piece.role not in _ACTING:
            if piece.role is not Role.HEADING:
                self._above.clear()
                self._lead_in = own if piece.role is Role.LEAD_IN else None
            return "", ()
        del self._above[depth:]
        act = own or self._inherited(piece, depth=depth)
        self._above.extend([None] * (depth - len(self._above)))
        self._above.append(act)
        return (own.opening if own is not None else ""), (() if act is None else (act,))

    def _own(self, piece: Piece) -> Act | None:
        opening = piece.opening
        if opening is None:
            return None
        start, end = self._span(piece, opening)
        return Act(
            opening=opening.text,
            head=opening.head,
            category=opening.category,
            modifiers=opening.modifiers,
            inherited=opening.inherited,
            start=start,
            end=end,
        )

    def _inherited(self, piece: Piece, *, depth: int) -> Act | None:
        """Return the act of the nearest clause above, or of the lead-in."""
        above: Act | None = None
        if depth:
            above = next((act for act in reversed(self._above[:depth]) if act is not None), None)
        elif piece.role is Role.OPERATIVE:
            above = self._lead_in
        return None if above is None else replace(above, inherited=True)

    def _span(self, piece: Piece, opening: Opening) -> tuple[int, int]:
        """Return the offsets of an opening in the source text.

        The opening counts in the piece's head, where white space is folded and emphasis taken
        out; the characters in between are the same in both, in the same order.
        """
        before = piece.head[: opening.end - len(opening.text)]
        begin = next_word(self._text, behind_words(self._text, piece.block.start, before))
        return begin, behind_words(self._text, begin, opening.text)
