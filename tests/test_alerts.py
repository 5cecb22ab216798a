"""What a careful reader would underline, and in which order."""

from __future__ import annotations

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
