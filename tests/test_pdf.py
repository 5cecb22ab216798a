"""PDF documents: characters with places become the paragraphs that a reader of the page sees."""

from __future__ import annotations

import io
from collections import Counter
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    NoTextLayerError,
)
from diplodiff.reading import Limits
from diplodiff.reading._extract import Extract, ReadOptions
from pdfs import Page, Words, column, make_pdf

pytest.importorskip("pypdfium2", reason="needs the extra pdf")

from diplodiff.reading.formats.pdf import extract
from diplodiff.reading.formats.pdf._hyphens import Hyphens
from diplodiff.reading.formats.pdf._lines import read_rows
from diplodiff.reading.formats.pdf._page import Run

PICTURE = b"0.5 g 100 100 300 300 re f\n"
FULL = "and the harbour, its piers and all of its lights are kept by the ferrymen"


def read(*pages: Page | list[Words], limits: Limits | None = None) -> Extract:
    """Read a document of these pages."""
    return extract(make_pdf(pages), options=ReadOptions(limits=limits or Limits()))


def paragraphs(found: Extract) -> list[str]:
    """Return the body."""
    end = found.omitted[0].start if found.omitted else len(found.text)
    return [part for part in found.text[:end].split("\n\n") if part.strip()]


def aside(found: Extract) -> list[tuple[str, str]]:
    """Return what was set aside, with reasons."""
    return [(found.text[part.start : part.end], part.reason) for part in found.omitted]


def italics(found: Extract) -> list[str]:
    """Return what is in italics."""
    return [found.text[start:end] for start, end in found.emphasised]


def numbered_page(number: int, lines: list[str]) -> list[Words]:
    """Make a page with its number at the foot."""
    return [*column(lines), Words(text=f"{number}/2", x=300, y=40)]


class TestWords:
    """Characters become words, and words become paragraphs."""

    def test_words_are_whole_where_they_are_drawn_in_parts(self) -> None:
        """A gap inside a word is narrower than any between words."""
        one = Words(text="Wel", x=100, y=700)
        two = one.then("comes the", gap=1.2)
        three = two.then("harbour.", gap=2.5)
        assert paragraphs(read([three, one, two])) == ["Welcomes the harbour."]

    def test_lines_are_joined_and_paragraphs_parted(self) -> None:
        """White space between lines, or an indented line, begins a paragraph."""
        lines = ["    Noting the ferry,", "", "    Decides", "to wait;", "    Decides to go."]
        assert paragraphs(read(column(lines))) == [
            "Noting the ferry,",
            "Decides to wait;",
            "Decides to go.",
        ]

    def test_lines_hang_behind_numbers(self) -> None:
        """What is indented as far as the words behind a number belongs to them."""
        lines = [f"12.   Requests {FULL}", f"      {FULL};", f"13.   Invites {FULL}."]
        found = paragraphs(read(column(lines, x=50)))
        assert found == [f"12. Requests {FULL} {FULL};", f"13. Invites {FULL}."]

    def test_letters_inside_a_sentence_begin_nothing(self) -> None:
        """A list that runs on in full lines is one paragraph."""
        first = f"The owner of (a) a ferry {FULL[:28]} or of (b) all boats, or"
        lines = [FULL[: len(first)], first, "(c) the crew of any of them shall pay."]
        assert paragraphs(read(column(lines))) == [" ".join(lines)]

    def test_indented_paragraphs_of_one_line(self) -> None:
        """A line that is indented like the one above it begins a paragraph too."""
        lines = ["    Resolution 4 of 2031", "    The Ferry Council,", f"    Noting {FULL[:50]}"]
        assert paragraphs(read(column([*lines, FULL])))[:2] == [line.strip() for line in lines[:2]]

    def test_titles_are_wrapped_loosely(self) -> None:
        """A bold line with little room left goes on; a short one stands alone."""
        texts = [("Article 5", 700), (FULL, 688), ("in peace", 676)]
        bold = [Words(text=text, x=60, y=y, font="bold") for text, y in texts]
        assert paragraphs(read(bold)) == ["Article 5", f"{FULL} in peace"]

    def test_italics_are_told(self) -> None:
        """Runs of italics are spans of the text, across parts and lines."""
        one = Words(text="Not", x=100, y=700, font="italic")
        two = one.then("ing also", font="italic")
        three = two.then("that", gap=6)
        assert italics(read([one, two, three])) == ["Noting also"]

    def test_a_page_may_lie_on_its_side(self) -> None:
        """Text that runs upwards on the page is read as if it were upright."""
        up = "0 1 -1 0"
        one = Words(text="Decides to turn", x=200, y=100, turned=up)
        two = Words(text="the page.", x=212, y=100, turned=up)
        assert paragraphs(read([one, two])) == ["Decides to turn the page."]

    def test_arabic_rows_are_read_from_the_right(self) -> None:
        """The first words of a row are those at its right where letters run that way."""
        runs = [
            Run(text="السلام", left=100, right=130, baseline=700, size=10),
            Run(text="يؤكد", left=133, right=160, baseline=700, size=10),
        ]
        assert [row.text for row in read_rows(runs)] == ["يؤكد السلام"]

    @given(
        # no letters of which the number of a page may be made: "c", "d"
        words=st.lists(st.text("abefgh", min_size=1, max_size=9), min_size=1, max_size=120),
        width=st.integers(24, 70),
    )
    @settings(max_examples=40)
    def test_wrapping_loses_nothing(self, words: list[str], width: int) -> None:
        """A paragraph set in lines and pages of any size comes back as it was."""
        lines, line = [], "    "
        for word in words:
            if len(line) + len(word) > width:
                lines.append(line.rstrip())
                line = ""
            line += f"{word} "
        lines.append(line.rstrip())
        pages = [column(lines[i : i + 20]) for i in range(0, len(lines), 20)]
        assert paragraphs(read(*pages)) == [" ".join(words)]


class TestHyphens:
    """Hyphens at the ends of lines."""

    @pytest.mark.parametrize(
        ("lines", "due"),
        [
            (["its reg-", "ulation of the regulation"], "its regulation of the regulation"),
            (["its co-", "operation, its co-operation"], "its co-operation, its co-operation"),
            (
                ["the harbour-", "related aims, related to a harbour"],
                "the harbour-related aims, related to a harbour",
            ),
            (["of Guinea-", "Bissau"], "of Guinea-Bissau"),
            (["the 10-", "year plan"], "the 10-year plan"),
            (["from 2031-", "2035 on"], "from 2031-2035 on"),
            (["for water-", "and ferry-related aims"], "for water- and ferry-related aims"),
            (["the sea -", "a peaceful one"], "the sea - a peaceful one"),
        ],
    )
    def test_the_document_decides(self, lines: list[str], due: str) -> None:
        """What it writes inside its lines tells a parted word from a compound."""
        pages = column([FULL] * 60, y=760, leading=11), column(lines)
        assert paragraphs(read(*pages))[-1].endswith(due)

    def test_soft_hyphens_belong_to_lines(self) -> None:
        """They say so themselves."""
        assert Hyphens([]).joint("its regu\u00ad", "lations") == ("its regu", "")

    def test_a_document_that_hyphenates(self) -> None:
        """Where many lines end in hyphens, they belong to the lines."""
        lines = ["the imple-", "mentation of the decla-", "ration and of its an-", "nexes"]
        assert paragraphs(read(column(lines))) == [
            "the implementation of the declaration and of its annexes"
        ]

    def test_italics_end_where_they_end(self) -> None:
        """A hyphen that is dropped does not make italics longer."""
        above = Words(text="Welcomes the regu-", x=100, y=700, font="italic")
        below = Words(text="lation of regulation", x=100, y=688)
        found = read([above, below])
        assert italics(found) == ["Welcomes the regu"]
        assert paragraphs(found) == ["Welcomes the regulation of regulation"]


class TestPages:
    """What belongs to the pages is set aside, and paragraphs go on."""

    def test_paragraphs_go_on_across_pages(self) -> None:
        """A sentence that was not ended goes on below the head of the next page."""
        one = numbered_page(1, ["    Noting the aims of the ferry and of"])
        two = numbered_page(2, ["the harbour,", "", "    Decides to go."])
        found = read(one, two)
        assert paragraphs(found) == [
            "Noting the aims of the ferry and of the harbour,",
            "Decides to go.",
        ]
        assert aside(found) == [("1/2", "page number"), ("2/2", "page number")]

    def test_an_indented_line_begins_a_paragraph_on_a_page(self) -> None:
        """Also behind a comma."""
        one = column([f"    Noting {FULL[:40]}", f"{FULL},"])
        two = column(["    Mindful of the sea,", "and of the shore,", "    Decides to go."])
        assert len(paragraphs(read(one, two))) == 3

    def test_a_comma_may_end_a_page(self) -> None:
        """Where paragraphs are not indented, the next page begins with a paragraph then."""
        line = f"{FULL[:-1]},"
        found = read(column([FULL, "", FULL, line]), column([FULL.capitalize(), "or so."]))
        assert len(paragraphs(found)) == 3

    def test_running_heads(self) -> None:
        """What stands at the head of several pages is no text."""
        clauses = ["1. Decides to go.", "2. Asks the crew.", "3. Urges all to stay."]
        pages = []
        for number, clause in enumerate(clauses, start=7):
            head = [Words(text=f"A/99/L.4 page {number}", x=60, y=760)]
            head.append(Words(text="The ferry", x=400, y=760))
            pages.append([*head, *column([clause])])
        found = read(*pages)
        assert paragraphs(found) == clauses
        assert {reason for _, reason in aside(found)} == {"running head"}
        assert len(found.omitted) == 6

    def test_headings_are_no_running_heads(self) -> None:
        """Their numbers do not count up with the pages."""
        pages = [column([f"Article {n}", "", "The crew is free."], y=740) for n in (1, 4, 6, 9)]
        found = read(*pages)
        assert not found.omitted

    def test_small_heads_of_one_page(self) -> None:
        """They stand above where the text begins on other pages; small text there stays."""
        head = Words(text="The ferry", x=400, y=760, size=8)
        quoted = Words(text="The crew is free.", x=400, y=740, size=8)
        text = column(["Noting this,", "", "Decides to go."], y=728)
        one, two, three = column(["Whereas:"]), [head, *text], [quoted, *text[1:]]
        found = read(one, two, column(["And so:"], y=740), three)
        assert aside(found) == [("The ferry", "running head")]

    def test_the_first_page_keeps_its_title(self) -> None:
        """What names the document is no running head, even where it becomes one."""
        title = Words(text="Declaration of the Ferry", x=200, y=740, size=14)
        head = Words(text=title.text, x=200, y=760)
        pages = [[title, *column(["1. We go."])], [head, *column(["2. We stay."])]]
        assert paragraphs(read(*pages)) == ["Declaration of the Ferry", "1. We go.", "2. We stay."]

    def test_a_number_that_ends_a_sentence_is_no_page_number(self) -> None:
        """It stands directly below the text."""
        lines = column(["to be held until 31 December", "2031"], y=72)
        assert paragraphs(read(lines)) == ["to be held until 31 December 2031"]

    def test_mastheads_tell_symbol_and_date(self) -> None:
        """The masthead and the job number are set aside, and what they say is kept."""
        head = [
            Words(text="United Nations", x=60, y=750, size=14),
            Words(text="S/2031/77", x=450, y=750),
            Words(text="Security Council", x=60, y=720, size=20, font="bold"),
            Words(text="Distr.: General", x=400, y=720),
            Words(text="4 May 2031", x=400, y=708),
            Words(text="Original: English", x=400, y=684),
            Words(text="31-00077 (E) 040531", x=60, y=44),
            Words(text="*3100077*", x=60, y=30),
        ]
        text = ["The Security Council,", "", "1. Decides to go;", "", "2. Decides to stay."]
        body = column(text, y=500)
        statement = diplodiff.read(io.BytesIO(make_pdf([[*head, *body]])))
        assert statement.symbol == "S/2031/77"
        assert str(statement.date) == "2031-05-04"
        assert [clause.label for clause in statement] == ["Organ", "OP1", "OP2"]
        reasons = Counter(part.reason for part in statement.omitted)
        assert reasons == {"masthead": 3, "distribution line": 3, "job number": 2}


class TestNotes:
    """Footnotes stand behind the body, and their marks in them."""

    def page(self, mark: str = "1") -> list[Words]:
        """Make a page with a mark and a note of its own."""
        body = column(["Noting the ferry,", "    and the sea,", "", "    Decides to go."])
        raised = body[0].then(mark, y=703.5, size=6.5)
        note = Words(text="1", x=100, y=103, size=5.5)
        return [
            *body,
            raised,
            Words(text="_" * 18, x=80, y=115, size=8, font="bold"),
            note,
            Words(text="See the log of", x=110, y=100, size=8.5),
            Words(text="the ferry.", x=110, y=90, size=8.5),
        ]

    def test_notes_are_set_aside(self) -> None:
        """With their marks, each on one line; the mark in the text is gone."""
        found = read(self.page())
        assert paragraphs(found)[0].startswith("Noting the ferry,")
        assert "1" not in "".join(paragraphs(found))
        assert aside(found) == [
            ("_" * 18, "rule"),
            ("1", "footnote marks"),
            ("1 See the log of the ferry.", "footnote"),
        ]

    def test_exponents_are_no_marks(self) -> None:
        """What is set high stays where no note bears it."""
        assert paragraphs(read(self.page(mark="2")))[0].startswith("Noting the ferry,2")

    def test_text_goes_on_behind_notes(self) -> None:
        """The last paragraph of a page goes on behind its notes."""
        one = [*self.page(), *column(["    Requests the ferry to"], y=600)]
        two = column(["sail at once."])
        assert paragraphs(read(one, two))[-1] == "Requests the ferry to sail at once."


class TestColumns:
    """Columns are read one after the other, tables row by row."""

    LEFT: ClassVar = [
        f"{word} of the harbour and its old lights, and" for word in "One Two Three Four".split()
    ]
    RIGHT: ClassVar = [
        f"{word} of the ferry and its good old crew, or" for word in "Five Six Nine Ten".split()
    ]

    def test_two_columns(self) -> None:
        """The right one behind the left one, below what stands over both."""
        title = Words(
            text="Treaty on the Harbour and the Ferry of the Straits of Marland", x=110, y=730
        )
        found = read([title, *column(self.LEFT, x=40), *column(self.RIGHT, x=330)])
        assert paragraphs(found)[1:] == [" ".join([*self.LEFT, *self.RIGHT])]

    def test_columns_may_stand_at_other_heights(self) -> None:
        """Their lines need not be level."""
        found = read([*column(self.LEFT, x=40), *column(self.RIGHT, x=330, y=697)])
        assert paragraphs(found) == [" ".join([*self.LEFT, *self.RIGHT])]

    def test_numbers_in_the_margin_are_no_column(self) -> None:
        """Each stays with its line."""
        numbers = column([f"{i}." for i in range(1, 6)], x=60, leading=24)
        texts = column([f"Decides {FULL[:40]};"] * 5, x=100, leading=24)
        assert [part[:10] for part in paragraphs(read([*texts, *numbers]))] == [
            f"{i}. Decides" for i in range(1, 6)
        ]

    def test_tables_are_read_by_rows(self) -> None:
        """Cells that do not fill their column stand beside each other."""
        names = column(["Arland", "Velmark and the Isles", "Sereth", "Or", "Hal"], x=60, leading=24)
        shares = column(["12", "7", "3", "a share of the whole", "1"], x=330, leading=24)
        assert paragraphs(read([*names, *shares]))[:2] == ["Arland 12", "Velmark and the Isles 7"]


class TestOpenings:
    """Italics are evidence for openings."""

    def test_italics_that_begin_a_clause_are_its_opening(self) -> None:
        """As far as the editors set them."""
        lead = Words(text="Takes note of the", x=120, y=688, font="italic")
        body = [
            *column(["The Ferry Council,"]),
            Words(text="1.", x=100, y=688),
            lead,
            lead.then("log of the harbour;", gap=6),
            *column(["2. Decides to remain seized of the matter."], y=664),
        ]
        statement = diplodiff.read(io.BytesIO(make_pdf([body])))
        assert [clause.opening for clause in statement][1:] == ["Takes note of the", "Decides"]

    @pytest.mark.parametrize(
        ("start", "end"),
        [(0, 0), (4, 11), (0, 36), (0, 22)],
        ids=["none", "inside", "all", "with punctuation"],
    )
    def test_other_italics_are_not(self, start: int, end: int) -> None:
        """Names, whole clauses and what goes on behind a comma are set in italics too."""
        clause = "Noting, for all of it, the old ferry,"
        spans = [(start, end)] if end else []
        text = f"{clause}\n\nDecides to go."
        assert diplodiff.parse(text, italics=spans) == diplodiff.parse(text)


class TestRefusals:
    """What cannot be read is refused, each with its own error."""

    def test_pictures_of_pages(self) -> None:
        """The error says what to do."""
        with pytest.raises(NoTextLayerError, match="OCR"):
            read(Page(drawing=PICTURE))

    def test_blank_pages_are_no_pictures(self) -> None:
        """They are an empty document, which the parent refuses."""
        assert read([]).text == ""

    def test_some_pictures_are_told(self) -> None:
        """A page that could not be read is named."""
        found = read(column(["Decides to go."]), Page(drawing=PICTURE))
        assert [doubt.code for doubt in found.notices] == ["NoTextLayer"]
        assert "page 2" in found.notices[0].message

    def test_recognised_text_is_told(self) -> None:
        """Text without ink lies under the picture of a page."""
        words = [Words(text="Decides to go.", x=100, y=700, mode=3)]
        found = read(Page(words=words, drawing=PICTURE))
        assert paragraphs(found) == ["Decides to go."]
        assert [doubt.code for doubt in found.notices] == ["HiddenText"]

    def test_text_off_the_page_is_set_aside(self) -> None:
        """And text that stands across the others."""
        words = [
            *column(["Decides to go."]),
            Words(text="Never mind.", x=100, y=900),
            Words(text="DRAFT", x=30, y=300, turned="0 1 -1 0"),
        ]
        found = read(words)
        assert paragraphs(found) == ["Decides to go."]
        assert sorted(aside(found)) == [
            ("DRAFT", "rotated text"),
            ("Never mind.", "outside the page"),
        ]
        assert {doubt.code for doubt in found.notices} == {"HiddenText"}

    def test_locked_documents(self) -> None:
        """A password is needed."""
        keys = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >>"
        data = make_pdf([column(["Decides."])], trailer=f"{keys} /ID [<00> <00>]")
        with pytest.raises(EncryptedDocumentError, match="password"):
            extract(data, options=ReadOptions())

    def test_damaged_documents(self) -> None:
        """What is no PDF is refused."""
        with pytest.raises(CorruptDocumentError, match="no PDF document"):
            extract(b"%PDF-1.4\nnothing", options=ReadOptions())

    def test_damaged_pages(self) -> None:
        """A page that is none is named."""
        data = make_pdf([column(["Decides."])]).replace(
            b"/Type /Page /Parent", b"/Type /Pane /Parent"
        )
        with pytest.raises(CorruptDocumentError, match="page 1"):
            extract(data, options=ReadOptions())

    @pytest.mark.parametrize("name", ["pages", "characters"])
    def test_limits(self, name: str) -> None:
        """The error names the limit."""
        pages = [column(["Decides to go."]), column(["Decides to stay."])]
        with pytest.raises(LimitExceededError, match=f"the limit {name} is 1;"):
            read(*pages, limits=Limits(**{name: 1}))
