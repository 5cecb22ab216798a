"""Lemma of an English verb -> its forms. Other languages list every form in their pack."""

from __future__ import annotations

__all__ = ["english_forms", "spellings"]

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def english_forms(verb: str) -> tuple[str, str, str, str]:
    """Inflect a regular verb.

    Parameters
    ----------
    verb : str
        One word, lower case. A doubled consonant ("regretting") is irregular here: stress, which
        decides it, cannot be read from the letters.

    Returns
    -------
    tuple of str
        Third person, present participle, past, past participle.
    """
    past = _past(verb)
    return _third(verb), _participle(verb), past, past


def spellings(word: str) -> tuple[str, ...]:
    """Return a word and, for "-ize", its "-ise" twin: United Nations and British spelling."""
    return (word, word[:-3] + "ise") if word.endswith("ize") else (word,)


def _ends_in_consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in _VOWELS


def _third(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(_SIBILANTS) else "s")


def _participle(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


def _past(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")
