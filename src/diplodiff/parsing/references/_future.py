"""Citations of what did not exist yet when the text was adopted: misprints, mostly.

The rule is that of the Corpus of Resolutions: UN Security Council, which drops citations whose
target is not older than their source. Meetings and deadlines may well lie ahead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.model import ReferenceKind
from diplodiff.parsing._notices import notice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from diplodiff.model import Clause, Notice, Reference

__all__ = ["find_future"]

_CITED = frozenset(
    {
        ReferenceKind.RESOLUTION,
        ReferenceKind.DECISION,
        ReferenceKind.STATEMENT,
        ReferenceKind.DOCUMENT,
    }
)
_YEAR = re.compile(r"[(/]((?:19|20)\d\d)(?!\d)")


def find_future(text: str, clauses: Iterable[Clause], adopted: dt.date | None) -> Iterator[Notice]:
    """Yield a notice for each citation of a later day or year than that of the text.

    Parameters
    ----------
    text : str
        The source text.
    clauses : iterable of Clause
        With their references.
    adopted : datetime.date or None
        Day of the text; nothing is said where it is unknown.

    Yields
    ------
    Notice
        With the code "ReferenceToTheFuture".
    """
    if adopted is None:
        return
    for clause in clauses:
        for reference in clause.references:
            if reference.kind in _CITED and _is_later(reference, adopted):
                message = f"{reference.identity} is later than the text, which is of {adopted}"
                span = reference.start, reference.end
                yield notice("ReferenceToTheFuture", message, text, *span)


def _is_later(reference: Reference, adopted: dt.date) -> bool:
    year = _YEAR.search(reference.identity)
    later_year = year is not None and int(year[1]) > adopted.year
    return later_year or (reference.date is not None and reference.date > adopted)
