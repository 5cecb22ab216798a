"""A PDF document -> its `Extract`: joins the steps.

What is read is the text layer; that the page shows the same, nothing can promise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import NoTextLayerError
from diplodiff.reading._extract import Doubt, Extract, ExtractBuilder, ReadOptions
from diplodiff.reading._kept import check_kept
from diplodiff.reading.formats.pdf._columns import read_flows
from diplodiff.reading.formats.pdf._furniture import Sheet, body_size, split_furniture
from diplodiff.reading.formats.pdf._hyphens import Hyphens
from diplodiff.reading.formats.pdf._lines import read_rows
from diplodiff.reading.formats.pdf._notes import Note, is_rule, split_marks, split_notes
from diplodiff.reading.formats.pdf._paragraphs import join_lines, read_paragraphs
from diplodiff.reading.formats.pdf._pdfium import open_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplodiff.reading.formats.pdf._lines import Line
    from diplodiff.reading.formats.pdf._page import Page

__all__ = ["extract"]

_MOST_NAMED = 5
"""Pages that a doubt names."""
_RECOGNISED = Doubt(
    "HiddenText",
    "the text is drawn without ink, as below the picture of a page: software recognised it, "
    "and it may differ from what the page shows",
)


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read a PDF document.

    Parameters
    ----------
    data : bytes
        Its bytes.
    options : ReadOptions
        Limits; encoding and revisions do not apply.

    Returns
    -------
    Extract
        Without text if its pages are blank.

    Raises
    ------
    NoTextLayerError
        If its pages are pictures without text.
    EncryptedDocumentError, CorruptDocumentError
        If it is locked or damaged.
    LimitExceededError
        If it goes beyond `pages` or `characters`.
    MissingExtraError
        If pypdfium2 is not installed.
    """
    found = _Found([], [], [], [], [])
    with open_document(data, options.limits) as document:
        for number, page in enumerate(document.pages(), start=1):
            _take(page, number, found)
    if found.pictures and not any(sheet.rows for sheet in found.sheets) and not found.hidden:
        text = (
            "its pages are pictures without a text layer, as from a scanner; have their text "
            "recognised first (OCR), for example with OCRmyPDF"
        )
        raise NoTextLayerError(text)
    return check_kept(_extract(found, ExtractBuilder(options.limits)), " ".join(found.drawn))


class _Found(NamedTuple):
    """What the pages hold: rows, text that is not seen, and all text as it is drawn.

    Of pages without text but with pictures, and of those whose text is invisible, the numbers.
    """

    sheets: list[Sheet]
    hidden: list[tuple[str, str]]
    drawn: list[str]
    pictures: list[int]
    recognised: list[int]


def _take(page: Page, number: int, found: _Found) -> None:
    """Add a page."""
    runs = [run for run in page.runs if not run.hidden]
    sheet = Sheet(height=page.height, rows=read_rows(runs))
    found.sheets.append(sheet)
    found.drawn.extend(run.text for run in page.runs)
    for reason in ("rotated text", "outside the page"):
        rows = read_rows(run for run in page.runs if run.hidden == reason)
        found.hidden.extend((row.text, reason) for row in rows)
    if not sheet.rows and page.pictured:
        found.pictures.append(number)
    if any(run.invisible for run in runs):
        found.recognised.append(number)


def _extract(found: _Found, builder: ExtractBuilder) -> Extract:
    """Put together what belongs together."""
    size = body_size(found.sheets)
    split_furniture(found.sheets, size)
    flows: list[list[Line]] = []
    notes: list[Note] = []
    for sheet in found.sheets:
        for flow in read_flows(sheet.rows):
            body, below = split_notes(flow, size)
            flows.append(body)
            _add_notes(notes, below)
    rules = [line.text for flow in flows for line in flow if is_rule(line)]
    flows, marks = _without_marks(flows, frozenset(note.mark for note in notes))
    hyphens = Hyphens(line for flow in flows for line in flow)
    for paragraph in read_paragraphs(flows, hyphens):
        builder.add(paragraph.text, emphasised=paragraph.italics)
    _set_aside(builder, found, rules)
    builder.omit(" ".join(marks), "footnote marks")
    for note in notes:
        builder.omit(join_lines(note.lines, hyphens).text, "footnote")
    return builder.build(doubts=_doubts(found))


def _without_marks(
    flows: Iterable[Sequence[Line]], known: frozenset[str]
) -> tuple[list[list[Line]], list[str]]:
    """Take rules and the marks of notes out of the body."""
    kept: list[list[Line]] = []
    marks: list[str] = []
    for flow in flows:
        kept.append([])
        for line in flow:
            words, found = split_marks(line, known)
            marks += found
            if not is_rule(words):
                kept[-1].append(words)
    return kept, marks


def _add_notes(notes: list[Note], below: Sequence[Note]) -> None:
    """Add the notes of a page; what bears no mark goes on with the last one before it."""
    for note in below:
        if notes and not note.mark:
            notes[-1].lines += note.lines
        else:
            notes.append(note)


def _set_aside(builder: ExtractBuilder, found: _Found, rules: Iterable[str]) -> None:
    """Hand on what is not body."""
    for sheet in found.sheets:
        for text, reason in sheet.omitted:
            builder.omit(text, reason)
    for text in rules:
        builder.omit(text, "rule")
    for text, reason in found.hidden:
        doubt = Doubt("HiddenText", f"{reason}, which a reader of the page may not see")
        builder.omit(text, reason, doubts=[doubt])


def _doubts(found: _Found) -> list[Doubt]:
    """Say what is doubtful about the document."""
    doubts = []
    if found.pictures:
        named = _named(found.pictures)
        message = f"{named} without text, as from a scanner, and could not be read"
        doubts.append(Doubt("NoTextLayer", message))
    if found.recognised:
        doubts.append(_RECOGNISED)
    return doubts


def _named(pages: Sequence[int]) -> str:
    """Name pages, at most a few of them."""
    listed = ", ".join(str(page) for page in pages[:_MOST_NAMED])
    more = f" and {len(pages) - _MOST_NAMED} more" if len(pages) > _MOST_NAMED else ""
    return (
        f"page {listed} is a picture" if len(pages) == 1 else f"pages {listed}{more} are pictures"
    )
