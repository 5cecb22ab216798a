"""A comparison -> JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._json import dumped

if TYPE_CHECKING:
    from diplodiff.comparison import Comparison
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_comparison"]


def render_comparison(
    comparison: Comparison,
    *,
    options: TextOptions,  # noqa: ARG001 - one signature for every format; JSON is always complete
) -> str:
    """Write a comparison with everything in it."""
    return dumped(comparison.to_dict())
