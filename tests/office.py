"""Documents of word processors, made of the few parts that matter."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from diplodiff.reading._extract import Extract, ReadOptions
from diplodiff.reading.formats import _docx, _odt, _rtf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplodiff.reading._extract import Revisions

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OPEN = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(parts: Mapping[str, str]) -> bytes:
    """Pack parts into an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Make a Word document of its body and of parts such as `numbering`, without their roots."""
    roots = {"numbering": "numbering", "styles": "styles"}
    packed = {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        root = roots.get(name, name)
        packed[f"word/{name}.xml"] = f"<w:{root} {WORD}>{content}</w:{root}>"
    return archive(packed)


def related(*relations: tuple[str, str], external: tuple[tuple[str, str], ...] = ()) -> str:
    """Make the part that relates the body to others, by the sort of relation and its target."""
    listed = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATIONS}/{sort}" Target="{target}"/>'
        for i, (sort, target) in enumerate(relations)
    )
    outside = "".join(
        f'<Relationship Id="x{i}" Type="{_RELATIONS}/{sort}" Target="{target}" '
        'TargetMode="External"/>'
        for i, (sort, target) in enumerate(external)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{listed}{outside}</Relationships>'


def paragraph(words: str, properties: str = "") -> str:
    """Make a paragraph of one run."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{run(words)}</w:p>"


def run(words: str, properties: str = "", *, tag: str = "t") -> str:
    """Make a run."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def item(words: str, level: int = 0, list_id: int = 1) -> str:
    """Make a paragraph of a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(words, place)


def open_text(body: str, *, styles: str = "", pages: str = "", **parts: str) -> bytes:
    """Make an OpenDocument text of its body, automatic styles and the part with the pages."""
    content = (
        f"<office:document-content {OPEN}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    packed = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    if pages:
        packed["styles.xml"] = f"<office:document-styles {OPEN}>{pages}</office:document-styles>"
    return archive(
        packed | {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    )


def read_word(data: bytes, *, revisions: Revisions = "accepted") -> Extract:
    """Read a Word document."""
    return _docx.extract(data, options=ReadOptions(revisions=revisions))


def read_open(data: bytes, *, revisions: Revisions = "accepted") -> Extract:
    """Read an OpenDocument text."""
    return _odt.extract(data, options=ReadOptions(revisions=revisions))


def read_rich(data: bytes, *, revisions: Revisions = "accepted") -> Extract:
    """Read an RTF document."""
    return _rtf.extract(data, options=ReadOptions(revisions=revisions))


def paragraphs(extract: Extract) -> list[str]:
    """List the paragraphs of the body of an extract."""
    end = extract.omitted[0].start if extract.omitted else len(extract.text)
    return extract.text[:end].strip().split("\n\n")


def aside(extract: Extract) -> list[tuple[str, str]]:
    """List what was set aside, with its reasons."""
    return [(extract.text[part.start : part.end], part.reason) for part in extract.omitted]


def codes(extract: Extract) -> list[str]:
    """List the codes of the notices."""
    return [doubt.code for doubt in extract.notices]
