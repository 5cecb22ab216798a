"""A block of a text: what a printer would set as one paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplodiff.parsing._markers import Marker

__all__ = ["Block"]


@dataclass(slots=True, kw_only=True, eq=False, repr=False)
class Block:
    """A paragraph of the source text, as offsets.

    Parameters
    ----------
    printed_start, start, end : int
        As in `Clause`: with its marker, without it, behind its last word.
    marker : Marker or None
        Number, letter or bullet.
    indent : int
        Characters of white space before it on its line.
    cut : bool
        Whether page furniture interrupts the sentence before it.
    """

    printed_start: int
    start: int
    end: int
    marker: Marker | None
    indent: int
    cut: bool = False
