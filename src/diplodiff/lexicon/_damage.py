"""A word damaged by scanning -> the heads it may have been; ordinary words stay as they are."""

from __future__ import annotations

import functools

from diplodiff.lexicon._lexicon import Inflection
from diplodiff.lexicon._pack import load

__all__ = ["mend"]

# Below six letters one wrong letter makes another word too often ("notes", "votes", "rates").
_SHORTEST = 6
# "Reguests": one wrong letter in most words, two in long ones that begin alike.
_LONG = 10
_ENDING = 2
"""Letters at the end that must be whole: damage to the inflection makes "concerning" a head."""
_SCANNED = "CR-UNSC"
"""Source of the heads that are attested in scanned texts; others would only add mistakes."""
# Bare and past forms do not open clauses of the printed resolutions that are scanned.
_OPENING_FORMS = frozenset({Inflection.THIRD, Inflection.PARTICIPLE, Inflection.STATE})


def mend(word: str, *, language: str = "en") -> tuple[str, ...]:
    """Find the forms of heads that a damaged word may stand for.

    Parameters
    ----------
    word : str
        Lower case, without hyphens, not itself a form of a head.
    language : str, default "en"
        Language pack.

    Returns
    -------
    tuple of str
        The nearest forms, at edit distance 1, or up to 2 from ten letters on; in the order of
        the pack where several are equally near. Empty for words under six letters and for
        ordinary words that only look alike ("nothing").
    """
    return _mend(word, language) if len(word) >= _SHORTEST else ()


@functools.lru_cache(maxsize=4096)
def _mend(word: str, language: str) -> tuple[str, ...]:
    if word in load(language).words.undamaged:
        return ()
    # rapidfuzz is compiled code that texts without damage never need.
    from rapidfuzz.distance import Levenshtein

    most = 2 if len(word) >= _LONG else 1
    forms = _choices(language).get(word[-_ENDING:], ())
    distances = [Levenshtein.distance(word, form, score_cutoff=most) for form in forms]
    nearest = min(distances, default=most + 1)
    return tuple(
        form
        for form, distance in zip(forms, distances, strict=True)
        if distance == nearest <= most and (distance == 1 or form[0] == word[0])
    )


@functools.cache
def _choices(language: str) -> dict[str, tuple[str, ...]]:
    """Forms that open printed clauses, by their last letters."""
    lexicon = load(language)
    endings: dict[str, list[str]] = {}
    for word, forms in lexicon.forms.items():
        opens = any(
            form.inflection in _OPENING_FORMS
            and form.head.kind != "undertaking"
            and _SCANNED in form.head.source
            for form in forms
        )
        if opens and len(word) >= _SHORTEST:
            endings.setdefault(word[-_ENDING:], []).append(word)
    return {ending: tuple(words) for ending, words in endings.items()}
