"""Characters that deceive a reader are told, once for each kind; the words stay as received."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.model import LONGEST_EXCERPT
from diplodiff.parsing import parse
from diplodiff.parsing._characters import read_characters
from pace import PACE

WORDS = st.text(alphabet="ab аο\u0301\u200b\u00ad\ufffd\u202e.", max_size=200)


@given(WORDS)
def test_one_notice_for_each_kind(text: str) -> None:
    """No text gives two notices of one code; each points into the text."""
    notices = read_characters(text)
    codes = [notice.code for notice in notices]
    assert len(set(codes)) == len(codes)
    for notice in notices:
        assert 0 <= notice.start < notice.end <= len(text)
        assert len(notice.excerpt) <= LONGEST_EXCERPT


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("The С\u006funcil decides", "Confusable", "Сouncil"),
        ("the p\u043ert of call", "Confusable", "p\u043ert"),
        ("\u0391thens agrees", "Confusable", "\u0391thens"),
        ("порт Ферр\u006fландии", "Confusable", "Ферр\u006fландии"),
        ("the co\u00adoperation of ports", "InvisibleCharacters", "co\u00adoperation"),
        ("a zero\u200bwidth space", "InvisibleCharacters", "zero\u200bwidth"),
        ("ferries \u202eyliad\u202c sail", "BidiControl", "\u202eyliad\u202c"),
        ("a turned\u200fword", "BidiControl", "turned\u200fword"),
        ("a \u3164filled word", "InvisibleCharacters", "\u3164filled"),
        ("a tag\U000e0041ged word", "InvisibleCharacters", "tag\U000e0041ged"),
        ("the ferry \uff53\uff48all sail", "Confusable", "\uff53\uff48all"),
        ("the ferry \U0001d42c\U0001d421all sail", "Confusable", "\U0001d42c\U0001d421all"),
        ("a nul\x00l byte", "ControlCharacters", "nul\x00l"),
        ("a \x1b[31mred word", "ControlCharacters", "\x1b[31mred"),
        ("no\ufffecharacter", "ControlCharacters", "no\ufffecharacter"),
        ("the D\x90claration", "ControlCharacters", "D\x90claration"),
        ("the DÃ©claration", "Mojibake", "DÃ©claration"),
        ("ferries â€“ and ports", "Mojibake", "â€“"),
        ("a joined\u200dword", "InvisibleCharacters", "joined\u200dword"),
        ("the port of \ufffdlesund", "ReplacementCharacters", "\ufffdlesund"),
        ("a h\u0301\u0302\u0303\u0304\u0305arbour", "CombiningFlood", None),
    ],
)
def test_what_is_told(text: str, code: str, words: str | None) -> None:
    """The notice quotes the word in which the first such character stands."""
    (notice,) = read_characters(text)
    assert notice.code == code
    assert words is None or notice.excerpt == text[notice.start : notice.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "Plain ASCII.",
        "“Typographic” marks – and accents: Ålesund, Vie\u0302\u0323t Nam",
        "Порты Ферроландии открыты; the ports are open",
        "ＡＳＥＡＮ諸国",
        "La déclaration « Âge » et le château d’Hâvre",
        "5 \u03bcg/m3, \u0394t, \u03b1-rays",
        "\ufeffA byte order mark begins a file",
        "می\u200cشود \u200fمیناء",
        "a hyphen at the end\u00ad of a line",
    ],
)
def test_what_is_no_doubt(text: str) -> None:
    """Units, accents, other scripts, and what a script is written with are as they should be."""
    assert read_characters(text) == []


def test_places_are_counted() -> None:
    """The message says how many there are, the offsets where the first is."""
    text = "All \ufffdorts, d\ufffdcks and qu\ufffdys\u200b; сargо"
    messages = {notice.code: notice.message for notice in read_characters(text)}
    assert messages["ReplacementCharacters"] == "3 characters were lost in decoding"
    assert messages["InvisibleCharacters"] == "1 invisible character, the first U+200B"
    assert messages["Confusable"].startswith("1 word mixes")


def test_warnings_come_in_the_order_of_the_text() -> None:
    """Whatever found them, doubts are told from the first to the last."""
    statement = parse("1. \u200bPorts open.\n\n7. Ferries [sail.\n\n8. D\ufffdcks close.")
    assert [notice.code for notice in statement.warnings] == [
        *("InvisibleCharacters", "NumberOutOfSequence", "UnclosedBracket"),
        "ReplacementCharacters",
    ]
    assert all(notice.excerpt for notice in statement.warnings)


@pytest.mark.parametrize(
    "flood",
    [
        *("a" + "\u0301" * 1_000_000, "a\u0301\u0301" * 330_000, "\ufffd" * 1_000_000),
        *("aа" * 500_000, "aа " * 330_000),
        *("\u200b" * 1_000_000, "\u200c" * 1_000_000, "a\u00ad" * 500_000),
    ],
)
def test_floods_take_no_time(flood: str) -> None:
    """A megabyte is looked through in linear time: well under a second."""
    begun = time.process_time()
    assert len(read_characters(flood)) <= 2
    assert time.process_time() - begun < 3 * PACE  # one on an idle machine, which this may not be
