"""The styles of a Word document: what paragraphs and runs have without saying so.

ISO/IEC 29500-1, 17.7 (styles) and 17.3.2 (properties of runs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.reading.office._flow import Look
from diplodiff.reading.office._tree import attribute, child, local, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["ListPlace", "Style", "Styles", "list_place", "properties", "toggle"]

_OFF = frozenset({"0", "false", "off", "none"})
_LONGEST_CHAIN = 30
"""Styles that build on each other; Word itself allows fewer."""


class ListPlace(NamedTuple):
    """Where a paragraph stands in a list.

    Parameters
    ----------
    list_id : str
        The instance of a list, "0" for none in spite of the style, "" where nothing is said.
    level : int
        From 0; -1 where nothing is said.
    """

    list_id: str = ""
    level: int = -1


class Style(NamedTuple):
    """What a style says, with what it takes over from the styles that it builds on.

    Parameters
    ----------
    italic, hidden : bool or None
        None where it says nothing.
    place : ListPlace
        Of paragraphs.
    """

    italic: bool | None = None
    hidden: bool | None = None
    place: ListPlace = ListPlace()


class Styles:
    """Styles by their ids.

    Parameters
    ----------
    root : Element or None
        Of the part with the styles.
    """

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default = ""
        for element in root if root is not None else ():
            if local(element.tag) == "style":
                identity = attribute(element, "styleId")
                self._elements[identity] = element
                is_default = attribute(element, "default").lower() in {"1", "true", "on"}
                if is_default and attribute(element, "type") == "paragraph":
                    self._default = identity

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return the style of a paragraph with such properties."""
        return self._resolved(attribute(child(properties, "pStyle"), "val") or self._default)

    def of_run(self, properties: Element | None) -> Style:
        """Return the style of a run with such properties, apart from its paragraph."""
        identity = attribute(child(properties, "rStyle"), "val")
        return self._resolved(identity) if identity else Style()

    def of_list(self, identity: str) -> ListPlace:
        """Return the list that a style stands for."""
        return self._resolved(identity).place

    def look(self, paragraph: Style, run: Element | None) -> Look:
        """Return how a run is printed.

        What the run says itself counts; else the styles of run and paragraph, of which the second
        undoes the first (17.7.3, toggle properties).

        Parameters
        ----------
        paragraph : Style
            Of its paragraph.
        run : Element or None
            Its properties.
        """
        style = self.of_run(run)
        italic, hidden = toggle(run, "i"), toggle(run, "vanish")
        if italic is None:
            italic = bool(paragraph.italic) != bool(style.italic)
        if hidden is None:
            hidden = bool(paragraph.hidden) != bool(style.hidden)
        return Look(italic=italic, hidden=hidden)

    def _resolved(self, identity: str) -> Style:
        if identity not in self._known:
            chain: list[str] = []
            while identity in self._elements and len(chain) < _LONGEST_CHAIN:
                chain.append(identity)
                identity = attribute(child(self._elements[identity], "basedOn"), "val")
            found = Style()
            for each in reversed(chain):
                found = self._with(found, self._elements[each])
            self._known[chain[0] if chain else identity] = found
            return found
        return self._known[identity]

    def _with(self, base: Style, element: Element) -> Style:
        """Add to a style what another says that builds on it."""
        run = child(element, "rPr")
        italic, hidden = toggle(run, "i"), toggle(run, "vanish")
        place = list_place(child(element, "pPr"))
        return Style(
            italic=base.italic if italic is None else italic,
            hidden=base.hidden if hidden is None else hidden,
            place=merged(place, base.place),
        )


def merged(place: ListPlace, base: ListPlace) -> ListPlace:
    """Fill in what a place in a list leaves to the style."""
    list_id = place.list_id or base.list_id
    return ListPlace(list_id, place.level if place.level >= 0 else base.level)


def list_place(properties: Element | None) -> ListPlace:
    """Read the place in a list from the properties of a paragraph."""
    place = child(properties, "numPr")
    if place is None:
        return ListPlace()
    level = number(attribute(child(place, "ilvl"), "val"), -1)
    return ListPlace(attribute(child(place, "numId"), "val"), level)


def toggle(properties: Element | None, name: str) -> bool | None:
    """Read a property that is on or off; None where nothing is said."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val").lower() not in _OFF


def properties(element: Element, name: str, *, original: bool) -> Element | None:
    """Return the properties of a paragraph ("pPr") or run ("rPr") in one view.

    Parameters
    ----------
    element : Element
        The paragraph or run.
    name : str
        Local name of the properties.
    original : bool
        Whether those before a tracked change of format are wanted.

    Returns
    -------
    Element or None
        None without any.
    """
    found = child(element, name)
    change = child(found, f"{name}Change") if original else None
    return found if change is None else child(change, name)
