"""Read-only copies and sparse rows."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from types import SimpleNamespace

import numpy as np
import pytest

from diplodiff._arrays import SparseRows, read_only, run_starts, same_arrays, sorted_keys


def rows() -> SparseRows:
    """Three rows of five columns; the middle one is empty."""
    return SparseRows(
        offsets=np.array([0, 2, 2, 5], np.int64),
        columns=np.array([0, 3, 1, 2, 4], np.int32),
        values=np.array([1, 2, 3, 4, 5], np.float32),
        n_columns=5,
    )


class TestReadOnly:
    """A read-only copy belongs to nobody else and never changes."""

    def test_nobody_can_write_to_it(self) -> None:
        """Writing raises."""
        with pytest.raises(ValueError, match="read-only"):
            read_only([1, 2], np.int32)[0] = 5

    def test_it_is_a_copy(self) -> None:
        """A later change of the source does not show, and the source stays writable."""
        source = np.array([1, 2], np.int32)
        copy = read_only(source, np.int32)
        source[0] = 9
        assert copy.tolist() == [1, 2]

    def test_it_has_the_type_and_the_layout_asked_for(self) -> None:
        """A transposed float array becomes contiguous and of the given type."""
        copy = read_only(np.arange(6.0).reshape(2, 3).T, np.float32)
        assert copy.dtype == np.float32
        assert copy.flags.c_contiguous
        assert copy.tolist() == [[0, 3], [1, 4], [2, 5]]


class TestSameArrays:
    """Two objects are compared under the names given, and under no others."""

    def test_only_the_named_arrays_count(self) -> None:
        """Arrays that differ under another name do no harm."""
        first = SimpleNamespace(a=np.array([1]), b=np.array([2]))
        second = SimpleNamespace(a=np.array([1]), b=np.array([3]))
        assert same_arrays(first, second, ("a",))
        assert not same_arrays(first, second, ("a", "b"))

    def test_arrays_of_other_lengths_differ(self) -> None:
        """A shape that would broadcast is not the same array."""
        assert not same_arrays(SimpleNamespace(a=np.ones(1)), SimpleNamespace(a=np.ones(2)), ("a",))


class TestSparseRows:
    """Rows in compressed form are a value: counted, cut, compared and copied, never changed."""

    def test_the_arrays_are_copies_of_the_documented_types(self) -> None:
        """Arrays of other types are converted; the source may change afterwards."""
        values = np.array([1, 2, 3, 4, 5], np.float64)
        made = replace(rows(), values=values)
        values[0] = 9
        assert made == rows()
        types = [array.dtype.name for array in (made.offsets, made.columns, made.values)]
        assert types == ["int64", "int32", "float32"]

    @pytest.mark.parametrize("name", ["offsets", "columns", "values"])
    def test_nothing_can_be_written(self, name: str) -> None:
        """Neither a cell nor an array, nor in a part, a copy or after a pickle round trip."""
        made = rows()
        copies = (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made)))  # noqa: S301 - bytes of our own
        for same in (made, made.part(0, 3), *copies):
            assert same == made
            with pytest.raises(ValueError, match="read-only"):
                getattr(same, name)[0] = 0
            with pytest.raises(FrozenInstanceError):
                setattr(same, name, [])

    @pytest.mark.parametrize(
        "changes",
        [
            {"offsets": [0, 1, 2, 5]},
            {"columns": [0, 2, 1, 2, 4]},
            {"values": [1, 2, 3, 4, 6]},
            {"n_columns": 6},
        ],
    )
    def test_equality_looks_at_every_array(self, changes: dict[str, object]) -> None:
        """One other value makes other rows; rows equal nothing else and have no hash."""
        assert rows() == rows()
        assert rows() != replace(rows(), **changes)
        assert rows() != 3
        with pytest.raises(TypeError, match="unhashable"):
            hash(rows())

    def test_the_length_is_the_number_of_rows(self) -> None:
        """Empty rows count too."""
        assert len(rows()) == 3

    @pytest.mark.parametrize(
        ("start", "stop", "offsets", "columns"),
        [
            (0, 3, [0, 2, 2, 5], [0, 3, 1, 2, 4]),
            (1, 3, [0, 0, 3], [1, 2, 4]),
            (0, 1, [0, 2], [0, 3]),
            (1, 1, [0], []),
            (3, 3, [0], []),
        ],
    )
    def test_a_part_has_its_own_offsets(
        self, start: int, stop: int, offsets: list[int], columns: list[int]
    ) -> None:
        """A part begins at entry 0 and keeps the width."""
        part = rows().part(start, stop)
        assert part.offsets.tolist() == offsets
        assert part.columns.tolist() == columns
        assert len(part.values) == len(columns)
        assert part.n_columns == 5


@pytest.mark.parametrize("keys", [[], [5], [3, 0, 3, 3], [1 << 40, 2, 1 << 40]])
def test_keys_are_sorted_and_their_runs_found(keys: list[int]) -> None:
    """Small and large ones alike, and none at all."""
    found = sorted_keys(np.array(keys, np.int64))
    assert found.tolist() == sorted(keys)
    assert found[run_starts(found)].tolist() == sorted(set(keys))
