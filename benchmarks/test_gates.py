"""The benchmarks as tests: each runs, checks its results and keeps its gate."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import diplodiff
from _texts import draft, renewed
from diplodiff.linking import link
from run import discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from _frame import Measurement

BENCHMARKS = discover()
MOST_BYTES = 300_000_000


@pytest.mark.parametrize("bench", BENCHMARKS.values(), ids=BENCHMARKS.keys())
def test_the_gate_holds(bench: Callable[[], Measurement]) -> None:
    """The median ratio of interleaved rounds is within the documented gate."""
    found = bench()
    assert found.passed, f"{found.median:.3f} x {found.against}, gate {found.gate:.3f}"


def test_two_texts_of_2000_clauses_are_linked_in_bounded_memory() -> None:
    """The matrices of all their pairs of segments would take 200 MB each if they were held."""
    base = draft(2000)
    sides = [diplodiff.parse(side.text) for side in (base, renewed(base))]
    tracemalloc.start()
    try:
        found = link(*sides)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found) >= 2000
    assert most < MOST_BYTES


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_a_process_that_compares_them_is_small() -> None:
    """Interpreter, numpy, texts and all that no Python allocator sees included."""
    program = (
        "import diplodiff as dd\n"
        "from _texts import draft, renewed\n"
        "sides = [dd.parse(side.text) for side in (draft(2000), renewed(draft(2000)))]\n"
        "assert len(dd.compare(*sides).alignment) >= 2000\n"
        "lines = open('/proc/self/status').read().splitlines()\n"
        "print(next(int(line.split()[1]) * 1024 for line in lines if line.startswith('VmHWM')))\n"
    )
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "OPENBLAS_NUM_THREADS": "2",  # each has buffers of its own
    }
    run = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True, text=True
    )
    assert int(run.stdout) < MOST_BYTES
