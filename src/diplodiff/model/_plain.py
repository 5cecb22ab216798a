"""A statement <-> plain data for JSON, field by field as the model declares them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from diplodiff.model._act import Act, Performative
from diplodiff.model._phrases import (
    Addressee,
    AddresseeClass,
    Bracket,
    Hedge,
    Phrase,
    Reference,
    ReferenceKind,
    Timing,
    TimingKind,
)
from diplodiff.model._statement import Clause, ClauseKind, Notice, Omission, Statement

__all__ = ["from_plain", "to_plain"]

_PLAIN = {bool: "true or false", int: "a whole number", str: "a text", list: "a list"}

# The names that annotations of the model use. Dataclasses keep annotations as they are written,
# so that the model itself says how its data are read back, and a field added there is read here.
_TYPES: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(Act, Addressee, Bracket, Clause, Hedge, Notice, Omission, Phrase, Reference, Timing),
        *(AddresseeClass, ClauseKind, Performative, ReferenceKind, TimingKind),
        *_PLAIN,
    )
}


def to_plain(value: object) -> Any:  # noqa: ANN401 - the shape follows the value
    """Turn a value of the model into what JSON has: dates in ISO form, tuples as lists."""
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value


def from_plain(data: Mapping[str, object]) -> Statement:
    """Rebuild a statement from the data of `to_plain`.

    Parameters
    ----------
    data : mapping
        The fields of the statement; one with a default may be missing.

    Returns
    -------
    Statement
        Equal to the one that was written.

    Raises
    ------
    TypeError, ValueError
        If a field is missing, unknown or of another type than the model says.
    """
    rebuilt: Statement = _rebuilt(Statement, data)
    return rebuilt


def _rebuilt(kind: Any, data: object) -> Any:  # noqa: ANN401 - any dataclass of the model
    if not isinstance(data, Mapping):
        message = f"{data!r} stands where the fields of a {kind.__name__} are due"
        raise TypeError(message)
    annotations = {field.name: field.type for field in fields(kind)}
    if unknown := [name for name in data if name not in annotations]:
        message = f"a {kind.__name__} has no {unknown[0]!r}"
        raise TypeError(message)
    return kind(**{name: _read(annotations[name], item) for name, item in data.items()})


def _read(annotation: Any, data: Any) -> Any:  # noqa: ANN401 - parsed JSON of any shape
    """Read data as what an annotation of the model says: "tuple[Act, ...]", "Phrase | None"."""
    if annotation.endswith(" | None"):
        return None if data is None else _read(annotation.removesuffix(" | None"), data)
    if annotation.startswith("tuple["):
        inner = annotation.removeprefix("tuple[").removesuffix(", ...]")
        return tuple(_read(inner, item) for item in _checked(data, list))
    if annotation == "dt.date":
        return dt.date.fromisoformat(data)
    kind = _TYPES[annotation]
    if is_dataclass(kind):
        return _rebuilt(kind, data)
    return kind(data) if issubclass(kind, StrEnum) else _checked(data, kind)


def _checked(data: Any, kind: type) -> Any:  # noqa: ANN401 - parsed JSON of any shape
    # the type itself and no other: True is an int to Python and to no reader of JSON
    if type(data) is not kind:
        message = f"{data!r} stands where {_PLAIN[kind]} is due"
        raise TypeError(message)
    return data
