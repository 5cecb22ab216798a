"""How much longer than usual a test may take while its lines are traced for coverage."""

from __future__ import annotations

import sys

__all__ = ["PACE"]

PACE = 1 if sys.gettrace() is None else 10
