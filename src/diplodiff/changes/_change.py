"""What became of a clause: the values that say it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diplodiff.changes._fact import Fact  # noqa: TC001 - read from the annotations of Change
from diplodiff.force import Force

__all__ = ["Change", "ChangeKind"]


class ChangeKind(StrEnum):
    """What happened to the wording of a clause."""

    UNCHANGED = "unchanged"
    """The same words; numbering, markers such as "also", spelling and typography may differ."""
    RENEWED = "renewed"
    """Only what goes on by itself is later: dates, numbers of documents, sessions, the texts' own
    parties and places. No quantity, no addressee, no target year."""
    AMENDED = "amended"
    PARTIAL = "partial"
    """Only a part of a longer clause carries over."""
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a row's clauses.

    Parameters
    ----------
    kind : ChangeKind
        What happened to the wording.
    force : Force
        Which way the force went, as far as sections and acts say; where only a part carries
        over, as far as its verbs say it of the whole clause.
    facts : tuple of Fact
        What changed inside the clauses, most important first.
    moved, split, merged : bool
        The clause stands elsewhere in the order; one became several; several became one.
    section : bool
        It crossed between preamble and operative part.
    rolled : tuple of (str, str)
        What rolled forward in a renewed clause, old and new, in the order of the text; the old
        one is "" where a list of citations goes on.
    kept_base, kept_other : float
        Shares in [0, 1] of the words of each side that stand on the other side too.
    """

    kind: ChangeKind
    force: Force = Force.SAME
    facts: tuple[Fact, ...] = ()
    reasons: tuple[str, ...] = ()
    moved: bool = False
    split: bool = False
    merged: bool = False
    section: bool = False
    rolled: tuple[tuple[str, str], ...] = ()
    kept_base: float = 0.0
    kept_other: float = 0.0

    @property
    def same(self) -> bool:
        """Whether nothing happened: the same words and force, in place, section and one piece."""
        changed = self.moved or self.split or self.merged or self.section
        return self.kind is ChangeKind.UNCHANGED and self.force is Force.SAME and not changed
