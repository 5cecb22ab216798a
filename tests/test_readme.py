"""The README tells the truth: what it shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplodiff.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown() -> Iterator[tuple[list[str], str]]:
    """Find the commands in README.md that are followed by their output."""
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        command, _, output = block.partition("\n")
        if output and not output.startswith("$"):
            yield command.removeprefix("$ ").split(), output


def test_output_is_what_the_command_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the marks of omission, the output stands in the README letter by letter."""
    monkeypatch.chdir(ROOT)
    found = [(words, output) for (name, *words), output in shown() if name == "diplodiff"]
    assert found
    for arguments, output in found:
        main(arguments)
        assert_holds(capsys.readouterr().out, output)


def assert_holds(printed: str, output: str) -> None:
    """Check that what stands between the marks of omission was printed, in that order."""
    at = 0
    for part in filter(None, map(str.strip, output.split("[...]\n"))):
        at = printed.index(part, at) + len(part)


def test_peers_say_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """The marks of other tools stand in the README as those tools print them."""
    pytest.importorskip("redlines")
    pytest.importorskip("diff_match_patch")
    from show_peers import main as show_peers

    ((words, output),) = [(words, output) for words, output in shown() if words[0] == "python"]
    assert words == ["python", "benchmarks/show_peers.py"]
    show_peers([])
    assert_holds(capsys.readouterr().out, output)


def test_python_block_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example of the library runs as printed."""
    monkeypatch.chdir(ROOT)
    (block,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own example
    assert "preambular" in capsys.readouterr().out


def test_pictures_are_there() -> None:
    """Every picture that the README shows is in the repository, and says what it shows."""
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", README)
    assert pictures
    for described, path in pictures:
        assert described
        assert (ROOT / path).is_file()
