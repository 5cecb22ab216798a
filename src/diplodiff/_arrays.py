"""Array types that several layers share: read-only columns and sparse rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = [
    "BoolArray",
    "FloatArray",
    "IntArray",
    "SparseRows",
    "read_only",
    "run_starts",
    "same_arrays",
    "sorted_keys",
]

FloatArray: TypeAlias = "npt.NDArray[np.float32]"
IntArray: TypeAlias = "npt.NDArray[np.int32]"
BoolArray: TypeAlias = "npt.NDArray[np.bool_]"

_ENTRIES = ("offsets", "columns", "values")


def read_only(values: npt.ArrayLike, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """Copy values into an array of their own that nobody can write to.

    Parameters
    ----------
    values : array_like
        Any shape.
    dtype : dtype_like
        Type of the copy.

    Returns
    -------
    ndarray
        C-contiguous copy with ``flags.writeable`` false.
    """
    array = np.array(values, dtype=dtype, order="C")
    array.flags.writeable = False
    return array


def sorted_keys(keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return keys, 0 at least, in ascending order: in half the time where they are small."""
    narrow = np.int32 if keys.max(initial=0) <= np.iinfo(np.int32).max else np.int64
    return np.sort(keys.astype(narrow)).astype(np.int64)


def run_starts(keys: npt.NDArray[np.integer]) -> npt.NDArray[np.intp]:
    """Return the index of each key, (n_runs,), that differs from the one before it."""
    differs = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=differs[1:])
    return np.flatnonzero(differs)


def same_arrays(first: object, second: object, names: tuple[str, ...]) -> bool:
    """Tell whether two objects hold equal arrays under each of the names."""
    return all(np.array_equal(getattr(first, name), getattr(second, name)) for name in names)


@dataclass(frozen=True, eq=False, kw_only=True)
class SparseRows:
    """Rows with few non-zero entries, in compressed form (CSR).

    Parameters
    ----------
    offsets : (n_rows + 1,) int64 ndarray
        Row `i` owns the entries ``offsets[i]:offsets[i + 1]``.
    columns : (n_entries,) int32 ndarray
        Column of each entry, ascending and without repetition within a row.
    values : (n_entries,) float32 ndarray
        Value of each entry, > 0 and finite.
    n_columns : int
        Width of the rows.

    Notes
    -----
    All arrays are copied and read-only.
    """

    offsets: npt.NDArray[np.int64]
    columns: IntArray
    values: FloatArray
    n_columns: int

    __hash__ = None  # type: ignore[assignment]  # holds arrays, like ndarray itself

    def __post_init__(self) -> None:
        for name, dtype in zip(_ENTRIES, (np.int64, np.int32, np.float32), strict=True):
            object.__setattr__(self, name, read_only(getattr(self, name), dtype))

    def __eq__(self, other: object) -> bool:
        """Compare the width and every array."""
        if not isinstance(other, SparseRows):
            return NotImplemented
        return self.n_columns == other.n_columns and same_arrays(self, other, _ENTRIES)

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild through the constructor, so that a copy's arrays are read-only too."""
        return _rebuild, (self.offsets, self.columns, self.values, self.n_columns)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.offsets) - 1

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """Number of entries of each row, (n_rows,)."""
        lengths: npt.NDArray[np.int64] = self.offsets[1:] - self.offsets[:-1]
        return lengths

    @cached_property
    def row_of_entry(self) -> npt.NDArray[np.int64]:
        """Row that each entry belongs to, (n_entries,), ascending."""
        rows = np.repeat(np.arange(len(self)), self.lengths)
        rows.flags.writeable = False
        return rows

    def part(self, start: int, stop: int) -> SparseRows:
        """Return rows `start` to `stop` (exclusive) as rows of their own."""
        if (start, stop) == (0, len(self)):
            return self
        first, last = int(self.offsets[start]), int(self.offsets[stop])
        return SparseRows(
            offsets=self.offsets[start : stop + 1] - first,
            columns=self.columns[first:last],
            values=self.values[first:last],
            n_columns=self.n_columns,
        )


def _rebuild(
    offsets: npt.NDArray[np.int64], columns: IntArray, values: FloatArray, n_columns: int
) -> SparseRows:
    return SparseRows(offsets=offsets, columns=columns, values=values, n_columns=n_columns)
