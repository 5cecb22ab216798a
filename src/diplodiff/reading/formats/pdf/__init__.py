"""PDF documents: pages of characters that know their place, and neither lines nor paragraphs.

Each module takes one step: `_pdfium` and `_page` from bytes to runs of characters, `_lines` to
lines, `_furniture` and `_notes` take out what is not body, `_columns`, `_hyphens` and `_paragraphs`
put together what belongs together, `_reader` builds the extract.
"""

from __future__ import annotations

from diplodiff.reading.formats.pdf._reader import extract

__all__ = ["extract"]
