"""A stream of words and marks -> the body of a Word document."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from diplodiff.model import ClauseKind
from diplodiff.rendering.word._pieces import CommentMark, MoveMark, ParagraphEnd, Standing, Words
from diplodiff.rendering.word._xml import attribute, content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplodiff.model import Clause
    from diplodiff.rendering.word._package import Signature
    from diplodiff.rendering.word._pieces import Piece

__all__ = ["BodyWriter"]

_ELEMENTS = {
    Standing.DELETED: "w:del",
    Standing.INSERTED: "w:ins",
    Standing.MOVED_AWAY: "w:moveFrom",
    Standing.MOVED_HERE: "w:moveTo",
}
_STYLES = {
    ClauseKind.PREAMBULAR: "Preambular",
    ClauseKind.OPERATIVE: "Operative",
    ClauseKind.BODY: "Body",
    ClauseKind.FRAMING: "Framing",
}
_DEEPEST_HEADING = 2
_DEEPEST_INDENT = 8
INDENT = 680
"""Twentieths of a point, 12 mm: room for two numbers side by side, the old one struck out."""
_COMMENT_SIGN = (
    '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{}"/></w:r>'
)


class BodyWriter:
    """Writes the paragraphs of a document; every mark of a change has a number of its own.

    LibreOffice takes an insertion at the end of a paragraph and one at the start of the next for
    a single one, with the paragraph mark between them, unless they were made more than a minute
    apart; so where they meet over a mark that stays, the second bears another time.

    Parameters
    ----------
    signed : Signature
        Who made the changes, and when.
    first : int
        The first number that no comment has.
    """

    def __init__(self, signed: Signature, *, first: int) -> None:
        self._signed, self._signed_apart = (
            f'w:author="{attribute(signed.author)}" w:date="{date}"'
            for date in (signed.date, signed.date_apart)
        )
        self._next = first
        self._written: list[str] = []
        self._runs: list[str] = []
        self._open = Standing.KEPT
        self._inserted_to_the_end = False
        self._moves: dict[tuple[int, Standing], int] = {}

    def written(self, pieces: Iterable[Piece]) -> str:
        """Write pieces that end in a paragraph mark, perhaps with the ends of moves behind it."""
        for piece in pieces:
            if isinstance(piece, Words):
                self._stand(piece.standing)
                self._runs.append(_run(piece))
            elif isinstance(piece, ParagraphEnd):
                self._end_paragraph(piece)
            elif isinstance(piece, CommentMark):
                self._comment(piece)
            else:
                self._move(piece)
        return "".join(self._written + self._runs)

    def _stand(self, standing: Standing) -> None:
        """Close what surrounds the runs so far, and open what the next ones stand in."""
        if standing is self._open:
            return
        if standing is Standing.INSERTED and self._inserted_to_the_end and not self._runs:
            self._signed, self._signed_apart = self._signed_apart, self._signed
        if self._open is not Standing.KEPT:
            self._runs.append(f"</{_ELEMENTS[self._open]}>")
        if standing is not Standing.KEPT:
            self._runs.append(f"<{self._change(standing)}>")
        self._open = standing

    def _change(self, standing: Standing) -> str:
        return f'{_ELEMENTS[standing]} w:id="{self._number()}" {self._signed}'

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _end_paragraph(self, end: ParagraphEnd) -> None:
        kept = end.standing is Standing.KEPT
        self._inserted_to_the_end = kept and self._open is Standing.INSERTED
        self._stand(Standing.KEPT)
        # Not as moved: LibreOffice leaves an empty paragraph where a moved one had been reworded.
        gone = Standing.DELETED if end.standing.in_base else Standing.INSERTED
        mark = "" if kept else f"<{self._change(gone)}/>"
        properties = _properties(end.clause, mark)
        self._written += ["<w:p>", properties, *self._runs, "</w:p>"]
        self._runs = []

    def _comment(self, mark: CommentMark) -> None:
        standing = self._open
        self._stand(Standing.KEPT)
        if mark.begins:
            self._runs.append(f'<w:commentRangeStart w:id="{mark.number}"/>')
            return
        self._runs.append(f'<w:commentRangeEnd w:id="{mark.number}"/>')
        self._stand(standing)  # goes with the words that it is about
        self._runs.append(_COMMENT_SIGN.format(mark.number))

    def _move(self, mark: MoveMark) -> None:
        self._stand(Standing.KEPT)
        key = (mark.number, mark.standing)
        name = f"{_ELEMENTS[mark.standing]}Range{'Start' if mark.begins else 'End'}"
        if mark.begins:
            self._moves[key] = self._number()
            named = f'{self._signed} w:name="move{mark.number + 1}"'
            self._runs.append(f'<{name} w:id="{self._moves[key]}" {named}/>')
        else:  # between paragraphs, as Word writes it, unless the paragraph goes on
            place = self._runs or self._written
            place.append(f'<{name} w:id="{self._moves[key]}"/>')


def _run(words: Words) -> str:
    element = "w:delText" if words.standing is Standing.DELETED else "w:t"
    look = ("<w:i/><w:iCs/>" if words.italic else "") + ("<w:rtl/>" if _is_rtl(words.text) else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    texts = (
        f'<{element} xml:space="preserve">{content(part)}</{element}>' if part else ""
        for part in words.text.split("\t")
    )
    return f"<w:r>{properties}{'<w:tab/>'.join(texts)}</w:r>"


def _properties(clause: Clause, mark: str) -> str:
    rtl = "<w:bidi/>" if _is_rtl(clause.text) else ""
    indent = _indent(clause)
    return (
        f'<w:pPr><w:pStyle w:val="{_style(clause)}"/>{rtl}{indent}'
        f"{f'<w:rPr>{mark}</w:rPr>' if mark else ''}</w:pPr>"
    )


def _style(clause: Clause) -> str:
    if clause.kind is ClauseKind.HEADING:
        return f"Heading{min(clause.depth, _DEEPEST_HEADING) + 1}"
    if clause.kind is ClauseKind.FRAMING and clause.label.startswith("Title"):
        return "Title"
    return _STYLES[clause.kind]


def _indent(clause: Clause) -> str:
    if clause.kind is ClauseKind.HEADING:
        return ""
    depth = min(clause.depth, _DEEPEST_INDENT)
    if clause.marker:
        return f'<w:ind w:left="{INDENT * (depth + 1)}" w:hanging="{INDENT}"/>'
    return f'<w:ind w:left="{INDENT * depth}"/>' if depth else ""


def _is_rtl(text: str) -> bool:
    """Tell whether the first letter is of a script that is written from right to left."""
    if text.isascii():
        return False
    directions = map(unicodedata.bidirectional, text)
    return next((found != "L" for found in directions if found in {"L", "R", "AL"}), False)
