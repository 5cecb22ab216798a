"""Numbers, letters and bullets at the start of a line or block.

A marker is read from its form alone ("2.", "(a)", "–", "PP3 bis"); whether it really numbers a
clause depends on its place in a series and is decided by `Series`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from diplodiff.text import INVISIBLE

__all__ = ["Marker", "Series", "Style", "read_marker"]


class Style(StrEnum):
    """The form of a marker; markers of one series share it."""

    NUMBER = "number"
    DECIMAL = "decimal"
    BRACKETED_NUMBER = "bracketed number"
    LETTER = "letter"
    BRACKETED_LETTER = "bracketed letter"
    CAPITAL = "capital"
    BULLET = "bullet"
    BARE = "bare"


class Marker(NamedTuple):
    """A marker as printed, and what it counts.

    Parameters
    ----------
    style : Style
        Its form.
    value : int
        Its place in a series, from 1; 0 for a bullet. The first reading of a roman letter is
        the letter ("(i)" is 9); `roman` holds the other one.
    roman : int
        Its value as a roman numeral, or 0.
    text : str
        How one cites it: "2", "3 bis", "1.2", "(a)", "" for a bullet.
    section : str
        "PP" or "OP" where the drafters wrote it, or "".
    end : int
        Offset behind the marker, in the text that it was read from.
    inner : Marker or None
        A second marker directly behind the first: "10. (a)".
    """

    style: Style
    value: int
    end: int
    roman: int = 0
    text: str = ""
    section: str = ""
    inner: Marker | None = None


# Every part is bounded and no part can match the same text in two ways, so the time is constant.
_MARKER = re.compile(
    r"""
    (?:[*_]{0,3}\\?\[\s{0,4}){0,4}                     # a draft may bracket the clause
    (?: (?P<bullet>[-–—―•▪■‣●○◦·*+−→](?=\s))
    | [*_]{0,3}
      (?:
        (?P<section>PP|OP)[ ]?(?P<cited>\d{1,3}(?:\.\d{1,3})?)
        (?P<cited_suffix>(?:[ ]?(?:alt|bis|ter|quater|quinquies))?)[.:)]?(?=[\s*_])
      | \\?\((?:(?P<in_number>\d{1,3})|(?P<in_letter>[A-Za-z]|[ivxlIVXL]{2,6}))\\?\)(?!\w)
      | (?P<decimal>\d{1,3}(?:\.\d{1,3}){1,3})[.)]?(?=[\s*_])
      | (?P<number>\d{1,5})(?P<suffix>(?:[ ]?(?:bis|ter|quater|quinquies))?)
        (?:\\?[.)](?![\d.])|°|\\?,(?=\s)|\s?[-–](?=\s[\u0621-\u064a])|[、．])
      | (?P<chinese>[一二三四五六七八九十]{1,3})、
      | (?P<letter>[A-Za-z]|[ivxlIVXL]{2,5})\\?[.)](?=[\s*_])
      | (?P<bare>\d{1,3})(?=[*_]{0,6}\s)
      )
      [*_]{0,6}(?:\\?\][*_]{0,3})?
    )
    """,
    re.VERBOSE,
)
_OUTER = (Style.NUMBER, Style.CAPITAL, Style.DECIMAL)
_CHINESE_DIGITS = "〇一二三四五六七八九"
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


def read_marker(text: str, start: int, end: int) -> Marker | None:
    """Read the marker at the start of a line or block.

    Parameters
    ----------
    text : str
        The source text.
    start, end : int
        The line or block, without white space at either end.

    Returns
    -------
    Marker or None
        None when the words begin at once, or when nothing would be left behind the marker.
    """
    found = _MARKER.match(text, start, end)
    if found is None:
        return None
    behind = _skip(text, found.end(), end)
    if behind >= end:
        return None
    marker = _MAKERS[found.lastgroup or ""](found)
    end_seen = _visible_end(text, found, behind)
    if end_seen != marker.end:
        marker = marker._replace(end=end_seen)
    if text[behind] in "(\\" and marker.style in _OUTER:
        inner = read_marker(text, behind, end)
        if inner is not None and inner.style is Style.BRACKETED_LETTER:
            return marker._replace(end=inner.end, inner=inner)
    return marker


def _skip(text: str, start: int, end: int) -> int:
    """Return the offset of the first character that is printed."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    return start


def _visible_end(text: str, found: re.Match[str], behind: int) -> int:
    """Return where the marker ends; invisible characters behind it are counted to it."""
    while behind > found.end() and text[behind - 1].isspace():
        behind -= 1
    return behind


def _bullet(found: re.Match[str]) -> Marker:
    return Marker(style=Style.BULLET, value=0, end=found.end())


def _cited(found: re.Match[str]) -> Marker:
    number = found["cited"]
    return Marker(
        style=Style.NUMBER,
        value=int(number.partition(".")[0]),
        text=number + _spaced(found["cited_suffix"]),
        section=found["section"],
        end=found.end(),
    )


def _decimal(found: re.Match[str]) -> Marker:
    value = int(found["decimal"].rpartition(".")[2])
    return Marker(style=Style.DECIMAL, value=value, text=found["decimal"], end=found.end())


def _number(found: re.Match[str]) -> Marker:
    number, value = found["number"], int(found["number"])
    # One cites Arabic-Indic digits in those of the label.
    text = (number if number.isascii() else str(value)) + _spaced(found["suffix"])
    return Marker(style=Style.NUMBER, value=value, text=text, end=found.end())


def _chinese(found: re.Match[str]) -> Marker:
    tens, ten, units = found["chinese"].rpartition("十")
    value = 10 * (_CHINESE_DIGITS.find(tens) or 1) if ten else 0
    value += max(0, _CHINESE_DIGITS.find(units))
    return Marker(style=Style.NUMBER, value=value, text=str(value), end=found.end())


def _bare(found: re.Match[str]) -> Marker:
    value = int(found["bare"])
    return Marker(style=Style.BARE, value=value, text=found["bare"], end=found.end())


def _bracketed_number(found: re.Match[str]) -> Marker:
    value = int(found["in_number"])
    return Marker(style=Style.BRACKETED_NUMBER, value=value, text=f"({value})", end=found.end())


def _bracketed_letter(found: re.Match[str]) -> Marker:
    letters = found["in_letter"]
    text = f"({letters})"
    return _lettered(letters, Style.BRACKETED_LETTER, text=text, end=found.end())


def _letter(found: re.Match[str]) -> Marker:
    letters = found["letter"]
    style = Style.CAPITAL if letters.isupper() else Style.LETTER
    return _lettered(letters, style, text=letters, end=found.end())


def _lettered(letters: str, style: Style, *, text: str, end: int) -> Marker:
    small = letters.lower()
    value = ord(small) - ord("a") + 1 if len(small) == 1 else 0
    return Marker(style=style, value=value, roman=_roman(small), text=text, end=end)


def _spaced(suffix: str) -> str:
    """Return " bis" for "bis" and for " bis"."""
    return f" {suffix.strip()}" if suffix else ""


def _roman(letters: str) -> int:
    """Return the value of a roman numeral below ninety, or 0 when it is none."""
    if not all(letter in _ROMAN_DIGITS for letter in letters):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_MAKERS = {
    "bullet": _bullet,
    "cited_suffix": _cited,
    "decimal": _decimal,
    "suffix": _number,
    "chinese": _chinese,
    "bare": _bare,
    "in_number": _bracketed_number,
    "in_letter": _bracketed_letter,
    "letter": _letter,
}
"""By the last group of `_MARKER` that took part."""


class Series:
    """The values last seen of each style: says whether a marker continues a series."""

    def __init__(self) -> None:
        self._last: dict[Style, tuple[int, int]] = {}

    def continues(self, marker: Marker) -> bool:
        """Return whether the marker is the next of its series."""
        letter, roman = self._last.get(_series(marker.style), (0, 0))
        if marker.value and marker.value == letter + 1:
            return True
        return bool(marker.roman) and marker.roman == roman + 1

    def last(self, style: Style) -> int:
        """Return the last value of a style, or 0."""
        return self._last.get(_series(style), (0, 0))[0]

    def begins(self, marker: Marker) -> bool:
        """Return whether the marker is the first of some series."""
        return marker.value == 1 or marker.roman == 1

    def follows(self, marker: Marker, *, within: int) -> bool:
        """Return whether the marker comes at most `within` places behind the last one."""
        last = self.last(marker.style)
        return last < marker.value <= last + within

    def note(self, marker: Marker) -> None:
        """Take the marker as the last of its series."""
        self._last[_series(marker.style)] = (marker.value, marker.roman)
        if marker.inner is not None:
            self.note(marker.inner)


def _series(style: Style) -> Style:
    """Return the style under which a series is kept: "2" goes on where "1." was."""
    return Style.NUMBER if style is Style.BARE else style
