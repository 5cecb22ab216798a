"""What stands on a page: runs of characters with their place and font, turned upright."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["WORD_SPACE", "Drawn", "Page", "Run", "upright"]

WORD_SPACE = 0.15
"""Ems of white space that part words: justified lines of the United Nations have 0.2 and more, and
gaps inside words, where one run ends and the next begins, have up to 0.14."""


class Run(NamedTuple):
    """Characters that stand side by side in one font.

    Coordinates are points from the lower left corner of the page, turned so that most text of the
    page runs from left to right.

    Parameters
    ----------
    text : str
        Never empty; may begin or end with white space.
    left, right, baseline : float
        Where it stands.
    size : float
        Of its font, in points.
    italic, bold : bool
        The style of its font.
    hidden : str
        Why a reader of the page does not see it as a part of its text, or "".
    invisible : bool
        Whether it is drawn without ink, as the text under the picture of a page is.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    italic: bool = False
    bold: bool = False
    hidden: str = ""
    invisible: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page.

    Parameters
    ----------
    width, height : float
        In points.
    runs : tuple of Run
        In the order in which the document draws them.
    pictured : bool
        Whether there is anything on it but text.
    """

    width: float
    height: float
    runs: tuple[Run, ...]
    pictured: bool = False


class Drawn(NamedTuple):
    """A run as the document draws it, in the coordinates of the document.

    Parameters
    ----------
    text : str
        Never empty.
    box : tuple of float
        Left, bottom, right and top.
    origin : tuple of float
        Where the baseline of its first character begins.
    size : float
        In points.
    quarter : int or None
        Quarters of a turn, counterclockwise; None where it is slanted.
    italic, bold, invisible : bool
        As in `Run`.
    """

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    size: float
    quarter: int | None
    italic: bool
    bold: bool
    invisible: bool


def upright(
    drawn: Sequence[Drawn], bounds: tuple[float, float, float, float], *, pictured: bool
) -> Page:
    """Turn a page so that most of its text runs from left to right.

    Parameters
    ----------
    drawn : sequence of Drawn
        All runs of the page.
    bounds : tuple of float
        Left, bottom, right and top of what is shown of the page.
    pictured : bool
        Whether there is anything on it but text.

    Returns
    -------
    Page
        Runs that stand in another direction, or beyond the edges, are `hidden`.
    """
    directions: Counter[int] = Counter()
    for run in drawn:
        if run.quarter is not None:
            directions[run.quarter] += len(run.text)
    quarter = max(directions, key=lambda each: (directions[each], -each), default=0)
    left, bottom, right, top = _turned(bounds, quarter)
    runs = []
    for run in drawn:
        box = _turned(run.box, quarter)
        baseline = _turned((*run.origin, *run.origin), quarter)[1] - bottom
        hidden = "" if run.quarter == quarter else "rotated text"
        if box[2] < left or box[0] > right or not bottom <= baseline + bottom <= top:
            hidden = "outside the page"
        runs.append(
            Run(
                text=run.text,
                left=box[0] - left,
                right=box[2] - left,
                baseline=baseline,
                size=run.size,
                italic=run.italic,
                bold=run.bold,
                hidden=hidden,
                invisible=run.invisible,
            )
        )
    return Page(width=right - left, height=top - bottom, runs=tuple(runs), pictured=pictured)


def _turned(
    box: tuple[float, float, float, float], quarter: int
) -> tuple[float, float, float, float]:
    """Turn a box back by quarters of a turn."""
    left, bottom, right, top = box
    for _ in range(quarter):
        left, bottom, right, top = bottom, -right, top, -left
    return left, bottom, right, top
