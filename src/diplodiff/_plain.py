"""Values of this package <-> plain data, as JSON has it.

The form of the data is what the annotations of a value's type say, so that a field is written, read
and checked as soon as it is declared. The published JSON Schemas of the same forms stand in the
folder `schemas/`, as ``statement-1.0.json`` and ``comparison-1.0.json``.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from reprlib import Repr
from types import UnionType
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

from diplodiff.errors import SchemaError

__all__ = ["check_schema", "from_plain", "refuse", "to_plain"]

_LARGEST = 2**31 - 1
_DUE = {
    str: "a text",
    bool: "true or false",
    int: f"a whole number from 0 to {_LARGEST}",
    float: "a number from 0 to 1",
    dt.date: "a date such as 2020-07-22",
}
_LONGEST_SHOWN = 128  # bits; Python refuses to write out the longest numbers
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,2}")


def to_plain(value: object) -> Any:  # noqa: ANN401 - the shape follows the value
    """Turn a value into what JSON has: dates in ISO form, tuples as lists, named ones by name.

    Parameters
    ----------
    value : object
        A dataclass, a tuple, an enumerated text, a date or a plain value.

    Returns
    -------
    object
        Dictionaries, lists, texts, numbers, true, false and None.
    """
    if isinstance(value, tuple):
        plain = [to_plain(item) for item in value]
        names = getattr(value, "_fields", None)
        return plain if names is None else dict(zip(names, plain, strict=True))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value


def check_schema(data: object, *, name: str, version: str, where: str = "") -> None:
    """Refuse data of another schema or of a newer major version.

    Parameters
    ----------
    data : mapping
        Data with the keys "schema" and "schema_version".
    name, version : str
        What this version reads.
    where : str
        Where the data stands, for the error: "base", or "" for all of it.

    Raises
    ------
    SchemaError
        If `data` says otherwise.
    """
    if not isinstance(data, Mapping):
        refuse(where or "the data", data, "a mapping, as to_dict returns it")
    before = f"{where}." if where else ""
    if data.get("schema") != name:
        refuse(f"{before}schema", data.get("schema"), repr(name))
    found = data.get("schema_version")
    if not (isinstance(found, str) and _VERSION.fullmatch(found)):
        refuse(f"{before}schema_version", found, f"a version such as {version!r}")
    if int(found.partition(".")[0]) > int(version.partition(".")[0]):
        message = f"schema version {found!r}; this version reads up to {version}: upgrade"
        raise SchemaError(message)


def refuse(name: str, value: object, due: str) -> NoReturn:
    """Refuse a value, naming its field, what stands there and what is due.

    Parameters
    ----------
    name : str
        Where the value stands: "base.clauses[3].start".
    value : object
        What stands there; a long one is shown in part.
    due : str
        What is accepted.

    Raises
    ------
    SchemaError
        Always.
    """
    text = f"malformed data: {name} is {_Shortened().repr(value)}; due is {due}"
    raise SchemaError(text)


def from_plain(kind: Any, data: Any, *, name: str, end: int = _LARGEST) -> Any:  # noqa: ANN401 - data and types of any kind are the subject here
    """Rebuild a value from the data of `to_plain`, checking all of it.

    Parameters
    ----------
    kind : type
        A dataclass or named tuple, an enumeration of texts, a date, a plain type, a tuple of
        those, or one of them or None. Floats are shares in [0, 1], integers count from 0.
    data : object
        What JSON has. A field with a default may be missing, a whole number stand for a share.
    name : str
        Where the data stands, for the error.
    end : int
        Largest offset; that of the source text inside a statement.

    Returns
    -------
    object
        A value of that kind.

    Raises
    ------
    SchemaError
        If the data has another form, a field is missing or unknown, or a number is out of range.
    """
    if get_origin(kind) is UnionType:
        chosen = get_args(kind)[0]
        return None if data is None else from_plain(chosen, data, name=name, end=end)
    if get_origin(kind) is tuple:
        return _items(get_args(kind), data, name=name, end=end)
    if is_dataclass(kind) or issubclass(kind, tuple):
        return _record(kind, data, name=name, end=end)
    if not _fits(data, kind):
        refuse(name, data, _DUE.get(kind) or f"one of {', '.join(kind)}")
    return dt.date.fromisoformat(data) if kind is dt.date else kind(data)


def _items(kinds: tuple[Any, ...], data: Any, *, name: str, end: int) -> tuple[Any, ...]:  # noqa: ANN401 - see from_plain
    if not isinstance(data, (list, tuple)):
        refuse(name, data, "a list")
    if kinds[-1] is ...:
        kinds = kinds[:1] * len(data)
    if len(data) != len(kinds):
        refuse(name, data, f"a list of {len(kinds)}")
    return tuple(
        from_plain(kind, item, name=f"{name}[{place}]", end=end)
        for place, (item, kind) in enumerate(zip(data, kinds, strict=True))
    )


def _record(kind: Any, data: Any, *, name: str, end: int) -> Any:  # noqa: ANN401 - see from_plain
    hints = _hints(kind)
    if not isinstance(data, Mapping) or not _needed(kind) <= data.keys() <= hints.keys():
        refuse(name, data, f"a mapping with the keys {', '.join(hints)} and no others")
    if isinstance(data.get("source_text"), str):
        end = len(data["source_text"])
    made = {
        field: from_plain(hints[field], item, name=f"{name}.{field}", end=end)
        for field, item in data.items()
    }
    if "end" in made:
        _check_span(made, name=name, end=end)
    return kind(**made)


def _check_span(made: Mapping[str, int], *, name: str, end: int) -> None:
    offsets = [made[key] for key in ("printed_start", "start", "end") if key in made]
    if sorted(offsets) != offsets or made["end"] > end:
        refuse(f"{name}.end", made["end"], f"an offset from its start on, {end} at most")


class _Shortened(Repr):
    """Writes the beginning of a value, numbers of any length included."""

    def repr_int(self, x: int, level: int) -> str:
        return super().repr_int(x, level) if x.bit_length() <= _LONGEST_SHOWN else "a huge number"


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Return the types of a record's fields, resolving what its module imports for them alone."""
    package = sys.modules[kind.__module__.rpartition(".")[0]]
    return get_type_hints(kind, localns={**vars(package), "dt": dt})


@cache
def _needed(kind: type) -> frozenset[str]:
    """Return the fields that have no default."""
    if not is_dataclass(kind):
        return frozenset(_hints(kind))
    return frozenset(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )


def _fits(data: object, kind: type) -> bool:
    if kind is float:
        return type(data) in (int, float) and 0 <= data <= 1  # type: ignore[operator]  # a number
    if kind is int:
        return type(data) is int and 0 <= data <= _LARGEST
    if kind is dt.date:
        return isinstance(data, str) and _is_date(data)
    if issubclass(kind, StrEnum):
        return isinstance(data, str) and data in list(kind)
    return type(data) is kind


def _is_date(written: str) -> bool:
    try:
        date = dt.date.fromisoformat(written)
    except ValueError:
        return False
    return date.isoformat() == written  # not the week and the basic forms, which the schema lacks
