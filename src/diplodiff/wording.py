"""Two clause texts -> word edits, cleaned so that they read as a person would mark them.

A longest common subsequence of words is exact, but no redline: it keeps every "the" that happens
to stand in both texts. What it finds is therefore cleaned in the manner of `cleanupSemantic` of
diff-match-patch (Fraser, "Writing: Diff Strategies", 2006), on words instead of characters:

1. An insertion or deletion that could stand in several places stands where a phrase begins.
2. An agreement that says little between two larger changes is absorbed by them.
3. Where hardly anything agrees, the whole is one deletion and one insertion.

White space is not compared as a word: it belongs to the word that follows, and is marked by itself
only where it alone differs. Nothing is normalised: the edits rebuild both texts to the code point.

Knows nothing of clauses, links or vectors.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Edit", "EditKind", "kept_shares", "word_edits"]

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


_LETTER = rf"[^\W{_UNSPACED}]"
_LETTERS = rf"{_LETTER}(?:{_LETTER}++|[{_MARKS}]++)*+"
# One token. Linear: what repeats is possessive or bounded, and no two branches can divide the same
# characters in two ways. The first branch only saves time: most words are plain and stand before
# a space. Then, in order: a short bracket ("(2015)", "(a)"); a word with its inner hyphens, slashes,
# decimal marks and short endings ("Libyan-led", "S/2020/421", "2,500", "State’s") or a trailing
# elision ("l’"); any other character with its marks.
_TOKEN = re.compile(
    rf"([A-Za-z]++(?= )"
    rf"|\({_LETTER}{{1,4}}\)"
    rf"|{_LETTERS}(?:[-\u2010\u2011/]{_LETTERS}|(?<=\d)[.,:](?=\d){_LETTERS}"
    rf"|['’]{_LETTER}{{1,2}}(?!{_LETTER}))*+(?:['’](?={_LETTER}))?"
    rf"|\S[{_MARKS}]*+)"
)
_UNSPACED_LETTER = re.compile(rf"[{_UNSPACED}]")

_CLAUSE_ENDS = frozenset(".;:!?…。；：！？؛؟।")
_PAUSES = frozenset(",–—、，،")
_OPENERS = frozenset("([{“‘«„「『（《")
_CLOSERS = frozenset(")]}”’»」』）》")
# "and", "or", "but" in the official languages of the United Nations, and in German and Portuguese.
_CONJUNCTIONS = frozenset(
    "and or but nor et ou mais ni y e o u pero и или но а و أو 和 及 或 与 und oder aber mas".split()
)

# Table cells that one alignment of words may cost: 50 MB of bit matrix and about 0.15 s.
_CELL_LIMIT = 400_000_000
# Cells that all alignments between anchors may cost together: 1.5 s.
_CELL_BUDGET = 10 * _CELL_LIMIT
# Farthest that an ambiguous edit is moved, in tokens; longer repetitions are not prose.
_SLIDE_LIMIT = 200
# Words up to this many letters ("the", "of", "for") carry no agreement by themselves.
_TRIVIAL_LETTERS = 3
# An agreement stands against two changes when its letters, times this, outweigh the smaller.
_AGREEMENT_FACTOR = 2
# Agreements of so many letters (about five words) stand against changes of any size.
_AGREEMENT_LETTERS = 30
# Pure insertions (or pure deletions) on both sides of a trivial agreement absorb it from here on:
# below, "[for ]the [two ]parties" reads better than "the" struck out and put back.
_ABSORBING_LETTERS = 12
# A text of which less than this share agrees is marked as rewritten.
_REWRITE_SHARE = 0.15


class EditKind(StrEnum):
    """What became of a stretch of words."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of text and what became of it.

    Parameters
    ----------
    kind : EditKind
        Equal, deleted (stands in the base only) or inserted (in the other only).
    text : str
        The characters themselves, never empty.
    """

    kind: EditKind
    text: str


class _Block(NamedTuple):
    """A run of tokens that stands in both texts."""

    base: int
    other: int
    length: int

    @property
    def base_end(self) -> int:
        return self.base + self.length

    @property
    def other_end(self) -> int:
        return self.other + self.length

    def moved(self, shift: int) -> _Block:
        """Return the block without its first tokens, or with some more before them."""
        return _Block(self.base + shift, self.other + shift, self.length - shift)


def word_edits(base: str, other: str) -> tuple[Edit, ...]:
    """Mark the words that changed between two texts.

    Parameters
    ----------
    base, other : str
        The texts; any characters, compared as they are.

    Returns
    -------
    tuple of Edit
        In reading order. Equal and deleted edits join to `base`, equal and inserted ones to
        `other`, to the code point. No edit is empty, no two neighbours are of one kind, and a
        deletion stands before the insertion that replaces it. ``word_edits(other, base)`` is the
        same with deletions and insertions exchanged. Edits begin and end at word boundaries;
        words of scripts written without spaces are compared letter by letter.

    Notes
    -----
    An agreement of a few words between two changes is absorbed when twice its letters (short words
    not counted) do not outweigh the smaller change; two texts that agree in less than a fifth of
    the shorter one are marked as one deletion and one insertion. Both figures were set by reading
    redlines of Security Council resolutions and their successors.

    Time and memory grow with the product of the lengths up to about 20,000 words on each side.
    Longer texts are first cut at the sentences that stand once in both; between two such sentences
    what is still too long is marked as rewritten.

    Examples
    --------
    >>> for edit in word_edits("Takes note of the report,", "Welcomes the report,"):
    ...     print(edit.kind, repr(edit.text))
    deleted 'Takes note of'
    inserted 'Welcomes'
    equal ' the report,'
    """
    if base == other:
        return (Edit(kind=EditKind.EQUAL, text=base),) if base else ()
    base_parts = _TOKEN.split(base)
    other_parts = _TOKEN.split(other)
    # The subsequence found depends on the order of the operands; a fixed order makes it one.
    if base <= other:
        blocks = _agreements(base_parts[1::2], other_parts[1::2])
    else:
        swapped = _agreements(other_parts[1::2], base_parts[1::2])
        blocks = [_Block(block.other, block.base, block.length) for block in swapped]
    return _redline(base_parts, other_parts, blocks)


def kept_shares(edits: Iterable[Edit]) -> tuple[float, float]:
    """Return the shares of the base's and of the other's words that stand in equal edits.

    Parameters
    ----------
    edits : iterable of Edit
        As `word_edits` returns them.

    Returns
    -------
    tuple of (float, float)
        Each in [0, 1]; 0.0 for a side without a word. A word is a token with a letter or a digit.
    """
    counts = dict.fromkeys(EditKind, 0)
    for edit in edits:
        counts[edit.kind] += sum(map(_is_word, _TOKEN.findall(edit.text)))
    kept = counts[EditKind.EQUAL]
    base = kept + counts[EditKind.DELETED]
    other = kept + counts[EditKind.INSERTED]
    return kept / base if base else 0.0, kept / other if other else 0.0


def _is_word(token: str) -> bool:
    return token[0].isalnum() or any(map(str.isalnum, token))


def _agreements(base: list[str], other: list[str]) -> list[_Block]:
    """Return the runs of tokens that a person would leave unmarked.

    The first block begins where the texts begin and the last ends where they end; only these two
    may be empty, and between two neighbours there is always a change.
    """
    blocks = _slide(_common_blocks(base, other), base, other)
    if len(blocks) < 2:  # noqa: PLR2004 - one block: nothing but white space differs
        return blocks
    base_letters = [0, *accumulate(map(len, base))]
    other_letters = [0, *accumulate(map(len, other))]
    said = _absorb(blocks, base, base_letters, other_letters)
    if _is_rewrite(said, base_letters, other_letters[-1]):
        return [_Block(0, 0, 0), _Block(len(base), len(other), 0)]
    if len(said) < len(blocks):
        return _slide(_trim(said, base, other), base, other)
    return said


def _common_blocks(base: list[str], other: list[str]) -> list[_Block]:
    """Return the blocks of a longest common subsequence; between anchors if the texts are long."""
    tokens = [*base, *other]
    identifiers = dict(zip(tokens, range(len(tokens)), strict=True))
    base_ids = list(map(identifiers.__getitem__, base))
    other_ids = list(map(identifiers.__getitem__, other))
    if len(base) * len(other) <= _CELL_LIMIT:
        found = _subsequence(base_ids, other_ids)
    else:
        ends = frozenset(identifiers[mark] for mark in _CLAUSE_ENDS if mark in identifiers)
        found = _between_anchors(base_ids, other_ids, _anchors(base_ids, other_ids, ends))
    if not found or found[0].base or found[0].other:
        found.insert(0, _Block(0, 0, 0))
    if found[-1].base_end < len(base) or found[-1].other_end < len(other):
        found.append(_Block(len(base), len(other), 0))
    return found


def _subsequence(base: Sequence[int], other: Sequence[int]) -> list[_Block]:
    # Imported here: the package costs 30 ms, whichever of its modules is asked for.
    from rapidfuzz.distance import LCSseq

    return [
        _Block(base_start, other_start, base_end - base_start)
        for kind, base_start, base_end, other_start, _ in LCSseq.opcodes(base, other).as_list()
        if kind == "equal"
    ]


def _anchors(base: list[int], other: list[int], ends: frozenset[int]) -> list[_Block]:
    """Return the longest chain of sentences that stand exactly once in either text."""
    base_sentences = _single_sentences(base, ends)
    other_sentences = _single_sentences(other, ends)
    common = [
        _Block(start, other_sentences[sentence], len(sentence))
        for sentence, start in base_sentences.items()
        if start >= 0 and other_sentences.get(sentence, -1) >= 0
    ]
    # Patience sorting: tails[n] ends the chain of n + 1 anchors that ends earliest in the other.
    tails: list[int] = []
    tail_anchors: list[int] = []
    before: list[int] = []
    for i, anchor in enumerate(common):
        rank = bisect_left(tails, anchor.other)
        before.append(tail_anchors[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [anchor.other]
        tail_anchors[rank : rank + 1] = [i]
    chain = []
    i = tail_anchors[-1] if tail_anchors else -1
    while i >= 0:
        chain.append(common[i])
        i = before[i]
    return chain[::-1]


def _single_sentences(tokens: list[int], ends: frozenset[int]) -> dict[tuple[int, ...], int]:
    """Map each sentence to where it begins, or to -1 when it stands there more than once."""
    starts: dict[tuple[int, ...], int] = {}
    start = 0
    for i, token in enumerate(tokens, start=1):
        if token in ends:
            sentence = tuple(tokens[start:i])
            starts[sentence] = -1 if sentence in starts else start
            start = i
    return starts


def _between_anchors(base: list[int], other: list[int], anchors: list[_Block]) -> list[_Block]:
    """Align word by word between the anchors, as far as the budget of table cells goes."""
    blocks: list[_Block] = []
    budget = _CELL_BUDGET
    base_at = other_at = 0
    for anchor in [*anchors, _Block(len(base), len(other), 0)]:
        base_gap = base[base_at : anchor.base]
        other_gap = other[other_at : anchor.other]
        cells = len(base_gap) * len(other_gap)
        if cells <= min(budget, _CELL_LIMIT):
            budget -= cells
            found = _subsequence(base_gap, other_gap)
        else:
            found = _common_ends(base_gap, other_gap)
        for block in found:
            _extend(blocks, _Block(block.base + base_at, block.other + other_at, block.length))
        _extend(blocks, anchor)
        base_at, other_at = anchor.base_end, anchor.other_end
    return blocks


def _common_ends(base: list[int], other: list[int]) -> list[_Block]:
    """Return what two sequences have in common at their beginning and at their end."""
    shorter = min(len(base), len(other))
    head = 0
    while head < shorter and base[head] == other[head]:
        head += 1
    tail = 0
    while tail < shorter - head and base[-1 - tail] == other[-1 - tail]:
        tail += 1
    return [_Block(0, 0, head), _Block(len(base) - tail, len(other) - tail, tail)]


def _extend(blocks: list[_Block], block: _Block) -> None:
    """Append a block, joined to the last one when nothing stands between them."""
    if not block.length:
        return
    if blocks and blocks[-1].base_end == block.base and blocks[-1].other_end == block.other:
        first = blocks.pop()
        block = _Block(first.base, first.other, first.length + block.length)
    blocks.append(block)


def _slide(blocks: list[_Block], base: list[str], other: list[str]) -> list[_Block]:
    """Move each pure insertion or deletion to where a phrase begins, if it is free to move."""
    slid = blocks[:1]
    last = len(blocks) - 1
    for n, following in enumerate(blocks[1:], start=1):
        previous = slid[-1]
        # An agreement that vanishes leaves one change where there were two; at either end of the
        # texts there is no second change.
        room = (previous.length, following.length, len(slid) > 1, n < last)
        if previous.base_end == following.base:
            shift = _best_shift(other, previous.other_end, following.other, room)
        elif previous.other_end == following.other:
            shift = _best_shift(base, previous.base_end, following.base, room)
        else:
            shift = 0
        if shift:
            slid[-1] = previous._replace(length=previous.length + shift)
            if not slid[-1].length and len(slid) > 1:
                slid.pop()
            following = following.moved(shift)  # noqa: PLW2901 - what follows goes on from there
        if following.length or n == last:
            slid.append(following)
    return slid


def _best_shift(
    tokens: list[str], start: int, end: int, room: tuple[int, int, bool, bool]
) -> int:
    """Return by how many tokens to move the edit ``tokens[start:end]``; leftwards in doubt.

    Leftwards, because articles and prepositions stand before their noun: "the Government [of
    National Accord ]of Libya", not "the Government of [National Accord of ]Libya". The room is how
    many equal tokens stand on either side, and whether a change lies beyond them.
    """
    room_left, room_right, change_left, change_right = room
    left = right = 0
    while left < min(room_left, _SLIDE_LIMIT) and tokens[start - 1 - left] == tokens[end - 1 - left]:
        left += 1
    while right < min(room_right, _SLIDE_LIMIT) and tokens[start + right] == tokens[end + right]:
        right += 1
    if not left and not right:
        return 0

    def score(shift: int) -> int:
        vanishes = (change_left and shift == -room_left) or (change_right and shift == room_right)
        return 5 * vanishes + _phrase_score(tokens, start + shift, end + shift)

    return max(range(-left, right + 1), key=score)


def _phrase_score(tokens: list[str], start: int, end: int) -> int:
    """Rate how well ``tokens[start:end]`` reads as a phrase put in or taken out."""
    before = tokens[start - 1] if start else "."
    score = 0
    if before in _CLAUSE_ENDS:
        score = 4
    elif before in _PAUSES:
        score = 3
    elif tokens[start].lower() in _CONJUNCTIONS:
        score = 2
    if tokens[start] in _CLOSERS or tokens[end - 1] in _OPENERS:
        score -= 5
    return score


def _absorb(
    blocks: list[_Block], base: list[str], base_letters: list[int], other_letters: list[int]
) -> list[_Block]:
    """Drop the agreements that say too little between the changes around them.

    The letters are counted up to each token, so that the length of a stretch is a difference.
    """
    kept = blocks[:1]
    for following in blocks[1:]:
        while len(kept) > 1:
            previous, block = kept[-2:]
            base_end, other_end = block.base_end, block.other_end
            deleted = base_letters[block.base] - base_letters[previous.base_end]
            deleted_after = base_letters[following.base] - base_letters[base_end]
            inserted = other_letters[block.other] - other_letters[previous.other_end]
            inserted_after = other_letters[following.other] - other_letters[other_end]
            smaller = min(max(deleted, inserted), max(deleted_after, inserted_after))
            one_kind = not (deleted or deleted_after) or not (inserted or inserted_after)
            if one_kind and smaller < _ABSORBING_LETTERS:
                break
            limit = min(smaller // _AGREEMENT_FACTOR, _AGREEMENT_LETTERS - 1)
            # Short words weigh nothing: what remains without them is the least that the whole
            # may weigh, and it settles most cases.
            letters = base_letters[base_end] - base_letters[block.base]
            if letters - _TRIVIAL_LETTERS * block.length > limit:
                break
            if sum(map(_weight, base[block.base : base_end])) > limit:
                break
            kept.pop()
        kept.append(following)
    return kept


def _weight(token: str) -> int:
    """Return how much it says that a token stands in both texts, in letters."""
    if len(token) > _TRIVIAL_LETTERS or token.isdecimal():
        return len(token)
    return 2 if _UNSPACED_LETTER.match(token) else 0


def _trim(blocks: list[_Block], base: list[str], other: list[str]) -> list[_Block]:
    """Return to the agreements what a change has in common at its beginning and at its end."""
    trimmed = blocks[:1]
    for following in blocks[1:]:
        previous = trimmed[-1]
        gap = min(following.base - previous.base_end, following.other - previous.other_end)
        head = 0
        while head < gap and base[previous.base_end + head] == other[previous.other_end + head]:
            head += 1
        tail = 0
        while (
            tail < gap - head
            and base[following.base - 1 - tail] == other[following.other - 1 - tail]
        ):
            tail += 1
        trimmed[-1] = previous._replace(length=previous.length + head)
        trimmed.append(
            _Block(following.base - tail, following.other - tail, following.length + tail)
        )
    return trimmed


def _is_rewrite(blocks: list[_Block], base_letters: list[int], n_other_letters: int) -> bool:
    agreed = [base_letters[block.base_end] - base_letters[block.base] for block in blocks]
    if max(agreed) >= _AGREEMENT_LETTERS:
        return False
    return sum(agreed) < _REWRITE_SHARE * min(base_letters[-1], n_other_letters)


def _redline(
    base_parts: list[str], other_parts: list[str], blocks: list[_Block]
) -> tuple[Edit, ...]:
    """Turn blocks into edits; the parts are white space and tokens in turn, white space first."""
    marking = _Marking()
    base_at = other_at = 0
    end = _Block(len(base_parts) // 2, len(other_parts) // 2, 0)
    for block in [*(block for block in blocks if block.length), end]:
        _mark_change(
            marking,
            base_parts[2 * base_at : 2 * block.base + 1],
            other_parts[2 * other_at : 2 * block.other + 1],
        )
        base_at, other_at = block.base_end, block.other_end
        _mark_agreement(
            marking,
            base_parts[2 * block.base + 1 : 2 * base_at],
            other_parts[2 * block.other + 1 : 2 * other_at],
        )
    return marking.finished()


def _mark_change(marking: _Marking, deleted: list[str], inserted: list[str]) -> None:
    """Mark a change with the white space on both sides of it: ``[space, word, ..., space]``.

    White space that agrees is kept before the change, else after it, so that a phrase put in
    carries the space that follows it.
    """
    if deleted == inserted:
        marking.keep(deleted[0])
        return
    if deleted[0] == inserted[0]:
        marking.keep(deleted[0])
        deleted, inserted = deleted[1:], inserted[1:]
    kept = ""
    if deleted and inserted and deleted[-1] == inserted[-1]:
        kept = deleted[-1]
        deleted, inserted = deleted[:-1], inserted[:-1]
    marking.change("".join(deleted), "".join(inserted))
    marking.keep(kept)


def _mark_agreement(marking: _Marking, base: list[str], other: list[str]) -> None:
    """Mark equal tokens, the white space between which may differ."""
    if base == other:
        marking.keep("".join(base))
        return
    for base_part, other_part in zip(base, other, strict=True):
        if base_part == other_part:
            marking.keep(base_part)
        else:
            marking.change(base_part, other_part)


class _Marking:
    """Edits in the making; what is kept is gathered until a change ends it."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []
        self._kept: list[str] = []

    def keep(self, text: str) -> None:
        self._kept.append(text)

    def change(self, deleted: str, inserted: str) -> None:
        self._add(EditKind.EQUAL, "".join(self._kept))
        self._kept.clear()
        self._add(EditKind.DELETED, deleted)
        self._add(EditKind.INSERTED, inserted)

    def finished(self) -> tuple[Edit, ...]:
        self._add(EditKind.EQUAL, "".join(self._kept))
        return tuple(self._edits)

    def _add(self, kind: EditKind, text: str) -> None:
        if text:
            self._edits.append(Edit(kind=kind, text=text))
