"""The part that each block plays in a divided text: one walk from the title to the footnotes.

The walk knows where it is (before the statement, in the preamble, in the operative part, behind
the adoption line) and asks of each block only what can come next there. An adoption line closes
the text only where no clause follows: one odd line must not hide the clauses below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._forms import made_by_president
from diplodiff.parsing._markers import Series, Style
from diplodiff.parsing._numbering import find_announcing, find_numbered_headings
from diplodiff.parsing._pieces import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.parsing._pieces import Piece

__all__ = ["NUMBERED", "announces_series", "assign_divided", "begins_series"]

_NEAR = 5
"""Pieces in which the first of a series must come, headings between."""
_AHEAD = 8
"""Pieces that are looked at for clauses below a heading or a late preambular clause."""
_CAPTION = 40
"""Characters of a line that may end in a full stop and still be part of a page head ("Distr.")."""
_SKIPPED = 3
"""A clause may be this far from the last number and still be in its series."""
NUMBERED = (Style.NUMBER, Style.BRACKETED_NUMBER, Style.BARE)
"""Styles of the numbers that clauses bear."""
_RECITING = ("note", "recall", "recognize")
"""Categories of verbs that do nothing but take cognizance, as recitals do."""
_CLAUSES = (Role.PREAMBULAR, Role.OPERATIVE, Role.BODY)
_SECTIONS = {"PP": Role.PREAMBULAR, "OP": Role.OPERATIVE}


def assign_divided(pieces: Sequence[Piece]) -> None:
    """Give each piece of a divided text its role, in place.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.
    """
    _Walk(pieces).run()


def announces_series(pieces: Sequence[Piece], i: int) -> bool:
    """Return whether a numbered series without finite verbs follows, so that it lacks a verb.

    Parameters
    ----------
    pieces : sequence of Piece
        All blocks of a text in order.
    i : int
        The piece in question.

    Returns
    -------
    bool
        True for "Recommends to the Governments," above "1. That the establishment of ...".
    """
    below = pieces[i + 1 : i + _NEAR]
    first = next((piece for piece in below if not piece.heading), None)
    return first is not None and not first.finite and begins_series(first)


def begins_series(piece: Piece) -> bool:
    """Return whether a piece is the first of a numbered series.

    Parameters
    ----------
    piece : Piece
        The piece in question.

    Returns
    -------
    bool
        True for "1." and "1)", false for letters and bullets.
    """
    marker = piece.block.marker
    return marker is not None and marker.style in NUMBERED and marker.value == 1


class _Walk:
    """Walks once through a divided text."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.state = Role.TITLE
        self.announcing = find_announcing(pieces)
        self.headings = find_numbered_headings(pieces)
        self.preamble_numbered: bool | None = None  # not known before its first clause
        self.recited = False  # whether there is a preamble without finite verbs
        self.led_in = False
        self.annexed = False
        self.listing = False  # below a clause that ends in a colon
        self.series = Series()
        self.verbless = False  # whether the last marked clause leaves its verb to another
        self.clause_ahead = 0  # the clause that the last look behind an adoption line found

    def run(self) -> None:
        """Assign all roles."""
        rules = {
            Role.TITLE: self._front,
            Role.PREAMBULAR: self._preamble,
            Role.OPERATIVE: self._operative,
            Role.FOOTER: self._back,
        }
        for i, piece in enumerate(self.pieces):
            piece.role = self._anywhere(i, piece) or rules[self.state](i, piece)
            self._step(i, piece)

    def _step(self, i: int, piece: Piece) -> None:
        """Move on to the part of the text that a piece opens."""
        if piece.role in _CLAUSES and piece.block.marker is not None:
            self.series.note(piece.block.marker)
            self.verbless = not (piece.performs or piece.finite)
        if piece.role in (Role.ORGAN, Role.CHAPEAU):
            self.state = Role.PREAMBULAR
            self.preamble_numbered = None
            self.annexed = self.led_in = False
        elif piece.role in (Role.PREAMBULAR, Role.OPERATIVE):
            self.state = piece.role
            self.recited = self.recited or (piece.role is Role.PREAMBULAR and not piece.finite)
            self.listing = piece.colon_ended or (self.listing and piece.heading)
        elif piece.role is Role.LEAD_IN:
            self.state = Role.OPERATIVE
            self.led_in = True
        elif piece.role is Role.FOOTER and piece.adoption and not self._clause_follows(i):
            self.state = Role.FOOTER

    def _next(self, i: int) -> Piece | None:
        return self.pieces[i + 1] if i + 1 < len(self.pieces) else None

    def _anywhere(self, i: int, piece: Piece) -> Role | None:
        """Return the role of a piece that is the same in every part of the text, or None."""
        if piece.block.cut and i:
            return self.pieces[i - 1].role
        if piece.organ and (self.state is Role.TITLE or self._opens_clauses(i)):
            return Role.ORGAN
        if i in self.announcing and self.state is not Role.TITLE:
            return Role.LEAD_IN
        marker = piece.block.marker
        if marker is not None:
            headed = i in self.headings and self.state is Role.OPERATIVE
            return Role.HEADING if headed else _SECTIONS.get(marker.section)
        return None if self.state is Role.TITLE else self._closing(i, piece)

    def _closing(self, i: int, piece: Piece) -> Role | None:
        """Return the role of a line of adoption, None for what is no such line."""
        if piece.adopts_this:
            return Role.FOOTER
        if not piece.adoption or piece.performs:
            return None
        return Role.FOOTER if piece.adoption_inside or not self._clause_follows(i) else None

    def _clause_follows(self, i: int) -> bool:
        """Return whether the statement goes on behind an adoption line.

        What an annex or another resolution says is not counted. Each piece is looked at once:
        the answer holds for all adoption lines before the clause that was found, and where there
        is none, the walk is behind the text.
        """
        if i < self.clause_ahead:
            return True
        if self.state is Role.FOOTER:
            return False
        noted = False
        for j in range(i + 1, len(self.pieces)):
            piece = self.pieces[j]
            noted = noted or piece.note
            if piece.annex or (piece.organ and self._opens_clauses(j)):
                return False
            if self._goes_on(piece, noted=noted):
                self.clause_ahead = j
                return True
        return False

    def _goes_on(self, piece: Piece, *, noted: bool) -> bool:
        """Return whether a piece is a clause that goes on where the walk is.

        Below footnotes only a number and a verb are believed: notes have lists and prose too.
        """
        marker = piece.block.marker
        if noted and (marker is None or not piece.performs):
            return False
        early = self.state is Role.PREAMBULAR
        if marker is None:
            if early and (piece.lead_in or (piece.participle and piece.comma_ended)):
                return True
            return piece.finite and piece.full
        if marker.section or (early and piece.participle and piece.comma_ended):
            return True
        if piece.performs or piece.finite:
            return self.series.follows(marker, within=_SKIPPED) or self.series.continues(marker)
        return self.verbless and self.series.continues(marker)

    def _opens_clauses(self, i: int) -> bool:
        """Return whether a clause of a resolution follows directly."""
        following = self._next(i)
        return following is not None and (following.participle or following.finite)

    def _front(self, i: int, piece: Piece) -> Role:
        """Before the first clause: titles, organ, chapeau."""
        if piece.participle and not piece.heading:
            self.preamble_numbered = piece.has_marker(*NUMBERED)
            return Role.PREAMBULAR
        if piece.finite:
            return Role.OPERATIVE
        led = self._leads_to_preamble(i, piece)
        if piece.lead_in and not (led and piece.comma_ended):
            return Role.BODY if self._hands_over(i, piece) else Role.LEAD_IN
        if piece.titled or piece.adoption or piece.heading:
            plain = piece.titled or not piece.marked
            return Role.TITLE if plain else Role.HEADING
        return self._chapeau(i, piece, led=led)

    def _hands_over(self, i: int, piece: Piece) -> bool:
        """Return whether a line lends no verb, but quotes the text whose title is below it."""
        following = self._next(i)
        if following is None or not following.titled or following.block.marker is not None:
            return False
        return not (following.stopped or made_by_president(piece))

    def _leads_to_preamble(self, i: int, piece: Piece) -> bool:
        following = self._next(i)
        return following is not None and (
            following.participle or (piece.comma_ended and following.comma_ended)
        )

    def _chapeau(self, i: int, piece: Piece, *, led: bool) -> Role:
        """Tell the chapeau from captions and prose before the statement."""
        following = self._next(i)
        if following is not None and piece.comma_ended:
            if following.organ or (following.lead_in and piece.ending == ";"):
                return Role.PREAMBULAR
            led = led or following.lead_in
        if led and not piece.stopped:
            return Role.CHAPEAU
        if piece.short and (not piece.stopped or len(piece.text) <= _CAPTION):
            return Role.TITLE
        return Role.CHAPEAU if led else Role.BODY

    def _preamble(self, i: int, piece: Piece) -> Role:
        """Behind the organ or chapeau, until something performs."""
        if piece.finite:
            if self._only_leads(i, piece):
                return Role.LEAD_IN
            return Role.PREAMBULAR if self._recites(i, piece) else Role.OPERATIVE
        if piece.lead_in:
            return Role.LEAD_IN
        numbered = piece.has_marker(*NUMBERED)
        if self.preamble_numbered is None and piece.participle:
            self.preamble_numbered = numbered
        if numbered and not self.preamble_numbered:
            return Role.OPERATIVE
        if piece.heading and not piece.participle:
            return Role.HEADING
        noted = piece.note and not piece.participle and not piece.comma_ended
        return Role.FOOTER if noted else Role.PREAMBULAR

    def _recites(self, i: int, piece: Piece) -> bool:
        """Return whether a finite clause is a recital.

        It is one where no participle says what the preamble is and the clauses that do more than
        take cognizance are still to come: "The Conference 1) Notes ... 2) Proposes ...".
        """
        if self.recited or not _takes_cognizance(piece):
            return False
        later = self.pieces[i + 1 : i + 1 + _AHEAD]
        return any(below.finite and not _takes_cognizance(below) for below in later)

    def _only_leads(self, i: int, piece: Piece) -> bool:
        """Return whether a finite clause does nothing but carry the verb for those below.

        A numbered one is a clause of its own, whatever it announces.
        """
        following = self._next(i)
        if following is None or piece.block.marker is not None:
            return False
        if following.finite or following.has_marker(Style.BRACKETED_LETTER):
            return False
        return piece.delivers or (piece.comma_ended and announces_series(self.pieces, i))

    def _operative(self, i: int, piece: Piece) -> Role:
        """From the lead-in or the first finite verb on."""
        if piece.annex:
            self.annexed = True
            return Role.HEADING
        if not piece.performs and piece.note and piece.block.marker is None:
            return Role.FOOTER
        if not piece.performs and piece.heading:
            listed = self.listing and piece.plain
            return Role.OPERATIVE if listed else self._heading_or_signature(i)
        if self.annexed:
            return Role.BODY
        return Role.PREAMBULAR if self._interleaved(i, piece) else Role.OPERATIVE

    def _heading_or_signature(self, i: int) -> Role:
        """Tell a heading, which has clauses below it, from a signature, which has none."""
        below = self.pieces[i + 1 : i + 1 + _AHEAD]
        return Role.HEADING if any(not later.heading for later in below) else Role.FOOTER

    def _interleaved(self, i: int, piece: Piece) -> bool:
        """Return whether a preambular clause stands among operative ones, as in old texts."""
        if self.led_in or not (piece.participle and piece.comma_ended):
            return False
        later = self.pieces[i + 1 : i + 1 + _AHEAD]
        return piece.block.marker is None and any(following.finite for following in later)

    def _back(self, i: int, piece: Piece) -> Role:
        """Behind the adoption line: notes, an annex, or another resolution."""
        if piece.annex:
            self.annexed = True
            self.state = Role.OPERATIVE
            return Role.HEADING
        following = self._next(i)
        again = following is not None and following.organ and piece.titled and not piece.note
        return Role.TITLE if again else Role.FOOTER


def _takes_cognizance(piece: Piece) -> bool:
    return piece.opening is not None and piece.opening.category in _RECITING
