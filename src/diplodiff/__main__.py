"""`python -m diplodiff` does what the `diplodiff` command does."""

from __future__ import annotations

import sys

from diplodiff.cli import main

if __name__ == "__main__":
    sys.exit(main())
