"""Run the benchmarks and print what they found; exit with 1 when a gate or a check fails."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from _frame import Measurement, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["discover", "main"]

_HEADINGS = ("benchmark", "ours ms", "against", "ms", "ratio: min", "median", "max", "gate", "")
_LEFT = {0, 2, 8}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks whose names hold a string.

    Parameters
    ----------
    arguments : sequence of str or None
        Of the command line; `sys.argv` if None.

    Returns
    -------
    int
        0 if every gate and every check of results holds, 1 if one fails, 2 if no benchmark has
        such a name.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--only", metavar="NAME", default="", help="run those whose name holds NAME"
    )
    parser.add_argument("--json", metavar="FILE", type=Path, help="write a report to FILE")
    options = parser.parse_args(arguments)
    chosen = {name: bench for name, bench in discover().items() if options.only in name}
    if not chosen:
        print(f"no benchmark has {options.only!r} in its name", file=sys.stderr)
        return 2
    before = environment()
    measurements, wrong = _run(chosen)
    print(_table(measurements))
    if options.json:
        results = {name: measurement.to_dict() for name, measurement in measurements.items()}
        report = {"environment": before, "load_after": environment()["load_average"]}
        report |= {"results": results, "wrong_results": wrong}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    passed = all(measurement.passed for measurement in measurements.values())
    return 0 if passed and not wrong else 1


def discover() -> dict[str, Callable[[], Measurement]]:
    """Find the functions ``bench_*`` of the modules ``bench_*``, in the order of the files."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        module = importlib.import_module(path.stem)
        stage = path.stem.removeprefix("bench_")
        for name, value in vars(module).items():
            if name.startswith("bench_"):
                found[f"{stage}: {name.removeprefix('bench_').replace('_', ' ')}"] = value
    return found


def _run(
    chosen: dict[str, Callable[[], Measurement]],
) -> tuple[dict[str, Measurement], list[str]]:
    """Run each benchmark; name those whose results are wrong, which no time makes good."""
    measurements, wrong = {}, []
    for name, bench in chosen.items():
        start = time.perf_counter()
        try:
            measurements[name] = bench()
        except AssertionError:
            wrong.append(name)
            print(f"{name}: WRONG RESULTS\n{traceback.format_exc()}", file=sys.stderr)
        print(f"{name}: {time.perf_counter() - start:.1f} s", file=sys.stderr)
    return measurements, wrong


def _table(measurements: dict[str, Measurement]) -> str:
    rows = [_HEADINGS, *(_row(name, found) for name, found in measurements.items())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i in _LEFT else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _row(name: str, found: Measurement) -> tuple[str, ...]:
    return (
        name,
        f"{found.ours:.3f}",
        found.against,
        f"{found.reference:.3f}",
        f"{min(found.ratios):.3f}",
        f"{found.median:.3f}",
        f"{max(found.ratios):.3f}",
        f"{found.gate:.3f}",
        "holds" if found.passed else "FAILS",
    )


if __name__ == "__main__":
    sys.exit(main())
