"""The body of a Word document, or a note, comment or header -> calls of a `Flow`.

Walks over the elements by their local names (ISO/IEC 29500-1, 17) and enters whatever it does not
know: words stand in a few elements only, so that nothing is lost inside an unknown wrapper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.reading import _numerals
from diplodiff.reading.office._flow import Look
from diplodiff.reading.office._tree import attribute, child, local
from diplodiff.reading.office._word_styles import Style, list_place, merged, properties, toggle

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from diplodiff.reading.office._flow import Flow
    from diplodiff.reading.office._word_numbering import Numbering
    from diplodiff.reading.office._word_styles import Styles

__all__ = ["BodyWalker", "strip"]

_INSERTED = frozenset({"ins", "moveTo", "cellIns"})
_DELETED = frozenset({"del", "moveFrom", "cellDel"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_NO_WORDS = frozenset(
    "pPr rPr sectPr tblPr tblPrEx tblGrid trPr tcPr sdtPr sdtEndPr instrText delInstrText rt "
    "ffData fldData commentReference annotationRef ctrlPr docPr".split()
)
"""Properties, which hold elements with the names of words, and what is no text."""
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


class BodyWalker:
    """Walks over parts of one document.

    Parameters
    ----------
    flow : Flow
        Is told what is found.
    styles : Styles
        Of the document.
    numbering : Numbering
        Of the document; counts on from part to part.
    """

    def __init__(self, flow: Flow, styles: Styles, numbering: Numbering) -> None:
        self.references: dict[tuple[str, str], bool] = {}
        """Notes by sort and id, in the order of reference; whether this view refers to them."""
        self.marks: dict[tuple[str, str], str] = {}
        """The marks of notes that the document gives itself."""
        self._flow = flow
        self._styles = styles
        self._numbering = numbering
        self._style = Style()
        self._look = Look()
        self._note_mark = ""
        self._custom: tuple[str, str] | None = None
        self._boxes: list[Element] = []
        self._fields: list[bool] = []
        """The fields that are open: whether each has come to its result."""
        self._handlers: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "r": self._run,
            "t": self._words,
            "delText": self._deleted_words,
            "br": self._line_break,
            "cr": self._line_break,
            "sym": self._symbol,
            "tbl": self._table,
            "txbxContent": self._boxes.append,
            "AlternateContent": self._alternative,
            "fldChar": self._field,
            "footnoteReference": self._reference,
            "endnoteReference": self._reference,
            "footnoteRef": self._own_mark,
            "endnoteRef": self._own_mark,
            "altChunk": self._embedded,
            "subDoc": self._embedded,
            **dict.fromkeys(_SIGNS, self._sign),
            **dict.fromkeys(_INSERTED, self._changed),
            **dict.fromkeys(_DELETED, self._changed),
            **dict.fromkeys(_NO_WORDS, lambda _: None),
        }

    def walk(self, element: Element, *, mark: str = "") -> None:
        """Walk over what stands inside an element.

        Parameters
        ----------
        element : Element
            The body, a note, a comment, a header.
        mark : str
            How a note is marked where it refers to its own mark.
        """
        self._note_mark = mark
        self._fields.clear()
        self._children(element)
        self._end_open()

    def _children(self, element: Element) -> None:
        for each in element:
            self._handlers.get(local(each.tag), self._children)(each)

    def _end_open(self) -> None:
        """End a paragraph whose own end is deleted, where nothing follows that it could join."""
        if self._flow.is_open:
            self._flow.end_paragraph()
        self._empty_boxes()

    def _paragraph(self, element: Element) -> None:
        original = self._flow.original
        found = properties(element, "pPr", original=original)
        outside = self._style
        self._style = self._styles.of_paragraph(found)
        self._children(element)
        if not self._end_is_gone(child(child(element, "pPr"), "rPr")):
            self._flow.end_paragraph(self._marker(found))
            self._empty_boxes()
        self._style = outside

    def _marker(self, properties: Element | None) -> str:
        """Return the number of a paragraph."""
        place = list_place(properties)
        inserted = child(child(properties, "numPr"), "ins")
        if self._flow.original and inserted is not None:
            return ""
        style = attribute(child(properties, "pStyle"), "val")
        return self._numbering.marker(merged(place, self._style.place), style)

    def _end_is_gone(self, mark: Element | None) -> bool:
        """Tell whether the end of a paragraph is deleted, not there yet, or hidden."""
        gone = self._is_gone(mark)
        hidden = toggle(mark, "vanish") or toggle(mark, "specVanish")
        return gone or (bool(hidden) and self._flow.is_open)

    def _is_gone(self, properties: Element | None) -> bool:
        """Tell from properties whether their owner is not in this view; count the change."""
        if properties is None:
            return False
        names = {local(each.tag) for each in properties}
        inserted, deleted = not names.isdisjoint(_INSERTED), not names.isdisjoint(_DELETED)
        self._flow.changes += inserted + deleted
        return inserted if self._flow.original else deleted

    def _changed(self, element: Element) -> None:
        """Walk over words that were inserted or deleted, if they are in this view."""
        self._flow.changes += 1
        inserted = local(element.tag) in _INSERTED
        if inserted != self._flow.original:
            self._children(element)
            return
        for each in element.iter():
            name = local(each.tag)
            if name in _NOTES:
                self.references.setdefault((_NOTES[name], attribute(each, "id")), False)

    def _run(self, element: Element) -> None:
        outside = self._look
        found = properties(element, "rPr", original=self._flow.original)
        self._look = self._styles.look(self._style, found)
        self._children(element)
        self._look = outside
        self._custom = None

    def _write(self, words: str) -> None:
        if self._custom is not None:
            self.marks[self._custom] = self.marks.get(self._custom, "") + words
        elif all(self._fields):
            self._flow.write(words, self._look)

    def _words(self, element: Element) -> None:
        self._write(element.text or "")

    def _deleted_words(self, element: Element) -> None:
        if self._flow.original:
            self._words(element)

    def _sign(self, element: Element) -> None:
        self._write(_SIGNS[local(element.tag)])

    def _line_break(self, _element: Element) -> None:
        if all(self._fields) and not self._look.hidden:
            self._flow.break_line()

    def _symbol(self, element: Element) -> None:
        code = attribute(element, "char")
        try:
            sign = chr(int(code, 16))
        except (ValueError, OverflowError):
            sign = "\N{REPLACEMENT CHARACTER}"
        symbolic = attribute(element, "font") in {"Symbol", "Wingdings"}
        self._write(_numerals.bullet(sign) if symbolic else sign)

    def _field(self, element: Element) -> None:
        """Keep track of fields: their instructions are no words, their results are."""
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _reference(self, element: Element) -> None:
        key = _NOTES[local(element.tag)], attribute(element, "id")
        self.references[key] = True
        if attribute(element, "customMarkFollows").lower() in {"1", "true", "on"}:
            self._custom = key  # the rest of the run is its mark

    def _own_mark(self, _element: Element) -> None:
        self._write(self._note_mark)

    def _alternative(self, element: Element) -> None:
        """Walk over one of several forms of the same thing: the first that has words."""
        forms = list(element)
        chosen = next((form for form in forms if _has_words(form)), None)
        if chosen is not None:
            self._children(chosen)

    def _embedded(self, _element: Element) -> None:
        self._flow.embedded.add("another document")

    def _empty_boxes(self) -> None:
        """Put text boxes behind the paragraph that they are anchored in."""
        while self._boxes:
            boxes, self._boxes[:] = list(self._boxes), ()
            for box in boxes:
                look, self._look = self._look, Look()
                fields, self._fields = self._fields, []
                with self._flow.apart() as inside:
                    self._children(box)
                self._flow.add(inside)
                self._look, self._fields = look, fields

    def _table(self, element: Element) -> None:
        self._end_open()
        for row in _inside(element, "tr"):
            if self._is_gone(child(row, "trPr")):
                continue
            cells = []
            for cell in _inside(row, "tc"):
                if not self._is_gone(child(cell, "tcPr")):
                    with self._flow.apart() as paragraphs:
                        self._children(cell)
                        self._end_open()
                    cells.append(paragraphs)
            self._flow.add_row(cells)


def _inside(element: Element, name: str) -> list[Element]:
    """Find rows of a table, or cells of a row, also inside content controls and the like."""
    found = []
    for each in element:
        if local(each.tag) == name:
            found.append(each)
        elif local(each.tag) not in _NO_WORDS:
            found += _inside(each, name)
    return found


def _has_words(element: Element) -> bool:
    return any(local(each.tag) in {"t", "delText", "sym"} for each in element.iter())


def strip(element: Element, *, original: bool) -> str:
    """Return the words of a part in one view, found without understanding it.

    Parameters
    ----------
    element : Element
        The root of the part.
    original : bool
        Whether the words before the tracked changes are wanted.

    Returns
    -------
    str
        All words, without fallbacks, which say the same as what they stand for.
    """
    gone = _INSERTED if original else _DELETED
    left_out = gone | {"Fallback", "rt", "rPr", "pPr"}
    parts = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        name = local(each.tag)
        if name == "t" or (name == "delText" and original):
            parts.append(each.text or "")
        of_table = child(each, f"{name}Pr") if name in {"tr", "tc"} else None
        marks = {local(mark.tag) for mark in (of_table if of_table is not None else ())}
        if name not in left_out and gone.isdisjoint(marks):
            waiting += each
    return "".join(parts)
