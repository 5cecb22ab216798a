"""Format readers that do what hostile documents make real ones do; the sandbox runs them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from diplodiff.errors import MissingExtraError, UnsafeDocumentError
from diplodiff.model import Notice, Omission
from diplodiff.reading._extract import Extract

if TYPE_CHECKING:
    from diplodiff.reading._extract import ReadOptions


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Do what the document says: its first word names a deed, the rest is for it."""
    deed, _, rest = data.decode().partition(" ")
    return DEEDS[deed](rest, options)


def _echo(rest: str, options: ReadOptions) -> Extract:
    del options
    words = len(rest)
    notice = Notice(code="Doubt", message="a doubt", start=0, end=words, excerpt=rest[:60])
    omission = Omission(start=words + 2, end=words + 8, reason="page number")
    return Extract(
        text=f"{rest}\n\nPage 1\n", omitted=(omission,), notices=(notice,), emphasised=((0, 1),)
    )


def _process(_rest: str, _options: ReadOptions) -> Extract:
    return Extract(text=str(os.getpid()))


def _refuse(rest: str, _options: ReadOptions) -> Extract:
    raise UnsafeDocumentError(rest)


def _need(rest: str, _options: ReadOptions) -> Extract:
    raise MissingExtraError(rest)


def _fault(rest: str, _options: ReadOptions) -> Extract:
    raise KeyError(rest)


def _deep(rest: str, options: ReadOptions) -> Extract:
    return _deep(rest, options)


def _memory(_rest: str, _options: ReadOptions) -> Extract:
    return Extract(text="x" * 2**31)


def _abort(_rest: str, _options: ReadOptions) -> Extract:
    os.abort()


def _kill(rest: str, _options: ReadOptions) -> Extract:
    os.kill(os.getpid(), getattr(signal, rest))
    time.sleep(10)
    raise AssertionError


def _exit(rest: str, _options: ReadOptions) -> Extract:
    os._exit(int(rest))


def _spin(_rest: str, _options: ReadOptions) -> Extract:
    while True:
        pass


def _sleep(rest: str, _options: ReadOptions) -> Extract:
    time.sleep(float(rest))
    return Extract(text="slept")


def _connect(_rest: str, _options: ReadOptions) -> Extract:
    with socket.socket():
        return Extract(text="connected")


def _write(rest: str, _options: ReadOptions) -> Extract:
    Path(rest).write_text("written", encoding="utf-8")
    return Extract(text="written")


def _descriptor(rest: str, _options: ReadOptions) -> Extract:
    """Write to a file without asking Python to open it."""
    import ctypes

    library = ctypes.CDLL(None)
    path = str(Path(rest) / "written").encode()
    descriptor = library.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    return Extract(text=str(os.write(descriptor, b"written")))


def _fault_import(rest: str, _options: ReadOptions) -> Extract:
    return Extract(text=str(__import__(f"no_such_module_{rest}")))


def _run(_rest: str, _options: ReadOptions) -> Extract:
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return Extract(text="run")


def _chatter(rest: str, _options: ReadOptions) -> Extract:
    os.write(1, b"chatter")
    sys.stdout.write("chatter")
    sys.stdout.flush()
    return Extract(text=rest)


def _lie(rest: str, _options: ReadOptions) -> Extract:
    beyond = Omission(start=0, end=len(rest) + 1, reason="beyond the end")
    return Extract(text=rest, omitted=(beyond,))


def _limits(_rest: str, options: ReadOptions) -> Extract:
    return Extract(text=f"{options.limits.pages} {options.encoding} {options.revisions}")


DEEDS = {
    "abort": _abort,
    "chatter": _chatter,
    "connect": _connect,
    "deep": _deep,
    "descriptor": _descriptor,
    "echo": _echo,
    "exit": _exit,
    "fault": _fault,
    "fault_import": _fault_import,
    "kill": _kill,
    "lie": _lie,
    "limits": _limits,
    "memory": _memory,
    "need": _need,
    "process": _process,
    "refuse": _refuse,
    "run": _run,
    "sleep": _sleep,
    "spin": _spin,
    "write": _write,
}
