"""Pages of HTML: what is printed is text, what is no body is set aside, nothing is lost."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import DocumentError, LimitExceededError, MissingExtraError
from diplodiff.reading._extract import ReadOptions
from diplodiff.reading._limits import Limits
from diplodiff.reading._markup import close_markup, strip_markup
from diplodiff.reading.formats._html import extract
from diplodiff.text import fold
from pace import PACE
from pages import COUNCIL, MINISTRY, STATEMENT, WORD

if TYPE_CHECKING:
    from diplodiff.reading._extract import Extract

EXAMPLES = sorted((Path(__file__).parents[1] / "seeds" / "examples").glob("*.txt"))
PROSE = "The ferry between the two harbours sails daily from the first of May. "
words_without_markers = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\ufeff")
)


def read(page: str, **options: object) -> Extract:
    """Read a page in this process."""
    return extract(page.encode(), options=ReadOptions(**options))  # type: ignore[arg-type]


def body(page: str, **options: object) -> str:
    """Return the body of a page, its paragraphs parted by bars."""
    found = read(page, **options)
    end = min((part.start for part in found.omitted), default=len(found.text))
    return found.text[:end].strip().replace("\n\n", " | ")


def aside(page: str, **options: object) -> list[tuple[str, str]]:
    """Return what is set aside of a page, with its reasons."""
    found = read(page, **options)
    return [(found.text[part.start : part.end], part.reason) for part in found.omitted]


def codes(page: str, **options: object) -> list[str]:
    """Return the codes of the notices."""
    return [notice.code for notice in read(page, **options).notices]


def clauses(statement: diplodiff.Statement) -> list[tuple[str, str, str, str]]:
    """Return what a comparison sees of a statement."""
    return [(each.kind.value, each.label, each.marker, each.text) for each in statement]


class TestPages:
    """Pages as browsers save them give the clauses of their statement."""

    @pytest.mark.parametrize(
        ("page", "encoding"), [(COUNCIL, "utf-8"), (MINISTRY, "cp1252"), (WORD, "cp1252")]
    )
    def test_saved_pages(self, page: str, encoding: str) -> None:
        """A page of a council, of an old ministry and of Word: the same clauses as plain text."""
        found = diplodiff.read(io.BytesIO(page.encode(encoding)))
        assert clauses(found) == clauses(diplodiff.parse(STATEMENT))
        assert found.title == "Joint Statement of Norland and Sudmark"
        assert "ContentDropped" not in {notice.code for notice in found.warnings}

    def test_what_is_set_aside(self) -> None:
        """Menus, heads, feet, forms, notes and hidden text are there, each with its reason."""
        reasons = {reason: words for words, reason in aside(COUNCIL)}
        assert reasons["page header"] == "Two shores, one sea • Norsk • Svenska Search Go"
        assert reasons["aside"] == "Related The pact of 2030"
        assert reasons["page footer"] == "© Council of the Straits 2031 • Terms • Privacy"
        assert reasons["footnote"] == "[1] Treaty Series, No. 12."
        assert reasons["only for screen readers"] == "Share on"
        assert reasons["script"] == "<script>"
        assert ("1. Home 2. Press", "menu") in aside(COUNCIL)
        assert ("Ask the harbour master.", "comment") in aside(WORD)
        assert ("2030 2031", "form") in aside(MINISTRY)

    def test_what_a_page_says_of_itself(self) -> None:
        """The first heading is the title, or what the window is called; the language is stated."""
        found = read(COUNCIL)
        assert (found.title, found.language) == ("Joint Statement of Norland and Sudmark", "en")
        assert [found.text[start:end] for start, end in found.emphasised] == [
            "Recalling",
            "Noting with concern",
        ]
        assert read("<html xml:lang=fr-CA><title>Le bac</title><p>Le bac").title == "Le bac"
        assert read("<html xml:lang=fr-CA><p>Le bac").language == "fr"
        assert read("<html lang=tlh><p>Le bac").language == ""

    @pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
    def test_pages_of_libreoffice(self, tmp_path: Path) -> None:
        """Our examples, made HTML by LibreOffice, give the clauses that the texts give."""
        texts = {path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES}
        for name, text in texts.items():
            pieces = html.escape(text.strip()).split("\n\n")
            paragraphs = "".join(
                f"<text:p>{piece.replace(chr(10), '<text:line-break/>')}</text:p>"
                for piece in pieces
            )
            (tmp_path / f"{name}.fodt").write_text(_OPEN_DOCUMENT % paragraphs, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        subprocess.run(  # noqa: S603 - files of our own
            [
                *("soffice", profile, "--headless", "--convert-to", "html"),
                *("--outdir", str(tmp_path), *map(str, tmp_path.glob("*.fodt"))),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        for name, text in texts.items():
            found = diplodiff.read(tmp_path / f"{name}.html")
            assert clauses(found) == clauses(diplodiff.parse(text))


_OPEN_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
    "%s</office:text></office:body></office:document>"
)


class TestWords:
    """The words of a page, their white space and their looks."""

    @given(st.lists(words_without_markers))
    def test_paragraphs_come_back(self, paragraphs: list[str]) -> None:
        """Any text put into paragraphs of a page is its body, paragraph by paragraph."""
        page = "".join(f"<p>PP {html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
        found = read(page)
        assert found.text.split("\n\n")[:-1] == [
            f"PP {paragraph}".strip() for paragraph in paragraphs
        ]
        assert not found.omitted
        assert not found.notices

    @given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["pre", "p", "div"]))
    def test_no_letter_is_lost(self, text: str, name: str) -> None:
        """Whatever characters: after folding of white space the text is the same."""
        found = read(f"<{name}>Begin {html.escape(text)} end</{name}>")
        assert "".join(found.text.split()) == f"Begin{''.join(text.split())}end"

    @pytest.mark.parametrize(
        ("page", "due"),
        [
            ("<p>one\n\t two<b> three</b> <i> four</i>five", "one two three fourfive"),
            ("<p>one<br>two<br/> three<p>four", "one\ntwo\nthree | four"),
            ("one<div>two</div>three<p>four</p>five", "one | two | three | four | five"),
            ("<pre>\n one\r\n  two</pre>", "one\n  two"),
            ("<p style='white-space: pre-wrap'>one  two", "one  two"),
            ("<p>so&shy;ver&nbsp;eign &lt;b&gt; &#x2013; &euro;", "so\xadver\xa0eign <b> – €"),
            ("<span style='display:block'>one</span><span>two</span>", "one | two"),
            ("<my-page><my-word>one</my-word> two</my-page>", "one two"),
            ("<p>the <q>new</q> pact", "the “new” pact"),
            ("<dl><dt>ferry<dd>a ship<dt>port<dd>a place</dl>", "ferry | a ship | port | a place"),
            ("<details><summary>More<p>inside</details>", "More | inside"),
            ("<h2><button>Article 1</button></h2><p>one", "Article 1 | one"),
            ("<math><mi>x</mi></math><p>m<sup>2</sup>", "x | m2"),
            ("<p>one<wbr>two<!-- three --><img alt=x><hr>four", "onetwo | four"),
        ],
    )
    def test_setting(self, page: str, due: str) -> None:
        """Lines end where browsers end them, and white space is folded where they fold it."""
        assert body(page) == due

    def test_italics(self) -> None:
        """Emphasis is told whichever way it is written, as one run where it is one."""
        found = read(
            "<p><i>Noting</i> <em>with <b>deep</b></em> concern <cite>and <i style='font-style:"
            "normal'>not</i></cite> <span style='font-style: italic'>regret</span>"
        )
        assert [found.text[start:end] for start, end in found.emphasised] == [
            "Noting with deep",
            "and",
            "regret",
        ]

    def test_deep_pages(self) -> None:
        """What lies deep is read; no recursion is involved."""
        assert body("<div>" * 3_000 + "deep" + "</div>" * 3_000) == "deep"
        with pytest.raises(LimitExceededError, match="open_tags"):
            read("<div>" * 60_000 + "deep")

    def test_control_characters(self) -> None:
        """NUL, which HTML readers drop in silence, stays and is warned of."""
        assert body("<p>cease\x00fire\ufdd0") == "cease\x00fire\ufdd0"
        assert body("<p>cease\x00fire" + "".join(map(chr, range(0xFDD0, 0xFDF0)))).startswith(
            "cease\ufffdfire"
        )
        page = f"<p>{PROSE}</p><p>1. Decides to cease\x00fire.</p>".encode()
        warnings = diplodiff.read(io.BytesIO(page), format="html").warnings
        assert "ControlCharacters" in {notice.code for notice in warnings}

    def test_encodings(self) -> None:
        """A declared encoding applies; doubts about it are told."""
        page = "<meta charset=windows-1251><p>Норланд и Судмарк".encode("cp1251")
        assert "Норланд" in extract(page, options=ReadOptions()).text
        guessed = extract(page[30:] * 20, options=ReadOptions())
        assert guessed.notices[0].code == "EncodingGuessed"


class TestLists:
    """Items bear what a browser prints before them."""

    @pytest.mark.parametrize(
        ("page", "due"),
        [
            ("<ol><li>x<li>y</ol>", "1. x | 2. y"),
            ("<ol start=7><li>x<li value=9>y<li>z</ol>", "7. x | 9. y | 10. z"),
            ("<ol start=x><li value='+3'>x</ol>", "3. x"),
            ("<ol reversed><li>x<li>y</ol>", "2. x | 1. y"),
            ("<ol reversed start=9><li>x<li>y</ol>", "9. x | 8. y"),
            ("<ol type=a start=26><li>x<li>y</ol>", "z. x | aa. y"),
            ("<ol type=I><li>x<li type=i value=4>y</ol>", "I. x | iv. y"),
            ("<ol style='list-style: upper-latin inside'><li>x</ol>", "A. x"),
            ("<ol style='list-style-type: lower-greek'><li>x</ol>", "α. x"),
            ("<ol style='list-style-type: decimal-leading-zero'><li>x</ol>", "01. x"),
            ("<ol style='list-style-type: none'><li>x</ol>", "x"),
            ("<ol><li style='list-style-type: square'>x<li>y</ol>", "▪ x | 2. y"),
            ("<ol type=a start=0><li>x</ol><ol type=i start=4000><li>x</ol>", "0. x | 4000. x"),
            ("<ul><li>x<ul><li>y<ul><li>z</ul></ul></ul>", "• x |   ◦ y |     ▪ z"),
            ("<ul type=circle><li>x</ul><li>y", "◦ x | • y"),
            ("<ol><li><p>x<p>y<li>z</ol>", "1. x | y | 2. z"),
            ("<ol><li><ol type=a><li>x<li>y</ol><li>z</ol>", "1. a. x | b. y | 2. z"),
            ("<ol><li>x<li hidden>secret<li>y</ol>", "1. x | 2. y"),
            ("<ol><li>x<li><li>y</ol>", "1. x | 3. y"),
            ("<ol><li>1) x<li>(2) y<li>(a) z</ol>", "1) x | (2) y | 3. (a) z"),
            ("<ol><li>(a) x<li>(b) y</ol><ol><li>I. x</ol>", "(a) x | (b) y | I. x"),
            ("<ul><li>– x<li>(a) y<li>iv. z</ul>", "– x | (a) y | iv. z"),
            ("<div>1.</div><div>x</div><p>(a)<p>y", "1. x | (a) y"),
        ],
    )
    def test_markers(self, page: str, due: str) -> None:
        """Numbers by start, type, value and reversed; none twice; none of what is not shown."""
        assert body(page) == due


class TestTables:
    """Tables are read row by row."""

    @pytest.mark.parametrize(
        ("page", "due"),
        [
            ("<table><tr><td>1<td>2<tr><th>3<td>4</table>", "1\t2 | 3\t4"),
            (f"<table><tr><td>2.<td>{PROSE}<td>x</table>", f"2.\t{PROSE.strip()}\tx"),
            (f"<table><tr><td>2.<td>{PROSE}<p>y<td>x</table>", f"2.\t{PROSE.strip()} | y | x"),
            (f"<table><tr><td>{PROSE}<td>{PROSE}</table>", f"{PROSE.strip()} | {PROSE.strip()}"),
            ("<table><tr><td><p>x<p>y<td>z</table>", "x | y | z"),
            ("<table><caption>c</caption><tr><td>1<td><td>2<tr><td></table>", "c | 1\t2"),
            ("<table><tr><td>1<td><table><tr><td>2<td>3</table></table>", "1\t2\t3"),
            ("<table><tr><td>1<td><nav>m</nav>2</table>", "1\t2"),
        ],
    )
    def test_rows(self, page: str, due: str) -> None:
        """Short cells share a line, numbers stand before what they number, prose stays prose."""
        assert body(page) == due


class TestAsides:
    """What is no body is set aside, and only that."""

    @pytest.mark.parametrize(
        ("page", "due"),
        [
            (f"<nav>m</nav><p>{PROSE}", [("m", "menu")]),
            (f"<div role=banner>m</div><p>{PROSE}", [("m", "page header")]),
            (f"<header>m</header><article><header>{PROSE}</header></article>", "page header"),
            (f"<main><p>{PROSE}</p><footer>Done at Lindholm</footer></main>", []),
            (f"<div role=article><p>{PROSE}</p><footer>Done</footer></div>", []),
            (f"<header><main><p>{PROSE}</main></header>", []),
            (f"<nav><p>{PROSE}<p>{PROSE}</nav><p>m", []),
            (f"<div aria-hidden=true><p>{PROSE}</div>", []),
            (f"<footer>f<nav>m</nav><button>b</button></footer><p>{PROSE}", "page footer"),
            (f"<form><p>{PROSE}<button>b</button></form>", [("b", "form")]),
            ("<p>x<noscript>y</noscript>", [("y", "shown without scripts only")]),
            ("<p>x<svg><title>t</title><text>y</text></svg>", "picture"),
            ("<p>x<template>y<template>z</template></template>", "template"),
            ("<p>x<template></template>", []),
            ("<p>x<video>y</video>", [("y", "embedded content")]),
            ("<ruby>漢<rt>kan</rt></ruby>", [("kan", "reading aid")]),
            ("<p>x<dialog>y</dialog><dialog open>z</dialog>", [("y", "hidden text")]),
            ("<p>x<i style='visibility:hidden'>y</i>", [("y", "hidden text")]),
            ("<p>x<i aria-hidden=true>y</i>", [("y", "hidden from screen readers")]),
            ("<p>x<i class='a sr-only'>y</i>", [("y", "only for screen readers")]),
            ("<a href=/a>a</a><br><a href=/b>b</a><br><a href=/c>c</a><p>x", "menu"),
            ("<h2><a href=/a>a</a></h2><p><a href=/b>b</a><p><a href=/c>c</a><p>x", []),
            (
                "<ul><li><a href=/a>One;</a><li><a href=/b>Two;</a><li><a href=/c>Three.</a></ul>",
                [],
            ),
            ("<body hidden style='display:none'><p>x", []),
        ],
    )
    def test_reasons(self, page: str, due: list[tuple[str, str]] | str) -> None:
        """Each kind has its reason; what holds the statement is body, whatever it is called."""
        found = aside(page)
        if isinstance(due, str):
            assert {reason for _, reason in found} == {due}
        else:
            assert found == due

    def test_hidden_text(self) -> None:
        """Hidden text is told of once, with its number."""
        assert codes("<p>x<p hidden>y") == ["HiddenText"]
        found = read("<p>x<i hidden>y</i><i hidden>z</i>").notices
        assert [notice.message for notice in found] == [
            "2 pieces of text are hidden in the page and left out"
        ]

    @pytest.mark.parametrize(
        ("page", "due", "notes"),
        [
            (
                "<p>the pact<sup><a href='#a'>1</a></sup>, now<p id=a>1 Treaty 12.",
                "the pact, now",
                ["1", "1 Treaty 12."],
            ),
            (
                (
                    "<p>the pact<a href='#a' class=sdfootnoteanc><sup>1</sup></a>"
                    "<div id=c><p><a name=a href='#b'>1</a>Treaty 12.</div>"
                ),
                "the pact",
                ["1", "1 Treaty 12."],
            ),
            (
                "<p>the pact<sup>1</sup> and <sup>2</sup><p>x<p><sup>1</sup>Treaty 12.",
                "the pact and 2 | x",
                ["1", "1 Treaty 12."],
            ),
            (
                (
                    "<p>pact<sup>[1]</sup>, 9 m<sup>1</sup><p><a name=b></a><!-- -->"
                    " <sup>1</sup> Note."
                ),
                "pact, 9 m1",
                ["[1]", "1 Note."],
            ),
            (
                "<p>the pact<sup><b></b>1</sup><p><i>so</i><sup>1</sup>",
                "the pact1 | so1",
                [],
            ),
            ("<sup>1</sup>x<br><sup>1</sup>Treaty 12.", "1x\n1Treaty 12.", []),
            ("<sup><a href='/a'>1</a></sup><a href='/b'><sup>1</sup></a>", "11", []),
            ("<p>x<sup><a href='#a'>1</a></sup><article id=a>1 y</article>", "x1 | 1 y", []),
            ("<p>x<a href='#a' id=fnref1>1</a><p id=a>y", "x", ["1", "y"]),
            ("<p>x<sup><a href='#a'>a long link</a></sup><p id=a>y", "xa long link | y", []),
            ("<p id=a>the pact<sup><a href='#a'>1</a></sup>", "the pact1", []),
            (
                f"<p><sup><a href='#a'>1</a></sup><p>{'<i>' * 99}<b id=a>2",
                "1 | 2",
                [],
            ),
            (f"<p>{'<b>' * 99}<sup><a href='#a'>1</a></sup>{'</b>' * 99}<p id=a>2", "1 | 2", []),
            (f"<p>x<sup>1</sup><p>{'<i>' * 99}<sup>1</sup>", "x1 | 1", []),
            ("<p>the pact<sup><a href='#none'>1</a></sup>", "the pact1", []),
            ("<p>on the 3<sup>rd</sup>, 5 m<sup>2</sup>", "on the 3rd, 5 m2", []),
            ("<p>see <a href='#a'>Article 1</a><p id=a>Article 1", "see Article 1 | Article 1", []),
            (
                "<p>x<a epub:type=noteref href=n.html>*</a><aside epub:type=footnote>* y</aside>",
                "x",
                ["*", "* y"],
            ),
        ],
    )
    def test_footnotes(self, page: str, due: str, notes: list[str]) -> None:
        """Marks of notes leave the words, and the notes the body; other raised words stay."""
        assert body(page) == due
        assert [words for words, _ in aside(page)] == notes

    def test_tracked_changes(self) -> None:
        """Each view of a draft has its words; the other is set aside; an error if it is to be."""
        page = "<p>shall <del>not </del>sail <ins>daily</ins>"
        assert body(page) == "shall sail daily"
        assert body(page, revisions="original") == "shall not sail"
        assert aside(page, revisions="original") == [("daily", "inserted text")]
        assert codes(page) == ["TrackedChanges"]
        with pytest.raises(DocumentError, match=r"tracked changes \(2\).*--revisions"):
            read(page, revisions="error")
        assert codes("<p>shall <s>not</s> sail") == ["StruckText"]

    def test_embedded_documents(self) -> None:
        """A page that only shows a PDF says so."""
        assert codes("<p>x<iframe src='/a/statement.PDF?x'>y</iframe>") == ["EmbeddedContent"]
        assert codes("<p>x<iframe src='/video'></iframe>") == []


class TestNoLoss:
    """The check that nothing is lost, and the strip that it rests on."""

    @pytest.mark.parametrize(
        ("page", "due"),
        [
            ("a<b title='>'>c</b>", "ac"),
            ("a<!-- <p> b -->c<!DOCTYPE x>d<?x y?>e</ x>f", "acdef"),
            ("<script>if (a<b)</script>c<style>d", "c"),
            ("<title>a<b></title><textarea>&lt;</textarea>", "a<b><"),
            ("1 < 2 &amp; <", "1 < 2 & <"),
            ("a<b", "a"),
        ],
    )
    def test_strip(self, page: str, due: str) -> None:
        """Tags, comments and scripts go; all else stays."""
        assert strip_markup(page) == due

    def test_loss_is_told(self) -> None:
        """What the reader of the page does not read is missed by the strip."""
        assert codes(f"{PROSE}<math><xmp><p class={'x' * 9}></xmp>") == ["ContentDropped"]

    def test_closed_tags(self) -> None:
        """In XHTML a script that is closed at once is no script around the page."""
        page = "<script src='a'/><p/><br/>x<a b='/'>y</a><title/>"
        assert close_markup(page) == (
            "<script src='a'></script><p></p><br/>x<a b='/'>y</a><title></title>"
        )
        xhtml = f"<?xml version='1.0'?><html><head><script src='a'/></head>{page}"
        assert body(xhtml) == "xy"

    def test_floods_take_no_time(self) -> None:
        """Half a megabyte of links, of lists or of spaces: a second or two."""
        for page in (
            "<li><a href=/1>l</a>" * 25_000,
            "<ol><li>" * 1_000 + "x" * 10,
            "<p>" + " " * 800_000 + "x",
            "<sup>1</sup>" * 20_000,
            "<a href='#a'><sup>1</sup></a>" * 15_000 + "<p id=a>",
            "<i>x</i> " * 30_000,
            "<sup>" * 3_900 + "1" * 500_000,
            "<p>" + "<sup></sup>" * 30_000 + "<sup>1</sup>" * 30_000,
            "<header>" * 3_900 + "<article>x",
            "<table><tr><td>x" * 900,
        ):
            begun = time.process_time()
            read(page)
            assert time.process_time() - begun < 4 * PACE

    def test_limits(self) -> None:
        """The limit of characters holds while a page is read."""
        with pytest.raises(LimitExceededError, match="characters"):
            read(f"<p>{PROSE}", limits=Limits(characters=10))

    def test_missing_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without selectolax the error names the line that installs it."""

        def missing(name: str) -> None:
            raise ModuleNotFoundError(name=name.partition(".")[0])

        monkeypatch.setattr("diplodiff._optional.import_module", missing)
        with pytest.raises(MissingExtraError, match=r"diplodiff\[html\]"):
            read("<p>x")


def test_spans() -> None:
    """What is set aside and what is in italics are ordered, disjoint spans without blanks."""
    for page in (COUNCIL, MINISTRY, WORD):
        found = read(page)
        parts = [(part.start, part.end) for part in found.omitted]
        for spans in (parts, list(found.emphasised)):
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
            assert all(fold(found.text[slice(*span)]) for span in spans)
