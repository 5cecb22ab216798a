"""A page of HTML -> the words of its elements, written into a `Flow` in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff._optional import require
from diplodiff.reading._extract import Doubt
from diplodiff.reading.hypertext._elements import (
    SILENT,
    UNSURE,
    aside_reason,
    is_block,
    look_of,
    read_style,
)
from diplodiff.reading.hypertext._flow import Flow, Label
from diplodiff.reading.hypertext._lists import Numbering, whole_number
from diplodiff.reading.hypertext._notes import Node, find_notes
from diplodiff.reading.hypertext._paragraph import Look
from diplodiff.text import LatePattern, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from diplodiff.reading._extract import ExtractBuilder
    from diplodiff.reading.hypertext._elements import Attributes
    from diplodiff.reading.hypertext._revisions import Revisions

__all__ = ["PageFacts", "read_page"]

_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_LANDMARKS = UNSURE - {"hidden from screen readers"}
_PARTS = UNSURE | {"form", "page title"}
_NOT_SHOWN = "hidden text"
_UNSEEN = ("script", "style")
_EMBEDDING = "iframe[src], embed[src], object[data], frame[src]"
_DOCUMENT = LatePattern(r"\.(?:pdf|docx?|odt|rtf)(?:[?#]|$)")
_LANGUAGE = LatePattern(r"([A-Za-z]{2})(?:[-_]|$)")
_LONGEST_ADDRESS = 2_000


class PageFacts(NamedTuple):
    """What a page says of itself.

    Parameters
    ----------
    title : str
        Its first heading of the first level, or what the window is called, or "".
    language : str
        ISO 639-1 code, or "".
    doubts : tuple of Doubt
        What is doubtful about it as a whole.
    """

    title: str
    language: str
    doubts: tuple[Doubt, ...]


def read_page(text: str, builder: ExtractBuilder, revisions: Revisions) -> PageFacts:
    """Read a page into a builder.

    Parameters
    ----------
    text : str
        HTML that `tame_markup` has let pass.
    builder : ExtractBuilder
        Of the document that the page is, or is a part of.
    revisions : Revisions
        Of the same document.

    Returns
    -------
    PageFacts
        What the page says of itself.

    Raises
    ------
    MissingExtraError
        If selectolax is not installed; names the pip line.
    LimitExceededError
        If the document has more characters than its limit.
    """
    tree = require("selectolax.lexbor", extra="html").LexborHTMLParser(text)
    flow = Flow(unsure=UNSURE)
    walker = _Walker(flow, tree, revisions)
    walker.walk(tree.root)
    for content in _templates(tree):
        flow.begin_aside("template")
        walker.walk(content.child)
        flow.end_aside()
    flow.build(builder)
    window = tree.css_first("head title")
    window_title = "" if window is None else fold(window.text())
    builder.omit(window_title, "page title")
    for name in _UNSEEN:
        if tree.css_first(name) is not None:
            builder.omit(f"<{name}>", name)
    headings = (piece.text for piece in flow.pieces if piece.heading == 1 and not piece.reason)
    return PageFacts(
        title=fold(next(headings, "")) or window_title,
        language=_language(tree.root),
        doubts=tuple(_embedded(tree)) + walker.doubts(),
    )


def _language(root: Node) -> str:
    """Return the language that a page states."""
    attributes = root.attributes
    found = _LANGUAGE.match(attributes.get("lang") or attributes.get("xml:lang") or "")
    return "" if found is None else found[1].lower()


def _templates(tree: Node) -> Iterator[Node]:
    """Walk through the contents of templates, which scripts copy into pages or do not."""
    waiting = [tree]
    while waiting:
        found = waiting.pop().template_fragments()
        yield from found
        waiting += found


def _embedded(tree: Node) -> list[Doubt]:
    """Tell whether another document is shown in the page."""
    for node in tree.css(_EMBEDDING):
        address = node.attributes.get("src") or node.attributes.get("data") or ""
        if node.tag == "frame" or _DOCUMENT.search(address[-_LONGEST_ADDRESS:].lower()):
            return [Doubt("EmbeddedContent", "the page shows another document, which is not read")]
    return []


class _Walker:
    """Walks through the elements of a page without recursion, however deep they are."""

    def __init__(self, flow: Flow, tree: Node, revisions: Revisions) -> None:
        self._flow = flow
        self._notes = find_notes(tree)
        self._revisions = revisions
        self._lists: list[Numbering] = []
        self._struck = 0
        self._begin: dict[str, Callable[[Node, Attributes, dict[str, str]], Callable[[], None]]] = {
            **dict.fromkeys(_LISTS, self._begin_list),
            "li": self._begin_item,
            "tr": self._begin_row,
            "td": self._begin_cell,
            "th": self._begin_cell,
            "q": self._begin_quotation,
        }

    def walk(self, root: Node | None) -> None:
        """Write all the words of a node and of those behind it."""
        open_elements: list[tuple[Node, Look, Sequence[Callable[[], None]]]] = []
        node, look = root, Look()
        while node is not None:
            inside, closing = self._enter(node, look)
            child = None if inside is None else node.child
            if child is not None and inside is not None:
                open_elements.append((node, look, closing))
                node, look = child, inside
                continue
            _close(closing)
            while node is not None and node.next is None:
                node, look, closing = open_elements.pop() if open_elements else (None, look, ())
                _close(closing)
            node = None if node is None else node.next

    def doubts(self) -> tuple[Doubt, ...]:
        """Return what is doubtful about how the page is set."""
        if not self._struck:
            return ()
        message = "words are struck through in the page and are read as they stand"
        return (Doubt("StruckText", message),)

    def _enter(self, node: Node, look: Look) -> tuple[Look | None, Sequence[Callable[[], None]]]:
        """Write what stands before the content of a node.

        Returns
        -------
        look : Look or None
            Of its content; None where that is not to be read.
        closing : sequence of callable
            What is to be done behind it.
        """
        if node.is_text_node:
            self._flow.write(node.text_content or "", look)
            return None, ()
        name = node.tag
        if not node.is_element_node or name in SILENT:
            return None, ()
        if name == "br":
            self._flow.break_line()
            return None, ()
        return self._enter_element(node, name, look)

    def _enter_element(
        self, node: Node, name: str, look: Look
    ) -> tuple[Look, Sequence[Callable[[], None]]]:
        attributes = node.attributes
        style = read_style(attributes.get("style"))
        closing: list[Callable[[], None]] = []
        if is_block(name, style) or node.mem_id in self._notes.notes:
            self._flow.end_paragraph()
            closing.append(self._flow.end_paragraph)
        reason = self._reason(node, name, style, look, attributes)
        if reason:
            self._flow.begin_aside(reason)
            closing.append(self._flow.end_aside)
        if name in self._begin and reason != _NOT_SHOWN:
            closing.insert(0, self._begin[name](node, attributes, style))
        if name in ("s", "strike"):
            self._struck += 1
        if name in ("sup", "a") and self._flow.reason == "footnote":
            closing.insert(0, self._flow.part_marker)
        return look_of(name, style, look, attributes), closing

    def _reason(
        self, node: Node, name: str, style: dict[str, str], look: Look, attributes: Attributes
    ) -> str:
        """Return why the words of an element are to be set aside here, or ""."""
        if node.mem_id in self._notes.notes:
            return "" if self._flow.reason == "footnote" else "footnote"
        if node.mem_id in self._notes.marks:
            return "footnote mark"
        reason = self._revisions.aside_reason(name) or aside_reason(name, style, look, attributes)
        if reason in _PARTS and self._flow.reason:
            return ""  # a menu in the foot of a page is its foot
        if reason in _LANDMARKS and node.css_first("main, article") is not None:
            return ""
        return reason

    def _begin_list(
        self, node: Node, attributes: Attributes, style: dict[str, str]
    ) -> Callable[[], None]:
        ordered = node.tag == "ol"
        counts_down = ordered and "reversed" in attributes
        start = whole_number(attributes.get("start"))
        if start is None:
            start = _items(node) if counts_down else 1
        self._lists.append(
            Numbering(
                style.get("list-style") or attributes.get("type") or "",
                ordered=ordered,
                start=start,
                step=-1 if counts_down else 1,
                depth=sum(not outer.ordered for outer in self._lists),
            )
        )
        return self._end_list

    def _end_list(self) -> None:
        self._lists.pop()

    def _begin_item(
        self, _node: Node, attributes: Attributes, style: dict[str, str]
    ) -> Callable[[], None]:
        numbering = self._lists[-1] if self._lists else Numbering("", ordered=False)
        marker = numbering.next_marker(
            value=whole_number(attributes.get("value")),
            style=style.get("list-style") or attributes.get("type") or "",
        )
        self._flow.label(
            Label(marker, numbering.value)
            if numbering.ordered
            else Label(marker, None, depth=numbering.depth)
        )
        return self._flow.unlabel

    def _begin_row(
        self, _node: Node, _attributes: Attributes, _style: dict[str, str]
    ) -> Callable[[], None]:
        self._flow.begin_row()
        return self._flow.end_row

    def _begin_cell(
        self, _node: Node, _attributes: Attributes, _style: dict[str, str]
    ) -> Callable[[], None]:
        self._flow.begin_cell()
        return self._flow.end_paragraph

    def _begin_quotation(
        self, _node: Node, _attributes: Attributes, _style: dict[str, str]
    ) -> Callable[[], None]:
        """Print the quotation marks that browsers print."""
        self._flow.write("“", Look())
        return self._end_quotation

    def _end_quotation(self) -> None:
        self._flow.write("”", Look())


def _items(node: Node) -> int:
    """Count the items of a list."""
    count, child = 0, node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count


def _close(closing: Sequence[Callable[[], None]]) -> None:
    for step in closing:
        step()
