"""Rows of all pages -> those of the text, and what belongs to the pages.

Running heads, page numbers, the job numbers and bar codes of the United Nations and the lines on
the distribution of a document stand at the edges of pages. They are looked for from the edge
inwards, up to the first row of text: an omitted clause is the worst that can happen.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplodiff.reading.formats.pdf._lines import Line, Row

__all__ = ["Sheet", "body_size", "split_furniture"]

MASTHEAD, DISTRIBUTION = "masthead", "distribution line"
"""Reasons of omission: the organ and the symbol; "Distr.: General", date and language below it."""

_EDGE = 0.15
"""Share of the height of a page, at either end, in which furniture stands."""
_DEEPEST = 5
"""Rows looked at from either edge."""
_FEW_PAGES, _FEW, _MANY = 3, 2, 3
"""In a document of at most so many pages a running head stands on two at least, else on three."""
_LONGEST = 160
"""Characters of a line of furniture."""
_SMALL = 0.92
_APART = 1.5
"""Lines of white space between furniture and text."""
_SAME_EDGE = 3.0
"""Points by which lines of a column may differ at their left edge."""
_FARTHEST = 4.0
"""Lines of white space between lines on distribution."""

_NUMBER = re.compile(
    r"(?:p(?:age|\.)?\s?)?\d{1,4}(?:\s?(?:/|of|de|sur|из)\s?\d{1,4})?|[-–—]\s?\d{1,4}\s?[-–—]"
    r"|[ivxlc]{1,7}",
    re.IGNORECASE,
)
# United Nations, "Editorial Manual": job number, language and date at the foot of the first page,
# the job number alone on the others; below it, the same number as a bar code.
_JOB = re.compile(
    r"\d{2}-\d{5}\*{0,3}(?:\s?\([A-Z]\))?(?:\s\d{6})?|\([A-Z]\)|\d{6}|\*\d{6,9}\*"
    r"|Please recycle\W{0,3}"
)
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[\w.()-]{1,16}){1,6}\*?(?:\s\(\d{4}\))?")
_DISTRIBUTION = re.compile(r"Distr\.")
_DIGITS = re.compile(r"\d{1,9}")


@dataclass(slots=True, kw_only=True, eq=False)
class Sheet:
    """The rows of one page.

    Parameters
    ----------
    height : float
        Of the page, in points.
    rows : list of Row
        From top to bottom.
    omitted : list of (str, str)
        What was taken out of them, with the reason.
    """

    height: float
    rows: list[Row]
    omitted: list[tuple[str, str]] = field(default_factory=list)


def body_size(sheets: Iterable[Sheet]) -> float:
    """Return the size in which most of a document is set.

    Parameters
    ----------
    sheets : iterable of Sheet
        All pages.

    Returns
    -------
    float
        In points; 0 where there is no text.
    """
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            for line in row.lines:
                sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def split_furniture(sheets: Sequence[Sheet], size: float) -> None:
    """Take the furniture out of the rows of each page.

    Parameters
    ----------
    sheets : sequence of Sheet
        All pages; rows move from `rows` to `omitted`.
    size : float
        As from `body_size`.
    """
    habits = _Habits(size, _summit(sheets, size), _repeated(sheets))
    for page, sheet in enumerate(sheets):
        for top in (True, False):
            _Edge(habits, page, top=top).split(sheet)
    for sheet in sheets[:1]:
        _split_masthead(sheet)


def _summit(sheets: Sequence[Sheet], size: float) -> float:
    """Return the height of the highest line behind the first page that is set like the text."""
    heights = (row.baseline for sheet in sheets[1:] for row in sheet.rows if _is_text(row, size))
    return max(heights, default=0.0)


def _is_text(row: Row, size: float) -> bool:
    return any(line.size >= _SMALL * size for line in row.lines)


def _outermost(sheet: Sheet, *, top: bool) -> Iterator[tuple[Row, Row | None]]:
    """Yield the rows at an edge, from the edge inwards, each with the next one."""
    rows = sheet.rows if top else sheet.rows[::-1]
    for i, row in enumerate(rows[:_DEEPEST]):
        share = row.baseline / sheet.height if sheet.height else 0.5
        if (share < 1 - _EDGE) if top else (share > _EDGE):
            return
        yield row, rows[i + 1] if i + 1 < len(rows) else None


def _keys(line: Line, page: int, *, top: bool) -> list[str]:
    """Return what may be the same on each page: the words, also with a number that counts pages.

    Only as numbers count up with the pages: "Article 5" and "Article 9" are two headings.
    """
    found = list(_DIGITS.finditer(line.text))
    keys = [line.text]
    for number in (*found[:1], *found[1:][-1:]):
        step = int(number.group()) - page
        keys.append(f"{line.text[: number.start()]}\0{step}\0{line.text[number.end() :]}")
    return [f"{top} {key}" for key in keys]


def _placed(key: str, line: Line) -> str:
    """Return a key with the place and the size of its line."""
    return f"{key}\0{line.baseline:.0f} {line.size:.0f}"


def _repeated(sheets: Sequence[Sheet]) -> frozenset[str]:
    """Return what stands at the same edge of several pages."""
    seen: Counter[str] = Counter()
    for page, sheet in enumerate(sheets):
        keys = {
            key
            for top in (True, False)
            for row, _ in _outermost(sheet, top=top)
            for line in row.lines
            if len(line.text) <= _LONGEST
            for words in _keys(line, page, top=top)
            for key in (words, _placed(words, line))
        }
        seen.update(keys)
    fewest = _FEW if len(sheets) <= _FEW_PAGES else _MANY
    return frozenset(key for key, count in seen.items() if count >= fewest)


class _Habits(NamedTuple):
    """What is so all through a document.

    Parameters
    ----------
    size : float
        In which most of it is set.
    summit : float
        Height of its highest line of that size behind the first page.
    repeated : frozenset of str
        Keys of what stands at the same edge of several pages.
    """

    size: float
    summit: float
    repeated: frozenset[str]


class _Edge:
    """What is furniture at one edge of a page."""

    def __init__(self, habits: _Habits, page: int, *, top: bool) -> None:
        self._habits, self._page, self._top = habits, page, top
        self._titled = top and page == 0
        """What stands there names the document."""

    def split(self, sheet: Sheet) -> None:
        """Take the furniture at this edge out of the rows of a page."""
        taken: list[tuple[str, str]] = []
        n_rows = 0
        for row, inner in _outermost(sheet, top=self._top):
            apart = self._apart(row, inner)
            reasons = [self._reason(line, apart=apart) for line in row.lines]
            if not all(reasons):
                break
            n_rows += 1
            texts = [line.text for line in row.lines]
            taken += zip(texts, reasons, strict=True)
        sheet.omitted += taken
        sheet.rows = sheet.rows[n_rows:] if self._top else sheet.rows[: len(sheet.rows) - n_rows]

    def _apart(self, row: Row, inner: Row | None) -> bool:
        """Return whether there is white space between a row and the text."""
        if inner is None:
            return True
        size = max(row.size, inner.size)
        return abs(row.baseline - inner.baseline) > _APART * size

    def _reason(self, line: Line, *, apart: bool) -> str:
        """Say why a line is furniture, or return ""."""
        if _JOB.fullmatch(line.text) and not (self._top or (line.text.isdecimal() and not apart)):
            return "job number"
        if _NUMBER.fullmatch(line.text) and (apart or self._is_repeated(line)):
            return "page number"
        if self._is_repeated(line) or self._is_head(line, apart=apart):
            return "running head" if self._top else "running foot"
        return ""

    def _is_repeated(self, line: Line) -> bool:
        """Return whether other pages have the same; the title, which they may repeat, is kept."""
        keys = _keys(line, self._page, top=self._top)
        if self._titled:
            keys = [_placed(key, line) for key in keys]
        return not self._habits.repeated.isdisjoint(keys)

    def _is_head(self, line: Line, *, apart: bool) -> bool:
        """Return whether a line that stands on one page only is its head."""
        if not self._top or self._titled:
            return False
        size = self._habits.size
        small = line.size < _SMALL * size and line.baseline > self._habits.summit + size
        return small or (apart and _SYMBOL.fullmatch(line.text) is not None)


def _split_masthead(sheet: Sheet) -> None:
    """Take the masthead out of the first page of a document of the United Nations.

    It is known by the lines on distribution at its right; the organ and the symbol stand beside
    them or above.
    """
    found: list[Line] = []
    n_rows = 0
    for number, row in enumerate(sheet.rows, start=1):
        if row.baseline < sheet.height / 2:
            break
        for line in row.lines:
            if _is_below(line, found[-1]) if found else _DISTRIBUTION.match(line.text):
                found.append(line)
                n_rows = number
    sheet.omitted += [
        (line.text, DISTRIBUTION if line in found else MASTHEAD)
        for row in sheet.rows[:n_rows]
        for line in row.lines
    ]
    sheet.rows = sheet.rows[n_rows:]


def _is_below(line: Line, above: Line) -> bool:
    """Return whether a line on distribution is followed by another."""
    near = above.baseline - line.baseline < _FARTHEST * line.size
    return near and abs(line.left - above.left) < _SAME_EDGE
