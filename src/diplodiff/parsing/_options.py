"""Headings and run-in labels of options -> the option that the wording below them belongs to.

"Option 1:" before the words of a clause names an option, as does a line that holds nothing else;
"option 1 of the decision" cites one. An option lasts until the next one, the next heading, or the
number with which the text goes on where it stood before its options.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from diplodiff.model import ClauseKind
from diplodiff.text import LatePattern, fold

if TYPE_CHECKING:
    from diplodiff.model import Clause

__all__ = ["OPTION", "Options"]

OPTION = LatePattern(
    r"(?<![\w(])(?P<label>(?:(?:Sub-?)?[Oo]ption|OPTION|Alternative|ALTERNATIVE|Variant"
    r"|VARIANT|Alt\.?)\s(?:\d{1,2}[a-z]?|[IVX]{1,5}|[A-Z]|\([a-zA-Z]\)|\([ivx]{1,4}\)|\(\d{1,2}\)"
    r"|[a-z]\))(?!\w))(?:\\?\[?\^[^\s\[\]:]{1,20}\\?\]?){0,4}[*_]{0,3}\s?"
    r"(?:(?::|\.(?=[\s*_])|[–—-](?=\s))[*_]{0,3}|$)"
)
"""A label with what ends it: a colon, a stop, a dash; footnote marks may stand before that."""
_LONGEST_LEAD = 24
_LEADING = " \t*_#[\\>"
_TRAILING = " .)]*_\\"
_NUMBER = LatePattern(r"\D{0,6}(\d{1,3})")


class Options:
    """The options in force, given the clauses in the order of the text."""

    def __init__(self, source_text: str) -> None:
        self._text = source_text
        self._above = ""
        self._number = 0  # of the last numbered clause outside all options
        self._inner = 0  # of the last one inside the option above
        self._places: list[int] = []
        self._labels: list[str] = []

    def enter(self, clause: Clause) -> None:
        """Go on to the next clause.

        Parameters
        ----------
        clause : Clause
            The clause behind the one given before.
        """
        self._places, self._labels = [], []
        for found in OPTION.pattern.finditer(self._text, clause.start, clause.end):
            if self._leads(clause, found.start()) or found.group().rstrip("*_ ").endswith(":"):
                self._places.append(found.start())
                self._labels.append(fold(found["label"]))
        self._leave(clause)
        if self._labels and self._leads(clause, self._places[0]):
            self._above, self._inner = self._labels[-1], 0

    def _leads(self, clause: Clause, at: int) -> bool:
        """Return whether the words of a clause begin at an offset."""
        before = self._text[clause.start : min(at, clause.start + _LONGEST_LEAD)]
        return at <= clause.start + _LONGEST_LEAD and not before.strip(_LEADING)

    def _leave(self, clause: Clause) -> None:
        """End the option above where the text goes on without it."""
        found = _NUMBER.fullmatch(clause.marker.rstrip(_TRAILING)) if clause.marker else None
        number = int(found[1]) if found is not None else 0
        if clause.kind is ClauseKind.HEADING:
            outside = not self._labels
        else:
            goes_on = number == self._number + 1 > 1 and number != self._inner + 1
            outside = number > 0 and (goes_on or not self._above)
        if outside:
            self._above, self._number = "", number
        elif number:
            self._inner = number

    def at(self, offset: int) -> str:
        """Return the option that words of the clause belong to.

        Parameters
        ----------
        offset : int
            Where they stand in the source text, inside the clause last entered.

        Returns
        -------
        str
            The label as printed ("Option 1"), or "".
        """
        before = bisect_right(self._places, offset)
        return self._labels[before - 1] if before else self._above
