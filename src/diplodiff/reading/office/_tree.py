"""Elements of XML by their local names: the same vocabulary comes in several namespaces.

Word's "transitional" and "strict" documents, and drafts of OpenDocument, differ in nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["attribute", "child", "local", "number"]

_MOST_DIGITS = 9


@lru_cache(maxsize=1_024)
def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace.

    Examples
    --------
    >>> local("{urn:example}p")
    'p'
    """
    return tag.rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str:
    """Return the value of an attribute by its local name, or "" without it.

    Parameters
    ----------
    element : Element or None
        Nothing has no attributes.
    name : str
        Local name.

    Returns
    -------
    str
        As it stands.
    """
    if element is not None:
        for key, value in element.attrib.items():
            if local(key) == name:
                return value
    return ""


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of a local name.

    Parameters
    ----------
    element : Element or None
        Nothing has no children.
    name : str
        Local name.

    Returns
    -------
    Element or None
        None without one.
    """
    if element is not None:
        for each in element:
            if local(each.tag) == name:
                return each
    return None


def number(value: str, default: int) -> int:
    """Read a whole number.

    Parameters
    ----------
    value : str
        Anything.
    default : int
        What stands for anything else than a number of up to nine digits.

    Returns
    -------
    int
        The number.

    Examples
    --------
    >>> number("12", 1), number("-3", 1), number("many", 1)
    (12, -3, 1)
    """
    digits = value.removeprefix("-")
    sound = digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
    return int(value) if sound else default
