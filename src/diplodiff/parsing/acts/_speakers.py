"""Organ line or chapeau -> who speaks, as a phrase of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplodiff.lexicon import Lexicon
    from diplodiff.model import Phrase
    from diplodiff.parsing.acts._words import Words

__all__ = ["speakers"]

_LONGEST = 80
_BREAKS = frozenset(
    "whose who which having meeting gathered gather met convened represented hereinafter herein"
    " desiring acting at on in".split()
)


def speakers(words: Words, lexicon: Lexicon, *, organ: bool = False) -> Phrase | None:
    """Return those that a chapeau names before it says anything of them.

    Parameters
    ----------
    words : Words
        The organ line or the chapeau.
    lexicon : Lexicon
        Its language.
    organ : bool
        Whether it is the line of an organ, which names it whether or not the language has
        articles.

    Returns
    -------
    Phrase or None
        "The Republic of Alfa and the Kingdom of Bravo"; None when it begins otherwise.
    """
    keys = words.keys
    classes = lexicon.words
    named = keys[0] in classes.articles or keys[0] in classes.subject_pronouns
    if not named and not (organ and keys[0]):
        return None
    end = 1
    while end < min(words.n, _LONGEST) and keys[end] not in _BREAKS:
        mark = words.mark(end)
        if mark.startswith((":", ";", ".")) or (mark and not named):
            break
        end += 1
    return words.phrase(0, end)
