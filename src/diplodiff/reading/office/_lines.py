"""Paragraphs -> paragraphs, where each was but a line of a text pasted from elsewhere.

Who pastes an e-mail or a typescript into a word processor gets a paragraph for each line and an
empty one between the paragraphs.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from diplodiff.reading.office._paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["join_typed_lines"]

_WIDEST = 120
"""Characters; nobody wraps lines of plain text beyond."""
_FULL = 0.7
"""Share of the widest line that a line reaches which goes on in the next, typists' hyphenation
being rare; below, it ended by itself."""
_MOST_FULL = 0.7
"""Share of the lines with another directly below that have to be full, since lists and addresses
have lines of any length."""


def join_typed_lines(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    r"""Join the lines of paragraphs that were typed line by line.

    Parameters
    ----------
    paragraphs : sequence of Paragraph
        Of a whole document, the empty ones among them.

    Returns
    -------
    sequence of Paragraph
        Those given, unless empty ones part groups of lines that are nearly all of one width.

    Examples
    --------
    >>> lines = ["The ferry between the two", "harbours sails daily."]
    >>> lines += ["", "Fares will fall again", "in May."]
    >>> joined = join_typed_lines([Paragraph(line) for line in lines])
    >>> [each.text for each in joined]
    ['The ferry between the two\nharbours sails daily.', 'Fares will fall again\nin May.']
    """
    groups = [list(group) for blank, group in groupby(paragraphs, attrgetter("blank")) if not blank]
    if not _wrapped(groups):
        return paragraphs
    return [_joined(group) for group in groups]


def _wrapped(groups: Sequence[Sequence[Paragraph]]) -> bool:
    """Tell whether lines go on in the next one because there was no more room."""
    widths = [[len(line.text.strip()) for line in group] for group in groups]
    widest = max((width for group in widths for width in group), default=0)
    above = [width for group in widths for width, _ in pairwise(group)]
    if len(groups) < 2 or not above or widest > _WIDEST:  # noqa: PLR2004 - nothing is parted
        return False
    full = sum(width >= _FULL * widest for width in above)
    return full >= _MOST_FULL * len(above)


def _joined(lines: Sequence[Paragraph]) -> Paragraph:
    parts: list[str] = []
    emphasised: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        parts.append(line.text)
        emphasised += [(at + start, at + end) for start, end in line.emphasised]
        at += len(line.text) + 1
    return Paragraph("\n".join(parts), tuple(emphasised), sum((x.hidden for x in lines), ()))
