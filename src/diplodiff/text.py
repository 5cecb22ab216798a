"""White space and lines: the small text helpers that the layers above share.

Everything here counts in characters of the text as received; nothing changes a character other
than white space. What a line means (a page number, a title, a clause) is for `parsing` to say.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["INVISIBLE", "LatePattern", "Line", "fold", "read_lines", "trim", "usual_width"]

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that are printed as nothing and that `str.isspace` does not count as white space:
zero-width space, non-joiner and joiner, word joiner, byte order mark, soft hyphen."""

# The form feed and the Unicode separators are page and paragraph ends; \v, \x1c-\x1e and \x85,
# which str.splitlines also obeys, occur inside lines of real files and are white space here.
_LINE = re.compile("[^\n\r\f\u2028\u2029]+")
_ONE_LINE_END = ("\n", "\r\n", "\r")


class Line(NamedTuple):
    """A line with something printed on it, as offsets.

    Parameters
    ----------
    first : int
        Offset of the first character of the line, white space included.
    start, end : int
        Offsets of its content without white space at either end.
    spaced : bool
        Whether a blank line or the start of the text is directly above.
    """

    first: int
    start: int
    end: int
    spaced: bool


class LatePattern:
    """A regular expression that is compiled when it is first used.

    For patterns that few texts need: compiling all of them would take a tenth of the time in
    which two short files are compared.

    Parameters
    ----------
    source : str
        As for `re.compile`.
    flags : re.RegexFlag
        As for `re.compile`.
    """

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression, whose methods from now on stand in for ours."""
        compiled = re.compile(self._source, self._flags)
        vars(self).update(
            match=compiled.match,
            fullmatch=compiled.fullmatch,
            search=compiled.search,
            sub=compiled.sub,
        )
        return compiled

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match at an offset, as `re.Pattern.match`."""
        return self.pattern.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match the whole text, as `re.Pattern.fullmatch`."""
        return self.pattern.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first match between two offsets, as `re.Pattern.search`."""
        return self.pattern.search(text, start, end)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace every match, as `re.Pattern.sub`."""
        return self.pattern.sub(new, text)


def fold(text: str) -> str:
    r"""Fold each run of white space to one space and drop it at either end.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same words in the same order; nothing but white space is altered.

    Examples
    --------
    >>> fold("  Recalling its\n\tresolution ")
    'Recalling its resolution'
    """
    return " ".join(text.split())


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a span inwards past white space.

    Parameters
    ----------
    text : str
        The text that the offsets refer to.
    start, end : int
        A span of it, ``0 <= start <= end <= len(text)``.

    Returns
    -------
    tuple of int
        The trimmed span; ``(start, start)`` when there is nothing but white space.

    Examples
    --------
    >>> trim("a  b ", 1, 5)
    (3, 4)
    """
    inside = text[start:end]
    body = inside.strip()
    if not body:
        return start, start
    start += len(inside) - len(inside.lstrip())
    return start, start + len(body)


def read_lines(text: str) -> list[Line]:
    r"""Find the printed lines, which end at ``\n``, ``\r\n``, ``\r``, form feeds and separators.

    Parameters
    ----------
    text : str
        Any text, up to many megabytes; the time is linear in its length.

    Returns
    -------
    list of Line
        In the order of the text, without the blank ones.

    Examples
    --------
    >>> [text[line.start:line.end] for text in ["one\r\n two\n\n"] for line in read_lines(text)]
    ['one', 'two']
    """
    lines = []
    before, blank = 0, True
    for found in _LINE.finditer(text):
        start, end = trim(text, found.start(), found.end())
        spaced = blank or text[before : found.start()] not in _ONE_LINE_END
        before, blank = found.end(), start == end
        if not blank:
            lines.append(Line(found.start(), start, end, spaced))
    return lines


def usual_width(lines: Sequence[Line], *, most: int) -> int:
    """Return the width to which a text was wrapped.

    The lines that another line follows directly are full, save the last of each paragraph in texts
    without blank lines: their upper quartile is the width.

    Parameters
    ----------
    lines : sequence of Line
        The printed lines of a text.
    most : int
        Characters beyond which lines are paragraphs.

    Returns
    -------
    int
        Characters, or 0 when the text was not wrapped.
    """
    full = sorted(
        line.end - line.start for line, following in pairwise(lines) if not following.spaced
    )
    if not full:
        return 0
    width = full[(3 * len(full)) // 4]
    return width if width <= most else 0
