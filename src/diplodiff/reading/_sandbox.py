"""A document and the name of its reader -> an `Extract`, made in a child process with limits.

No reader of PDF, HTML or XML that we know is safe alone: hostile files of less than a megabyte make
them take gigabytes or minutes, and some end the whole process when memory runs out. So they run
in a child of this process that may end, and whose end becomes an error of one line.

Children are reused: starting one takes about a tenth of a second, a further document next to
nothing. They end with the parent, whichever way it ends, because their standard input does.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Any, NoReturn, cast

from diplodiff import errors
from diplodiff.reading._limits import exceeded
from diplodiff.reading._wire import extract_from, receive, send

if TYPE_CHECKING:
    from diplodiff.reading._extract import Extract, ReadOptions
    from diplodiff.reading._limits import Limits

__all__ = ["extract_in_child"]

_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from diplodiff.reading._child import serve; serve()"
)
_BYTES_PER_CHARACTER = 4
_LARGEST_HEAD = 2**28
_FAREWELL_SECONDS = 0.2
_LIKE_OUT_OF_MEMORY = (signal.SIGABRT, getattr(signal, "SIGKILL", None))
"""What PDFium and C++ do, and what Linux does, when there is no memory left."""


class _Worker:
    """One child process, which answers one request at a time."""

    def __init__(self) -> None:
        self.late = False
        self.process = subprocess.Popen(  # noqa: S603 - this interpreter and our own code
            # Isolated and without site: no variable of the environment and no start-up file has a
            # say; the modules are those that this process would import.
            [sys.executable, "-I", "-S", "-c", _START, *filter(None, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the parent, which then ends the child
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.requests = cast("IO[bytes]", self.process.stdin)
        self.answers = cast("IO[bytes]", self.process.stdout)

    def ask(
        self, request: dict[str, object], data: bytes, *, seconds: int, most: int
    ) -> tuple[Any, bytes]:
        """Send a request and wait for its answer, at most so many seconds by the clock."""
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            send(self.requests, request, data)
            return receive(self.answers, most=most)
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self.late = True
        self.process.kill()

    def end(self) -> int:
        """End the process, if it has not ended by itself, and return its exit code."""
        with contextlib.suppress(OSError):
            self.requests.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=_FAREWELL_SECONDS)
        self.process.kill()
        code = self.process.wait()
        self.answers.close()
        return code

    def disown(self) -> None:
        """Forget a process that belongs to our parent, from which this process was forked."""
        self.process.returncode = 0  # not ours to wait for
        self.requests.close()
        self.answers.close()


class _Pool:
    """Workers that wait for a document."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []

    def take(self) -> _Worker:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        if worker is not None:
            if worker.process.poll() is None:
                return worker
            worker.end()
        try:
            return _Worker()
        except (OSError, TypeError, ValueError) as error:  # sys.executable is None, "" or no file
            text = (
                "reading it takes a process of its own, and no Python interpreter can be started "
                f"({sys.executable!r}); save or export it as .txt in UTF-8"
            )
            raise errors.UnsupportedFormatError(text) from error

    def give_back(self, worker: _Worker) -> None:
        with self._lock:
            self._idle.append(worker)

    def end_all(self) -> None:
        with self._lock:
            workers, self._idle = self._idle, []
        for worker in workers:
            worker.end()

    def disown_all(self) -> None:
        self._lock = threading.Lock()  # the thread that held it may not exist in this process
        for worker in self._idle:
            worker.disown()
        self._idle = []


_pool = _Pool()
atexit.register(_pool.end_all)
with contextlib.suppress(AttributeError):  # Windows does not fork
    os.register_at_fork(after_in_child=_pool.disown_all)


def extract_in_child(module: str, data: bytes, *, options: ReadOptions) -> Extract:
    """Read a document in a child process.

    Parameters
    ----------
    module : str
        Dotted name of a format reader: a module with ``extract(data, *, options) -> Extract``.
    data : bytes
        The document.
    options : ReadOptions
        For the reader; its limits are enforced.

    Returns
    -------
    Extract
        What the reader made of it.

    Raises
    ------
    LimitExceededError
        If the reader took more time or memory than allowed.
    CorruptDocumentError
        If the reader or its process came to grief.
    DiplodiffError
        Whatever the reader raised on purpose.
    """
    limits = options.limits
    request: dict[str, object] = {
        "module": module,
        "encoding": options.encoding,
        "revisions": options.revisions,
        "limits": asdict(limits),
    }
    seconds = limits.clock_seconds_for(len(data))
    most = max(_BYTES_PER_CHARACTER * limits.characters, _LARGEST_HEAD)
    worker = _pool.take()
    try:
        head, body = worker.ask(request, data, seconds=seconds, most=most)
        extract = _understood(head, body, limits)
    except (EOFError, OSError):
        _tell_end(worker.end(), limits, late=worker.late, size=len(data))
    except errors.DiplodiffError:
        # It refused a document in good order; what else it did to itself is not known.
        _keep(worker, sound=head["status"] == "refused")
        raise
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        worker.end()
        text = "its reader gave no answer that makes sense; save the document again"
        raise errors.CorruptDocumentError(text) from error
    except BaseException:  # Ctrl-C: an answer that nobody waits for must not meet the next request
        worker.end()
        raise
    _keep(worker, sound=True)
    return extract


def _keep(worker: _Worker, *, sound: bool) -> None:
    if sound and not worker.late:
        _pool.give_back(worker)
    else:
        worker.end()


def _understood(head: dict[str, Any], body: bytes, limits: Limits) -> Extract:
    """Turn an answer into an extract or an error."""
    status = head["status"]
    if status == "read":
        return extract_from(head, body)
    if status == "refused":
        kind = getattr(errors, str(head["error"]), None)
        if not (isinstance(kind, type) and issubclass(kind, errors.DiplodiffError)):
            raise TypeError
        raise kind(str(head["text"]))
    if status == "memory":
        raise exceeded(limits, "memory_bytes", "its reader needs more memory than it may take")
    text = f"its reader came to grief ({head['text']}); save the document again"
    raise errors.CorruptDocumentError(text)


def _tell_end(code: int, limits: Limits, *, late: bool, size: int) -> NoReturn:
    """Say why a child ended over a document."""
    if late or code == -getattr(signal, "SIGXCPU", 0):
        seconds = limits.clock_seconds_for(size) if late else limits.seconds_for(size)
        met = f"its reader was stopped after {seconds} seconds"
        raise exceeded(limits, "seconds", met)
    if -code in _LIKE_OUT_OF_MEMORY:
        met = "its reader gave up, as it does when it needs more memory than it may take"
        raise exceeded(limits, "memory_bytes", met)
    text = f"its reader's process ended over it (exit code {code}); save the document again"
    raise errors.CorruptDocumentError(text)
