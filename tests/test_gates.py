"""The gates before XML and HTML readers: the harmless passes unchanged, all else does not."""

from __future__ import annotations

import contextlib
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.errors import (
    CorruptDocumentError,
    DiplodiffError,
    LimitExceededError,
    UnsafeDocumentError,
)
from diplodiff.reading._limits import Limits, check_characters, exceeded
from diplodiff.reading._markup import tame_markup
from diplodiff.reading._xml import parse_xml
from pace import PACE

PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div class=a>", "</div>", "<br/>", "<a href='>'>", '<b id="x">', "text"),
        *("<!-- > -->", "<script>a<b</script>", "<title><b></title>", "<", ">", "'", '"', "=", "/"),
        *("<!doctype html>", "<p a=1 b=2 c=3 d=4>", "<p a = '1'b=\"2\"c/d>", "<style>", "<!--"),
    ]
)


class TestXml:
    """XML is parsed if it declares nothing and is neither deep nor large."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-9", "windows-1251"])
    def test_encodings(self, encoding: str) -> None:
        """The declared encoding applies, whichever of those that Python knows."""
        text = f"<?xml version='1.0' encoding='{encoding}'?><doc>Ankara – Я</doc>"
        data = text.encode(encoding, errors="ignore")
        assert parse_xml(data, Limits()).text == data.decode(encoding)[len(text) - 16 : -6]

    def test_names_and_sections(self) -> None:
        """Namespaces are resolved; what stands in a CDATA section is text."""
        root = parse_xml(b'<a xmlns="urn:a"><![CDATA[<b>&n;]]></a>', Limits())
        assert (root.tag, root.text) == ("{urn:a}a", "<b>&n;")

    @pytest.mark.parametrize(
        "declaration",
        [
            "<!DOCTYPE a [<!ENTITY n 'not'>]>",
            "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'>",
            "<!DOCTYPE a PUBLIC '-//A' 'file:///etc/passwd'>",
            "<!DOCTYPE a []>",
        ],
    )
    def test_document_types(self, declaration: str) -> None:
        """Whatever declares entities, or could, is refused before one is resolved."""
        with pytest.raises(UnsafeDocumentError, match="document type"):
            parse_xml(f"{declaration}<a>shall &n; withdraw</a>".encode(), Limits())

    def test_bare_document_type(self) -> None:
        """A document type without declarations does nothing, and its entities are errors."""
        assert parse_xml(b"<!DOCTYPE a><a>b</a>", Limits()).text == "b"
        with pytest.raises(CorruptDocumentError, match="undefined entity"):
            parse_xml(b"<!DOCTYPE a><a>&n;</a>", Limits())

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"<a>",
            b"<a>&#xD800;</a>",
            b"<a/><b/>",
            b"<?xml version='1.0' encoding='gb18030'?><a/>",
            b"<?xml version='1.0' encoding='none-such'?><a/>",
            b"\x1f\x8b\x08",
        ],
    )
    def test_not_well_formed(self, data: bytes) -> None:
        """What is no XML is damaged."""
        with pytest.raises(CorruptDocumentError, match="not well-formed"):
            parse_xml(data, Limits())

    def test_limits(self) -> None:
        """Depth and the number of elements and attributes are bounded."""
        limits = Limits(depth=3, nodes=6)
        assert parse_xml(b"<a><b><c x='1' y='2'/></b><d/></a>", limits).tag == "a"
        with pytest.raises(LimitExceededError, match="limit depth is 3"):
            parse_xml(b"<a><b><c><d/></c></b></a>", limits)
        for many in (b"<a>" + b"<b/>" * 6 + b"</a>", b"<a p='' q='' r='' s='' t='' u=''/>"):
            with pytest.raises(LimitExceededError, match="limit nodes is 6"):
                parse_xml(many, limits)

    @given(st.text(alphabet="<>/a&;![]-='\" DOCTYPE"))
    def test_any_text(self, text: str) -> None:
        """Any bytes are parsed or refused by an error of ours."""
        with contextlib.suppress(DiplodiffError):
            parse_xml(text.encode(), Limits())


class TestMarkup:
    """HTML passes as it is, but for attributes that no page needs."""

    @given(st.lists(PIECES))
    def test_ordinary_pages_pass_unchanged(self, pieces: list[str]) -> None:
        """Within the limits not a character is changed."""
        page = "".join(pieces)
        assert tame_markup(page, Limits()) == page

    @pytest.mark.parametrize(
        ("page", "due"),
        [
            ("<p a b c d>x", "<p a b c>x"),
            ("<p a=1 b='2 >' c=\"3\" d e>x</p>", "<p a=1 b='2 >' c=\"3\">x</p>"),
            ("<p a/b/c/d/>x", "<p a/b/c>x"),
            ("<p a = 1 b= 2 c =3 d = '4'>x", "<p a = 1 b= 2 c =3>x"),
            ("<p a b c d=' unclosed >", "<p a b c"),
            ("<p a b c d", "<p a b c"),
            ("<p = = = =>x", "<p = = =>x"),
            ("</p a b c d>x", "</p a b c>x"),
            ("<!-- <p a b c d> --><i>", "<!-- <p a b c d> --><i>"),
            ("<script>a<b c d e f</script><p a b c d>", "<script>a<b c d e f</script><p a b c>"),
            ("<title><p a b c d></TITLE >", "<title><p a b c d></TITLE >"),
            ("<style><p a b c d>", "<style><p a b c d>"),
            ("<!-- <p a b c d>", "<!-- <p a b c d>"),
        ],
    )
    def test_surplus_attributes(self, page: str, due: str) -> None:
        """Attributes beyond the limit are cut out, in tags only, and the words behind stay."""
        assert tame_markup(page, Limits(attributes=3)) == due

    @given(st.lists(PIECES), st.integers(min_value=1, max_value=3))
    def test_words_stay(self, pieces: list[str], most: int) -> None:
        """However attributes are cut, the text between the tags is that of the page."""

        class Words(HTMLParser):
            def __init__(self, page: str) -> None:
                super().__init__()
                self.words: list[str] = []
                self.feed(page)

            def handle_data(self, data: str) -> None:
                self.words.append(data)

        page = "".join(piece for piece in pieces if piece not in {"<", ">", "'", '"', "=", "/"})
        tamed = tame_markup(page, Limits(attributes=most))
        assert "".join(Words(tamed).words) == "".join(Words(page).words)

    def test_open_tags(self) -> None:
        """Tags that stay open are counted; those that close themselves or each other are not."""
        limits = Limits(open_tags=3)
        for page in ("<div></div>" * 9, "<p>" * 9, "<br>" * 9, "<svg/>" * 9, "</i>" * 9, "<i>" * 3):
            assert tame_markup(page, limits) == page
        with pytest.raises(LimitExceededError, match="limit open_tags is 3"):
            tame_markup("<div>" * 4, limits)
        with pytest.raises(LimitExceededError, match="limit nodes is 5"):
            tame_markup("<p>" * 6, Limits(nodes=5))

    @pytest.mark.parametrize(
        "flood",
        [
            *(
                "<a " * 300_000,
                "<a '" * 250_000,
                "<a b='>" * 150_000,
                "<" * 1_000_000,
                "<a/" * 300_000,
            ),
            *("<!--" * 250_000, "<script>" * 120_000, "<p>" * 300_000, "</p>" * 250_000),
            *("<p " + "a=1 " * 250_000, "<a =" * 250_000, "<a b='" + ">" * 1_000_000),
            *("<title></title>" * 60_000, "<" + "a" * 1_000_000, "<a" + " " * 1_000_000),
        ],
    )
    def test_floods_take_no_time(self, flood: str) -> None:
        """A megabyte is looked through in linear time: well under a second."""
        begun = time.process_time()
        with contextlib.suppress(LimitExceededError):
            tame_markup(flood, Limits(open_tags=10**9))
        assert time.process_time() - begun < 3 * PACE


def test_errors_name_the_remedy() -> None:
    """The error for a limit says what was met, the limit, its value and how to raise it."""
    text = str(exceeded(Limits(), "pages", "it has 3,000 pages"))
    assert text.startswith("it has 3,000 pages; the limit pages is 2,000; if you trust")
    assert "--allow pages=N" in text
    assert "Limits(pages=N)" in text
    with pytest.raises(LimitExceededError, match="has 4 characters; the limit characters is 3"):
        check_characters("four", Limits(characters=3))
