"""All facts of change between two passages, in the order in which a reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._fact import FactKind
from diplodiff.changes.facts._acts import facts_of_acts

if TYPE_CHECKING:
    from diplodiff.changes._fact import Fact
    from diplodiff.changes._passage import Passage

__all__ = ["facts_of"]

_READERS = (facts_of_acts,)
_PLACE = {kind: place for place, kind in enumerate(FactKind)}


def facts_of(base: Passage, other: Passage) -> tuple[Fact, ...]:
    """List what changed between two passages.

    Parameters
    ----------
    base, other : Passage
        The two sides of a row.

    Returns
    -------
    tuple of Fact
        By kind, in the order of `FactKind`; within a kind in the order of the text.
    """
    found = [fact for read in _READERS for fact in read(base, other)]
    return tuple(sorted(found, key=lambda fact: _PLACE[fact.kind]))
