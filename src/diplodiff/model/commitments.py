"""Who does what, for whom, by when: the acts of a statement that bind or move somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplodiff._table import Table
from diplodiff.model._binding import is_binding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.model._act import Act, Performative
    from diplodiff.model._statement import Clause, Statement

__all__ = ["COLUMNS", "Commitment", "commitment_of", "commitments_of"]

_LIST = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One act that binds or moves somebody, in words that fit into a row.

    Parameters
    ----------
    id : str
        The label of its clause and the number of the act in it, from 1: "OP4(a)/2". Stable as
        long as the labels are.
    label : str
        How one cites the clause.
    performative : Performative
        Directive, commissive or constitutive.
    opening : str
        The lead phrase as written.
    actor : str
        Who speaks or promises, as far as the text names them; else "".
    addressees : tuple of str
        Whom the act moves to do something.
    what : str
        What is to be done.
    deadline, frequency : str
        By when, and how often, as written; else "".
    due : str
        The date of the deadline in ISO form, where it is whole; else "".
    hedges : tuple of str
        Words that take force from it.
    references : tuple of str
        Identities of what it cites.
    start, end : int
        Offsets of the act in the source text, from its opening to the end of what is to be done.
    """

    id: str
    label: str
    performative: Performative | None
    opening: str
    actor: str = ""
    addressees: tuple[str, ...] = ()
    what: str = ""
    deadline: str = ""
    frequency: str = ""
    due: str = ""
    hedges: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    start: int
    end: int

    def record(self) -> dict[str, str | int | None]:
        """Return its fields as cells; lists are joined by "; "."""
        return {
            "id": self.id,
            "label": self.label,
            "performative": None if self.performative is None else self.performative.value,
            "opening": self.opening,
            "actor": self.actor,
            "addressees": _LIST.join(self.addressees),
            "what": self.what,
            "deadline": self.deadline,
            "frequency": self.frequency,
            "due": self.due,
            "hedges": _LIST.join(self.hedges),
            "references": _LIST.join(self.references),
            "start": self.start,
            "end": self.end,
        }


COLUMNS = (
    *("id", "label", "performative", "opening", "actor", "addressees", "what"),
    *("deadline", "frequency", "due", "hedges", "references", "start", "end"),
)


def commitments_of(statement: Statement) -> Table[Commitment]:
    """List the acts of a statement that bind or move somebody, in the order of the text."""
    return Table(_commitments(statement), Commitment.record, COLUMNS)


def _commitments(statement: Statement) -> Iterator[Commitment]:
    for clause in statement.clauses:
        for number, act in enumerate(clause.acts, start=1):
            if is_binding(clause, act):
                yield commitment_of(clause, act, number)


def commitment_of(clause: Clause, act: Act, number: int) -> Commitment:
    """Put one act of a clause into the words of a row.

    Parameters
    ----------
    clause : Clause
        The clause.
    act : Act
        One of its acts.
    number : int
        Which one, from 1.

    Returns
    -------
    Commitment
        Also of an act that binds nobody: what became of one that did.
    """
    behind = _end(clause, act)
    cited = (cited.identity for cited in clause.references if act.start <= cited.start < behind)
    deadline = act.deadline
    due = deadline.date if deadline is not None else None
    return Commitment(
        id=f"{clause.label}/{number}",
        label=clause.label,
        performative=act.performative,
        opening=act.opening,
        actor=act.actor.text if act.actor is not None else "",
        addressees=tuple(who.text for who in act.addressees),
        what=act.object.text if act.object is not None else "",
        deadline=deadline.text if deadline is not None else "",
        frequency=act.frequency.text if act.frequency is not None else "",
        due=due.isoformat() if due is not None else "",
        hedges=tuple(hedge.text for hedge in act.hedges),
        references=tuple(dict.fromkeys(cited)),
        start=act.start,
        end=behind,
    )


def _end(clause: Clause, act: Act) -> int:
    """Return where an act ends; one that is inherited begins above its clause."""
    if act.object is not None:
        return max(act.end, act.object.end)
    return clause.end if act.inherited else act.end
