"""Markdown text -> its front matter and its body.

Front matter is the block between two ``---`` lines at the top, where publishing tools keep a
page's data. Only `title` and `date` are read from it, by a small line parser: a YAML library is
much code for two strings. Knows nothing of the mark-up of the body.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from diplodiff.text import LatePattern

__all__ = ["FrontMatter", "split_front_matter"]

_OPENING_LINE = LatePattern(r"---[ \t]*\r?\n")
_CLOSING_LINE = LatePattern(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", flags=re.MULTILINE)
_KEY = LatePattern(r"([A-Za-z_][\w-]*)[ \t]*:(?=\s|$)")
_INDENTS = (" ", "\t")
_LIST_ITEM = "- "
_COMMENT = "#"
_KNOWN = frozenset(
    "title subtitle date author authors layout tags categories category lang language slug source "
    "source_url url permalink description summary published published_time draft id type".split()
)
"""Keys that pages have; "Decision: the parties cease fire" between two rules is a clause."""
_ESCAPE = LatePattern(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))")
_NAMED_ESCAPES = {"n": " ", "t": " ", "_": "\N{NO-BREAK SPACE}", "N": " ", "L": " ", "P": " "}
_BLOCK_INDICATORS = ("|", ">", "|-", ">-", "|+", ">+")


class FrontMatter(NamedTuple):
    """What a document says of itself above its text.

    Parameters
    ----------
    title : str
        In one line, or "".
    date : datetime.date or None
        A whole date in ISO 8601 form, a time of day cut off.
    """

    title: str = ""
    date: dt.date | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Split a Markdown text into its front matter and its body.

    Parameters
    ----------
    text : str
        Any text. A block that does not close, or that holds a line which is no part of the data
        of a page, is not front matter: two rules around clauses must not make them disappear.
        Parts of the data are ``key: value``, at least one with a key that pages have, such as
        ``title``, and, below a key, indented lines, the items ("- ") of a list whose key stands
        alone, and comments ("#").

    Returns
    -------
    FrontMatter
        Empty when the text has none.
    str
        The text after the closing line, or the whole text; line ends as they stand.
    """
    opening = _OPENING_LINE.match(text)
    closing = _CLOSING_LINE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return FrontMatter(), text
    lines = text[opening.end() : closing.start()].splitlines()
    if not _is_page_data(lines):
        return FrontMatter(), text
    values = _values(lines)
    title = _scalar(values.get("title", ""))
    date = _date(_scalar(values.get("date", "")))
    return FrontMatter(title=title, date=date), text[closing.end() :]


def _is_page_data(lines: list[str]) -> bool:
    """Tell whether each line is one that front matter can hold; no line at all is fine."""
    has_key = lists = known = False
    for line in filter(str.strip, lines):
        key = _KEY.match(line)
        if key:
            has_key, lists = True, line[key.end() :].lstrip()[:1] in {"", _COMMENT}
            known = known or key[1].lower() in _KNOWN
        elif line.startswith(_INDENTS):
            if not has_key:
                return False
        elif not (line.startswith(_COMMENT) or (lists and line.startswith(_LIST_ITEM))):
            return False
    return known or not lines  # "# ..." alone between two rules is a heading of the text


def _values(lines: list[str]) -> dict[str, str]:
    """Collect the raw value of each top-level key, its indented lines joined by a space."""
    values: dict[str, str] = {}
    key = ""
    for line in lines:
        found = _KEY.match(line)
        if found:
            key = found[1].lower()
            value = line[found.end() :].strip()
            values[key] = "" if value in _BLOCK_INDICATORS else value
        elif key and line.startswith(_INDENTS):
            values[key] = _joined(values[key], line.strip())
    return values


def _joined(value: str, line: str) -> str:
    """Join two lines of a value; a backslash at the end of the first glues them."""
    if value.endswith("\\"):
        return value.removesuffix("\\") + line.removeprefix("\\")
    return f"{value} {line}".strip()


def _scalar(raw: str) -> str:
    """Read a quoted or plain value, white space folded to single spaces."""
    if raw.startswith('"') and raw.endswith('"') and len(raw) > 1:
        value = _ESCAPE.sub(_unescaped, raw[1:-1])
    elif raw.startswith("'") and raw.endswith("'") and len(raw) > 1:
        value = raw[1:-1].replace("''", "'")
    else:
        value = raw.partition(" #")[0]
    return " ".join(value.split())


def _unescaped(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2]
    if not digits:
        return _NAMED_ESCAPES.get(escape[3], escape[3])
    character = chr(int(digits, 16))
    # Half of a surrogate pair is no character and could not be written out again.
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= character <= "\udfff" else character


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None
