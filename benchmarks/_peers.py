"""The aligners that people use, as peers: two lists of paragraphs -> links with their scores.

A peer returns every link that it could make; the caller leaves out those below its threshold. None
of them is told what diplodiff knows, and none is handicapped: an assignment is the optimal one.
"""

from __future__ import annotations

import bisect
import difflib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist
from scipy.optimize import linear_sum_assignment
from sklearn.feature_extraction.text import TfidfVectorizer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

__all__ = [
    "PEERS",
    "Peer",
    "Scored",
    "difflib_blocks",
    "off_the_chain",
    "rapidfuzz_assignment",
    "tfidf_assignment",
    "un_comparer",
]

_UN_THRESHOLD = 0.8


class Scored(NamedTuple):
    """A link and how alike its two paragraphs are, in [0, 1]."""

    base: int
    other: int
    score: float


class Peer(NamedTuple):
    """A way to link paragraphs.

    Parameters
    ----------
    link : callable
        Takes the paragraphs of both texts, returns its links.
    thresholds : tuple of float
        Least scores to choose from; (0,) for a rule that has its own.
    """

    link: Callable[[Sequence[str], Sequence[str]], list[Scored]]
    thresholds: tuple[float, ...] = (0.0,)


def difflib_blocks(base: Sequence[str], other: Sequence[str]) -> list[Scored]:
    """Link equal paragraphs as `difflib.SequenceMatcher` finds them.

    Paragraphs of a block that it calls replaced are paired in their order, as side-by-side views
    do. What moved is deleted here and inserted there.
    """
    matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
    found = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            pairs = zip(range(i, i_end), range(j, j_end), strict=tag == "equal")
            found += [Scored(a, b, 1.0) for a, b in pairs]
    return found


def rapidfuzz_assignment(base: Sequence[str], other: Sequence[str]) -> list[Scored]:
    """Pair paragraphs one to one so that their edit ratios add up to the most."""
    return _assigned(cdist(base, other, scorer=ratio, workers=1) / 100)


def tfidf_assignment(base: Sequence[str], other: Sequence[str]) -> list[Scored]:
    """Pair paragraphs one to one so that the cosines of their letter groups add up to the most.

    Groups of 3 to 5 letters inside words, weighted by their frequency in the two texts.
    """
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)
    vectors = vectorizer.fit_transform([*base, *other])
    return _assigned((vectors[: len(base)] @ vectors[len(base) :].T).toarray())


def un_comparer(base: Sequence[str], other: Sequence[str]) -> list[Scored]:
    """Link as the comparer of the United Nations does, greedily and by edit distance.

    The rule of ``src/core/diff.ts`` and ``similarity.ts`` of undifferent, "a diff algorithm and
    viewer for comparing documents, with special support for UN resolutions" (MIT,
    https://github.com/UN-EOSG-Analytics/undifferent, as of commit c72a9ad), in our own words:

    1. Likeness of two paragraphs is one less their Levenshtein distance over the sum of their
       lengths; two are alike above .8.
    2. The paragraphs of the other text in their order each take the first one of the base behind
       the last one taken that is alike, if there is one; it is never given back.
    3. A paragraph of the base that was passed over, or left at the end, is shown beside the one
       of the other text that is likest to it, wherever that stands and whether or not it is taken,
       if the two are alike; of equals, the first.

    For a paragraph of the other text that took none, the original looks once more among all those
    of the base that are neither taken nor passed over. None of them can be alike: step 2 has just
    looked at each. So that is left out.
    """
    found: list[Scored] = []
    left_over: list[int] = []
    cursor = 0
    for j, text in enumerate(other):
        for i in range(cursor, len(base)):
            score = _likeness(base[i], text)
            if score > _UN_THRESHOLD:
                found.append(Scored(i, j, score))
                left_over += range(cursor, i)
                cursor = i + 1
                break
    left_over += range(cursor, len(base))
    for i in left_over:
        scores = [_likeness(base[i], text) for text in other]
        best = max(scores, default=0.0)
        if best > _UN_THRESHOLD:
            found.append(Scored(i, scores.index(best), best))
    return sorted(found)


def off_the_chain(links: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the links that leave a longest chain in the order of both texts: what moved.

    Splits and mergers are in order: a chain may share a paragraph between two links.
    """
    ordered = sorted(links)
    lasts: list[int] = []  # by length of chain, the least paragraph that such a chain ends in
    ends: list[int] = []  # the link that it ends with
    before: list[int] = []  # the link before each link in the best chain that ends with it
    for number, (_, j) in enumerate(ordered):
        length = bisect.bisect_right(lasts, j)
        before.append(ends[length - 1] if length else -1)
        lasts[length : length + 1] = [j]
        ends[length : length + 1] = [number]
    kept = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        kept.add(ordered[number])
        number = before[number]
    return set(ordered) - kept


def _assigned(similarity: npt.NDArray[np.floating]) -> list[Scored]:
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    scores = similarity[rows, columns]
    return [
        Scored(*row) for row in zip(rows.tolist(), columns.tolist(), scores.tolist(), strict=True)
    ]


def _likeness(first: str, second: str) -> float:
    length = len(first) + len(second)
    return 1 - Levenshtein.distance(first, second) / length if length else 1.0


_GRID = tuple(step / 20 for step in range(20))

PEERS = {
    "difflib": Peer(difflib_blocks),
    "UN comparer": Peer(un_comparer),
    "rapidfuzz": Peer(rapidfuzz_assignment, _GRID),
    "TF-IDF": Peer(tfidf_assignment, _GRID),
}
"""By name; what has no threshold of its own is given the one of a grid that suits it best."""
