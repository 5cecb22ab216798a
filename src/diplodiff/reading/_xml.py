"""Bytes of XML -> an element tree, if they are XML that a document needs.

Document type declarations and entities are refused: they can read files of this machine, unpack to
gigabytes, and make words disappear ("shall &n; withdraw") without any reader complaining.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from diplodiff.errors import CorruptDocumentError, DiplodiffError, UnsafeDocumentError
from diplodiff.reading._limits import exceeded

if TYPE_CHECKING:
    from diplodiff.reading._limits import Limits

__all__ = ["parse_xml"]


def parse_xml(data: bytes, limits: Limits) -> ET.Element:
    """Parse XML that has been found harmless.

    Parameters
    ----------
    data : bytes
        A whole document or part, in an encoding that it declares or in UTF-8 or UTF-16.
    limits : Limits
        `depth` and `nodes` apply; an attribute counts as a node.

    Returns
    -------
    xml.etree.ElementTree.Element
        The root; names are in the form ``{namespace}name``.

    Raises
    ------
    UnsafeDocumentError
        If there is a document type declaration, other than a bare ``<!DOCTYPE name>``.
    CorruptDocumentError
        If it is not well-formed; names the line.
    LimitExceededError
        If it is too deep, or has too many elements and attributes.
    """
    gate = _Gate(limits)
    try:
        gate.parser.Parse(data, True)  # noqa: FBT003 - pyexpat takes no keywords
        return ET.fromstring(data)  # noqa: S314 - refused above if it declares anything
    except DiplodiffError:
        raise
    except (expat.ExpatError, ET.ParseError, ValueError, LookupError) as error:
        # ValueError and LookupError: an encoding that expat cannot use or Python does not know
        text = f"it is not well-formed XML: {error}; save the document again"
        raise CorruptDocumentError(text) from error


class _Gate:
    """Looks through XML before a tree is made of it: in memory that does not grow."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._depth = self._nodes = 0
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: list[str]) -> None:
        self._depth += 1
        self._nodes += 1 + len(attributes) // 2
        if self._depth > self._limits.depth:
            raise exceeded(self._limits, "depth", f"element {name[:40]!r} lies too deep")
        if self._nodes > self._limits.nodes:
            raise exceeded(self._limits, "nodes", "there are too many elements and attributes")

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _doctype(
        self, _name: str, system: str | None, public: str | None, has_internal: int
    ) -> None:
        if system or public or has_internal:
            text = (
                "it has a document type declaration, which can read files and hide words; "
                "save the document without it"
            )
            raise UnsafeDocumentError(text)
