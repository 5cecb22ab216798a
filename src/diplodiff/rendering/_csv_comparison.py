"""A comparison -> comma-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplodiff.comparison import Comparison
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_comparison"]


def render_comparison(
    comparison: Comparison,
    *,
    options: TextOptions,  # noqa: ARG001 - one signature for every format; tables are complete
) -> str:
    """Write a comparison in long form: one row per link, and per clause without one."""
    return comparison.table().to_csv()
