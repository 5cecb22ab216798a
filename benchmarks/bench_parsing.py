"""Parsing: clauses per second beside the least that reading a text can cost, and its growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import diplodiff
from _frame import Growth, Measurement, Race
from _texts import draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplodiff.model import Statement

DRAFT = draft(200)


def bench_clauses_per_second() -> Measurement:
    """Cut, label, read acts and references in a fixed multiple of cutting the text into words."""
    text = DRAFT.text
    return Race(
        ours=lambda: diplodiff.parse(text),
        reference=text.split,
        against="str.split",
        gate=170,
        check=_check_parsed,
    ).run()


def bench_growth_of_parsing() -> Measurement:
    """Grow with the length of the text, and no faster."""
    return Growth(make=_parsing_of, sizes=(100, 400, 1600), gate=1.15).run()


def _parsing_of(n: int) -> Callable[[], Statement]:
    text = draft(n).text
    return lambda: diplodiff.parse(text)


def _check_parsed(ours: Statement, reference: list[str]) -> None:
    """Every clause that was written is found, and no word of it is lost."""
    found = [*ours.preamble, *ours.operative]
    assert len(found) == len(DRAFT.clauses)
    n_words = sum(len(clause.text.split()) for clause in found)
    assert n_words <= len(reference) <= n_words + len(found) + 10  # markers, the chapeau
