"""What a clause cites is found, has one identity however it is written, and lies in the clause."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff as dd
from diplodiff.model import ClauseKind, Reference, ReferenceKind
from diplodiff.parsing.references import References
from diplodiff.text import fold
from pace import PACE


def cite(text: str, language: str = "en") -> tuple[Reference, ...]:
    """Return the references of a text that is one clause."""
    return References(text, language=language).between(0, len(text))


def identities(text: str, language: str = "en") -> list[str]:
    """Return what a text cites, with what it belongs to."""
    return [
        f"{reference.identity} < {reference.within}" if reference.within else reference.identity
        for reference in cite(text, language)
    ]


def texts(text: str) -> list[str]:
    """Return the words with which a text cites."""
    return [reference.text for reference in cite(text)]


@pytest.mark.parametrize(
    ("printed", "identity"),
    [
        ("S/RES/2510 (2020)", "resolution 2510 (2020)"),
        ("S/RES/2510(2020)", "resolution 2510 (2020)"),
        ("resolution 2510(2020)", "resolution 2510 (2020)"),
        ("Security Council resolution 2510\n   (2020)", "resolution 2510 (2020)"),
        ("UN Security Council Resolution No. 2510 (2020)", "resolution 2510 (2020)"),
        ("UNSC resolution 2510", "resolution 2510"),
        ("UNSCR 2510", "resolution 2510"),
        ("A/RES/46/182", "General Assembly resolution 46/182"),
        ("resolution 46/182 of 19 December 1991", "resolution 46/182"),
        ("A/RES/491 (V)", "General Assembly resolution 491 (V)"),
        ("resolution 2145 (XXI)", "resolution 2145 (XXI)"),
        ("A/RES/3367 A (XXX)", "General Assembly resolution 3367 A (XXX)"),
        ("resolution 22 A (I)", "resolution 22 A (I)"),
        ("resolution 44/27 A and B", "resolution 44/27 A and B"),
        ("resolution S-13/2", "resolution S-13/2"),
        ("A/RES/ES-8/2", "General Assembly resolution ES-8/2"),
        ("resolution 2254 (S-VII)", "resolution 2254 (S-VII)"),
        ("decision 31/301", "decision 31/301"),
        ("decision 1/CP.21", "decision 1/CP.21"),
        ("A/HRC/RES/31/5", "Human Rights Council resolution 31/5"),
        ("Human Rights Council resolution 31/5", "Human Rights Council resolution 31/5"),
        ("E/RES/1978/1", "Economic and Social Council resolution 1978/1"),
        ("S/PRST/2014/16", "statement S/PRST/2014/16"),
        ("S/PV.8530", "document S/PV.8530"),
        ("S/2020/63", "document S/2020/63"),
        ("E/1978/1", "document E/1978/1"),
        ("A/C.3/75/L.5/Rev.1", "document A/C.3/75/L.5/Rev.1"),
        ("UNEP/EA.4/RES.5", "resolution UNEP/EA.4/RES.5"),
        ("FCCC/CP/2015/L.9", "document FCCC/CP/2015/L.9"),
        ("WHA55.14", "resolution WHA55.14"),
    ],
)
def test_each_form_of_a_number_has_one_identity(printed: str, identity: str) -> None:
    """Symbols and running text lead to the same spelling, and the words are those printed."""
    (reference,) = cite(f"in view of {printed}, the Harbour Board")
    assert reference.identity == identity
    assert reference.text == fold(printed)


@pytest.mark.parametrize(
    "text",
    [
        "measures against HIV/AIDS and by OECD/G20 members",
        "see https://example.org/A/RES/46/182",
        "all relevant resolutions of the Council",
        "resolution of the 12 ferry disputes",
        "a resolution on harbours",
        "in 2020 (2021) and/or later",
        "the North Harbour Treaty Organization",
        "looks forward to an Agreement on Ferries",
        "under this Agreement and the present Convention",
        "the Summit and the Conference of the Parties",
        "until 31 May 2031",
        "the Organization of the Harbour Conference",
        "a Non-Agreement, the Plan and preresolution 5/1 of the besolution 5/1",
        "ferries (see the list) in decision-making",
    ],
)
def test_what_only_looks_like_a_reference_is_none(text: str) -> None:
    """Bodies, plans, the text itself, addresses and deadlines are not cited."""
    assert cite(text) == ()


def test_a_list_goes_on_behind_a_misprint() -> None:
    """A few other words or damaged characters do not cost the rest of a list."""
    text = "resolutions 387 1976), 418 (1977), SO8 (1982). 509 (1982) and, finally, 520 (1982)"
    assert identities(text)[1:] == [
        "resolution 418 (1977)",
        "resolution 509 (1982)",
        "resolution 520 (1982)",
    ]


def test_each_item_of_a_list_is_a_reference() -> None:
    """Dates, whole or shared, do not end a list; the noun belongs to no item."""
    text = (
        "its resolutions 2259 (2015), 2486 (2019) of 12 September 2019 and 2510 (2020), and "
        "decisions 55/488 and 55/489; resolutions 353 (1974) of 20 July and 354 (1974) of 23 July"
    )
    assert texts(text)[:3] == ["2259 (2015)", "2486 (2019) of 12 September 2019", "2510 (2020)"]
    assert identities(text)[3:] == [
        "decision 55/488",
        "decision 55/489",
        "resolution 353 (1974)",
        "resolution 354 (1974)",
    ]
    assert cite(text)[1].date == dt.date(2019, 9, 12)
    assert identities("documents A/73/6 and Add.1 and Corr.2") == [
        "document A/73/6",
        "document A/73/6/Add.1",
        "document A/73/6/Corr.2",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Article 41 of the Charter",
            ["article 41 < Charter of the United Nations", "Charter of the United Nations"],
        ),
        (
            "Articles 5 and 7 of the Convention on the Law of Harbours",
            [
                "article 5 < Convention on the Law of Harbours",
                "article 7 < Convention on the Law of Harbours",
                "Convention on the Law of Harbours",
            ],
        ),
        (
            "Chapter VII of the Charter of the United Nations",
            ["chapter VII < Charter of the United Nations", "Charter of the United Nations"],
        ),
        (
            "paragraph 24 of its resolution 1970 (2011)",
            ["paragraph 24 < resolution 1970 (2011)", "resolution 1970 (2011)"],
        ),
        (
            "paragraphs 2, 3 (b) and 5 to 8 above",
            ["paragraph 2", "paragraph 3 (b)", "paragraphs 5 to 8"],
        ),
        ("paragraph 2 of this resolution", ["paragraph 2"]),
        ("paragraph 7 of his report", ["paragraph 7 < report"]),
        (
            "article 4, paragraph 2, of the Paris Agreement",
            [
                "article 4 < Paris Agreement",
                "paragraph 2 < article 4 of Paris Agreement",
                "Paris Agreement",
            ],
        ),
        (
            "paragraph 2 (a) of article 4 of the Paris Agreement",
            [
                "paragraph 2 (a) < article 4 of Paris Agreement",
                "article 4 < Paris Agreement",
                "Paris Agreement",
            ],
        ),
    ],
)
def test_parts_are_tied_to_what_they_belong_to(text: str, expected: list[str]) -> None:
    """Nothing is named for a paragraph of the text itself."""
    assert identities(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "identity"),
    [
        ("of the UN Charter", "UN Charter", "Charter of the United Nations"),
        ("the United Nations Charter", "United Nations Charter", "Charter of the United Nations"),
        ("The Paris Agreement", "Paris Agreement", "Paris Agreement"),
        (
            "the Universal Declaration of Human Rights and the law",
            "Universal Declaration of Human Rights",
            "Universal Declaration of Human Rights",
        ),
        (
            "the Convention on the Building, Lease and Use of Ferries and on Their Scrapping",
            "Convention on the Building, Lease and Use of Ferries and on Their Scrapping",
            "Convention on the Building, Lease and Use of Ferries and on Their Scrapping",
        ),
        (
            "the Northport Declaration and Programme of Action for Harbours",
            "Northport Declaration and Programme of Action for Harbours",
            "Northport Declaration and Programme of Action for Harbours",
        ),
        (
            "the Charter of the United Nations and Security Council resolutions",
            "Charter of the United Nations",
            "Charter of the United Nations",
        ),
        (
            "the Treaty between the Republic of Borduria and the Kingdom of Syldavia",
            "Treaty between the Republic of Borduria and the Kingdom of Syldavia",
            "Treaty between the Republic of Borduria and the Kingdom of Syldavia",
        ),
        (
            "the Trade and Ferry Framework Agreement",
            "Trade and Ferry Framework Agreement",
            "Trade and Ferry Framework Agreement",
        ),
        ("the 2030 Agenda for Harbours", "2030 Agenda for Harbours", "2030 Agenda for Harbours"),
        (
            "the Ninth Summit of the Islands",
            "Ninth Summit of the Islands",
            "Ninth Summit of the Islands",
        ),
    ],
)
def test_a_name_is_cut_where_its_capitals_end(text: str, words: str, identity: str) -> None:
    """A name has the capitalised words around its noun, and the small ones that join them."""
    (reference,) = cite(text)[:1]
    assert (reference.text, reference.identity) == (words, identity)


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        (
            "the conclusions of the Northport Conference on Ferries (19 January 2020)",
            "2020-01-19",
            "",
        ),
        ("an initiative in Northport on 8 January 2020", "2020-01-08", "Northport"),
        ("Vienna Convention on the Law of Treaties of 23 May 1969", "1969-05-23", ""),
        ("the ceasefire agreement of 23 October 2020", "2020-10-23", ""),
        (
            "Memorandum of Understanding signed in Southport on 3 May 2019",
            "2019-05-03",
            "Southport",
        ),
        (
            "Joint Statement of the Syldavian Presidents issued in Northport on 22 July 2020",
            "2020-07-22",
            "Northport",
        ),
        ("Ferry Summit (Northport, 3 May 2019)", "2019-05-03", "Northport"),
        ("the ferry talks (3 May 2019)", "2019-05-03", ""),
        ("the statement by its President of 3 May 2019", "2019-05-03", ""),
    ],
)
def test_day_and_place_belong_to_the_reference(text: str, date: str, place: str) -> None:
    """What stands behind a name or a common noun says when and where."""
    (reference,) = cite(text)
    assert reference.text == text
    assert reference.date == dt.date.fromisoformat(date)
    assert reference.place == place


def test_a_bracket_that_says_more_is_left_alone() -> None:
    """Only a bracket that holds place and day belongs to the reference."""
    assert cite("the ferry talks (3 May 2019, at noon)") == ()
    (cited,) = cite("the Northport Agreement (3 May 2019, at noon)")
    assert (cited.text, cited.date) == ("Northport Agreement", None)


def test_quotation_marks_and_conjunctions_bound_a_name() -> None:
    """What another country is called before "and" is no part of the name."""
    assert texts("the “Harbour Protocol” of Borduria and Northport Agreement members") == [
        "Harbour Protocol",
        "Northport Agreement",
    ]
    assert texts("(see above) resolution 46/182") == ["resolution 46/182"]


def test_a_reference_ends_with_its_clause() -> None:
    """Words behind the clause belong to no reference in it."""
    text = "the Harbour Programme of Action"
    assert References(text).between(0, text.index(" of")) == ()


def test_a_bare_noun_is_the_instrument_named_last() -> None:
    """A bare Convention needs one that was named before; the Charter does not."""
    text = "the Convention on Ferries; the Convention; the Charter; the Protocol"
    assert identities(text) == [
        "Convention on Ferries",
        "Convention on Ferries",
        "Charter of the United Nations",
    ]


def test_that_resolution_is_the_one_cited_last() -> None:
    """An article or paragraph of "that resolution" belongs to what was cited before it."""
    text = "resolution 5 (2030); paragraphs 3 and 4 of that resolution; resolution 6 (2030)"
    assert [cited.within for cited in cite(text)] == ["", *["resolution 5 (2030)"] * 2, ""]
    references = References(text)
    assert len(references.between(0, text.index(";"))) == 1
    third, fourth = references.between(text.index("paragraphs"), text.rindex(";"))
    assert third.within == fourth.within == "resolution 5 (2030)"


def test_things_without_a_name_are_told_apart_by_their_day() -> None:
    """Two joint statements have two identities."""
    first = cite("the Joint Statement issued in Northport on 3 May 2019")
    second = cite("the Joint Statement issued in Northport on 4 May 2019")
    assert first[0].identity == "Joint Statement (Northport, 2019-05-03)"
    assert first[0].identity != second[0].identity


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "ses résolutions 1970 (2011) du 26 mai 2011 et 1973 (2011), l’Article 3 de la Charte",
            [
                "resolution 1970 (2011)",
                "resolution 1973 (2011)",
                "article 3 < Charter of the United Nations",
                "Charter of the United Nations",
            ],
        ),
        (
            "fr",
            "au paragraphe 24 de la résolution 2510 (2020)",
            ["paragraph 24 < resolution 2510 (2020)", "resolution 2510 (2020)"],
        ),
        (
            "es",
            "su resolución 53/9, de 22 de octubre de 1998, y el Artículo 41 de la Carta",
            [
                "resolution 53/9",
                "article 41 < Charter of the United Nations",
                "Charter of the United Nations",
            ],
        ),
        (
            "ru",
            "на резолюцию 48/145 от 20 декабря 1993 года и пункт 3 решения 55/488",
            ["resolution 48/145", "paragraph 3 < decision 55/488", "decision 55/488"],
        ),
        (
            "zh",
            "第2542(2020)号决议、1998年12月17日第53/202号决议和第55/488号决定",
            ["resolution 2542 (2020)", "resolution 53/202", "decision 55/488"],
        ),
        (
            "zh",
            "第1970（2011）号和第1973（2011）号决议",
            ["resolution 1970 (2011)", "resolution 1973 (2011)"],
        ),
        (
            "ar",
            "إلى قراره ٢٥١٠ (٢٠٢٠) المؤرخ ١٢ شباط/فبراير ٢٠٢٠ والقرار 1970 )2011(",
            ["resolution 2510 (2020)", "resolution 1970 (2011)"],
        ),
        (
            "de",
            "Ziffer 24 der Resolution 1970 (2011) vom 26. Februar 2011",
            ["paragraph 24 < resolution 1970 (2011)", "resolution 1970 (2011)"],
        ),
        (
            "tr",
            "12 Şubat 2020 tarihli ve 2510 (2020) sayılı Güvenlik Konseyi kararı",
            ["resolution 2510 (2020)"],
        ),
        ("zh", "号决议和第号决议", []),
        ("zh", "1(1)号决议", ["resolution 1 (1)"]),
        ("zh", "和".join(["第1970(2011)"] * 21) + "号决议", ["resolution 1970 (2011)"] * 20),
        ("tr", "bu sayılı karar", []),
        ("xx", "S/RES/2510 (2020)", ["resolution 2510 (2020)"]),
    ],
)
def test_identities_are_the_same_in_every_language(
    language: str, text: str, expected: list[str]
) -> None:
    """A citation in any language of the packs has the identity that it has in English."""
    assert identities(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("es", "resolución 53/9, de 22 de octubre de 1998", "1998-10-22"),
        ("ru", "резолюцию 48/145 от 20 декабря 1993 года", "1993-12-20"),
        ("zh", "1998年12月17日第53/202号决议", "1998-12-17"),
        ("ar", "قراره ٢٥١٠ (٢٠٢٠) المؤرخ ١٢ شباط/فبراير ٢٠٢٠", "2020-02-12"),
        ("tr", "12 Şubat 2020 tarihli ve 2510 (2020) sayılı karar", "2020-02-12"),
    ],
)
def test_dates_are_part_of_citations_in_every_language(language: str, text: str, date: str) -> None:
    """The whole phrase is the reference, and its day is read."""
    (reference,) = cite(text, language)
    assert (reference.text, str(reference.date)) == (text, date)


def test_the_reference_statement_cites_four_things() -> None:
    """Charter, conference, initiative and designations, and not its own title."""
    found = {
        clause.label: [
            (cited.text, cited.kind, str(cited.date), cited.place) for cited in clause.references
        ]
        for clause in dd.reference_statement()
        if clause.references
    }
    kind = ReferenceKind
    assert found == {
        "Chapeau": [
            (
                "an initiative in Istanbul on 8 January 2020",
                kind.INSTRUMENT,
                "2020-01-08",
                "Istanbul",
            )
        ],
        "PP1": [("UN Charter", kind.INSTRUMENT, "None", "")],
        "PP3": [("designated by the UN Security Council", kind.DECISION, "None", "")],
        "OP2": [
            (
                "the conclusions of the Berlin Conference on Libya (19 January 2020)",
                kind.MEETING,
                "2020-01-19",
                "",
            )
        ],
    }


RESOLUTION = """S/RES/4021 (2031)

Resolution 4021 (2031)

Adopted by the Security Council at its 99th meeting, on 3 February 2031

The Security Council,

Recalling its resolutions 4019 (2031) and 4025 (2032),

1. Decides, under Article 41 of the Charter, to meet in Northport by 3 May 2033;

2. Requests a report on resolution 4020 (2031) of 3 March 2032.

Adopted unanimously at the 99th meeting, on 3 February 2031.
"""


def test_a_text_does_not_cite_itself() -> None:
    """Masthead, title and adoption line name the text; a title may cite what it follows."""
    statement = dd.parse(RESOLUTION)
    framing = [clause for clause in statement if clause.kind is ClauseKind.FRAMING]
    assert [cited for clause in framing for cited in clause.references] == []
    title = "Follow-up to resolution 46/182"
    (cited,) = References(title).in_title(0, len(title))
    assert cited.identity == "resolution 46/182"


def test_a_text_is_read_in_its_own_language() -> None:
    """The language of the text decides how its citations and its own date are read."""
    statement = dd.parse(
        "Résolution 4021 (2031) du 3 février 2031\n\nLe Conseil de sécurité,\n\n"
        "Rappelant sa résolution 4019 (2032) du 5 mai 2032,\n\n1. Décide d’agir."
    )
    (cited,) = statement.preamble[0].references
    assert (cited.identity, str(cited.date)) == ("resolution 4019 (2032)", "2032-05-05")
    assert statement.date == dt.date(2031, 2, 3)
    assert [notice.code for notice in statement.warnings] == ["ReferenceToTheFuture"]


def test_citations_of_the_future_are_doubted() -> None:
    """A later year or day than the text's own gives a notice; a deadline does not."""
    notices = [n for n in dd.parse(RESOLUTION).warnings if n.code == "ReferenceToTheFuture"]
    assert [notice.excerpt for notice in notices] == [
        "4025 (2032)",
        "resolution 4020 (2031) of 3 March 2032",
    ]
    undated = dd.parse(RESOLUTION.replace(", on 3 February 2031", ""))
    assert "ReferenceToTheFuture" not in {notice.code for notice in undated.warnings}


def test_openings_are_no_part_of_a_name() -> None:
    """The capital with which a clause begins is that of its opening."""
    (clause,) = dd.parse("The Assembly,\n\n1. Welcomes Northport Agreement negotiators.").operative
    assert [cited.text for cited in clause.references] == ["Northport Agreement"]


PARTS = (
    "the UN Charter Conference Agreement on of and in Northport May 3 2020 , ( ) resolution "
    "resolutions decision 2510 (2020) 46/182 A/RES/1/2 Add.1 Article paragraph 4 (b) to above its "
    "Joint Statement signed between designated by Security Council agreement \n\n \n  initiative"
).split(" ")
jumbles = st.lists(st.sampled_from(PARTS), max_size=40).map(" ".join)


@given(
    st.one_of(jumbles, st.text(max_size=60)),
    st.sampled_from(["en", "fr", "ru", "zh", "tr", "ar", "de", "es"]),
)
def test_references_lie_in_their_clause_in_order(text: str, language: str) -> None:
    """Spans are inside the clause, ascend, do not overlap, and fold to their text."""
    padded = f"resolution {text} 46/182"
    begin, end = len("resolution "), len("resolution ") + len(text)
    found = References(padded, language=language).between(begin, end)
    for cited in found:
        assert begin <= cited.start < cited.end <= end
        assert fold(padded[cited.start : cited.end]) == cited.text
        assert not padded[cited.start].isspace()
        assert not padded[cited.end - 1].isspace()
        assert cited.identity
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@given(jumbles)
def test_white_space_does_not_change_what_is_cited(text: str) -> None:
    """Hard wraps and indentation leave every identity alone."""
    words = text.split()
    plain, hard = " ".join(words), "\n   ".join(words)
    assert identities(plain) == identities(hard)


BAITS = [
    *(
        ("en", bait)
        for bait in ("resolutions 1 (1), ", " 1 (1), ", "(", "of the ", "1", "/", "A/1")
    ),
    *(("en", bait) for bait in ("A ", "Agreement ", "the Agreement of ", "Agreement on Aa, ", " ")),
    *(
        ("en", bait)
        for bait in ("Berlin Conference (", "paragraph 1, ", "3 May 2020 ", "A’", "U.S.")
    ),
    *(
        ("en", bait)
        for bait in ("the pact in Aa on 3 May 2020, ", "designated by Aa ", "on 3 May 2020 ")
    ),
    *(
        ("en", bait)
        for bait in ("Treaty between the A and the B ", "resolution 1 of 3 ", "article 1 of ")
    ),
    ("zh", "号决议"),
    ("zh", "第1(1)号决议、"),
    ("tr", "1 sayılı karar "),
    ("ar", "قرار 1 (1) و "),
]


@pytest.mark.parametrize(("language", "bait"), BAITS)
def test_no_text_takes_long(language: str, bait: str) -> None:
    """The time is linear: half a megabyte costs a second at most, beside its many references."""
    text = bait * (500_000 // len(bait))
    begun = time.process_time()
    found = References(text, language=language).between(0, len(text))
    assert time.process_time() - begun < (3 + 20e-6 * len(found)) * PACE


def test_a_resolution_without_its_year_is_the_one_that_has_it_elsewhere() -> None:
    """Year and organ are given once in many texts; two years leave the number as it stands."""
    text = "UNSCR 2231, resolution 2231 (2015), and paragraph 3 of resolution 2231"
    assert identities(text)[0] == "resolution 2231 (2015)"
    assert identities(text)[2] == "paragraph 3 < resolution 2231 (2015)"
    assert identities("resolution 5; resolutions 5 (1946) and 5 (1999)")[0] == "resolution 5"
    assembly = "General Assembly resolution 46/182"
    assert identities(f"{assembly} and resolution 46/182") == [assembly, assembly]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paragraph 9 (b), to carry fish", ["paragraph 9 (b)"]),
        ("paragraph 2 of his report of 15 guests", ["paragraph 2 < report"]),
        ("paragraph 4 of the Harbourmaster’s report", ["paragraph 4 < Harbourmaster's report"]),
        (
            "subparagraph (a) of paragraph 3 above",
            ["subparagraph (a) < paragraph 3", "paragraph 3"],
        ),
        ("Annex II and sub-paragraphs (a) to (c)", ["annex II", "subparagraphs (a) to (c)"]),
        (
            "the Convention on Ferries and in particular its Article 2",
            ["Convention on Ferries", "article 2 < Convention on Ferries"],
        ),
        (
            "the Convention on Ferries, and article 47 of the same Convention",
            [
                "Convention on Ferries",
                "article 47 < Convention on Ferries",
                "Convention on Ferries",
            ],
        ),
    ],
)
def test_only_names_own_a_part(text: str, expected: list[str]) -> None:
    """What follows a part is its whole when it is a noun phrase; "its" is what was named last."""
    assert identities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Treaty of 1998", ["Treaty (1998)"]),
        (
            "the Northport Statement of November 2012",
            ["Northport Statement (November 2012)"],
        ),
        (
            "the Convention on the Use of Steam (Vapour) and Sail Ferries",
            ["Convention on the Use of Steam (Vapour) and Sail Ferries"],
        ),
        ("the Declaration on Rights at Sea", ["Declaration on Rights at Sea"]),
        ("the present Communiqué to the Harbourmaster", []),
        (
            "the Joint Declarations signed on 1 May 1992 and 20 June 1992",
            ["Joint Declarations (1992-05-01)", "Joint Declarations (1992-06-20)"],
        ),
        (
            "the Joint Ferry Plan of Action (the JFPA), and under the JFPA",
            ["Joint Ferry Plan of Action", "Joint Ferry Plan of Action"],
        ),
        ("the JFPA, and the Joint Ferry Plan (hereinafter the “JFPA”)", ["Joint Ferry Plan"]),
    ],
)
def test_names_go_on_as_they_are_printed(text: str, expected: list[str]) -> None:
    """Years, brackets and further days belong to a name, and an abbreviation stands for it."""
    assert identities(text) == expected
