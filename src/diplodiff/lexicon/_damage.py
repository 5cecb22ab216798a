"""A word that scanning has damaged -> the heads it may have been; ordinary words stay as they are."""

from __future__ import annotations

import functools

from diplodiff.lexicon._lexicon import Inflection, Lexicon, load

__all__ = ["mend"]

# Below six letters one wrong letter makes another word too often ("notes", "votes", "rates").
_SHORTEST = 6
# "Reguests", "Retterates": one wrong letter in the usual word, two in a long one.
_LONG = 9
_MOST = 4
"""More equally near words than this tell nothing."""
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
        The nearest forms, at edit distance 1, or up to 2 from nine letters on; in the order of
        the pack where several are equally near. Empty for words under six letters and for
        ordinary words that only look alike ("nothing").
    """
    return _mend(word, language) if len(word) >= _SHORTEST else ()


@functools.lru_cache(maxsize=4096)
def _mend(word: str, language: str) -> tuple[str, ...]:
    if word in load(language).words.undamaged:
        return ()
    # rapidfuzz is compiled code that texts without damage never need.
    from rapidfuzz import process  # noqa: PLC0415 - see above
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - see above

    near = process.extract(
        word,
        _choices(language),
        scorer=Levenshtein.distance,
        score_cutoff=2 if len(word) >= _LONG else 1,
        limit=_MOST,
    )
    return tuple(str(form) for form, distance, _ in near if distance == near[0][1])


@functools.cache
def _choices(language: str) -> tuple[str, ...]:
    lexicon: Lexicon = load(language)
    return (
        *(
            word
            for word, forms in lexicon.forms.items()
            if len(word) >= _SHORTEST and any(form.inflection in _OPENING_FORMS for form in forms)
        ),
        *sorted(word for word in lexicon.words.perfect_participles if len(word) >= _SHORTEST),
    )
