"""The operands of a command line -> statements."""

from __future__ import annotations

import os
import sys
import time

from diplodiff.cli._arguments import STANDARD_STREAM, Given
from diplodiff.cli._output import tell
from diplodiff.errors import DiplodiffError, OptionError

TYPE_CHECKING = False  # as in typing, whose import would double the time of --help

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any, BinaryIO

    from diplodiff.model import Statement

__all__ = ["read_pair", "read_text", "read_texts"]

_PATIENCE_SECONDS = 1.0
"""Seconds after which one wants to know how far it is."""


def read_text(operand: str | None, given: Given) -> Statement:
    """Read a text; None stands for the bundled statement."""
    if operand is None:
        from diplodiff.reference import reference_statement

        return reference_statement()
    from diplodiff.reading import read

    return read(_source(operand), **_options(given))


def read_pair(given: Given) -> list[Statement]:
    """Read the two texts of a comparison, which may be the two forms of one draft."""
    if given.revisions != "both":
        return [read_text(operand, given) for operand in given.operands]
    *_, draft = given.operands
    if len(given.named) > 1 or draft is None:
        text = (
            "--revisions without a view, or with both, compares the two forms of one draft: name "
            "one text; of two texts say which form to read: accepted, original or error"
        )
        raise OptionError(text)
    from diplodiff.reading import read

    source = _source(draft)
    if draft == STANDARD_STREAM:
        import io

        content = source.read()  # type: ignore[union-attr]  # a stream, which can be read once
        sources: list[Any] = [io.BytesIO(content), io.BytesIO(content)]
    else:
        sources = [source, source]
    shown = "standard input" if draft == STANDARD_STREAM else draft
    options = _options(given)
    views = ("original", "accepted")
    given.operands = [f"{shown} ({view})" for view in views]
    forms = [
        read(source, **{**options, "revisions": view})
        for source, view in zip(sources, views, strict=True)
    ]
    if not any(doubt.code == "TrackedChanges" for form in forms for doubt in form.warnings):
        tell(f"{shown} has no tracked changes: its two forms are the same", sort="warning")
    return forms


def read_texts(operands: Sequence[str | None], given: Given) -> tuple[list[str], list[Statement]]:
    """Read several texts, several at a time; a folder stands for the files in it.

    Parameters
    ----------
    operands : sequence of str
        Files, folders and "-".
    given : Given
        The options.

    Returns
    -------
    tuple
        The names of the texts and the texts. A file of a folder that cannot be read is told and
        left out.

    Raises
    ------
    DiplodiffError
        If a file that is named itself cannot be read, or no text is left.
    """
    from diplodiff.reading import read_many

    found = [place for operand in operands if operand is not None for place in _expanded(operand)]
    sources = (_source(name) for name, _ in found)
    read = read_many(sources, **_options(given))
    names, statements = [], []
    for (name, in_folder), outcome in zip(found, _with_progress(read, len(found)), strict=True):
        if not isinstance(outcome, DiplodiffError):
            names.append(name)
            statements.append(outcome)
        elif in_folder:
            tell(f"left out: {outcome}", sort="warning")
        else:
            raise outcome
    if not statements:
        text = "no text is left to compare with; name files or folders with texts"
        raise OptionError(text)
    return names, statements


def _options(given: Given) -> dict[str, Any]:
    """Return the options of `read`, whose values argparse has checked."""
    limits = None
    if given.allowed:
        from diplodiff.reading import Limits

        limits = Limits(**dict(given.allowed))
    return {
        "format": given.read_as,
        "encoding": given.encoding,
        "revisions": given.revisions,
        "limits": limits,
        "which": given.statement,
    }


def _expanded(operand: str) -> list[tuple[str, bool]]:
    """List the files that an operand stands for, and whether they come from a folder."""
    if operand == STANDARD_STREAM or not os.path.isdir(operand):
        return [(operand, False)]
    paths = (os.path.join(operand, name) for name in sorted(os.listdir(operand)))
    return [
        (path, True)
        for path in paths
        if os.path.isfile(path) and not os.path.basename(path).startswith(".")
    ]


def _source(operand: str) -> Path | BinaryIO:
    if operand != STANDARD_STREAM:
        from pathlib import Path

        return Path(operand)
    if sys.stdin is None:
        text = "standard input is closed; name a file instead of -"
        raise OptionError(text)
    return sys.stdin.buffer


def _with_progress(
    outcomes: Iterator[Statement | DiplodiffError], count: int
) -> Iterator[Statement | DiplodiffError]:
    """Tell on a terminal how many are read, once it takes longer than one waits gladly."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    begun = time.monotonic()
    told = ""
    for number, outcome in enumerate(outcomes, start=1):
        if shown and time.monotonic() - begun > _PATIENCE_SECONDS:
            told = f"\rdiplodiff: read {number:,} of {count:,} texts"
            sys.stderr.write(told)
            sys.stderr.flush()
        yield outcome
    if told:
        sys.stderr.write("\r" + " " * len(told) + "\r")
