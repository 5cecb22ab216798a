"""Tell how many clauses stay the same when LibreOffice makes another format of a text.

usage: python benchmarks/measure_conversions.py FILE... [--formats docx,odt,rtf] [--lines]

Each FILE is plain text or Markdown. It is written as an OpenDocument text whose paragraphs are
those between blank lines, its line ends kept as line breaks (with --lines, a paragraph for each
line, as who pastes text gets them), which `soffice` converts to each format. Printed is each text
in which a clause is no longer the same in kind, label, marker and words, and for each format the
share of the clauses that are.
"""

from __future__ import annotations

import argparse
import difflib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import diplodiff
from diplodiff.reading._markdown import split_front_matter

FORMATS = ("docx", "odt", "rtf", "html", "pdf")

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
"""
_TAIL = "</office:text></office:body></office:document>\n"
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SPACES = re.compile(r" {2,}|^ ", re.MULTILINE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SECONDS = 600


def main() -> None:
    """Print what changed, and a line for each format."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", type=Path, nargs="+", metavar="FILE")
    arguments.add_argument("--formats", default=",".join(FORMATS))
    arguments.add_argument("--lines", action="store_true")
    chosen = arguments.parse_args()
    office = shutil.which("soffice")
    if office is None:
        sys.exit("soffice (LibreOffice) is not installed")
    texts = {path: _text(path) for path in chosen.files}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = {}
        for number, (path, text) in enumerate(texts.items()):
            source = folder / f"{number}.fodt"
            source.write_text(open_document(text, lines=chosen.lines), encoding="utf-8")
            sources[path] = source
        for format_ in chosen.formats.split(","):
            convert(office, list(sources.values()), format_, folder)
            _report(format_, texts, sources)


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    return split_front_matter(_CONTROLS.sub(" ", text))[1]


def open_document(text: str, *, lines: bool = False) -> str:
    """Write a text as a flat OpenDocument text."""
    pieces = text.split("\n") if lines else _BLANK_LINES.split(text.strip("\n"))
    return _HEAD + "".join(f"<text:p>{_marked(piece)}</text:p>\n" for piece in pieces) + _TAIL


def _marked(piece: str) -> str:
    def spaces(found: re.Match[str]) -> str:
        return f'<text:s text:c="{len(found[0])}"/>'

    marked = _SPACES.sub(spaces, escape(piece))
    return marked.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")


def convert(office: str, sources: list[Path], format_: str, folder: Path) -> None:
    """Have LibreOffice convert files, in a profile of their own."""
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", format_, "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - ours


def _report(format_: str, texts: dict[Path, str], sources: dict[Path, Path]) -> None:
    same = total = read = 0
    for path, text in texts.items():
        try:
            base = _clauses(diplodiff.parse(text))
        except diplodiff.DiplodiffError:
            continue  # several statements, or none: nothing to hold the conversion to
        try:
            other = _clauses(diplodiff.read(sources[path].with_suffix(f".{format_}")))
        except diplodiff.DiplodiffError as error:
            print(f"{format_:5} {path.name}: {error}")
            other = []
        matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
        found = sum(block.size for block in matcher.get_matching_blocks())
        most = max(len(base), len(other))
        same, total, read = same + found, total + most, read + 1
        if found < most:
            print(f"{format_:5} {path.name}: {found} of {most} clauses the same")
            _show(matcher, base, other)
    print(f"{format_:5} {same} of {total} clauses the same in {read} texts")


def _clauses(statement: diplodiff.Statement) -> list[tuple[str, str, str, str]]:
    return [(each.kind.value, each.label, each.marker, each.text) for each in statement]


def _show(
    matcher: difflib.SequenceMatcher[tuple[str, str, str, str]],
    base: list[tuple[str, str, str, str]],
    other: list[tuple[str, str, str, str]],
) -> None:
    """Print the first difference."""
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind != "equal":
            print(f"      text      {base[start:end][:2]!r}"[:400])
            print(f"      converted {other[other_start:other_end][:2]!r}"[:400])
            return


if __name__ == "__main__":
    main()
