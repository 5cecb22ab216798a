"""Linked clauses -> what kind of change it is, and why.

Works on texts, acts and sections; knows nothing of vectors.
"""

from __future__ import annotations

from diplodiff.changes._change import Change, ChangeKind
from diplodiff.changes._classify import added, classify, dropped
from diplodiff.force import Force

__all__ = ["Change", "ChangeKind", "Force", "added", "classify", "dropped"]
