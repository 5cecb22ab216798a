r"""Bytes of RTF -> groups, control words and text: the tokens of the format.

Rich Text Format Specification 1.9.1, "RTF syntax". Bytes beyond ASCII stand as they are or as
``\'e9``, in a code page that the text before them sets; so they are handed on as bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "tokens"]

_MOST_DIGITS = 10
# Alternatives that begin with different characters, each bounded or without choice: linear.
_TOKEN = re.compile(
    rb"""
      \\(?P<word>[A-Za-z]{1,40})(?P<value>-?\d{1,20})?\ ?
    | \\'(?P<byte>[0-9A-Fa-f]{2})
    | \\(?P<sign>[^A-Za-z])
    | (?P<brace>[{}])
    | (?P<text>[^\\{}\r\n]+)
    | (?P<nothing>[\r\n]+|\\)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    r"""A token.

    Parameters
    ----------
    kind : {"word", "byte", "sign", "brace", "text"}
        ``\par``, ``\'e9``, ``\~``, ``{``, or anything else.
    text : bytes
        The name of a control word, a byte, a sign, a brace, or bytes of text.
    value : int or None
        Number behind a control word.
    """

    kind: str
    text: bytes
    value: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    r"""Cut a document into tokens.

    Parameters
    ----------
    data : bytes
        Any bytes; the time is linear in their number.

    Yields
    ------
    Token
        In order; line ends, which say nothing, and the contents of ``\bin`` are left out.

    Examples
    --------
    >>> [token.text for token in tokens(rb"{\b1 Ports\par}")]
    [b'{', b'b', b'Ports', b'par', b'}']
    """
    at = 0
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        kind = found.lastgroup or ""
        if found["word"]:
            value = _number(found["value"])
            if found["word"] == b"bin":
                at += max(0, value or 0)
            else:
                yield Token("word", found["word"], value)
        elif kind == "byte":
            yield Token(kind, bytes.fromhex(found[kind].decode("ascii")))
        elif kind != "nothing":
            yield Token(kind, found[kind])


def _number(digits: bytes | None) -> int | None:
    return None if digits is None or len(digits) > _MOST_DIGITS else int(digits)
