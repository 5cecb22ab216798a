"""Links from the clauses on: segments, words, features, the model, and the laws of links."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import diplodiff as dd
import naive
from diplodiff import linking
from diplodiff.encoding import letters_of
from diplodiff.linking import _context, evidence, link
from diplodiff.linking._context import context
from diplodiff.linking._features import features
from diplodiff.linking._link import linked
from diplodiff.linking._model import Model, Term, logits, probabilities, shipped_models
from diplodiff.linking._segments import segments
from diplodiff.linking._sides import Side, sides_of
from diplodiff.linking._words import (
    N_PAIR_BUCKETS,
    N_WORD_BUCKETS,
    hashed_words,
    pairs_of_words,
    word_background,
)
from diplodiff.similarity import on_own_columns, rarity, similarity_matrix
from strategies import build, statements

if TYPE_CHECKING:
    from random import Random

OPERATIVE = dd.ClauseKind.OPERATIVE
FERRIES = build(
    [
        ("Recalling", "the agreement on ferries between Arland and Velmark", OPERATIVE),
        ("Requests", "the harbour master to inspect every ferry before it leaves", OPERATIVE),
        (
            "Urges",
            (
                "the operators to publish the fares of all crossings in both languages, and to pay "
                "a refund to passengers whose vessel is late by more than an hour"
            ),
            OPERATIVE,
        ),
        ("Decides", "to establish a joint commission on lighthouses", OPERATIVE),
    ]
)
RENEWED = build(
    [
        ("Decides", "to extend the mandate of the joint commission on lighthouses", OPERATIVE),
        ("Requests", "the harbour master to inspect each ferry before it leaves", OPERATIVE),
        ("Welcomes", "the opening of a school of navigation in Port Halden", OPERATIVE),
        (
            "Demands",
            "that operators pay a refund to passengers whose vessel is late by more than an hour",
            OPERATIVE,
        ),
    ]
)

words = st.text("abcdefgé", min_size=1, max_size=7)
pauses = st.sampled_from(
    [" ", " ", " ", ", and ", "; ", ". ", ", ", " - ", " in order to ", " as well as "]
)


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """Make a clause with words and pauses, its white space folded."""
    parts = draw(st.lists(st.tuples(words, pauses), max_size=120))
    return "".join(word + pause for word, pause in parts).strip()


class TestSegments:
    """Stretches that can be quoted, of a size that can be compared."""

    @settings(max_examples=200)
    @given(text=wordings())
    @example(text="")
    @example(text="word " * 400 + "end")
    def test_they_make_up_the_clause(self, text: str) -> None:
        """Segments touch, none is left out, and each begins with a word."""
        spans = segments(text)
        assert "".join(text[start:end] for start, end in spans) == text
        assert all(not text[start:end].startswith(" ") for start, end in spans)

    @settings(max_examples=200)
    @given(text=wordings())
    def test_they_have_eight_to_forty_words(self, text: str) -> None:
        """A clause of fewer than eight words is one segment."""
        counts = [len(text[start:end].split()) for start, end in segments(text)]
        assert max(counts) <= 40
        assert len(counts) == 1 or min(counts) >= 8

    def test_cuts_lie_at_pauses(self) -> None:
        """What is added to a list stands by itself; a name with commas does not."""
        text = FERRIES.clauses[2].text
        assert [text[start:end] for start, end in segments(text)] == [
            "Urges the operators to publish the fares of all crossings in both languages, ",
            "and to pay a refund to passengers whose vessel is late by more than an hour",
        ]

    def test_a_megabyte_without_a_pause_is_cut_in_linear_time(self) -> None:
        """Neither one endless word nor endless words take long."""
        assert segments("a" * 1_000_000) == [(0, 1_000_000)]
        assert len(segments("ab " * 333_333 + "ab")) == math.ceil(333_334 / 40)


class TestHashedWords:
    """Words by their first six letters, and pairs of words that stand together."""

    @given(texts=st.lists(st.text(), max_size=4))
    def test_there_is_one_bucket_for_each_word(self, texts: list[str]) -> None:
        """As many as a plain loop finds, each in its text and in range."""
        found = hashed_words(*letters_of(texts))
        expected = [
            (row, word) for row, text in enumerate(texts) for word in naive.folded_words(text)
        ]
        assert found.row.tolist() == [row for row, _ in expected]
        assert all(0 <= bucket < N_WORD_BUCKETS for bucket in found.word.tolist())
        alike = {word[:6]: bucket for (_, word), bucket in zip(expected, found.word, strict=True)}
        again = [alike[word[:6]] for _, word in expected]
        assert again == found.word.tolist()

    def test_inflected_words_share_a_bucket(self) -> None:
        """Six letters stand in for a stemmer; other words have other buckets."""
        found = hashed_words(*letters_of(["report reports reporting repeal"]))
        assert len(set(found.word[:3].tolist())) == 1
        assert found.word[3] != found.word[0]

    def test_words_that_stand_together_are_paired_in_either_order(self) -> None:
        """Each with the two behind it in its own text: "harbour lights" is "lights of harbours"."""
        row, pair = pairs_of_words(np.array([0, 0, 0, 0, 1, 1]), np.array([10, 20, 30, 40, 20, 10]))
        assert sorted(row.tolist()) == [0] * 5 + [1]
        assert len(set(pair.tolist())) == 5
        assert pair[0] == pair[row.tolist().index(1)]
        assert all(0 <= bucket < N_PAIR_BUCKETS for bucket in pair.tolist())


class TestFeatures:
    """Numbers for each pair of clauses that do not depend on which text is the base."""

    @settings(max_examples=60, deadline=None)
    @given(base=statements, other=statements)
    def test_exchanging_the_sides_transposes_every_feature(
        self, base: dd.Statement, other: dd.Statement
    ) -> None:
        """To rounding; the links are exchanged exactly, since the texts decide who is first."""
        if not (base.clauses and other.clauses):
            return
        there, back = features_of(base, other), features_of(other, base)
        assert list(there) == list(back) == list(shipped_models().decision.terms)
        for name, values in there.items():
            assert values.dtype == np.float32
            assert values.shape == (len(base), len(other))
            assert np.isfinite(values).all()
            np.testing.assert_allclose(values, back[name].T, atol=1e-4, err_msg=name)

    def test_segments_are_compared_as_by_a_plain_loop(self) -> None:
        """What they take from each other, pair by pair."""
        base, other = sides_of(FERRIES, RENEWED)
        found = features_of(FERRIES, RENEWED)
        cosine = similarity_matrix(base.segments, other.segments).tolist()
        expected = naive.mutual_segments(cosine, base.first.tolist(), other.first.tolist())
        np.testing.assert_allclose(found["segments"], expected, atol=1e-5)

    def test_markup_is_no_wording(self) -> None:
        """An underlined clause is as alike as a plain one; what is less than something stays."""
        plain = "the fares of all crossings between Arland and Velmark"
        texts = [plain, f'<span style="text-decoration: underline">{plain}</span>', "1 < 2 > 0"]
        side, _ = sides_of(build([("", text, OPERATIVE) for text in texts]), FERRIES)
        assert side.clauses.part(0, 1) == side.clauses.part(1, 2)
        assert side.n_words.tolist() == [9, 9, 3]

    def test_blocks_of_segments_give_the_same_features(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """However little is held at once."""
        whole = features_of(FERRIES, RENEWED)
        monkeypatch.setattr("diplodiff.linking._features._MOST_CELLS", 3)
        parts = features_of(FERRIES, RENEWED)
        for name, values in whole.items():
            np.testing.assert_allclose(values, parts[name], rtol=1e-5, atol=1e-5, err_msg=name)

    def test_whole_clauses_are_the_sums_of_their_segments(self) -> None:
        """One pass over the letters gives the rows that the encoder gives."""
        base, other = sides_of(FERRIES, RENEWED)
        for side, statement in ((base, FERRIES), (other, RENEWED)):
            assert side.clauses == dd.LexicalEncoder().encode([c.text for c in statement])


class TestContext:
    """What a first guess of all links says about each of them."""

    @settings(max_examples=60, deadline=None)
    @given(base=statements, other=statements, data=st.data())
    def test_context_is_that_of_a_plain_loop(
        self, base: dd.Statement, other: dd.Statement, data: st.DataObject
    ) -> None:
        """Links around a pair, and words that no other likely partner accounts for."""
        if not (base.clauses and other.clauses):
            return
        chances = st.sampled_from([0.0, 0.01, 0.02, 0.3, 0.5, 0.97])
        guess = np.array(
            [[data.draw(chances) for _ in range(len(other))] for _ in range(len(base))], np.float32
        )
        sides = sides_of(base, other)
        found = dict(context(*sides, guess))
        np.testing.assert_allclose(found["around"], naive.around(guess), atol=1e-5)
        left, _ = naive.left_by_others(*weighed(sides, "pairs"), guess)
        np.testing.assert_allclose(found["phrases_left"], np.sqrt(left), atol=1e-4)
        left, whole = naive.left_by_others(*weighed(sides, "words"), guess)
        expected = np.array(left) / (np.array(whole) + 1)
        np.testing.assert_allclose(found["words_left"], expected, atol=1e-5)

    def test_words_are_looked_up_some_at_a_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However few at once, the features are the same."""
        sides = sides_of(FERRIES, RENEWED)
        guess = np.full((4, 4), 0.3, np.float32)
        whole = dict(context(*sides, guess))
        monkeypatch.setattr(_context, "_CHUNK", 5)
        for name, values in context(*sides, guess):
            assert np.array_equal(values, whole[name]), name

    def test_the_likeliest_pairs_are_looked_at(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where more are likely than that, those that tie for the last place are left out."""
        monkeypatch.setattr(_context, "_MOST_GUESSES", 1)
        guess = np.full((4, 4), 0.3, np.float32)
        guess[1, 1] = guess[2, 3] = 0.9
        found = dict(context(*sides_of(FERRIES, RENEWED), guess))
        assert {tuple(pair) for pair in np.argwhere(found["words_left"]).tolist()} == {
            (1, 1),
            (2, 3),
        }

    def test_a_better_partner_leaves_nothing(self) -> None:
        """What a sure link accounts for speaks for no other."""
        sides = sides_of(FERRIES, RENEWED)
        guess = np.full((4, 4), 0.3, np.float32)
        before = dict(context(*sides, guess))["phrases_left"]
        guess[1] = 1.0
        after = dict(context(*sides, guess))["phrases_left"]
        assert before[1, 1] > 0
        assert after[1, 1] == pytest.approx(before[1, 1], abs=1e-4)
        assert (after[[0, 2, 3]] <= before[[0, 2, 3]] + 1e-6).all()


class TestModel:
    """Logistic models of which every number can be read."""

    def test_probability_is_the_logistic_curve_of_weighted_features(self) -> None:
        """A feature counts for eight deviations at most."""
        model = Model(bias=-1.0, terms={"one": Term(mean=2.0, deviation=0.5, weight=3.0)})
        values = np.array([[2.0, 2.25, 1e9, -1e9]], np.float32)
        expected = [1 / (1 + math.exp(-(-1 + 3 * z))) for z in (0, 0.5, 8, -8)]
        found = probabilities(*logits([("one", values)], [model]), model)
        assert found.dtype == np.float32
        assert found.tolist()[0] == pytest.approx(expected, abs=6e-5)

    def test_the_shipped_models_reward_likeness_and_dread_distance(self) -> None:
        """Signs of weights that have one meaning."""
        for model in shipped_models():
            assert all(model.terms[name].weight > 0 for name in ("similarity", "segments"))
            assert model.terms["distance"].weight < 0
            assert all(term.deviation > 0 for term in model.terms.values())
        decision = shipped_models().decision.terms
        added = set(decision) - set(shipped_models().guess.terms)
        assert added == {"around", "phrases_left", "words_left"}
        assert all(decision[name].weight > 0 for name in added)


class TestLinks:
    """What every reader may rely on."""

    def test_a_part_of_a_clause_is_found_where_it_went(self) -> None:
        """What was kept, moved and carried over in part is linked; what is new is not."""
        found = {(pair.base, pair.other): pair for pair in link(FERRIES, RENEWED)}
        assert set(found) == {(1, 1), (2, 3), (3, 0)}
        assert found[1, 1].firm
        assert found[3, 0].moved

    @settings(max_examples=60, deadline=None)
    @given(statement=statements)
    def test_a_text_is_linked_to_itself_for_sure(self, statement: dd.Statement) -> None:
        """Clause to clause, alike to exactly 1 and with probability 1."""
        found = link(statement, statement)
        assert found.base.tolist() == found.other.tolist() == list(range(len(statement)))
        assert (found.similarity == 1).all()
        assert (found.probability == 1).all()

    @settings(max_examples=60, deadline=None)
    @given(base=statements, other=statements)
    def test_links_have_the_stated_probability_at_least(
        self, base: dd.Statement, other: dd.Statement
    ) -> None:
        """Whatever that is."""
        low, high = (link(base, other, options=dd.LinkOptions(probability=p)) for p in (0.3, 0.9))
        assert all(pair.probability >= 0.3 for pair in low)
        assert all(pair.probability >= 0.9 for pair in high)

    @settings(max_examples=60)
    @given(base=statements, other=statements, low=st.floats(0.05, 1), high=st.floats(0.05, 1))
    def test_a_higher_probability_leaves_a_part_of_the_links(
        self, base: dd.Statement, other: dd.Statement, low: float, high: float
    ) -> None:
        """Where no text recurs, whose links would give way to each other."""
        assume(not {clause.text for clause in base} & {clause.text for clause in other})
        few, many = (
            {
                (pair.base, pair.other)
                for pair in link(
                    base, other, options=dd.LinkOptions(probability=p, near_identical=1.0)
                )
            }
            for p in (max(low, high), min(low, high))
        )
        assert few <= many

    @settings(max_examples=60)
    @given(statement=statements, random=st.randoms(use_true_random=False))
    def test_clauses_in_another_order_find_themselves(
        self, statement: dd.Statement, random: Random
    ) -> None:
        """Each is linked for sure to its copy, whatever others it is linked to besides.

        A near-identical partner in its old place may keep it from that by default: of two clauses
        that differ by a word and change places, each is taken for the other, amended.
        """
        assume(len({clause.text for clause in statement}) == len(statement))
        order = random.sample(range(len(statement)), len(statement))
        shuffled = dd.Statement(
            clauses=tuple(statement.clauses[index] for index in order), source_text=""
        )
        options = dd.LinkOptions(near_identical=1.0)
        found = {
            (pair.base, pair.other): pair for pair in link(statement, shuffled, options=options)
        }
        for place, index in enumerate(order):
            assert found[index, place].probability == found[index, place].similarity == 1

    @settings(max_examples=40, deadline=None)
    @given(base=statements, other=statements, place=st.integers(0, 6))
    def test_an_unlike_clause_is_linked_to_nothing(
        self, base: dd.Statement, other: dd.Statement, place: int
    ) -> None:
        """Links between other clauses may change, since what is rare depends on both texts."""
        alien = build([("", "ξζψ ωφχ θδλ πρσ", dd.ClauseKind.BODY)]).clauses
        clauses = (*other.clauses[:place], *alien, *other.clauses[place:])
        longer = dd.Statement(clauses=clauses, source_text="")
        found = link(base, longer)
        assert min(place, len(other)) not in found.other.tolist()

    def test_links_with_equal_texts_survive_an_unlike_clause(self) -> None:
        """Equal texts are linked for sure, whatever stands beside them."""
        alien = build([("", "ξζψ ωφχ θδλ πρσ", dd.ClauseKind.BODY)]).clauses
        longer = dd.Statement(clauses=(*alien, *FERRIES.clauses), source_text="")
        found = link(FERRIES, longer)
        assert found.other.tolist() == [1, 2, 3, 4]
        assert (found.probability == 1).all()

    def test_few_likely_links_make_no_related_texts(self) -> None:
        """Where one clause in six has a likely link, only firm ones are made."""
        texts = [("", word * 3, dd.ClauseKind.BODY) for word in "abcdef"]
        others = [("", word * 3, dd.ClauseKind.BODY) for word in "uvwxyz"]
        base, other = build(texts), build(others)
        similarity = np.full((6, 6), 0.2, np.float32)
        probability = np.zeros((6, 6), np.float32)
        probability[0, 0], probability[1, 1] = 0.9, 0.45
        options = dd.LinkOptions()
        found = linked(base, other, similarity, probability, options=options)
        assert [(pair.base, pair.other) for pair in found] == [(0, 0)]
        probability[2, 2] = 0.6
        found = linked(base, other, similarity, probability, options=options)
        assert [(pair.base, pair.other) for pair in found] == [(0, 0), (1, 1), (2, 2)]

    def test_other_encoders_link_by_their_margin(self) -> None:
        """The probability of such a link follows from its lead over its rivals."""
        found = link(FERRIES, RENEWED, encoder=dd.TfidfEncoder())
        assert {(pair.base, pair.other) for pair in found} >= {(1, 1), (2, 3)}
        assert ((found.probability > 0) & (found.probability < 1)).all()

    def test_links_are_the_same_in_another_process(self) -> None:
        """Neither hashing seeds nor threads show."""
        code = (
            "import diplodiff as dd; from test_linking import FERRIES, RENEWED; "
            "print([tuple(p) for p in dd.compare(FERRIES, RENEWED).alignment])"
        )
        printed = set()
        for seed, threads in (("0", "1"), ("7", "2")):
            environment = os.environ | {
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONHASHSEED": seed,
                "OPENBLAS_NUM_THREADS": threads,
            }
            printed.add(
                subprocess.run(  # noqa: S603 - this interpreter
                    [sys.executable, "-c", code],
                    env=environment,
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
            )
        assert printed == {f"{[tuple(p) for p in link(FERRIES, RENEWED)]}\n"}


class TestEvidence:
    """Quotes that a reader can check."""

    def test_it_quotes_the_segment_that_was_carried_over(self) -> None:
        """With its offsets, and the rare words that both have."""
        comparison = dd.compare(FERRIES, RENEWED)
        carried = next(found for found in comparison.links() if found.base.label == "C3")
        found = carried.evidence()
        assert found.segments[0].base.text.startswith("and to pay a refund")
        assert found.segments[0].similarity > 0.5
        assert {"refund", "passengers", "vessel"} <= {word.base.text for word in found.words}
        rarities = [word.rarity for word in found.words]
        assert rarities == sorted(rarities, reverse=True)

    @settings(max_examples=60, deadline=None)
    @given(base=statements, other=statements, data=st.data())
    def test_quotes_stand_where_they_say(
        self, base: dd.Statement, other: dd.Statement, data: st.DataObject
    ) -> None:
        """Offsets point into the clause's text, for any two clauses."""
        if not (base.clauses and other.clauses):
            return
        i = data.draw(st.integers(0, len(base) - 1))
        j = data.draw(st.integers(0, len(other) - 1))
        found = evidence(base, other, (i, j))
        for shared in (*found.segments, *found.words):
            for quote, clause in ((shared.base, base.clauses[i]), (shared.other, other.clauses[j])):
                assert clause.text[quote.start : quote.end] == quote.text
                assert quote.text

    def test_other_names_are_not_there(self) -> None:
        """A misspelt name is an AttributeError that says so."""
        with pytest.raises(AttributeError, match="evidense"):
            linking.evidense  # noqa: B018 - looking it up is the point


def features_of(base: dd.Statement, other: dd.Statement) -> dict[str, np.ndarray]:
    """Return all features of two statements at once, the first guess being their similarity."""
    sides = sides_of(base, other)
    similarity = similarity_matrix(sides[0].clauses, sides[1].clauses)
    return {**dict(features(*sides, similarity)), **dict(context(*sides, similarity))}


def weighed(
    sides: tuple[Side, Side], name: str
) -> tuple[list[set[int]], list[set[int]], list[float]]:
    """Return the words or pairs of words of each clause, and the weight of each."""
    base, other, columns = on_own_columns(*(getattr(side, name) for side in sides))
    weight = rarity(base, other)
    if name == "words":
        weight = np.sqrt(weight * word_background().rarity[columns])
    clauses = [
        [set(part.tolist()) for part in np.split(rows.columns, rows.offsets[1:-1])]
        for rows in (base, other)
    ]
    return clauses[0], clauses[1], weight.tolist()
