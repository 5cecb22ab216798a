"""Rows -> the sentence that heads a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._synopsis import kind_counts

if TYPE_CHECKING:
    from diplodiff.comparison import Row

__all__ = ["sentence"]

# Newspapers write numbers up to ten in words ("The Economist Style Guide").
_NUMBERS = "no one two three four five six seven eight nine ten".split(" ")
_SAME = "The two texts are the same, word for word"


def sentence(rows: tuple[Row, ...]) -> str:
    """Sum up a comparison as a headline does.

    Parameters
    ----------
    rows : tuple of Row
        Its rows.

    Returns
    -------
    str
        For example "Seven clauses added, six reworded, one dropped; four stand".
    """
    if not rows:
        return "Nothing to compare"
    if all(row.change.same for row in rows):
        return _SAME
    counts = kind_counts(rows)
    found = (
        ("reworded", counts["amended"] + counts["partial"]),
        ("added", counts["added"]),
        ("dropped", counts["dropped"]),
    )
    # the most frequent first, equals in the order above
    told = sorted((it for it in found if it[1]), key=lambda it: -it[1])
    kept = counts["unchanged"] + counts["renewed"]
    if not told:
        return f"Only numbers, dates or places moved on: {_number(kept)} {_clauses(kept)} kept"
    first, *others = told
    parts = [f"{_number(first[1])} {_clauses(first[1])} {first[0]}"]
    parts += [f"{_number(count)} {what}" for what, count in others]
    changed = ", ".join(parts)
    stand = "stands" if kept == 1 else "stand"
    return f"{changed[0].upper()}{changed[1:]}; {_number(kept) if kept else 'none'} {stand}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _clauses(count: int) -> str:
    return "clause" if count == 1 else "clauses"
