"""Resolutions: organ, preamble, operative part, adoption line, footnotes, annexes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.errors import OptionError, SeveralStatementsError
from diplodiff.model import ClauseKind
from diplodiff.parsing import parse
from texts import RESOLUTION, clause, labels


def test_a_resolution() -> None:
    """Titles, organ, preamble, operative part with sub-clauses, adoption line and footnote."""
    assert labels(RESOLUTION) == [
        *("Title", "Title (2)", "Organ", "PP1", "PP2", "PP3"),
        *("OP1", "OP2", "OP2(a)", "OP2(b)", "OP2(b)(i)", "OP2(b)(ii)", "OP3"),
        *("Footer 1", "Footer 2"),
    ]
    statement = parse(RESOLUTION)
    assert [found.depth for found in statement.operative] == [0, 0, 1, 1, 2, 2, 0]
    assert [found.opening for found in statement.preamble] == [
        "Recalling",
        "Deeply concerned",
        "Acting",
    ]
    assert statement.warnings == ()


def test_the_caller_knows_better() -> None:
    """A given title or symbol stands instead of what the text says."""
    statement = parse(RESOLUTION, title="The ferry", symbol="S/RES/4021 (2031)")
    assert (statement.title, statement.symbol) == ("The ferry", "S/RES/4021 (2031)")


def test_sub_clauses_inherit_the_act_above() -> None:
    """A sub-clause without a verb of its own performs what its clause performs."""
    (act,) = clause(RESOLUTION, "OP2(a)").acts
    assert act.inherited
    assert act.opening == "Calls upon"
    assert RESOLUTION[act.start : act.end] == "Calls upon"
    assert clause(RESOLUTION, "OP2(a)").opening == ""


def test_a_preamble_without_operative_part_is_reported() -> None:
    """A fragment is read as what it is, and the reader is told what is missing."""
    statement = parse("Recalling the ferry,\n\nNoting the piers,")
    assert [c.label for c in statement] == ["PP1", "PP2"]
    (notice,) = statement.warnings
    assert notice.code == "NoOperativeClauses"
    assert (notice.start, notice.end) == (0, len(statement.source_text))


def test_operative_clauses_alone() -> None:
    """A list of finite verbs is operative without title, organ or preamble."""
    assert labels("1. Decides to meet;\n\n2. Requests help:\n\n(a) soon.") == [
        *("OP1", "OP2", "OP2(a)"),
    ]


def test_late_preambular_clauses_and_a_second_resolution() -> None:
    """Old texts mix the parts; where a page holds two resolutions, one is chosen by number."""
    text = (
        "4 (1946). Resolution of 29 April 1946\n\nThe Security Council,\n\nNoting the ferry,\n\n"
        "Decides to meet;\n\nNoting further the piers,\n\nRequests help.\n\n"
        "Adopted at the 39th meeting.\n\n5 (1946). Resolution of 8 May 1946\n\n"
        "The Security Council,\n\nRecalling the ferry,\n\nDecides to meet again.\n\n"
        "Adopted at the 40th meeting."
    )
    first, second = parse(text, which=1), parse(text, which=2)
    assert [clause.label for clause in first] == [
        *("Title", "Organ", "PP1", "OP1", "PP2", "OP2", "Footer 1"),
    ]
    assert [clause.label for clause in second] == ["Title", "Organ", "PP1", "OP1", "Footer 1"]
    assert first.title == "4 (1946). Resolution of 29 April 1946"
    assert second.omitted[0].reason == "before the statement"


ODD_LINES = (
    "Signed in Geneva in 1949, the Conventions remain binding;",
    "Adopted by consensus, the plan of 2029 stands;",
    "Adopted at the 12th meeting.",
    "Done at Lisbon on 3 March 2031;",
    "In favour: Alfa, Bravo.",
    "Against: none",
    "12th plenary meeting",
    "The ferry sails daily;",
)


numbered_clauses = st.lists(
    st.sampled_from(
        (
            "Decides to meet;",
            "Calls upon all:\n\n(a) To wait;\n\n(b) To see;",
            "Requests the Secretary-General to report;",
        )
    ),
    min_size=2,
    max_size=6,
)


@given(numbered_clauses, st.sampled_from(ODD_LINES), st.data())
def test_an_unnumbered_line_changes_no_numbered_clause(
    clauses: list[str], line: str, data: st.DataObject
) -> None:
    """Between two numbered operative clauses it leaves kind and label of all others alone."""
    numbered = [f"{n}. {words}" for n, words in enumerate(clauses, start=1)]
    at = data.draw(st.integers(1, len(numbered) - 1))
    front = "The Council,\n\nRecalling the ferry,\n\n"
    plain = parse(front + "\n\n".join(numbered))
    odd = parse(front + "\n\n".join([*numbered[:at], line, *numbered[at:]]))
    assert [(c.kind, c.label) for c in odd if c.text != line] == [(c.kind, c.label) for c in plain]
    assert odd.warnings == ()


def test_an_adoption_line_above_the_preamble() -> None:
    """A line that says when the text was adopted closes nothing when the preamble follows."""
    text = (
        "The Security Council,\n\n"
        "Adopted by the Security Council at its 9876th meeting, on 3 March 2031\n\n"
        "Recalling the ferry,\n\nNoting the piers,\n\n1. Decides to meet;\n\n2. Asks for help."
    )
    assert labels(text) == ["Organ", "Footer 1", "PP1", "PP2", "OP1", "OP2"]
    assert parse(text).date == dt.date(2031, 3, 3)


def test_what_goes_on_behind_an_adoption_line() -> None:
    """Lead-ins, unnumbered verbs, drafters' labels, and items that take their verb from above."""
    front = "The Council,\n\nRecalling the ferry,\n\n"
    adopted = "Adopted at the 12th meeting.\n\n"
    assert labels(f"{front}{adopted}Agreed on the following:\n\n1. The tariff.") == [
        *("Organ", "PP1", "Footer 1", "Lead-in", "OP1"),
    ]
    assert labels(f"{front}Decides to meet;\n\n{adopted}Requests help.")[2:] == [
        *("OP1", "Footer 1", "OP2"),
    ]
    assert labels(f"{front}OP1 Decides to meet;\n\n{adopted}OP2 Requests help.")[2:] == [
        *("OP1", "Footer 1", "OP2"),
    ]
    assert labels(f"{front}1. Decides to meet.\n\n{adopted}In favour: Alfa.")[2:] == [
        *("OP1", "Footer 1", "Footer 2"),
    ]
    listed = f"{front}1. Calls upon all:\n\n(a) To wait;\n\n{adopted}(b) To see."
    assert labels(listed)[2:] == ["OP1", "OP1(a)", "Footer 1", "OP1(b)"]


def test_clauses_below_an_adoption_line_are_reported() -> None:
    """A series that begins anew is not believed, but neither passed over in silence."""
    text = (
        "The Council,\n\nRecalling the ferry,\n\n1. Decides to meet;\n\n2. Requests help.\n\n"
        "Adopted at the 12th meeting.\n\n1. Welcomes the vote;\n\n"
        "7 See document S/2031/5.\n\n1. Notes this."
    )
    statement = parse(text)
    assert [c.label for c in statement][2:] == ["OP1", "OP2", *(f"Footer {n}" for n in range(1, 5))]
    (notice,) = statement.warnings
    assert notice.code == "ClausesAfterAdoption"
    assert text[notice.start : notice.end] == "1. Welcomes the vote;"


def test_an_annex_is_body() -> None:
    """What an annex says is not decided in the operative part, before or behind the footer."""
    text = (
        "The Council,\n\nNoting the ferry,\n\n1. Adopts the rules in the annex.\n\n{}"
        "Annex\n\nThe ferry sails daily.\n"
    )
    for footer in ("", "Adopted at the 3rd meeting.\n\n"):
        *_, heading, last = parse(text.format(footer))
        assert (heading.kind, last.kind) == (ClauseKind.HEADING, ClauseKind.BODY)


@pytest.mark.parametrize(
    ("lead_in", "wanted"),
    [
        ("Recommends to the ministries of all countries,", "Lead-in"),
        ("Submits the following recommendation to the ministries:", "Lead-in"),
        ("Now, therefore, the Conference, having met, approves these rules:", "Lead-in"),
        ("Resolves that:", "Lead-in"),
        ("Having agreed as follows:", "Lead-in"),
        ("Recalling that the ministries have at all times agreed on the following:", "PP3"),
        ("Calls upon the ministries:", "OP1"),
        ("Agrees that ferries should meet the following requirements:", "OP1"),
    ],
)
def test_finite_lead_ins(lead_in: str, wanted: str) -> None:
    """A finite verb above a series that lacks one is a lead-in when it says so itself."""
    text = (
        f"The International Conference on Ferries, convened in Lisbon,\n\n"
        f"Considering that ferries matter,\n\nThat piers matter too,\n\n{lead_in}\n\n"
        f"1. That ferries be painted;\n\n2. That piers be built."
    )
    assert labels(text)[:4] == ["Chapeau", "PP1", "PP2", wanted]


def test_whereas_and_resolved() -> None:
    """Recitals may stand before the organ, and "It is resolved" performs."""
    text = "As the ferry sails ;\n\nTherefore,\n\nThe Council\n\nDecides to meet."
    assert labels(text) == ["PP1", "Lead-in", "Organ", "OP1"]
    text = "Whereas the ferry sails,\n\nWhereas it floats,\n\nIt is resolved that it sail."
    assert labels(text) == ["PP1", "PP2", "OP1"]
    text = "Recital one of this text;\n\nThe Council,\n\nDecides to meet."
    assert labels(text) == ["PP1", "Organ", "OP1"]


def test_french_is_divided_by_its_grammar() -> None:
    """Participles in -ant and a lead-in are enough, whether or not the pack knows the verbs."""
    text = (
        "La Conférence internationale des bacs,\n\nConsidérant que les bacs sont utiles,\n\n"
        "Rappelant les résolutions de la Conférence,\n\n"
        "Soumet aux ministères la recommandation suivante :\n\n"
        "1. Les bacs sont repeints.\n\n2. Les quais sont construits."
    )
    assert labels(text) == ["Organ", "PP1", "PP2", "Lead-in", "OP1", "OP2"]
    without = text.replace("Soumet aux ministères la recommandation suivante :\n\n", "")
    assert labels(without) == ["Organ", "PP1", "PP2", "OP1", "OP2"]


def test_recitals_in_the_present_tense() -> None:
    """Without participles, the finite verbs that only take cognizance are the preamble."""
    text = (
        "The Conference 1) Notes that ferries are slow.\n\n2) Recognizes that piers rot;\n\n"
        "3) While admitting that boats float, considers bridges better;\n\n4) Proposes a bridge."
    )
    assert labels(text) == ["Organ", "PP1", "PP2", "OP3", "OP4"]
    assert labels("The Council,\n\nNoting it,\n\n1. Notes it;\n\n2. Decides.")[2:] == ["OP1", "OP2"]
    assert labels("The Council,\n\n1. Notes the ferry.")[1:] == ["OP1"]


def test_a_series_that_goes_on_below_an_announcement() -> None:
    """Where the numbers go on below "Considers that ...:", the numbered ones are the clauses."""
    text = (
        "The Council,\n\nNoting it,\n\nAgrees that the following holds at home:\n\n1. Piers.\n\n"
        "2. Lamps.\n\nConsiders that the following holds abroad:\n\n3. Ferries."
    )
    assert labels(text)[2:] == ["Lead-in", "OP1", "OP2", "Lead-in (2)", "OP3"]


def test_a_text_may_adopt_itself_at_its_end() -> None:
    """The clause "Adopts, on such a day, this Decision" is an adoption line."""
    text = "The Council,\n\nNoting it,\n\n1. Decides;\n\nAdopts, on 3 March 2031, this Decision."
    assert labels(text)[-1] == "Footer 1"


def test_a_clause_without_a_known_verb_is_reported() -> None:
    """Where an organ speaks, each clause begins with a verb; below a lead-in, none has to."""
    text = RESOLUTION.replace("Demands that the parties", "The parties shall")
    (notice,) = parse(text).warnings
    assert (notice.code, notice.message) == ("NoOpening", "OP1 begins with no verb that is known")
    assert notice.excerpt == "The parties shall reopen the ferry;"
    assert not parse(text.replace("The Security Council,\n", "The parties,\n")).warnings
    unknown = "The Council,\n\nXyzzying it,\n\nRecalling it,\n\n1. Frobs;\n\n2. Xyzzies."
    assert not parse(unknown).warnings


def test_parts_of_one_resolution() -> None:
    """Parts "A" and "B" under one number are one resolution, and so is what an annex says."""
    part = "The Security Council,\n\nNoting the ferry,\n\n1. Decides to meet;\n\n2. Urges care."
    text = f"Resolution 7 (2031)\n\nA\n\n{part}\n\nB\n\n{part}"
    assert len(parse(text).operative) == 4
    assert len(parse(f"Resolution 7 (2031)\n\n{part}\n\nANNEX\n\n{part}").operative) >= 2


def test_several_statements_are_named() -> None:
    """The error names each statement and says how to choose one."""
    text = f"{RESOLUTION}\n{RESOLUTION.replace('4021', '4022').replace('5 May', '6 May')}"
    with pytest.raises(SeveralStatementsError) as raised:
        parse(text)
    message = str(raised.value)
    assert "holds 2 statements" in message
    assert '2. "RESOLUTION 4022 (2031)", 2031-05-06, characters' in message
    assert "which=1 to which=2" in message
    assert "--statement N" in message
    assert "\n" not in message
    assert parse(text, which=2).number == "4022 (2031)"
    with pytest.raises(OptionError, match="which is 3, but the text holds 2 statements"):
        parse(text, which=3)
    assert parse(RESOLUTION, which=1) == parse(RESOLUTION)


def test_a_title_without_clauses_is_no_statement() -> None:
    """What is no statement belongs to the one above it."""
    notes = "Joint Statement of 3 March 2031\n\nWe met."
    assert parse(f"{RESOLUTION}\n{notes}").number == "4021 (2031)"
    both = f"{RESOLUTION}\n{RESOLUTION.replace('4021', '4022')}\n{notes}"
    assert parse(both, which=2).source_text == both
    with pytest.raises(OptionError, match="holds 2 statements"):
        parse(both, which=3)


def test_a_long_title_is_named_in_short() -> None:
    """A name that would fill the line is cut."""
    long = RESOLUTION.replace(
        "RESOLUTION 4021 (2031)", f"Resolution 4021 (2031): {'ferries ' * 12}"
    )
    with pytest.raises(SeveralStatementsError, match='ferries fer…", 2031-05-05, characters'):
        parse(f"{long}\n{long}")


def test_many_statements_are_not_all_named() -> None:
    """The error stays one line that a terminal can show."""
    text = "\n".join(RESOLUTION.replace("4021", str(4021 + n)) for n in range(8))
    with pytest.raises(SeveralStatementsError, match="and 3 more; choose one"):
        parse(text)


@pytest.mark.parametrize("which", [0, -1, True, "2", 1.0])
def test_numbers_of_statements(which: int) -> None:
    """A statement is chosen by a whole number from 1 on."""
    with pytest.raises(OptionError, match="which is"):
        parse(RESOLUTION, which=which)
