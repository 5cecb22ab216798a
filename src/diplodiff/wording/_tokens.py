"""Text -> tokens: words, numbers and symbols whole, punctuation one by one.

White space is no token; splitting at the pattern keeps it between them, so that nothing is lost.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["CLAUSE_ENDS", "WHOLE", "is_unspaced", "token_pattern"]

# Marks that continue the letter before them; `\w` of the standard library leaves them out. The
# Indic blocks are taken whole, without the danda. Soft hyphen, joiners, variation selectors and
# skin tones belong here too.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u0f71-\u0f84\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u17dd\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
# Letters of scripts written without spaces between words (Thai, Lao, Burmese, Khmer, kana, Han):
# each is a token of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
# Texts of these characters alone need neither list: Latin letters, digits, common punctuation.
_PLAIN = re.compile("[\\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*+")


def _token_pattern(letter: str, letters: str, mark: str) -> re.Pattern[str]:
    """Compile the pattern of one token from those of a letter, a run of letters and a mark.

    Linear: what repeats is possessive or bounded, and no two branches can divide the same
    characters in two ways. The first branch only saves time: most words are plain and stand before
    a space. Then, in order: a short bracket ("(2015)", "(a)"); a word with its inner hyphens,
    slashes, decimal marks and short endings ("Libyan-led", "S/2020/421", "2,500", "State’s") or
    with a trailing elision ("l’"); any other character with its marks.
    """
    return re.compile(
        rf"([A-Za-z]++(?= )"
        rf"|\({letter}{{1,4}}\)"
        rf"|{letters}(?:[-\u2010\u2011/]{letters}|(?<=\d)[.,:](?=\d){letters}"
        rf"|['’]{letter}{{1,2}}(?!{letter}))*+(?:['’](?={letter}))?"
        rf"|\S{mark})"
    )


_PLAIN_TOKEN = _token_pattern(letter=r"\w", letters=r"\w++", mark="")
# The whole text as one token, for texts too long to be read word by word.
WHOLE = re.compile(r"(.+)", re.DOTALL)


def token_pattern(*texts: str) -> re.Pattern[str]:
    """Return a pattern that matches the tokens of all the texts.

    The pattern for every script takes a tenth of a comparison's start-up to compile; texts in
    Latin letters are read with a short one that finds the same tokens in them.
    """
    plain = all(text.isascii() or _PLAIN.fullmatch(text) for text in texts)
    return _PLAIN_TOKEN if plain else _any_token()


@cache
def _any_token() -> re.Pattern[str]:
    letter = rf"[^\W{_UNSPACED}]"
    letters = rf"{letter}(?:{letter}++|[{_MARKS}]++)*+"
    return _token_pattern(letter=letter, letters=letters, mark=rf"[{_MARKS}]*+")


@cache
def _unspaced_letter() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]")


def is_unspaced(word: str) -> bool:
    """Tell whether a token begins with a letter of a script written without spaces."""
    return word >= "\u0e00" and _unspaced_letter().match(word) is not None


# Where a sentence or a clause ends.
CLAUSE_ENDS = frozenset(".;:!?…。；：！？؛؟।")
