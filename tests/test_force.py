"""Which of two acts is the stronger, and who says so."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff.errors import OptionError
from diplodiff.force import Axis, ForceComparison, Reason, binds, join_force, shift
from diplodiff.lexicon import load_scales, read_scales
from diplodiff.model import Hedge, Performative, Phrase, Timing, TimingKind

STRONGER, WEAKER, SAME = dd.Force.STRONGER, dd.Force.WEAKER, dd.Force.SAME
MIXED, DISPUTED = dd.Force.MIXED, dd.Force.DISPUTED
SWAPPED = {STRONGER: WEAKER, WEAKER: STRONGER}


def act(  # noqa: PLR0913 - one keyword for each part of an act that has force
    opening: str,
    head: str = "",
    *,
    verbs: str = "",
    modal: str = "",
    lead_in: str = "",
    hedge: str = "",
    deadline: Timing | None = None,
    modifiers: tuple[str, ...] = (),
    performative: Performative | None = None,
) -> dd.Act:
    """Make an act; `verbs` is "decide > consider", `hedge` is "discretion: as appropriate"."""
    category, _, text = hedge.partition(": ")
    at = opening.find(modal) if modal in opening else 60
    return dd.Act(
        opening=opening,
        head=head or verbs.partition(" > ")[0],
        verbs=tuple(verbs.split(" > ")) if verbs else (),
        modal=Phrase(text=modal, start=at, end=at + len(modal)) if modal else None,
        lead_in=lead_in,
        hedges=(Hedge(text=text, start=80, end=90, category=category),) if hedge else (),
        deadline=deadline,
        modifiers=modifiers,
        performative=performative,
        start=0,
        end=len(opening),
    )


def timing(text: str, kind: TimingKind, **parts: object) -> Timing:
    """Make a deadline."""
    return Timing(text=text, start=90, end=99, kind=kind, **parts)  # type: ignore[arg-type]


def said(comparison: ForceComparison) -> list[str]:
    """Return the reasons as a reader sees them."""
    return [str(reason) for reason in comparison.reasons]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (("Notes", "note"), ("Encourages", "encourage")),
        (("Takes note", "take note"), ("Invites", "invite")),
        (("Encourages", "encourage"), ("Urges", "urge")),
        (("Encouraging", "encourage"), ("Call upon", "call upon")),
        (("Recommends", "recommend"), ("Urges", "urge")),
        (("Urges", "urge"), ("Demands", "demand")),
        (("Calls for", "call for"), ("Demands", "demand")),
        (("Takes note", "take note"), ("Welcomes", "welcome")),
        (("Notes", "note"), ("Condemns", "condemn")),
        (("Deplores", "deplore"), ("Condemns", "condemn")),
        (("Concerned", "concerned"), ("Alarmed", "alarmed")),
        (("Noting with concern", "note"), ("Alarmed", "alarmed")),
    ],
)
def test_verbs_are_ordered_where_all_sources_agree(
    weaker: tuple[str, str], stronger: tuple[str, str]
) -> None:
    """The order of two verbs comes with both openings and the names of who gives it."""
    companion = ("with concern",) if "with concern" in weaker[0] else ()
    low, high = act(*weaker, modifiers=companion), act(*stronger)
    assert dd.compare_force(low, high).force is STRONGER
    assert dd.compare_force(high, low).force is WEAKER
    (reason,) = dd.compare_force(high, low).reasons
    assert str(reason).startswith(f"“{stronger[0]}” → “{weaker[0]}”: weaker (")


@pytest.mark.parametrize(
    ("one", "two", "sources"),
    [
        (("Calls upon", "call upon"), ("Urges", "urge"), "Gruenberg 2009; Model Diplomat"),
        (("Requests", "request"), ("Urges", "urge"), "Gruenberg 2009"),
        (("Invites", "invite"), ("Encourages", "encourage"), "Model Diplomat"),
        (("Decides", "decide"), ("Urges", "urge"), "Gruenberg 2009; Legal Response 2010"),
        (("Alarmed", "alarmed"), ("Condemns", "condemn"), "Gruenberg 2009"),
    ],
)
def test_what_sources_dispute_is_disputed(
    one: tuple[str, str], two: tuple[str, str], sources: str
) -> None:
    """Inside a band, and where scales contradict each other, there is no winner; both are named."""
    found = dd.compare_force(act(*one), act(*two))
    assert found.force is DISPUTED
    assert f"sources disagree on the order ({sources}" in said(found)[0]


def test_constitutive_acts_are_a_class_of_their_own() -> None:
    """Lowest for one source and highest for another, also for verbs that only one of them ranks."""
    founds = act("Authorizes", "authorize", performative=Performative.CONSTITUTIVE)
    demands = act("Demands", "demand", performative=Performative.DIRECTIVE)
    found = dd.compare_force(founds, demands)
    assert found.force is DISPUTED
    assert found.reasons[0].sources == ("Gruenberg 2009", "Legal Response 2010")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("Reaffirms", "reaffirm"), ("Recalls", "recall")),
        (("Calls upon", "call upon"), ("Calls for", "call for")),
        (("Noting with approval", "note"), ("Welcomes", "welcome")),
        (("Endorses", "endorse"), ("Welcomes", "welcome")),
    ],
)
def test_what_no_source_orders_is_a_fact_without_a_verdict(
    one: tuple[str, str], two: tuple[str, str]
) -> None:
    """Another verb is reported, and nothing is claimed about it."""
    companion = ("with approval",) if "with approval" in one[0] else ()
    found = dd.compare_force(act(*one, modifiers=companion), act(*two))
    assert (found.force, found.ranked) == (SAME, False)
    assert said(found) == [f"“{one[0]}” → “{two[0]}”: another opening verb, which no source ranks"]


def test_equals_and_ordered_acts_are_ranked() -> None:
    """What is the same is known of equals, and not known where a verb changed unranked."""
    urges, demands = act("Urges", "urge"), act("Demands", "demand")
    assert dd.compare_force(urges, urges).ranked
    assert dd.compare_force(urges, demands).ranked


@pytest.mark.parametrize("feeling", ["appreciation", "satisfaction", "concern", "regret"])
def test_a_note_that_loses_its_feeling_is_weaker(feeling: str) -> None:
    """To note is neutral, so what went with it is gone (General Assembly decision 55/488)."""
    words = f"with {feeling}"
    felt = act(f"Takes note {words}", "take note", modifiers=(words,))
    found = dd.compare_force(felt, act("Takes note", "take note"))
    assert found.force is WEAKER
    assert found.reasons[0].sources == ("GA decision 55/488",)


@pytest.mark.parametrize(
    ("kind", "old", "new", "way"),
    [
        (TimingKind.PERIOD, (1, "month"), (2, "year"), "longer"),
        (TimingKind.PERIOD, (60, "day"), (1, "week"), "shorter"),
        (TimingKind.PERIOD, (12, "month"), (1, "year"), ""),
        (TimingKind.FREQUENCY, (30, "day"), (1, "year"), "less often"),
        (TimingKind.FREQUENCY, (1, "year"), (3, "month"), "more often"),
        (TimingKind.VAGUE, (None, ""), (None, ""), ""),
    ],
)
def test_periods_of_different_units_are_compared(
    kind: TimingKind, old: tuple[int | None, str], new: tuple[int | None, str], way: str
) -> None:
    """About as many days say which is longer, and how often something recurs."""
    was, now = (
        Timing(text="", start=0, end=0, kind=kind, count=count, unit=unit)
        for count, unit in (old, new)
    )
    assert shift(was, now) == way
    assert shift(None, now) == shift(was, None) == ""


def test_a_noun_that_stands_for_an_act_is_that_act() -> None:
    """To reiterate a demand is to demand."""
    demanded, again = act("Demands", "demand"), act("Reiterates", "reiterate demand")
    assert dd.compare_force(demanded, again) == ForceComparison(force=SAME)


@pytest.mark.parametrize(
    ("weak", "strong", "force"),
    [
        ("may", "should", STRONGER),
        ("should", "shall", STRONGER),
        ("should", "will", SAME),
        ("will", "shall", DISPUTED),
    ],
)
@pytest.mark.parametrize("head", ["", "meet", "cooperate", "decide"])
def test_modals_are_ordered_for_tasks_and_for_what_is_decided(
    weak: str, strong: str, force: dd.Force, head: str
) -> None:
    """May < should < shall; whether "will" binds like "shall" is disputed between capitals."""
    opening = "Decides" if head == "decide" else ""
    low, high = act(opening, head, modal=weak), act(opening, head, modal=strong)
    assert dd.compare_force(low, high).force is force


def test_opposites_are_not_the_same() -> None:
    """Who now denies what was said is neither stronger nor weaker, and the reason says so."""
    base = act("Decides", verbs="decide > lift")
    other = dataclasses.replace(base, negated=True)
    answer = dd.compare_force(base, other)
    assert answer.force is MIXED
    assert said(answer) == ["“Decides” → “Decides”: mixed, the act is now negated"]
    assert "no longer negated" in str(dd.compare_force(other, base).reasons[0])
    assert dd.compare_force(other, other).force is SAME


def test_a_task_has_the_force_of_what_carries_it() -> None:
    """A modal, or the verb of a lead-in, ranks a task; to go on as before is weak for the G7."""
    strengthen = act("will strengthen", "strengthen", modal="will")
    go_on = act("will continue", "continue", verbs="continue > strengthen", modal="will")
    assert dd.compare_force(go_on, strengthen).force is STRONGER
    assert "Kirton 2021" in said(dd.compare_force(go_on, strengthen))[0]
    agreed = act("Strengthen", "strengthen", lead_in="agree")
    intended = act("Intend", "intend", verbs="intend > strengthen")
    assert dd.compare_force(agreed, intended).force is WEAKER


@pytest.mark.parametrize(
    ("deep", "plain"),
    [
        (
            act("Decides", verbs="decide > consider > establish"),
            act("Decides", verbs="decide > establish"),
        ),
        (
            act("Consider", verbs="consider > continue", lead_in="agree"),
            act("Continue", verbs="continue", lead_in="agree"),
        ),
        (
            act("Consider", verbs="consider > create", lead_in="agree"),
            act("Create", verbs="create", lead_in="agree"),
        ),
        (act("intend", verbs="intend > open"), act("commit", verbs="commit > open")),
        (act("seek", verbs="seek > open"), act("Open", verbs="open")),
        (act("hope", verbs="hope > open"), act("will open", verbs="open", modal="will")),
        (
            act("intends", "intend", performative=Performative.COMMISSIVE),
            act("pledges", "pledge", performative=Performative.COMMISSIVE),
        ),
    ],
)
def test_a_deed_behind_another_verb_is_put_off(deep: dd.Act, plain: dd.Act) -> None:
    """Who decides to consider a thing has not decided it; nor has who intends or seeks it."""
    assert dd.compare_force(plain, deep).force is WEAKER
    assert dd.compare_force(deep, plain).force is STRONGER
    assert "matter of" in said(dd.compare_force(plain, deep))[0]


def test_the_verb_that_came_between_is_quoted() -> None:
    """Below the same head, the verb is added or dropped; as head, both openings are quoted."""
    decided = act("Decides", verbs="decide > establish")
    put_off = act("Decides", verbs="decide > consider > establish")
    assert said(dd.compare_force(decided, put_off)) == [
        "“consider” added: weaker, now a matter of deliberation (Legal Response 2010)"
    ]
    assert said(dd.compare_force(put_off, decided)) == [
        "“consider” dropped: stronger, no longer a matter of deliberation (Legal Response 2010)"
    ]


@pytest.mark.parametrize(
    ("base", "other"),
    [
        (act("Having considered", verbs="consider"), act("Having considered", verbs="consider")),
        (
            act("Recalling", verbs="recall > refrain", performative=Performative.ASSERTIVE),
            act("Considering", verbs="consider > refrain", performative=Performative.ASSERTIVE),
        ),
        (act("Urges", verbs="urge > meet"), act("Recalls", verbs="recall > consider > part")),
        (act("intend", verbs="intend > meet"), act("intend", verbs="intend > consider > meet")),
    ],
)
def test_thinking_is_not_putting_off(base: dd.Act, other: dd.Act) -> None:
    """A report considered, a thing considered true, another deed: nothing was put off."""
    assert dd.compare_force(base, other).force is SAME


@pytest.mark.parametrize("category", ["discretion", "possibility", "effort", "deliberation"])
def test_a_hedge_takes_force(category: str) -> None:
    """A hedge added weakens, and the reader sees it; one that was there on both sides does not."""
    plain, hedged = act("Urges", "urge"), act("Urges", "urge", hedge=f"{category}: as possible")
    found = dd.compare_force(plain, hedged)
    assert found.force is WEAKER
    assert said(found) == ["“as possible” added: weaker (Legal Response 2015)"]
    assert dd.compare_force(hedged, act("Urges", "urge", hedge=f"{category}: if so")).force is SAME


@pytest.mark.parametrize("category", ["conformity", "purpose", "consultation", "measure"])
def test_other_hedges_take_none(category: str) -> None:
    """What bounds or explains an act ("with a view to") may make it more or less."""
    hedged = act("Urges", "urge", hedge=f"{category}: in accordance with it")
    assert dd.compare_force(act("Urges", "urge"), hedged) == ForceComparison(force=SAME)


def test_a_verb_weighed_as_a_verb_is_no_hedge_as_well() -> None:
    """What is read both as a verb and as a hedge counts once."""
    decided = act("Decides", verbs="decide > establish")
    put_off = act("Decides", verbs="decide > consider > establish", hedge="deliberation: consider")
    assert len(dd.compare_force(decided, put_off).reasons) == 1
    seeks = dd.Act(
        opening="Seeks",
        head="seek",
        hedges=(Hedge(text="Seeks to", start=0, end=8, category="effort"),),
        start=0,
        end=5,
    )
    assert dd.compare_force(act("Seeks", "seek"), seeks).force is SAME


DATED = timing("by 1 March 2021", TimingKind.DATE, date=dt.date(2021, 3, 1))
LATER = timing("by 1 June 2021", TimingKind.DATE, date=dt.date(2021, 6, 1))
MONTH = timing("within 30 days", TimingKind.PERIOD, count=30, unit="day")
WEEK = timing("within 7 days", TimingKind.PERIOD, count=7, unit="day")
NOW = timing("forthwith", TimingKind.IMMEDIATE)
SOME_DAY = timing("in due course", TimingKind.VAGUE)


@pytest.mark.parametrize(
    ("base", "other", "force", "reason"),
    [
        (DATED, None, WEAKER, "“by 1 March 2021” dropped: weaker (G7 Compliance Report 1997)"),
        (None, MONTH, STRONGER, "“within 30 days” added: stronger (G7 Compliance Report 1997)"),
        (DATED, SOME_DAY, WEAKER, "“by 1 March 2021” → “in due course”: weaker"),
        (SOME_DAY, NOW, STRONGER, "“in due course” → “forthwith”: stronger"),
        (DATED, LATER, SAME, "“by 1 March 2021” → “by 1 June 2021”: later"),
        (LATER, DATED, SAME, "sooner"),
        (MONTH, WEEK, SAME, "shorter"),
        (WEEK, MONTH, SAME, "“within 7 days” → “within 30 days”: longer"),
        (None, SOME_DAY, SAME, ""),
        (NOW, DATED, SAME, ""),
        (MONTH, MONTH, SAME, ""),
    ],
)
def test_a_deadline_lost_weakens_and_one_moved_is_a_fact(
    base: Timing | None, other: Timing | None, force: dd.Force, reason: str
) -> None:
    """A date that can be checked counts; whether it is sooner or later is told, not judged."""
    found = dd.compare_force(
        act("Requests", "request", deadline=base), act("Requests", "request", deadline=other)
    )
    assert found.force is force
    assert reason in "".join(said(found))
    assert bool(reason) is bool(found.reasons)


def test_vague_words_are_a_deadline_wherever_they_were_read() -> None:
    """A hedge of time stands for a vague deadline."""
    dated = act("Requests", "request", deadline=DATED)
    vague = act("Requests", "request", hedge="time: in due course")
    assert said(dd.compare_force(dated, vague))[0].startswith(
        "“by 1 March 2021” → “in due course”: weaker"
    )


def test_how_long_a_decision_holds_is_not_judged() -> None:
    """A mandate without an end may be what its friends or its foes want."""
    until = act("Decides", "decide", deadline=DATED, performative=Performative.CONSTITUTIVE)
    ever = act("Decides", "decide", performative=Performative.CONSTITUTIVE)
    assert dd.compare_force(until, ever) == ForceComparison(force=SAME)


def test_what_stands_around_unlike_acts_is_not_compared() -> None:
    """A deadline of a request is not lost where the other act announces something."""
    asked = act("Requests", "request", deadline=DATED, hedge="discretion: as appropriate")
    told = act("Announces", "announce")
    assert dd.compare_force(asked, told).force is SAME


@pytest.mark.parametrize(
    ("plain", "coloured"),
    [
        (act("condemns", "condemn"), act("Strongly condemns", "condemn")),
        (act("Concerned", "concerned"), act("Gravely concerned", "concerned")),
        (act("Expresses concern", "express concern"), act("Deeply concerned", "concerned")),
        (
            act("Expresses its concern", "express concern"),
            act("Expresses its grave concern", "express concern"),
        ),
        (act("Calls upon", "call upon"), act("Strongly urges", "urge")),
    ],
)
def test_a_modifier_colours_its_verb(plain: dd.Act, coloured: dd.Act) -> None:
    """A modifier adds feeling where the verb is the same, or where its order is not settled."""
    found = dd.compare_force(plain, coloured)
    assert found.force is STRONGER
    assert found.reasons[-1].axis is Axis.EMOTION
    assert "Gruenberg 2009" in said(found)[-1]


def test_a_modifier_does_not_outweigh_the_verb() -> None:
    """A demand is more than a strong encouragement, whatever it is coloured with."""
    encouraged = act("Strongly encourages", "encourage")
    assert dd.compare_force(encouraged, act("Demands", "demand")).force is STRONGER
    gravely, deeply = act("Gravely concerned", "concerned"), act("Deeply concerned", "concerned")
    assert dd.compare_force(gravely, deeply) == ForceComparison(force=SAME)


def test_evidence_both_ways_is_mixed() -> None:
    """A stronger verb with a hedge, or a stronger modifier without the deadline, is mixed."""
    urged, demanded = act("Urges", "urge"), act("Demands", "demand", hedge="discretion: if so")
    assert dd.compare_force(urged, demanded).force is MIXED
    dated = act("Urges", "urge", deadline=DATED)
    assert dd.compare_force(dated, act("Strongly urges", "urge")).force is MIXED


@pytest.mark.parametrize(
    ("verdicts", "force"),
    [
        ([], SAME),
        ([SAME, DISPUTED], DISPUTED),
        ([DISPUTED, WEAKER], WEAKER),
        ([STRONGER, STRONGER, SAME], STRONGER),
        ([STRONGER, WEAKER], MIXED),
        ([MIXED, STRONGER], MIXED),
    ],
)
def test_verdicts_join(verdicts: list[dd.Force], force: dd.Force) -> None:
    """A direction stands where nothing opposes it; a dispute only where nothing else speaks."""
    assert join_force(verdicts) is force


@pytest.mark.parametrize(
    ("one", "binding"),
    [
        (act("Urges", "urge"), True),
        (act("Decides", "decide"), True),
        (act("are committed", "committed"), True),
        (act("shall meet", "meet", modal="shall"), True),
        (act("Notes", "note"), False),
        (act("Reaffirms", "reaffirm"), False),
        (act("Deplores", "deplore"), False),
        (act("Recalls", "recall", performative=Performative.ASSERTIVE), False),
        (act("Sends", performative=Performative.COMMISSIVE), True),
    ],
)
def test_some_acts_bind_and_some_only_speak(one: dd.Act, *, binding: bool) -> None:
    """To ask, to promise and to decide is more than to recall, welcome or deplore."""
    assert binds(one) is binding


MINE = """
[[scale]]
name = "House style"
source = "our drafting manual"
axis = "obligation"
order = [["demand"], ["urge"]]
"""


def test_users_bring_their_own_scales() -> None:
    """Only what the given file says counts, also against what ships."""
    urged, demanded = act("Urges", "urge"), act("Demands", "demand")
    mine = read_scales(MINE)
    found = dd.compare_force(urged, demanded, scales=mine)
    assert said(found) == ["“Urges” → “Demands”: weaker (House style)"]
    hedged = act("Urges", "urge", hedge="discretion: if so")
    assert dd.compare_force(urged, hedged, scales=mine) == ForceComparison(force=SAME)
    assert not binds(demanded, scales=mine)
    assert binds(urged, scales=mine)


def test_a_reason_without_an_order_says_so() -> None:
    """A reason that carries no detail of its own is still a sentence."""
    reason = Reason(verdict=SAME, axis=Axis.OBLIGATION, base="Recalls", other="Notes")
    assert str(reason) == "“Recalls” → “Notes”: no order known"


WORDS = sorted(
    {word for scale in load_scales().orders for rank in scale.order for word in rank}
    | {word for marker in load_scales().markers if marker.on == "verb" for word in marker.words}
    | {"", "reiterate demand", "recall", "facilitate", "ponder"}
)
HEDGES = st.sampled_from(
    ["", "discretion: as appropriate", "time: in due course", "effort: strive", "purpose: to"]
)


@st.composite
def acts(draw: st.DrawFn) -> dd.Act:
    """Draw any act that has some of the parts on which force rests."""
    head = draw(st.sampled_from(WORDS))
    below = draw(st.lists(st.sampled_from(WORDS[1:]), max_size=2))
    return act(
        draw(st.sampled_from(["", "Strongly ", "Gravely "])) + (head or "does"),
        head,
        verbs=" > ".join([head, *below]) if head and draw(st.booleans()) else "",
        modal=draw(st.sampled_from(["", "shall", "should", "may", "will", "must"])),
        lead_in=draw(st.sampled_from(["", "agree", "request"])),
        hedge=draw(HEDGES),
        deadline=draw(st.sampled_from([None, DATED, LATER, MONTH, WEEK, NOW, SOME_DAY])),
        modifiers=draw(st.sampled_from([(), ("with concern",), ("also",)])),
        performative=draw(st.sampled_from([None, *Performative])),
    )


@given(acts(), acts())
def test_swapping_the_operands_swaps_stronger_and_weaker(base: dd.Act, other: dd.Act) -> None:
    """What is stronger one way is weaker the other way; same, mixed and disputed stay."""
    there, back = dd.compare_force(base, other), dd.compare_force(other, base)
    assert back.force is SWAPPED.get(there.force, there.force)
    assert [SWAPPED.get(reason.verdict, reason.verdict) for reason in there.reasons] == [
        reason.verdict for reason in back.reasons
    ]
    assert [(reason.base, reason.other) for reason in there.reasons] == [
        (reason.other, reason.base) for reason in back.reasons
    ]


@given(acts())
def test_an_act_is_as_strong_as_itself(one: dd.Act) -> None:
    """Nothing changed, so there is no reason either."""
    assert dd.compare_force(one, one) == ForceComparison(force=SAME)


@given(acts(), acts())
def test_every_verdict_has_words_and_a_source(base: dd.Act, other: dd.Act) -> None:
    """The same question gets the same answer, and no verdict stands without who says so."""
    found = dd.compare_force(base, other)
    assert found == dd.compare_force(base, other)
    judged = [reason for reason in found.reasons if reason.verdict is not SAME]
    assert bool(judged) is (found.force is not SAME)
    assert all(reason.sources and (reason.base or reason.other) for reason in judged)
    assert found.force is join_force(reason.verdict for reason in found.reasons)


def test_operands_are_acts() -> None:
    """A verb is no act: the error says so, and what to do."""
    urged = act("Urges", verbs="urge")
    with pytest.raises(OptionError, match="base must be an Act, not str"):
        dd.compare_force("demands", urged)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="other must be an Act"):
        dd.compare_force(urged, None)  # type: ignore[arg-type]
