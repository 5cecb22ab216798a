"""The two sides of a row, and where their words differ."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes._slight import is_slight

if TYPE_CHECKING:
    from diplodiff.changes._passage import Passage
    from diplodiff.model import Phrase

__all__ = ["Sides", "Stretch"]

_LONGEST_TABLE = 400_000_000
"""Beyond this many pairs of words (20,000 against 20,000, a quarter of a second), the order of
shared words is left out of account: its cost grows with the product of the lengths."""


class Stretch(NamedTuple):
    """Where two passages differ: the words of either side between two that agree.

    Parameters
    ----------
    base, other : range
        Indices into the words of the two passages; at least one is not empty.
    """

    base: range
    other: range


class Sides:
    """The two sides of a row, and where their words differ.

    Parameters
    ----------
    base, other : Passage
        The clauses on either side.
    """

    def __init__(self, base: Passage, other: Passage) -> None:
        self.base = base
        self.other = other

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where the words differ in more than typography, spelling, "also" and note marks.

        In the order of the text.
        """
        return tuple(stretch for stretch in self.printed if not self._slight(stretch))

    @cached_property
    def printed(self) -> tuple[Stretch, ...]:
        """Where the words differ as printed, capital letters aside, in the order of the text.

        Between the words of a longest common subsequence; time grows with the product of the
        numbers of words, divided by 64. One for all of two passages that are too long for it.
        """
        found = []
        at = later = 0
        for start, start_later, size in self._agreed:
            if at < start or later < start_later:
                found.append(Stretch(range(at, start), range(later, start_later)))
            at, later = start + size, start_later + size
        return tuple(found)

    @cached_property
    def _agreed(self) -> list[tuple[int, int, int]]:
        """Where a run of words stands on both sides, and its length; the last one is empty."""
        old, new = self.base.keys, self.other.keys
        if self._too_long:
            return [(len(old), len(new), 0)]
        from rapidfuzz.distance import LCSseq  # compiled code that equal texts do not need

        first = _shared_start(old, new)
        rest, anew = old[first:], new[first:]
        last = _shared_start(rest[::-1], anew[::-1])
        # Most words of most rows stand at either end, and need no table.
        rest, anew = rest[: len(rest) - last], anew[: len(anew) - last]
        # The subsequence found depends on the order of the operands; a fixed order makes it one.
        turned = anew < rest
        pair = (anew, rest) if turned else (rest, anew)
        blocks = LCSseq.opcodes(*pair).as_matching_blocks()[:-1]
        runs = ((it.b, it.a, it.size) if turned else (it.a, it.b, it.size) for it in blocks)
        inner = [(first + at, first + later, size) for at, later, size in runs]
        ends = (len(old) - last, len(new) - last, last)
        return [(0, 0, first), *inner, ends, (len(old), len(new), 0)]

    def _slight(self, stretch: Stretch) -> bool:
        return is_slight(self.base, stretch.base, self.other, stretch.other)

    @property
    def _too_long(self) -> bool:
        return len(self.base.keys) * len(self.other.keys) > _LONGEST_TABLE

    @cached_property
    def kept(self) -> tuple[float, float]:
        """Which share of each side's words stands, in order, on the other side, in [0, 1]."""
        base, other = self.base, self.other
        counts = [base.count(range(len(base.keys))), other.count(range(len(other.keys)))]
        if self._too_long:
            shared = [(Counter(base.keys) & Counter(other.keys)).total()] * 2
        else:
            gone = sum(base.count(stretch.base) for stretch in self.stretches)
            come = sum(other.count(stretch.other) for stretch in self.stretches)
            shared = [counts[0] - gone, counts[1] - come]
        kept = [min(1.0, n / max(1, whole)) for n, whole in zip(shared, counts, strict=True)]
        return kept[0], kept[1]

    @property
    def n_apart(self) -> int:
        """How many words of both sides together the other side lacks."""
        return sum(
            self.base.count(stretch.base) + self.other.count(stretch.other)
            for stretch in self.stretches
        )

    @property
    def same_capitals(self) -> bool:
        """Whether what both sides have is written with the same capitals; openings may differ."""
        old, new = self.base, self.other
        return all(
            old.words[start : start + size] == new.words[later : later + size]
            or all(
                old.words[start + step] == new.words[later + step]
                or (old.opens(start + step) and new.opens(later + step))
                for step in range(size)
            )
            for start, later, size in self._agreed
        )

    @cached_property
    def differing(self) -> frozenset[str]:
        """All words in the stretches that differ, of either side."""
        found: set[str] = set()
        for stretch in self.stretches:
            found.update(self.base.keys[stretch.base.start : stretch.base.stop])
            found.update(self.other.keys[stretch.other.start : stretch.other.stop])
        return frozenset(found)

    @cached_property
    def figures_differ(self) -> bool:
        """Whether figures stand where the words differ: most rows have no number to compare."""
        return any(key[0].isdecimal() for key in self.differing)

    def changed(self, base: Phrase | None, other: Phrase | None) -> bool:
        """Tell whether most words of a phrase of either side stand in stretches that differ."""
        if base is not None:
            ranges, side, phrase = [stretch.base for stretch in self.stretches], self.base, base
        elif other is not None:
            ranges, side, phrase = [stretch.other for stretch in self.stretches], self.other, other
        else:
            return False
        inside = side.between(phrase.start, phrase.end)
        differing = sum(
            max(0, min(words.stop, inside.stop) - max(words.start, inside.start))
            for words in ranges
        )
        return 2 * differing > len(inside)


def _shared_start(base: list[str], other: list[str]) -> int:
    """Count the words with which both sides begin."""
    pairs = enumerate(zip(base, other, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(base), len(other)))
