"""Clause texts -> row vectors.

An `Encoder` turns a list of clause texts into one row each, dense or sparse; it knows nothing of
statements. `LexicalEncoder` is the default and needs no model; `TfidfEncoder` stands on
scikit-learn and `SemanticEncoder` on sentence-transformers, both imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from diplodiff.encoding._lexical import (
    LexicalEncoder,
    group_counts,
    letters_of,
    weighted_rows,
)

if TYPE_CHECKING:
    from diplodiff.encoding._protocol import Encoder
    from diplodiff.encoding._semantic import SemanticEncoder
    from diplodiff.encoding._sketch import Sketches, sketches
    from diplodiff.encoding._tfidf import TfidfEncoder

__all__ = [
    "Encoder",
    "LexicalEncoder",
    "SemanticEncoder",
    "Sketches",
    "TfidfEncoder",
    "group_counts",
    "letters_of",
    "sketches",
    "weighted_rows",
]

_HOME = {
    "Encoder": "_protocol",
    "SemanticEncoder": "_semantic",
    "Sketches": "_sketch",
    "TfidfEncoder": "_tfidf",
    "sketches": "_sketch",
}


def __getattr__(name: str) -> object:
    """Load a name when it is first asked for: most comparisons need the lexical encoder alone."""
    if name not in _HOME:
        text = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(text)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
