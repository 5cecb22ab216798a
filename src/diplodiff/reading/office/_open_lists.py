"""Lists of an OpenDocument text as they are met -> the numbers of their items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading.office._open_styles import LEVELS, ListStyle
from diplodiff.reading.office._tree import attribute, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from diplodiff.reading.office._open_styles import Styles

__all__ = ["Lists"]

_Values = list[int | None]


class _Place(NamedTuple):
    """A list that is open."""

    style: ListStyle
    name: str
    values: _Values


class Lists:
    """Counts the items of lists, which may go on where others ended (OpenDocument 1.3, 5.3).

    Parameters
    ----------
    styles : Styles
        Of the document.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[_Place] = []
        self._by_id: dict[str, _Values] = {}
        self._by_style: dict[str, _Values] = {}
        self._headings: _Values = [None] * LEVELS
        self._item: Element | None = None
        """The item whose first paragraph has not come yet."""

    def begin(self, element: Element, *, usual_style: str) -> None:
        """Begin a list, perhaps inside another.

        Parameters
        ----------
        element : Element
            The list.
        usual_style : str
            The list style of its first paragraph, for a list that names none.
        """
        outer = self._open[-1] if self._open else None
        name = attribute(element, "style-name") or (outer.name if outer else usual_style)
        if outer is not None:
            values = outer.values
        else:
            values = self._continued(element, name) or [None] * LEVELS
            self._by_id[attribute(element, "id")] = values
            self._by_style[name] = values
        self._open.append(_Place(self._styles.list_style(name), name, values))

    def end(self) -> None:
        """End the innermost list."""
        self._open.pop()
        self._item = None

    def begin_item(self, element: Element | None) -> None:
        """Begin an item, or a part of a list without number (None)."""
        self._item = element

    def marker(self) -> str:
        """Count a paragraph of the item that is open; "" for all but its first."""
        item, self._item = self._item, None
        if item is None or not self._open:
            return ""
        place, depth = self._open[-1], min(len(self._open), LEVELS) - 1
        start = number(attribute(item, "start-value"), -1)
        _count(place.values, depth, start if start >= 0 else None, place.style)
        return place.style.marker(place.values, depth)

    def heading(self, element: Element) -> str:
        """Count a heading that is no item of a list."""
        depth = number(attribute(element, "outline-level"), 1) - 1
        if not 0 <= depth < LEVELS or attribute(element, "is-list-header") == "true":
            return ""
        start = number(attribute(element, "start-value"), -1)
        outline = self._styles.outline
        _count(self._headings, depth, start if start >= 0 else None, outline)
        return outline.marker(self._headings, depth)

    def _continued(self, element: Element, name: str) -> _Values | None:
        """Return the numbers of the list that a list goes on with."""
        other = attribute(element, "continue-list")
        if other in self._by_id and other:
            return self._by_id[other]
        if attribute(element, "continue-numbering") == "true":
            return self._by_style.get(name)
        return None


def _count(values: _Values, depth: int, start: int | None, style: ListStyle) -> None:
    before = values[depth]
    following = style.start(depth) if before is None else before + 1
    values[depth] = following if start is None else start
    values[depth + 1 :] = [None] * (LEVELS - depth - 1)
