"""A clause -> its words with their offsets in the source text, read once and never copied.

Emphasis and line ends lie in the gaps between words, so that whatever is found among the words
has its place in the source text without any way back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from diplodiff.model import Phrase
from diplodiff.text import LatePattern, fold

__all__ = ["Words"]

_WORD = re.compile(r"(\w++(?:[-'’]\w++)*+)")
_PLAIN_WORD = re.compile(r"(\w++(?:[-']\w++)*+)", re.ASCII)
"""The same in ASCII text, a fifth faster."""
_TAG = LatePattern(r"<[^<>]{1,400}>")
_SENTINELS = [""] * 16
"""Empty words behind the last: a rule may look as far ahead without asking whether it is there."""
_CLOSERS = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"'}
_CLOSED = 3
"""Marks that may close behind one word: "(the “League”)"."""
_MARK_UP = " \t\r\n\f\v\u00a0*_"


class Words:
    """The words of a clause.

    Parameters
    ----------
    source_text : str
        The text as received.
    start, end : int
        Offsets of the clause.
    """

    __slots__ = ("ends", "gaps", "keys", "n", "source_text", "starts")

    def __init__(self, source_text: str, start: int, end: int) -> None:
        text = source_text[start:end]
        if "<" in text:
            text = _TAG.sub(lambda tag: " " * len(tag[0]), text)
        if "_" in text:  # emphasis, not a letter
            text = text.replace("_", " ")
        plain = text.isascii()
        if plain:  # one letter stays one letter
            text = text.lower()
        parts = (_PLAIN_WORD if plain else _WORD).split(text)
        offsets = list(accumulate(map(len, parts), initial=start))
        self.source_text = source_text
        self.n = len(parts) // 2
        self.keys = parts[1::2] if plain else list(map(str.lower, parts[1::2]))
        if "o-o" in text:  # "co-operation" and "co-ordination", as older texts spell them
            self.keys = [key.replace("co-o", "coo") for key in self.keys]
        self.keys += _SENTINELS
        """Lower case; empty ones stand behind the last."""
        self.gaps = parts[::2]
        """What is printed before each word, and behind the last."""
        self.starts = offsets[1::2]
        self.ends = offsets[2::2]

    def index(self, offset: int) -> int:
        """Return the index of the first word that begins at an offset or behind it."""
        return bisect_left(self.starts, offset)

    def mark(self, at: int) -> str:
        """Return the punctuation before a word, without emphasis and white space."""
        gap = self.gaps[at]
        return "" if gap == " " else gap.strip(_MARK_UP)

    def capital(self, at: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return at < self.n and self.source_text[self.starts[at]].isupper()

    def run(self, at: int, limit: int) -> list[str]:
        """Return words from one on, as the lexicon spells them, up to the next punctuation."""
        behind = at
        last = min(at + limit, self.n)
        while behind < last and (behind == at or not self.mark(behind)):
            behind += 1
        return [key.replace("-", "") for key in self.keys[at:behind]]

    def printed(self, first: int, behind: int) -> str:
        """Return words as printed, parted by one space, without emphasis."""
        text = self.source_text
        return " ".join(text[self.starts[i] : self.ends[i]] for i in range(first, behind))

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """Return the offsets of some words, with a bracket or quotation mark that they close."""
        text, start, end = self.source_text, self.starts[first], self.ends[behind - 1]
        for closer in self.gaps[behind][:_CLOSED]:
            opener = _CLOSERS.get(closer)
            if opener is None or not _is_open(text[start:end], opener, closer):
                break
            end += 1
        return start, end

    def phrase(self, first: int, behind: int) -> Phrase:
        """Return some words, one at least, as a phrase."""
        start, end = self.starts[first], self.ends[behind - 1]
        if self.gaps[behind] != " ":  # which closes nothing
            start, end = self.span(first, behind)
        return Phrase(text=fold(self.source_text[start:end]), start=start, end=end)


def _is_open(text: str, opener: str, closer: str) -> bool:
    n_open = text.count(opener)
    return n_open % 2 == 1 if opener == closer else n_open > text.count(closer)
