"""The body of an OpenDocument text, or a note, comment or header -> calls of a `Flow`.

OpenDocument 1.3, part 3, 5 to 9. Words stand in paragraphs only, and there everywhere: whatever is
not known is entered. Deleted words stand apart from the text, inserted ones between two marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.reading.office._flow import Look
from diplodiff.reading.office._open_lists import Lists
from diplodiff.reading.office._tree import attribute, child, local, number

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from diplodiff.reading.office._flow import Flow
    from diplodiff.reading.office._open_styles import Styles

__all__ = ["BodyWalker", "Changes", "strip"]

_PARAGRAPHS = frozenset({"p", "h"})
_SHAPES = frozenset(
    "frame text-box custom-shape rect circle ellipse line polyline polygon path connector caption "
    "g measure regular-polygon".split()
)
_NO_WORDS = frozenset(
    "tracked-changes change-info number ruby-text title desc creator date date-string "
    "creator-initials binary-data script scripts forms event-listeners note-citation "
    "table-of-content-source illustration-index-source table-index-source object-index-source "
    "user-index-source alphabetical-index-source bibliography-source named-expressions "
    "sequence-decls variable-decls user-field-decls dde-connection-decls covered-table-cell".split()
)
_MOST_SPACES = 1_000


class Changes:
    """The tracked changes of a document.

    Parameters
    ----------
    body : Element
        Of the document.
    """

    def __init__(self, body: Element) -> None:
        self._deleted: dict[str, Element] = {}
        self._inserted: set[str] = set()
        regions = child(body, "tracked-changes")
        for region in regions if regions is not None else ():
            identity = attribute(region, "id")
            deletion = child(region, "deletion")
            if child(region, "insertion") is not None:
                self._inserted.add(identity)
            elif deletion is not None:
                self._deleted[identity] = deletion

    def __len__(self) -> int:
        """Return how many changes of words there are."""
        return len(self._deleted) + len(self._inserted)

    def inserts(self, mark: Element) -> bool:
        """Tell whether a mark belongs to an insertion."""
        return attribute(mark, "change-id") in self._inserted

    def deleted_at(self, mark: Element) -> list[Element]:
        """Return what was deleted at a mark."""
        deletion = self._deleted.get(attribute(mark, "change-id"))
        blocks = deletion if deletion is not None else ()
        return [each for each in blocks if local(each.tag) not in _NO_WORDS]


class BodyWalker:
    """Walks over parts of one document.

    Parameters
    ----------
    flow : Flow
        Is told what is found.
    styles : Styles
        Of the document.
    changes : Changes
        Of the document.
    """

    def __init__(self, flow: Flow, styles: Styles, changes: Changes) -> None:
        self._flow = flow
        self._styles = styles
        self._changes = changes
        self._lists = Lists(styles)
        self._look = Look()
        self._inserting: set[str] = set()
        """Insertions that are open and not in this view."""
        self._held: str | None = None
        """The number of a paragraph whose own end is not in this view."""
        self._boxes: list[Element] = []
        self._blocks: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "h": self._paragraph,
            "list": self._list,
            "table": self._table,
            "section": self._section,
            "change": self._deletion,
            "change-start": self._insertion,
            "change-end": self._insertion_end,
            **dict.fromkeys(_SHAPES, self._shape),
            **dict.fromkeys(_NO_WORDS, lambda _: None),
        }
        self._inline: dict[str, Callable[[Element], None]] = {
            "span": self._span,
            "s": self._spaces,
            "tab": lambda _: self._write("\t"),
            "line-break": self._line_break,
            "note": self._note,
            "annotation": self._comment,
            "hidden-text": self._hidden_text,
            "change": self._deletion_inside,
            "change-start": self._insertion,
            "change-end": self._insertion_end,
            **dict.fromkeys(_SHAPES, self._shape),
            **dict.fromkeys(_NO_WORDS, lambda _: None),
        }

    def walk(self, element: Element) -> None:
        """Walk over the blocks inside an element."""
        for each in element:
            self._blocks.get(local(each.tag), self.walk)(each)
        self._end_open()

    def _words(self, element: Element) -> None:
        """Walk over the words inside an element."""
        self._write(element.text)
        for each in element:
            self._inline.get(local(each.tag), self._words)(each)
            self._write(each.tail)

    def _write(self, words: str | None) -> None:
        if words and not self._inserting:
            self._flow.write(words, self._look)

    def _line_break(self, _element: Element) -> None:
        if not (self._inserting or self._look.hidden):
            self._flow.break_line()

    def _spaces(self, element: Element) -> None:
        self._write(" " * min(number(attribute(element, "c"), 1), _MOST_SPACES))

    def _span(self, element: Element) -> None:
        outside = self._look
        self._look = self._styles.look("text", attribute(element, "style-name"), outside)
        self._words(element)
        self._look = outside

    def _hidden_text(self, element: Element) -> None:
        """Take a field that shows its words or hides them."""
        hidden = attribute(element, "is-hidden") != "false"
        outside, self._look = self._look, Look(italic=self._look.italic, hidden=hidden)
        self._write("".join(element.itertext()) or attribute(element, "string-value"))
        self._look = outside

    def _paragraph(self, element: Element) -> None:
        outside = self._look
        self._look = self._styles.look("paragraph", attribute(element, "style-name"), outside)
        if attribute(child(element, "hidden-paragraph"), "is-hidden") == "true":
            self._look = self._look._replace(hidden=True)
        self._words(element)
        self._end_paragraph(element)
        self._look = outside

    def _end_paragraph(self, element: Element) -> None:
        """End a paragraph, unless its end was inserted and is not in this view."""
        if not self._inserting:
            marker = self._marker(element) if self._held is None else self._held
            self._held = None
            self._flow.end_paragraph(marker)
            self._empty_boxes()
        elif self._flow.is_open and self._held is None:
            self._held = self._marker(element)

    def _marker(self, element: Element) -> str:
        marker = self._lists.marker()
        if marker or local(element.tag) != "h":
            return marker
        return self._lists.heading(element)

    def _end_open(self) -> None:
        if self._flow.is_open and not self._inserting:
            self._flow.end_paragraph(self._held or "")
            self._held = None
        self._empty_boxes()

    def _list(self, element: Element) -> None:
        first = next((each for each in element.iter() if local(each.tag) in _PARAGRAPHS), None)
        usual = self._styles.list_of(attribute(first, "style-name"))
        self._lists.begin(element, usual_style=usual)
        for item in element:
            self._lists.begin_item(item if local(item.tag) == "list-item" else None)
            for each in item:
                self._blocks.get(local(each.tag), self.walk)(each)
        self._lists.end()

    def _section(self, element: Element) -> None:
        outside = self._look
        if attribute(element, "display") == "none":
            self._look = Look(hidden=True)
        self.walk(element)
        self._look = outside

    def _table(self, element: Element) -> None:
        self._end_open()
        for row in _inside(element, "table-row"):
            cells = []
            for cell in _inside(row, "table-cell"):
                with self._flow.apart() as paragraphs:
                    self.walk(cell)
                cells.append(paragraphs)
            self._flow.add_row(cells)

    def _note(self, element: Element) -> None:
        body = child(element, "note-body")
        if self._inserting or body is None:
            return
        citation = child(element, "note-citation")
        mark = "".join(citation.itertext()) if citation is not None else ""
        self._aside(body, attribute(element, "note-class") or "footnote", mark=mark)

    def _comment(self, element: Element) -> None:
        if not self._inserting:
            self._aside(element, "comment")

    def _aside(self, element: Element, reason: str, *, mark: str = "") -> None:
        outside = self._look, self._lists  # the number of an item is for its own words
        self._look, self._lists = Look(), Lists(self._styles)
        boxes, self._boxes[:] = list(self._boxes), ()
        with self._flow.apart() as paragraphs:
            self._write(f"{mark} " if mark else "")
            self.walk(element)
        self._flow.omit(paragraphs, reason)
        self._look, self._lists = outside
        self._boxes[:] = boxes

    def _shape(self, element: Element) -> None:
        if not self._inserting:
            self._boxes.append(element)

    def _insertion(self, mark: Element) -> None:
        if self._flow.original and self._changes.inserts(mark):
            self._inserting.add(attribute(mark, "change-id"))

    def _insertion_end(self, mark: Element) -> None:
        self._inserting.discard(attribute(mark, "change-id"))

    def _deletion(self, mark: Element) -> None:
        """Put back what was deleted between two paragraphs."""
        if self._flow.original and not self._inserting:
            for each in self._changes.deleted_at(mark):
                self._blocks.get(local(each.tag), self.walk)(each)

    def _deletion_inside(self, mark: Element) -> None:
        """Put back what was deleted inside a paragraph, perhaps with the ends of some."""
        if not self._flow.original or self._inserting:
            return
        blocks = self._changes.deleted_at(mark)
        for i, each in enumerate(blocks):
            if local(each.tag) in _PARAGRAPHS:
                self._words(each)
                if i < len(blocks) - 1:
                    self._end_paragraph(each)
            else:
                self._end_open()
                self._blocks.get(local(each.tag), self.walk)(each)

    def _empty_boxes(self) -> None:
        """Put text boxes behind the paragraph that they are anchored in."""
        while self._boxes:
            boxes, self._boxes[:] = list(self._boxes), ()
            for box in boxes:
                if any(local(each.tag) == "object" for each in box):
                    self._flow.embedded.add("an object of another program")
                outside, self._look = self._look, Look()
                with self._flow.apart() as inside:
                    self.walk(box)
                self._flow.add(inside)
                self._look = outside


def _inside(element: Element, name: str) -> list[Element]:
    """Find rows of a table, or cells of a row, also inside groups."""
    found = []
    for each in element:
        if local(each.tag) == name:
            found.append(each)
        elif local(each.tag) not in _NO_WORDS:
            found += _inside(each, name)
    return found


def strip(element: Element, changes: Changes, *, original: bool) -> str:
    """Return the words of a part in one view, found without understanding it.

    Parameters
    ----------
    element : Element
        The part.
    changes : Changes
        Of the document.
    original : bool
        Whether the words before the tracked changes are wanted.

    Returns
    -------
    str
        All words.
    """
    parts: list[str] = []
    inserting: set[str] = set()

    def visit(each: Element) -> None:
        name = local(each.tag)
        if name in _NO_WORDS:
            return
        if original and name == "change-start" and changes.inserts(each):
            inserting.add(attribute(each, "change-id"))
        elif name == "change-end":
            inserting.discard(attribute(each, "change-id"))
        elif original and name == "change":
            for block in changes.deleted_at(each):
                visit(block)
        words(each.text)
        for inner in each:
            visit(inner)
            words(inner.tail)

    def words(found: str | None) -> None:
        if found and not inserting:
            parts.append(found)

    visit(element)
    return "".join(parts)
