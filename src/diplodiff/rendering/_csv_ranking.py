"""A ranking -> comma-separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._records import ranking_table

if TYPE_CHECKING:
    from diplodiff.batch import Ranked
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_ranking"]


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking, one row per text."""
    return ranking_table(ranking, options.names).to_csv()
