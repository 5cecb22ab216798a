"""PDF documents for tests, written by hand: text at places, in the three faces of Courier.

Every character of Courier is 0.6 em wide, so a test knows where its words end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Page", "Words", "column", "make_pdf"]

HEIGHT, WIDTH = 792, 612
_FONTS = {"roman": "Courier", "italic": "Courier-Oblique", "bold": "Courier-Bold"}
_EM = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text drawn in one go.

    Parameters
    ----------
    text : str
        In the characters of cp1252.
    x, y : float
        Where its baseline begins, in points.
    size : float
        In points.
    font : str
        "roman", "italic" or "bold".
    mode : int
        Rendering mode; 3 draws nothing.
    turned : str
        A text matrix without its place.
    """

    text: str
    x: float
    y: float
    size: float = 10
    font: str = "roman"
    mode: int = 0
    turned: str = "1 0 0 1"

    @property
    def end(self) -> float:
        """Where the next character would stand."""
        return self.x + _EM * self.size * len(self.text)

    def then(self, text: str, *, gap: float = 0, **changed: object) -> Words:
        """Make text that follows on this one, in roman on the same line."""
        place: dict[str, object] = {"x": self.end + gap, "y": self.y, "size": self.size}
        return Words(text=text, **(place | changed))  # type: ignore[arg-type]

    def drawn(self) -> bytes:
        """Return the operators."""
        escaped = self.text.encode("cp1252")
        for character in b"\\()":
            escaped = escaped.replace(bytes([character]), b"\\" + bytes([character]))
        head = f"BT /{self.font} {self.size} Tf {self.mode} Tr {self.turned} {self.x} {self.y} Tm ("
        return head.encode() + escaped + b") Tj ET\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Parameters
    ----------
    words : sequence of Words
        In the order of drawing.
    drawing : bytes
        Operators that draw no text.
    keys : str
        More keys of the page: "/Rotate 90".
    """

    words: Sequence[Words] = ()
    drawing: bytes = b""
    keys: str = ""


def column(
    lines: Sequence[str], *, x: float = 100, y: float = 700, leading: float = 12
) -> list[Words]:
    """Set lines below each other; an empty one leaves half a line of white."""
    found = []
    for line in lines:
        if line:
            text = line.lstrip(" ")
            left = x + _EM * 10 * (len(line) - len(text))
            found.append(Words(text=text, x=left, y=y))
        y -= leading if line else leading / 2
    return found


def make_pdf(pages: Sequence[Page | Sequence[Words]], *, trailer: str = "") -> bytes:
    """Write a document.

    Parameters
    ----------
    pages : sequence of Page or of sequence of Words
        Its pages.
    trailer : str
        More keys of the trailer: "/Encrypt ...".

    Returns
    -------
    bytes
        PDF 1.4.
    """
    whole = [page if isinstance(page, Page) else Page(words=page) for page in pages]
    fonts = "".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >> "
        for name, font in _FONTS.items()
    )
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(whole)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(whole)} /Kids [{kids}] /MediaBox [0 0 {WIDTH} {HEIGHT}] "
        f"/Resources << /Font << {fonts}>> >> >>".encode(),
    ]
    for i, page in enumerate(whole):
        content = page.drawing + b"".join(words.drawn() for words in page.words)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {4 + 2 * i} 0 R {page.keys} >>".encode(),
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"endstream",
        ]
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    """Join objects with their numbers and the table that finds them."""
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + end.encode()
