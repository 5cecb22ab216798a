"""EPUB books: pages in the order of the spine, each read as HTML; protected pages refused."""

from __future__ import annotations

import io
import zipfile

import pytest

import diplodiff
from diplodiff.errors import CorruptDocumentError, DocumentError, EncryptedDocumentError
from diplodiff.reading._extract import Extract, ReadOptions
from diplodiff.reading.formats._epub import extract
from pages import STATEMENT

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The  ferry</dc:title>
<dc:language>en-GB</dc:language></metadata>
<manifest>%s<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine>%s<itemref idref="css"/><itemref idref="none"/></spine></package>"""
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head>
<body><a id="top"/>%s</body></html>"""
PROTECTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>
<enc:CipherReference URI="%s"/></enc:CipherData></enc:EncryptedData></encryption>"""


def book(*pages: str, **members: str) -> bytes:
    """Make a book whose spine names its pages from the last to the first."""
    names = [f"page%20{number}.xhtml" for number in range(len(pages))]
    items = "".join(
        f'<item id="{name}" href="{name}#top" media-type="application/xhtml+xml"/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in reversed(names))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", members.pop("container", CONTAINER))
        archive.writestr("OEBPS/book.opf", PACKAGE % (items, spine))
        for name, page in zip(names, pages, strict=True):
            archive.writestr(f"OEBPS/{name.replace('%20', ' ')}", PAGE % page)
        for name, content in members.items():
            archive.writestr(f"META-INF/{name}.xml", content)
    return made.getvalue()


def read(data: bytes, **options: object) -> Extract:
    """Read a book in this process."""
    return extract(data, options=ReadOptions(**options))  # type: ignore[arg-type]


def test_order() -> None:
    """The spine orders the pages; title and language are those of the book."""
    found = read(book("<p>2. Second.</p>", "<p>1. First<b/>.</p><nav><a href='a'>x</a></nav>"))
    assert found.text.startswith("1. First.\n\n2. Second.\n\nx\n")
    assert (found.title, found.language) == ("The ferry", "en")
    assert not found.notices


def test_a_whole_book() -> None:
    """A statement over two pages gives the clauses of the plain text."""
    first, second = STATEMENT.split("Have agreed", 1)
    pages = [
        "".join(f"<p>{piece.replace('&', '&#38;')}</p>" for piece in part.split("\n\n"))
        for part in ("Have agreed" + second, first)
    ]
    found = diplodiff.read(io.BytesIO(book(*pages)))
    due = diplodiff.parse(STATEMENT)
    assert [(each.label, each.marker, each.text) for each in found] == [
        (each.label, each.marker, each.text) for each in due
    ]


def test_notes_of_books() -> None:
    """Notes that a book keeps apart are set aside, and so are their marks."""
    found = read(
        book(
            "<aside epub:type='footnote'><p>1 Treaty 12.</p></aside>",
            "<p>the pact<a epub:type='noteref' href='page%200.xhtml#n'>1</a>.</p>",
        )
    )
    reasons = [(found.text[part.start : part.end], part.reason) for part in found.omitted]
    assert [each for each in reasons if each[1] != "script"] == [
        ("1", "footnote mark"),
        ("1 Treaty 12.", "footnote"),
    ]


def test_protected_books() -> None:
    """Pages under rights management are refused; fonts that are, are not read anyway."""
    with pytest.raises(EncryptedDocumentError, match="rights management"):
        read(book("<p>x</p>", encryption=PROTECTED % "OEBPS/page%200.xhtml"))
    assert read(book("<p>x</p>", encryption=PROTECTED % "OEBPS/a.otf")).text.startswith("x\n")


def test_tracked_changes() -> None:
    """Changes are counted over the whole book."""
    data = book("<p><del>a</del>b</p>", "<p><ins>c</ins></p>")
    assert read(data).notices[0].message.startswith("the draft has 2 tracked changes")
    with pytest.raises(DocumentError, match=r"tracked changes \(2\)"):
        read(data, revisions="error")


def test_damaged_books() -> None:
    """Without pages, or without what names them, there is no book."""
    with pytest.raises(CorruptDocumentError, match="names no pages"):
        read(book())
    with pytest.raises(CorruptDocumentError, match="no part ''"):
        read(book("<p>x</p>", container="<container/>"))
