"""Brackets of a negotiating draft -> data on its clauses, and doubts where they do not match.

Which marks are brackets of the draft, `_marks` says; here is read what they hold: alternatives,
the option that they belong to, who proposed them. Whether wording in brackets was agreed later is
for a comparison to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import LONGEST_EXCERPT, Bracket, Phrase
from diplodiff.parsing._attributions import read_attribution
from diplodiff.parsing._marks import MOST, pair_marks
from diplodiff.parsing._notices import notice
from diplodiff.parsing._options import OPTION, Options
from diplodiff.text import fold, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.model import Clause, Notice
    from diplodiff.parsing._marks import Pair

__all__ = ["read_brackets"]

_DEEPEST = 16
"""Levels of which the wording is told. Drafts nest five deep; a copy of the wording for each level
of a hostile text would take memory that grows with the square of its length."""
_BLANK = re.compile(r"[\s…_‐-―-]*|\s*(?:\.\s?){2,12}")
_BETWEEN = re.compile(r"[\s*_]{0,6}(?:(?:/{1,2}|or|OR)[\s*_]{1,6})?|/{1,2}")
_LONGEST_BETWEEN = 16
_ADDED = re.compile(r"[\s*_]{0,4}(?:[,;.:)]|and\s|including\s|as\swell\sas\s)")
_PUNCTUATION = (",", ";", ".", ":")
_WORDS = re.compile(r"[^\W\d_]{2,30}(?:[-’'][^\W\d_]{1,30})?(?:/[^\W\d_]{2,30}){1,8}")
_EMPHASIS = "*_"
_CONJUNCTION = "and/or"


def read_brackets(
    source_text: str, clauses: Sequence[Clause]
) -> tuple[tuple[Clause, ...], list[Notice]]:
    """Give each clause its brackets.

    Parameters
    ----------
    source_text : str
        The text as received; the time is linear in its length.
    clauses : sequence of Clause
        Its clauses, in order.

    Returns
    -------
    clauses : tuple of Clause
        The same clauses; each opening bracket between `printed_start` and `end` of a clause that
        encloses wording is one `Bracket` of that clause.
    notices : list of Notice
        "UnclosedBracket" and "UnopenedBracket", at most one of each for a clause, where a bracket
        has no partner in the whole text; "TooManyBrackets" beyond `MOST`.
    """
    pairs, strays, cut = pair_marks(source_text, clauses)
    reader = _Reader(source_text)
    by_clause: list[list[Pair]] = [[] for _ in clauses]
    for pair in pairs:
        by_clause[pair.clause].append(pair)
    read = tuple(
        reader.read(clause, inside) for clause, inside in zip(clauses, by_clause, strict=True)
    )
    notices = [
        *_unclosed(source_text, clauses, by_clause),
        *_unopened(source_text, clauses, strays),
    ]
    if cut >= 0:
        message = f"there are more than {MOST:,} brackets; from here on they were not read"
        notices.append(notice("TooManyBrackets", message, source_text, cut, clauses[-1].end))
    return read, notices


class _Content(NamedTuple):
    """What a bracket holds."""

    start: int
    end: int
    option: str
    attribution: str


class _Sibling(NamedTuple):
    """The bracket read last on a level, beside which the next one may stand."""

    pair: Pair
    content: _Content
    group: int


class _Reader:
    """Turns pairs into brackets, clause by clause."""

    def __init__(self, source_text: str) -> None:
        self._text = source_text
        self._options = Options(source_text)
        self._crossing: list[int] = []  # ends of brackets that opened in the clauses before

    def read(self, clause: Clause, pairs: Sequence[Pair]) -> Clause:
        """Return the clause with its brackets."""
        self._options.enter(clause)
        if not pairs:
            return clause
        brackets: list[Bracket] = []
        enclosing: list[int] = []  # ends of the brackets of this clause that are open
        siblings: list[_Sibling] = []
        n_groups = 0
        for pair in pairs:
            _leave(self._crossing, pair.start)
            _leave(enclosing, pair.start)
            level = len(enclosing)
            depth = len(self._crossing) + level
            content = self._content(pair, clause, depth)
            group = n_groups
            if level < len(siblings) and self._is_beside(siblings[level], pair, content):
                group = siblings[level].group
            n_groups = max(n_groups, group + 1)
            siblings[level:] = [_Sibling(pair, content, group)]
            closed = 0 <= pair.end <= clause.end
            end = pair.end if closed else clause.end
            enclosing.append(end)
            brackets.append(
                Bracket(
                    start=pair.start,
                    end=end,
                    depth=depth,
                    group=group,
                    alternatives=self._alternatives(pair, content) if depth < _DEEPEST else (),
                    option=content.option,
                    attribution=content.attribution,
                    closed=closed,
                )
            )
        self._crossing += [pair.end for pair in pairs if pair.end > clause.end]
        return replace(clause, brackets=tuple(brackets))

    def _content(self, pair: Pair, clause: Clause, depth: int) -> _Content:
        """Part the wording of a bracket from the names that stand with it."""
        text = self._text
        closed = 0 <= pair.end <= clause.end
        option = self._options.at(pair.start)
        start, end = pair.inside, pair.inside_end if closed else clause.end
        if depth >= _DEEPEST:
            return _Content(start, end, option, "")
        start, end = trim(text, start, end)
        while start < end and text[start] in _EMPHASIS:
            start += 1
        label = OPTION.pattern.match(text, start, end)
        if label is not None:
            option = fold(label["label"])
            start, end = trim(text, label.end(), end)
        behind = pair.end if closed else len(text)
        attributed = read_attribution(text, start, end, behind)
        return _Content(attributed.start, attributed.end, option, attributed.names)

    def _is_beside(self, before: _Sibling, pair: Pair, content: _Content) -> bool:
        """Return whether a bracket offers another wording for the one before it.

        One that begins or follows with punctuation or "and" adds to it instead.
        """
        text = self._text
        between = before.pair.end
        if not 0 <= between <= pair.start <= between + _LONGEST_BETWEEN:
            return False
        if _BETWEEN.fullmatch(text, between, pair.start) is None:
            return False
        held = before.content
        blank = _BLANK.fullmatch(text, held.start, held.end) is not None
        ended = not blank and text[held.end - 1] in _PUNCTUATION
        return not ended and _ADDED.match(text, content.start) is None

    def _alternatives(self, pair: Pair, content: _Content) -> tuple[Phrase, ...]:
        """Cut the wording of a bracket where it offers a choice."""
        text, start, end = self._text, content.start, content.end
        if _BLANK.fullmatch(text, start, end) is not None:
            return ()
        cuts = [cut for cut in pair.separators if start < cut[0] and cut[1] < end]
        if not cuts and _WORDS.fullmatch(text, start, end) is not None:
            words = text[start:end]
            if words.lower() != _CONJUNCTION:
                cuts = [(start + i, start + i + 1) for i, mark in enumerate(words) if mark == "/"]
        bounds = [start, *(offset for cut in cuts for offset in cut), end]
        spans = [trim(text, *span) for span in zip(bounds[::2], bounds[1::2], strict=True)]
        return tuple(
            Phrase(text=fold(text[first:last]), start=first, end=last)
            for first, last in spans
            if first < last
        )


def _leave(ends: list[int], at: int) -> None:
    """Take the brackets that end before an offset off a stack."""
    while ends and ends[-1] <= at:
        ends.pop()


def _unclosed(
    source_text: str, clauses: Sequence[Clause], by_clause: Sequence[Sequence[Pair]]
) -> Iterator[Notice]:
    """Say which brackets never close, once for a clause."""
    for clause, pairs in zip(clauses, by_clause, strict=True):
        left = [pair.start for pair in pairs if pair.end < 0]
        if left:
            message = _counted(len(left), "opens here and is", "open here and are")
            message = f"{message} never closed"
            yield notice("UnclosedBracket", message, source_text, left[0], clause.end)


def _unopened(
    source_text: str, clauses: Sequence[Clause], strays: Sequence[tuple[int, int]]
) -> Iterator[Notice]:
    """Say which closing brackets nothing opens, once for a clause, with the words before them."""
    for i, group in groupby(strays, key=itemgetter(1)):
        offsets = [offset for offset, _ in group]
        message = _counted(len(offsets), "closes here and was", "close here and were")
        message = f"{message} never opened"
        far = max(clauses[i].printed_start, offsets[0] - LONGEST_EXCERPT // 2)
        near = source_text.find(" ", far, offsets[0]) + 1 or far
        start = near if far > clauses[i].printed_start else far
        yield notice("UnopenedBracket", message, source_text, start, offsets[0] + 1)


def _counted(count: int, one: str, many: str) -> str:
    return f"a bracket {one}" if count == 1 else f"{count:,} brackets {many}"
