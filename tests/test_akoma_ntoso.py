"""Akoma Ntoso: a document of the vocabulary's elements is read in order, numbers before words."""

from __future__ import annotations

import datetime as dt
import io
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import DocumentError, LimitExceededError, UnsupportedFormatError
from diplodiff.reading._extract import Extract, ReadOptions
from diplodiff.reading._limits import Limits
from diplodiff.reading.formats._akoma_ntoso import extract
from pages import STATEMENT

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = """
<meta><identification source="#a"><FRBRWork><FRBRdate date="2031-05-03" name="adoption"/>
<FRBRnumber value="7" showAs="STATEMENT 7"/></FRBRWork><FRBRExpression>
<FRBRdate date="2032-01-01" name="translation"/><FRBRlanguage language="eng"/></FRBRExpression>
</identification><notes source="#a"><note eId="n1" marker="*"><p>Treaty 12.</p></note></notes>
<proprietary source="#a">not of the document</proprietary></meta>
"""
DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="{NAMESPACE}"><statement name="js">{META}
<preface><longTitle><p><docTitle>Joint Statement of Norland and Sudmark</docTitle></p></longTitle>
</preface>
<preamble><formula name="enacting"><p>The Ministers of Norland and Sudmark,</p></formula>
<recitals><recital><p><i>Recalling</i> their agreement of <date date="2030-05-03">3 May
2030</date> on the Lindholm ferry<noteRef href="#n1" marker="*"/>,</p></recital>
<recital><p><i>Noting <b>with</b> concern</i> the delays at the harbours of Lindholm &amp;
Östvik<authorialNote marker="1"><p>As of March.</p></authorialNote>,</p></recital></recitals>
<formula name="agreed"><p>Have agreed as follows:</p></formula></preamble>
<mainBody><paragraph><num>1.</num><content><p>The two sides will resume daily sailings.</p>
</content></paragraph>
<paragraph><num>2.</num><list><intro><p>The two sides will, within thirty days:</p></intro>
<point><num>(a)</num><content><p>open both harbours;</p></content></point>
<point><num>(b)</num><content><p>remove all barriers to trade in timber.</p></content></point>
</list></paragraph>
<paragraph><num>3.</num><content><p>The two sides will meet again in Östvik.</p></content>
</paragraph></mainBody></statement></akomaNtoso>
"""


def read(inside: str, **options: object) -> Extract:
    """Read the main body of a document."""
    page = (
        f'<akomaNtoso xmlns="{NAMESPACE}" xmlns:f="urn:f"><doc><mainBody>{inside}</mainBody></doc>'
        "</akomaNtoso>"
    )
    return extract(page.encode(), options=ReadOptions(**options))  # type: ignore[arg-type]


def body(inside: str, **options: object) -> str:
    """Return the body of a document, its paragraphs parted by bars."""
    found = read(inside, **options)
    end = min((part.start for part in found.omitted), default=len(found.text))
    return found.text[:end].strip().replace("\n\n", " | ")


def test_a_whole_document() -> None:
    """Preface, preamble and body give the clauses of the plain text; metadata the rest."""
    found = diplodiff.read(io.BytesIO(DOCUMENT.encode()))
    due = diplodiff.parse(STATEMENT)
    assert [(each.label, each.marker, each.text) for each in found] == [
        (each.label, each.marker, each.text) for each in due
    ]
    assert found.date == dt.date(2031, 5, 3)
    read_by_itself = extract(DOCUMENT.encode(), options=ReadOptions())
    text = read_by_itself.text
    assert [(text[part.start : part.end], part.reason) for part in read_by_itself.omitted] == [
        ("* Treaty 12.", "footnote"),
        ("*", "footnote mark"),
        ("1 As of March.", "footnote"),
    ]
    assert [text[start:end] for start, end in read_by_itself.emphasised] == [
        "Recalling",
        "Noting with concern",
    ]
    assert read_by_itself.title == "Joint Statement of Norland and Sudmark"
    assert read_by_itself.language == "en"
    assert "not of the document" not in text
    assert not read_by_itself.notices


@pytest.mark.parametrize(
    ("inside", "due"),
    [
        (
            (
                "<article><num>Article 3</num><heading>Ferries</heading><paragraph><num>1.</num>"
                "<content><p>Sail.</p></content></paragraph></article>"
            ),
            "Article 3 | Ferries | 1. Sail.",
        ),
        ("<section><num>I.</num><heading>Ports</heading></section>", "I. Ports"),
        ("<paragraph><num>PP2 bis</num><content><p>x</p></content></paragraph>", "PP2 bis x"),
        (
            "<paragraph><num>1.</num></paragraph><p>y</p><paragraph><num>2.</num></paragraph>",
            "1. y | 2.",
        ),
        ("<blockList><item><num>-</num><p>y</p></item></blockList>", "- y"),
        ("<ul><li>x<ul><li>y</li></ul></li></ul><ol><li>x</li><li value='4'>y</li></ol>",
         "• x |   • y | 1. x | 4. y"),
        ("<paragraph><num/><p>x</p></paragraph>", "x"),
        ("<li>x</li><td>y</td>", "• x | y"),
        ("<table><tr><td><p>1</p></td><th>2</th></tr></table>", "1\t2"),
        ("<p>one<eol/>two<br/>three</p>", "one\ntwo\nthree"),
        ("<p>in <quotedText startQuote='“' endQuote='”'>the pact</quotedText></p>",
         "in “the pact”"),
        ("<p>a<f:p>b</f:p>c <ref href='#'>d</ref><img src='e'/></p>f", "abc d | f"),
        ("<toc><tocItem href='#'>x</tocItem></toc><p>y</p>", "y"),
        ("<p>x<span style='display:none'>y</span></p>", "x"),
        ("<p><span style='font-style: italic'>x</span></p>", "x"),
    ],
)  # fmt: skip
def test_elements(inside: str, due: str) -> None:
    """Numbers stand before words, divisions bear their headings, lines end where they end."""
    assert body(inside) == due


def test_tracked_changes() -> None:
    """Each view of a draft has its words."""
    inside = "<p>shall <del>not </del>sail <ins>daily</ins></p>"
    assert body(inside) == "shall sail daily"
    assert body(inside, revisions="original") == "shall not sail"
    with pytest.raises(DocumentError, match=r"tracked changes \(2\)"):
        read(inside, revisions="error")


@pytest.mark.parametrize(
    ("meta", "due"),
    [
        ("", ("", "", None)),
        ("<FRBRdate date='3 May'/><FRBRalias value='The  pact'/>", ("The pact", "", None)),
        ("<FRBRnumber showAs='No. 7'/>", ("No. 7", "", None)),
        ("<FRBRdate date='2031-05-03T10:00:00'/>", ("", "", dt.date(2031, 5, 3))),
    ],
)
def test_what_is_filed(meta: str, due: tuple[str, str, dt.date | None]) -> None:
    """Title and date come from the identification where the document prints none."""
    found = read(
        f"<meta><identification><FRBRWork>{meta}</FRBRWork></identification></meta><p>x</p>"
    )
    assert (found.title, found.language, found.date) == due


@pytest.mark.parametrize(
    ("stated", "due"),
    [("xml:lang='fr-CA'", "fr"), ("xml:lang='rus'", "ru"), ("xml:lang='tlh'", "")],
)
def test_language(stated: str, due: str) -> None:
    """The language of the first element that states one, where none is filed."""
    assert read(f"<p {stated}>x</p>").language == due


def test_other_vocabularies() -> None:
    """XML that is not Akoma Ntoso is not guessed at."""
    with pytest.raises(UnsupportedFormatError, match="<book>"):
        extract(b"<book><p>x</p></book>", options=ReadOptions())
    with pytest.raises(LimitExceededError, match="depth"):
        read("<p>" * 300 + "</p>" * 300)


def test_deep_documents() -> None:
    """Who raises the limit of depth can read what is deeper than Python recurses."""
    assert body("<span>" * 5_000 + "x" + "</span>" * 5_000, limits=Limits(depth=10_000)) == "x"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"],
                                      exclude_characters="\ufeff\ufffe\uffff"))))  # fmt: skip
def test_paragraphs_come_back(paragraphs: list[str]) -> None:
    """Any text put into paragraphs of a document is its body, paragraph by paragraph."""
    found = read("".join(f"<p>PP {escape(paragraph)}</p>\n" for paragraph in paragraphs))
    assert found.text.split("\n\n")[:-1] == [f"PP {paragraph}".strip() for paragraph in paragraphs]
    assert not found.omitted
    assert not found.notices
