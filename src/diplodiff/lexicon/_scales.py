"""Published strength scales: data, and what they say together about two verbs."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from diplodiff.errors import OptionError

__all__ = ["Scale", "load_scales", "read_scales"]


class Scale(NamedTuple):
    """One published order of verbs.

    Parameters
    ----------
    name : str
        How the scale is cited: "Gruenberg 2009".
    source : str
        Where it stands.
    order : tuple of tuple of str
        Lemmas, weakest rank first; the source gives no order within a rank.
    """

    name: str
    source: str
    order: tuple[tuple[str, ...], ...]

    def rank(self, lemma: str) -> int | None:
        """Return the rank of a verb, 0 the weakest; None when the scale does not have it."""
        return next((rank for rank, verbs in enumerate(self.order) if lemma in verbs), None)


@functools.cache
def load_scales() -> tuple[Scale, ...]:
    """Load the scales that ship with the package, in the order of their file.

    Returns
    -------
    tuple of Scale
        At least one.
    """
    file = Path(__file__).with_name("scales.toml")
    return read_scales(file.read_text(encoding="utf-8"))


def read_scales(text: str) -> tuple[Scale, ...]:
    """Read scales from TOML: tables ``[[scale]]`` with `name`, `source` and `order`.

    Parameters
    ----------
    text : str
        Content of a scale file; ``lexicon/scales.toml`` in the package is the model.

    Returns
    -------
    tuple of Scale
        In the order of the file.

    Raises
    ------
    OptionError
        If the file is no TOML, has no scale, or a scale lacks a part or names a verb twice.
    """
    try:
        tables = tomllib.loads(text).get("scale", [])
    except tomllib.TOMLDecodeError as error:
        message = f"the scale file is not TOML: {error}"
        raise OptionError(message) from error
    if not tables:
        message = "the scale file has no [[scale]] table; at least one is needed"
        raise OptionError(message)
    return tuple(_scale(table, number) for number, table in enumerate(tables, 1))


def _scale(table: dict[str, Any], number: int) -> Scale:
    missing = [key for key in ("name", "source", "order") if not table.get(key)]
    if missing:
        message = f"scale {number} of the scale file lacks {', '.join(missing)}"
        raise OptionError(message)
    order = tuple(tuple(verbs) for verbs in table["order"])
    verbs = [verb for rank in order for verb in rank]
    repeated = sorted({verb for verb in verbs if verbs.count(verb) > 1})
    if repeated:
        message = f"scale {number} ({table['name']}) names {', '.join(repeated)} twice"
        raise OptionError(message)
    return Scale(name=table["name"], source=table["source"], order=order)
