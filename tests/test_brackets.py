"""Brackets of negotiating drafts: each is counted once, with what a negotiator reads in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.model import Bracket, ClauseKind, Statement
from diplodiff.parsing import parse, without_brackets
from pace import PACE

# Words enough that no line is taken for furniture, and none that would open a clause.
DRAFT = st.lists(
    st.sampled_from(
        [
            "[",
            "]",
            "][",
            "\\[",
            "\\]",
            " / ",
            " ferries ",
            " harbours, ",
            " shall ",
            "\n\n",
            "\n1. ",
        ]
    ),
    min_size=1,
    max_size=60,
).map(lambda parts: "The ports " + "".join(parts) + " end.")


def brackets(text: str) -> list[Bracket]:
    """Return the brackets of all clauses of a text."""
    return [bracket for clause in parse(text) for bracket in clause.brackets]


def printed(text: str) -> list[str]:
    """Return the brackets of a text as printed."""
    return [text[bracket.start : bracket.end] for bracket in brackets(text)]


def choices(text: str) -> list[str]:
    """Return what the only bracket of a text lets one choose from."""
    (bracket,) = brackets(text)
    return [alternative.text for alternative in bracket.alternatives]


def codes(statement: Statement) -> list[str]:
    """Return the codes of the notices about brackets."""
    return [notice.code for notice in statement.warnings if "Bracket" in notice.code]


@given(DRAFT)
def test_each_opening_bracket_is_in_exactly_one_clause(text: str) -> None:
    """As many brackets are read as are opened, each in its clause and no other."""
    statement = parse(text)
    starts = [bracket.start for clause in statement for bracket in clause.brackets]
    held = sum(text.count("[", clause.printed_start, clause.end) for clause in statement)
    assert len(set(starts)) == len(starts) == held  # a line without words is no clause
    for clause in statement:
        for bracket in clause.brackets:
            assert clause.printed_start <= bracket.start < bracket.end <= clause.end
            assert text[bracket.start : bracket.end].lstrip("\\").startswith("[")


@given(DRAFT)
def test_alternatives_slice_to_their_text(text: str) -> None:
    """Each alternative is where it says, inside its bracket; white space alone is folded."""
    for bracket in brackets(text):
        for alternative in bracket.alternatives:
            assert bracket.start < alternative.start < alternative.end <= bracket.end
            words = text[alternative.start : alternative.end]
            assert alternative.text == " ".join(words.split()) != ""


@given(DRAFT)
def test_wording_without_brackets_keeps_every_word(text: str) -> None:
    """Nothing but brackets and white space is taken out; offsets lead back to each character."""
    statement = parse(text)
    wordings = without_brackets(statement)
    assert len(wordings) == len(statement)
    for clause, wording in zip(statement, wordings, strict=True):
        kept = clause.text.translate(str.maketrans("", "", "[]\\ "))
        assert wording.text.replace(" ", "") == kept
        for character, offset in zip(wording.text, wording.offsets, strict=True):
            assert text[offset] == character or character == " "


def test_depth_counts_the_brackets_around() -> None:
    """A bracket inside another one is one deeper."""
    found = brackets("All ports [shall [open [their] quays] [and docks]] at noon.")
    assert [bracket.depth for bracket in found] == [0, 1, 2, 1]


def test_brackets_side_by_side_are_alternatives() -> None:
    """Neighbours share a group, whatever white space, slash or "or" stands between them."""
    found = brackets("Ports [shall][should] [may] / [will] or [must] open [all] quays.")
    assert [bracket.group for bracket in found] == [0, 0, 0, 0, 0, 1]


def test_a_bracket_that_adds_is_no_alternative() -> None:
    """Punctuation or "and" at the seam makes an addition of the second bracket."""
    found = brackets("Open [ferries,][harbours] [, docks] [and quays] to [all][some].")
    assert [bracket.group for bracket in found] == [0, 1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ports [shall / should / may] open.", ["shall", "should", "may"]),
        ("Ports [must/shall] open.", ["must", "shall"]),
        ("Ports [shall open OR may close] at noon.", ["shall open", "may close"]),
        ("Ports [and/or] docks open.", ["and/or"]),
        ("Up to 20 [t/m2 of ice] are shipped.", ["t/m2 of ice"]),
        ("Ports [open\n  wide] at noon.", ["open wide"]),
        ("Ports open in [X] days.", ["X"]),
        ("Ports open on [date].", ["date"]),
        ("Ports open in [ ] days.", []),
        ("Ports open in [...] days.", []),
        ("Ports open in [___] days.", []),
        ("Ports open[.] in May", ["."]),
    ],
)
def test_alternatives_inside_a_bracket(text: str, expected: list[str]) -> None:
    """A spaced slash, OR, or a slash between two single words cuts; a blank offers nothing."""
    assert choices(text) == expected


@pytest.mark.parametrize(
    ("text", "names", "wording"),
    [
        ("Ports [FER, Nordland: shall] open.", "FER, Nordland", "shall"),
        ("Ports [**FER:** shall] open.", "FER", "shall"),
        ("Ports [proposed by Nordland: shall] open.", "Nordland", "shall"),
        ("Ports [FER proposal: shall] open.", "FER", "shall"),
        ("Ports [shall – NOR] open.", "NOR", "shall"),
        ("Ports [shall - NOR, FER] open.", "NOR, FER", "shall"),
        ("Ports [shall (proposed by Nordland)] open.", "Nordland", "shall"),
        ("Ports [shall] (Proposed by Nordland) open.", "Nordland", "shall"),
        ("Ports [shall] (FER, NOR) open.", "FER, NOR", "shall"),
        ("Ports [shall] (see above) open.", "", "shall"),
        ("The [Port Authority (PA)] opens.", "", "Port Authority (PA)"),
        ("Ports [Placeholder: fees] open.", "", "Placeholder: fees"),
        ("Ports [for ferries: two] open.", "", "for ferries: two"),
        ("Ports open at [9 – 12] daily.", "", "9 – 12"),
    ],
)
def test_attribution(text: str, names: str, wording: str) -> None:
    """Names before a colon, behind a dash or in parentheses are told apart from the wording."""
    (bracket,) = brackets(text)
    assert bracket.attribution == names
    assert [alternative.text for alternative in bracket.alternatives] == [wording]


def test_options_by_heading_and_run_in() -> None:
    """An option holds until the next one, the next heading, or the number that goes on."""
    text = (
        "# Articles on harbours\n\n"
        "1. Each [coastal] port keeps a register.\n\n"
        "**Option 1:**\n\nIt is [public].\n\n"
        "**Option 2:** It is [secret].\n\n"
        "2. Each [inland] port does so as Option 1 – the first – says.\n\n"
        "Alternative (a): Fees are [low].\n\n"
        "## Final clauses\n\nThis text is open for [signature] [Option B: accession]."
    )
    assert [bracket.option for bracket in brackets(text)] == [
        *("", "Option 1", "Option 2", "", "Alternative (a)", "", "Option B")
    ]


def test_series_inside_an_option_does_not_end_it() -> None:
    """The numbers of an option's own list are not those of the text around it."""
    text = "1. A.\n\nOption 1:\n\n1. [Ferries] sail.\n\n2. [Docks] open.\n\n3. [Quays] are free."
    assert [bracket.option for bracket in brackets(text)] == ["Option 1"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "The ports [of the north](https://example.org/ports) open.",
        "The ports ![map](map.png) open.",
        "The ports [of the north][map] open.\n\n[map]: https://example.org/map",
        "The [ports] open.\n\n[ports]: https://example.org/map",
        "The ports [https://example.org] open.",
        "The ports open.[^1]\n\n[^1]: In summer.",
        "The ports,[12] which open, are free.\\[13\\]",
        "The ports open.[1][2]",
        "The ports open.\n\n[1] In summer.",
        "The ports [sic] open.",
        "“[T]he ports” open.",
        "[A/99/L.7 and Add.1]\n\nThe ports open.",
        "[on the report of the Third Committee (A/99/415)]\n\nThe ports open.",
        "تفتح الموانئ )أ( أبوابها",
    ],
)
def test_marks_of_the_printed_form_are_no_brackets(text: str) -> None:
    """Links, footnote marks and editors' additions enclose no wording of a draft."""
    statement = parse(text)
    assert not any(clause.brackets for clause in statement)
    assert not codes(statement)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open \\[all\\] quays.", ["\\[all\\]"]),
        ("After [5][10] years, article [9] and [2023] apply.", ["[5]", "[10]", "[9]", "[2023]"]),
        ("Open quay[s] and [un]load.", ["[s]", "[un]"]),
        ("Use [NDC/INDC] as [2/CP] says.", ["[NDC/INDC]", "[2/CP]"]),
        ("Open [all](FER) quays.", ["[all]"]),
        ("Open [" + "all the quays of the north, " * 20 + "too].", None),
        ("]\n\nSail [now].", ["[now]"]),
        ("Sail [now]\n\n12\n\n]\n\nOpen [all].", ["[now]", "[all]"]),
        ("Sail [5] knots [with the crew][1] now.", ["[5]", "[with the crew]", "[1]"]),
    ],
)
def test_brackets_of_a_draft(text: str, expected: list[str] | None) -> None:
    """Numbers, letters and abbreviations in brackets are wording where a draft writes them."""
    assert printed(text) == (expected or [text[5:-1]])


def test_bracket_around_several_clauses() -> None:
    """It is open where it opens, and what stands in the clauses below is inside it."""
    text = "1. [Ports open at noon.\n\n2. Ferries [sail] daily.\n\n3. Docks close.] Quays [stay]."
    statement = parse(text)
    first, second, third = (clause.brackets for clause in statement)
    assert [(b.closed, b.end) for b in first] == [(False, statement.clauses[0].end)]
    assert [b.depth for b in (*second, *third)] == [1, 0]
    assert codes(statement) == []


def test_forgotten_brackets_spoil_one_clause() -> None:
    """A bracket without its partner is told, and deepens nothing behind its clause."""
    text = (
        "1. [Ports [open] at noon.\n\n## Ferries\n\n2. Ferries [sail] daily.]\n\n3. [Docks] close."
    )
    statement = parse(text)
    assert codes(statement) == ["UnclosedBracket", "UnopenedBracket"]
    for notice in statement.warnings:
        assert notice.excerpt == text[notice.start : notice.end]
    assert [b.depth for clause in statement for b in clause.brackets] == [0, 1, 0, 0]


def test_heading_in_brackets_holds_its_section() -> None:
    """A bracket that opens in a heading may close behind the next one."""
    text = "Ferries sail.\n\n# [Ports\n\nPorts open at [noon].\n\n# Docks\n\nDocks close.]"
    assert codes(parse(text)) == []
    assert [bracket.depth for bracket in brackets(text)] == [0, 1]


def test_brackets_hide_neither_markers_nor_openings() -> None:
    """Clauses of a draft are numbered and open as those of the text to come."""
    text = (
        "The Council,\n\n[*Recalling* its aims,]\n\n[[1. Decides to sail;]\n\n"
        "[2.] [Strongly] condemns delays;\n\n[\n\n3. Requests reports.\n\n]"
    )
    statement = parse(text)
    assert [(c.label, c.opening) for c in statement if c.opening] == [
        *(("PP1", "Recalling"), ("OP1", "Decides"), ("OP2", "Strongly condemns")),
        ("OP3", "Requests"),
    ]
    assert [clause.marker for clause in statement.operative] == ["[[1.", "[2.]", "[\n\n3."]
    assert sum(len(clause.brackets) for clause in statement) == text.count("[")


def test_placeholder_is_no_heading() -> None:
    """A line in brackets is wording to come."""
    statement = parse("Ferries sail daily.\n\n[Placeholder on Docks]\n\nQuays open at noon.")
    assert [clause.kind for clause in statement] == [ClauseKind.BODY] * 3


def test_option_label_hides_no_opening() -> None:
    """What follows the label opens the clause."""
    statement = parse("The Council,\n\nOption 1: *Recalling* its aims,\n\n1. Decides to sail.")
    clause = statement.clauses[1]
    assert (clause.kind, clause.opening) == (ClauseKind.PREAMBULAR, "Recalling")
    assert statement.source_text[clause.acts[0].start : clause.acts[0].end] == "Recalling"


def test_wording_without_brackets_is_the_text_to_come() -> None:
    """Drafts that differ in brackets alone have the same wording, markers aside."""
    bracketed = parse("[1.] Ports [, docks] [and quays] [shall][should] open[.]")
    plain = parse("1. Ports, docks and quays shall should open.")
    assert without_brackets(bracketed)[0].text == without_brackets(plain)[0].text


def test_drafts_compare() -> None:
    """A clause is found again when its brackets are gone."""
    base = diplodiff.parse("1. [Ports [shall] open at noon.]\n\n2. [Docks [may] close in winter.]")
    other = diplodiff.parse("1. Docks may close in winter.\n\n2. Ports shall open at noon.")
    links = diplodiff.compare(base, other).alignment
    assert sorted(zip(links.base.tolist(), links.other.tolist(), strict=True)) == [(0, 1), (1, 0)]


def test_too_many_brackets_are_told() -> None:
    """A flood is cut off, and the notice says where."""
    statement = parse("Ports open " + "[a] " * 20_001)
    assert codes(statement) == ["TooManyBrackets"]
    assert len(statement.clauses[0].brackets) == 20_000


@pytest.mark.parametrize(
    "flood",
    [
        *("[" * 1_000_000, "[]" * 500_000, "[" + "/" * 1_000_000, "[ / " * 250_000),
        *(
            "[" * 500_000 + "a" + "]" * 500_000,
            "[Option 1: " * 90_000,
            "[EU: a - FR] (EU) " * 50_000,
        ),
        *("[" + "A, " * 330_000, "[1]" * 330_000, "[a](" * 250_000, "]" * 1_000_000),
    ],
)
def test_floods_of_brackets_take_no_time(flood: str) -> None:
    """A megabyte of brackets is read in linear time, of about a second."""
    begun = time.process_time()
    parse("Ports open " + flood)
    assert time.process_time() - begun < 3 * PACE  # one on an idle machine, which this may not be


def test_a_citation_in_editors_brackets_is_no_bracket_of_a_draft() -> None:
    """What an editor adds in brackets to name the resolution meant leaves nothing open."""
    assert brackets("The Council,\n\nRecalling its decision [resolution 4021 (2031)],") == []
