"""Results <-> plain data for JSON: the one place that knows the written form of each value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from itertools import chain, product
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff._schema import check_form, refuse
from diplodiff.alignment import Alignment, Pair
from diplodiff.changes import Change, ChangeKind, Force
from diplodiff.errors import SchemaError
from diplodiff.model import (
    Act,
    Addressee,
    AddresseeClass,
    Bracket,
    Clause,
    ClauseKind,
    Hedge,
    Notice,
    Omission,
    Performative,
    Phrase,
    Reference,
    ReferenceKind,
    Statement,
    Timing,
    TimingKind,
)
from diplodiff.scoring import Scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.alignment import Entry

__all__ = [
    "RECORD_COLUMNS",
    "alignment_from_list",
    "change_to_dict",
    "changes_from_rows",
    "check_comparison",
    "check_schema",
    "links_to_list",
    "records",
    "scores_from_dict",
    "scores_to_dict",
    "statement_from_dict",
    "statement_to_dict",
]


RECORD_COLUMNS = [
    *("base_label", "other_label", "kind", "force", "similarity", "group", "moved"),
    *("base_text", "other_text", "base_start", "base_end", "other_start", "other_end"),
]


class WrittenRow(NamedTuple):
    """A row of the synopsis in its written form."""

    base: tuple[int, ...]
    other: tuple[int, ...]
    change: Change
    redline: tuple[tuple[str, str], ...]


_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}")
_COMPARISON = {
    "signature": str,
    "scores": Scores,
    "base": Statement,
    "other": Statement,
    "links": tuple[Pair, ...],
    "rows": tuple[WrittenRow, ...],
}


def check_comparison(data: Mapping[str, object]) -> None:
    """Check the form of every part of a written comparison.

    Parameters
    ----------
    data : mapping
        As `Comparison.to_dict` returns it.

    Raises
    ------
    SchemaError
        If a part is missing or has another form; the text names the field.
    """
    for name, kind in _COMPARISON.items():
        check_form(data.get(name), kind, name=name)


def check_schema(data: object, *, name: str, version: str) -> None:
    """Refuse data of another schema or of a newer major version.

    Parameters
    ----------
    data : mapping
        Data with the keys "schema" and "schema_version".
    name, version : str
        What this version reads.

    Raises
    ------
    SchemaError
        If `data` says otherwise.
    """
    if not isinstance(data, Mapping):
        refuse("the data", data, "a mapping, as to_dict returns it")
    if data.get("schema") != name:
        refuse("schema", data.get("schema"), repr(name))
    found = data.get("schema_version")
    if not (isinstance(found, str) and _VERSION.fullmatch(found)):
        refuse("schema_version", found, f"a version such as {version!r}")
    if int(found.partition(".")[0]) > int(version.partition(".")[0]):
        message = f"schema version {found!r}; this version reads up to {version}: upgrade"
        raise SchemaError(message)


def statement_to_dict(statement: Statement) -> dict[str, Any]:
    """Return a statement as plain data: its fields, dates in ISO form."""
    return {name: _plain(value) for name, value in _fields(statement)}


def _fields(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any dataclass of the model
    return ((field.name, getattr(value, field.name)) for field in fields(value))


def _plain(value: object) -> object:
    """Turn a value of the model into what JSON has."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value):
        return {name: _plain(item) for name, item in _fields(value)}
    return value


def statement_from_dict(data: Any) -> Statement:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild a statement from the data of `statement_to_dict`."""
    return Statement(
        **{
            **data,
            "clauses": tuple(_clause(item) for item in data["clauses"]),
            "date": _date(data["date"]),
            "parties": tuple(data["parties"]),
            "omitted": tuple(Omission(**item) for item in data["omitted"]),
            "warnings": tuple(Notice(**item) for item in data["warnings"]),
        }
    )


def _clause(data: Mapping[str, Any]) -> Clause:
    rebuilt = {
        "kind": ClauseKind(data["kind"]),
        "acts": tuple(_act(item) for item in data["acts"]),
        "references": tuple(_reference(item) for item in data["references"]),
        "brackets": tuple(_bracket(item) for item in data["brackets"]),
    }
    return Clause(**{**data, **rebuilt})


def _act(data: Mapping[str, Any]) -> Act:
    performative = data["performative"]
    rebuilt = {
        "performative": None if performative is None else Performative(performative),
        "modifiers": tuple(data["modifiers"]),
        "verbs": tuple(data["verbs"]),
        "actor": _phrase(data["actor"]),
        "addressees": tuple(
            Addressee(**{**item, "category": AddresseeClass(item["category"])})
            for item in data["addressees"]
        ),
        "object": _phrase(data["object"]),
        "modal": _phrase(data["modal"]),
        "deadline": _timing(data["deadline"]),
        "frequency": _timing(data["frequency"]),
        "place": _phrase(data["place"]),
        "hedges": tuple(Hedge(**item) for item in data["hedges"]),
    }
    return Act(**{**data, **rebuilt})


def _reference(data: Mapping[str, Any]) -> Reference:
    return Reference(**{**data, "kind": ReferenceKind(data["kind"]), "date": _date(data["date"])})


def _bracket(data: Mapping[str, Any]) -> Bracket:
    return Bracket(
        **{**data, "alternatives": tuple(Phrase(**item) for item in data["alternatives"])}
    )


def _phrase(data: Mapping[str, Any] | None) -> Phrase | None:
    return None if data is None else Phrase(**data)


def _timing(data: Mapping[str, Any] | None) -> Timing | None:
    if data is None:
        return None
    return Timing(**{**data, "kind": TimingKind(data["kind"]), "date": _date(data["date"])})


def _date(written: str | None) -> dt.date | None:
    return None if written is None else dt.date.fromisoformat(written)


def links_to_list(alignment: Alignment) -> list[dict[str, Any]]:
    """Return the links as one record each."""
    return [pair._asdict() for pair in alignment]


def alignment_from_list(data: Any, *, n_base: int, n_other: int) -> Alignment:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild an alignment from the records of `links_to_list`."""
    columns = {name: [link[name] for link in data] for name in Pair._fields}
    for name, n_clauses in (("base", n_base), ("other", n_other), ("group", len(data))):
        for place, number in enumerate(columns[name]):
            if number >= n_clauses:
                refuse(f"links[{place}].{name}", number, f"less than {n_clauses}")
    pairs = list(zip(columns["base"], columns["other"], strict=True))
    if pairs != sorted(set(pairs)):
        refuse("links", pairs, "each pair of clauses once, in the order of the base")
    return Alignment(n_base=n_base, n_other=n_other, **columns)  # type: ignore[arg-type]  # lists: the constructor makes arrays of them


def change_to_dict(change: Change) -> dict[str, Any]:
    """Return a change as plain data."""
    return asdict(change)


def changes_from_rows(data: Any, *, entries: Sequence[Entry]) -> tuple[Change, ...]:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild the changes from the rows of a comparison, which its links have to make."""
    found = [(tuple(row["base"]), tuple(row["other"])) for row in data]
    if found != [(entry.base, entry.other) for entry in entries]:
        refuse("rows", found, f"the {len(entries)} rows that the links make")
    return tuple(_change(row["change"]) for row in data)


def _change(data: Mapping[str, Any]) -> Change:
    rebuilt = {
        "kind": ChangeKind(data["kind"]),
        "force": Force(data["force"]),
        "reasons": tuple(data["reasons"]),
        "rolled": tuple((old, new) for old, new in data["rolled"]),
        "kept_base": float(data["kept_base"]),  # many writers of JSON write 1.0 as 1
        "kept_other": float(data["kept_other"]),
    }
    return Change(**{**data, **rebuilt})


def scores_to_dict(scores: Scores) -> dict[str, Any]:
    """Return scores as plain data."""
    return asdict(scores)


def scores_from_dict(data: Any) -> Scores:  # noqa: ANN401 - parsed JSON of any shape
    """Rebuild scores from the data of `scores_to_dict`."""
    return Scores(**{name: float(value) for name, value in data.items()})


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
        return (None,) * 4
    return (str(change.force), pair.similarity, pair.group, pair.moved)


def _wording(clauses: Sequence[Clause | None]) -> list[object]:
    offsets = zip(_cells(clauses, "start"), _cells(clauses, "end"), strict=True)
    return [*_cells(clauses, "text"), *chain.from_iterable(offsets)]


def _cells(clauses: Sequence[Clause | None], name: str) -> list[object]:
    return [getattr(clause, name, None) for clause in clauses]
