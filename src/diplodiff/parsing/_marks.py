r"""Square brackets of a text -> the pairs that a draft puts around wording.

Drafts are rarely balanced: a pair is looked for inside its clause first, so that one forgotten
bracket spoils one clause; what is left over is paired across clauses, up to the next heading unless
it opened in a heading itself. Pairs that belong to the printed form are dropped:

- Markdown links, images and their definitions ("[text](url)", "[text][label]", "[label]: url"),
  whatever holds nothing but an address;
- footnote marks ("[^1]", and a number directly behind a word, as in "the report,[12]", or in
  front of a note);
- editorial marks: "[sic]", a letter altered in a quotation ("[t]he"), what a text is cited by
  ("[S/4021]", "[resolution 4021 (2031)]"), and the note below a title that says how a text came
  about ("[on the report of the Third Committee (A/99/415)]", United Nations Editorial Manual
  Online, "Resolutions").

An escaped bracket of Markdown ("\\[") is a bracket. Parentheses are none, whichever way they
face.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.model import ClauseKind
from diplodiff.parsing._options import OPTION
from diplodiff.text import LatePattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.model import Clause

__all__ = ["MOST", "Marks", "Pair", "pair_marks"]

MOST = 20_000
"""Brackets that are read: the draft of the Paris Agreement of 4 December 2015, whose brackets made
news, has 1,015. A text with twenty times as many is no draft, and would only take time."""


@dataclass(slots=True)
class Pair:
    """An opening bracket and what it was paired with.

    Parameters
    ----------
    clause : int
        Index of the clause in which it opens.
    start, inside : int
        Offsets of the opening mark and of what stands behind it.
    inside_end, end : int
        Offsets before and behind the closing mark; both -1 when it never closes.
    separators : list of tuple of int
        Spans of the slashes and of "OR" that stand directly inside it.
    drafted : bool
        Whether it encloses wording of a draft.
    """

    clause: int
    start: int
    inside: int
    inside_end: int = -1
    end: int = -1
    separators: list[tuple[int, int]] = field(default_factory=list)
    drafted: bool = True


class Marks(NamedTuple):
    """The brackets of a draft.

    Parameters
    ----------
    pairs : list of Pair
        In the order in which they open, one for each opening bracket of the draft.
    strays : list of tuple of int
        For each closing bracket that nothing opens, its offset and the index of its clause.
    cut : int
        Where reading ended because there are more than `MOST`; -1 where it did not.
    """

    pairs: list[Pair]
    strays: list[tuple[int, int]]
    cut: int


# Both marks, and what parts alternatives: a slash or a capital "OR" with white space around it.
_MARK = re.compile(r"\\?[\[\]]|(?<=\s)(?:/{1,2}|OR)(?=\s)")
_LONGEST_FORM = 400
"""Characters of the longest editorial note."""
_SYMBOL = r"(?=\D{1,30}\d)[A-Z]{1,5}(?:/[\w.()-]{1,20}){1,6}(?:\s\(\d{4}\))?"
_EDITORIAL = re.compile(
    rf"\^[^\s\[\]]{{1,60}}|(?:https?://|www\.)\S+|(?i:sic)[.!?]?|(?i:emphasis|italics)\sadded"
    rf"|(?i:foot)?(?i:notes?)\somitted|{_SYMBOL}"
    rf"(?:(?:,|;|\sand)\s(?:{_SYMBOL}|(?:Add|Corr|Rev)\.\d{{1,2}})){{0,8}}"
    r"|(?i:resolution|decision)\s\d{1,5}(?:/\d{1,4})?(?:\s[A-Z])?\s?\(\d{4}\)"
    r"|(?i:on\sthe\sreport\sof|without\sreference\sto\sa\smain)\s.{1,300}",
    re.DOTALL,
)
_ADDRESS = r"<?(?:[#/]|\.{1,2}/|mailto:|https?:|ftp:|www\.)"
_TARGET = LatePattern(
    rf"\(\s?(?:{_ADDRESS}"
    r"|[^\s()]{1,200}\.(?:html?|pdf|md|txt|docx?|aspx?|php)\b)"
)
_DEFINITION = LatePattern(
    rf"^[ ]{{0,3}}\[([^\[\]\n^][^\[\]\n]{{0,80}})\]:[ \t]*{_ADDRESS}", re.MULTILINE
)
_LABEL = LatePattern(r"[ ]?\[([^\[\]]{1,81})\]")
_NUMBER = re.compile(r"\d{1,3}")
_EMPHASIS = "*_\\"
_CLOSING = ".,;:!?)”\"’'>»%"


def pair_marks(text: str, clauses: Sequence[Clause]) -> Marks:
    """Pair the brackets of a draft.

    Parameters
    ----------
    text : str
        The source text; the time is linear in its length.
    clauses : sequence of Clause
        Its clauses, in order; brackets outside of them are not looked at.

    Returns
    -------
    Marks
        The pairs, and what could not be paired.
    """
    pairing = _Pairing(text)
    for i, clause in enumerate(clauses):
        pairing.read(i, clause)
    pairs = [pair for pair in pairing.pairs if pair.drafted]
    return Marks(pairs, pairing.strays, pairing.cut)


class _Pairing:
    """Walks through the marks once; the innermost bracket that is open is the last on a stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.labels = _link_labels(text)
        self.pairs: list[Pair] = []
        self.strays: list[tuple[int, int]] = []
        self.pending: list[Pair] = []  # left open by the clauses before
        self.n_lasting = 0  # of these, how many opened in headings
        self.note_end = -1
        self.cut = -1

    def read(self, i: int, clause: Clause) -> None:
        """Pair the marks of a clause."""
        heading = (
            clause.kind is ClauseKind.HEADING and OPTION.match(clause.text.lstrip("*_# ")) is None
        )
        if heading:
            del self.pending[self.n_lasting :]
        opened: list[Pair] = []
        for mark in _MARK.finditer(self.text, clause.printed_start, clause.end):
            last = self.text[mark.end() - 1]
            full = len(self.pairs) + len(self.strays) >= MOST
            if full and (last == "[" or not opened):
                self.cut = mark.start() if self.cut < 0 else self.cut
                break
            if last == "[":
                opened.append(Pair(i, *mark.span()))
                self.pairs.append(opened[-1])
            elif last == "]":
                self._close(opened, mark, i, clause)
            elif opened:
                opened[-1].separators.append(mark.span())
        self.pending += opened
        self.n_lasting = len(self.pending) if heading else min(self.n_lasting, len(self.pending))

    def _close(self, opened: list[Pair], mark: re.Match[str], i: int, clause: Clause) -> None:
        """Close the innermost bracket, of this clause if there is one."""
        if not (opened or self.pending):
            self.strays.append((mark.start(), i))
            return
        pair = opened.pop() if opened else self.pending.pop()
        pair.inside_end, pair.end = mark.span()
        if pair.clause == i and pair.inside < pair.inside_end:
            printed = self._is_link(pair) or self._is_editorial(pair) or self._is_note(pair, clause)
            pair.drafted = not printed

    def _is_link(self, pair: Pair) -> bool:
        """Return whether a pair is the text, the label or the definition of a link."""
        behind = self.text[pair.end : pair.end + 1]
        if behind == "(":
            image = self.text[pair.start - 1 : pair.start] == "!"
            return image or _TARGET.match(self.text, pair.end) is not None
        if not self.labels:
            return False
        if _label(self.text[pair.inside : min(pair.inside_end, pair.inside + 82)]) in self.labels:
            return True
        label = _LABEL.match(self.text, pair.end) if behind in ("[", " ") else None
        return label is not None and _label(label[1]) in self.labels

    def _is_editorial(self, pair: Pair) -> bool:
        """Return whether a pair is the work of an editor, by its words."""
        text = self.text
        length = pair.inside_end - pair.inside
        if length == 1 and text[pair.inside].isalpha():
            inside_word = pair.start > 0 and text[pair.start - 1].isalnum()
            return text[pair.end : pair.end + 1].islower() and not inside_word
        if length > _LONGEST_FORM:
            return False
        return _EDITORIAL.fullmatch(text, pair.inside, pair.inside_end) is not None

    def _is_note(self, pair: Pair, clause: Clause) -> bool:
        """Return whether a pair is the number of a footnote."""
        text = self.text
        if _NUMBER.fullmatch(text, pair.inside, pair.inside_end) is None:
            return False
        if pair.start == clause.start:
            behind = text[pair.end : pair.end + 2]
            noted = clause.printed_start == clause.start and behind[:1] == " " and behind[1:] != "["
        else:
            before = text[max(0, pair.start - 4) : pair.start].rstrip(_EMPHASIS)[-1:]
            noted = before.isalnum() or (before != "" and before in _CLOSING)
            noted = noted or pair.start == self.note_end
        if noted:
            self.note_end = pair.end
        return noted


def _link_labels(text: str) -> frozenset[str]:
    """Return the labels that a Markdown text defines for its links."""
    if "]:" not in text:
        return frozenset()
    return frozenset(_label(found[1]) for found in _DEFINITION.pattern.finditer(text))


def _label(words: str) -> str:
    return " ".join(words.lower().split())
