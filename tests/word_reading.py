"""A Word document, read by the letter of the format and by nothing of ours."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {
    "accepted": {f"{W}del", f"{W}moveFrom"},
    "rejected": {f"{W}ins", f"{W}moveTo"},
}


class Comment(NamedTuple):
    """The words a comment is anchored at, in whichever text, and its paragraphs."""

    words: str
    paragraphs: tuple[str, ...]


def part(document: bytes, name: str) -> ET.Element:
    """Parse one part of a package."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314 - our own bytes


def body(document: bytes) -> ET.Element:
    """Return the body of the document."""
    found = part(document, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def paragraphs(document: bytes, view: str) -> list[str]:
    """Return the paragraphs that are there once all changes were accepted, or rejected.

    A paragraph whose mark is gone goes on in the next one. The mark of the last cannot go.
    """
    gone = GONE[view]
    lines, current = [], ""
    for paragraph in body(document).findall(f"{W}p"):
        current += _words(paragraph, gone)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None or not any(child.tag in gone for child in mark):
            lines.append(current)
            current = ""
    assert not current
    assert mark is None or not len(mark)
    return lines


def _words(element: ET.Element, gone: set[str]) -> str:
    words = ""
    for child in element:
        if child.tag in {f"{W}t", f"{W}delText"}:
            words += child.text or ""
        elif child.tag == f"{W}tab":
            words += "\t"
        elif child.tag not in gone and child.tag != f"{W}pPr":
            words += _words(child, gone)
    return words


def comments(document: bytes) -> list[Comment]:
    """Return the comments in the order of their numbers; each is anchored exactly once."""
    told = part(document, "word/comments.xml").findall(f"{W}comment")
    anchored: dict[str, str] = {}
    open_now: set[str] = set()
    signs = []
    for element in body(document).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            assert number not in anchored
            anchored[number] = ""
            open_now.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_now.remove(number)
        elif element.tag == f"{W}commentReference":
            signs.append(number)
        elif element.tag in {f"{W}t", f"{W}delText"}:
            for one in open_now:
                anchored[one] += element.text or ""
    assert not open_now
    numbers = [comment.get(f"{W}id", "") for comment in told]
    assert sorted(signs) == sorted(anchored) == sorted(numbers)
    return [
        Comment(
            anchored[number],
            tuple(
                "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
                for paragraph in comment.findall(f"{W}p")
            ),
        )
        for number, comment in zip(numbers, told, strict=True)
    ]
