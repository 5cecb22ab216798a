"""Tell a text that only rolls forward (numbers, dates, symbols) from one that was reworded."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from diplodiff.changes._packs import pack_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_printed_words", "read_words", "rolled_forward"]

_WORD = re.compile(
    r"[A-Za-z]++(?= )"  # most words; found by all that follows too, but not so soon
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\w)"  # 13 500
    r"|\d+(?:[.,]\d+)+%?(?!\w)"  # 15,000 and 2.5
    r"|\d+%"
    r"|\w+(?:[-'/.:]\w+)*"
)
_JOINERS = frozenset({"", "(", ")", ","})
"""What may stand between two parts of one date or citation: "22 July 2020", "2510 (2020)"."""

_CITING = frozenset(
    "resolution resolutions decision decisions paragraph paragraphs para paras article articles "
    "document documents recommendation recommendations statement statements annex".split()
)
"""A number behind one of these, or behind "No.", cites something; a list may go on with "and"."""

_DATING = frozenset("in of by until since from for during after before early late year and".split())
"""What stands before a year that stands alone."""

_BEHIND_YEARS = frozenset("and or to in on of at by for with the which as is was were".split())
"""What may follow such a year: "of 2000 prisoners" gives a number, "of 2000 and" a year."""

_COUNTED = frozenset(
    "session sessions meeting meetings round rounds anniversary conference summit plenary".split()
)
"""What an ordinal in front of one of these counts goes on counting by itself."""

_MEASURES = frozenset(
    "day days week weeks month months year years hour hours per percent million billion thousand "
    "hundred troops personnel observers members states kilometres km dollars euros".split()
)
"""A number in front of one of these is a quantity that was negotiated, even if it looks a year."""

_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_SHAPES = (
    ("d", re.compile(r"[1-9]|[12]\d|3[01]")),
    ("y", re.compile(r"(?:19|20)\d\d")),
    ("n", re.compile(r"\d+")),
    ("r", re.compile(r"[IVXLC]{1,8}")),
    ("o", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("s", re.compile(r"[A-Z]{1,5}(?:/[\w.-]+)*/[\w.-]*\d[\w.-]*")),
)
_PLAIN = "x"
"""The form of any other word, which never rolls forward."""
# A date, "2510 (2020)", "2145 (XXI)" or a symbol, one behind the other; no part is tried twice.
_EVIDENT = re.compile(r"(?:mdy?+|d?my?+|[nd][yr]|y++r|s)++")


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case: what the comparison of wording counts.

    Parameters
    ----------
    text : str
        A clause text.

    Returns
    -------
    tuple of str
        Dates, numbers and hyphenated words count by their parts as written: "22", "july",
        "libyan-led", "s/2020/63".
    """
    return tuple(_WORD.findall(text.lower()))


def read_printed_words(text: str) -> tuple[list[str], Sequence[str]]:
    """Return the words of a text as printed, and as `read_words` does."""
    printed = _WORD.findall(text)
    # Beyond ASCII, small letters may be other letters to the pattern.
    return printed, list(map(str.lower, printed)) if text.isascii() else read_words(text)


def rolled_forward(
    base: str,
    other: str,
    *,
    words: tuple[list[str], list[str]] | None = None,
    language: str = "en",
) -> tuple[tuple[str, str], ...] | None:
    """List what rolled forward between two texts that are the same but for that.

    Parameters
    ----------
    base, other : str
        The two texts.
    words : tuple of list of str, optional
        Their words as printed, where they are known.
    language : str, default "en"
        ISO 639-1 code of their language, whose months are known; any other is read as English.

    Returns
    -------
    tuple of (str, str) or None
        Old and new wording of each number, date or symbol that differs, in the order of the
        text; None when anything else differs too.
    """
    old, new = words or (_WORD.findall(base), _WORD.findall(other))
    if len(old) != len(new):
        return None
    differing = [i for i, (word, anew) in enumerate(zip(old, new, strict=True)) if word != anew]
    if any(_shape(word, language) == _PLAIN for i in differing for word in (old[i], new[i])):
        return None  # as nearly always, without a look at what stands around
    if _gaps(base) != _gaps(other):
        return None
    before, after = _Wording(base, language), _Wording(other, language)
    runs = list(_runs(before, differing))
    if not all(before.rolls(*run) and after.rolls(*run) for run in runs):
        return None
    rolled = tuple((before.text(*run), after.text(*run)) for run in runs)
    return None if _shifted(rolled) else rolled


def _shifted(rolled: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether a citation stands on both sides, at another place: one before it is gone.

    "474, 483 and 488" against "483, 488 and 501" is a citation dropped and one added, not three
    that rolled forward. Dates, which have a month, hand over: "from 15 March until 15 June" and
    then "from 15 June until 15 September".
    """
    cited = [(old, new) for old, new in rolled if not any(map(str.islower, old + new))]
    return not {old for old, _ in cited}.isdisjoint(new for _, new in cited)


def _gaps(text: str) -> list[str]:
    """Return what stands before, between and behind the words, closing marks aside."""
    gaps = list(map(str.strip, _WORD.split(text)))
    return [*gaps[:-1], gaps[-1].rstrip(" .,;:")]


class _Wording:
    """The words of a text and what stands between them."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._words = list(_WORD.finditer(text))

    def __len__(self) -> int:
        return len(self._words)

    def word(self, index: int) -> str:
        """Return a word as written, or "" beyond either end."""
        return self._words[index].group() if 0 <= index < len(self) else ""

    def joined(self, index: int) -> bool:
        """Tell whether a word and the next are parts of one date or citation."""
        if not 0 <= index < len(self) - 1 or _PLAIN in self._shape(index, index + 1):
            return False
        between = self._text[self._words[index].end() : self._words[index + 1].start()]
        return between.strip() in _JOINERS

    def rolls(self, first: int, last: int) -> bool:
        """Tell whether a run of words is a date, number or symbol that rolls forward by itself."""
        if self.word(last + 1).lower() in _MEASURES:
            return False
        shape = self._shape(first, last)
        if _EVIDENT.fullmatch(shape) or (set(shape) == {"y"} and self._dates(first, last)):
            return True
        if shape == "o":
            return self.word(last + 1).lower() in _COUNTED
        return set(shape) <= {"d", "n", "y"} and self._cited[first]

    def _dates(self, first: int, last: int) -> bool:
        """Tell whether years that stand alone are years, not a number of something."""
        start, end = self._words[first].start(), self._words[last].end()
        ends = last + 1 == len(self) or not self._text[end].isspace()
        before = self.word(first - 1).lower()
        spans = before == "to" and self._form(first - 2) == "y"
        dated = before in _DATING or spans or self._text[start - 1 : start] == "("
        return dated and (ends or self.word(last + 1) in _BEHIND_YEARS)

    def text(self, first: int, last: int) -> str:
        """Return the text from one word to another, with the bracket that closes it."""
        start, end = self._words[first].start(), self._words[last].end()
        text = self._text[start:end]
        closed = self._text[end : end + 1] == ")" and text.count("(") > text.count(")")
        return f"{text})" if closed else text

    def _form(self, index: int) -> str:
        return _shape(self.word(index), self._language)

    def _shape(self, first: int, last: int) -> str:
        return "".join(self._form(index) for index in range(first, last + 1))

    @cached_property
    def _cited(self) -> list[bool]:
        """Whether a number at each place would be cited by a word before the list it is in."""
        cited = [False]
        for index in range(len(self)):
            word = self.word(index)
            listed = cited[-1] and (word in {"and", "to"} or self._form(index) in "dny")
            numbered = word in {"No", "Nos"} and self._text[self._words[index].end() :][:1] == "."
            cited.append(listed or numbered or word.lower() in _CITING)
        return cited


@lru_cache(maxsize=4096)
def _shape(word: str, language: str) -> str:
    """Return a letter for the form of a word: day, month, year, number, roman, ordinal, symbol."""
    if word.lower() in pack_of(language).month_numbers and (language != "en" or word[0].isupper()):
        return "m"  # in English "may" and "march" are verbs
    if word.lower() in _ORDINALS:
        return "o"
    return next((shape for shape, pattern in _SHAPES if pattern.fullmatch(word)), _PLAIN)


def _runs(words: _Wording, differing: list[int]) -> Iterator[tuple[int, int]]:
    """Widen each differing word to the whole date or citation it belongs to."""
    done = -1
    for index in differing:
        if index <= done:
            continue
        first = last = index
        while words.joined(first - 1):
            first -= 1
        while words.joined(last):
            last += 1
        done = last
        yield first, last
