"""What a redline is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Edit", "EditKind"]


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
