"""Bytes of an OpenDocument text (.odt) -> `Extract`.

Opens the package (OpenDocument 1.3, part 2) and joins its parts: the body first, then what is set
aside: notes, comments, running heads. Nothing outside the package is looked at, and neither scripts
nor embedded objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.errors import CorruptDocumentError, EncryptedDocumentError
from diplodiff.reading._archive import open_archive
from diplodiff.reading._xml import parse_xml
from diplodiff.reading.office._flow import Flow
from diplodiff.reading.office._open_body import BodyWalker, Changes, strip
from diplodiff.reading.office._open_styles import Styles
from diplodiff.reading.office._tree import child, local
from diplodiff.text import fold

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from diplodiff.reading._archive import Archive
    from diplodiff.reading._extract import Extract, ReadOptions

__all__ = ["extract"]

_RUNNING = {"header": "running head", "footer": "running foot"}
_LEAST_TITLE = 3
"""Words from which the title in the properties is believed, as in Word documents."""


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read an OpenDocument text.

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
        If it is damaged, locked, unsafe or beyond a limit, or has tracked changes that are to be
        an error.
    """
    archive = open_archive(data, options.limits)
    _check_encryption(archive, options)
    root = parse_xml(archive.read("content.xml"), options.limits)
    body = child(child(root, "body"), "text")
    if body is None:
        text = "it has no body of text; open it in a word processor and save it again"
        raise CorruptDocumentError(text)
    pages = _part(archive, "styles.xml", options)
    flow, changes = Flow(options), Changes(body)
    flow.changes = len(changes)
    walker = BodyWalker(flow, Styles(root, pages), changes)
    walker.walk(body)
    strips = [strip(body, changes, original=flow.original)]
    seen: set[str] = set()
    for each, reason in _running(pages):
        strips.append(strip(each, changes, original=flow.original))
        with flow.apart() as paragraphs:
            walker.walk(each)
        words = fold(" ".join(paragraph.text for paragraph in paragraphs))
        if words not in seen:
            seen.add(words)
            flow.omit(paragraphs, reason)
    return flow.build("".join(strips), title=_title(_part(archive, "meta.xml", options)))


def _part(archive: Archive, name: str, options: ReadOptions) -> Element | None:
    return parse_xml(archive.read(name), options.limits) if name in archive else None


def _check_encryption(archive: Archive, options: ReadOptions) -> None:
    manifest = _part(archive, "META-INF/manifest.xml", options)
    if manifest is not None and any(
        local(each.tag) == "encryption-data" for each in manifest.iter()
    ):
        text = "it is locked by a password; save it without one"
        raise EncryptedDocumentError(text)


def _running(pages: Element | None) -> list[tuple[Element, str]]:
    """Find the running heads and feet of all sorts of pages."""
    masters = child(pages, "master-styles")
    found = []
    for master in masters if masters is not None else ():
        for each in master:
            reason = _RUNNING.get(local(each.tag).partition("-")[0])
            if reason:
                found.append((each, reason))
    return found


def _title(meta: Element | None) -> str:
    title = child(child(meta, "meta"), "title")
    words = fold(title.text or "") if title is not None else ""
    return words if len(words.split()) >= _LEAST_TITLE else ""
