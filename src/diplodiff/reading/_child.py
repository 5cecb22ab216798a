"""The child process: documents come in, extracts or refusals go out, until the parent closes.

Started by `_sandbox`. It sets the limits of the operating system for each document, and refuses
itself sockets, programs and files to write.
"""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

from diplodiff import errors
from diplodiff.reading._extract import Extract, ReadOptions
from diplodiff.reading._limits import Limits, check_characters
from diplodiff.reading._wire import head_of, receive, send

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    import resource
except ModuleNotFoundError:  # Windows: the parent's clock is the only limit
    resource = None  # type: ignore[assignment]  # so that one name tells

__all__ = ["answer", "serve"]

_LONGEST_REQUEST = 2**40
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.link",
    "os.symlink",
    "shutil.",
    "urllib.",
    "winreg.",
)


def serve() -> None:
    """Answer requests from standard input until it is closed."""
    requests = sys.stdin.buffer
    # Libraries that print must not print into the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _bound_for_good()
    sys.addaudithook(_refuse_deeds)
    while True:
        try:
            request, data = receive(requests, most=_LONGEST_REQUEST)
        except EOFError:
            answers.close()
            return
        _answer_one(answers, request, data)


def _answer_one(answers: IO[bytes], request: dict[str, Any], data: bytes) -> None:
    """Answer a request, even where there is no memory left for an answer."""
    try:
        head, body = answer(request, data)
        send(answers, head, body)
    except MemoryError:
        send(answers, {"status": "memory"}, b"")


def answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, object], bytes]:
    """Read one document.

    Parameters
    ----------
    request : dict
        "module" (dotted name of a format reader), "encoding", "revisions", and "limits".
    data : bytes
        The document.

    Returns
    -------
    tuple
        Head and body of the answer: "status" is "read", "refused" (with "error" and "text"),
        "memory" or "fault" (with "text").
    """
    options = ReadOptions(
        encoding=request["encoding"],
        revisions=request["revisions"],
        limits=Limits(**request["limits"]),
    )
    _bound_for(options.limits, data)
    try:
        extract = _reader(request["module"])(data, options=options)
        check_characters(extract.text, options.limits)
        body = extract.text.encode("utf-8", errors="surrogatepass")
    except errors.DiplodiffError as error:
        return {"status": "refused", "error": type(error).__name__, "text": str(error)}, b""
    except MemoryError:
        return {"status": "memory"}, b""
    except Exception as fault:  # noqa: BLE001 - whatever a library raises over a hostile file
        return {"status": "fault", "text": f"{type(fault).__name__}: {fault}"[:200]}, b""
    return {"status": "read", **head_of(extract)}, body


def _reader(module: str) -> Callable[..., Extract]:
    """Import a format reader."""
    try:
        reader: Callable[..., Extract] = import_module(module).extract
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        text = "this version has no reader for its format yet; save or export it as .txt in UTF-8"
        raise errors.UnsupportedFormatError(text) from error
    return reader


def _bound_for_good() -> None:
    """Forbid files and core dumps, which the memory of a crashed reader would be written to."""
    if resource is not None:
        _bound(resource.RLIMIT_FSIZE, 0)
        _bound(resource.RLIMIT_CORE, 0)


def _bound_for(limits: Limits, data: bytes) -> None:
    """Set the limits of memory and processor time for one document."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _bound(resource.RLIMIT_AS, limits.memory_bytes)
        spent = int(used.ru_utime + used.ru_stime)
        _bound(resource.RLIMIT_CPU, spent + 1 + limits.seconds_for(len(data)))


def _bound(kind: int, value: int) -> None:
    """Set a limit as far as the system allows."""
    _, most = resource.getrlimit(kind)
    if most != resource.RLIM_INFINITY:
        value = min(value, most)
    with contextlib.suppress(OSError, ValueError):  # macOS knows no limit of address space
        resource.setrlimit(kind, (value, most))


def _refuse_deeds(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what no reader of a document has to do (an audit hook, PEP 578)."""
    if event.startswith(_REFUSED):
        text = f"{event} while a document is read"
        raise PermissionError(text)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        text = "a file is to be written while a document is read"
        raise PermissionError(text)
