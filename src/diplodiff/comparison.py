"""Two statements -> their `Comparison`: the composition root of the library.

It joins encoding, similarity, alignment, changes and scoring; it opens no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplodiff.alignment import Alignment
    from diplodiff.changes import Change
    from diplodiff.model import Clause, Statement
    from diplodiff.scoring import Scores
    from diplodiff.wording import Edit

__all__ = ["SCHEMA", "SCHEMA_VERSION", "Comparison", "Link", "Row"]

SCHEMA = "diplodiff/comparison"
SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One clause of the base linked to one of the other.

    Parameters
    ----------
    base, other : Clause
        The linked clauses.
    similarity : float
        In [0, 1].
    group : int
        Links of one split, merge or many-to-many gathering share it.
    moved : bool
        Whether the link leaves the common order of the two texts.
    """

    base: Clause
    other: Clause
    similarity: float
    group: int
    moved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the synopsis: what stands on the two sides, and what became of it.

    Parameters
    ----------
    base, other : tuple of Clause
        The clauses on the two sides; one side is empty for an added or dropped clause. A split
        has one clause in `base` and several in `other`, a merger the reverse.
    change : Change
        What became of them.
    similarity : float
        Largest similarity of the row's links, in [0, 1]; 0 without a link.
    """

    base: tuple[Clause, ...]
    other: tuple[Clause, ...]
    change: Change
    similarity: float

    def redline(self) -> tuple[Edit, ...]:
        """Mark the words that changed, clauses of one side joined by a space."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False, kw_only=True)
class Comparison:
    """Everything found by comparing two statements.

    Parameters
    ----------
    base, other : Statement
        The operands.
    alignment : Alignment
        Links between their clauses.
    changes : tuple of Change
        One per row, in the order of `rows()`.
    scores : Scores
        How alike the two are.
    signature : str
        Encoder, linking and version; two scores compare only if their signatures agree.
    """

    base: Statement
    other: Statement
    alignment: Alignment
    changes: tuple[Change, ...]
    scores: Scores
    signature: str

    def links(self) -> Iterator[Link]:
        """Iterate over the links, ordered by base clause, then other clause."""
        raise NotImplementedError

    def rows(self) -> tuple[Row, ...]:
        """Return the synopsis in reading order: every clause of both sides is in a row."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, object]:
        """Return plain data for JSON: schema and version, statements, links, changes, scores."""
        raise NotImplementedError

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Comparison:
        """Rebuild a comparison from `to_dict`'s data; refuse an unknown major version."""
        raise NotImplementedError
