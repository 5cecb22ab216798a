"""Reports of the command that are files: Word documents, tables; and a word while one waits."""

from __future__ import annotations

import csv
import io
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from diplodiff.cli import _progress, main
from reports import NEW, OLD
from word_reading import body, paragraphs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two texts."""
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Bytes(io.TextIOWrapper):
    """A standard output whose bytes can be read."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        """Say whether it is a terminal."""
        return self.terminal

    @property
    def written(self) -> bytes:
        """What was written."""
        return self.buffer.getvalue()


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_word_document_is_written_by_its_name(texts: Path) -> None:
    """The suffix is enough; the author is the one named."""
    words = ["compare", "old.txt", "new.txt", "-o", "redline.docx", "--author", "Desk 7"]
    assert main(words) == 1
    document = (texts / "redline.docx").read_bytes()
    assert paragraphs(document, "accepted")[-1].startswith("3.\tInvite the river authorities")
    assert b"Desk 7" not in document  # compressed
    marks = [element for element in body(document).iter() if element.tag.endswith("}ins")]
    assert {value for mark in marks for value in mark.attrib.values()} >= {"Desk 7"}


def test_a_word_document_goes_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes as in a file."""
    stream = Bytes()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["compare", "old.txt", "new.txt", "--format", "docx"]) == 1
    assert stream.written.startswith(b"PK")
    assert paragraphs(stream.written, "rejected")[0].startswith("Joint Communiqué")


def test_a_terminal_is_spared_a_word_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says what to do instead, and nothing is written."""
    stream = Bytes(terminal=True)
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["compare", "old.txt", "new.txt", "--format", "docx"]) == 2
    assert stream.written == b""
    assert "write to a file with -o FILE" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["compare", "old.txt", "new.txt"], ["show", "new.txt"]])
def test_tables_are_written_by_their_names(texts: Path, command: list[str]) -> None:
    """CSV has a heading and its own line ends; JSON Lines one line for each row."""
    assert main([*command, "-o", "rows.csv"]) in {0, 1}
    assert main([*command, "-o", "rows.jsonl"]) in {0, 1}
    document = (texts / "rows.csv").read_bytes().decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(document, newline="")))
    assert document.count("\r\n") == len(rows) + 1
    assert len((texts / "rows.jsonl").read_text("utf-8").splitlines()) == len(rows)


def test_a_failed_write_leaves_the_old_report(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A disk that is full when the content is to be made safe: the old file, and no other."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (texts / "report.csv").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    assert main(["show", "old.txt", "-o", "report.csv"]) == 2
    assert "No space left" in capsys.readouterr().err
    assert (texts / "report.csv").read_text("utf-8") == "old"
    assert sorted(path.name for path in texts.iterdir()) == ["new.txt", "old.txt", "report.csv"]


class TestProgress:
    """Who waits at a terminal is told what for."""

    def test_quick_work_says_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing to wait for, nothing to say."""
        stream = Terminal()
        monkeypatch.setattr(sys, "stderr", stream)
        with _progress.progress("comparing"):
            pass
        assert stream.getvalue() == ""

    def test_long_work_is_told_and_the_line_cleared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Second by second, and gone at the end."""
        stream = Terminal()
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(_progress, "_PATIENCE", 0.01)
        with _progress.progress("comparing"):
            time.sleep(0.2)
        assert "diplodiff: comparing … 1 s" in stream.getvalue()
        assert stream.getvalue().endswith("\r\x1b[K")

    @pytest.mark.parametrize("stream", [None, io.StringIO()])
    def test_no_terminal_is_told_nothing(
        self, stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Logs and pipes hold results and errors only."""
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(_progress, "_PATIENCE", 0.01)
        with _progress.progress("comparing"):
            time.sleep(0.05)
        assert stream is None or stream.getvalue() == ""

    def test_a_lost_terminal_is_no_trouble(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The work goes on."""

        class Lost(Terminal):
            def write(self, _text: str) -> int:
                raise OSError

        monkeypatch.setattr(sys, "stderr", Lost())
        monkeypatch.setattr(_progress, "_PATIENCE", 0.01)
        with _progress.progress("comparing"):
            time.sleep(0.05)
