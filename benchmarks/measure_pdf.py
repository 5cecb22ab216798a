"""Measure the reading of PDF documents against their transcriptions and the italics of editors.

usage: python benchmarks/measure_pdf.py FOLDER [--openings FILE] [--failures]

FOLDER holds documents (`NAME.pdf`) and their transcriptions (`NAME.json`, whose `Content` is the
text without the head of the page and without footnotes). FILE has one JSON object a line: `doc` (a
NAME), and `clauses` with the `lead` that the editors set in italics and the `next` words.

Printed are the share of the words of the transcriptions that the clauses hold in the same order,
the share of the words of the clauses that the transcriptions hold, clauses that begin where the
editors begin one, and openings that are exactly the lead phrase.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Indel

import diplodiff

if TYPE_CHECKING:
    from diplodiff import Statement

_WORD = re.compile(r"[^\W_]+")
_POOL = 12


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--openings", type=Path)
    arguments.add_argument("--failures", action="store_true", help="print what is not as it should")
    chosen = arguments.parse_args()
    statements = {path.stem: diplodiff.read(path) for path in sorted(chosen.folder.glob("*.pdf"))}
    _measure_words(chosen.folder, statements, failures=chosen.failures)
    if chosen.openings is not None:
        lines = chosen.openings.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line]
        _measure_openings([row for row in rows if row["doc"] in statements], statements, chosen)


def _measure_words(folder: Path, statements: dict[str, Statement], *, failures: bool) -> None:
    """Compare the words of clauses with those of the transcriptions."""
    due_total = found_total = shared_total = aside_total = 0
    for name, statement in statements.items():
        transcription = folder / f"{name}.json"
        if not transcription.exists():
            continue
        content = json.loads(transcription.read_text(encoding="utf-8"))["Content"]
        due, found = _words(_unwrapped(content)), _words(_text(statement))
        found = found[_start(due, found) :]
        distance = Indel.distance(due, found)
        shared = (len(due) + len(found) - distance) // 2
        aside_total += _set_aside(due, found, statement)
        due_total, found_total = due_total + len(due), found_total + len(found)
        shared_total += shared
        if failures:
            print(f"{name}: {shared / len(due):.4f} of {len(due)}, {shared / len(found):.4f}")
            for edit in Indel.opcodes(due, found):
                if edit.tag != "equal":
                    before = due[edit.src_start : edit.src_end]
                    behind = found[edit.dest_start : edit.dest_end]
                    print(f"   {edit.tag} {' '.join(before)[:100]!r} {' '.join(behind)[:100]!r}")
    if due_total:
        print(f"words of the transcriptions in order  {shared_total / due_total:.4f}")
        print(f"and of those that were set aside      {aside_total / due_total:.4f}")
        print(f"words of the clauses in order         {shared_total / found_total:.4f}")


def _set_aside(due: list[str], found: list[str], statement: Statement) -> int:
    """Count words that a transcription has in its text and the statement among its omissions.

    The transcriptions have some footnotes and job numbers in their middle.
    """
    omitted = [
        word
        for part in statement.omitted
        for word in _words(statement.source_text[part.start : part.end])
    ]
    missing = [
        word
        for edit in Indel.opcodes(due, found)
        if edit.tag == "delete"
        for word in due[edit.src_start : edit.src_end]
    ]
    return (len(missing) + len(omitted) - Indel.distance(missing, omitted)) // 2


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _unwrapped(content: str) -> str:
    """Join the lines of a transcription; words with a hyphen at the end of a line too."""
    return re.sub(r"(?<=\w)[-‐]\n(?=\w)", "-", content)


def _text(statement: Statement) -> str:
    return "\n".join(f"{clause.marker} {clause.text}" for clause in statement.clauses)


def _start(due: list[str], found: list[str]) -> int:
    """Return where the transcription begins: it leaves out the head of the page."""
    for i in range(len(found)):
        if found[i : i + 3] == due[:3]:
            return i
    return 0


def _measure_openings(
    rows: list[dict[str, Any]], statements: dict[str, Statement], chosen: argparse.Namespace
) -> None:
    """Compare the openings of clauses with the lead phrases in italics."""
    starts = leads = total = 0
    for row in rows:
        clauses = statements[row["doc"]].clauses
        pool = [(_plain(c.text)[:_POOL], _plain(c.opening), c) for c in clauses]
        for mark in row["clauses"]:
            lead, following = _plain(mark["lead"]), _plain(mark["next"])[:2]
            total += 1
            for begin, opening, clause in pool:
                if begin[: len(lead)] == lead and begin[len(lead) :][:2] == following:
                    starts += 1
                    leads += opening == lead
                    if opening != lead and chosen.failures:
                        print(f"   {row['doc']} {clause.opening!r} for {mark['lead']!r}")
                    break
            else:
                if chosen.failures:
                    print(f"   {row['doc']} no clause {mark['lead']!r} {mark['next']!r}")
    print(f"clause starts  {starts / total:.4f} of {total} clauses set in italics")
    print(f"exact leads    {leads / total:.4f}")


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()
