"""The options that say how texts are read: format, encoding, view of tracked changes, limits."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FORMATS_READ", "add_reading_options", "name_view"]

FORMATS_READ = ("text", "markdown", "html", "pdf", "docx", "odt", "rtf", "epub", "akn")
"""The formats of `diplodiff.reading`, whose import --help can do without."""

_LONGEST_NUMBER = 18
_VIEWS = ("accepted", "original", "error")
_BOTH_VIEWS = "both"


def add_reading_options(parser: argparse.ArgumentParser, *, both_views: bool = False) -> None:
    """Add the options to the parser of a command.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        Of a command that reads texts.
    both_views : bool
        Whether the command can compare the two views of one draft.
    """
    parser.add_argument(
        "--as",
        dest="read_as",
        choices=FORMATS_READ,
        metavar="FORMAT",
        help=(
            f"what the texts are: {', '.join(FORMATS_READ)} (akn is Akoma Ntoso XML); by default "
            "what their content shows"
        ),
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help=(
            "character encoding of the texts, for example cp1252; UTF-8 by default, or what a text "
            "declares, or, with a warning, a guess; a byte order mark in a text wins over it"
        ),
    )
    parser.add_argument(
        "--revisions",
        choices=(*_VIEWS, _BOTH_VIEWS) if both_views else _VIEWS,
        metavar="VIEW",
        default="accepted",
        help=(
            "tracked changes of a draft: read it with them accepted (the default), in its original "
            "form, or take them for an error"
            + ("; with both, or without VIEW, compare the two forms of one draft" * both_views)
        ),
    )
    parser.add_argument(
        "--allow",
        dest="allowed",
        action="append",
        default=[],
        type=_limit,
        metavar="LIMIT=N",
        help="raise a limit of reading, as the error that names it says, for example seconds=60",
    )
    parser.add_argument(
        "--statement",
        type=_statement_number,
        metavar="N",
        help="take statement N, from 1, of a text that holds several",
    )


_SHOWN = 40
"""Characters of an argument that an error repeats."""


def name_view(arguments: Sequence[str]) -> list[str]:
    """Name both views where --revisions names none: "compare --revisions draft.docx".

    Parameters
    ----------
    arguments : sequence of str
        Of a command that can compare the two views of one draft.

    Returns
    -------
    list of str
        The same with "both" added.

    Examples
    --------
    >>> name_view(["--revisions", "draft.docx"])
    ['--revisions', 'both', 'draft.docx']
    """
    named = list(arguments)
    if "--revisions" in named:
        at = named.index("--revisions") + 1
        if named[at : at + 1] not in [[view] for view in (*_VIEWS, _BOTH_VIEWS)]:
            named.insert(at, _BOTH_VIEWS)
    return named


def _limit(value: str) -> tuple[str, int]:
    """Read "seconds=60"."""
    name, _, number = value.partition("=")
    if number.isdecimal() and len(number) <= _LONGEST_NUMBER and int(number) > 0:
        from dataclasses import fields

        from diplodiff.reading import Limits  # only who raises a limit needs their names

        if name in (field.name for field in fields(Limits)):
            return name, int(number)
    text = f"{value!r} is no limit with a number from 1, such as seconds=60 or pages=5000"
    raise argparse.ArgumentTypeError(text)


def _statement_number(value: str) -> int:
    if value.isdecimal() and len(value) <= _LONGEST_NUMBER and int(value) > 0:
        return int(value)
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}..."
    text = f"{shown!r} is no number of a statement; choose 1, 2, ..."
    raise argparse.ArgumentTypeError(text)
