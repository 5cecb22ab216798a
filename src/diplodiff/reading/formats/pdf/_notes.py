"""Lines of a flow -> those of the body and the footnotes below them; marks out of the words.

Footnotes stand at the end of a page or column, smaller than the text or below a rule, and begin
with their marks. A mark in the text, small and high, is one only if there is a note that bears it:
"m2" keeps its exponent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diplodiff.reading.formats.pdf._lines import folded, merged

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from diplodiff.reading.formats.pdf._lines import Line

__all__ = ["Note", "is_rule", "split_marks", "split_notes"]

_SMALL = 0.92
"""Notes are smaller than the text by this factor at least."""
_MARK = re.compile(r"(\*{1,4}|[†‡§]{1,2}|\d{1,3}|[a-z])(?=[\s.)]|$)")
_RULE = re.compile(r"[_─—]{5,200}")
_LIST_OF_MARKS = re.compile(r"[,;\s]+")


@dataclass(slots=True, kw_only=True, eq=False)
class Note:
    """A footnote.

    Parameters
    ----------
    mark : str
        The number, letter or sign at its beginning; "" for what goes on from the page before.
    lines : list of Line
        With the mark.
    """

    mark: str
    lines: list[Line]


def is_rule(line: Line) -> bool:
    """Return whether a line is a rule that was typed: "__________"."""
    return _RULE.fullmatch(line.text) is not None


def split_notes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Note]]:
    """Part the footnotes from the text above them.

    Parameters
    ----------
    lines : sequence of Line
        A page or column from top to bottom.
    size : float
        In which most of the document is set.

    Returns
    -------
    body : list of Line
        What stands above the notes, with the rule between them.
    notes : list of Note
        In the order of the page.
    """
    first = _first_note(lines, size)
    notes: list[Note] = []
    for line in lines[first:]:
        mark = _mark(line)
        if mark or not notes:
            notes.append(Note(mark=mark, lines=[line]))
        else:
            notes[-1].lines.append(line)
    return list(lines[:first]), notes


def split_marks(line: Line, known: Container[str]) -> tuple[Line, list[str]]:
    """Part the marks of notes from a line.

    Parameters
    ----------
    line : Line
        Of the body.
    known : container of str
        The marks that notes bear.

    Returns
    -------
    line : Line
        Without them; the same one where there are none.
    marks : list of str
        In the order of the line.
    """
    spans = [
        (start, end)
        for start, end in line.marks
        if all(mark in known for mark in _LIST_OF_MARKS.split(line.text[start:end]))
    ]
    if not spans:
        return line, []
    text, places = folded(line.text, without=spans)
    italics = merged([(places[start], places[end]) for start, end in line.italics], text)
    marks = [line.text[start:end] for start, end in spans]
    return replace(line, text=text, italics=italics, marks=[]), marks


def _first_note(lines: Sequence[Line], size: float) -> int:
    """Return the index of the first line of a note; the number of lines where there is none."""
    first = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        line = lines[i]
        if is_rule(line):
            below = i + 1
            if below < len(lines) and (_mark(lines[below]) or lines[below].size < _SMALL * size):
                return below
        if line.size >= _SMALL * size:
            break
        if line.marks and line.marks[0][0] == 0:
            first = i
    return first


def _mark(line: Line) -> str:
    """Return the mark at the beginning of a note, set high or not."""
    if line.marks and line.marks[0][0] == 0:
        return line.text[: line.marks[0][1]]
    found = _MARK.match(line.text)
    return "" if found is None else found[1]
