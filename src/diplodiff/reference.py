"""The bundled reference statement: the Ankara statement, found inside the page that quotes it."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from diplodiff.errors import NotAFileError
from diplodiff.parsing import parse

if TYPE_CHECKING:
    from diplodiff.model import Statement

__all__ = ["reference_statement"]

_SEED = "000_30507fdfd98f20b1.txt"


@functools.cache
def reference_statement() -> Statement:
    """Return the bundled reference statement.

    It is the Joint Statement on the Turkish-Russian High-Level Consultations on Libya (Ankara,
    22 July 2020), parsed once per process.

    Returns
    -------
    Statement
        Its `source_text` is the news page as it was found; `Statement.span` says where the
        statement lies in it.

    Raises
    ------
    NotAFileError
        If the text is missing from the installation.
    """
    # bytes, not text: reading text would translate line ends and shift every offset
    return parse(_seed().read_bytes().decode("utf-8"))


def _seed() -> Path:
    """Find the text in the installed package, else in the checkout that holds this module."""
    here = Path(__file__).resolve()
    for folder in (here.parent, here.parents[2]):
        seed = folder / "seeds" / _SEED
        if seed.is_file():
            return seed
    text = f"the bundled reference text {_SEED} is missing from this installation; reinstall it"
    raise NotAFileError(text)
