"""What importing and running must not import: each of these costs every caller, every time."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numpy", "pandas", "rapidfuzz", "rich", "scipy", "sentence_transformers", "sklearn"}
SLOW = HEAVY - {"numpy", "rapidfuzz"}

HELP = """
from diplodiff.cli import main
assert main(["--help"]) == 0
"""
COMPARE = """
import diplodiff
base = diplodiff.parse("1. Urges all parties to talk;\\n\\n2. Decides to meet again.")
other = diplodiff.parse("1. Calls on all parties to talk;\\n\\n2. Decides to part.")
comparison = diplodiff.compare(base, other)
assert [row.redline() for row in comparison.rows()]
"""
PARSE = """
import diplodiff
assert len(diplodiff.parse("1. Urges all parties to talk;\\n\\n2. Decides to meet again."))
"""


def imported_by(code: str) -> set[str]:
    """Run the code in a fresh interpreter and return the top-level packages it imported."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    done = subprocess.run(  # noqa: S603 - this interpreter, with code from this file
        [sys.executable, "-c", f"{code}\n{report}"],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("code", ["import diplodiff", HELP], ids=["import", "help"])
def test_importing_and_help_are_light(code: str) -> None:
    """Neither `import diplodiff` nor `diplodiff --help` loads numpy or a terminal library."""
    imported = imported_by(code)
    assert "diplodiff" in imported
    assert not imported & HEAVY


def test_parsing_needs_no_arrays() -> None:
    """A text is parsed without numpy: statements hold no arrays."""
    assert not imported_by(PARSE) & HEAVY


def test_a_lexical_comparison_loads_no_slow_library() -> None:
    """The default comparison runs without scikit-learn, which alone costs over a second."""
    assert not imported_by(COMPARE) & SLOW
