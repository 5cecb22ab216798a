"""Shapes and words -> the elements of an SVG picture, escaped and written in one way."""

from __future__ import annotations

from bisect import bisect_left, insort
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.rendering._visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "FONT",
    "INK",
    "PATTERNS",
    "PLAIN",
    "Look",
    "element",
    "linked",
    "patterns",
    "picture",
    "spread",
    "words",
]

FONT = "system-ui, 'Helvetica Neue', Arial, sans-serif"
INK, PLAIN = "#3a3a3a", "#ffffff"


class Look(NamedTuple):
    """How a sort of change is drawn, for eyes that tell colours apart and for others.

    Parameters
    ----------
    colour : str
        Its colour where no style sheet gives another.
    pattern : str
        Path of the lines that mark it on a tile of 6 by 6, or "" for a plain area.
    """

    colour: str
    pattern: str = ""


# Blue and vermilion are kept apart by every common sort of colour blindness (Okabe and Ito,
# "Color Universal Design", 2008); where colour fails altogether, the lines tell.
PATTERNS = {
    "unchanged": Look("#dedbd2"),
    "renewed": Look("#b9b5a8", "M3 2v2"),
    "amended": Look("#d9a441"),
    "partial": Look("#e3bd77", "M0 6L6 0"),
    "added": Look("#2f6f9f", "M0 3h6"),
    "dropped": Look("#b5482f", "M0 0L6 6M6 0L0 6"),
}


def element(name: str, *children: str, **attributes: str | float) -> str:
    """Write an element.

    Parameters
    ----------
    name : str
        Its name.
    *children : str
        What stands in it, written already.
    **attributes : str or float
        Its attributes; ``_`` stands for ``-``, and one at the end is dropped. One of "" is left
        out, and numbers are rounded to a tenth.

    Returns
    -------
    str
        The element.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(visible(value))
    return f"{value:.1f}".removesuffix(".0")


def words(text: str, **attributes: str | float) -> str:
    """Write words of the picture, or of a `title` in it."""
    return element("text", escape(visible(text)), **attributes)


def linked(address: str, title: str, *children: str) -> str:
    """Give shapes a title to hover over and, with an address, make them lead there."""
    told = element("title", escape(visible(title)))
    if not address:
        return element("g", told, *children)
    # Reading and tab order go through the rows themselves, where the same links lead.
    return element("a", told, *children, href=address, tabindex="-1")


def patterns(prefix: str) -> str:
    """Define the patterned areas, under names that begin with `prefix`."""
    return element(
        "defs",
        *(
            element(
                "pattern",
                element("rect", width=6, height=6, fill=look.colour, class_=kind),
                element("path", d=look.pattern, stroke=PLAIN, stroke_width=1.2, class_="lines"),
                id=f"{prefix}-{kind}",
                width=6,
                height=6,
                patternUnits="userSpaceOnUse",
            )
            for kind, look in PATTERNS.items()
            if look.pattern
        ),
    )


def picture(
    *children: str, name: str, width: float, height: float, label: str, fit: str = ""
) -> str:
    """Write a whole picture.

    Parameters
    ----------
    *children : str
        What it shows.
    name : str
        Its class.
    width, height : float
        Its size; it can be scaled.
    label : str
        What it shows, for those who cannot see it.
    fit : str
        How it fits another shape ("none" stretches it); "" keeps its own.

    Returns
    -------
    str
        An ``svg`` element that can stand in a page or in a file of its own.
    """
    return element(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"figure {name}",
        role="img",
        aria_label=label,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        preserveAspectRatio=fit,
        font_family=FONT,
        font_size=10.5,
        fill=INK,
    )


def spread(places: Sequence[float], first: Iterable[int], *, apart: float) -> tuple[int, ...]:
    """Choose which of many labels can be written without touching another.

    Parameters
    ----------
    places : sequence of float
        Where each label would stand.
    first : iterable of int
        Indices of those that matter most; the others follow in their order.
    apart : float
        Least distance of two labels.

    Returns
    -------
    tuple of int
        Indices of the chosen ones, ascending.
    """
    taken: list[float] = []
    chosen: set[int] = set()
    for index in (*first, *range(len(places))):
        place = places[index]
        after = bisect_left(taken, place)
        free = (not after or place - taken[after - 1] >= apart) and (
            after == len(taken) or taken[after] - place >= apart
        )
        if index not in chosen and free:
            insort(taken, place)
            chosen.add(index)
    return tuple(sorted(chosen))
