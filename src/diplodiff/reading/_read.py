"""One document -> its `Statement`: chooses the format and joins the steps of reading."""

from __future__ import annotations

import dataclasses
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Literal

from diplodiff.errors import (
    EmptyDocumentError,
    NoStatementError,
    OptionError,
    SeveralStatementsError,
    UnsupportedFormatError,
)
from diplodiff.model import Omission
from diplodiff.parsing import parse
from diplodiff.reading._bytes import Document, load
from diplodiff.reading._decoding import check_encoding, decode
from diplodiff.reading._signatures import refuse_other_formats
from diplodiff.text import trim

if TYPE_CHECKING:
    from pathlib import Path

    from diplodiff.model import Statement
    from diplodiff.reading._markdown import FrontMatter

__all__ = ["read"]

_FORMAT_OF_SUFFIX = {"": "text", ".txt": "text", ".md": "markdown", ".markdown": "markdown"}
_FORMATS = ("text", "markdown")


def read(
    source: str | Path | BinaryIO,
    *,
    format: Literal["text", "markdown"] | None = None,  # noqa: A002 - the word readers expect
    encoding: str | None = None,
    which: int | None = None,
) -> Statement:
    """Read the statement in a document.

    Parameters
    ----------
    source : str, Path or binary stream
        A path to a regular file, or a stream that is open for reading bytes. A text held in
        memory goes to `diplodiff.parse` instead.
    format : {"text", "markdown"}, optional
        How to read the document. By default the suffix of the path decides: ``.txt`` or none is
        plain text, ``.md`` and ``.markdown`` are Markdown; a stream is plain text.
    encoding : str, optional
        Encoding of the document, such as ``"cp1252"``; UTF-8 by default. Only a byte order mark
        at the beginning of the document wins over it.
    which : int, optional
        Number of the statement, from 1, where the document holds several; of no account where it
        holds one.

    Returns
    -------
    Statement
        Its offsets refer to its `source_text`: the decoded document as it stands, line ends
        included, without byte order mark. In Markdown the front matter (a page's data between
        two ``---`` lines at the top) is the first of what is `omitted`: its title becomes the
        statement's, and its date too where the text itself gives none.

    Raises
    ------
    NotAFileError
        If the path names no regular file that can be read, or is an address or a text.
    LimitExceededError
        If the document is larger than `MAX_FILE_BYTES`.
    UnsupportedFormatError
        If the document is, or by its suffix should be, in another format.
    EncodingError
        If its bytes are not text in the encoding that applies.
    OptionError
        If `source`, `format`, `encoding` or `which` is outside what is accepted.
    EmptyDocumentError, NoStatementError
        If there is nothing to compare in the text; raised by the parser.
    SeveralStatementsError
        If there are several statements and `which` is None; the error names them.
    """
    if format is not None and format not in _FORMATS:
        text = f"format is {format!r}; accepted are 'text', 'markdown' and None (by the suffix)"
        raise OptionError(text)
    if encoding is not None:
        check_encoding(encoding)
    document = load(source)
    refuse_other_formats(document)
    chosen = format or _format_by_suffix(document)
    text = decode(document, encoding=encoding)
    try:
        if chosen == "text":
            return parse(text, which=which)
        return _read_markdown(text, which=which)
    except (EmptyDocumentError, NoStatementError, SeveralStatementsError) as error:
        message = f"{document.name}: {error}"  # the parser does not know where the text is from
        raise type(error)(message) from error


def _format_by_suffix(document: Document) -> str:
    """Choose the format by the suffix of the path; a stream is plain text."""
    if document.path is None:
        return "text"
    suffix = PurePath(os.fsdecode(document.path)).suffix.lower()
    if suffix not in _FORMAT_OF_SUFFIX:
        text = (
            f"{document.name}: the suffix {suffix!r} names no format that can be read; supported "
            "are .txt, .md, .markdown and no suffix; if it is plain text, rename it to .txt or say "
            "so (--as text, in Python format='text')"
        )
        raise UnsupportedFormatError(text)
    return _FORMAT_OF_SUFFIX[suffix]


def _with_date(statement: Statement, front_matter: FrontMatter) -> Statement:
    """Date a statement by its front matter where its text gives no date."""
    if statement.date is not None or front_matter.date is None:
        return statement
    return dataclasses.replace(statement, date=front_matter.date)


def _read_markdown(text: str, *, which: int | None) -> Statement:
    """Parse the text behind the front matter, which becomes the first omission."""
    from diplodiff.reading._markdown import split_front_matter  # plain text has none

    front_matter, body = split_front_matter(text)
    above = len(text) - len(body)
    # Blank lines in its place keep every offset true of the whole text.
    parsed = parse("\n" * above + body, title=front_matter.title, which=which)
    statement = _with_date(parsed, front_matter)
    if not above:
        return statement
    start, end = trim(text, 0, above)
    omitted = Omission(start=start, end=end, reason="front matter")
    return dataclasses.replace(statement, source_text=text, omitted=(omitted, *statement.omitted))
