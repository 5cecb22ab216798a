r"""Bytes and numbers of RTF -> characters: code pages of a document and its fonts, and ``\u``."""

from __future__ import annotations

import codecs

from diplodiff.reading import _numerals

__all__ = ["Decoder"]

# What \fcharset stands for: Rich Text Format Specification 1.9.1, "Font Table".
_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {10000: "mac-roman", 65001: "utf-8", 708: "iso8859-6", 936: "gbk"}
_SYMBOL = 2
_SIGNS = ""
"""Stands for a font of signs, which has no code page."""
_FIRST_SIGN, _LAST_SIGN = 0xF000, 0xF0FF
_HIGH, _LOW, _BEHIND_SURROGATES = 0xD800, 0xDC00, 0xE000


class Decoder:
    """Knows the code pages of a document and its fonts.

    Parameters
    ----------
    encoding : str or None
        The encoding that the caller states, which wins over the document.
    """

    def __init__(self, encoding: str | None) -> None:
        self.default_font = -1
        self._stated = encoding
        self._page = encoding or "cp1252"
        self._fonts: dict[int, str] = {}
        self._high = 0

    def set_page(self, page: int | str) -> None:
        """Set the code page of the document, by number or name, if there is such a one."""
        name = _PAGES.get(page, f"cp{page}") if isinstance(page, int) else page
        if self._stated is None and _is_known(name):
            self._page = name

    def set_font(self, font: int, *, charset: int = 0, page: int = 0) -> None:
        """Set the character set or the code page of a font."""
        name = _PAGES.get(page, f"cp{page}") if page else _CHARSETS.get(charset, "")
        if charset == _SYMBOL:
            self._fonts[font] = _SIGNS
        elif self._stated is None and name and _is_known(name):
            self._fonts[font] = name

    def decoded(self, found: bytes, font: int) -> str:
        """Decode bytes of text, which become U+FFFD where they are not in the code page."""
        self._high = 0
        page = self._fonts.get(self.default_font if font < 0 else font, self._page)
        if page == _SIGNS:
            return "".join(map(_numerals.bullet, found.decode("latin-1")))
        return found.decode(page, errors="replace")

    def unicode(self, value: int) -> str:
        r"""Return the character for a number behind ``\u``; "" for the first half of one."""
        value %= 2**16  # larger ones are written as negative numbers
        high, self._high = self._high, 0
        if _HIGH <= value < _LOW:
            self._high = value
            return ""
        if _LOW <= value < _BEHIND_SURROGATES:
            if not high:
                return "\N{REPLACEMENT CHARACTER}"
            return chr(0x10000 + ((high - _HIGH) << 10) + value - _LOW)
        sign = chr(value)
        return _numerals.bullet(sign) if _FIRST_SIGN <= value <= _LAST_SIGN else sign


def _is_known(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
