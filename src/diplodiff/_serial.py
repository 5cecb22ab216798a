"""Comparisons <-> plain data for JSON, and records for tables."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff._plain import from_plain, refuse
from diplodiff.alignment import Alignment, Pair
from diplodiff.changes import Change  # noqa: TC001 - read from the annotations of WrittenRow
from diplodiff.scoring import Scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplodiff.alignment import Entry
    from diplodiff.model import Clause, Statement

__all__ = [
    "RECORD_COLUMNS",
    "Written",
    "alignment_of",
    "changes_of",
    "links_to_list",
    "read_written",
    "records",
]


RECORD_COLUMNS = [
    *("base_label", "other_label", "kind", "force"),
    *("similarity", "probability", "group", "moved"),
    *("base_text", "other_text", "base_start", "base_end", "other_start", "other_end"),
]


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
) -> list[tuple[object, ...]]:
    """Return one record per link and per clause without one, in the order of `RECORD_COLUMNS`."""
    links: dict[tuple[int | None, int | None], Pair] = {
        (pair.base, pair.other): pair for pair in alignment
    }
    made: list[tuple[object, ...]] = []
    for entry, change in zip(entries, changes, strict=True):
        for i, j in product(entry.base or (None,), entry.other or (None,)):
            clauses = [
                None if index is None else side.clauses[index]
                for side, index in zip(sides, (i, j), strict=True)
            ]
            link = _link_cells(change, links.get((i, j)))
            made.append((*_cells(clauses, "label"), str(change.kind), *link, *_wording(clauses)))
    return made


def _link_cells(change: Change, pair: Pair | None) -> tuple[object, ...]:
    if pair is None:
        return (None,) * 5
    return (str(change.force), pair.similarity, pair.probability, pair.group, pair.moved)


def _wording(clauses: Sequence[Clause | None]) -> list[object]:
    offsets = zip(_cells(clauses, "start"), _cells(clauses, "end"), strict=True)
    return [*_cells(clauses, "text"), *chain.from_iterable(offsets)]


def _cells(clauses: Sequence[Clause | None], name: str) -> list[object]:
    return [getattr(clause, name, None) for clause in clauses]
