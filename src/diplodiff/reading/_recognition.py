"""Bytes, suffix and what the caller states -> the name of the format to read them in.

Content decides, because names lie: error pages are saved as ``.pdf``, PDF documents as ``.txt``.
The suffix decides between plain text and Markdown, and tells what a damaged document should be.
Looks at the beginning, and at names inside a ZIP archive; unpacks and decodes nothing else.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, NoReturn

from diplodiff.errors import EmptyDocumentError, EncryptedDocumentError, UnsupportedFormatError

if TYPE_CHECKING:
    from diplodiff.reading._bytes import Document

__all__ = ["FORMATS", "recognise"]

FORMATS = ("text", "markdown", "html", "pdf", "docx", "odt", "rtf", "epub", "akn")
"""What `read` accepts as its format, and --as on the command line."""

_SUPPORTED = (
    "supported are plain text, Markdown, HTML, PDF, DOCX, ODT, RTF, EPUB and Akoma Ntoso XML; "
    "save or export it as one of these"
)
_NAMES = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "an HTML page",
    "pdf": "a PDF document",
    "docx": "a Word document (.docx)",
    "odt": "an OpenDocument text (.odt)",
    "rtf": "an RTF document",
    "epub": "an EPUB book",
    "akn": "an Akoma Ntoso document",
}
_OF_SUFFIX = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".epub": "epub",
    ".akn": "akn",
    ".xml": "akn",
}
_PLAIN = frozenset({"text", "markdown"})
_MARKUP = frozenset({"html", "akn", "rtf"})
_ARCHIVES = frozenset({"docx", "odt", "epub"})
_BINARY = _ARCHIVES | {"pdf", "rtf"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")

# Signatures as published by each format's specification; longer ones first where one begins
# another.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x93NUMPY", "a numpy array"),
)
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names of members, and the type that OpenDocument and EPUB store as the first of them, stand
# uncompressed in an archive. What can hold others comes first.
_ZIP_KINDS = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file that is no text"),
    (b"word/", "docx"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"META-INF/container.xml", "epub"),
    (b"content.xml", "odt"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that holds a DOCX locked by a password ([MS-OFFCRYPTO], 2.3.4), named in UTF-16.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD_BYTES = 4_096
_PDF_JUNK = 1_024
"""Bytes that may stand before the signature of a PDF (ISO 32000-1, annex H, note 13)."""

_PROLOGUE = re.compile(r"(?:\s++|<\?[^>]{0,1000}>|<!--.{0,2000}?-->){0,50}+", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s{1,50}([\w.:-]{1,80})", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]{1,80}:)?([\w.-]{1,80})[\s/>]")
# Elements with which pages begin that browsers or editors saved without a declaration
# (WHATWG MIME Sniffing, 7.1).
_PAGE_STARTS = frozenset("html head title meta body script style iframe table div h1 font".split())


def recognise(document: Document, *, stated: str | None) -> str:
    """Choose the format in which to read a document.

    Parameters
    ----------
    document : Document
        Any bytes.
    stated : str or None
        One of `FORMATS`, where the caller knows.

    Returns
    -------
    str
        One of `FORMATS`.

    Raises
    ------
    EmptyDocumentError
        If there is not a byte.
    UnsupportedFormatError
        If the content is in another format, or not in that which is stated or that the suffix
        promises; the text says what it looks like.
    EncryptedDocumentError
        If it is an Office document locked by a password.
    """
    if not document.data:
        text = "the document is empty: it holds not a byte"
        raise EmptyDocumentError(text)
    promised = stated or _OF_SUFFIX.get(_suffix(document), "")
    found = _by_content(document.data, promised)
    if not found:
        return _without_signature(document.data, promised)
    if found == promised or (stated in _PLAIN and found in _MARKUP):
        return promised  # who wants to see the mark-up may
    # Pages that say "not found" are often saved under the name of what was not found.
    if stated or (found == "html" and promised in _BINARY):
        _refuse_other(_NAMES[found], promised)
    return found


def _suffix(document: Document) -> str:
    if document.path is None:
        return ""
    return PurePath(os.fsdecode(document.path)).suffix.lower()


def _without_signature(data: bytes, promised: str) -> str:
    """Choose the format of what bears no signature: text, or a damaged document."""
    if promised in _BINARY and not _CONTROL.search(data, 0, _HEAD_BYTES):
        _refuse_other("plain text", promised)
    return promised or "text"


def _by_content(data: bytes, promised: str) -> str:
    """Name the format that content shows, or give "" where it may be any text."""
    if data.startswith(_ZIP_SIGNATURES):
        return _zip_kind(data, promised)
    if data.startswith(_OLD_OFFICE):
        _refuse_old_office(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            _refuse_other(kind, "")
    if b"%PDF-" in data[:_PDF_JUNK]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return _markup_kind(data, promised)


def _zip_kind(data: bytes, promised: str) -> str:
    found = next((kind for name, kind in _ZIP_KINDS if name in data), "")
    if not found and promised in _ARCHIVES:
        return promised  # a damaged one, of which its reader tells more
    if found not in FORMATS:
        _refuse_other(found or "a ZIP archive", "")
    return found


def _refuse_old_office(data: bytes) -> NoReturn:
    if _LOCKED in data:
        text = "it is locked by a password; save it without one"
        raise EncryptedDocumentError(text)
    text = (
        "it looks like an old Microsoft Office document (.doc), which cannot be read; "
        "open it and save it as .docx"
    )
    raise UnsupportedFormatError(text)


def _markup_kind(data: bytes, promised: str) -> str:
    """Tell HTML and Akoma Ntoso from other XML and from plain text."""
    head = _head(data)
    if not head.lstrip().startswith("<"):
        return ""
    prologue = _PROLOGUE.match(head)
    behind = 0 if prologue is None else prologue.end()
    doctype, root = _DOCTYPE.match(head, behind), _ROOT.match(head, behind)
    name = (doctype or root or [""] * 2)[1]
    if name.lower() == "html":
        return "html"
    if name == "akomaNtoso" or doctype:
        return "akn"  # whose reader refuses what a document type declares
    if head.lstrip().lower().startswith("<?xml") or (promised == "akn" and root):
        _refuse_other(f"XML of another vocabulary (<{name}>)", "")
    return "html" if name.lower() in _PAGE_STARTS and promised not in _PLAIN else ""


def _head(data: bytes) -> str:
    """Decode the beginning well enough to find a tag."""
    head = data[:_HEAD_BYTES]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _refuse_other(found: str, promised: str) -> NoReturn:
    if promised:
        text = (
            f"it should be {_NAMES[promised]} and looks like {found}; "
            "if that is what it is, say so (--as, in Python format=) or rename it"
        )
    else:
        text = f"it looks like {found}, which cannot be read; {_SUPPORTED}"
    raise UnsupportedFormatError(text)
