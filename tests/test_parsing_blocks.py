"""Lines -> blocks: wrapped lines, page breaks, page furniture, headings."""

from __future__ import annotations

import pytest

from diplodiff.model import ClauseKind
from diplodiff.parsing import parse
from texts import kinds, labels


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
    pages = "".join(f"The Ferry\n{page}\n\nWe met {page} times.\n\n" for page in range(1, 4))
    text = f"{pages}Again\n\nWe left.\n\nAgain\n\nEnd."
    assert [omission.reason for omission in parse(text).omitted].count("running head") == 3
    assert [c.text for c in parse(text)].count("Again") == 2


def test_equal_clauses_beside_a_page_number_are_no_running_heads() -> None:
    """Two short clauses may be alike, above and below the foot of a page."""
    text = "The Council,\n\n1. Asks:\n\n(a) to pay;\n\nDeleted.\n\n13\n\nDeleted.\n\n2. Urges."
    assert [c.text for c in parse(text)].count("Deleted.") == 2


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


def test_emphasis_does_not_hide_an_opening() -> None:
    """Openings are found in bold and italics, and their offsets skip the marks."""
    text = "**The Council,**\n\n*Recalling also* the ferry,\n\n1.  **Calls** *upon* all to help."
    statement = parse(text)
    spans = [text[act.start : act.end] for found in statement for act in found.acts]
    assert spans == ["Recalling also", "Calls** *upon"]
    assert [found.opening for found in statement] == ["", "Recalling also", "Calls upon"]


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


@pytest.mark.parametrize("text", ["Foo.\n\n1,{}Text here", "1. Decides;\n3.{}Text here"])
def test_words_far_behind_a_marker(text: str) -> None:
    """More blanks than the parser looks over are no reason to fail."""
    assert "".join(clause.text for clause in parse(text.format(" " * 300))).endswith("Text here")
