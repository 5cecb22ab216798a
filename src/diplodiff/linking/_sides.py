"""Two statements -> what the features look at: counts of letters, words and lengths, as arrays.

One pass over the letters of both texts: letter groups lie inside words and segments end between
words, so the counts of a clause are the sums of those of its segments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff._arrays import SparseRows, run_starts, sorted_keys
from diplodiff.encoding import group_counts, letters_of, weighted_rows
from diplodiff.linking._segments import segments
from diplodiff.linking._words import (
    N_PAIR_BUCKETS,
    N_WORD_BUCKETS,
    hashed_words,
    pairs_of_words,
    word_background,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray
    from diplodiff.model import Statement

    Entries = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]

__all__ = ["Side", "sides_of"]


_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
"""Markup that web pages leave in a text: how a heading was underlined is no wording."""


class Side(NamedTuple):
    """One of two statements, as the arrays that features are made of.

    Parameters
    ----------
    clauses : SparseRows
        Weighted letter groups of each clause, as `LexicalEncoder` makes them.
    segments : SparseRows
        The same of each segment, the segments of a clause next to each other.
    first : (n_clauses,) int64 ndarray
        The first segment of each clause.
    words : SparseRows
        Which words each clause has that are not common; values 1.
    pairs : SparseRows
        Which pairs of those words stand together in it, as `pairs_of_words` finds them; values 1.
    n_words : (n_clauses,) float32 ndarray
        Its number of words, at least 1.
    kind : (n_clauses,) int64 ndarray
        Number of its kind, the same for the same kind on both sides.
    """

    clauses: SparseRows
    segments: SparseRows
    first: npt.NDArray[np.int64]
    words: SparseRows
    pairs: SparseRows
    n_words: FloatArray
    kind: npt.NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of clauses."""
        return len(self.first)


def sides_of(base: Statement, other: Statement) -> tuple[Side, Side]:
    """Count what two statements are made of, both in one pass."""
    clauses = [*base.clauses, *other.clauses]
    wordings = [_without_tags(clause.text) for clause in clauses]
    spans = [segments(wording) for wording in wordings]
    n_segments = np.array([len(of_clause) for of_clause in spans], np.int64)
    letters, segment_of_letter = letters_of(
        [
            wording[start:end]
            for wording, of_clause in zip(wordings, spans, strict=True)
            for start, end in of_clause
        ]
    )
    clause_of_segment = np.repeat(np.arange(len(clauses)), n_segments)
    entries = group_counts(letters, segment_of_letter)
    words = hashed_words(letters, clause_of_segment[segment_of_letter])
    telling = ~word_background().common[words.word]
    row, word = words.row[telling], words.word[telling]
    whole = Side(
        clauses=weighted_rows(*_summed(entries, clause_of_segment), n_rows=len(clauses)),
        segments=weighted_rows(*entries, n_rows=len(clause_of_segment)),
        first=np.cumsum(n_segments) - n_segments,
        words=_present(row, word, len(clauses), N_WORD_BUCKETS),
        pairs=_present(*pairs_of_words(row, word), len(clauses), N_PAIR_BUCKETS),
        n_words=np.maximum(np.bincount(words.row, minlength=len(clauses)), 1).astype(np.float32),
        kind=_numbers([clause.kind for clause in clauses]),
    )
    return _part(whole, 0, len(base)), _part(whole, len(base), len(clauses))


def _without_tags(text: str) -> str:
    return " ".join(_TAG.sub(" ", text).split()) if "<" in text else text


def _summed(entries: Entries, group_of_row: npt.NDArray[np.int64]) -> Entries:
    """Sum the counts of rows that belong to one group, groups ascending with the rows."""
    rows, columns, counts = entries
    width = int(columns.max(initial=0)) + 1
    keys = group_of_row[rows] * width + columns
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = run_starts(keys)
    total = np.add.reduceat(counts[order], first) if len(first) else counts
    groups, columns = np.divmod(keys[first], width)
    return groups, columns, total


def _present(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], n_rows: int, n_columns: int
) -> SparseRows:
    """Mark which columns each row has, however often."""
    keys = sorted_keys(rows * n_columns + columns)
    keys = keys[run_starts(keys)]
    rows, columns = np.divmod(keys, n_columns)
    return SparseRows(
        offsets=np.searchsorted(rows, np.arange(n_rows + 1)),
        columns=columns.astype(np.int32),
        values=np.ones(len(keys), np.float32),
        n_columns=n_columns,
    )


def _numbers(values: Sequence[str]) -> npt.NDArray[np.int64]:
    """Give equal values one number, in the order in which they first appear."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)


def _part(whole: Side, start: int, stop: int) -> Side:
    first = np.append(whole.first, len(whole.segments))
    return Side(
        clauses=whole.clauses.part(start, stop),
        segments=whole.segments.part(int(first[start]), int(first[stop])),
        first=whole.first[start:stop] - first[start],
        words=whole.words.part(start, stop),
        pairs=whole.pairs.part(start, stop),
        n_words=whole.n_words[start:stop],
        kind=whole.kind[start:stop],
    )
