"""Clause texts -> row vectors.

An `Encoder` turns a list of clause texts into one row each, dense or sparse; it knows nothing of
statements. `LexicalEncoder` is the default and needs no model; `TfidfEncoder` stands on
scikit-learn and `SemanticEncoder` on sentence-transformers, both imported when first used.
"""

from __future__ import annotations

from diplodiff.encoding._lexical import LexicalEncoder
from diplodiff.encoding._protocol import Encoder
from diplodiff.encoding._semantic import SemanticEncoder
from diplodiff.encoding._tfidf import TfidfEncoder

__all__ = ["Encoder", "LexicalEncoder", "SemanticEncoder", "TfidfEncoder"]
