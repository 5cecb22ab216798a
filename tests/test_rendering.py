"""What every report promises: nothing acts, nothing is lost, the same gives the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplodiff.batch import Ranked, rank
from diplodiff.changes import Change, ChangeKind
from diplodiff.cli._arguments import parse_arguments
from diplodiff.comparison import Row, compare
from diplodiff.errors import OptionError
from diplodiff.model import Notice, Omission
from diplodiff.parsing import parse
from diplodiff.rendering import FORMATS, TextOptions, render, visible
from diplodiff.rendering._words import counted, date_words, figure, headline, remarks
from diplodiff.text import read_lines
from reports import (
    ACTING,
    ANYTHING,
    DELETED,
    HARD,
    INSERTED,
    NEW,
    OLD,
    bare,
    clause,
    made,
    marked_row,
    reports_for_people,
    row,
    statement,
    without_colour,
)


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
        place = Ranked(position=0, statement=doubtful, first_look=0.5, comparison=compared)
        unread = dataclasses.replace(place, comparison=None)
        reports += reports_for_people((place, unread))
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


class TestLayout:
    """Reports for a terminal or a pipe."""

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
        pair = [comparison.other, comparison.base]
        for result in (comparison, comparison.base, rank(comparison.base, pair, limit=1)):
            for colour in ("always", "never"):
                report = render(result, "text", options=TextOptions(width=width, colour=colour))
                lines = without_colour(report).split("\n")
                assert max(map(len, lines)) <= width
                assert lines == [line.rstrip(" ") for line in lines]

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


class TestDoor:
    """What `render` accepts."""

    def test_an_unknown_format_is_refused_with_the_known_ones(self) -> None:
        """The error lists what is accepted."""
        with pytest.raises(
            OptionError, match=r"'pdf'.*text, markdown, json, jsonl, csv, docx, html"
        ):
            render(statement(), "pdf")

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

    @pytest.mark.parametrize("format_name", [name for name in FORMATS if name != "docx"])
    def test_every_report_ends_in_one_newline(self, format_name: str) -> None:
        """Reports can be joined and compared line by line."""
        comparison = compare(parse(OLD), parse(NEW))
        results = [comparison]
        if format_name != "html":  # which there is for a comparison only
            results += [comparison.base, rank(comparison.base, [comparison.other])]
        for result in results:
            report = render(result, format_name)
            assert report.endswith("\n")
            assert not report.endswith("\n\n")


@pytest.mark.parametrize("wrong", [{"width": "80"}, {"width": True}, {"names": "abc"}])
def test_text_options_check_their_types(wrong: dict[str, Any]) -> None:
    """A width that is no number and names that are no tuple are errors of ours."""
    with pytest.raises(OptionError, match=next(iter(wrong))):
        TextOptions(**wrong)


def test_render_checks_its_options() -> None:
    """A format and options of another type are errors of ours."""
    wrong: Any = []
    ferry = parse("We met.")
    with pytest.raises(OptionError, match="there is no format"):
        render(ferry, wrong)
    with pytest.raises(OptionError, match="text takes TextOptions, not list"):
        render(ferry, "text", options=wrong)
