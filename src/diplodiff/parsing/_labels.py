"""How one cites each clause: "PP3", "OP2(a)", "Para. 7", "Art. 4(2)", "Annex I, para. 3", "Title".

The printed number is used where it continues its series; otherwise the clause is counted. Labels
are unique within a statement. Depth comes from the styles of the markers: a style that is open
already goes on at its level, a new one opens a level below. A number that no clause stands for
("10. (a) The ferry" is clause 10(a), and there is no clause 10) opens no level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.parsing._markers import Style
from diplodiff.parsing._notices import notice
from diplodiff.parsing._pieces import Role
from diplodiff.parsing._sections import Sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Notice
    from diplodiff.parsing._markers import Marker
    from diplodiff.parsing._pieces import Piece

__all__ = ["Labels", "Place"]

_NAMES = {
    Role.TITLE: "Title",
    Role.ORGAN: "Organ",
    Role.CHAPEAU: "Chapeau",
    Role.LEAD_IN: "Lead-in",
}
_PREFIXES = {Role.PREAMBULAR: "PP", Role.OPERATIVE: "OP", Role.BODY: "Para. "}
_DEEPEST = 6
"""Levels that are kept apart: (i) once more inside (i) is damage, not structure."""
_INNER = (Style.BULLET, Style.LETTER, Style.BRACKETED_LETTER)
"""Styles of markers that never number the paragraphs of a text."""
_OUTER = (Style.NUMBER, Style.BARE, Style.DECIMAL, Style.CAPITAL)


class Place(NamedTuple):
    """Where a clause stands in its statement.

    Parameters
    ----------
    label : str
        Unique so far.
    depth : int
        0 for a clause of the statement, 1 for its sub-clauses, and so on.
    parent : str
        Label of the clause that it is a sub-clause of, or "".
    """

    label: str
    depth: int = 0
    parent: str = ""


class _Level(NamedTuple):
    """An open level of numbering: the last marker on it and how its clause is cited.

    `label` is what sub-clauses add their letters to; `clause` is the label of the clause itself,
    "" where there is none.
    """

    style: Style | None
    value: int
    indent: int
    label: str
    clause: str = ""


class Labels:
    """Labels and depths of the clauses of one statement, given in the order of the text."""

    def __init__(self, source_text: str, pieces: Sequence[Piece]) -> None:
        self._text = source_text
        numbered = [i for i, piece in enumerate(pieces) if _is_numbered(piece)]
        body = sum(piece.role is Role.BODY and not piece.has_marker(*_INNER) for piece in pieces)
        self._left = numbered[-1] + 1 if numbered else 0
        self._by_number = 2 * len(numbered) > body
        self.notices: list[Notice] = []
        self._used: dict[str, int] = {}
        self._counts = dict.fromkeys(Role, 0)
        self._printed = 0
        self._unnumbered_count = 0
        self._announces = False
        self._sections = Sections()
        self._levels: list[_Level] = []

    def next(self, piece: Piece) -> Place:
        """Label the next clause.

        Parameters
        ----------
        piece : Piece
            The next block of the statement, with its role.

        Returns
        -------
        Place
            Its label, depth and parent.
        """
        self._left -= 1
        if piece.role in _PREFIXES:
            return self._placed(self._clause(piece))
        if piece.role is not Role.FOOTER:  # a footnote at the foot of a page interrupts nothing
            self._levels.clear()
        if piece.role in _NAMES:
            self._sections.leave()
            return Place(self._unique(_NAMES[piece.role]))
        self._counts[piece.role] += 1
        if piece.role is Role.HEADING:
            self._sections.enter(piece)
        return Place(f"{piece.role.capitalize()} {self._counts[piece.role]}")

    def _placed(self, label: str) -> Place:
        """Make a label unique, and say below which clause it stands."""
        label = self._unique(label)
        own = self._levels[-1]
        goes_on = len(self._levels) == 1 and bool(own.clause)
        if not goes_on:  # the rest of a clause, printed apart, opens no level
            self._levels[-1] = _Level(own.style, own.value, own.indent, own.label, label)
        if len(self._levels) == 1:
            return Place(label)
        above = [level.clause for level in self._levels[:-1] if level.clause]
        return Place(label, len(above), above[-1] if above else "")

    def _clause(self, piece: Piece) -> str:
        """Find the level of a clause, leave it on top, and return the label."""
        marker = piece.block.marker
        if marker is None:
            return self._unnumbered(piece)
        if marker.style is Style.BULLET:
            return self._bullet(piece)
        level = 1 if self._announced(piece) else self._level(marker)
        label = self._inner(marker, level) if level else self._outermost(piece, marker)
        return label if marker.inner is None else self._inner(marker.inner, 1)

    def _unnumbered(self, piece: Piece) -> str:
        """Label a clause without marker; among numbered ones it belongs to the one before."""
        outer = self._levels[0] if self._levels else None
        inside = self._left > 0 or piece.text[:1].islower()
        if outer is not None and (piece.block.cut or (outer.style in _OUTER and inside)):
            del self._levels[1:]
            return f"{outer.label} (continued)"
        return self._outermost(piece, None)

    def _outermost(self, piece: Piece, marker: Marker | None) -> str:
        """Label a clause of the statement itself."""
        label = self._sections.cite(piece) or self._plain(piece, marker)
        style = marker.style if marker is not None else None
        value = marker.value if marker is not None else 0
        self._levels = [_Level(style, value, piece.block.indent, label)]
        self._announces = piece.colon_ended and marker is None
        return label

    def _announced(self, piece: Piece) -> bool:
        """Return whether a list item stands below the unnumbered paragraph that announces it."""
        if not self._announces or (self._by_number and piece.role is Role.BODY):
            return False
        return len(self._levels) == 1 and self._levels[0].style is None

    def _plain(self, piece: Piece, marker: Marker | None) -> str:
        """Label a clause that stands under no numbered heading."""
        counted = marker is None or marker.style is Style.BULLET
        if counted and piece.role is Role.BODY and self._by_number:
            self._unnumbered_count += 1
            return f"Unnumbered {self._unnumbered_count}"
        return f"{_PREFIXES[piece.role]}{self._number(piece, marker)}"

    def _number(self, piece: Piece, marker: Marker | None) -> str:
        """Return the printed number when it continues the series, or count."""
        counted = self._counts[piece.role] + 1
        again = marker is not None and marker.text == "1" and self._printed == 1
        if marker is None or marker.style in (Style.BULLET, Style.CAPITAL) or again:
            self._counts[piece.role] = counted
            return str(counted)
        if marker.style is Style.DECIMAL:
            return marker.text
        inserted = not marker.text.isdecimal()
        expected = inserted or marker.value in (1, counted, self._printed + 1)
        if not expected:
            self._out_of_sequence(piece, marker, counted)
        if not expected and marker.value < counted:
            self._counts[piece.role] = counted
            return str(counted)
        self._counts[piece.role] = self._printed = marker.value
        return marker.text

    def _out_of_sequence(self, piece: Piece, marker: Marker, expected: int) -> None:
        """Say that a number is not the one that was due."""
        message = f"numbered {marker.text} where {expected} was expected"
        start, end = piece.block.printed_start, piece.block.end
        self.notices.append(notice("NumberOutOfSequence", message, self._text, start, end))

    def _level(self, marker: Marker) -> int:
        """Return the level at which a marker stands; the length of the stack opens a new one."""
        same = [i for i, level in enumerate(self._levels) if level.style is marker.style]
        for i in reversed(same):
            if self._levels[i].value + 1 in (marker.value, marker.roman):
                return i
        opens = marker.roman == 1 and marker.value != 1
        if same and (not opens or len(self._levels) >= _DEEPEST):
            return same[-1]
        return 0 if marker.style in _OUTER else len(self._levels)

    def _inner(self, marker: Marker, level: int) -> str:
        """Label a sub-clause: "(a)" under its clause, "(i)" under its letter."""
        before = self._levels[level].value if level < len(self._levels) else 0
        del self._levels[level:]
        value = marker.value
        if marker.roman == before + 1:
            value = marker.roman
        text = marker.text if marker.text.startswith("(") else f"({marker.text})"
        label = f"{self._levels[-1].label}{text}"
        self._levels.append(_Level(marker.style, value, 0, label))
        return label

    def _bullet(self, piece: Piece) -> str:
        """Label a bullet: a clause of its own, or an indent below a numbered one."""
        indent = piece.block.indent
        levels = self._levels
        while len(levels) > 1 and levels[-1].style is Style.BULLET and levels[-1].indent > indent:
            levels.pop()
        top = levels[-1] if levels else None
        announced = top is not None and top.style is None and self._announces
        if (
            top is None
            or (top.style is None and not announced)
            or (top.style is Style.BULLET and len(levels) == 1 and top.indent >= indent)
        ):
            return self._outermost(piece, piece.block.marker)
        value = 1
        if top.style is Style.BULLET and top.indent >= indent:
            value = top.value + 1
            levels.pop()
        label = f"{levels[-1].label}, indent {value}"
        levels.append(_Level(Style.BULLET, value, indent, label))
        return label

    def _unique(self, label: str) -> str:
        """Return the label, with a number behind it when it was used before."""
        count = self._used.get(label, 0) + 1
        self._used[label] = count
        return label if count == 1 else self._unique(f"{label} ({count})")


def _is_numbered(piece: Piece) -> bool:
    return piece.role in _PREFIXES and piece.has_marker(Style.NUMBER)
