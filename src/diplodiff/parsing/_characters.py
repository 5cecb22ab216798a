"""Characters that a reader does not see, or takes for others -> one notice for each kind.

They come from recognition, from conversion, from copying out of web pages, and now and then from
someone who wants two texts to look alike and compare unlike. Nothing is mended here: the words stay
as received.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._notices import notice
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.model import Notice

__all__ = ["read_characters"]

_MOST_MARKS = 4
"""Marks on one letter that are believed: Vietnamese needs two, Hebrew with cantillation three."""
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_HIDDEN = "\u200b\u2060-\u2064\ufeff\u180e\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
"""Characters of no width and controls of direction, which no text needs letter by letter."""
_JOINERS = "\u200c-\u200f\u061c"
"""Joiners and marks of direction: Arabic, Hebrew and the scripts of India are written with them."""
_JOINED = "\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc"
_GREEK_OR_CYRILLIC = "\u0370-\u052f"
# Letters that print like a Latin one, and Latin ones that print like them (Unicode Technical
# Standard 39, "Unicode Security Mechanisms", confusables.txt). A unit such as "μg" is none.
_ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοАВЕЅІЈКМНОРСТУХавеѕіјкмнорстухһԁԛԝ"
_LATIN_ALIKE = "ABCEHIJKMNOPSTXYZacehijkopqsvwxy"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"

_SUSPECT = LatePattern(f"[\u00ad\ufffd{_MARKS}{_HIDDEN}{_JOINERS}{_GREEK_OR_CYRILLIC}]")
_INVISIBLE = LatePattern(
    f"[{_HIDDEN}]|(?<=\\w)\u00ad(?=\\w)|(?<![{_JOINED}])[{_JOINERS}](?![{_JOINED}])"
)
_FLOOD = LatePattern(f"[{_MARKS}]{{{_MOST_MARKS + 1},}}")
_MIXED = LatePattern(
    f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]"
    f"|[{_LATIN_ALIKE}][\u0400-\u052f]|[\u0400-\u052f][{_LATIN_ALIKE}]"
)
_WORD_END = LatePattern(r"\w*")
_LONGEST_WORD = 40
_BYTE_ORDER_MARK = "\ufeff"


def read_characters(text: str) -> list[Notice]:
    """Look for characters that are not what they seem.

    Parameters
    ----------
    text : str
        The text as received; the time is linear in its length, and next to none where it is ASCII.

    Returns
    -------
    list of Notice
        At most one of each code, about the first place, with the number of places:
        "ReplacementCharacters", "InvisibleCharacters", "CombiningCharacters", "MixedScripts".
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return []
    return [*_replaced(text), *_invisible(text), *_flooded(text), *_mixed(text)]


def _replaced(text: str) -> Iterator[Notice]:
    """Find where a decoder gave up."""
    count = text.count("\ufffd")
    if count:
        at = text.index("\ufffd")
        message = _counted(count, "character was", "characters were") + " lost in decoding"
        yield notice("ReplacementCharacters", message, text, *_around(text, at, at + 1))


def _invisible(text: str) -> Iterator[Notice]:
    """Find what is printed as nothing."""
    places = _INVISIBLE.pattern.finditer(text, int(text.startswith(_BYTE_ORDER_MARK)))
    first = next(places, None)
    if first is not None:
        count = 1 + sum(1 for _ in places)
        message = _counted(count, "invisible character", "invisible characters")
        message = f"{message}, the first U+{ord(first[0]):04X}"
        yield notice("InvisibleCharacters", message, text, *_around(text, *first.span()))


def _flooded(text: str) -> Iterator[Notice]:
    """Find letters under more marks than any language writes."""
    places = _FLOOD.pattern.finditer(text)
    first = next(places, None)
    if first is not None:
        count = 1 + sum(1 for _ in places)
        message = _counted(count, "letter bears", "letters bear")
        message = f"{message} more than {_MOST_MARKS} combining marks"
        yield notice("CombiningCharacters", message, text, *_around(text, *first.span()))


def _mixed(text: str) -> Iterator[Notice]:
    """Find words in which one script imitates another."""
    count = behind = 0
    first = (0, 0)
    for found in _MIXED.pattern.finditer(text):
        if found.start() < behind:
            continue
        word = _WORD_END.match(text, found.end())
        behind = found.end() if word is None else word.end()
        first = first if count else _around(text, *found.span())
        count += 1
    if count:
        message = _counted(count, "word mixes", "words mix")
        message = f"{message} Latin letters with Greek or Cyrillic ones that look alike"
        yield notice("MixedScripts", message, text, *first)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the word around some characters, as far as a reader needs it."""
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return start, end


def _counted(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
