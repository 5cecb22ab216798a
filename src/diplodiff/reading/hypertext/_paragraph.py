"""Runs of text -> one paragraph, its white space folded as a browser folds it."""

from __future__ import annotations

import re
from typing import NamedTuple

from diplodiff.text import LatePattern

__all__ = ["Look", "Paragraph", "Piece", "is_marker"]

# HTML and CSS fold these (CSS Text 3, 4.1); a no-break space and other blanks are printed.
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINE_END = LatePattern(r"\r\n?|\f")
_MARKER = LatePattern(
    r"(?=.{1,12}$)(?:[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[ivxlcIVXLC]{1,7})[.)\]]{1,2}"
    r"|\[\d{1,3}\]|[-–—•·▪◦●○■*])"
)
_INDENT = 2


class Look(NamedTuple):
    """How words are printed, as far as it matters.

    Parameters
    ----------
    italic : bool
        Whether they are in italics.
    preformatted : bool
        Whether their white space is printed as it stands.
    linked : bool
        Whether they are the text of a link.
    heading : int
        Level of the heading they stand in, 1 to 6, or 0.
    sectioned : bool
        Whether they stand in an article, or in the part of a page that is its content.
    """

    italic: bool = False
    preformatted: bool = False
    linked: bool = False
    heading: int = 0
    sectioned: bool = False


class Piece(NamedTuple):
    r"""A paragraph that is complete.

    Parameters
    ----------
    text : str
        Its words; ``\n`` where a line was broken by hand.
    emphasised : tuple of (int, int)
        Spans of it that are in italics, ascending and disjoint.
    linked : int
        Characters of it that are text of links.
    heading : int
        Level of the heading it is, 1 to 6, or 0.
    reason : str
        Why it is no body, or "".
    source : int
        Number of the element that was set aside; 0 in the body.
    depth : int
        Lists of bullets around that in which it is an item.
    """

    text: str
    emphasised: tuple[tuple[int, int], ...] = ()
    linked: int = 0
    heading: int = 0
    reason: str = ""
    source: int = 0
    depth: int = 0

    @property
    def indent(self) -> int:
        """Blanks before its words: those of the list, or those that are typed."""
        typed = self.text[: len(self.text) - len(self.text.lstrip())]
        return _INDENT * self.depth or len(typed.rpartition("\n")[2])

    def behind(self, other: Piece, *, between: str) -> Piece:
        """Return this piece with another in front of it."""
        by = len(other.text) + len(between)
        moved = tuple((start + by, end + by) for start, end in self.emphasised)
        return self._replace(
            text=f"{other.text}{between}{self.text}",
            emphasised=other.emphasised + moved,
            linked=other.linked + self.linked,
        )


class Paragraph:
    r"""Collects the words of one paragraph.

    Examples
    --------
    >>> paragraph = Paragraph()
    >>> paragraph.write("Recalling\n ", Look(italic=True))
    >>> paragraph.write(" its aims ,", Look())
    >>> paragraph.piece()[:2]
    ('Recalling its aims ,', ((0, 9),))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = False
        self._emphasised: list[tuple[int, int]] = []
        self._linked = 0
        self._heading = 0

    def write(self, words: str, look: Look) -> None:
        """Add words."""
        if look.preformatted:
            self._append(_LINE_END.sub("\n", words), look)
            return
        folded = _BLANKS.sub(" ", words)
        self._gap = self._gap or folded.startswith(" ")
        if printed := folded.strip(" "):
            self._append(printed, look)
            self._gap = folded.endswith(" ")

    def break_line(self) -> None:
        """End a line."""
        self._gap = False
        self._put("\n")

    def space(self) -> None:
        """Part what follows from what is there."""
        self._gap = True

    def words(self) -> str:
        """Return what is there."""
        return "".join(self._parts)

    def piece(self) -> Piece:
        """Return the paragraph as it now is."""
        return Piece(self.words(), tuple(self._emphasised), self._linked, self._heading)

    def _append(self, printed: str, look: Look) -> None:
        if self._gap and self._parts and not self._parts[-1].endswith("\n"):
            self._put(" ")
        self._gap = False
        start = self._length
        self._put(printed)
        self._heading = self._heading or look.heading
        self._linked += len(printed) * look.linked
        if look.italic:
            self._emphasise(start)

    def _emphasise(self, start: int) -> None:
        """Note that the words from an offset are in italics, with those directly before them."""
        if self._emphasised:
            begin, end = self._emphasised[-1]
            if end == start or (end == start - 1 and self._parts[-2] == " "):
                start = begin
                self._emphasised.pop()
        self._emphasised.append((start, self._length))

    def _put(self, printed: str) -> None:
        self._parts.append(printed)
        self._length += len(printed)


def is_marker(words: str) -> bool:
    """Tell whether words are nothing but a number, a letter or a bullet.

    Parameters
    ----------
    words : str
        A paragraph.

    Returns
    -------
    bool
        True of "1.", "(a)", "iv)", "–".

    Examples
    --------
    >>> is_marker("(iv)"), is_marker("Article 1")
    (True, False)
    """
    return _MARKER.fullmatch(words.strip()) is not None
