"""What every encoder offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff._arrays import FloatArray, SparseRows

__all__ = ["Encoder"]


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns clause texts into rows."""

    @property
    def signature(self) -> str:
        """Name and version of what decides the rows; part of each result's signature."""
        ...

    def encode(self, texts: Sequence[str]) -> FloatArray | SparseRows:
        """Turn texts into rows, one each, in their order.

        Parameters
        ----------
        texts : sequence of str
            Clause texts. Both sides of a comparison are encoded in one call, base first, so that
            an encoder may fit itself to them. It must not fit itself to their order, or exchanged
            operands will not give the exchanged comparison.

        Returns
        -------
        (n_texts, n_dimensions) float32 ndarray or SparseRows
            Rows of any length; only their directions count. An all-zero row means that the
            encoder found nothing in the text.
        """
        ...
