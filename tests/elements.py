"""The way back from a page to its elements and to what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = {"meta", "input", "link", "br", "img"}


@dataclass
class Element:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield it and every element in it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def having(self, name: str) -> Iterator[Element]:
        """Yield the elements of a class."""
        return (it for it in self.walk() if name in (it.attributes.get("class") or "").split())

    def text(self, *, without: str = "") -> str:
        """Return its text, without that of the elements of a name."""
        return "".join(
            child
            if isinstance(child, str)
            else ""
            if child.tag == without
            else child.text(without=without)
            for child in self.children
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(document: str) -> Element:
    """Read a page or a picture, whose elements have to be closed in order."""
    reader = _Reader()
    reader.feed(document)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]
