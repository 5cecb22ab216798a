"""Doubts about a reading, made in one way: with the words that they are about."""

from __future__ import annotations

from diplodiff.model import LONGEST_EXCERPT, Notice
from diplodiff.text import fold

__all__ = ["notice"]

_LOOK = 4 * LONGEST_EXCERPT
"""Characters that are folded for an excerpt: printed texts have no longer runs of white space."""


def notice(code: str, message: str, source_text: str, start: int, end: int) -> Notice:
    """Make a notice about words of a text, with their first words as its excerpt.

    Parameters
    ----------
    code : str
        Stable name of the kind of doubt, in CamelCase.
    message : str
        The doubt in one sentence, without a full stop.
    source_text : str
        The text as received.
    start, end : int
        Offsets of the words in question.

    Returns
    -------
    Notice
        Its excerpt ends in "…" where the words go on.

    Examples
    --------
    >>> notice("Doubt", "a doubt", "1.  Decides to act", 0, 11).excerpt
    '1. Decides'
    """
    words = fold(source_text[start : min(end, start + _LOOK)])
    if len(words) > LONGEST_EXCERPT or end - start > _LOOK:
        words = words[: LONGEST_EXCERPT - 1].rstrip() + "…"
    return Notice(code=code, message=message, excerpt=words, start=start, end=end)
