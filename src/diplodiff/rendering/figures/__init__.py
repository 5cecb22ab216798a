"""A comparison -> pictures of it, as SVG.

Each picture is an element that can stand in a page or, written to a file, alone; colours are
attributes of its shapes, which a style sheet may override by the classes beside them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, cast

from diplodiff.errors import OptionError

if TYPE_CHECKING:
    from diplodiff.comparison import Comparison

__all__ = ["FIGURES", "figure"]

FIGURES = ("ribbons", "heatmap", "scores")


class _Drawing(Protocol):
    """What the modules of this package offer."""

    def draw(self, comparison: Comparison, *, rows_at: str = "") -> str: ...


def figure(
    comparison: Comparison,
    name: Literal["ribbons", "heatmap", "scores"],
    *,
    rows_at: str = "",
) -> str:
    """Draw a picture of a comparison.

    Parameters
    ----------
    comparison : Comparison
        What `compare` returned.
    name : {"ribbons", "heatmap", "scores"}
        Both texts as columns of blocks joined by ribbons; the lexical similarity of each clause
        with each; or the scores as bars.
    rows_at : str
        What the address of a row begins with, before its number from 1, for a page that has
        the rows; without it, the picture has no links.

    Returns
    -------
    str
        An ``svg`` element, the same to the byte for the same comparison.

    Raises
    ------
    OptionError
        If there is no such picture, or the result is no comparison.
    """
    from diplodiff.comparison import Comparison

    if name not in FIGURES:
        text = f"there is no figure {name!r}; accepted: {', '.join(FIGURES)}"
        raise OptionError(text)
    if not isinstance(comparison, Comparison):
        text = f"a {type(comparison).__name__} has no figures; accepted: a Comparison"
        raise OptionError(text)
    module = cast("_Drawing", import_module(f"{__name__}._{name}"))
    return module.draw(comparison, rows_at=rows_at)
