"""A word as printed -> the spelling under which the lexicon knows it."""

from __future__ import annotations

import functools
import re

__all__ = ["spelling_key"]

_COMBINING = re.compile("[\u0300-\u036f]")
_LATIN_AND_CYRILLIC = {
    "-": None,
    "\u2010": None,
    "\u2011": None,
    "\u00ad": None,
    "’": "'",
    "ё": "е",
    # Python writes the small letter of the Turkish capitals I and İ as an i, with a dot behind it.
    "ı": "i",
}
# Vowel signs are left out or put in at will, and so is the hamza on an alif.
_ARABIC = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "\u0640": None, "\u0670": None}
_MARKS = dict.fromkeys([*range(0x0300, 0x0370), *range(0x064B, 0x0660)])
# Characters that are not printed, which order the directions of a line or join letters.
_UNPRINTED = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x2060, 0xFEFF])
_FOLDED = {**str.maketrans({**_LATIN_AND_CYRILLIC, **_ARABIC}), **_MARKS, **_UNPRINTED}


@functools.lru_cache(maxsize=16384)  # texts repeat their words: half the time of folding
def spelling_key(word: str) -> str:
    """Fold the spellings of one word into one.

    Parameters
    ----------
    word : str
        A word as printed.

    Returns
    -------
    str
        Lower case, without hyphens, Arabic vowel signs and unprinted characters, with straight
        apostrophes; ё, ı and Arabic letters with a hamza as those without.

    Examples
    --------
    >>> spelling_key("Re-emphasizes"), spelling_key("Учтём"), spelling_key("عِلماً")
    ('reemphasizes', 'учтем', 'علما')
    """
    small = word.lower()
    if small.isascii():
        return small.replace("-", "")
    if _COMBINING.search(small):
        import unicodedata

        small = unicodedata.normalize("NFC", small)
    return small.translate(_FOLDED)
