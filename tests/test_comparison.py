"""Laws of the whole comparison."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import math
import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff import model
from diplodiff.errors import LimitExceededError, OptionError, SchemaError
from diplodiff.similarity import similarity_matrix
from pace import PACE
from strategies import build, clauses, hostile_statements, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff._arrays import SparseRows
    from diplodiff.encoding import Encoder

any_statement = st.one_of(statements, hostile_statements)
THRICE = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)] * 3)


@pytest.fixture(scope="module", params=["tfidf", "semantic"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    """Make each encoder that is not the default."""
    if request.param == "tfidf":
        return dd.TfidfEncoder()
    return dd.SemanticEncoder(request.getfixturevalue("model_folder"))


few_examples = settings(max_examples=15)  # a sentence model takes a tenth of a second each


@given(any_statement)
def test_a_text_compared_with_itself_is_unchanged(statement: dd.Statement) -> None:
    """Self-comparison pairs each clause with itself, calls it unchanged and scores exactly 1."""
    assert_nothing_changed(dd.compare(statement, statement), statement)


@few_examples
@given(statement=any_statement)
def test_a_text_is_unchanged_by_any_encoder(encoder: Encoder, statement: dd.Statement) -> None:
    """The law of self-comparison does not depend on the encoder."""
    assert_nothing_changed(dd.compare(statement, statement, encoder=encoder), statement)


@settings(max_examples=40)
@given(
    statements,
    st.floats(-1, 1),
    st.floats(0, 1, exclude_min=True),
    st.floats(0, 1, exclude_min=True),
)
@example(THRICE, 0.5, 0.18, 0.95)
def test_no_threshold_makes_a_text_differ_from_itself(
    statement: dd.Statement, margin: float, floor: float, near_identical: float
) -> None:
    """Clauses that recur are rivals of each other, and are kept under the strictest options."""
    links = dd.LinkOptions(margin=margin, floor=floor, near_identical=near_identical)
    assert_nothing_changed(dd.compare(statement, statement, links=links), statement)


def assert_nothing_changed(comparison: dd.Comparison, statement: dd.Statement) -> None:
    """Check that a statement compared with itself is found to be the same."""
    assert comparison.alignment.base.tolist() == list(range(len(statement)))
    assert comparison.alignment.other.tolist() == list(range(len(statement)))
    assert {change.kind for change in comparison.changes} <= {dd.ChangeKind.UNCHANGED}
    assert not any(change.moved or change.section for change in comparison.changes)
    scores = comparison.scores
    assert (scores.similarity, scores.retained, scores.added) == (1.0, 1.0, 0.0)
    assert (scores.order, scores.wording) == (1.0, 1.0)


@given(any_statement, any_statement)
def test_exchanging_the_operands_exchanges_added_and_dropped(
    base: dd.Statement, other: dd.Statement
) -> None:
    """The links of (other, base) are those of (base, other) turned round, and so is the rest."""
    assert_exchanged(dd.compare(base, other), dd.compare(other, base))


@few_examples
@given(base=any_statement, other=any_statement)
def test_operands_can_be_exchanged_with_any_encoder(
    encoder: Encoder, base: dd.Statement, other: dd.Statement
) -> None:
    """The law of exchanged operands does not depend on the encoder."""
    there, back = (dd.compare(*sides, encoder=encoder) for sides in ((base, other), (other, base)))
    assert_exchanged(there, back)


def assert_exchanged(there: dd.Comparison, back: dd.Comparison) -> None:
    """Check that two comparisons are each other's with base and other exchanged."""
    links = set(zip(there.alignment.base.tolist(), there.alignment.other.tolist(), strict=True))
    turned = set(zip(back.alignment.other.tolist(), back.alignment.base.tolist(), strict=True))
    assert links == turned
    assert _labels(there, dd.ChangeKind.ADDED) == _labels(back, dd.ChangeKind.DROPPED)
    assert _labels(there, dd.ChangeKind.DROPPED) == _labels(back, dd.ChangeKind.ADDED)
    assert there.scores.similarity == back.scores.similarity
    assert there.scores.order == back.scores.order
    assert there.scores.wording == back.scores.wording
    assert there.alignment == back.alignment.exchanged()
    assert there.scores.added == pytest.approx(1.0 - back.scores.retained)
    assert back.scores.added == pytest.approx(1.0 - there.scores.retained)


def test_a_tie_between_clauses_that_change_places_is_broken_by_the_texts() -> None:
    """Which of two clauses moved, and so every score, is the same for exchanged operands."""
    short = ("Urges", "all parties to stop;", dd.ClauseKind.OPERATIVE)
    long = ("Requests", "a report of the Secretary-General on elections;", dd.ClauseKind.OPERATIVE)
    base, other = build([short, long]), build([long, short])
    there, back = dd.compare(base, other), dd.compare(other, base)
    assert there.alignment == back.alignment.exchanged()
    assert there.scores.order == back.scores.order


def test_only_equal_texts_are_alike_to_one() -> None:
    """Word order and punctuation, which letters do not show, keep the similarity below 1."""
    base = build([("", "the parties, not the mission", dd.ClauseKind.BODY)])
    other = build([("", "not the parties the mission", dd.ClauseKind.BODY)])
    assert dd.compare(base, other).alignment.similarity.tolist() == [pytest.approx(0.9999)]


def _labels(comparison: dd.Comparison, kind: dd.ChangeKind) -> set[str]:
    rows = [row for row in comparison.rows() if row.change.kind is kind]
    return {clause.label for row in rows for clause in (*row.base, *row.other)}


@given(any_statement, any_statement)
def test_no_clause_is_lost(base: dd.Statement, other: dd.Statement) -> None:
    """Every clause is in a row; it is added or dropped exactly when it has no link."""
    comparison = dd.compare(base, other)
    assert {c.label for row in comparison.rows() for c in row.base} == {c.label for c in base}
    assert {c.label for row in comparison.rows() for c in row.other} == {c.label for c in other}
    linked_base = {link.base.label for link in comparison.links()}
    linked_other = {link.other.label for link in comparison.links()}
    dropped = {c.label for c in base} - linked_base
    added = {c.label for c in other} - linked_other
    assert _labels(comparison, dd.ChangeKind.DROPPED) == dropped
    assert _labels(comparison, dd.ChangeKind.ADDED) == added


@given(any_statement, any_statement)
def test_redlines_rebuild_both_sides(base: dd.Statement, other: dd.Statement) -> None:
    """Equal and deleted words spell the base clauses, equal and inserted words the other's."""
    assert_rebuilt(dd.compare(base, other))


@few_examples
@given(base=any_statement, other=any_statement)
def test_redlines_rebuild_both_sides_with_any_encoder(
    encoder: Encoder, base: dd.Statement, other: dd.Statement
) -> None:
    """The law of redlines does not depend on the encoder."""
    assert_rebuilt(dd.compare(base, other, encoder=encoder))


def assert_rebuilt(comparison: dd.Comparison) -> None:
    """Check that the redline of each row spells its clauses."""
    for row in comparison.rows():
        edits = row.redline()
        kept = [e.text for e in edits if e.kind is not dd.EditKind.INSERTED]
        new = [e.text for e in edits if e.kind is not dd.EditKind.DELETED]
        assert "".join(kept) == " ".join(clause.text for clause in row.base)
        assert "".join(new) == " ".join(clause.text for clause in row.other)


@given(any_statement, any_statement)
def test_numbers_stay_in_range(base: dd.Statement, other: dd.Statement) -> None:
    """Every score, similarity and share is a finite float in [0, 1]."""
    comparison = dd.compare(base, other)
    scores = comparison.scores
    values = [scores.similarity, scores.retained, scores.added, scores.order, scores.wording]
    values += [link.similarity for link in comparison.links()]
    values += [change.kept_base for change in comparison.changes]
    values += [change.kept_other for change in comparison.changes]
    assert all(type(value) is float and 0.0 <= value <= 1.0 for value in values)


@given(any_statement, any_statement)
def test_a_comparison_survives_json(base: dd.Statement, other: dd.Statement) -> None:
    """Writing to JSON and reading back gives an equal comparison, and the same JSON again."""
    comparison = dd.compare(base, other)
    written = json.dumps(comparison.to_dict())
    rebuilt = dd.Comparison.from_dict(json.loads(written))
    assert rebuilt == comparison
    assert json.dumps(rebuilt.to_dict()) == written


def test_every_part_of_a_clause_survives_json() -> None:
    """Dates, classes and places of all that a reader sees in a clause are read back."""
    words = model.Phrase(text="by 1 May", start=0, end=8)
    place = {"text": "by 1 May", "start": 0, "end": 8}
    due = model.Timing(**place, kind=model.TimingKind.DATE, date=dt.date(2021, 5, 1), count=3)
    act = model.Act(
        opening="by",
        performative=model.Performative.DIRECTIVE,
        modifiers=("also",),
        verbs=("pay",),
        actor=words,
        addressees=(model.Addressee(**place, category=model.AddresseeClass.STATES),),
        modal=words,
        deadline=due,
        hedges=(model.Hedge(**place, category="time"),),
        start=0,
        end=2,
    )
    cited = model.Reference(
        **place, kind=model.ReferenceKind.DECISION, identity="decision 5", date=dt.date(2020, 1, 2)
    )
    clause = dd.Clause(
        kind=dd.ClauseKind.OPERATIVE,
        label="OP1",
        text="by 1 May",
        start=0,
        end=8,
        printed_start=0,
        acts=(act,),
        references=(cited,),
        brackets=(model.Bracket(start=0, end=8, alternatives=(words,)),),
    )
    statement = dd.Statement(
        clauses=(clause,),
        source_text="by 1 May",
        date=dt.date(2021, 1, 1),
        parties=("Arcadia",),
        omitted=(dd.Omission(start=0, end=1, reason="rule"),),
        warnings=(dd.Notice(code="Doubt", message="why", start=0, end=1),),
    )
    comparison = dd.compare(statement, statement)
    assert dd.Comparison.from_dict(json.loads(json.dumps(comparison.to_dict()))) == comparison


@given(st.lists(clauses(), min_size=1, max_size=6), st.data())
def test_an_unlike_clause_changes_no_other_link(
    parts: list[tuple[str, str, dd.ClauseKind]], data: st.DataObject
) -> None:
    """A clause that shares no letters with the base is added, and nothing else changes."""
    alien = ("", "ξζψ ωφχ θδλ πρσ", dd.ClauseKind.BODY)
    place = data.draw(st.integers(0, len(parts)))
    base, longer = build(parts), build([*parts[:place], alien, *parts[place:]])
    comparison = dd.compare(base, longer)
    assert _labels(comparison, dd.ChangeKind.ADDED) == {f"C{place + 1}"}
    others = [c.kind for c in comparison.changes if c.kind is not dd.ChangeKind.ADDED]
    assert set(others) == {dd.ChangeKind.UNCHANGED}


@given(any_statement, any_statement)
def test_scores_follow_from_the_rows(base: dd.Statement, other: dd.Statement) -> None:
    """What is retained and added are the words of clauses, by what their rows say was kept."""
    comparison = dd.compare(base, other)
    kept = [dict.fromkeys(side, 0.0) for side in (base.clauses, other.clauses)]
    for row in comparison.rows():
        shares = (row.change.kept_base, row.change.kept_other)
        for of_side, clauses_of_row, share in zip(kept, (row.base, row.other), shares, strict=True):
            for clause in clauses_of_row:
                of_side[clause] = max(of_side[clause], share)
    found = [
        sum(share * len(clause.text.split()) for clause, share in of_side.items())
        / (sum(len(clause.text.split()) for clause in of_side) or 1)
        if any(clause.text.split() for clause in of_side)
        else 1.0
        for of_side in kept
    ]
    assert comparison.scores.retained == pytest.approx(found[0])
    assert comparison.scores.added == pytest.approx(1.0 - found[1])


def test_an_opening_with_emphasis_inside_is_compared_as_printed() -> None:
    """Where the opening does not stand in the text letter by letter, nothing is taken out of it."""
    words = "*Calls* also upon all parties"
    clause = dd.Clause(
        kind=dd.ClauseKind.OPERATIVE,
        label="OP1",
        text=words,
        opening="Calls also upon",
        start=0,
        end=len(words),
        printed_start=0,
    )
    base = dd.Statement(clauses=(clause,), source_text=words)
    other = build([("Calls upon", "all parties", dd.ClauseKind.OPERATIVE)])
    (row,) = dd.compare(base, other).rows()
    assert row.change.kind is dd.ChangeKind.AMENDED


def test_compare_grows_no_faster_than_the_pairs_of_clauses() -> None:
    """Four times the clauses are sixteen times the pairs, and at most so many times the work."""
    sizes = (100, 400)
    statements = [
        build(
            [
                (
                    "Urges",
                    f"crew {number} to report on berth {number * 7} of pier {number % 9}",
                    dd.ClauseKind.OPERATIVE,
                )
                for number in range(size)
            ]
        )
        for size in sizes
    ]
    small, large = (min(_seconds(statement) for _ in range(3)) for statement in statements)
    assert large < 20 * small


def _seconds(statement: dd.Statement) -> float:
    start = time.process_time()
    dd.compare(statement, statement)
    return time.process_time() - start


def test_operands_must_be_statements() -> None:
    """A text in place of a statement is an error that says what to do."""
    with pytest.raises(OptionError, match="parse"):
        dd.compare("Urges all parties", build([]))  # type: ignore[arg-type]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_rows_of_a_gathering_say_that_they_are_parts(order: tuple[int, int]) -> None:
    """Where one clause is merged and another both merged and split, each row says which."""
    first = "inspect every ferry before it leaves the harbour of the old town"
    second = "publish the fares of all crossings in both languages"
    third = "and pay a refund to passengers whose vessel is late by an hour"
    base = build(
        [
            (opening, words, dd.ClauseKind.OPERATIVE)
            for opening, words in (("Demands", first), ("Urges", f"{second} {third}"))
        ]
    )
    parts = [("Demands", f"{first} {second}"), ("Urges", third)]
    other = build([(*parts[place], dd.ClauseKind.OPERATIVE) for place in order])
    rows = [row for row in dd.compare(base, other).rows() if row.base and row.other]
    found = {
        (row.base[0].label, row.other[0].text.split()[0]): (row.change.split, row.change.merged)
        for row in rows
    }
    assert found == {
        ("C1", "Demands"): (False, True),
        ("C2", "Demands"): (True, True),
        ("C2", "Urges"): (True, False),
    }


def test_the_signature_names_encoder_linking_and_version() -> None:
    """Numbers made in different ways can be told apart by the signature."""
    empty = build([])
    assert dd.compare(empty, empty).signature == f"lexical-1|links-3|v{dd.__version__}"
    own = dd.compare(empty, empty, links=dd.LinkOptions(margin=0.5)).signature
    assert own == f"lexical-1|links-3(0.36,0.5,0.18,0.95)|v{dd.__version__}"


def test_comparisons_are_equal_by_value_and_unhashable() -> None:
    """Two runs give equal comparisons; a comparison differs from anything else."""
    statement = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)])
    comparison = dd.compare(statement, statement)
    assert comparison == dd.compare(statement, statement)
    assert comparison != dd.compare(statement, build([]))
    assert comparison != "comparison"
    with pytest.raises(TypeError, match="unhashable"):
        hash(comparison)


def test_texts_that_differ_in_their_title_alone_are_not_the_same() -> None:
    """Framing counts: a score of exactly 1 means that not a word differs."""
    clause = ("Urges", "all parties to talk", dd.ClauseKind.OPERATIVE)
    first = build([("", "Statement on Libya", dd.ClauseKind.FRAMING), clause])
    second = build([("", "Statement on Syria", dd.ClauseKind.FRAMING), clause])
    scores = dd.compare(first, second).scores
    assert scores.similarity < 1
    assert scores.retained < 1


class Stub:
    """An encoder that returns the rows it was given, and remembers the texts."""

    signature = "stub-1"

    def __init__(self, rows: object) -> None:
        self.rows = rows
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - wrong kinds of rows too
        """Return the rows given, whatever the texts."""
        self.texts = list(texts)
        return self.rows


def test_an_encoder_must_give_a_row_for_each_text() -> None:
    """An encoder that loses a text is named, not left to a broadcasting error."""

    class Careless(dd.LexicalEncoder):
        """Encodes all texts but the first."""

        def encode(self, texts: Sequence[str]) -> SparseRows:
            """Lose a text."""
            return dd.LexicalEncoder().encode(texts[1:])

    statement = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)])
    with pytest.raises(OptionError, match="made 1 rows of 2 texts"):
        dd.compare(statement, statement, encoder=Careless())


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([[1.0, 2.0], [1.0, 2.0]], "list"),
        (np.ones(2, np.float32), "ndarray"),
        (np.array(5.0), "ndarray"),
        (np.array([["a"], ["b"]]), "ndarray"),
        (None, "NoneType"),
    ],
)
def test_rows_must_be_a_matrix_of_numbers(rows: object, name: str) -> None:
    """Lists and other arrays are refused with the way to mend it."""
    statement = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)])
    with pytest.raises(OptionError, match=rf"stub-1 returned a {name}.*numpy\.array makes"):
        dd.compare(statement, statement, encoder=Stub(rows))


def test_dense_rows_are_compared_by_their_cosine() -> None:
    """An encoder of one's own may return a plain matrix, of which the directions count."""
    base = build([("", "one", dd.ClauseKind.BODY), ("", "two", dd.ClauseKind.BODY)])
    other = build([("", "eins", dd.ClauseKind.BODY), ("", "zwei", dd.ClauseKind.BODY)])
    rows = np.array([[1, 0], [0, 1], [0, 2], [3, 4]], np.float32)
    links = list(dd.compare(base, other, encoder=Stub(rows)).alignment)
    assert [(link.base, link.other) for link in links] == [(0, 1), (1, 0)]
    assert [link.similarity for link in links] == pytest.approx([0.6, 0.9999], abs=1e-3)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_rows_must_be_finite(value: float) -> None:
    """An encoder that returns NaN or infinity is refused: NaN would win every comparison."""
    statement = build([("", "one", dd.ClauseKind.BODY), ("", "two", dd.ClauseKind.BODY)])
    rows = np.ones((4, 3), np.float32)
    rows[2, 1] = value
    with pytest.raises(OptionError, match="NaN or infinity"):
        dd.compare(statement, statement, encoder=Stub(rows))


def test_rows_of_zeros_are_alike_to_nothing() -> None:
    """Texts of which the encoder sees nothing are linked only where they are equal."""
    base = build([("", "one", dd.ClauseKind.BODY), ("", "two", dd.ClauseKind.BODY)])
    other = build([("", "two", dd.ClauseKind.BODY), ("", "three", dd.ClauseKind.BODY)])
    found = dd.compare(base, other, encoder=Stub(np.zeros((4, 3), np.float32)))
    assert [(pair.base, pair.other, pair.similarity) for pair in found.alignment] == [(1, 0, 1.0)]
    assert found.scores.similarity == 0.5


@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_shares_nothing(sizes: tuple[int, int]) -> None:
    """All of the other side is added or dropped; nothing and nothing are the same."""
    base, other = (
        build([("", f"crew {number}", dd.ClauseKind.BODY) for number in range(size)])
        for size in sizes
    )
    found = dd.compare(base, other)
    assert len(found.rows()) == sum(sizes)
    assert found.scores.similarity == float(not sum(sizes))
    assert (found.scores.retained, found.scores.added) == (
        float(not sizes[0]),
        float(sizes[1] > 0),
    )


def test_clauses_beyond_the_limit_are_refused_before_any_work() -> None:
    """The error names both sizes, the limit and the remedy."""
    long = build([("", "crew", dd.ClauseKind.BODY)] * 20_000)
    start = time.process_time()
    with pytest.raises(LimitExceededError, match=r"20,000 x 20,000 .*25,000,000 pairs; .*part by"):
        dd.compare(long, long)
    assert time.process_time() - start < PACE


def test_a_clause_that_recurs_a_thousand_times_is_linked_in_order() -> None:
    """Copies are linked one to one, each to the copy in its place, within seconds."""
    words = ("Urges", "all crews to leave the harbour of the old town", dd.ClauseKind.OPERATIVE)
    start = time.process_time()
    found = dd.compare(build([words] * 1_000), build([words] * 600))
    assert time.process_time() - start < 20 * PACE
    assert (found.alignment.similarity == 1).all()
    assert len(found.alignment) == len(set(found.alignment.base.tolist())) == 600
    assert not found.alignment.moved.any()


@pytest.mark.parametrize(("first", "second"), [("one", "two"), ("two", "one")])
def test_the_base_is_encoded_first(first: str, second: str) -> None:
    """Whichever text sorts lower: an encoder's warnings count the texts of the base first."""
    base, other = (
        build([("", first, dd.ClauseKind.BODY)]),
        build([("", second, dd.ClauseKind.BODY)]),
    )
    stub = Stub(np.eye(2, dtype=np.float32))
    dd.compare(base, other, encoder=stub)
    assert stub.texts == [first, second]


def test_a_title_is_no_partner_for_a_clause() -> None:
    """Framing links to clauses of another kind only when the wording is largely the same."""
    title = ("", "Joint Statement on the consultations on Libya", dd.ClauseKind.FRAMING)
    clause = (
        "Welcomes",
        "the progress of consultations between both sides",
        dd.ClauseKind.OPERATIVE,
    )
    assert not len(dd.compare(build([title]), build([clause])).alignment)
    same = (*title[:2], dd.ClauseKind.BODY)
    assert len(dd.compare(build([title]), build([same])).alignment) == 1


@pytest.mark.parametrize(
    ("damage", "match"),
    [
        ({"schema": "something/else"}, "schema is 'something/else'; due is 'diplodiff/comparison'"),
        ({"schema_version": "2.0"}, "upgrade"),
        ({"schema_version": None}, "schema_version is None"),
        ({"schema_version": "9" * 5000}, "schema_version is '9999"),
        ({"schema_version": "1.0.x"}, "schema_version is '1.0.x'"),
        ({"base": None}, "base is None; due is a mapping"),
        ({"signature": 3}, "signature is 3; due is a text"),
        ({"links": {}}, "links is {}; due is a list"),
        ({"links": []}, "rows is .*; due is the 2 rows that the links make"),
        ({"rows": []}, r"rows is \[\]; due is the 1 rows"),
        ({"rows": [{}]}, r"rows\[0\] is {}; due is a mapping with the keys base, other"),
        ({"scores": {"similarity": 10**5000}}, "scores is {'similarity': a huge number}"),
    ],
)
def test_damaged_data_is_refused(damage: dict[str, object], match: str) -> None:
    """Data of another schema, a newer major version or with parts missing is a SchemaError."""
    with pytest.raises(SchemaError, match=match):
        dd.Comparison.from_dict(written() | damage)


@pytest.mark.parametrize(
    ("path", "value", "due"),
    [
        ("links[0].similarity", 7, "a number from 0 to 1"),
        ("links[0].similarity", math.nan, "a number from 0 to 1"),
        ("links[0].base", 0.5, "a whole number"),
        ("links[0].base", True, "a whole number"),
        ("links[0].base", 1, "less than 1"),
        ("links[0].group", 10**20, "a whole number from 0 to 2147483647"),
        ("links[0].group", 5, "less than 1"),
        ("base.clauses[0].start", "zz", "a whole number"),
        ("base.clauses[0].end", 10**6, "an offset from its start on, 17 at most"),
        ("base.clauses[0].kind", "verse", "one of preambular, operative"),
        ("base.clauses[0].text", None, "a text"),
        ("base.clauses[0].acts[0].head", 3, "a text"),
        ("other.date", "2021-02-30", "a date such as"),
        ("other.parties", "Arcadia", "a list"),
        ("rows[0].change.moved", "no", "true or false"),
        ("rows[0].change.force", "mild", "one of stronger"),
        ("rows[0].change.rolled", [["old"]], None),
        ("rows[0].change.kept_base", -0.5, "a number from 0 to 1"),
        ("scores.order", "x", "a number from 0 to 1"),
    ],
)
def test_a_malformed_field_is_named(path: str, value: object, due: str | None) -> None:
    """The error says which field it is, what stands there and what is due."""
    data = written()
    *way, last = [int(key) if key.isdecimal() else key for key in re.findall(r"\w+", path)]
    parent: Any = data
    for key in way:
        parent = parent[key]
    parent[last] = value
    with pytest.raises(SchemaError) as caught:
        dd.Comparison.from_dict(data)
    start = f"malformed data: {path}"
    assert str(caught.value).startswith(f"{start} is " if due else start)
    assert (due or "a list of 2") in str(caught.value)


def test_a_link_stands_once() -> None:
    """A link that is written twice would stand in two rows."""
    data: Any = written()
    data["links"] *= 2
    with pytest.raises(SchemaError, match="each pair of clauses once"):
        dd.Comparison.from_dict(data)


@pytest.mark.parametrize("data", [[], None, "comparison", 5])
def test_data_of_another_kind_is_refused(data: object) -> None:
    """A list or a text in place of the mapping is a SchemaError too."""
    with pytest.raises(SchemaError, match=r"the data is .*; due is a mapping, as to_dict"):
        dd.Comparison.from_dict(data)  # type: ignore[arg-type]  # the user's mistake


def test_whole_numbers_are_shares_too() -> None:
    """Many writers of JSON write 1.0 as 1; what is read is a float again, and equal."""
    data: Any = written()
    original = dd.Comparison.from_dict(data)
    data["scores"] |= {"similarity": 1, "added": 0}
    data["links"][0]["similarity"] = 1
    data["rows"][0]["change"] |= {"kept_base": 1, "kept_other": 1}
    read = dd.Comparison.from_dict(data)
    assert read == original
    assert json.dumps(read.to_dict()) == json.dumps(original.to_dict())


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=3,
)


@given(st.data(), plain)
def test_any_damage_is_a_schema_error_or_harmless(data: st.DataObject, value: object) -> None:
    """Whatever stands in place of any part, there is a comparison or the one error."""
    damaged: Any = written()
    parent, key, part = None, None, damaged
    while isinstance(part, (dict, list)) and part and (parent is None or data.draw(st.booleans())):
        parent, key = (
            part,
            data.draw(
                st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part)))
            ),
        )
        part = parent[key]
    parent[key] = value
    with contextlib.suppress(SchemaError):
        assert isinstance(dd.Comparison.from_dict(damaged), dd.Comparison)


def written() -> dict[str, object]:
    """Return the data of a small comparison, after a journey through JSON."""
    statement = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)])
    data: dict[str, object] = json.loads(json.dumps(dd.compare(statement, statement).to_dict()))
    return data


def test_bytes_do_not_depend_on_process_hash_seed_or_threads() -> None:
    """The JSON of one comparison is the same bytes whatever the hash seed and BLAS threads."""
    program = (
        "import diplodiff as dd\n"
        "base = dd.reference_statement()\n"
        "text = base.source_text.replace('Call upon', 'Encourage').replace('2020', '2021')\n"
        "print(dd.render(dd.compare(base, dd.parse(text)), 'json'))\n"
    )
    outputs = set()
    for seed, threads in (("0", "1"), ("1", "2"), ("4242", "1")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads}
        run = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", program], capture_output=True, env=environment, check=True
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1


@given(statements, statements)
def test_the_data_frame_holds_every_link_and_every_unlinked_clause(
    base: dd.Statement, other: dd.Statement
) -> None:
    """One line per link and per clause without one; its texts are the clauses' own."""
    pytest.importorskip("pandas")
    comparison = dd.compare(base, other)
    frame = comparison.to_pandas()
    links = [(link.base.label, link.other.label) for link in comparison.links()]
    both = frame.dropna(subset=["base_label", "other_label"])
    assert sorted(zip(both.base_label, both.other_label, strict=True)) == sorted(links)
    assert len(frame) == len(links) + sum(
        len(side)
        for side in (comparison.alignment.unmatched_base, comparison.alignment.unmatched_other)
    )
    texts = {clause.label: clause.text for clause in base}
    assert all(
        texts[label] == text for label, text in zip(both.base_label, both.base_text, strict=True)
    )


def test_the_name_of_an_encoder_is_no_encoder() -> None:
    """The command takes names; the library says what it takes instead."""
    statement = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)])
    with pytest.raises(OptionError, match="TfidfEncoder"):
        dd.compare(statement, statement, encoder="tfidf")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given_as", "value", "remedy"),
    [
        ("encoder", dd.TfidfEncoder, "the class TfidfEncoder; make an encoder of it: call"),
        ("encoder", 3, "the int 3; make an encoder of it"),
        ("encoder", object(), "the object .*; make an encoder of it"),
        ("links", 3, "the int 3; make LinkOptions"),
        ("links", {"margin": 0.5}, "the dict .*; make LinkOptions"),
    ],
)
def test_arguments_of_another_kind_are_refused(given_as: str, value: object, remedy: str) -> None:
    """What an option is and what to make of it stand in the message."""
    with pytest.raises(OptionError, match=f"{given_as} is {remedy}"):
        dd.compare(THRICE, THRICE, **{given_as: value})  # type: ignore[arg-type]


def one_line(label: str, text: str) -> dd.Statement:
    """Make a statement of one framing line."""
    clause = dd.Clause(
        kind=dd.ClauseKind.FRAMING, label=label, text=text, start=0, end=len(text), printed_start=0
    )
    return dd.Statement(clauses=(clause,), source_text=text)


@pytest.mark.parametrize("label", ["Title", "Organ"])
def test_lines_of_one_role_are_linked_at_their_measured_similarity(label: str) -> None:
    """A title is the partner of a title; how alike they are is measured, never made up."""
    base, other = one_line(label, "The Harbour Council,"), one_line(label, "The Ferry Assembly,")
    comparison = dd.compare(base, other)
    (link,) = comparison.links()
    encoder = dd.LexicalEncoder()
    rows = encoder.encode([base.clauses[0].text, other.clauses[0].text])
    measured = float(similarity_matrix(rows.part(0, 1), rows.part(1, 2))[0, 0])
    assert 0 < link.similarity == measured < 0.5
    assert comparison.scores.similarity == measured
    assert dd.compare(other, base).alignment == comparison.alignment.exchanged()


@pytest.mark.parametrize("label", ["Title", "Organ"])
def test_lines_of_one_role_without_a_word_in_common_are_not_linked(label: str) -> None:
    """One title went and another came; so it is for lines of any other label."""
    base = one_line(label, "Joint Statement on fisheries")
    assert not len(dd.compare(base, one_line(label, "Protocol amending a treaty")).alignment)
    shared = one_line("Chapeau", "The Harbour Council,"), one_line("Chapeau", "The Ferry Assembly,")
    assert not len(dd.compare(*shared).alignment)


def test_a_comparison_is_printed_in_one_line() -> None:
    """Neither text is spilled onto the screen of somebody who looks at a result."""
    statement = build([("Urges", "all parties", dd.ClauseKind.OPERATIVE)])
    shown = repr(dd.compare(statement, statement))
    assert shown == "<Comparison of 1 clauses with 1: similarity 1.00>"
