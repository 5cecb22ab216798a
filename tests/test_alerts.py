"""What a careful reader would underline, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import diplodiff as dd
from diplodiff.changes.alerts import MOST_ALERTS, AlertKind
from strategies import statements

BASE = """The Council,

Recalling its aims,

1. Demands that the parties of Arland withdraw from the harbour of Sereth;

2. Requests the Secretary-General to report on the ferries of Arland within 30 days;

3. Calls upon all States to open their lighthouses to the crews of the pilot boats;

4. Decides that the tugs of the northern basin shall not sail at night;

5. Urges the owners to mend 30 cranes in the eastern docks of the capital;

6. Decides to establish a fund for the dredging of the western channel.
"""
OTHER = """The Council,

Recalling its aims,

Calling upon all States to open their lighthouses to the crews of the pilot boats,

1. Urges the parties of Arland to withdraw from the harbour of Sereth;

2. Requests the Secretary-General to report on the ferries of Arland;

3. Decides that the tugs of the northern basin shall sail at night;

4. Urges the owners to mend 20 cranes in the eastern docks of the capital.
"""


def kinds(base: str, other: str) -> list[AlertKind]:
    """Return the kinds of the alerts between two texts."""
    return [alert.kind for alert in dd.compare(dd.parse(base), dd.parse(other)).alerts()]


def test_what_matters_most_stands_first() -> None:
    """A negation, then what slid, was softened, lost its date, or is gone; then a number."""
    found = kinds(BASE, OTHER)
    wanted = [
        AlertKind.NEGATION,
        AlertKind.DEMOTION,
        AlertKind.SOFTENED,
        AlertKind.DEADLINE_LOST,
        AlertKind.COMMITMENT_DROPPED,
        AlertKind.QUANTITY,
    ]
    assert [kind for kind in dict.fromkeys(found) if kind in wanted] == wanted


def test_what_was_gained_is_told_too() -> None:
    """The way back strengthens, and a new commitment comes last."""
    found = kinds(OTHER, BASE)
    assert AlertKind.STRENGTHENED in found
    assert found[-1] is AlertKind.COMMITMENT_NEW


def test_a_new_edition_that_only_moves_its_date_is_told_last() -> None:
    """A mandate rolls on; nobody underlines it before anything else."""
    mandate = "The Council,\n\n1. Decides to extend the mandate until 3 May 2030."
    (alert,) = dd.compare(dd.parse(mandate), dd.parse(mandate.replace("2030", "2031"))).alerts()
    assert alert.kind is AlertKind.DEADLINE_CHANGED
    assert "later" in alert.reason


@given(statements, statements)
def test_alerts_are_few_and_quote_their_texts(base: dd.Statement, other: dd.Statement) -> None:
    """At most ten, none of a text against itself, each with words that stand where it says."""
    assert dd.compare(base, base).alerts() == ()
    found = dd.compare(base, other).alerts()
    assert len(found) <= MOST_ALERTS
    order = list(AlertKind)
    assert [order.index(alert.kind) for alert in found] == sorted(
        order.index(alert.kind) for alert in found
    )
    for alert in found:
        assert alert.base is not None or alert.other is not None
        assert alert.reason


def test_they_lead_every_report() -> None:
    """Terminal, Markdown and JSON have them above scores and rows."""
    comparison = dd.compare(dd.parse(BASE), dd.parse(OTHER))
    for report in (dd.render(comparison, "text"), dd.render(comparison, "markdown")):
        assert report.index("negation") < report.index("Similarity")
    assert len(comparison.to_dict()["alerts"]) == len(comparison.alerts())


def test_acts_that_bind_nobody_can_wait() -> None:
    """What is only welcomed, and a paragraph number no longer cited, are read further down."""
    base = """The Council,

1. Urges the owners to mend the cranes of the eastern docks, and welcomes the visit of the pilots;

2. Welcomes the report on paragraph 3 of resolution 12 (2001) on the tugs of the basin.
"""
    other = """The Council,

1. Urges the owners to mend the cranes of the eastern docks;

2. Welcomes the report on resolution 12 (2001) on the tugs of the basin.
"""
    assert kinds(base, other) == []


PREAMBLE = """The Council,

Recalling its aims,

{}

1. Demands that the parties of Arland withdraw from the harbour of Sereth;

2. {} the owners to mend the cranes of the eastern docks.
"""


def test_a_legal_basis_lost_or_changed() -> None:
    """Chapter VII dropped, turned to Chapter VI, or a threat no longer determined."""
    acting = PREAMBLE.format(
        "Acting under Chapter VII of the Charter of the United Nations,", "Urges"
    )
    without = PREAMBLE.format("", "Urges")
    assert kinds(acting, without) == [AlertKind.LEGAL_BASIS]
    assert kinds(without, acting) == [AlertKind.LEGAL_BASIS]
    assert AlertKind.LEGAL_BASIS in kinds(acting, acting.replace("VII", "VI"))
    threat = "{} the tugs of the northern basin in the harbour of Sereth to be a threat to peace,"
    determined, concern = (
        PREAMBLE.format(threat.format(words), "Urges")
        for words in ("Determining", "Concerned that it found")
    )
    assert AlertKind.LEGAL_BASIS in kinds(determined, concern)


def test_a_disputed_verb_is_told() -> None:
    """Where the scales do not agree, a reader has to."""
    assert kinds(PREAMBLE.format("", "Requests"), PREAMBLE.format("", "Urges")) == [
        AlertKind.DISPUTED
    ]


def test_others_who_are_bound_are_told() -> None:
    """Who has committed is as grave as whom a text asks."""
    base = "Norway and Sweden have committed to mend the cranes of the eastern docks."
    assert AlertKind.ACTOR in kinds(
        base, base.replace("Norway and Sweden", "The Government of Iceland")
    )


def test_many_alerts_leave_places_for_what_was_gained() -> None:
    """Losses of one kind take at most half, lead-ins none, and the rest can be had."""
    tasks = ("crane", "dock", "canal", "mole", "quay", "stair", "net", "gull", "clock", "buoy")
    dropped = "".join(
        f"({chr(97 + at)}) Ensure the care of every {task} of Arland;\n\n"
        for at, task in enumerate(tasks)
    )
    base = (
        f"The Council,\n\nRecalling its aims,\n\n1. Decides that all harbours shall:\n\n{dropped}"
    )
    other = (
        "The Council,\n\nRecalling its aims,\n\n1. Decides to found a school for pilots;\n\n"
        "2. Calls upon all States to send their youngest sailors there."
    )
    comparison = dd.compare(dd.parse(base), dd.parse(other))
    first, everything = comparison.alerts(), comparison.alerts(limit=None)
    found = [alert.kind for alert in first]
    assert AlertKind.COMMITMENT_NEW in found
    assert len(first) == MOST_ALERTS < len(everything)
    assert not any(
        alert.reason.startswith("“Decides that all harbours shall") for alert in everything
    )
    assert len(comparison.alerts(limit=3)) == 3


def test_reports_say_how_many_there_are() -> None:
    """Readers of the first ten know that there are more, and that a quotation is cut."""
    asks = [f"{at}. Requests the pilots of dock {at} to count their boats;" for at in range(1, 15)]
    front = "The Council,\n\nRecalling its aims,\n\n"
    base, other = front + "\n\n".join(asks), f"{front}1. Adjourns."
    comparison = dd.compare(dd.parse(base), dd.parse(other))
    counted = f"10 of {len(comparison.alerts(limit=None))} alerts."
    assert counted in dd.render(comparison, "text")
    assert counted in dd.render(comparison, "markdown")


def test_a_cut_quotation_says_so() -> None:
    """An act is quoted by its first words, with an ellipsis where more follow."""
    base = """The Council,

1. Urges the owners to mend the cranes of the eastern docks{}.
"""
    more = (
        ", and requests the pilots to report on the tugs and barges of the northern basin "
        "in the dry season"
    )
    comparison = dd.compare(dd.parse(base.format(more)), dd.parse(base.format("")))
    assert any(alert.reason.endswith("…” dropped") for alert in comparison.alerts())


def test_a_mandate_that_goes_on_is_shown_in_full() -> None:
    """It is only renewed, but its deadline moved."""
    mandate = "The Council,\n\n1. Decides to extend the mandate until 3 May 2030."
    comparison = dd.compare(dd.parse(mandate), dd.parse(mandate.replace("2030", "2031")))
    assert "{+2031" in dd.render(comparison, "text")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("an immediate and unconditional cease-fire", "a cease-fire"),
        ("to cooperate fully with the pilots", "to cooperate with the pilots"),
        ("all necessary means to clear the basin", "all appropriate means to clear the basin"),
        ("to count and publish the tides", "to count or publish the tides"),
        ("to leave quickly and unconditionally", "to leave quickly"),
    ],
)
def test_how_far_an_act_goes(old: str, new: str) -> None:
    """Words of extent that go, or give way to others, are told in what binds."""
    base = f"The Council,\n\n1. Calls for {old} in the harbour of Sereth by the boats of Arland."
    if old.startswith("to "):
        base = base.replace("Calls for", "Urges the owners")
    comparison = dd.compare(dd.parse(base), dd.parse(base.replace(old, new)))
    assert AlertKind.FIRMNESS in [alert.kind for alert in comparison.alerts()]


def test_quotations_stand_where_they_say() -> None:
    """Facts and alerts slice to their words, the verb that a deed is put off by as well."""
    folder = Path(__file__).parents[1] / "seeds" / "examples"
    first, second = (
        dd.read(folder / f"harbour-council-{which}-reading.txt") for which in ("first", "second")
    )
    comparison = dd.compare(first, second)
    facts = [fact for row in comparison.rows() for fact in row.change.facts]
    assert facts
    for told in (*facts, *comparison.alerts()):
        for phrase, text in ((told.base, first.source_text), (told.other, second.source_text)):
            if phrase is not None:
                assert " ".join(text[phrase.start : phrase.end].split()) == phrase.text


def test_a_quantity_at_the_end_of_a_clause_is_no_note() -> None:
    """It may be what was negotiated: never unchanged; decimals are not compared as thousands."""
    clause = "The Council,\n\n1. Decides that the force shall comprise, at least, {}."
    comparison = dd.compare(dd.parse(clause.format(20)), dd.parse(clause.format(50)))
    assert [row.change.kind for row in comparison.rows()][-1] is dd.ChangeKind.AMENDED
    rate = "The Council,\n\n1. Decides that the owners shall pay {} crowns."
    (alert,) = dd.compare(dd.parse(rate.format("3.5")), dd.parse(rate.format("3.25"))).alerts()
    assert "more" not in alert.reason


def test_the_order_of_facts_is_that_of_the_text() -> None:
    """What is cited by another act is told in the order of the base, whatever the hash seed."""
    listed = [f"resolution {number} (2001)" for number in (31, 17, 95, 42)]
    base = f"The Council,\n\n1. Requests a report on {', '.join(listed)}, and urges all to act."
    other = f"The Council,\n\n1. Urges all to act on {', '.join(listed)}, and requests a report."
    rows = dd.compare(dd.parse(base), dd.parse(other)).rows()
    told = [
        fact.base.text
        for row in rows
        for fact in row.change.facts
        if fact.base is not None and "cited by" in fact.detail
    ]
    assert told == sorted(told, key=base.index)
