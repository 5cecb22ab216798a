"""Readers of one format each: ``extract(data, *, options) -> Extract``, pure, in a child process.

`MODULES` names the module of each format; it is imported in the child when a document of that
format is first read. A reader that needs an optional package imports it through
`diplodiff._optional.require` inside `extract`.

What readers stand on, so that no document can do harm::

    _archive.open_archive(data, limits) -> Archive   ZIP: names, read(name) -> bytes, bounded
    _xml.parse_xml(data, limits) -> Element          XML without DTD and entities, bounded
    _markup.tame_markup(text, limits) -> str         HTML: attributes of a tag, depth, tags
    _markup.strip_markup(text) -> str                HTML: its words, found without a reader
    _decoding.decode_markup(data, options)           HTML: bytes -> Decoded(text, notices)
    _kept.check_kept(extract, strip) -> Extract      adds the notice ContentDropped
"""

from __future__ import annotations

__all__ = ["MODULES"]

MODULES = {
    "akn": "diplodiff.reading.formats._akoma_ntoso",
    "docx": "diplodiff.reading.formats._docx",
    "epub": "diplodiff.reading.formats._epub",
    "html": "diplodiff.reading.formats._html",
    "odt": "diplodiff.reading.formats._odt",
    "pdf": "diplodiff.reading.formats.pdf",
    "rtf": "diplodiff.reading.formats._rtf",
}
