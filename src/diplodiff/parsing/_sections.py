"""The part, article or annex that a clause stands in, and how it is cited there.

"Art. 4(2)" for paragraph 2 below "Article 4", "Annex I, para. 3" for paragraph 3 of an annex. Parts
and chapters are named only where the articles begin again in each of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.parsing._markers import Style
from diplodiff.parsing._pieces import Role
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.parsing._pieces import Piece

__all__ = ["Sections", "heads_article"]

_NUMERAL = r"(?P<number>\d{1,3}(?:\.\d{1,3})?|[IVXL]{1,6}|[A-Z])(?![\w'’])"
_ARTICLE = LatePattern(
    rf"\W{{0,4}}(?P<kind>Article|Art\.|Artículo|Paragraph)\s?{_NUMERAL}", re.IGNORECASE
)
# An article whose first words stand on the line of its number, and not "Article 41 of the Charter".
_ARTICLE_RUN_IN = LatePattern(
    r"(?:Article|Art\.|Artículo)\s(?P<number>\d{1,3}(?:\.\d{1,3})?|[IVXL]{1,6})\s?[.:–—-]{1,2}\s",
    re.IGNORECASE,
)
_ANNEX = LatePattern(
    rf"\W{{0,4}}(?P<kind>annexe?|appendix|schedule|protocol)\b(?:\s{_NUMERAL})?", re.IGNORECASE
)
_PART = LatePattern(
    rf"\W{{0,4}}(?P<kind>part|chapter|title|section|partie|chapitre)\s{_NUMERAL}", re.IGNORECASE
)


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
    """The numbered headings above the clauses of one statement, given in the order of the text."""

    def __init__(self) -> None:
        self._annex = ""
        self._part = ""
        self._article = ""
        self._cited: set[str] = set()
        self._unnumbered = 0
        self._titled = False  # nothing but headings since the last numbered one

    def leave(self) -> None:
        """Step out of all sections: a new statement begins."""
        self._annex = self._part = self._article = ""

    def enter(self, piece: Piece) -> None:
        """Step below a heading; a numbered one gives its number to the clauses under it.

        Parameters
        ----------
        piece : Piece
            A heading.
        """
        marker = piece.block.marker
        article = _ARTICLE.match(piece.head)
        if article is not None:
            kind = "Para." if article["kind"].lower() == "paragraph" else "Art."
            self._open(f"{kind} {article['number']}")
        elif marker is not None and marker.style is Style.NUMBER:
            self._open(f"Para. {marker.text}")
        elif not self._enter_part(piece) and not self._titled and self._article.startswith("Art."):
            self._article = ""

    def _enter_part(self, piece: Piece) -> bool:
        """Step into an annex, part or chapter."""
        annex = _ANNEX.match(piece.head) if piece.annex else None
        if annex is not None:
            number = f" {annex['number'].upper()}" if annex["number"] else ""
            self._annex, self._part, self._article = f"Annex{number}", "", ""
            self._unnumbered = 0
            return True
        part = _PART.match(piece.head)
        if part is None:
            return False
        self._part, self._article = f"{part['kind'].capitalize()} {part['number'].upper()}", ""
        return True

    def _open(self, article: str) -> None:
        """Step into an article, naming its part where the number came before."""
        names = [self._annex] if self._annex else []
        cited = ", ".join([*names, article])
        if cited in self._cited and self._part:
            cited = ", ".join([*names, self._part, article])
        self._cited.add(cited)
        self._article = cited
        self._unnumbered = 0
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
        unmarked = piece.block.marker is None and piece.head[:3].lower() == "art"
        run_in = _ARTICLE_RUN_IN.match(piece.head) if unmarked else None
        if run_in is not None:
            self._open(f"Art. {run_in['number']}")
        self._titled = False
        marker = piece.block.marker
        if marker is not None and marker.style is Style.DECIMAL and not self._annex:
            return ""  # "2.1" says all by itself
        if self._article:
            if marker is not None and marker.text:
                return f"{self._article}{_bracketed(marker.text)}"
            self._unnumbered += 1
            again = self._unnumbered > 1 and not self._article.startswith("Para.")
            more = f", para. {self._unnumbered}" if again else ""
            return f"{self._article}{more}"
        if not self._annex:
            return ""
        if marker is not None and marker.text:
            return f"{self._annex}, para. {marker.text}"
        self._unnumbered += 1
        return f"{self._annex}, unnumbered {self._unnumbered}"


def _bracketed(number: str) -> str:
    """Return the number in brackets, as paragraphs of articles are cited."""
    return number if number.startswith("(") else f"({number})"
