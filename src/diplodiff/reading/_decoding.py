"""Bytes -> text, and what is doubtful about it.

The order: a byte order mark; the encoding that the caller states; strict UTF-8; the encoding that
the document declares; UTF-8 with few damaged bytes; and only then a guess, which is always told.
A wrong guess would compare words that no one wrote.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import EncodingError, OptionError, UnsupportedFormatError
from diplodiff.reading._extract import Doubt, notice_about
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from diplodiff.model import Notice
    from diplodiff.reading._extract import ReadOptions

__all__ = ["Decoded", "check_encoding", "decode", "decode_markup"]

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 4_096
_MOST_CONTROLS = 8
_WELL_FORMED = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_HALF_CHARACTERS = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n\v\f\r\x1b"}))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w.:-]{1,40})"""
    rb"""|^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# What browsers take these names for (WHATWG Encoding Standard, 4.2): supersets of what they say.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_REPLACED = LatePattern("\ufffd")
_REMEDY = "state its encoding (--encoding, or encoding=), for example cp1252 or cp1251"


class Decoded(NamedTuple):
    """A decoded document.

    Parameters
    ----------
    text : str
        Every character, line ends as they stand, without byte order mark.
    notices : tuple of Notice
        "EncodingGuessed" or "MixedEncoding" where it applies.
    """

    text: str
    notices: tuple[Notice, ...] = ()


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


def decode(data: bytes, *, encoding: str | None) -> Decoded:
    """Decode plain text.

    Parameters
    ----------
    data : bytes
        All of a document.
    encoding : str or None
        The encoding of a document without a byte order mark, where the caller knows it.

    Returns
    -------
    Decoded
        With a notice unless mark, caller or strict UTF-8 decided.

    Raises
    ------
    EncodingError
        If the bytes are not text in the encoding that applies, or in none that can be guessed;
        names the offset.
    UnsupportedFormatError
        If they are no text at all.
    """
    return _certain(data, encoding) or _uncertain(data)


def decode_markup(data: bytes, options: ReadOptions) -> Decoded:
    """Decode HTML, which may declare its encoding in a ``<meta>`` tag, or XML that lies about it.

    Parameters
    ----------
    data : bytes
        A whole page.
    options : ReadOptions
        `encoding` applies.

    Returns
    -------
    Decoded
        With a notice unless mark, caller, strict UTF-8 or declaration decided.

    Raises
    ------
    EncodingError
        If the bytes are text in none of these; names the offset.
    UnsupportedFormatError
        If they are no text at all.
    """
    return _certain(data, options.encoding) or _as_declared(data) or _uncertain(data)


def _certain(data: bytes, encoding: str | None) -> Decoded | None:
    """Decode where there is no doubt how to."""
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, marked, skip=len(mark)))
    if encoding is not None:
        # Even where the bytes are valid UTF-8: a short text in GBK may be that by chance.
        return Decoded(_strict(data, encoding))
    if _two_bytes_each(data):
        return None
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes) -> Decoded | None:
    """Decode as the page says, if it does and is right."""
    found = _DECLARED.search(data[:_SAMPLE_BYTES])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        return Decoded(data.decode(_MEANT.get(name, name)))
    except (LookupError, ValueError):
        return None


def _uncertain(data: bytes) -> Decoded:
    """Decode what is not UTF-8 and does not say what it is."""
    name = _two_bytes_each(data)
    if name:
        return _guessed(_strict(data, name), name)
    if _HALF_CHARACTERS.search(data) and _is_utf8(_HALF_CHARACTERS.sub(b"", data)):
        text = f"it is UTF-8 with halves of characters (surrogates); save it again, or {_REMEDY}"
        raise EncodingError(text)
    bad = len(data.decode("utf-8", errors="surrogateescape").encode("utf-8", errors="ignore"))
    bad = len(data) - bad
    if bad * 100 < len(data) and bad <= len(_WELL_FORMED.findall(data)):
        return _salvaged(data, bad)
    from diplodiff.reading._guessing import guess_encoding  # few documents need it

    name = guess_encoding(data)
    if not name:
        return Decoded(_strict(data, "utf-8"))  # raises, and names the offset
    return _guessed(data.decode(name), name)


def _salvaged(data: bytes, bad: int) -> Decoded:
    """Decode UTF-8 with a few bytes that are none, each of which becomes U+FFFD."""
    text = data.decode("utf-8", errors="replace")
    counted = "1 byte is" if bad == 1 else f"{bad:,} bytes are"
    message = f"{counted} not UTF-8 as the rest is, and their characters are lost"
    found = _REPLACED.search(text)
    start, end = (0, 0) if found is None else found.span()
    return Decoded(text, (notice_about(text, Doubt("MixedEncoding", message), start, end),))


def _guessed(text: str, name: str) -> Decoded:
    message = f"the encoding was guessed to be {name}; {_REMEDY}"
    end = len(text.rstrip())
    return Decoded(text, (notice_about(text, Doubt("EncodingGuessed", message), 0, end),))


def _two_bytes_each(data: bytes) -> str:
    """Name the kind of UTF-16 without a mark that data seem to be in, or give ""."""
    sample = data[:_SAMPLE_BYTES]
    if b"\x00" not in sample or len(data) % 2:
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Nine tenths of the characters of a text in Latin letters have one byte that is zero.
    if odd * 10 > len(sample) * 2 and even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > len(sample) * 2 and odd * 10 < even else ""


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls <= max(_MOST_CONTROLS, len(data) // 100):
        return
    offset = next(at for at, byte in enumerate(data) if byte in _CONTROLS)
    text = (
        f"it looks like binary data: control characters from offset {offset:,}; "
        f"if it is text in UTF-16 or UTF-32, {_REMEDY}"
    )
    raise UnsupportedFormatError(text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _strict(data: bytes, encoding: str, *, skip: int = 0) -> str:
    """Decode all bytes after the first `skip`, or name the first that cannot be."""
    try:
        return data[skip:].decode(encoding)
    except UnicodeError as error:
        raise EncodingError(_complaint(data, encoding, error, skip=skip)) from error


def _complaint(data: bytes, encoding: str, error: UnicodeError, *, skip: int) -> str:
    where = ""
    if isinstance(error, UnicodeDecodeError):
        offset = skip + error.start
        where = f" at byte offset {offset:,} (0x{data[offset]:02x})"
    remedy = "its byte order mark says so, and the file is damaged; save it again"
    return f"it is not {encoding} text{where}; {remedy if skip else _REMEDY}"
