"""Rows -> the sentence that heads a page; sentences -> their quotations."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from diplodiff.changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.comparison import Row

__all__ = ["quotations", "sentence"]

# Newspapers write numbers up to ten in words ("The Economist Style Guide").
_NUMBERS = "no one two three four five six seven eight nine ten".split(" ")
_QUOTATION = re.compile("(“[^”]*”)")
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
    found = _counted(rows)
    kept = found.pop("stand")
    # the most frequent first, equals in their order
    told = sorted(((what, n) for what, n in found.items() if n), key=lambda it: -it[1])
    if not told:
        return f"Only numbers, dates or places moved on: {_number(kept)} {_clauses(kept)} kept"
    first, *others = told
    parts = [f"{_number(first[1])} {_clauses(first[1])} {first[0]}"]
    parts += [f"{_number(count)} {what}" for what, count in others]
    changed = ", ".join(parts)
    stand = "stands" if kept == 1 else "stand"
    return f"{changed[0].upper()}{changed[1:]}; {_number(kept) if kept else 'none'} {stand}"


def _counted(rows: tuple[Row, ...]) -> dict[str, int]:
    """Count clauses, not rows: a split or merged one stands in several rows and counts once."""
    sides: dict[ChangeKind, set[int]] = {kind: set() for kind in ChangeKind}
    for row in rows:
        sides[row.change.kind].update(id(clause) for clause in row.base or row.other)
    reworded = sides[ChangeKind.AMENDED] | sides[ChangeKind.PARTIAL]
    stand = sides[ChangeKind.UNCHANGED] | sides[ChangeKind.RENEWED]
    return {
        "reworded": len(reworded),
        "added": len(sides[ChangeKind.ADDED]),
        "dropped": len(sides[ChangeKind.DROPPED]),
        "stand": len(stand - reworded),
    }


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _clauses(count: int) -> str:
    return "clause" if count == 1 else "clauses"


def quotations(sentence: str) -> Iterator[tuple[bool, str]]:
    """Split a sentence of ours at what it quotes from the right-to-left.

    Parameters
    ----------
    sentence : str
        For example a fact, with quotations from the texts.

    Yields
    ------
    (bool, str)
        Whether the words have to be set apart, lest an arrow or colon beside them be drawn on the
        wrong side; and the words. All words together are the sentence.
    """
    for part in _QUOTATION.split(sentence):
        if part:
            yield _QUOTATION.fullmatch(part) is not None and _runs_leftwards(part), part


def _runs_leftwards(words: str) -> bool:
    return not words.isascii() and any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words
    )
