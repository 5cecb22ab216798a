"""What reports promise: nothing is lost, nothing acts, the same result gives the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplodiff.alignment import Alignment
from diplodiff.batch import Ranked, rank
from diplodiff.changes import Change, ChangeKind, Force
from diplodiff.cli._arguments import parse_arguments
from diplodiff.comparison import Comparison, Row, compare
from diplodiff.errors import OptionError
from diplodiff.model import Clause, ClauseKind, Notice, Omission, Statement
from diplodiff.parsing import parse
from diplodiff.rendering import FORMATS, TextOptions, render, visible
from diplodiff.rendering._synopsis import pieces, shortened
from diplodiff.rendering._words import counted, date_words, figure, headline, remarks
from diplodiff.scoring import MEANINGS, Scores
from diplodiff.text import read_lines
from diplodiff.wording import Edit, EditKind

EQUAL, DELETED, INSERTED = EditKind.EQUAL, EditKind.DELETED, EditKind.INSERTED

OLD = """Joint Communiqué on the Lake Treaty (Harbourtown, 3 March 2019)

The Northern Republic and the Southern Kingdom,

Recalling the Lake Treaty of 1 May 1990,

Expressing concern at the falling level of the lake,

Have agreed as follows:

1. Call upon all users to reduce their withdrawals by one tenth.
2. Establish a joint commission of engineers, which shall report twice a year.
3. Consider a common fund for the fisheries.
"""

NEW = """Joint Communiqué on the Lake Treaty (Hilltown, 9 April 2021)

The Northern Republic and the Southern Kingdom,

Recalling the Lake Treaty of 1 May 1990,

Expressing grave concern at the falling level of the lake,

Have agreed as follows:

1. Demand that all users reduce their withdrawals by one fifth.
2. Establish a joint commission of engineers, which shall report twice a year.
3. Invite the river authorities to publish their measurements.
"""

NOTHING = Alignment(n_base=0, n_other=0, base=[], other=[], similarity=[], group=[], moved=[])
MIDDLING = Scores(similarity=0.5, retained=0.999, added=0.001, order=1.0, wording=0.0)

# What no report may hold: C0 but the newline, C1, bidirectional controls, separators, surrogates.
ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

# Words of a redline that are hard on marks: punctuation and symbols at their edges.
HARD = st.text(alphabet="ab*_~`|[]<>#&$\\.,;()!?-–“”€+=中、é ", min_size=1, max_size=8)
REDLINES = st.lists(st.tuples(st.sampled_from(EditKind), HARD), min_size=1, max_size=6).map(
    # neighbours of a redline are never of one kind
    lambda edits: [
        edit for place, edit in enumerate(edits) if not place or edits[place - 1][0] is not edit[0]
    ]
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=20)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRow(Row):
    """A row whose redline is given."""

    edits: tuple[Edit, ...] = ()

    def redline(self) -> tuple[Edit, ...]:
        """Return the given redline."""
        return self.edits


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class MadeComparison(Comparison):
    """A comparison whose rows are given."""

    made: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return the given rows."""
        return self.made


def clause(text: str, label: str = "OP1", **more: object) -> Clause:
    """Make a clause by itself."""
    plain = {"kind": ClauseKind.OPERATIVE, "start": 0, "end": len(text), "printed_start": 0}
    return Clause(**{**plain, "text": text, "label": label, **more})


def statement(*clauses: Clause, **more: object) -> Statement:
    """Make a statement of clauses made by themselves."""
    return Statement(clauses=clauses, **{"source_text": "one\ntwo\nthree", **more})


def row(kind: ChangeKind, base: str = "", other: str = "", **more: object) -> Row:
    """Make a row of at most one clause a side, labelled OP1 and OP2."""
    change = Change(kind=kind, **more)
    sides = {
        "base": (clause(base),) if base else (),
        "other": (clause(other, "OP2"),) if other else (),
    }
    return Row(**sides, change=change, similarity=0.5)


def made(*rows: Row, base: Statement | None = None, other: Statement | None = None) -> Comparison:
    """Make a comparison of rows made by themselves."""
    return MadeComparison(
        base=statement(*(one for a_row in rows for one in a_row.base)) if base is None else base,
        other=statement(*(one for a_row in rows for one in a_row.other))
        if other is None
        else other,
        alignment=NOTHING,
        changes=tuple(a_row.change for a_row in rows),
        scores=MIDDLING,
        signature="lexical-1|links-1|v0",
        made=rows,
    )


def marked_row(*edits: tuple[EditKind, str]) -> Row:
    """Make an amended row with a given redline."""
    return MarkedRow(
        base=(clause("a"),),
        other=(clause("b", "OP2"),),
        change=Change(kind=ChangeKind.AMENDED),
        similarity=0.5,
        edits=tuple(Edit(kind=kind, text=text) for kind, text in edits),
    )


def bare(text: str) -> str:
    """Take all white space out."""
    return "".join(text.split())


def without_colour(text: str) -> str:
    """Take the terminal's colour sequences out."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def reports_for_people(result: object) -> list[str]:
    """Render a result in the ways that differ: wide and narrow, in colour and not, Markdown."""
    wide = TextOptions(width=100, rows="all")
    narrow = TextOptions(width=60, colour="always")
    reports = [render(result, "text", options=chosen) for chosen in (wide, narrow)]
    return [*reports, render(result, "markdown")]


def markdown_cells(document: str) -> list[list[tuple[str, str]]]:
    """Parse the last table of a document: for each cell, stretches of text with their mark."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(document)
    starts = [place for place, token in enumerate(tokens) if token.type == "tbody_open"]
    end = next(
        place
        for place, token in enumerate(tokens)
        if token.type == "table_close" and place > starts[-1]
    )
    cells = [token for token in tokens[starts[-1] : end] if token.type == "inline"]
    return [_stretches(cell.children) for cell in cells]


def _stretches(children: list) -> list[tuple[str, str]]:
    marks = {"s_open": "del", "strong_open": "ins", "em_open": "em"}
    tags = {"<del>": "del", "<strong>": "ins", "<em>": "em"}
    current, found = "", []
    for child in children:
        if child.type in marks:
            current = marks[child.type]
        elif child.type.endswith("_close") or child.content in {"</del>", "</strong>", "</em>"}:
            current = ""
        elif child.type == "html_inline":
            current = tags.get(child.content, child.content)
        else:
            assert child.type in {"text", "text_special"}, f"{child.type} is obeyed, not shown"
            if child.content:
                found.append((current, child.content))
    return _joined(found)


def _joined(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    joined: list[tuple[str, str]] = []
    for mark, text in found:
        if joined and joined[-1][0] == mark:
            joined[-1] = (mark, joined[-1][1] + text)
        else:
            joined.append((mark, text))
    return joined


class TestVisible:
    """Text from anywhere becomes text that nobody can be fooled by."""

    def test_no_code_point_acts_or_hides(self) -> None:
        """No control, surrogate, bidirectional or line-separating character is left."""
        shown = visible("".join(map(chr, range(0x110000))))
        categories = {unicodedata.category(character) for character in set(shown)}
        assert categories.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
        bidirectional = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        assert bidirectional.isdisjoint(map(unicodedata.bidirectional, set(shown)))
        shown.encode("utf-8")

    @pytest.mark.parametrize(
        ("hidden", "shown"),
        [
            ("\x1b[31m", "\\x1b[31m"),
            ("a\tb\nc\rd", "a\\tb\\nc\\rd"),
            ("\u202eabc", "\\u202eabc"),
            ("pay\u200bment", "pay\\u200bment"),
            ("pay\u200cment", "pay\\u200cment"),
            ("\ud800", "\\ud800"),
            ("\U000e0041", "\\U000e0041"),
        ],
    )
    def test_escapes_are_those_of_python(self, hidden: str, shown: str) -> None:
        """What acts or hides is written as Python writes it."""
        assert visible(hidden) == shown

    @pytest.mark.parametrize("text", ["Déclaration", "می‌خواهیم", "联合声明", "क्‍ष", "«Ω»", "٥"])
    def test_ordinary_writing_is_left_alone(self, text: str) -> None:
        """Letters of every script stay, joiners where a script spells with them."""
        assert visible(text) == text

    @given(ANYTHING)
    def test_twice_is_once(self, text: str) -> None:
        """Visible text stays as it is."""
        assert visible(visible(text)) == visible(text)


class TestSafety:
    """No report carries a character that acts, wherever it comes from."""

    @settings(max_examples=40)  # each example lays out nine reports
    @given(*[ANYTHING] * 5)
    @example("\x1b]0;x\x07", "\u202e", "\ud800", "\x85", "a|b\n# c")
    def test_reports_hold_no_control_characters(
        self, text: str, label: str, title: str, reason: str, name: str
    ) -> None:
        """Nothing but newlines, and in colour the sequences that set colours."""
        one = clause(text, label, opening=text[:3], depth=2)
        doubtful = statement(
            one,
            title=title,
            symbol=label,
            place=text,
            parties=(title, label),
            omitted=(Omission(start=0, end=2, reason=reason),),
            warnings=(Notice(code="Doubt", message=reason, start=4, end=5),),
        )
        rolled = Change(kind=ChangeKind.RENEWED, rolled=((text, title),))
        compared = made(
            Row(base=(one,), other=(), change=Change(kind=ChangeKind.DROPPED), similarity=0.0),
            Row(base=(one,), other=(one,), change=rolled, similarity=1.0),
            marked_row((DELETED, text or "x"), (INSERTED, title or "y")),
            row(ChangeKind.AMENDED, "a", "b", reasons=(reason,)),
            base=doubtful,
            other=doubtful,
        )
        options = TextOptions(colour="always", names=(name, name))
        reports = [
            report for result in (doubtful, compared) for report in reports_for_people(result)
        ]
        reports += [render(compared, "text", options=options)]
        reports += reports_for_people((Ranked(position=0, comparison=compared),))
        for report in reports:
            assert not ACTING.search(without_colour(report))
            report.encode("utf-8")

    @given(ANYTHING)
    def test_json_is_ascii_safe_where_a_terminal_is_not(self, text: str) -> None:
        """JSON can be encoded, shown, and read back to the same data."""
        given_statement = statement(clause("a"), title=text)
        document = render(given_statement, "json")
        document.encode("utf-8")
        assert not ACTING.search(document)
        assert json.loads(document)["title"] == text


class TestWords:
    """Figures, dates and names as people write them."""

    @pytest.mark.parametrize(
        ("score", "shown"),
        [(0.0, "0.00"), (1e-9, "0.01"), (0.714, "0.71"), (0.9999, "0.99"), (1.0, "1.00")],
    )
    def test_only_the_same_reads_as_the_same(self, score: float, shown: str) -> None:
        """1.00 and 0.00 are kept for what is exactly that."""
        assert figure(score) == shown

    def test_numbers_agree_with_their_nouns(self) -> None:
        """One clause, two clauses, 1,000 clauses."""
        assert [counted(n, "clause") for n in (0, 1, 1000)] == [
            "0 clauses",
            "1 clause",
            "1,000 clauses",
        ]

    def test_dates_are_written_out_in_english_whatever_the_locale(self) -> None:
        """A date is day, month in words, year."""
        assert date_words(dt.date(2020, 7, 22)) == "22 July 2020"

    @given(st.lists(st.sampled_from(["\n", "\r\n", "\r", "\f", "\u2028", "\u2029", "\v", "a"])))
    def test_a_doubt_names_the_line_that_the_parser_saw(self, above: list[str]) -> None:
        """Lines are counted by the same ends as in parsing, whatever stands above the doubt."""
        source = "".join(f"x{end}" for end in above)
        notice = Notice(code="Odd", message="odd.", start=len(source), end=len(source) + 1)
        doubted = statement(source_text=f"{source}y", warnings=(notice,))
        line = len(read_lines(doubted.source_text))
        assert remarks(doubted) == (f"Line {line}: odd.",)
        assert remarks(doubted, side="Base") == (f"Base, line {line}: odd.",)

    @pytest.mark.parametrize(
        ("facts", "name", "expected"),
        [
            ({"title": "Pact", "date": dt.date(2020, 7, 2)}, "", "Pact, 2 July 2020"),
            (
                {"title": "Pact of 2 July 2020", "date": dt.date(2020, 7, 2)},
                "",
                "Pact of 2 July 2020",
            ),
            ({"symbol": "A/1", "title": "Pact"}, "p.txt", "p.txt: A/1, Pact"),
            ({}, "p.txt", "p.txt"),
            ({}, "", "untitled text"),
        ],
    )
    def test_a_text_is_called_by_what_is_known_of_it(
        self, facts: dict, name: str, expected: str
    ) -> None:
        """Name, symbol, title and date, the date not twice."""
        assert headline(statement(**facts), name=name) == expected


class TestRedline:
    """Marks stand where a reader and a Markdown parser take them for marks."""

    @given(REDLINES)
    def test_marks_hold_no_white_space_at_their_edges(
        self, edits: list[tuple[EditKind, str]]
    ) -> None:
        """White space goes outside the marks, and nothing else changes."""
        redline = marked_row(*edits).redline()
        shown = list(pieces(redline))
        assert all(piece.text for piece in shown)
        marked = [piece.text for piece in shown if piece.kind is not EQUAL]
        assert marked == [text.strip() for text in marked]
        kept = bare("".join(edit.text for edit in redline))
        assert bare("".join(piece.text for piece in shown)) == kept
        for kind in (DELETED, INSERTED):
            before = bare("".join(edit.text for edit in redline if edit.kind is kind))
            assert bare("".join(piece.text for piece in shown if piece.kind is kind)) == before

    def test_words_that_meet_are_held_apart(self) -> None:
        """A deleted word and the word put in its place do not read as one."""
        redline = marked_row((DELETED, "take"), (INSERTED, "adopt"), (EQUAL, " steps"))
        report = render(made(redline), "text")
        assert "[-take-] {+adopt+} steps" in report
        assert "takeadopt" not in without_colour(
            render(made(redline), "text", options=TextOptions(colour="always"))
        )

    def test_long_equal_stretches_are_shortened_with_a_mark(self) -> None:
        """First and last words stay; all rows in full when asked for."""
        words = [f"word{number}" for number in range(40)]
        long_row = marked_row((EQUAL, " ".join(words) + " "), (DELETED, "gone"))
        report = render(made(long_row), "text")
        assert "word8 [...] word32" in " ".join(report.split())
        full = render(made(long_row), "text", options=TextOptions(rows="all"))
        assert all(word in full for word in words)
        assert "[...]" not in full

    @given(st.lists(st.tuples(st.sampled_from([DELETED, INSERTED]), HARD), max_size=4))
    def test_changed_words_are_never_shortened(self, edits: list[tuple[EditKind, str]]) -> None:
        """Deleted and inserted stretches pass whole, however long."""
        redline = tuple(Edit(kind=kind, text=text * 100) for kind, text in edits)
        assert tuple(shortened(redline)) == redline


class TestText:
    """The report for a terminal or a pipe."""

    def test_a_comparison_says_who_what_and_how_much(self) -> None:
        """Both texts, one sentence, every score with its meaning, the rows, the signature."""
        report = render(compare(parse(OLD), parse(NEW)), "text")
        flat = " ".join(report.split())
        assert "Base Joint Communiqué on the Lake Treaty, 3 March 2019 (" in flat
        assert "Other Joint Communiqué on the Lake Treaty, 9 April 2021 (" in flat
        assert re.search(r"\d+ clauses against \d+: .*unchanged.*\.", flat)
        assert all(meaning in flat for meaning in MEANINGS.values())
        assert "{+grave+}" in flat
        assert "lexical-1|" in flat

    def test_a_text_against_itself_has_one_line_to_read(self) -> None:
        """All unchanged, and no synopsis."""
        text = parse(OLD)
        report = render(compare(text, text), "text")
        assert "all unchanged." in report
        assert "[-" not in report
        assert "{+" not in report

    def test_labels_say_where_a_clause_stood_and_stands(self) -> None:
        """Added clauses have no left label, dropped ones no right label."""
        report = render(
            made(
                row(ChangeKind.ADDED, other="New."),
                row(ChangeKind.DROPPED, base="Old."),
                row(ChangeKind.AMENDED, "a b", "a c"),
            ),
            "text",
        )
        assert re.search(r"^→ OP2 +added +\{\+New\.\+\}$", report, re.MULTILINE)
        assert re.search(r"^OP1 → +dropped +\[-Old\.-\]$", report, re.MULTILINE)
        assert re.search(r"^OP1 → OP2 +amended +a \[-b-\] \{\+c\+\}$", report, re.MULTILINE)

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"force": Force.STRONGER}, "↑ stronger"),
            ({"force": Force.WEAKER}, "↓ weaker"),
            ({"force": Force.MIXED}, "↕ force mixed"),
            ({"force": Force.DISPUTED}, "? force disputed"),
            ({"moved": True}, "moved"),
            ({"split": True}, "split"),
            ({"merged": True}, "merged"),
            ({"section": True}, "now operative"),
        ],
    )
    def test_flags_and_force_are_words(self, change: dict, words: str) -> None:
        """Nothing is said by a sign or a colour alone."""
        report = render(made(row(ChangeKind.AMENDED, "a", "b", **change)), "text")
        assert words in report

    def test_crossing_names_the_side_that_it_went_to(self) -> None:
        """Operative, preambular, or both."""
        preambular = clause("b", "PP1", kind=ClauseKind.PREAMBULAR)
        crossed = Change(kind=ChangeKind.AMENDED, section=True)
        one = Row(base=(clause("a"),), other=(preambular,), change=crossed, similarity=0.5)
        both = dataclasses.replace(one, other=(preambular, clause("b")))
        report = render(made(one, both), "text")
        assert "now preambular" in report
        assert "crossed over" in report

    def test_unchanged_and_renewed_rows_are_folded(self) -> None:
        """One line names them, with what rolled forward; all rows are shown when asked for."""
        rolled = (("3 March 2019", "9 April 2021"), ("", "A/2"))
        comparison = made(
            row(ChangeKind.UNCHANGED, "the like", "the like"),
            dataclasses.replace(row(ChangeKind.UNCHANGED, "s", "s"), other=(clause("s"),)),
            row(ChangeKind.RENEWED, "On 3 March 2019", "On 9 April 2021", rolled=rolled),
            row(ChangeKind.RENEWED, "I", "II"),
        )
        flat = " ".join(render(comparison, "text").split())
        assert "2 unchanged OP1 → OP2, OP1" in flat
        assert "2 renewed OP1 → OP2 (3 March 2019 → 9 April 2021; → A/2), OP1 → OP2" in flat
        assert "the like" not in flat
        assert "the like" in render(comparison, "text", options=TextOptions(rows="all"))

    def test_an_unchanged_clause_that_moved_is_shown(self) -> None:
        """A move is a change worth a line of its own."""
        report = render(made(row(ChangeKind.UNCHANGED, "same", "same", moved=True)), "text")
        assert "1 unchanged; 1 moved" in report
        assert re.search(r"OP1 → OP2 +unchanged +same\n +moved", report)

    def test_the_summary_shows_no_rows(self) -> None:
        """Sentence and scores only."""
        comparison = made(row(ChangeKind.ADDED, other="New."))
        report = render(comparison, "text", options=TextOptions(rows="none"))
        assert "0 clauses against 1: 1 added." in report
        assert "New." not in report

    def test_nothing_to_compare_is_said(self) -> None:
        """An empty comparison does not read as one without differences."""
        assert "0 clauses against 0: nothing to compare." in render(made(), "text")

    @settings(max_examples=40)  # each example lays out 2,000 characters
    @given(HARD, st.sampled_from([40, 60, 79, 80, 100, 140]))
    def test_no_character_of_a_clause_is_lost(self, text: str, width: int) -> None:
        """Layout adds white space only, at every width."""
        long_text = f"x{text}" * 40
        for rows in ("changed", "all"):
            options = TextOptions(width=width, rows=rows)
            report = render(made(row(ChangeKind.ADDED, other=long_text)), "text", options=options)
            assert bare("{+" + long_text.strip() + "+}") in bare(report)
            shown = render(statement(clause(long_text)), "text", options=options)
            assert bare(long_text) in bare(shown)

    @pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
    def test_lines_keep_within_the_width(self, width: int) -> None:
        """No line is longer than was asked for, and none ends in blanks."""
        comparison = compare(parse(OLD), parse(NEW))
        for result in (comparison, comparison.base, rank(comparison.base, [comparison.other])):
            for colour in ("always", "never"):
                report = render(result, "text", options=TextOptions(width=width, colour=colour))
                lines = without_colour(report).split("\n")
                assert max(map(len, lines)) <= width
                assert lines == [line.rstrip(" ") for line in lines]

    def test_colour_marks_change_by_more_than_colour(self) -> None:
        """Deleted words are struck, inserted ones underlined."""
        redline = marked_row((DELETED, "old"), (INSERTED, "new"))
        report = render(made(redline), "text", options=TextOptions(colour="always"))
        assert "\x1b[9;31mold" in report
        assert "\x1b[4;32mnew" in report
        assert "[-" not in report

    def test_the_environment_decides_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same result gives the same bytes whatever the terminal is said to be."""
        comparison = compare(parse(OLD), parse(NEW))
        reports = set()
        for environment in ({}, {"TERM": "dumb"}, {"COLUMNS": "30"}, {"FORCE_COLOR": "1"}):
            for name in ("TERM", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
                monkeypatch.delenv(name, raising=False)
            for name, value in environment.items():
                monkeypatch.setenv(name, value)
            reports.add(
                tuple(
                    render(comparison, "text", options=TextOptions(colour=colour))
                    for colour in ("always", "never")
                )
            )
        assert len(reports) == 1

    def test_a_statement_is_shown_as_understood(self) -> None:
        """Facts, then labels, kinds, openings and depth, then what was left out or doubtful."""
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
        report = render(shown, "text")
        assert report.startswith("Pact\n\nPlace    Harbourtown\nClauses  2: 2 operative\n")
        assert re.search(r"^OP1 +operative  _Urges_ all to talk$", report, re.MULTILINE)
        assert re.search(r"^OP1\(a\)  operative    who can$", report, re.MULTILINE)
        assert "Left out 1 character before the statement, 2 characters (page number)." in report
        assert "Line 2: a number is missing" in report
        coloured = render(shown, "text", options=TextOptions(colour="always"))
        assert "\x1b[3mUrges\x1b[0m all" in coloured

    def test_a_statement_without_clauses_is_shown_too(self) -> None:
        """What there is to say of it is said."""
        assert render(statement(), "text") == "untitled text\n\nClauses  none\n"

    @pytest.mark.parametrize("width", [60, 100])
    def test_a_ranking_names_texts_scores_and_reasons(self, width: int) -> None:
        """The closest first, under its name, with figures and counts."""
        base, near = parse(OLD), parse(NEW)
        options = TextOptions(width=width, names=("base.txt", "near.txt", "same.txt"))
        flat = " ".join(render(rank(base, [near, base]), "text", options=options).split())
        assert "Closest to base.txt: Joint Communiqué" in flat
        assert flat.index("same.txt") < flat.index("near.txt")
        assert "all unchanged" in flat
        assert "1.00" in flat


class TestMarkdown:
    """The report for GitHub and its like."""

    @given(REDLINES)
    @example([(EQUAL, "a"), (INSERTED, ", b,"), (EQUAL, "c")])
    @example([(DELETED, "~a~"), (INSERTED, "**"), (DELETED, "`|`")])
    @example([(EQUAL, "x"), (DELETED, "中。"), (INSERTED, "文"), (EQUAL, "字")])
    def test_a_parser_sees_the_texts_and_the_marks(self, edits: list[tuple[EditKind, str]]) -> None:
        """A Markdown parser reads back each stretch, struck, bold or plain, and nothing else."""
        redline = marked_row(*edits)
        names = {EQUAL: "", DELETED: "del", INSERTED: "ins"}
        expected = [(names[piece.kind], piece.text) for piece in pieces(redline.redline())]
        document = render(made(redline), "markdown", options=TextOptions(rows="all"))
        seen = markdown_cells(document)[-1]
        # blanks at the ends of a cell mean nothing
        assert _trimmed(seen) == _trimmed(_joined(expected))

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
        assert bare(shown) == bare(f"OP1 (operative) {visible(text)}")
        allowed = {"text", "text_special", "strong_open", "strong_close"}
        assert {child.type for token in inline for child in token.children} <= allowed

    def test_an_address_becomes_no_link(self) -> None:
        """Neither form that GitHub turns into links is left whole."""
        document = render(statement(clause("www.example.org, https://example.org")), "markdown")
        assert "www." not in document
        assert "http:" not in document
        assert "https:" not in document

    def test_a_comparison_has_its_parts(self) -> None:
        """Heading, both texts, sentence, scores, synopsis with reasons, folds, signature."""
        comparison = made(
            row(ChangeKind.AMENDED, "Urges x", "Demands x", reasons=("a | b",)),
            row(ChangeKind.UNCHANGED, "same", "same"),
            base=statement(omitted=(Omission(start=0, end=2, reason="rule"),)),
        )
        document = render(comparison, "markdown", options=TextOptions(names=("a.txt", "b.txt")))
        assert document.startswith("# Comparison\n\n- **Base:** a.txt (no clauses)\n")
        assert "| Similarity | 0.50 |" in document
        assert "| ~~Urges~~ **Demands** x<br>Why: a \\| b |" in document
        assert "- **1 unchanged:** OP1 → OP2" in document
        assert "Base: left out 2 characters (rule)." in document
        assert "lexical-1\\|links-1\\|v0" in document

    def test_rows_are_chosen_as_in_text(self) -> None:
        """All rows, or none."""
        comparison = made(row(ChangeKind.UNCHANGED, "same", "same"))
        everything = render(comparison, "markdown", options=TextOptions(rows="all"))
        assert "| OP1 → OP2 | unchanged | same |" in everything
        assert "| unchanged |" not in render(comparison, "markdown")
        nothing = render(comparison, "markdown", options=TextOptions(rows="none"))
        assert "OP1" not in nothing

    def test_sub_clauses_are_nested_lists(self) -> None:
        """Depth goes in step by step, whatever the numbers say; openings are italic."""
        deep = [clause("Urges x", opening="Urges"), clause("b", "B", depth=3), clause("c", "C")]
        document = render(statement(*deep), "markdown")
        assert "- **OP1** (operative) *Urges* x\n  - **B** (operative) b\n- **C**" in document

    def test_an_opening_within_a_word_is_italic_too(self) -> None:
        """Where marks would not be read as marks, tags stand."""
        document = render(statement(clause("a(b)c", opening="(b)")), "markdown")
        assert "a<em>(b)</em>c" in document

    def test_a_ranking_is_a_table(self) -> None:
        """One line a text, closest first."""
        base, near = parse(OLD), parse(NEW)
        options = TextOptions(names=("base.txt", "near.txt", "same.txt"))
        document = render(rank(base, [near, base]), "markdown", options=options)
        assert document.startswith("# Closest to base.txt: ")
        assert "| 1 | same.txt: " in document
        assert "| 2 | near.txt: " in document


def _trimmed(stretches: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop blanks at both ends of a cell."""
    found = list(stretches)
    if found:
        found[0] = (found[0][0], found[0][1].lstrip())
        found[-1] = (found[-1][0], found[-1][1].rstrip())
    return [(mark, text) for mark, text in found if text]


class TestJson:
    """The report for other programs."""

    def test_a_comparison_is_complete(self) -> None:
        """JSON holds what to_dict returns, and is the same twice."""
        comparison = compare(parse(OLD), parse(NEW))
        document = render(comparison, "json")
        assert json.loads(document) == json.loads(json.dumps(comparison.to_dict()))
        assert render(comparison, "json") == document
        assert document.endswith("}\n")

    def test_a_statement_can_be_read_back(self) -> None:
        """JSON of a statement rebuilds the statement."""
        original = parse(OLD)
        data = json.loads(render(original, "json"))
        assert (data["schema"], data["schema_version"]) == ("diplodiff/statement", "1.0")
        assert Statement.from_dict(data) == original

    def test_a_ranking_counts_and_names(self) -> None:
        """Each text has its place, its place in the input, its name, scores and counts."""
        base, near = parse(OLD), parse(NEW)
        options = TextOptions(names=("base.txt", "near.txt"))
        data = json.loads(render(rank(base, [near, base]), "json", options=options))
        assert data["schema"] == "diplodiff/ranking"
        assert data["base"]["name"] == "base.txt"
        first, second = data["ranked"]
        assert (first["rank"], first["position"], first["name"]) == (1, 1, "")
        assert (second["rank"], second["position"], second["name"]) == (2, 0, "near.txt")
        assert first["scores"]["similarity"] == 1.0
        assert first["changes"]["unchanged"] == len(base)
        assert second["date"] == "2021-04-09"

    def test_a_score_that_is_no_number_is_refused(self) -> None:
        """NaN is no JSON."""
        faulty = dataclasses.replace(MIDDLING, similarity=float("nan"))
        ranked = Ranked(position=0, comparison=dataclasses.replace(made(), scores=faulty))
        with pytest.raises(ValueError, match="not JSON compliant"):
            render((ranked,), "json")


class TestDoor:
    """What `render` accepts."""

    def test_an_unknown_format_is_refused_with_the_known_ones(self) -> None:
        """The error lists what is accepted."""
        with pytest.raises(OptionError, match=r"'html'.*text, markdown, json"):
            render(statement(), "html")

    @pytest.mark.parametrize("result", [None, "a text", [], (1, 2), {}])
    def test_what_is_no_result_is_refused(self, result: object) -> None:
        """The error names the type received and those accepted."""
        with pytest.raises(OptionError, match=f"a {type(result).__name__} cannot"):
            render(result, "text")

    @pytest.mark.parametrize(
        "option",
        [{"width": 39}, {"width": 10_001}, {"colour": "auto"}, {"rows": "some"}],
    )
    def test_options_outside_their_range_are_refused(self, option: dict) -> None:
        """The error says what is accepted."""
        with pytest.raises(OptionError, match="accepted"):
            TextOptions(**option)

    @pytest.mark.parametrize("width", [-1, 3, 39, 10_001])
    def test_a_command_line_with_such_a_width_is_refused_as_it_is_read(self, width: int) -> None:
        """No text is opened, and the complaint is that of the options."""
        with pytest.raises(OptionError) as expected:
            TextOptions(width=width)
        with pytest.raises(OptionError) as caught:
            parse_arguments(["compare", "absent.txt", "absent.txt", f"--width={width}"])
        assert str(caught.value) == str(expected.value)

    @pytest.mark.parametrize("width", [40, 10_000])
    def test_the_narrowest_and_the_widest_are_accepted_on_a_command_line(self, width: int) -> None:
        """The ends of the range belong to it."""
        assert parse_arguments(["show", f"--width={width}"]).width == width

    @pytest.mark.parametrize("format_name", FORMATS)
    def test_every_report_ends_in_one_newline(self, format_name: str) -> None:
        """Reports can be joined and compared line by line."""
        comparison = compare(parse(OLD), parse(NEW))
        for result in (comparison, comparison.base, rank(comparison.base, [comparison.other])):
            report = render(result, format_name)
            assert report.endswith("\n")
            assert not report.endswith("\n\n")
