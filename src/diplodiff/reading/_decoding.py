"""Bytes -> text: byte order mark, then the encoding that the caller states, else strict UTF-8.

Nothing is guessed and nothing is replaced: a wrong guess would compare words that no one wrote.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from diplodiff.errors import EncodingError, OptionError, UnsupportedFormatError
from diplodiff.reading._signatures import SUPPORTED

if TYPE_CHECKING:
    from diplodiff.reading._bytes import Document

__all__ = ["check_encoding", "decode"]

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ESCAPES = ("unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape")
"""Codecs for Python's own literals: no document is written in them, and they warn of its words."""


def check_encoding(encoding: str) -> None:
    """Raise unless Python can decode text in the encoding.

    Parameters
    ----------
    encoding : str
        Any string.

    Raises
    ------
    OptionError
        If it is not the name of a text encoding.
    """
    try:
        if codecs.lookup(encoding).name in _ESCAPES:
            raise LookupError(encoding)  # noqa: TRY301 - refused as what Python does not know is
        b" ".decode(encoding)
    except UnicodeDecodeError:
        return  # a text encoding in which one space is not a whole text
    except (LookupError, ValueError, TypeError) as error:
        text = (
            f"encoding is {encoding!r}, which is no text encoding that Python knows; accepted "
            "are names such as 'utf-8', 'cp1252', 'cp1251' or 'utf-16'"
        )
        raise OptionError(text) from error


def decode(document: Document, *, encoding: str | None) -> str:
    """Decode a document strictly, without its byte order mark.

    Parameters
    ----------
    document : Document
        Any bytes.
    encoding : str or None
        The encoding of a document without a byte order mark; None for UTF-8.

    Returns
    -------
    str
        Every character of the document, line ends as they stand.

    Raises
    ------
    EncodingError
        If the bytes are not text in the encoding that applies; names the offset.
    UnsupportedFormatError
        If there are NUL bytes and no encoding explains them: binary data.
    """
    for mark, marked in _BYTE_ORDER_MARKS:
        if document.data.startswith(mark):
            return _strict(document, marked, skip=len(mark))
    if encoding is None:
        _refuse_binary(document)
        return _strict(document, "utf-8")
    # Even where the bytes are valid UTF-8: a short text in GBK may be that by chance.
    return _strict(document, encoding)


def _refuse_binary(document: Document) -> None:
    offset = document.data.find(b"\x00")
    if offset >= 0:
        text = (
            f"{document.name} looks like binary data: NUL byte at offset {offset:,}; {SUPPORTED} "
            "(for UTF-16 without a byte order mark, state the encoding)"
        )
        raise UnsupportedFormatError(text)


def _strict(document: Document, encoding: str, *, skip: int = 0) -> str:
    """Decode all bytes after the first `skip`, or name the first that cannot be."""
    try:
        return document.data[skip:].decode(encoding)
    except UnicodeError as error:
        raise EncodingError(_complaint(document, encoding, error, skip=skip)) from error


def _complaint(document: Document, encoding: str, error: UnicodeError, *, skip: int) -> str:
    where = ""
    if isinstance(error, UnicodeDecodeError):
        offset = skip + error.start
        where = f" at byte offset {offset:,} (0x{document.data[offset]:02x})"
    remedy = "state its encoding (--encoding, or encoding=), for example cp1252 or cp1251"
    if skip:
        remedy = "its byte order mark says so, and the file is damaged; save it again"
    return f"{document.name} is not {encoding} text{where}; {remedy}"
