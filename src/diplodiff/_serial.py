"""Results <-> plain data for JSON: the one place that knows the written form of each value."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from enum import StrEnum
from itertools import chain, product
from typing import TYPE_CHECKING, Any

from diplodiff.alignment import Alignment
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
    from collections.abc import Iterator, Mapping, Sequence

    from diplodiff.alignment import Entry, Pair

__all__ = [
    "RECORD_COLUMNS",
    "alignment_from_list",
    "change_to_dict",
    "changes_from_rows",
    "check_schema",
    "links_to_list",
    "malformed_as_schema_error",
    "records",
    "scores_from_dict",
    "scores_to_dict",
    "statement_from_dict",
    "statement_to_dict",
    "text",
]


RECORD_COLUMNS = [
    *("base_label", "other_label", "kind", "force", "similarity", "group", "moved"),
    *("base_text", "other_text", "base_start", "base_end", "other_start", "other_end"),
]


def check_schema(data: Mapping[str, object], *, name: str, version: str) -> None:
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
    found, found_version = data.get("schema"), str(data.get("schema_version"))
    if found != name:
        message = f"the schema is {found!r}; accepted is {name!r}"
        raise SchemaError(message)
    major = found_version.partition(".")[0]
    if not major.isdecimal() or int(major) > int(version.partition(".")[0]):
        message = f"schema version {found_version!r}; this version reads up to {version}: upgrade"
        raise SchemaError(message)


@contextmanager
def malformed_as_schema_error(name: str) -> Iterator[None]:
    """Turn the errors of reading malformed data into one `SchemaError` that names the fault."""
    try:
        yield
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        message = f"malformed {name} data: {type(error).__name__}: {error}"
        raise SchemaError(message) from error


def text(value: object) -> str:
    """Return a string, or raise TypeError for anything else."""
    if not isinstance(value, str):
        message = f"{value!r} stands where a text is due"
        raise TypeError(message)
    return value


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
            "parties": tuple(text(party) for party in data["parties"]),
            "omitted": tuple(Omission(**item) for item in data["omitted"]),
            "warnings": tuple(Notice(**item) for item in data["warnings"]),
        }
    )


def _clause(data: Mapping[str, Any]) -> Clause:
    text(data["text"])
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
