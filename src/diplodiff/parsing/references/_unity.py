"""One resolution cited in two ways in one text -> the fuller of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from diplodiff.model import ReferenceKind
from diplodiff.parsing.references._found import OPEN, ROMAN, plain
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplodiff.parsing.references._found import Found

__all__ = ["Unity"]

_ADOPTED = (ReferenceKind.RESOLUTION, ReferenceKind.DECISION)
_BARE = re.compile(r"(?:resolution|decision) (?P<number>[\d/]+)")
_WITH_YEAR = LatePattern(
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}})\s{{0,9}}{OPEN}(?P<year>(?:19|20)\d\d|{ROMAN})[)）]"
    r"|(?<=/RES/)(?P<symbol>\d{1,5})\s{0,9}\((?P<year_of_symbol>(?:19|20)\d\d)\)"
)
_OF_ASSEMBLY = LatePattern(
    r"(?:General\s{1,20}Assembly|UNGA)\s{1,20}(?:[Rr]esolution|[Dd]ecision)s?\s{1,20}"
    r"(?P<number>\d{1,3}/\d{1,4})(?!\d)|(?<![\w/])A/(?:RES|DEC)/(?P<symbol>\d{1,3}/\d{1,4})(?!\d)"
)


class Unity:
    """What a text cites in full, for where it cites the same by a bare number.

    Parameters
    ----------
    text : str
        The source text, which is searched when the first bare number comes.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def unified(self, found: Iterable[Found]) -> list[Found]:
        """Return references with year and organ that the text gives the same number elsewhere.

        Parameters
        ----------
        found : iterable of Found
            References of a clause.

        Returns
        -------
        list of Found
            "resolution 1325" is "resolution 1325 (2000)" where no other year stands with it.
        """
        return [
            item._replace(identity=self._full(item.identity)) if item.kind in _ADOPTED else item
            for item in found
        ]

    def _full(self, identity: str) -> str:
        bare = _BARE.fullmatch(identity)
        if bare is None:
            return identity
        number = bare["number"]
        if "/" in number:
            return f"General Assembly {identity}" if number in self._of_assembly else identity
        years = self._years.get(number, set())
        return f"{identity} ({next(iter(years))})" if len(years) == 1 else identity

    @cached_property
    def _years(self) -> dict[str, set[str]]:
        years: dict[str, set[str]] = {}
        for hit in _WITH_YEAR.pattern.finditer(self._text):
            number, year, symbol, other = hit.group("number", "year", "symbol", "year_of_symbol")
            years.setdefault(number or symbol, set()).add(plain(year or other))
        return years

    @cached_property
    def _of_assembly(self) -> frozenset[str]:
        hits = _OF_ASSEMBLY.pattern.finditer(self._text)
        return frozenset(hit["number"] or hit["symbol"] for hit in hits)
