"""Two sides of a row -> the facts of change between them.

Each module reads facts of one sort; what they have in common is the two passages, and where their
words differ.
"""

from __future__ import annotations

from diplodiff.changes.facts._facts import facts_of

__all__ = ["facts_of"]
