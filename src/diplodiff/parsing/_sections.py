"""The part, article or annex that a clause stands in, and how it is cited there.

"Art. 4(2)" for paragraph 2 below "Article 4", "Annex I, para. 3" for paragraph 3 of an annex. Parts
and chapters are named only where the articles begin again in each of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Style, chinese_number
from diplodiff.parsing._pieces import Role
from diplodiff.parsing._section_words import ANNEX, ARTICLE, CHINESE_ARTICLE, NUMBER, PART
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing._markers import Marker
    from diplodiff.parsing._pieces import Piece

__all__ = ["Sections", "heads_article"]

_NUMERAL = rf"(?P<number>{NUMBER}|[IVXL]{{1,6}}|[A-Z])(?![\w'’])"
_ARTICLE = LatePattern(
    rf"\W{{0,4}}(?:(?P<kind>{ARTICLE}|paragraph)\s?{_NUMERAL}|{CHINESE_ARTICLE})", re.IGNORECASE
)
# An article whose first words stand on the line of its number, and not "Article 41 of the Charter".
_ARTICLE_RUN_IN = LatePattern(
    rf"{ARTICLE}\s(?P<number>{NUMBER}|[IVXL]{{1,6}})\s?[.:–—-]{{1,2}}\s", re.IGNORECASE
)
_ANNEX = LatePattern(rf"\W{{0,4}}(?P<kind>{ANNEX}|protocol)\b(?:\s{_NUMERAL})?", re.IGNORECASE)
_PART = LatePattern(rf"\W{{0,4}}(?P<kind>{PART})\s{_NUMERAL}", re.IGNORECASE)
_FIRST_LETTERS = ("art", "ста", "mad", "الم")
_LOWEST = 7
"""Rank of a heading that no sign of Markdown ranks from 1 to 6."""


def heads_article(piece: Piece) -> bool:
    """Return whether a piece is the heading of an article.

    Parameters
    ----------
    piece : Piece
        A block with its role.

    Returns
    -------
    bool
        True for "Article 4" and "## Article 4: Disputes".
    """
    return piece.role is Role.HEADING and _ARTICLE.match(piece.head) is not None


class Sections:
    """The headings above the clauses of one statement, given in the order of the text."""

    def __init__(self) -> None:
        self.option = ""  # that the heading above names
        self._annex = ""
        self._part = ""
        self._article = ""  # how the innermost numbered section is cited
        self._whole = ""  # the article that a numbered heading stands in
        self._rank = _LOWEST  # of the heading of that article
        self._number = 0  # of the numbered heading that no list stands below yet
        self._outside = self._inside = 0  # last numbers outside of options and in this one
        self._cited: set[str] = set()
        self._unnumbered = 0
        self._titled = False  # nothing but headings since the last numbered one

    def leave(self) -> None:
        """Step out of all sections: a new statement begins."""
        self._annex = self._part = self._article = self._whole = self.option = ""

    def enter(self, piece: Piece) -> None:
        """Step below a heading; a numbered one gives its number to the clauses under it.

        Parameters
        ----------
        piece : Piece
            A heading.
        """
        self.option, self._inside = piece.option, 0
        if self.option:
            return
        article = _ARTICLE.match(piece.head)
        if article is not None:
            self._enter_article(article, _rank(piece))
        elif piece.has_marker(Style.NUMBER):
            self._enter_paragraph(piece)
        elif not self._enter_part(piece) and not self._titled and self._whole:
            self._article = self._whole
            if _rank(piece) <= self._rank and self._whole.startswith("Art."):
                self._article = self._whole = ""

    def _enter_article(self, article: re.Match[str], rank: int) -> None:
        """Step into an article, or into what is called a paragraph and set as one."""
        said = article.groupdict()
        number = said["number"] or str(chinese_number(said["chinese"]))
        paragraph = (said.get("kind") or "").lower() == "paragraph"
        self._open(f"{'Para.' if paragraph else 'Art.'} {number}")
        self._whole, self._rank = "" if paragraph else self._article, rank
        self._outside = 0

    def _enter_paragraph(self, piece: Piece) -> None:
        """Step into a paragraph with a heading of its own, perhaps in an article."""
        marker = piece.block.marker
        assert marker is not None  # noqa: S101 - for mypy
        if self._whole:
            self._begin(f"{self._whole}({marker.text})")
        else:
            self._open(f"Para. {marker.text}")
        self._number = marker.value

    def _enter_part(self, piece: Piece) -> bool:
        """Step into an annex, part or chapter."""
        annex = _ANNEX.match(piece.head) if piece.annex else None
        if annex is not None:
            number = f" {annex['number'].upper()}" if annex["number"] else ""
            self._annex, self._part = f"Annex{number}", ""
            self._article = self._whole = ""
            self._unnumbered = 0
            return True
        part = _PART.match(piece.head)
        if part is None:
            return False
        self._part = f"{part['kind'].capitalize()} {part['number'].upper()}"
        self._article = self._whole = ""
        return True

    def _open(self, article: str) -> None:
        """Step into an article, naming its part where the number came before."""
        names = [self._annex] if self._annex else []
        cited = ", ".join([*names, article])
        if cited in self._cited and self._part:
            cited = ", ".join([*names, self._part, article])
        self._begin(cited)

    def _begin(self, cited: str) -> None:
        """Begin to cite the clauses of a section."""
        self._cited.add(cited)
        self._article = cited
        self._unnumbered = self._number = 0
        self._titled = True

    def cite(self, piece: Piece) -> str:
        """Cite a clause of the statement itself.

        Parameters
        ----------
        piece : Piece
            A clause at the outermost level.

        Returns
        -------
        str
            "" where it stands in no numbered section.
        """
        marker = piece.block.marker
        run_in = _ARTICLE_RUN_IN.match(piece.head) if _may_be_article(piece) else None
        if run_in is not None:
            self._enter_article(run_in, _LOWEST)
        self._titled = False
        self._count(marker)
        if marker is not None and marker.style is Style.DECIMAL and not self._annex:
            return ""  # "2.1" says all by itself
        if self._article:
            if marker is not None and marker.text:
                numbered = self._numbered(marker)
                return numbered or self._in_annex(marker)
            self._unnumbered += 1
            again = (
                self._unnumbered > 1 and not piece.option and not self._article.startswith("Para.")
            )
            more = f", para. {self._unnumbered}" if again else ""
            return f"{self._article}{more}"
        return self._in_annex(marker)

    def _in_annex(self, marker: Marker | None) -> str:
        """Cite a clause that stands in no article, "" where it stands in no annex either."""
        if not self._annex:
            return ""
        if marker is not None and marker.text:
            return f"{self._annex}, para. {marker.text}"
        self._unnumbered += 1
        return f"{self._annex}, unnumbered {self._unnumbered}"

    def _count(self, marker: Marker | None) -> None:
        """Note a number; the one with which the text goes on ends the option above."""
        if marker is None or marker.style is not Style.NUMBER:
            return
        if (
            self.option
            and marker.value == self._outside + 1 > 1
            and marker.value != self._inside + 1
        ):
            self.option = ""
        if self.option:
            self._inside = marker.value
        else:
            self._outside = marker.value

    def _numbered(self, marker: Marker) -> str:
        """Cite a numbered clause: below a numbered heading, or beside it and the next of it."""
        beside = self._number and marker.value == self._number + 1
        inserted = self._number == marker.value and not marker.text.isdecimal()
        self._number = 0
        if marker.style is Style.NUMBER and (beside or inserted):
            self._article = self._whole
            self._unnumbered = 0
        return f"{self._article}{_bracketed(marker.text)}" if self._article else ""


def _bracketed(number: str) -> str:
    """Return the number in brackets, as paragraphs of articles are cited."""
    return number if number.startswith("(") else f"({number})"


def _rank(piece: Piece) -> int:
    """Return the rank of a heading, 1 for the highest."""
    return len(piece.text) - len(piece.text.lstrip("#")) or _LOWEST


def _may_be_article(piece: Piece) -> bool:
    """Return whether a clause without marker may begin with the number of an article."""
    return piece.block.marker is None and piece.head[:3].lower() in _FIRST_LETTERS
