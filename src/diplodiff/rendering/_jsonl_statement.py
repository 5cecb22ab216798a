"""A statement -> JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._json import lines_dumped
from diplodiff.rendering._records import clause_table

if TYPE_CHECKING:
    from diplodiff.model import Statement
    from diplodiff.rendering._options import TextOptions

__all__ = ["render_statement"]


def render_statement(
    statement: Statement,
    *,
    options: TextOptions,  # noqa: ARG001 - one signature for every format; JSON is always complete
) -> str:
    """Write a statement, one line per clause."""
    return lines_dumped(clause_table(statement).records())
