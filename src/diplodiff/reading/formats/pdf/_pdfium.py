"""The bytes of a PDF document -> its pages: the edge to PDFium.

Pages are loaded one by one and closed again, and limits hold inside loops, so that a document that
repeats itself ends early. A run is what the document draws with one operator, as far as it stands
in one place; PDFium is asked for the place of its ends and of the spaces that it made up, because a
call for every character would double the time.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff._optional import require
from diplodiff.errors import CorruptDocumentError, EncryptedDocumentError
from diplodiff.reading._limits import exceeded
from diplodiff.reading.formats.pdf._page import WORD_SPACE, Drawn, Page, upright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.reading._limits import Limits

__all__ = ["Document", "open_document"]

_APART = 1.5
"""Ems of white space inside a run beyond which it is two: columns, cells of a table."""
_ITALIC = 0x40
"""The bit of the flags of a font (ISO 32000-1, table 123)."""
_BOLD_WEIGHT = 600
_INVISIBLE = 3
"""Rendering mode of text that is neither filled nor stroked (ISO 32000-1, table 106)."""
_LEAN = 0.1
"""Radians by which a line may lean, as it does on scanned pages."""
_LONGEST_NAME = 256
_SIZES = (0.1, 10_000.0)
"""Points between which a size is believed."""
_SPACE_CODE, _HYPHEN_CODES = 0x20, (0x2, 0xFFFE)
"""PDFium gives the latter for a hyphen at the end of a line."""
_UNKNOWN = "\ufffd"
"""For a glyph of which the document does not say what character it is."""
_PASSWORD_ERRORS = (4, 5)
"""FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY: a password, an unknown way of locking."""


class Document:
    """An open PDF document.

    Parameters
    ----------
    document : pypdfium2.PdfDocument
        What is open.
    raw : module
        `pypdfium2.raw`.
    limits : Limits
        `pages` and `characters` apply.
    """

    def __init__(self, document: Any, raw: Any, limits: Limits) -> None:  # noqa: ANN401 - has no types
        self._document, self._raw, self._limits = document, raw, limits

    def pages(self) -> Iterator[Page]:
        """Read the pages one after the other.

        Yields
        ------
        Page
            In the order of the document; a page that cannot be loaded is left out.

        Raises
        ------
        LimitExceededError
            If there are more pages or characters.
        CorruptDocumentError
            If a page cannot be loaded.
        """
        n_pages = len(self._document)
        if n_pages > self._limits.pages:
            raise exceeded(self._limits, "pages", f"it has {n_pages:,} pages")
        left = self._limits.characters
        for number in range(n_pages):
            with self._loaded(number) as (page, characters):
                count = max(0, self._raw.FPDFText_CountChars(characters))
                left -= count
                if left < 0:
                    raise exceeded(self._limits, "characters", "its text is longer than is read")
                found = _Reader(characters, self._raw, count)
                drawn = list(found.runs())
                pictured = self._raw.FPDFPage_CountObjects(page.raw) > found.n_objects
                yield upright(drawn, page.get_bbox(), pictured=pictured)

    @contextlib.contextmanager
    def _loaded(self, number: int) -> Iterator[tuple[Any, Any]]:
        """Load a page and its characters, and close them again."""
        import pypdfium2

        try:
            page = self._document[number]
            characters = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            text = f"page {number + 1} is damaged ({error}); have it printed to a new PDF"
            raise CorruptDocumentError(text) from error
        try:
            yield page, characters.raw
        finally:
            characters.close()
            page.close()


@contextlib.contextmanager
def open_document(data: bytes, limits: Limits) -> Iterator[Document]:
    """Open a PDF document, and close it again.

    Parameters
    ----------
    data : bytes
        Its bytes.
    limits : Limits
        Those in force.

    Yields
    ------
    Document
        Its pages.

    Raises
    ------
    EncryptedDocumentError
        If it cannot be opened without a password.
    CorruptDocumentError
        If it is damaged.
    MissingExtraError
        If pypdfium2 is not installed.
    """
    pypdfium2 = require("pypdfium2", extra="pdf")
    raw = require("pypdfium2.raw", extra="pdf")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS:
            text = "it is locked by a password; save it without one"
            raise EncryptedDocumentError(text) from error
        text = f"it is no PDF document that can be opened ({error}); download or export it again"
        raise CorruptDocumentError(text) from error
    try:
        yield Document(document, raw, limits)
    finally:
        document.close()


class _Style(NamedTuple):
    size: float
    quarter: int | None
    italic: bool
    bold: bool
    invisible: bool


class _Reader:
    """Reads the characters of one page; holds the buffers that PDFium writes into."""

    def __init__(self, characters: Any, raw: Any, count: int) -> None:  # noqa: ANN401 - has no types
        self._characters, self._raw, self._count = characters, raw, count
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        self._styles: dict[int, _Style] = {}
        self._codes = self._read_codes()

    @property
    def n_objects(self) -> int:
        """Number of text objects that were met."""
        return len(self._styles)

    def runs(self) -> Iterator[Drawn]:
        """Yield the runs in the order in which they are drawn."""
        owners = self._owners()
        start = last = -1
        for i, owner in enumerate(owners):
            if not owner:
                continue
            if start < 0:
                start = i
            elif owner != owners[start] or (i > last + 1 and self._gap(last, i) > _APART):
                yield self._run(owners[start], start, last + 1)
                start = i
            last = i
        if start >= 0:
            yield self._run(owners[start], start, last + 1)

    def _read_codes(self) -> list[int]:
        """Return the code of each character, 0 for what stands for nothing."""
        buffer = ctypes.create_string_buffer(2 * self._count + 2)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        written = self._raw.FPDFText_GetText(self._characters, 0, self._count, units)
        if written == self._count + 1:  # with the zero at its end
            return units[: self._count]
        # Some have no code and are left out, or are beyond the basic plane and take two.
        unicode = self._raw.FPDFText_GetUnicode
        return [unicode(self._characters, i) for i in range(self._count)]

    def _owners(self) -> list[int]:
        """Return the address of the text object of each character; 0 for what PDFium made up."""
        owner, address = self._raw.FPDFText_GetTextObject, ctypes.addressof
        found = (owner(self._characters, i) for i in range(self._count))
        return [address(pointer.contents) if pointer else 0 for pointer in found]

    def _run(self, owner: int, start: int, end: int) -> Drawn:
        """Return the characters of a run, their place and style."""
        style = self._styles.get(owner)
        if style is None:
            style = self._styles[owner] = self._style(start)
        first, last = self._bounds(start), self._bounds(end - 1)
        box = (
            min(first[0], last[0]),
            min(first[1], last[1]),
            max(first[2], last[2]),
            max(first[3], last[3]),
        )
        self._raw.FPDFText_GetCharOrigin(self._characters, start, self._x, self._y)
        origin = (self._x.value, self._y.value)
        return Drawn(self._text(start, end), box, origin, *style)

    def _text(self, start: int, end: int) -> str:
        """Return the characters of a run, without spaces where there is no white."""
        letters = []
        for i in range(start, end):
            code = self._codes[i]
            if code == _SPACE_CODE and self._raw.FPDFText_IsGenerated(self._characters, i):
                if self._gap(i - 1, i + 1) < WORD_SPACE:
                    continue
            elif code in _HYPHEN_CODES:
                code = ord("-")
            letters.append(chr(code) if code else _UNKNOWN)
        # What lies beyond the basic plane comes in two halves on some systems.
        return "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _gap(self, before: int, behind: int) -> float:
        """Return the white space between two characters of one object, in ems."""
        one, two = self._bounds(before), self._bounds(behind)
        across = max(two[0] - one[2], one[0] - two[2])
        along = max(two[1] - one[3], one[1] - two[3])
        return max(across, along) / self._style(behind).size

    def _bounds(self, i: int) -> tuple[float, float, float, float]:
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._characters, i, box)
        return box.left, box.bottom, box.right, box.top

    def _style(self, i: int) -> _Style:
        """Return the style of a character, which is that of its text object."""
        raw, matrix = self._raw, self._matrix
        size, turn = raw.FPDFText_GetFontSize(self._characters, i), 0.0
        if raw.FPDFText_GetMatrix(self._characters, i, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            turn = math.atan2(matrix.b, matrix.a)
        quarter = round(turn / (math.pi / 2))
        straight = abs(turn - quarter * math.pi / 2) <= _LEAN
        owner = raw.FPDFText_GetTextObject(self._characters, i)
        length = raw.FPDFText_GetFontInfo(
            self._characters, i, self._name, _LONGEST_NAME, self._flags
        )
        name = self._name.value.lower() if 0 < length <= _LONGEST_NAME else b""
        return _Style(
            size=size if _SIZES[0] < size < _SIZES[1] else 1.0,
            quarter=quarter % 4 if straight else None,
            italic=bool(self._flags.value & _ITALIC) or b"italic" in name or b"oblique" in name,
            bold=b"bold" in name or raw.FPDFText_GetFontWeight(self._characters, i) >= _BOLD_WEIGHT,
            invisible=raw.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE,
        )
