"""What became of the commitments of a text: dropped, new, kept, weakened or strengthened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from diplodiff._table import Table
from diplodiff.changes._passage import Passage
from diplodiff.changes.facts import crossed_section, is_recital, paired_acts
from diplodiff.force import Force, compare_force
from diplodiff.model import ClauseKind, is_binding
from diplodiff.model.commitments import COLUMNS, Commitment, commitment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplodiff.model import Act, Clause, Statement

__all__ = ["CommitmentChange", "CommitmentStatus", "compare_commitments"]


class CommitmentStatus(StrEnum):
    """What became of a commitment."""

    DROPPED = "dropped"
    NEW = "new"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    CHANGED = "changed"
    """It is denied or no longer denied, or sources disagree on its force, or differ."""
    KEPT = "kept"
    """Its words may differ, but nothing is known that gives or takes force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentChange:
    """One commitment on both sides.

    Parameters
    ----------
    status : CommitmentStatus
        What became of it.
    base, other : Commitment or None
        It on either side; None where a side has none. An act that binds nobody any more stands
        here as well.
    reasons : tuple of str
        Why it is weaker or stronger, in words that quote both sides.
    """

    status: CommitmentStatus
    base: Commitment | None
    other: Commitment | None
    reasons: tuple[str, ...] = ()

    def record(self) -> dict[str, str | int | None]:
        """Return its fields as cells, those of each side under its name."""
        cells: dict[str, str | int | None] = {
            "status": self.status.value,
            "reasons": " | ".join(self.reasons),
        }
        for name, side in (("base", self.base), ("other", self.other)):
            known = {} if side is None else side.record()
            cells |= {f"{name}_{key}": known.get(key) for key in COLUMNS}
        return cells


_COMPARED_COLUMNS = (
    *("status", "reasons"),
    *(f"{side}_{name}" for side in ("base", "other") for name in COLUMNS),
)
_STATUS = {
    Force.STRONGER: CommitmentStatus.STRENGTHENED,
    Force.WEAKER: CommitmentStatus.WEAKENED,
    Force.MIXED: CommitmentStatus.CHANGED,
    Force.DISPUTED: CommitmentStatus.CHANGED,
}
_BOUND = "now binds or moves somebody"
_FREED = "no longer binds or moves anybody"
_SLID = "slid into the preamble"
_ROSE = "rose from the preamble"
_RECITAL = "told in the preamble as what was decided before"


class _Done(NamedTuple):
    """One act where it stands."""

    clause: Clause
    act: Act
    number: int

    @property
    def binding(self) -> bool:
        return is_binding(self.clause, self.act)


def compare_commitments(
    base: Statement,
    other: Statement,
    rows: Iterable[tuple[Sequence[int], Sequence[int]]],
) -> Table[CommitmentChange]:
    """Say what became of each commitment of two texts.

    Parameters
    ----------
    base, other : Statement
        The texts.
    rows : iterable of (sequence of int, sequence of int)
        Indices of the clauses on the two sides of each row of their comparison.

    Returns
    -------
    Table of CommitmentChange
        Those of the base in its order, then the new ones in the order of the other text. An act
        that several rows pair is told with its first partner.
    """
    old, new = _acts(base), _acts(other)
    partner: dict[int, _Done] = {}
    answered: set[int] = set()
    for indices, indices_of_other in rows:
        if not indices or not indices_of_other:
            continue
        sides = (_passage(base, indices), _passage(other, indices_of_other))
        for act, later in _pairs(*sides):
            if id(act) not in partner and id(later) not in answered:
                partner[id(act)] = new[id(later)]
                answered.add(id(later))
    known = tuple(filter(None, (base.number, base.symbol)))

    def recited(done: _Done | None) -> bool:
        if done is None or done.clause.kind is not ClauseKind.PREAMBULAR:
            return False
        return is_recital(Passage([done.clause], other.source_text, other.language), known)

    found = [
        _change(done, partner.get(key), recital=recited(partner.get(key)))
        for key, done in old.items()
    ]
    found += [
        _change(None, done, recital=False) for key, done in new.items() if key not in answered
    ]
    told = [change for change in found if change is not None]
    return Table(told, CommitmentChange.record, _COMPARED_COLUMNS)


def _acts(statement: Statement) -> dict[int, _Done]:
    return {
        id(act): _Done(clause, act, number)
        for clause in statement.clauses
        for number, act in enumerate(clause.acts, start=1)
    }


def _passage(statement: Statement, indices: Sequence[int]) -> Passage:
    clauses = [statement.clauses[index] for index in indices]
    return Passage(clauses, statement.source_text, statement.language)


def _pairs(base: Passage, other: Passage) -> Iterator[tuple[Act, Act]]:
    """Pair the acts of a row; those of equal clauses by their place."""
    texts = [[clause.text for clause in side.clauses] for side in (base, other)]
    if texts[0] == texts[1] and len(base.acts) == len(other.acts):
        yield from zip(base.acts, other.acts, strict=True)
        return
    yield from paired_acts(base, other)
    if len(base.acts) == len(other.acts) == 1:  # both inherited: told where they stand
        yield base.acts[0], other.acts[0]


def _change(old: _Done | None, new: _Done | None, *, recital: bool) -> CommitmentChange | None:
    """Compare one act with its partner; None where neither binds."""
    if not any(done is not None and done.binding for done in (old, new)):
        return None
    if old is None or new is None:
        status = CommitmentStatus.NEW if old is None else CommitmentStatus.DROPPED
        return CommitmentChange(status=status, base=_row(old), other=_row(new))
    compared = compare_force(old.act, new.act)
    reasons = tuple(map(str, compared.reasons))
    status = _STATUS.get(compared.force, CommitmentStatus.KEPT)
    if old.binding is not new.binding:
        status = CommitmentStatus.STRENGTHENED if new.binding else CommitmentStatus.WEAKENED
        reasons = (_BOUND if new.binding else _FREED, *reasons)
    if crossed_section(old.clause, new.clause) and recital:
        status, reasons = CommitmentStatus.KEPT, (_RECITAL, *reasons)
    elif crossed_section(old.clause, new.clause):
        slid = new.clause.kind is ClauseKind.PREAMBULAR
        status = CommitmentStatus.WEAKENED if slid else CommitmentStatus.STRENGTHENED
        reasons = (_SLID if slid else _ROSE, *reasons)
    return CommitmentChange(status=status, base=_row(old), other=_row(new), reasons=reasons)


def _row(done: _Done | None) -> Commitment | None:
    return None if done is None else commitment_of(*done)
