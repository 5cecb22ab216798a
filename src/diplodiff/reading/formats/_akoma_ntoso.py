"""Akoma Ntoso XML -> all its text, in the order of the document.

Knows the vocabulary of version 3.0 (OASIS LegalDocumentML, 2018), which is that of the United
Nations' AKN4UN: what stands in the line, what numbers, heads or divides, what is a note. Elements
of other vocabularies are set in the line.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from diplodiff.errors import UnsupportedFormatError
from diplodiff.reading._extract import ExtractBuilder
from diplodiff.reading._kept import check_kept
from diplodiff.reading._xml import parse_xml
from diplodiff.reading.hypertext._elements import read_style
from diplodiff.reading.hypertext._flow import Flow, Label
from diplodiff.reading.hypertext._lists import Numbering, whole_number
from diplodiff.reading.hypertext._paragraph import Look
from diplodiff.reading.hypertext._revisions import Revisions
from diplodiff.text import LatePattern, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from diplodiff.reading._extract import Extract, ReadOptions

__all__ = ["extract"]

# What stands in the line (part 2 of the standard, groups HTMLinline, semanticInline, ANtitle, ...).
_IN_LINE = frozenset(
    "a abbr affectedDocument amount argument b change concept courtType date decoration def del "
    "docAuthority docCommittee docDate docIntroducer docJurisdiction docNumber docProponent "
    "docPurpose docStage docStatus docTitle docType docketNumber embeddedText entity event "
    "fillIn from i img ins inline judge lawyer legislature location marker mmod mod mref "
    "neutralCitation num object omissis opinion organization outcome party person placeholder "
    "process quantity quotedText recordedTime ref relatedDocument remark rmod role rref session "
    "shortTitle signature span sub sup term time u vote".split()
)
_DIVISIONS = frozenset(
    "article attachment book chapter component division hcontainer part proviso rule section "
    "subchapter subdivision subpart subsection subtitle title tome transitional".split()
)
_LISTS = frozenset({"ol", "ul"})
_ASIDES = {
    "authorialNote": "footnote",
    "note": "footnote",
    "noteRef": "footnote mark",
    "toc": "table of contents",
}
_QUOTING = frozenset({"quotedText", "embeddedText"})
_WORD = LatePattern(r"[^\W\d_]{3}")
_TITLE_PLACES = (
    "docTitle",
    "container[@name='title']",
    "shortTitle",
    "longTitle",
    "docketNumber",
    "docNumber",
)
_TITLE_NAMES = ("FRBRtitle", "FRBRalias", "FRBRname")
# ISO 639-2, as AKN writes languages, in both forms where there are two -> ISO 639-1.
_LANGUAGES = {
    "ara": "ar", "chi": "zh", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de",
    "ita": "it", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "zho": "zh",
}  # fmt: skip
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def extract(data: bytes, *, options: ReadOptions) -> Extract:
    """Read an Akoma Ntoso document.

    Parameters
    ----------
    data : bytes
        XML.
    options : ReadOptions
        `revisions` and `limits` apply: XML says itself how it is encoded.

    Returns
    -------
    Extract
        Preface, preamble, body, conclusions and attachments, in the order of the document; notes
        behind them. Metadata are no text.

    Raises
    ------
    UnsafeDocumentError, CorruptDocumentError, LimitExceededError
        As of `parse_xml`.
    UnsupportedFormatError
        If it is XML of another vocabulary.
    DocumentError
        If there are tracked changes and they are to be an error.
    """
    root = parse_xml(data, options.limits)
    if _local(root) != "akomaNtoso":
        text = (
            f"it looks like XML of another vocabulary (<{_local(root)[:40]}>) and not like Akoma "
            "Ntoso; save or export it as HTML or plain text"
        )
        raise UnsupportedFormatError(text)
    flow, revisions = Flow(), Revisions(options)
    _Walker(flow, revisions, namespace=_namespace(root)).walk(root)
    builder = ExtractBuilder(options.limits)
    flow.build(builder)
    found = builder.build(
        title=_title(root), language=_language(root), date=_date(root), doubts=revisions.doubts()
    )
    return check_kept(found, " ".join(_words(root)))


class _Walker:
    """Walks through the elements of a document without recursion."""

    def __init__(self, flow: Flow, revisions: Revisions, *, namespace: str) -> None:
        self._flow = flow
        self._revisions = revisions
        self._namespace = namespace
        self._lists: list[Numbering] = []

    def walk(self, root: Element) -> None:
        """Write all the words of a document."""
        outer: list[tuple[Element, Look, Iterator[Element], Sequence[Callable[[], None]]]] = []
        children, look = iter([root]), Look()
        while True:
            element = next(children, None)
            if element is None:
                if not outer:
                    return
                element, look, children, closing = outer.pop()
                for step in closing:
                    step()
                self._flow.write(element.tail or "", look)
                continue
            parent = _local(outer[-1][0]) if outer else ""
            inside, closing = self._enter(element, look, parent=parent)
            outer.append((element, look, children, closing))
            children, look = iter(()) if inside is None else iter(element), inside or look
            if inside is not None:
                self._flow.write(element.text or "", look)

    def _enter(
        self, element: Element, look: Look, *, parent: str
    ) -> tuple[Look | None, Sequence[Callable[[], None]]]:
        """Write what stands before the content of an element; see `hypertext._page`."""
        name = _local(element) if _namespace(element) == self._namespace else "inline"
        if name == "meta":
            self._write_notes(element)
            return None, ()
        if name in ("br", "eol"):
            self._flow.break_line()
            return None, ()
        if name == "num":
            self._number(element, of=parent)
            return None, ()
        return self._enter_element(element, name, look)

    def _enter_element(
        self, element: Element, name: str, look: Look
    ) -> tuple[Look, Sequence[Callable[[], None]]]:
        style = read_style(element.get("style"))
        closing: list[Callable[[], None]] = []
        reason = self._revisions.aside_reason(name) or _ASIDES.get(name, "")
        reason = "hidden text" if style.get("display") == "none" else reason
        if not (name in _IN_LINE or reason):
            closing.append(self._begin_block(element, name))
        if reason:
            self._flow.begin_aside(reason)
            self._flow.write(f"{element.get('marker', '')} ", Look())
            closing.append(self._flow.end_aside)
        if name in _QUOTING:
            self._flow.write(element.get("startQuote", ""), look)
            end = element.get("endQuote", "")
            closing.append(lambda: self._flow.write(end, look))
        italic = name in ("i", "em") or style.get("font-style") in ("italic", "oblique")
        return look._replace(italic=look.italic or italic), closing

    def _begin_block(self, element: Element, name: str) -> Callable[[], None]:
        flow = self._flow
        if name in _LISTS:
            flow.end_paragraph()
            self._lists.append(Numbering(element.get("type", ""), ordered=name == "ol"))
            return self._end_list
        if name == "li":
            numbering = self._lists[-1] if self._lists else Numbering("", ordered=False)
            marker = numbering.next_marker(value=whole_number(element.get("value")))
            flow.label(
                Label(marker, numbering.value)
                if numbering.ordered
                else Label(marker, None, depth=len(self._lists) - 1)
            )
            return flow.print_labels
        if name == "tr":
            flow.begin_row()
            return flow.end_row
        if name in ("td", "th"):
            flow.begin_cell()
            return flow.end_paragraph
        flow.end_paragraph()
        return flow.print_labels if element.find("{*}num") is not None else flow.end_paragraph

    def _end_list(self) -> None:
        self._flow.end_paragraph()
        self._lists.pop()

    def _number(self, element: Element, *, of: str) -> None:
        """Print a number before what it numbers; "Article 3" stands alone, as it is printed."""
        words = fold("".join(element.itertext()))
        if words:
            self._flow.label(words)
        if of in _DIVISIONS and _WORD.search(words):
            self._flow.print_labels()

    def _write_notes(self, meta: Element) -> None:
        """Set aside the notes that stand among the metadata."""
        for note in meta.iter():
            if _local(note) == "note":
                self._flow.begin_aside("footnote")
                self._flow.write(f"{note.get('marker', '')} ", Look())
                self._flow.write(" ".join(note.itertext()), Look())
                self._flow.end_aside()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _namespace(element: Element) -> str:
    return element.tag.rpartition("}")[0]


def _words(root: Element) -> Iterator[str]:
    """Walk through all text but the metadata, whose notes are text."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element.tail or ""
        if _local(element) == "meta":
            yield from ("".join(note.itertext()) for note in element.findall(".//{*}note"))
        else:
            yield element.text or ""
            waiting += element


def _title(root: Element) -> str:
    """Return the title of the first document, as it is printed or, failing that, filed."""
    preface = root.find(".//{*}preface")
    for place in _TITLE_PLACES:
        printed = None if preface is None else preface.find(f".//{{*}}{place}")
        if printed is not None and (words := fold(" ".join(printed.itertext()))):
            return words
    for name in _TITLE_NAMES:
        filed = root.find(f".//{{*}}FRBRWork/{{*}}{name}")
        if filed is not None and (words := fold(filed.get("value", ""))):
            return words
    number = root.find(".//{*}FRBRWork/{*}FRBRnumber")
    return "" if number is None else fold(number.get("showAs", ""))


def _date(root: Element) -> dt.date | None:
    """Return the date of the work, which that of a translation or a file is not."""
    filed = root.find(".//{*}FRBRWork/{*}FRBRdate")
    try:
        return None if filed is None else dt.date.fromisoformat(filed.get("date", "")[:10])
    except ValueError:
        return None


def _language(root: Element) -> str:
    """Return the language of the expression, or that which an element states."""
    filed = root.find(".//{*}FRBRExpression/{*}FRBRlanguage")
    code = "" if filed is None else filed.get("language", "").lower()
    if not code:
        stated = root.find(f".//*[@{_LANGUAGE}]")
        code = "" if stated is None else stated.get(_LANGUAGE, "")
    code = code.partition("-")[0].lower()
    return _LANGUAGES.get(code, code if len(code) == len("en") else "")
