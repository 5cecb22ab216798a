"""Bytes -> a refusal that names the format, where they are plainly not plain text.

Looks at the first bytes only (the file's "magic number") and at the names inside a ZIP archive;
unpacks nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.errors import UnsupportedFormatError

if TYPE_CHECKING:
    from diplodiff.reading._bytes import Document

__all__ = ["SUPPORTED", "refuse_other_formats"]

SUPPORTED = "supported are plain text and Markdown; save or export it as .txt in UTF-8"

# Signatures as published by each format's specification; longer ones first where one begins
# another. XML and HTML are text, but their tags are not words of a clause.
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_MARKUP = (
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<?xml", "an XML document"),
)
_ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names of members stand uncompressed in an archive's local headers.
_ZIP_MEMBERS = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt, .ods, .odp)"),
    (b"application/epub+zip", "an EPUB book"),
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LONGEST_MARKUP = 256


def refuse_other_formats(document: Document) -> None:
    """Raise if a document is recognisably in a format other than text.

    Parameters
    ----------
    document : Document
        Any bytes.

    Raises
    ------
    UnsupportedFormatError
        If they bear the signature of another format; the text names it.
    """
    found = _zip_kind(document.data) or _kind(document.data)
    if found:
        text = f"{document.name} looks like {found}, which cannot be read; {SUPPORTED}"
        raise UnsupportedFormatError(text)


def _kind(data: bytes) -> str:
    """Name the format whose signature begins the data, or give ""."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    start = data[:_LONGEST_MARKUP].removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    return next((kind for signature, kind in _MARKUP if start.startswith(signature)), "")


def _zip_kind(data: bytes) -> str:
    """Name the kind of ZIP archive, or give ""."""
    if not data.startswith(_ZIP_SIGNATURES):
        return ""
    return next((kind for name, kind in _ZIP_MEMBERS if name in data), "a ZIP archive")
