"""Run a set of hostile and awkward documents through the public API and hold it to a manifest.

usage: python benchmarks/measure_cases.py FOLDER [--only PREFIX]

FOLDER holds `MANIFEST.json`, whose `cases` each name a `file`, its `format`, what to `expect`
("ok", "ok+warn:CODE", "error:NAME"), words that the text must hold (`need`) and that an HTML or
Markdown report must not hold (`forbid`), `max_seconds` and `max_extra_mb`. A `check` in words
states what else is accepted: error names that occur in it, and "ok" if it does.

Each case runs in a fresh process, which must still be alive at the end. Pairs are compared and what
came out is printed for a reader to judge; files of state are not documents and are left out.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_SLACK_SECONDS = 30
_LEFT_OUT = frozenset({"state"})

_RUN = r"""
import json, resource, sys, time
import diplodiff
from diplodiff.rendering import FORMATS, render

def peak(who):
    return resource.getrusage(who).ru_maxrss / 1024

def outcome(paths):
    try:
        statements = [diplodiff.read(path) for path in paths]
        comparison = diplodiff.compare(*(statements * 2)[:2])
    except diplodiff.DiplodiffError as error:
        return {"outcome": type(error).__name__.removesuffix("Error"), "message": str(error)}
    reports = "".join(render(comparison, name) for name in FORMATS if name != "json")
    json.dumps(comparison.to_dict())
    return {
        "outcome": "ok",
        "text": "\n".join(statement.source_text for statement in statements),
        "warnings": sorted({doubt.code for each in statements for doubt in each.warnings}),
        "reports": reports,
        "rows": [
            [row.change.kind, [c.label for c in row.base], [c.label for c in row.other]]
            for row in comparison.rows()
        ],
    }

before = peak(resource.RUSAGE_SELF)
begun = time.monotonic()
found = outcome(sys.argv[1:])
found["seconds"] = time.monotonic() - begun
from diplodiff.reading import _sandbox
_sandbox._pool.end_all()
own = peak(resource.RUSAGE_SELF) - before
found["extra_mb"] = own + peak(resource.RUSAGE_CHILDREN)
print(json.dumps(found, default=str))
"""


def main() -> None:
    """Print one line for each case that fails, then how many passed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--only", default="", help="cases whose id begins so")
    chosen = arguments.parse_args()
    manifest = json.loads((chosen.folder / "MANIFEST.json").read_text(encoding="utf-8"))
    passed = run = 0
    for case in manifest["cases"]:
        if case["format"] in _LEFT_OUT or not case["id"].startswith(chosen.only):
            continue
        found = _run(chosen.folder / case["file"], case)
        if case["format"] == "pair":
            print(f"pair  {case['id']}: {_pair_seen(found)}\n      due: {case['expect']}")
            continue
        faults = _faults(case, found)
        run += 1
        passed += not faults
        if faults:
            print(f"FAILS {case['id']}: {'; '.join(faults)}")
    print(f"{passed} of {run} cases as expected")


def _run(path: Path, case: dict[str, Any]) -> dict[str, Any]:
    """Run one case in a process of its own."""
    paths = [path / "a.txt", path / "b.txt"] if case["format"] == "pair" else [path]
    begun = time.monotonic()
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, with code from this file
            [sys.executable, "-c", _RUN, *map(str, paths)],
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=case["max_seconds"] + _SLACK_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return {"outcome": "hung", "seconds": time.monotonic() - begun, "extra_mb": 0}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        died = f"died with {done.returncode}: {last[:200]}"
        return {"outcome": died, "seconds": time.monotonic() - begun, "extra_mb": 0}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _faults(case: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """List what is not as the manifest expects."""
    faults = []
    check = case.get("check", "")
    outcome, _, detail = case["expect"].partition(":")
    due = {detail.removesuffix("Error")} if outcome == "error" else {"ok"}
    due |= {name.removesuffix("Error") for name in re.findall(r"[A-Z][a-z]+[A-Z]\w+", check)}
    due |= {"ok"} if re.search(r"\bok\b", check) else set()
    if found["outcome"] not in due:
        message = found.get("message", "")[:150]
        faults.append(f"{found['outcome']} ({message}) instead of {sorted(due)}")
    if found["seconds"] > case["max_seconds"]:
        faults.append(f"{found['seconds']:.1f} s")
    if found["extra_mb"] > case["max_extra_mb"]:
        faults.append(f"{found['extra_mb']:.0f} MB")
    if found["outcome"] == "ok":
        if outcome == "ok+warn" and detail not in found["warnings"]:
            faults.append(f"no warning {detail}, only {found['warnings']}")
        faults += [f"lacks {words!r}" for words in case["need"] if words not in found["text"]]
        faults += [f"reports {words!r}" for words in case["forbid"] if words in found["reports"]]
    return faults


def _pair_seen(found: dict[str, Any]) -> str:
    if found["outcome"] != "ok":
        return f"{found['outcome']} ({found.get('message', '')[:150]})"
    rows = "; ".join(
        f"{kind} {'+'.join(base)}>{'+'.join(other)}" for kind, base, other in found["rows"]
    )
    return f"{rows} | warnings {found['warnings']}"


if __name__ == "__main__":
    main()
