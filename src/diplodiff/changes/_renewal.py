"""Tell a text that only rolls forward (figures, dates, names) from one that was reworded."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes._packs import pack_of
from diplodiff.changes._passage import MARKS
from diplodiff.changes._slight import is_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.changes._passage import Passage
    from diplodiff.changes._sides import Sides, Stretch

__all__ = ["rolled_forward"]

_JOINERS = frozenset({"", "(", ")", ","})
"""What may stand between two parts of one date or citation: "22 July 2020", "2510 (2020)"."""

_NO_WORDS = MARKS | {"(", ")"}

_CITING = frozenset(
    "resolution resolutions decision decisions document documents recommendation recommendations "
    "statement statements annex".split()
)
"""A number behind one of these, or behind "No.", cites something; a list may go on with "and"."""

_SECTIONS = frozenset("paragraph paragraphs para paras".split())
"""A number behind one of these says where; it rolls with the text that it is a part of. Articles
and chapters are no such thing: Article 5 of a charter does not become its Article 9."""

_HERE = frozenset({"above", "below", "of this", "of the present"})
"""Behind a paragraph number these show that it numbers the text itself."""

_DATING = frozenset("in of since from for during after early late year and".split())
"""What stands before a year that stands alone. Behind "by", "until" and "before" it is the target
of whoever acts, and was negotiated."""

_BEHIND_YEARS = frozenset("and or to in on of at by for with the which as is was were".split())
"""What may follow such a year: "of 2000 prisoners" gives a number, "of 2000 and" a year."""

_COUNTED = frozenset(
    "session sessions meeting meetings round rounds anniversary conference summit plenary".split()
)
"""What an ordinal in front of one of these counts goes on counting by itself."""

_MEASURES = frozenset(
    "day days week weeks month months year years hour hours per percent million billion thousand "
    "hundred troops personnel observers members states kilometres km dollars euros %".split()
)
"""A number in front of one of these is a quantity that was negotiated, even if it looks a year."""

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(2, 10), strict=True)
)
_SHAPES = (
    ("d", re.compile(r"[1-9]|[12]\d|3[01]")),
    ("y", re.compile(r"(?:19|20)\d\d")),
    ("n", re.compile(r"\d+")),
    ("r", re.compile(r"[IVXLC]{1,8}")),
    ("o", re.compile(r"\d+(?:st|nd|rd|th)")),
    ("s", re.compile(r"[A-Z]{1,5}(?:/[\w.-]+)*/[\w.-]*\d[\w.-]*")),
)
# A date, "2510 (2020)", "2145 (XXI)" or a symbol, one behind the other; no part is tried twice.
_EVIDENT = re.compile(r"(?:mdy?+|d?my?+|[nd][yr]|y++r|s)++")
_CITATION = re.compile(r"(?:[nd][yr](?:d?my)?+)++|s++")
_CITED_ENDS = ("ny", "nr", "dy", "dr", "s")
_DIGITS = re.compile(r"\d++")
_GLUE = frozenset({"of", "du", "de", "del", "vom"})
"""What stands between a citation and its date."""
_LONGEST_ROLL = 40
_PAST_LIST = 8


class _Run(NamedTuple):
    """A whole date or citation: the places of its first and last word, and its form."""

    first: int
    last: int
    shape: str


def rolled_forward(sides: Sides) -> tuple[tuple[str, str], ...] | None:
    """List what rolled forward between two passages that are the same but for that.

    Parameters
    ----------
    sides : Sides
        The two sides of a row.

    Returns
    -------
    tuple of (str, str) or None
        Old and new wording of each number, date, symbol or name that differs, in the order of the
        text; the old one is "" where a list of citations goes on with a later one. None when
        anything else differs too, or when something goes back.
    """
    if any(max(len(old), len(new)) > _LONGEST_ROLL for old, new in sides.stretches):
        return None
    if not sides.same_capitals:
        return None
    renewal = _Renewal(sides.base, sides.other)
    if not all(renewal.takes(stretch) for stretch in sides.stretches):
        return None
    return renewal.rolled()


class _Renewal:
    """What rolls from one side to the other, gathered stretch by stretch."""

    def __init__(self, base: Passage, other: Passage) -> None:
        self._old, self._new = _Wording(base), _Wording(other)
        self._pairs: dict[tuple[str, str], None] = {}
        self._cites = self._located = self._regrouped = self._grown = False

    def rolled(self) -> tuple[tuple[str, str], ...] | None:
        """Return all that rolled, unless one of them could not do so by itself."""
        rolled = tuple(self._pairs)
        lone = self._located and not self._cites  # a paragraph of a text that stays the same
        if lone or (self._regrouped and not self._grown) or _shifted(rolled):
            return None
        return rolled

    def takes(self, stretch: Stretch) -> bool:
        """Take a stretch up, if all of it rolls."""
        if self._renames(stretch) or self._grows(stretch) or self._regroups(stretch):
            return True
        old, new = self._old.runs(stretch.base), self._new.runs(stretch.other)
        if not old or not new or len(old) != len(new):
            return False
        return all(self._rolls(was, now) for was, now in zip(old, new, strict=True))

    def _rolls(self, was: _Run, now: _Run) -> bool:
        old, new = self._old.sort(was), self._new.sort(now)
        if not old or old != new:
            return False
        if old == "section":
            self._located |= not (self._old.here(was) and self._new.here(now))
        elif self._new.rank(now) < self._old.rank(was):
            return False
        self._cites |= old == "citation"
        self._pairs[self._old.text(was), self._new.text(now)] = None
        return True

    def _renames(self, stretch: Stretch) -> bool:
        """Take up a party or place of the one text against one of the other."""
        old, new = self._old.named(stretch.base), self._new.named(stretch.other)
        if old and new:
            self._pairs[old, new] = None
        return bool(old and new)

    def _grows(self, stretch: Stretch) -> bool:
        """Take up later citations at the end of a list: "785 (1992) and 793 (1992)"."""
        if any(key not in MARKS for key in self._old.keys(stretch.base)):
            return False
        added = self._new.slid(stretch.other)
        runs = self._new.runs(added, between=self._new.listing)
        before = self._new.citation_before(added.start)
        if not runs or before is None or not _CITATION.match(runs[0].shape):
            return False
        ranks = [self._new.rank(run) for run in (before, *runs) if _CITATION.match(run.shape)]
        if any(later <= rank for rank, later in pairwise(ranks)):
            return False
        self._grown = self._cites = True
        whole = _Run(runs[0].first, runs[-1].last, "")
        self._pairs["", self._new.text(whole)] = None
        return True

    def _regroups(self, stretch: Stretch) -> bool:
        """Take up an "and" that became a comma, since the list goes on."""
        old, new = self._old.keys(stretch.base), self._new.keys(stretch.other)
        if not all(key in self._old.joins for key in old) or any(key not in MARKS for key in new):
            return False
        self._regrouped = True
        return True


def _shifted(rolled: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a citation stands on both sides, at another place: one before it is gone.

    "474, 483 and 488" against "483, 488 and 501" is a citation dropped and one added, not three
    that rolled forward. Dates, which have a month, hand over: "from 15 March until 15 June" and
    then "from 15 June until 15 September".
    """
    cited = [(old, new) for old, new in rolled if not any(map(str.islower, old + new))]
    return not {old for old, _ in cited}.isdisjoint(new for _, new in cited)


class _Wording:
    """The words of a passage and what stands between them."""

    def __init__(self, side: Passage) -> None:
        self._side = side
        self._text = side.source_text
        self._tokens = [at for at, key in enumerate(side.keys) if key not in _NO_WORDS]
        self._places = dict(zip(self._tokens, range(len(self._tokens)), strict=True))
        classes = pack_of(side.language).words
        self.joins = classes.coordinators
        self.listing = _GLUE | _CITING | self.joins | classes.possessives

    def keys(self, tokens: range) -> list[str]:
        """Return the tokens of a stretch."""
        return self._side.keys[tokens.start : tokens.stop]

    def slid(self, added: range) -> range:
        """Move what was added to the right as far as it reads the same: to where it was put.

        "of 1992 and 9 of 1993" gained "and 9 of 1993", not "1992 and 9 of" before an old year.
        """
        keys, steps = self._side.keys, 0
        while steps < len(added) and keys[added.start + steps] == "".join(
            keys[added.stop + steps : added.stop + steps + 1]
        ):
            steps += 1
        return range(added.start + steps, added.stop + steps)

    def runs(self, tokens: range, *, between: frozenset[str] = frozenset()) -> list[_Run]:
        """Widen each word of a stretch to the whole date or citation it belongs to.

        None where the stretch has other words than those that may stand between them.
        """
        found: list[_Run] = []
        for token in tokens:
            place = self._places.get(token)
            if place is None or (found and place <= found[-1].last):
                continue
            if self._side.keys[token] in between:
                continue
            if self._form(place) == "x":
                return []
            found.append(self._run(place))
        return found

    def _run(self, place: int) -> _Run:
        first = last = place
        while self._joined(first - 1):
            first -= 1
        while self._joined(last):
            last += 1
        return _Run(first, last, "".join(map(self._form, range(first, last + 1))))

    def citation_before(self, token: int) -> _Run | None:
        """Return the citation that a list ends with before a word: with its date, if any."""
        place = bisect_left(self._tokens, token)
        run = self._run(place - 1) if place else None
        if run is not None and "m" in run.shape[-2:] and self._word(run.first - 1) in _GLUE:
            run = self._run(run.first - 2)
        if run is None or "m" in run.shape[-2:]:
            return None
        last = next((end for end in _CITED_ENDS if run.shape.endswith(end)), "")
        return _Run(run.last - len(last) + 1, run.last, last) if last else None

    def named(self, tokens: range) -> str:
        """Return the words of a stretch where all of them are of names of the text's own."""
        names, side = self._side.names, self._side
        own = all(side.keys[at] in names and side.words[at][0].isupper() for at in tokens)
        return side.said(tokens).text if tokens and own else ""

    def sort(self, run: _Run) -> str:
        """Say what a run is that rolls forward by itself, "" for what does not."""
        behind = self._word(run.last + 1).lower()
        if behind in _MEASURES:
            return ""
        if _EVIDENT.fullmatch(run.shape) and "m" in run.shape:
            return "date"
        if set(run.shape) == {"y"} and self._dates(run):
            return "year"
        if _EVIDENT.fullmatch(run.shape):
            return "citation" if set(run.shape) != {"y"} or self._governed[run.first] else ""
        if run.shape == "o":
            return "count" if behind in _COUNTED else ""
        return self._governed[run.first] if set(run.shape) <= {"d", "n", "y"} else ""

    def rank(self, run: _Run) -> tuple[list[int], ...]:
        """Return numbers by which two runs of one sort are in order of time.

        Dates without a year are in no order: the next 5 March follows every 6 June.
        """
        years, months, rest = [], [], []
        for place in range(run.first, run.last + 1):
            word, form = self._word(place), self._form(place)
            if form == "y":
                years.append(int(word))
            elif form == "m":
                months.append(pack_of(self._side.language).month_numbers[word.lower()])
            elif form == "o":
                rest.append(_ordinal(word.lower()) or 0)
            elif form != "r":
                rest += map(int, _DIGITS.findall(word))
        return ([], [], []) if months and not years else (years, months, rest)

    def here(self, run: _Run) -> bool:
        """Tell whether a paragraph number is one of the text itself."""
        place = run.last + 1
        while self._form(place) in "dn" or self._word(place) in self.joins:
            place += 1
        behind = [self._word(place + step) for step in range(3)]
        return any(" ".join(behind[:n]) in _HERE for n in range(1, 4))

    def text(self, run: _Run) -> str:
        """Return the text of a run, with the bracket that closes it."""
        spans = self._side.spans
        start, end = spans[self._tokens[run.first]][0], spans[self._tokens[run.last]][1]
        text = self._side.phrase(start, end).text
        if text.count("(") > text.count(")") and self._text[end : end + 1] == ")":
            return f"{text})"
        return text.strip("()") if text.startswith("(") else text

    def _dates(self, run: _Run) -> bool:
        """Tell whether years that stand alone are years, not a number of something."""
        spans = self._side.spans
        start, end = spans[self._tokens[run.first]][0], spans[self._tokens[run.last]][1]
        ends = run.last + 1 == len(self._tokens) or not self._text[end].isspace()
        before = self._word(run.first - 1).lower()
        spans_years = before == "to" and self._form(run.first - 2) == "y"
        bracketed = "(" in {self._text[start], self._text[start - 1 : start]}
        return (before in _DATING or spans_years or bracketed) and (
            ends or self._word(run.last + 1) in _BEHIND_YEARS
        )

    def _word(self, place: int) -> str:
        """Return a word as written, or "" beyond either end."""
        if not 0 <= place < len(self._tokens):
            return ""
        return self._side.words[self._tokens[place]].strip("()")

    def _form(self, place: int) -> str:
        if 0 <= place < len(self._tokens) and is_note(self._side, self._tokens[place]):
            return "x"
        return _shape(self._word(place), self._side.language)

    def _joined(self, place: int) -> bool:
        """Tell whether a word and the next are parts of one date or citation."""
        if not 0 <= place < len(self._tokens) - 1:
            return False
        if "x" in (self._form(place), self._form(place + 1)):
            return False
        spans, (old, new) = self._side.spans, self._tokens[place : place + 2]
        between = self._text[spans[old][1] : spans[new][0]].strip()
        between = ")" * self._side.keys[old].endswith(")") + between
        return between + "(" * self._side.keys[new].startswith("(") in _JOINERS

    @cached_property
    def _governed(self) -> list[str]:
        """Whether a number at each place would be cited by a word before the list it is in."""
        found = [""]
        for place in range(len(self._tokens)):
            word = self._word(place)
            key = word.lower()
            listed = word in {"and", "to"} or self._form(place) in "dny"
            behind = self._side.spans[self._tokens[place]][1]
            numbered = word in {"No", "Nos"} and self._text[behind : behind + 1] == "."
            if numbered or key in _CITING:
                found.append("citation")
            else:
                found.append("section" if key in _SECTIONS else found[-1] if listed else "")
        return found


@lru_cache(maxsize=4096)
def _shape(word: str, language: str) -> str:
    """Return a letter for the form of a word: day, month, year, number, roman, ordinal, symbol."""
    if word.lower() in pack_of(language).month_numbers and (language != "en" or word[0].isupper()):
        return "m"  # in English "may" and "march" are verbs
    if _ordinal(word.lower()) is not None:
        return "o"
    return next((shape for shape, pattern in _SHAPES if pattern.fullmatch(word)), "x")


def _ordinal(word: str) -> int | None:
    """Return the number of an ordinal: "third", "75th", "seventy-fifth"."""
    tens, _, last = word.rpartition("-")
    if last in _ORDINALS and (not tens or tens in _TENS):
        return 10 * _TENS.get(tens, 0) + _ORDINALS.index(last) + 1
    if word[:-2].isdecimal() and word[-2:] in {"st", "nd", "rd", "th"}:
        return int(word[:-2])
    return None
