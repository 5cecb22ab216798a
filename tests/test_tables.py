"""Tables, JSON Lines and notebooks: everything is in them, and nothing in them acts."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff._table import Table
from diplodiff.errors import MissingExtraError
from diplodiff.rendering import FORMATS, formats_of, render, visible
from diplodiff.rendering._synopsis import counts_words, kind_counts, summary
from reports import ACTING, ANYTHING, NEW, OLD, clause, statement
from strategies import hostile_statements, statements
from word_reading import comments

if TYPE_CHECKING:
    from diplodiff.model import Statement

CODEBOOK = (Path(__file__).parent.parent / "CODEBOOK.md").read_text(encoding="utf-8")
LAKE = dd.compare(dd.parse(OLD), dd.parse(NEW))
RANKING = dd.rank(LAKE.base, [LAKE.other, LAKE.base])


def rows_of(document: str) -> list[dict[str, str]]:
    """Read a table as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(document, newline="")))


def lines_of(document: str) -> list[dict[str, object]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in document.split("\n")[:-1]]


class TestTotals:
    """Every format says how many clauses were linked, added and dropped, and it is so."""

    @given(statements, statements)
    def test_they_are_those_of_the_alignment(self, base: Statement, other: Statement) -> None:
        """In tables, JSON and data frames by counting; in reports for people in words."""
        comparison = dd.compare(base, other)
        found = comparison.alignment
        expected = (len(found.base), len(found.unmatched_other), len(found.unmatched_base))
        table = rows_of(render(comparison, "csv"))
        lines = lines_of(render(comparison, "jsonl"))
        frame = comparison.to_pandas()[["base_label", "other_label"]]
        for rows in (table, lines, frame.fillna("").to_dict("records")):
            sides = [(bool(row["base_label"]), bool(row["other_label"])) for row in rows]
            counts = Counter(sides)
            assert (counts[True, True], counts[False, True], counts[True, False]) == expected
        written = json.loads(render(comparison, "json"))
        kinds = Counter(row["change"]["kind"] for row in written["rows"])
        assert len(written["links"]) == expected[0]
        assert (kinds["added"], kinds["dropped"]) == expected[1:]
        assert kind_counts(comparison.rows())["added"] == expected[1]
        in_words = summary(comparison, comparison.rows())
        assert counts_words(comparison.rows()) in in_words
        assert in_words in " ".join(render(comparison, "text").split())
        assert in_words in render(comparison, "markdown")
        if len(base) or len(other):
            assert in_words in comments(render(comparison, "docx"))[0].paragraphs

    @given(statements, statements)
    def test_rows_are_those_of_the_synopsis(self, base: Statement, other: Statement) -> None:
        """Each has its number, and the kinds are those that the rows have."""
        comparison = dd.compare(base, other)
        kinds = {int(row["row"]): row["kind"] for row in rows_of(render(comparison, "csv"))}
        assert list(kinds.values()) == [row.change.kind.value for row in comparison.rows()]
        assert list(kinds) == list(range(1, len(kinds) + 1))


class TestTables:
    """CSV, JSON Lines, pandas and Arrow hold the same."""

    def test_every_form_has_the_same_columns(self) -> None:
        """In the same order, of comparisons, statements and rankings."""
        for result in (LAKE, LAKE.base, RANKING):
            names = list(rows_of(render(result, "csv"))[0])
            assert all(list(line) == names for line in lines_of(render(result, "jsonl")))
        assert list(LAKE.to_pandas().columns) == list(LAKE.table().columns)
        assert LAKE.table().to_arrow().column_names == list(LAKE.table().columns)

    @pytest.mark.parametrize(
        ("heading", "result"),
        [
            ("Two texts in long form", LAKE),
            ("Clauses of one text", LAKE.base),
            ("A ranking", RANKING),
        ],
    )
    def test_the_code_book_has_every_column(self, heading: str, result: object) -> None:
        """And no other."""
        section = CODEBOOK.partition(f"## {heading}\n")[2].partition("\n## ")[0]
        cells = re.findall(r"^\| (`[^|]+`) \|", section, re.MULTILINE)
        named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
        assert sorted(named) == sorted(rows_of(render(result, "csv"))[0])

    def test_other_libraries_take_them_over_arrow(self) -> None:
        """Missing values are null, and kinds of values stay."""
        arrow = pytest.importorskip("pyarrow")
        for source in (LAKE, LAKE.table(), LAKE.commitments()):
            taken = arrow.table(source)
            assert taken.num_rows == len(source.table() if source is LAKE else source)
        taken = arrow.table(LAKE)
        assert taken.to_pylist() == LAKE.table().records()
        assert taken.schema.field("similarity").type == arrow.float64()

    def test_without_pyarrow_the_way_out_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error says what to install."""
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtraError, match=r"diplodiff\[tables\]"):
            LAKE.__arrow_c_stream__()

    @given(hostile_statements, ANYTHING)
    def test_no_cell_acts(self, text: Statement, name: str) -> None:
        """Whatever stands in texts and names: no formula, no control character, no lost row."""
        comparison = dd.compare(text, LAKE.other)
        named = dd.TextOptions(names=(name, name))
        for result in (comparison, text, dd.rank(LAKE.base, [text])):
            document = render(result, "csv", options=named)
            assert not ACTING.search(document.replace("\r\n", "\n"))
            for row in rows_of(document):
                numbers = {cell for cell in row.values() if re.fullmatch(r"-?[\d.e-]+", cell)}
                others = set(row.values()) - numbers
                assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in others)
            lines = render(result, "jsonl", options=named)
            assert not ACTING.search(lines)
            assert len(lines_of(lines)) == len(rows_of(document))

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
    def test_formulas_are_texts(self, sign: str) -> None:
        """An apostrophe before the sign, which is shown if it would act."""
        table = Table([f"{sign}1+1"], lambda cell: {"cell": cell}, ["cell"])
        assert rows_of(table.to_csv())[0]["cell"] == f"'{visible(sign)}1+1"

    def test_formats_are_told(self) -> None:
        """All for comparisons; pages show comparisons alone, and a ranking is no Word document."""
        assert formats_of(LAKE) == FORMATS
        assert set(FORMATS) - set(formats_of(LAKE.base)) == {"html"}
        assert set(FORMATS) - set(formats_of(RANKING)) == {"html", "docx"}
        for result in (LAKE, LAKE.base, RANKING):
            assert all(render(result, name) for name in formats_of(result))

    def test_a_text_that_was_not_compared_has_no_scores(self) -> None:
        """Its cells are empty, in CSV and in JSON Lines."""
        ranking = dd.rank(LAKE.base, [LAKE.other, LAKE.base], limit=1)
        last = rows_of(render(ranking, "csv"))[-1]
        assert (last["in_full"], last["similarity"], last["n_moved"]) == ("False", "", "")
        assert lines_of(render(ranking, "jsonl"))[-1]["similarity"] is None


class Outline(html.parser.HTMLParser):
    """What a browser would make of a piece of HTML."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.text = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element."""
        self.elements[tag] += 1
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Gather text."""
        self.text += data


class TestNotebooks:
    """What Jupyter shows of a result."""

    @given(st.sampled_from(["<script>alert(1)</script>", '" onload="x', "</table><b>"]) | ANYTHING)
    def test_nothing_in_a_text_is_markup(self, text: str) -> None:
        """The elements and attributes are ours; the words are there, made visible."""
        shown = statement(clause(f"x {text}"), clause(f"{text} y", "OP2"), title=text)
        for result in (shown, dd.compare(statement(clause("one")), shown)):
            outline = Outline(result._repr_html_())
            assert set(outline.elements) <= {"table", "caption", "tr", "th", "td", "del", "ins"}
            assert set(outline.attributes) <= {"style", "dir"}
            assert visible(text) in outline.text
            assert not ACTING.search(outline.text)

    def test_words_are_marked(self) -> None:
        """Deleted and inserted words, with the reasons beside them."""
        shown = LAKE._repr_html_()
        outline = Outline(shown)
        assert outline.elements["del"]
        assert outline.elements["ins"]
        assert all(reason in outline.text for one in LAKE.changes for reason in one.reasons)

    def test_long_results_are_cut(self) -> None:
        """A notebook is no report: a hundred rows, and how many more there are."""
        many = statement(*(clause("a", f"OP{n}") for n in range(130)))
        assert "… and 30 more" in many._repr_html_()
        assert "… and 30 more" in dd.compare(statement(), many)._repr_html_()
