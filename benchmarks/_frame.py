"""The ruler of the suite: how times are taken, compared and held against a gate.

Machines that run this are shared and noisy, so no figure of one run is held against a figure of
another. Each round times ours and a reference next to each other, on the same data, in CPU time
of one thread; a gate binds the median of the rounds' ratios. A gate that fails is measured once
more with three times the rounds before it counts.
"""

from __future__ import annotations

import gc
import importlib.metadata
import math
import os
import platform
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from threadpoolctl import threadpool_info, threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Growth", "Measurement", "Race", "child_clock", "environment"]

ROUNDS = 7
SHORTEST_SAMPLE = 0.04  # seconds; shorter calls are repeated, as one of them is mostly noise
_MOST_LOOPS = 10_000
_PACKAGES = ("diplodiff", "numba", "numpy", "rapidfuzz", "redlines", "rich", "scikit-learn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What a benchmark found.

    Parameters
    ----------
    against : str
        What ours was measured against.
    ours, reference : float
        Milliseconds of CPU time, medians of the rounds. For a growth, of the largest and of the
        smallest size.
    ratios : tuple of float
        Ours over reference, one per round; for a growth, the fitted exponents.
    gate : float
        Largest median of the ratios that passes.
    """

    against: str
    ours: float
    reference: float
    ratios: tuple[float, ...]
    gate: float

    @property
    def median(self) -> float:
        """The figure that the gate binds."""
        return statistics.median(self.ratios)

    @property
    def passed(self) -> bool:
        """Whether the gate holds."""
        return self.median <= self.gate

    def to_dict(self) -> dict[str, object]:
        """Return plain data for the report."""
        return {
            "against": self.against,
            "ours_ms": self.ours,
            "reference_ms": self.reference,
            "ratios": list(self.ratios),
            "median": self.median,
            "gate": self.gate,
            "passed": self.passed,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """Ours against a reference on the same data.

    Parameters
    ----------
    ours, reference : callable
        Take nothing, return what `check` looks at.
    against : str
        Name of the reference.
    gate : float
        Largest passing ratio of ours over reference.
    check : callable
        Takes both results and raises AssertionError if they are not worth comparing.
    clock : callable
        Returns CPU seconds so far.
    shortest_sample : float
        CPU seconds that one sample takes at least, by repeating the call.
    """

    ours: Callable[[], Any]
    reference: Callable[[], Any]
    against: str
    gate: float
    check: Callable[[Any, Any], None]
    clock: Callable[[], float] = time.process_time
    shortest_sample: float = SHORTEST_SAMPLE

    def run(self) -> Measurement:
        """Check the results, then time both sides in interleaved rounds."""
        self.check(self.ours(), self.reference())  # warms both sides too
        with threadpool_limits(limits=1):
            stopwatches = [
                _Stopwatch.of(call, clock=self.clock, shortest_sample=self.shortest_sample)
                for call in (self.ours, self.reference)
            ]
            return _settled(lambda rounds: self._measure(stopwatches, rounds))

    def _measure(self, stopwatches: Sequence[_Stopwatch], rounds: int) -> Measurement:
        times = _interleaved(stopwatches, rounds)
        ours, reference = zip(*times, strict=True)
        return Measurement(
            against=self.against,
            ours=statistics.median(ours),
            reference=statistics.median(reference),
            ratios=tuple(a / b for a, b in times),
            gate=self.gate,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How the time grows with the size of the input: the exponent of the size.

    Parameters
    ----------
    make : callable
        Takes a size, returns the call to time.
    sizes : sequence of int
        Three sizes or more, ascending.
    gate : float
        Largest passing exponent: 1 for linear growth, 2 for quadratic.
    """

    make: Callable[[int], Callable[[], object]]
    sizes: Sequence[int]
    gate: float

    def run(self) -> Measurement:
        """Time every size in each round and fit one exponent per round."""
        calls = [self.make(size) for size in self.sizes]
        for call in calls:
            call()  # warms it
        with threadpool_limits(limits=1):
            stopwatches = [_Stopwatch.of(call) for call in calls]
            return _settled(lambda rounds: self._measure(stopwatches, rounds))

    def _measure(self, stopwatches: Sequence[_Stopwatch], rounds: int) -> Measurement:
        times = _interleaved(stopwatches, rounds)
        sizes = [math.log(size) for size in self.sizes]
        exponents = [
            statistics.linear_regression(sizes, [math.log(t) for t in row]).slope for row in times
        ]
        return Measurement(
            against=f"exponent over {', '.join(map(str, self.sizes))}",
            ours=statistics.median(row[-1] for row in times),
            reference=statistics.median(row[0] for row in times),
            ratios=tuple(exponents),
            gate=self.gate,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stopwatch:
    """Times one call, repeated as often as makes a sample long enough."""

    call: Callable[[], object]
    clock: Callable[[], float]
    loops: int

    @classmethod
    def of(
        cls,
        call: Callable[[], object],
        *,
        clock: Callable[[], float] = time.process_time,
        shortest_sample: float = SHORTEST_SAMPLE,
    ) -> _Stopwatch:
        """Find out how often the call must be repeated."""
        once = cls(call=call, clock=clock, loops=1).milliseconds() / 1000
        loops = math.ceil(shortest_sample / max(once, shortest_sample / _MOST_LOOPS))
        return cls(call=call, clock=clock, loops=loops)

    def milliseconds(self) -> float:
        """Return the CPU time of one call."""
        gc.collect()
        start = self.clock()
        for _ in range(self.loops):
            self.call()
        return (self.clock() - start) / self.loops * 1000


def child_clock() -> float:
    """Return CPU seconds spent so far by processes that this one started and waited for."""
    import resource  # Unix only, like the benchmarks of whole processes

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def environment() -> dict[str, object]:
    """Describe what a report depends on: versions, BLAS, processor count and load."""
    return {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": {name: _version(name) for name in _PACKAGES},
        "thread_pools": threadpool_info(),
        "processors": os.cpu_count(),
        "load_average": os.getloadavg(),
    }


def _settled(measure: Callable[[int], Measurement]) -> Measurement:
    """Measure, and once more at length if the gate seems to fail."""
    measurement = measure(ROUNDS)
    return measurement if measurement.passed else measure(3 * ROUNDS)


def _interleaved(stopwatches: Sequence[_Stopwatch], rounds: int) -> list[list[float]]:
    """Take turns, every other round in reverse order, so that drift favours nobody."""
    times = []
    for i in range(rounds):
        order = stopwatches if i % 2 == 0 else stopwatches[::-1]
        row = [stopwatch.milliseconds() for stopwatch in order]
        times.append(row if i % 2 == 0 else row[::-1])
    return times


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
