"""Reports on a ranking: one readable entry per text, the closest first."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from diplodiff.batch import Ranked, rank
from diplodiff.parsing import parse
from diplodiff.rendering import TextOptions, render
from reports import MIDDLING, NEW, OLD, made

if TYPE_CHECKING:
    from diplodiff.model import Statement

LONG = "2024-05-01-joint-statement-of-the-northern-republic-on-ferries.txt"
FAR = parse("1. Keep every hive away from wind.", title="Notes on Bees")


def ranked(*others: Statement, width: int = 60, names: tuple[str, ...] = ()) -> str:
    """Rank texts by how close they are to the old one, as text without colour."""
    ranking = rank(parse(OLD), others)
    return render(ranking, "text", options=TextOptions(width=width, names=names))


class TestText:
    """The report for a terminal or a pipe."""

    @pytest.mark.parametrize("width", [40, 60, 100])
    def test_a_ranking_names_texts_scores_and_reasons(self, width: int) -> None:
        """The closest first, under its name, with figures and counts."""
        names = ("base.txt", "near.txt", "same.txt")
        flat = " ".join(ranked(parse(NEW), parse(OLD), width=width, names=names).split())
        assert "Closest to base.txt: Joint Communiqué" in flat
        assert flat.index("1 same.txt 1.00 1.00 0.00") < flat.index("2 near.txt 0.")
        assert "all unchanged" in flat
        assert "2 near.txt" in flat

    def test_figures_stand_in_columns_beside_the_names(self) -> None:
        """At the right, below what they are called; then title, then counts."""
        lines = ranked(parse(OLD), names=("base.txt", "same.txt")).split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith("1  same.txt"))
        assert lines[place - 2].endswith("  Similarity  Retained  Added")
        assert lines[place].endswith("        1.00      1.00   0.00")
        assert len(lines[place]) == len(lines[place - 2]) == 60
        assert lines[place + 1] == "   Joint Communiqué on the Lake Treaty, 3 March 2019"
        assert lines[place + 2] == "   all unchanged"

    def test_a_long_name_has_a_line_of_its_own(self) -> None:
        """It is not broken for the sake of the figures, and at hyphens if it has to be."""
        wide = ranked(parse(OLD), width=80, names=("", LONG)).splitlines()
        assert wide[wide.index(f"1  {LONG}") + 1].split() == ["1.00", "1.00", "0.00"]
        narrow = ranked(parse(OLD), width=40, names=("", LONG))
        assert "1  2024-05-01-joint-statement-of-the-\n   northern-republic-on-" in narrow

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("", "1  Joint Communiqué on the Lake Treaty, 3 March 2019  "),
            ("joint communiqué on the lake treaty, 3 march 2019.txt", ""),
        ],
    )
    def test_a_title_that_the_name_tells_is_not_repeated(self, name: str, shown: str) -> None:
        """A text without a name goes by its title."""
        report = ranked(parse(OLD), width=120, names=("", name))
        assert shown in report
        assert report.casefold().count("joint communiqué") == 2  # the base's own, and this one

    def test_texts_with_nothing_in_common_have_no_place(self) -> None:
        """They are listed below the others, in the order in which they were given."""
        names = ("base.txt", "bees.txt", "same.txt", LONG)
        report = ranked(FAR, parse(OLD), FAR, names=names)
        assert "1  same.txt" in report
        assert "2  " not in report
        flat = " ".join(report.split())
        assert f"Nothing in common bees.txt: Notes on Bees {LONG[:50]}" in flat
        assert "0.00  " not in report.split("Nothing in common")[1]

    def test_a_ranking_of_strangers_has_no_columns(self) -> None:
        """Without a text that is like the base there are no figures to name."""
        report = ranked(FAR, names=("base.txt", "bees.txt"))
        assert "Nothing in common\n  bees.txt: Notes on Bees\n" in report
        assert "Similarity  Retained" not in report


class TestMarkdown:
    """The report for GitHub and its like."""

    def test_a_ranking_is_a_table(self) -> None:
        """One line a text, closest first."""
        base, near = parse(OLD), parse(NEW)
        options = TextOptions(names=("base.txt", "near.txt", "same.txt"))
        document = render(rank(base, [near, base]), "markdown", options=options)
        assert document.startswith("# Closest to base.txt: ")
        assert (
            "| 1 | same.txt<br>Joint Communiqué on the Lake Treaty, 3 March 2019 | 1.00 |"
            in document
        )
        assert "| 2 | near.txt<br>" in document
        assert "Nothing in common" not in document

    def test_texts_with_nothing_in_common_are_a_list(self) -> None:
        """Below the table, or instead of it."""
        options = TextOptions(names=("base.txt", "bees_1.txt"))
        document = render(rank(parse(OLD), [FAR]), "markdown", options=options)
        assert "**Nothing in common:**\n\n- bees\\_1.txt; Notes on Bees\n" in document
        assert "| 1 |" not in document


class TestJson:
    """The report for other programs."""

    def test_a_ranking_counts_and_names(self) -> None:
        """Each text has its place, its place in the input, its name, scores and counts."""
        base, near = parse(OLD), parse(NEW)
        options = TextOptions(names=("base.txt", "near.txt"))
        data = json.loads(render(rank(base, [near, base]), "json", options=options))
        assert data["schema"] == "diplodiff/ranking"
        assert data["base"]["name"] == "base.txt"
        first, second = data["ranked"]
        assert (first["rank"], first["position"], first["name"]) == (1, 1, "")
        assert (second["rank"], second["position"], second["name"]) == (2, 0, "near.txt")
        assert first["scores"]["similarity"] == 1.0
        assert first["changes"]["unchanged"] == len(base)
        assert second["date"] == "2021-04-09"

    def test_a_score_that_is_no_number_is_refused(self) -> None:
        """NaN is no JSON."""
        faulty = dataclasses.replace(MIDDLING, similarity=float("nan"))
        ranked = Ranked(position=0, comparison=dataclasses.replace(made(), scores=faulty))
        with pytest.raises(ValueError, match="not JSON compliant"):
            render((ranked,), "json")
