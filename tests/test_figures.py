"""Pictures: they are whole SVG, show every clause, and hold no words that act."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.changes import Change, ChangeKind
from diplodiff.comparison import Comparison, Row, compare
from diplodiff.errors import OptionError
from diplodiff.parsing import parse
from diplodiff.rendering import figure
from diplodiff.rendering.figures import FIGURES
from diplodiff.rendering.figures._svg import PATTERNS, spread
from reports import ANYTHING, NEW, OLD, clause, made

if TYPE_CHECKING:
    from diplodiff.model import Clause

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Compare two invented communiqués."""
    return compare(parse(OLD), parse(NEW))


@pytest.mark.parametrize("name", FIGURES)
class TestEveryFigure:
    """What all pictures have in common."""

    def test_it_is_xml_with_a_size_and_a_label(self, comparison: Comparison, name: str) -> None:
        """A file of it can be opened by any program that knows SVG."""
        root = ET.fromstring(figure(comparison, name))  # noqa: S314 - our own words
        assert root.tag == f"{SVG}svg"
        assert root.get("aria-label")
        assert float(root.get("width", "0")) > 0

    def test_it_is_the_same_for_the_same_comparison(
        self, comparison: Comparison, name: str
    ) -> None:
        """Also for one that went through its data."""
        again = Comparison.from_dict(comparison.to_dict())
        assert figure(comparison, name) == figure(again, name)

    def test_nothing_against_nothing_is_a_picture(self, name: str) -> None:
        """An empty comparison has its pictures."""
        ET.fromstring(figure(made(), name))  # noqa: S314 - our own words

    @given(ANYTHING)
    def test_labels_stay_words(self, name: str, words: str) -> None:
        """Any label leaves the structure as it is."""
        trees = [
            ET.fromstring(figure(_dropped(clause("Requests ports", label)), name))  # noqa: S314
            for label in (words or "x", "OP1")
        ]
        tags = [[element.tag for element in tree.iter()] for tree in trees]
        assert tags[0] == tags[1]

    def test_links_are_for_those_who_have_the_rows(self, comparison: Comparison, name: str) -> None:
        """Without an address there is no link."""
        assert "href" not in figure(comparison, name)


def _dropped(one: Clause) -> Comparison:
    change = Change(kind=ChangeKind.DROPPED)
    return made(Row(base=(one,), other=(), change=change, similarity=0.0))


def test_ribbons_show_every_clause_and_link(comparison: Comparison) -> None:
    """As many blocks as clauses, as many ribbons as links, each leading to its row."""
    root = ET.fromstring(figure(comparison, "ribbons", rows_at="#row-"))  # noqa: S314
    links = list(root.iter(f"{SVG}a"))
    clauses = len(comparison.base) + len(comparison.other)
    assert len(links) == clauses + len(comparison.alignment)
    numbers = {int(it.get("href", "").removeprefix("#row-")) for it in links}
    assert numbers == set(range(1, len(comparison.rows()) + 1))


def test_sorts_of_change_are_told_apart_without_colour() -> None:
    """No two sorts share a pattern but the two plain ones, which differ in how dark they are."""
    looks = [look.pattern for look in PATTERNS.values()]
    patterned = [pattern for pattern in looks if pattern]
    assert len(patterned) == len(set(patterned))
    assert len(looks) - len(patterned) == 2


def test_frames_of_the_heat_map_are_the_links(comparison: Comparison) -> None:
    """Each link is framed and leads to its row."""
    root = ET.fromstring(figure(comparison, "heatmap", rows_at="#row-"))  # noqa: S314
    assert len(list(root.iter(f"{SVG}a"))) == len(comparison.alignment)


def test_a_long_text_has_a_map_of_bounded_size() -> None:
    """Several clauses share a cell, and labels do not overlap."""
    text = "".join(f"{n}. Requests port {n} to report on ferry {n * 7};\n" for n in range(1, 400))
    comparison = compare(parse(text), parse(text))
    assert len(figure(comparison, "heatmap")) < 500_000
    assert len(figure(comparison, "ribbons")) < 500_000


@given(
    st.lists(st.floats(0, 100), max_size=20),
    st.lists(st.integers(0, 19), max_size=5, unique=True),
)
def test_labels_keep_their_distance(places: list[float], first: list[int]) -> None:
    """No two chosen labels touch, and no further one would fit."""
    first = [index for index in first if index < len(places)]
    chosen = spread(places, first, apart=10)
    taken = sorted(places[index] for index in chosen)
    assert all(b - a >= 10 for a, b in pairwise(taken))
    left = [place for index, place in enumerate(places) if index not in chosen]
    assert all(any(abs(place - it) < 10 for it in taken) for place in left)


def test_an_unknown_figure_is_refused_with_the_known_ones(comparison: Comparison) -> None:
    """The error lists what is accepted."""
    with pytest.raises(OptionError, match="'pie'; accepted: ribbons, heatmap, scores"):
        figure(comparison, "pie")
    with pytest.raises(OptionError, match="a str has no figures"):
        figure("text", "ribbons")
