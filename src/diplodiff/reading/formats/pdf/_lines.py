"""Runs of a page -> rows of lines: words whole, spaces where there is white, marks known.

A row is what stands at one height; its lines are parted by white space that is wider than any
between words: columns, cells of tables, numbers in the margin. Whether they belong together, others
decide.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diplodiff.reading.formats.pdf._page import WORD_SPACE
from diplodiff.text import fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplodiff.reading.formats.pdf._page import Run

__all__ = ["Line", "Row", "folded", "joined", "merged", "read_rows"]

_CELL_SPACE = 0.7
"""Ems of white space that part lines of one row. Words of justified lines may stand as far apart,
columns hardly farther: whether there are columns, their edges tell."""
_STOP = 1.0
"""Ems of white space behind which words begin at a stop."""
_LETTER = 0.7
"""Height of letters above the baseline, in ems."""
_SAME_ROW = 0.5
"""Share of the height of letters in which two runs must agree to stand in one row."""
_OPEN_ROWS = 6
"""Rows that a run is compared with: those that overlap with it are among the last."""
_SMALL, _RAISED = 0.8, 0.15
"""A mark is smaller than its line by this factor, and raised by this share of the line's size."""


@dataclass(slots=True, kw_only=True, eq=False)
class Line:
    """Words that stand side by side.

    Parameters
    ----------
    text : str
        Single spaces between words, none at either end.
    left, right, baseline : float
        In points.
    size : float
        Of most of its characters, in points.
    bold : bool
        Whether most of its characters are bold.
    italics, marks : list of (int, int)
        Spans of `text` that are italic, and that are set small and high.
    stops : list of float
        Where words begin behind wide white space: behind a number, say.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italics: list[tuple[int, int]] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)


@dataclass(slots=True, kw_only=True, eq=False)
class Row:
    """Lines at one height.

    Parameters
    ----------
    lines : list of Line
        From left to right; from right to left where the page is written so.
    """

    lines: list[Line]

    @property
    def baseline(self) -> float:
        """Height of the first line."""
        return self.lines[0].baseline

    @property
    def size(self) -> float:
        """Size of the largest line, in points."""
        return max(line.size for line in self.lines)

    @property
    def text(self) -> str:
        """All of its words."""
        return " ".join(line.text for line in self.lines)


def read_rows(runs: Iterable[Run]) -> list[Row]:
    """Sort runs into rows, and the runs of a row into lines.

    Parameters
    ----------
    runs : iterable of Run
        Of one page, in any order.

    Returns
    -------
    list of Row
        From top to bottom; the time is that of sorting.
    """
    gathered: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        if run.text.isspace():
            continue  # white is measured
        for row in gathered[-_OPEN_ROWS:]:
            if _agree(row[0], run):
                row.append(run)
                break
        else:
            gathered.append([run])
    rows = [Row(lines=_lines(row)) for row in gathered]
    return sorted(rows, key=lambda row: -row.baseline)


def joined(lines: Sequence[Line]) -> Line:
    """Join lines of one row, with a space between them.

    Parameters
    ----------
    lines : sequence of Line
        At least one, in the order of reading.

    Returns
    -------
    Line
        With the font of the longest one.
    """
    if len(lines) == 1:
        return lines[0]
    text, italics, marks = "", [], []
    for line in lines:
        at = len(text) + 1 if text else 0
        text = f"{text} {line.text}" if text else line.text
        italics += [(start + at, end + at) for start, end in line.italics]
        marks += [(start + at, end + at) for start, end in line.marks]
    main = max(lines, key=lambda line: len(line.text))
    return Line(
        text=text,
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        baseline=main.baseline,
        size=main.size,
        bold=main.bold,
        italics=merged(italics, text),
        marks=marks,
        stops=[
            line.left
            for before, line in itertools.pairwise(lines)
            if line.left - before.right > _STOP * main.size
        ],
    )


def merged(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join spans with nothing but white space between them.

    Parameters
    ----------
    spans : iterable of (int, int)
        Ascending and disjoint.
    text : str
        What they are spans of.

    Returns
    -------
    list of (int, int)
        As few as possible, without white space at either end.
    """
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and not text[found[-1][1] : start].strip():
            start = found.pop()[0]  # noqa: PLW2901 - it begins where the one before begins
        found.append((start, end))
    trimmed = (trim(text, start, end) for start, end in found)
    return [(start, end) for start, end in trimmed if start < end]


def folded(text: str, *, without: Iterable[tuple[int, int]] = ()) -> tuple[str, list[int]]:
    """Fold white space and leave out spans.

    Parameters
    ----------
    text : str
        Any text.
    without : iterable of (int, int)
        What is left out.

    Returns
    -------
    str
        The rest, with single spaces and none at either end.
    list of int
        Where each character of the text went, and its end.
    """
    left_out = list(without)
    words = fold(text)
    if not left_out and text.startswith(words):  # nearly always
        ends = [len(words)] * (len(text) - len(words) + 1)
        return words, [*range(len(words)), *ends]
    gone = bytearray(len(text))
    for start, end in left_out:
        gone[start:end] = b"\1" * (end - start)
    letters: list[str] = []
    places = []
    for character, is_gone in zip(text, gone, strict=True):
        places.append(len(letters))
        if is_gone:
            continue
        if not character.isspace():
            letters.append(character)
        elif letters and letters[-1] != " ":
            letters.append(" ")
    places.append(len(letters))
    words = "".join(letters).rstrip()
    return words, [min(place, len(words)) for place in places]


def _agree(one: Run, other: Run) -> bool:
    """Return whether the letters of two runs stand at one height."""
    top = min(one.baseline + _LETTER * one.size, other.baseline + _LETTER * other.size)
    shared = top - max(one.baseline, other.baseline)
    return shared >= _SAME_ROW * _LETTER * min(one.size, other.size)


def _lines(runs: list[Run]) -> list[Line]:
    """Cut the runs of a row where white space is wide."""
    backwards = _is_backwards(runs)
    runs.sort(key=lambda run: -run.right if backwards else run.left)
    size = _usual(runs)
    lines: list[list[Run]] = [[runs[0]]]
    for before, run in itertools.pairwise(runs):
        if _between(before, run) > _CELL_SPACE * size:
            lines.append([])
        lines[-1].append(run)
    return [_line(parts) for parts in lines]


def _is_backwards(runs: Iterable[Run]) -> bool:
    """Return whether most letters of a row are written from right to left."""
    text = "".join(run.text for run in runs)
    if text.isascii():
        return False
    from unicodedata import bidirectional  # most pages need none of it

    kinds = Counter(bidirectional(character) for character in text)
    return kinds["R"] + kinds["AL"] > kinds["L"]


def _between(before: Run, behind: Run) -> float:
    return max(behind.left - before.right, before.left - behind.right)


def _usual(runs: Iterable[Run]) -> float:
    """Return the size of most characters."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.size] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _line(runs: list[Run]) -> Line:
    """Join runs that stand side by side."""
    size = _usual(runs)
    ground = next(run.baseline for run in runs if run.size == size)
    text, italics, marks = "", [], []
    n_bold = 0
    for i, run in enumerate(runs):
        if i and _between(runs[i - 1], run) > WORD_SPACE * size:
            text += " "
        start = len(text)
        text += run.text
        n_bold += len(run.text) if run.bold else 0
        if run.italic:
            italics.append((start, len(text)))
        if run.size <= _SMALL * size and run.baseline >= ground + _RAISED * size:
            marks.append((start, len(text)))
    words, places = folded(text)
    return Line(
        text=words,
        left=min(run.left for run in runs),
        right=max(run.right for run in runs),
        baseline=ground,
        size=size,
        bold=2 * n_bold > len(text),
        italics=merged([(places[start], places[end]) for start, end in italics], words),
        marks=merged([(places[start], places[end]) for start, end in marks], words),
    )
