"""Emphasis and brackets: words without these marks, and the way back to their offsets.

Openings are looked for in the plain words; where they stand is told in the source text.
"""

from __future__ import annotations

from diplodiff.text import LatePattern, fold

__all__ = ["BETWEEN", "TAG", "behind_words", "next_word", "plain_words"]

BETWEEN = "\\s_*\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff\u00ad"
"""Inside of a character class: white space, emphasis, and marks that are not printed."""
TAG = r"<[^<>]{1,40}>"
"""Any tag that may stand between two words of an opening."""

_TAG = r"</?(?:span|b|i|u|em|strong|sup|p|h\d)(?:\s[^<>]{0,400})?>"
_MARKS = LatePattern(rf"[*_]{{1,6}}|{_TAG}|\\?[\[\]]")
_SOFT_HYPHEN = "\u00ad"
"""A place where a word may be broken: no letter of it."""
_ADJOINING = LatePattern(r"\][*_]{0,6}\\?\[")
_BETWEEN = LatePattern(rf"(?:[{BETWEEN}]|\\?[\[\]]|{_TAG}|{TAG})*")


def plain_words(text: str) -> str:
    """Take out Markdown and HTML emphasis, the brackets of drafts and soft hyphens.

    Parameters
    ----------
    text : str
        Folded words.

    Returns
    -------
    str
        The same words in the same order without the marks, white space folded again.
    """
    if _SOFT_HYPHEN in text:
        text = text.replace(_SOFT_HYPHEN, "")
    if "[" in text:
        text = _ADJOINING.sub("] [", text)
    if "*" in text or "_" in text or "<" in text or "[" in text or "]" in text:
        text = fold(_MARKS.sub("", text))
    return text


def next_word(source_text: str, at: int) -> int:
    """Find the first character of a word, past white space and emphasis.

    Parameters
    ----------
    source_text : str
        The text as received.
    at : int
        Where to begin.

    Returns
    -------
    int
        An offset not before `at`.
    """
    found = _BETWEEN.match(source_text, at)
    return at if found is None else found.end()


def behind_words(source_text: str, at: int, words: str) -> int:
    """Walk over words in the source text, past emphasis and any white space between them.

    Parameters
    ----------
    source_text : str
        The text as received.
    at : int
        Offset of the first of the words.
    words : str
        Folded words without emphasis, as in `Piece.head`.

    Returns
    -------
    int
        Offset behind the last character of the last word; `at` when there are no words.
    """
    if source_text.startswith(words, at):  # nearly always
        return at + len(words.rstrip())
    for _ in range(len("".join(words.split()))):
        at = next_word(source_text, at) + 1
    return at
