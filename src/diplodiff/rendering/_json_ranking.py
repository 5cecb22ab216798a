"""A ranking -> JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._json import dumped
from diplodiff.rendering._ranking_words import leading
from diplodiff.rendering._synopsis import kind_counts
from diplodiff.rendering._words import name_at
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from diplodiff.batch import Ranked
    from diplodiff.model import Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_ranking"]


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking: for each text who it is, its scores and how many rows changed how.

    A text that was not compared has null for scores and changes.
    """
    first = leading(ranking)
    return dumped(
        {
            "schema": "diplodiff/ranking",
            "schema_version": "1.0",
            "signature": first.signature,
            "base": _identity(first.base, name_at(options.names, 0)),
            "ranked": [_ranked(place, item, options) for place, item in enumerate(ranking, 1)],
        }
    )


def _ranked(place: int, item: Ranked, options: TextOptions) -> dict[str, object]:
    found = item.comparison
    return {
        "rank": place,
        "position": item.position,
        **_identity(item.statement, name_at(options.names, item.position + 1)),
        "in_full": item.in_full,
        "first_look": item.first_look,
        "scores": {name: getattr(found.scores, name) for name in MEANINGS} if found else None,
        "changes": kind_counts(found.rows()) if found else None,
    }


def _identity(statement: Statement, name: str) -> dict[str, object]:
    return {
        "name": name,
        "title": statement.title,
        "symbol": statement.symbol,
        "date": statement.date.isoformat() if statement.date is not None else None,
        "clauses": len(statement),
    }
