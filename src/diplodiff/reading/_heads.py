"""What was set aside of a document -> its symbol and date.

The United Nations print both at the head of the first page, outside the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.parsing._dates import find_dates
from diplodiff.parsing._furniture import DOCUMENT_SYMBOL

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from diplodiff.reading._extract import Extract

__all__ = ["date_of", "symbol_of"]

_MASTHEAD = ("masthead", "distribution line")
"""Reasons of omission."""


def symbol_of(extract: Extract) -> str:
    """Return the symbol of a document, "" where its head gives none.

    Parameters
    ----------
    extract : Extract
        With what was set aside.

    Returns
    -------
    str
        As in "A/RES/73/6".
    """
    found = (DOCUMENT_SYMBOL.search(line) for line in _masthead(extract))
    return next((symbol.group().rstrip(".") for symbol in found if symbol is not None), "")


def date_of(extract: Extract) -> dt.date | None:
    """Return the date at which a document was issued, None where its head gives none.

    Parameters
    ----------
    extract : Extract
        With what was set aside.

    Returns
    -------
    datetime.date or None
        Of the distribution, which may be later than that of adoption.
    """
    dates = (
        found.date
        for line in _masthead(extract)
        for found in find_dates(line, language=extract.language or "en")
    )
    return next(dates, None)


def _masthead(extract: Extract) -> Iterator[str]:
    for part in extract.omitted:
        if part.reason in _MASTHEAD:
            yield extract.text[part.start : part.end]
