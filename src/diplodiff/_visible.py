r"""Text from anywhere -> text that no terminal, editor or browser can be fooled by.

Characters that act instead of standing for themselves, or that hide, become visible escapes in
Python's notation (``\x1b``, ``\u202e``). Nothing else is changed.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["json_safe", "visible"]

_ACTING = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 with tab and newline, DEL, C1: terminal commands
    "\u00ad\u180e\u200b\u2060-\u2065\ufeff\ufff9-\ufffb"  # nothing to see
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls, deprecated formats
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, noncharacters
    "\U000e0000-\U000e0fff"  # tags and the variation selectors beyond the first sixteen
    "]"
    # Joiners are spelling in the scripts from Arabic to Khmer and their like; elsewhere they hide.
    "|(?<![\u0600-\u17ff\ua800-\uabff])[\u200c\u200d]"
)
_SOFT_HYPHEN = r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])"
_JSON_ACTING = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"


def visible(text: str) -> str:
    """Replace characters that act or hide by visible escapes; take soft hyphens out of words.

    Parameters
    ----------
    text : str
        Any text, one line of output: newlines and tabs are escaped too.

    Returns
    -------
    str
        Without control characters (C0, C1), bidirectional controls, line separators, lone
        surrogates, noncharacters and format characters that show nothing.
    """
    if text.isascii() and text.isprintable():  # most words: neither a search nor its pattern
        return text
    return _compiled(_ACTING).sub(_escape, text)


def json_safe(document: str) -> str:
    r"""Write the characters that JSON may hold raw and a terminal should not see as ``\uXXXX``.

    Parameters
    ----------
    document : str
        A JSON document; such characters stand only within its strings.

    Returns
    -------
    str
        A document that decodes to the same data and can be encoded in UTF-8.
    """
    return _compiled(_JSON_ACTING).sub(lambda found: f"\\u{ord(found[0]):04x}", document)


@cache  # most texts need none of them, and compiling costs more than such a text
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _escape(found: re.Match[str]) -> str:
    if _compiled(_SOFT_HYPHEN).match(found.string, found.start()) is not None:
        return ""  # printers set nothing there, unless the word breaks
    # what repr() writes for such a character, without its quotation marks
    code = ord(found[0])
    if code < 0x100:  # noqa: PLR2004 - two digits suffice
        return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(found[0], f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 - four digits
