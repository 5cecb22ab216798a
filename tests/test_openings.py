"""Openings are read by grammar: what belongs to them, what act they name, where they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.lexicon import load
from diplodiff.model import ClauseKind
from diplodiff.parsing import parse
from diplodiff.parsing._openings import Opening, read_opening

PREAMBULAR, OPERATIVE = ClauseKind.PREAMBULAR, ClauseKind.OPERATIVE


def opened(text: str) -> Opening:
    """Read an opening that must be there."""
    opening = read_opening(text)
    assert opening is not None
    return opening


@pytest.mark.parametrize(
    "printed",
    [
        # The bar stands where United Nations editors end the italics.
        "Recalling | its previous decisions on the lake",
        "Recalling also | the report of the mission",
        "Also recalling | the report of the mission",
        "Decides further | that the mission shall continue",
        "Reaffirming |, in that regard, the charter",
        "Expresses its intention | to review the measures",
        "Expressing the conviction | that talks will succeed",
        "Expressing grave concern | at the situation",
        "Expressing serious and urgent concern | over the floods",
        "Expresses | its full support for and trust in the envoy",
        "Expresses | that which all delegates feel",
        "Confirms its determination | to assist the parties",
        "Confirms | the appointment",
        "Reiterates | its demand that the roads be opened",
        "Reiterates | that the roads be opened",
        "Extends | the mandate of the mission",
        "Extends its sympathy | to the families",
        "Extends | an invitation to the parties",
        "Noting with concern | the shortage of water",
        "Noting with deep regret also | the shortage of water",
        "Noting | with the mission that water is short",
        "Takes note | of the letter",
        "Taking due account | of the letter",
        "Taking fully into account | the letter",
        "Draws the attention | of governments to the lake",
        "Calls upon | all parties to withdraw",
        "Calls once more upon | all parties to withdraw",
        "Calling once again | for restraint",
        "Calls for | restraint",
        "Continues to urge | the parties to meet",
        "Continues | to strengthen ties",
        "Continue | to cooperate on water",
        "Continuing | in its resolve to help",
        "Having considered | the letter",
        "Having also considered | the letter",
        "Having been informed | of the letter",
        "Having surveyed | the coast",
        "Being further deeply concerned | by the drought",
        "Remaining gravely concerned | about the drought",
        "Is deeply concerned | about the drought",
        "Deeply and gravely concerned | about the drought",
        "Strongly condemns | the attack",
        "Condemns strongly | the attack",
        "Further welcoming | also the accord",
        "Urges | in this regard all parties to meet",
        "Guided | by the charter",
        "Mindful | of the charter",
        "Agreed | on the following:",
        "Have agreed | as follows:",
        "While acknowledging | the difficulties",
        "Call upon | the parties to take part",
        "Facilitate | the return of the displaced",
    ],
)
def test_the_opening_ends_where_italics_end(printed: str) -> None:
    """The text before the bar is the opening, and `end` is where it ends."""
    lead, _, rest = printed.partition(" |")
    opening = opened(lead + rest)
    assert opening.text == lead
    assert opening.end == len(lead)


@pytest.mark.parametrize(
    ("text", "head", "category", "modifiers", "section"),
    [
        ("Recalling also the accord", "recall", "recall", ("also",), PREAMBULAR),
        ("Calls on all states", "call on", "call", (), OPERATIVE),
        ("Strongly urges all", "urge", "urge", ("strongly",), OPERATIVE),
        ("Once again urges all", "urge", "urge", ("once again",), OPERATIVE),
        ("Expresses its hope that", "express hope", "aspire", (), OPERATIVE),
        ("Reiterates its demand that", "reiterate demand", "demand", (), OPERATIVE),
        ("Reaffirming their commitment to", "reaffirm", "affirm", (), PREAMBULAR),
        ("Reaffirms the demand of others", "reaffirm", "affirm", (), OPERATIVE),
        ("Noting with grave alarm the", "note", "note", ("with grave alarm",), PREAMBULAR),
        ("Continues to urge all", "urge", "urge", ("continues to",), OPERATIVE),
        ("Having noted further the", "note", "note", ("further",), PREAMBULAR),
        ("Having surveyed a coast", "", "consider", (), PREAMBULAR),
        ("Deeply disturbed by", "disturbed", "concern", ("deeply",), PREAMBULAR),
        ("Remains concerned at", "concerned", "concern", (), OPERATIVE),
        ("Facilitate the return", "facilitate", "undertake", (), OPERATIVE),
        ("Strengthening ties", "strengthen", "undertake", (), None),
        ("While noting the letter", "note", "note", ("while",), None),
        ("Agreed on the following:", "agree", "agree", (), None),
        ("Calls again for calm", "call for", "call", ("again",), OPERATIVE),
    ],
)
def test_the_act_is_named(
    text: str,
    head: str,
    category: str,
    modifiers: tuple[str, ...],
    section: ClauseKind | None,
) -> None:
    """Head, category, modifiers and section follow from the verb and its form."""
    opening = opened(text)
    assert (opening.head, opening.category) == (head, category)
    assert opening.modifiers == modifiers
    assert opening.section is section


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The Security Council welcomes the accord.", "welcomes"),
        ("We reaffirm our friendship.", "reaffirm"),
        ("We also strongly condemn the attack.", "also strongly condemn"),
        ("The two sides agreed to meet.", "agreed"),
        ("Both Ministers expressed concern at the delay.", "expressed concern"),
        ("The Heads of State and Government have agreed to meet.", "have agreed"),
        ("Leaders are determined to succeed.", "are determined"),
        ("The Leaders continue to urge calm.", "continue to urge"),
    ],
)
def test_a_subject_is_passed_over(text: str, verb: str) -> None:
    """The verb after a speaker is the opening, and its section stays open."""
    opening = opened(text)
    assert opening.text == verb
    assert opening.section is None
    assert text[: opening.end].endswith(verb)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "12 March",
        "The",
        "Having",
        "Having of late",
        "Further",
        "Being a small state",
        "Calls",
        "Takes the view",
        "Note by the chair",
        "Notes by the chair",
        "Support for peace",
        "Direct flights will resume",
        "United Nations personnel",
        "States Members of the fund",
        "Nothing in this accord",
        "Nearly 900 people lost their homes.",
        "Today, the ministers have agreed to meet.",
        "The weather in the valley was fine that day.",
        "The parties that met last week agreed",
        "The Council, noting the letter",
        "The long and winding road that leads to your door decides",
        "Reporters asked the minister about the lake",
        "The council of elders of the towns of the upper valley welcomes",
    ],
)
def test_what_performs_no_act_has_no_opening(text: str) -> None:
    """Nouns, narrative and unfinished phrases are left alone rather than guessed at."""
    assert read_opening(text) is None


@pytest.mark.parametrize(
    ("damaged", "head", "text"),
    [
        ("Reguests the envoy", "request", "Reguests"),
        ("Retterates its position", "reiterate", "Retterates"),
        ("Calls_on the envoy", "call on", "Calls on"),
        ("faking note of the letter", "take note", "faking note"),
        ("Haying considered the letter", "consider", "Haying considered"),
        ("Expressingits deep sorrow at", "express sorrow", "Expressingits deep sorrow"),
        ("Recallingalso the letter", "recall", "Recallingalso"),
        ("Recognises the need", "recognize", "Recognises"),
        ("Re-emphasizes the need", "reemphasize", "Re-emphasizes"),
        ("URGES Member States", "urge", "URGES"),
        ("_Recalling_ the letter", "recall", "Recalling"),
        ("**Deeply** *concerned* by", "concerned", "Deeply concerned"),
        ("<em>Expresses its\n  hope</em> that", "express hope", "Expresses its hope"),
        ("[Urges] [Requests] all", "urge", "Urges"),
    ],
)
def test_damage_and_markup_are_seen_through(damaged: str, head: str, text: str) -> None:
    """Scanning errors, spelling, capitals and emphasis do not hide the verb."""
    opening = opened(damaged)
    assert opening.head == head
    assert opening.text == text


def test_every_head_opens_a_clause() -> None:
    """The third person of each verb, and each adjective, is read as itself before "that"."""
    lexicon = load()
    for word, forms in lexicon.forms.items():
        first = forms[0]
        if first.inflection in {"third", "state"}:
            phrase = " ".join([word, *first.rest])
            opening = read_opening(f"{phrase.capitalize()} that")
            assert opening is not None, phrase
            assert opening.head == first.head.lemma, phrase


@given(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            [
                *load().forms,
                ",",
                "also",
                "its",
                "the",
                "with",
                "concern",
                "having",
                "being",
                "to",
                "and",
                "we",
                "council",
            ]
        ),
        max_size=24,
    ).map(" ".join)
)
def test_any_text_has_an_opening_inside_it_or_none(text: str) -> None:
    """No text breaks the grammar; an opening lies inside the text and ends with its last word."""
    opening = read_opening(text)
    if opening is not None:
        assert 0 < opening.end <= len(text)
        assert text[: opening.end].endswith(opening.text.split()[-1])
        assert opening == read_opening(text[: opening.end] + text[opening.end :])


@given(st.sampled_from(["", "also", "further", "once again", "strongly"]))
def test_markers_do_not_change_the_act(marker: str) -> None:
    """A marker before the verb leaves head, category and section as they were."""
    plain, marked = opened("urges all"), opened(f"{marker} urges all".strip())
    assert (marked.head, marked.category, marked.section) == (
        plain.head,
        plain.category,
        plain.section,
    )


@pytest.mark.parametrize(
    ("printed", "opening"),
    [
        ("Recalling \u200balso", "Recalling also"),
        ("Recalling \u200ealso", "Recalling also"),
        ("Calls \u2060upon", "Calls upon"),
        ("Recalling <font> also", "Recalling also"),
        ("Express\u00ading its deep con\u00adcern", "Expressing its deep concern"),
        ("*Re\u00adcalls*\u00ad <u>also</u>", "Recalls also"),
    ],
)
def test_unprinted_marks_do_not_move_an_act(printed: str, opening: str) -> None:
    """Marks without a print and tags inside an opening are passed over; its span holds them."""
    text = f"The Council,\n\nNoting the ferry,\n\n{printed} its earlier aims,"
    found = parse(text).clauses[-1]
    (act,) = found.acts
    assert found.opening == act.opening == opening
    assert text[act.start : act.end] == printed.removesuffix("</u>").removeprefix("*")
