"""Slow twins: what the fast code computes, written so plainly that one can see it is right."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from diplodiff.alignment import Alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy.typing as npt

    from diplodiff._arrays import FloatArray, IntArray
    from diplodiff.alignment import LinkOptions

Pair = tuple[int, int]
Link = tuple[int, int, int, bool]


# Wording


def common_subsequence_length(base: Sequence[int], other: Sequence[int]) -> int:
    """Return the length of a longest common subsequence, by the textbook table."""
    table = [[0] * (len(other) + 1) for _ in range(len(base) + 1)]
    for i, token in enumerate(base):
        for j, candidate in enumerate(other):
            if token == candidate:
                table[i + 1][j + 1] = table[i][j] + 1
            else:
                table[i + 1][j + 1] = max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


# Letter groups


def bucket_counts(texts: Iterable[str]) -> list[tuple[int, int, int]]:
    """Count letter groups by bucket, one word after the other; rows of (text, bucket, count)."""
    entries = []
    for row, text in enumerate(texts):
        counts: Counter[int] = Counter()
        for word in folded_words(text):
            padded = f" {word} " if len(word) > 1 else f" {word}  "
            counts.update(bucket(padded[i : i + 4]) for i in range(len(padded) - 3))
        entries += [(row, number, count) for number, count in sorted(counts.items())]
    return entries


def folded_words(text: str) -> list[str]:
    """Return the runs of letters and digits, accents off, in lower case."""
    plain = "".join(
        part.lower()
        for letter in text
        for part in unicodedata.normalize("NFKD", letter)
        if unicodedata.category(part) not in {"Mn", "Me"}
    )
    return "".join(letter if letter.isalnum() else " " for letter in plain).split()


def bucket(group: str) -> int:
    """Hash four characters into one of 2**17 buckets, in whole numbers modulo 2**32."""
    value = 0
    for letter in group:
        value = (value * 0x9E3779B1 + ord(letter)) % 2**32
    value ^= value >> 15
    value = value * 0x85EBCA6B % 2**32
    value ^= value >> 13
    return value % 2**17


# Similarity


def integer_cosine(base: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> FloatArray:
    """Round rows scaled to a length of 3,900 and take the cosines of the whole numbers."""
    base_rows, other_rows = [whole_row(row) for row in base], [whole_row(row) for row in other]
    result = np.zeros((len(base_rows), len(other_rows)), np.float32)
    for i, first in enumerate(base_rows):
        for j, second in enumerate(other_rows):
            product = sum(a * b for a, b in zip(first, second, strict=True))
            squares = sum(a * a for a in first) * sum(b * b for b in second)
            result[i, j] = max(0.0, product / math.sqrt(squares)) if squares else 0.0
    return result


def whole_row(row: Sequence[float]) -> list[int]:
    """Scale a row to a length of 3,900 and round its entries."""
    largest = max((abs(value) for value in row), default=0.0) or 1.0
    divided = [value / largest for value in row]
    total = 0.0
    for value in divided:  # one by one: `sum` compensates for rounding from Python 3.12 on
        total += value * value
    scale = 3900.0 / (math.sqrt(total) or 1.0)
    return [round(value * scale) for value in divided]


def rarity_weighted(
    base: Sequence[Sequence[float]], other: Sequence[Sequence[float]]
) -> tuple[list[list[float]], list[list[float]]]:
    """Multiply each column by how rare it is in the text where it is the more common."""
    weights = []
    for column in range(len([*base, *other, []][0])):
        share = max(
            sum(row[column] != 0 for row in rows) / (len(rows) + 1) for rows in (base, other)
        )
        weights.append(-math.log(share) if share else 0.0)
    first, second = (
        [[value * weight for value, weight in zip(row, weights, strict=True)] for row in rows]
        for rows in (base, other)
    )
    return first, second


# First looks


def sketch(text: str, *, place: Sequence[int], weight: Sequence[int]) -> list[int]:
    """Add up the signed weights of a text's letter groups, and scale the sums."""
    total = [0] * (max(place) + 1)
    for _, number, count in bucket_counts([text]):
        total[place[number]] += count * weight[number]
    length = math.sqrt(sum(value * value for value in total)) or 1.0
    return [round(value * (3900.0 / length)) for value in total]


def first_look(base: Sequence[list[int]], other: Sequence[list[int]], weights: list[int]) -> float:
    """Return the mean of squared cosines with the best partners, weights of both sides in a row."""
    best = [max((cosine(row, column) for column in other), default=0.0) for row in base]
    best += [max((cosine(row, column) for row in base), default=0.0) for column in other]
    total = sum(n * round(value * value, 4) for n, value in zip(weights, best, strict=True))
    return total / (sum(weights) or 1)


def cosine(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the cosine of two rows, at least 0; 0 where one of them is all zeros."""
    squares = sum(a * a for a in first) * sum(b * b for b in second)
    product = sum(a * b for a, b in zip(first, second, strict=True))
    return max(0.0, product / math.sqrt(squares)) if squares else 0.0


# Segments


def mutual_segments(
    cosine: Sequence[Sequence[float]], base_first: Sequence[int], other_first: Sequence[int]
) -> list[list[float]]:
    """Add up how far the segments of each pair of clauses take each other for their origin."""
    base = _clauses_of_segments(base_first, len(cosine))
    other = _clauses_of_segments(other_first, len(cosine[0]))
    back = list(zip(*cosine, strict=True))

    def mutual(a: int, b: int) -> float:
        return math.sqrt(share(cosine[a], b) * share(back[b], a))

    return [
        [sum(mutual(a, b) for a in of_base for b in of_other) for of_other in other]
        for of_base in base
    ]


def _clauses_of_segments(first: Sequence[int], n_segments: int) -> list[range]:
    return [range(a, b) for a, b in zip(first, [*first[1:], n_segments], strict=True)]


def share(values: Sequence[float], place: int) -> float:
    """Return one partner's share by exp(20 v) - 1; having none counts as a plain exp(20 * .2)."""
    odds = [math.exp(20 * value) - 1 for value in values]
    return odds[place] / (sum(odds) + math.exp(20 * 0.2))


# Context


def around(guess: npt.NDArray[np.floating]) -> list[list[float]]:
    """Return the share of the expected links of nearby clauses that lies around each pair."""

    def nearness(away: int) -> float:
        return math.exp(-away * away / 2) if abs(away) <= 3 else 0.0

    cells = list(np.ndindex(guess.shape))

    def share_around(i: int, j: int) -> float:
        near = sum(nearness(i - k) * nearness(j - m) * guess[k, m] for k, m in cells)
        of_base = sum(nearness(i - k) * guess[k, m] for k, m in cells)
        of_other = sum(nearness(j - m) * guess[k, m] for k, m in cells)
        return float(near - guess[i, j]) / math.sqrt(max(of_base * of_other, 1e-3))

    return [[share_around(i, j) for j in range(guess.shape[1])] for i in range(guess.shape[0])]


def left_by_others(
    base: Sequence[set[int]],
    other: Sequence[set[int]],
    weight: Sequence[float],
    guess: npt.NDArray[np.floating],
) -> tuple[list[list[float]], list[list[float]]]:
    """Weigh what likely pairs share, and what of it is probably no other partner's."""
    left, whole = np.zeros(guess.shape), np.zeros(guess.shape)
    for i, j in np.ndindex(guess.shape):
        if guess[i, j] < 0.02:
            continue
        shared = base[i] & other[j]
        rivals = (
            [(guess[i, m], other[m]) for m in range(len(other)) if m != j],
            [(guess[k, j], base[k]) for k in range(len(base)) if k != i],
        )
        left[i, j] = min(
            sum(
                weight[word] * math.prod(1 - p for p, has in side if p >= 0.02 and word in has)
                for word in shared
            )
            for side in rivals
        )
        whole[i, j] = sum(weight[word] for word in shared)
    return left.tolist(), whole.tolist()


# Alignment


def all_chains(n_base: int, n_other: int) -> Iterator[tuple[Pair, ...]]:
    """List every one-to-one chain of pairs in the order of both texts, the empty one included."""
    for length in range(min(n_base, n_other) + 1):
        for base in combinations(range(n_base), length):
            for other in combinations(range(n_other), length):
                yield tuple(zip(base, other, strict=True))


def heaviest_chain(weight: Sequence[Sequence[int]]) -> list[Pair]:
    """Fill the whole table cell by cell and walk back: a link first, else skip in the base."""
    n_base, n_other = len(weight), len(weight[0]) if weight else 0
    best = [[0] * (n_other + 1) for _ in range(n_base + 1)]
    for i in range(n_base):
        for j in range(n_other):
            with_link = best[i][j] + weight[i][j] if weight[i][j] > 0 else 0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], with_link)
    chain = []
    i, j = n_base, n_other
    while i and j:
        pair = weight[i - 1][j - 1]
        if pair > 0 and best[i][j] == best[i - 1][j - 1] + pair:
            i, j = i - 1, j - 1
            chain.append((i, j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return chain[::-1]


def crosses(pair: Pair, chain: Iterable[Pair]) -> bool:
    """Tell whether some link of the chain is before the pair in one text, after it in the other."""
    return any((pair[0] - i) * (pair[1] - j) < 0 for i, j in chain)


def groups(pairs: Sequence[Pair]) -> list[int]:
    """Give links that hang together one number, counted in the order of first appearance."""
    found = list(range(len(pairs)))
    changed = True
    while changed:
        changed = False
        for first, (i, j) in enumerate(pairs):
            for second, (k, m) in enumerate(pairs):
                if (i == k or j == m) and found[second] > found[first]:
                    found[second] = found[first]
                    changed = True
    order = list(dict.fromkeys(found))
    return [order.index(number) for number in found]


def admissible(
    similarity: FloatArray, options: LinkOptions, partners: Iterable[Pair] = ()
) -> set[Pair]:
    """List the partners, equal texts, and pairs above the floor that lead their best rivals."""
    n_base, n_other = similarity.shape
    if not n_base or not n_other:
        return set()
    lead_base = [mean_of_best(similarity[i, :]) for i in range(n_base)]
    lead_other = [mean_of_best(similarity[:, j]) for j in range(n_other)]
    equal = {pair for pair in np.ndindex(similarity.shape) if similarity[pair] == 1}
    leading = {
        (i, j)
        for i in range(n_base)
        for j in range(n_other)
        if similarity[i, j] >= np.float32(options.floor)
        and similarity[i, j] - np.float32(0.375) * (lead_base[i] + lead_other[j])
        >= np.float32(options.margin)
    }
    return {*partners, *equal, *leading}


def mean_of_best(values: FloatArray) -> np.float32:
    """Return the mean of the three largest values, added from the smallest up; missing are 0."""
    best = sorted(values)[-3:]
    total = np.float32(0)
    for value in best:
        total += value
    return np.float32(total / np.float32(3))


def align(
    similarity: FloatArray,
    options: LinkOptions,
    assign: Callable[[npt.NDArray[np.int64]], tuple[IntArray, IntArray]],
    partners: Iterable[Pair] = (),
) -> list[Link]:
    """Follow the four steps of the linking with sets of pairs; rows of (i, j, group, moved).

    `assign` breaks the ties between assignments; that it finds a heaviest one is tested apart.
    """
    n_base, n_other = similarity.shape
    turned = list(similarity.T.flat) < list(similarity.flat)  # the smaller matrix is solved
    if n_base > n_other or (n_base == n_other and turned):
        allowed = admissible(similarity.T, options, [(j, i) for i, j in partners])
        links = {(j, i): moved for i, j, moved in _links(similarity.T, allowed, options, assign)}
    else:
        allowed = admissible(similarity, options, partners)
        links = {(i, j): moved for i, j, moved in _links(similarity, allowed, options, assign)}
    pairs = sorted(links)
    return [(i, j, group, links[i, j]) for (i, j), group in zip(pairs, groups(pairs), strict=True)]


def _links(
    similarity: FloatArray,
    allowed: set[Pair],
    options: LinkOptions,
    assign: Callable[[npt.NDArray[np.int64]], tuple[IntArray, IntArray]],
) -> list[tuple[int, int, bool]]:
    weight = [[0] * similarity.shape[1] for _ in range(similarity.shape[0])]
    for i, j in allowed:
        weight[i][j] = int(np.rint(similarity[i, j] * np.float32(10_000)))
    chain = heaviest_chain(weight)
    left = sorted(pair for pair in allowed if not _shares_a_clause(pair, chain))
    rows, columns = sorted({i for i, _ in left}), sorted({j for _, j in left})
    table = [[weight[i][j] if (i, j) in left else 0 for j in columns] for i in rows]
    base, other = assign(np.array(table, np.int64).reshape(len(rows), len(columns)))
    one_to_one = [*chain, *((rows[i], columns[j]) for i, j in zip(base, other, strict=True))]
    alone = [
        (i, j) for i, j in one_to_one if similarity[i, j] >= np.float32(options.near_identical)
    ]
    more = {pair for pair in allowed if not _shares_a_clause(pair, alone)}
    return [(i, j, crosses((i, j), chain)) for i, j in {*one_to_one, *more}]


def _shares_a_clause(pair: Pair, pairs: Iterable[Pair]) -> bool:
    return any(pair[0] == i or pair[1] == j for i, j in pairs)


def exchanged(alignment: Alignment) -> Alignment:
    """Exchange base and other, with the links and the groups in their order again."""
    names = ("other", "base", "similarity", "moved", "probability")
    columns = [getattr(alignment, name) for name in names]
    links = sorted(zip(*(column.tolist() for column in columns), strict=True))
    return alignment_of(
        links=[(i, j) for i, j, *_ in links],
        sizes=(alignment.n_other, alignment.n_base),
        similarity=[link[2] for link in links],
        moved=[link[3] for link in links],
        probability=[link[4] for link in links],
    )


def alignment_of(
    *,
    links: Sequence[Pair],
    sizes: tuple[int, int],
    similarity: Sequence[float],
    moved: Sequence[bool],
    probability: Sequence[float] | None = None,
) -> Alignment:
    """Make an alignment of ordered pairs, groups worked out; as probable as alike if not said."""
    return Alignment(
        n_base=sizes[0],
        n_other=sizes[1],
        base=np.array([i for i, _ in links], np.int32),
        other=np.array([j for _, j in links], np.int32),
        similarity=np.array(similarity, np.float32),
        probability=np.array(similarity if probability is None else probability, np.float32),
        group=np.array(groups(links), np.int32),
        moved=np.array(moved, np.bool_),
    )
