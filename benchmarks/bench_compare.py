"""A whole comparison, from two texts to word edits, against the nearest Python rival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redlines import Redlines

import diplodiff
from _frame import Growth, Measurement, Race
from _texts import draft, renewed

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplodiff.comparison import Row
    from diplodiff.wording import Edit

N_CLAUSES = 40
BASE = draft(N_CLAUSES)
OTHER = renewed(BASE)


def bench_two_texts_of_40_clauses() -> Measurement:
    """Parse, link, explain and redline in the time that redlines takes to redline.

    That time, a ratio of 1, is the goal. It holds on a quiet machine (.95) and not on a busy one
    (1.07), whose caches we need more than redlines does; the gate keeps that from growing.
    """
    return Race(
        ours=lambda: _compared(BASE.text, OTHER.text),
        reference=lambda: Redlines(BASE.text, OTHER.text).output_markdown,
        against="redlines",
        gate=1.25,
        check=_check_comparison,
    ).run()


def bench_growth_of_comparisons() -> Measurement:
    """Grow no faster than the number of pairs of clauses."""
    return Growth(make=_comparison_of, sizes=(50, 150, 450), gate=2.2).run()


def _comparison_of(n: int) -> Callable[[], object]:
    base = draft(n)
    texts = base.text, renewed(base).text
    return lambda: _compared(*texts)


def _compared(base: str, other: str) -> list[tuple[Row, tuple[Edit, ...]]]:
    comparison = diplodiff.compare(diplodiff.parse(base), diplodiff.parse(other))
    return [(row, row.redline()) for row in comparison.rows()]


def _check_comparison(ours: list[tuple[Row, tuple[Edit, ...]]], reference: str) -> None:
    """Each clause is in a row with its renewal, and both found changed words."""
    rows = [row for row, _ in ours if row.base and row.other]
    assert len(rows) >= N_CLAUSES
    assert any(len(edits) > 1 for _, edits in ours)
    assert "<span" in reference
