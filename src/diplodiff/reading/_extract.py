"""What a reader of one format hands on: all the text of a document, and what of it was set aside.

A format reader is a pure function ``extract(data, *, options) -> Extract`` in a module of
`diplodiff.reading.formats`. It runs in a child process (see `_sandbox`), sees nothing but bytes and
options, opens nothing, and raises errors of `diplodiff.errors` only. Their texts say what is wrong
with the document and how to mend it, without its name, which the parent puts before them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from diplodiff.model import LONGEST_EXCERPT, Notice, Omission
from diplodiff.reading._limits import Limits, exceeded
from diplodiff.text import fold, trim

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

__all__ = ["Doubt", "Extract", "ExtractBuilder", "ReadOptions", "notice_about"]

Revisions = Literal["accepted", "original", "error"]

_LOOK = 4 * LONGEST_EXCERPT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the caller knows or wants of a document.

    Parameters
    ----------
    encoding : str or None
        The encoding that the caller states, which wins over everything but a byte order mark.
    revisions : {"accepted", "original", "error"}
        Which view of tracked changes becomes the text; "error" refuses a document that has any.
    limits : Limits
        What reading may cost.
    """

    encoding: str | None = None
    revisions: Revisions = "accepted"
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    r"""All the text of one document.

    Parameters
    ----------
    text : str
        The body in reading order, paragraphs separated by blank lines; behind it, one piece to a
        line, whatever was taken out of the body (running heads, page numbers, footnotes, menus).
        Only ``\n`` ends a line. Scripts, styles and addresses of links are not text.
    omitted : tuple of Omission
        The pieces that are not body, ascending and disjoint, no white space at either end.
    notices : tuple of Notice
        Doubts about the reading; their offsets are offsets into `text`.
    emphasised : tuple of (int, int)
        Spans of `text` that are italic in the source, ascending and disjoint: evidence for
        openings, which the United Nations print in italics.
    title : str
        What the document calls itself where it says so; used where the text has no title.
    language : str
        ISO 639-1 code where the document states one, else "".
    date : datetime.date or None
        Where the document states it outside its text.
    """

    text: str
    omitted: tuple[Omission, ...] = ()
    notices: tuple[Notice, ...] = ()
    emphasised: tuple[tuple[int, int], ...] = ()
    title: str = ""
    language: str = ""
    date: dt.date | None = None


class Doubt(NamedTuple):
    """A doubt about a piece that has no offset yet.

    Parameters
    ----------
    code : str
        Stable name of the kind of doubt, in CamelCase ("HiddenText").
    message : str
        The doubt in one sentence, without a full stop.
    """

    code: str
    message: str


class ExtractBuilder:
    r"""Builds an `Extract` from the pieces of a document, in the order of reading.

    Offsets within a piece are offsets into the piece as given; the builder moves them.

    Parameters
    ----------
    limits : Limits
        Those in force; `characters` is checked while pieces are added.

    Examples
    --------
    >>> builder = ExtractBuilder(Limits())
    >>> builder.add("Recalling its aims,", emphasised=[(0, 9)])
    >>> builder.omit("Page 1", "page number")
    >>> builder.add("1. Decides to act.")
    >>> extract = builder.build()
    >>> extract.text
    'Recalling its aims,\n\n1. Decides to act.\n\nPage 1\n'
    >>> extract.omitted[0].reason
    'page number'
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._characters = 0
        self._body: list[tuple[str, int, Sequence[tuple[int, int]], Sequence[Doubt]]] = []
        self._set_aside: list[tuple[str, str, Sequence[Doubt]]] = []

    def add(
        self,
        piece: str,
        *,
        indent: int = 0,
        emphasised: Sequence[tuple[int, int]] = (),
        doubts: Sequence[Doubt] = (),
    ) -> None:
        """Add a paragraph of the body.

        Parameters
        ----------
        piece : str
            Its text; blank pieces are left out.
        indent : int
            Blanks to put before it, which tell the depth of a list in lists.
        emphasised : sequence of (int, int)
            Spans of the piece that are italic, ascending and disjoint.
        doubts : sequence of Doubt
            What is doubtful about it.

        Raises
        ------
        LimitExceededError
            If the document has more characters than its limit.
        """
        if piece.strip():
            self._count(piece)
            self._body.append((piece, indent, emphasised, doubts))

    def omit(self, piece: str, reason: str, *, doubts: Sequence[Doubt] = ()) -> None:
        """Set a piece aside: it is kept behind the body and belongs to no clause.

        Parameters
        ----------
        piece : str
            Its text, which is folded to one line; blank pieces are left out.
        reason : str
            Why it is no body: "page number", "running head", "footnote", "menu", ...
        doubts : sequence of Doubt
            What is doubtful about it.

        Raises
        ------
        LimitExceededError
            If the document has more characters than its limit.
        """
        if folded := fold(piece):
            self._count(folded)
            self._set_aside.append((folded, reason, doubts))

    def build(
        self,
        *,
        title: str = "",
        language: str = "",
        date: dt.date | None = None,
        doubts: Sequence[Doubt] = (),
    ) -> Extract:
        """Join the pieces.

        Parameters
        ----------
        title, language : str
            As in `Extract`.
        date : datetime.date or None
            As in `Extract`.
        doubts : sequence of Doubt
            What is doubtful about the document as a whole.

        Returns
        -------
        Extract
            Without text if nothing was added; that is for the parent to refuse.
        """
        parts: list[str] = []
        omitted, emphasised = [], []
        found: list[tuple[Doubt, int, int]] = []
        at = 0
        for piece, indent, italics, piece_doubts in self._body:
            start, end = trim(piece, 0, len(piece))
            parts += (" " * indent, piece[start:end], "\n\n")
            at += indent
            emphasised += _moved(italics, at - start, at, at + end - start)
            found += [(doubt, at, at + end - start) for doubt in piece_doubts]
            at += end - start + 2
        for piece, reason, piece_doubts in self._set_aside:
            parts += (piece, "\n")
            omitted.append(Omission(start=at, end=at + len(piece), reason=reason))
            found += [(doubt, at, at + len(piece)) for doubt in piece_doubts]
            at += len(piece) + 1
        text = "".join(parts)
        found += [(doubt, 0, len(text.rstrip())) for doubt in doubts]
        return Extract(
            text=text,
            omitted=tuple(omitted),
            notices=tuple(notice_about(text, doubt, start, end) for doubt, start, end in found),
            emphasised=tuple(emphasised),
            title=title,
            language=language,
            date=date,
        )

    def _count(self, piece: str) -> None:
        self._characters += len(piece)
        if self._characters > self._limits.characters:
            raise exceeded(self._limits, "characters", "its text is longer than is read")


def notice_about(text: str, doubt: Doubt, start: int, end: int) -> Notice:
    """Make a notice about a span of a text, with its first words as excerpt.

    Parameters
    ----------
    text : str
        The text of the extract.
    doubt : Doubt
        Code and message.
    start, end : int
        The span.

    Returns
    -------
    Notice
        Its excerpt has at most `LONGEST_EXCERPT` characters.
    """
    words = fold(text[start : min(end, start + _LOOK)])
    if len(words) > LONGEST_EXCERPT:
        words = words[: LONGEST_EXCERPT - 1].rstrip() + "…"
    return Notice(code=doubt.code, message=doubt.message, excerpt=words, start=start, end=end)


def _moved(
    spans: Sequence[tuple[int, int]], by: int, least: int, most: int
) -> list[tuple[int, int]]:
    """Move spans of a piece to where it stands, cut to what was kept of it."""
    moved = [(max(start + by, least), min(end + by, most)) for start, end in spans]
    return [(start, end) for start, end in moved if start < end]
