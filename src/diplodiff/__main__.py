"""`python -m diplodiff` does what the `diplodiff` command does."""

from __future__ import annotations

from diplodiff.cli import run

if __name__ == "__main__":
    run()
