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


def speakers(words: Words, lexicon: Lexicon) -> Phrase | None:
    """Return those that a chapeau names before it says anything of them.

    Parameters
    ----------
    words : Words
        The organ line or the chapeau.
    lexicon : Lexicon
        Its language.

    Returns
    -------
    Phrase or None
        "The Republic of Alfa and the Kingdom of Bravo"; None when it begins otherwise.
    """
    keys = words.keys
    classes = lexicon.words
    if keys[0] not in classes.articles and keys[0] not in classes.subject_pronouns:
        return None
    end = 1
    while end < min(words.n, _LONGEST) and keys[end] not in _BREAKS:
        if words.mark(end).startswith((":", ";", ".")):
            break
        end += 1
    return words.phrase(0, end)
