"""Italics of editors -> openings: where a document is set so, its lead phrases are in italics.

Editors of the United Nations set the lead phrase of a clause in italics, sometimes more of it than
a grammar would ("Takes note of the"), sometimes less ("Expressing" its concern). What they printed
is the opening; the acts of the clause stay as the grammar reads them, and italics without a verb
that it knows are none: titles and names are set in italics too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Clause

__all__ = ["openings_in_italics"]

_WORD = re.compile(r"[^\W_]")
_LONGEST = 160
"""Characters of a lead phrase, of which the longest have ten words."""
_PUNCTUATION = re.compile(r"[,.;:!?]")


def openings_in_italics(
    text: str, clauses: tuple[Clause, ...], italics: Sequence[tuple[int, int]]
) -> tuple[Clause, ...]:
    """Give clauses the lead phrases that are printed in italics.

    Parameters
    ----------
    text : str
        The source text.
    clauses : tuple of Clause
        With the openings that the grammar finds.
    italics : sequence of (int, int)
        Spans of the text, ascending and disjoint.

    Returns
    -------
    tuple of Clause
        Where a run of italics begins a clause, holds its verb and ends before the clause does, it
        is the opening.
    """
    starts = [start for start, _ in italics]
    found = []
    for clause in clauses:
        i = bisect_left(starts, clause.start) if clause.opening else len(starts)
        lead = _lead(text, clause, *italics[i]) if i < len(starts) else ""
        found.append(replace(clause, opening=lead) if lead else clause)
    return tuple(found)


def _lead(text: str, clause: Clause, start: int, end: int) -> str:
    """Return the words of a run of italics if they are the lead phrase of a clause, else ""."""
    if end - start > _LONGEST or _WORD.search(text, clause.start, start):
        return ""
    lead = fold(text[start:end]).strip(",;: ")
    if _PUNCTUATION.search(lead) or not _WORD.search(text, end, clause.end):
        return ""
    words, verb = f"{lead} ", f"{clause.opening.split()[0]} "
    return lead if words.startswith(verb) else ""
