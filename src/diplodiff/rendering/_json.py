"""Results -> JSON: complete, in a fixed order, the same to the byte for the same result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diplodiff.rendering._synopsis import kind_counts
from diplodiff.rendering._visible import json_safe
from diplodiff.rendering._words import name_at
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison
    from diplodiff.model import Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_comparison", "render_ranking", "render_statement"]

_SCHEMA_VERSION = "1.0"


def render_comparison(
    comparison: Comparison,
    *,
    options: TextOptions,  # noqa: ARG001 - one signature for every format; JSON is always complete
) -> str:
    """Write a comparison with everything in it."""
    return _dumped(comparison.to_dict())


def render_statement(
    statement: Statement,
    *,
    options: TextOptions,  # noqa: ARG001 - as above
) -> str:
    """Write a statement with its clauses, omissions, notices and source text."""
    from diplodiff._serial import statement_to_dict  # noqa: PLC0415 - only when used

    plain = statement_to_dict(statement)
    head = {"schema": "diplodiff/statement", "schema_version": _SCHEMA_VERSION}
    return _dumped({**head, **plain})


def render_ranking(ranking: tuple[Ranked, ...], *, options: TextOptions) -> str:
    """Write a ranking: for each text who it is, its scores and how many rows changed how."""
    base = ranking[0].comparison.base
    return _dumped(
        {
            "schema": "diplodiff/ranking",
            "schema_version": _SCHEMA_VERSION,
            "signature": ranking[0].comparison.signature,
            "base": _identity(base, name_at(options.names, 0)),
            "ranked": [_ranked(place, item, options) for place, item in enumerate(ranking, 1)],
        }
    )


def _ranked(place: int, item: Ranked, options: TextOptions) -> dict[str, object]:
    comparison = item.comparison
    scores = {name: getattr(comparison.scores, name) for name in MEANINGS}
    return {
        "rank": place,
        "position": item.position,
        **_identity(comparison.other, name_at(options.names, item.position + 1)),
        "scores": scores,
        "changes": kind_counts(comparison.rows()),
    }


def _identity(statement: Statement, name: str) -> dict[str, object]:
    return {
        "name": name,
        "title": statement.title,
        "symbol": statement.symbol,
        "date": statement.date.isoformat() if statement.date is not None else None,
        "clauses": len(statement),
    }


def _dumped(data: dict[str, object]) -> str:
    # NaN is no JSON: a score that is not a number is a fault to be seen here
    return json_safe(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"
