"""Two clause texts -> word edits, cleaned so that they read as a person would mark them.

Knows nothing of clauses, links or vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Edit", "EditKind", "word_edits"]


class EditKind(StrEnum):
    """What became of a stretch of words."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of text and what became of it.

    Parameters
    ----------
    kind : EditKind
        Equal, deleted (stands in the base only) or inserted (in the other only).
    text : str
        The characters themselves, never empty.
    """

    kind: EditKind
    text: str


def word_edits(base: str, other: str) -> tuple[Edit, ...]:
    """Mark the words that changed between two texts."""
    raise NotImplementedError
