"""Linked clauses -> what kind of change it is, and why.

Works on texts, acts and sections; knows nothing of vectors.
"""

from __future__ import annotations

from diplodiff.changes._change import Change, ChangeKind
from diplodiff.changes._classify import added, classify, dropped
from diplodiff.changes._fact import Fact, FactKind
from diplodiff.changes._passage import Origin, Passage
from diplodiff.force import Force

__all__ = [
    "Change",
    "ChangeKind",
    "Fact",
    "FactKind",
    "Force",
    "Origin",
    "Passage",
    "added",
    "classify",
    "dropped",
]
