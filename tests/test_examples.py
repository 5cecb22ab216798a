"""The example texts: they parse as their authors meant them, and show what they are to show."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from diplodiff.comparison import compare
from diplodiff.model import Clause, ClauseKind, Statement
from diplodiff.reading import read
from diplodiff.reference import reference_statement

SEEDS = Path(__file__).parents[1] / "seeds"
MOSCOW = "2020-09-16-moscow-second-round.txt"
TRIPOLI = "2021-02-10-tripoli-three-parties.txt"
DRAFT = "security-council-draft-resolution.txt"
FIRST, SECOND = (f"harbour-council-{which}-reading.txt" for which in ("first", "second"))


class Intended(NamedTuple):
    """How many clauses of each kind an example is meant to have."""

    preambular: int
    operative: int
    body: int


INTENDED = {
    MOSCOW: Intended(preambular=7, operative=8, body=0),
    TRIPOLI: Intended(preambular=0, operative=0, body=14),
    DRAFT: Intended(preambular=11, operative=15, body=0),
    FIRST: Intended(preambular=2, operative=5, body=0),
    SECOND: Intended(preambular=2, operative=5, body=0),
}
every_example = pytest.mark.parametrize("name", sorted(INTENDED))


def example(name: str) -> Statement:
    """Read an example."""
    return read(SEEDS / "examples" / name)


def labelled(statement: Statement, label: str) -> Clause:
    """Return the clause with a label."""
    return next(clause for clause in statement if clause.label == label)


def without_end(clause: Clause) -> str:
    """Return the wording without the punctuation that only says whether more follows."""
    return clause.text.rstrip(".;,")


class TestEveryExample:
    """Laws that hold for each of the texts."""

    @every_example
    def test_numbers_of_clauses(self, name: str) -> None:
        """The clauses found are as many as were written, kind by kind."""
        statement = example(name)
        kinds = [clause.kind for clause in statement]
        assert (
            Intended(
                preambular=kinds.count(ClauseKind.PREAMBULAR),
                operative=kinds.count(ClauseKind.OPERATIVE),
                body=kinds.count(ClauseKind.BODY),
            )
            == INTENDED[name]
        )

    @every_example
    def test_reading_raises_no_doubt(self, name: str) -> None:
        """A text in good order is read without a notice."""
        assert example(name).warnings == ()

    @every_example
    def test_nothing_is_lost(self, name: str) -> None:
        """Every character but white space and markers lies in exactly one clause or omission."""
        statement = example(name)
        spans = [(clause.printed_start, clause.end) for clause in statement]
        spans += [(omission.start, omission.end) for omission in statement.omitted]
        spans.sort()
        ends = [0, *(end for _, end in spans)]
        starts = [*(start for start, _ in spans), len(statement.source_text)]
        for end, start in zip(ends, starts, strict=True):
            assert end <= start
            assert not statement.source_text[end:start].strip()

    @every_example
    def test_spans_slice_to_their_text(self, name: str) -> None:
        """A clause's text is its stretch of the source with white space folded."""
        statement = example(name)
        for clause in statement:
            printed = statement.source_text[clause.start : clause.end]
            assert " ".join(printed.split()) == clause.text

    @every_example
    def test_labels_are_unique(self, name: str) -> None:
        """No two clauses of a statement are cited alike."""
        labels = [clause.label for clause in example(name)]
        assert len(set(labels)) == len(labels)

    @every_example
    def test_openings_are_understood(self, name: str) -> None:
        """Preambular and operative clauses open with the words that begin them."""
        statement = example(name)
        for clause in (*statement.preamble, *statement.operative):
            if clause.depth == 0:
                assert clause.opening
                assert clause.text.startswith(clause.opening)

    @every_example
    def test_listed_as_fiction(self, name: str) -> None:
        """The list beside the texts names each one and says that they are fictional."""
        listing = (SEEDS / "README.md").read_text(encoding="utf-8")
        assert f"`{name}`" in listing
        assert "**fictional**" in listing

    def test_no_other_example(self) -> None:
        """Each file in the folder has its intended numbers here."""
        assert {path.name for path in (SEEDS / "examples").iterdir()} == set(INTENDED)


class TestMoscow:
    """The second round shows each way in which a clause can change."""

    def test_unchanged(self) -> None:
        """The first preambular clause is the Ankara statement's, word for word."""
        ankara, moscow = reference_statement(), example(MOSCOW)
        assert labelled(moscow, "PP1").text == labelled(ankara, "PP1").text

    def test_renewed(self) -> None:
        """In the second operative clause only the date rolls forward."""
        before = labelled(reference_statement(), "OP2").text
        after = labelled(example(MOSCOW), "OP2").text
        assert before != after
        date = re.compile(r"\d+ [A-Z]\w+ \d{4}")
        assert date.sub("DATE", before) == date.sub("DATE", after)

    def test_dropped(self) -> None:
        """Nothing is left of the clause on terrorism."""
        assert "terroris" in labelled(reference_statement(), "PP3").text
        assert not any("terroris" in clause.text for clause in example(MOSCOW))

    def test_hedge_added(self) -> None:
        """The clause on bilateral interaction gains nothing but a hedge."""
        before = without_end(labelled(reference_statement(), "PP4"))
        after = without_end(labelled(example(MOSCOW), "PP5"))
        assert after.replace(", as appropriate,", "") == before

    def test_weakened_by_depth(self) -> None:
        """To continue became to consider continuing, and no other word changed."""
        before = labelled(reference_statement(), "OP1").text
        after = labelled(example(MOSCOW), "OP1").text
        assert after == before.replace("Continue", "Consider continuing", 1)

    def test_softened_and_slid(self) -> None:
        """The call for access became an encouragement, in the preamble."""
        before = without_end(labelled(reference_statement(), "OP3"))
        after = without_end(labelled(example(MOSCOW), "PP6"))
        assert after == before.replace("Call upon", "Encouraging", 1)

    def test_split(self) -> None:
        """The last clause is divided in two, and its second half has a deadline."""
        moscow = example(MOSCOW)
        assert labelled(moscow, "OP6").text.startswith("Create a Joint Working Group on Libya")
        next_round = labelled(moscow, "OP7").text
        assert next_round.startswith("Convene the next round of consultations in")
        assert next_round.endswith("not later than 15 December 2020.")

    def test_says_of_itself(self) -> None:
        """Number and place stand in the line above it, as in the Ankara statement."""
        moscow = example(MOSCOW)
        assert (moscow.number, moscow.place) == ("214", "Moscow")
        assert moscow.parties == reference_statement().parties


class TestTripoli:
    """The three-party text is prose in numbered paragraphs."""

    def test_paragraphs_are_labelled_by_their_numbers(self) -> None:
        """Each paragraph is cited by the number printed before it."""
        body = [clause for clause in example(TRIPOLI) if clause.kind is ClauseKind.BODY]
        assert [clause.marker for clause in body] == [f"{i}." for i in range(1, 15)]

    def test_says_of_itself(self) -> None:
        """Place and date stand in the line below the title."""
        tripoli = example(TRIPOLI)
        assert (tripoli.place, tripoli.date) == ("Tripoli", dt.date(2021, 2, 10))


class TestDraftResolution:
    """The draft resolution follows the conventions of the Security Council."""

    def test_punctuation(self) -> None:
        """Preambular clauses end with commas; operative ones with semicolons, the last with a stop.

        An operative clause that introduces sub-clauses ends with a colon.
        """
        draft = example(DRAFT)
        assert {clause.text[-1] for clause in draft.preamble} == {","}
        *others, last = draft.operative
        colon = [clause.label for clause in others if clause.text.endswith(":")]
        assert colon == ["OP2"]
        assert {clause.text[-1] for clause in others} == {";", ":"}
        assert last.text == "Decides to remain actively seized of the matter."

    def test_sub_clauses(self) -> None:
        """Three sub-clauses hang on the second operative clause."""
        deep = [clause.label for clause in example(DRAFT).operative if clause.depth]
        assert deep == ["OP2(a)", "OP2(b)", "OP2(c)"]

    def test_lines_are_broken_by_hand(self) -> None:
        """No line is longer than 80 columns."""
        text = (SEEDS / "examples" / DRAFT).read_text(encoding="utf-8")
        assert max(len(line) for line in text.splitlines()) <= 80


class TestHarbourCouncil:
    """Two readings that differ in what readers fear most; each change is told with its reason."""

    def test_every_change_is_reported(self) -> None:
        """What slid, was softened, put off, lost its date, or rose; and which way it went."""
        alerts = compare(example(FIRST), example(SECOND)).alerts()
        found = {(alert.kind.value, alert.base_label, alert.other_label) for alert in alerts}
        assert found == {
            ("demotion", "OP5", "PP2"),
            ("softened", "OP1", "OP1"),
            ("softened", "OP2", "OP2"),
            ("softened", "OP4", "OP4"),
            ("deadline lost", "OP3", "OP3"),
            ("strengthened", "PP2", "OP5"),
        }
        said = " ".join(alert.reason for alert in alerts)
        for words in ("“Demands” → “Urges”", "“Calls upon” → “Encourages”", "“consider” added"):
            assert words in said
        assert "“within 30 days” dropped" in said
        assert "preamble" in said
