"""What the doors were given, checked, and laid out for the kernels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diplodiff.alignment._linking import check_pairs
from diplodiff.alignment.ordered._gains import BeadGains, side_of
from diplodiff.alignment.ordered._gaps import Costs, pair_gains
from diplodiff.alignment.ordered._options import BeadOptions, GapOptions
from diplodiff.errors import OptionError

if TYPE_CHECKING:
    import numpy.typing as npt

    from diplodiff._arrays import FloatArray
    from diplodiff.alignment.ordered._documents import Chunk

__all__ = ["Problem", "checked_offsets"]

Sides = tuple["npt.ArrayLike", "npt.ArrayLike"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One base text and the documents to align it with.

    Parameters
    ----------
    similarity : (n_base, n_columns) float32 ndarray
        In [0, 1]; the documents stand side by side.
    options : BeadOptions or GapOptions
        The objective.
    lengths : pair of float32 ndarray or None
        Lengths of the clauses of the base and of the columns.
    within : pair of float32 ndarray or None
        Similarities of each clause to the ones after it; (n, n_distances).
    """

    similarity: FloatArray
    options: BeadOptions | GapOptions
    lengths: tuple[FloatArray, FloatArray] | None
    within: tuple[FloatArray, FloatArray] | None

    @classmethod
    def checked(
        cls,
        similarity: FloatArray,
        options: BeadOptions | GapOptions | None,
        lengths: Sides | None,
        within: Sides | None,
    ) -> Problem:
        """Check everything that a door was given.

        Raises
        ------
        OptionError
            If the matrix is not two-dimensional, holds NaN or a value outside [0, 1], or lengths
            or similarities within the texts do not fit it.
        """
        options = BeadOptions() if options is None else options
        if not isinstance(options, BeadOptions | GapOptions):
            text = f"options is a {type(options).__name__}; accepted are BeadOptions, GapOptions"
            raise OptionError(text)
        try:
            matrix = np.asarray(similarity, np.float32)
        except (TypeError, ValueError) as error:  # texts, rows of different lengths
            text = f"similarity is no matrix of numbers: {error}"
            raise OptionError(text) from error
        if matrix.ndim != 2:  # noqa: PLR2004 - a matrix has two dimensions
            text = f"similarity has {matrix.ndim} dimensions; a matrix has two"
            raise OptionError(text)
        _check_unit("similarity", matrix)
        if isinstance(options, GapOptions):
            if lengths is not None or within is not None:
                text = "lengths and within are given with GapOptions; only BeadOptions use them"
                raise OptionError(text)
            return cls(similarity=matrix, options=options, lengths=None, within=None)
        return cls(
            similarity=matrix,
            options=options,
            lengths=None if lengths is None else _lengths(lengths, matrix.shape),
            within=None if within is None else _within(within, matrix.shape, options),
        )

    def bead_gains(self, chunk: Chunk, options: BeadOptions) -> BeadGains:
        """Lay out what beads with the documents of a chunk gain."""
        base_lengths = other_lengths = None
        base_following: list[FloatArray] = []
        other_following: list[FloatArray] = []
        if self.lengths is not None:
            base_lengths = np.pad(self.lengths[0], 1, constant_values=1)[:, None, None]
            other_lengths = chunk.framed(self.lengths[1][None], padding=1)[1:2]
        if self.within is not None:
            base_following = list(np.pad(self.within[0].T, ((0, 0), (1, 1)))[:, :, None, None])
            other_following = list(chunk.framed(self.within[1].T, padding=0)[1:-1, None])
        most = options.most_clauses - 1
        return BeadGains(
            similarity=chunk.framed(self.similarity, padding=0),
            sizes=chunk.sizes,
            base=side_of(
                np.array([len(self.similarity)]),
                most=most,
                axis=0,
                lengths=base_lengths,
                following=base_following,
            ),
            other=side_of(
                chunk.sizes if chunk.ragged else chunk.sizes[:1],
                most=most,
                axis=1,
                lengths=other_lengths,
                following=other_following,
            ),
            options=options,
        )

    def pair_gains(
        self, chunk: Chunk, options: GapOptions
    ) -> tuple[npt.NDArray[np.signedinteger], Costs]:
        """Lay out what pairs with the documents of a chunk gain, and round the costs of gaps."""
        costs = Costs.of(options, len(self.similarity), len(chunk.columns))
        return pair_gains(chunk.gathered(self.similarity), options, costs), costs


def checked_offsets(
    offsets: npt.ArrayLike, *, n_base: int, n_columns: int
) -> npt.NDArray[np.int64]:
    """Check that offsets cut the columns of a matrix into documents.

    Parameters
    ----------
    offsets : (n_documents + 1,) array_like of int
        Where each document begins, and the end of the last.
    n_base, n_columns : int
        Shape of the matrix.

    Returns
    -------
    (n_documents + 1,) int64 ndarray
        The same.

    Raises
    ------
    OptionError
        If they do not ascend from 0 to the number of columns.
    LimitExceededError
        If one document makes more pairs with the base than one alignment may have.
    """
    given = np.asarray(offsets)
    whole = given.ndim == 1 and given.size > 0 and given.dtype.kind in "iu"
    if not (whole and given[0] == 0 and given[-1] == n_columns and (given[1:] >= given[:-1]).all()):
        text = f"offsets are {given!r}; they have to ascend from 0 to {n_columns}, in whole numbers"
        raise OptionError(text)
    check_pairs(n_base, int(np.diff(given).max(initial=0)))
    return given.astype(np.int64)


def _check_unit(name: str, values: FloatArray) -> None:
    least, most = values.min(initial=0), values.max(initial=0)  # NaN, if there is one
    if not (least >= 0 and most <= 1):
        text = f"{name} holds NaN or a value outside [0, 1]"
        raise OptionError(text)


def _lengths(lengths: Sides, shape: tuple[int, ...]) -> tuple[FloatArray, FloatArray]:
    base, other = (np.asarray(side, np.float32) for side in lengths)
    for side, n in zip((base, other), shape, strict=True):
        if side.shape != (n,):
            text = f"lengths have the shape {side.shape}; accepted is one for each of {n} clauses"
            raise OptionError(text)
        if not ((side > 0) & (side < np.inf)).all():
            text = "lengths hold NaN, infinity or a value that is not above 0"
            raise OptionError(text)
    return base, other


def _within(
    within: Sides, shape: tuple[int, ...], options: BeadOptions
) -> tuple[FloatArray, FloatArray]:
    n_distances = options.most_clauses - 2
    base, other = (np.asarray(side, np.float32) for side in within)
    for side, n in zip((base, other), shape, strict=True):
        if side.ndim != 2 or len(side) != n or side.shape[1] < n_distances:  # noqa: PLR2004 - a matrix
            text = (
                f"within has a side of the shape {side.shape}; accepted is a row for each of {n} "
                f"clauses with its similarity to the {n_distances} after it at least"
            )
            raise OptionError(text)
        _check_unit("within", side)
    return base[:, :n_distances], other[:, :n_distances]
