"""Words -> a small table for a notebook: scoped, escaped, without any script.

Notebooks put what they are given into their own page, so nothing here may reach beyond it: styles
are attributes of their elements, and no element has a name, an address or a handler.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diplodiff._visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["cell", "marked", "notebook_table"]

_STYLES = {
    "th": "text-align:start;vertical-align:top;padding:.2em .8em .2em 0;font-weight:600",
    "td": "text-align:start;vertical-align:top;padding:.2em .8em .2em 0;max-width:60em",
    "caption": "text-align:start;caption-side:top;font-weight:600;padding:.2em 0",
    "del": "color:#a12d2d;text-decoration:line-through",
    "ins": "color:#1c6b3c;text-decoration:underline",
}


def cell(text: str) -> str:
    """Write words of anybody's as harmless HTML."""
    return escape(visible(text))


def marked(text: str, element: str) -> str:
    """Write words as deleted ("del"), inserted ("ins") or neither ("")."""
    if not element:
        return cell(text)
    return f'<{element} style="{_STYLES[element]}">{cell(text)}</{element}>'


def notebook_table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, left_out: int = 0
) -> str:
    """Lay out a table.

    Parameters
    ----------
    caption, heads : str, sequence of str
        Words.
    rows : iterable of sequence of str
        Cells in HTML, made by `cell` and `marked`.
    left_out : int
        How many rows there are beside these.

    Returns
    -------
    str
        One ``table`` element.
    """
    lines = ["".join(_element("th", cell(head)) for head in heads)]
    lines += ["".join(_element("td", words) for words in row) for row in rows]
    if left_out:
        lines.append(_element("td", f"… and {left_out:,} more"))
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table dir="auto">{_element("caption", cell(caption))}{body}</table>'


def _element(name: str, words: str) -> str:
    return f'<{name} style="{_STYLES[name]}">{words}</{name}>'
