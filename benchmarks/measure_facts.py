"""Measure the facts of change against known edits of texts: each found, each called by its name.

usage: python benchmarks/measure_facts.py [FILE ...] [--misses N]

Each text is edited in one way at a time (numbers, dates, symbols, negations, verbs, hedges,
deadlines, addressees, references, sections, order), so that it is known what a careful reader of
both texts would report of which clause. Without files the bundled statements and made-up ones are
taken. Detected: a fact of the clause quotes the words that changed, or the clause is called moved.
Typed: that fact is of the right kind. False alarms: facts, or any change, told of clauses that were
not touched.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import _edits
import diplodiff as dd
from _edits import construct, printed
from _fact_edits import FACT_EDITS
from diplodiff.changes import FactKind
from measure_links import Text, bundled, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from _edits import Construction, Fact

__all__ = ["Tally", "main", "measure"]

_NAMES = {
    "number": {FactKind.NUMBER},
    # a date may be that of a deadline, or part of a citation
    "date": {FactKind.DATE, FactKind.DEADLINE, FactKind.REFERENCE},
    "symbol": {FactKind.REFERENCE},
    "negation": {FactKind.NEGATION},
    "verb": {FactKind.OPENING},
    "hedge": {FactKind.HEDGE},
    "deadline": {FactKind.DEADLINE},
    "addressee": {FactKind.ADDRESSEE},
    "reference": {FactKind.REFERENCE},
    "section": {FactKind.SECTION},
}


class Tally(NamedTuple):
    """How many known changes there are, and what was told of them."""

    known: int = 0
    detected: int = 0
    typed: int = 0
    untouched: int = 0
    alarms: int = 0

    def __add__(self, other: tuple[int, ...]) -> Tally:  # type: ignore[override]  # adds counts, joins no tuples
        """Add up counts."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def measure(texts: Iterable[Text], misses: list[str]) -> dict[str, Tally]:
    """Edit each text in each way and hold what is told against what was done."""
    totals: dict[str, Tally] = defaultdict(Tally)
    for text in texts:
        for name, edit in FACT_EDITS.items():
            made = construct(text.lines, [edit], seed=f"{text.name} {name}")
            totals[name] += _told(made, f"{text.name}, {name}", misses)
        made = construct(text.lines, [partial(_edits.moved, share=0.1)], seed=text.name)
        totals["order"] += _moved(made)
    return dict(totals)


def _told(made: Construction, where: str, misses: list[str]) -> Tally:
    rows = _rows(made)
    tally = Tally()
    for line in made.other:
        row = rows.get(_key(line.text))
        if row is None:
            continue
        if not line.facts:
            alarm = bool(row.change.facts) or not row.change.same
            tally += (0, 0, 0, 1, int(alarm))
            if alarm:
                misses.append(f"{where}: alarm {row.change.kind} {row.change.reasons} {line.text}")
            continue
        (fact,) = line.facts
        quoting = [told for told in row.change.facts if _quotes(told, fact)]
        typed = any(told.kind in _NAMES[fact.kind] for told in quoting)
        tally += (1, int(bool(quoting)), int(typed), 0, 0)
        if not typed:
            misses.append(f"{where}: {fact} told {row.change.reasons} {line.text}")
    return tally


def _moved(made: Construction) -> Tally:
    rows = _rows(made)
    found = [(line, rows[key]) for line in made.other if (key := _key(line.text)) in rows]
    gone = [row.change.moved for line, row in found if line.moved]
    stayed = [row.change.moved for line, row in found if not line.moved]
    # of two neighbours that change places either may be the one that moved
    return Tally(len(gone), sum(gone), sum(gone), len(stayed), 0)


def _rows(made: Construction) -> dict[str, dd.Row]:
    """Compare the two texts as printed; return the rows by the wording of their other side."""
    comparison = dd.compare(*(dd.parse(printed(side)[0]) for side in (made.base, made.other)))
    found: dict[str, dd.Row] = {}
    for row in comparison.rows():
        for clause in row.other:
            found.setdefault(_key(clause.text), row)
    return found


def _key(text: str) -> str:
    return "".join(text.split())


def _quotes(told: dd.changes.Fact, fact: Fact) -> bool:
    """Tell whether a fact quotes a word of what changed."""
    if told.kind is FactKind.SECTION:
        return fact.kind == "section"
    said = " ".join(phrase.text for phrase in (told.base, told.other) if phrase is not None)
    return any(word in said.lower() for word in f"{fact.before} {fact.after}".lower().split())


def main(argv: Sequence[str]) -> int:
    """Print the table, and with `--misses` what was not told or told for nothing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args(argv)
    misses: list[str] = []
    totals = measure(read(given.files) if given.files else bundled(), misses)
    print(f"{'edit':10} {'known':>6} {'detected':>9} {'typed':>6} {'untouched':>10} {'alarms':>7}")
    for name, tally in (*totals.items(), ("all", sum(totals.values(), Tally()))):
        share = [f"{part / max(1, tally.known):.3f}" for part in (tally.detected, tally.typed)]
        cells = f"{tally.known:6} {share[0]:>9} {share[1]:>6}"
        print(f"{name:10} {cells} {tally.untouched:10} {tally.alarms:7}")
    for miss in misses[: given.misses]:
        print(miss)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
