"""Draw the first page of a Word redline, as the picture in README.md: DOCX -> PDF -> PNG.

    python tools/draw_redline.py pictures/redline.png

Reads the bundled statement and the first of the example texts; needs LibreOffice (``soffice``)
and pypdfium2 (extra ``pdf``). Comments are left out: their text would not fit beside the page.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

import diplodiff as dd

if TYPE_CHECKING:
    import numpy as np

OTHER = Path(__file__).parent.parent / "seeds/examples/2020-09-16-moscow-second-round.txt"
SCALE = 1.4  # pixels to the point
WIDTH_AND_DEPTH = ">IIBBBBB"


def main() -> None:
    """Write the picture to the path that is given."""
    target = Path(sys.argv[1])
    comparison = dd.compare(dd.reference_statement(), dd.read(OTHER))
    document = dd.render(comparison, "docx", options=dd.WordOptions(comments="none"))
    with tempfile.TemporaryDirectory() as folder:
        page = pypdfium2.PdfDocument(printed(document, Path(folder)))[0]
        picture = page.render(scale=SCALE, rev_byteorder=True).to_numpy()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(picture[:, :, :3]))
    print(f"wrote {target}, {target.stat().st_size:,} bytes")


def printed(document: bytes, folder: Path) -> Path:
    """Let LibreOffice print a Word document to a PDF file."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is needed for the picture, and there is no soffice on the path")
    source = folder / "redline.docx"
    source.write_bytes(document)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - words of ours
    return source.with_suffix(".pdf")


def png(picture: np.ndarray) -> bytes:
    """Encode a picture of three bytes a pixel, (height, width, 3), as PNG."""
    height, width, _ = picture.shape
    lines = b"".join(b"\0" + line.tobytes() for line in picture)  # each without a filter
    head = struct.pack(WIDTH_AND_DEPTH, width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


def chunk(name: bytes, data: bytes) -> bytes:
    """Write a part of a PNG file: length, name, data, check sum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main()
