"""The check that nothing is lost: letters of the source that an extract does not have."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.reading._extract import Extract
from diplodiff.reading._kept import check_kept
from pace import PACE

SOURCE = "The Ministers met in Lindholm. " * 20


def dropped(text: str, strip: str) -> list[str]:
    """Return the messages of the check."""
    return [notice.message for notice in check_kept(Extract(text=text), strip).notices]


@given(st.text(), st.randoms())
def test_order_and_white_space_do_not_count(text: str, chance: object) -> None:
    """An extract that has every character of its source is complete, in whatever order."""
    characters = list(text)
    chance.shuffle(characters)  # type: ignore[attr-defined]  # a random.Random
    assert not dropped("\n".join(characters), text)


@pytest.mark.parametrize(
    ("text", "strip"),
    [
        ("cooperation", "co-\noperation"),
        ("oﬀice", "office"),
        ("De\u0301claration", "Déclaration"),
        ("MINISTERS", "Ministers"),
        ("1. " + SOURCE, SOURCE),
        (SOURCE, SOURCE + "7"),
        ("", " \n – "),
    ],
)
def test_what_is_no_loss(text: str, strip: str) -> None:
    """Mended hyphens, ligatures, composed letters and rebuilt numbers are not missed."""
    assert not dropped(text, strip)


def test_loss_is_told() -> None:
    """A paragraph that is gone is told with its share."""
    assert dropped(SOURCE, SOURCE + "A clause nobody sees.") == [
        "3 % of the letters of the document are missing from its text"
    ]
    assert dropped("", "All of it") == [
        "100 % of the letters of the document are missing from its text"
    ]
    extract = check_kept(Extract(text=SOURCE), SOURCE + "Six", least=0.999)
    assert extract.notices[0].message.startswith("0.6 %")
    assert extract.notices[0].end == len(SOURCE.rstrip())


def test_a_long_document_takes_no_time() -> None:
    """Ten megabytes are compared in linear time."""
    begun = time.process_time()
    assert not dropped("ferry" * 1_000_000, "ferry" * 1_000_000)
    assert time.process_time() - begun < 3 * PACE
