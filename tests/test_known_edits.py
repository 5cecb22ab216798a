"""The constructions of known edits tell the truth; peers do as they say; ours links best."""

from __future__ import annotations

import itertools
import json
import random
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import _edits
import diplodiff as dd
import measure_links
from _edits import Construction, Line, construct, lines_of, printed, unlike
from _peers import PEERS, off_the_chain, un_comparer
from _texts import draft
from measure_links import OURS, Text, bundled, scenarios

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from measure_links import Result

SAME_WORDING = ("deleted", "inserted", "moved", "moved in blocks", "split", "merged")
NAMES = (
    *SAME_WORDING,
    "numbers",
    *(f"{what} {rate}" for what in ("words", "all, words") for rate in (0.1, 0.4, 0.6)),
)
FEW = settings(max_examples=40)  # each makes, prints and reads whole texts
LEAST_F1 = 0.98
LEAST_MOVED_F1 = 0.95


@cache
def text_of(n: int, seed: int) -> Text:
    """Return a made-up text."""
    return Text(f"{n} {seed}", lines_of(dd.parse(draft(n, seed=seed).text)))


@st.composite
def constructions(draw: st.DrawFn, names: Sequence[str] = NAMES) -> Construction:
    """Draw a construction of any text, scenario and seed."""
    made = st.builds(text_of, st.integers(12, 40), st.integers(0, 9))
    text = draw(st.one_of(made, st.sampled_from(bundled_texts())))
    edits = scenarios(text, draw(made))[draw(st.sampled_from(names))]
    return construct(text.lines, edits, seed=str(draw(st.integers(0, 99))))


@cache
def bundled_texts() -> list[Text]:
    """Read the bundled texts once."""
    return bundled()


@cache
def results() -> dict[str, Result]:
    """Measure the bundled texts once."""
    return measure_links.measure(bundled_texts())


def test_every_scenario_is_tested() -> None:
    """The names that the laws are tested for are all there are."""
    assert tuple(scenarios(text_of(12, 0), text_of(12, 1))) == NAMES


@FEW
@given(constructions())
def test_every_clause_is_accounted_for(made: Construction) -> None:
    """A clause is linked or deleted, a line linked or inserted, and never both."""
    base = {i for i, _ in made.links}
    other = {j for _, j in made.links}
    assert base | made.deleted == set(range(len(made.base)))
    assert other | made.inserted == set(range(len(made.other)))
    assert not base & made.deleted
    assert not other & made.inserted
    assert all(line.edits == ("inserted",) for line in map(made.other.__getitem__, made.inserted))


@FEW
@given(constructions(SAME_WORDING))
def test_clauses_are_in_the_lines_that_come_from_them(made: Construction) -> None:
    """Where no word changes, the lines of a clause spell it, and deleted ones are in none."""
    text = "\n".join(line.text for line in made.other).casefold()
    for i, line in enumerate(made.base):
        parts = [other.text for other in made.other if i in other.origins]
        assert bool(parts) == (line.text.casefold() in text.replace("\n", " "))
        if i not in made.deleted:
            assert line.text.casefold() in " ".join(parts).casefold()


@FEW
@given(constructions())
def test_untouched_lines_are_as_they_were(made: Construction) -> None:
    """A line that no edit names has one origin and its wording."""
    for line in made.other:
        if not line.edits:
            (origin,) = line.origins
            assert line.text == made.base[origin].text
            assert not line.moved


@FEW
@given(constructions())
def test_what_did_not_move_is_in_order(made: Construction) -> None:
    """Without the moved lines the clauses stand as in the base; each moved one passed some."""
    still = [i for line in made.other if not line.moved for i in line.origins]
    assert still == sorted(still)
    for j, line in enumerate(made.other):
        if line.moved and "split" not in line.edits:
            before = [i for other in made.other[:j] if not other.moved for i in other.origins]
            after = [i for other in made.other[j:] if not other.moved for i in other.origins]
            (origin,) = line.origins
            passed = [i for i in before if i > origin] + [i for i in after if i < origin]
            assert passed


@FEW
@given(constructions())
def test_both_texts_read_back(made: Construction) -> None:
    """Printed as statements, both sides parse to their lines."""
    for side in (made.base, made.other):
        text, starts = printed(side)
        organ, *clauses = dd.parse(text)
        assert organ.text == "The Assembly,"
        assert [clause.text for clause in clauses] == [line.text for line in side]
        assert [clause.start for clause in clauses] == starts


@FEW
@given(constructions(), st.integers(0, 9))
def test_the_seed_decides(made: Construction, seed: int) -> None:
    """The same seed gives the same construction."""
    edits = [partial(_edits.moved, share=0.2), partial(_edits.deleted, share=0.2)]
    first, second = (construct(made.base, edits, seed=str(seed)) for _ in range(2))
    assert first == second


@FEW
@given(constructions(("numbers",)))
def test_numbers_change_and_nothing_else(made: Construction) -> None:
    """Every number of a renumbered line is another, and every word but months the same."""
    for line in made.other:
        if "renumbered" in line.edits:
            words = [made.base[line.origins[0]].text.split(), line.text.split()]
            assert len(words[0]) == len(words[1])
            for before, after in zip(*words, strict=True):
                numeric = any(letter.isdigit() for letter in before)
                month = before.strip(",.;()") in _edits.MONTHS
                assert (before != after) == numeric or month


@given(st.integers(12, 40), st.floats(0, 1))
def test_the_rate_of_noise_is_kept(n: int, rate: float) -> None:
    """About as many words as the rate says are lost, and all openings stay."""
    lines = text_of(n, 0).lines
    noisy = _edits.reworded(lines, random.Random(n), rate=rate, words=["zzz"])  # noqa: S311
    kept = sum(word != "zzz" for line in noisy for word in line.text.split()[3:-1])
    n_words = sum(len(line.text.split()) - 4 for line in lines)
    assert abs(kept / n_words - (1 - 0.8 * rate)) < 0.12
    for before, after in zip(lines, noisy, strict=True):
        assert before.text.split()[:3] == after.text.split()[:3]


def test_formulas_are_never_inserted() -> None:
    """A line of another text that stands in the base too has a clause it could be linked to."""
    base = [Line(text="Decides to remain seized of the ferries.", origins=(0,))]
    formula = Line(text="Decides to remain actively seized of the lighthouses.")
    new = Line(text="Urges every captain to carry charts in two languages.")
    assert unlike([formula, new], base) == [new]


def literal_un_comparer(base: Sequence[str], other: Sequence[str]) -> set[tuple[int, int]]:
    """Follow every step of the rule, the second look included, and collect what it shows."""

    def alike(first: str, second: str) -> float:
        distances = list(range(len(second) + 1))
        for i, letter in enumerate(first, start=1):
            previous, distances[0] = distances[0], i
            for j, against in enumerate(second, start=1):
                cheapest = min(
                    distances[j] + 1, distances[j - 1] + 1, previous + (letter != against)
                )
                previous, distances[j] = distances[j], cheapest
        length = len(first) + len(second)
        return 1 - distances[-1] / length if length else 1.0

    shown, used, last = set(), set(), -1
    passed: list[int] = []
    for j, text in enumerate(other):
        matches = [i for i in range(last + 1, len(base)) if alike(base[i], text) > 0.8]
        if matches:
            passed += [i for i in range(last + 1, matches[0]) if i not in used]
            used |= set(range(last + 1, matches[0] + 1))
            last = matches[0]
            shown.add((last, j))
        else:
            free = [i for i in range(len(base)) if i not in used and alike(base[i], text) > 0.8]
            shown |= {(i, j) for i in free}
    for i in [*passed, *(i for i in range(len(base)) if i not in used)]:
        best = max(range(len(other)), key=lambda j: alike(base[i], other[j]), default=-1)
        if best >= 0 and alike(base[i], other[best]) > 0.8:
            shown.add((i, best))
    return shown


short_texts = st.lists(st.text("abc", min_size=1, max_size=6), max_size=6)


@settings(max_examples=300)
@given(short_texts, short_texts)
def test_the_un_comparer_is_restated_faithfully(base: list[str], other: list[str]) -> None:
    """The short form shows what the rule shows that is followed to the letter."""
    found = {(i, j) for i, j, _ in un_comparer(base, other)}
    assert found == literal_un_comparer(base, other)


def test_the_un_comparer_takes_the_first_that_is_alike() -> None:
    """It is greedy: what it took is not given back, and what it passed is shown as moved."""
    base = ["the ferry sails at noon", "the pier is closed", "the ferry sails at nine"]
    other = ["the ferry sails at nine", "the pier is closed"]
    assert [found[:2] for found in un_comparer(base, other)] == [(0, 0), (1, 1), (2, 0)]


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9))
def test_what_is_off_the_chain_is_the_least(links: set[tuple[int, int]]) -> None:
    """No larger part of the links is in the order of both texts than what is on the chain."""

    def ordered(chosen: Sequence[tuple[int, int]]) -> bool:
        return all(a[1] <= b[1] for a, b in itertools.pairwise(sorted(chosen)))

    kept = links - off_the_chain(list(links))
    assert ordered(list(kept))
    larger = itertools.combinations(links, len(kept) + 1)
    assert not any(ordered(chosen) for chosen in larger)


@pytest.mark.parametrize("name", PEERS)
def test_peers_link_a_text_to_itself(name: str) -> None:
    """Every method links equal texts clause by clause."""
    paragraphs = [line.text for line in text_of(12, 0).lines]
    found = [link[:2] for link in PEERS[name].link(paragraphs, paragraphs)]
    assert found == [(i, i) for i in range(len(paragraphs))]


@pytest.mark.parametrize("name", PEERS)
def test_links_are_better_than_those_of_peers(name: str) -> None:
    """On the bundled texts F1 of all links, and with every edit at once, is above any peer's."""
    ours, peer = results()[OURS], results()[name]
    assert ours.links().f1 > peer.links().f1
    for scenario in NAMES:
        if scenario.startswith(("split", "merged", "all")):
            assert ours.links(scenario).f1 > peer.links(scenario).f1


def test_links_of_known_edits_are_right() -> None:
    """On the bundled texts F1 of links and of moved links is above its floor."""
    assert results()[OURS].links().f1 >= LEAST_F1
    assert results()[OURS].moved().f1 >= LEAST_MOVED_F1


def test_the_script_reports_on_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files given are measured, too short ones left out, figures printed and written."""
    files = []
    for seed in range(2):
        files.append(tmp_path / f"{seed}.txt")
        files[-1].write_text(draft(12, seed=seed).text, encoding="utf-8")
    files.append(tmp_path / "short.txt")
    files[-1].write_text("The Assembly,\n\n1. Urges nobody to leave the harbour.", encoding="utf-8")
    report = tmp_path / "report.json"
    measure_links.main([*map(str, files), "--json", str(report), "--misses", "1"])
    printed_out = capsys.readouterr()
    assert "2 texts of 24 clauses, 26 pairs" in printed_out.out
    assert "short.txt" in printed_out.err
    figures = json.loads(report.read_text(encoding="utf-8"))
    assert set(figures) == {OURS, *PEERS}
    assert 0.9 <= figures[OURS]["all"]["f1"] <= 1
