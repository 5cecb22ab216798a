"""Markers, labels, depths and parents: how one cites a clause."""

from __future__ import annotations

import pytest

from diplodiff.parsing import parse
from texts import labels


def test_drafters_labels() -> None:
    """PP and OP numbers that the drafters wrote decide the part and are cited as written."""
    text = "PP1 Recalling the ferry,\n\nPP1 bis The piers,\n\nOP1. Decides to meet;\n\nOP2 Asks."
    assert labels(text) == ["PP1", "PP1 bis", "OP1", "OP2"]


def test_inserted_numbers() -> None:
    """A bis paragraph keeps its printed number and disturbs no sequence."""
    text = "The Council,\n\n1. Decides to meet;\n\n1 bis. Requests help;\n\n2. Asks for more."
    assert labels(text) == ["Organ", "OP1", "OP1 bis", "OP2"]
    assert parse(text).warnings == ()


def test_lists_below_the_paragraph_that_announces_them() -> None:
    """Items below "...:" are cited under it; an indented bullet is a level deeper."""
    text = (
        "We met.\n\nWe spoke at length.\n\nWe will do the following:\n\n1. Sail.\n\n2. Row.\n\n"
        "We will also:\n\n-   walk;\n    -   slowly;\n    -   quickly;\n-   run.\n\nWe left.\n\n"
        "The end."
    )
    assert labels(text) == [
        *("Para. 1", "Para. 2", "Para. 3", "Para. 3(1)", "Para. 3(2)", "Para. 4"),
        *("Para. 4, indent 1", "Para. 4, indent 1, indent 1", "Para. 4, indent 1, indent 2"),
        *("Para. 4, indent 2", "Para. 5", "Para. 6"),
    ]


def test_numbered_headings_number_their_paragraphs() -> None:
    """Below "2. Tariffs" the second paragraph is 2(2)."""
    text = (
        "1. **Piers**\n\n1. We keep them.\n\n2. We paint them.\n\n"
        "2\\. **Tariffs**\n\n1. We halve them.\n\n2. We publish them.\n"
    )
    assert labels(text) == [
        *("Heading 1", "Para. 1(1)", "Para. 1(2)", "Heading 2", "Para. 2(1)", "Para. 2(2)"),
    ]


def test_lists_of_one_item_each_are_counted() -> None:
    """Converters restart each item at 1; the clauses are counted all the same."""
    text = (
        "Recalling the ferry;\n\nNoting the piers;\n\nAgreed to:\n\n1. Sail.\n\n1. Row.\n\n1. Swim."
    )
    assert labels(text) == ["PP1", "PP2", "Lead-in", "OP1", "OP2", "OP3"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10. (a) The ferry sails.", [("10. (a)", "Para. 10(a)", 0)]),
        ("1.\u200b The ferry sails.", [("1.\u200b", "Para. 1", 0)]),
        ("1° The ferry sails.", [("1°", "Para. 1", 0)]),
        ("1. (2) The ferry sails.", [("1.", "Para. 1", 0)]),
        ("2 bis) The ferry sails.", [("2 bis)", "Para. 2 bis", 0)]),
        ("(3) The ferry sails.", [("(3)", "Para. (3)", 0)]),
        ("7.3 The ferry sails.\n\n7.4 It stops.", [("", "Para. 1", 0), ("", "Para. 2", 0)]),
        (
            "1.1 The ferry sails.\n\n1.2 It stops.",
            [("1.1", "Para. 1.1", 0), ("1.2", "Para. 1.2", 0)],
        ),
        ("4.5 million people sailed.", [("", "Para. 1", 0)]),
        ("1976. The ferry sails.", [("", "Para. 1", 0)]),
        ("3 March 2031 was cold.", [("", "Para. 1", 0)]),
        ("J. Roe sailed.", [("", "Para. 1", 0)]),
        ("(iv) The ferry sails.", [("(iv)", "Para. (iv)", 0)]),
        ("- The ferry sails.", [("-", "Para. 1", 0)]),
        ("-5 degrees.", [("", "Para. 1", 0)]),
    ],
)
def test_markers(text: str, wanted: list[tuple[str, str, int]]) -> None:
    """What counts as a marker, and how its clause is cited."""
    assert [(c.marker, c.label, c.depth) for c in parse(text)] == wanted


def test_letters_and_roman_numerals() -> None:
    """(i) behind (h) is a letter, behind (a) it opens a level; deep nesting stops somewhere."""
    letters = "".join(f"({letter}) the item {letter};\n\n" for letter in "abcdefghij")
    assert labels(f"1. We list:\n\n{letters}")[-2:] == ["Para. 1(i)", "Para. 1(j)"]
    nested = "1. We list:\n\n(a) this;\n\n(i) one;\n\n(ii) two;\n\n(b) that;\n\n(i) three."
    assert labels(nested)[1:] == [
        *("Para. 1(a)", "Para. 1(a)(i)", "Para. 1(a)(ii)", "Para. 1(b)", "Para. 1(b)(i)"),
    ]
    assert max(c.depth for c in parse("(i) x\n\n(v) y\n\n" * 20)) < 7


def test_headings_without_number_end_an_article() -> None:
    """What stands below "Final provisions" belongs to no article."""
    text = "Article 1\n\nIt sails daily.\n\n**Final provisions**\n\nIt sails on."
    assert labels(text) == ["Heading 1", "Art. 1", "Heading 2", "Para. 1"]
