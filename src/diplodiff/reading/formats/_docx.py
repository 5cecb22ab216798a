"""Bytes of a Word document (.docx) -> `Extract`.

Opens the package (ISO/IEC 29500-2) and joins its parts: the body first, then what is set aside:
footnotes, endnotes, comments, running heads. Nothing outside the package is looked at, whatever its
relationships say, and neither macros nor embedded objects.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from diplodiff.errors import CorruptDocumentError
from diplodiff.reading._archive import open_archive
from diplodiff.reading._xml import parse_xml
from diplodiff.reading.office._flow import Flow
from diplodiff.reading.office._tree import attribute, child, local
from diplodiff.reading.office._word_body import BodyWalker, strip
from diplodiff.reading.office._word_numbering import Numbering
from diplodiff.reading.office._word_styles import Styles
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from diplodiff.reading._archive import Archive
    from diplodiff.reading._extract import Extract, ReadOptions

__all__ = ["extract"]

_USUAL_BODY = "word/document.xml"
_RUNNING = {"header": "running head", "footer": "running foot"}
_NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_LEAST_TITLE = 3
"""Words from which the title in the properties is believed: shorter ones are mostly the first word
of a template, or "Document1"."""
_EMBEDDED = {"oleObject": "an object of another program", "package": "an object of another program",
             "chart": "a chart", "diagramData": "a diagram"}  # fmt: skip


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read a Word document.

    Parameters
    ----------
    data : bytes
        The package.
    options : ReadOptions
        `revisions` and `limits` apply.

    Returns
    -------
    Extract
        Body and what is set aside.

    Raises
    ------
    DiplodiffError
        If it is damaged, unsafe or beyond a limit, or has tracked changes that are to be an error.
    """
    return _Reader(open_archive(data, options.limits), options).read()


class _Reader:
    """Reads one package."""

    def __init__(self, archive: Archive, options: ReadOptions) -> None:
        self._archive = archive
        self._options = options
        self._names = {name.casefold(): name for name in archive.names}
        self._body = _first(self._related("", "officeDocument"), _USUAL_BODY)
        self._flow = Flow(options)
        self._strips: list[str] = []
        styles = Styles(self._part("styles"))
        numbering = Numbering(self._part("numbering"), styles)
        self._walker = BodyWalker(self._flow, styles, numbering)

    def read(self) -> Extract:
        root = self._parsed(self._body)
        body = child(root, "body")
        if body is None:
            text = "it has no body; open it in a word processor and save it again"
            raise CorruptDocumentError(text)
        self._walk(body)
        self._read_notes("footnote")
        self._read_notes("endnote")
        self._read_comments()
        self._read_running()
        for sort, what in _EMBEDDED.items():
            if any(self._related(self._body, sort)):
                self._flow.embedded.add(what)
        return self._flow.build("".join(self._strips), title=self._title())

    def _walk(self, element: Element, *, mark: str = "") -> None:
        self._strips.append(strip(element, original=self._flow.original))
        self._walker.walk(element, mark=mark)

    def _read_notes(self, sort: str) -> None:
        """Set the notes of a sort aside: in the order of reference, then those left over."""
        notes = {
            attribute(each, "id"): each
            for each in self._elements(f"{sort}s", sort)
            if attribute(each, "type") not in _NO_NOTES
        }
        referred = {key[1]: here for key, here in self._walker.references.items() if key[0] == sort}
        marked = 0
        for identity in [*referred, *(each for each in notes if each not in referred)]:
            if identity not in notes or not referred.get(identity, True):
                continue  # what only the other view refers to is no part of this one
            mark = self._walker.marks.get((sort, identity), "")
            if not mark and identity in referred:
                marked += 1
                mark = str(marked)
            with self._flow.apart() as paragraphs:
                self._walk(notes[identity], mark=mark)
            self._flow.omit(paragraphs, sort)

    def _read_comments(self) -> None:
        for comment in self._elements("comments", "comment"):
            with self._flow.apart() as paragraphs:
                self._walk(comment)
            self._flow.omit(paragraphs, "comment")

    def _read_running(self) -> None:
        """Set running heads and feet aside, each once, whichever pages they stand on."""
        seen: set[str] = set()
        for sort, reason in _RUNNING.items():
            for name in self._related(self._body, sort):
                with self._flow.apart() as paragraphs:
                    self._walk(self._parsed(name))
                words = fold(" ".join(each.text for each in paragraphs))
                if words not in seen:
                    seen.add(words)
                    self._flow.omit(paragraphs, reason)

    def _title(self) -> str:
        name = _first(self._related("", "core-properties"), "docProps/core.xml")
        root = self._parsed(name) if name.casefold() in self._names else None
        title = child(root, "title")
        words = fold(title.text or "") if title is not None else ""
        return words if len(words.split()) >= _LEAST_TITLE else ""

    def _elements(self, part: str, name: str) -> list[Element]:
        root = self._part(part)
        return [each for each in (root if root is not None else ()) if local(each.tag) == name]

    def _part(self, sort: str) -> Element | None:
        """Parse the part that the body is related to in a way; None without one."""
        usual = posixpath.join(posixpath.dirname(self._body), f"{sort}.xml")
        name = _first(self._related(self._body, sort), usual)
        return self._parsed(name) if name.casefold() in self._names else None

    def _parsed(self, name: str) -> Element:
        name = self._names.get(name.casefold(), name)
        return parse_xml(self._archive.read(name), self._options.limits)

    def _related(self, part: str, sort: str) -> Iterator[str]:
        """Name the parts of this package that a part (the package for "") is related to."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations.casefold() not in self._names:
            return
        for relation in self._parsed(relations):
            outside = attribute(relation, "TargetMode") == "External"
            if outside or attribute(relation, "Type").rpartition("/")[2] != sort:
                continue
            target = posixpath.join("/", folder, attribute(relation, "Target"))
            name = posixpath.normpath(target).lstrip("/")
            if name.casefold() in self._names:
                yield name


def _first(names: Iterator[str], usual: str) -> str:
    return next(names, usual)
