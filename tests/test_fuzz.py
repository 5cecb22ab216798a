"""The doors that are fuzzed, without the fuzzer: finds of before, and bytes of hypothesis."""

from __future__ import annotations

import contextlib
import runpy
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.errors import DiplodiffError

FUZZ = Path(__file__).with_name("fuzz")
TARGETS = runpy.run_path(str(FUZZ / "targets.py"))["TARGETS"]
FINDS = sorted(path for path in FUZZ.glob("finds/*/*") if path.is_file())
STARTS = [
    b"",
    b"1. Decides ",
    b"<p a=",
    b"<?xml version='1.0'?><akomaNtoso>",
    b'{"schema":',
    b"PK\x03\x04",
]


def test_finds() -> None:
    """What once got through a door does not again."""
    for find in FINDS:
        with contextlib.suppress(DiplodiffError):
            TARGETS[find.parent.name](find.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@given(st.sampled_from(STARTS), st.binary(max_size=200))
def test_any_bytes(target: str, start: bytes, data: bytes) -> None:
    """A result or an error of ours, whatever the bytes."""
    with contextlib.suppress(DiplodiffError):
        TARGETS[target](start + data)


def test_without_atheris(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the fuzzer is not installed the script says so and is content."""
    monkeypatch.setitem(sys.modules, "atheris", None)
    monkeypatch.syspath_prepend(str(FUZZ))
    for arguments, status in ((["text"], 0), ([], 2), (["none"], 2)):
        monkeypatch.setattr(sys, "argv", ["fuzz.py", *arguments])
        with pytest.raises(SystemExit) as ended:
            runpy.run_path(str(FUZZ / "fuzz.py"), run_name="__main__")
        assert ended.value.code == status
    assert "nothing is fuzzed" in capsys.readouterr().out
