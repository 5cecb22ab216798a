"""Many documents: in order, several at a time, and one bad one does not end the others."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

import pytest

from diplodiff.errors import DiplodiffError, MissingExtraError, NotAFileError, OptionError
from diplodiff.model import Statement
from diplodiff.reading import _many, _sandbox, read, read_many
from diplodiff.reading._extract import Doubt, ExtractBuilder
from diplodiff.reading._limits import Limits
from diplodiff.reading._read import _read_extract
from diplodiff.reading.formats import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "1. Decides to open {} ports;\n\n2. Decides to meet again."


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Write thirty texts."""
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return sorted(tmp_path.iterdir())


@pytest.mark.parametrize("workers", [None, 1, 3])
def test_order(paths: list[Path], workers: int | None) -> None:
    """Statements come in the order of their paths, as `read` gives them."""
    assert list(read_many(paths, workers=workers)) == [read(path) for path in paths]


def test_errors_are_handed_on(paths: list[Path]) -> None:
    """An error takes the place of its statement; streams are read too."""
    sources = [paths[0], paths[0].with_name("absent"), io.BytesIO(paths[1].read_bytes())]
    first, second, third = read_many(sources)
    assert isinstance(first, Statement)
    assert isinstance(second, NotAFileError)
    assert third == read(paths[1])


def test_no_more_than_needed_is_read(paths: list[Path]) -> None:
    """Paths are taken as statements are; what is under way when one stops is not waited for."""
    taken: list[Path] = []

    def noted() -> Iterator[Path]:
        for path in paths:
            taken.append(path)
            yield path

    reading = read_many(noted(), workers=2)
    assert not taken
    assert isinstance(next(reading), Statement)
    assert len(taken) <= 2 * _many._AHEAD + 2  # noqa: SLF001 - the bound is the point
    reading.close()
    assert not [thread for thread in threading.enumerate() if "diplodiff" in thread.name]


@pytest.mark.parametrize("workers", [0, True, "2"])
def test_options_are_checked_at_once(workers: object) -> None:
    """Before the first statement is asked for."""
    with pytest.raises(OptionError, match="workers is"):
        read_many([], workers=workers)
    with pytest.raises(DiplodiffError, match="encoding is"):
        read_many([], encoding="none-such")
    assert list(read_many([])) == []


class TestChildren:
    """Formats other than text are read in a child, and told of like all others."""

    @pytest.fixture(autouse=True)
    def hostile(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Let PDF documents say what their reader does."""
        monkeypatch.setitem(MODULES, "pdf", "hostile_readers")
        yield
        _sandbox._pool.end_all()  # noqa: SLF001 - as at the end of the program

    def test_read(self, tmp_path: Path) -> None:
        """What the child hands on is parsed here, and what it set aside is omitted."""
        path = tmp_path / "a.pdf"
        path.write_bytes(f"echo {TEXT.format(3)} %PDF-".encode())
        statement = read(path)
        assert [clause.label for clause in statement] == ["OP1", "OP2"]
        assert statement.omitted[-1].reason == "page number"
        assert "Doubt" in [notice.code for notice in statement.warnings]
        assert list(read_many([path] * 5)) == [statement] * 5

    def test_errors_name_the_document(self, tmp_path: Path) -> None:
        """One line that begins with the name, whatever went wrong in the child."""
        for deed in ("refuse it is a trap", "fault", "exit 3", "memory"):
            path = tmp_path / "a.pdf"
            path.write_bytes(f"{deed} %PDF-".encode())
            with pytest.raises(DiplodiffError) as caught:
                read(path)
            assert str(caught.value).startswith(f"{str(path)!r}: it")
            assert str(caught.value).isprintable()

    def test_missing_package(self) -> None:
        """What has to be installed is no fault of the document."""
        with pytest.raises(MissingExtraError, match=r"^pip install"):
            read(io.BytesIO(b"need pip install %PDF-"))


class TestExtracts:
    """What a format reader hands on becomes a statement whose offsets are those of its text."""

    def test_set_aside(self) -> None:
        """What is set aside is in the source text and in no clause; doubts are warnings."""
        builder = ExtractBuilder(Limits())
        builder.add("The Council,", emphasised=[(4, 11)])
        builder.omit(" A/75/1 \n", "running head", doubts=[Doubt("HiddenText", "a hidden head")])
        builder.add("  Recalling its aims, ", emphasised=[(0, 11), (12, 99)])
        builder.add(" \n")
        builder.omit("", "page number")
        builder.add("1. Decides to open its ports.", doubts=[Doubt("Code", "a doubt")])
        builder.omit("2. Decides nothing of the kind.", "footnote")
        extract = builder.build(title="Ports", language="en", doubts=[Doubt("Whole", "all of it")])
        statement = _read_extract(extract, which=None)
        assert [clause.label for clause in statement] == ["Organ", "PP1", "OP1"]
        assert statement.title == "Ports"
        assert statement.source_text == extract.text
        omitted = {part.reason: extract.text[part.start : part.end] for part in statement.omitted}
        assert omitted == {"running head": "A/75/1", "footnote": "2. Decides nothing of the kind."}
        italics = [extract.text[start:end] for start, end in extract.emphasised]
        assert italics == ["Council", "Recalling", "its aims,"]
        quoted = {notice.code: notice.excerpt for notice in statement.warnings}
        assert quoted["HiddenText"] == "A/75/1"
        assert quoted["Code"].startswith("1. Decides")
        assert quoted["Whole"].endswith("…")

    def test_characters(self) -> None:
        """The builder stops where the limit is."""
        builder = ExtractBuilder(Limits(characters=5))
        builder.add("12345")
        with pytest.raises(DiplodiffError, match="the limit characters is 5"):
            builder.omit("6", "page number")
