"""A ranking -> the words that every report on it shows.

Everything returned here is visible text; see `diplodiff.rendering._visible`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import composition, headline, name_at

if TYPE_CHECKING:
    from diplodiff.batch import Ranked

__all__ = ["RANKED_BY", "heading", "named", "parted"]

RANKED_BY = ("similarity", "retained", "added")
"""The scores that a ranking shows, the one that it goes by first."""


def heading(ranking: tuple[Ranked, ...], names: tuple[str, ...]) -> str:
    """Say what the texts were held against: "Closest to draft.txt: Pact (4 operative)"."""
    base = ranking[0].comparison.base
    return f"Closest to {headline(base, name=name_at(names, 0))} ({composition(base)})"


def parted(
    ranking: tuple[Ranked, ...],
) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
    """Part the texts that are like the base from those that have nothing in common with it.

    Parameters
    ----------
    ranking : tuple of Ranked
        What `rank` returned.

    Returns
    -------
    tuple of (tuple of Ranked, tuple of Ranked)
        Those with a similarity above 0, and those without: their order says nothing.
    """
    near = tuple(item for item in ranking if item.comparison.scores.similarity > 0.0)
    far = tuple(item for item in ranking if not item.comparison.scores.similarity > 0.0)
    return near, far


def named(item: Ranked, names: tuple[str, ...]) -> tuple[str, str]:
    """Name a ranked text.

    Parameters
    ----------
    item : Ranked
        One place of a ranking.
    names : tuple of str
        What the caller calls the texts, the base first.

    Returns
    -------
    tuple of (str, str)
        The caller's name, and the text's own, which is "" where there is none or where it is
        within the name; the text's own in first place where the caller gave none.
    """
    statement = item.comparison.other
    name = name_at(names, item.position + 1)
    known = statement.symbol or statement.title or statement.date is not None
    own = headline(statement) if known or not name else ""
    if not name:
        return own, ""
    return visible(name), "" if own.casefold() in visible(name).casefold() else own
