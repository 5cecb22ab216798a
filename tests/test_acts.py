"""Acts of a clause: several in one, inherited ones, and the parts of each."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff import parse
from diplodiff.errors import OptionError
from diplodiff.lexicon import load_tables
from diplodiff.lexicon._tables import read_tables
from diplodiff.model import AddresseeClass, Performative, TimingKind
from diplodiff.reference import reference_statement
from pace import PACE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplodiff.model import Act, Clause, Phrase

SHORTEST_BAIT = 1_000_000


def operative(text: str) -> Clause:
    """Return a clause as the operative paragraph of a resolution."""
    statement = parse(f"The Harbour Council,\n\nNoting the storm,\n\n1. {text};")
    return next(clause for clause in statement if clause.label == "OP1")


def only(text: str) -> Act:
    """Return the act of a clause that has one."""
    (act,) = operative(text).acts
    return act


def body(*paragraphs: str) -> list[Act]:
    """Return the acts of a text without division."""
    statement = parse("\n\n".join(["Joint Statement", *paragraphs, "It rained in the strait."]))
    return [act for clause in statement for act in clause.acts]


def items(lead: str, *below: str) -> list[Act]:
    """Return the acts of the lettered items below a clause."""
    listed = "\n\n".join(f"({letter}) {item};" for letter, item in zip("abcd", below, strict=False))
    statement = parse(f"The Harbour Council,\n\nNoting the storm,\n\n1. {lead}:\n\n{listed}")
    return [act for clause in statement if clause.depth for act in clause.acts]


def parts(act: Act) -> Iterator[Phrase]:
    """Give all parts of an act that have a place in the text."""
    found = (act.actor, act.object, act.modal, act.deadline, act.frequency, act.place)
    yield from (part for part in found if part is not None)
    yield from act.addressees
    yield from act.hedges


def addressed(text: str) -> list[tuple[str, AddresseeClass]]:
    """Return whom the only act of a clause is directed to."""
    return [(who.text, who.category) for who in only(text).addressees]


def texts(phrases: tuple[Phrase, ...]) -> list[str]:
    """Return the words of some phrases."""
    return [phrase.text for phrase in phrases]


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("Calls upon", "the parties", "to report", "and urges", "the Government of Chad,"),
            *("within 30 days", "by the end of June 2031", "*in line*\nwith", "(as appropriate)"),
            *("and decides", "that", "shall", "in Lisbon", ".", ";", "We will", "consider", "“it”"),
            *(
                "\n",
                "**and",
                "convene**",
                "at its next session",
                "in particular",
                "them",
                "<b>to</b>",
            ),
            *(
                "every",
                "two months",
                "and",
                ", also",
                "requests",
                "the Ministers",
                "agreed",
                "_to_",
            ),
        ]
    ),
    max_size=25,
).map(" ".join)


@given(FRAGMENTS)
def test_every_part_is_found_in_the_source(words: str) -> None:
    """The offsets of each part give its text, white space folded."""
    for text in (f"The Council,\n\nNoting it,\n\n1. Requests {words}", f"We agree {words} now"):
        statement = parse(text)
        for clause in statement:
            for act in clause.acts:
                for part in parts(act):
                    assert " ".join(text[part.start : part.end].split()) == part.text
                    assert part.text


@given(FRAGMENTS)
def test_acts_of_a_clause_stand_in_order_and_apart(words: str) -> None:
    """Openings and objects of the acts of a clause do not overlap."""
    before = 0
    for act in operative(f"Requests {words}").acts:
        assert before <= act.start < act.end
        before = act.end
        if act.object is not None:
            assert act.object.start >= act.end
            before = act.object.end


class TestReferenceStatement:
    """The bundled statement, as its annotation reads it."""

    ACTS = (
        ("OP1", "Continue", ("continue",), ["with a view to"]),
        ("OP2", "Facilitate", ("facilitate",), ["in line with", "in coordination with"]),
        ("OP3", "Call upon", ("call upon", "take measures"), ["take measures", "in order to"]),
        ("OP4", "Consider", ("consider", "create"), ["Consider"]),
        ("OP4", "convene", ("convene",), ["in the near future"]),
    )

    def test_acts_verbs_and_hedges(self) -> None:
        """Five acts in four clauses, each with its own hedges."""
        found = [
            (clause.label, act.opening, act.verbs, texts(act.hedges))
            for clause in reference_statement().operative
            for act in clause.acts
        ]
        assert found == list(self.ACTS)

    def test_the_lead_in_lends_its_verb(self) -> None:
        """Each operative act has an opening of its own and is lent "agree"."""
        acts = [act for clause in reference_statement().operative for act in clause.acts]
        assert {(act.lead_in, act.inherited) for act in acts} == {("agree", False)}

    def test_who_where_and_when(self) -> None:
        """Actors come from the chapeau; the parties are called upon; Moscow, some day."""
        acts = [act for clause in reference_statement().operative for act in clause.acts]
        actor = "The Republic of Turkey and the Russian Federation"
        assert {act.actor.text for act in acts if act.actor} == {actor}
        assert [texts(act.addressees) for act in acts] == [[], [], ["the parties"], [], []]
        assert [act.place and act.place.text for act in acts] == [None, None, None, None, "Moscow"]
        timing = acts[-1].deadline
        assert timing is not None
        assert (timing.text, timing.kind) == ("in the near future", TimingKind.VAGUE)

    def test_preambular_acts_bind_nobody(self) -> None:
        """Motives have no hedges and no deadlines."""
        acts = [act for clause in reference_statement().preamble for act in clause.acts]
        assert [act.hedges for act in acts] == [()] * 4
        assert {act.performative for act in acts} == {Performative.ASSERTIVE}


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("Decides to wait, and also decides that ferries rest", ["Decides", "also decides"]),
        ("Calls upon all parties to rest and urges Chad to sail", ["Calls upon", "urges"]),
        ("Requests the Board to report, and to keep it informed", ["Requests"]),
        ("Welcomes it, urges that it go on and, to that end, calls on all to pay", None),
        ("Decides that the Board monitors piers and reports delays", ["Decides"]),
        ("Requests the Board to study the needs and demands of the crews", ["Requests"]),
        ("Requests a report and once again urges all to wait", ["Requests", "once again urges"]),
        ("Notes with regret the delay; and strongly condemns it", None),
    ],
)
def test_second_acts(text: str, openings: list[str] | None) -> None:
    """A second verb of the speakers begins an act; tasks and nouns do not."""
    expected = openings or {
        "W": ["Welcomes", "urges", "calls on"],
        "N": ["Notes with regret", "strongly condemns"],
    }.get(text[0])
    assert [act.opening for act in operative(text).acts] == expected


def test_a_preambular_clause_may_have_two_acts() -> None:
    """Participles are acts of the speakers, gerunds of what is noted are not."""
    statement = parse(
        "The Council,\n\nNoting the report and welcoming its candour,\n\n"
        "Recalling the aim of saving fuel and creating piers,\n\n1. Decides to act."
    )
    openings = [[act.opening for act in clause.acts] for clause in statement.preamble]
    assert openings == [["Noting", "welcoming"], ["Recalling"]]


def test_bare_verbs_behind_an_infinitive_are_tasks() -> None:
    """Rest and resume are what the crews do; to consider and to convene, the speakers."""
    text = (
        "The Republic of Alfa and the Kingdom of Bravo,\n\nRecalling it;\n\nNoting it;\n\n"
        "Agreed on the following:\n\n1. Call upon the crews to rest and resume talks.\n\n"
        "2. Consider opening a pier and convene the talks.\n\n"
        "3. Promote trade and exchange of crews."
    )
    openings = [[act.opening for act in clause.acts] for clause in parse(text).operative]
    assert openings == [["Call upon"], ["Consider", "convene"], ["Promote"]]


def test_each_sentence_of_prose_is_an_act_with_its_subject() -> None:
    """Subjects may be pronouns, offices or States, behind an adverbial too."""
    acts = body(
        "The Ministers welcomed the repairs. They agreed to hold talks in Lisbon in June 2032. "
        "In this regard, Chad and Mali urged the crews to rest. They dislike rain.",
        "Recognizing the damage, we call on donors to help.",
    )
    found = [(act.actor.text if act.actor else None, act.opening) for act in acts]
    assert found == [
        ("The Ministers", "welcomed"),
        ("They", "agreed"),
        ("Chad and Mali", "urged"),
        (None, "Recognizing"),
        ("we", "call on"),
    ]
    assert acts[1].place is not None
    assert acts[1].place.text == "Lisbon"


def test_a_promise_is_an_act() -> None:
    """What the speakers will do binds them; the opening has the modal."""
    (act,) = body("We will also strengthen patrols in the strait within six months.")
    assert (act.opening, act.head) == ("will also strengthen", "strengthen")
    assert act.performative is Performative.COMMISSIVE
    assert act.modal is not None
    assert act.modal.text == "will"
    assert act.deadline is not None
    assert (act.deadline.count, act.deadline.unit) == (6, "month")


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Decides to consider establishing a fund", ("decide", "consider", "establish")),
        ("Requests the Board to also report", ("request", "report")),
        ("Decides that the Board shall be dissolved", ("decide", "dissolve")),
        ("Recommends that all parties cease fire", ("recommend", "cease")),
        ("Commits to strengthening patrols", ("commit", "strengthen")),
        ("Decides to moor the ferry", ("decide", "moor")),
        ("Decides to the contrary", ("decide",)),
        ("Notes that the parties continue to wait", ("note",)),
    ],
)
def test_verbs(text: str, verbs: tuple[str, ...]) -> None:
    """The head and what it governs, the outermost first; what is noted is not governed."""
    assert only(text).verbs == verbs


def test_items_inherit_the_verb_above() -> None:
    """Opening, head and addressee are those of the clause above; the item's verbs follow."""
    acts = items("Decides to", "consider establishing a fund", "Convene a meeting in Lisbon")
    assert [act.verbs for act in acts] == [
        ("decide", "consider", "establish"),
        ("decide", "convene"),
    ]
    assert {(act.inherited, act.opening, act.head) for act in acts} == {(True, "Decides", "decide")}
    urged = items("Urges Member States, as appropriate", "to pay annually", "report by 2 May 2031")
    assert {texts(act.addressees)[0] for act in urged} == {"Member States"}
    assert [texts(act.hedges) for act in urged] == [["as appropriate"]] * 2
    assert urged[0].frequency is not None
    assert urged[1].deadline is not None


def test_a_clause_of_a_treaty_names_its_own_actor() -> None:
    """The lead-in's verb is inherited, the subject and its verb are the clause's."""
    text = (
        "The Parties to this Accord,\n\nRecalling the storm,\n\nNoting the piers,\n\n"
        "Have agreed as follows:\n\n1. The Board shall pay.\n\n"
        "2. The Secretariat should monitor fares, in co-operation with Chad."
    )
    _, act = (act for clause in parse(text).operative for act in clause.acts)
    assert (act.inherited, act.verbs) == (True, ("agree", "monitor"))
    assert act.actor is not None
    assert act.actor.text == "The Secretariat"
    assert texts(act.hedges) == ["in co-operation with"]


def test_a_sentence_without_an_act_belongs_to_none() -> None:
    """In prose an act ends with its sentence."""
    act, later = body("We agreed to pay. Rain fell without delay. We urge all to rest.")
    assert act.object is not None
    assert act.object.text == "to pay"
    assert act.deadline is None
    assert later.opening == "urge"


def test_adjectives_are_no_acts() -> None:
    """Participles that colour a noun stand where a second verb could."""
    acts = body("The King thanked Chad for its help and continued support, aimed at peace.")
    assert [act.opening for act in acts] == ["thanked"]


def test_items_with_acts_of_their_own_do_not_inherit() -> None:
    """Finite verbs in lettered items are the organ's."""
    acts = items("Having in mind the storm", "Requests the Board to pay", "Urges all to wait")
    assert [(act.opening, act.inherited) for act in acts] == [("Requests", False), ("Urges", False)]


@pytest.mark.parametrize(
    ("text", "performative"),
    [
        ("Recalls the storm", Performative.ASSERTIVE),
        ("Welcomes the repairs", Performative.EXPRESSIVE),
        ("Demands the release of the crew", Performative.DIRECTIVE),
        ("Instructs the Board to pay", Performative.DIRECTIVE),
        ("Undertakes to pay", Performative.COMMISSIVE),
        ("Establishes a fund", Performative.CONSTITUTIVE),
    ],
)
def test_performatives(text: str, performative: Performative) -> None:
    """The class follows from the verb's category."""
    assert only(text).performative is performative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Calls upon Member States, international organizations and civil society to help",
            [
                ("Member States", AddresseeClass.ALL_STATES),
                ("international organizations", AddresseeClass.ORGANIZATION),
                ("civil society", AddresseeClass.CIVIL_SOCIETY),
            ],
        ),
        (
            "Urges the Secretary-General, in consultation with the crews, to pay",
            [("the Secretary-General", AddresseeClass.SECRETARY_GENERAL)],
        ),
        (
            "Invites the Secretary-General of the Strait League to speak",
            [("the Secretary-General of the Strait League", AddresseeClass.EXECUTIVE_HEAD)],
        ),
        (
            "Urges the Governments of Chad and Mali, and all other parties, to sail",
            [
                ("the Governments of Chad and Mali", AddresseeClass.STATES),
                ("all other parties", AddresseeClass.PARTIES),
            ],
        ),
        (
            "Requests the Committee on Ferries, Harbours and Piers to report",
            [("the Committee on Ferries, Harbours and Piers", AddresseeClass.ORGAN)],
        ),
        (
            "Calls upon States, in particular those on the strait, to pay",
            [
                ("States", AddresseeClass.ALL_STATES),
                ("those on the strait", AddresseeClass.STATES),
            ],
        ),
        ("Urges neighbouring States to help", [("neighbouring States", AddresseeClass.STATES)]),
        ("Appeals to donors to pay", [("donors", AddresseeClass.OTHER)]),
        ("Demands that all parties rest", [("all parties", AddresseeClass.PARTIES)]),
        (
            "Requests that the World Health Organization submit a report",
            [("the World Health Organization", AddresseeClass.ORGANIZATION)],
        ),
        (
            "Calls for action by the parties in due course",
            [("the parties", AddresseeClass.PARTIES)],
        ),
        ("Reminds all States of their duties", [("all States", AddresseeClass.ALL_STATES)]),
        (
            "Reiterates its call upon the crews of Bravo to rest",
            [("the crews of Bravo", AddresseeClass.OTHER)],
        ),
        ("Authorizes the Force during that time to sail", [("the Force", AddresseeClass.ORGAN)]),
        ("Calls upon Bravoland to pay", [("Bravoland", AddresseeClass.OTHER)]),
        ("Encourages the use of ferries", []),
        ("Welcomes the Secretary-General", []),
        ("Decides that the parties shall rest", [("the parties", AddresseeClass.PARTIES)]),
        (
            "Decides that, in line with text 7 and until it meets again, all States shall pay",
            [("all States", AddresseeClass.ALL_STATES)],
        ),
        ("Decides that the parties may rest", []),
        ("Decides that the parties shall be heard", []),
        ("Decides that nothing in the rules of the parties shall hold", []),
        (
            "Demands that Chad and Mali respect the line",
            [("Chad", AddresseeClass.STATES), ("Mali", AddresseeClass.STATES)],
        ),
        (
            "Recommends that the Members of the United Nations furnish such help as may be due",
            [("the Members of the United Nations", AddresseeClass.ALL_STATES)],
        ),
        (
            "Authorizes States acting with Chad, unless Mali sails on or before noon, to sail",
            [("States acting with Chad", AddresseeClass.STATES)],
        ),
        (
            "Calls on the Governments of Chad and Bosnia and Herzegovina to sail",
            [("the Governments of Chad and Bosnia and Herzegovina", AddresseeClass.STATES)],
        ),
        (
            "Urges the non- governmental organizations to help",
            [("the non- governmental organizations", AddresseeClass.CIVIL_SOCIETY)],
        ),
        (
            "Urges regional and international organizations to help",
            [("regional and international organizations", AddresseeClass.ORGANIZATION)],
        ),
        ("Calls for the plan, as endorsed by the Harbour Council", []),
        ("Urges the BTU to stop", [("the BTU", AddresseeClass.OTHER)]),
        ("Insists that the BTU withdraw", [("the BTU", AddresseeClass.OTHER)]),
        (
            "Requests, in this regard, the Board to report",
            [("the Board", AddresseeClass.ORGAN)],
        ),
        ("Demands an end from the parties", [("the parties", AddresseeClass.PARTIES)]),
        ("Demands the withdrawal of all crews from Chad", []),
        ("Calls for the parties to withdraw", [("the parties", AddresseeClass.PARTIES)]),
        ("Calls for the parties to be heard", []),
        (
            "Calls on both sides and, in particular, the Government of Chad to stop",
            [
                ("both sides", AddresseeClass.PARTIES),
                ("the Government of Chad", AddresseeClass.STATES),
            ],
        ),
        (
            "Requests the Board accordingly to report",
            [("the Board", AddresseeClass.ORGAN)],
        ),
        ("Requests States to the extent possible to pay", [("States", AddresseeClass.ALL_STATES)]),
        ("Requests the Board in this context to pay", [("the Board", AddresseeClass.ORGAN)]),
        ("Calls on Chad not to sail", [("Chad", AddresseeClass.STATES)]),
    ],
)
def test_addressees(text: str, expected: list[tuple[str, AddresseeClass]]) -> None:
    """Whom the act is directed to, by head noun, without asides."""
    assert addressed(text) == expected


def test_items_may_bind_others_than_the_clause_above() -> None:
    """The subject of "shall" in an item is bound, where the clause above names nobody."""
    first, second = items("Decides that", "All States shall pay", "The harbour shall be closed")
    assert texts(first.addressees) == ["All States"]
    assert second.addressees == ()


def test_pronouns_and_nouns_are_apart() -> None:
    """Both are demanded of, those named before and the others."""
    text = "Demands that they and all other concerned parties cease"
    assert [who for who, _ in addressed(text)] == ["they", "all other concerned parties"]


def test_a_pronoun_takes_the_class_of_those_named() -> None:
    """Those urged are the parties just named; a repeated "upon" adds others."""
    _, urging = operative("Notes that the parties wait and urges them to sail").acts
    (them,) = urging.addressees
    assert (them.text, them.category) == ("them", AddresseeClass.PARTIES)
    text = "Calls upon the Board to pay and upon all Governments to help"
    assert [who for who, _ in addressed(text)] == ["the Board", "all Governments"]


@pytest.mark.parametrize(
    ("words", "kind", "date", "count", "unit"),
    [
        ("not later than 15 December 2030", TimingKind.DATE, dt.date(2030, 12, 15), None, ""),
        ("by the end of June 2031", TimingKind.DATE, None, None, ""),
        ("until September 15, 2031", TimingKind.DATE, dt.date(2031, 9, 15), None, ""),
        ("by 31 June 2031", TimingKind.DATE, None, None, ""),
        ("by 2031", TimingKind.DATE, None, None, ""),
        ("by mid-2031", TimingKind.DATE, None, None, ""),
        ("by the end of the year", TimingKind.DATE, None, None, ""),
        ("at its next session", TimingKind.DATE, None, None, ""),
        ("at its fifty-first session", TimingKind.DATE, None, None, ""),
        ("within 30 days of the adoption of this resolution", TimingKind.PERIOD, None, 30, "day"),
        ("within thirty (30) days", TimingKind.PERIOD, None, 30, "day"),
        ("for a further period of six months", TimingKind.PERIOD, None, 6, "month"),
        ("for a year", TimingKind.PERIOD, None, 1, "year"),
        ("immediately", TimingKind.IMMEDIATE, None, None, ""),
        ("without delay", TimingKind.IMMEDIATE, None, None, ""),
        ("in the near future", TimingKind.VAGUE, None, None, ""),
        ("as soon as possible", TimingKind.VAGUE, None, None, ""),
        ("in due course", TimingKind.VAGUE, None, None, ""),
    ],
)
def test_deadlines(
    words: str, kind: TimingKind, date: dt.date | None, count: int | None, unit: str
) -> None:
    """The words that bound an act in time, and what they say."""
    timing = only(f"Decides to repair the pier {words}").deadline
    assert timing is not None
    assert (timing.text, timing.kind) == (words, kind)
    assert (timing.date, timing.count, timing.unit) == (date, count, unit)


@pytest.mark.parametrize(
    ("words", "count", "unit"),
    [
        ("every 60 days", 60, "day"),
        ("at least once every two months", 2, "month"),
        ("annually", 1, "year"),
        ("on a regular basis", None, ""),
    ],
)
def test_frequencies(words: str, count: int | None, unit: str) -> None:
    """How often, and the time between two turns."""
    timing = only(f"Requests the Board to report {words}").frequency
    assert timing is not None
    assert (timing.text, timing.kind) == (words, TimingKind.FREQUENCY)
    assert (timing.count, timing.unit) == (count, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Recalls the accord to sail within 30 days",
        "Urgently requests the Board to pay",
        "Decides to publish the letter of 3 March 2031",
        "Decides to support the ferry of the year",
    ],
)
def test_no_deadline(text: str) -> None:
    """What is recalled is not due; an urgent request and a date of a letter are no deadlines."""
    assert only(text).deadline is None


def test_the_firmest_timing_is_the_deadline() -> None:
    """A date before a vague time, wherever they stand."""
    timing = only("Decides to sail as soon as possible and by 3 May 2031").deadline
    assert timing is not None
    assert timing.date == dt.date(2031, 5, 3)


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("Decides that the Board shall pay what it may", "shall"),
        ("Affirms that the will of the crews must prevail", "must"),
        ("Decides to meet in May", None),
    ],
)
def test_modals(text: str, modal: str | None) -> None:
    """The first modal; neither a will nor a month."""
    found = only(text).modal
    assert (found and found.text) == modal


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Urges the crews to sail, as appropriate, where feasible", ["discretion", "possibility"]),
        ("Decides to consider opening a pier", ["deliberation"]),
        ("Decides to consider the report", []),
        ("Decides in principle to pay what they deem fit", ["possibility"]),
        ("Requests the crews to sail as they deem necessary", ["discretion"]),
        ("Urges all to strive to pay in accordance with the Charter", ["effort", "conformity"]),
        (
            "Requests the Board to take measures in consultation with Chad",
            ["measure", "consultation"],
        ),
        ("Decides to pay in due course with a view to peace", ["time", "purpose"]),
        ("Recalls the duty to pay as appropriate", []),
    ],
)
def test_hedges(text: str, hedges: list[str]) -> None:
    """Words that bound an act which makes something due, in the order of the text."""
    assert [hedge.category for hedge in only(text).hedges] == hedges


def test_hedges_go_with_the_act_they_stand_with() -> None:
    """What softens the first act does not soften the second."""
    first, second = operative("Urges all to pay, where possible, and decides to meet soon").acts
    assert texts(first.hedges) == ["where possible"]
    assert texts(second.hedges) == ["soon"]


def test_objects_end_before_the_next_act() -> None:
    """The object stands behind opening and addressee, without the "and" of the next act."""
    first, second = operative("Calls upon Chad to sail (early), and requests a report").acts
    assert first.object is not None
    assert first.object.text == "to sail (early)"
    assert second.object is not None
    assert second.object.text == "a report"


def test_parts_lie_across_emphasis_and_line_ends() -> None:
    """Offsets lead back to the text as printed."""
    clause = operative("**Calls\nupon** the *Governments\nof Chad* to pay, *in\nline* with it")
    (act,) = clause.acts
    assert texts(act.addressees) == ["the *Governments of Chad"]
    assert texts(act.hedges) == ["in line* with"]


def test_languages_without_tables_have_openings_and_verbs_only(tmp_path: Path) -> None:
    """A folder without tables is an empty set of them."""
    tables = read_tables(tmp_path)
    assert not tables.addressing
    assert not tables.roles
    assert load_tables() is load_tables("en")
    assert not load_tables("../en").roles


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("hedges.csv", "phrase,category,traits,source\nSo,x,,y\n", "'So' in column 'phrase'"),
        ("hedges.csv", "phrase,category,traits,source\nso,x,loud,y\n", "'loud' in column"),
        ("addressees.csv", "phrase,class,source\nking,royalty,y\n", "'royalty' in column"),
        ("addressing.csv", "lemma,markers,source\nurge,at,y\n", "'at' in column"),
        (
            "timings.csv",
            "phrase,kind,follows,count,unit,context,source\nsoon,vague,,x,,,y\n",
            "'x' in column 'count'",
        ),
        ("acts.toml", "[a]\nb = [", "acts.toml"),
        ("acts.toml", "[a]\nnonsense = ['x']\n", "unknown lists"),
    ],
)
def test_faulty_tables_are_named(tmp_path: Path, name: str, content: str, fault: str) -> None:
    """File, line, value and what is accepted."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(OptionError, match=fault.replace("'", ".")):
        read_tables(tmp_path)


BAITS = (
    *("and decides ", "within ", "and requests the ", "to ", "that ", "will ", "in "),
    *("for a further period of ", "the parties, ", "and upon ", "(“a ”) ", "We agree. "),
    *("consider creating ", "in Lisbon ", "by the end of ", "urges them and "),
    *("Chad, ", "Chad and ", "to act, and establish it "),
)
FRONTS = (
    "The Council,\n\nNoting it,\n\n1. Calls upon ",
    "Joint Communiqué\n\nThe following took part: ",
    "The Ministers of Alfa,\n\nNoting it,\n\nAgreed on the following:\n\n1. Facilitate trade ",
)


@pytest.mark.parametrize(
    ("front", "bait"),
    [(FRONTS[0], bait) for bait in BAITS]
    + [(front, bait) for front in FRONTS[1:] for bait in BAITS[-3:]],
)
def test_time_is_linear_in_hostile_clauses(front: str, bait: str) -> None:
    """A megabyte of half a phrase costs as much as any other text."""
    text = f"{front}{bait * (SHORTEST_BAIT // len(bait))}."
    begin = time.process_time()
    parse(text)
    assert time.process_time() - begin < 3 * PACE  # a second on an idle machine


@pytest.mark.parametrize(
    ("text", "modal", "negated"),
    [
        ("Decides not to lift the ban", None, True),
        ("Calls upon all States to not lift it", None, True),
        ("Calls upon all States, where they may, not to lift it", None, True),
        ("Decides that Chad shall not sail", "shall", True),
        ("Decides that no State shall, except at night, sail", "shall", True),
        ("Decides that nothing in this text shall hold up the ferry", "shall", True),
        ("Does not recognize the annexation", None, True),
        ("Neither recognizes the annexation", None, True),
        ("Decides that Chad shall not only sail but also pay", "shall", False),
        ("Decides that, not later than 3 May 2031, Chad shall pay", "shall", False),
        ("Decides that Chad shall pay, and that it may not sail", "shall", False),
        ("Condemns those who do not pay", None, False),
    ],
)
def test_negation(text: str, modal: str | None, *, negated: bool) -> None:
    """What the act says is denied, or something inside it is."""
    act = only(text)
    assert act.negated is negated
    assert (act.modal and act.modal.text) == modal


def test_each_of_two_denied_verbs_is_denied() -> None:
    """The word "neither" denies the first verb and "nor" the second."""
    acts = operative("Neither recognizes nor accepts the annexation").acts
    assert [(act.head, act.negated) for act in acts] == [("recognize", True), ("accept", True)]


def test_clauses_of_a_treaty_may_deny() -> None:
    """Both "neither Party shall" and "shall not" deny; the modal stays as it is."""
    chapeau = "The Republic of Chad and the Kingdom of Mali,\n\nHave agreed as follows:"
    statement = parse(
        f"{chapeau}\n\nArticle 1\n\n1. {{}}\n\n2. {{}}\n\n3. {{}}".format(
            "Neither Party shall raise its dues.",
            "Chad shall not sail.",
            "Nothing that binds the crews may end.",
        )
    )
    acts = [act for clause in statement.operative for act in clause.acts]
    assert [(act.modal and act.modal.text, act.negated) for act in acts] == [
        ("shall", True),
        ("shall", True),
        ("may", True),
    ]


@pytest.mark.parametrize(
    ("text", "modal"),
    [
        ("Calls upon all States to avoid any step which may delay it", None),
        ("Decides to set up a board that will keep the fund", None),
        ("Notes the plan, the aim of which must last", None),
        ("Urges the crews to sail as may be required", None),
        ("Decides that the Board, which may meet at sea, shall pay", "shall"),
        ("Decides that each State that borders the strait must pay", "must"),
        ("Decides that, as appropriate, the States which border it shall pay", "shall"),
        ("Reaffirms its demand that the crews must rest", "must"),
    ],
)
def test_the_modal_is_that_of_what_is_said(text: str, modal: str | None) -> None:
    """A clause inside another keeps its modal to itself."""
    found = only(text).modal
    assert (found and found.text) == modal


def test_the_modal_leads_to_its_verb() -> None:
    """The verb that the opening governs is the one behind its modal."""
    assert only("Decides that the Board, which may meet, shall pay").verbs == ("decide", "pay")


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("Acting under text 7, calls upon all to sail", ["Acting", "calls upon"]),
        ("Having considered it, decides to act", ["Having considered", "decides"]),
        ("Noting it, also decides to wait and urges all to pay", None),
        ("Also, in this context, strongly urges States to act", ["strongly urges"]),
        ("In this regard, requests the Board to pay", ["requests"]),
        ("In this regard; the Board sails, supports it", []),
        ("The Board, in its report, supports the plan", []),
        ("In its report, the Board pays", []),
    ],
)
def test_the_act_behind_what_stands_before_it(text: str, openings: list[str] | None) -> None:
    """A participle or an adverbial comes first; the finite verb is the act."""
    found = [act.opening for act in operative(text).acts]
    assert found == (openings or (["Noting", "also decides", "urges"] if openings is None else []))


def test_a_fronted_act_opens_its_clause() -> None:
    """The opening is the lead phrase, and no doubt is left about the clause."""
    clause = operative("In this regard, requests the Board to pay")
    assert clause.opening == "requests"
    text = "The Harbour Council,\n\nNoting it,\n\n1. In this regard, asks the Board to pay;"
    assert parse(text).warnings == ()


@pytest.mark.parametrize(
    ("sentence", "actor", "opening"),
    [
        (
            "We, the leaders of the Group (G3), agree to sail",
            "We, the leaders of the Group (G3)",
            "agree",
        ),
        ("We, Chad and Mali, affirm it", "We, Chad and Mali", "affirm"),
        (
            "Today, the Republic of Chad and Mali agreed to it",
            "the Republic of Chad and Mali",
            "agreed",
        ),
        (
            "Chad and Mali, united by trade, reaffirm it",
            "Chad and Mali, united by trade",
            "reaffirm",
        ),
        ("To this end we will improve it", "we", "will improve"),
        ("Chad and Mali will haggle over it", "Chad and Mali", "will haggle"),
        ("Chad has committed to pay", "Chad", "has committed"),
        ("We are announcing a board", "We", "are announcing"),
        ("Our countries are committed to it", "Our countries", "are committed"),
        ("We stand ready to pay", "We", "stand ready"),
        ("The Ministers restated their view", "The Ministers", "restated"),
        ("Each Party shall pay", "Each Party", "shall pay"),
    ],
)
def test_subjects_and_their_verbs(sentence: str, actor: str, opening: str) -> None:
    """Appositions, adverbials, lists of names and verbs that the lexicon lacks are no obstacle."""
    (act,) = body(f"{sentence}.")
    assert act.actor is not None
    assert (act.actor.text, act.opening) == (actor, opening)


@pytest.mark.parametrize(
    "sentence",
    [
        "The crews may sail.",
        "We should pay more.",
        "The two sides held talks.",
        "The Ministers will be heard.",
        "We, the leaders of the harbour. They agree, sometimes",
        "We (the crews) and ferries: agree",
    ],
)
def test_sentences_that_perform_nothing(sentence: str) -> None:
    """What may or should be done is no act; nor are talks that were held."""
    assert [act.opening for act in body(sentence) if act.opening != "agree"] == []


def test_two_verbs_under_one_modal_are_both_promised() -> None:
    """They share the modal where they share the object, and where both are tasks."""
    acts = body("We will work with and fully support Chad, and call upon all to pay.")
    assert [act.performative for act in acts] == [
        Performative.COMMISSIVE,
        Performative.COMMISSIVE,
        Performative.DIRECTIVE,
    ]


def test_a_pronoun_begins_an_act_behind_and() -> None:
    """Each "we" has its verb."""
    acts = body("We welcome it and we call for peace and we intend to share it.")
    assert [act.opening for act in acts] == ["welcome", "call for", "intend"]
    assert acts[0].object is not None
    assert acts[0].object.text == "it"


def test_who_promises_in_a_treaty_acts_for_himself() -> None:
    """A subject with "shall" promises, whatever the clause above does; a decision stays one."""
    text = (
        "The Parties to this Accord,\n\nRecalling the storm,\n\nHave agreed as follows:\n\n"
        "1. The Parties recognize that:\n\n(a) Chad shall sail;\n\n2. Chad shall not pay."
    )
    *_, sail, pay = (act for clause in parse(text).operative for act in clause.acts)
    assert (sail.opening, sail.performative, sail.inherited) == (
        "shall sail",
        Performative.COMMISSIVE,
        False,
    )
    assert (pay.lead_in, pay.negated, pay.verbs) == ("agree", True, ("pay",))
    decided, _ = items("Decides that", "All States shall pay", "The Board shall sail")
    assert (decided.inherited, decided.performative) == (True, Performative.DIRECTIVE)
    assert decided.actor is not None
    assert decided.actor.text == "The Harbour Council"


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("Affirms that the rules\nrequire rest", ["Affirms"]),
        ("Urges all to pay it under existing\npledges", ["Urges"]),
        ("Calls upon all to refrain from, or support, acts threatening it", ["Calls upon"]),
        ("Decides to wait, requests that Chad sail", ["Decides", "requests"]),
    ],
)
def test_nouns_and_verbs_of_others_are_no_acts(text: str, openings: list[str]) -> None:
    """The end of a line parts no acts, and a plural behind a comma is a noun."""
    assert [act.opening for act in operative(text).acts] == openings


def test_a_list_of_infinitives_is_no_list_of_acts() -> None:
    """Only the first verb is what the speakers do."""
    acts = body("We urge Chad to secure, declare and destroy the cargo.")
    assert [act.opening for act in acts] == ["urge"]


@pytest.mark.parametrize(
    ("words", "kind", "date", "count"),
    [
        ("three months after the adoption of this resolution", TimingKind.PERIOD, None, 3),
        ("no later than 12 hours after the moment of its adoption", TimingKind.PERIOD, None, 12),
        ("in six months' time", TimingKind.PERIOD, None, 6),
        ("by the end of the month", TimingKind.DATE, None, None),
        ("by 30/06/2031", TimingKind.DATE, dt.date(2031, 6, 30), None),
        ("by 3/4/2031", TimingKind.DATE, None, None),
        ("not later than 31.7.2031", TimingKind.DATE, dt.date(2031, 7, 31), None),
        ("by 31.31.2031", TimingKind.DATE, None, None),
        ("by 15 May", TimingKind.DATE, None, None),
        ("without any further delay", TimingKind.IMMEDIATE, None, None),
        ("promptly", TimingKind.IMMEDIATE, None, None),
    ],
)
def test_further_deadlines(
    words: str, kind: TimingKind, date: dt.date | None, count: int | None
) -> None:
    """Figures are a date where they mean one day; periods are told from an event on."""
    timing = only(f"Decides to repair the pier {words}").deadline
    assert timing is not None
    assert (timing.text, timing.kind, timing.date, timing.count) == (words, kind, date, count)


@pytest.mark.parametrize(
    "text",
    [
        "Decides to honour the licences granted prior to 15 April 2031",
        "Decides to clear the pier so that the ferry can sail on 24 May 2031",
        "Decides to set up a board, which will report within three months",
        "Decides to wait three months after",
        "Decides to act if the crews do not sail by 3 May 2031",
    ],
)
def test_times_of_something_else(text: str) -> None:
    """What dates a licence, a purpose, a condition or a relative clause is no deadline."""
    assert only(text).deadline is None


@pytest.mark.parametrize(
    "text",
    [
        "Decides that, on 15 April 2031, all States shall pay",
        "Decides that the ban shall be fully lifted by 15 April 2031",
        "Decides that the crews who sail, if they may, shall pay, by 15 April 2031",
    ],
)
def test_times_of_what_is_decided(text: str) -> None:
    """A date in front, behind a passive or behind a comma is that of the act."""
    timing = only(text).deadline
    assert timing is not None
    assert timing.date == dt.date(2031, 4, 15)


@pytest.mark.parametrize(
    ("text", "openings", "organ"),
    [
        (
            "Le Conseil du port,\n\nNotant la pluie,\n\n1. Condamne le retard et exige un rapport;",
            ["Condamne", "exige"],
            "Le Conseil du port",
        ),
        (
            "Совет Безопасности,\n\nссылаясь на доклад,\n\n1. осуждает шум и требует тишины;",
            ["осуждает", "требует"],
            "Совет Безопасности",
        ),
        (
            "安全理事会，\n\n回顾报告，\n\n1. 深表关切;",
            ["深表关切"],
            "安全理事会",
        ),
    ],
)
def test_other_languages_have_second_acts_and_actors(
    text: str, openings: list[str], organ: str
) -> None:
    """Their packs say what joins two acts, and an organ is named with or without an article."""
    statement = parse(text)
    acts = [act for clause in statement.operative for act in clause.acts]
    assert [act.opening for act in acts] == openings
    assert {act.actor and act.actor.text for act in acts} == {organ}
    assert statement.organ == organ


def test_what_stands_before_a_last_verb_is_no_actor() -> None:
    """Turkish puts the object before the verb that ends the clause."""
    text = "Ortak Bildiri\n\nBarışı hatırlatarak,\n\n1. Ortak bir çalışma grubu kurmak."
    acts = [act for clause in parse(text, language="tr") for act in clause.acts]
    assert [act.actor for act in acts] == [None] * len(acts)
    assert acts


def test_a_chapeau_decides_what_the_tasks_below_it_are() -> None:
    """Who shall do something is directed; who agreed on the following has it to do himself."""
    for task in items("Decides that all States shall", "Prohibit the sale", "Consider sailing"):
        assert task.performative is Performative.DIRECTIVE
        assert [who.text for who in task.addressees] == ["all States"]
    text = (
        "The Republic of Alfa and the Kingdom of Bravo,\n\nRecalling it;\n\nNoting it;\n\n"
        "Agreed on the following:\n\n1. Establish a fund.\n\n2. Prohibit the sale.\n\n"
        "3. Discuss the list.\n\n4. Dredge the canal.\n\n5. Urge the crews to rest."
    )
    classes = [clause.acts[0].performative for clause in parse(text).operative]
    assert classes == [Performative.COMMISSIVE] * 4 + [Performative.DIRECTIVE]


def test_items_inherit_few_hedges() -> None:
    """What is printed grows with the text, not with its items times its hedges."""
    lead = "Decides to consider, " + "as appropriate, " * 40 + "how to"
    for act in items(lead, "pay", "sail"):
        assert 0 < len(act.hedges) < 20


def test_items_below_a_lone_subject_are_its_acts() -> None:
    """Who stands before a colon acts in each item, in the past tense too."""
    text = (
        "Joint Statement\n\nThey met in Lisbon.\n\nThe Ministers:\n\n- welcomed the ferry;\n\n"
        "- agreed to meet in May;\n\n- the weather;\n\nThe talks were short."
    )
    acts = [act for clause in parse(text) if clause.depth for act in clause.acts]
    assert [act.opening for act in acts] == ["welcomed", "agreed"]
    assert {act.actor.text for act in acts if act.actor} == {"The Ministers"}


@pytest.mark.parametrize("verbs", ["[Urges][Invites][Requests]", "[Urges / Invites / Requests]"])
def test_alternatives_share_what_follows_them(verbs: str) -> None:
    """Whichever verb is chosen, it is directed to the same and due on the same day."""
    text = f"The Council,\n\n1. {verbs} developed Parties to report within two months;"
    acts = parse(text).clauses[-1].acts
    assert [act.opening for act in acts] == ["Urges", "Invites", "Requests"]
    for act in acts:
        assert [who.text for who in act.addressees] == ["developed Parties"]
        assert act.deadline is not None
        assert act.deadline.text == "within two months"
