"""Comparisons <-> plain data for JSON, and records for tables."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff._plain import from_plain, refuse
from diplodiff.alignment import Alignment, Pair
from diplodiff.changes import Change  # noqa: TC001 - read from the annotations of WrittenRow
from diplodiff.scoring import Scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplodiff._table import Cell
    from diplodiff.alignment import Entry
    from diplodiff.model import Clause, Statement

    Record = dict[str, Cell]

__all__ = [
    "RECORD_COLUMNS",
    "Written",
    "alignment_of",
    "changes_of",
    "links_to_list",
    "read_written",
    "records",
]


RECORD_COLUMNS = (
    *("base_label", "other_label", "kind", "force"),
    *("similarity", "probability", "group", "moved"),
    *("base_text", "other_text", "base_start", "base_end", "other_start", "other_end"),
    *("row", "split", "merged", "section", "rolled", "kept_base", "kept_other", "reasons"),
    *("base_kind", "other_kind", "base_opening", "other_opening"),
)
_CLAUSE_FIELDS = ("label", "kind", "opening", "text", "start", "end")
_ROLLED, _OR, _AND = " → ", "; ", " | "


class WrittenRow(NamedTuple):
    """A row of the synopsis in its written form."""

    base: tuple[int, ...]
    other: tuple[int, ...]
    change: Change
    redline: tuple[tuple[str, str], ...]


class Written(NamedTuple):
    """The parts of a written comparison beside its two statements."""

    signature: str
    scores: Scores
    links: tuple[Pair, ...]
    rows: tuple[WrittenRow, ...]


def read_written(data: Mapping[str, Any]) -> Written:
    """Read what a written comparison says beside its two statements.

    Parameters
    ----------
    data : mapping
        As `Comparison.to_dict` returns it.

    Returns
    -------
    Written
        Each part of the form that its type says.

    Raises
    ------
    SchemaError
        If a part is missing or has another form; the text names the field.
    """
    return Written(
        signature=from_plain(str, data.get("signature"), name="signature"),
        scores=from_plain(Scores, data.get("scores"), name="scores"),
        links=from_plain(tuple[Pair, ...], data.get("links"), name="links"),
        rows=from_plain(tuple[WrittenRow, ...], data.get("rows"), name="rows"),
    )


def links_to_list(alignment: Alignment) -> list[dict[str, Any]]:
    """Return the links as one record each."""
    return [pair._asdict() for pair in alignment]


def alignment_of(links: Sequence[Pair], *, n_base: int, n_other: int) -> Alignment:
    """Rebuild an alignment from its links, each between clauses that are there."""
    columns = {name: [getattr(link, name) for link in links] for name in Pair._fields}
    for name, n_clauses in (("base", n_base), ("other", n_other), ("group", len(links))):
        for place, number in enumerate(columns[name]):
            if number >= n_clauses:
                refuse(f"links[{place}].{name}", number, f"less than {n_clauses}")
    pairs = list(zip(columns["base"], columns["other"], strict=True))
    if pairs != sorted(set(pairs)):
        refuse("links", pairs, "each pair of clauses once, in the order of the base")
    return Alignment(n_base=n_base, n_other=n_other, **columns)  # type: ignore[arg-type]  # lists: the constructor makes arrays of them


def changes_of(rows: Sequence[WrittenRow], *, entries: Sequence[Entry]) -> tuple[Change, ...]:
    """Take the changes from the rows of a comparison, which its links have to make."""
    found = [(row.base, row.other) for row in rows]
    if found != [(entry.base, entry.other) for entry in entries]:
        refuse("rows", found, f"the {len(entries)} rows that the links make")
    return tuple(row.change for row in rows)


def records(
    alignment: Alignment,
    entries: Sequence[Entry],
    changes: Sequence[Change],
    sides: tuple[Statement, Statement],
) -> list[Record]:
    """Return one record per link and per clause without one, by the names of `RECORD_COLUMNS`."""
    links: dict[tuple[int | None, int | None], Pair] = {
        (pair.base, pair.other): pair for pair in alignment
    }
    made: list[Record] = []
    for row, (entry, change) in enumerate(zip(entries, changes, strict=True), start=1):
        of_row = {"row": row, "kind": change.kind.value, **_change_cells(change)}
        for i, j in product(entry.base or (None,), entry.other or (None,)):
            record = {**of_row, **_link_cells(change, links.get((i, j)))}
            for name, side, index in zip(("base", "other"), sides, (i, j), strict=True):
                clause = None if index is None else side.clauses[index]
                record |= _clause_cells(name, clause)
            made.append({name: record[name] for name in RECORD_COLUMNS})
    return made


def _change_cells(change: Change) -> Record:
    return {
        "split": change.split,
        "merged": change.merged,
        "section": change.section,
        "rolled": _OR.join(f"{old}{_ROLLED}{new}" for old, new in change.rolled),
        "kept_base": change.kept_base,
        "kept_other": change.kept_other,
        "reasons": _AND.join(change.reasons),
    }


def _link_cells(change: Change, pair: Pair | None) -> Record:
    if pair is None:
        return dict.fromkeys(("force", "similarity", "probability", "group", "moved"))
    return {
        "force": change.force.value,
        "similarity": pair.similarity,
        "probability": pair.probability,
        "group": pair.group,
        "moved": pair.moved,
    }


def _clause_cells(name: str, clause: Clause | None) -> Record:
    if clause is None:
        return {f"{name}_{field}": None for field in _CLAUSE_FIELDS}
    cells = {f"{name}_{field}": getattr(clause, field) for field in _CLAUSE_FIELDS}
    return {**cells, f"{name}_kind": clause.kind.value}
