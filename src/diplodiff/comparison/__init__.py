"""Two statements -> their `Comparison`: the composition root of the library.

It joins encoding, similarity, alignment, changes and scoring; it opens no file.
"""

from __future__ import annotations

from diplodiff.comparison._compare import check_operands, compare
from diplodiff.comparison._result import SCHEMA, SCHEMA_VERSION, Comparison, Link, Row

__all__ = [
    "SCHEMA",
    "SCHEMA_VERSION",
    "Comparison",
    "Link",
    "Row",
    "check_operands",
    "compare",
]
