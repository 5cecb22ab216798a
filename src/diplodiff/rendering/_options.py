"""How a report for people is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from diplodiff.errors import OptionError

__all__ = ["HtmlOptions", "TextOptions"]

Colour = Literal["always", "never"]
Rows = Literal["changed", "all", "none"]

_NARROWEST = 40  # below it a column of wording holds a word or two
_WIDEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOptions:
    """How a report for people is laid out.

    Parameters
    ----------
    width : int
        Columns of the text, 40 to 10,000. 100 holds a synopsis of three columns with about
        65 characters of wording to the line, what typographers advise for reading.
    colour : {"always", "never"}
        Whether changed words are marked by terminal colours, strike and underline, or by
        ``[-deleted-] {+inserted+}`` as wdiff does; and the openings and hedges of a statement by
        italics and underline, or by ``_Decides_`` and ``‹as appropriate›``.
    rows : {"changed", "all", "none"}
        Which rows of a comparison are printed: those that changed, with the others folded into
        one line and long equal stretches shortened to "first words [...] last words"; all, in
        full; or none, only summary and scores. Of a statement all clauses are printed, or none.
    names : tuple of str
        What to call the texts, for example their file names: base and other; the one statement;
        or, for a ranking, the base and then the others in the order in which they were given.

    Raises
    ------
    OptionError
        If a value is not accepted.
    """

    width: int = 100
    colour: Colour = "never"
    rows: Rows = "changed"
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.width, int) or isinstance(self.width, bool):
            text = f"width must be an int, not {type(self.width).__name__}"
            raise OptionError(text)
        if not isinstance(self.names, tuple) or not all(isinstance(n, str) for n in self.names):
            text = f"names is {self.names!r}; accepted is a tuple of str, one for each text"
            raise OptionError(text)
        if not _NARROWEST <= self.width <= _WIDEST:
            text = f"width {self.width} is out of range; accepted: {_NARROWEST} to {_WIDEST}"
            raise OptionError(text)
        _check("colour", self.colour, get_args(Colour))
        _check("rows", self.rows, get_args(Rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlOptions:
    """What a page shows.

    Parameters
    ----------
    rows : {"changed", "all", "none"}
        How the rows of a comparison begin: those that did not change folded away, a click from
        being read; all unfolded; or no rows.
    names : tuple of str
        What to call the texts, for example their file names: base and other.
    title : str
        What to head the page with; by default a sentence that sums it up.

    Raises
    ------
    OptionError
        If a value is not accepted.
    """

    rows: Rows = "changed"
    names: tuple[str, ...] = ()
    title: str = ""

    def __post_init__(self) -> None:
        _check("rows", self.rows, get_args(Rows))


def _check(name: str, value: str, accepted: tuple[str, ...]) -> None:
    if value not in accepted:
        text = f"{name} {value!r} is unknown; accepted: {', '.join(accepted)}"
        raise OptionError(text)
