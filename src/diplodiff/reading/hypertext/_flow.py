"""Words, in the order of a page -> an `Extract`: body, and what is set aside with its reason.

A reader writes words, ends paragraphs, and says where a row, a cell, an item or something that is
no body begins and ends. It does not know offsets.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading._extract import Doubt, ExtractBuilder
from diplodiff.reading.hypertext._lists import bears_marker, bears_number
from diplodiff.reading.hypertext._paragraph import Look, Paragraph, Piece, is_marker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Flow", "Label"]

_SHORT_CELL = 60
"""Characters up to which a cell is a label or a figure, which is read with its row."""
_FEWEST_LINKS = 3
"""Links below each other that are a menu: headings of a text may be links, one or two in a row."""
_LONGEST_LINK = 80
"""Characters of an entry of a menu; sentences that are links are longer, or end like sentences."""
_MARKER = len("00. ")
"""Characters before a link that are its bullet or number."""
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?")
_SWALLOWED = 2
"""Times the prose outside that a menu, head or foot of a page holds when it is none: a tag that was
not closed, or the wrong tag, and the statement stands in it."""
_HIDDEN = "hidden text"


class Label(NamedTuple):
    """What a list prints before an item.

    Parameters
    ----------
    marker : str
        Number with its full stop, or bullet.
    value : int or None
        The number; None of a bullet.
    depth : int
        Lists of bullets around that of the item, if it has a bullet.
    """

    marker: str
    value: int | None
    depth: int = 0

    def before(self, words: str) -> str:
        """Return what is printed before the words of the item."""
        typed = bears_marker(words) if self.value is None else bears_number(words, self.value)
        return "" if typed else self.marker


class _Aside(NamedTuple):
    """What is open around something that is set aside."""

    paragraph: Paragraph
    labels: list[Label | str]
    rows: list[list[list[Piece]]]
    reason: str
    source: int


class Flow:
    """Collects what a page says.

    Parameters
    ----------
    unsure : collection of str
        Reasons for which something is set aside that may yet turn out to be body.
    """

    def __init__(self, *, unsure: Iterable[str] = ()) -> None:
        self.pieces: list[Piece] = []
        self._unsure = frozenset(unsure)
        self._paragraph = Paragraph()
        self._labels: list[Label | str] = []
        self._rows: list[list[list[Piece]]] = []
        self._asides: list[_Aside] = []
        self._reason = ""
        self._source = self._sources = 0

    @property
    def reason(self) -> str:
        """Why what is written now is no body, or ""."""
        return self._reason

    def write(self, words: str, look: Look) -> None:
        """Add words to the paragraph that is open."""
        self._paragraph.write(words, look)

    def break_line(self) -> None:
        """End a line within the paragraph."""
        self._paragraph.break_line()

    def part_marker(self) -> None:
        """Part the words that follow from a mark, if the paragraph is nothing else yet."""
        words = self._paragraph.words().strip()
        if words.strip("()[]").isdecimal() or is_marker(words):
            self._paragraph.space()

    def label(self, label: Label | str) -> None:
        """Print something before the paragraph that comes next."""
        self.end_paragraph()
        self._labels.append(label)

    def unlabel(self) -> None:
        """End an item: what was to be printed before its words is not, if it had none."""
        self.end_paragraph()
        self._labels.clear()

    def print_labels(self) -> None:
        """End what was numbered: its number stands alone if it had no words."""
        self.end_paragraph()
        words = " ".join(
            label if isinstance(label, str) else label.marker for label in self._labels
        )
        self._labels.clear()
        self.write(words, Look())
        self.end_paragraph()

    def end_paragraph(self) -> None:
        """End the paragraph that is open, if any words are in it."""
        piece, self._paragraph = self._paragraph.piece(), Paragraph()
        words = piece.text
        if not words.strip():
            return
        for label in reversed(self._labels):
            marker = label if isinstance(label, str) else label.before(words)
            if marker:
                piece = piece.behind(Piece(marker), between=" ")
            if isinstance(label, Label):
                piece = piece._replace(depth=label.depth)
        self._labels.clear()
        self._put(piece._replace(reason=self._reason, source=self._source))

    def begin_aside(self, reason: str) -> None:
        """Set aside what follows, while the paragraph that is open waits."""
        self._asides.append(
            _Aside(self._paragraph, self._labels, self._rows, self._reason, self._source)
        )
        self._paragraph, self._labels, self._rows = Paragraph(), [], []
        self._sources += 1
        self._reason, self._source = reason, self._sources

    def end_aside(self) -> None:
        """Go on where the last `begin_aside` was."""
        self.end_paragraph()
        self._paragraph, self._labels, self._rows, self._reason, self._source = self._asides.pop()

    def begin_row(self) -> None:
        """Begin a row of a table."""
        self.end_paragraph()
        self._rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell of the row."""
        self.end_paragraph()
        if self._rows:
            self._rows[-1].append([])

    def end_row(self) -> None:
        """End the row: cells of few words are one paragraph, cells of prose stay paragraphs."""
        self.end_paragraph()
        for piece in _row([cell for cell in self._rows.pop() if cell]):
            self._put(piece)

    def build(self, builder: ExtractBuilder) -> None:
        """Add all that was collected to a builder.

        Parameters
        ----------
        builder : ExtractBuilder
            Of the document that the page is, or is a part of.

        Raises
        ------
        LimitExceededError
            If the document has more characters than its limit.
        """
        self.end_paragraph()
        pieces = _swallowed(_without_menus(self.pieces), unsure=self._unsure)
        hidden = sum(piece.reason == _HIDDEN for piece in pieces)
        for piece in _numbered([piece for piece in pieces if not piece.reason]):
            builder.add(piece.text, indent=piece.indent, emphasised=piece.emphasised)
        aside = [piece for piece in pieces if piece.reason]
        for (_, reason), parts in groupby(aside, attrgetter("source", "reason")):
            doubts = [_hidden(hidden)] if reason == _HIDDEN and hidden else []
            builder.omit(" ".join(part.text for part in parts), reason, doubts=doubts)
            hidden = 0 if doubts else hidden

    def _put(self, piece: Piece) -> None:
        """Add a piece to the cell, or to the page, that it stands in."""
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(piece)
        else:
            self.pieces.append(piece)


def _row(cells: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Join the cells of a row that belong together."""
    long = sum(len(cell[0].text) > _SHORT_CELL or "\n" in cell[0].text for cell in cells)
    if all(len(cell) == 1 for cell in cells) and long <= 1:
        whole: list[Piece] = []
        for cell in cells:
            whole = [cell[0].behind(whole[0], between="\t") if whole else cell[0]]
        return whole
    if len(cells) > 1 and len(cells[0]) == 1 and is_marker(cells[0][0].text):
        first, *rest = cells[1]
        numbered = first.behind(cells[0][0], between="\t")
        cells = [[numbered, *rest], *cells[2:]]
    return [piece for cell in cells for piece in cell]


def _numbered(body: Sequence[Piece]) -> list[Piece]:
    """Put numbers that stand in a block of their own before the words that they number."""
    joined: list[Piece] = []
    for piece in body:
        if joined and is_marker(joined[-1].text):
            joined[-1] = piece.behind(joined[-1], between=" ")
        else:
            joined.append(piece)
    return joined


def _without_menus(pieces: Sequence[Piece]) -> list[Piece]:
    """Set runs of links aside: the lists of a page, and its buttons."""
    kept: list[Piece] = []
    for is_link, group in groupby(pieces, _is_link):
        run = list(group)
        if is_link and sum(piece.text.count("\n") + 1 for piece in run) >= _FEWEST_LINKS:
            run = [piece._replace(reason="menu", source=-1) for piece in run]
        kept += run
    return kept


def _is_link(piece: Piece) -> bool:
    """Tell whether a piece of the body is nothing but short links, one in each line."""
    if piece.reason or piece.heading or not piece.linked:
        return False
    lines = piece.text.strip().split("\n")
    if sum(map(len, lines)) - piece.linked > _MARKER * len(lines):
        return False
    return not any(len(line) > _LONGEST_LINK or line.endswith(_SENTENCE_ENDS) for line in lines)


def _swallowed(pieces: Sequence[Piece], *, unsure: frozenset[str]) -> list[Piece]:
    """Give back to the body what was set aside in error, the statement being in it."""
    prose: dict[int, int] = {0: 0}
    for piece in pieces:
        if piece.reason in unsure or not piece.reason:
            prose[piece.source] = prose.get(piece.source, 0) + _prose(piece)
    most = max(prose, key=prose.__getitem__)
    if prose[most] <= _SWALLOWED * prose[0]:
        return list(pieces)
    return [
        piece._replace(reason="", source=0) if piece.source == most else piece for piece in pieces
    ]


def _prose(piece: Piece) -> int:
    """Count the characters of a piece that are no text of links."""
    return max(0, len(piece.text) - piece.linked - _MARKER)


def _hidden(count: int) -> Doubt:
    met = "a piece of text is" if count == 1 else f"{count:,} pieces of text are"
    return Doubt("HiddenText", f"{met} hidden in the page and left out")
