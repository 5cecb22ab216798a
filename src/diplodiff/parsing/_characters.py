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
_HIDDEN = (
    "\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f"
)
"""Characters of no width, Hangul fillers and tags, which no text needs letter by letter."""
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
"""Controls that turn the order of letters round, for the eye only."""
_JOINERS = "\u200c\u200d"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
"""Like joiners: Arabic, Hebrew and the scripts of India are written with them."""
_JOINED = "\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f"
_OTHER_CONTROLS = "\x80-\x84\x86-\x9f\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""Controls of the C1 set but for the next line, and code points that are no characters."""
_WIDE = "\uff21-\uff3a\uff41-\uff5a"
"""Latin letters as wide as Chinese ones, among which they are at home."""
_STYLED = "\U0001d400-\U0001d7ff"
"""Latin and Greek letters of mathematics: bold, italic, script, ..."""
_GREEK_OR_CYRILLIC = "\u0370-\u052f"
# Letters that print like a Latin one, and Latin ones that print like them (Unicode Technical
# Standard 39, "Unicode Security Mechanisms", confusables.txt). A unit such as "μg" is none.
_ALIKE = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοАВЕЅІЈКМНОРСТУХавеѕіјкмнорстухһԁԛԝ"
_LATIN_ALIKE = "ABCEHIJKMNOPSTXYZacehijkopqsvwxy"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"

_CONTROL = LatePattern(f"[{_CONTROLS}{_OTHER_CONTROLS}]")
_SUSPECT = LatePattern(
    f"[\u00ad\ufffdÂÃâ{_MARKS}{_HIDDEN}{_DIRECTIONS}{_JOINERS}{_DIRECTION_MARKS}"
    f"{_GREEK_OR_CYRILLIC}{_OTHER_CONTROLS}{_WIDE}{_STYLED}]"
)
_INVISIBLE = LatePattern(
    f"[{_HIDDEN}]|(?<=\\w)\u00ad(?=\\w)|(?<![{_JOINED}])[{_JOINERS}](?![{_JOINED}])"
)
_TURNED = LatePattern(f"[{_DIRECTIONS}]|(?<![{_JOINED}])[{_DIRECTION_MARKS}](?![{_JOINED}])")
# UTF-8 that was read as Windows-1252: "Ã©" for "é", "â€“" for a dash.
_GARBLED = LatePattern("[ÂÃ][\u00a0-\u00bf]|â€[\u0090-\u00bf\u0152-\u0178\u02c6-\u2122]")
_FLOOD = LatePattern(f"[{_MARKS}]{{{_MOST_MARKS + 1},}}")
_MIXED = LatePattern(
    f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]"
    f"|[{_LATIN_ALIKE}][\u0400-\u052f]|[\u0400-\u052f][{_LATIN_ALIKE}]"
    f"|(?<=[ -~])[{_WIDE}]|[{_WIDE}](?=[ -~])|[{_STYLED}]{{2}}"
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
        "ControlCharacters", "ReplacementCharacters", "Mojibake", "BidiControl",
        "InvisibleCharacters", "CombiningFlood", "Confusable".
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return list(_controls(text))
    kinds = (_controls, _replaced, _garbled, _turned, _invisible, _flooded, _confusable)
    return [doubt for kind in kinds for doubt in kind(text)]


def _controls(text: str) -> Iterator[Notice]:
    """Find what no text consists of, and what cannot stand in XML."""
    yield from _counted(
        text,
        _CONTROL,
        code="ControlCharacters",
        one="control character or code point that is no character",
        many="control characters or code points that are no characters",
    )


def _replaced(text: str) -> Iterator[Notice]:
    """Find where a decoder gave up."""
    count = text.count("\ufffd")
    if count:
        at = text.index("\ufffd")
        message = _number(count, "character was", "characters were") + " lost in decoding"
        yield notice("ReplacementCharacters", message, text, *_around(text, at, at + 1))


def _garbled(text: str) -> Iterator[Notice]:
    """Find the traces of a text that was decoded wrongly and saved so."""
    yield from _counted(
        text,
        _GARBLED,
        code="Mojibake",
        one="character seems to have been decoded wrongly and saved so",
        many="characters seem to have been decoded wrongly and saved so",
    )


def _turned(text: str) -> Iterator[Notice]:
    """Find what makes the eye read in another order than the comparison."""
    yield from _counted(
        text,
        _TURNED,
        code="BidiControl",
        one="control of the direction of writing",
        many="controls of the direction of writing",
    )


def _invisible(text: str) -> Iterator[Notice]:
    """Find what is printed as nothing."""
    yield from _counted(
        text,
        _INVISIBLE,
        code="InvisibleCharacters",
        one="invisible character",
        many="invisible characters",
        start=int(text.startswith(_BYTE_ORDER_MARK)),
    )


def _counted(  # noqa: PLR0913 - keywords, the words of one notice
    text: str, pattern: LatePattern, *, code: str, one: str, many: str, start: int = 0
) -> Iterator[Notice]:
    """Tell of all places where a pattern is found, by the first of them."""
    places = pattern.pattern.finditer(text, start)
    first = next(places, None)
    if first is not None:
        count = 1 + sum(1 for _ in places)
        message = f"{_number(count, one, many)}, the first U+{ord(first[0][0]):04X}"
        yield notice(code, message, text, *_around(text, *first.span()))


def _flooded(text: str) -> Iterator[Notice]:
    """Find letters under more marks than any language writes."""
    places = _FLOOD.pattern.finditer(text)
    first = next(places, None)
    if first is not None:
        count = 1 + sum(1 for _ in places)
        message = _number(count, "letter bears", "letters bear")
        message = f"{message} more than {_MOST_MARKS} combining marks"
        yield notice("CombiningFlood", message, text, *_around(text, *first.span()))


def _confusable(text: str) -> Iterator[Notice]:
    """Find words in which one script or style imitates another."""
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
        message = _number(count, "word mixes", "words mix")
        message = f"{message} Latin letters with others that look alike"
        yield notice("Confusable", message, text, *first)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the word around some characters, as far as a reader needs it."""
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return start, end


def _number(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
