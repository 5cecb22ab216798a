"""A report -> the terminal, a pipe or a file, whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import stat
import sys
import warnings

from diplodiff.cli._arguments import STANDARD_STREAM
from diplodiff.errors import DiplodiffWarning, OptionError

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

__all__ = [
    "flush",
    "prepare_output",
    "silence_output",
    "tell",
    "terminal_colour",
    "terminal_width",
    "warnings_told",
    "write_report",
]

_WIDTH_OF_A_PIPE = 100
_NARROWEST, _WIDEST = 40, 120  # longer lines of prose tire the reader


def prepare_output() -> None:
    """Write UTF-8 whatever the locale says; what cannot be encoded is escaped, not fatal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def terminal_colour(*, used: bool) -> Literal["always", "never"]:
    """Choose colour when the report goes to a terminal that shows it and nobody objects."""
    # no-color.org: any value of NO_COLOR but the empty one is an objection
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return "always" if used and _is_terminal() and not unwanted else "never"


def terminal_width(*, used: bool) -> int:
    """Choose the terminal's width, within what reads well, or 100 columns without a terminal."""
    if not (used and _is_terminal()):
        return _WIDTH_OF_A_PIPE
    import shutil  # with its compressors it would cost every call of the command

    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def tell(message: str, *, sort: Literal["error", "warning"]) -> None:
    """Write one line to standard error."""
    from diplodiff.rendering import visible

    if sys.stderr is not None:  # closed by the caller: there is nobody to tell
        with contextlib.suppress(OSError):
            sys.stderr.write(f"diplodiff: {sort}: {visible(message)}\n")


@contextlib.contextmanager
def warnings_told() -> Iterator[None]:
    """Tell warnings in one line each, without the place in the source that Python names."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", DiplodiffWarning)
        warnings.showwarning = _tell_warning  # type: ignore[assignment]  # takes what it needs
        yield


def _tell_warning(message: Warning | str, *_: object) -> None:
    tell(str(message), sort="warning")


def flush(report: str | bytes = "") -> None:
    """Write to standard output, and what is buffered, while a failure can still be reported.

    Parameters
    ----------
    report : str or bytes, optional
        What to write first.

    Raises
    ------
    BrokenPipeError
        If the reader of the output went away.
    OptionError
        If standard output cannot be written to, as on a full disk, or is a terminal that cannot
        show the report.
    """
    if sys.stdout is None:
        text = "standard output is closed; write to a file with -o FILE"
        raise OptionError(text)
    if isinstance(report, bytes) and _is_terminal():
        text = "a Word document cannot be shown in a terminal; write to a file with -o FILE"
        raise OptionError(text)
    try:
        if isinstance(report, str):
            sys.stdout.write(report)
        else:
            sys.stdout.buffer.write(report)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_output()
        text = f"cannot write to standard output: {error.strerror}; write to a file with -o FILE"
        raise OptionError(text) from error


def silence_output() -> None:
    """Let nobody write to a lost standard output again, the end of the interpreter included."""
    from pathlib import Path

    # suppressed: a stream without a file below it
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def write_report(report: str | bytes, output: str) -> None:
    """Write a report to standard output ("-") or to a file.

    Parameters
    ----------
    report : str or bytes
        The report.
    output : str
        "-", or the path of a file. A file is written under a passing name in the same folder
        and then renamed, so that it is there whole or not at all.

    Raises
    ------
    OptionError
        If the place cannot be written to.
    BrokenPipeError
        If the reader of standard output went away.
    """
    if output == STANDARD_STREAM:
        flush(report)
        return
    try:
        _write_file(report, output)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        cause = getattr(error, "strerror", None) or error
        text = (
            f"cannot write {output or repr(output)}: {cause}; "
            "name a file in a folder that you can write to"
        )
        raise OptionError(text) from error


def _write_file(report: str | bytes, output: str) -> None:
    from pathlib import Path

    if not output:
        raise FileNotFoundError(None, "its name is empty")
    target = Path(os.path.realpath(output))  # so that a link stays a link
    if target.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    if target.exists() and not target.is_file():
        raise FileExistsError(None, "it is a device, not a file")
    passing = target.with_name(f".diplodiff-{os.urandom(8).hex()}.part")
    try:
        with passing.open("xb") as stream:
            stream.write(_encoded(report))
            stream.flush()
            os.fsync(stream.fileno())  # the name must not be there before the content
        if target.exists():
            passing.chmod(stat.S_IMODE(target.stat().st_mode))
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)


def _encoded(report: str | bytes) -> bytes:
    return report.encode("utf-8", "backslashreplace") if isinstance(report, str) else report
