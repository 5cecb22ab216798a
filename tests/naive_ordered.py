"""Slow twins of the ordered alignments: every formula cell by cell, every alignment tried."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from diplodiff.alignment import Span
from naive import all_chains

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplodiff.alignment import BeadOptions, GapOptions

Bead = tuple[int, int, int, int]  # base clause, other clause, numbers of clauses
Matrix = "Sequence[Sequence[float]]"
Pair = tuple[int, int]


class Side:
    """The clauses of one text: lengths, and similarities to the clauses after them."""

    def __init__(
        self,
        n: int,
        lengths: Sequence[float] | None = None,
        following: Matrix | None = None,
    ) -> None:
        """Take what is known; all lengths are 1 and all clauses unrelated otherwise."""
        self.n = n
        self.lengths = [1.0] * n if lengths is None else list(lengths)
        self.following = following

    def length(self, first: int, count: int) -> float:
        """Return the length of merged clauses."""
        return sum(self.lengths[first : first + count])

    def weight(self, clause: int) -> float:
        """Return the weight of a clause in a merged one."""
        return math.sqrt(self.lengths[clause])

    def norm(self, first: int, count: int) -> float:
        """Return the length of the merged vector: the root of all products of its parts."""
        total = 0.0
        for p in range(first, first + count):
            for q in range(first, first + count):
                alike = 1.0 if p == q else self.alike(min(p, q), abs(p - q))
                total += self.weight(p) * self.weight(q) * alike
        return math.sqrt(total)

    def alike(self, clause: int, distance: int) -> float:
        """Return the similarity of a clause to one further on."""
        return 0.0 if self.following is None else self.following[clause][distance - 1]


def cosine(similarity: Matrix, base: Side, other: Side, bead: Bead) -> float:
    """Return the cosine of the merged clauses of a bead."""
    i, j, a, b = bead
    if (a, b) == (1, 1):
        return similarity[i][j]
    product = sum(
        base.weight(p) * other.weight(q) * similarity[p][q]
        for p in range(i, i + a)
        for q in range(j, j + b)
    )
    return min(1.0, product / (base.norm(i, a) * other.norm(j, b)))


def bead_gain(
    similarity: Matrix, base: Side, other: Side, options: BeadOptions, bead: Bead
) -> float:
    """Return what a bead gains, in thousandths, not rounded."""
    i, j, a, b = bead
    beside = [(i, place, a, 1) for place in (j - 1, j + b) if 0 <= place < other.n]
    beside += [(place, j, 1, b) for place in (i - 1, i + a) if 0 <= place < base.n]
    around = sum(cosine(similarity, base, other, near) for near in beside) / max(1, len(beside))
    sizes = sorted((base.length(i, a), other.length(j, b)))
    balance = math.log2(1 + sizes[0] / sizes[1]) ** options.balance
    lead = cosine(similarity, base, other, bead) - options.neighbours * around
    growth = ((a + b) / 2) ** options.growth
    return 1000 * (lead * balance * growth + (a + b) * options.skip)


def beads_of(n_base: int, n_other: int, options: BeadOptions) -> Iterator[Bead]:
    """List all beads between two texts."""
    most = options.most_clauses
    for i in range(n_base):
        for j in range(n_other):
            for a in range(1, min(most, n_base - i + 1)):
                for b in range(1, min(most - a, n_other - j) + 1):
                    yield i, j, a, b


@cache
def all_bead_chains(n_base: int, n_other: int, options: BeadOptions) -> list[tuple[Bead, ...]]:
    """List every way to lay beads in the order of both texts, the empty one included."""
    beads = list(beads_of(n_base, n_other, options))

    def continued(i: int, j: int) -> Iterator[tuple[Bead, ...]]:
        yield ()
        for bead in beads:
            if bead[0] >= i and bead[1] >= j:
                for rest in continued(bead[0] + bead[2], bead[1] + bead[3]):
                    yield (bead, *rest)

    return list(continued(0, 0))


def best_beads(gains: Mapping[Bead, int], n_base: int, n_other: int) -> tuple[int, list[Bead]]:
    """Fill the whole table cell by cell, and walk back by the rule for ties."""
    table = [[0] * (n_other + 1) for _ in range(n_base + 1)]
    ending: dict[Pair, list[Bead]] = {}
    for bead in sorted(
        gains, key=lambda bead: (bead[2] + bead[3], abs(bead[2] - bead[3]), bead[2])
    ):
        ending.setdefault((bead[0] + bead[2], bead[1] + bead[3]), []).append(bead)
    for i in range(1, n_base + 1):
        for j in range(1, n_other + 1):
            totals = [table[bead[0]][bead[1]] + gains[bead] for bead in ending.get((i, j), ())]
            table[i][j] = max(table[i - 1][j], table[i][j - 1], *totals)
    found = []
    i, j = n_base, n_other
    while i and j:
        value = table[i][j]
        last = (b for b in ending[i, j] if table[b[0]][b[1]] + gains[b] == value)
        bead = next(last, None)
        if bead is not None:
            found.append(bead)
            i, j = bead[:2]
        elif table[i - 1][j] == value:
            i -= 1
        else:
            j -= 1
    return table[n_base][n_other], found[::-1]


def run_cost(length: int, opening: int, extension: int) -> int:
    """Return what a run of clauses without a partner costs."""
    return opening + length * extension if length else 0


def gap_cost(chain: Sequence[Pair], n_base: int, n_other: int, options: GapOptions) -> int:
    """Return what the gaps of a chain cost, in thousandths, run by run."""
    opening, extension = round(1000 * options.opening), round(1000 * options.extension)
    ends = [(-1, -1), *chain, (n_base, n_other)]
    total = 0
    for place, (before, after) in enumerate(pairwise(ends)):
        at_end = place in {0, len(chain)}
        free = {
            Span.GLOBAL: (False, False),
            Span.LOCAL: (True, True),
            Span.BASE_INSIDE: (False, True),
            Span.OTHER_INSIDE: (True, False),
        }[options.span]
        for side in (0, 1):
            if not (at_end and free[side]):
                total += run_cost(after[side] - before[side] - 1, opening, extension)
    return total


def best_chain_with_gaps(
    gains: Sequence[Sequence[int]], n_base: int, n_other: int, options: GapOptions
) -> int:
    """Try every chain of pairs."""
    return max(
        sum(gains[i][j] for i, j in chain) - gap_cost(chain, n_base, n_other, options)
        for chain in all_chains(n_base, n_other)
    )


def best_gap_score(
    gains: Sequence[Sequence[int]], n_base: int, n_other: int, options: GapOptions
) -> int:
    """Fill the three tables of Gotoh cell by cell."""
    opening, extension = round(1000 * options.opening), round(1000 * options.extension)
    free_base = options.span in {Span.LOCAL, Span.OTHER_INSIDE}
    free_other = options.span in {Span.LOCAL, Span.BASE_INSIDE}
    least = -(10**12)
    best = [[least] * (n_other + 1) for _ in range(n_base + 1)]
    base = [[least] * (n_other + 1) for _ in range(n_base + 1)]
    other = [[least] * (n_other + 1) for _ in range(n_base + 1)]
    for i in range(n_base + 1):
        for j in range(n_other + 1):
            start = not i and not j
            start |= (free_other and not i) or (free_base and not j) or options.span is Span.LOCAL
            values = [0] if start else []
            if i:
                base[i][j] = max(base[i - 1][j], best[i - 1][j] - opening) - extension
            if j:
                other[i][j] = max(other[i][j - 1], best[i][j - 1] - opening) - extension
            if i and j:
                values.append(best[i - 1][j - 1] + gains[i - 1][j - 1])
            best[i][j] = max(*values, base[i][j], other[i][j])
    if options.span is Span.LOCAL:
        return max(map(max, best))
    if free_other:
        return max(best[n_base])
    if free_base:
        return max(row[n_other] for row in best)
    return best[n_base][n_other]
