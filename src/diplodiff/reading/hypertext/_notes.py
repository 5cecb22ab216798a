"""A page -> the marks of its footnotes, and the blocks that hold the notes.

A mark is a short link, raised or called a mark of a note, to a place further on in the page; what
stands there is the note. Pages without links have raised figures in the text and again at the head
of each note.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "NotesOfPage", "find_notes"]

_MARK = LatePattern(r"\s*[\[(]?\s?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§]{1,4})\s?[\])]?\s*")
_MARK_LENGTH = 12
_NOTE_BLOCKS = frozenset("p li dd tr aside section div blockquote".split())
_WHOLES = frozenset("body html article main".split())
_MARKED = LatePattern(r"foot-?note|end-?note|note-?ref|sdfootnoteanc|sdendnoteanc|fnref|\bcite")
_MEASURE = LatePattern(r"(?:\d|(?<![^\W_])[kcdm]?m)$")
_MOST_STEPS = 60
"""Elements above a mark, or before it, that are looked at."""

# Nodes of selectolax, which has no types for mypy to read.
Node = Any


class NotesOfPage(NamedTuple):
    """What is a mark and what is a note, by the identity of elements.

    Parameters
    ----------
    marks : frozenset of int
        Elements that hold a mark in the text.
    notes : frozenset of int
        Blocks that hold a note.
    """

    marks: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()


def find_notes(tree: Node) -> NotesOfPage:
    """Find the footnotes of a page.

    Parameters
    ----------
    tree : selectolax.lexbor.LexborHTMLParser
        The page.

    Returns
    -------
    NotesOfPage
        Empty where it has none.
    """
    found = [*_linked(tree), *_raised(tree)]
    return NotesOfPage(
        marks=frozenset(mark.mem_id for mark, _ in found),
        notes=frozenset(note.mem_id for _, note in found),
    )


def _linked(tree: Node) -> Iterator[tuple[Node, Node]]:
    """Find links from a mark to a note behind it."""
    candidates = [node for node in tree.css('a[href^="#"]') if _is_mark(node)]
    if not candidates:
        return
    places: dict[str, tuple[int, Node]] = {}
    order: dict[int, int] = {}
    for position, node in enumerate(tree.css("[id], a")):
        order[node.mem_id] = position
        for name in (node.attributes.get("id"), node.attributes.get("name")):
            if name:
                places.setdefault(name, (position, node))
    for link in candidates:
        position, target = places.get(unquote(link.attributes["href"][1:]), (-1, None))
        if position <= order[link.mem_id]:
            continue
        note = _block(target)
        if note is not None and not _contains(note, link):
            yield (link.parent if link.parent.tag == "sup" else link), note


def _is_mark(link: Node) -> bool:
    """Tell whether a link looks like the mark of a note."""
    words = _words(link)
    if not words or _MARK.fullmatch(words) is None:
        return False
    if link.parent.tag == "sup" or link.css_first("sup") is not None:
        return True
    said = " ".join(link.attributes.get(name) or "" for name in ("class", "role", "id", "href"))
    return _MARKED.search(said[:200].lower()) is not None


def _raised(tree: Node) -> Iterator[tuple[Node, Node]]:
    """Find raised figures without links that head a block further on."""
    waiting: dict[str, list[Node]] = {}
    for node in tree.css("sup"):
        words = _words(node).strip(" []()")
        if not words.isdecimal() or node.css_first("a[href]") is not None:
            continue
        if node.parent.tag == "a" and node.parent.attributes.get("href"):
            continue
        note = _headed(node)
        if note is None and not _is_power(node):
            waiting.setdefault(words, []).append(node)
        elif note is not None:
            yield from ((mark, note) for mark in waiting.pop(words, ()))


def _is_power(node: Node) -> bool:
    """Tell whether a raised figure belongs to a number or a unit of length: "10 km" squared."""
    before = node.prev
    if before is None or not before.is_text_node:
        return False
    return _MEASURE.search(before.text_content[-_MARK_LENGTH:]) is not None


def _headed(node: Node) -> Node | None:
    """Return the block whose first words a raised figure is."""
    for _ in range(_MOST_STEPS):
        before = node.prev
        if before is not None:
            if before.child is not None or (before.is_text_node and before.text_content.strip()):
                return None
            node = before
        elif node.parent.tag in _WHOLES:
            return None
        elif node.parent.tag in _NOTE_BLOCKS:
            return _block(node.parent)
        else:
            node = node.parent
    return None


def _block(node: Node) -> Node | None:
    """Return the block that a place stands in."""
    for _ in range(_MOST_STEPS):
        if node.tag in _NOTE_BLOCKS:
            return node
        if node.tag in _WHOLES:
            return None
        node = node.parent
    return None


def _contains(block: Node, node: Node) -> bool:
    """Tell whether a node stands in a block."""
    for _ in range(_MOST_STEPS):
        if node is None or node.mem_id == block.mem_id:
            return node is not None
        node = node.parent
    return True


def _words(node: Node) -> str:
    """Return the words of a node that has few, or ""."""
    words = ""
    for part in islice(node.traverse(include_text=True), _MOST_STEPS):
        if part.is_text_node:
            words += part.text_content or ""
        if len(words) > _MARK_LENGTH:
            return ""
    return words.strip()
