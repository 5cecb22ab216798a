"""A comparison -> its scores as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._words import figure
from diplodiff.rendering.figures._svg import INK, element, picture, words
from diplodiff.scoring import MEANINGS

if TYPE_CHECKING:
    from diplodiff.comparison import Comparison

__all__ = ["bar", "draw"]

_WIDTH, _LEFT, _LENGTH, _LINE = 320.0, 74.0, 200.0, 20.0
_TRACK, _BAR = "#e6e3da", "#3f5f7a"
_EVEN = 0.5


def draw(comparison: Comparison, *, rows_at: str = "") -> str:
    """Draw the scores as bars, one below the other.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    rows_at : str
        Not heeded: no row has a score of its own.

    Returns
    -------
    str
        An ``svg`` element.
    """
    del rows_at
    lines = []
    for place, name in enumerate(MEANINGS):
        y = place * _LINE + 4
        value = getattr(comparison.scores, name)
        lines += [
            words(name.capitalize(), x=_LEFT - 8, y=y + 9, text_anchor="end"),
            *_shapes(name, value, x=_LEFT, y=y + 2, length=_LENGTH),
            words(figure(value), x=_LEFT + _LENGTH + 8, y=y + 9, font_weight="bold"),
        ]
    said = ", ".join(f"{name} {figure(getattr(comparison.scores, name))}" for name in MEANINGS)
    height = len(MEANINGS) * _LINE + 6
    return picture(*lines, name="scores", width=_WIDTH, height=height, label=f"Scores: {said}.")


def bar(name: str, value: float) -> str:
    """Draw one score as a bar without words."""
    return picture(
        *_shapes(name, value, x=0, y=1, length=100),
        name="bar",
        width=100,
        height=10,
        label=f"{name} {figure(value)}",
        fit="none",
    )


def _shapes(name: str, value: float, *, x: float, y: float, length: float) -> tuple[str, ...]:
    """Draw a bar from 0, or for the balance from its middle."""
    start = min(value, _EVEN) if name == "balance" else 0.0
    end = max(value, _EVEN) if name == "balance" else value
    track = element("rect", x=x, y=y, width=length, height=8, fill=_TRACK, class_="track")
    filled = element(
        "rect",
        x=x + start * length,
        y=y,
        width=(end - start) * length,
        height=8,
        fill=_BAR,
        class_="filled",
    )
    if name != "balance":
        return track, filled
    middle = x + _EVEN * length
    mark = element("path", d=f"M{middle:.1f} {y - 1:.1f}v10", stroke=INK, class_="frame")
    return track, filled, mark
