"""Reports on a comparison: who, what, how much, and the words that changed."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplodiff.changes import Change, ChangeKind, Force
from diplodiff.comparison import Row, compare
from diplodiff.model import ClauseKind, Omission
from diplodiff.parsing import parse
from diplodiff.rendering import TextOptions, render
from diplodiff.rendering._synopsis import pieces, shortened
from diplodiff.scoring import MEANINGS
from diplodiff.wording import Edit, EditKind
from reports import (
    DELETED,
    EQUAL,
    HARD,
    INSERTED,
    NEW,
    OLD,
    REDLINES,
    bare,
    clause,
    joined,
    made,
    markdown_cells,
    marked_row,
    row,
    statement,
    trimmed,
    without_colour,
)


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

    def test_colour_marks_change_by_more_than_colour(self) -> None:
        """Deleted words are struck, inserted ones underlined."""
        redline = marked_row((DELETED, "old"), (INSERTED, "new"))
        report = render(made(redline), "text", options=TextOptions(colour="always"))
        assert "\x1b[9;31mold" in report
        assert "\x1b[4;32mnew" in report
        assert "[-" not in report


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
        assert trimmed(seen) == trimmed(joined(expected))

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


class TestJson:
    """The report for other programs."""

    def test_a_comparison_is_complete(self) -> None:
        """JSON holds what to_dict returns, and is the same twice."""
        comparison = compare(parse(OLD), parse(NEW))
        document = render(comparison, "json")
        assert json.loads(document) == json.loads(json.dumps(comparison.to_dict()))
        assert render(comparison, "json") == document
        assert document.endswith("}\n")
