"""Two sides of a row -> the facts of change between them.

Each module reads facts of one sort; what they have in common is the two passages, and where their
words differ.
"""

from __future__ import annotations

from diplodiff.changes.facts._acts import crossed_section, is_recital, paired_acts
from diplodiff.changes.facts._facts import facts_of

__all__ = ["crossed_section", "facts_of", "is_recital", "paired_acts"]
