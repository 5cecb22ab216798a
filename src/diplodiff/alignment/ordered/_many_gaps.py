"""Many documents at once: the chain of pairs with affine gaps that gains the most, of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diplodiff.alignment.ordered._gaps import Costs, Rows, first_row, moves_of
from diplodiff.alignment.ordered._options import Span

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["Ends", "many_gap_moves"]


class Ends(NamedTuple):
    """Where the alignments of some documents end, and what they gain.

    Parameters
    ----------
    scores : (n_documents,) integer ndarray
        Greatest sums, in thousandths.
    base, other : (n_documents,) intp ndarray
        Nodes at which they end, the first of equals.
    """

    scores: npt.NDArray[np.signedinteger]
    base: npt.NDArray[np.intp]
    other: npt.NDArray[np.intp]


def many_gap_moves(
    gains: npt.NDArray[np.signedinteger],
    sizes: npt.NDArray[np.intp],
    costs: Costs,
    *,
    moves: npt.NDArray[np.uint8] | None = None,
) -> Ends:
    """Find the greatest sums of some documents and, where room for them is given, the moves.

    Parameters
    ----------
    gains : (n_base, n_other, n_documents) ndarray
        What each pair gains, in thousandths; of no account after the end of a document.
    sizes : (n_documents,) intp ndarray
        Numbers of clauses.
    costs : Costs
        Costs of gaps, and the span.
    moves : (n_base + 1, n_other + 1, n_documents) uint8 ndarray, optional
        Is filled with what `gap_moves` finds for one document.

    Returns
    -------
    Ends
        Scores, and where to trace back from.
    """
    n_base, n_other, n_documents = gains.shape
    documents = np.arange(n_documents)
    above = np.repeat(first_row(n_other, costs)[:, None], n_documents, axis=1)
    base = np.full((n_other + 1, n_documents), costs.lowest, costs.dtype)
    beyond = np.arange(n_other + 1)[:, None] > sizes  # nodes after the end of a document
    best = Ends(above[sizes, documents], np.zeros(n_documents, np.intp), sizes)
    for i in range(n_base):  # n_base turns: a row needs the row before it
        row, reached = _next_row(above, base, gains[i], costs)
        base = row.base[0]
        if moves is not None:
            moves[i + 1] = moves_of(row, costs)[0]
        above = reached
        if costs.span is Span.LOCAL:
            best = _better(best, _best_of_row(reached, beyond, i + 1, costs))
        elif costs.span is Span.OTHER_INSIDE:
            whole = Ends(reached[sizes, documents], np.full(n_documents, i + 1), sizes)
            best = _better(best, whole)
    if costs.span in {Span.LOCAL, Span.OTHER_INSIDE}:
        return best
    if costs.span is Span.BASE_INSIDE:
        return _best_of_row(above, beyond, n_base, costs)
    return Ends(above[sizes, documents], np.full(n_documents, n_base), sizes)


def _next_row(
    above: npt.NDArray[np.signedinteger],
    base: npt.NDArray[np.signedinteger],
    gains: npt.NDArray[np.signedinteger],
    costs: Costs,
) -> tuple[Rows, npt.NDArray[np.signedinteger]]:
    pair, other = np.full((2, *above.shape), costs.lowest, costs.dtype)
    np.add(above[:-1], gains, out=pair[1:])
    base = np.maximum(base, above - costs.opening)
    base -= costs.extension
    reached = np.maximum(pair, base)
    if costs.span is Span.LOCAL:
        np.maximum(reached, 0, out=reached)
    elif costs.span is Span.OTHER_INSIDE:
        reached[0] = 0  # the beginning of the base is free
    opened = reached - costs.opening
    for j in range(len(gains)):  # one turn per other clause, each for all documents
        np.maximum(other[j], opened[j], out=other[j + 1])
        other[j + 1] -= costs.extension
    row = Rows(*(sums[None] for sums in (above, pair, base, reached, other)))
    return row, np.maximum(reached, other)


def _best_of_row(
    sums: npt.NDArray[np.signedinteger], beyond: npt.NDArray[np.bool_], i: int, costs: Costs
) -> Ends:
    inside = np.where(beyond, costs.lowest, sums)
    column = inside.argmax(axis=0)
    scores = np.take_along_axis(inside, column[None], axis=0)[0]
    return Ends(scores, np.full(len(column), i), column)


def _better(best: Ends, row: Ends) -> Ends:
    wins = row.scores > best.scores
    return Ends(*(np.where(wins, new, old) for new, old in zip(row, best, strict=True)))
