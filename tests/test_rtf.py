r"""RTF: everything that is printed is read, in either view of the changes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import DiplodiffError, DocumentError, LimitExceededError
from diplodiff.reading._extract import ReadOptions
from diplodiff.reading.formats import _rtf
from office import aside, codes, paragraphs, read_rich

FONTS = (
    rb"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 {\*\falt x}Arial;}"
    rb"{\f2\fcharset2 Symbol;}{\f3\cpg1254 T;}}"
)
TOKENS = (
    rb"{ } \par \cell \row \intbl \u \'e9 \footnote \shptxt \upr \ud \* \deleted \revised "
    rb"\fonttbl \f1 \plain \bin9 \line \pntext x"
)


def rich(body: bytes) -> bytes:
    """Make a document."""
    return rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + body + b"}"


class TestWords:
    """Characters and paragraphs."""

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            (rb"Caf\'e9 \u1046?\u-10179?\u-8704?!", "Café Ж\U0001f600!"),
            (rb"{\f1 \'c6\'e5} {\f3 \'fe} {\f2\'b7}", "Же ş •"),
            (rb"{\uc2\u8211\'96\'96}{\uc0\u8212}x{\uc1\u233\'e9y}", "–—xéy"),
            (rb"\u55357?lone \u56832? \u99999999999999?", "lone \ufffd ?"),
            (rb"\u8211\emdash x \u8211{?}y", "–x –?y"),
            (b"a\\~b\\_c\\-d\\{e\\}f\\\\g\\tab h", "a\xa0b\u2011c\xadd{e}f\\g\th"),
            (rb"\ldblquote x\rdblquote\line y\bullet", "“x”\ny•"),
            (b"one\r\n two\\'zz", "one twozz"),
            (rb"a{\*\unknown hidden}{\bin3 {{{b}", "ab"),
            (rb"a{\pict\bin99999999 }}", "a"),
            (rb"\u-3913?", "•"),
        ],
    )
    def test_characters(self, body: bytes, expected: str) -> None:
        """Code pages of fonts, Unicode and what stands in for it, and named signs."""
        assert read_rich(rich(body)).text.strip() == expected

    def test_code_pages(self) -> None:
        """That of the document, unless the caller states one or there is none such."""
        for head, page in ((rb"\ansi\ansicpg1251", "cp1251"), (rb"\mac", "mac-roman")):
            data = rb"{\rtf1" + head + b" " + "é".encode("cp1252") + b"}"
            assert read_rich(data).text.strip() == b"\xe9".decode(page)
        stated = ReadOptions(encoding="cp1253")
        assert _rtf.extract(rb"{\rtf1\ansicpg99 \'e9}", options=stated).text.strip() == "ι"
        assert read_rich(rb"{\rtf1\ansicpg99 \'e9}").text.strip() == "é"

    def test_both_forms_of_a_word_are_not_read_twice(self) -> None:
        """The one in Unicode is."""
        assert paragraphs(read_rich(rich(rb"a {\upr{x}{\*\ud{\u1046 ?}}} b"))) == ["a Ж b"]

    def test_italics_and_hidden_words(self) -> None:
        """Until they are switched off, or the group ends."""
        body = rb"{\i Recalling\i0  its} \v secret \v0{\i all \plain ferries}\par\v all\par"
        extract = read_rich(rich(body))
        assert paragraphs(extract) == ["Recalling its all ferries"]
        found = [extract.text[start:end] for start, end in extract.emphasised]
        assert found == ["Recalling", "all "]
        assert aside(extract) == [("secret", "hidden text"), ("all", "hidden text")]

    def test_lists_are_numbered_as_printed(self) -> None:
        """The number stands in the document, for readers that cannot count."""
        body = (
            rb"{\listtext\pard\plain 1.\tab}{\*\pn\pnlvlbody}Decides\par{\pntext\f2\'b7\tab}Ports"
        )
        assert paragraphs(read_rich(rich(body))) == ["1.\tDecides", "•\tPorts"]
        alone = rb"{\listtext 1.\tab}{\revised{\*\footnote {\listtext a.}x\par}New;}\par "
        open_end = rb"{\listtext 2.\tab}Old{\revised\par}{\listtext 3.\tab} one.\par"
        data = rich(alone + open_end + rb"\intbl{\listtext 4.\tab}Cell\cell\row")
        assert paragraphs(read_rich(data)) == ["1.\tNew;", "2.\tOld", "3.\t one.", "4.\tCell"]
        assert aside(read_rich(data)) == [("a. x", "footnote")]
        original = read_rich(data, revisions="original")
        assert paragraphs(original) == ["2.\tOld one.", "4.\tCell"]

    def test_fields(self) -> None:
        """Results are words, instructions are not."""
        field = rb"{\field{\*\fldinst DDEAUTO cmd}{\fldrslt Result}}"
        assert paragraphs(read_rich(rich(field))) == ["Result"]

    def test_tables(self) -> None:
        """Rows are read one by one; what is no cell stays a paragraph."""
        row = rb"\trowd\pard\intbl Port\cell Fee\cell\row "
        body = rb"Above\par " + row + row + rb"\pard Below\par\pard\intbl 1.\cell Open\par end\cell"
        tail = rb"\pard\plain  after\par\intbl last\cell"
        assert paragraphs(read_rich(rich(body + tail))) == [
            "Above", "Port\tFee", "Port\tFee", "Below", "1.\tOpen", "end", "after", "last",
        ]  # fmt: skip

    def test_boxes_stand_behind_their_paragraph(self) -> None:
        """Once, and without the picture that stands in for them."""
        box = (
            rb"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt In\par the box.}}{\shprslt In the box.}}"
        )
        body = rb"Before " + box + rb"and after.\par Next." + box
        assert paragraphs(read_rich(rich(body))) == [
            "Before and after.", "In", "the box.", "Next.", "In", "the box.",
        ]  # fmt: skip
        cell = rb"\pard\intbl " + box + rb"x\cell\row"
        assert "the box." in paragraphs(read_rich(rich(cell)))


class TestAside:
    """What is no body."""

    def test_notes_comments_and_running_heads(self) -> None:
        """They stand behind the body; the marks of notes are no words of it."""
        body = (
            rb"{\header DRAFT\par}{\footerr Page}Sails{\super\chftn}{\*\footnote{\super\chftn}One.}"
            rb"{\footnote\ftnalt Last.}{\*\atnid K}{\*\annotation Really?\par}, lands."
            rb"{\info{\title T}}"
        )
        extract = read_rich(rich(body))
        assert paragraphs(extract) == ["Sails, lands."]
        assert aside(extract) == [
            ("DRAFT", "running head"),
            ("Page", "running foot"),
            ("1 One.", "footnote"),
            ("Last.", "endnote"),
            ("Really?", "comment"),
        ]
        assert codes(extract) == ["Comments"]


class TestChanges:
    """Both views of the tracked changes."""

    def test_views(self) -> None:
        """Words, ends of paragraphs, notes and line breaks."""
        body = (
            rb"Call upon the {\deleted parties}{\revised sides} to act"
            rb"{\deleted\par}{\deleted{\footnote Old.}\line};{\revised\par}"
            rb" soon{\mvf  now}{\mvt  then}"
        )
        accepted = read_rich(rich(body))
        original = read_rich(rich(body), revisions="original")
        assert paragraphs(accepted) == ["Call upon the sides to act;", "soon then"]
        assert paragraphs(original) == ["Call upon the parties to act", "; soon now"]
        assert aside(accepted) == []
        assert aside(original) == [("Old.", "footnote")]
        with pytest.raises(DocumentError, match="tracked changes"):
            read_rich(rich(body), revisions="error")

    @given(st.lists(st.sampled_from([b"", rb"\revised", rb"\deleted"]), max_size=9))
    def test_views_have_their_words(self, plan: list[bytes]) -> None:
        """Each view has the words that are in it, all of them, in their order."""
        words = [f"w{i}" for i in range(len(plan))]
        body = b"".join(
            b"{%s %s }" % (change, word.encode()) for change, word in zip(plan, words, strict=True)
        )
        for view, left_out in (("accepted", rb"\deleted"), ("original", rb"\revised")):
            due = [w for change, w in zip(plan, words, strict=True) if change != left_out]
            assert read_rich(rich(body), revisions=view).text.split() == due


class TestDamage:
    """Documents that are not as they should be."""

    def test_groups_may_lie_too_deep(self) -> None:
        """The limit is that of elements."""
        with pytest.raises(LimitExceededError, match="groups lie too deep"):
            read_rich(b"{" * 300)

    def test_groups_may_stay_open_or_close_twice(self) -> None:
        """What was read by then is kept."""
        assert paragraphs(read_rich(rb"{\rtf1 a{\i b}}} c}")) == ["ab c"]
        assert paragraphs(read_rich(rb"{\rtf1 a{\footnote b{\i c")) == ["a"]

    @given(st.lists(st.sampled_from(TOKENS.split()), max_size=40))
    def test_anything_is_read(self, words: list[bytes]) -> None:
        """Any tokens in any order give an extract."""
        extract = read_rich(b"{\\rtf1 " + b" ".join(words))
        assert isinstance(extract.text, str)

    @given(st.binary(max_size=300))
    def test_any_bytes_are_read(self, data: bytes) -> None:
        """Or refused, in an error of ours."""
        try:
            read_rich(data)
        except DiplodiffError:
            return

    def test_a_document_becomes_a_statement(self) -> None:
        """Through the public door and the child process."""
        body = rb"The Harbour Conference,\par Recalling its ferries,\par"
        body += (
            rb"{\listtext 1.\tab}Decides to sail;\par{\listtext 2.\tab}Calls upon all to land.\par"
        )
        statement = diplodiff.read(io.BytesIO(rich(body)))
        assert [clause.label for clause in statement] == ["Organ", "PP1", "OP1", "OP2"]
