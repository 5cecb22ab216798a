"""The benchmarks as tests: each runs, checks its results and keeps its gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from run import discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from _frame import Measurement

BENCHMARKS = discover()


@pytest.mark.parametrize("bench", BENCHMARKS.values(), ids=BENCHMARKS.keys())
def test_the_gate_holds(bench: Callable[[], Measurement]) -> None:
    """The median ratio of interleaved rounds is within the documented gate."""
    found = bench()
    assert found.passed, f"{found.median:.3f} x {found.against}, gate {found.gate:.3f}"
