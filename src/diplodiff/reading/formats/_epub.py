"""An EPUB book -> all its text: its pages in the order of its spine, each read as HTML.

Knows EPUB 2 and 3 (OCF 3.3, section 4; Package Document 3.3, section 5) as far as the order of
reading goes.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from diplodiff.errors import CorruptDocumentError, EncryptedDocumentError
from diplodiff.reading._archive import open_archive
from diplodiff.reading._decoding import decode_markup
from diplodiff.reading._extract import Doubt, ExtractBuilder
from diplodiff.reading._kept import check_kept
from diplodiff.reading._markup import close_markup, strip_markup, tame_markup
from diplodiff.reading._xml import parse_xml
from diplodiff.reading.hypertext._page import read_page
from diplodiff.reading.hypertext._revisions import Revisions
from diplodiff.text import LatePattern, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from diplodiff.reading._archive import Archive
    from diplodiff.reading._extract import Extract, ReadOptions
    from diplodiff.reading._limits import Limits

__all__ = ["extract"]

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml", ""})
_LANGUAGE = LatePattern(r"([A-Za-z]{2})(?:[-_]|$)")


class _Book(NamedTuple):
    """What the package document says.

    Parameters
    ----------
    pages : list of str
        Names of the members that are pages, in the order of reading.
    title, language : str
        As in `Extract`.
    """

    pages: list[str]
    title: str
    language: str


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read a book.

    Parameters
    ----------
    data : bytes
        An EPUB archive.
    options : ReadOptions
        All apply.

    Returns
    -------
    Extract
        The body of all pages, and behind it what was set aside in each.

    Raises
    ------
    MissingExtraError
        If selectolax is not installed; names the pip line.
    CorruptDocumentError
        If parts are missing or damaged.
    EncryptedDocumentError
        If pages are protected.
    UnsafeDocumentError, LimitExceededError
        As of `open_archive` and `parse_xml`.
    DocumentError
        If there are tracked changes and they are to be an error.
    """
    archive = open_archive(data, options.limits)
    book = _read_package(archive, options.limits)
    _refuse_protected(archive, book, options.limits)
    builder, revisions = ExtractBuilder(options.limits), Revisions(options)
    strips: list[str] = []
    doubts: dict[Doubt, None] = {}
    for name in book.pages:
        decoded = decode_markup(archive.read(name), options)
        text = tame_markup(close_markup(decoded.text), options.limits)
        facts = read_page(text, builder, revisions)
        strips.append(strip_markup(text))
        found = (*facts.doubts, *(Doubt(each.code, each.message) for each in decoded.notices))
        doubts.update(dict.fromkeys(found))
    built = builder.build(
        title=book.title, language=book.language, doubts=[*doubts, *revisions.doubts()]
    )
    return check_kept(built, "\n".join(strips))


def _read_package(archive: Archive, limits: Limits) -> _Book:
    """Read the order of the pages."""
    container = parse_xml(archive.read(_CONTAINER), limits)
    rootfile = container.find(".//{*}rootfile")
    path = "" if rootfile is None else unquote(rootfile.get("full-path", ""))
    package = parse_xml(archive.read(path), limits)
    folder = posixpath.dirname(path)
    items = {item.get("id", ""): item for item in package.findall("{*}manifest/{*}item")}
    pages = [
        posixpath.normpath(posixpath.join(folder, unquote(urlsplit(item.get("href", "")).path)))
        for reference in package.findall("{*}spine/{*}itemref")
        if (item := items.get(reference.get("idref", ""))) is not None
        and item.get("media-type", "") in _PAGES
    ]
    if not pages:
        text = "its package document names no pages; save or export the book again"
        raise CorruptDocumentError(text)
    language = _LANGUAGE.match(_said(package, "language"))
    return _Book(
        pages=list(dict.fromkeys(pages)),
        title=_said(package, "title"),
        language="" if language is None else language[1].lower(),
    )


def _said(package: Element, name: str) -> str:
    found = package.find(f"{{*}}metadata//{{*}}{name}")
    return "" if found is None else fold("".join(found.itertext()))


def _refuse_protected(archive: Archive, book: _Book, limits: Limits) -> None:
    """Raise if a page is encrypted; fonts are, in many books, and are not read."""
    if _ENCRYPTION in archive and not set(book.pages).isdisjoint(_protected(archive, limits)):
        text = "its pages are protected by digital rights management, and cannot be read"
        raise EncryptedDocumentError(text)


def _protected(archive: Archive, limits: Limits) -> Iterator[str]:
    for reference in parse_xml(archive.read(_ENCRYPTION), limits).iter():
        if reference.tag.endswith("}CipherReference"):
            yield posixpath.normpath(unquote(reference.get("URI", "")))
