"""Words of a command line -> what the user asked for, checked before any text is read."""

from __future__ import annotations

import argparse
import os.path
from functools import partial

from diplodiff._version import __version__
from diplodiff.cli._examples import COMPARE_EPILOG, EPILOG, RANK_EPILOG, SHOW_EPILOG
from diplodiff.cli._reading_options import add_reading_options, name_view
from diplodiff.errors import OptionError

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, NoReturn

    Format = Literal["text", "markdown", "json", "jsonl", "csv", "html", "docx"]

__all__ = ["COMPARED_IN_FULL", "FORMATS", "STANDARD_STREAM", "Given", "parse_arguments"]

STANDARD_STREAM = "-"

FORMATS = ("text", "markdown", "json", "jsonl", "csv", "docx", "html")
"""The formats of `diplodiff.rendering`, whose import --help can do without."""

COMPARED_IN_FULL = 10
"""As in `diplodiff.batch`, whose import --help can do without."""

_MOST_DIGITS = 18

_NOT_WRITTEN = (".pdf", ".doc", ".rtf", ".odt", ".xls", ".xlsx")
"""Names under which nobody expects plain text."""
_COMPLETE = {"json": "JSON", "jsonl": "JSON Lines", "csv": "CSV", "docx": "Word"}
"""Formats that always hold everything, and what they are called."""
_FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".docx": "docx",
}

_COMMANDS = {
    "compare": "compare two texts, clause by clause",
    "show": "show the clauses of a text as they were understood",
    "rank": "say which of several texts is closest to one, and why",
}
_BUNDLED = "the statement that comes with diplodiff (Ankara, 22 July 2020)"
_OPERANDS = 'Texts are files; "-" is standard input.'
_FOLDERS = "A folder stands for the files in it."


class Given(argparse.Namespace):
    """What the user asked for.

    `named` are the texts as they stand on the command line; `operands` are those of the command,
    None for the bundled statement.
    """

    command: str
    named: list[str]
    operands: list[str | None]
    format: Format
    output: str
    read_as: str | None
    encoding: str | None
    revisions: Literal["accepted", "original", "error", "both"]
    allowed: list[tuple[str, int]]
    statement: int | None
    width: int | None
    encoder: str
    rows: Literal["all", "none"] | None
    limit: int | None
    author: str | None


def parse_arguments(argv: Sequence[str]) -> Given:
    """Read a command line.

    Parameters
    ----------
    argv : sequence of str
        Arguments without the program's name.

    Returns
    -------
    Given
        What was asked for, with the format chosen and the number of operands checked.

    Raises
    ------
    OptionError
        If it cannot be meant so.
    SystemExit
        After --help and --version, which argparse answers.

    Notes
    -----
    Each command has a parser of its own: the sub-commands of argparse cannot read options that
    stand between operands ("compare old.txt --all new.txt").
    """
    commands = {"compare": _compare, "show": _show, "rank": _rank}
    if argv and argv[0] in commands:
        given = commands[argv[0]](argv[1:])
        given.command = argv[0]
        return given
    parser = _general_parser()
    parser.parse_args([argument for argument in argv if argument.startswith("-")])
    asked = f"there is no command {argv[0]!r}" if argv else "no command is named"
    text = f"{asked}; choose from {', '.join(_COMMANDS)}; see diplodiff --help"
    raise OptionError(text)


def _general_parser() -> _Parser:
    listing = "\n".join(f"  {name:<9} {what}" for name, what in _COMMANDS.items())
    parser = _parser(
        "diplodiff",
        usage="diplodiff COMMAND [OPTION]... [FILE]...",
        description=(
            "Compare diplomatic texts clause by clause: joint statements, communiqués, "
            f"resolutions,\ndeclarations, treaties.\n\ncommands:\n{listing}"
        ),
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"diplodiff {__version__}")
    return parser


def _compare(arguments: Sequence[str]) -> Given:
    parser = _parser(
        "diplodiff compare",
        usage="diplodiff compare [OPTION]... [BASE] OTHER",
        description=(
            "Compare two texts clause by clause; BASE is the earlier one. Without BASE, compare "
            f"OTHER\nwith {_BUNDLED}.\n{_OPERANDS}"
        ),
        epilog=COMPARE_EPILOG,
    )
    rows = parser.add_mutually_exclusive_group()
    rows.add_argument(
        "--all", dest="rows", action="store_const", const="all", help="every clause, in full"
    )
    rows.add_argument(
        "--summary", dest="rows", action="store_const", const="none", help="no clauses, only scores"
    )
    _add_encoder(parser)
    parser.add_argument(
        "--author", metavar="NAME", help="who Word says made the changes, instead of diplodiff"
    )
    given = _parse(parser, name_view(arguments), least=1, most=2)
    given.operands = given.operands if len(given.operands) > 1 else [None, *given.operands]
    return given


def _show(arguments: Sequence[str]) -> Given:
    parser = _parser(
        "diplodiff show",
        usage="diplodiff show [OPTION]... [FILE]",
        description=(
            "Show the clauses of a text as they were understood. Without FILE, show\n"
            f"{_BUNDLED}.\n{_OPERANDS}"
        ),
        epilog=SHOW_EPILOG,
    )
    parser.add_argument(
        "--summary",
        dest="rows",
        action="store_const",
        const="none",
        help="no clauses, only what the text says of itself, counts and doubts",
    )
    given = _parse(parser, arguments, least=0, most=1)
    given.operands = given.operands or [None]
    return given


def _rank(arguments: Sequence[str]) -> Given:
    parser = _parser(
        "diplodiff rank",
        usage="diplodiff rank [OPTION]... BASE FILE...",
        description=(
            f"Rank texts by how close they are to BASE, and say why.\n{_OPERANDS} {_FOLDERS}"
        ),
        epilog=RANK_EPILOG,
    )
    parser.add_argument(
        "--limit",
        type=_limit,
        metavar="N",
        default=COMPARED_IN_FULL,
        help=(
            f"compare the N likeliest texts in full, {COMPARED_IN_FULL} by default; the others "
            'keep the score of a first look; "all" compares every text'
        ),
    )
    _add_encoder(parser)
    given = _parse(parser, arguments, least=2, most=None)
    if given.format == "docx":
        text = "a ranking is no Word document; choose another --format, or compare two texts"
        raise OptionError(text)
    return given


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are errors like all others: one line."""

    def format_help(self) -> str:
        self.formatter_class = argparse.RawDescriptionHelpFormatter  # as wide as the terminal
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        text = f"{message}; see {self.prog} --help"
        raise OptionError(text)


def _parser(prog: str, *, usage: str, description: str, epilog: str) -> _Parser:
    return _Parser(
        prog=prog,
        usage=usage,
        description=description,
        epilog=epilog,
        # Every option makes one, which asks for the terminal's width with all of shutil loaded.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=80),
        allow_abbrev=False,  # an option added later must not break a script
    )


def _parse(parser: _Parser, arguments: Sequence[str], *, least: int, most: int | None) -> Given:
    """Read options and operands in any order; after "--" all are operands."""
    _add_common(parser)
    end = arguments.index("--") if "--" in arguments else len(arguments)
    given = parser.parse_intermixed_args(arguments[:end], Given(rows=None, author=None))
    given.named += arguments[end + 1 :]
    if len(given.named) < least:
        parser.error("too few texts are named")
    if most is not None and len(given.named) > most:
        parser.error(f"{len(given.named)} texts are named, {most} can be taken at most")
    given.operands = list(given.named)
    given.format = _chosen_format(given)
    _check_operands(given.named, given.output)
    _check_layout(given)
    return given


def _add_common(parser: _Parser) -> None:
    parser.add_argument("named", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument(
        "--format",
        type=_format_name,
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)} (docx is Word); by default what FILE ends in, else text",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default=STANDARD_STREAM,
        help='write to FILE, whole or not at all; "-", the default, is standard output',
    )
    add_reading_options(parser, both_views=parser.prog.endswith("compare"))
    parser.add_argument(
        "--width",
        type=int,
        metavar="N",
        help=(
            "columns of the text, 40 to 10,000; by default the terminal's, up to 120, or 100 in a "
            "pipe. The clauses of one text are set in at most 80 of them, for reading"
        ),
    )


def _add_encoder(parser: _Parser) -> None:
    parser.add_argument(
        "--encoder",
        metavar="NAME",
        default="lexical",
        help=(
            "how clauses are recognised: lexical (the default, needs nothing), tfidf, or the name "
            "or folder of a sentence-transformers model"
        ),
    )


def _limit(value: str) -> int | None:
    if value == "all":
        return None
    if value.isdecimal() and len(value) <= _MOST_DIGITS and int(value) > 0:
        return int(value)
    text = f"{value!r} is no number of texts; choose 1, 2, ..., or all"
    raise argparse.ArgumentTypeError(text)


def _format_name(value: str) -> str:
    if value in FORMATS:
        return value
    text = f"{value!r} is unknown; choose from {', '.join(FORMATS)}"
    raise argparse.ArgumentTypeError(text)


def _chosen_format(given: Given) -> Format:
    """Take the format that is named, or the one that the output's name ends in."""
    suffix = os.path.splitext(given.output)[1].lower()
    if given.format is None and suffix in _NOT_WRITTEN:
        text = (
            f"cannot write {given.output}: {suffix} is not written; "
            f"choose a name in .txt{''.join(f', {known}' for known in _FORMAT_OF_SUFFIX)}, "
            f"or a --format"
        )
        raise OptionError(text)
    return given.format or _FORMAT_OF_SUFFIX.get(suffix, "text")


def _check_operands(operands: Sequence[str], output: str) -> None:
    if operands.count(STANDARD_STREAM) > 1:
        text = "- is given twice, but standard input can be read once; name a file for the other"
        raise OptionError(text)
    for operand in operands:
        if not operand:
            text = "the name of a text is empty; name a file, or - for standard input"
            raise OptionError(text)
        if operand.lower().startswith(("http://", "https://")):
            text = (
                f"{operand} is a web address, and diplodiff does not use the network; "
                f"download the page first and name the file"
            )
            raise OptionError(text)
        if STANDARD_STREAM not in (operand, output) and _is_same_file(operand, output):
            text = f"-o {output} would overwrite a text that is read; choose another name"
            raise OptionError(text)


def _is_same_file(operand: str, output: str) -> bool:
    try:
        return os.path.samefile(operand, output)
    except (OSError, ValueError):  # one of them does not exist, or cannot
        return False


def _check_layout(given: Given) -> None:
    complete = _COMPLETE.get(given.format)
    if complete is not None and given.rows is not None:
        text = (
            f"--all and --summary do not go with {complete}, which is always complete; "
            "leave them out"
        )
        raise OptionError(text)
    if given.author is not None and given.format != "docx":
        text = f"--author goes with the format docx, not with {given.format}; leave it out"
        raise OptionError(text)
    if given.format != "text" and given.width is not None:
        text = f"--width does not go with the format {given.format}; leave it out"
        raise OptionError(text)
    if given.width is not None:
        from diplodiff.rendering import TextOptions  # imported when used: --help can do without

        TextOptions(width=given.width)  # raises for a width that no report can have
