"""The page: everything is in it, nothing in it acts, and the same gives the same bytes."""

from __future__ import annotations

import dataclasses
import re
import time
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplodiff.changes import Change, ChangeKind, Fact, FactKind
from diplodiff.cli import main
from diplodiff.comparison import Comparison, Row, compare
from diplodiff.errors import OptionError
from diplodiff.model import Phrase
from diplodiff.parsing import parse
from diplodiff.reference import reference_statement
from diplodiff.rendering import HtmlOptions, TextOptions, render, visible
from diplodiff.rendering._synopsis import kind_counts
from diplodiff.rendering.html._sentence import quotations, sentence
from diplodiff.scoring import MEANINGS
from diplodiff.wording import Edit
from elements import Element, read_page
from reports import (
    ACTING,
    ANYTHING,
    DELETED,
    EQUAL,
    INSERTED,
    NEW,
    OLD,
    MarkedRow,
    clause,
    made,
    row,
    statement,
)

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></script></title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!--",
    "]]>",
    "&lt;b&gt;&#60;i&#62;",
    "javascript:alert(1)",
    "\u202egnp.exe\x00\x1b[31m\ud800",
]


def page_of(comparison: Comparison, **options: object) -> Element:
    """Render a page and read it."""
    return read_page(render(comparison, "html", options=HtmlOptions(**options)))


def rows_of(page: Element) -> list[Element]:
    """Return the rows of a page."""
    return list(page.having("row"))


def wording(shown: Element) -> Element:
    """Return the redline of a row."""
    return next(shown.having("wording"))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Compare two invented communiqués."""
    return compare(parse(OLD), parse(NEW))


class TestContents:
    """Whatever was found is on the page."""

    def test_both_texts_can_be_read_back(self, comparison: Comparison) -> None:
        """A row without what was inserted spells the base, without what was deleted the other."""
        page = page_of(comparison)
        rows = comparison.rows()
        for shown, known in zip(rows_of(page), rows, strict=True):
            redline = wording(shown)
            for side, tag in ((known.base, "ins"), (known.other, "del")):
                assert redline.text(without=tag) == " ".join(it.text for it in side)

    @given(
        st.lists(
            st.tuples(st.sampled_from(["base", "other"]), st.text(min_size=1, max_size=40)),
            min_size=1,
            max_size=4,
        )
    )
    def test_clauses_of_any_letters_stand_as_they_are(self, texts: list[tuple[str, str]]) -> None:
        """What no text should hold is told as an escape; all else is verbatim."""
        rows = [
            row(ChangeKind.DROPPED, text) if side == "base" else row(ChangeKind.ADDED, "", text)
            for side, text in texts
        ]
        shown = [wording(it).text() for it in rows_of(page_of(made(*rows)))]
        assert shown == [visible(text) for _, text in texts]

    def test_totals_are_those_of_the_alignment(self, comparison: Comparison) -> None:
        """As many rows of a kind as were counted, and each clause of both sides in one."""
        kinds = Counter(
            name
            for shown in rows_of(page_of(comparison))
            for name in (shown.attributes["data-kind"] or "").split("|")
        )
        counts = kind_counts(comparison.rows())
        assert kinds == {name: n for name, n in counts.items() if n and name in kinds}
        told = sum(counts[kind.value] for kind in ChangeKind)
        assert told == sum(kinds[kind.value] for kind in ChangeKind)

    def test_alerts_lead_to_their_rows(self) -> None:
        """Each alert has a link to the row that has its clauses."""
        other = OLD.replace("Call upon all users to reduce", "Invite all users to reduce")
        comparison = compare(parse(OLD), parse(other))
        page = page_of(comparison)
        alerts = [it for it in page.walk() if "data-alert" in it.attributes]
        assert [it.attributes["data-alert"] for it in alerts] == [
            alert.kind.value for alert in comparison.alerts()
        ]
        links = [next(it for it in alert.walk() if it.tag == "a") for alert in alerts]
        ids = {shown.attributes["id"]: shown for shown in rows_of(page)}
        for link in links:
            target = ids[(link.attributes["href"] or "")[1:]]
            assert link.text().split(" ")[0] in target.text()

    def test_scores_are_told_with_their_clauses(self, comparison: Comparison) -> None:
        """Every score has its figure, its meaning and the clauses that cost it."""
        scores = list(page_of(comparison).having("score"))
        assert len(scores) == len(MEANINGS)
        for shown, meaning in zip(scores, MEANINGS.values(), strict=True):
            assert meaning in shown.text()
        assert "OP1" in scores[0].text()

    def test_every_link_inside_the_page_leads_somewhere(self, comparison: Comparison) -> None:
        """No address points to what is not there, with rows and without."""
        for rows in ("changed", "none"):
            page = page_of(comparison, rows=rows)
            ids = [it.attributes["id"] for it in page.walk() if "id" in it.attributes]
            assert len(ids) == len(set(ids))
            links = [it.attributes["href"] for it in page.walk() if it.tag == "a"]
            assert {link[1:] for link in links if link} <= set(ids)

    def test_what_did_not_change_is_folded(self, comparison: Comparison) -> None:
        """Folded rows are in the page, a click away; with all rows nothing is folded."""
        runs = list(page_of(comparison).having("run"))
        assert runs
        assert all("open" not in it.attributes for run in runs for it in run.walk())
        opened = page_of(comparison, rows="all")
        assert all(
            any("open" in it.attributes for it in run.walk()) for run in opened.having("run")
        )

    def test_without_rows_there_is_a_summary(self, comparison: Comparison) -> None:
        """Scores and tables stay, no clause is printed in full."""
        page = page_of(comparison, rows="none")
        assert not rows_of(page)
        assert list(page.having("score"))

    def test_other_scripts_say_their_language_and_direction(self) -> None:
        """Words carry their language; a pair of languages carries one on each side."""
        arabic = compare(parse("1. يطلب من الدول الوصول.\n"), parse("1. يطلب من الدول العبور.\n"))
        redlines = [wording(it) for it in rows_of(page_of(arabic))]
        assert {it.attributes["lang"] for it in redlines} == {arabic.base.language}
        assert {it.attributes["dir"] for it in redlines} == {"auto"}
        base = statement(clause("Demande aux ports"), language="fr")
        other = statement(clause("Requests the ports", "OP2"), language="en")
        two = MarkedRow(
            base=base.clauses,
            other=other.clauses,
            change=Change(kind=ChangeKind.AMENDED),
            similarity=0.1,
            edits=(
                Edit(kind=DELETED, text="Demande aux"),
                Edit(kind=INSERTED, text="Requests the"),
                Edit(kind=EQUAL, text=" ports"),
            ),
        )
        page = page_of(made(two, base=base, other=other))
        marked = [it for it in wording(rows_of(page)[0]).walk() if it.tag in {"del", "ins"}]
        assert [it.attributes["lang"] for it in marked] == ["fr", "en"]
        assert "lang" not in wording(rows_of(page)[0]).attributes

    def test_few_words_of_an_alert_are_quoted_with_those_around_them(self) -> None:
        """A lone number says nothing; the newer text around it does."""
        other = OLD.replace("twice a year", "twice a year on 3 lakes")
        page = page_of(compare(parse(OLD), parse(other)))
        (quoted,) = (it for it in page.having("context"))
        assert quoted.text().startswith("… ")
        assert "on 3 lakes" in quoted.text()

    def test_numbers_are_told_as_printed(self) -> None:
        """Once where both sides have the same, both where they differ, none where there is none."""
        change = Change(kind=ChangeKind.AMENDED)
        sides = [("2.", "2."), ("2.", "(b)"), ("", "3."), ("", "")]
        rows = [
            Row(
                base=(clause("a", marker=base),),
                other=(clause("b", "OP2", marker=other),),
                change=change,
                similarity=0.5,
            )
            for base, other in sides
        ]
        told = [
            [it.text() for it in shown.having("printed")] for shown in rows_of(page_of(made(*rows)))
        ]
        assert told == [
            ["printed “2.”"],
            ["printed “2.” → “(b)”"],
            ["printed nothing → “3.”"],
            [],
        ]

    def test_an_empty_comparison_is_a_page(self) -> None:
        """Nothing against nothing has a page too."""
        page = page_of(made())
        assert next(it for it in page.walk() if it.tag == "h1").text() == "Nothing to compare"


class TestSentence:
    """The sentence that heads the page."""

    @pytest.mark.parametrize(
        ("kinds", "said"),
        [
            ([ChangeKind.UNCHANGED], "The two texts are the same, word for word"),
            ([ChangeKind.RENEWED], "Only numbers, dates or places moved on: one clause kept"),
            ([ChangeKind.ADDED] * 11, "11 clauses added; none stand"),
            (
                [ChangeKind.AMENDED, ChangeKind.PARTIAL, ChangeKind.DROPPED, ChangeKind.UNCHANGED],
                "Two clauses reworded, one dropped; one stands",
            ),
        ],
    )
    def test_it_counts_what_happened(self, kinds: list[ChangeKind], said: str) -> None:
        """The most frequent first, small numbers in words."""
        assert sentence(tuple(row(kind, "a", "a") for kind in kinds)) == said

    def test_a_clause_in_several_rows_counts_once(self) -> None:
        """Headlines count clauses of the base, as a reader would."""
        split = row(ChangeKind.PARTIAL, "a", "b")
        again = dataclasses.replace(split, other=(clause("c", "OP3"),))
        assert sentence((split, again)) == "One clause reworded; none stand"

    def test_a_title_takes_its_place(self, comparison: Comparison) -> None:
        """The caller's title heads the page, the sentence follows."""
        page = page_of(comparison, title="Second reading")
        assert next(it for it in page.walk() if it.tag == "h1").text() == "Second reading"
        assert sentence(comparison.rows()) in page.text()

    @given(st.text("ab“” →:ير", max_size=20))
    def test_quotations_from_the_right_to_left_are_set_apart(self, words: str) -> None:
        """Only they are, and no word is lost."""
        parts = list(quotations(words))
        assert "".join(part for _, part in parts) == words
        for isolated, part in parts:
            assert not isolated or (part[0] == "“" and set(part) & set("ير"))
        assert list(quotations("“يدعو” → “a”")) == [
            (True, "“يدعو”"),
            (False, " → "),
            (False, "“a”"),
        ]


def hostile_page(words: str) -> Element:
    """Render a page that has the words everywhere where a text can have its own."""
    long = f"one two three four five {words}"
    phrase = Phrase(text=long, start=0, end=3)
    facts = (Fact(kind=FactKind.NEGATION, base=phrase, other=phrase, detail=words),)
    edits = ((EQUAL, long), (DELETED, words + "."), (EQUAL, " "), (INSERTED, words + "."))
    hostile = MarkedRow(
        base=(clause(long, f"OP{words}", marker=words),),
        other=(clause(long, f"OP{words}!", marker=words + "."),),
        change=Change(kind=ChangeKind.AMENDED, facts=facts, reasons=(words + " is why",)),
        similarity=0.5,
        edits=tuple(Edit(kind=kind, text=text) for kind, text in edits),
    )
    rows: tuple[Row, ...] = (
        hostile,
        Row(
            base=(clause(long, f"PP{words}"),),
            other=(clause(long, f"PP{words}"),),
            change=Change(kind=ChangeKind.RENEWED, rolled=((words + "1", words + "2"),)),
            similarity=1.0,
        ),
    )
    sides = [
        statement(
            *(one for a_row in rows for one in getattr(a_row, name)),
            title=f"T {words}",
            symbol=f"S {words}",
            language=words,
        )
        for name in ("base", "other")
    ]
    comparison = made(*rows, base=sides[0], other=sides[1])
    comparison = dataclasses.replace(comparison, signature=words)
    options = HtmlOptions(names=(f"f {words}", f"g {words}"), title=f"t {words}")
    return read_page(render(comparison, "html", options=options))


def elements(page: Element) -> Counter[str]:
    """Count the elements of a page, without those that set right-to-left quotations apart."""
    return Counter(it.tag for it in page.walk() if it.tag != "bdi")


class TestInjection:
    """Words of a text stay words."""

    @pytest.mark.parametrize("words", HOSTILE)
    def test_hostile_words_add_no_element(self, words: str) -> None:
        """In clause, label, marker, fact, title, symbol, language, file name: never mark-up."""
        page, plain = hostile_page(words), hostile_page("word")
        assert elements(page) == elements(plain)
        assert visible(words) in page.text()

    @given(ANYTHING | st.text("<>&\"'/=!-{}%[]; abc\n", max_size=20))
    @example("<")
    @settings(max_examples=60)
    def test_no_words_add_an_element_or_attribute(self, words: str) -> None:
        """Elements and the names of their attributes are those of a plain text."""
        page, plain = hostile_page(words or "x"), hostile_page("word")
        assert elements(page) == elements(plain)
        names = {name for it in page.walk() for name in it.attributes}
        assert names - {name for it in plain.walk() for name in it.attributes} <= {"class"}

    @given(ANYTHING)
    @settings(max_examples=30)
    def test_nothing_acts_or_hides(self, words: str) -> None:
        """No control, bidirectional override or surrogate is left raw."""
        comparison = made(row(ChangeKind.ADDED, "", words + "."))
        document = render(comparison, "html", options=HtmlOptions(names=(words,), title=words))
        own = re.sub(r"<(style|script)>.*?</\1>", "", document, flags=re.DOTALL)
        assert not ACTING.search(own)
        document.encode("utf-8")

    def test_only_the_own_style_and_script_may_run(self, comparison: Comparison) -> None:
        """The policy allows nothing but what its hashes vouch for; no address leaves the page."""
        document = render(comparison, "html")
        page = read_page(document)
        policy = next(it for it in page.walk() if "http-equiv" in it.attributes)
        allowed = policy.attributes["content"] or ""
        assert allowed.startswith("default-src 'none'; ")
        for name in ("style", "script"):
            inline = [it for it in page.walk() if it.tag == name]
            assert len(inline) == 1
            digest = b64encode(sha256(inline[0].text().encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in allowed
        for it in page.walk():
            assert not {"src", "style", "srcset", "action"} & set(it.attributes)
            assert (it.attributes.get("href") or "#").startswith("#")
            assert not any(name.startswith("on") for name in it.attributes)


class TestDoor:
    """How the page is asked for."""

    def test_the_same_comparison_gives_the_same_bytes(self, comparison: Comparison) -> None:
        """A comparison that went through its data too."""
        again = Comparison.from_dict(comparison.to_dict())
        assert render(comparison, "html") == render(again, "html")

    def test_results_without_a_page_are_refused(self, comparison: Comparison) -> None:
        """The error names the formats that there are."""
        with pytest.raises(OptionError, match=r"'html' for a statement; accepted: text, markdown"):
            render(comparison.base, "html")

    def test_options_of_another_format_are_refused(self, comparison: Comparison) -> None:
        """Each format has options of its own."""
        with pytest.raises(OptionError, match="html takes HtmlOptions"):
            render(comparison, "html", options=TextOptions())
        with pytest.raises(OptionError, match="text takes TextOptions"):
            render(comparison, "text", options=HtmlOptions())
        with pytest.raises(OptionError, match="accepted"):
            HtmlOptions(rows="some")  # type: ignore[arg-type]

    def test_the_command_writes_a_page(self, tmp_path: Path) -> None:
        """The name of the output says that a page is wanted."""
        for name, text in (("old.txt", OLD), ("new.txt", NEW)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        files = [str(tmp_path / name) for name in ("old.txt", "new.txt", "out.html")]
        assert main(["compare", *files[:2], "-o", files[2]]) == 1
        document = (tmp_path / "out.html").read_text(encoding="utf-8")
        assert "old.txt: Joint Communiqué" in read_page(document).text()

    def test_two_thousand_clauses_make_a_page_that_can_be_sent(self) -> None:
        """It stays under 5 MB, and takes seconds."""
        n_clauses = 2000
        clauses = "".join(
            f"{n}. Requests harbour {n} to report on ferry {n * 7 % 1000} of line {n % 13}, and to "
            f"keep berth {n * 31 % 997} free for the boats of the other side until pier "
            f"{n % 89} is mended;\n"
            for n in range(1, n_clauses + 1)
        )
        head = "The Council of Ports,\n\n"
        comparison = compare(parse(head + clauses), parse(head + clauses.replace("free", "clear")))
        assert len(comparison.base) == len(comparison.other) == n_clauses + 1
        start = time.process_time()
        document = render(comparison, "html")
        assert len(document.encode()) < 5_000_000
        assert time.process_time() - start < 30


def test_the_reference_statement_has_a_page() -> None:
    """The bundled statement against itself is said to be the same."""
    page = page_of(compare(reference_statement(), reference_statement()))
    assert "the same, word for word" in page.text()
