"""A clause -> its segments: the stretches of wording that texts take over from each other.

Half of all links between real texts carry over a part of a clause only. Segments are the parts
that can be looked at alone, and quoted: each is a span of the clause.
"""

from __future__ import annotations

import math
import re
from functools import cache

__all__ = ["segments"]

_LEAST_WORDS = 8
_MOST_WORDS = 40

_BREAK = re.compile(
    r" (?:(?=as well as\b|in order to\b)"
    r"|(?<=[.;:?!] )"
    r"|(?<=, )(?=(?:and|or|but|as well as|including|which|while|through|by|to|with|in order)\b)"
    r"|[\u2013\u2014-] )"
)
"""Where a sentence pauses: after a point, before what is added to a list or subordinated, and at a
dash. The clause's white space is folded, so every pause is one blank wide; the pattern begins with
it, for a search passes quickly over everything else."""


def segments(text: str) -> list[tuple[int, int]]:
    """Cut the wording of a clause into segments.

    Parameters
    ----------
    text : str
        Wording with its white space folded to single blanks.

    Returns
    -------
    list of (int, int)
        Start and end of each segment in `text`, at least one. They touch: each holds the blank
        that follows it. A segment has 8 words at least, unless the clause has fewer, and 40 at
        most; cuts lie at pauses, or between any two words where 40 words hold no pause.
    """
    n_blanks = text.count(" ")
    if n_blanks < 2 * _LEAST_WORDS - 1:  # not enough for two segments
        return [(0, len(text))]
    spans = []
    start = 0
    for pause in _BREAK.finditer(text):
        end = pause.end()
        if text.count(" ", start, end) >= _LEAST_WORDS:
            spans.append((start, end))
            start = end
    if spans and text.count(" ", start) < _LEAST_WORDS - 1:
        start = spans.pop()[0]
    spans.append((start, len(text)))
    if n_blanks < _MOST_WORDS:
        return spans
    return [part for span in spans for part in _cut(text, *span)]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a span of too many words into parts of about as many words each."""
    n_words = text.count(" ", start, end - 1) + 1
    if n_words <= _MOST_WORDS:
        return [(start, end)]
    length = math.ceil(n_words / math.ceil(n_words / _MOST_WORDS))
    return [part.span() for part in _words(length).finditer(text, start, end)]


@cache
def _words(most: int) -> re.Pattern[str]:
    """Match words with the blanks behind them, as many as there are up to a number."""
    return re.compile(rf"(?:[^ ]++ ?){{1,{most}}}")
