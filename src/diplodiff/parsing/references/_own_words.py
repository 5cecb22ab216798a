"""``citations.toml`` of a pack of the user's own -> how its language cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from diplodiff.errors import OptionError
from diplodiff.model import ReferenceKind
from diplodiff.parsing.references._words import CitationWords, Noun

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_words"]

_FILE = "citations.toml"
_LISTS = ("numbered", "provisions")


def read_words(folder: Path | None) -> CitationWords | None:
    """Read how the language of a pack cites.

    Parameters
    ----------
    folder : pathlib.Path or None
        Folder of the pack.

    Returns
    -------
    CitationWords or None
        None for a pack that leaves it to the package.

    Raises
    ------
    OptionError
        If the file breaks its format, with what is accepted.
    """
    file = None if folder is None else folder / _FILE
    if file is None or not file.is_file():
        return None
    import tomllib

    try:
        written = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{file}: {error}; accepted is TOML in UTF-8"
        raise OptionError(msg) from error
    numbered, provisions = (_nouns(written.pop(name, []), file) for name in _LISTS)
    plain = {"joins": "(?!)", "ranges": "[-–]", "dated": "(?!)", "owned": "(?!)"}
    words = {**plain, **_checked(written, CitationWords._fields, file)}
    return CitationWords(numbered=numbered, provisions=provisions, **words)


def _nouns(rows: object, file: Path) -> tuple[Noun, ...]:
    return tuple(_noun(row, file) for row in (rows if isinstance(rows, list) else [rows]))


def _noun(row: object, file: Path) -> Noun:
    if not isinstance(row, dict) or not {"stem", "kind"} <= row.keys():
        msg = f"{file}: noun {row!r}; accepted is a table with at least stem and kind"
        raise OptionError(msg)
    checked = _checked(row, Noun._fields, file)
    kinds = [kind.value for kind in ReferenceKind]
    if checked["kind"] not in kinds or len(checked["stem"]) <= 1:
        msg = f"{file}: {row!r}; accepted are kinds {kinds} and stems of two letters or more"
        raise OptionError(msg)
    return Noun(**{**checked, "kind": ReferenceKind(checked["kind"])})


def _checked(table: dict[str, Any], names: tuple[str, ...], file: Path) -> dict[str, Any]:
    """Return a table whose names are known and whose strings are regular expressions."""
    for name, value in table.items():
        wanted = bool if name == "prefixed" else str
        if name not in names or not isinstance(value, wanted):
            msg = f"{file}: {name} = {value!r}; accepted are strings, and these names: {names}"
            raise OptionError(msg)
        try:
            re.compile(str(value))
        except re.error as error:
            msg = f"{file}: {name} = {value!r} is no regular expression: {error}"
            raise OptionError(msg) from error
    return table
