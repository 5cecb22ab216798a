"""Word documents: both texts can be had from the redline, to the character, and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff.alignment import Alignment, synopsis
from diplodiff.changes import Change, ChangeKind, Fact, FactKind
from diplodiff.comparison import Comparison
from diplodiff.errors import OptionError
from diplodiff.model import Clause, ClauseKind, Phrase, Statement
from diplodiff.rendering import WordOptions, render, visible
from reports import ANYTHING, MIDDLING, NEW, OLD, clause, statement
from strategies import WORDS, any_text, build, clauses, hostile_statements, statements
from word_reading import GONE, W, body, comments, paragraphs, part
from writer import needs_office, settled_by_office

MARKERS = st.sampled_from(["", "", "–", "(a)", "1.", "12."])


def lines(text: Statement) -> list[str]:
    """Spell a text as a Word document does: a clause a paragraph, a tab behind its number."""
    written = [
        visible(one.text) if not one.marker else f"{visible(one.marker)}\t{visible(one.text)}"
        for one in text
    ]
    return written or [""]  # a Word document without a paragraph is none


def numbered(text: Statement, markers: list[str]) -> Statement:
    """Give the clauses of a text numbers."""
    found = zip(text.clauses, markers, strict=False)
    return dataclasses.replace(
        text, clauses=tuple(dataclasses.replace(one, marker=marker) for one, marker in found)
    )


@st.composite
def reworded(
    draw: st.DrawFn, one: tuple[str, str, ClauseKind], before: list[tuple[str, str, ClauseKind]]
) -> list[tuple[str, str, ClauseKind]]:
    """Drop a clause, add a word, leave one out, split it, merge it with that before, or keep it."""
    opening, words, kind = one
    parts = words.split()
    at = draw(st.integers(0, len(parts)))
    start, end = " ".join(parts[:at]), " ".join(parts[at:])
    merged = [(old, f"{text} {opening} {words}", sort) for old, text, sort in before]
    split = [(opening, start, kind), ("", end, kind)] if start and end else [one]
    choices = [
        before,
        [*before, (opening, f"{start} {draw(st.sampled_from(WORDS))} {end}", kind)],
        [*before, (opening, " ".join(parts[:at] + parts[at + 1 :]) or words, kind)],
        [*before, *split],
        merged or [one],
        [*before, one],
    ]
    return draw(st.sampled_from(choices))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Statement, Statement]:
    """Draw a text and a later one: clauses reworded, moved, split, merged, added, dropped."""
    old = draw(st.lists(clauses(), max_size=7))
    new = [list(part) for part in draw(st.permutations(old))] if draw(st.booleans()) else old
    later: list[tuple[str, str, ClauseKind]] = []
    for one in new:
        later[-1:] = draw(reworded(one, later[-1:]))
    later += draw(st.lists(clauses(), max_size=2))
    sides = build(old), build(later)
    return tuple(
        numbered(side, draw(st.lists(MARKERS, min_size=14, max_size=14))) for side in sides
    )


@st.composite
def linked_at_random(draw: st.DrawFn) -> Comparison:
    """Draw two texts with any links at all between them, true or not."""
    base, other = draw(statements), draw(statements)
    cells = [(i, j) for i in range(len(base)) for j in range(len(other))]
    ends = sorted(draw(st.sets(st.sampled_from(cells), max_size=8))) if cells else []
    links = [(i, j, draw(st.integers(0, 2)), draw(st.booleans())) for i, j in ends]
    return linked(base, other, links, kept=draw(st.sampled_from([0.0, 1.0])))


def linked(
    base: Statement, other: Statement, links: list[tuple[int, int, int, bool]], *, kept: float
) -> Comparison:
    """Make a comparison of links made by themselves."""
    alignment = Alignment(
        n_base=len(base),
        n_other=len(other),
        base=[i for i, _, _, _ in links],
        other=[j for _, j, _, _ in links],
        similarity=[0.5 for _ in links],
        probability=[0.5 for _ in links],
        group=[group for _, _, group, _ in links],
        moved=[moved for _, _, _, moved in links],
    )
    change = Change(kind=ChangeKind.AMENDED, kept_base=kept, kept_other=kept)
    return Comparison(
        base=base,
        other=other,
        alignment=alignment,
        changes=tuple(change for _ in synopsis(alignment)),
        scores=MIDDLING,
        signature="lexical-1|links-1|v0",
    )


def assert_exact(comparison: Comparison, document: bytes) -> None:
    """Check that accepting all changes gives the other text, and rejecting all the base."""
    assert paragraphs(document, "accepted") == lines(comparison.other)
    assert paragraphs(document, "rejected") == lines(comparison.base)


class TestExactness:
    """Accept all: the other text. Reject all: the base. To the character."""

    @settings(max_examples=200)
    @given(pairs())
    def test_edited_texts_come_back(self, pair: tuple[Statement, Statement]) -> None:
        """Whatever was reworded, moved, split, merged, added or dropped."""
        comparison = dd.compare(*pair)
        assert_exact(comparison, render(comparison, "docx"))

    @given(linked_at_random())
    def test_a_wrong_link_makes_no_false_text(self, comparison: Comparison) -> None:
        """Links that cross, share clauses or gather what stands apart are no danger."""
        assert_exact(comparison, render(comparison, "docx"))

    @given(hostile_statements, hostile_statements, ANYTHING)
    def test_hostile_characters_are_shown(
        self, base: Statement, other: Statement, name: str
    ) -> None:
        """Any code points in texts, titles, names and authors leave a document that is one."""
        options = WordOptions(author=f"x{name}", names=(name, name))
        named = dataclasses.replace(other, title=name)
        comparison = dd.compare(base, named)
        document = render(comparison, "docx", options=options)
        assert_exact(comparison, document)
        assert part(document, "docProps/core.xml") is not None
        assert len(comments(document)) <= 1 + sum(len(one.facts) + 1 for one in comparison.changes)

    @given(statements | hostile_statements)
    def test_one_text_is_written_without_changes(self, text: Statement) -> None:
        """A statement is a document of its clauses."""
        document = render(text, "docx")
        assert paragraphs(document, "accepted") == lines(text) == paragraphs(document, "rejected")
        assert not any(element.tag in GONE["accepted"] for element in body(document).iter())

    @given(any_text)
    def test_a_text_against_itself_has_no_changes(self, text: str) -> None:
        """Nothing is marked where nothing changed."""
        same = statement(clause(text))
        document = render(dd.compare(same, same), "docx")
        assert not any(
            element.tag in GONE["accepted"] | GONE["rejected"] for element in body(document).iter()
        )

    @needs_office
    def test_libreoffice_agrees(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        """An office that accepts or rejects all changes is left with one of the texts."""
        folder = tmp_path_factory.mktemp("office")
        compared = [dd.compare(*pair) for pair in OFFICE_PAIRS]
        documents = [render(comparison, "docx") for comparison in compared]
        settled = settled_by_office(documents, folder)
        for comparison, (accepted, rejected) in zip(compared, settled, strict=True):
            for document, text in ((accepted, comparison.other), (rejected, comparison.base)):
                assert paragraphs(document, "accepted") == lines(text)
                assert paragraphs(document, "rejected") == lines(text)


def parsed(*parts: str) -> Statement:
    """Parse clauses, one a paragraph."""
    return dd.parse("\n\n".join(parts))


FERRY = "Decides that the ferry between the two harbours shall run on every day of the week;"
LIGHT = "Requests the Harbour Master to keep the lights of the mole burning until dawn;"
TOLLS = "Urges all shipping companies to publish their tolls before the first of May;"
CRANE = "Welcomes the repair of the northern crane and thanks its engineers for their work;"
OFFICE_PAIRS = [
    (dd.parse(OLD), dd.parse(NEW)),
    # moved and reworded at both ends
    (
        parsed(f"1. {FERRY}", f"2. {LIGHT}", f"3. {TOLLS}", f"4. {CRANE}"),
        parsed(f"1. {LIGHT}", f"2. {TOLLS}", f"3. {CRANE}", f"4. Also {FERRY[:-1]} at noon."),
    ),
    # words put in at the end of a clause that stays, before a clause that is new
    (
        parsed(f"1. {FERRY}", f"2. {TOLLS}"),
        parsed(f"1. {FERRY} and of the night", f"2. {CRANE}", f"3. {TOLLS}"),
    ),
    # split and merged
    (
        parsed(f"1. {FERRY[:-1]}, and {LIGHT.lower()}", f"2. {TOLLS}"),
        parsed(f"1. {FERRY}", f"2. {LIGHT}", f"3. {TOLLS}"),
    ),
    (
        parsed(f"1. {FERRY}", f"2. {LIGHT}", f"3. {TOLLS}"),
        parsed(f"1. {FERRY[:-1]}, and {LIGHT.lower()}", f"2. {TOLLS}"),
    ),
    # nothing in common
    (parsed(f"1. {FERRY}", f"2. {LIGHT}"), parsed(f"1. {TOLLS}", f"2. {CRANE}")),
]


def marked_words(document: bytes, element: str) -> list[str]:
    """Return the words in each mark of a change."""
    return [
        "".join(child.text or "" for child in found.iter() if child.tag in {f"{W}t", f"{W}delText"})
        for found in body(document).iter(f"{W}{element}")
    ]


class TestRedline:
    """What is marked as what."""

    def test_a_reworded_clause_is_marked_word_by_word(self) -> None:
        """Words that stay are not marked."""
        base, other = parsed(f"1. {FERRY}"), parsed(f"1. {FERRY.replace('every', 'each')}")
        document = render(dd.compare(base, other), "docx")
        assert marked_words(document, "del") == ["every"]
        assert marked_words(document, "ins") == ["each"]

    def test_a_number_is_text_that_changes(self) -> None:
        """A clause that moves up keeps its words and gets another number."""
        base, other = parsed(f"1. {FERRY}", f"2. {TOLLS}"), parsed(f"1. {TOLLS}")
        document = render(dd.compare(base, other), "docx")
        assert "2." in marked_words(document, "del")
        assert "1." in marked_words(document, "ins")

    def test_a_moved_clause_is_moved(self) -> None:
        """It stands at both places, under one name, and its changed words are no move."""
        base, other = OFFICE_PAIRS[1]
        document = render(dd.compare(base, other), "docx")
        names = [
            [found.get(f"{W}name") for found in body(document).iter(f"{W}move{end}RangeStart")]
            for end in ("From", "To")
        ]
        assert names[0] == names[1] != []
        assert "the ferry between the two harbours" in "".join(marked_words(document, "moveFrom"))
        assert "the ferry between the two harbours" in "".join(marked_words(document, "moveTo"))
        assert any("noon" in words for words in marked_words(document, "ins"))

    def test_numbers_of_marks_are_used_once(self) -> None:
        """No two changes or comments share an id; ranges end as they began."""
        for pair in OFFICE_PAIRS:
            document = render(dd.compare(*pair), "docx")
            changes = [
                found.get(f"{W}id")
                for found in body(document).iter()
                if found.tag in GONE["accepted"] | GONE["rejected"] or "RangeStart" in found.tag
            ]
            assert len(changes) == len(set(changes))
            for end in ("From", "To"):
                starts = body(document).iter(f"{W}move{end}RangeStart")
                ends = body(document).iter(f"{W}move{end}RangeEnd")
                assert [one.get(f"{W}id") for one in starts] == [one.get(f"{W}id") for one in ends]


class TestComments:
    """Reasons stand at the words that they are about."""

    def test_a_reason_is_anchored_at_its_words(self) -> None:
        """The comment on a weaker verb marks the verbs of both texts."""
        base = parsed("The Council,", "1. Demands that the port open;")
        other = parsed("The Council,", "1. Requests that the port open;")
        comparison = dd.compare(base, other)
        found = comments(render(comparison, "docx"))
        reasons = [one for one in found if "weaker" in " ".join(one.paragraphs)]
        assert any("Requests" in one.words for one in reasons[1:] or reasons)

    def test_every_reason_is_told_once(self) -> None:
        """No fact is lost between rows and comments."""
        for pair in OFFICE_PAIRS:
            comparison = dd.compare(*pair)
            told = [line for one in comments(render(comparison, "docx")) for line in one.paragraphs]
            for change in comparison.changes:
                assert all(visible(reason) in told for reason in change.reasons)

    def test_facts_without_a_place_are_told_at_the_opening(self) -> None:
        """Offsets that lead nowhere cost a comment its place, not its words."""
        nowhere = Phrase(text="nothing of the kind", start=900, end=910)
        fact = Fact(kind=FactKind.NUMBER, base=nowhere, other=nowhere)
        base = other = parsed(f"1. {FERRY}")
        compared = dd.compare(base, other)
        change = dataclasses.replace(compared.changes[0], facts=(fact,))
        found = comments(render(dataclasses.replace(compared, changes=(change,)), "docx"))
        assert found[1].words == "Decides"
        assert found[1].paragraphs == (str(fact),)

    def test_the_first_sums_up(self) -> None:
        """Names, counts and scores stand at the first words."""
        comparison = dd.compare(dd.parse(OLD), dd.parse(NEW))
        options = WordOptions(names=("old.txt", "new.txt"))
        first = comments(render(comparison, "docx", options=options))[0]
        assert first.paragraphs[0].startswith("Base: old.txt: ")
        assert any("similarity 0." in line for line in first.paragraphs)

    def test_they_can_be_left_out(self) -> None:
        """A redline to send on has none, and the same changes."""
        comparison = dd.compare(dd.parse(OLD), dd.parse(NEW))
        document = render(comparison, "docx", options=WordOptions(comments="none"))
        assert comments(document) == []
        assert_exact(comparison, document)


class TestLook:
    """Formatting that readers of such texts expect."""

    def styles(self, document: bytes) -> list[str | None]:
        """Return the style of each paragraph."""
        found = body(document).iter(f"{W}pStyle")
        return [style.get(f"{W}val") for style in found]

    def test_styles_say_what_a_paragraph_is(self) -> None:
        """Title, framing, preambular and operative clauses have styles that are defined."""
        document = render(dd.parse(OLD), "docx")
        used = self.styles(document)
        assert used[0] == "Title"
        assert {"Framing", "Preambular", "Operative"} <= set(used)
        defined = part(document, "word/styles.xml").iter(f"{W}style")
        assert set(used) <= {style.get(f"{W}styleId") for style in defined}

    def test_openings_are_in_italics(self) -> None:
        """As printed by the United Nations: the opening and no more."""
        document = render(parsed("Recalling the Lake Treaty,", f"1. {FERRY}"), "docx")
        italic = [
            run.findtext(f"{W}t")
            for run in body(document).iter(f"{W}r")
            if run.find(f"{W}rPr/{W}i") is not None
        ]
        assert italic == ["Recalling", "Decides"]

    @pytest.mark.parametrize(
        ("one", "indent"),
        [
            (clause("a"), None),
            (clause("a", marker="1."), ("680", "680")),
            (clause("a", marker="(i)", depth=2), ("2040", "680")),
            (clause("a", depth=1), ("680", None)),
            (clause("a", depth=40), ("5440", None)),
        ],
    )
    def test_depth_is_shown_by_indents(self, one: Clause, indent: tuple | None) -> None:
        """A sub-clause stands further in, its number before its words."""
        found = body(render(statement(one), "docx")).find(f"{W}p/{W}pPr/{W}ind")
        assert indent == (
            None if found is None else (found.get(f"{W}left"), found.get(f"{W}hanging"))
        )

    def test_headings_have_levels(self) -> None:
        """Three of them; deeper ones look like the third."""
        heads = [clause("a", f"H{n}", kind=ClauseKind.HEADING, depth=n) for n in range(5)]
        expected = ["Heading1", "Heading2", "Heading3", "Heading3", "Heading3"]
        assert self.styles(render(statement(*heads), "docx")) == expected

    @pytest.mark.parametrize(
        ("text", "right_to_left"),
        [("Décide", False), ("يقرر", True), ("12 – יחליט", True), ("–", False)],
    )
    def test_paragraphs_run_as_their_script_does(self, text: str, right_to_left: bool) -> None:  # noqa: FBT001 - a parameter of a test
        """Arabic and Hebrew run from right to left."""
        written = body(render(statement(clause(text)), "docx"))
        assert (written.find(f"{W}p/{W}pPr/{W}bidi") is not None) is right_to_left


class TestPackage:
    """The file itself."""

    def test_the_same_gives_the_same_bytes(self) -> None:
        """At any time of day."""
        made = [render(dd.compare(dd.parse(OLD), dd.parse(NEW)), "docx") for _ in range(2)]
        assert made[0] == made[1]

    def test_nothing_leads_outside(self) -> None:
        """Every relation is to a part that is there; no part bears a time or a name of its own."""
        document = render(dd.compare(dd.parse(OLD), dd.parse(NEW)), "docx")
        package = zipfile.ZipFile(io.BytesIO(document))
        assert package.testzip() is None
        assert package.namelist() == sorted(package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
            for relation in part(document, name):
                assert relation.get("TargetMode") is None
                assert f"{folder}{relation.get('Target')}" in package.namelist()
        types = part(document, "[Content_Types].xml")
        named = [one.get("PartName", "").lstrip("/") for one in types if one.get("PartName")]
        assert set(named) == {
            name for name in package.namelist() if not name.endswith("s") and "[" not in name
        }

    @pytest.mark.parametrize(
        ("given_date", "written"),
        [
            (None, "2021-04-09T00:00:00Z"),
            (dt.date(2024, 2, 29), "2024-02-29T00:00:00Z"),
            (dt.datetime(2024, 2, 29, 23, 59, 1), "2024-02-29T23:59:01Z"),  # noqa: DTZ001 - that is the case
            (
                dt.datetime(2024, 3, 1, 1, 0, tzinfo=dt.timezone(dt.timedelta(hours=3))),
                "2024-02-29T22:00:00Z",
            ),
        ],
    )
    def test_changes_are_signed(self, given_date: dt.date | None, written: str) -> None:
        """By who was named, on the day that was given, else that of the other text."""
        options = WordOptions(author="Desk & Co.", date=given_date)
        document = render(dd.compare(dd.parse(OLD), dd.parse(NEW)), "docx", options=options)
        changes = [*body(document).iter(f"{W}ins"), *part(document, "word/comments.xml")]
        assert {change.get(f"{W}author") for change in changes} == {"Desk & Co."}
        assert written in {change.get(f"{W}date") for change in changes}

    def test_texts_without_dates_are_dated_all_the_same(self) -> None:
        """By the first day that a package can bear, never today."""
        comparison = dd.compare(parsed(f"1. {FERRY}"), parsed(f"1. {LIGHT}"))
        dates = {one.get(f"{W}date") for one in body(render(comparison, "docx")).iter(f"{W}ins")}
        assert dates == {"1980-01-01T00:00:00Z"}

    @pytest.mark.parametrize("option", [{"author": " "}, {"comments": "some"}])
    def test_options_outside_their_range_are_refused(self, option: dict) -> None:
        """The error says what is accepted."""
        with pytest.raises(OptionError, match="accepted"):
            WordOptions(**option)

    def test_options_of_another_format_are_refused(self) -> None:
        """Width and colour mean nothing to Word."""
        with pytest.raises(OptionError, match="docx takes WordOptions, not TextOptions"):
            render(statement(), "docx", options=dd.TextOptions())  # type: ignore[call-overload]

    def test_a_ranking_is_no_document(self) -> None:
        """The error lists the formats of rankings."""
        base = dd.parse(OLD)
        with pytest.raises(OptionError, match="accepted: text, markdown, json, jsonl, csv"):
            render(dd.rank(base, [base]), "docx")

    def test_long_texts_are_quick(self) -> None:
        """A redline of 2,000 clauses takes less than 3 seconds of the processor."""
        parts = [
            ("Urges", f"harbour {n} to open {n} {WORDS[n % len(WORDS)]}", ClauseKind.OPERATIVE)
            for n in range(2000)
        ]
        base = build(parts)
        other = build([(o, f"{w} at once" if n % 3 else w, k) for n, (o, w, k) in enumerate(parts)])
        links = [(n, n, n, False) for n in range(2000)]
        comparison = linked(base, other, links, kept=1.0)
        started = time.process_time()
        document = render(comparison, "docx")
        assert time.process_time() - started < 3
        assert_exact(comparison, document)
