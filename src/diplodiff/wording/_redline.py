"""Two texts -> the edits of their redline, exact to the code point."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplodiff.wording._cleaning import agreements
from diplodiff.wording._edit import Edit, EditKind
from diplodiff.wording._subsequence import Block
from diplodiff.wording._tokens import WHOLE, token_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["word_edits"]

# Characters of shared text beside the outermost changes that are still looked at.
_CONTEXT = 50
# Characters, both texts together and without their shared ends, that are read word by word: 2 s.
_CHARACTER_LIMIT = 1_000_000


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
    An agreement between two changes is absorbed when twice its letters (words of up to three
    letters not counted) do not outweigh the smaller change; agreements of 30 letters always stand.
    Between two insertions, or two deletions, nothing is absorbed below 12 letters. Texts that agree
    in less than 15 % of the shorter one, and nowhere in 30 letters together, are marked as one
    deletion and one insertion. The figures were set by reading redlines of resolutions and joint
    statements beside their predecessors.

    Up to about 20,000 words on each side, time and memory grow with the product of the lengths.
    Longer texts are first cut at the sentences that stand once in both, and what is still too long
    between two of them is marked as rewritten; beyond a million characters all is marked so
    between the shared beginning and the shared end.

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
    head, tail = _shared_ends(base, other)
    n_compared = len(base) + len(other) - 2 * (head + tail)
    pattern = token_pattern(base, other) if n_compared <= _CHARACTER_LIMIT else WHOLE
    base_parts = pattern.split(base[head : len(base) - tail])
    other_parts = pattern.split(other[head : len(other) - tail])
    # The subsequence found depends on the order of the operands; a fixed order makes it one.
    if base <= other:
        blocks = agreements(base_parts[1::2], other_parts[1::2])
    else:
        swapped = agreements(other_parts[1::2], base_parts[1::2])
        blocks = [Block(block.other, block.base, block.length) for block in swapped]
    marking = _Marking()
    marking.keep(base[:head])
    _mark(marking, base_parts, other_parts, blocks)
    marking.keep(base[len(base) - tail :])
    return marking.finished()


def _shared_ends(base: str, other: str) -> tuple[int, int]:
    """Return how many characters at the beginning and at the end need no comparison.

    It saves time and changes nothing: enough context stays for edits to move in, and the cuts are
    made at spaces, where no token can lie across them.
    """
    shared_at_start, shared_at_end = _counters_of_shared_ends()
    head = max(base.rfind(" ", 0, max(shared_at_start(base, other) - _CONTEXT, 0)), 0)
    base, other = base[head:], other[head:]
    n_base = len(base)
    tail = base.find(" ", n_base - max(shared_at_end(base, other) - _CONTEXT, 0))
    return head, n_base - tail if tail >= 0 else 0


@cache
def _counters_of_shared_ends() -> tuple[Callable[[str, str], int], Callable[[str, str], int]]:
    # Imported here: the package costs 30 ms, whichever of its modules is asked for.
    from rapidfuzz.distance import Postfix, Prefix

    return Prefix.similarity, Postfix.similarity


def _mark(
    marking: _Marking, base_parts: list[str], other_parts: list[str], blocks: list[Block]
) -> None:
    """Mark what lies in and between the blocks; parts are white space and tokens in turn."""
    end = Block(len(base_parts) // 2, len(other_parts) // 2, 0)
    base_at = other_at = 0
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
