"""Paragraphs -> paragraphs, where each was but a line of a text pasted from elsewhere.

Who pastes an e-mail or a typescript into a word processor, or opens a plain text in it, gets a
paragraph for each line and an empty one for each blank line.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from diplodiff.reading.office._paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["join_typed_lines"]

_LEAST_RUN_ON = 0.15
"""Share of the lines with another directly below that have to go on in it, in the middle of a
sentence. Of 900 Security Council resolutions opened as plain text, nine in ten have more than a
third; paragraphs that were written as such have hardly any."""
_LEAST_LINE = 20
"""Characters; shorter lines may be the items of a list in small letters."""
_STOPS = ".,;:!?…”\"’'»–—"


def join_typed_lines(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    r"""Join the lines of paragraphs that were typed line by line.

    The parser, which knows how wrapped text goes on, finds the paragraphs in them.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Of a whole document, the empty ones among them.

    Returns
    -------
    sequence of Paragraph
        Those given, unless many go on in the next one in the middle of a sentence; then each
        group between empty ones as one, line by line.

    Examples
    --------
    >>> lines = ["The ferries of all harbours", "sail every day.", "", "Fares fall."]
    >>> [each.text for each in join_typed_lines([Paragraph(line) for line in lines])]
    ['The ferries of all harbours\nsail every day.', 'Fares fall.']
    """
    groups = [list(group) for blank, group in groupby(paragraphs, attrgetter("blank")) if not blank]
    lines = [pair for group in groups for pair in pairwise(each.text.strip() for each in group)]
    run_on = sum(_runs_on(above, below) for above, below in lines)
    if not run_on or run_on < _LEAST_RUN_ON * len(lines):
        return paragraphs
    return [_joined(group) for group in groups]


def _runs_on(above: str, below: str) -> bool:
    """Tell whether a sentence goes on in the next line."""
    return len(above) >= _LEAST_LINE and above[-1] not in _STOPS and below[:1].islower()


def _joined(lines: Sequence[Paragraph]) -> Paragraph:
    emphasised: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        emphasised += [(at + start, at + end) for start, end in line.emphasised]
        at += len(line.text) + 1
    hidden = tuple(words for line in lines for words in line.hidden)
    return Paragraph("\n".join(line.text for line in lines), tuple(emphasised), hidden)
