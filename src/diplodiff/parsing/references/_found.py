"""What the readers of this package hand to each other, and shapes that they share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.text import LatePattern

if TYPE_CHECKING:
    import datetime as dt

    from diplodiff.lexicon import Lexicon
    from diplodiff.model import ReferenceKind
    from diplodiff.parsing.references._words import CitationWords

__all__ = ["CAPITALIZED", "MONTH", "OPEN", "ROMAN", "Found", "Scope", "plain", "wrapped"]

CAPITALIZED = r"(?:(?:[A-Z]\.){2,4}(?:-[\w.-]{1,30}\w)?|[A-Z](?:[\w’'&-]{0,40}\w)?(?![\w’'-]\w))"
"""A word with a capital: "Berlin", "Non-Proliferation", "Women’s", "U.S."."""
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ROMAN = r"[IVXLC]{1,8}(?!\w)"
OPEN = r"[(（]"

# Arabic-Indic and extended Arabic-Indic digits, full-width digits; typographic apostrophes.
_PLAIN = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９’",
    "012345678901234567890123456789'",
)


class Scope(NamedTuple):
    """Where a reader may look, and the words that it knows.

    Parameters
    ----------
    text : str
        The source text.
    begin, end : int
        Offsets between which the reference must lie.
    words : CitationWords
        How the language of the text cites.
    known : dict of str to str
        Instruments named so far, by their noun: what "the Charter" means; readers add to it.
    lexicon : Lexicon or None
        Pack that names the months; None is the one of the package.
    """

    text: str
    begin: int
    end: int
    words: CitationWords
    known: dict[str, str]
    lexicon: Lexicon | None = None


class Found(NamedTuple):
    """A reference before it is tied to what it belongs to.

    Parameters
    ----------
    start, end : int
        Its words, without white space at either end.
    kind, identity, date, place
        As in `diplodiff.model.Reference`.
    anchor : int
        Where it begins for what belongs to it: the noun before a list; -1 is `start`.
    parent : str
        Identity of the article that a paragraph was named with, or "".
    owner : tuple of int
        Where the name of what it belongs to begins, with and without articles and possessives;
        empty when nothing is named.
    """

    start: int
    end: int
    kind: ReferenceKind
    identity: str
    date: dt.date | None = None
    place: str = ""
    anchor: int = -1
    parent: str = ""
    owner: tuple[int, ...] = ()


def wrapped(source: str) -> LatePattern:
    r"""Return a pattern in which each ``\s`` may be a line end with the indentation behind it.

    Texts arrive hard-wrapped; between two words may stand more than a space, never a page.
    """
    source = source.replace(r"\s?", r"\s{0,20}")
    return LatePattern(re.sub(r"\\s(?!\{)", r"\\s{1,20}", source))


def plain(words: str) -> str:
    """Return words with white space folded, common digits and plain apostrophes."""
    folded = " ".join(words.split())
    return folded if folded.isascii() else folded.translate(_PLAIN)
