"""Many documents -> chunks that one operation works on at once, position by position.

Within a chunk the last axis counts documents, so that one numpy call does for all of them what
the dynamic programme asks of one cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray

__all__ = ["Chunk", "chunks"]

MOST_CELLS = 1 << 22
"""Most cells of a chunk, unless a single document has more: 16 MB of float32."""


class Chunk(NamedTuple):
    """Some documents of about one length.

    Parameters
    ----------
    documents : (n_documents,) intp ndarray
        Their numbers.
    columns : (n_positions, n_documents) intp ndarray
        Column of the matrix for each clause; any column where the document is shorter.
    sizes : (n_documents,) intp ndarray
        Numbers of clauses, ascending.
    """

    documents: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    sizes: npt.NDArray[np.intp]

    @classmethod
    def of(cls, document: int, first: int, size: int) -> Chunk:
        """Make a chunk of one document, which owns `size` columns from `first` on."""
        columns = np.arange(first, first + size)[:, None]
        return cls(np.array([document]), columns, np.array([size]))

    def one_by_one(self) -> Iterator[Chunk]:
        """Iterate over the documents as chunks of their own."""
        for place, size in enumerate(self.sizes.tolist()):
            first = int(self.columns[0, place])
            yield Chunk.of(int(self.documents[place]), first, size)

    @property
    def ragged(self) -> bool:
        """Whether some documents are shorter than others."""
        return bool(self.sizes[0] != self.sizes[-1])

    def framed(self, values: FloatArray, *, padding: float) -> FloatArray:
        """Lay columns out by position and document, with a frame around rows and positions.

        Parameters
        ----------
        values : (n_rows, n_columns) float32 ndarray
            One value or more for each clause of all documents.
        padding : float
            What stands in the frame and after the end of the shorter documents.

        Returns
        -------
        (n_rows + 2, n_positions + 2, n_documents) float32 ndarray
            A copy.
        """
        n_positions, n_documents = self.columns.shape
        framed = np.empty((len(values) + 2, n_positions + 2, n_documents), np.float32)
        framed[[0, -1]] = framed[:, 0] = framed[:, -1] = padding
        inner = framed[1:-1, 1:-1]
        inner[:] = self.gathered(values)
        if self.ragged:
            inner[:, np.arange(n_positions)[:, None] >= self.sizes] = padding
        return framed

    def gathered(self, values: FloatArray) -> FloatArray:
        """Lay columns out by position and document.

        Parameters
        ----------
        values : (n_rows, n_columns) float32 ndarray
            One value or more for each clause of all documents.

        Returns
        -------
        (n_rows, n_positions, n_documents) float32 ndarray
            A view where documents of one size stand side by side; values of some other clause
            after the end of the shorter documents.
        """
        if self.columns.size and not self.ragged and (np.diff(self.documents) == 1).all():
            run = values[:, self.columns[0, 0] : self.columns[-1, -1] + 1]
            return run.reshape(len(values), *self.columns.shape[::-1]).transpose(0, 2, 1)
        return values.take(self.columns, axis=1)


def chunks(
    offsets: npt.NDArray[np.int64],
    documents: npt.NDArray[np.intp],
    *,
    n_base: int,
    most: int,
) -> Iterator[Chunk]:
    """Cut documents into chunks, the shortest first, so that little is padded.

    Parameters
    ----------
    offsets : (n_documents + 1,) int64 ndarray
        Document `d` owns the columns ``offsets[d]:offsets[d + 1]``.
    documents : (n_chosen,) intp ndarray
        The documents to cut into chunks.
    n_base : int
        Number of rows of the matrix.
    most : int
        Most documents of a chunk.

    Yields
    ------
    Chunk
        Every chosen document with a clause stands in one chunk.
    """
    sizes = np.diff(offsets)
    order = documents[np.argsort(sizes[documents], kind="stable")]
    order = order[sizes[order] > 0]
    while len(order):
        longest = int(sizes[order[min(most, len(order)) - 1]])
        n_documents = min(most, max(1, MOST_CELLS // max(1, n_base * longest)))
        chosen, order = order[:n_documents], order[n_documents:]
        own = sizes[chosen]
        position = np.arange(own[-1])[:, None]
        columns = offsets[chosen] + np.minimum(position, own - 1)
        yield Chunk(chosen, columns, own)
