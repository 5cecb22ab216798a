"""A statement -> a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._words import headline, name_at
from diplodiff.rendering.word._body import BodyWriter
from diplodiff.rendering.word._package import packed, signature
from diplodiff.rendering.word._redline import plain
from diplodiff.rendering.word._side import Side

if TYPE_CHECKING:
    from diplodiff.model import Statement
    from diplodiff.rendering.word import WordOptions

__all__ = ["render_statement"]


def render_statement(statement: Statement, *, options: WordOptions) -> bytes:
    """Write the clauses of a statement, one a paragraph, as its redlines show them."""
    signed = signature(options, statement)
    sides = (Side((clause,), source_text=statement.source_text) for clause in statement)
    return packed(
        BodyWriter(signed, first=0).written(plain(sides)) or "<w:p/>",
        (),
        title=headline(statement, name=name_at(options.names, 0)),
        language=statement.language,
        signed=signed,
    )
