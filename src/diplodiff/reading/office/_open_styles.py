"""The styles of an OpenDocument text: looks of runs, and lists that are numbered.

OpenDocument 1.3, part 3, 16 (styles) and 19.500 (formats of numbers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading import _numerals
from diplodiff.reading.office._flow import Look
from diplodiff.reading.office._tree import attribute, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

__all__ = ["LEVELS", "ListStyle", "Styles"]

LEVELS = 10
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_CHAIN = 30
_LONGEST_TEXT = 100
_REFERENCE = re.compile(r"%(\d{1,2})%")


class _Level(NamedTuple):
    bullet: str = ""
    format: str = ""
    before: str = ""
    behind: str = ""
    pattern: str = ""
    """The whole as LibreOffice writes it since 7.0: "%1%.%2%)"."""
    shown: int = 1
    start: int = 1
    in_step: bool = False


class ListStyle:
    """The numbers of a list, level by level.

    Parameters
    ----------
    element : Element or None
        A list style or the style of an outline.
    """

    def __init__(self, element: Element | None) -> None:
        self._levels = {
            number(attribute(each, "level"), 1) - 1: _level(each)
            for each in (element if element is not None else ())
            if local(each.tag).startswith(("list-level-style", "outline-level-style"))
        }

    def start(self, depth: int) -> int:
        """Return the first number of a level, from 0."""
        return self._levels.get(depth, _Level()).start

    def marker(self, values: list[int | None], depth: int) -> str:
        """Write the number or bullet of a paragraph, with a blank behind it, or "".

        Parameters
        ----------
        values : list of int
            How far each level has counted; None where it has not begun.
        depth : int
            Its level, from 0.
        """
        level = self._levels.get(depth, _Level())
        if level.bullet:
            return f"{_numerals.bullet(level.bullet)} "
        if not level.format:
            return ""
        if level.pattern:
            words = _REFERENCE.sub(lambda found: self._at(values, int(found[1]) - 1), level.pattern)
        else:
            first = max(0, depth - level.shown + 1)
            numbers = [self._at(values, each) for each in range(first, depth + 1)]
            words = f"{level.before}{'.'.join(filter(None, numbers))}{level.behind}"
        return f"{words.strip()} " if words.strip() else ""

    def _at(self, values: list[int | None], depth: int) -> str:
        level = self._levels.get(depth, _Level())
        value = values[depth] if 0 <= depth < LEVELS else None
        value = level.start if value is None else value
        letters = _numerals.lettered if level.in_step else _numerals.spelt
        written: dict[str, Callable[[int], str]] = {
            "1": str,
            "i": _numerals.roman,
            "I": lambda value: _numerals.roman(value).upper(),
            "a": lambda value: letters(value, _LATIN),
            "A": lambda value: letters(value, _LATIN.upper()),
            "一, 二, 三, ...": _numerals.chinese,
        }
        return written.get(level.format, str)(value) if level.format else ""


def _level(element: Element) -> _Level:
    def value(name: str) -> str:
        return attribute(element, name)[:_LONGEST_TEXT]

    is_bullet = local(element.tag).endswith("bullet")
    is_picture = local(element.tag).endswith("image")
    return _Level(
        bullet=value("bullet-char") if is_bullet else "•" * is_picture,
        format=value("num-format"),
        before=value("num-prefix"),
        behind=value("num-suffix"),
        pattern=value("num-list-format"),
        shown=number(value("display-levels"), 1),
        start=number(value("start-value"), 1),
        in_step=value("num-letter-sync") == "true",
    )


class Styles:
    """Styles by family and name.

    Parameters
    ----------
    parts : sequence of Element
        The roots of the parts with styles; the first that has a name wins.
    """

    def __init__(self, *parts: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._looks: dict[tuple[str, str], tuple[bool | None, bool | None]] = {}
        self._lists: dict[str, ListStyle] = {}
        self.outline = ListStyle(None)
        for element in (each for part in parts for each in _styles(part)):
            name = local(element.tag)
            if name == "style":
                key = attribute(element, "family"), attribute(element, "name")
                self._elements.setdefault(key, element)
            elif name == "list-style":
                self._lists.setdefault(attribute(element, "name"), ListStyle(element))
            elif name == "outline-style":
                self.outline = ListStyle(element)

    def list_style(self, name: str) -> ListStyle:
        """Return a list style; one without numbers where there is none of the name."""
        return self._lists.get(name) or ListStyle(None)

    def list_of(self, paragraph_style: str) -> str:
        """Name the list style that a style of paragraphs brings along, or ""."""
        for element in self._chain("paragraph", paragraph_style):
            name = attribute(element, "list-style-name")
            if name:
                return name
        return ""

    def look(self, family: str, name: str, base: Look) -> Look:
        """Return how words in a style are printed inside of others.

        Parameters
        ----------
        family : {"text", "paragraph"}
            Of the style.
        name : str
            Of the style.
        base : Look
            Of what is around.
        """
        key = family, name
        if key not in self._looks:
            italic = hidden = None
            for element in self._chain(family, name):
                found = child(element, "text-properties")
                posture, display = attribute(found, "font-style"), attribute(found, "display")
                italic = posture in {"italic", "oblique"} if posture and italic is None else italic
                hidden = display == "none" if display and hidden is None else hidden
            self._looks[key] = italic, hidden
        italic, hidden = self._looks[key]
        return Look(
            italic=base.italic if italic is None else italic,
            hidden=base.hidden if hidden is None else hidden or base.hidden,
        )

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        """Walk from a style to those that it builds on."""
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get((family, name))
            if element is None:
                return
            yield element
            name = attribute(element, "parent-style-name")


def _styles(part: Element | None) -> Iterator[Element]:
    for group in part if part is not None else ():
        if local(group.tag) in {"styles", "automatic-styles"}:
            yield from group
