"""What is said below a clause: a line for each act, for what is cited, for what is open."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from diplodiff.model import (
    Act,
    Addressee,
    AddresseeClass,
    Bracket,
    ClauseKind,
    Performative,
    Phrase,
    Reference,
    ReferenceKind,
    Timing,
    TimingKind,
)
from diplodiff.rendering import render
from diplodiff.rendering._statement_words import notes, usual_actor
from reports import clause, statement

DIRECTIVE = Performative.DIRECTIVE
COMMISSION = Addressee(text="the Lake Commission", start=6, end=25, category=AddresseeClass.ORGAN)
STATES = Addressee(text="all States", start=0, end=0, category=AddresseeClass.ALL_STATES)


def act(opening: str, **more: object) -> Act:
    """Make an act that stands nowhere in particular."""
    return Act(opening=opening, start=0, end=0, **more)


def said(made: Act, **more: object) -> tuple[str, ...]:
    """Return what is said below a clause with one act."""
    return notes(clause("Urges all", acts=(made,), **more))


def phrase(words: str) -> Phrase:
    """Make a phrase that stands nowhere in particular."""
    return Phrase(text=words, start=0, end=0)


def timing(words: str) -> Timing:
    """Make a timing that stands nowhere in particular."""
    return Timing(text=words, start=0, end=0, kind=TimingKind.DATE)


def cited(kind: ReferenceKind, identity: str, **more: object) -> Reference:
    """Make a reference that stands nowhere in particular."""
    return Reference(text="", start=0, end=0, kind=kind, identity=identity, **more)


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({}, ""),
        ({"performative": DIRECTIVE}, "directive"),
        ({"addressees": (STATES, COMMISSION)}, "→ all States, the Lake Commission"),
        ({"deadline": timing("by 1 May 2025")}, "by 1 May 2025"),
        (
            {
                "addressees": (COMMISSION,),
                "deadline": timing("by 1 May 2025"),
                "frequency": timing("every 60 days"),
                "place": phrase("in Hilltown"),
                "modal": phrase("shall"),
                "performative": DIRECTIVE,
            },
            (
                "→ the Lake Commission · by 1 May 2025 · every 60 days · in Hilltown · shall"
                " · directive"
            ),
        ),
        (
            {"inherited": True, "addressees": (STATES,), "performative": DIRECTIVE},
            "(Urges) → all States · directive",
        ),
        (
            {"actor": phrase("the Ministers"), "performative": DIRECTIVE},
            "the Ministers Urges · directive",
        ),
        ({"actor": phrase("the Ministers")}, ""),
    ],
)
def test_an_act_is_said_in_one_line(parts: dict, line: str) -> None:
    """To whom, by when, how often, where, with which modal, of what sort: what there is."""
    assert said(act("Urges", **parts)) == ((line,) if line else ())


def test_several_acts_are_told_apart_by_their_verbs() -> None:
    """One line each, in the order of the text."""
    acts = (act("Urges", addressees=(COMMISSION,)), act("decides", deadline=timing("in May")))
    assert notes(clause("Urges all", acts=acts)) == (
        "Urges → the Lake Commission",
        "decides · in May",
    )


def test_the_usual_actor_is_not_named_again() -> None:
    """Whoever acts in most acts of a text needs no naming below every clause."""
    ministers, group = phrase("the Ministers"), phrase("the Group")
    acts = [act("Urges", actor=actor, addressees=(STATES,)) for actor in (group, ministers)]
    shown = statement(*(clause("Urges all", acts=(one,)) for one in (*acts, acts[1])))
    assert usual_actor(shown) == "the ministers"
    report = render(shown, "text")
    assert report.count("the Group Urges → all States") == 1
    assert "the Ministers" not in report


def test_what_comes_from_the_clause_above_is_said_there() -> None:
    """A sub-clause with a lent verb has a line for what it adds, or none."""
    above = Timing(text="by May", start=90, end=96, kind=TimingKind.DATE)
    lent = act("Urges", inherited=True, deadline=above, performative=DIRECTIVE)
    assert said(lent) == ()
    assert said(dataclasses.replace(lent, frequency=timing("each May"))) == (
        "each May · directive",
    )


def test_a_modal_within_the_opening_is_not_said_again() -> None:
    """It is in italics already."""
    will = Phrase(text="will", start=3, end=7)
    meet = Act(opening="will meet", start=3, end=12, modal=will, performative=DIRECTIVE)
    assert said(meet) == ("directive",)


def test_nobody_acts_in_a_text_without_actors() -> None:
    """There is no usual actor then."""
    assert not usual_actor(statement(clause("Urges all", acts=(act("Urges"),))))


def test_the_sort_of_a_preambular_act_goes_without_saying() -> None:
    """It is said beside something else only."""
    preamble = {"kind": ClauseKind.PREAMBULAR}
    assert said(act("Urges", performative=DIRECTIVE), **preamble) == ()
    addressed = act("Urges", performative=DIRECTIVE, addressees=(STATES,))
    assert said(addressed, **preamble) == ("→ all States · directive",)


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        (cited(ReferenceKind.RESOLUTION, "resolution 7 (2020)"), "resolution 7 (2020)"),
        (
            cited(ReferenceKind.RESOLUTION, "resolution 7 (2020)", date=dt.date(2020, 5, 1)),
            "resolution 7 (2020)",
        ),
        (
            cited(ReferenceKind.MEETING, "Hilltown Conference", date=dt.date(2020, 5, 1)),
            "Hilltown Conference (1 May 2020)",
        ),
        (
            cited(ReferenceKind.MEETING, "summit (Hilltown, 2020-05-01)", date=dt.date(2020, 5, 1)),
            "summit (Hilltown, 1 May 2020)",
        ),
        (
            cited(ReferenceKind.ARTICLE, "Article 4", within="Lake Treaty"),
            "Article 4, Lake Treaty",
        ),
        (cited(ReferenceKind.PARAGRAPH, "paragraph 2"), "paragraph 2 of this text"),
    ],
)
def test_what_is_cited_is_named_by_its_identity(reference: Reference, words: str) -> None:
    """With its date where the name does not tell the year, and with what it is a part of."""
    assert notes(clause("a", references=(reference,))) == (f"cites {words}",)


def test_what_is_cited_twice_is_named_once() -> None:
    """In the order of the text."""
    names = ("Lake Treaty", "Ferry Pact", "Lake Treaty")
    references = tuple(cited(ReferenceKind.INSTRUMENT, name) for name in names)
    assert notes(clause("a", references=references)) == ("cites Lake Treaty; Ferry Pact",)


def test_resolutions_go_together_and_a_whole_with_its_part() -> None:
    """A list of resolutions has its noun once; what a paragraph belongs to is named by it."""
    references = (
        cited(ReferenceKind.RESOLUTION, "resolution 7 (2020)"),
        cited(ReferenceKind.RESOLUTION, "resolution 9 (2021)"),
        cited(ReferenceKind.ARTICLE, "Article 4", within="Lake Treaty"),
        cited(ReferenceKind.INSTRUMENT, "Lake Treaty"),
        cited(ReferenceKind.RESOLUTION, "resolution 11 (2022)"),
    )
    assert notes(clause("a", references=references)) == (
        "cites resolutions 7 (2020), 9 (2021); Article 4, Lake Treaty; resolution 11 (2022)",
    )


def test_brackets_are_counted_and_their_proposers_named() -> None:
    """Options and attributions, each once."""
    one = Bracket(start=0, end=1, option="Option 1", attribution="North, South")
    assert notes(clause("a", brackets=(one, one))) == ("2 brackets · Option 1 · North, South",)
    assert notes(clause("a", brackets=(Bracket(start=0, end=1),))) == ("1 bracket",)
