"""Bytes in an unknown encoding -> the name of the likeliest one, or none.

The code pages of the languages that statements come in are told apart by their letters: text in a
wrong code page has letters that its language does not use, or uses rarely. The general detector
that was tried took Turkish for Polish and KOI8 for Thai, so there is none behind this.
"""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from diplodiff.text import LatePattern

__all__ = ["guess_encoding"]

_SAMPLE_BYTES = 2**16
_FEWEST_FIT = 0.9
"""Share of the characters beyond ASCII that belong to the language; names bring in others."""
_FEWEST_USUAL = 0.6
"""Share of common letters, as a part of what is usual in the language."""
_MOST_MIXED = 0.2
"""Share of letters beyond ASCII that touch an ASCII letter, in scripts that are not Latin."""
_TYPOGRAPHIC = frozenset("“”„‘’–—…«»")
_PUNCTUATION = _TYPOGRAPHIC | frozenset(
    "‚‹›•·§°№€©®™\u00a0\u00ad¿¡ºª‰†،؛؟ـ、。，；：「」（）\u200c\u200d\u200e\u200f"
)
_WITHIN_WORD = LatePattern(r"(?<=[^\W\d_])[“”„‘‚…«»‹›•§°№€©®™¿¡ºª‰†\u00a0](?=[^\W\d_])")
_TOUCHING = LatePattern(r"[A-Za-z](?=[^\W\d_\x00-\x7f])|[^\W\d_\x00-\x7f](?=[A-Za-z])")


class _Page(NamedTuple):
    encoding: str
    letters: frozenset[str]
    """Letters beyond ASCII that its languages use (Unicode CLDR, main exemplar characters)."""
    common: frozenset[str]
    """The commonest of them."""
    usual: float = 0.5
    """Share of the common ones among the letters of a text, roughly."""


def _between(first: str, last: str) -> frozenset[str]:
    return frozenset(map(chr, range(ord(first), ord(last) + 1)))


_WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ")
_OFTEN_WESTERN = frozenset("éèàáíóúñäöüßçêôãåø")
_TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛéÉ")
_CENTRAL = frozenset("áäąćčďéęěíłńňóôöőřśšťúůüűýźżžÁÄĄĆČĎÉĘĚÍŁŃŇÓÔÖŐŘŚŠŤÚŮÜŰÝŹŻŽđĐăâîşţĂÂÎŞŢß")
_CYRILLIC = _between("А", "я") | frozenset("ЁёЄєІіЇїҐґЎў")
_OFTEN_CYRILLIC = frozenset("оеаинтсрвл")
_ARABIC = _between("ء", "ْ") | frozenset("پچژگک")
_OFTEN_ARABIC = frozenset("اليمونرتبة")
_KANA = _between("ぁ", "ん")
_HAN = _between("一", "鿿")
_HANGUL = _between("가", "힣")
_OFTEN_SIMPLIFIED = frozenset(
    "的一是不了在人有这个们中来上大为和国地到以时要会可对生能而于下自之年过发后作并关实现"
)
_OFTEN_TRADITIONAL = frozenset(
    "的一是不了在人有這個們中來上大為和國地到以時要會可對生能而於下自之年過發後作並關實現"
)

_LATIN_PAGES = (
    _Page("cp1252", _WESTERN, _OFTEN_WESTERN),
    _Page("cp1254", _TURKISH, frozenset("çğıöşü")),
    _Page("cp1250", _CENTRAL, frozenset("áéíóąęłśżěšřčžýőűăş")),
    _Page("mac_roman", _WESTERN, _OFTEN_WESTERN),
    _Page("cp850", _WESTERN, _OFTEN_WESTERN),
)
_OTHER_PAGES = (
    *(
        _Page(name, _CYRILLIC, _OFTEN_CYRILLIC)
        for name in ("cp1251", "koi8_u", "cp866", "iso8859_5")
    ),
    _Page("cp1253", _between("Ά", "ώ"), frozenset("αοιετσνηυρ")),
    _Page("cp1255", _between("ְ", "ת"), frozenset("יוהלאמרתבש")),
    *(_Page(name, _ARABIC, _OFTEN_ARABIC) for name in ("cp1256", "iso8859_6")),
    *(_Page(name, _KANA | _HAN, _KANA, 0.4) for name in ("cp932", "euc_jp")),
    _Page("gb18030", _HAN, _OFTEN_SIMPLIFIED, 0.15),
    _Page("big5hkscs", _HAN, _OFTEN_TRADITIONAL, 0.15),
    _Page("cp949", _HANGUL | _HAN, _HANGUL, 0.8),
)


def guess_encoding(data: bytes) -> str:
    """Guess the encoding of a text that is not UTF-8.

    Parameters
    ----------
    data : bytes
        All of it.

    Returns
    -------
    str
        The name of an encoding in which all of it can be decoded, or "".
    """
    sample = data[:_SAMPLE_BYTES]
    # Of equals the first is the commonest page.
    others = [(_likeness(sample, page), page) for page in _OTHER_PAGES if _decodes(data, page)]
    likeness, page = max(others, key=itemgetter(0), default=(0.0, _OTHER_PAGES[0]))
    if likeness >= _FEWEST_USUAL + _FEWEST_FIT:
        return page.encoding
    latins = [
        (_latin_likeness(sample, page), page) for page in _LATIN_PAGES if _decodes(data, page)
    ]
    (fit, _), page = max(latins, key=itemgetter(0))  # all bytes have a meaning in two of them
    return page.encoding if fit >= _FEWEST_FIT else ""


def _likeness(sample: bytes, page: _Page) -> float:
    """Return how well a text in a script that is not Latin fits a page: from 0 to 2."""
    text = sample.decode(page.encoding, errors="replace")
    beyond = [character for character in text if not character.isascii()]
    letters = [letter for letter in beyond if letter in page.letters]
    marks = sum(letter in _PUNCTUATION for letter in beyond)
    fit = (len(letters) + marks) / max(1, len(beyond))
    touching = len(_TOUCHING.pattern.findall(text))
    if not letters or fit < _FEWEST_FIT or touching > _MOST_MIXED * len(letters):
        return 0.0
    common = sum(letter in page.common for letter in letters) / len(letters)
    return min(1.0, common / page.usual) + len(letters) / len(beyond) * fit


def _latin_likeness(sample: bytes, page: _Page) -> tuple[float, float]:
    """Return the shares of characters beyond ASCII that fit a page, and that are common in it."""
    text = sample.decode(page.encoding, errors="replace")
    beyond = [character for character in text if not character.isascii()]
    if not beyond or len(beyond) > len(text) / 3:
        return 0.0, 0.0
    fitting = sum(letter in page.letters or letter in _PUNCTUATION for letter in beyond)
    fitting -= len(_WITHIN_WORD.pattern.findall(text))
    common = sum(letter in page.common or letter in _TYPOGRAPHIC for letter in beyond)
    return fitting / len(beyond), common / len(beyond)


def _decodes(data: bytes, page: _Page) -> bool:
    try:
        data.decode(page.encoding)
    except UnicodeDecodeError:
        return False
    return True
