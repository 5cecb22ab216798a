"""Words at the end of a clause -> the verb phrase that ends it, where a language puts it last.

"Die Anstrengungen der Häfen mit Genugtuung begrüßend", "bağlılıklarını bir kez daha yineleyerek":
here the opening is the last phrase of its clause, and what it governs stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.lexicon import Inflection, completes
from diplodiff.parsing._found import Found, section_of
from diplodiff.parsing._opening_grammar import LONGEST_NOUN_PHRASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.lexicon import Form, Lexicon

__all__ = ["read_last_verb"]

_LONGEST_MARKER = 4
"""Words of a marker or adverbial phrase: "in diesem Zusammenhang erneut" is two of them."""


def read_last_verb(keys: Sequence[str], lexicon: Lexicon) -> Found | None:
    """Read ``modifiers [noun] head`` at the end of the words.

    Parameters
    ----------
    keys : sequence of str
        The last words of a clause, as the lexicon spells them.
    lexicon : Lexicon
        The pack of its language.

    Returns
    -------
    Found or None
        None when no form that may stand last ends the words.
    """
    last = len(keys) - 1
    for before, form in lexicon.final_forms.get(keys[-1] if keys else "", ()):
        at = last - len(before)
        if at >= 0 and tuple(keys[at:last]) == before:
            return _phrase(keys, form, at, lexicon)
    return None


def _phrase(keys: Sequence[str], form: Form, at: int, lexicon: Lexicon) -> Found:
    """Read the noun and the modifiers before a head that ends a clause."""
    head = form.head
    category, lemma = head.category, head.lemma
    noun = lexicon.nouns.get(keys[at - 1]) if at else None
    if noun is not None and completes(noun, head):
        at -= 1
        lemma, category = f"{head.lemma} {noun.lemma}", noun.category
    first, modifiers = _modifiers(keys, at, lexicon)
    return Found(
        first=first,
        last=len(keys) - 1,
        head=lemma,
        category=category,
        modifiers=modifiers,
        section=section_of(form, lexicon),
        finite=form.inflection is Inflection.THIRD,
    )


def _modifiers(keys: Sequence[str], at: int, lexicon: Lexicon) -> tuple[int, tuple[str, ...]]:
    """Read markers, adverbs and ``with deep concern`` backwards from a word."""
    found: list[str] = []
    while at:
        length = _marker_length(keys, at, lexicon) or _companion_length(keys, at, lexicon)
        if not length:
            break
        found.insert(0, " ".join(keys[at - length : at]))
        at -= length
    return at, tuple(found)


def _marker_length(keys: Sequence[str], at: int, lexicon: Lexicon) -> int:
    classes = lexicon.words
    for length in range(min(at, _LONGEST_MARKER), 0, -1):
        phrase = " ".join(keys[at - length : at])
        if phrase in classes.additions or phrase in classes.adverbs:
            return length
    return 0


def _companion_length(keys: Sequence[str], at: int, lexicon: Lexicon) -> int:
    if keys[at - 1] not in lexicon.nouns:
        return 0
    for first in range(at - 1, max(-1, at - LONGEST_NOUN_PHRASE - 2), -1):
        if keys[first] in lexicon.words.companions:
            return at - first
    return 0
