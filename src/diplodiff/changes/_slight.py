"""Words that differ in print alone: typography, spelling, "also", and the marks of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplodiff.changes._packs import pack_of
from diplodiff.changes._passage import MARKS, hyphened
from diplodiff.lexicon import load_spellings
from diplodiff.wording import token_pattern

if TYPE_CHECKING:
    from diplodiff.changes._passage import Passage

__all__ = ["is_note", "is_slight", "plainly"]

_HYPHENS = frozenset("-\u2010\u2011")
_PRINTED_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "’": "'", "\u00ad": None})
_SHARING = frozenset({"and", "or", "to", "und", "oder", "et", "ou", "y", "o"})
"""Behind a hyphen these show that it stands for the end of another word: "Libyan- and UN-led"."""
_LONGEST_ADDITION = 2
_LONGEST_NOTE = 3
_YEAR_DIGITS = 4
_BEHIND_NOTES = frozenset({"that", "which", "is", "in which", ""})
"""What may follow the mark of a note; a number of something is followed by what it counts."""


def is_slight(base: Passage, words: range, other: Passage, anew: range) -> bool:
    """Tell whether words of either side say the same for all that they are printed otherwise.

    Parameters
    ----------
    base, other : Passage
        The clauses on either side.
    words, anew : range
        Indices into their words.

    Returns
    -------
    bool
        True where nothing is left that differs without punctuation (a comma too may be the
        printer's), in one spelling, without "also" and "further" in an opening, and without
        the number of a note that the printer has set in the line.
    """
    if len(words) == len(anew) == 1 and base.keys[words.start].isdecimal():
        return is_note(base, words.start) and is_note(other, anew.start)
    old, new = _said(base, words), _said(other, anew)
    if old == new:
        return True
    if not old or not new or old[0][0] != new[0][0] or old[0][0].isdecimal():
        return False  # no two spellings differ in their first letter
    if not _HYPHENS.isdisjoint(old + new) and _joined(old) == _joined(new):
        return True
    spellings = load_spellings(other.language)
    return spellings.plain(_bare(old)) == spellings.plain(_bare(new))


def plainly(text: str, language: str) -> str:
    """Return a text in one spelling, without capitals and marks.

    Parameters
    ----------
    text : str
        A phrase.
    language : str
        ISO 639-1 code.

    Returns
    -------
    str
        Its words; equal for two that are one but for how they are printed.
    """
    tokens = token_pattern(text).findall(hyphened(text.lower()))
    keys = [_plain_hyphens(key).strip("_") for key in tokens]
    return " ".join(load_spellings(language).plain(key for key in keys if key not in MARKS))


def _plain_hyphens(key: str) -> str:
    return key if key.isascii() else key.translate(_PRINTED_HYPHENS)


def _said(side: Passage, words: range) -> list[str]:
    """Return the words without additions and marks of notes; hyphens stand."""
    classes = pack_of(side.language).words
    found = []
    at = words.start
    while at < words.stop:
        length = _addition(side, at, classes.additions)
        joins = side.keys[at] in classes.coordinators and _is_last(side, at)
        if not (length or joins or is_note(side, at)):
            found.append(_plain_hyphens(side.keys[at]).strip("_"))
        at += length or 1
    return [key for key in found if key and (key not in MARKS or key in _HYPHENS)]


def _is_last(side: Passage, at: int) -> bool:
    """Tell whether a word is the last one: "(a) ...; and" is a list, not what it says."""
    return all(key in MARKS for key in side.keys[at + 1 :])


def _addition(side: Passage, at: int, additions: frozenset[str]) -> int:
    """Return how many words the addition has that begins at a word of an opening, or 0."""
    for length in range(_LONGEST_ADDITION, 0, -1):
        if " ".join(side.keys[at : at + length]) in additions and side.opens(at):
            return length
    return 0


def is_note(side: Passage, at: int) -> bool:
    """Tell whether a number is the mark of a note, set in the line: "of 21 June 1971 36 that".

    Parameters
    ----------
    side : Passage
        The clauses on one side.
    at : int
        Index of a word.

    Returns
    -------
    bool
        True behind a whole date, without a comma between. "In 1985, 95 of them" counts something,
        and so may a number at the end of a clause: "at least, 20".
    """
    key = side.keys[at]
    if not key.isdecimal() or len(key) > _LONGEST_NOTE or at < _LONGEST_ADDITION:
        return False
    follows = [key for key in side.keys[at + 1 : at + 3] if key not in MARKS]
    year, month = side.keys[at - 1], side.keys[at - 2]
    if not year.isdecimal() or len(year) != _YEAR_DIGITS:
        return False
    dated = month in pack_of(side.language).month_numbers
    return dated and not _BEHIND_NOTES.isdisjoint({"".join(follows[:1]), " ".join(follows)})


def _bare(words: list[str]) -> list[str]:
    return [key for key in words if key not in _HYPHENS]


def _joined(words: list[str]) -> str:
    """Join words that a line end has cut: "exam- ine"."""
    text = ""
    for at, key in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        cut = key in _HYPHENS and behind not in _SHARING
        text += "" if cut else f"{key} " if behind not in _HYPHENS else key
    return text.strip()
