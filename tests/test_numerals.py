"""Numbers of lists as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.reading import _numerals

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1, "a"), (26, "z"), (27, "aa"), (260, "z" * 10), (261, "261"), (0, "0"), (-4, "-4")],
)
def test_letters_are_repeated(value: int, expected: str) -> None:
    """As Word does; figures where nobody would count letters."""
    assert _numerals.lettered(value, LETTERS) == expected


@given(st.integers(-5, 10**9))
def test_letters_are_numbers_to_the_base_of_the_alphabet(value: int) -> None:
    """As LibreOffice does; each number has its own."""
    written = _numerals.spelt(value, LETTERS)
    if value < 1:
        assert written == str(value)
        return
    read = 0
    for letter in written:
        read = 26 * read + LETTERS.index(letter) + 1
    assert read == value


@given(st.integers(-5, 5_000))
def test_roman_numerals_are_read_back(value: int) -> None:
    """Below four thousand; figures elsewhere."""
    written = _numerals.roman(value)
    if not 0 < value < 4_000:
        assert written == str(value)
        return
    worth = [ROMAN[letter] for letter in written]
    signed = [-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True)]
    assert sum(signed) == value


def test_chinese_numerals() -> None:
    """Up to ninety-nine."""
    written = [_numerals.chinese(value) for value in (1, 10, 11, 20, 99, 100, 0)]
    assert written == ["一", "十", "十一", "二十", "九十九", "100", "0"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2, ("Two", "Second", "2nd")),
        (3, ("Three", "Third", "3rd")),
        (11, ("Eleven", "Eleventh", "11th")),
        (12, ("Twelve", "Twelfth", "12th")),
        (20, ("Twenty", "Twentieth", "20th")),
        (45, ("Forty-five", "Forty-fifth", "45th")),
        (101, ("101", "101", "101st")),
    ],
)
def test_words(value: int, expected: tuple[str, ...]) -> None:
    """English, as Word writes them."""
    ways = ("", "word", "figures")
    assert tuple(_numerals.worded(value, ordinal=way) for way in ways) == expected


def test_bullets() -> None:
    """Signs stay what they are; words are no signs."""
    assert [_numerals.bullet(sign) for sign in ("", "*", "Note", "\u00a7")] == [
        "",
        "*",
        "Note",
        "▪",
    ]
