"""What a change is called, and why."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given

import diplodiff as dd
from diplodiff.changes import FactKind, Passage, _classify, added, classify, dropped
from diplodiff.changes._renewal import read_printed_words, read_words, rolled_forward
from diplodiff.changes.facts import _acts
from diplodiff.model import Phrase
from pace import PACE
from strategies import any_text, wording

HEAD = "The Security Council,\n\n1. "


def clause(text: str, *, kind: dd.ClauseKind = dd.ClauseKind.OPERATIVE) -> dd.Clause:
    """Parse one clause of a resolution, so that its opening is the parser's."""
    found = dd.parse(HEAD + text).operative[0]
    return dd.Clause(
        kind=kind,
        label=found.label,
        text=found.text,
        opening=found.opening,
        start=found.start,
        end=found.end,
        printed_start=found.printed_start,
        acts=found.acts,
    )


def passage(*clauses: dd.Clause, language: str = "en") -> Passage:
    """Make one side of a row; offsets are right where it is one clause."""
    source_text = HEAD + " ".join(clause.text for clause in clauses)
    return Passage(clauses, source_text, language)


def change(base: str, other: str) -> dd.Change:
    """Classify one clause against one other."""
    return classify(passage(clause(base)), passage(clause(other)))


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Urges all parties to cooperate;", "Urges all parties to cooperate."),
        ("Urges all parties to cooperate;", "Also urges all parties to cooperate;"),
        ("Further urges all parties to cooperate;", "Urges also all parties to cooperate;"),
        ("Urges the parties’ envoys “to meet”;", 'Urges the parties\' envoys "to meet";'),
        ("Urges a cease-fire – now;", "Urges a cease‑fire — now;"),
        ("Once again urges all parties to meet;", "Urges all parties to meet;"),
    ],
)
def test_markers_and_typography_are_no_change(base: str, other: str) -> None:
    """Closing marks, "also" and "further" in the opening, quotes and dashes change nothing."""
    found = change(base, other)
    assert found.kind is dd.ChangeKind.UNCHANGED
    assert (found.kept_base, found.kept_other) == (1.0, 1.0)
    assert found.same


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Demands that the parties withdraw;", "Demands that the parties not withdraw;"),
        ("Urges all parties to cooperate;", "Urges all Parties to cooperate;"),
        ("Urges a report within 30 days;", "Urges a report within 60 days;"),
        ("Urges a mandate of 6 months;", "Urges a mandate of 12 months;"),
        ("Urges all parties, without delay, to talk;", "Urges all parties to talk;"),
        ("Urges up to 15,000 troops to stay;", "Urges up to 17,000 troops to stay;"),
        ("Urges 13 500 military personnel;", "Urges 17 500 military personnel;"),
        ("Urges a 30-day ceasefire;", "Urges a 60-day ceasefire;"),
        ("Urges 30 calendar days of rest;", "Urges 60 calendar days of rest;"),
        ("Urges a share of 50% for them;", "Urges a share of 90% for them;"),
        ("Urges 2,5 per cent of it;", "Urges 3,5 per cent of it;"),
        ("Urges the first and second parties;", "Urges the third and second parties;"),
        ("Urges the release of 2000 prisoners;", "Urges the release of 1950 prisoners;"),
        ("Urges a reduction to 1999;", "Urges a reduction to 2099;"),
        ("Urges that no 500 ferries sail;", "Urges that no 900 ferries sail;"),
        ("Urges that they may withdraw;", "Urges that they March withdraw;"),
        ("Urges [all] parties in 2019 fully;", "Urges all parties in 2020 fully;"),
    ],
)
def test_what_was_negotiated_is_an_amendment(base: str, other: str) -> None:
    """A negation, a capital letter, a period or quantity, a dropped adverb: never folded away."""
    assert change(base, other).kind is dd.ChangeKind.AMENDED


@pytest.mark.parametrize(
    ("base", "other", "rolled"),
    [
        (
            "Decides to extend the mandate of the Mission until 15 September 2020;",
            "Decides to extend the mandate of the Mission until 30 April 2021;",
            (("15 September 2020", "30 April 2021"),),
        ),
        (
            "Recalls its resolution 2259 (2015) and document S/2015/1018;",
            "Recalls its resolution 2510 (2020) and document S/2020/63;",
            (("2259 (2015)", "2510 (2020)"), ("S/2015/1018", "S/2020/63")),
        ),
        (
            "Recalls paragraphs 2, 3 and 4 of resolution 2145 (XXI) of 12 May 1966;",
            "Recalls paragraphs 2, 5 and 6 of resolution 2248 (XXII) of 19 May 1967;",
            (
                ("2, 3", "2, 5"),
                ("4", "6"),
                ("2145 (XXI)", "2248 (XXII)"),
                ("12 May 1966", "19 May 1967"),
            ),
        ),
        (
            "Welcomes the third session of the Forum;",
            "Welcomes the fourth session of the Forum;",
            (("third", "fourth"),),
        ),
    ],
)
def test_dates_numbers_and_symbols_roll_forward(
    base: str, other: str, rolled: tuple[tuple[str, str], ...]
) -> None:
    """A text that differs in nothing else is renewed, and what rolled is listed, old and new."""
    found = change(base, other)
    assert found.kind is dd.ChangeKind.RENEWED
    assert found.rolled == rolled


def test_a_part_of_a_longer_clause_is_partial() -> None:
    """When most of the longer side is new, only a part carries over, and both shares are given."""
    short = "Urges all parties to cooperate with the Mission;"
    long = (
        "Urges all parties to cooperate with the Mission, to provide it with fuel, vehicles, staff "
        "and premises, to lift every restriction on its movement by land and by air, and to submit "
        "monthly accounts of the measures that they have taken to this end;"
    )
    found = change(short, long)
    assert found.kind is dd.ChangeKind.PARTIAL
    assert found.kept_base == 1.0
    assert 0.0 < found.kept_other < 0.36


@pytest.mark.parametrize(
    ("base", "other", "force", "words"),
    [
        ("Demands that they stop;", "Urges them to stop;", dd.Force.WEAKER, "“Demands” → “Urges”"),
        ("Encourages them to stop;", "Calls upon them to stop;", dd.Force.STRONGER, "stronger"),
        ("Urges them to stop;", "Calls upon them to stop;", dd.Force.DISPUTED, "disagree"),
        ("Supports their work;", "Takes note of their work;", dd.Force.WEAKER, "55/488"),
        ("Reaffirms its view;", "Recalls its view;", dd.Force.SAME, "another opening verb"),
    ],
)
def test_force_goes_where_all_scales_agree(
    base: str, other: str, force: dd.Force, words: str
) -> None:
    """A verb is stronger or weaker when every scale that has both says so; else the facts alone."""
    found = change(base, other)
    assert found.force is force
    assert words in found.reasons[0]


def test_the_same_verb_gives_no_reason() -> None:
    """An amended clause with its verb kept has the same force, and nothing to say about it."""
    found = change("Urges all parties to talk;", "Urges all parties to meet;")
    assert (found.force, found.reasons) == (dd.Force.SAME, ())


def test_leaving_the_operative_part_is_weaker() -> None:
    """A clause that asks, promises or decides no longer does so in the preamble; and back."""
    acting = clause("Demands that they stop;")
    motive = clause("Demands that they stop;", kind=dd.ClauseKind.PREAMBULAR)
    slid, risen = (
        classify(passage(acting), passage(motive)),
        classify(passage(motive), passage(acting)),
    )
    assert slid.section
    assert slid.force is dd.Force.WEAKER
    assert "preamble" in slid.reasons[0]
    assert risen.section
    assert risen.force is dd.Force.STRONGER


def test_what_only_speaks_has_the_same_force_in_either_part() -> None:
    """A support reaffirmed is reaffirmed in the preamble as well; that it crossed is a flag."""
    acting = clause("Reaffirms its support for the talks;")
    motive = clause("Reaffirms its support for the talks;", kind=dd.ClauseKind.PREAMBULAR)
    found = classify(passage(acting), passage(motive))
    assert found.section
    assert found.force is dd.Force.SAME
    assert [fact.kind for fact in found.facts] == [FactKind.SECTION]


def test_section_and_verb_may_point_different_ways() -> None:
    """A clause that slides into the preamble with a stronger verb is of mixed force."""
    acting = clause("Encourages the parties to talk;")
    motive = clause("Demands that the parties talk;", kind=dd.ClauseKind.PREAMBULAR)
    found = classify(passage(acting), passage(motive))
    assert found.force is dd.Force.MIXED
    assert not found.same


def acting(*parts: tuple[str, str, str]) -> dd.Clause:
    """Make a clause of several acts, each given by opening, head and object."""
    text = "; ".join(f"{opening} {about}" for opening, _, about in parts)
    acts = tuple(
        dd.Act(
            opening=opening,
            head=head,
            object=Phrase(text=about, start=0, end=len(about)),
            start=0,
            end=len(opening),
        )
        for opening, head, about in parts
    )
    return dataclasses.replace(clause("Urges all;"), text=text, acts=acts)


def test_acts_are_compared_with_those_that_speak_of_the_same() -> None:
    """Neither order nor number decides which act answers which; a lone one stays alone."""
    ferries, visas = "the owners to repair the ferries", "both Governments to issue visas"
    base = acting(("Urges", "urge", ferries), ("Invites", "invite", visas))
    other = acting(
        ("Welcomes", "welcome", "the visit of experts"),
        ("Urges", "urge", visas),
        ("Demands", "demand", f"all {ferries} at once"),
    )
    found = classify(passage(base), passage(other))
    assert found.force is dd.Force.STRONGER
    verbs = [str(fact) for fact in found.facts if fact.kind is FactKind.OPENING]
    assert [reason.partition(":")[0] for reason in verbs] == [
        "“Urges” → “Demands”",
        "“Invites” → “Urges”",
    ]
    assert classify(passage(other), passage(base)).force is dd.Force.WEAKER


def test_of_two_acts_about_one_thing_the_same_verb_answers() -> None:
    """Where objects leave a tie, the verb settles it."""
    visas = "both Governments to issue visas"
    base = acting(("Urges", "urge", visas))
    other = acting(("Demands", "demand", visas), ("Urges", "urge", visas))
    facts = classify(passage(base), passage(other)).facts
    assert [fact.kind for fact in facts] == [FactKind.ACT]


def test_clauses_of_very_many_acts_are_compared_by_their_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pairing costs the product of the numbers of acts, so it has a limit."""
    monkeypatch.setattr(_acts, "_MOST_PAIRS", 1)
    base = acting(("Urges", "urge", "trade"), ("Demands", "demand", "peace"))
    other = acting(("Demands", "demand", "peace"))
    assert classify(passage(base), passage(other)).force is dd.Force.STRONGER


def test_splits_and_mergers_are_flagged() -> None:
    """Several clauses on one side are read as one text."""
    whole = clause("Urges all parties to talk Decides to meet again.")
    first, second = clause("Urges all parties to talk"), clause("Decides to meet again.")
    split = classify(passage(whole), passage(first, second), moved=True)
    assert (split.kind, split.split, split.merged) == (dd.ChangeKind.UNCHANGED, True, False)
    assert split.moved
    merged = classify(passage(first, second), passage(whole))
    assert (merged.split, merged.merged, merged.moved) == (False, True, False)


def test_unlinked_clauses_are_added_or_dropped() -> None:
    """A clause of one text only keeps nothing and has no force to compare."""
    assert (added().kind, dropped().kind) == (dd.ChangeKind.ADDED, dd.ChangeKind.DROPPED)
    assert added().kept_other == dropped().kept_base == 0.0


@given(any_text | wording)
def test_words_are_cut_once_for_both_cases(text: str) -> None:
    """The words as printed lead to the words in small letters."""
    printed, small = read_printed_words(text)
    assert tuple(small) == read_words(text)
    assert all(word in text for word in printed)


@given(any_text)
def test_nothing_rolls_between_equal_texts(text: str) -> None:
    """A text against itself differs in nothing, so nothing rolled and nothing else changed."""
    assert rolled_forward(text, text) == ()


@given(wording, wording)
def test_rolling_forward_is_symmetric(base: str, other: str) -> None:
    """What rolls from one text to another rolls back, pair by pair."""
    there, back = rolled_forward(base, other), rolled_forward(other, base)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there == tuple((old, new) for new, old in back)


def test_texts_too_long_for_their_order_are_compared_by_their_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond the limit the kept shares count common words wherever they stand."""
    base, other = clause("Urges all parties to talk;"), clause("Urges to talk all parties;")
    in_order = classify(passage(base), passage(other)).kept_base
    monkeypatch.setattr(_classify, "_LONGEST_TABLE", 10)
    assert in_order < classify(passage(base), passage(other)).kept_base == 1.0


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Urges the ex- amination of all;", "Urges the examination of all;"),
        ("Urges full co-operation of all;", "Urges full cooperation of all;"),
        ("Urges the *Register * and all;", "Urges the *Register* and all;"),
    ],
)
def test_hyphens_and_emphasis_are_no_change(base: str, other: str) -> None:
    """A word that a line end has cut, the hyphen of "co-operation", and Markdown's stars."""
    assert change(base, other).kind is dd.ChangeKind.UNCHANGED


def test_a_citation_that_only_shifted_hides_no_dropped_one() -> None:
    """Where a list loses its first citation and gains a last one, nothing rolled forward."""
    found = change(
        "Recalls its resolutions 474 (1980), 483 (1980) and 488 (1981);",
        "Recalls its resolutions 483 (1980), 488 (1981) and 501 (1982);",
    )
    assert found.kind is dd.ChangeKind.AMENDED
    dates = change(
        "Decides to meet from 15 March 2030 until 15 June 2030;",
        "Decides to meet from 15 June 2030 until 15 December 2030;",
    )
    assert dates.kind is dd.ChangeKind.RENEWED


def test_long_lists_take_linear_time() -> None:
    """Neither a list of years nor one of citations is walked more than once."""
    years = ", ".join(str(1950 + number % 100) for number in range(5_000))
    old = f"Recalling its meetings of {years}, 5 of them in Harbourtown, and resolutions "
    lists = [
        " and ".join(str(start + number) for number in range(5_000)) for start in (3000, 30000)
    ]
    begun = time.process_time()
    assert rolled_forward(f"{old}{lists[0]}", f"{old}{lists[1]}") is not None
    assert rolled_forward(old, old.replace("5 of", "6 of")) is None
    assert time.process_time() - begun < 5 * PACE


def test_wording_is_compared_in_the_language_of_the_texts() -> None:
    """Months roll forward and "also" is no change in other languages too."""

    def classified(old: str, new: str) -> dd.Change:
        base, other = (dd.parse(f"La Conférence,\n\n1. {text}") for text in (old, new))
        return classify(
            passage(*base.operative), passage(*other.operative, language=other.language)
        )

    meeting = "Décide de se réunir le 3 mai 2030 et demande un rapport;"
    assert classified(meeting, meeting.replace("3 mai", "5 juin")).kind is dd.ChangeKind.RENEWED
    same = classified(meeting, meeting.replace("Décide", "Décide également"))
    assert same.kind is dd.ChangeKind.UNCHANGED
    unknown = clause("Urges all parties to meet in May 2030;")
    later = clause("Urges all parties to meet in June 2030;")
    assert classify(passage(unknown), passage(later, language="xx")).kind is dd.ChangeKind.RENEWED
