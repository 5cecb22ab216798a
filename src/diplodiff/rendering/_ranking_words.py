"""A ranking -> the words that every report on it shows.

Everything returned here is visible text; see `diplodiff.rendering._visible`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import OptionError
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import composition, counted, headline, name_at

if TYPE_CHECKING:
    from diplodiff.batch import Ranked
    from diplodiff.comparison import Comparison

__all__ = ["RANKED_BY", "Parts", "first_look_words", "heading", "leading", "named", "parted"]

RANKED_BY = ("similarity", "retained", "added")
"""The scores that a ranking shows, the one that it goes by first."""


class Parts(NamedTuple):
    """A ranking in the parts that a reader sees.

    Parameters
    ----------
    near : tuple of (Ranked, Comparison)
        The texts that were compared and have a similarity above 0.
    far : tuple of Ranked
        Those that were compared and have nothing in common with the base: their order says
        nothing.
    unread : tuple of Ranked
        Those that were looked at and not compared.
    """

    near: tuple[tuple[Ranked, Comparison], ...]
    far: tuple[Ranked, ...]
    unread: tuple[Ranked, ...]


def parted(ranking: tuple[Ranked, ...]) -> Parts:
    """Part the texts that are like the base from those that are not and those not compared."""
    compared = [(item, item.comparison) for item in ranking if item.comparison is not None]
    return Parts(
        near=tuple(pair for pair in compared if pair[1].scores.similarity > 0.0),
        far=tuple(item for item, found in compared if not found.scores.similarity > 0.0),
        unread=tuple(item for item in ranking if item.comparison is None),
    )


def leading(ranking: tuple[Ranked, ...]) -> Comparison:
    """Return the comparison with the text in the first place.

    Parameters
    ----------
    ranking : tuple of Ranked
        What `rank` returned.

    Returns
    -------
    Comparison
        It holds the base and the signature of the scores.

    Raises
    ------
    OptionError
        If the text in the first place was not compared: `rank` compares one at least.
    """
    comparison = ranking[0].comparison
    if comparison is None:
        text = (
            "the ranking begins with a text that was not compared, so the base is not known; "
            "give the whole of what rank() returned"
        )
        raise OptionError(text)
    return comparison


def heading(comparison: Comparison, names: tuple[str, ...]) -> str:
    """Say what the texts were held against: "Closest to draft.txt: Pact (4 operative)"."""
    base = comparison.base
    return f"Closest to {headline(base, name=name_at(names, 0))} ({composition(base)})"


def first_look_words(parts: Parts) -> str:
    """Say what the figures of the texts that were not compared are."""
    n_compared = len(parts.near) + len(parts.far)
    return (
        f"These were not compared: the {counted(n_compared, 'text')} above seemed closer at a "
        "first look, which scores letters only, from 0 to 1. Such figures are no similarities; "
        "compare more texts with a higher limit."
    )


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
    statement = item.statement
    name = name_at(names, item.position + 1)
    known = statement.symbol or statement.title or statement.date is not None
    own = headline(statement) if known or not name else ""
    if not name:
        return own, ""
    return visible(name), "" if own.casefold() in visible(name).casefold() else own
