"""The lists of a Word document -> the numbers that Word prints before their paragraphs.

The numbers stand nowhere in the file: they are counted. ISO/IEC 29500-1, 17.9 (numbering) and
17.18.59 (formats of numbers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading import _numerals
from diplodiff.reading.office._tree import attribute, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from diplodiff.reading.office._word_styles import ListPlace, Styles

__all__ = ["Numbering"]

_LEVELS = 9
_LONGEST_TEXT = 100
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_REFERENCE = re.compile(r"%([1-9])")
_NOTHING = frozenset({"none", "bullet"})

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "lowerLetter": lambda value: _numerals.lettered(value, _LATIN),
    "upperLetter": lambda value: _numerals.lettered(value, _LATIN.upper()),
    "lowerRoman": _numerals.roman,
    "upperRoman": lambda value: _numerals.roman(value).upper(),
    "ordinal": lambda value: _numerals.worded(value, ordinal="figures"),
    "cardinalText": lambda value: _numerals.worded(value, ordinal=""),
    "ordinalText": lambda value: _numerals.worded(value, ordinal="word"),
    "decimalEnclosedParen": lambda value: f"({value})",
    "decimalEnclosedFullstop": lambda value: f"{value}.",
    "numberInDash": lambda value: f"- {value} -",
    "chicago": lambda value: _numerals.lettered(value, "*†‡§"),
    "russianLower": lambda value: _numerals.lettered(value, _RUSSIAN),
    "russianUpper": lambda value: _numerals.lettered(value, _RUSSIAN.upper()),
    "arabicAlpha": lambda value: _numerals.lettered(value, _ARABIC),
    "arabicAbjad": lambda value: _numerals.lettered(value, _ABJAD),
    "hebrew2": lambda value: _numerals.lettered(value, _HEBREW),
    **dict.fromkeys(
        (
            "chineseCounting chineseCountingThousand ideographDigital japaneseCounting "
            "taiwaneseCounting taiwaneseCountingThousand japaneseDigitalTenThousand"
        ).split(),
        _numerals.chinese,
    ),
}
"""Any other format is printed in Arabic figures."""


class _Level(NamedTuple):
    start: int = 1
    format: str = "decimal"
    text: str = ""
    behind: str = " "
    restart: int = -1
    """The level, from 1, whose use makes this one begin anew; 0 for none, -1 for any above."""
    legal: bool = False
    style: str = ""


class _Count:
    """How far the paragraphs of one list have counted."""

    def __init__(self) -> None:
        self.values: list[int | None] = [None] * _LEVELS
        self.restarted: set[tuple[str, int]] = set()


class Numbering:
    """The lists of a document, which count while it is read from its beginning to its end.

    Parameters
    ----------
    root : Element or None
        Of the part with the lists.
    styles : Styles
        Some lists are named by a style only.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for element in root if root is not None else ():
            if local(element.tag) == "abstractNum":
                self._abstract[attribute(element, "abstractNumId")] = element
            elif local(element.tag) == "num":
                self._lists[attribute(element, "numId")] = element
        self._known: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counts: dict[str, _Count] = {}

    def marker(self, place: ListPlace, style: str) -> str:
        """Count a paragraph.

        Parameters
        ----------
        place : ListPlace
            Where it stands, its style taken into account.
        style : str
            Id of its style, by which a list may know its level.

        Returns
        -------
        str
            Its number or bullet with what stands behind it; "" for a paragraph without.
        """
        if place.list_id in {"", "0"} or place.list_id not in self._lists:
            return ""
        abstract, levels, starts = self._list(place.list_id)
        depth = place.level
        if depth < 0:
            depth = next((i for i, each in levels.items() if style and each.style == style), 0)
        depth = min(depth, _LEVELS - 1)
        count = self._counts.setdefault(abstract, _Count())
        self._step(count, place.list_id, depth, levels, starts)
        level = levels.get(depth, _Level())
        words = self._words(count.values, depth, levels)
        return words + level.behind if words.strip() else ""

    def _step(
        self,
        count: _Count,
        list_id: str,
        depth: int,
        levels: dict[int, _Level],
        starts: dict[int, int],
    ) -> None:
        """Go on by one on a level; the levels below begin anew."""
        if depth in starts and (list_id, depth) not in count.restarted:
            count.restarted.add((list_id, depth))
            count.values[depth] = starts[depth]
        else:
            before = count.values[depth]
            first = levels.get(depth, _Level()).start
            count.values[depth] = first if before is None else before + 1
        for above in range(depth):
            if count.values[above] is None:
                count.values[above] = levels.get(above, _Level()).start
        for below in range(depth + 1, _LEVELS):
            restart = levels.get(below, _Level()).restart
            if restart < 0 or depth < restart:
                count.values[below] = None

    def _words(self, values: list[int | None], depth: int, levels: dict[int, _Level]) -> str:
        level = levels.get(depth, _Level())
        if level.format == "bullet":
            return _numerals.bullet(level.text)

        def written(found: re.Match[str]) -> str:
            of = int(found[1]) - 1
            referred = levels.get(of, _Level())
            value = values[of]
            if referred.format in _NOTHING:
                return ""
            value = referred.start if value is None else value
            format_ = "decimal" if level.legal else referred.format
            return _FORMATS.get(format_, str)(value)

        return _REFERENCE.sub(written, level.text)

    def _list(self, list_id: str) -> tuple[str, dict[int, _Level], dict[int, int]]:
        """Return what a list counts with, its levels, and where levels of it start anew."""
        if list_id not in self._known:
            element = self._lists[list_id]
            abstract = self._definition(attribute(child(element, "abstractNumId"), "val"))
            levels = dict(_levels(self._abstract.get(abstract)))
            starts: dict[int, int] = {}
            for override in element:
                if local(override.tag) == "lvlOverride":
                    depth = number(attribute(override, "ilvl"), 0)
                    levels.update(_levels(override))
                    start = child(override, "startOverride")
                    if start is not None:
                        starts[depth] = number(attribute(start, "val"), 1)
            self._known[list_id] = abstract, levels, starts
        return self._known[list_id]

    def _definition(self, abstract: str) -> str:
        """Follow a list that is named by a style to where it is defined."""
        link = attribute(child(self._abstract.get(abstract), "numStyleLink"), "val")
        if not link:
            return abstract
        linked = self._lists.get(self._styles.of_list(link).list_id)
        return attribute(child(linked, "abstractNumId"), "val") or abstract


def _levels(element: Element | None) -> Iterator[tuple[int, _Level]]:
    for each in element if element is not None else ():
        if local(each.tag) == "lvl":
            yield number(attribute(each, "ilvl"), 0), _level(each)


def _level(element: Element) -> _Level:
    def value(name: str) -> str:
        return attribute(child(element, name), "val")

    format_ = value("numFmt") or "decimal"
    text = value("lvlText")[:_LONGEST_TEXT]  # it is written before each paragraph
    if format_ == "bullet" and child(element, "lvlPicBulletId") is not None:
        text = "•"
    legal = child(element, "isLgl")
    return _Level(
        start=number(value("start"), 0),
        format=format_,
        text=text,
        behind="" if value("suff") == "nothing" else " ",
        restart=number(value("lvlRestart"), -1),
        legal=legal is not None and attribute(legal, "val").lower() not in {"0", "false", "off"},
        style=value("pStyle"),
    )
