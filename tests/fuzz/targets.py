"""The doors through which a stranger's bytes come in, each as a function of bytes."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib

import diplodiff
from diplodiff.errors import DiplodiffError
from diplodiff.model import Statement
from diplodiff.reading._archive import open_archive
from diplodiff.reading._decoding import decode, decode_markup
from diplodiff.reading._extract import ReadOptions
from diplodiff.reading._limits import Limits
from diplodiff.reading._markup import tame_markup
from diplodiff.reading._xml import parse_xml
from diplodiff.reading.formats import _docx, _rtf
from diplodiff.reading.formats._akoma_ntoso import extract as extract_akoma_ntoso
from diplodiff.reading.formats._html import extract as extract_page
from diplodiff.text import fold

__all__ = ["TARGETS"]

LIMITS = Limits(attributes=4, open_tags=40, depth=20, nodes=2_000, characters=20_000)


def text(data: bytes) -> None:
    """Decode a text and cut it into clauses, whose spans must be their words."""
    statement = diplodiff.parse(decode(data, encoding=None).text)
    for clause in statement:
        assert fold(statement.source_text[clause.start : clause.end]) == clause.text


def html(data: bytes) -> None:
    """Decode a page, tame it, and read it: what is set aside is as its spans say."""
    options = ReadOptions(limits=LIMITS)
    page = decode_markup(data, options).text
    tamed = tame_markup(page, LIMITS)
    assert len(tamed) <= len(page)
    found = extract_page(data, options=options)
    assert all(fold(found.text[part.start : part.end]) for part in found.omitted)


def xml(data: bytes) -> None:
    """Parse XML, and read it as Akoma Ntoso, whatever its root."""
    parse_xml(data, LIMITS)
    extract_akoma_ntoso(data, options=ReadOptions(limits=LIMITS))


def archive(data: bytes) -> None:
    """Unpack an archive, as it is and packed around the data."""
    for tried in (data, packed(data)):
        try:
            opened = open_archive(tried, LIMITS)
            for name in opened.names:
                opened.read(name)
        except DiplodiffError:
            continue


def packed(data: bytes) -> bytes:
    """Pack the data as the one member of an archive whose fields the first bytes distort."""
    head, content = data[:8].ljust(8, b"\x00"), data[8:]
    pressed = zlib.compress(content, wbits=-15)
    fields = struct.pack(
        "<HHHHLLL", head[0], 8, 0, 0, zlib.crc32(content), len(pressed), len(content)
    )
    name = b"word/document.xml"
    local = b"PK\x03\x04\x14\x00" + fields + struct.pack("<HH", len(name), head[1]) + name
    member = local + b"\x00" * head[1] + pressed
    central = (
        b"PK\x01\x02\x14\x00\x14\x00"
        + fields
        + struct.pack("<HHHHHLL", len(name), head[2], head[3], 0, 0, 0, head[4])
        + name
        + b"\x00" * (head[2] + head[3])
    )
    ending = struct.pack("<HHLLH", 1, 1, len(central), len(member), 0)
    return member + central + b"PK\x05\x06\x00\x00\x00\x00" + ending


def docx(data: bytes) -> None:
    """Read a Word document with the data as its body, in both views."""
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        body = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (space, data)
        made.writestr("word/document.xml", body)
    for view in ("accepted", "original"):
        options = ReadOptions(revisions=view, limits=LIMITS)
        _docx.extract(stream.getvalue(), options=options)


def rtf(data: bytes) -> None:
    """Read RTF in both views; nothing is set aside outside of the text."""
    for view in ("accepted", "original"):
        options = ReadOptions(revisions=view, limits=LIMITS)
        extract = _rtf.extract(data, options=options)
        assert all(part.end <= len(extract.text) for part in extract.omitted)


def statement(data: bytes) -> None:
    """Rebuild a statement from JSON; what is rebuilt is written as it was read."""
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):  # json's own refusals
        return
    if not isinstance(loaded, dict):
        return
    rebuilt = Statement.from_dict(loaded)
    again = Statement.from_dict(json.loads(json.dumps(rebuilt.to_dict())))
    assert again == rebuilt


TARGETS = {
    "text": text,
    "html": html,
    "xml": xml,
    "archive": archive,
    "json": statement,
    "docx": docx,
    "rtf": rtf,
}
