"""Dates are read in every language of the packs, and only whole ones."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.lexicon import load
from diplodiff.parsing._dates import ends_in_month, find_dates, is_month, match_date

DAY = dt.date(2020, 7, 22)


def read(text: str, language: str = "en") -> list[tuple[str, dt.date]]:
    """Return the dates of a text with the words that give them."""
    found = find_dates(text, language=language)
    return [(text[start:end], date) for start, end, date in found]


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "22 July 2020"),
        ("en", "July 22, 2020"),
        ("en", "22nd of July 2020"),
        ("en", "2020-07-22"),
        ("fr", "22 juillet 2020"),
        ("es", "22 de julio de 2020"),
        ("es", "22 de julio del 2020"),
        ("de", "22. Juli 2020"),
        ("tr", "22 Temmuz 2020"),
        ("ru", "22 июля 2020 года"),
        ("zh", "2020年7月22日"),
        ("ar", "٢٢ تموز/يوليه ٢٠٢٠"),
        ("ar", "22 يوليو 2020"),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(language: str, printed: str) -> None:
    """Each form gives the same day and its own words."""
    assert read(f"({printed}).", language) == [(printed, DAY)]


def test_ordinals_and_hard_wraps_are_part_of_a_date() -> None:
    """The first of a month, and a date that runs over a line end."""
    assert read("le 1er juin 1999", "fr") == [("1er juin 1999", dt.date(1999, 6, 1))]
    assert read("until 3\n   Sept. 2031") == [("3\n   Sept. 2031", dt.date(2031, 9, 3))]


@pytest.mark.parametrize(
    "text",
    [
        "31 June 2020",
        "July 2020",
        "22 July",
        "22 troops 2020",
        "5/22 July 2020",
        "2020-13-01",
        "July 32, 2020",
    ],
)
def test_what_is_no_whole_date_is_not_read(text: str) -> None:
    """Misprints, months and days without a year say no day."""
    assert read(text) == []


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(["en", "fr", "de", "tr", "ru"]))
def test_every_day_is_read_back(date: dt.date, language: str) -> None:
    """A date written with the pack's name of the month is read as that date."""
    written = f"{date.day} {load(language).months[date.month - 1]} {date.year}"
    found = match_date(f"on {written}, or", 3, language=language)
    assert found is not None
    assert found.date == date
    assert match_date(written, 0, len(written) - 1, language=language) is None


def test_no_date_begins_at_other_words() -> None:
    """Matching is for one place only, finding is for all."""
    assert match_date("on 22 July 2020") is None
    assert match_date("22 boats 2020") is None


def test_months_may_be_short() -> None:
    """An abbreviation counts when it fits one month only."""
    assert is_month("Sept")
    assert not is_month("Ma")
    assert is_month("juil", language="fr")
    assert not is_month("jui", language="fr")
    assert ends_in_month("until 31 December")


@pytest.mark.parametrize(
    "bait", ["1", "1 ", "22 July ", "May ", "2020-", "1 de ", "A", "1 abc abc", "1 a/a "]
)
def test_no_text_takes_long(bait: str) -> None:
    """A megabyte of what almost is a date is read in well under a second."""
    begun = time.perf_counter()
    assert read(bait * (1_000_000 // len(bait))) == []
    assert time.perf_counter() - begun < 1
