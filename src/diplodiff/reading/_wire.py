"""Messages between this process and a child that reads: JSON and bytes, never pickled objects.

A message is a head in JSON and a body of bytes, each behind its length in 8 bytes. What a child
sends is checked like a document: it may have been taken over by the file that it was reading.
"""

from __future__ import annotations

import datetime as dt
import json
import struct
from typing import TYPE_CHECKING, Any

from diplodiff.model import Notice, Omission
from diplodiff.reading._extract import Extract

if TYPE_CHECKING:
    from typing import IO

__all__ = ["extract_from", "head_of", "receive", "send"]

_SIZE = struct.Struct(">Q")


def send(stream: IO[bytes], head: dict[str, object], body: bytes) -> None:
    """Write a message.

    Parameters
    ----------
    stream : binary stream
        A pipe.
    head : dict
        What JSON has.
    body : bytes
        The bytes of a document, or of a text in UTF-8.
    """
    written = json.dumps(head).encode("ascii")
    stream.write(_SIZE.pack(len(written)) + written + _SIZE.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], *, most: int) -> tuple[Any, bytes]:
    """Read a message.

    Parameters
    ----------
    stream : binary stream
        A pipe.
    most : int
        Bytes that head and body may have, each.

    Returns
    -------
    tuple
        The head, of which nothing is known but that it is JSON, and the body.

    Raises
    ------
    EOFError
        If the other side closed the pipe before the end of the message.
    ValueError
        If it is no message, or longer than `most`.
    """
    head = json.loads(_part(stream, most))
    return head, _part(stream, most)


def _part(stream: IO[bytes], most: int) -> bytes:
    (size,) = _SIZE.unpack(_exactly(stream, _SIZE.size))
    if size > most:
        text = f"a message of {size} bytes"
        raise ValueError(text)
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError
    return found


def head_of(extract: Extract) -> dict[str, object]:
    """Return all of an extract but its text, as what JSON has.

    Parameters
    ----------
    extract : Extract
        What a format reader returned.

    Returns
    -------
    dict
        For `extract_from`.
    """
    return {
        "omitted": [[part.start, part.end, part.reason] for part in extract.omitted],
        "notices": [
            [doubt.start, doubt.end, doubt.code, doubt.message, doubt.excerpt]
            for doubt in extract.notices
        ],
        "emphasised": [list(span) for span in extract.emphasised],
        "title": extract.title,
        "language": extract.language,
        "date": None if extract.date is None else extract.date.isoformat(),
    }


def extract_from(head: dict[str, Any], body: bytes) -> Extract:
    """Rebuild an extract from a message, checking all of it.

    Parameters
    ----------
    head : dict
        As from `head_of`.
    body : bytes
        The text in UTF-8, lone surrogates included.

    Returns
    -------
    Extract
        Whose offsets lie in its text.

    Raises
    ------
    ValueError, KeyError, TypeError
        If it is malformed.
    """
    text = body.decode("utf-8", errors="surrogatepass")
    end = len(text)
    omitted = [
        Omission(**_span(start, behind, end), reason=_text(reason))
        for start, behind, reason in head["omitted"]
    ]
    notices = [
        Notice(
            **_span(start, behind, end),
            code=_text(code),
            message=_text(message),
            excerpt=_text(excerpt),
        )
        for start, behind, code, message, excerpt in head["notices"]
    ]
    spans = [_span(start, behind, end) for start, behind in head["emphasised"]]
    return Extract(
        text=text,
        omitted=tuple(omitted),
        notices=tuple(notices),
        emphasised=tuple((span["start"], span["end"]) for span in spans),
        title=_text(head["title"]),
        language=_text(head["language"]),
        date=None if head["date"] is None else dt.date.fromisoformat(_text(head["date"])),
    )


def _span(start: object, behind: object, end: int) -> dict[str, int]:
    if type(start) is int and type(behind) is int and 0 <= start <= behind <= end:
        return {"start": start, "end": behind}
    text = f"({start!r}, {behind!r}) is no span of {end} characters"
    raise ValueError(text)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    text = f"{type(value).__name__} instead of a text"
    raise TypeError(text)
