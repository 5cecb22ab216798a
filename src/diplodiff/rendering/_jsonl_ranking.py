"""A ranking -> JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._json import lines_dumped
from diplodiff.rendering._records import ranking_table

if TYPE_CHECKING:
    from diplodiff.batch import Ranked
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_ranking"]


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking, one line per text."""
    return lines_dumped(ranking_table(ranking, options.names).records())
