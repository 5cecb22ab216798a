"""Similarities: exact, in [0, 1], and the same bits whatever the blocks, threads or operands."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # has no stubs

import naive
from diplodiff._arrays import FloatArray, SparseRows
from diplodiff.errors import LimitExceededError, OptionError
from diplodiff.similarity import MAXIMUM_ENTRIES, similarity_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = list[list[float]]

FLOATS = st.floats(width=32, allow_nan=False, allow_infinity=False)
SMALL = st.integers(-4, 4).map(float)  # many ties, zeros and parallel rows
POSITIVE = st.one_of(st.just(0.0), st.just(0.0), st.floats(0.0009765625, 1024, width=32))


@st.composite
def two_sides(
    draw: st.DrawFn, values: st.SearchStrategy[float], *, widest: int = 7
) -> tuple[Rows, Rows]:
    """Draw two lists of rows of one width, some rows in common."""
    width = draw(st.integers(0, widest))
    row = st.lists(values, min_size=width, max_size=width)
    base = draw(st.lists(row, max_size=5))
    other = draw(st.lists(st.sampled_from(base) | row if base else row, max_size=5))
    return base, other


def dense(rows: Rows, width: int) -> FloatArray:
    """Make a matrix of rows, of which there may be none."""
    return np.array(rows, np.float32).reshape(len(rows), width)


def sparse(rows: FloatArray) -> SparseRows:
    """Write a matrix in compressed form."""
    row, column = np.nonzero(rows)
    return SparseRows(
        offsets=np.searchsorted(row, np.arange(len(rows) + 1)).astype(np.int64),
        columns=column.astype(np.int32),
        values=rows[row, column],
        n_columns=rows.shape[1],
    )


def matrices(sides: tuple[Rows, Rows]) -> tuple[FloatArray, FloatArray]:
    """Make two matrices of one width."""
    width = len([*sides[0], *sides[1], []][0])
    return dense(sides[0], width), dense(sides[1], width)


def all_alike(n_rows: int, width: int, *, seed: int) -> FloatArray:
    """Draw rows whose entries differ by an eighth at most, so that none is rounded away."""
    values = 1 + np.random.default_rng(seed).random((n_rows, width)) / 8
    return values.astype(np.float32)


def random_rows(n_rows: int, width: int, *, seed: int) -> FloatArray:
    """Draw rows from a normal distribution; every tenth is zero and every ninth the same."""
    rows = np.random.default_rng(seed).standard_normal((n_rows, width)).astype(np.float32)
    rows[::10] = 0
    rows[::9] = rows[min(8, n_rows - 1)]
    return rows


@contextmanager
def small_blocks(cells: int) -> Iterator[None]:
    """Treat every product as a large one, in blocks of so many cells at most."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("diplodiff.similarity._SMALL_PRODUCT", -1)
        patch.setattr("diplodiff.similarity._BLOCK_CELLS", cells)
        yield


class TestDenseRows:
    """Dense rows are compared by the cosine of whole numbers."""

    @settings(max_examples=200)
    @given(sides=two_sides(FLOATS | SMALL))
    @example(sides=([], []))
    @example(sides=([[]], [[], []]))
    @example(sides=([[0.0, 0.0]], [[0.0, 0.0], [1.0, 0.0]]))
    @example(sides=([[1.401298464324817e-45]], [[3.4028234663852886e38]]))
    def test_it_agrees_with_whole_numbers_in_python(self, sides: tuple[Rows, Rows]) -> None:
        """Every similarity has the bits of the slow twin."""
        base, other = matrices(sides)
        expected = naive.integer_cosine(base.tolist(), other.tolist())
        result = similarity_matrix(base, other)
        assert result.dtype == np.float32
        assert result.tobytes() == expected.tobytes()

    @settings(max_examples=100)
    @given(seed=st.integers(0, 2**32 - 1), width=st.integers(1, 400))
    def test_it_is_near_the_real_cosine(self, seed: int, width: int) -> None:
        """Rounding to whole numbers moves a cosine by less than sqrt(width) / 3,900."""
        rows = np.random.default_rng(seed).standard_normal((6, width))
        unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        expected = np.clip(unit @ unit.T, 0, 1)
        result = similarity_matrix(rows.astype(np.float32), rows.astype(np.float32))
        assert np.abs(result - expected).max() <= np.sqrt(width) / 3900 + 1e-6

    def test_the_scale_of_a_row_is_no_matter(self) -> None:
        """A row and the same row times a power of two are alike to the last bit."""
        rows = random_rows(20, 64, seed=1)
        assert (similarity_matrix(rows * 1024, rows) == similarity_matrix(rows, rows)).all()

    def test_opposite_rows_have_no_similarity(self) -> None:
        """A negative cosine counts as 0."""
        assert similarity_matrix(dense([[1, 0]], 2), dense([[-1, 0], [0, 1]], 2)).max() == 0

    def test_operands_are_not_written_to(self) -> None:
        """Read-only rows are accepted and stay as they were."""
        rows = random_rows(12, 16, seed=2)
        before = rows.copy()
        rows.flags.writeable = False
        similarity_matrix(rows, rows)
        assert (rows == before).all()

    @pytest.mark.parametrize("width", [1, 7, 384, 131_072])
    def test_rows_alike_to_themselves_are_exactly_one(self, width: int) -> None:
        """The largest width promised included: exact sums stay below 2**24."""
        rows = all_alike(4, width, seed=3)
        assert np.diag(similarity_matrix(rows, rows)).tolist() == [1, 1, 1, 1]

    def test_rows_too_wide_for_exact_sums_are_refused(self) -> None:
        """Up to the limit a row is alike to itself; beyond it an error names the limit."""
        rows = np.ones((1, MAXIMUM_ENTRIES), np.float32)
        assert similarity_matrix(rows, rows).tolist() == [[1.0]]
        wide = np.ones((1, MAXIMUM_ENTRIES + 1), np.float32)
        with pytest.raises(LimitExceededError, match="131,072"):
            similarity_matrix(wide, wide)

    def test_a_row_alone_is_no_matrix(self) -> None:
        """One-dimensional rows are refused by name."""
        with pytest.raises(OptionError, match="1 dimensions"):
            similarity_matrix(np.ones(3, np.float32), np.ones(3, np.float32))


class TestSparseRows:
    """Sparse rows are weighted by rarity, then compared by the cosine of whole numbers."""

    @settings(max_examples=200)
    @given(sides=two_sides(POSITIVE, widest=12))
    @example(sides=([], []))
    @example(sides=([[]], [[], []]))
    @example(sides=([[0.0, 0.0]], [[0.0, 0.0], [1.0, 0.0]]))
    def test_it_agrees_with_weighted_rows_in_python(self, sides: tuple[Rows, Rows]) -> None:
        """Every similarity is that of the slow twin, up to one step in rounding an entry."""
        base, other = matrices(sides)
        expected = naive.integer_cosine(*naive.rarity_weighted(base.tolist(), other.tolist()))
        result = similarity_matrix(sparse(base), sparse(other))
        assert result.shape == (len(base), len(other))
        assert result.dtype == np.float32
        assert np.allclose(result, expected, rtol=0, atol=2 / 3900)

    def test_a_column_in_every_row_says_little(self) -> None:
        """A term that all rows have adds less than one that two rows share."""
        rows = sparse(dense([[1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]], 4))
        result = similarity_matrix(rows, rows)
        assert result[0, 1] == 1
        assert 0 < result[0, 2] < 0.1

    def test_rows_without_a_shared_column_are_unlike(self) -> None:
        """Nothing in common is exactly 0."""
        first, second = sparse(dense([[1, 0], [2, 0]], 2)), sparse(dense([[0, 1]], 2))
        assert similarity_matrix(first, second).tolist() == [[0.0], [0.0]]

    @settings(max_examples=60)
    @given(sides=two_sides(POSITIVE, widest=12), cells=st.sampled_from([1, 7, 64, 1000]))
    def test_the_size_of_a_block_is_no_matter(self, sides: tuple[Rows, Rows], cells: int) -> None:
        """Blocks of any size give the same bits, those of small products and of large ones."""
        base, other = (sparse(rows) for rows in matrices(sides))
        expected = similarity_matrix(base, other).tobytes()
        with small_blocks(cells):
            assert similarity_matrix(base, other).tobytes() == expected
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("diplodiff.similarity._ONE_THREAD", cells)
            assert similarity_matrix(base, other).tobytes() == expected

    @settings(max_examples=60)
    @given(sides=two_sides(POSITIVE, widest=12), cells=st.sampled_from([1, 7, 64]))
    def test_large_products_agree_with_the_slow_twin(
        self, sides: tuple[Rows, Rows], cells: int
    ) -> None:
        """What is multiplied in blocks of bounded memory is as exact as what is small."""
        base, other = matrices(sides)
        expected = naive.integer_cosine(*naive.rarity_weighted(base.tolist(), other.tolist()))
        with small_blocks(cells):
            result = similarity_matrix(sparse(base), sparse(other))
        assert np.allclose(result, expected, rtol=0, atol=2 / 3900)

    def test_a_very_long_row_is_exact(self) -> None:
        """A row of 131,072 terms in several blocks is alike to itself, and to no other bits."""
        rows = sparse(all_alike(3, 131_072, seed=4))
        expected = similarity_matrix(rows, rows)
        assert np.diag(expected).tolist() == [1, 1, 1]
        with small_blocks(100_000):
            assert similarity_matrix(rows, rows).tobytes() == expected.tobytes()

    def test_a_batch_of_lexical_size_needs_no_wide_block(self) -> None:
        """Rows over a million columns cost what their entries cost."""
        rows = SparseRows(
            offsets=np.array([0, 1, 2], np.int64),
            columns=np.array([5, 999_999_999], np.int32),
            values=np.ones(2, np.float32),
            n_columns=1_000_000_000,
        )
        assert similarity_matrix(rows, rows).tolist() == [[1, 0], [0, 1]]


class TestLaws:
    """What holds for both kinds of rows."""

    @settings(max_examples=100)
    @given(sides=two_sides(POSITIVE, widest=30))
    def test_similarities_are_in_range_and_exchange_exactly(self, sides: tuple[Rows, Rows]) -> None:
        """Exchanged operands give the transpose, bit for bit; all values are in [0, 1]."""
        base, other = matrices(sides)
        for first, second in ((base, other), (sparse(base), sparse(other))):
            result = similarity_matrix(first, second)
            assert ((result >= 0) & (result <= 1)).all()
            assert result.T.tobytes() == similarity_matrix(second, first).tobytes()

    @settings(max_examples=100)
    @given(sides=two_sides(POSITIVE, widest=30))
    def test_equal_rows_are_exactly_one_and_zero_rows_zero(self, sides: tuple[Rows, Rows]) -> None:
        """A row of zeros is unlike everything, itself included."""
        base, other = matrices(sides)
        same = np.logical_and.reduce(base[:, None, :] == other[None, :, :], axis=2)
        zero = np.array([not any(row) for row in base.tolist()], np.bool_)
        for first, second in ((base, other), (sparse(base), sparse(other))):
            result = similarity_matrix(first, second)
            assert (result[same & ~zero[:, None]] == 1).all()
            assert (result[zero] == 0).all()

    def test_a_dense_row_does_not_depend_on_its_batch(self) -> None:
        """One row at a time gives the bits of the whole matrix."""
        base, other = random_rows(90, 384, seed=5), random_rows(70, 384, seed=6)
        whole = similarity_matrix(base, other)
        for i in range(len(base)):
            assert similarity_matrix(base[i : i + 1], other).tobytes() == whole[i].tobytes()
        for j in range(len(other)):
            column = similarity_matrix(base, other[j : j + 1])[:, 0]
            assert column.tobytes() == whole[:, j].tobytes()

    def test_the_number_of_threads_is_no_matter(self) -> None:
        """One, two and eight threads give the same bits, dense or sparse."""
        base, other = random_rows(300, 700, seed=7), random_rows(280, 700, seed=8)
        for first, second in ((base, other), (sparse(np.abs(base)), sparse(np.abs(other)))):
            found = set()
            for threads in (1, 2, 8):
                with threadpool_limits(threads):
                    found.add(similarity_matrix(first, second).tobytes())
            assert len(found) == 1

    def test_the_order_of_the_dimensions_is_no_matter_to_the_products(self) -> None:
        """Sums of whole numbers are exact, so columns may come in any order."""
        rows = np.random.default_rng(9).integers(-8, 9, (60, 500)).astype(np.float32)
        rows[:, 0] = 8  # a power of two as the largest, so that scaling is exact as well
        order = np.random.default_rng(10).permutation(500)
        expected = similarity_matrix(rows, rows)
        assert similarity_matrix(rows[:, order], rows[:, order]).tobytes() == expected.tobytes()


class TestRefusals:
    """What cannot be compared is refused with a reason."""

    @pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
    @pytest.mark.parametrize("position", [0, 1])
    def test_values_must_be_finite(self, value: float, position: int) -> None:
        """NaN and infinity are refused on either side, dense or sparse."""
        sides = [np.ones((2, 3), np.float32), np.ones((2, 3), np.float32)]
        sides[position][1, 1] = value
        with pytest.raises(OptionError, match="NaN or infinity"):
            similarity_matrix(*sides)
        with pytest.raises(OptionError, match="NaN or infinity"):
            similarity_matrix(*(sparse(side) for side in sides))

    def test_widths_must_agree(self) -> None:
        """Rows of two widths are refused, dense or sparse, and both widths named."""
        base, other = np.ones((1, 3), np.float32), np.ones((1, 4), np.float32)
        with pytest.raises(OptionError, match="3 and 4 wide"):
            similarity_matrix(base, other)
        with pytest.raises(OptionError, match="3 and 4 wide"):
            similarity_matrix(sparse(base), sparse(other))

    def test_kinds_must_agree(self) -> None:
        """A sparse and a dense operand do not go together, whichever comes first."""
        rows = np.ones((1, 3), np.float32)
        with pytest.raises(OptionError, match="one operand is sparse"):
            similarity_matrix(rows, sparse(rows))
        with pytest.raises(OptionError, match="one operand is sparse"):
            similarity_matrix(sparse(rows), rows)
