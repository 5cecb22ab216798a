"""A paragraph of a word processor's document."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Paragraph"]


class Paragraph(NamedTuple):
    r"""A paragraph as printed.

    Parameters
    ----------
    text : str
        Its words, number or bullet included; ``\n`` where a line was broken by hand.
    emphasised : tuple of (int, int)
        Spans of it that are italic, ascending and disjoint.
    hidden : tuple of str
        Words that it hides, in order.
    """

    text: str
    emphasised: tuple[tuple[int, int], ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it, neither printed nor hidden."""
        return not (self.hidden or self.text.strip())
