"""Paths and streams -> the bytes of one document, opened once and read within a limit.

Refuses whatever is not a regular file before a byte of it is read, so that a named pipe or a
device can neither block nor flood the process. Knows nothing of formats and encodings.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from diplodiff.errors import LimitExceededError, NotAFileError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["MAX_FILE_BYTES", "Document", "load"]

MAX_FILE_BYTES = 64 * 2**20
"""Largest document that is read: 64 MiB, some 20,000 printed pages. A larger file is far more
often a wrong file than a text of diplomacy."""

_CHUNK_BYTES = 2**20
_NAME_CHARACTERS = 120

# O_NONBLOCK lets a named pipe open without a writer, to be refused by its type instead of
# blocking for ever; O_NOCTTY keeps a terminal from becoming ours; Windows has neither.
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_NONBLOCK", 0)
)

_KINDS = (
    (stat.S_ISDIR, "a directory; name the file inside it"),
    (stat.S_ISFIFO, "a named pipe; pass the open stream (as '-' on the command line), or a file"),
    (stat.S_ISSOCK, "a socket; save the document to a file first"),
)

# Reasons that users meet; anything else is told in the operating system's words.
_REASONS = {
    errno.ENOENT: "there is no such file; check spelling and folder",
    errno.EACCES: "permission to read it is denied; check its access rights",
    errno.EISDIR: "it is a directory; name the file inside it",
    errno.ELOOP: "its symbolic links run in a circle; name the file itself",
    errno.ENAMETOOLONG: "the name is too long; if it is a text, use diplodiff.parse",
    errno.ENXIO: "it is a socket or a device; save the document to a file first",
}


class Document(NamedTuple):
    """The bytes of a document and where they came from.

    Parameters
    ----------
    data : bytes
        All of it.
    path : str or None
        Path as given; None for a stream.
    stream : str
        What messages call a stream.
    """

    data: bytes
    path: str | None
    stream: str = "the stream"

    @property
    def name(self) -> str:
        """The document's name for messages: one line, whatever the path holds."""
        return self.stream if self.path is None else printable_name(self.path)


def load(source: str | Path | BinaryIO) -> Document:
    """Read all bytes of a document.

    Parameters
    ----------
    source : str, Path or binary stream
        A path to a regular file, or a stream that is open for reading bytes.

    Returns
    -------
    Document
        At most `MAX_FILE_BYTES` bytes.

    Raises
    ------
    NotAFileError
        If the path names no regular file that can be read, or is an address or a text.
    LimitExceededError
        If there are more than `MAX_FILE_BYTES` bytes.
    OptionError
        If `source` is neither a path nor a binary stream.
    """
    if isinstance(source, str):
        _refuse_addresses_and_texts(source)
    if isinstance(source, (str, os.PathLike)):
        return Document(data=_load_path(source), path=os.fsdecode(source))
    if not callable(getattr(source, "read", None)):
        text = (
            f"source is of type {type(source).__name__}; accepted are a path (str or Path) and a "
            "binary stream; wrap bytes in io.BytesIO, pass a text to diplodiff.parse"
        )
        raise OptionError(text)
    stream = "standard input" if source is getattr(sys.stdin, "buffer", None) else "the stream"
    return Document(data=_read_all(source.read, name=stream), path=None, stream=stream)


def printable_name(path: str) -> str:
    """Quote a path in one line of printable characters, cut when very long."""
    shown = path if len(path) <= _NAME_CHARACTERS else path[:_NAME_CHARACTERS] + "…"
    return repr(shown)


def _refuse_addresses_and_texts(source: str) -> None:
    """Refuse strings that are plainly no path, before the file system is asked."""
    if re.match(r"https?://", source, flags=re.IGNORECASE):
        text = (
            f"{printable_name(source)} is a web address and nothing is fetched from a network; "
            "download the document first, then name the file"
        )
        raise NotAFileError(text)
    if "\n" in source or "\r" in source:
        text = (
            f"{printable_name(source)} has more than one line and is taken for a text, not a "
            "path; use diplodiff.parse for a text (a path with a line break must be a Path)"
        )
        raise NotAFileError(text)


def _load_path(source: str | Path) -> bytes:
    """Open a path once and read it, if what was opened is a regular file."""
    path = os.fsdecode(source)
    name = printable_name(path)
    try:
        descriptor = os.open(path, _OPEN_FLAGS)
    except (OSError, ValueError) as error:  # ValueError: a NUL or a surrogate in the path
        text = f"{name} cannot be opened: {_reason(error)}"
        if isinstance(source, str) and isinstance(error, FileNotFoundError):
            text += " (a text held in memory goes to diplodiff.parse)"
        raise NotAFileError(text) from error
    try:
        status = os.fstat(descriptor)
        _refuse_irregular(status.st_mode, name=name)
        if status.st_size > MAX_FILE_BYTES:
            raise _too_large(name, f"{status.st_size:,}")
        return _read_all(partial(os.read, descriptor), name=name)
    finally:
        os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    """Say in one line why a path cannot be opened."""
    if not isinstance(error, OSError):
        return "the path holds a character that no file name can have; check the name"
    return _REASONS.get(error.errno or 0) or f"{error.strerror or error}; check the file"


def _refuse_irregular(mode: int, *, name: str) -> None:
    if stat.S_ISREG(mode):
        return
    kinds = (kind for is_kind, kind in _KINDS if is_kind(mode))
    kind = next(kinds, "a device; save the document to a file first")
    text = f"{name} is not a regular file but {kind}"
    raise NotAFileError(text)


def _read_all(read: Callable[[int], object], *, name: str) -> bytes:
    """Read to the end, or to one byte beyond the limit: a file can grow meanwhile."""
    chunks: list[bytes] = []
    left = MAX_FILE_BYTES + 1
    while left > 0:
        chunk = _read_chunk(read, min(left, _CHUNK_BYTES), name=name)
        if not isinstance(chunk, bytes):
            text = (
                f"read() of {name} gave {type(chunk).__name__}, not bytes; open it in binary "
                "mode ('rb') and blocking, or pass a text to diplodiff.parse"
            )
            raise OptionError(text)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        left -= len(chunk)
    raise _too_large(name, f"more than {MAX_FILE_BYTES:,}")


def _read_chunk(read: Callable[[int], object], size: int, *, name: str) -> object:
    """Read once; what a stream really gives is for the caller to check."""
    try:
        return read(size)
    except (OSError, ValueError) as error:  # ValueError: the stream is closed
        text = f"{name} cannot be read: {getattr(error, 'strerror', None) or error}; try it again"
        raise NotAFileError(text) from error


def _too_large(name: str, size: str) -> LimitExceededError:
    return LimitExceededError(
        f"{name} has {size} bytes; the limit is {MAX_FILE_BYTES:,}; cut it into parts, "
        "or decode it yourself and pass the text to diplodiff.parse"
    )
