"""Blocks of text -> lines for a terminal or a pipe, laid out with rich.

Three columns where they fit, one below the other where not. Nothing is cut off: what is too long
for its column goes on in the next line.
"""

from __future__ import annotations

import io
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplodiff.rendering._options import TextOptions

__all__ = [
    "INDENT",
    "Entry",
    "broken",
    "hanging",
    "laid_out",
    "pairs",
    "printed",
    "side_by_side",
]

INDENT = 2

_NARROWEST_BODY = 44  # columns; typographers want no fewer characters to a line of prose
_WIDEST_LABELS = 22
_RESET = "\x1b[0m"


class Entry(NamedTuple):
    """A clause or a row of the synopsis, ready to be laid out.

    Parameters
    ----------
    label : str
        How one cites it.
    notes : tuple of str
        What is said of it in a word or two, the most important first.
    body : rich.text.Text
        The wording.
    depth : int
        Columns that the wording stands further in.
    """

    label: str
    notes: tuple[str, ...]
    body: Text
    depth: int = 0


def printed(blocks: Iterable[Text], options: TextOptions) -> str:
    """Print blocks with a blank line between, the same whatever the environment says."""
    in_colour = options.colour == "always"
    shown = _coloured(blocks, options) if in_colour else _plain(blocks, options)
    return "\n".join(map(_trimmed, shown.split("\n"))).rstrip("\n") + "\n"


def _coloured(blocks: Iterable[Text], options: TextOptions) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=options.width,
        height=25,  # without it rich asks TERM, and "dumb" overrides the width
        color_system="standard",
        force_terminal=True,
        force_jupyter=False,
        legacy_windows=False,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for number, block in enumerate(blocks):
        if number:
            console.print()
        console.print(block)
    return stream.getvalue()


def _plain(blocks: Iterable[Text], options: TextOptions) -> str:
    """Wrap what is longer than a line; rich's printing would wrap once more what is laid out."""
    width = options.width
    return "\n\n".join(
        block.plain
        if _fits(block, width)
        else "\n".join(line.plain for line in _wrapped(block, width))
        for block in blocks
    )


def _fits(text: Text, width: int) -> bool:
    """Return whether each line is as short as that, so that rich need not look at each word."""
    return all(cell_len(line) <= width for line in text.plain.split("\n"))


def _trimmed(line: str) -> str:
    """Take off blanks at the end of a line, underlined ones too."""
    bare = line.rstrip(" ")
    if not bare.endswith(_RESET):
        return bare
    return bare.removesuffix(_RESET).rstrip(" ") + _RESET


def pairs(lines: Iterable[tuple[str, ...]], options: TextOptions) -> Text:
    """Set names before what they name, in columns as wide as they need."""
    given = tuple(lines)
    named = [max(map(cell_len, column)) for column in zip(*given, strict=True)][:-1]
    widths = (*named, max(1, options.width - sum(named) - INDENT * len(named)))
    rows = ((Text(first, style="bold"), *map(Text, rest)) for first, *rest in given)
    return Text("\n").join(side_by_side(row, widths) for row in rows)


def laid_out(entries: Iterable[Entry], options: TextOptions) -> Iterator[Text]:
    """Set entries in three columns, or one below the other where the lines are short."""
    given = tuple(entries)
    if not given:
        return
    labels = min(max(cell_len(entry.label) for entry in given), _WIDEST_LABELS)
    notes = max(cell_len(note) for entry in given for note in entry.notes)
    body = options.width - labels - notes - 2 * INDENT
    for entry in given:
        if body < _NARROWEST_BODY:
            yield _stacked(entry, options)
        else:
            label, noted = Text(entry.label, style="bold"), Text("\n".join(entry.notes))
            yield side_by_side((label, noted, entry.body), (labels, notes, body), entry.depth)


def _stacked(entry: Entry, options: TextOptions) -> Text:
    heading = Text(entry.label, style="bold")
    heading.append(f"  {', '.join(entry.notes)}", style="not bold")
    below = side_by_side((Text(), entry.body), (0, options.width - INDENT), entry.depth)
    return Text("\n").join((heading, below))


def side_by_side(cells: Sequence[Text], widths: Sequence[int], depth: int = 0) -> Text:
    """Set cells beside each other, each wrapped to its width, the last one `depth` further in.

    rich's tables can do more, and take four times as long: half the time of a small report.
    """
    *fixed, last = widths
    inner = (*fixed, max(1, last - depth))
    starts = [sum(fixed[:number]) + INDENT * number for number in range(len(widths))]
    starts[-1] += depth
    columns = [_wrapped(cell, width) for cell, width in zip(cells, inner, strict=True)]
    return Text("\n").join(_line(parts, starts) for parts in zip_longest(*columns))


def _wrapped(text: Text, width: int) -> Iterable[Text]:
    """Wrap a text; what is too long for a line goes on in the next, and nothing is cut off."""
    if _fits(text, width):
        return text.split(allow_blank=True)
    return text.wrap(Console(file=io.StringIO(), width=width), width, overflow="fold")


def broken(name: str, width: int) -> str:
    """Break a name that is longer than a line behind its hyphens, points and the like.

    rich breaks at white space only, of which the name of a file has none.
    """
    if max(map(len, name.split()), default=0) <= width:
        return name
    part = f".{{1,{width}}}"
    return "\n".join(re.findall(rf"{part}$|{part}(?<=[-_./ ])|{part}", name))


def hanging(text: Text, width: int) -> Text:
    """Wrap a text to a width, every line but the first a little further in."""
    return Text(f"\n{' ' * INDENT}").join(_wrapped(text, width - INDENT))


def _line(parts: Iterable[Text | None], starts: Iterable[int]) -> Text:
    line = Text()
    for part, start in zip(parts, starts, strict=True):
        if part:
            line.append(" " * (start - line.cell_len))
            line.append_text(part)
    return line
