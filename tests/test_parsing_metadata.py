"""What a text says of itself: title, number, date, place, parties."""

from __future__ import annotations

import datetime as dt

import pytest

from diplodiff.parsing import parse
from texts import RESOLUTION


def test_metadata_of_a_resolution() -> None:
    """Title, number and date come from the title and the adoption line."""
    statement = parse(RESOLUTION)
    assert statement.title == "RESOLUTION 4021 (2031)"
    assert statement.number == "4021 (2031)"
    assert statement.date == dt.date(2031, 5, 5)
    assert (statement.symbol, statement.place, statement.parties) == ("", "", ())


@pytest.mark.parametrize(
    ("title", "number", "date"),
    [
        ("Resolution 73/6 of 18 December 2018", "73/6", dt.date(2018, 12, 18)),
        ("Decision 31/301", "31/301", None),
        ("No. 77/2031: Declaration of March 3, 2031", "77/2031", dt.date(2031, 3, 3)),
        ("Declaration of 31 June 2031", "", None),
        ("1514 (XV). Declaration", "1514 (XV)", None),
    ],
)
def test_numbers_and_dates(title: str, number: str, date: dt.date | None) -> None:
    """Numbers of every series, and no date that does not exist."""
    statement = parse(f"{title}\n\nThe General Assembly,\n\nRecalling it,\n\n1. Decides so.")
    assert (statement.number, statement.date) == (number, date)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Joint Statement on the Agreement on Ferries", "joint statement"),
        ("G7 Leaders’ Statement on Ferries", "joint statement"),
        ("Statement by the President of the Security Council", "presidential statement"),
        ("The Lisbon Communiqué", "communiqué"),
        ("Declaration on Ferries", "declaration"),
        ("Memorandum of Understanding on Ferries", "memorandum of understanding"),
        ("Protocol to the Convention on Ferries", "treaty"),
        ("Decision 31/301", "decision"),
        ("Recommendation No. 12", "recommendation"),
        ("Resolution 73/6. Declaration on Ferries", "resolution"),
        ("Notice", ""),
    ],
)
def test_the_first_kind_of_document_in_the_title_is_the_form(title: str, form: str) -> None:
    """A statement on an agreement is a statement."""
    assert parse("We met.\n\nWe left.", title=title).form == form


@pytest.mark.parametrize(
    ("text", "form", "organ"),
    [
        ("The Council,\n\nNoting it,\n\n1. Decides.", "resolution", "The Council"),
        ("The Assembly welcomes it.\n\nThe Assembly notes it.", "presidential statement", None),
        ("We, the leaders of Alfa, met.\n\nWe left.", "joint statement", ""),
        ("We, the ministers,\n\nNoting it,\n\nDeclare the following:\n\n1. Go.", "declaration", ""),
        (
            "Alfa and Bravo,\n\nNoting it,\n\nHave agreed as follows:\n\nArticle 1\n\nGo.",
            "treaty",
            "",
        ),
        ("Alfa and Bravo,\n\nNoting it,\n\nAgreed as follows:\n\n1. Go.", "joint statement", ""),
        ("We met.", "", ""),
    ],
)
def test_form_and_organ_without_a_title(text: str, form: str, organ: str | None) -> None:
    """Formulas and parts tell the form, the line before the preamble tells the organ."""
    statement = parse(text)
    assert statement.form == form
    assert statement.organ == ("The Assembly" if organ is None else organ)


def test_symbols_tell_the_form() -> None:
    """The series of a symbol says what a document is."""
    for symbol, form in [
        ("S/PRST/2031/4", "presidential statement"),
        ("A/RES/73/6", "resolution"),
        ("A/DEC/73/401", "decision"),
    ]:
        assert parse("We met.", symbol=symbol).form == form


def test_an_organ_named_by_the_adoption_line() -> None:
    """Where no line names it, the adoption line may."""
    text = "Adopted by the Human Rights Council on 3 March 2031\n\nNoting it,\n\n1. Decides so."
    assert parse(text).organ == "the Human Rights Council"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("DONE at Lisbon, this third day of March 2031.", dt.date(2031, 3, 3)),
        ("Done at Lisbon on the 21st day of March, 2031.", dt.date(2031, 3, 21)),
        ("Done at Lisbon, this thirty-first day of June 2031.", None),
        ("Signed at Lisbon on 4 March 2031.", dt.date(2031, 3, 4)),
        ("Adopted at Lisbon.", None),
    ],
)
def test_dates_of_adoption_lines(line: str, date: dt.date | None) -> None:
    """A date may be written in words; one that does not exist is none."""
    assert parse(f"The Council,\n\nNoting it,\n\n1. Decides.\n\n{line}").date == date


@pytest.mark.parametrize(
    ("title", "below", "parties"),
    [
        (
            "Joint Statement of the Governments of Alfa, Bravo, and Charlie",
            "",
            "Alfa|Bravo|Charlie",
        ),
        (
            "Joint Declaration on Ferries between the Republic of Alfa and the Kingdom of Bravo",
            "",
            "the Republic of Alfa|the Kingdom of Bravo",
        ),
        (
            "JOINT STATEMENT OF ALFA AND THE KINGDOM OF BRAVO ON FERRIES",
            "",
            "ALFA|THE KINGDOM OF BRAVO",
        ),
        ("Joint Statement", "We, the Foreign Ministers of Alfa and Bravo, met.", "Alfa|Bravo"),
        ("Joint Statement", "We, the leaders of Alfa and Bravo note the storm.", "Alfa|Bravo"),
        ("Joint Statement on Alfa and Bravo", "We met.", ""),
        ("Statement by the Minister of Alfa", "We met.", ""),
    ],
)
def test_parties_by_title_or_first_sentence(title: str, below: str, parties: str) -> None:
    """Where there is no chapeau, the title names the parties, or the first sentence does."""
    statement = parse(f"{title}\n\n{below}\n\nThe ferry sails.")
    assert "|".join(statement.parties) == parties


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Weimar, 3 May 2031", "Weimar", 3),
        ("Weimar, 3rd of May, 2031", "Weimar", 3),
        ("Weimar, May 3, 2031", "Weimar", 3),
        ("Done at Weimar, 3 May 2031", "Weimar", 3),
        ("3 May 2031", "", 3),
    ],
)
def test_place_and_date_directly_below_the_title(line: str, place: str, day: int) -> None:
    """A line of place and date is no part of the title above it."""
    statement = parse(f"Joint Statement of the Ferry Ministers\n{line}\n\nWe met.\n\nWe spoke.")
    assert statement.title == "Joint Statement of the Ferry Ministers"
    assert (statement.place, statement.date) == (place, dt.date(2031, 5, day))
