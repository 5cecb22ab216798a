"""The child process: what hostile documents do to their readers ends there, in one line."""

from __future__ import annotations

import errno
import importlib.util
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hostile_readers
from diplodiff.errors import (
    CorruptDocumentError,
    DiplodiffError,
    LimitExceededError,
    UnsafeDocumentError,
    UnsupportedFormatError,
)
from diplodiff.reading import _child, _sandbox
from diplodiff.reading._extract import ReadOptions
from diplodiff.reading._limits import Limits
from diplodiff.reading._sandbox import extract_in_child
from diplodiff.reading._wire import extract_from, head_of, receive, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplodiff.reading._extract import Extract

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits are POSIX")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="others do not bound address space")


@pytest.fixture(autouse=True, scope="module")
def no_child_left() -> Iterator[None]:
    """End the children that these tests start."""
    yield
    _sandbox._pool.end_all()  # noqa: SLF001 - as at the end of the program


def ask(deed: str, limits: Limits | None = None, **options: object) -> Extract:
    """Have a document read by a reader that does what the document says."""
    chosen = ReadOptions(limits=limits or Limits(), **options)  # type: ignore[arg-type]
    data = deed.encode("utf-8", errors="surrogatepass")
    return extract_in_child("hostile_readers", data, options=chosen)


def refusal(error: type[DiplodiffError], deed: str, limits: Limits | None = None) -> str:
    """Return the one line that tells of a document that could not be read."""
    with pytest.raises(error) as caught:
        ask(deed, limits)
    text = str(caught.value)
    assert text.isprintable()
    return text


class TestAnswers:
    """What a reader returns or raises on purpose arrives whole, from one child after the other."""

    @given(st.text(min_size=1).filter(str.strip))
    def test_extract_arrives_whole(self, text: str) -> None:
        """Text, spans and notices are those that the reader made, surrogates included."""
        data = f"echo {text}".encode("utf-8", errors="surrogatepass")
        if "\ud800" <= max(text) <= "\udfff":
            return  # this reader decodes strictly
        options = ReadOptions()
        there = extract_in_child("hostile_readers", data, options=options)
        assert there == hostile_readers.extract(data, options=options)

    def test_child_is_reused(self) -> None:
        """A refusal does not end the child, a fault in its reader does."""
        first = ask("process").text
        assert refusal(UnsafeDocumentError, "refuse it is a trap") == "it is a trap"
        assert ask("process").text == first != str(os.getpid())
        assert "KeyError" in refusal(CorruptDocumentError, "fault x")
        assert ask("process").text != first

    def test_options_arrive(self) -> None:
        """Encoding, view of revisions and limits are those of the caller."""
        extract = ask("limits", Limits(pages=7), encoding="cp1251", revisions="original")
        assert extract.text == "7 cp1251 original"

    def test_what_libraries_print_is_no_answer(self) -> None:
        """Standard output of the child is not the pipe of its answers."""
        assert ask("chatter all the same").text == "all the same"

    def test_absent_reader(self) -> None:
        """A format without a reader is one that cannot be read; a broken reader is a fault."""
        options = ReadOptions()
        with pytest.raises(UnsupportedFormatError, match="no reader"):
            extract_in_child("no_such_reader", b"", options=options)
        assert "ModuleNotFoundError" in refusal(CorruptDocumentError, "fault_import x")

    def test_several_at_a_time(self) -> None:
        """Threads have a child each while they wait."""
        with ThreadPoolExecutor(3) as threads:
            begun = time.monotonic()
            done = list(threads.map(ask, ["sleep 1"] * 3))
        assert [extract.text for extract in done] == ["slept"] * 3
        assert time.monotonic() - begun < 2.9

    def test_lies_of_a_child(self) -> None:
        """An answer with spans beyond its text is refused: the child may be taken over."""
        assert "makes sense" in refusal(CorruptDocumentError, "lie abc")


class TestEnds:
    """However the child ends, this process lives and tells why in one line."""

    @POSIX
    def test_signals(self) -> None:
        """A crash is told as damage, an abort as what it nearly always is: no memory left."""
        assert "exit code -11" in refusal(CorruptDocumentError, "kill SIGSEGV")
        assert "memory_bytes" in refusal(LimitExceededError, "abort")
        assert "memory_bytes" in refusal(LimitExceededError, "kill SIGKILL")
        assert "seconds" in refusal(LimitExceededError, "kill SIGXCPU")

    def test_exit(self) -> None:
        """A reader that ends its process is told with the code."""
        assert "exit code 3" in refusal(CorruptDocumentError, "exit 3")

    def test_recursion(self) -> None:
        """A reader that calls itself without end comes to grief."""
        assert "RecursionError" in refusal(CorruptDocumentError, "deep")

    @LINUX
    def test_memory(self) -> None:
        """Two gigabytes are refused by the system, and the limit is named."""
        text = refusal(LimitExceededError, "memory")
        assert "the limit memory_bytes is 536,870,912" in text

    def test_clock(self) -> None:
        """A reader that waits is stopped by the clock, though it uses no processor."""
        begun = time.monotonic()
        text = refusal(LimitExceededError, "sleep 60", Limits(seconds=1))
        assert "stopped after 4 seconds" in text
        assert "--allow seconds=N" in text
        assert time.monotonic() - begun < 10

    @POSIX
    def test_processor(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reader that works without end is stopped by the system."""
        monkeypatch.setattr(Limits, "clock_seconds_for", lambda *_: 60)
        assert "stopped after 1 seconds" in refusal(LimitExceededError, "spin", Limits(seconds=1))

    def test_characters(self) -> None:
        """A text that is too long is refused, whatever its reader thinks of it."""
        text = refusal(LimitExceededError, "echo four", Limits(characters=3))
        assert "the limit characters is 3" in text


class TestForbidden:
    """A reader can neither reach a network nor write nor start a program."""

    @pytest.mark.parametrize(
        ("deed", "what"), [("connect", "socket"), ("run", "subprocess"), ("write {}", "written")]
    )
    def test_deeds(self, tmp_path: Path, deed: str, what: str) -> None:
        """The deed is refused inside the child."""
        target = tmp_path / "written"
        text = refusal(CorruptDocumentError, deed.format(target))
        assert "PermissionError" in text
        assert what in text
        assert not target.exists()

    @POSIX
    def test_writing_below_python(self, tmp_path: Path) -> None:
        """A file that is open already cannot grow: the system forbids it."""
        assert "File too large" in refusal(CorruptDocumentError, f"descriptor {tmp_path}")

    def test_hook_lets_reading_pass(self) -> None:
        """Files may be read: modules are imported when they are needed."""
        refuse = _child._refuse_deeds  # noqa: SLF001 - cannot be taken off once it is set
        refuse("open", ("path", "r", os.O_RDONLY))
        refuse("open", ("path", None, None))
        refuse("import", ("module",))
        for event, arguments in (
            ("open", ("path", "w", os.O_WRONLY | os.O_CREAT)),
            ("socket.connect", ()),
            ("os.system", ()),
        ):
            with pytest.raises(PermissionError):
                refuse(event, arguments)


class TestPool:
    """Children end with their parent, and never answer to somebody else."""

    def test_dead_child_is_replaced(self) -> None:
        """A child that was killed while it waited is not asked."""
        process = int(ask("process").text)
        os.kill(process, signal.SIGTERM)
        time.sleep(0.3)
        assert int(ask("process").text) != process

    def test_interrupt(self) -> None:
        """After Ctrl-C the answer that nobody waited for is not taken for the next one."""
        pid = ask("process").text
        timer = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            ask("sleep 5")
        timer.join()
        assert ask("process").text != pid

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
    def test_fork(self) -> None:
        """A forked process starts a child of its own and leaves its parent's alone."""
        code = (
            "import os, sys\n"
            "from diplodiff.reading._sandbox import extract_in_child\n"
            "from diplodiff.reading._extract import ReadOptions\n"
            "def ask(): return extract_in_child('hostile_readers', b'process', "
            "options=ReadOptions()).text\n"
            "before = ask()\n"
            "forked = os.fork()\n"
            "if not forked: os._exit(ask() == before)\n"
            "assert os.waitpid(forked, 0)[1] == 0\n"
            "assert ask() == before\n"
        )
        assert run(code) == ""

    def test_end_of_the_parent(self) -> None:
        """Whether this process ends in order or at once, its children do too."""
        for ending in ("", "import os; os._exit(0)"):
            code = (
                "from diplodiff.reading._sandbox import extract_in_child\n"
                "from diplodiff.reading._extract import ReadOptions\n"
                "print(extract_in_child('hostile_readers', b'process', "
                f"options=ReadOptions()).text, flush=True)\n{ending}"
            )
            process = int(run(code))
            for _ in range(50):
                if not alive(process):
                    break
                time.sleep(0.1)
            assert not alive(process)

    def test_clock_strikes_with_the_answer(self) -> None:
        """A child that was stopped just after it answered is not asked again."""
        worker = _sandbox._pool.take()  # noqa: SLF001 - no other way to time it
        worker.late = True
        _sandbox._keep(worker, sound=True)  # noqa: SLF001
        assert worker.process.returncode is not None

    def test_stubborn_child(self) -> None:
        """A child that does not end when its input is closed is killed."""
        worker = _sandbox._Worker()  # noqa: SLF001 - a child that is busy
        send(worker.requests, request(), b"sleep 60")
        time.sleep(0.5)
        assert worker.end() != 0

    def test_disowned_child(self) -> None:
        """A forked process closes its ends of the pipes and waits for nobody."""
        pool = _sandbox._Pool()  # noqa: SLF001 - as the handler of forks does
        worker = pool.take()
        pool.give_back(worker)
        pool.disown_all()
        assert worker.requests.closed
        assert os.waitpid(worker.process.pid, 0)[1] == 0  # it ended by itself: its input ended

    def test_no_interpreter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where Python is built into another program there is nothing to start."""
        process = int(ask("process").text)
        _sandbox._pool.end_all()  # noqa: SLF001 - so that one has to be started
        assert not alive(process)
        for executable in ("", None, "/no/such/python"):
            monkeypatch.setattr(sys, "executable", executable)
            with pytest.raises(UnsupportedFormatError, match="Python interpreter"):
                ask("process")


class TestChild:
    """The child's own functions, in this process, where coverage sees them."""

    @pytest.mark.parametrize(
        ("deed", "status"),
        [("echo a", "read"), ("refuse a", "refused"), ("fault a", "fault"), ("memory", "memory")],
    )
    def test_answer(self, monkeypatch: pytest.MonkeyPatch, deed: str, status: str) -> None:
        """Each outcome has a status, and only a text has a body."""
        monkeypatch.setattr(_child, "_bound_for", lambda *_: None)  # not for this process
        monkeypatch.setitem(hostile_readers.DEEDS, "memory", raise_memory_error)
        head, body = _child.answer(request(), deed.encode())
        assert head["status"] == status
        assert bool(body) == (status == "read")

    def test_absent_reader(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A reader that is not there is refused."""
        monkeypatch.setattr(_child, "_bound_for", lambda *_: None)
        asked = {**request(), "module": "no_such_reader"}
        assert _child.answer(asked, b"")[0]["status"] == "refused"
        monkeypatch.setattr(_child, "import_module", raise_absence)
        assert _child.answer(asked, b"")[0]["status"] == "fault"

    def test_serving(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Requests are answered until there are no more."""
        with (tmp_path / "requests").open("w+b") as sent, (tmp_path / "answers").open("w+b") as got:
            for text in ("echo one", "echo two"):
                send(sent, request(), text.encode())
            sent.seek(0)
            monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=sent))
            monkeypatch.setattr(sys, "stdout", got)
            monkeypatch.setattr(sys, "addaudithook", lambda _: None)
            monkeypatch.setattr(_child, "_bound_for_good", lambda: None)
            monkeypatch.setattr(_child, "_bound_for", lambda *_: None)
            with (tmp_path / "noise").open("wb") as noise:
                monkeypatch.setattr(sys, "stderr", noise)
                _child.serve()
            monkeypatch.undo()
        with (tmp_path / "answers").open("rb") as answers:
            bodies = [receive(answers, most=999)[1][:3] for _ in range(2)]
        assert bodies == [b"one", b"two"]

    def test_no_memory_for_the_answer(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A text that fits, with an answer that does not, is told as well."""
        monkeypatch.setattr(_child, "answer", raise_memory_error)
        with (tmp_path / "answers").open("w+b") as answers:
            _child._answer_one(answers, request(), b"")  # noqa: SLF001
            answers.seek(0)
            assert receive(answers, most=99) == ({"status": "memory"}, b"")

    def test_limits_of_the_system(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Memory is bounded absolutely, time beyond what was used; a hard limit is kept."""
        resource = pytest.importorskip("resource")
        bounded: dict[int, int] = {}
        monkeypatch.setattr(resource, "getrlimit", lambda _: (0, 10**12))
        monkeypatch.setattr(
            resource, "setrlimit", lambda kind, pair: bounded.update([(kind, pair[0])])
        )
        _child._bound_for_good()  # noqa: SLF001
        _child._bound_for(Limits(seconds=7, memory_bytes=10**15), b"x" * 2**21)  # noqa: SLF001
        assert bounded[resource.RLIMIT_FSIZE] == bounded[resource.RLIMIT_CORE] == 0
        assert bounded[resource.RLIMIT_AS] == 10**12
        assert bounded[resource.RLIMIT_CPU] >= 10
        monkeypatch.setattr(resource, "getrlimit", lambda _: (0, resource.RLIM_INFINITY))
        _child._bound_for(Limits(memory_bytes=10**15), b"")  # noqa: SLF001
        assert bounded[resource.RLIMIT_AS] == 10**15
        monkeypatch.setattr(resource, "setrlimit", refuse_limit)
        _child._bound_for_good()  # noqa: SLF001

    def test_without_limits_of_the_system(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the system has none (Windows), only the clock counts."""
        monkeypatch.setitem(sys.modules, "resource", None)
        spec = importlib.util.spec_from_file_location("child_on_windows", _child.__file__)
        assert spec is not None
        assert spec.loader is not None
        child = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(child)
        child._bound_for_good()  # noqa: SLF001
        child._bound_for(Limits(), b"")  # noqa: SLF001


class TestWire:
    """Messages are checked like documents."""

    @given(st.dictionaries(st.text(), st.integers()), st.binary())
    def test_round_trip(self, head: dict[str, object], body: bytes) -> None:
        """What is sent is received."""
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb") as received, os.fdopen(writing, "wb") as sent:
            send(sent, head, body)
            assert receive(received, most=10**6) == (head, body)

    def test_too_long(self, tmp_path: Path) -> None:
        """A message that claims to be endless is not waited for; half of one is none."""
        path = tmp_path / "message"
        path.write_bytes(b"\xff" * 8)
        with path.open("rb") as stream, pytest.raises(ValueError, match="a message of"):
            receive(stream, most=10)
        path.write_bytes(b"\x00" * 7 + b"\x05{}")
        with path.open("rb") as stream, pytest.raises(EOFError):
            receive(stream, most=10)

    @pytest.mark.parametrize(
        "change",
        [
            {"omitted": [[0, 9, "beyond"]]},
            {"omitted": [[2, 1, "backwards"]]},
            {"omitted": [[0, 1, 7]]},
            {"omitted": [[0, True, "no number"]]},
            {"notices": [[0, 1, "Code"]]},
            {"emphasised": [[-1, 1]]},
            {"title": None},
        ],
    )
    def test_malformed(self, change: dict[str, object]) -> None:
        """Spans outside the text, and values of another type, are refused."""
        head = {**head_of(extract_from(EMPTY, b"")), **change}
        with pytest.raises((ValueError, TypeError)):
            extract_from(head, b"text")

    def test_unknown_error(self) -> None:
        """A child cannot make its parent raise what is no error of ours."""
        for name in ("annotations", "DiplodiffWarning", "none"):
            head = {"status": "refused", "error": name, "text": "x"}
            with pytest.raises(TypeError):
                _sandbox._understood(head, b"", Limits())  # noqa: SLF001


EMPTY = {
    "omitted": [],
    "notices": [],
    "emphasised": [],
    "title": "",
    "language": "",
    "date": None,
}


def request() -> dict[str, object]:
    """Return a request of the kind that the parent sends."""
    return {
        "module": "hostile_readers",
        "encoding": None,
        "revisions": "accepted",
        "limits": {"pages": 7},
    }


def raise_memory_error(*_: object) -> object:
    """Do as a reader does that needs too much memory."""
    raise MemoryError


def raise_absence(_module: str) -> object:
    """Do as the import of a reader does whose library is not there."""
    raise ModuleNotFoundError(name="library")


def refuse_limit(*_: object) -> None:
    """Do as a system does that does not know a limit."""
    raise OSError(errno.EINVAL, "unknown")


def run(code: str) -> str:
    """Run code in a process of its own, with the modules of the tests, and return its output."""
    done = subprocess.run(  # noqa: S603 - this interpreter, with code from this file
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    return done.stdout.strip()


def alive(process: int) -> bool:
    """Tell whether a process runs, zombies apart."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
