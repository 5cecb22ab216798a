"""Reports on one statement: what was understood of it, clause by clause."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplodiff.model import (
    Act,
    Addressee,
    AddresseeClass,
    Bracket,
    ClauseKind,
    Hedge,
    Notice,
    Omission,
    Performative,
    Reference,
    ReferenceKind,
    Statement,
    Timing,
    TimingKind,
)
from diplodiff.parsing import parse
from diplodiff.rendering import TextOptions, render, visible
from diplodiff.rendering._statement_words import runs
from reports import ACTING, OLD, bare, clause, statement, without_colour
from strategies import full_statements, statements

COLOUR = TextOptions(colour="always")
DIRECTIVE = Performative.DIRECTIVE

FERRY = """Urges the Lake Commission to reopen fully the ferry line, and to act  fully
    within its means, and decides to meet [every month] [in Harbourtown]."""


def at(words: str, turn: int = 0, *, text: str = FERRY) -> dict:
    """Find words in a source text, where white space may run on: their text and offsets."""
    found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), text))[turn]
    return {"text": words, "start": found.start(), "end": found.end()}


def act(opening: str, *, text: str = FERRY, **more: object) -> Act:
    """Make an act whose opening stands in the text."""
    place = at(opening, text=text)
    return Act(**{"opening": opening, "start": place["start"], "end": place["end"], **more})


def ferry(*acts: Act, **more: object) -> Statement:
    """Make a statement of one clause that is printed over two lines."""
    one = clause(" ".join(FERRY.split()), opening="Urges", end=len(FERRY), acts=acts, **more)
    return statement(one, source_text=FERRY)


def timing(words: str) -> Timing:
    """Make a timing that stands nowhere in particular."""
    return Timing(text=words, start=90, end=90, kind=TimingKind.DATE)


COMMISSION = Addressee(text="the Lake Commission", start=6, end=25, category=AddresseeClass.ORGAN)


class TestHead:
    """What stands above the clauses."""

    def test_what_the_text_says_of_itself_comes_first(self) -> None:
        """Title, then facts in a fixed order, then counts; the date as a diplomat writes it."""
        shown = dataclasses.replace(
            ferry(act("Urges", performative=DIRECTIVE), act("decides")),
            title="Pact",
            symbol="L/7",
            number="7",
            form="resolution",
            organ="Lake Council",
            date=dt.date(2024, 5, 1),
            place="Harbourtown",
            parties=("North", "South"),
            language="fr",
        )
        report = render(shown, "text", options=TextOptions(names=("pact.txt",)))
        assert report.split("\n\n")[:2] == [
            "Pact",
            (
                "Source    pact.txt\nSymbol    L/7\nNumber    7\nForm      resolution\n"
                "Organ     Lake Council\nDate      1 May 2024\nPlace     Harbourtown\n"
                "Parties   North; South\nLanguage  French\nClauses   1 operative\n"
                "Acts      2: 1 directive"
            ),
        ]

    def test_citations_and_brackets_are_counted(self) -> None:
        """Each bracket is one that is open."""
        bracket = Bracket(start=0, end=1)
        article = Reference(
            text="Article 4", start=0, end=9, kind=ReferenceKind.ARTICLE, identity="Article 4"
        )
        one = clause("a", references=(article,), brackets=(bracket,) * 3)
        report = render(statement(one, clause("b", "PP1", kind=ClauseKind.PREAMBULAR)), "text")
        assert "Clauses     2: 1 preambular, 1 operative\n" in report
        assert "References  1\nBrackets    3\n" in report
        assert "Acts" not in report

    @pytest.mark.parametrize(
        ("known", "name", "heading", "absent"),
        [
            ({"title": "Pact", "symbol": "L/7"}, "a.txt", "Pact", "Nothing"),
            ({"symbol": "L/7"}, "a.txt", "L/7", "Symbol"),
            ({}, "a.txt", "a.txt", "Source"),
            ({}, "", "untitled text", "Source"),
        ],
    )
    def test_what_is_the_heading_is_not_said_twice(
        self, known: dict, name: str, heading: str, absent: str
    ) -> None:
        """A text without a title goes by its symbol, or by its name."""
        report = render(statement(**known), "text", options=TextOptions(names=(name,)))
        assert report.startswith(f"{heading}\n\n")
        assert absent not in report

    @pytest.mark.parametrize(("code", "name"), [("en", ""), ("zh", "Chinese"), ("xx", "xx")])
    def test_a_language_is_named_unless_it_is_english(self, code: str, name: str) -> None:
        """By its name, or by its code where that is all there is."""
        found = re.search(
            "^Language +(.*)$", render(statement(language=code), "text"), re.MULTILINE
        )
        assert (found[1] if found else "") == name

    def test_a_statement_without_clauses_is_shown_too(self) -> None:
        """What there is to say of it is said."""
        assert render(statement(), "text") == "untitled text\n\nClauses  none\n"

    def test_a_summary_has_no_clauses(self) -> None:
        """The head, and what was left out or doubtful."""
        doubt = Notice(code="Doubt", message="odd", start=0, end=1)
        shown = statement(clause("Urges all"), warnings=(doubt,))
        for name in ("text", "markdown"):
            report = render(shown, name, options=TextOptions(rows="none"))
            assert "1 operative" in report
            assert "Line 1: odd" in report
            assert "Urges" not in report


class TestWording:
    """Openings, hedges and brackets are marked in the wording."""

    def test_the_opening_of_every_act_is_set_in_italics(self) -> None:
        """Of a second act in the clause too, but of none that comes from above."""
        lent = dataclasses.replace(act("reopen"), inherited=True)
        shown = ferry(act("Urges"), act("decides"), lent)
        flat = " ".join(render(shown, "text").split())
        assert "_Urges_ the Lake Commission to reopen fully" in flat
        assert "and _decides_ to meet" in flat
        coloured = render(shown, "text", options=COLOUR)
        assert "\x1b[3mUrges\x1b[0m the" in coloured
        assert "\x1b[3mdecides\x1b[0m" in coloured

    def test_a_hedge_is_marked_where_it_stands(self) -> None:
        """The second "fully", not the first; over the end of a line; within an opening."""
        hedges = (
            Hedge(**at("fully within its means", 0), category="possibility"),
            Hedge(**at("Urges"), category="effort"),
        )
        shown = ferry(act("Urges", hedges=hedges))
        flat = " ".join(render(shown, "text").split())
        assert "_‹Urges›_ the Lake Commission to reopen fully the ferry" in flat
        assert "act ‹fully within its means›, and" in flat
        assert "Words in ‹ › take force from an act." in flat
        coloured = render(shown, "text", options=TextOptions(colour="always", width=200))
        assert "\x1b[3;4mUrges\x1b[0m" in coloured
        assert "Underlined words take force from an act." in coloured
        assert "‹" not in coloured

    def test_what_takes_no_force_is_not_marked(self) -> None:
        """A norm or a purpose bounds an act without weakening it."""
        hedge = Hedge(**at("fully within its means", 0), category="conformity")
        assert not hedge.weakens
        report = render(ferry(act("Urges", hedges=(hedge,))), "text")
        assert "‹" not in report
        assert "take force" not in report

    def test_without_hedges_there_is_nothing_to_explain(self) -> None:
        """The key to the marks stands only below a page that has them."""
        assert "take force" not in render(ferry(act("Urges")), "text")

    def test_the_marks_of_brackets_stand_out(self) -> None:
        """Bold in colour, as printed without; what is not closed has one mark."""
        whole = at("[every month]")
        half = at("[in Harbourtown]")
        brackets = (
            Bracket(start=whole["start"], end=whole["end"]),
            Bracket(start=half["start"], end=len(FERRY), closed=False),
        )
        shown = ferry(act("Urges"), brackets=brackets)
        coloured = render(shown, "text", options=TextOptions(colour="always", width=200))
        assert "\x1b[1m[\x1b[0mevery" in coloured
        assert "month\x1b[1m]\x1b[0m" in coloured
        assert "\x1b[1m[\x1b[0min" in coloured
        assert "Harbourtown].\n" in without_colour(coloured)
        assert "[every month] [in Harbourtown]" in " ".join(render(shown, "text").split())

    def test_emphasis_in_the_source_leaves_the_marks_in_place(self) -> None:
        """Offsets count in the source, where a word may have asterisks that the wording lacks."""
        source = "**Urges** all to act *as appropriate* and fully"
        hedge = Hedge(**at("as appropriate", text=source), category="discretion")
        one = clause(
            "Urges all to act as appropriate and fully",
            end=len(source),
            acts=(act("Urges", text=source, hedges=(hedge,)),),
        )
        assert "_Urges_ all to act ‹as appropriate› and" in render(
            statement(one, source_text=source), "text"
        )

    def test_a_clause_without_its_source_is_shown_plain(self) -> None:
        """Nothing is marked by offsets that lead nowhere."""
        hedge = Hedge(**at("fully"), category="discretion")
        shown = dataclasses.replace(ferry(act("Urges", hedges=(hedge,))), source_text="lost")
        assert "reopen fully the" in " ".join(render(shown, "text").split())

    def test_headings_are_bold(self) -> None:
        """In colour; a pipe has the label."""
        shown = statement(clause("The Ferry", "Heading 1", kind=ClauseKind.HEADING))
        assert "\x1b[1mThe Ferry\x1b[0m" in render(shown, "text", options=COLOUR)

    @given(statements)
    def test_runs_spell_the_wording(self, shown: Statement) -> None:
        """Cutting a clause where its setting changes loses nothing."""
        for one in shown:
            cut = runs(one, shown.source_text)
            assert "".join(run.text for run in cut) == one.text
            assert next((run.text for run in cut if run.opening), "") == one.opening


class TestText:
    """The page for a terminal or a pipe."""

    def test_a_statement_is_shown_as_understood(self) -> None:
        """Facts, then labels, openings and depth, then what was left out or doubtful."""
        shown = statement(
            clause("Urges all to talk", opening="Urges"),
            clause("who can", "OP1(a)", depth=1, opening="Agree"),
            title="Pact",
            place="Harbourtown",
            omitted=(
                Omission(start=0, end=1, reason="before the statement"),
                Omission(start=1, end=3, reason="page number"),
            ),
            warnings=(Notice(code="Doubt", message="a number is missing", start=4, end=5),),
        )
        assert render(shown, "text") == (
            "Pact\n\nPlace    Harbourtown\nClauses  2 operative\n\n"
            "OP1      _Urges_ all to talk\n\n"
            "OP1(a)     who can\n\n"
            "Left out 1 character before the statement, 2 characters (page number).\n"
            "Line 2: a number is missing\n"
        )

    def test_notes_stand_below_their_clause_a_little_further_in(self) -> None:
        """Faint in colour; a long one goes on further in still."""
        long = timing("not later than the last day of the month after the ferry has been repaired")
        shown = ferry(act("Urges", addressees=(COMMISSION,), deadline=long))
        report = render(shown, "text", options=TextOptions(width=60))
        assert report.splitlines()[-3:] == [
            "           → the Lake Commission · not later than the last",
            "             day of the month after the ferry has been",
            "             repaired",
        ]
        assert "\x1b[2m→ the Lake Commission" in render(shown, "text", options=COLOUR)

    def test_short_lines_have_the_label_above_the_clause(self) -> None:
        """No column of a few words."""
        report = render(ferry(act("Urges")), "text", options=TextOptions(width=40))
        assert "\nOP1\n  _Urges_ the Lake Commission" in report

    def test_long_lines_are_no_longer_than_one_can_read(self) -> None:
        """A wide terminal keeps its margin."""
        report = render(ferry(act("Urges")), "text", options=TextOptions(width=200))
        assert max(map(len, report.split("\n"))) <= len("Clauses  ") + 80

    def test_a_long_name_is_broken_at_its_hyphens(self) -> None:
        """Not in the middle of a word, and nothing of it is lost."""
        name = "2024-05-01-joint-statement-of-the-northern-republic-on-ferries.txt"
        shown = statement(title="Pact")
        report = render(shown, "text", options=TextOptions(width=40, names=(name,)))
        assert "Source   2024-05-01-joint-statement-of-\n         the-northern-" in report
        assert name in bare(report)

    @pytest.mark.parametrize(
        ("excerpt", "line"),
        [
            ("7. Decides", "Line 2: number 7 follows 5: “7. Decides”"),
            ("number 7", "Line 2: number 7 follows 5."),
            ("", "Line 2: number 7 follows 5."),
        ],
    )
    def test_a_doubt_quotes_the_words_in_question(self, excerpt: str, line: str) -> None:
        """Unless its message does."""
        doubt = Notice(code="Odd", message="number 7 follows 5.", excerpt=excerpt, start=4, end=5)
        assert render(statement(warnings=(doubt,)), "text").endswith(f"\n{line}\n")

    @settings(max_examples=40)  # each example lays out four pages
    @given(full_statements)
    def test_any_statement_is_shown_within_the_width(self, shown: Statement) -> None:
        """Whatever stands in its fields: no line too long, no character that acts."""
        for width in (40, 100):
            for colour in ("always", "never"):
                options = TextOptions(width=width, colour=colour)
                report = without_colour(render(shown, "text", options=options))
                assert not ACTING.search(report)
                for one in shown:
                    assert bare(visible(one.text.strip())[:1]) in bare(report)


class TestMarkdown:
    """The report for GitHub and its like."""

    @given(st.text(alphabet="ab*_~`|[]<>#&;.$\\!()-+=1:/w @\n", max_size=20))
    @example("# heading")
    @example("1. a list")
    @example("<script>alert(1)</script> &amp; [a](http://b.example) ![c](d)")
    @example("www.example.org and https://example.org")
    def test_clauses_obey_nothing(self, text: str) -> None:
        """A clause is shown as text whatever it holds."""
        document = render(statement(clause(text), title=text), "markdown")
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(document)
        inline = [token for token in tokens if token.type == "inline"]
        shown = "".join(child.content for child in inline[-1].children)
        assert bare(shown) == bare(f"OP1 {visible(text)}")
        allowed = {"text", "text_special", "strong_open", "strong_close"}
        assert {child.type for token in inline for child in token.children} <= allowed

    def test_an_address_becomes_no_link(self) -> None:
        """Neither form that GitHub turns into links is left whole."""
        document = render(statement(clause("www.example.org, https://example.org")), "markdown")
        assert "www." not in document
        assert "http:" not in document
        assert "https:" not in document

    def test_sub_clauses_are_nested_lists(self) -> None:
        """Depth goes in step by step, whatever the numbers say; openings are italic."""
        deep = [clause("Urges x", opening="Urges"), clause("b", "B", depth=3), clause("c", "C")]
        document = render(statement(*deep), "markdown")
        assert "- **OP1** *Urges* x\n  - **B** b\n- **C**" in document

    def test_an_opening_within_a_word_is_italic_too(self) -> None:
        """Where marks would not be read as marks, tags stand."""
        document = render(statement(clause("a(b)c", opening="(b)")), "markdown")
        assert "a<em>(b)</em>c" in document

    def test_what_was_understood_stands_below_the_clause(self) -> None:
        """In the same item of the list; hedges are marked as in a pipe."""
        hedge = Hedge(**at("fully"), category="discretion")
        made = act("Urges", addressees=(COMMISSION,), performative=DIRECTIVE, hedges=(hedge,))
        document = render(ferry(made), "markdown")
        assert "*Urges* the Lake Commission to reopen ‹fully› the" in document
        assert "Harbourtown\\].<br>→ the Lake Commission · directive\n" in document
        assert document.endswith("Words in ‹ › take force from an act.\n")

    def test_facts_and_clauses_are_two_things(self) -> None:
        """A parser sees a paragraph and then one list without gaps."""
        shown = statement(clause("a"), clause("b", "OP2"), title="Pact", place="Hilltown")
        document = render(shown, "markdown")
        assert "**Place:** Hilltown<br>\n**Clauses:** 2 operative\n\n- **OP1** a\n" in document
        tokens = MarkdownIt("commonmark").parse(document)
        assert sum(token.type == "bullet_list_open" for token in tokens) == 1
        inside = [token for token in tokens if token.type == "paragraph_open" and token.level]
        assert all(token.hidden for token in inside)


class TestJson:
    """The report for other programs."""

    def test_a_statement_can_be_read_back(self) -> None:
        """JSON of a statement rebuilds the statement."""
        original = parse(OLD)
        data = json.loads(render(original, "json"))
        assert (data["schema"], data["schema_version"]) == ("diplodiff/statement", "1.0")
        assert Statement.from_dict(data) == original


def test_soft_hyphens_inside_words_are_not_printed() -> None:
    """A place where a word may break shows nothing; a soft hyphen elsewhere is made visible."""
    shown = render(parse("The Council,\n\nRecalling the fer\u00adry \u00ad,\n\nDecides."), "text")
    assert "the ferry \\xad," in shown


def test_a_hedge_that_goes_on_behind_an_opening_is_one_mark() -> None:
    """A hedge that begins inside an opening is not torn in two."""
    ferry = parse("Joint Statement\n\nWe met.\n\nThe sides intend to open the pier.")
    act = Act(opening="intend", head="intend", start=35, end=41)
    text = ferry.source_text
    at = text.index("intend")
    hedge = Hedge(text="intend to", start=at, end=at + 9, category="effort")
    act = dataclasses.replace(act, start=at, end=at + 6, hedges=(hedge,))
    last = dataclasses.replace(ferry.clauses[-1], acts=(act,), opening="intend")
    shown = render(dataclasses.replace(ferry, clauses=(*ferry.clauses[:-1], last)), "text")
    assert "The sides _‹intend to›_ open the pier." in shown
    assert "Words in" not in render(ferry, "text", options=TextOptions(rows="none"))


def test_markup_of_a_page_is_no_clause() -> None:
    """Definitions of links and block attributes print nothing; a title loses its signs."""
    ferry = parse(
        "# Joint Statement on Ferries\n\n[source]: https://example.org/ferry\n\n"
        "### Article 1\n#### Terms\n\nThe ferry sails. {:.x}\n\n{:toc}\n"
    )
    assert ferry.title == "Joint Statement on Ferries"
    assert [omission.reason for omission in ferry.omitted] == ["markup", "markup"]
    assert [c.text for c in ferry][1:3] == ["### Article 1", "#### Terms"]
