"""Reports on a ranking: one readable entry per text, the closest first."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from diplodiff.batch import Ranked, rank
from diplodiff.errors import OptionError
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


class TestTextsThatWereOnlyLookedAt:
    """Every report tells them from those that were compared."""

    NAMES = TextOptions(width=60, names=("base.txt", "new.txt", "bees_1.txt", "same.txt"))

    def ranking(self) -> tuple[Ranked, ...]:
        """Rank three texts, of which one is compared."""
        return rank(parse(OLD), [parse(NEW), FAR, parse(OLD)], limit=1)

    def test_they_are_listed_below_with_their_first_look(self) -> None:
        """With a sentence that says what the figures are, and how to have more texts compared."""
        ranking = self.ranking()
        lines = render(ranking, "text", options=self.NAMES).splitlines()
        start = lines.index("First look")
        assert lines[start + 1].startswith(f"{ranking[1].first_look:.2f}  new.txt: Joint Comm")
        assert "bees_1.txt: Notes on Bees" in "".join(lines[start + 2 : start + 4])
        flat = " ".join(" ".join(lines).split())
        assert "These were not compared: the 1 text above seemed closer at a first look" in flat
        assert flat.index("1 same.txt") < flat.index("First look") < flat.index("Similarity How")
        assert "Nothing in common" not in flat

    def test_they_have_a_table_of_their_own(self) -> None:
        """In Markdown."""
        document = render(self.ranking(), "markdown", options=self.NAMES)
        assert "| First look | Text |" in document
        assert "| bees\\_1.txt<br>Notes on Bees |" in document
        assert document.count("These were not compared") == 1

    def test_they_have_no_scores(self) -> None:
        """In JSON there is null in place of scores and counts."""
        first, second, third = json.loads(render(self.ranking(), "json", options=self.NAMES))[
            "ranked"
        ]
        assert (first["in_full"], first["first_look"]) == (True, 1.0)
        assert [item["name"] for item in (second, third)] == ["new.txt", "bees_1.txt"]
        for item in (second, third):
            assert (item["in_full"], item["scores"], item["changes"]) == (False, None, None)
        assert 1 > second["first_look"] > third["first_look"] >= 0

    def test_a_report_on_them_alone_is_refused(self) -> None:
        """They do not know what they were held against."""
        for style in ("text", "markdown", "json"):
            with pytest.raises(OptionError, match="the whole of what rank"):
                render(self.ranking()[1:], style)


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
        comparison = dataclasses.replace(made(), scores=faulty)
        ranked = Ranked(
            position=0, statement=comparison.other, first_look=0.5, comparison=comparison
        )
        with pytest.raises(ValueError, match="not JSON compliant"):
            render((ranked,), "json")
