"""Statements and rankings -> the rows of a table, whose columns ``CODEBOOK.md`` explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff._table import Table
from diplodiff.changes import ChangeKind
from diplodiff.rendering._synopsis import kind_counts
from diplodiff.rendering._words import name_at
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from diplodiff._table import Cell
    from diplodiff.batch import Ranked
    from diplodiff.model import Clause, Statement

__all__ = ["clause_table", "ranking_table"]

_LIST = "; "
_CLAUSE_COLUMNS = (
    *("label", "kind", "marker", "depth", "parent", "opening", "text"),
    *("verbs", "performatives", "references", "start", "end", "printed_start"),
)
_RANKING_COLUMNS = (
    *("rank", "position", "name", "title", "symbol", "date", "clauses", "in_full", "first_look"),
    *MEANINGS,
    *(f"n_{kind.value}" for kind in ChangeKind),
    *("n_moved", "n_stronger", "n_weaker"),
)


def clause_table(statement: Statement) -> Table[Clause]:
    """List the clauses of a statement."""
    return Table(statement.clauses, _clause_record, _CLAUSE_COLUMNS)


def _clause_record(clause: Clause) -> dict[str, Cell]:
    cells: dict[str, Cell] = {name: getattr(clause, name, None) for name in _CLAUSE_COLUMNS}
    known = [act.performative for act in clause.acts if act.performative is not None]
    return cells | {
        "kind": clause.kind.value,
        "verbs": _LIST.join(act.head for act in clause.acts if act.head),
        "performatives": _LIST.join(performative.value for performative in known),
        "references": _LIST.join(cited.identity for cited in clause.references),
    }


def ranking_table(ranking: tuple[Ranked, ...], names: tuple[str, ...]) -> Table[dict[str, Cell]]:
    """List the texts of a ranking, the closest first."""
    records = [_ranked_record(place, item, names) for place, item in enumerate(ranking, start=1)]
    return Table(records, dict, _RANKING_COLUMNS)


def _ranked_record(place: int, item: Ranked, names: tuple[str, ...]) -> dict[str, Cell]:
    statement, found = item.statement, item.comparison
    counts = kind_counts(found.rows()) if found is not None else {}
    return {
        "rank": place,
        "position": item.position,
        "name": name_at(names, item.position + 1),
        "title": statement.title,
        "symbol": statement.symbol,
        "date": statement.date.isoformat() if statement.date is not None else None,
        "clauses": len(statement),
        "in_full": item.in_full,
        "first_look": item.first_look,
        **{name: getattr(found.scores, name) if found is not None else None for name in MEANINGS},
        **{
            name: counts.get(name.removeprefix("n_"))
            for name in _RANKING_COLUMNS
            if name.startswith("n_")
        },
    }
