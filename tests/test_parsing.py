"""Text -> Statement: laws that hold for any text, and how particular forms are read."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplodiff.errors import EmptyDocumentError, NoStatementError, OptionError
from diplodiff.model import ClauseKind
from diplodiff.parsing import parse

if TYPE_CHECKING:
    from diplodiff.model import Clause, Statement

PIECES = (
    "The Security Council,",
    "The Governments of Alfa and Bravo,",
    "Recalling its earlier resolutions,",
    "– Reaffirming their commitment to the river;",
    "Agreed on the following:",
    "1. Decides to remain seized of the matter;",
    "2. Calls upon all parties:",
    "(a) To open the bridge;",
    "(i) within thirty days;",
    "- a bullet",
    "**Heading**",
    "ANNEX",
    "Adopted at the 12th meeting.",
    "3 Ibid., document 7.",
    "We welcome the results. They were good.",
    "18-17962 (E)",
    "2/5",
    "---",
    "A/RES/73/6",
    "<!-- -->",
    "\u200b",
    "...",
    "with the\u00a0river",
    "10. (a) The ferry",
    "PP2 bis Noting the ferry,",
)
texts_of_pieces = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(("\n", "\n\n", "\r\n", " ", "\f"))),
    min_size=1,
    max_size=25,
).map(lambda parts: "".join(itertools.chain.from_iterable(parts)))
any_text = st.one_of(
    st.text(),
    st.text(alphabet="(ia)1.2,;: \n\r-–*_A\u200b#<>!\\|Dx"),
    texts_of_pieces,
)


def statement_of(text: str) -> Statement | None:
    """Parse a text; None when it holds nothing that could be a clause."""
    try:
        return parse(text)
    except (EmptyDocumentError, NoStatementError):
        return None


def labels(text: str) -> list[str]:
    """Return the labels of a text's clauses."""
    return [clause.label for clause in parse(text)]


def kinds(text: str) -> list[ClauseKind]:
    """Return the kinds of a text's clauses."""
    return [clause.kind for clause in parse(text)]


def clause(text: str, label: str) -> Clause:
    """Return the clause with a label."""
    return next(found for found in parse(text) if found.label == label)


@settings(max_examples=400)
@given(any_text)
def test_clauses_slice_to_their_text(text: str) -> None:
    """Spans are ordered and disjoint; marker and wording are as printed, white space folded."""
    statement = statement_of(text)
    if statement is None:
        return
    assert statement.source_text == text
    before = 0
    for found in statement:
        assert before <= found.printed_start <= found.start < found.end
        before = found.end
        printed = text[found.start : found.end]
        assert printed == printed.strip()
        assert found.text == " ".join(printed.split())
        marked = text[found.printed_start : found.start]
        assert marked.startswith(found.marker)
        assert not marked[len(found.marker) :].strip()


@settings(max_examples=400)
@given(any_text)
def test_no_text_is_lost(text: str) -> None:
    """Every character that is not white space lies in exactly one clause or omission."""
    statement = statement_of(text)
    if statement is None:
        return
    spans = [(found.printed_start, found.end) for found in statement]
    spans += [(omission.start, omission.end) for omission in statement.omitted]
    at = 0
    for start, end in sorted(spans):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
    assert all(omission.reason for omission in statement.omitted)


@given(any_text)
def test_labels_are_unique_and_reading_is_deterministic(text: str) -> None:
    """No two clauses are cited alike, and equal texts give equal statements."""
    statement = statement_of(text)
    if statement is None:
        return
    assert len({found.label for found in statement}) == len(statement)
    assert parse(text) == statement


@given(any_text)
def test_acts_point_to_their_words(text: str) -> None:
    """An act's span lies in the text; a clause's own one lies in the clause."""
    statement = statement_of(text)
    if statement is None:
        return
    for found in statement:
        for act in found.acts:
            assert 0 <= act.start < act.end <= len(text)
            if not act.inherited:
                assert found.start <= act.start
                assert act.end <= found.end
                assert found.opening == act.opening


@given(texts_of_pieces)
def test_line_ends_do_not_change_the_clauses(text: str) -> None:
    """The same text with LF and CRLF has the same clauses."""
    unix = text.replace("\r\n", "\n")
    one, other = statement_of(unix), statement_of(unix.replace("\n", "\r\n"))
    if one is None or other is None:
        assert one is other
        return
    assert [(c.label, c.text) for c in one] == [(c.label, c.text) for c in other]


@pytest.mark.parametrize("text", ["", " ", "\n\t\u3000\r\n"])
def test_white_space_is_an_empty_document(text: str) -> None:
    """Nothing but white space is no document."""
    with pytest.raises(EmptyDocumentError):
        parse(text)


@pytest.mark.parametrize("text", ["---\n***", "12\n\n2/5", "<!-- -->", "\u200b", "…"])
def test_furniture_alone_is_no_statement(text: str) -> None:
    """Rules, page numbers and markup are no clauses."""
    with pytest.raises(NoStatementError):
        parse(text)


@pytest.mark.parametrize("argument", ["text", "title", "symbol"])
def test_only_strings_are_accepted(argument: str) -> None:
    """Bytes are rejected by name, with the way to mend it."""
    arguments: dict[str, Any] = {"text": "Noting,", "title": "", "symbol": "", argument: b"Noting,"}
    with pytest.raises(OptionError, match=f"{argument} must be a str, not bytes"):
        parse(arguments["text"], title=arguments["title"], symbol=arguments["symbol"])


RESOLUTION = """\
RESOLUTION 4021 (2031)

Adopted by the Security Council at its 9876th meeting, on 5 May 2031

The Security Council,

Recalling its resolution 3999 (2030) of 7 July 2030 and all its earlier
resolutions on the ferry across the strait,

Deeply concerned at the state of the piers,

Acting under Chapter VII of the Charter of the United Nations,

1. Demands that the parties reopen the ferry;

2. Calls upon all States:

(a) To repair their piers;

(b) To report on the repairs,

(i) within thirty days, and

(ii) once a year afterwards;

3. Decides to remain seized of the matter.

Adopted unanimously at the 9876th meeting.

7 See document S/2031/5.
"""


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


def test_metadata_of_a_resolution() -> None:
    """Title, number and date come from the title and the adoption line."""
    statement = parse(RESOLUTION)
    assert statement.title == "RESOLUTION 4021 (2031)"
    assert statement.number == "4021 (2031)"
    assert statement.date == dt.date(2031, 5, 5)
    assert (statement.symbol, statement.place, statement.parties) == ("", "", ())


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


JOINT_STATEMENT = """\
No: 12, 3 March 2031, Joint Statement on the Ferry (Lisbon, 3 March 2031)

The Republic of Alfa and the Kingdom of Bravo whose ministers met on 2 March 2031,

– Reaffirming their commitment to the ferry;

– Expressing the conviction that it serves both shores.

Agreed on the following:

  1. Continue the repairs.
  2. Consider creating a Joint Ferry Committee.
  3. The tariff of 2030.
"""
ARTICLE = f"""\
On Monday the two ministers told reporters in the harbour that the ferry would sail again soon.

Their spokesman said that the repairs had been expensive. He gave no figures.

{JOINT_STATEMENT}

In June a storm had damaged the piers on both shores and the ferry had been out of service since.

Post a comment
"""


def test_a_joint_statement() -> None:
    """Title, chapeau with the parties, dashes with participles, lead-in, bare verbs."""
    assert labels(JOINT_STATEMENT) == [
        *("Title", "Chapeau", "PP1", "PP2", "Lead-in", "OP1", "OP2", "OP3"),
    ]
    statement = parse(JOINT_STATEMENT)
    assert statement.title == "Joint Statement on the Ferry"
    assert (statement.number, statement.place) == ("12", "Lisbon")
    assert statement.date == dt.date(2031, 3, 3)
    assert statement.parties == ("The Republic of Alfa", "the Kingdom of Bravo")
    assert [found.marker for found in statement.preamble] == ["–", "–"]


def test_a_lead_in_lends_its_verb() -> None:
    """A clause with a verb of its own keeps it; one without takes the lead-in's."""
    assert [act.inherited for act in clause(JOINT_STATEMENT, "OP1").acts] == [False]
    assert [act.inherited for act in clause(JOINT_STATEMENT, "OP3").acts] == [True]


def test_a_statement_inside_an_article_is_found() -> None:
    """The statement is cut out of the page; what surrounds it is kept as omissions."""
    statement = parse(ARTICLE)
    start, end = statement.span
    assert ARTICLE[start:end] == JOINT_STATEMENT.strip()
    assert [c.text for c in statement] == [c.text for c in parse(JOINT_STATEMENT)]
    before, after = statement.omitted
    assert (before.reason, after.reason) == ("before the statement", "after the statement")
    assert ARTICLE[before.start : before.end].endswith("no figures.")
    assert ARTICLE[after.start : after.end].endswith("Post a comment")


def test_an_unnumbered_statement_ends_with_its_sentence() -> None:
    """Without numbers the operative part ends at its full stop; a heading is left outside."""
    inside = (
        "The General Assembly,\n\nRecalling its earlier resolution on ferries,\n\n"
        "Requests the Secretary-General to report;\n\nDecides to meet again."
    )
    prose = "A long paragraph of a newspaper stands here and says nothing of importance at all."
    text = f"{prose}\n\n{inside}\n\nRead more\n\n{prose}"
    start, end = parse(text).span
    assert text[start:end] == inside


def test_a_statement_at_the_end_of_an_article() -> None:
    """Nothing needs to follow the statement."""
    before, _ = ARTICLE.split(JOINT_STATEMENT)
    (omission,) = parse(before + JOINT_STATEMENT).omitted
    assert omission.reason == "before the statement"


def test_too_little_grammar_cuts_nothing() -> None:
    """Two clauses in an article are not enough to throw the article away."""
    text = "The mayor spoke for a long time about the ferry and about its long history in the town."
    text += "\n\nThe Council,\n\nRecalling the ferry,\n\n1. Decides to meet."
    assert parse(text).omitted == ()


PROSE = """\
Joint Statement of the Ferry Ministers

Lisbon, Portugal, 3-4 March 2031

We, the ministers of Alfa and Bravo, met in Lisbon. We discussed the ferry.

**Cooperation on piers**

Recognizing that piers are expensive, we call for shared repairs. We will meet again.

-   **Timetable:** The ferry will sail daily.
-   **Tariff:** The tariff will not change.

As seafaring nations, we look forward to the next meeting.

\\###
"""


def test_prose_is_body() -> None:
    """A participle in flowing prose makes no preamble; headings and bullets are kept apart."""
    statement = parse(PROSE)
    assert [c.label for c in statement] == [
        *("Title", "Title (2)", "Para. 1", "Heading 1", "Para. 2"),
        *("Para. 3", "Para. 4", "Para. 5"),
    ]
    assert {c.kind for c in statement} == {
        ClauseKind.FRAMING,
        ClauseKind.HEADING,
        ClauseKind.BODY,
    }
    assert statement.place == "Lisbon, Portugal"
    assert [omission.reason for omission in statement.omitted] == ["rule"]


def test_a_declaration_under_headings() -> None:
    """What follows "WE HEREBY DECLARE TO:" is operative to the end, under headings too."""
    text = """\
**WE,** the ministers of Alfa and Bravo, gathered in Lisbon on 3 March 2031;

**RECALLING** the ferry;

**NOTING** the piers;

**WE HEREBY DECLARE TO:**

**Piers**

-   **PROMOTE** safe piers.

As seafaring nations we commit to the ferry.

**ADOPTED** in Lisbon on the third of March.
"""
    assert labels(text) == [
        *("Chapeau", "PP1", "PP2", "Lead-in", "Heading 1", "OP1", "OP2", "Footer 1"),
    ]
    found = clause(text, "PP1")
    assert (found.text, found.opening) == ("**RECALLING** the ferry;", "RECALLING")
    (act,) = found.acts
    assert text[act.start : act.end] == "RECALLING"


def test_a_treaty() -> None:
    """Articles give their number to the paragraphs below; signatures are framing."""
    text = """\
**Preamble**

The Government of Alfa (“Alfa”) and the Government of Bravo (“Bravo”),

**RECOGNIZING** the ferry between them; and

**SEEKING** to keep it,

**HAVE AGREED** as follows:

**Article 1.1: The ferry**

1. Alfa shall keep the ferry.

2. Bravo shall:

\\(a\\) keep the piers; and

(b) publish the tariff.

**Article 1.2: Disputes**

The Parties shall consult.

Signed at Lisbon on 3 March 2031.

JANE ROE

JOHN DOE
"""
    assert labels(text) == [
        *("Heading 1", "Chapeau", "PP1", "PP2", "Lead-in", "Heading 2", "Art. 1.1(1)"),
        *("Art. 1.1(2)", "Art. 1.1(2)(a)", "Art. 1.1(2)(b)", "Heading 3", "Art. 1.2"),
        *("Footer 1", "Footer 2", "Footer 3"),
    ]
    assert parse(text).parties == ("The Government of Alfa", "the Government of Bravo")
    assert clause(text, "Art. 1.1(2)(a)").marker == "\\(a\\)"


def test_wrapped_lines_without_blank_lines() -> None:
    """A clause begins at a marker in sequence, or at an opening behind the end of a clause."""
    text = """\
The Security Council,
Recalling its resolution on the ferry across the strait, which it adopted in the
year
1976. The date is in dispute, 28
Noting also the report of the Secretary-General on the state of the piers and on
all measures mentioned in paragraph
2 (a) above,
Piers
1. Calls upon the parties to reopen the ferry as soon as possible and to repair
the piers;
4. Requests the Secretary-General to report;
A heading
5. Decides to remain seized of the matter and to meet again. 6. Requests more. 7. Asks.
"""
    assert labels(text) == [
        *("Organ", "PP1", "PP2", "Heading 1", "OP1", "OP4", "Heading 2", "OP5", "OP6", "OP7"),
    ]
    assert [notice.code for notice in parse(text).warnings] == ["NumberOutOfSequence"]


def test_each_line_a_paragraph() -> None:
    """In unwrapped text every line that begins with a capital is a paragraph."""
    long = "that " + "the ferry must sail across the strait again without any delay " * 4
    text = f"The Council,\nNoting {long},\nRespecting {long},\n1. Decides {long};\n2. Asks {long}."
    assert kinds(text) == [
        ClauseKind.FRAMING,
        *[ClauseKind.PREAMBULAR] * 2,
        *[ClauseKind.OPERATIVE] * 2,
    ]


def test_pieces_of_a_sentence_are_joined_over_blank_lines() -> None:
    """A blank line behind an article, inside a word or before lower case ends no clause."""
    text = (
        "The Council,\n\nNoting the report of the\n\nGeneral Assembly on the ferry,\n\n"
        "Deeply concerned that, in spite of its calls,\n\nthe piers are unsafe,\n\n"
        "1. Decides to meet with furthe\n\nhaste;\n\n2. Asks for help."
    )
    assert labels(text) == ["Organ", "PP1", "PP2", "OP1", "OP2"]


def test_page_furniture_is_left_out_of_a_cut_clause() -> None:
    """What a page break cuts is read as the clause going on."""
    text = """\
S/RES/4021 (2031)

The Council,

Recalling the ferry,

1. Decides to reopen the ferry and

7 Ibid., document 12.

2/5

S/RES/4021 (2031)

31-12345 (E) 050531

to repair the piers;

2. Asks for help.
"""
    statement = parse(text)
    assert [c.label for c in statement] == [
        *("Organ", "PP1", "OP1", "Footer 1", "OP1 (continued)", "OP2"),
    ]
    assert statement.symbol == "S/RES/4021 (2031)"
    assert [omission.reason for omission in statement.omitted] == [
        *("running head", "page number", "running head", "job number"),
    ]


def test_a_page_break_inside_a_sentence() -> None:
    """The second piece plays the part of the first, whatever it looks like."""
    text = "The Council,\n\nRecalling the ferry and the\n\n- 2 -\n\nPiers,\n\n1. Decides to meet."
    statement = parse(text)
    assert [c.label for c in statement] == ["Organ", "PP1", "PP1 (continued)", "OP1"]
    assert [c.kind for c in statement][2] is ClauseKind.PREAMBULAR


def test_running_heads_stand_by_page_numbers() -> None:
    """A repeated line next to page numbers is furniture; a repeated line elsewhere is text."""
    text = (
        "The Ferry\n1\n\nWe met.\n\nThe Ferry\n2\n\nWe spoke.\n\nAgain\n\nWe left.\n\nAgain\n\nEnd."
    )
    assert [omission.reason for omission in parse(text).omitted].count("running head") == 2
    assert [c.text for c in parse(text)].count("Again") == 2


def test_drafters_labels() -> None:
    """PP and OP numbers that the drafters wrote decide the part and are cited as written."""
    text = "PP1 Recalling the ferry,\n\nPP1 bis The piers,\n\nOP1. Decides to meet;\n\nOP2 Asks."
    assert labels(text) == ["PP1", "PP1 bis", "OP1", "OP2"]


def test_inserted_numbers() -> None:
    """A bis paragraph keeps its printed number and disturbs no sequence."""
    text = "The Council,\n\n1. Decides to meet;\n\n1 bis. Requests help;\n\n2. Asks for more."
    assert labels(text) == ["Organ", "OP1", "OP1 bis", "OP2"]
    assert parse(text).warnings == ()


def test_numbered_communique() -> None:
    """Printed numbers are cited; what stands between them belongs to the paragraph before."""
    text = (
        "1. We met in Lisbon.\n\n2. We spoke.\n\nWe also dined.\n\n-   on fish\n\n-   on rice\n\n"
        "3. We left.\n\nWe thank our hosts."
    )
    assert labels(text) == [
        *("Para. 1", "Para. 2", "Para. 2 (continued)", "Para. 2, indent 1"),
        *("Para. 2, indent 2", "Para. 3", "Unnumbered 1"),
    ]


def test_lists_below_the_paragraph_that_announces_them() -> None:
    """Items below "...:" are cited under it; an indented bullet is a level deeper."""
    text = (
        "We met.\n\nWe spoke at length.\n\nWe will do the following:\n\n1. Sail.\n\n2. Row.\n\n"
        "We will also:\n\n-   walk;\n    -   slowly;\n    -   quickly;\n-   run.\n\nWe left.\n\n"
        "The end."
    )
    assert labels(text) == [
        *("Para. 1", "Para. 2", "Para. 3", "Para. 3(1)", "Para. 3(2)", "Para. 4"),
        *("Para. 4, indent 1", "Para. 4, indent 1, indent 1", "Para. 4, indent 1, indent 2"),
        *("Para. 4, indent 2", "Para. 5", "Para. 6"),
    ]


def test_numbered_headings_number_their_paragraphs() -> None:
    """Below "2. Tariffs" the second paragraph is 2(2)."""
    text = (
        "1. **Piers**\n\n1. We keep them.\n\n2. We paint them.\n\n"
        "2\\. **Tariffs**\n\n1. We halve them.\n\n2. We publish them.\n"
    )
    assert labels(text) == [
        *("Heading 1", "Para. 1(1)", "Para. 1(2)", "Heading 2", "Para. 2(1)", "Para. 2(2)"),
    ]


def test_lists_of_one_item_each_are_counted() -> None:
    """Converters restart each item at 1; the clauses are counted all the same."""
    text = (
        "Recalling the ferry;\n\nNoting the piers;\n\nAgreed to:\n\n1. Sail.\n\n1. Row.\n\n1. Swim."
    )
    assert labels(text) == ["PP1", "PP2", "Lead-in", "OP1", "OP2", "OP3"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10. (a) The ferry sails.", [("10. (a)", "Para. 10(a)", 0)]),
        ("1.\u200b The ferry sails.", [("1.\u200b", "Para. 1", 0)]),
        ("1° The ferry sails.", [("1°", "Para. 1", 0)]),
        ("1. (2) The ferry sails.", [("1.", "Para. 1", 0)]),
        ("2 bis) The ferry sails.", [("2 bis)", "Para. 2 bis", 0)]),
        ("(3) The ferry sails.", [("(3)", "Para. (3)", 0)]),
        ("7.3 The ferry sails.\n\n7.4 It stops.", [("", "Para. 1", 0), ("", "Para. 2", 0)]),
        (
            "1.1 The ferry sails.\n\n1.2 It stops.",
            [("1.1", "Para. 1.1", 0), ("1.2", "Para. 1.2", 0)],
        ),
        ("4.5 million people sailed.", [("", "Para. 1", 0)]),
        ("1976. The ferry sails.", [("", "Para. 1", 0)]),
        ("3 March 2031 was cold.", [("", "Para. 1", 0)]),
        ("J. Roe sailed.", [("", "Para. 1", 0)]),
        ("(iv) The ferry sails.", [("(iv)", "Para. (iv)", 0)]),
        ("- The ferry sails.", [("-", "Para. 1", 0)]),
        ("-5 degrees.", [("", "Para. 1", 0)]),
    ],
)
def test_markers(text: str, wanted: list[tuple[str, str, int]]) -> None:
    """What counts as a marker, and how its clause is cited."""
    assert [(c.marker, c.label, c.depth) for c in parse(text)] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2, Calls upon all to help;", ["Organ", "OP1", "OP2"]),
        ("2, calls upon all to help;", ["Organ", "OP1"]),
        ("2 Calls upon all to help;", ["Organ", "OP1", "OP2"]),
        ("2 (a) above shall apply;", ["Organ", "OP1"]),
        ("(a) above shall apply;", ["Organ", "OP1"]),
        ("(a) all shall apply it;", ["Organ", "OP1", "OP1(a)"]),
        ("(1) all shall apply it;", ["Organ", "OP1", "OP1(1)"]),
        ("1977. All shall apply it;", ["Organ", "OP1"]),
        ("- all shall apply it;", ["Organ", "OP1"]),
        ("- All shall apply it;", ["Organ", "OP1", "OP1, indent 1"]),
        ("- All apply it\n- and more", ["Organ", "OP1", "OP1, indent 1", "OP1, indent 2"]),
        ("3 Ibid., document 7.", ["Organ", "OP1", "Footer 1"]),
        ("Adopted at the 3rd meeting.", ["Organ", "OP1", "Footer 1"]),
        (")", ["Organ", "OP1"]),
        ("1.", ["Organ", "OP1"]),
    ],
)
def test_lines_directly_below_a_clause(line: str, wanted: list[str]) -> None:
    """Without a blank line a marker begins a clause only where form and series speak for it."""
    text = f"The Council,\n\n1. Decides that the rules of the ferry hold on all shores;\n{line}"
    assert labels(text) == wanted


def test_brackets_hold_lines_together() -> None:
    """A short line ends no paragraph inside brackets."""
    text = (
        "The ministers of the two countries met in Lisbon and spoke of ferries (Alfa,\n"
        "Bravo\nand Charlie), of piers and of the timetable of all the ferries in the strait"
    )
    assert len(parse(text)) == 1


def test_headings_without_number_end_an_article() -> None:
    """What stands below "Final provisions" belongs to no article."""
    text = "Article 1\n\nIt sails daily.\n\n**Final provisions**\n\nIt sails on."
    assert labels(text) == ["Heading 1", "Art. 1", "Heading 2", "Para. 1"]


def test_emphasis_does_not_hide_an_opening() -> None:
    """Openings are found in bold and italics, and their offsets skip the marks."""
    text = "**The Council,**\n\n*Recalling also* the ferry,\n\n1.  **Calls** *upon* all to help."
    statement = parse(text)
    spans = [text[act.start : act.end] for found in statement for act in found.acts]
    assert spans == ["Recalling also", "Calls** *upon"]
    assert [found.opening for found in statement] == ["", "Recalling also", "Calls upon"]


def test_letters_and_roman_numerals() -> None:
    """(i) behind (h) is a letter, behind (a) it opens a level; deep nesting stops somewhere."""
    letters = "".join(f"({letter}) the item {letter};\n\n" for letter in "abcdefghij")
    assert labels(f"1. We list:\n\n{letters}")[-2:] == ["Para. 1(i)", "Para. 1(j)"]
    nested = "1. We list:\n\n(a) this;\n\n(i) one;\n\n(ii) two;\n\n(b) that;\n\n(i) three."
    assert labels(nested)[1:] == [
        *("Para. 1(a)", "Para. 1(a)(i)", "Para. 1(a)(ii)", "Para. 1(b)", "Para. 1(b)(i)"),
    ]
    assert max(c.depth for c in parse("(i) x\n\n(v) y\n\n" * 20)) < 7


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
    """Old texts mix the parts, and one page may hold two resolutions."""
    text = (
        "4 (1946). Resolution of 29 April 1946\n\nThe Security Council,\n\nNoting the ferry,\n\n"
        "Decides to meet;\n\nNoting further the piers,\n\nRequests help.\n\n"
        "Adopted at the 39th meeting.\n\n5 (1946). Resolution of 8 May 1946\n\n"
        "The Security Council,\n\nRecalling the ferry,\n\nDecides to meet again.\n\n"
        "Adopted at the 40th meeting."
    )
    assert labels(text) == [
        *("Title", "Organ", "PP1", "OP1", "PP2", "OP2", "Footer 1"),
        *("Title (2)", "Organ (2)", "PP3", "OP3", "Footer 2"),
    ]
    assert parse(text).title == "4 (1946). Resolution of 29 April 1946"


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


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("Decides to meet until 31 December", "2031", "and requests help;"),
        ("Decides to meet before the end of", "2031", ""),
        ("Decides to meet in March and on May", "12", "At noon;"),
        ("Decides to build", "12", "ferries;"),
    ],
)
def test_a_number_inside_a_sentence_is_text(before: str, number: str, after: str) -> None:
    """A line that is a year, a day or a count in an open sentence is no page number."""
    statement = parse(f"The Council,\n\n1. {before}\n{number}\n{after}\n\n2. Asks for help.")
    assert [c.text for c in statement][1] == f"{before} {number} {after}".strip()
    assert statement.omitted == ()


@pytest.mark.parametrize("gap", ["; \n2031\n", "\n\n2031\n\n", "\n12\n\n", "\n2/5\n"])
def test_a_page_number_is_furniture(gap: str) -> None:
    """Between paragraphs, behind the end of a clause, or at the foot of a page."""
    text = f"The Council,\n\n1. Decides to meet the ministers{gap}2. Asks for help."
    assert [omission.reason for omission in parse(text).omitted] == ["page number"]
    assert labels(text) == ["Organ", "OP1", "OP2"]


def test_signatures_stand_above_place_and_date() -> None:
    """Name, place and date below a text are framing, whatever the place is."""
    text = "We met.\n\nWe left.\n\nJANE ROE\n\nTHE HARBOUR HOUSE,\n\nMarch 3, 2031."
    assert labels(text)[2:] == ["Footer 1", "Footer 2", "Footer 3"]
    assert parse(text).date == dt.date(2031, 3, 3)


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
    """Participles in -ant and a lead-in are enough, without a French lexicon."""
    text = (
        "La Conférence internationale des bacs,\n\nConsidérant que les bacs sont utiles,\n\n"
        "Rappelant les résolutions de la Conférence,\n\n"
        "Soumet aux ministères la recommandation suivante :\n\n"
        "1. Les bacs sont repeints.\n\n2. Les quais sont construits."
    )
    assert labels(text) == ["Chapeau", "PP1", "PP2", "Lead-in", "OP1", "OP2"]
    without = text.replace("Soumet aux ministères la recommandation suivante :\n\n", "")
    assert labels(without) == ["Chapeau", "PP1", "PP2", "OP1", "OP2"]


@pytest.mark.parametrize("intro", ["We met.\n\nWe appoint:", "The Council,\n\n1. Appoints:"])
def test_a_list_of_names_is_no_run_of_headings(intro: str) -> None:
    """Short lines below "...:" are its items, not headings; what is set in bold is a heading."""
    found = kinds(f"{intro}\n\nMs. Jane Roe\n\nMr. John Doe\n\n**Piers**\n\nThey stand still.")
    assert found.count(ClauseKind.HEADING) == 1
    assert found[-2] is ClauseKind.HEADING


def test_markdown_headings() -> None:
    """Number signs make headings, whatever their words are."""
    text = "# The ferry\n\nWe met.\n\n## Piers, etc.\n\nWe left."
    assert labels(text) == ["Title", "Para. 1", "Heading 1", "Para. 2"]


@pytest.mark.parametrize(
    ("title", "number", "date"),
    [
        ("Resolution 73/6 of 18 December 2018", "73/6", dt.date(2018, 12, 18)),
        ("Decision 31/301", "31/301", None),
        ("No. 77/2031: Declaration of March 3, 2031", "77/2031", dt.date(2031, 3, 3)),
        ("Declaration of 31 June 2031", "", None),
        ("1514 (XV). Declaration", "1514 (XV)", None),
    ],
)
def test_numbers_and_dates(title: str, number: str, date: dt.date | None) -> None:
    """Numbers of every series, and no date that does not exist."""
    statement = parse(f"{title}\n\nThe General Assembly,\n\nRecalling it,\n\n1. Decides so.")
    assert (statement.number, statement.date) == (number, date)


def test_signatures_and_notes_are_framing() -> None:
    """Names and footnotes below a text are no paragraphs of it."""
    text = "We met in Lisbon.\n\nWe left.\n\n\\* See the map.\n\nSigned at Lisbon.\n\nJane Roe"
    assert labels(text) == ["Para. 1", "Para. 2", "Footer 1", "Footer 2", "Footer 3"]


LARGE = {
    "one line": "word " * 400_000,
    "numbered clauses": "".join(f"{n}. Decides to meet;\n\n" for n in range(1, 5001)),
    "short lines": "short\n" * 50_000,
    "blank lines": "\n" * 1_000_000 + "end",
    "markers": "(i) x\n(v) y\n" * 5_000,
    "brackets": "(" * 500_000 + "a",
    "headings": "Noting it,\n\n1. Decides;\n\n" + "HEADING\n\n" * 5_000,
    "adoption lines": "The Council,\n\nNoting it,\n\n"
    + "Adopted at the 3rd meeting.\n\n" * 5_000
    + "1. Decides to meet.",
    "run-on numbers": "x; 3. Decides to. " * 20_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_time_is_linear(name: str) -> None:
    """No form of text takes more than linear time; the limit leaves room for slow machines."""
    begin = time.process_time()
    parse(LARGE[name])
    assert time.process_time() - begin < 10


def test_every_reason_and_label_is_plain() -> None:
    """Labels and reasons are short words that a reader can cite."""
    statement = parse(RESOLUTION)
    assert all(re.fullmatch(r"[\w .()-]+", found.label) for found in statement)
