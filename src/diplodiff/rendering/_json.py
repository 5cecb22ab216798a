"""Plain data -> JSON: in a fixed order, the same to the byte for the same data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diplodiff.rendering._visible import json_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["dumped", "lines_dumped"]


def dumped(data: Mapping[str, object]) -> str:
    """Write plain data as a JSON document that a terminal can show and UTF-8 can hold.

    Parameters
    ----------
    data : mapping of str to object
        What `json` can write; the keys stay in their order.

    Returns
    -------
    str
        The document, indented by two, ending in one newline.

    Raises
    ------
    ValueError
        If a number is infinite or not a number: that is no JSON, and a fault to be seen here.
    """
    return json_safe(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def lines_dumped(records: Iterable[Mapping[str, object]]) -> str:
    """Write plain records as JSON Lines: one document a line, each ending in a newline.

    Parameters
    ----------
    records : iterable of mapping of str to object
        What `json` can write; the keys stay in their order.

    Returns
    -------
    str
        The lines; nothing without records.
    """
    lines = (json.dumps(record, ensure_ascii=False, allow_nan=False) for record in records)
    return "".join(f"{json_safe(line)}\n" for line in lines)
