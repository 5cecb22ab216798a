"""What a diplomatic statement is: frozen values without arrays and without input or output.

A `Statement` is an ordered sequence of `Clause` values cut from one source text, each with its
character offsets into that text. What was left out of the clauses (page furniture, the news
article around a statement) is kept as `Omission` spans, so that every character of the source
that is not white space lies in exactly one clause or omission.

This module knows nothing of numpy, of parsing or of comparison.
"""

from __future__ import annotations

from diplodiff.model._act import BINDING, Act, Performative
from diplodiff.model._binding import is_binding
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
from diplodiff.model._statement import (
    LONGEST_EXCERPT,
    Clause,
    ClauseKind,
    Notice,
    Omission,
    Statement,
)

__all__ = [
    "BINDING",
    "LONGEST_EXCERPT",
    "Act",
    "Addressee",
    "AddresseeClass",
    "Bracket",
    "Clause",
    "ClauseKind",
    "Hedge",
    "Notice",
    "Omission",
    "Performative",
    "Phrase",
    "Reference",
    "ReferenceKind",
    "Statement",
    "Timing",
    "TimingKind",
    "is_binding",
]
