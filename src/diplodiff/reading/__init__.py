"""Files and streams -> `Statement`: the only place of the library that opens documents.

`read` opens, recognises and decodes a document, then hands its text to the parser. It never
guesses whether a string is a path or a text, and never fetches anything from a network. Formats
other than text are read in a child process, which imports this package without its parser:
so names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from diplodiff.reading._bytes import MAX_FILE_BYTES
    from diplodiff.reading._limits import Limits
    from diplodiff.reading._many import read_many
    from diplodiff.reading._read import read

__all__ = ["MAX_FILE_BYTES", "Limits", "read", "read_many"]

_HOME = {
    "MAX_FILE_BYTES": "_bytes",
    "Limits": "_limits",
    "read": "_read",
    "read_many": "_many",
}


def __getattr__(name: str) -> object:
    """Import the module that holds a public name when the name is first used (PEP 562)."""
    if name not in _HOME:
        text = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(text)
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
