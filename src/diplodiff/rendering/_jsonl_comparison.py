"""A comparison -> JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._json import lines_dumped

if TYPE_CHECKING:
    from diplodiff.comparison import Comparison
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_comparison"]


def render_comparison(
    comparison: Comparison,
    *,
    options: TextOptions,  # noqa: ARG001 - one signature for every format; JSON is always complete
) -> str:
    """Write the table of a comparison: one line per link, and per clause without one."""
    return lines_dumped(comparison.table().records())
