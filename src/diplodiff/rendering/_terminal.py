"""Blocks of text -> lines for a terminal or a pipe, laid out with rich.

Three columns where they fit, one below the other where not. Nothing is cut off: what is too long
for its column goes on in the next line.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from diplodiff.rendering._options import TextOptions

__all__ = ["INDENT", "Entry", "laid_out", "pairs", "printed", "spaced_table", "stack"]

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
    body : rich renderable
        The wording.
    """

    label: str
    notes: tuple[str, ...]
    body: RenderableType


def printed(blocks: Iterable[RenderableType], options: TextOptions) -> str:
    """Print blocks with a blank line between, the same whatever the environment says."""
    in_colour = options.colour == "always"
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=options.width,
        height=25,  # without it rich asks TERM, and "dumb" overrides the width
        color_system="standard" if in_colour else None,
        force_terminal=in_colour,
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
    return "\n".join(map(_trimmed, stream.getvalue().split("\n"))).rstrip("\n") + "\n"


def _trimmed(line: str) -> str:
    """Take off blanks at the end of a line, underlined ones too."""
    bare = line.rstrip(" ")
    if not bare.endswith(_RESET):
        return bare
    return bare.removesuffix(_RESET).rstrip(" ") + _RESET


def pairs(lines: Iterable[tuple[str, ...]], *, n_columns: int = 2) -> Table:
    """Set names before what they name, in columns as wide as they need."""
    grid = Table.grid(padding=(0, INDENT, 0, 0))
    for _ in range(n_columns):
        grid.add_column(overflow="fold")  # rich would cut long words off
    for first, *rest in lines:
        grid.add_row(Text(first, style="bold"), *map(Text, rest))
    return grid


def spaced_table() -> Table:
    """Make a table without lines: columns and rows are told apart by white space."""
    return Table(box=None, show_header=False, pad_edge=False, padding=(0, INDENT, 1, 0))


def laid_out(entries: Iterable[Entry], options: TextOptions) -> Iterator[RenderableType]:
    """Set entries in three columns, or one below the other where the lines are short."""
    given = tuple(entries)
    if not given:
        return
    labels = min(max(len(entry.label) for entry in given), _WIDEST_LABELS)
    notes = max(len(note) for entry in given for note in entry.notes)
    body = options.width - labels - notes - 2 * INDENT
    if body < _NARROWEST_BODY:
        yield from map(_stacked, given)
    else:
        yield _columns(given, (labels, notes, body))


def _columns(entries: tuple[Entry, ...], widths: tuple[int, ...]) -> Table:
    table = spaced_table()
    for width in widths:  # stated, they spare rich the measuring of every cell
        table.add_column(width=width, overflow="fold")
    for entry in entries:
        table.add_row(Text(entry.label, style="bold"), Text("\n".join(entry.notes)), entry.body)
    return table


def _stacked(entry: Entry) -> Table:
    heading = Text(entry.label, style="bold")
    heading.append(f"  {', '.join(entry.notes)}", style="not bold")
    return stack(heading, entry.body)


def stack(heading: Text, body: RenderableType) -> Table:
    """Set a body below its heading, a little further in."""
    block = Table.grid()
    block.add_column(overflow="fold")
    block.add_row(heading)
    block.add_row(Padding(body, (0, 0, 0, INDENT)))
    return block
