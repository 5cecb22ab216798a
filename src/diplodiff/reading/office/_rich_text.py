r"""Tokens of RTF -> calls of a `Flow`.

Rich Text Format Specification 1.9.1. What a group is for stands at its beginning: a destination
that is unknown and marked by ``\*`` holds no text of the document, any other is entered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading._limits import exceeded
from diplodiff.reading.office._flow import Look
from diplodiff.reading.office._rich_decoding import Decoder
from diplodiff.reading.office._rich_tokens import tokens

if TYPE_CHECKING:
    from diplodiff.reading.office._flow import Flow
    from diplodiff.reading.office._paragraph import Paragraph
    from diplodiff.reading.office._rich_tokens import Token

__all__ = ["Reader"]

_NO_TEXT = frozenset(
    b"fonttbl colortbl stylesheet info pict objdata nonshppict filetbl revtbl rsidtbl listtable "
    b"listoverridetable generator xmlnstbl themedata colorschememapping datastore latentstyles "
    b"pnseclvl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn sp template userprops shprslt xe tc "
    b"bkmkstart bkmkend fldinst pn atnid atnauthor atndate atnref atrfstart atrfend falt "
    b"panose".split()
)
_ASIDE = {
    b"footnote": "footnote",
    b"annotation": "comment",
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf"), "running head"),
    **dict.fromkeys((b"footer", b"footerl", b"footerr", b"footerf"), "running foot"),
}
_NUMBERS = frozenset({b"listtext", b"pntext"})
_BOX = "box"
_BOXES = frozenset({b"shptxt", b"dptxbxtext"})
_ENTERED = frozenset({b"shpinst", b"do", b"ud", *_BOXES, *_ASIDE})
"""Destinations that hold text of the document, although programs may pass them over."""
_FIRST_FORM = b"upr"
"""Holds its text twice: for readers that know no Unicode and, in ``ud``, for us."""
_SIGNS = {
    b"tab": "\t", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003",
    b"enspace": "\u2002", b"qmspace": "\u2005", b"zwj": "\u200d", b"zwnj": "\u200c",
    b"zwbo": "\u200b", b"zwnbo": "\u2060", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
    b"~": "\u00a0", b"_": "\u2011", b"-": "\u00ad", b"{": "{", b"}": "}", b"\\": "\\",
}  # fmt: skip
_LINE_BREAKS = frozenset({b"line", b"lbr", b"page", b"column", b"softline"})
_PARAGRAPH_ENDS = frozenset({b"par", b"sect", b"nestcell", b"\n", b"\r"})
_SYSTEMS = {b"ansi": "cp1252", b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}
_CHANGES = {b"revised": "inserted", b"mvt": "inserted", b"deleted": "deleted", b"mvf": "deleted"}


class _State(NamedTuple):
    """What holds until the end of a group."""

    silent: bool = False
    in_fonts: bool = False
    italic: bool = False
    hidden: bool = False
    inserted: bool = False
    deleted: bool = False
    in_table: bool = False
    numbers: bool = False
    """Whether the words are the number of the paragraph."""
    font: int = -1
    skipped: int = 1
    r"""Characters behind ``\u`` that stand in for it."""


class _Waiting(NamedTuple):
    """What belongs to a paragraph or row that waits until a note or a box ends."""

    first_row: int
    marker: str
    cells: list[list[Paragraph]]
    boxes: list[Paragraph]


class _Group(NamedTuple):
    """A group that is open: what held before, and what it is collected for."""

    before: _State
    reason: str = ""
    gone: bool = False
    waiting: _Waiting | None = None


class Reader:
    """Reads one document.

    Parameters
    ----------
    flow : Flow
        Is told what is found.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._decoder = Decoder(flow.options.encoding)
        self._state = _State()
        self._groups: list[_Group] = []
        self._begins = self._ignorable = False
        """Whether a group has just begun, and whether it may be passed over."""
        self._bytes = bytearray()
        self._to_skip = 0
        self._change = (False, False)
        self._notes = 0
        self._marker = ""
        self._font = 0
        """The font that is being described."""
        self._first_row = 0
        """Paragraphs that ended before the row that is open."""
        self._cells: list[list[Paragraph]] = []
        self._boxes: list[Paragraph] = []

    def read(self, data: bytes) -> None:
        """Read a document from its first byte to its last.

        Parameters
        ----------
        data : bytes
            Any bytes.

        Raises
        ------
        LimitExceededError
            If its groups lie too deep.
        """
        for token in tokens(data):
            if token.kind in {"text", "byte"}:
                self._take_bytes(token.text)
            else:
                self._write_bytes()
                self._obey(token)
        self._write_bytes()
        while self._groups:
            self._close()
        self._end_all()

    def _end_all(self) -> None:
        """End what is open in the document, in a note or in a box."""
        self._end_row()
        if self._flow.is_open:
            self._end_words()
        self._flow.add(self._boxes)
        self._boxes = []

    def _obey(self, token: Token) -> None:
        begins, self._begins = self._begins, False
        if token.kind == "brace":
            self._to_skip = 0
            if token.text == b"{":
                self._open()
            else:
                self._close()
        elif self._to_skip:
            self._to_skip -= 1
        elif token.text == b"*":
            self._ignorable = self._begins = begins
        elif not (begins and token.kind == "word" and self._enter(token.text)):
            self._sign_or_word(token)

    def _open(self) -> None:
        limits = self._flow.options.limits
        if len(self._groups) >= limits.depth:
            raise exceeded(limits, "depth", "its groups lie too deep")
        self._groups.append(_Group(self._state))
        self._begins, self._ignorable = True, False

    def _close(self) -> None:
        if not self._groups:
            return
        group = self._groups.pop()
        if group.waiting is not None:
            self._end_all()
            inside = self._flow.end_apart()
            self._first_row, self._marker, self._cells, self._boxes = group.waiting
            if group.reason == _BOX:
                self._boxes += inside
            elif not group.gone:
                self._flow.omit(inside, group.reason)
        self._state = group.before

    def _enter(self, word: bytes) -> bool:
        """Enter the destination that the first word of a group names; False if it names none."""
        before = self._groups[-1].before
        if word == b"ud" and len(self._groups) > 1:
            self._state = before._replace(silent=self._groups[-2].before.silent)
        elif word in _NO_TEXT or word == _FIRST_FORM:
            in_fonts = before.in_fonts or word == b"fonttbl"
            self._state = before._replace(silent=True, in_fonts=in_fonts)
        elif self._ignorable and word not in _ENTERED:
            self._state = before._replace(silent=True)
        elif not before.silent and (word in _ASIDE or word in _BOXES):
            self._collect(_ASIDE.get(word, _BOX))
        elif word in _NUMBERS:
            self._state = before._replace(numbers=True)
            if not self._flow.is_open:
                self._marker = ""
        else:
            return word in _ENTERED
        return True

    def _collect(self, reason: str) -> None:
        """Collect what a group holds apart from the text around it."""
        state, gone = self._state, self._is_gone()
        if reason == "footnote" and not gone:
            self._notes += 1
        waiting = _Waiting(self._first_row, self._marker, self._cells, self._boxes)
        self._groups[-1] = _Group(self._groups[-1].before, reason, gone, waiting)
        self._marker, self._cells, self._boxes = "", [], []
        self._state = _State(skipped=state.skipped)
        self._flow.begin_apart()
        self._first_row = 0

    def _sign_or_word(self, token: Token) -> None:
        word, value = token.text, token.value
        if word in _SIGNS:
            self._write(_SIGNS[word])
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in _LINE_BREAKS:
            self._break_line()
        elif word == b"cell":
            self._end_cell()
        elif word == b"row":
            self._end_row()
        elif word == b"chftn":
            self._note_mark()
        elif word == b"ftnalt" and self._groups and self._groups[-1].reason:
            self._groups[-1] = self._groups[-1]._replace(reason="endnote")
        elif word == b"u" and value is not None:
            self._write(self._decoder.unicode(value))
            self._to_skip = self._state.skipped
        elif self._state.in_fonts:
            self._describe_font(word, value or 0)
        else:
            self._set(word, value)

    def _set(self, word: bytes, value: int | None) -> None:
        """Set what holds until the end of the group, or of the document."""
        state, on = self._state, value != 0
        if word == b"i":
            self._state = state._replace(italic=on)
        elif word == b"v":
            self._state = state._replace(hidden=on)
        elif word in _CHANGES:
            self._state = state._replace(**{_CHANGES[word]: on})
        elif word == b"plain":
            self._state = _State(
                silent=state.silent,
                in_table=state.in_table,
                numbers=state.numbers,
                skipped=state.skipped,
            )
        elif word in {b"pard", b"intbl"}:
            self._state = state._replace(in_table=word == b"intbl")
        elif word == b"f":
            self._state = state._replace(font=value or 0)
        elif word == b"uc":
            self._state = state._replace(skipped=max(0, value or 0))
        else:
            self._set_document(word, value or 0)

    def _set_document(self, word: bytes, value: int) -> None:
        if word == b"deff":
            self._decoder.default_font = value
        elif word in _SYSTEMS:
            self._decoder.set_page(_SYSTEMS[word])
        elif word == b"ansicpg":
            self._decoder.set_page(value)

    def _describe_font(self, word: bytes, value: int) -> None:
        if word == b"f":
            self._font = value
        elif word == b"fcharset":
            self._decoder.set_font(self._font, charset=value)
        elif word == b"cpg":
            self._decoder.set_font(self._font, page=value)

    def _take_bytes(self, found: bytes) -> None:
        self._begins = False
        skipped = min(self._to_skip, len(found))
        self._to_skip -= skipped
        if not self._state.silent:
            self._bytes += found[skipped:]

    def _write_bytes(self) -> None:
        if self._bytes:
            self._write(self._decoder.decoded(bytes(self._bytes), self._state.font))
            self._bytes.clear()

    def _is_gone(self) -> bool:
        """Tell whether what comes is not in this view of the tracked changes; count changes."""
        state = self._state
        change = state.inserted, state.deleted
        if change != self._change and any(change):
            self._flow.changes += 1
        self._change = change
        return state.inserted if self._flow.original else state.deleted

    def _write(self, words: str) -> None:
        if not words or self._state.silent or self._is_gone():
            return
        if not self._state.numbers:
            self._flow.write(words, Look(italic=self._state.italic, hidden=self._state.hidden))
        elif not self._flow.is_open:  # else a paragraph that joined the one before
            self._marker += words

    def _break_line(self) -> None:
        if not (self._state.silent or self._state.hidden or self._is_gone()):
            self._flow.break_line()

    def _note_mark(self) -> None:
        """Write the mark of a note before its text; in the text around it is no word."""
        if any(group.reason == "footnote" for group in self._groups):
            self._write(f"{self._notes} ")

    def _end_paragraph(self) -> None:
        if self._state.silent or self._is_gone():
            return
        if self._cells and not self._state.in_table:
            self._end_row()
        self._end_words()
        self._flow.add(self._boxes)
        self._boxes = []
        if not self._state.in_table:
            self._first_row = self._flow.count

    def _end_words(self) -> None:
        marker, self._marker = self._marker, ""
        self._flow.end_paragraph(marker)

    def _end_cell(self) -> None:
        if not self._state.silent:
            if self._flow.is_open:
                self._end_words()
            self._cells.append(self._flow.take(since=self._first_row) + self._boxes)
            self._boxes = []

    def _end_row(self) -> None:
        if self._cells and not self._state.silent:
            self._flow.add_row(self._cells)
            self._cells = []
            self._first_row = self._flow.count
