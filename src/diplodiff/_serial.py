"""Parts of a comparison <-> plain data for JSON; a statement writes and reads itself."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain, product
from typing import TYPE_CHECKING, Any

from diplodiff._schema import text
from diplodiff.alignment import Alignment
from diplodiff.changes import Change, ChangeKind, Force
from diplodiff.scoring import Scores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplodiff.alignment import Entry
    from diplodiff.model import Clause, Statement

__all__ = [
    "RECORD_COLUMNS",
    "alignment_from_list",
    "change_to_dict",
    "changes_from_rows",
    "links_to_list",
    "records",
    "scores_from_dict",
    "scores_to_dict",
]


RECORD_COLUMNS = [
    *("base_label", "other_label", "kind", "force", "similarity", "group", "moved"),
    *("base_text", "other_text", "base_start", "base_end", "other_start", "other_end"),
]


def links_to_list(alignment: Alignment) -> list[dict[str, Any]]:
    """Return the links as one record each."""
    return [
        {"base": base, "other": other, "similarity": similarity, "group": group, "moved": moved}
        for base, other, similarity, group, moved in zip(
            alignment.base.tolist(),
            alignment.other.tolist(),
            alignment.similarity.tolist(),
            alignment.group.tolist(),
            alignment.moved.tolist(),
            strict=True,
        )
    ]


def alignment_from_list(data: Any, *, n_base: int, n_other: int) -> Alignment:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild an alignment from the records of `links_to_list`."""
    names = ("base", "other", "similarity", "group", "moved")
    columns = {name: [link[name] for link in data] for name in names}
    for name, n_clauses in (("base", n_base), ("other", n_other)):
        if any(not 0 <= index < n_clauses for index in columns[name]):
            message = f"a link names a {name} clause that is not there"
            raise ValueError(message)
    return Alignment(n_base=n_base, n_other=n_other, **columns)  # type: ignore[arg-type]  # lists: the constructor makes arrays of them


def change_to_dict(change: Change) -> dict[str, Any]:
    """Return a change as plain data."""
    return asdict(change)


def changes_from_rows(data: Any, *, n_rows: int) -> tuple[Change, ...]:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild the changes from the rows of a comparison, as many as its links make."""
    if len(data) != n_rows:
        message = f"{len(data)} rows stand where the links make {n_rows}"
        raise ValueError(message)
    return tuple(_change(row["change"]) for row in data)


def _change(data: Mapping[str, Any]) -> Change:
    rebuilt = {
        "kind": ChangeKind(data["kind"]),
        "force": Force(data["force"]),
        "reasons": tuple(data["reasons"]),
        "rolled": tuple((text(old), text(new)) for old, new in data["rolled"]),
    }
    return Change(**{**data, **rebuilt})


def scores_to_dict(scores: Scores) -> dict[str, Any]:
    """Return scores as plain data."""
    return asdict(scores)


def scores_from_dict(data: Any) -> Scores:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild scores from the data of `scores_to_dict`."""
    for name, value in data.items():
        if not isinstance(value, float) or not 0.0 <= value <= 1.0:
            message = f"the score {name} is {value!r}; it is a number in [0, 1]"
            raise ValueError(message)
    return Scores(**data)


def records(
    alignment: Alignment,
    entries: Sequence[Entry],
    changes: Sequence[Change],
    sides: tuple[Statement, Statement],
) -> list[tuple[object, ...]]:
    """Return one record per link and per clause without one, in the order of `RECORD_COLUMNS`."""
    pairs = zip(alignment.base.tolist(), alignment.other.tolist(), strict=True)
    links = {pair: link for link, pair in enumerate(pairs)}
    made: list[tuple[object, ...]] = []
    for entry, change in zip(entries, changes, strict=True):
        for i, j in product(entry.base or (None,), entry.other or (None,)):
            clauses = [
                None if index is None else side.clauses[index]
                for side, index in zip(sides, (i, j), strict=True)
            ]
            link = _link_cells(alignment, change, links.get((i, j)))
            made.append((*_cells(clauses, "label"), str(change.kind), *link, *_wording(clauses)))
    return made


def _link_cells(alignment: Alignment, change: Change, link: int | None) -> tuple[object, ...]:
    if link is None:
        return (None,) * 4
    return (
        str(change.force),
        float(alignment.similarity[link]),
        int(alignment.group[link]),
        bool(alignment.moved[link]),
    )


def _wording(clauses: Sequence[Clause | None]) -> list[object]:
    offsets = zip(_cells(clauses, "start"), _cells(clauses, "end"), strict=True)
    return [*_cells(clauses, "text"), *chain.from_iterable(offsets)]


def _cells(clauses: Sequence[Clause | None], name: str) -> list[object]:
    return [getattr(clause, name, None) for clause in clauses]
