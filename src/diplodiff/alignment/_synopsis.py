"""`Alignment` -> the rows of a synopsis, in the order in which one reads the other text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.alignment._alignment import Alignment

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
    """

    base: tuple[int, ...]
    other: tuple[int, ...]
    similarity: float = 0.0
    moved: bool = False


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
        of it could not be read.
    """
    linked = [
        *_linked(alignment),
        *(Entry(base=(), other=(j,)) for j in alignment.unmatched_other.tolist()),
    ]
    linked.sort(key=lambda entry: (entry.other, entry.base))
    place_of_base = {i: place for place, entry in enumerate(linked) for i in entry.base}
    placed = [((place, -1), entry) for place, entry in enumerate(linked)]
    for (
        i
    ) in alignment.unmatched_base.tolist():  # ascending: a run of dropped clauses stays together
        place_of_base[i] = place_of_base.get(i - 1, -1)
        placed.append(((place_of_base[i], i), Entry(base=(i,), other=())))
    placed.sort(key=lambda item: item[0])
    return tuple(entry for _, entry in placed)


def _linked(alignment: Alignment) -> Iterator[Entry]:
    groups: dict[int, list[int]] = {}
    for link, group in enumerate(alignment.group.tolist()):
        groups.setdefault(group, []).append(link)
    for links in groups.values():
        together = _entry(alignment, links)
        if min(len(together.base), len(together.other)) == 1:
            yield together
        else:
            yield from (_entry(alignment, [link]) for link in links)


def _entry(alignment: Alignment, links: list[int]) -> Entry:
    return Entry(
        base=tuple(sorted(set(alignment.base[links].tolist()))),
        other=tuple(sorted(set(alignment.other[links].tolist()))),
        similarity=float(alignment.similarity[links].max()),
        moved=bool(alignment.moved[links].any()),
    )
