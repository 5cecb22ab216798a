"""One document -> its `Statement`: joins the steps of reading."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, BinaryIO, Literal

from diplodiff.errors import DiplodiffError, OptionError
from diplodiff.model import Omission
from diplodiff.parsing import parse
from diplodiff.reading._bytes import Document, load
from diplodiff.reading._decoding import check_encoding, decode
from diplodiff.reading._extract import Extract, ReadOptions
from diplodiff.reading._heads import date_of, symbol_of
from diplodiff.reading._limits import Limits, check_characters, check_limits
from diplodiff.reading._recognition import FORMATS, recognise
from diplodiff.text import trim

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from diplodiff.model import Notice, Statement

    Format = Literal["text", "markdown", "html", "pdf", "docx", "odt", "rtf", "epub", "akn"]

__all__ = ["check_options", "read", "read_document"]

_REVISIONS = ("accepted", "original", "error")


def read(  # noqa: PLR0913 - keywords, each something that the caller may know
    source: str | Path | BinaryIO,
    *,
    format: Format | None = None,  # noqa: A002 - the word readers expect
    encoding: str | None = None,
    revisions: Literal["accepted", "original", "error"] = "accepted",
    limits: Limits | None = None,
    which: int | None = None,
) -> Statement:
    """Read the statement in a document.

    Parameters
    ----------
    source : str, Path or binary stream
        A path to a regular file, or a stream that is open for reading bytes. A text held in
        memory goes to `diplodiff.parse` instead.
    format : {"text", "markdown", "html", "pdf", "docx", "odt", "rtf", "epub", "akn"}, optional
        How to read the document ("akn" is Akoma Ntoso XML). By default the content decides, and
        between plain text and Markdown the suffix of the path.
    encoding : str, optional
        Encoding of the document, such as ``"cp1252"``. Only a byte order mark at the beginning of
        the document wins over it. By default a document is UTF-8, or what it declares, or, with
        the warning "EncodingGuessed", what its letters suggest.
    revisions : {"accepted", "original", "error"}
        Which view of the tracked changes of a draft is read; "error" refuses a draft with any.
    limits : Limits, optional
        What reading may cost; by default `Limits()`.
    which : int, optional
        Number of the statement, from 1, where the document holds several; of no account where it
        holds one.

    Returns
    -------
    Statement
        Its offsets refer to its `source_text`: of a text the decoded document as it stands, line
        ends included, without byte order mark; of other formats all the text that they hold, with
        what is not body (running heads, page numbers, footnotes, menus) behind it and `omitted`.
        In Markdown the front matter (a page's data between two ``---`` lines at the top) is the
        first of what is omitted: its title becomes the statement's, and its date too where the
        text itself gives none.

    Raises
    ------
    NotAFileError
        If the path names no regular file that can be read, or is an address or a text.
    LimitExceededError
        If the document is larger than `MAX_FILE_BYTES`, or goes beyond one of `limits`.
    UnsupportedFormatError
        If the document is in a format that cannot be read, or in another than is stated.
    UnsafeDocumentError, CorruptDocumentError, EncryptedDocumentError, NoTextLayerError
        If it could do harm, is damaged, is locked, or consists of pictures.
    EncodingError
        If its bytes are not text in the encoding that applies.
    MissingExtraError
        If reading its format needs a package that is not installed; names the pip line.
    OptionError
        If an argument is outside what is accepted.
    EmptyDocumentError, NoStatementError
        If there is nothing to compare in the text.
    SeveralStatementsError
        If there are several statements and `which` is None; the error names them.
    """
    options = check_options(format, encoding=encoding, revisions=revisions, limits=limits)
    return read_document(load(source), format=format, options=options, which=which)


def check_options(
    format: object,  # noqa: A002 - as in read
    *,
    encoding: str | None,
    revisions: Literal["accepted", "original", "error"],
    limits: Limits | None,
) -> ReadOptions:
    """Check the options of `read` before a document is opened."""
    _check_option("format", format, (*FORMATS, None), none="what the content shows")
    _check_option("revisions", revisions, _REVISIONS)
    if encoding is not None:
        check_encoding(encoding)
    limits = Limits() if limits is None else limits
    check_limits(limits)
    return ReadOptions(encoding=encoding, revisions=revisions, limits=limits)


def read_document(
    document: Document,
    *,
    format: str | None,  # noqa: A002 - as in read
    options: ReadOptions,
    which: int | None,
) -> Statement:
    """Read the statement in a document whose bytes are there; see `read`."""
    try:
        chosen = recognise(document, stated=format)
        if chosen in ("text", "markdown"):
            return _read_text(document.data, options=options, which=which, format=chosen)
        return _read_extract(_extract(chosen, document.data, options), which=which)
    except (OptionError, ImportError):
        raise  # about the call, not about the document
    except DiplodiffError as error:
        message = f"{document.name}: {error}"  # nothing below knows where the bytes are from
        raise type(error)(message) from error


def _check_option(name: str, value: object, accepted: Iterable[object], *, none: str = "") -> None:
    if value in accepted:
        return
    listed = ", ".join(repr(choice) for choice in accepted if choice is not None)
    text = f"{name} is {value!r}; accepted are {listed}"
    raise OptionError(f"{text} and None ({none})" if none else text)


def _extract(format: str, data: bytes, options: ReadOptions) -> Extract:  # noqa: A002 - as in read
    """Have a document read by the reader of its format, in a child process."""
    from diplodiff.reading._sandbox import extract_in_child  # plain text needs no child
    from diplodiff.reading.formats import MODULES

    return extract_in_child(MODULES[format], data, options=options)


def _read_text(
    data: bytes,
    *,
    format: str,  # noqa: A002 - as in read
    options: ReadOptions,
    which: int | None,
) -> Statement:
    """Parse a text; the front matter of Markdown becomes its first omission."""
    text, notices = decode(data, encoding=options.encoding)
    check_characters(text, options.limits)
    if format == "text":
        return _with(parse(text, which=which), notices=notices)
    from diplodiff.reading._markdown import split_front_matter  # plain text has none

    front_matter, body = split_front_matter(text)
    above = len(text) - len(body)
    # Blank lines in its place keep every offset true of the whole text.
    parsed = parse("\n" * above + body, title=front_matter.title, which=which)
    start, end = trim(text, 0, above)
    omitted = (Omission(start=start, end=end, reason="front matter"),) if above else ()
    return _with(parsed, source_text=text, omitted=omitted, notices=notices, date=front_matter.date)


def _read_extract(extract: Extract, *, which: int | None) -> Statement:
    """Parse the body of an extract, with blanks in the place of what is omitted."""
    parts: list[str] = []
    behind = 0
    for part in extract.omitted:
        parts += (extract.text[behind : part.start], " " * (part.end - part.start))
        behind = part.end
    body = "".join([*parts, extract.text[behind:]])
    parsed = parse(body, symbol=symbol_of(extract), which=which, italics=extract.emphasised)
    if extract.title and not parsed.title:
        parsed = dataclasses.replace(parsed, title=extract.title)
    return _with(
        parsed,
        source_text=extract.text,
        omitted=extract.omitted,
        notices=extract.notices,
        date=extract.date or date_of(extract),
    )


def _with(
    statement: Statement,
    *,
    source_text: str | None = None,
    omitted: tuple[Omission, ...] = (),
    notices: tuple[Notice, ...] = (),
    date: dt.date | None = None,
) -> Statement:
    """Add to a statement what is known of its document; the text's own date wins."""
    if not (omitted or notices or date):
        return statement
    return dataclasses.replace(
        statement,
        source_text=statement.source_text if source_text is None else source_text,
        omitted=tuple(sorted((*statement.omitted, *omitted), key=_place)),
        warnings=tuple(sorted((*statement.warnings, *notices), key=_place)),
        date=statement.date or date,
    )


def _place(span: Omission | Notice) -> tuple[int, int]:
    return span.start, span.end
