"""Letter groups: the fast kernel against a plain loop, and what a row may depend on."""

from __future__ import annotations

import time
import unicodedata

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import naive
from diplodiff.encoding import Encoder, LexicalEncoder
from diplodiff.encoding._lexical import N_BUCKETS, bucket_counts
from diplodiff.errors import OptionError
from diplodiff.similarity import similarity_matrix

ANY_TEXT = st.text(st.characters())  # lone surrogates and all control characters included
NASTY = st.text(
    st.sampled_from("aAbé_Éİßſﬁ½²Σσς\n\r\0\x1f\x85\u2028\u0300\u0301\u034f\u0591\u0903\ud800 -1٣क"),
    max_size=40,
)
TEXTS = st.lists(ANY_TEXT | NASTY, max_size=6)


def entries(texts: list[str]) -> list[tuple[int, int, int]]:
    """Return the rows of the kernel as plain numbers."""
    return list(zip(*(column.tolist() for column in bucket_counts(texts)), strict=True))


class TestBucketCounts:
    """The kernel counts what a loop over words counts."""

    @settings(max_examples=300)
    @given(texts=TEXTS)
    @example(texts=[])
    @example(texts=[""])
    @example(texts=["", "", ""])
    @example(texts=["\n", "ab\ncd", "\n\nab", "ab"])
    @example(texts=["a", "ab", "abc", "abcd"])
    @example(texts=["a_b", "__ab__", "ab" * 500])
    @example(texts=["\ud800", "a\udfffb", "\U0010ffff", "İstanbul", "ΟΔΟΣ ΣΑΣ"])
    @example(texts=["e" + "\u0301\u0316" * 80 + "té", "\u0300" * 100])
    def test_it_agrees_with_a_loop_over_words(self, texts: list[str]) -> None:
        """Texts of any characters give the counts of the slow twin, in the same order."""
        assert entries(texts) == naive.bucket_counts(texts)

    def test_no_text_gives_no_entries_of_the_documented_type(self) -> None:
        """All three columns are int64, empty ones too."""
        for texts in ([], ["", "?"], ["words"]):
            assert {column.dtype for column in bucket_counts(texts)} == {np.dtype(np.int64)}

    def test_short_words_have_groups_too(self) -> None:
        """One letter alone is a group and so are two; three make two groups."""
        counts = [len(bucket_counts([word])[0]) for word in ("a", "ab", "abc", "abcd")]
        assert counts == [1, 1, 2, 3]

    def test_groups_do_not_cross_words_or_texts(self) -> None:
        """Exchanging words, or joining them by other separators, changes no count."""
        expected = entries(["north south"])
        for text in (
            "south north",
            "north\nsouth",
            "north_south",
            "north -- south",
            " north south ",
        ):
            assert entries([text]) == expected

    @settings(max_examples=100)
    @given(texts=TEXTS)
    def test_counts_are_ordered_and_within_range(self, texts: list[str]) -> None:
        """Entries ascend by row and bucket without repetition; counts are at least 1."""
        rows, buckets, counts = bucket_counts(texts)
        keys = rows * N_BUCKETS + buckets
        assert (np.diff(keys) > 0).all()
        assert ((buckets >= 0) & (buckets < N_BUCKETS)).all()
        assert (counts >= 1).all()

    @settings(max_examples=100)
    @given(text=ANY_TEXT | NASTY)
    def test_composed_and_decomposed_letters_agree(self, text: str) -> None:
        """The canonical forms of one text have the same counts."""
        forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
        assert entries(forms[:1]) == entries(forms[1:])

    def test_case_and_accents_are_folded(self) -> None:
        """The same word in capitals, with accents or with ligatures has the same row."""
        expected = entries(["resume final"])
        for text in (
            "Résumé ﬁnal",
            "RESUME FINAL",
            "re\u0301sume\u0301 final",
            "ＲÉSUMÉ FIN\u0300AL",
        ):
            assert entries([text]) == expected

    def test_a_flood_of_accents_costs_no_quadratic_time(self) -> None:
        """100,000 alternating marks after one letter are read at once."""
        start = time.process_time()
        assert entries(["ab" + "\u0301\u0316" * 50_000]) == entries(["ab"])
        assert time.process_time() - start < 1.0

    @pytest.mark.parametrize("marks", ["\u0591\u05b0", "\u20d0\u20d8", "\u093c\u094d"])
    def test_a_flood_of_other_marks_costs_no_quadratic_time(self, marks: str) -> None:
        """Marks of other scripts are capped as well."""
        start = time.process_time()
        bucket_counts(["ab" + marks * 10_000])
        assert time.process_time() - start < 0.2

    def test_vowel_signs_are_folded_like_accents(self) -> None:
        """Arabic and Hebrew words with and without vowel signs have the same row."""
        assert entries(["مُحَمَّد שָׁלוֹם"]) == entries(["محمد שלום"])


class TestLexicalEncoder:
    """The encoder turns counts into finite sparse rows, each from its own text alone."""

    def test_it_is_an_encoder_with_a_signature(self) -> None:
        """It offers what the protocol asks for."""
        assert isinstance(LexicalEncoder(), Encoder)
        assert LexicalEncoder().signature == "lexical-1"

    @settings(max_examples=100)
    @given(texts=TEXTS)
    def test_a_row_depends_on_its_own_text_alone(self, texts: list[str]) -> None:
        """A text encoded by itself has the row that it has in a batch, bit for bit."""
        batch = LexicalEncoder().encode(texts)
        assert len(batch) == len(texts)
        for i, text in enumerate(texts):
            alone, part = LexicalEncoder().encode([text]), batch.part(i, i + 1)
            assert alone.offsets.tolist() == part.offsets.tolist()
            assert alone.columns.tolist() == part.columns.tolist()
            assert alone.values.tobytes() == part.values.tobytes()

    @settings(max_examples=100)
    @given(texts=TEXTS)
    def test_rows_keep_the_promises_of_sparse_rows(self, texts: list[str]) -> None:
        """Types, order within a row, and values above 0 are as documented."""
        rows = LexicalEncoder().encode(texts)
        types = [column.dtype.name for column in (rows.offsets, rows.columns, rows.values)]
        assert types == ["int64", "int32", "float32"]
        assert rows.n_columns == N_BUCKETS
        assert np.isfinite(rows.values).all()
        assert (rows.values > 0).all()
        for i in range(len(rows)):
            assert (np.diff(rows.part(i, i + 1).columns) > 0).all()

    def test_one_string_is_refused(self) -> None:
        """A string is not taken for a sequence of one-letter texts."""
        with pytest.raises(OptionError, match="put it in a list"):
            LexicalEncoder().encode("Urges all parties")

    def test_a_text_without_words_has_an_empty_row(self) -> None:
        """Blanks and marks leave nothing, and are alike to nothing."""
        rows = LexicalEncoder().encode(["", "?!", "– …", "two words"])
        assert np.diff(rows.offsets)[:3].tolist() == [0, 0, 0]
        assert similarity_matrix(rows, rows)[:3].max() == 0

    def test_a_changed_spelling_costs_little(self) -> None:
        """A damaged or inflected word stays nearer than another word."""
        texts = ["Urges the delegations", "Urged the delegatlons", "Welcomes a report", "Notes it"]
        rows = LexicalEncoder().encode(texts)
        similarity = similarity_matrix(rows.part(0, 1), rows.part(1, 4))[0]
        assert similarity[0] > 0.3
        assert similarity[0] > 3 * similarity[1:].max()

    def test_a_changed_figure_is_not_the_same_text(self) -> None:
        """Texts that differ in one digit are not alike to 1."""
        rows = LexicalEncoder().encode(["Extends it for 5 years", "Extends it for 7 years"])
        assert similarity_matrix(rows.part(0, 1), rows.part(1, 2))[0, 0] < 1
