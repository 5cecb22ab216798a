"""Plain data, as JSON gives it -> `SchemaError` unless it has the form of a value of this package.

The form is what the annotations of the value's type say, so that a field is checked as soon as it
is declared. Constructors may trust what has passed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from reprlib import Repr
from types import UnionType
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

from diplodiff import model
from diplodiff.errors import SchemaError

__all__ = ["check_form", "refuse"]

_LARGEST = 2**31 - 1
_DUE = {
    str: "a text",
    bool: "true or false",
    int: f"a whole number from 0 to {_LARGEST}",
    float: "a number from 0 to 1",
    dt.date: "a date such as 2020-07-22",
}
_LONGEST_SHOWN = 128  # bits; Python refuses to write out the longest numbers
# what the model's modules import for annotations alone
_NAMES = {"dt": dt, **{name: getattr(model, name) for name in model.__all__}}


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


def check_form(data: Any, kind: Any, *, name: str, end: int = _LARGEST) -> None:  # noqa: ANN401 - data and types of any kind are the subject here
    """Check plain data against the type of the value that is to be made of it.

    Parameters
    ----------
    data : object
        What JSON has: mappings, lists (or tuples), texts, numbers, true and false, nothing.
    kind : type
        A dataclass or named tuple, an enumeration of texts, a date, a plain type, a tuple of
        those, or one of them or None. Floats are shares in [0, 1], integers count from 0.
    name : str
        Where the data stands, for the error.
    end : int
        Largest offset; that of the source text inside a statement.

    Raises
    ------
    SchemaError
        If the data has another form, a field is missing or unknown, or a number is out of range.
    """
    if get_origin(kind) is UnionType:
        if data is not None:
            check_form(data, get_args(kind)[0], name=name, end=end)
    elif get_origin(kind) is tuple:
        _check_items(data, get_args(kind), name=name, end=end)
    elif is_dataclass(kind) or issubclass(kind, tuple):
        _check_fields(data, kind, name=name, end=end)
    elif not _fits(data, kind):
        refuse(name, data, _DUE.get(kind) or f"one of {', '.join(kind)}")


def _check_items(data: Any, kinds: tuple[Any, ...], *, name: str, end: int) -> None:  # noqa: ANN401 - see check_form
    if not isinstance(data, (list, tuple)):
        refuse(name, data, "a list")
    if kinds[-1] is ...:
        kinds = kinds[:1] * len(data)
    if len(data) != len(kinds):
        refuse(name, data, f"a list of {len(kinds)}")
    for place, (item, kind) in enumerate(zip(data, kinds, strict=True)):
        check_form(item, kind, name=f"{name}[{place}]", end=end)


def _check_fields(data: Any, kind: Any, *, name: str, end: int) -> None:  # noqa: ANN401 - see check_form
    hints = _hints(kind)
    if not isinstance(data, Mapping) or data.keys() != hints.keys():
        refuse(name, data, f"a mapping with the keys {', '.join(hints)} and no others")
    if isinstance(data.get("source_text"), str):
        end = len(data["source_text"])
    for field, field_kind in hints.items():
        check_form(data[field], field_kind, name=f"{name}.{field}", end=end)
    if "end" in hints:
        _check_span(data, name=name, end=end)


def _check_span(data: Mapping[str, int], *, name: str, end: int) -> None:
    offsets = [data[key] for key in ("printed_start", "start", "end") if key in data]
    if sorted(offsets) != offsets or data["end"] > end:
        refuse(f"{name}.end", data["end"], f"an offset from its start on, {end} at most")


class _Shortened(Repr):
    """Writes the beginning of a value, numbers of any length included."""

    def repr_int(self, x: int, level: int) -> str:
        return super().repr_int(x, level) if x.bit_length() <= _LONGEST_SHOWN else "a huge number"


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=_NAMES)


def _fits(data: object, kind: type) -> bool:
    if kind is float:
        return type(data) in (int, float) and 0 <= data <= 1  # type: ignore[operator]  # a number
    if kind is int:
        return type(data) is int and 0 <= data <= _LARGEST
    if kind is dt.date:
        return isinstance(data, str) and _is_date(data)
    if issubclass(kind, StrEnum):
        return isinstance(data, str) and data in list(kind)
    return isinstance(data, kind)


def _is_date(written: str) -> bool:
    try:
        dt.date.fromisoformat(written)
    except ValueError:
        return False
    return True
