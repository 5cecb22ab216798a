"""Linked clauses -> what kind of change it is, and why.

Works on texts, openings and sections; knows nothing of vectors.
"""

from __future__ import annotations

from diplodiff.changes._change import Change, ChangeKind, Force
from diplodiff.changes._classify import added, classify, dropped

__all__ = ["Change", "ChangeKind", "Force", "added", "classify", "dropped"]
