"""Two statements -> which clause of the one became which of the other, and how sure that is.

A clause may have many partners: half of the links between real texts carry over a part of a long
paragraph only. So every pair of clauses is judged twice, by features that any reader would look
at. First by itself: how alike the wording is, whether a segment of the one is in the other and in
nothing else, which phrases both have, how far apart they stand. Then knowing what the first look
made of all others: whether links lie around, and what the two share that no better partner
accounts for. Logistic models that were fitted to annotated pairs of texts weigh them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.linking._link import link

if TYPE_CHECKING:
    from diplodiff.linking._evidence import Evidence, Quote, SharedSegment, SharedWord, evidence

__all__ = ["Evidence", "Quote", "SharedSegment", "SharedWord", "evidence", "link"]


def __getattr__(name: str) -> object:
    """Load what makes evidence when it is first asked for: most comparisons never do."""
    if name not in __all__:
        text = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(text)
    from diplodiff.linking import _evidence

    return getattr(_evidence, name)
