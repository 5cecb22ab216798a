"""Which part each block plays: title, organ, preamble, lead-in, operative part, body, footer.

A text has the division into preamble and operative part when its grammar says so: a run of
participle clauses that end in commas or semicolons, then a lead-in or finite verbs (United
Nations Editorial Manual Online, "Editing of resolutions"). A text without it is body throughout:
single participles in flowing prose ("Recognizing that ..., we call ...") divide nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Style
from diplodiff.parsing._pieces import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["assign_roles", "is_divided"]

_RUN = 2
"""Participle clauses in a row that make a preamble without an organ before them."""
_SHARE = 0.6
"""Share of the blocks that must be clauses of one kind in a fragment (a preamble by itself, or a
list of operative clauses by itself)."""
_NEAR = 5
"""Pieces that are looked at behind an organ or a lead-in."""
_CAPTION = 40
_NUMBERED = (Style.NUMBER, Style.BRACKETED_NUMBER, Style.BARE)


def assign_roles(pieces: Sequence[Piece]) -> None:
    """Give each piece its role, in place.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.
    """
    if is_divided(pieces):
        _Walk(pieces).run()
    else:
        _assign_body(pieces)


def is_divided(pieces: Sequence[Piece]) -> bool:
    """Return whether a text has the division into preamble and operative part.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.

    Returns
    -------
    bool
        True for resolutions, declarations with a lead-in, and fragments of them.
    """
    return _has_preamble(pieces) or _has_organ(pieces) or _is_fragment(pieces)


def _has_preamble(pieces: Sequence[Piece]) -> bool:
    """Look for a run of clauses inside one long sentence, and for what it leads to."""
    run = participles = 0
    for i, piece in enumerate(pieces):
        if run and piece.lead_in and (run >= _RUN or participles or _leads(pieces, i)):
            return True
        if piece.finite and participles and (run or participles >= _RUN):
            return True
        if piece.participle:
            participles += 1
            run += piece.comma_ended or participles > 1
        elif piece.comma_ended and not piece.performs and piece.block.marker is None:
            run += 1
        elif piece.organ or piece.heading:
            continue
        elif piece.stopped and not piece.comma_ended:
            if participles >= _RUN and run >= _RUN and _numbered_first(piece):
                return True
            run = participles = 0
    return False


def _has_organ(pieces: Sequence[Piece]) -> bool:
    """Look for an organ line with a clause of a resolution behind it."""
    return any(
        piece.organ and any(p.participle or p.finite for p in pieces[i + 1 : i + _NEAR])
        for i, piece in enumerate(pieces)
    )


def _is_fragment(pieces: Sequence[Piece]) -> bool:
    """Look for a text that is nothing but clauses of a resolution."""
    clauses = [piece for piece in pieces if not (piece.heading or piece.titled or piece.adoption)]
    if not clauses:
        return False
    main = [p for p in clauses if p.block.marker is None or p.block.marker.style is not Style.BRACKETED_LETTER]
    finite = sum(piece.finite for piece in main)
    participles = sum(piece.participle and piece.comma_ended for piece in main)
    return finite + participles > _SHARE * len(main)


def _leads(pieces: Sequence[Piece], i: int) -> bool:
    """Return whether a series without finite verbs follows a piece, so that it lacks a verb."""
    below = pieces[i + 1 : i + _NEAR]
    first = next((piece for piece in below if not piece.heading), None)
    return first is not None and _numbered_first(first) and not first.finite


def _numbered_first(piece: Piece) -> bool:
    """Return whether a piece is the first of a numbered series."""
    marker = piece.block.marker
    return marker is not None and marker.style in _NUMBERED and marker.value == 1


class _Walk:
    """Walks once through a divided text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.state = Role.TITLE
        self.preamble_numbered: bool | None = None
        self.led_in = False
        self.annexed = False

    def run(self) -> None:
        """Assign all roles."""
        for i, piece in enumerate(self.pieces):
            piece.role = self._role(i, piece)
            if piece.role in (Role.ORGAN, Role.CHAPEAU):
                self.state = Role.PREAMBULAR
                self.annexed = self.led_in = False
                self.preamble_numbered = None
            elif piece.role in (Role.PREAMBULAR, Role.OPERATIVE):
                self.state = piece.role
            elif piece.role is Role.LEAD_IN:
                self.state = Role.OPERATIVE
                self.led_in = True
            elif piece.role is Role.FOOTER and self.state is Role.OPERATIVE and piece.adoption:
                self.state = Role.FOOTER

    def _role(self, i: int, piece: Piece) -> Role:
        if piece.block.cut and i:
            return self.pieces[i - 1].role
        if piece.organ and self._begins_again(i):
            return Role.ORGAN
        if self.state is not Role.TITLE and piece.adoption and piece.block.marker is None and not piece.performs:
            return Role.FOOTER
        if piece.block.marker is not None and piece.block.marker.section:
            return Role.PREAMBULAR if piece.block.marker.section == "PP" else Role.OPERATIVE
        return {
            Role.TITLE: self._front,
            Role.PREAMBULAR: self._preamble,
            Role.OPERATIVE: self._operative,
            Role.FOOTER: self._back,
        }[self.state](i, piece)

    def _begins_again(self, i: int) -> bool:
        """Return whether an organ line opens a resolution here."""
        if self.state is Role.TITLE:
            return True
        following = self.pieces[i + 1] if i + 1 < len(self.pieces) else None
        return following is not None and (following.participle or following.finite)

    def _front(self, i: int, piece: Piece) -> Role:
        if piece.participle and not piece.heading:
            self.preamble_numbered = _is_numbered(piece)
            return Role.PREAMBULAR
        if piece.finite:
            return Role.OPERATIVE
        following = self.pieces[i + 1] if i + 1 < len(self.pieces) else None
        led = following is not None and (
            following.participle or (piece.comma_ended and following.comma_ended)
        )
        if piece.lead_in and not (led and piece.comma_ended):
            return Role.LEAD_IN
        if piece.marked and piece.heading and not piece.titled:
            return Role.HEADING
        if piece.titled or piece.adoption or piece.heading:
            return Role.TITLE
        if led and (piece.comma_ended or not piece.stopped):
            return Role.CHAPEAU
        if following is not None and following.lead_in and piece.comma_ended:
            return Role.PREAMBULAR if piece.tail.endswith(";") else Role.CHAPEAU
        if piece.short and (not piece.stopped or len(piece.text) <= _CAPTION):
            return Role.TITLE
        return Role.CHAPEAU if led else Role.BODY

    def _preamble(self, i: int, piece: Piece) -> Role:
        if piece.finite:
            leads = piece.lead_in or (piece.comma_ended and _leads(self.pieces, i))
            leads = leads and not self._finite_below(i)
            return Role.LEAD_IN if leads else Role.OPERATIVE
        if piece.lead_in:
            return Role.LEAD_IN
        if self.preamble_numbered is None and piece.participle:
            self.preamble_numbered = _is_numbered(piece)
        if _is_numbered(piece) and not self.preamble_numbered:
            return Role.OPERATIVE
        if piece.participle:
            return Role.PREAMBULAR
        if piece.heading:
            return Role.HEADING
        if piece.note and not piece.comma_ended:
            return Role.FOOTER
        return Role.PREAMBULAR

    def _finite_below(self, i: int) -> bool:
        """Return whether the next clause has a verb of its own, or is a part of this one."""
        if i + 1 == len(self.pieces):
            return True
        following = self.pieces[i + 1]
        marker = following.block.marker
        lettered = marker is not None and marker.style is Style.BRACKETED_LETTER
        return following.finite or lettered

    def _operative(self, i: int, piece: Piece) -> Role:
        if piece.annex:
            self.annexed = True
            return Role.HEADING
        if piece.note and not piece.performs and piece.block.marker is None:
            return Role.FOOTER
        if piece.heading and not piece.performs:
            return self._heading_or_signature(i)
        if self.annexed:
            return Role.BODY
        if self._interleaved(i, piece):
            return Role.PREAMBULAR
        return Role.OPERATIVE

    def _heading_or_signature(self, i: int) -> Role:
        """Tell a heading, which has clauses below it, from a signature, which has none."""
        below = self.pieces[i + 1 :][:_LOOKAHEAD]
        return Role.HEADING if any(not later.heading for later in below) else Role.FOOTER

    def _interleaved(self, i: int, piece: Piece) -> bool:
        """Return whether a preambular clause stands among operative ones, as in old texts."""
        if self.led_in or not piece.participle or piece.block.marker is not None:
            return False
        later = self.pieces[i + 1 :][:_LOOKAHEAD]
        return piece.comma_ended and any(following.finite for following in later)

    def _back(self, i: int, piece: Piece) -> Role:
        """Behind the adoption line: notes, or another resolution, or an annex."""
        if piece.annex:
            self.annexed = True
            self.state = Role.OPERATIVE
            return Role.HEADING
        if piece.titled and not piece.note and i + 1 < len(self.pieces) and self.pieces[i + 1].organ:
            return Role.TITLE
        return Role.FOOTER


_LOOKAHEAD = 8


def _is_numbered(piece: Piece) -> bool:
    marker = piece.block.marker
    return marker is not None and marker.style in _NUMBERED


def _assign_body(pieces: Sequence[Piece]) -> None:
    """Give roles in a text without division."""
    front = _front_length(pieces)
    for i, piece in enumerate(pieces):
        if i < front:
            piece.role = Role.TITLE
        elif piece.heading and len(pieces) > 1:
            piece.role = Role.HEADING
        elif piece.note and piece.block.marker is None:
            piece.role = Role.FOOTER
    for piece in reversed(pieces[front + 1 :]):
        if not (piece.role in (Role.HEADING, Role.FOOTER) or piece.adoption or piece.signature):
            break
        piece.role = Role.FOOTER


def _front_length(pieces: Sequence[Piece]) -> int:
    """Return how many pieces at the start are title, date and place."""
    front = 0
    for i, piece in enumerate(pieces[:_NEAR]):
        if piece.stopped or piece.block.marker is not None or i + 1 == len(pieces):
            break
        if piece.titled or piece.dated or (i == 0 and piece.heading and not piece.marked):
            front = i + 1
        elif not piece.heading:
            break
    return front
