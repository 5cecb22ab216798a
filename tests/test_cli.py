"""What the command line promises: one clear line when something is wrong, never a traceback."""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

import pytest

import diplodiff
from diplodiff import __version__, batch, cli, comparison, encoding, rendering
from diplodiff.cli import _arguments, _operands, _output, main
from diplodiff.cli._reading_options import FORMATS_READ
from diplodiff.encoding import LexicalEncoder
from diplodiff.reading._recognition import FORMATS as READ_FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = Path(diplodiff.__file__).resolve().parents[1]
FULL = Path("/dev/full")

OLD = """Joint Communiqué on the Lake Treaty (Harbourtown, 3 March 2019)

The Northern Republic and the Southern Kingdom,

Recalling the Lake Treaty of 1 May 1990,

Have agreed as follows:

1. Call upon all users to reduce their withdrawals by one tenth.
2. Establish a joint commission of engineers, which shall report twice a year.
"""
NEW = OLD.replace("Call upon all users to reduce", "Demand that all users reduce")


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two texts, on no terminal in particular."""
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "TERM", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


class Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


class Broken(io.StringIO):
    """A stream that fails when it is written to."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str) -> int:
        """Fail."""
        raise self.error


def run(*words: str, code: int, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command, check its exit code, and return what it printed."""
    assert main(words) == code
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def complaint(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command into trouble and return its one line."""
    assert main(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("diplodiff: error: ")
    assert printed.err.count("\n") == 1
    assert printed.err.endswith("\n")
    return printed.err


def process(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run an interpreter in a process of its own; by default with the output captured."""
    environment = {**os.environ, "PYTHONPATH": str(HOME), **options.pop("env", {})}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(  # noqa: S603 - this interpreter, with words from this file
        [sys.executable, *words], check=False, env=environment, **pipes
    )


class TestCompare:
    """`diplodiff compare`."""

    def test_differences_are_printed_and_told_by_the_exit_code(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exit code 1, and the redline in wdiff's marks."""
        report = run("compare", "old.txt", "new.txt", code=1, capsys=capsys)
        assert "[-Call upon-]" in report
        assert "old.txt: Joint Communiqué" in report
        assert "\x1b" not in report

    def test_the_same_text_is_no_difference(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Exit code 0."""
        assert "all unchanged" in run("compare", "old.txt", "old.txt", code=0, capsys=capsys)

    def test_one_text_is_held_against_the_bundled_statement(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Without a base, the Ankara statement is the base."""
        report = run("compare", "old.txt", code=1, capsys=capsys)
        assert "High-Level Consultations on Libya" in report

    def test_options_may_stand_anywhere(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Before, between and after the texts; "--" ends them."""
        plain = run("compare", "--all", "old.txt", "new.txt", code=1, capsys=capsys)
        assert "Recalling the Lake Treaty" in plain
        for words in (
            ["old.txt", "--all", "new.txt"],
            ["old.txt", "new.txt", "--all"],
            ["--all", "--", "old.txt", "new.txt"],
            ["--all", "old.txt", "--", "new.txt"],
        ):
            assert run("compare", *words, code=1, capsys=capsys) == plain

    def test_the_summary_leaves_the_clauses_out(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Sentence, what to underline and scores only."""
        report = run("compare", "old.txt", "new.txt", "--summary", code=1, capsys=capsys)
        assert "Similarity" in report
        assert "Why:" not in report
        assert "[-" not in report

    def test_standard_input_is_a_text(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A single dash reads it as bytes."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEW.encode())))
        report = run("compare", "old.txt", "-", code=1, capsys=capsys)
        assert "standard input: Joint Communiqué" in report

    def test_width_is_heeded(self, capsys: pytest.CaptureFixture[str]) -> None:
        """No line is longer."""
        report = run("compare", "old.txt", "new.txt", "--width", "50", code=1, capsys=capsys)
        assert max(map(len, report.splitlines())) <= 50

    def test_json_is_for_programs(self, capsys: pytest.CaptureFixture[str]) -> None:
        """It parses, and names its schema."""
        words = ("compare", "old.txt", "new.txt", "--format", "json")
        assert json.loads(run(*words, code=1, capsys=capsys))["schema"] == "diplodiff/comparison"

    @pytest.mark.parametrize("name", ["lexical", "tfidf", "some/model"])
    def test_the_encoder_is_chosen_by_name(
        self, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Two names are known; any other is that of a sentence model."""
        chosen = []

        def compare(base: object, other: object, *, encoder: object) -> comparison.Comparison:
            chosen.append(encoder)
            return genuine(base, other, encoder=LexicalEncoder())

        genuine = comparison.compare
        library = ModuleType("sentence_transformers")  # not installed everywhere
        monkeypatch.setitem(sys.modules, library.__name__, library)
        monkeypatch.setattr(comparison, "compare", compare)
        monkeypatch.setattr(encoding, "TfidfEncoder", lambda: "tfidf")
        monkeypatch.setattr(encoding, "SemanticEncoder", lambda model: f"model {model}")
        run("compare", "old.txt", "new.txt", "--encoder", name, code=1, capsys=capsys)
        assert chosen == [{"lexical": None, "tfidf": "tfidf"}.get(name, "model some/model")]

    def test_tfidf_compares(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The encoder itself runs, and the report names it."""
        words = ("compare", "old.txt", "new.txt", "--encoder", "tfidf")
        report = run(*words, code=1, capsys=capsys)
        assert "[-Call upon-]" in report
        assert "tfidf-1(char_wb,3-5)" in report

    def test_a_sentence_model_compares(
        self, model_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The model in a folder is loaded and run, without a word on standard error."""
        words = ("compare", "old.txt", "new.txt", "--encoder", str(model_folder))
        report = run(*words, code=1, capsys=capsys)
        assert "[-Call upon-]" in report
        assert "semantic-1(model," in report

    def test_a_warning_is_one_line(
        self, texts: Path, model_folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What a model did not read is told by index, base first, without a source path."""
        long = NEW.replace("withdrawals", "withdrawals of water and fish " * 100)
        (texts / "long.txt").write_text(long, encoding="utf-8")
        labels = [clause.label for clause in diplodiff.read(texts / "old.txt")]
        words = ["compare", "old.txt", "long.txt", "--encoder", str(model_folder)]
        assert main(words) == 1
        printed = capsys.readouterr()
        assert "Joint Communiqué" in printed.out
        assert printed.err.startswith("diplodiff: warning: 1 of ")
        assert printed.err.count("\n") == 1
        assert f"by index: {len(labels) + labels.index('OP1')}." in printed.err
        assert ".py" not in printed.err


class TestShowAndRank:
    """`diplodiff show` and `diplodiff rank`."""

    def test_a_text_is_shown_as_understood(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Labels and openings."""
        report = run("show", "old.txt", code=0, capsys=capsys)
        assert "OP1" in report
        assert "_Call upon_" in report

    def test_a_summary_of_a_text_has_no_clauses(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What the text says of itself, and counts."""
        report = run("show", "old.txt", "--summary", code=0, capsys=capsys)
        assert "Source      old.txt" in report
        assert "Clauses" in report
        assert "OP1" not in report

    def test_without_a_text_the_bundled_statement_is_shown(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It is in Markdown when asked for."""
        report = run("show", "--format", "markdown", code=0, capsys=capsys)
        assert report.startswith("# Joint Statement on the Turkish-Russian")

    def test_the_encoding_can_be_named(
        self, texts: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A text in cp1252 is read as such."""
        (texts / "latin.txt").write_bytes(OLD.encode("cp1252"))
        report = run("show", "latin.txt", "--encoding", "cp1252", code=0, capsys=capsys)
        assert "Communiqué" in report

    def test_a_statement_is_chosen_by_its_number(
        self, texts: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Where a file holds several, they are named, and one is taken when asked for."""
        part = "Resolution {} (2031)\n\nThe Council,\n\nNoting it,\n\n1. Decides;\n\n2. Urges.\n\n"
        (texts / "two.txt").write_text(part.format(7) + part.format(8), encoding="utf-8")
        assert '2. "Resolution 8 (2031)"' in complaint("show", "two.txt", capsys=capsys)
        report = run("show", "two.txt", "--statement", "2", code=0, capsys=capsys)
        assert "Resolution 8 (2031)" in report
        assert "Resolution 7" not in report
        for number in ("0", "two"):
            said = complaint("show", "two.txt", "--statement", number, capsys=capsys)
            assert "is no number of a statement" in said

    def test_texts_are_ranked_by_closeness(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The closest comes first, under its file name."""
        report = run("rank", "old.txt", "new.txt", "old.txt", code=0, capsys=capsys)
        assert report.index("1  old.txt") < report.index("2  new.txt")

    def test_the_likeliest_texts_are_compared_in_full(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """As many as the limit says; "all" compares every text."""
        words = ("rank", "old.txt", "new.txt", "old.txt", "--limit")
        assert "1  old.txt" in (report := run(*words, "1", code=0, capsys=capsys))
        assert "2  new.txt" not in report
        assert "First look" in report
        for enough in ("2", "all", "9" * 18):
            assert "2  new.txt" in run(*words, enough, code=0, capsys=capsys)
        for wrong in ("0", "-1", "few", "²", "9" * 5000):
            assert "is no number of texts" in complaint(*words, wrong, capsys=capsys)


class TestOutput:
    """Where reports go."""

    @pytest.mark.parametrize(
        ("name", "start"), [("out.md", "# Comparison"), ("out.json", "{"), ("out", "Base")]
    )
    def test_the_format_follows_from_the_name(
        self, texts: Path, name: str, start: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The file is written, nothing is printed, and no passing file is left behind."""
        assert run("compare", "old.txt", "new.txt", "-o", name, code=1, capsys=capsys) == ""
        assert (texts / name).read_text(encoding="utf-8").startswith(start)
        assert sorted(path.name for path in texts.iterdir()) == sorted(["new.txt", "old.txt", name])

    def test_a_named_format_wins_over_the_name(
        self, texts: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The user may call a file as she likes."""
        run("show", "old.txt", "-o", "report.docx", "--format", "json", code=0, capsys=capsys)
        assert (texts / "report.docx").read_text(encoding="utf-8").startswith("{")

    def test_a_file_keeps_its_rights_and_a_link_stays_a_link(
        self, texts: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is replaced is the content."""
        target, link = texts / "report.txt", texts / "link.txt"
        target.write_text("before", encoding="utf-8")
        target.chmod(0o640)
        link.symlink_to(target)
        run("show", "old.txt", "-o", "link.txt", code=0, capsys=capsys)
        assert link.is_symlink()
        assert "Lake Treaty" in target.read_text(encoding="utf-8")
        assert target.stat().st_mode & 0o777 == 0o640

    def test_a_failed_write_leaves_the_old_file_whole(
        self, texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whole or not at all, and nothing lies about."""

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        (texts / "report.txt").write_text("before", encoding="utf-8")
        monkeypatch.setattr(Path, "chmod", fail)
        line = complaint("show", "old.txt", "-o", "report.txt", capsys=capsys)
        assert "cannot write report.txt: No space left on device" in line
        assert (texts / "report.txt").read_text(encoding="utf-8") == "before"
        assert {path.name for path in texts.iterdir()} == {"new.txt", "old.txt", "report.txt"}

    @pytest.mark.parametrize(
        ("name", "cause"),
        [
            (".", "it is a folder"),
            ("missing/report.txt", "No such file"),
            ("nul\0.txt", "null"),
            (os.devnull, "it is a device"),
        ],
    )
    def test_a_place_that_cannot_be_written_to_is_named(
        self, name: str, cause: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The line says which and why."""
        assert cause in complaint("show", "old.txt", "-o", name, capsys=capsys)

    def test_lone_surrogates_are_written_visibly(
        self, texts: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A file name that is no Unicode text does no harm."""
        odd = "odd\udcff.txt"
        (texts / odd).write_text(OLD, encoding="utf-8")
        assert "odd\\udcff.txt" in run("show", odd, code=0, capsys=capsys)

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [
            ({}, True),
            ({"NO_COLOR": ""}, True),
            ({"NO_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_colour_is_for_terminals_that_want_it(
        self, environment: dict[str, str], coloured: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """NO_COLOR and a dumb terminal are heeded."""
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdout", Terminal())
        assert main(["compare", "old.txt", "new.txt"]) == 1
        assert ("\x1b[" in sys.stdout.getvalue()) is coloured

    @pytest.mark.parametrize(("columns", "width"), [(20, 40), (90, 90), (300, 120)])
    def test_the_width_is_the_terminals_within_reason(
        self, columns: int, width: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Not narrower than 40 and not wider than 120 columns."""
        monkeypatch.setattr(sys, "stdout", Terminal())
        monkeypatch.setenv("COLUMNS", str(columns))
        assert _output.terminal_width(used=True) == width
        assert _output.terminal_width(used=False) == 100

    def test_a_reader_that_goes_away_is_no_error(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exit code as of SIGPIPE, in silence."""
        monkeypatch.setattr(sys, "stdout", Broken(BrokenPipeError(32, "Broken pipe")))
        assert main(["show", "old.txt"]) == 141
        assert capsys.readouterr().err == ""

    def test_a_full_disk_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """One line, exit code 2."""
        monkeypatch.setattr(sys, "stdout", Broken(OSError(28, "No space left on device")))
        assert main(["show", "old.txt"]) == 2
        assert "standard output: No space left on device" in capsys.readouterr().err

    def test_a_closed_standard_output_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With the way out: a file."""
        monkeypatch.setattr(sys, "stdout", None)
        assert main(["show", "old.txt"]) == 2
        assert "standard output is closed" in capsys.readouterr().err
        assert main(["show", "old.txt", "-o", "report.txt"]) == 0


class TestTrouble:
    """One line that says what, where and how to mend it."""

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ([], "no command is named; choose from compare, show, rank"),
            (["compar"], "there is no command 'compar'"),
            (["--al"], "unrecognized arguments: --al"),
            (["compare"], "too few texts are named; see diplodiff compare --help"),
            (["compare", "a", "b", "c"], "3 texts are named, 2 can be taken at most"),
            (["show", "a", "b"], "2 texts are named, 1 can be taken at most"),
            (["rank", "a"], "too few texts"),
            (["compare", "a", "--format", "odt"], "'odt' is unknown; choose from text"),
            (["compare", "a", "--format", "xml"], "'xml' is unknown; choose from text"),
            (["compare", "a", "-o", "a.pdf"], "cannot write a.pdf: .pdf is not written"),
            (["compare", "a", "--author", "Desk"], "--author goes with the format docx"),
            (["rank", "a", "b", "--format", "docx"], "a ranking is no Word document"),
            (["compare", "a", "--width", "x"], "--width"),
            (["compare", "old.txt", "--width", "3"], "width 3 is out of range"),
            (["compare", "a", "--all", "--summary"], "not allowed with argument"),
            (["compare", "a", "--summ"], "unrecognized arguments: --summ"),
            (["compare", "a", "--all", "--format", "json"], "JSON, which is always complete"),
            (["show", "a", "--summary", "--format", "json"], "JSON, which is always complete"),
            (["show", "a", "--width", "60", "-o", "a.md"], "--width does not go with"),
            (["compare", "-", "-"], "- is given twice"),
            (["show", "HTTPS://example.org/a"], "download the page first"),
            (["show", "missing.txt"], "missing.txt"),
            (["show", "."], "."),
            (["show", "\x1b[31m\u202e"], "\\x1b[31m\\u202e"),
            (["show", "\x1b"[:0] + "-\x1b"], "\\x1b"),
            (["show", "old.txt", "-o", "old.txt"], "would overwrite a text that is read"),
            (["show", "old.txt", "--encoding", "klingon"], "klingon"),
        ],
    )
    def test_it_is_told_in_one_line(
        self, words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exit code 2, nothing on standard output, the line free of what acts on a terminal."""
        line = complaint(*words, capsys=capsys)
        assert expected in line
        assert line[:-1].isprintable()

    def test_a_closed_standard_input_is_told(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With the way out: a file."""
        monkeypatch.setattr(sys, "stdin", None)
        assert "standard input is closed" in complaint("show", "-", capsys=capsys)

    @pytest.mark.parametrize(
        ("fault", "name"), [(KeyError("x"), "KeyError: 'x'"), (RecursionError(), "RecursionError")]
    )
    def test_a_fault_of_the_program_is_one_line_too(
        self,
        fault: Exception,
        name: str,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Exit code 2, the kind of fault, and a request to report it."""

        def fail(*_: object, **__: object) -> None:
            raise fault

        monkeypatch.setattr(batch, "rank", fail)
        line = complaint("rank", "old.txt", "new.txt", capsys=capsys)
        assert f"({name})" in line
        assert "please report" in line

    def test_an_interruption_is_quiet(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exit code 130."""

        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(comparison, "compare", interrupt)
        assert run("compare", "old.txt", code=130, capsys=capsys) == ""

    @pytest.mark.parametrize("stderr", [None, Broken(OSError(5, "Input/output error"))])
    def test_with_nobody_to_tell_the_exit_code_tells(
        self, stderr: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A closed or failing standard error does no further harm."""
        monkeypatch.setattr(sys, "stderr", stderr)
        assert main(["show", "missing.txt"]) == 2


class TestHelp:
    """What the command says of itself."""

    def test_the_version_is_printed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Name and version, exit code 0."""
        assert run("--version", code=0, capsys=capsys) == f"diplodiff {__version__}\n"

    @pytest.mark.parametrize("command", [[], ["compare"], ["show"], ["rank"]])
    def test_help_has_examples_that_are_commands(
        self, command: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """At least four, each with a word on what it does."""
        text = run(*command, "--help", code=0, capsys=capsys)
        examples = text.partition("examples:\n")[2].split("\n")
        shown = [place for place, line in enumerate(examples) if "diplodiff " in line[:40]]
        commands = [place for place in shown if examples[place].startswith("  ")]
        assert len(commands) >= 4
        assert all(examples[place + 1].startswith("      ") for place in commands)

    def test_formats_of_the_help_are_those_of_the_library(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Every format that can be rendered is named."""
        text = run("compare", "--help", code=0, capsys=capsys)
        assert all(name in text for name in rendering.FORMATS)


class Ended(BaseException):
    """Stands in for the end of the process, which no handler of ours may catch."""


class Lost(io.StringIO):
    """A standard output that takes a report and fails when it is flushed."""

    def __init__(self, fails_from: int) -> None:
        super().__init__()
        self.flushed, self.fails_from = 0, fails_from

    def flush(self) -> None:
        """Fail from the call on that was named."""
        self.flushed += 1
        if self.flushed >= self.fails_from:
            raise OSError(5, "Input/output error")


class TestRun:
    """The command as it ends its process, inside this one."""

    @pytest.fixture(autouse=True)
    def ends(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """End no process, and collect garbage again afterwards."""

        def end(code: int) -> NoReturn:
            raise Ended(code)

        monkeypatch.setattr(os, "_exit", end)
        yield
        gc.enable()

    def test_the_process_ends_with_the_exit_code(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The arguments are those of the process; what was printed has been flushed."""
        monkeypatch.setattr(sys, "argv", ["diplodiff", "compare", "old.txt", "new.txt"])
        with pytest.raises(Ended, match="1"):
            cli.run()
        assert "[-Call upon-]" in capsys.readouterr().out
        assert not gc.isenabled()

    def test_the_module_runs_the_command(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """`python -m diplodiff` is the command; importing the module is not."""
        monkeypatch.setattr(sys, "argv", ["diplodiff", "--version"])
        importlib.import_module("diplodiff.__main__")
        monkeypatch.delitem(sys.modules, "diplodiff.__main__")  # runpy wants to be the first
        assert capsys.readouterr().out == ""
        with pytest.raises(Ended, match="0"):
            runpy.run_module("diplodiff", run_name="__main__")
        assert capsys.readouterr().out == f"diplodiff {__version__}\n"

    @pytest.mark.parametrize(("fails_from", "code"), [(1, 2), (2, 0)])
    def test_a_stream_that_is_lost_at_the_end_does_no_harm(
        self,
        fails_from: int,
        code: int,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """A report that could not be written is trouble; nothing is left to flush after it."""
        monkeypatch.setattr(sys, "argv", ["diplodiff", "show", "old.txt"])
        monkeypatch.setattr(sys, "stdout", Lost(fails_from))
        with pytest.raises(Ended, match=str(code)):
            cli.run()
        assert ("cannot write to standard output" in capsys.readouterr().err) is (code == 2)


class TestProcess:
    """The command as a process."""

    def test_it_runs_as_a_module(self) -> None:
        """The package is a command to python -m."""
        done = process("-m", "diplodiff", "compare", "old.txt", "new.txt")
        assert (done.returncode, done.stderr) == (1, b"")
        assert "Communiqué" in done.stdout.decode("utf-8")

    def test_output_is_utf_8_in_any_locale(self) -> None:
        """The locale decides nothing."""
        plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        done = process("-m", "diplodiff", "show", "old.txt", env=plain)
        assert done.returncode == 0
        assert "Communiqué" in done.stdout.decode("utf-8")

    @pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
    @pytest.mark.parametrize("words", [["show"], ["show", "--help"]])
    def test_a_pipe_that_closes_early_is_quiet(self, words: list[str]) -> None:
        """No traceback, and no complaint at the end of the interpreter."""
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as closed:
            buffered = {"PYTHONUNBUFFERED": ""}  # else argparse swallows the failure
            done = process("-m", "diplodiff", *words, stdout=closed, env=buffered)
        assert (done.returncode, done.stderr) == (141, b"")

    @pytest.mark.skipif(not FULL.exists(), reason="there is no full device")
    def test_a_full_device_is_told_in_one_line(self) -> None:
        """Exit code 2."""
        with FULL.open("wb") as full:
            done = process("-m", "diplodiff", "show", stdout=full)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1

    def test_showing_a_text_loads_no_numpy(self) -> None:
        """A report on one text needs no arrays, and no report the heavy parts of rich."""
        code = (
            "import sys; from diplodiff.cli import main; main(['show', 'old.txt'])\n"
            "main(['show', 'old.txt', '--format', 'json'])\n"
            "assert not {'numpy', 'rapidfuzz', 'sklearn'} & set(sys.modules)\n"
            "assert not {'rich.markdown', 'rich.progress', 'pygments'} & set(sys.modules)"
        )
        done = process("-c", code)
        assert done.returncode == 0, done.stderr.decode()


def test_the_command_knows_the_formats_of_the_renderers() -> None:
    """The names that the command accepts without loading a renderer are those of the renderers."""
    assert _arguments.FORMATS == rendering.FORMATS


def test_a_misspelt_encoder_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that is no encoder is taken for a model, and the message says why."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    line = complaint("compare", "old.txt", "new.txt", "--encoder", "tfdif", capsys=capsys)
    assert "'tfdif' is neither lexical nor tfidf" in line
    assert "diplodiff[semantic]" in line


def test_an_empty_name_is_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    """An unset shell variable between quotes gives a message about the name."""
    assert "name of a text is empty" in complaint("compare", "old.txt", "", capsys=capsys)


def test_a_text_with_another_suffix(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is not what its name promises is refused, with the option that reads it."""
    (texts / "old.txt").rename(texts / "old.pdf")
    assert "looks like plain text" in complaint("compare", "old.pdf", "new.txt", capsys=capsys)
    run("compare", "old.pdf", "new.txt", "--as", "text", code=1, capsys=capsys)


class TestFolders:
    """`rank` takes folders."""

    def test_files_of_a_folder(self, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """All files count but hidden ones, and folders in the folder."""
        (texts / ".hidden").write_text("hidden", encoding="utf-8")
        (texts / "folder").mkdir()
        named = run("rank", "old.txt", "new.txt", "old.txt", code=0, capsys=capsys)
        assert run("rank", "old.txt", "./", code=0, capsys=capsys) == named

    def test_one_bad_file(self, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """In a folder it is told and left out; named itself it is an error."""
        (texts / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
        assert main(["rank", "old.txt", "./"]) == 0
        told = capsys.readouterr().err
        assert told.startswith("diplodiff: warning: left out: 'bad.txt'")
        assert told.count("\n") == 1
        assert "a PNG image" in complaint("rank", "old.txt", "bad.txt", capsys=capsys)

    def test_nothing_left(self, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder without texts is an error."""
        (texts / "empty").mkdir()
        assert "no text is left" in complaint("rank", "old.txt", "empty", capsys=capsys)

    def test_progress(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On a terminal it is told how far it is, and wiped out at the end."""
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(_operands, "_PATIENCE_SECONDS", -1)
        assert main(["rank", "old.txt", "./"]) == 0
        assert "read 2 of 2 texts" in terminal.getvalue()
        assert terminal.getvalue().endswith(" \r")
        assert capsys.readouterr().out


class TestReadingOptions:
    """The options that say how texts are read."""

    def test_two_views_of_one_draft(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A text without tracked changes is the same in both, which is told."""
        for words in (["--revisions", "both", "old.txt"], ["--revisions", "old.txt"]):
            assert main(["compare", *words]) == 0
            printed = capsys.readouterr()
            assert "old.txt (original)" in printed.out
            assert printed.err.startswith("diplodiff: warning: old.txt has no tracked changes")
        stream = io.TextIOWrapper(io.BytesIO(OLD.encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        assert main(["compare", "-", "--revisions"]) == 0
        assert "standard input has no tracked changes" in capsys.readouterr().err
        for operands in (("old.txt", "new.txt"), ("old.txt", "old.txt")):
            text = complaint("compare", *operands, "--revisions", "both", capsys=capsys)
            assert "name one text" in " ".join(text.split())
        assert "invalid choice" in complaint(
            "show", "old.txt", "--revisions", "both", capsys=capsys
        )

    def test_limits_can_be_changed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The option is named as the error says."""
        text = complaint("show", "old.txt", "--allow", "characters=9", capsys=capsys)
        assert "--allow characters=N" in text
        run("show", "old.txt", "--allow", "characters=9999", code=0, capsys=capsys)
        for wrong in ("characters", "characters=0", "letters=9", "pages=many", "pages=" + "9" * 19):
            text = complaint("show", "old.txt", "--allow", wrong, capsys=capsys)
            assert "no limit with a number" in text

    def test_formats_are_those_of_reading(self) -> None:
        """The list that --help shows is that of the library."""
        assert FORMATS_READ == READ_FORMATS
