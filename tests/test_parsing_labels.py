"""Markers, labels, depths and parents: how one cites a clause."""

from __future__ import annotations

import pytest

from diplodiff.model import ClauseKind
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


TREATY = """\
The Parties to this Agreement,

Recalling the ferry,

Noting the piers,

Have agreed as follows:

"""


def test_indented_lists_are_paragraphs_of_the_one_above() -> None:
    """A list that begins again further in is cited under its paragraph, also where both go on."""
    text = TREATY + (
        "## Article 2\n\n1. Each Party shall:\n\n    1. Sail;\n\n    2. Row.\n\n"
        "2. The Parties shall meet.\n\n3. They may vote.\n"
    )
    assert labels(text)[5:] == [
        *("Art. 2(1)", "Art. 2(1)(1)", "Art. 2(1)(2)", "Art. 2(2)", "Art. 2(3)"),
    ]


def test_headings_inside_an_article() -> None:
    """Numbered sub-headings number what stands below them; bold ones leave the article as it is."""
    text = TREATY + (
        "## Article 3\n\n1. **Support**\n\n    Each Party shall pay.\n\n2. **Tariffs**\n\n"
        "    Each Party shall lower them.\n\n2 bis. Nobody shall raise them.\n\n"
        "3. The Parties shall meet.\n\n**Final words**\n\n4. They may vote.\n"
    )
    assert labels(text)[5:] == [
        *("Heading 2", "Art. 3(1)", "Heading 3", "Art. 3(2)", "Art. 3(2 bis)", "Art. 3(3)"),
        *("Heading 4", "Art. 3(4)"),
    ]


@pytest.mark.parametrize(
    ("heading", "cited"),
    [
        ("Artículo 4", "Art. 4"),
        ("Статья 4", "Art. 4"),
        ("Artikel 4", "Art. 4"),
        ("Madde 4", "Art. 4"),
        ("第四条", "Art. 4"),
        ("第十二条", "Art. 12"),
        ("المادة 4", "Art. 4"),
        ("[Article 4 bis]", "Art. 4 bis"),
    ],
)
def test_articles_are_cited_alike_in_every_language(heading: str, cited: str) -> None:
    """What heads an article in one of the packs' languages numbers the paragraphs below it."""
    text = f"{TREATY}## {heading}\n\n1. The ferry sails.\n\n2. The piers stand.\n"
    assert labels(text)[5:] == [f"{cited}(1)", f"{cited}(2)"]


def test_options_of_one_paragraph() -> None:
    """Each option is cited by the number of its paragraph and by its own."""
    text = (
        "The Council,\n\nNoting the ferry,\n\n1. Decides to act;\n\n2. Option 1: Requests help:\n\n"
        "(a) From pilots;\n\nOption 2: Invites pilots;\n\nOption 3: [no text]\n\n3. Asks for more."
    )
    assert labels(text)[2:] == [
        *("OP1", "OP2, Option 1", "OP2, Option 1(a)", "OP2, Option 2", "OP2, Option 3", "OP3"),
    ]


def test_options_that_are_headings() -> None:
    """Each list below an option begins anew; the number that goes on ends the options."""
    text = TREATY + (
        "## Article 2\n\n1. The ferry sails.\n\n**Option 1:**\n\n1. It sails daily.\n\n"
        "2. It sails at noon.\n\n3. It sails home.\n\n**Option 2:**\n\n1. It sails at night.\n\n"
        "2. It sails at dawn.\n\n2. The piers stand.\n"
    )
    statement = parse(text)
    assert [c.label for c in statement if c.kind is ClauseKind.OPERATIVE] == [
        *("Art. 2(1)", "Art. 2(1), Option 1", "Art. 2(2), Option 1", "Art. 2(3), Option 1"),
        *("Art. 2(1), Option 2", "Art. 2(2), Option 2", "Art. 2(2)"),
    ]
    assert not statement.warnings


def test_a_lost_bracket_of_a_letter() -> None:
    """A letter that has lost its first bracket goes on with its list."""
    text = "The Council,\n\n1. Asks pilots:\n\n(a) To sail;\n\n(b) To row;\n\nc) To swim;\n"
    assert labels(text)[1:] == ["OP1", "OP1(a)", "OP1(b)", "OP1(c)"]
