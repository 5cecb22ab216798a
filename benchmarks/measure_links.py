"""Measure links against the aligners that people use, on known edits of texts.

usage: python benchmarks/measure_links.py [FILE ...] [--json FILE] [--misses N]

Each text is edited in every way of `scenarios`, so that it is known which clause became which, and
each method links the text to the edited one. Without files the bundled statements and made-up ones
are taken. A peer that needs a threshold gets the one that gives it the most on these very texts;
diplodiff runs as shipped, from the printed texts on, whose clauses it finds itself.

Printed are precision, recall and F1 of the links of all texts together, by scenario; F1 of moved
links (a link counts if it is right, and called moved by rights: for the peers, if it is off a
longest chain of their links); and CPU milliseconds for a pair, median, without parsing.
"""

from __future__ import annotations

import argparse
import bisect
import json
import statistics
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from threadpoolctl import threadpool_limits

import _edits
import diplodiff
from _edits import Construction, Line, construct, lines_of, printed, unlike, vocabulary
from _peers import PEERS, Scored, off_the_chain
from _texts import draft
from diplodiff.linking import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["OURS", "Counts", "Text", "bundled", "main", "measure", "read", "scenarios"]

_T = TypeVar("_T")

OURS = "diplodiff"
SEEDS = Path(__file__).parents[1] / "seeds"

_LEAST_CLAUSES = 8  # fewer leave nothing to move
_DRAFTS = (12, 20, 30, 40)
_SHARE = 0.25  # of the clauses that an edit touches where it is the only one
_LITTLE = 0.1  # where there are others
_RUN = 3  # clauses that move together
_NOISE = (0.1, 0.4, 0.6)  # of the words


class Text(NamedTuple):
    """A name, and the clauses that are edited."""

    name: str
    lines: list[Line]


class Counts(NamedTuple):
    """Links that are right, that are wrong, and that are missing; they add up."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @classmethod
    def of(cls, found: set[tuple[int, int]], true: set[tuple[int, int]]) -> Counts:
        """Count what was found against what is true."""
        return cls(len(found & true), len(found - true), len(true - found))

    @classmethod
    def total(cls, counts: Iterable[Counts]) -> Counts:
        """Add up counts."""
        return cls(*map(sum, zip(cls(), *counts, strict=True)))

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found; 1 if nothing is."""
        true = self.right + self.missed
        return self.right / true if true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 1 if nothing is true and nothing was found."""
        all_twice = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / all_twice if all_twice else 1.0


class Run(NamedTuple):
    """What a method made of one construction."""

    text: str
    scenario: str
    truth: Construction
    links: list[Scored]
    moved: set[tuple[int, int]] | None  # None: by what is off the chain
    milliseconds: float

    def found(self, threshold: float) -> set[tuple[int, int]]:
        """Return the links that reach a threshold."""
        return {(base, other) for base, other, score in self.links if score >= threshold}

    def count_links(self, threshold: float) -> Counts:
        """Count links."""
        return Counts.of(self.found(threshold), self.truth.links)

    def count_moved(self, threshold: float) -> Counts:
        """Count links that are called moved."""
        moved = off_the_chain(list(self.found(threshold))) if self.moved is None else self.moved
        return Counts.of(moved, self.truth.moved)


class Result(NamedTuple):
    """What a method made of all constructions."""

    threshold: float
    runs: list[Run]

    def links(self, scenario: str = "") -> Counts:
        """Count links, of one scenario or of all."""
        return Counts.total(
            run.count_links(self.threshold) for run in self.runs if scenario in {"", run.scenario}
        )

    def moved(self) -> Counts:
        """Count moved links."""
        return Counts.total(run.count_moved(self.threshold) for run in self.runs)

    def milliseconds(self) -> float:
        """Return the CPU time of a pair, the median of all."""
        return statistics.median(run.milliseconds for run in self.runs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and some of our wrong and missing links when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path)
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures to FILE")
    parser.add_argument("--misses", metavar="N", type=int, default=0, help="print N of our misses")
    options = parser.parse_args(arguments)
    texts = list(read(options.files)) if options.files else bundled()
    results = measure(texts)
    n_clauses = sum(len(text.lines) for text in texts)
    print(f"{len(texts)} texts of {n_clauses} clauses, {len(results[OURS].runs)} pairs\n")
    print(_table(results))
    for miss in _spread(list(_misses(results[OURS])), options.misses):
        print(f"\n{miss}")
    if options.json:
        report = {name: _figures(result) for name, result in results.items()}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def bundled() -> list[Text]:
    """Return the statements that the package carries, and made-up ones."""
    files = sorted(SEEDS.glob("*.txt")) + sorted(SEEDS.glob("examples/*.txt"))
    drafts = ((n, diplodiff.parse(draft(n).text)) for n in _DRAFTS)
    return [*read(files), *(Text(f"draft of {n}", lines_of(text)) for n, text in drafts)]


def scenarios(text: Text, donor: Text) -> dict[str, list[_edits.Edit]]:
    """Return the edits of each construction, by its name.

    Where every clause changes a few are also deleted and inserted: or else the position alone
    would tell which became which.

    Parameters
    ----------
    text : Text
        What is edited.
    donor : Text
        Where inserted clauses come from, and words besides the text's own.
    """
    donors = unlike(donor.lines, text.lines)
    words = vocabulary([*text.lines, *donor.lines])
    gone = partial(_edits.deleted, share=_LITTLE)
    new = partial(_edits.inserted, share=_LITTLE, donors=donors)
    noise = {rate: partial(_edits.reworded, rate=rate, words=words) for rate in _NOISE}
    most = [
        gone,
        partial(_edits.split, share=_LITTLE),
        partial(_edits.merged, share=_LITTLE),
        partial(_edits.renumbered, share=_LITTLE),
        partial(_edits.moved, share=_LITTLE, run=_RUN),  # last: lines are passed as they stand
        partial(_edits.moved, share=_LITTLE),
        new,
    ]
    return {
        "deleted": [partial(_edits.deleted, share=_SHARE)],
        "inserted": [partial(_edits.inserted, share=_SHARE, donors=donors)],
        "moved": [partial(_edits.moved, share=_SHARE)],
        "moved in blocks": [partial(_edits.moved, share=_SHARE, run=_RUN)],
        "split": [partial(_edits.split, share=_SHARE)],
        "merged": [partial(_edits.merged, share=_SHARE)],
        "numbers": [gone, partial(_edits.renumbered, share=1.0), new],
        **{f"words {rate}": [gone, edit, new] for rate, edit in noise.items()},
        **{f"all, words {rate}": [*most, edit] for rate, edit in noise.items()},
    }


def measure(texts: Sequence[Text]) -> dict[str, Result]:
    """Run every method on every construction of every text.

    Parameters
    ----------
    texts : sequence of Text
        Two or more; each lends clauses to the one half the list before it.

    Returns
    -------
    dict of str to Result
        Ours first, then the peers with the thresholds that suit them best.
    """
    runs: dict[str, list[Run]] = {name: [] for name in (OURS, *PEERS)}
    with threadpool_limits(limits=1):
        for number, text in enumerate(texts):
            donor = texts[(number + max(1, len(texts) // 2)) % len(texts)]
            for scenario, edits in scenarios(text, donor).items():
                truth = construct(text.lines, edits, seed=f"{text.name} {scenario}")
                runs[OURS].append(_run_ours(text.name, scenario, truth))
                for name in PEERS:
                    runs[name].append(_run_peer(name, text.name, scenario, truth))
    thresholds = {name: PEERS[name].thresholds if name in PEERS else (0.0,) for name in runs}
    return {
        name: max(
            (Result(threshold, runs[name]) for threshold in thresholds[name]),
            key=lambda result: result.links().f1,
        )
        for name in runs
    }


def read(files: Iterable[Path]) -> Iterator[Text]:
    """Read files whose clauses can be edited; others are passed over."""
    for file in files:
        try:
            lines = lines_of(diplodiff.read(file))
        except diplodiff.DiplodiffError as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        if len(lines) >= _LEAST_CLAUSES:
            yield Text(file.stem, lines)
        else:
            print(f"left out: {file.name} has {len(lines)} clauses", file=sys.stderr)


def _run_ours(text: str, scenario: str, truth: Construction) -> Run:
    sides, lines = [], []
    for side in (truth.base, truth.other):
        printed_text, starts = printed(side)
        statement = diplodiff.parse(printed_text)
        sides.append(statement)
        lines.append([bisect.bisect_right(starts, clause.start) - 1 for clause in statement])
    alignment, milliseconds = _timed(lambda: link(*sides))
    pairs = [
        (Scored(lines[0][pair.base], lines[1][pair.other], pair.probability), pair.moved)
        for pair in alignment
    ]
    links = [scored for scored, _ in pairs if min(scored.base, scored.other) >= 0]
    moved = {(scored.base, scored.other) for scored, is_moved in pairs if is_moved}
    return Run(text, scenario, truth, links, moved, milliseconds)


def _run_peer(name: str, text: str, scenario: str, truth: Construction) -> Run:
    sides = [[line.text for line in side] for side in (truth.base, truth.other)]
    links, milliseconds = _timed(lambda: PEERS[name].link(*sides))
    return Run(text, scenario, truth, links, None, milliseconds)


def _timed(call: Callable[[], _T]) -> tuple[_T, float]:
    start = time.process_time()
    result = call()
    return result, (time.process_time() - start) * 1000


def _table(results: Mapping[str, Result]) -> str:
    names = list(dict.fromkeys(run.scenario for run in results[OURS].runs))
    rows = [("precision recall F1", *results)]
    rows += [(name, *(_three(result.links(name)) for result in results.values())) for name in names]
    rows.append(("all of these", *(_three(result.links()) for result in results.values())))
    rows.append(("moved links", *(_three(result.moved()) for result in results.values())))
    rows.append(("threshold", *(f"{result.threshold:.2f}" for result in results.values())))
    rows.append(("CPU ms", *(f"{result.milliseconds():.2f}" for result in results.values())))
    return "\n".join(f"{row[0]:20}" + "".join(f"{cell:>18}" for cell in row[1:]) for row in rows)


def _three(counts: Counts) -> str:
    return f"{counts.precision:.3f} {counts.recall:.3f} {counts.f1:.3f}"


def _figures(result: Result) -> dict[str, object]:
    names = dict.fromkeys(run.scenario for run in result.runs)
    return {
        "threshold": result.threshold,
        "milliseconds": result.milliseconds(),
        "links": {name: _plain(result.links(name)) for name in names},
        "all": _plain(result.links()),
        "moved": _plain(result.moved()),
    }


def _plain(counts: Counts) -> dict[str, float]:
    measures = {name: getattr(counts, name) for name in ("precision", "recall", "f1")}
    return {**counts._asdict(), **measures}


def _misses(result: Result) -> Iterator[str]:
    """Describe each link of a method that is wrong or missing."""
    for run in result.runs:
        found, true = run.found(result.threshold), run.truth.links
        for word, pairs in (("wrong", found - true), ("missing", true - found)):
            for i, j in sorted(pairs):
                base, other = run.truth.base[i], run.truth.other[j]
                edits = " ".join(other.edits) or "untouched"
                yield (
                    f"{word} in {run.text}, {run.scenario} ({edits}; from {other.origins})\n"
                    f"  {i}: {base.text}\n  {j}: {other.text}"
                )


def _spread(values: Sequence[str], n: int) -> list[str]:
    """Return `n` values at even distances."""
    n = min(n, len(values))
    return [values[i * len(values) // n] for i in range(n)]


if __name__ == "__main__":
    main()
