"""Slow twins: what the fast code computes, written so plainly that one can see it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


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
