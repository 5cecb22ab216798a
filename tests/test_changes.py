"""What a change is called, and why."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff.changes import FactKind, Passage, _sides, added, classify, dropped
from diplodiff.changes._renewal import rolled_forward
from diplodiff.changes._sides import Sides
from diplodiff.changes.facts import _acts
from diplodiff.model import Phrase
from pace import PACE
from strategies import any_text, wording

HEAD = "The Security Council,\n\n1. "
ROLLING = (
    "Recalls the storm in {} and all;",
    "Recalls resolution 99 ({}) and all;",
    "Recalls document S/{}/77 and all;",
    "Decides to sail until 15 June {} and no longer;",
)


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
    """Make one side of a row; its acts stand where they should if it is one clause."""
    source_text, placed = HEAD, []
    for part in clauses:
        start = len(source_text)
        placed.append(dataclasses.replace(part, start=start, end=start + len(part.text)))
        source_text += f"{part.text} "
    return Passage(placed, source_text, language)


def text_passage(text: str) -> Passage:
    """Make one side of a row of words that need not be parsed."""
    clause = dd.Clause(
        kind=dd.ClauseKind.BODY,
        label="",
        text=text,
        opening="",
        start=0,
        end=len(text),
        printed_start=0,
    )
    return Passage([clause], text)


def rolled(base: str, other: str) -> tuple[tuple[str, str], ...] | None:
    """List what rolled forward between two texts."""
    return rolled_forward(Sides(text_passage(base), text_passage(other)))


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
    ("base", "other", "listed"),
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
    base: str, other: str, listed: tuple[tuple[str, str], ...]
) -> None:
    """A text that differs in nothing else is renewed, and what rolled is listed, old and new."""
    found = change(base, other)
    assert found.kind is dd.ChangeKind.RENEWED
    assert found.rolled == listed


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
        ("Reaffirms its view;", "Recalls its view;", dd.Force.SAME, "which no source ranks"),
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


@given(any_text)
def test_nothing_rolls_between_equal_texts(text: str) -> None:
    """A text against itself differs in nothing, so nothing rolled and nothing else changed."""
    assert rolled(text, text) == ()


@given(wording, wording)
def test_what_rolls_forward_does_not_roll_back(base: str, other: str) -> None:
    """Of two texts at most one is the renewal of the other, days of one month aside."""
    there, back = rolled(base, other), rolled(other, base)
    assert not there or not back or there == tuple((old, new) for new, old in back)


@given(st.integers(1950, 2090), st.integers(1950, 2090), st.sampled_from(ROLLING))
def test_only_what_is_later_rolls_forward(year: int, later: int, text: str) -> None:
    """A year, the year of a citation or of a symbol never goes back in a renewal."""
    found = change(text.format(year), text.format(later))
    if year == later:
        assert found.kind is dd.ChangeKind.UNCHANGED
    else:
        assert (found.kind is dd.ChangeKind.RENEWED) is (later > year)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Urges a report by 2030;", "Urges a report by 2050;"),
        ("Recalls Articles 5 and 7 of the Charter;", "Recalls Articles 5 and 9 of the Charter;"),
        ("Recalls paragraph 4 of the Pact;", "Recalls paragraph 6 of the Pact;"),
        ("Recalls resolution 99 (2031) now;", "Recalls resolution 80 (2031) now;"),
        ("Recalls its resolution 99 (2031);", "Recalls its resolutions 80 (2029) and 99 (2031);"),
        ("Recalls Pact 5 and all;", "Recalls Pact 5 or all;"),
        (
            "Recalls resolutions 90 (2030) and 91 (2030);",
            "Recalls resolutions 90 (2030), 91 (2030) and 80 (2029);",
        ),
        ("Recalls 1 and 2 and 3 and all;", "Recalls 1, 2, 3 and all;"),
        ("Recalls all parties in 2030;", "Recalls all Parties in 2031;"),
    ],
)
def test_what_was_set_anew_is_no_renewal(base: str, other: str) -> None:
    """A target year, an article, a paragraph of a text that stays, an earlier citation."""
    assert change(base, other).kind is dd.ChangeKind.AMENDED


@pytest.mark.parametrize(
    ("base", "other", "listed"),
    [
        (
            "Recalls resolutions 90 (2030) of 2 May 2030 and 91 (2030) of 3 May 2030;",
            "Recalls resolutions 90 (2030) of 2 May 2030, 91 (2030) of 3 May 2030 and 95 (2031);",
            (("", "95 (2031)"),),
        ),
        (
            "Recalls resolutions 9 (2030) and 10 (2030);",
            "Recalls resolutions 9 (2030) and 10 (2030), its resolution 11 (2030), and 9 (2031);",
            (("", "11 (2030), and 9 (2031)"),),
        ),
        (
            "Recalls 9 (2030) of 2 May 2030 and 11 (2030) of 3 May 2030;",
            "Recalls 9 (2030) of 2 May 2030, 11 (2030) of 3 May 2030 and 12 (2030) of 4 May 2030;",
            (("", "12 (2030) of 4 May 2030"),),
        ),
        (
            "Recalls the letter of 12 May 2030 (S/2030/5) on ferries;",
            "Recalls the letter of 14 May 2031 (S/2031/7) on ferries;",
            (("12 May 2030 (S/2030/5)", "14 May 2031 (S/2031/7)"),),
        ),
        (
            "Recalls the letter of 12 May 2030 48 that speaks of ferries;",
            "Recalls the letter of 14 June 2030 51 that speaks of ferries;",
            (("12 May 2030", "14 June 2030"),),
        ),
        ("Recalls paragraph 4 above;", "Recalls paragraph 10 above;", (("4", "10"),)),
        (
            "Recalls paragraphs 4 and 5 of this resolution;",
            "Recalls paragraphs 3 and 5 of this resolution;",
            (("4", "3"),),
        ),
        (
            "Welcomes the seventy-fifth session of the Forum;",
            "Welcomes the seventy-sixth session of the Forum;",
            (("seventy-fifth", "seventy-sixth"),),
        ),
        (
            "Welcomes the 9th session of the Forum;",
            "Welcomes the 10th session of the Forum;",
            (("9th", "10th"),),
        ),
    ],
)
def test_lists_go_on_and_sessions_are_counted(
    base: str, other: str, listed: tuple[tuple[str, str], ...]
) -> None:
    """A later citation at the end of a list, the text's own paragraphs, and sessions roll."""
    found = change(base, other)
    assert (found.kind, found.rolled) == (dd.ChangeKind.RENEWED, listed)


def test_much_that_differs_is_not_searched_for_what_rolls() -> None:
    """Nobody renews forty words in a row by their numbers."""
    assert rolled("of 2030", f"of {' '.join(['2031'] * 50)}") is None


def test_parties_and_places_roll_forward() -> None:
    """What the texts call their own parties and place is no change; whom they address is one."""
    body = "{0}\n\nReaffirming the ties between {1} and Lakeland,\n\n1. Urge the ferries to sail."
    base, other = (
        dd.parse(f"Joint Statement\n\n{body.format('Harbourtown, 3 May 2030', party)}")
        for party in ("Hillland", "Moorland")
    )
    base = dataclasses.replace(base, parties=("Hillland", "Lakeland"))
    other = dataclasses.replace(other, parties=("Moorland", "Lakeland"))
    changes = [row.change for row in dd.compare(base, other).rows() if row.change.rolled]
    assert [found.rolled for found in changes] == [(("Hillland", "Moorland"),)]
    assert changes[0].kind is dd.ChangeKind.RENEWED


NEGOTIATED = st.tuples(
    st.sampled_from(["all States", "the parties", "Member States", "both Governments"]),
    st.sampled_from(["", "not "]),
    st.integers(2, 400),
)


@given(NEGOTIATED, NEGOTIATED, st.sampled_from([2030, 2031]))
def test_negations_quantities_and_addressees_are_never_folded_away(
    old: tuple[str, str, int], new: tuple[str, str, int], year: int
) -> None:
    """However alike two clauses are, and whatever rolls forward beside them."""
    text = "Urges {} {}to send {} observers to the harbour of resolution 99 ({});"
    found = change(text.format(*old, 2030), text.format(*new, year))
    folded = found.kind in (dd.ChangeKind.UNCHANGED, dd.ChangeKind.RENEWED)
    assert folded is (old == new)


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Urges the organisation of labour;", "Urges the organization of labor;"),
        ("Urges the United Nations to sail;", "Urges the UN to sail;"),
        ("Urges a cease-fire and on-going talks;", "Urges a cease fire and ongoing talks;"),
        ("Welcomes the present resolution;", "Welcomes this resolution;"),
        ("Urges _all_ parties to talk…", "Urges all parties to talk..."),
        (
            "Urges all parties to talk, in spirit, of it;",
            "Urges all parties to talk in spirit of it;",
        ),
        ("Urges all ferries to sail;", "Urges all ferries to sail; and"),
        (
            "Recalls the Pact of 21 June 2031 36 that binds;",
            "Recalls the Pact of 21 June 2031 29 that binds;",
        ),
        ("Urges 5 per cent of it;", "Urges 5 percent of it;"),
        ("Further urges all ferries;", "Also urges all ferries;"),
    ],
)
def test_spelling_and_the_marks_of_notes_are_no_change(base: str, other: str) -> None:
    """British and American spelling, names and their short forms, commas, numbers of notes."""
    assert change(base, other).kind is dd.ChangeKind.UNCHANGED


@pytest.mark.parametrize(
    ("base", "other"),
    [
        ("Urges them to re-sign it;", "Urges them to resign it;"),
        ("Urges the Libyan- and UN-led talks;", "Urges the Libyan and UN-led talks or;"),
        ("Recalls that in 2031, 95 sailed;", "Recalls that in 2031, 96 sailed;"),
        ("Urges withdrawal from territories;", "Urges withdrawal from the territories;"),
        ("Urges the further talks;", "Urges the talks;"),
    ],
)
def test_what_only_looks_like_spelling_is_a_change(base: str, other: str) -> None:
    """Hyphens that part words, numbers of things, articles, and "further" of what is urged."""
    assert change(base, other).kind is dd.ChangeKind.AMENDED


def test_a_row_of_several_clauses_is_partial_where_no_two_are_an_amendment() -> None:
    """A clause that stays beside a long new one is amended, not carried over in part."""
    short = clause("Urges all parties to talk about the ferries of the northern harbour;")
    long = clause(f"Decides to build {' and '.join(f'pier {n} of stone {n}' for n in range(40))};")
    found = classify(passage(short), passage(short, long))
    assert min(found.kept_base, found.kept_other) < 0.2
    assert found.kind is dd.ChangeKind.AMENDED


def test_a_part_has_the_force_of_its_verbs_alone() -> None:
    """Hedges and modifiers of a part that carries over are facts, and no verdict on the clause."""
    tail = " ".join(f"stone{n}" for n in range(70))
    found = change(
        f"Urges all parties, as appropriate, to talk; {tail};", "Urges all parties to talk;"
    )
    assert found.kind is dd.ChangeKind.PARTIAL
    assert dd.Force.STRONGER in {fact.force for fact in found.facts}
    assert found.force is dd.Force.SAME
    verb = change(f"Demands that all parties talk; {tail};", "Encourages all parties to talk;")
    assert (verb.kind, verb.force) == (dd.ChangeKind.PARTIAL, dd.Force.WEAKER)
    open_still = change(f"Recalls the demand of all; {tail};", "Reaffirms the demand of all;")
    assert (open_still.kind, open_still.force) == (dd.ChangeKind.PARTIAL, dd.Force.SAME)


def test_texts_too_long_for_their_order_are_compared_by_their_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beyond the limit the kept shares count common words wherever they stand."""
    base, other = clause("Urges all parties to talk;"), clause("Urges to talk all parties;")
    in_order = classify(passage(base), passage(other)).kept_base
    monkeypatch.setattr(_sides, "_LONGEST_TABLE", 10)
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
    assert rolled(f"{old}{lists[0]}", f"{old}{lists[1]}") is None
    assert rolled(old, old.replace("5 of", "6 of")) is None
    assert time.process_time() - begun < 5 * PACE


def test_wording_is_compared_in_the_language_of_the_texts() -> None:
    """Months roll forward and "also" is no change in other languages too."""

    def classified(old: str, new: str) -> dd.Change:
        base, other = (dd.parse(f"La Conférence,\n\n1. {text}") for text in (old, new))
        return classify(
            passage(*base.operative, language=base.language),
            passage(*other.operative, language=other.language),
        )

    meeting = "Décide de se réunir le 3 mai 2030 et demande un rapport;"
    assert classified(meeting, meeting.replace("3 mai", "5 juin")).kind is dd.ChangeKind.RENEWED
    same = classified(meeting, meeting.replace("Décide", "Décide également"))
    assert same.kind is dd.ChangeKind.UNCHANGED
    unknown = clause("Urges all parties to meet in May 2030;")
    later = clause("Urges all parties to meet in June 2030;")
    assert classify(passage(unknown), passage(later, language="xx")).kind is dd.ChangeKind.RENEWED


def test_a_denied_act_is_told_once() -> None:
    """The words of the denial stand for it, and have its verdict: neither stronger nor weaker."""
    text = "The Harbour Council,\n\nNoting it,\n\n1. Decides that all States shall{} pay the crews;"
    base, other = dd.parse(text.format("")), dd.parse(text.format(" not"))
    (change,) = (row.change for row in dd.compare(base, other).rows() if row.change.facts)
    (fact,) = change.facts
    assert (fact.kind.value, fact.force, fact.detail) == ("negation", dd.Force.MIXED, "now denied")
