"""Two clauses -> what speaks for linking them: segments that are alike, rare words that both have.

Computed when it is asked for; the model saw the same segments and words, weighed the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diplodiff.encoding import group_counts, letters_of, weighted_rows
from diplodiff.linking._segments import segments
from diplodiff.linking._words import hashed_words, word_background
from diplodiff.similarity import cosine_matrix, rarity_weighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff._arrays import SparseRows
    from diplodiff.model import Clause, Statement

__all__ = ["Evidence", "Quote", "SharedSegment", "SharedWord", "evidence"]

_LEAST_SIMILARITY = 0.2
"""Segments less alike share little but their grammar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a clause.

    Parameters
    ----------
    text : str
        As they stand in the clause's text.
    start, end : int
        Offsets into the clause's text: ``clause.text[start:end]`` is `text`.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSegment:
    """A segment of the base clause and the segment of the other that is most alike.

    Parameters
    ----------
    base, other : Quote
        The two segments.
    similarity : float
        In [0, 1], by letter groups that are rare in both texts.
    """

    base: Quote
    other: Quote
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWord:
    """A word that both clauses have, inflected alike or not, and that is rare in the field.

    Parameters
    ----------
    base, other : Quote
        Where it first stands on the two sides.
    rarity : float
        Its inverse document frequency among paragraphs of diplomatic texts: 7 is one paragraph in
        1,100.
    """

    base: Quote
    other: Quote
    rarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for a link.

    Parameters
    ----------
    segments : tuple of SharedSegment
        The most alike first; each segment of the base clause once at most.
    words : tuple of SharedWord
        The rarest first; words that every tenth paragraph has are left out.
    """

    segments: tuple[SharedSegment, ...]
    words: tuple[SharedWord, ...]


def evidence(base: Statement, other: Statement, pair: tuple[int, int]) -> Evidence:
    """Name the segments and the rare words that speak for linking two clauses.

    Parameters
    ----------
    base, other : Statement
        The two texts: what is common in either of them is no evidence.
    pair : (int, int)
        Indices of the two clauses.

    Returns
    -------
    Evidence
        Quotes with their offsets; empty where the clauses share nothing.
    """
    first, second = base.clauses[pair[0]], other.clauses[pair[1]]
    return Evidence(
        segments=tuple(_shared_segments(base, other, pair)),
        words=tuple(_shared_words(first, second)),
    )


def _shared_segments(
    base: Statement, other: Statement, pair: tuple[int, int]
) -> Iterator[SharedSegment]:
    rows, quotes = zip(
        *(_segments_of(side, index) for side, index in zip((base, other), pair, strict=True)),
        strict=True,
    )
    weighted = rarity_weighted(*(of_side for of_side, _ in rows))
    parts = [
        side.part(start, start + len(of_clause))
        for side, (_, start), of_clause in zip(weighted, rows, quotes, strict=True)
    ]
    cosine = cosine_matrix(parts[0], parts[1])  # (n_base segments, n_other segments)
    best = cosine.argmax(axis=1)
    found = cosine[np.arange(len(best)), best]
    for i in np.argsort(-found, kind="stable").tolist():
        if found[i] < _LEAST_SIMILARITY:
            return
        yield SharedSegment(
            base=quotes[0][i], other=quotes[1][int(best[i])], similarity=float(found[i])
        )


def _segments_of(statement: Statement, index: int) -> tuple[tuple[SparseRows, int], list[Quote]]:
    """Return the rows of all segments, the first one of a clause, and that clause's segments."""
    spans = [segments(clause.text) for clause in statement]
    texts = [
        clause.text[start:end]
        for clause, of_clause in zip(statement, spans, strict=True)
        for start, end in of_clause
    ]
    rows = weighted_rows(*group_counts(*letters_of(texts)), n_rows=len(texts))
    first = sum(len(of_clause) for of_clause in spans[:index])
    clause = statement.clauses[index]
    return (rows, first), [_quote(clause, start, end) for start, end in spans[index]]


def _quote(clause: Clause, start: int, end: int) -> Quote:
    text = clause.text[start:end].rstrip()
    return Quote(text=text, start=start, end=start + len(text))


def _shared_words(base: Clause, other: Clause) -> Iterator[SharedWord]:
    of_base, of_other = _words_of(base), _words_of(other)
    background = word_background()
    shared = [word for word in of_base if word in of_other and not background.common[word]]
    shared.sort(key=lambda word: -background.rarity[word])
    for word in shared:
        yield SharedWord(
            base=of_base[word], other=of_other[word], rarity=float(background.rarity[word])
        )


def _words_of(clause: Clause) -> dict[int, Quote]:
    """Return where each word of a clause first stands, by its bucket.

    Word by word, because folding may change the number of letters.
    """
    found: dict[int, Quote] = {}
    start = 0
    for word in clause.text.split(" "):
        quote = Quote(text=word, start=start, end=start + len(word))
        for bucket in hashed_words(*letters_of([word])).word.tolist():
            found.setdefault(bucket, quote)
        start = quote.end + 1
    return found
