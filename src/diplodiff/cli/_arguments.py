"""Words of a command line -> what the user asked for, checked before any text is read."""

from __future__ import annotations

import argparse
import os.path
from functools import partial

from diplodiff._version import __version__
from diplodiff.errors import OptionError

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, NoReturn

    Format = Literal["text", "markdown", "json"]

__all__ = ["FORMATS", "STANDARD_STREAM", "Given", "parse_arguments"]

STANDARD_STREAM = "-"

FORMATS = ("text", "markdown", "json")
"""The formats of `diplodiff.rendering`, whose import --help can do without."""

_PLANNED = ("html", "docx", "csv")
_FORMAT_OF_SUFFIX: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
}

_COMMANDS = {
    "compare": "compare two texts, clause by clause",
    "show": "show the clauses of a text as they were understood",
    "rank": "say which of several texts is closest to one, and why",
}
_BUNDLED = "the statement that comes with diplodiff (Ankara, 22 July 2020)"
_OPERANDS = 'Texts are files; "-" is standard input.'

_EPILOG = """\
examples:
  diplodiff compare old.txt new.txt
      what was kept, reworded, strengthened, softened, moved, added and dropped
  diplodiff compare statement.txt
      the same against the statement that comes with diplodiff (Ankara, 22 July 2020)
  diplodiff show statement.txt
      the clauses as understood: look here first when a comparison surprises you
  diplodiff rank draft.txt archive/*.txt
      the texts of an archive, closest to the draft first

"diplodiff COMMAND --help" explains a command. Texts never leave your machine.
"""

_COMPARE_EPILOG = """\
examples:
  diplodiff compare old.txt new.txt
      the changes; unchanged clauses are folded into one line
  diplodiff compare old.txt new.txt --all
      every clause in full
  diplodiff compare old.txt new.txt --summary
      one sentence and the scores
  diplodiff compare old.txt new.txt -o changes.md
      a Markdown report; the format follows from the name
  diplodiff compare --format json old.txt new.txt > changes.json
      everything, for another program
  pbpaste | diplodiff compare old.txt -
      the clipboard against a file ("xclip -o" or "Get-Clipboard" elsewhere)

exit code: 0 no difference, 1 differences, 2 trouble
"""

_SHOW_EPILOG = """\
examples:
  diplodiff show statement.txt
      title, date and parties, then each clause with its label and lead phrase; below it what
      each act asks of whom and by when, and what is cited; doubts about the reading at the end
  diplodiff show statement.txt --summary
      the same without the clauses
  diplodiff show
      the statement that comes with diplodiff
  diplodiff show old.txt --encoding cp1252
      a text that is not in UTF-8
  diplodiff show statement.txt --format json -o statement.json
      the same for another program

exit code: 0 done, 2 trouble
"""

_RANK_EPILOG = """\
examples:
  diplodiff rank draft.txt 2019.txt 2020.txt 2021.txt
      the closest first, with scores and what changed
  diplodiff rank draft.txt archive/*.txt -o closest.md
      a Markdown table
  diplodiff rank draft.txt archive/*.txt --format json
      the same for another program
  diplodiff rank draft.txt archive/*.txt --encoder tfidf
      rare words count for more

exit code: 0 done, 2 trouble
"""


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
    read_as: Literal["text", "markdown"] | None
    encoding: str | None
    statement: int | None
    width: int | None
    encoder: str
    rows: Literal["all", "none"] | None


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
        epilog=_EPILOG,
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
        epilog=_COMPARE_EPILOG,
    )
    rows = parser.add_mutually_exclusive_group()
    rows.add_argument(
        "--all", dest="rows", action="store_const", const="all", help="every clause, in full"
    )
    rows.add_argument(
        "--summary", dest="rows", action="store_const", const="none", help="no clauses, only scores"
    )
    _add_encoder(parser)
    given = _parse(parser, arguments, least=1, most=2)
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
        epilog=_SHOW_EPILOG,
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
        description=f"Rank texts by how close they are to BASE, and say why.\n{_OPERANDS}",
        epilog=_RANK_EPILOG,
    )
    _add_encoder(parser)
    return _parse(parser, arguments, least=2, most=None)


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
    given = parser.parse_intermixed_args(arguments[:end], Given(rows=None))
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
        help="text, markdown or json; by default what FILE ends in, else text",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default=STANDARD_STREAM,
        help='write to FILE, whole or not at all; "-", the default, is standard output',
    )
    parser.add_argument(
        "--as",
        dest="read_as",
        choices=("text", "markdown"),
        metavar="FORMAT",
        help="what the texts are: text or markdown; by default what their names end in",
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help=(
            "character encoding of the texts, for example cp1252; UTF-8 by default; a byte order "
            "mark in a text wins over it"
        ),
    )
    parser.add_argument(
        "--statement",
        type=_statement_number,
        metavar="N",
        help="take statement N, from 1, of a text that holds several",
    )
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


_DIGITS = 9
"""Digits of the greatest number of a statement."""
_SHOWN = 40
"""Characters of an argument that an error repeats."""


def _statement_number(value: str) -> int:
    if value.isdecimal() and len(value) <= _DIGITS and int(value) > 0:
        return int(value)
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}..."
    text = f"{shown!r} is no number of a statement; choose 1, 2, ..."
    raise argparse.ArgumentTypeError(text)


def _format_name(value: str) -> str:
    if value in FORMATS:
        return value
    state = "is not there yet" if value in _PLANNED else "is unknown"
    text = f"{value!r} {state}; choose from {', '.join(FORMATS)}"
    raise argparse.ArgumentTypeError(text)


def _chosen_format(given: Given) -> Format:
    """Take the format that is named, or the one that the output's name ends in."""
    suffix = os.path.splitext(given.output)[1].lower()
    if given.format is None and suffix.removeprefix(".") in _PLANNED:
        text = (
            f"cannot write {given.output}: {suffix} is not there yet; "
            f"choose a name in .txt, .md or .json, or a --format"
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
    if given.format == "json" and given.rows is not None:
        text = "--all and --summary do not go with JSON, which is always complete; leave them out"
        raise OptionError(text)
    if given.format != "text" and given.width is not None:
        text = f"--width does not go with the format {given.format}; leave it out"
        raise OptionError(text)
    if given.width is not None:
        from diplodiff.rendering import TextOptions  # imported when used: --help can do without

        TextOptions(width=given.width)  # raises for a width that no report can have
