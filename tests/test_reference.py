"""The reference statement: found inside the page that quotes it, clause by clause."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from diplodiff import reference
from diplodiff.errors import NotAFileError
from diplodiff.model import Clause, ClauseKind
from diplodiff.reading import read
from diplodiff.reference import reference_statement

SEED = Path(__file__).parents[1] / "seeds" / "000_30507fdfd98f20b1.txt"

CHAPEAU = (
    "The Republic of Turkey and the Russian Federation whose leaders launched an initiative in "
    "Istanbul on 8 January 2020 to de-escalate the situation on the ground and to pave the way "
    "for a political process in Libya,"
)

# label, marker, opening, span, text
CLAUSES = [
    (
        "PP1",
        "–",
        "Reaffirming",
        (1147, 1319),
        (
            "Reaffirming their strong commitment to the sovereignty, independence, unity and "
            "territorial integrity of Libya, as well as to the purposes and principles of the UN "
            "Charter;"
        ),
    ),
    (
        "PP2",
        "–",
        "Expressing the conviction",
        (1323, 1505),
        (
            "Expressing the conviction that there is no military solution to the Libyan conflict "
            "and it can only be solved through a Libyan-led and Libyan-owned, UN-facilitated "
            "political process;"
        ),
    ),
    (
        "PP3",
        "–",
        "Emphasizing",
        (1509, 1621),
        (
            "Emphasizing the necessity to combat terrorist individuals and entities as designated "
            "by the UN Security Council;"
        ),
    ),
    (
        "PP4",
        "–",
        "Reaffirming",
        (1625, 1788),
        (
            "Reaffirming their determination to continue bilateral interaction in order to achieve "
            "security and stability in the country and improve the humanitarian situation."
        ),
    ),
    (
        "OP1",
        "1.",
        "Continue",
        (1821, 1962),
        (
            "Continue joint efforts, including encouraging the Libyan parties, with a view to "
            "creating conditions for a lasting and sustainable ceasefire."
        ),
    ),
    (
        "OP2",
        "2.",
        "Facilitate",
        (1968, 2147),
        (
            "Facilitate the advancement of the intra-Libyan political dialogue in line with the "
            "conclusions of the Berlin Conference on Libya (19 January 2020) and in coordination "
            "with the UN."
        ),
    ),
    (
        "OP3",
        "3.",
        "Call upon",
        (2153, 2291),
        (
            "Call upon the parties to take measures in order to ensure safe humanitarian access "
            "and delivery of urgent assistance to all those in need."
        ),
    ),
    (
        "OP4",
        "4.",
        "Consider",
        (2297, 2419),
        (
            "Consider creating a Joint Working Group on Libya and convene the next round of "
            "consultations in Moscow in the near future."
        ),
    ),
]


def by_span(span: tuple[int, int]) -> Clause:
    """Return the clause of the reference statement with a span."""
    return next(clause for clause in reference_statement() if (clause.start, clause.end) == span)


def test_source_is_the_page_as_found() -> None:
    """The text that offsets refer to is the bundled file, character for character."""
    assert reference_statement().source_text == SEED.read_bytes().decode("utf-8")


def test_span() -> None:
    """The statement is found between the paragraphs of the article around it."""
    assert reference_statement().span == (810, 2419)


def test_what_the_statement_says_of_itself() -> None:
    """Number, date, title and place come from the line above the statement."""
    statement = reference_statement()
    assert statement.number == "156"
    assert statement.date == dt.date(2020, 7, 22)
    assert statement.title == (
        "Joint Statement on the Turkish-Russian High-Level Consultations on Libya"
    )
    assert statement.place == "Ankara"


def test_parties() -> None:
    """The parties are named in the chapeau, in its order."""
    assert reference_statement().parties == ("The Republic of Turkey", "the Russian Federation")


def test_chapeau() -> None:
    """The chapeau is framing, with its own span."""
    chapeau = by_span((930, 1143))
    assert chapeau.kind is ClauseKind.FRAMING
    assert chapeau.label == "Chapeau"
    assert chapeau.text == CHAPEAU


def test_lead_in() -> None:
    """The lead-in from which the operative verbs take their force is framing."""
    lead_in = by_span((1790, 1814))
    assert lead_in.kind is ClauseKind.FRAMING
    assert lead_in.label == "Lead-in"
    assert lead_in.text == "Agreed on the following:"


def test_numbers_of_clauses() -> None:
    """There are four preambular and four operative clauses, and no others of substance."""
    statement = reference_statement()
    assert len(statement.preamble) == 4
    assert len(statement.operative) == 4
    others = {clause.kind for clause in statement if clause.label[:2] not in {"PP", "OP"}}
    assert others <= {ClauseKind.FRAMING, ClauseKind.HEADING}


@pytest.mark.parametrize(("label", "marker", "opening", "span", "text"), CLAUSES)
def test_clause(label: str, marker: str, opening: str, span: tuple[int, int], text: str) -> None:
    """Each clause has its label, marker, opening, wording and span."""
    clause = by_span(span)
    assert (clause.label, clause.marker, clause.opening) == (label, marker, opening)
    assert clause.text == text


def test_operative_verbs() -> None:
    """The bare verbs after the lead-in are acts of their own."""
    heads = [clause.acts[0].head for clause in reference_statement().operative]
    assert heads == ["continue", "facilitate", "call upon", "consider"]


def test_the_article_is_omitted_not_lost() -> None:
    """What surrounds the statement is kept as omissions, each with its reason."""
    statement = reference_statement()
    page = statement.source_text
    for words in ("Source of the Photo", "In January, a conference", "Print Friendly", "Post a"):
        place = page.index(words)
        around = [span for span in statement.omitted if span.start <= place < span.end]
        assert len(around) == 1
        assert around[0].reason


def test_reading_the_file_gives_the_same_statement() -> None:
    """The bundled statement is what `read` makes of the file."""
    assert read(SEED) == reference_statement()


def test_parsed_once() -> None:
    """The statement is parsed once per process."""
    assert reference_statement() is reference_statement()


def test_installed_copy_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an installed package the text is taken from the package itself."""
    (tmp_path / "seeds").mkdir()
    text = "1. The Ministers met in Ljubljana.\n\n2. They agreed to meet again.\n"
    (tmp_path / "seeds" / SEED.name).write_bytes(text.encode("utf-8"))
    monkeypatch.setattr(reference, "__file__", str(tmp_path / "reference.py"))
    assert reference_statement.__wrapped__().source_text == text


def test_missing_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without the text says so, and how to mend it."""
    monkeypatch.setattr(reference, "__file__", str(tmp_path / "a" / "b" / "reference.py"))
    with pytest.raises(NotAFileError, match="missing from this installation; reinstall it"):
        reference_statement.__wrapped__()
