"""What LibreOffice makes of a text has the clauses of the text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import diplodiff
from measure_conversions import convert, open_document

ROOT = Path(__file__).parent.parent

OFFICE = shutil.which("soffice") or ""
EXAMPLES = sorted((ROOT / "seeds").rglob("*.txt"))

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize("format_", ["docx", "odt", "rtf"])
@pytest.mark.parametrize("lines", [False, True], ids=["paragraphs", "lines"])
def test_examples_keep_their_clauses(tmp_path: Path, format_: str, *, lines: bool) -> None:
    """All clauses of all our examples, with their labels and markers."""
    texts = {tmp_path / f"{path.stem}.fodt": path.read_text(encoding="utf-8") for path in EXAMPLES}
    for source, text in texts.items():
        source.write_text(open_document(text, lines=lines), encoding="utf-8")
    convert(OFFICE, list(texts), format_, tmp_path)
    for source, text in texts.items():
        read = diplodiff.read(source.with_suffix(f".{format_}"))
        told = [(clause.label, clause.marker, clause.text) for clause in read]
        due = [(clause.label, clause.marker, clause.text) for clause in diplodiff.parse(text)]
        assert told == due
