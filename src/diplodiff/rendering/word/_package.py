"""The parts of a Word document -> the bytes of its package, the same for the same parts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.rendering._visible import visible
from diplodiff.rendering.word._xml import attribute, content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Statement
    from diplodiff.rendering.word._options import WordOptions

__all__ = ["Comment", "Signature", "packed", "signature"]

_DATE_OF_NOTHING = dt.date(1980, 1, 1)
_MINUTES_APART = 30
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_PAGE = (  # A4, margins of 25 mm
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" '
    'w:left="1417" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_FIXED_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    "word/footer.xml": "footer.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}


class Signature(NamedTuple):
    """Who made the changes, and when, in the forms that Word writes; visible text.

    Parameters
    ----------
    author : str
        Who.
    date : str
        When.
    date_apart : str
        Half an hour apart; see `BodyWriter`.
    """

    author: str
    date: str
    date_apart: str


class Comment(NamedTuple):
    """A comment in the margin: its paragraphs, visible text; its number is its place."""

    paragraphs: tuple[str, ...]


def signature(options: WordOptions, *statements: Statement) -> Signature:
    """Take author and date from the options, else the date from the first text that has one."""
    dates = (options.date, *(statement.date for statement in statements), _DATE_OF_NOTHING)
    chosen = next(date for date in dates if date is not None)
    if not isinstance(chosen, dt.datetime):
        chosen = dt.datetime.combine(chosen, dt.time())
    if chosen.tzinfo is not None:
        chosen = chosen.astimezone(dt.UTC).replace(tzinfo=None)
    times = (chosen, chosen.replace(minute=(chosen.minute + _MINUTES_APART) % 60))
    first, apart = (f"{time.isoformat(timespec='seconds')}Z" for time in times)
    return Signature(visible(options.author), first, apart)


def packed(
    body: str, comments: Sequence[Comment], *, title: str, language: str, signed: Signature
) -> bytes:
    """Put a document together.

    Parameters
    ----------
    body : str
        The paragraphs of the document, in XML.
    comments : sequence of Comment
        The comments that the paragraphs refer to by their numbers.
    title, language : str
        What the document says of itself: visible text, and a code of ISO 639-1.
    signed : Signature
        Author and date of comments and document.

    Returns
    -------
    bytes
        The package. Its entries bear no time, and nothing in it refers to anything outside.
    """
    folder = files("diplodiff.rendering.word") / "parts"
    parts = {name: (folder / file).read_text("utf-8") for name, file in _FIXED_PARTS.items()}
    parts["docProps/core.xml"] = _core(title, language, signed)
    parts["word/comments.xml"] = _comments(comments, signed)
    relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    parts["word/document.xml"] = (
        f"{_HEAD}<w:document {_MAIN} {relations}><w:body>{body}{_PAGE}</w:body></w:document>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in sorted(parts):  # "[Content_Types].xml" comes first, as readers like it
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # whatever the machine
            package.writestr(entry, parts[name])
    return stream.getvalue()


def _core(title: str, language: str, signed: Signature) -> str:
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{signed.date}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{_HEAD}<cp:coreProperties {_CORE}><dc:title>{content(title)}</dc:title>"
        f"<dc:creator>{content(signed.author)}</dc:creator>"
        f"<dc:language>{content(visible(language))}</dc:language>{times}</cp:coreProperties>"
    )


def _comments(comments: Sequence[Comment], signed: Signature) -> str:
    signs = f'w:author="{attribute(signed.author)}" w:date="{signed.date}" w:initials="dd"'
    written = "".join(
        f'<w:comment w:id="{number}" {signs}>{"".join(map(_paragraph, comment.paragraphs))}'
        "</w:comment>"
        for number, comment in enumerate(comments)
    )
    return f"{_HEAD}<w:comments {_MAIN}>{written}</w:comments>"


def _paragraph(text: str) -> str:
    return (
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{content(text)}</w:t></w:r></w:p>'
    )
