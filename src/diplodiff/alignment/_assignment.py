"""One-to-one pairs of the greatest total weight, order ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from diplodiff._arrays import IntArray

__all__ = ["heaviest_assignment"]

_FAR = np.iinfo(np.int64).max // 4


def heaviest_assignment(weight: npt.NDArray[np.integer]) -> tuple[IntArray, IntArray]:
    """Pair rows with columns, each at most once, so that the weights add up to the most.

    Parameters
    ----------
    weight : (n_base, n_other) int32 or int64 ndarray
        Weight of each pair; pairs of weight 0 or less are never taken.

    Returns
    -------
    base, other : (n_links,) int32 ndarray
        The pairs, ordered by base index.

    Notes
    -----
    The Hungarian method by shortest augmenting paths (Kuhn 1955; in the form of Jonker and
    Volgenant 1987), one numpy call per step of a path. It stands here because importing scipy
    for it takes longer than a whole comparison; the tests hold it against scipy's result.
    """
    if weight.shape[0] > weight.shape[1]:
        other, base = heaviest_assignment(weight.T)
        order = np.argsort(base, kind="stable")
        return base[order], other[order]
    cost = -np.maximum(weight, 0)  # an unwanted pair costs as much as no pair
    base_of_column = _cheapest_columns(cost)
    columns = np.flatnonzero(base_of_column >= 0)
    rows = base_of_column[columns]
    wanted = weight[rows, columns] > 0
    order = np.argsort(rows[wanted], kind="stable")
    return rows[wanted][order].astype(np.int32), columns[wanted][order].astype(np.int32)


def _cheapest_columns(cost: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Give each row a column of its own at the least total cost; (n_columns,), -1 is free."""
    n_rows, n_columns = cost.shape
    row_price = np.zeros(n_rows, np.int64)
    column_price = np.zeros(n_columns, np.int64)
    row_of_column = np.full(n_columns, -1, np.int64)
    for row in range(n_rows):  # one augmenting path per row
        _augment(cost, row, row_price, column_price, row_of_column)
    return row_of_column


def _augment(
    cost: npt.NDArray[np.integer],
    start: int,
    row_price: npt.NDArray[np.int64],
    column_price: npt.NDArray[np.int64],
    row_of_column: npt.NDArray[np.int64],
) -> None:
    """Find the cheapest path from a row to a free column, update prices, and flip the path."""
    n_columns = cost.shape[1]
    distance = np.full(n_columns, _FAR)
    came_from = np.full(n_columns, -1, np.int64)
    settled = np.zeros(n_columns, np.bool_)
    row, reached, column = start, 0, -1
    while row >= 0:  # ends at a free column, after n_rows steps at most
        through = reached + cost[row] - row_price[row] - column_price
        nearer = ~settled & (through < distance)
        distance[nearer] = through[nearer]
        came_from[nearer] = column
        column = int(np.argmin(np.where(settled, _FAR, distance)))
        reached = int(distance[column])
        settled[column] = True
        row = int(row_of_column[column])
    visited = np.flatnonzero(settled)
    gained = reached - distance[visited]
    column_price[visited] -= gained
    owners = row_of_column[visited]
    row_price[owners[owners >= 0]] += gained[owners >= 0]
    row_price[start] += reached
    while column >= 0:
        previous = int(came_from[column])
        row_of_column[column] = start if previous < 0 else row_of_column[previous]
        column = previous
