"""Clause texts -> TF-IDF rows, by scikit-learn.

The encoder is fitted to the texts of each call, so rows of two calls do not compare. It is the
reference that the package's own lexical encoder is measured against. The similarity of sparse rows
weighs each term once more by its rarity in the pair, so it is not scikit-learn's cosine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from diplodiff._arrays import SparseRows
from diplodiff.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Analyzer", "TfidfEncoder"]

Analyzer = Literal["char_wb", "char", "word"]

# scikit-learn's own pattern wants two letters and so loses the "a" of "paragraph 4 (a)".
_WORD = r"\w+"


@dataclass(frozen=True, slots=True, kw_only=True)
class TfidfEncoder:
    """Encode clauses by the n-grams they hold, weighted by how few of the texts hold them.

    No stop words are removed: scikit-learn's English list would delete "not", "no" and "never".

    Parameters
    ----------
    analyzer : {"char_wb", "char", "word"}
        What the n-grams are made of: characters within words, characters across words, or words.
        The default forgives inflection ("urge", "urges") and typing errors.
    ngram_range : tuple of int
        Shortest and longest n-gram, both at least 1. The default of 3 to 5 characters suits
        `char_wb`; with `word`, (1, 2) is usual.

    Raises
    ------
    OptionError
        If an option is outside what is accepted.

    Notes
    -----
    scikit-learn is imported when `encode` is first called, which costs over a second.

    Examples
    --------
    >>> rows = TfidfEncoder().encode(["Calls for a ceasefire", "Called for the ceasefire", "!"])
    >>> len(rows)
    3
    """

    analyzer: Analyzer = "char_wb"
    ngram_range: tuple[int, int] = (3, 5)

    def __post_init__(self) -> None:
        if self.analyzer not in get_args(Analyzer):
            accepted = ", ".join(get_args(Analyzer))
            text = f"unknown analyzer {self.analyzer!r}; choose one of: {accepted}"
            raise OptionError(text)
        if not _is_range(self.ngram_range):
            text = (
                f"ngram_range {self.ngram_range!r} is not usable; "
                "give a tuple of two whole numbers, 1 <= shortest <= longest, such as (3, 5)"
            )
            raise OptionError(text)

    @property
    def signature(self) -> str:
        """Name, version and options: "tfidf-1(char_wb,3-5)"."""
        shortest, longest = self.ngram_range
        return f"tfidf-1({self.analyzer},{shortest}-{longest})"

    def encode(self, texts: Sequence[str]) -> SparseRows:
        """Fit to the texts and turn them into rows of length 1.

        Parameters
        ----------
        texts : sequence of str
            Clause texts, of both sides of a comparison in one call.

        Returns
        -------
        SparseRows
            One row per text, in their order. A text without a single n-gram has an empty row.

        Raises
        ------
        OptionError
            If `texts` is one string instead of a sequence of them.
        """
        from sklearn.feature_extraction.text import TfidfVectorizer  # costs over a second
        from sklearn.preprocessing import normalize

        if isinstance(texts, str):
            text = "encode takes a sequence of texts and received one string; put it in a list"
            raise OptionError(text)
        stripped = [text.strip() for text in texts]  # with "char", white space is an n-gram too
        vectorizer = TfidfVectorizer(
            analyzer=self.analyzer,
            ngram_range=self.ngram_range,
            token_pattern=_WORD if self.analyzer == "word" else None,
            norm=None,
            dtype=np.float32,
        )
        analyze = vectorizer.build_analyzer()
        # scikit-learn refuses texts that hold no n-gram at all; the first that holds one ends this.
        if not any(analyze(text) for text in stripped):
            return _empty_rows(len(stripped))
        matrix = vectorizer.fit_transform(stripped)  # (n_texts, n_ngrams)
        matrix.sort_indices()
        # Only now: scikit-learn adds up a row in the order in which the texts first used its
        # n-grams, so that lengths would differ in their last bit between exchanged operands.
        normalize(matrix, copy=False)
        return SparseRows(
            offsets=matrix.indptr.astype(np.int64),
            columns=matrix.indices.astype(np.int32),
            values=matrix.data.astype(np.float32),
            n_columns=matrix.shape[1],
        )


def _is_range(value: object) -> bool:
    if not isinstance(value, tuple) or [type(n) for n in value] != [int, int]:
        return False
    shortest, longest = value
    return bool(1 <= shortest <= longest)


def _empty_rows(n_rows: int) -> SparseRows:
    return SparseRows(
        offsets=np.zeros(n_rows + 1, dtype=np.int64),
        columns=np.zeros(0, dtype=np.int32),
        values=np.zeros(0, dtype=np.float32),
        n_columns=0,
    )
