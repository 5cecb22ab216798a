"""`Alignment` -> the rows of a synopsis, in the order in which one reads the other text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.alignment._alignment import Alignment, Pair

__all__ = ["Entry", "synopsis"]


class Entry(NamedTuple):
    """One row of a synopsis, as clause indices.

    Parameters
    ----------
    base, other : tuple of int
        Clauses on the two sides, ascending; one side is empty for an added or dropped clause.
    similarity : float
        Largest similarity of the row's links, in [0, 1]; 0 without a link.
    moved : bool
        Whether a link of the row leaves the common order.
    split : bool
        Whether a base clause of the row is linked to several clauses, some perhaps in other rows.
    merged : bool
        Whether an other clause of the row is linked to several clauses, likewise.
    """

    base: tuple[int, ...]
    other: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False
    split: bool = False
    merged: bool = False


def synopsis(alignment: Alignment) -> tuple[Entry, ...]:
    """Arrange links and unlinked clauses as rows; every clause of both sides is in a row.

    Parameters
    ----------
    alignment : Alignment
        Links of two texts.

    Returns
    -------
    tuple of Entry
        Rows in the order of the other text. A dropped clause follows the row of the clause that
        stood before it in the base. A clause split in several, or several merged in one, make one
        row; a gathering of several into several makes one row per link, because a single redline
        of it could not be read. Its rows are marked as split and merged where their clauses stand
        in other rows too, so that nobody takes them for more clauses than there are.
    """
    linked = [
        *_linked(alignment),
        *(Entry(base=(), other=(j,)) for j in alignment.unmatched_other.tolist()),
    ]
    linked.sort(key=lambda entry: (entry.other, entry.base))
    place_of_base = {i: place for place, entry in enumerate(linked) for i in entry.base}
    placed = [((place, -1), entry) for place, entry in enumerate(linked)]
    # Ascending, so that a run of dropped clauses stays together.
    for i in alignment.unmatched_base.tolist():
        place_of_base[i] = place_of_base.get(i - 1, -1)
        placed.append(((place_of_base[i], i), Entry(base=(i,), other=())))
    placed.sort(key=lambda item: item[0])
    return tuple(entry for _, entry in placed)


def _linked(alignment: Alignment) -> Iterator[Entry]:
    groups: dict[int, list[Pair]] = {}
    for pair in alignment:
        groups.setdefault(pair.group, []).append(pair)
    for pairs in groups.values():
        if len(pairs) == 1:  # nearly always
            base, other, similarity, _, _, moved = pairs[0]
            yield Entry((base,), (other,), similarity, moved)
            continue
        n_base, n_other = (len(set(side)) for side in _sides(pairs))
        if min(n_base, n_other) == 1:
            yield _entry(pairs, split=n_other > 1, merged=n_base > 1)
        else:
            yield from _one_by_one(pairs)


def _one_by_one(pairs: list[Pair]) -> Iterator[Entry]:
    n_partners_of_base, n_partners_of_other = (Counter(side) for side in _sides(pairs))
    for pair in pairs:
        split, merged = n_partners_of_base[pair.base] > 1, n_partners_of_other[pair.other] > 1
        yield _entry([pair], split=split, merged=merged)


def _entry(pairs: list[Pair], *, split: bool, merged: bool) -> Entry:
    base, other = (tuple(sorted(set(side))) for side in _sides(pairs))
    return Entry(
        base=base,
        other=other,
        similarity=max(pair.similarity for pair in pairs),
        moved=any(pair.moved for pair in pairs),
        split=split,
        merged=merged,
    )


def _sides(pairs: list[Pair]) -> tuple[list[int], list[int]]:
    return [pair.base for pair in pairs], [pair.other for pair in pairs]
