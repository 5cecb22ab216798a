"""Linking: optimal against brute force, equal to a slow twin, and the same for exchanged sides."""

from __future__ import annotations

import copy
import pickle
import time
from dataclasses import FrozenInstanceError
from functools import cache
from itertools import permutations
from math import perm
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

import naive
from diplodiff.alignment import Alignment, LinkOptions, Pair, align, synopsis
from diplodiff.alignment._assignment import heaviest_assignment
from diplodiff.alignment._chain import heaviest_chain
from diplodiff.alignment._linking import MAXIMUM_PAIRS
from diplodiff.errors import LimitExceededError, OptionError

if TYPE_CHECKING:
    from diplodiff._arrays import FloatArray

IntMatrix = npt.NDArray[np.int64]

N_BRUTE_FORCE = 3_000  # of each kind; all matrices are drawn from fixed seeds


def weights(*, seed: int, n_cases: int, largest: int) -> list[IntMatrix]:
    """Draw matrices of every shape from 0 x 0 up, a third of the weights negative or zero."""
    generator = np.random.default_rng(seed)
    matrices = []
    for _ in range(n_cases):
        shape = generator.integers(0, largest + 1, 2)
        top = int(generator.choice([1, 2, 4, 10_000]))  # small tops make ties
        matrices.append(generator.integers(-(top // 2) - 1, top + 1, shape))
    return matrices


def similarities(*, seed: int, n_cases: int, largest: int) -> list[FloatArray]:
    """Draw similarity matrices: on a coarse grid with ties, smooth, or sparse."""
    generator = np.random.default_rng(seed)
    matrices = []
    for _ in range(n_cases):
        shape = tuple(generator.integers(0, largest + 1, 2))
        values = generator.random(shape)
        kind = generator.integers(0, 3)
        if kind == 0:
            values = np.rint(values * 4) / 4
        elif kind == 1:
            values *= generator.random(shape) < 0.4
        matrices.append(values.astype(np.float32))
    return matrices


@st.composite
def similarity_matrices(draw: st.DrawFn, *, largest: int = 7) -> FloatArray:
    """Draw a similarity matrix with many ties, or with none to speak of."""
    n_base, n_other = draw(st.integers(0, largest)), draw(st.integers(0, largest))
    value = draw(
        st.sampled_from(
            [
                st.sampled_from([0.0, 0.5, 0.96875, 1.0]),
                st.sampled_from([0.0, 0.0, 0.0, 0.25, 0.75, 1.0]),
                st.floats(0, 1, width=32),
            ]
        )
    )
    cells = draw(st.lists(value, min_size=n_base * n_other, max_size=n_base * n_other))
    return np.array(cells, np.float32).reshape(n_base, n_other)


OPTIONS = st.sampled_from(
    [
        LinkOptions(),
        LinkOptions(near_identical=1.0),
        LinkOptions(near_identical=0.25),
        LinkOptions(margin=0.0, floor=0.5),
        LinkOptions(margin=0.25, floor=0.125),
        LinkOptions(margin=0.5),
        LinkOptions(margin=1.0, floor=1.0, near_identical=1.0),
        LinkOptions(margin=-1.0, floor=0.125),
    ]
)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Draw any alignment: links in order, groups that follow from them."""
    n_base, n_other = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    cells = [(i, j) for i in range(n_base) for j in range(n_other)]
    links = sorted(draw(st.sets(st.sampled_from(cells), max_size=9))) if cells else []
    grid = st.integers(0, 8).map(lambda eighths: eighths / 8)
    return naive.alignment_of(
        links=links,
        sizes=(n_base, n_other),
        similarity=draw(st.lists(grid, min_size=len(links), max_size=len(links))),
        moved=draw(st.lists(st.booleans(), min_size=len(links), max_size=len(links))),
    )


def links_of(alignment: Alignment) -> list[tuple[int, int, int, bool]]:
    """Write an alignment's rows as plain values."""
    columns = (alignment.base, alignment.other, alignment.group, alignment.moved)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def pairs_of(columns: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]) -> list[tuple[int, int]]:
    """Write two columns of indices as pairs."""
    return list(zip(columns[0].tolist(), columns[1].tolist(), strict=True))


@cache
def chain_masks(n_base: int, n_other: int) -> npt.NDArray[np.int64]:
    """Mark the cells of every chain, (n_chains, n_base * n_other)."""
    chains = list(naive.all_chains(n_base, n_other))
    masks = np.zeros((len(chains), n_base * n_other), np.int64)
    for row, chain in zip(masks, chains, strict=True):
        row[[i * n_other + j for i, j in chain]] = 1
    return masks


@cache
def orders(n_rows: int, n_columns: int) -> npt.NDArray[np.int64]:
    """List every way of giving each row a column of its own, (n_ways, n_rows)."""
    ways = list(permutations(range(n_columns), n_rows))
    return np.array(ways, np.int64).reshape(perm(n_columns, n_rows), n_rows)


def heaviest_assignment_total(weight: IntMatrix) -> int:
    """Try every assignment."""
    short = weight if weight.shape[0] <= weight.shape[1] else weight.T
    ways = orders(*short.shape)  # (n_ways, n_rows)
    return int(np.maximum(short, 0)[np.arange(len(short)), ways].sum(axis=1).max())


class TestHeaviestChain:
    """The chain in the order of both texts is a heaviest one, with a fixed choice among equals."""

    def test_blocks_of_rows_give_the_same_chain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However few rows are held at once."""
        rng = np.random.default_rng(7)
        for shape in ((9, 4), (4, 9), (70, 70)):
            weight = np.maximum(rng.integers(-20, 9, shape), -1)
            whole = heaviest_chain(weight)
            for height in (1, 3):
                monkeypatch.setattr("diplodiff.alignment._chain._BLOCK", height)
                parts = heaviest_chain(weight)
                assert [side.tolist() for side in parts] == [side.tolist() for side in whole]
            monkeypatch.undo()

    def test_no_chain_is_heavier(self) -> None:
        """Against every one-to-one chain of up to 5 x 5 clauses: 3,000 cases."""
        for weight in weights(seed=1, n_cases=N_BRUTE_FORCE, largest=5):
            base, other = heaviest_chain(weight)
            most = (chain_masks(*weight.shape) @ weight.ravel()).max()
            assert weight[base, other].sum() == most
            assert (weight[base, other] > 0).all()
            assert (np.diff(base) > 0).all()
            assert (np.diff(other) > 0).all()

    @pytest.mark.parametrize(("n_cases", "largest"), [(1_500, 6), (30, 40)])
    def test_it_is_the_chain_of_the_slow_twin(self, n_cases: int, largest: int) -> None:
        """The pairs themselves agree with a cell by cell table, ties included."""
        for weight in weights(seed=2, n_cases=n_cases, largest=largest):
            found = pairs_of(heaviest_chain(weight))
            if weight.size:
                assert found == naive.heaviest_chain(weight.tolist())
            else:
                assert found == []

    def test_read_from_the_end_it_links_where_it_can(self) -> None:
        """Of equal links it takes the last of the base, and of those the last of the other."""
        assert pairs_of(heaviest_chain(np.array([[0, 5], [5, 0]]))) == [(0, 1)]
        assert pairs_of(heaviest_chain(np.array([[5, 5], [5, 0]]))) == [(0, 1)]
        assert pairs_of(heaviest_chain(np.full((3, 1), 5))) == [(2, 0)]
        assert pairs_of(heaviest_chain(np.full((1, 3), 5))) == [(0, 2)]

    def test_long_texts_stay_in_whole_numbers(self) -> None:
        """A diagonal of large weights adds up beyond 32 bits."""
        weight = np.eye(300, dtype=np.int64) << 40
        assert pairs_of(heaviest_chain(weight)) == [(i, i) for i in range(300)]

    def test_the_columns_are_small_integers(self) -> None:
        """Both columns are int32, empty ones too."""
        for shape in ((0, 0), (0, 3), (3, 0), (2, 2)):
            for column in heaviest_chain(np.ones(shape, np.int64)):
                assert column.dtype == np.int32


class TestHeaviestAssignment:
    """The assignment without regard to order is a heaviest one."""

    def test_no_assignment_is_heavier(self) -> None:
        """Against every assignment of up to 6 x 6 clauses: 3,000 cases."""
        for weight in weights(seed=3, n_cases=N_BRUTE_FORCE, largest=6):
            base, other = heaviest_assignment(weight)
            assert weight[base, other].sum() == heaviest_assignment_total(weight)
            assert (weight[base, other] > 0).all()
            assert (np.diff(base) > 0).all()
            assert len(set(other.tolist())) == len(other)

    @pytest.mark.parametrize("kind", ["ties", "wide", "product", "few"])
    def test_its_total_is_the_total_of_scipy(self, kind: str) -> None:
        """Up to 60 x 60 clauses, rectangular too, with negative and with zero weights."""
        generator = np.random.default_rng(4)
        for _ in range(40):
            shape = tuple(generator.integers(1, 61, 2))
            weight = {
                "ties": generator.integers(-2, 4, shape),
                "wide": generator.integers(-5_000, 10_001, shape),
                "product": np.multiply.outer(np.arange(shape[0]), np.arange(shape[1])),
                "few": generator.integers(1, 10_001, shape) * (generator.random(shape) < 0.05),
            }[kind]
            wanted = np.maximum(weight, 0)
            most = wanted[linear_sum_assignment(wanted, maximize=True)].sum()
            base, other = heaviest_assignment(weight)
            assert weight[base, other].sum() == most

    def test_it_is_never_lighter_than_the_chain(self) -> None:
        """A chain is one of the assignments."""
        for weight in weights(seed=5, n_cases=300, largest=9):
            chain, free = heaviest_chain(weight), heaviest_assignment(weight)
            assert weight[free].sum() >= weight[chain].sum()

    @pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (2, 3), (3, 2)])
    def test_nothing_worth_pairing_gives_no_pairs(self, shape: tuple[int, int]) -> None:
        """Weights of 0 or less are never taken; both columns are int32."""
        for value in (0, -7):
            base, other = heaviest_assignment(np.full(shape, value, np.int64))
            assert (len(base), len(other)) == (0, 0)
            assert (base.dtype.name, other.dtype.name) == ("int32", "int32")

    def test_the_weights_are_not_written_to(self) -> None:
        """A read-only matrix is accepted."""
        weight = np.arange(12).reshape(4, 3)
        weight.flags.writeable = False
        assert heaviest_assignment(weight)[0].tolist() == [1, 2, 3]


class TestAlign:
    """The four steps of the linking, from the matrix alone."""

    def test_it_is_the_alignment_of_the_slow_twin(self) -> None:
        """Links, groups and moves of 1,500 matrices agree with sets of pairs."""
        options = LinkOptions()
        for similarity in similarities(seed=6, n_cases=1_500, largest=5):
            expected = naive.align(similarity, options, heaviest_assignment)
            assert links_of(align(similarity)) == expected

    @settings(max_examples=200)
    @given(similarity=similarity_matrices(), options=OPTIONS)
    @example(similarity=np.ones((3, 5), np.float32), options=LinkOptions())
    @example(similarity=np.full((4, 4), 0.9, np.float32), options=LinkOptions())
    def test_it_is_the_slow_twin_under_other_options(
        self, similarity: FloatArray, options: LinkOptions
    ) -> None:
        """The rules of admission and of near-identical partners follow the options."""
        found = align(similarity, options=options)
        assert links_of(found) == naive.align(similarity, options, heaviest_assignment)

    @settings(max_examples=200)
    @given(similarity=similarity_matrices(), options=OPTIONS, data=st.data())
    def test_partners_are_admissible_whatever_their_similarity(
        self, similarity: FloatArray, options: LinkOptions, data: st.DataObject
    ) -> None:
        """They are linked as any admissible pair is: the slow twin agrees."""
        cells = list(np.ndindex(similarity.shape))
        partners = data.draw(st.lists(st.sampled_from(cells), max_size=2) if cells else st.just([]))
        found = align(similarity, options=options, partners=partners)
        assert links_of(found) == naive.align(similarity, options, heaviest_assignment, partners)

    def test_a_partner_without_any_similarity_is_linked(self) -> None:
        """What plays the same part is linked even where not a letter is shared."""
        found = align(np.zeros((2, 2), np.float32), partners=[(1, 0)])
        assert links_of(found) == [(1, 0, 0, False)]
        assert found.similarity.tolist() == [0.0]

    @settings(max_examples=150)
    @given(similarity=similarity_matrices())
    def test_links_carry_their_similarity_and_stand_in_order(self, similarity: FloatArray) -> None:
        """Each link has the matrix's value; links ascend by base, then other, none twice."""
        found = align(similarity)
        assert (found.n_base, found.n_other) == similarity.shape
        assert found.similarity.tobytes() == similarity[found.base, found.other].tobytes()
        pairs = pairs_of((found.base, found.other))
        assert pairs == sorted(set(pairs))
        assert found.group.tolist() == naive.groups(pairs)

    @settings(max_examples=200)
    @given(similarity=similarity_matrices(), options=OPTIONS)
    def test_exchanged_operands_give_the_exchanged_alignment(
        self, similarity: FloatArray, options: LinkOptions
    ) -> None:
        """The transpose has the same links, groups and moves, unless it is the same matrix."""
        assume(similarity.shape[0] != similarity.shape[1] or (similarity != similarity.T).any())
        found = align(similarity, options=options)
        assert align(similarity.T, options=options) == naive.exchanged(found)

    @settings(max_examples=100)
    @given(
        codes=st.lists(st.integers(0, 3), max_size=8),
        likeness=st.lists(st.floats(0, 0.9375, width=32), min_size=16, max_size=16),
        options=OPTIONS,
    )
    def test_a_text_is_aligned_with_itself_clause_by_clause(
        self, codes: list[int], likeness: list[float], options: LinkOptions
    ) -> None:
        """Whatever clauses recur and whatever the options, each is linked to itself alone."""
        table = np.array(likeness, np.float32).reshape(4, 4)
        table = np.maximum(table, table.T)
        np.fill_diagonal(table, 1)
        similarity = table[np.ix_(codes, codes)]
        found = align(similarity, options=options)
        assert links_of(found) == [(i, i, i, False) for i in range(len(codes))]

    @settings(max_examples=100)
    @given(similarity=similarity_matrices())
    def test_stricter_thresholds_admit_no_new_pair(self, similarity: FloatArray) -> None:
        """Raising floor or margin only takes pairs away from those that may be linked."""
        similarity = np.minimum(similarity, np.float32(0.999))  # nothing near-identical: all linked
        found = {}
        for margin, floor in ((0.0625, 0.125), (0.125, 0.125), (0.0625, 0.5), (0.125, 0.5)):
            options = LinkOptions(margin=margin, floor=floor, near_identical=1.0)
            result = align(similarity, options=options)
            found[margin, floor] = set(pairs_of((result.base, result.other)))
            assert found[margin, floor] == naive.admissible(similarity, options)
        assert found[0.0625, 0.125] >= found[0.125, 0.125] >= found[0.125, 0.5]
        assert found[0.0625, 0.125] >= found[0.0625, 0.5] >= found[0.125, 0.5]

    @settings(max_examples=100)
    @given(similarity=similarity_matrices(), options=OPTIONS)
    def test_no_link_is_below_the_floor(self, similarity: FloatArray, options: LinkOptions) -> None:
        """Every link reaches the floor, or joins equal texts."""
        found = align(similarity, options=options)
        assert (found.similarity >= np.float32(options.floor)).all()

    def test_clauses_unlike_all_others_change_no_link(self) -> None:
        """Rows and columns of zeros are rivals of nothing: links stay, moves and odds too."""
        generator = np.random.default_rng(8)
        for similarity in similarities(seed=8, n_cases=300, largest=6):
            spread = similarity * generator.random(similarity.shape, np.float32)  # no ties
            found = align(spread)
            place, column = (int(generator.integers(0, size + 1)) for size in spread.shape)
            wider = np.insert(np.insert(spread, column, 0, axis=1), place, 0, axis=0)
            more = align(wider)
            assert place in more.unmatched_base
            assert column in more.unmatched_other
            assert (more.base - (more.base > place)).tolist() == found.base.tolist()
            assert (more.other - (more.other > column)).tolist() == found.other.tolist()
            for name in ("similarity", "probability", "group", "moved"):
                assert np.array_equal(getattr(more, name), getattr(found, name))

    def test_the_order_of_the_clauses_decides_moves_alone(self) -> None:
        """Shuffled rows and columns have the same links, where none is near-identical."""
        generator = np.random.default_rng(9)
        for similarity in similarities(seed=9, n_cases=300, largest=7):
            spread = np.minimum(similarity, np.float32(0.9))
            rows, columns = (generator.permutation(size) for size in spread.shape)
            found, shuffled = align(spread), align(spread[np.ix_(rows, columns)])
            pairs = pairs_of((found.base, found.other))
            assert sorted(pairs_of((rows[shuffled.base], columns[shuffled.other]))) == pairs

    def test_a_near_identical_partner_is_the_only_one(self) -> None:
        """A clause kept word for word takes no part in a split; one that changed may."""
        assert len(align(np.array([[1, 0.9]], np.float32))) == 1
        assert len(align(np.array([[0.94, 0.9]], np.float32))) == 2

    def test_a_hub_is_not_linked(self) -> None:
        """A clause somewhat alike to all others is linked to none of them."""
        similarity = np.full((4, 4), 0.25, np.float32)
        similarity[range(3), range(3)] = 0.9
        found = align(similarity)
        assert pairs_of((found.base, found.other)) == [(0, 0), (1, 1), (2, 2)]

    @pytest.mark.parametrize(
        ("first", "second", "moved"), [(0.60001, 0.60004, 1), (0.60014, 0.60016, 0)]
    )
    def test_the_chain_weighs_in_ten_thousandths(
        self, first: float, second: float, moved: int
    ) -> None:
        """Of two links that cross, the heavier one on that grid stays; a tie goes to the first."""
        found = align(np.array([[0, first], [second, 0]], np.float32))
        assert pairs_of((found.base, found.other)) == [(0, 1), (1, 0)]
        assert np.flatnonzero(found.moved).tolist() == [moved]

    def test_a_moved_clause_is_found_and_marked(self) -> None:
        """The last clause put first is linked, as the only one that moved."""
        order = [4, 0, 1, 2, 3]
        found = align(np.eye(5, dtype=np.float32)[order])
        assert found.other.tolist() == order
        assert found.moved.tolist() == [True, False, False, False, False]

    def test_a_split_shares_one_group(self) -> None:
        """One clause that became three has three links and one group, none of them moved."""
        similarity = np.zeros((2, 4), np.float32)
        similarity[0, :3] = 0.7
        similarity[1, 3] = 0.8
        found = align(similarity)
        assert links_of(found) == [
            (0, 0, 0, False),
            (0, 1, 0, False),
            (0, 2, 0, False),
            (1, 3, 1, False),
        ]

    @pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0), (1, 1)])
    def test_empty_sides_and_single_clauses(self, shape: tuple[int, int]) -> None:
        """Without a partner in sight nothing is linked, and everything is unmatched."""
        found = align(np.zeros(shape, np.float32))
        assert (len(found), found.n_base, found.n_other) == (0, *shape)
        assert found.unmatched_base.tolist() == list(range(shape[0]))
        assert found.unmatched_other.tolist() == list(range(shape[1]))

    def test_a_single_equal_clause_is_linked(self) -> None:
        """One clause on either side, the same: one link."""
        assert links_of(align(np.ones((1, 1), np.float32))) == [(0, 0, 0, False)]

    @pytest.mark.parametrize("value", [0.0, 0.5, 0.95, 1.0])
    def test_equal_similarities_keep_the_order(self, value: float) -> None:
        """A matrix of one value links the diagonal or everything, but never crosswise alone."""
        found = align(np.full((6, 6), value, np.float32))
        everything = [(i, j) for i in range(6) for j in range(6)]
        expected = {0.0: [], 0.5: everything}.get(value, [(i, i) for i in range(6)])
        assert pairs_of((found.base, found.other)) == expected

    def test_the_matrix_is_neither_written_to_nor_kept(self) -> None:
        """A read-only matrix in any layout is accepted."""
        similarity = np.asfortranarray(np.eye(3, dtype=np.float32)[[2, 0, 1]])
        similarity.flags.writeable = False
        found = align(similarity)
        assert found == align(np.ascontiguousarray(similarity))
        assert not np.shares_memory(found.similarity, similarity)

    @pytest.mark.parametrize("value", [0.9, 1.0])
    def test_thousands_of_equal_clauses_take_bounded_time(self, value: float) -> None:
        """5,000 copies of a clause against 40 are aligned and laid out within seconds."""
        start = time.process_time()
        found = align(np.full((5_000, 40), 1.0, np.float32))
        rows = synopsis(found)
        assert len(found) == 40
        assert len(rows) == 5_000
        few = synopsis(align(np.full((5_000, 2), value, np.float32)))
        assert sum(bool(row.base) for row in few) >= 5_000
        assert time.process_time() - start < 20


class TestRefusals:
    """What is no similarity matrix is refused with a reason."""

    @pytest.mark.parametrize("shape", [(), (3,), (1, 1, 1)])
    def test_a_matrix_has_two_dimensions(self, shape: tuple[int, ...]) -> None:
        """Any other number is named in the error."""
        with pytest.raises(OptionError, match=f"{len(shape)} dimensions"):
            align(np.zeros(shape, np.float32))

    @pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -0.001, 1.001])
    def test_values_must_be_similarities(self, value: float) -> None:
        """NaN and values outside [0, 1] are refused wherever they stand."""
        similarity = np.zeros((2, 3), np.float32)
        similarity[1, 1] = value
        with pytest.raises(OptionError, match="NaN or a value outside"):
            align(similarity)

    def test_too_many_pairs_are_refused_before_any_work(self) -> None:
        """The error names the sizes, the limit and the remedy."""
        n_other = MAXIMUM_PAIRS // 5_000 + 1
        similarity = np.broadcast_to(np.float32(0), (5_000, n_other))
        with pytest.raises(LimitExceededError, match=r"5,000 x 5,001 .* 25,000,000 .*part by part"):
            align(similarity)


class TestLinkOptions:
    """Thresholds, and the name that results carry."""

    def test_the_signature_names_thresholds_that_are_not_the_defaults(self) -> None:
        """Defaults given on purpose are the defaults."""
        assert LinkOptions().signature == "links-3"
        assert LinkOptions(margin=0.07).signature == "links-3"
        assert LinkOptions(floor=0.25).signature == "links-3(0.36,0.07,0.25,0.95)"

    def test_other_thresholds_have_another_signature(self) -> None:
        """Two results agree in signature only if they were linked by the same rule."""
        first, second = LinkOptions(margin=0.12345678), LinkOptions(margin=0.12345679)
        assert first.signature != second.signature

    @pytest.mark.parametrize("value", [np.nan, -0.5, 1.5])
    @pytest.mark.parametrize("name", ["probability", "floor", "near_identical"])
    def test_thresholds_must_lie_in_their_range(self, name: str, value: float) -> None:
        """NaN would switch a rule off without a word."""
        with pytest.raises(OptionError, match=name):
            LinkOptions(**{name: value})

    @pytest.mark.parametrize("value", [np.nan, -1.5, 1.5])
    def test_the_margin_must_lie_in_its_range(self, value: float) -> None:
        """A margin that is no number, or that no pair can miss or reach, is refused."""
        with pytest.raises(OptionError, match="margin"):
            LinkOptions(margin=value)

    def test_links_stay_linear_in_the_number_of_clauses(self) -> None:
        """When everything is alike, each clause keeps a dozen further partners at most."""
        found = align(np.full((60, 40), 0.9, np.float32))
        assert len(found) <= 12 * (60 + 40) + 40
        assert set(found.base.tolist()) == set(range(60))


class TestAlignment:
    """An alignment is a value: it can be compared, copied and stored, and not changed."""

    @staticmethod
    def make(**changes: object) -> Alignment:
        """Make a small alignment, with other columns where stated."""
        columns: dict[str, object] = {
            "n_base": 3,
            "n_other": 4,
            "base": [0, 2],
            "other": [1, 3],
            "similarity": [0.5, 1.0],
            "probability": [0.75, 1.0],
            "group": [0, 1],
            "moved": [True, False],
        }
        return Alignment(**(columns | changes))  # type: ignore[arg-type]  # lists become arrays

    def test_columns_are_copies_of_the_documented_types(self) -> None:
        """Lists and arrays alike are copied; the source may change afterwards."""
        source = np.array([0, 2], np.int32)
        found = self.make(base=source)
        source[0] = 1
        assert found.base.tolist() == [0, 2]
        types = [getattr(found, name).dtype for name in Pair._fields]
        assert types == [np.int32, np.int32, np.float32, np.float32, np.int32, np.bool_]
        assert len(found) == 2

    @pytest.mark.parametrize("name", Pair._fields)
    def test_nothing_can_be_written(self, name: str) -> None:
        """Neither a cell nor a column, nor in a copy or after a pickle round trip."""
        found = self.make()
        for same in (
            found,
            copy.copy(found),
            copy.deepcopy(found),
            pickle.loads(pickle.dumps(found)),  # noqa: S301 - bytes of our own
        ):
            assert same == found
            with pytest.raises(ValueError, match="read-only"):
                getattr(same, name)[0] = 0
            with pytest.raises(FrozenInstanceError):
                setattr(same, name, [])

    @pytest.mark.parametrize(
        "changes",
        [
            {"n_base": 4},
            {"n_other": 5},
            {"base": [1, 2]},
            {"other": [0, 3]},
            {"similarity": [0.5, 0.75]},
            {"probability": [0.5, 0.75]},
            {"group": [0, 0]},
            {"moved": [False, False]},
        ],
    )
    def test_equality_looks_at_every_column(self, changes: dict[str, object]) -> None:
        """One other value makes another alignment."""
        assert self.make() == self.make()
        assert self.make() != self.make(**changes)

    def test_it_equals_no_other_kind_of_value_and_has_no_hash(self) -> None:
        """It compares like an array inside a frozen value."""
        assert self.make() != (0, 2)
        with pytest.raises(TypeError, match="unhashable"):
            hash(self.make())

    @given(found=alignments())
    def test_its_links_are_the_rows_of_its_columns(self, found: Alignment) -> None:
        """Iterating gives one record of plain numbers per link, which make the columns again."""
        links = list(found)
        assert len(links) == len(found)
        columns = {name: [getattr(link, name) for link in links] for name in Pair._fields}
        assert Alignment(n_base=found.n_base, n_other=found.n_other, **columns) == found
        assert {type(value) for link in links for value in link} <= {int, float, bool}

    @given(found=alignments())
    def test_every_clause_is_linked_or_unmatched(self, found: Alignment) -> None:
        """Unmatched clauses ascend, and with the linked ones make up the text."""
        for side, unmatched, n in (
            (found.base, found.unmatched_base, found.n_base),
            (found.other, found.unmatched_other, found.n_other),
        ):
            assert unmatched.dtype == np.int32
            assert unmatched.tolist() == sorted(set(range(n)) - set(side.tolist()))


class TestSynopsis:
    """Rows in the order in which one reads the other text."""

    @settings(max_examples=150)
    @given(found=alignments())
    def test_every_clause_and_every_link_is_in_a_row(self, found: Alignment) -> None:
        """Unlinked clauses have a row alone; each link is within one row, and rows hold no more."""
        rows = synopsis(found)
        assert {i for row in rows for i in row.base} == set(range(found.n_base))
        assert {j for row in rows for j in row.other} == set(range(found.n_other))
        links = [(i, j) for row in rows for i in row.base for j in row.other]
        assert sorted(links) == pairs_of((found.base, found.other))
        alone = [row for row in rows if not (row.base and row.other)]
        assert sorted(i for row in alone for i in row.base) == found.unmatched_base.tolist()
        assert sorted(j for row in alone for j in row.other) == found.unmatched_other.tolist()
        assert all(len(row.base) + len(row.other) == 1 for row in alone)

    @settings(max_examples=150)
    @given(found=alignments())
    def test_stars_are_one_row_and_gatherings_one_row_per_link(self, found: Alignment) -> None:
        """A group with one clause on a side is joined; any other is told link by link."""
        rows = [row for row in synopsis(found) if row.base and row.other]
        for group in set(found.group.tolist()):
            inside = found.group == group
            base = tuple(sorted(set(found.base[inside].tolist())))
            other = tuple(sorted(set(found.other[inside].tolist())))
            told = [row for row in rows if set(row.base) <= set(base)]
            if min(len(base), len(other)) == 1:
                assert [(row.base, row.other) for row in told] == [(base, other)]
                assert told[0].similarity == found.similarity[inside].max()
                assert told[0].moved == found.moved[inside].any()
            else:
                assert len(told) == inside.sum()
                assert all(len(row.base) == len(row.other) == 1 for row in told)

    @settings(max_examples=150)
    @given(found=alignments())
    def test_a_row_tells_that_its_clauses_have_other_partners(self, found: Alignment) -> None:
        """Split: a base clause has several partners; merged: an other clause has; in any row."""
        pairs = pairs_of((found.base, found.other))
        for row in synopsis(found):
            partners_of_base = {pair for pair in pairs if pair[0] in row.base}
            partners_of_other = {pair for pair in pairs if pair[1] in row.other}
            assert row.split == (len(partners_of_base) > max(1, len(row.base)))
            assert row.merged == (len(partners_of_other) > max(1, len(row.other)))

    @settings(max_examples=150)
    @given(found=alignments())
    def test_rows_follow_the_other_text(self, found: Alignment) -> None:
        """Rows with a clause of the other text ascend, those of one clause by the base."""
        rows = synopsis(found)
        places = [(row.other, row.base) for row in rows if row.other]
        assert places == sorted(places)

    @settings(max_examples=150)
    @given(found=alignments())
    def test_dropped_clauses_follow_the_clause_before_them(self, found: Alignment) -> None:
        """Above a run of dropped clauses is the last row of the linked clause before the run."""
        rows = synopsis(found)
        linked = set(found.base.tolist())
        for place, row in enumerate(rows):
            if not row.other:
                (dropped,) = row.base
                run_start = place
                while run_start and not rows[run_start - 1].other:
                    run_start -= 1
                before = max((i for i in linked if i < dropped), default=None)
                of_before = [number for number, entry in enumerate(rows) if before in entry.base]
                assert run_start == (of_before[-1] + 1 if of_before else 0)
                run = [entry.base for entry in rows[run_start : place + 1]]
                assert run == sorted(run)

    def test_rows_without_a_link_have_no_similarity(self) -> None:
        """Dropped and added clauses have similarity 0 and have not moved."""
        rows = synopsis(align(np.zeros((1, 1), np.float32)))
        assert [(row.base, row.other, row.similarity, row.moved) for row in rows] == [
            ((0,), (), 0.0, False),
            ((), (0,), 0.0, False),
        ]

    def test_a_run_of_dropped_clauses_stays_together(self) -> None:
        """Clauses dropped one after the other stand after the clause they followed."""
        similarity = np.zeros((5, 3), np.float32)
        similarity[0, 0] = similarity[4, 2] = 1
        rows = synopsis(align(similarity))
        assert [(row.base, row.other) for row in rows] == [
            ((0,), (0,)),
            ((1,), ()),
            ((2,), ()),
            ((3,), ()),
            ((), (1,)),
            ((4,), (2,)),
        ]

    def test_no_clauses_make_no_rows(self) -> None:
        """Two empty texts have an empty synopsis."""
        assert synopsis(align(np.zeros((0, 0), np.float32))) == ()
