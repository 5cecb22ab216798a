"""Fuzz one door of the package, or all of them: see README.md.

usage: python tests/fuzz/fuzz.py TARGET|all [LIBFUZZER OPTION]...
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

FINDS = Path(__file__).with_name("finds")
NAMES = ("text", "html", "xml", "archive", "docx", "rtf", "json")


def main() -> int:
    """Run what the arguments name; return the exit status."""
    if len(sys.argv) < 2 or sys.argv[1] not in {*NAMES, "all"}:
        print(f"{__doc__}\ntargets: {', '.join(NAMES)}")
        return 2
    try:
        import atheris
    except ModuleNotFoundError:
        print("atheris is not installed; nothing is fuzzed")
        return 0
    name, *options = sys.argv[1:]
    if name == "all":
        commands = [[sys.executable, __file__, target, *options] for target in NAMES]
        return max(subprocess.run(command, check=False).returncode for command in commands)  # noqa: S603 - this script

    with atheris.instrument_imports(include=["diplodiff"]):
        from targets import TARGETS

        from diplodiff.errors import DiplodiffError

    def one(data: bytes) -> None:
        with contextlib.suppress(DiplodiffError):
            TARGETS[name](data)

    known = FINDS / name
    atheris.Setup([sys.argv[0], *options, *([str(known)] if known.is_dir() else [])], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
