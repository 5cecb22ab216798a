"""The doors: one pair of texts, the scores of many documents, and the best of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.alignment._linking import check_pairs
from diplodiff.alignment.ordered._beads import bead_moves, trace_beads
from diplodiff.alignment.ordered._documents import Chunk, chunks
from diplodiff.alignment.ordered._gaps import gap_moves, trace_gaps
from diplodiff.alignment.ordered._many_beads import many_bead_moves, many_bead_scores
from diplodiff.alignment.ordered._many_gaps import many_gap_moves
from diplodiff.alignment.ordered._options import STEPS, GapOptions
from diplodiff.alignment.ordered._problem import Problem, checked_offsets
from diplodiff.alignment.ordered._result import OrderedAlignment
from diplodiff.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray
    from diplodiff.alignment.ordered._options import BeadOptions
    from diplodiff.alignment.ordered._problem import Sides

__all__ = ["RankedAlignment", "align_best_in_order", "align_in_order", "ordered_scores"]

_MOST_DOCUMENTS = 4_096
"""Documents of a chunk: enough to make the cost of a numpy call small, few enough for the cache."""

_FEW = 12
"""Up to so many documents are faster one by one."""


class RankedAlignment(NamedTuple):
    """One of the documents that align best.

    Parameters
    ----------
    document : int
        Its number.
    alignment : OrderedAlignment
        Its clauses numbered from 0.
    """

    document: int
    alignment: OrderedAlignment


def align_in_order(
    similarity: FloatArray,
    *,
    lengths: Sides | None = None,
    within: Sides | None = None,
    options: BeadOptions | GapOptions | None = None,
) -> OrderedAlignment:
    """Align two texts in the order of both, so that the whole gains the most.

    Parameters
    ----------
    similarity : (n_base, n_other) float32 ndarray
        Cosines of the clauses, in [0, 1].
    lengths : pair of array_like, optional
        Lengths of the clauses of the base, (n_base,), and of the other text, (n_other,), in words
        or any other unit, above 0. Merged clauses are weighted by the roots, and beads of unequal
        lengths gain less. Without them, all clauses count the same.
    within : pair of array_like, optional
        Similarity of each clause of the base, (n_base, n_distances), and of the other text,
        (n_other, n_distances), to the clauses after it, in [0, 1]: column `d` for the one `d + 1`
        places on, ``most_clauses - 2`` columns at least. The lengths of merged vectors are exact
        with them; without, the clauses of one text count as unrelated to each other.
    options : BeadOptions or GapOptions, optional
        What is to be gained: by default many-to-many beads.

    Returns
    -------
    OrderedAlignment
        An exact optimum of the objective, gains rounded to thousandths. Of equal ones the one is
        taken that, looked at from the end, has the simplest beads: few clauses, then equal sides,
        then few clauses of the base; a gap comes after all beads.

    Raises
    ------
    OptionError
        If the matrix is not two-dimensional or holds values outside [0, 1] or NaN, or if lengths or
        similarities within the texts do not fit it.
    LimitExceededError
        If it has more than `MAXIMUM_PAIRS` cells.

    Examples
    --------
    The second clause of the base became the second and third of the other text.

    >>> similarity = np.array([[0.9, 0.0, 0.1], [0.1, 0.6, 0.7]], np.float32)
    >>> for bead in align_in_order(similarity):
    ...     print(list(bead.base), list(bead.other))
    [0] [0]
    [1] [1, 2]
    """
    problem = Problem.checked(similarity, options, lengths, within)
    check_pairs(*problem.similarity.shape)
    return _aligned(problem, Chunk.of(0, 0, problem.similarity.shape[1]))


def ordered_scores(
    similarity: FloatArray,
    *,
    offsets: npt.ArrayLike,
    lengths: Sides | None = None,
    within: Sides | None = None,
    options: BeadOptions | GapOptions | None = None,
) -> npt.NDArray[np.float64]:
    """Tell what the best ordered alignment of one text with each of many gains.

    Parameters
    ----------
    similarity : (n_base, n_columns) float32 ndarray
        Cosines of the clauses of the base with those of all documents, side by side, in [0, 1].
    offsets : (n_documents + 1,) array_like of int
        Document `d` owns the columns ``offsets[d]:offsets[d + 1]``.
    lengths, within : pair of array_like, optional
        As for `align_in_order`, the other sides for all columns.
    options : BeadOptions or GapOptions, optional
        As for `align_in_order`. ``BeadOptions(most_clauses=2)`` is the fastest objective: a score
        of 10,000 texts of 30 clauses then costs less than their matrix product.

    Returns
    -------
    (n_documents,) float64 ndarray
        Scores, each the same to the bit as that of the document alone.

    Raises
    ------
    OptionError
        As for `align_in_order`, or if the offsets do not cut the columns into documents.
    LimitExceededError
        If one document makes more than `MAXIMUM_PAIRS` pairs with the base.

    Examples
    --------
    >>> similarity = np.array([[0.9, 0.1, 0.2, 0.8], [0.1, 0.7, 0.6, 0.1]], np.float32)
    >>> ordered_scores(similarity, offsets=[0, 2, 4]).round(2).tolist()
    [1.8, 1.25]
    """
    problem = Problem.checked(similarity, options, lengths, within)
    n_base, n_columns = problem.similarity.shape
    return _scores(problem, checked_offsets(offsets, n_base=n_base, n_columns=n_columns))


def align_best_in_order(  # noqa: PLR0913 - all but the matrix by keyword
    similarity: FloatArray,
    *,
    offsets: npt.ArrayLike,
    n_best: int,
    lengths: Sides | None = None,
    within: Sides | None = None,
    options: BeadOptions | GapOptions | None = None,
) -> tuple[RankedAlignment, ...]:
    """Align one text with those of many documents that gain the most.

    Parameters
    ----------
    similarity, offsets, lengths, within, options
        As for `ordered_scores`.
    n_best : int
        How many documents to align, at least 0.

    Returns
    -------
    tuple of RankedAlignment
        The highest scores first, of equal ones the lower number first; fewer if there are fewer
        documents. Each alignment is that of the document alone.

    Raises
    ------
    OptionError
        As for `ordered_scores`, or if `n_best` is not a whole number, at least 0.
    LimitExceededError
        As for `ordered_scores`.
    """
    if type(n_best) is not int or n_best < 0:
        text = f"n_best is {n_best!r}; accepted is a whole number, at least 0"
        raise OptionError(text)
    problem = Problem.checked(similarity, options, lengths, within)
    n_base, n_columns = problem.similarity.shape
    starts = checked_offsets(offsets, n_base=n_base, n_columns=n_columns)
    best = np.argsort(-_scores(problem, starts), kind="stable")[:n_best]
    found = dict(_alignments(problem, starts, best))
    return tuple(RankedAlignment(document, found[document]) for document in best.tolist())


def _scores(problem: Problem, offsets: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Score all documents, chunk by chunk."""
    documents = np.arange(len(offsets) - 1)
    scores = np.full(len(documents), _aligned(problem, Chunk.of(0, 0, 0)).score)
    for chunk in chunks(offsets, documents, n_base=len(problem.similarity), most=_MOST_DOCUMENTS):
        if len(chunk.documents) <= _FEW:
            scores[chunk.documents] = [_aligned(problem, one).score for one in chunk.one_by_one()]
        elif isinstance(problem.options, GapOptions):
            pairs, costs = problem.pair_gains(chunk, problem.options)
            scores[chunk.documents] = many_gap_moves(pairs, chunk.sizes, costs).scores / STEPS
        else:
            beads = problem.bead_gains(chunk, problem.options)
            scores[chunk.documents] = many_bead_scores(beads) / STEPS
    return scores


def _alignments(
    problem: Problem,
    offsets: npt.NDArray[np.int64],
    documents: npt.NDArray[np.intp],
) -> Iterator[tuple[int, OrderedAlignment]]:
    """Align some of the documents, chunk by chunk."""
    sizes = np.diff(offsets)[documents]
    for document in documents[sizes == 0].tolist():
        yield document, _aligned(problem, Chunk.of(document, 0, 0))
    for chunk in chunks(offsets, documents, n_base=len(problem.similarity), most=_MOST_DOCUMENTS):
        numbers = chunk.documents.tolist()
        if len(numbers) <= _FEW:
            alone = (_aligned(problem, one) for one in chunk.one_by_one())
            yield from zip(numbers, alone, strict=True)
        else:
            yield from zip(numbers, _aligned_together(problem, chunk), strict=True)


def _aligned(problem: Problem, chunk: Chunk) -> OrderedAlignment:
    """Align the one document of a chunk."""
    if isinstance(problem.options, GapOptions):
        gains, costs = problem.pair_gains(chunk, problem.options)
        score, moves, end = gap_moves(gains[:, :, 0], costs)
        beads = trace_gaps(moves, end)
    else:
        score, moves = bead_moves(problem.bead_gains(chunk, problem.options))
        beads = trace_beads(moves, problem.options)
    return OrderedAlignment.of(
        beads, n_base=len(problem.similarity), n_other=len(chunk.columns), score=score / STEPS
    )


def _aligned_together(problem: Problem, chunk: Chunk) -> Iterator[OrderedAlignment]:
    """Align the documents of a chunk: one pass for all, then one walk back for each."""
    n_base = len(problem.similarity)
    if isinstance(problem.options, GapOptions):
        gains, costs = problem.pair_gains(chunk, problem.options)
        moves = np.zeros((n_base + 1, len(chunk.columns) + 1, len(chunk.documents)), np.uint8)
        ends = many_gap_moves(gains, chunk.sizes, costs, moves=moves)
        scores = ends.scores
        traces = [
            trace_gaps(moves[:, :, place], end)
            for place, end in enumerate(zip(ends.base.tolist(), ends.other.tolist(), strict=True))
        ]
    else:
        scores, moves = many_bead_moves(problem.bead_gains(chunk, problem.options))
        traces = [
            trace_beads(moves[:, : size + 1, place], problem.options)
            for place, size in enumerate(chunk.sizes.tolist())
        ]
    for beads, score, size in zip(traces, scores.tolist(), chunk.sizes.tolist(), strict=True):
        yield OrderedAlignment.of(beads, n_base=n_base, n_other=size, score=score / STEPS)
