"""What looks like a grave change and is none: no alert tells of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

import diplodiff as dd
from diplodiff.changes import Change, ChangeKind, Fact, FactKind
from diplodiff.changes.alerts import AlertKind, AlertRow, alerts_of


def compared(base: str, other: str, *, number: int = 12) -> dd.Comparison:
    """Compare two one-paragraph resolutions, or those with more clauses given in full."""
    texts = (
        text if "\n" in text else f"The Council,\n\nRecalling its aims,\n\n1. {text}"
        for text in (base, other)
    )
    first, second = (
        dd.parse(f"Resolution {number + at} (2030)\nof 3 May 203{at}\n\n{text}")
        for at, text in enumerate(texts)
    )
    return dd.compare(first, second)


def alerts(base: str, other: str) -> set[AlertKind]:
    """Return the kinds of the alerts between two texts."""
    return {alert.kind for alert in compared(base, other).alerts()}


def kinds(base: str, other: str) -> set[FactKind]:
    """Return the kinds of all facts between two texts."""
    return {fact.kind for row in compared(base, other).rows() for fact in row.change.facts}


@pytest.mark.parametrize(
    ("base", "other"),
    [
        (
            "Takes note of the statement of the Republic of Arland, 58 and of its report;",
            "Takes note of the statement of the Republic of Arland, 46 and of its report;",
        ),
        (
            "Recalls the letter of 3 December 1992, 2/ in which the pilots wrote to it;",
            "Recalls the letter of 3 December 1992, 5/ in which the pilots wrote to it;",
        ),
        (
            "Recalls the plan of 19 March 1978, 8 approved by the owners of the docks;",
            "Recalls the plan of 19 March 1978 approved by the owners of the docks;",
        ),
        (
            "Recalls the meetings of 12 and 14 July on the ferries of the basin;",
            "Recalls the meetings of 13 and 14 July on the ferries of the basin;",
        ),
        (
            "Welcomes the ferries that have crossed the basin since 1967 with their crews;",
            "Welcomes the ferries that have crossed the basin since 1977 with their crews;",
        ),
    ],
)
def test_marks_days_and_years_count_nothing(base: str, other: str) -> None:
    """Marks of notes are printed matter; days and years are dates."""
    assert FactKind.NUMBER not in kinds(base, other)
    assert AlertKind.QUANTITY not in alerts(base, other)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        (
            "Requests the owners to keep 12 tugs in the basin;",
            "Requests the owners to keep 14 tugs in the basin;",
        ),
        (
            "Requests the owners, by 3 May 2030, 8 pilots being there, to open the docks;",
            "Requests the owners, by 3 May 2030, 9 pilots being there, to open the docks;",
        ),
        (
            "Decides that the fleet shall have 2000 sailors;",
            "Decides that the fleet shall have 1900 sailors;",
        ),
    ],
)
def test_what_is_counted_is_a_quantity(base: str, other: str) -> None:
    """A number with what it counts is told, whatever stands in front of it."""
    assert AlertKind.QUANTITY in alerts(base, other)


def test_a_target_year_has_a_direction() -> None:
    """A year behind "by" is a deadline, and moves later or sooner."""
    base = "Notes that the docks are to be emptied of coal by 2030 in all harbours;"
    reasons = " ".join(
        alert.reason for alert in compared(base, base.replace("2030", "2050")).alerts()
    )
    assert "later" in reasons


@pytest.mark.parametrize(
    ("base", "other"),
    [
        (
            "Stresses the will to prevent Arland from closing the basin to ferries;",
            "Stresses the will to ensure that Arland can never close the basin to ferries;",
        ),
        (
            "Decides that the claims of Arland have no legal validity;",
            "Decides that the claims of Arland are null and void;",
        ),
        (
            "Calls upon all harbours to refrain from opening the docks;",
            "Calls upon all harbours not to open the docks;",
        ),
        (
            "Decides that no harbour shall open the docks of the basin;",
            "Decides that harbours shall not open the docks of the basin;",
        ),
        (
            "Decides not to lift the ban on night sailing;",
            "Decides to maintain the ban on night sailing;",
        ),
        (
            "Calls upon all harbours not to recognize any claim to the basin;",
            "Reiterates the call upon all harbours not to recognize any claim to the basin;",
        ),
    ],
)
def test_the_same_in_other_words_is_no_negation(base: str, other: str) -> None:
    """What is denied by a verb on one side and by "not" on the other is denied on both."""
    for first, second in ((base, other), (other, base)):
        assert AlertKind.NEGATION not in alerts(first, second)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        (
            "Decides that the tugs shall not sail at night;",
            "Decides that the tugs shall sail at night;",
        ),
        (
            "Decides that no vessel shall sail at night;",
            "Decides that a vessel shall sail at night;",
        ),
        (
            "Notes that Arland does not recognize the border;",
            "Notes that Arland recognizes the border;",
        ),
    ],
)
def test_the_contrary_is_a_negation(base: str, other: str) -> None:
    """A denial of what stands on both sides comes first."""
    for first, second in ((base, other), (other, base)):
        assert AlertKind.NEGATION in alerts(first, second)


def test_a_recital_is_no_demotion() -> None:
    """A preamble that looks back on what the base text decided takes nothing from it."""
    base = """The Council,

Recalling its aims,

1. Decides that a tribunal of the basin shall be established to judge the pilots of Arland;

2. Requests the owners to open the docks.
"""
    other = """The Council,

Reaffirming in {} that a tribunal of the basin shall be established to judge the pilots of Arland,

1. Requests the owners to open the docks.
"""
    recital = other.format("resolution 12 (2030) its will")
    demoted = other.format("this text its will")
    assert AlertKind.DEMOTION not in alerts(base, recital)
    assert AlertKind.DEMOTION in alerts(base, demoted)
    assert AlertKind.DEMOTION not in alerts(base, other.format("principle its decision"))


def test_gravest_alerts_need_a_sure_link() -> None:
    """What shares no more than a few words with another clause says nothing of its force."""
    (clause,) = dd.parse("We demand that the tugs of the basin sail at night.").clauses
    (later,) = dd.parse("We invite the owners of the basin to open their docks.").clauses
    fact = Fact(kind=FactKind.OPENING, force=dd.Force.WEAKER, base=None, other=None)
    for kept, firm, told in ((0.2, False, 0), (0.2, True, 0), (0.4, True, 1), (0.6, False, 1)):
        change = Change(kind=ChangeKind.AMENDED, facts=(fact,), kept_base=kept, kept_other=kept)
        assert len(alerts_of([AlertRow((clause,), (later,), change, firm)])) == told
    partial = replace(change, kind=ChangeKind.PARTIAL)
    assert alerts_of([AlertRow((clause,), (later,), partial, firm=True)]) == ()


@pytest.mark.parametrize(
    "words",
    [
        "the statement made on 16 December 2028",
        "the accord signed on 16 December 2033",
        "the pilots who met on 16 December 2028",
    ],
)
def test_the_date_of_something_else_is_no_deadline(words: str) -> None:
    """Neither what was done on a day, nor a day that has passed, bounds what is asked for."""
    base = f"Requests the owners of the docks to follow {words} in the harbour of Arland;"
    other = base.replace(f" {words[words.index('on 16') :]}", "")
    deadlines = {AlertKind.DEADLINE_LOST, AlertKind.DEADLINE_CHANGED, AlertKind.STRENGTHENED}
    assert deadlines.isdisjoint(alerts(base, other) | alerts(other, base))


def test_a_deadline_that_another_act_has_is_not_lost() -> None:
    """A later date in the same paragraph extends the mandate, whichever act carries it."""
    base = "Decides to extend the mandate of the pilots of Arland until 15 September 2031;"
    other = (
        "Welcomes the report, and decides to extend the mandate of the pilots of Arland until "
        "15 December 2031;"
    )
    for row in compared(base, other).rows():
        for fact in row.change.facts:
            assert fact.kind is not FactKind.DEADLINE or fact.detail == "later"
    assert AlertKind.DEADLINE_LOST not in alerts(base, other)


def test_who_is_still_named_is_not_dropped() -> None:
    """A call that is only reiterated goes to the same harbours."""
    base = "Calls upon all harbours not to recognize any claim to the basin;"
    other = "Reiterates the call upon all harbours not to recognize any claim to the basin;"
    assert AlertKind.ADDRESSEE not in alerts(base, other)


def test_a_tilde_is_a_hyphen() -> None:
    """Scans print one for the other."""
    base = "Requests the Secretary-General to report on the ferries of the basin;"
    comparison = compared(base, base.replace("Secretary-General", "Secretary~General"))
    assert comparison.alerts() == ()
    assert comparison.rows()[-1].change.kind is ChangeKind.UNCHANGED
