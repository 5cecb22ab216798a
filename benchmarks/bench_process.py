"""Whole processes, as a shell starts them: the price of importing too much is paid every time."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache, partial
from pathlib import Path

from _frame import Measurement, Race, child_clock
from _texts import draft, renewed

PASS = ("-c", "pass")
_PROBE = """
import sys
from diplodiff.cli import main
main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""


def bench_help() -> Measurement:
    """Print the help in three times what starting Python takes, without numpy."""
    modules = _python("-c", _PROBE, "--help").stderr.split()
    assert "diplodiff" in modules
    assert "numpy" not in modules
    return _race(("-m", "diplodiff", "--help"), PASS, against="python -c pass", gate=3.0)


def bench_import() -> Measurement:
    """Import the package in three times what starting Python takes, without numpy."""
    modules = _python("-c", "import diplodiff, sys; print(*sys.modules)").stdout.split()
    assert "numpy" not in modules
    return _race(("-c", "import diplodiff"), PASS, against="python -c pass", gate=3.0)


def bench_compare_two_files() -> Measurement:
    """Compare two files in twice what its two libraries take to import.

    A ratio of 2 is the goal and held until acts and references were read (1.75); the gate keeps
    what stands now from growing.
    """
    base = draft(40)
    imports = ("-c", "import numpy, rich.console")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("base.txt", "other.txt")]
        for path, side in zip(paths, (base, renewed(base)), strict=True):
            path.write_text(side.text, encoding="utf-8")
        command = ("-m", "diplodiff", "compare", *map(str, paths))
        return _race(command, imports, against="python -c import numpy, rich.console", gate=2.6)


def _race(
    ours: tuple[str, ...], reference: tuple[str, ...], *, against: str, gate: float
) -> Measurement:
    return Race(
        ours=partial(_python, *ours),
        reference=partial(_python, *reference),
        against=against,
        gate=gate,
        check=_check_outcome,
        clock=child_clock,
        shortest_sample=0.3,  # the time of one process varies by a third on a shared machine
    ).run()


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python to its end; each run is checked, as one that fails at once is the fastest."""
    command = [sys.executable, *arguments]
    done = subprocess.run(  # noqa: S603 - this interpreter, with arguments from this file
        command, check=False, capture_output=True, encoding="utf-8", env=_surroundings()
    )
    assert done.returncode in {0, 1}, done.stderr  # 1 is the exit code for texts that differ
    assert "Traceback" not in done.stderr, done.stderr
    return done


@cache
def _surroundings() -> dict[str, str]:
    """Keep compiled modules, as an installed package does, whatever is set outside."""
    outside = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    folder = tempfile.mkdtemp(prefix="bytecode-")
    atexit.register(shutil.rmtree, folder)
    return outside | {
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPYCACHEPREFIX": folder,
    }


def _check_outcome(
    ours: subprocess.CompletedProcess[str], reference: subprocess.CompletedProcess[str]
) -> None:
    """Neither has anything to complain about."""
    assert not ours.stderr
    assert not reference.stderr
