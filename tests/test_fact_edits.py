"""Edits of what a clause says change one thing, and tell which."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplodiff as dd
from _edits import Fact, construct, lines_of, printed
from _fact_edits import FACT_EDITS, RULES
from _texts import draft
from measure_facts import Tally, measure
from measure_links import bundled

KINDS = ["number", "date", "symbol", "negation", "verb", "hedge", "deadline"]
KINDS += ["addressee", "reference", "section"]
TEXTS = [lines for _, lines in bundled()]
TEXTS += [lines_of(dd.parse(draft(20, seed=seed).text)) for seed in range(3)]

CHANGED = [
    (
        "number",
        "Approves 200 observers for the harbour.",
        r"Approves 20\d observers for the harbour\.",
    ),
    ("number", "Spends 1,999 crowns on buoys.", r"Spends 2,00\d crowns on buoys\."),
    ("date", "Recalls the storm of 12 May 2031.", r"Recalls the storm of (?!12 )\d+ May 2031\."),
    ("date", "Recalls the storm of May 12, 2031.", r"Recalls the storm of May (?!12,)\d+, 2031\."),
    ("symbol", "Notes the report (S/2031/77).", r"Notes the report \(S/2031/(?!77)\d\d\)\."),
    ("reference", "Recalls resolution 99 (2031).", r"Recalls resolution 10\d \(2031\)\."),
    ("negation", "Ferries shall sail at night.", r"Ferries shall not sail at night\."),
    ("negation", "Ferries shall not sail.", r"Ferries shall sail\."),
    ("verb", "Calls upon the ferries to sail;", r"Invites the ferries to sail;"),
    ("hedge", "Ferries shall sail, as appropriate, by day.", r"Ferries shall sail, by day\."),
    ("hedge", "Ferries shall sail;", r"Ferries shall sail, [a-z ]+;"),
    ("deadline", "Urges a report within 30 days.", r"Urges a report within (?!30)\d+ days\."),
    ("deadline", "Requests a report;", r"Requests a report, (within|not later than|by) [\w ]+;"),
    ("addressee", "Urges all States to sail.", r"Urges (?!all States )[\w -]+ to sail\."),
]

UNCHANGED = [
    (
        "number",
        "Recalls resolution 99 adopted on 12 May 2031 and paragraph 3 above, within 30 days.",
    ),
    ("date", "Recalls the storm of May 2031."),
    ("symbol", "Notes the fares and/or charges of 2031."),
    ("negation", "Sets sail in May 2031."),
    ("verb", "Callsupon the ferries to sail."),
    ("hedge", "Requests the harbour masters:"),
    ("deadline", "Decides to remain seized of the ferries."),
    ("addressee", "Notes that all States sail."),
    ("reference", "Recalls paragraph 99 of the resolution."),
]


def test_there_are_ten_kinds() -> None:
    """Nine rules change a clause; section is an edit of the whole text."""
    assert list(FACT_EDITS) == [*RULES, "section"]
    assert set(FACT_EDITS) == set(KINDS)


@pytest.mark.parametrize(("kind", "text", "pattern"), CHANGED)
def test_rules_change_what_they_are_about(kind: str, text: str, pattern: str) -> None:
    """One stretch becomes another; the fact quotes both."""
    for seed in range(9):
        changed = RULES[kind](text, random.Random(seed))  # noqa: S311
        assert changed is not None
        after, fact = changed
        assert re.fullmatch(pattern, after)
        assert fact.kind == kind
        assert fact.before in text
        assert fact.after in after
        assert fact.before != fact.after


@pytest.mark.parametrize(("kind", "text"), UNCHANGED)
def test_rules_leave_other_things_alone(kind: str, text: str) -> None:
    """Citations are no quantities, periods no numbers, standing formulas have no terms."""
    assert RULES[kind](text, random.Random(0)) is None  # noqa: S311


@settings(max_examples=60)
@given(st.sampled_from(TEXTS), st.sampled_from(KINDS), st.integers(0, 99))
def test_only_lines_with_facts_change(lines: list, kind: str, seed: int) -> None:
    """A line has a fact or is as it was; none is moved, lost or added; it reads back."""
    made = construct(lines, [FACT_EDITS[kind]], seed=str(seed))
    assert made.links == {(i, i) for i in range(len(lines))}
    for before, after in zip(made.base, made.other, strict=True):
        assert (before == after) == (not after.facts)
        if after.facts:
            (fact,) = after.facts
            assert after.edits == (kind,)
            assert fact.kind == kind
            assert before.text != after.text
    text, _ = printed(made.other)
    assert [clause.text for clause in dd.parse(text)][1:] == [line.text for line in made.other]


def test_a_clause_crosses_into_the_other_section() -> None:
    """The last of the preamble becomes the first operative one, or the reverse."""
    text = (
        "The Assembly,\n\nNoting the storm in the strait,\n\n1. Welcomes the new ferry to Arland;"
    )
    lines = lines_of(dd.parse(text))
    seen = set()
    for seed in range(9):
        made = construct(lines, [FACT_EDITS["section"]], seed=str(seed))
        changed = [line for line in made.other if line.facts]
        assert len(changed) == 1
        seen.add((changed[0].text, changed[0].preambular, *changed[0].facts))
    assert seen == {
        ("Notes the storm in the strait;", False, Fact("section", "preambular", "operative")),
        ("Welcoming the new ferry to Arland,", True, Fact("section", "operative", "preambular")),
    }


def test_what_changed_is_told_by_its_name() -> None:
    """On the bundled texts every known change is found and named, and nothing else is told."""
    totals = sum(measure(bundled(), []).values(), Tally())
    assert totals.detected >= 0.97 * totals.known > 0
    assert totals.typed >= 0.97 * totals.known
    assert totals.alarms == 0 < totals.untouched
