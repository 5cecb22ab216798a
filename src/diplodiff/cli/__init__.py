"""The `diplodiff` command: arguments -> texts read, compared, rendered, written.

This package is the only one that prints and the only one that writes reports to files. It never
shows a traceback: whatever goes wrong becomes one line on standard error that says what, where
and how to mend it.

Exit codes: 0 no difference (or done), 1 differences, 2 trouble (with arguments, with texts, or a
fault of the program itself), 130 interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from diplodiff._version import __version__
from diplodiff.cli._arguments import STANDARD_STREAM, parse_arguments
from diplodiff.cli._output import (
    flush,
    prepare_output,
    silence_output,
    tell,
    terminal_colour,
    terminal_width,
    warnings_told,
    write_report,
)
from diplodiff.cli._progress import progress
from diplodiff.errors import DiplodiffError, MissingExtraError

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from diplodiff.cli._arguments import Given
    from diplodiff.encoding import Encoder
    from diplodiff.rendering import HtmlOptions, TextOptions, WordOptions

__all__ = ["main", "run"]

_SAME, _DIFFERENT, _TROUBLE = 0, 1, 2
_INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
_READER_GONE = 141  # 128 + SIGPIPE


def run() -> NoReturn:
    """Run the command as a process of its own, and end the process with the exit code.

    Neither collecting cycles nor taking the interpreter apart at the end is of use to a process
    that ends at once; together they take a fifth of the time of a small comparison.
    """
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(
            OSError, ValueError, AttributeError
        ):  # closed or lost: told before
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; those of the process by default.

    Returns
    -------
    int
        The exit code; see the module's docstring.
    """
    try:
        prepare_output()
        with warnings_told():
            return _run(sys.argv[1:] if argv is None else argv)
    except DiplodiffError as error:
        tell(str(error), sort="error")
        return _TROUBLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return _READER_GONE
    except Exception as fault:  # noqa: BLE001 - a user must never meet a traceback
        tell(_fault_text(fault), sort="error")
        return _TROUBLE


def _fault_text(fault: Exception) -> str:
    detail = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
    return (
        f"a fault in diplodiff {__version__} itself ({detail}); your command is not to blame: "
        f"please report this line and, if you may, the text that caused it"
    )


def _run(argv: Sequence[str]) -> int:
    try:
        given = parse_arguments(argv)
    except SystemExit:  # how argparse leaves after --help and --version
        flush()
        return _SAME
    runners = {"compare": _compare, "show": _show, "rank": _rank}
    return runners[given.command](given)


# The library's modules are imported by the command that needs them: --help and --version load
# no numpy, and `show` neither.


def _compare(given: Given) -> int:
    from diplodiff.cli._operands import read_pair
    from diplodiff.comparison import compare
    from diplodiff.rendering import render

    with progress("comparing"):
        base, other = read_pair(given)
        comparison = compare(base, other, encoder=_encoder(given.encoder))
        report = render(comparison, given.format, options=_options(given))
    write_report(report, given.output)
    same = all(change.same for change in comparison.changes)
    return _SAME if same else _DIFFERENT


def _show(given: Given) -> int:
    from diplodiff.cli._operands import read_text
    from diplodiff.rendering import render

    with progress("reading"):
        statement = read_text(given.operands[0], given)
        report = render(statement, given.format, options=_options(given))
    write_report(report, given.output)
    return _SAME


def _rank(given: Given) -> int:
    from diplodiff.batch import rank
    from diplodiff.cli._operands import read_text, read_texts
    from diplodiff.rendering import render

    with progress("reading"):
        base = read_text(given.operands[0], given)
        names, others = read_texts(given.operands[1:], given)
    given.operands[1:] = names
    with progress(f"ranking {len(others):,} texts"):
        ranking = rank(base, others, limit=given.limit, encoder=_encoder(given.encoder))
        report = render(ranking, given.format, options=_options(given))
    write_report(report, given.output)
    return _SAME


def _encoder(name: str) -> Encoder | None:
    if name == "lexical":
        return None  # the default of compare and rank
    from diplodiff import _optional, encoding

    if name == "tfidf":
        return encoding.TfidfEncoder()
    try:
        _optional.require("sentence_transformers", extra="semantic")
    except MissingExtraError as error:
        text = f"{name!r} is neither lexical nor tfidf, so it names a sentence model; {error}"
        raise MissingExtraError(text) from error
    return encoding.SemanticEncoder(name)


def _options(given: Given) -> TextOptions | HtmlOptions | WordOptions:
    from dataclasses import replace

    from diplodiff.rendering import HtmlOptions, TextOptions, WordOptions

    rows = given.rows or "changed"
    names = tuple(_name(operand) for operand in given.operands)
    if given.format == "html":
        return HtmlOptions(rows=rows, names=names)
    if given.format == "docx":
        plain = WordOptions(names=names)
        return plain if given.author is None else replace(plain, author=given.author)
    to_terminal = given.output == STANDARD_STREAM
    return TextOptions(
        width=given.width if given.width is not None else terminal_width(used=to_terminal),
        colour=terminal_colour(used=to_terminal),
        rows=rows,
        names=names,
    )


def _name(operand: str | None) -> str:
    if operand == STANDARD_STREAM:
        return "standard input"
    return os.path.basename(operand) if operand is not None else ""
