"""Names of months, as the language pack lists them: what makes a number part of a date."""

from __future__ import annotations

from diplodiff.lexicon import load

__all__ = ["ends_in_month", "is_month"]

_SHORTEST = 3


def is_month(word: str) -> bool:
    """Return whether a word is a month, or short for one.

    Parameters
    ----------
    word : str
        A word without punctuation.

    Returns
    -------
    bool
        True for "May", "Sept" and "DECEMBER".
    """
    small = word.lower()
    return len(small) >= _SHORTEST and any(month.startswith(small) for month in load("en").months)


def ends_in_month(words: str) -> bool:
    """Return whether the last word is a month: a number behind it is its day or year.

    Parameters
    ----------
    words : str
        The end of a line.

    Returns
    -------
    bool
        True for "until 31 December".
    """
    return is_month(words.rpartition(" ")[2])
