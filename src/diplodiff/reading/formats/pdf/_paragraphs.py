"""Flows of lines -> paragraphs, also across columns and pages.

A paragraph ends where the white space below a line is wider than between its lines, where a line is
indented, where the font changes, and where a line ended on purpose. Across pages there is no white
space to be seen: a paragraph goes on that was not ended, unless the next line is indented, bears a
number, or begins in another font.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.reading.formats.pdf._lines import merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplodiff.reading.formats.pdf._hyphens import Hyphens
    from diplodiff.reading.formats.pdf._lines import Line

__all__ = ["Paragraph", "join_lines", "read_paragraphs"]

_SIZES_DIFFER = 0.12
_WIDER = 1.25
"""White space between paragraphs, in lines."""
_WIDEST = 2.2
"""Ems between the baselines of two lines of one paragraph."""
_TIGHT = 1.3
"""The same, as word processors set it, where hardly any line is full."""
_LOOSE_LINES, _FEW, _MANY = 1.6, 2, 6
"""Ems beyond which it takes many full lines to believe that lines of a paragraph are so far apart:
the widest of paragraphs of one line look full too."""
_INDENT = 0.8
"""Ems by which a line is indented."""
_CENTRED = 1.0
"""Ems by which the middles of two centred lines may differ."""
_FULL_LINES, _RAGGED = 0.1, 12.0
"""Share of lines that are full at least, and points by which their ends differ."""
_ROOM = 1.0
"""Ems that were left over where the next word would have fitted on a line."""
_MUCH_ROOM = 0.25
"""Share of the width of a column left over below which a comma ends nothing: titles are ragged."""
_LOOSE = 0.4
"""The same for a line of a title."""
_LATEST = 20
"""Paragraphs looked at to tell whether a document indents them."""
_ENDED = re.compile(r"[.;:!?][\"”’'»)\]]{0,4}(?:,?\s(?:and|or))?$")
_PAUSED = re.compile(r"[,.;:!?][\"”’'»)\]]{0,4}(?:,?\s(?:and|or))?$")
_MARKER = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]|[-–—•▪●○◦·])\s")


@dataclass(slots=True, kw_only=True, eq=False)
class Paragraph:
    """Words that belong together.

    Parameters
    ----------
    text : str
        On one line.
    italics : list of (int, int)
        Spans of `text` that are italic.
    """

    text: str
    italics: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class _Flow:
    """A column and the measures of its setting."""

    lines: Sequence[Line]
    left: float
    right: float


def read_paragraphs(flows: Iterable[Sequence[Line]], hyphens: Hyphens) -> list[Paragraph]:
    """Join lines into paragraphs.

    Parameters
    ----------
    flows : iterable of sequence of Line
        All columns of a document, without furniture and notes.
    hyphens : Hyphens
        What is known of the ends of its lines.

    Returns
    -------
    list of Paragraph
        In the order of reading.
    """
    measured = [
        _Flow(
            lines=lines,
            left=_margin(sorted(line.left for line in lines)),
            right=_margin(sorted((line.right for line in lines), reverse=True)),
        )
        for lines in flows
        if lines
    ]
    leading = _leading(measured)
    groups: list[list[Line]] = []
    ended: _Flow | None = None
    for flow in measured:
        for i, line in enumerate(flow.lines):
            if i:
                begins = _begins(groups[-1], line, flow, leading)
            else:
                begins = ended is None or not _goes_on(groups, ended, flow, leading)
            if begins:
                groups.append([])
            groups[-1].append(line)
        ended = flow
    return [join_lines(group, hyphens) for group in groups]


def _margin(edges: Iterable[float]) -> float:
    """Return the first of the edges, in their order, that several lines share."""
    ordered = list(edges)
    fewest = max(1, round(_FULL_LINES * len(ordered)))
    for edge, other in zip(ordered, ordered[fewest - 1 :], strict=False):
        if abs(edge - other) < _RAGGED:
            return edge
    return ordered[0]


def _leading(flows: Iterable[_Flow]) -> dict[float, float]:
    """Return the usual distance of lines of each size: that below full lines, which go on."""
    seen: dict[float, Counter[float]] = {}
    for flow in flows:
        for above, line in itertools.pairwise(flow.lines):
            distance = above.baseline - line.baseline
            full = _alike(above, line) and _room(above, line, flow) <= _ROOM * line.size
            if full and 0 < distance <= _WIDEST * line.size:
                seen.setdefault(_rounded(line.size), Counter())[_rounded(distance)] += 1
    usual = {
        size: min(counts, key=lambda distance: (-counts[distance], distance))
        for size, counts in seen.items()
    }
    return {
        size: distance
        for size, distance in usual.items()
        if seen[size][distance] >= (_FEW if distance <= _LOOSE_LINES * size else _MANY)
    }


def _rounded(points: float) -> float:
    return round(2 * points) / 2


def _alike(one: Line, other: Line) -> bool:
    """Return whether two lines are set alike."""
    return (
        abs(one.size - other.size) <= _SIZES_DIFFER * max(one.size, other.size)
        and one.bold is other.bold
    )


def _begins(group: Sequence[Line], line: Line, flow: _Flow, leading: dict[float, float]) -> bool:
    """Return whether a line below another of its flow begins a paragraph."""
    above = group[-1]
    if not _alike(above, line) or _are_parted(above, line, leading) or _are_cells(above, line):
        return True
    if _MARKER.match(line.text) and _may_end(above, line, flow):
        return True
    if line.bold or _centred(above, line, flow):
        return _is_complete(above, line, flow)
    shift = line.left - above.left
    if shift > _INDENT * line.size:
        return not _hangs(group, line, flow)
    if shift < -_INDENT * line.size:
        return len(group) > 1 and line.left < group[-2].left + _INDENT * line.size
    return _was_ended(above, line, flow)


def _may_end(above: Line, line: Line, flow: _Flow) -> bool:
    """Return whether a number or bullet may stand below a line: not inside "(a) x, or (b) y"."""
    if _ENDED.search(above.text):
        return True
    return _PAUSED.search(above.text) is not None and _room(above, line, flow) > 0


def _are_parted(above: Line, line: Line, leading: dict[float, float]) -> bool:
    """Return whether there is more white space between two lines than inside paragraphs."""
    distance = above.baseline - line.baseline
    usual = leading.get(_rounded(line.size), _TIGHT * line.size)
    return not 0 <= distance <= min(_WIDER * usual, _WIDEST * line.size)


def _are_cells(above: Line, line: Line) -> bool:
    """Return whether two lines are rows of a table: white space parts them at the same place."""
    near = _INDENT * line.size
    return any(abs(one - other) < near for one, other in zip(above.stops, line.stops, strict=False))


def _is_complete(above: Line, line: Line, flow: _Flow) -> bool:
    """Return whether a line of a title is one of its own: titles are wrapped loosely."""
    whole = flow.right - flow.left
    return whole - (above.right - above.left) - _first_word(line) > _LOOSE * whole


def _was_ended(above: Line, line: Line, flow: _Flow) -> bool:
    """Return whether a line was ended on purpose."""
    room = _room(above, line, flow)
    if _ENDED.search(above.text):
        return room > _ROOM * line.size
    whole = flow.right - flow.left
    if above.left > flow.left + _INDENT * line.size and room > _LOOSE * whole:
        return True  # both are first lines, of paragraphs of one line
    return above.text.endswith(",") and room > _MUCH_ROOM * whole


def _hangs(group: Sequence[Line], line: Line, flow: _Flow) -> bool:
    """Return whether an indented line goes on with the first one, which hangs out to the left."""
    above = group[-1]
    if len(group) > 1 or above.left > flow.left + _INDENT * line.size:
        return False
    if _MARKER.match(above.text) or any(
        abs(line.left - stop) < _INDENT * line.size for stop in above.stops
    ):
        return True
    return not _PAUSED.search(above.text) and _room(above, line, flow) <= _ROOM * line.size


def _centred(above: Line, line: Line, flow: _Flow) -> bool:
    """Return whether two lines stand in the middle of the column."""
    middles = [(each.left + each.right) / 2 for each in (above, line)]
    middles.append((flow.left + flow.right) / 2)
    inside = min(above.left, line.left) - flow.left > _INDENT * line.size
    if abs(above.right - line.right) < _INDENT * line.size:
        return False  # set to the right, as the date of adoption is
    return inside and max(middles) - min(middles) <= _CENTRED * line.size


def _room(above: Line, line: Line, flow: _Flow) -> float:
    """Return the points left over on a line if the first word below were added."""
    return flow.right - above.right - _first_word(line)


def _first_word(line: Line) -> float:
    """Return the width of the first word of a line and the space before it."""
    word = len(line.text.partition(" ")[0]) + 1
    return word * (line.right - line.left) / len(line.text)


def _goes_on(
    groups: Sequence[Sequence[Line]], ended: _Flow, flow: _Flow, leading: dict[float, float]
) -> bool:
    """Return whether the first line of a column goes on with the last paragraph before it."""
    group, line = groups[-1], flow.lines[0]
    above = group[-1]
    if not _alike(above, line) or _MARKER.match(line.text):
        return False
    if line.baseline < above.baseline and _are_parted(above, line, leading):
        return False  # on the same page
    indent = (line.left - flow.left) - (above.left - ended.left)
    indented = indent > _INDENT * line.size
    if len(group) == 1:
        indented = line.left - flow.left > _INDENT * line.size
    if _ENDED.search(above.text):
        return not indented and line.text[0].islower()
    if line.text[0].islower():
        return True
    if indented or _room(above, line, ended) > _ROOM * line.size:
        return False
    return not above.text.endswith(",") or _are_indented(groups[-_LATEST:])


def _are_indented(groups: Sequence[Sequence[Line]]) -> bool:
    """Return whether most paragraphs show by their first line where they begin."""
    long = [group for group in groups if len(group) > 1]
    indents = [group[0].left - group[1].left > _INDENT * group[0].size for group in long]
    return 2 * sum(indents) > len(long)


def join_lines(group: Iterable[Line], hyphens: Hyphens) -> Paragraph:
    """Join the lines of a paragraph.

    Parameters
    ----------
    group : iterable of Line
        From top to bottom.
    hyphens : Hyphens
        What is known of the ends of lines.

    Returns
    -------
    Paragraph
        Its words.
    """
    parts: list[str] = []
    italics: list[tuple[int, int]] = []
    at = 0
    for line in group:
        if parts:
            above, space = hyphens.joint(parts[-1], line.text)
            at -= len(parts[-1]) - len(above)
            if italics:
                italics[-1] = (italics[-1][0], min(italics[-1][1], at))
            parts[-1:] = [above, space]
            at += len(space)
        parts.append(line.text)
        italics += [(start + at, end + at) for start, end in line.italics]
        at += len(line.text)
    text = "".join(parts)
    return Paragraph(text=text, italics=merged(italics, text))
