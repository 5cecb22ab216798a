"""Word documents: everything that is printed is read, in either view of the tracked changes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import CorruptDocumentError, DiplodiffError, DocumentError
from diplodiff.reading._extract import ReadOptions
from diplodiff.reading._limits import Limits
from diplodiff.reading.formats import _docx
from office import (
    archive,
    aside,
    codes,
    item,
    paragraph,
    paragraphs,
    read_word,
    related,
    run,
    word,
)

LEVELS = ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"), ("decimal", "%1.%4")


def numbering(*levels: tuple[str, str], lists: str = "") -> str:
    """Make a list definition with list 1, and others."""
    made = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}'
    )


class TestBody:
    """What stands in the body, in the order of reading."""

    def test_runs_make_paragraphs(self) -> None:
        """Runs, tabs, line breaks, hyphens and symbols are words of their paragraph."""
        body = (
            "<w:p>" + run("The ferries") + "<w:r><w:tab/><w:t>of</w:t><w:br/></w:r>"
            "<w:r><w:t>all</w:t><w:noBreakHyphen/><w:t>weather har</w:t><w:softHyphen/>"
            '<w:t>bours</w:t><w:sym w:font="Wingdings" w:char="F0A7"/>'
            '<w:sym w:font="Arial" w:char="20AC"/><w:sym w:char="no"/></w:r></w:p>'
        )
        extract = read_word(word(body))
        assert paragraphs(extract) == ["The ferries\tof\nall\u2011weather har\u00adbours▪€\ufffd"]

    def test_wrappers_lose_nothing(self) -> None:
        """Links, content controls, simple fields, mathematics and unknown elements are entered."""
        wrappers = ("w:hyperlink", "w:smartTag", "w:fldSimple", "w:customXml", "w:dir", "w:unknown")
        runs = "".join(f"<{tag}>{run(f'{i} ')}</{tag}>" for i, tag in enumerate(wrappers))
        control = (
            f"<w:sdt><w:sdtPr><w:tag/></w:sdtPr><w:sdtContent>{run('c ')}</w:sdtContent></w:sdt>"
        )
        mathematics = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
        block = f"<w:sdt><w:sdtContent>{paragraph('In a control.')}</w:sdtContent></w:sdt>"
        extract = read_word(word(f"<w:p>{runs}{control}{mathematics}</w:p>{block}"))
        assert paragraphs(extract) == ["0 1 2 3 4 5 c x", "In a control."]

    def test_text_boxes_stand_once_behind_their_paragraph(self) -> None:
        """Of several forms of a drawing the first with words is read."""
        box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
        drawing = (
            f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
            "<mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice></mc:AlternateContent>"
        )
        body = f"<w:p>{run('Before ')}<w:r>{drawing}</w:r>{run('and after.')}</w:p>"
        extract = read_word(word(body + paragraph("Next.")))
        assert paragraphs(extract) == ["Before and after.", "In the box.", "Next."]
        assert not extract.notices

    def test_instructions_of_fields_are_no_words(self) -> None:
        """Only results are, and none of a field inside the instructions of another."""

        def mark(kind: str) -> str:
            return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

        inner = mark("begin") + mark("separate") + run("9") + mark("end")
        code = "<w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r>"
        field = mark("begin") + code + inner + mark("separate") + run("Result") + mark("end")
        extract = read_word(word(f"<w:p>{field}{run(' and more')}{mark('end')}</w:p>"))
        assert paragraphs(extract) == ["Result and more"]

    def test_loss_is_told(self) -> None:
        """A field that never ends hides the words behind it, which the check notices."""
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        extract = read_word(word(paragraph("Kept.") + f"<w:p>{begin}{run('lost words')}</w:p>"))
        assert "ContentDropped" in codes(extract)

    def test_italics_are_told(self) -> None:
        """By the run, the style of the run, or the style of the paragraph, which it undoes."""
        styles = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
            '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:i/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Lead"><w:basedOn w:val="Base"/></w:style>'
            '<w:style w:type="character" w:styleId="Em"><w:rPr><w:i w:val="on"/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
        )
        body = (
            f"<w:p>{run('Recalling', '<w:i/>')}{run(' also', '<w:rStyle w:val=%sEm%s/>')}"
            f"{run(' its ferries')}</w:p>"
            % ('"', '"')
            + '<w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr>'
            + run("Noting")
            + run(" them", '<w:rStyle w:val="Em"/>')
            + run(" all", '<w:i w:val="0"/>')
            + "</w:p>"
            + paragraph("Plain.", '<w:pStyle w:val="Loop"/>')
        )
        extract = read_word(word(body, styles=styles))
        found = [extract.text[start:end] for start, end in extract.emphasised]
        assert found == ["Recalling also", "Noting"]

    def test_tables_are_read_row_by_row(self) -> None:
        """Short cells make one line, a number goes before its paragraph, prose stays apart."""

        def row(*cells: str) -> str:
            made = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
            return f"<w:tr><w:trPr/>{made}</w:tr>"

        prose = "Considers that the ferries between both harbours sail too seldom in winter, "
        both = [paragraph(prose + "in Norland."), paragraph(prose + "in Sudland.")]
        table = (
            row(paragraph("Port"), paragraph("Fee"))
            + f"<w:sdt><w:sdtContent>{row(paragraph('Oster'), '<w:p/>', paragraph('3'))}"
            "</w:sdtContent></w:sdt>"
            + row(paragraph("1."), both[0] + both[1])
            + row(*both)
            + row("<w:p/>")
        )
        body = paragraph("Above.") + f"<w:tbl><w:tblPr/>{table}</w:tbl>" + paragraph("Below.")
        in_norland, in_sudland = f"{prose}in Norland.", f"{prose}in Sudland."
        assert paragraphs(read_word(word(body))) == [
            "Above.", "Port\tFee", "Oster\t3", f"1.\t{in_norland}", in_sudland, in_norland,
            in_sudland, "Below.",
        ]  # fmt: skip

    def test_hidden_words_are_set_aside_and_told(self) -> None:
        """They are no words of the paragraph, and may change its meaning."""
        body = f"<w:p>{run('The parties shall ')}{run('not ', '<w:vanish/>')}{run('sail.')}</w:p>"
        extract = read_word(word(body + f"<w:p>{run('Secret.', '<w:vanish/>')}</w:p>"))
        assert paragraphs(extract) == ["The parties shall sail."]
        assert aside(extract) == [("not", "hidden text"), ("Secret.", "hidden text")]
        assert codes(extract) == ["HiddenText", "HiddenText"]
        assert "“The parties shall sail.”" in extract.notices[0].message
        assert "a paragraph is hidden" in extract.notices[1].message

    def test_strict_documents_are_read(self) -> None:
        """The namespaces of ISO's strict form differ, the vocabulary does not."""
        space = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
        content = f"<w:document {space}><w:body>{paragraph('Decides.')}</w:body></w:document>"
        assert paragraphs(read_word(archive({"word/document.xml": content}))) == ["Decides."]


class TestNumbers:
    """Numbers of lists stand nowhere in the file."""

    def test_levels_count(self) -> None:
        """Lower levels begin anew below each paragraph of a higher one."""
        body = "".join(
            [
                item("A"),
                item("a", 1),
                item("b", 1),
                item("i", 2),
                item("B"),
                item("a", 1),
                item("deep", 3),
                paragraph("Between."),
                item("C"),
                item("None", 0, 0),
                item("?", 0, 7),
            ]
        )
        extract = read_word(word(body, numbering=numbering(*LEVELS)))
        assert paragraphs(extract) == [
            "1. A", "(a) a", "(b) b", "(i) i", "2. B", "(a) a", "2.1 deep", "Between.", "3. C",
            "None", "?",
        ]  # fmt: skip

    def test_lists_go_on_or_start_anew(self) -> None:
        """Two lists of one definition count on, unless one of them says where it starts."""
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
        abstract = '<w:abstractNumId w:val="0"/>'
        lists = f'<w:num w:numId="2">{abstract}</w:num><w:num w:numId="3">{abstract}{start}</w:num>'
        body = "".join(
            item(words, 0, which) for which, words in enumerate("abcd", start=1) if which < 4
        )
        body += item("d", 0, 3)
        extract = read_word(word(body, numbering=numbering(("decimal", "%1)"), lists=lists)))
        assert paragraphs(extract) == ["1) a", "2) b", "5) c", "6) d"]

    @pytest.mark.parametrize(
        ("form", "expected"),
        [
            ("decimalZero", "01"),
            ("upperLetter", "A"),
            ("upperRoman", "I"),
            ("ordinal", "1st"),
            ("cardinalText", "One"),
            ("ordinalText", "First"),
            ("decimalEnclosedParen", "(1)"),
            ("decimalEnclosedFullstop", "1."),
            ("numberInDash", "- 1 -"),
            ("russianLower", "а"),
            ("chineseCounting", "一"),
            ("arabicAbjad", "أ"),
            ("unheardOf", "1"),
        ],
    )
    def test_formats(self, form: str, expected: str) -> None:
        """Each format is written as Word prints it, an unknown one in figures."""
        extract = read_word(word(item("x"), numbering=numbering((form, "Item %1:"))))
        assert paragraphs(extract) == [f"Item {expected}: x"]

    def test_bullets(self) -> None:
        """Signs of Symbol and Wingdings become signs that any font has; pictures a dot."""
        for sign, seen in {
            "\uf0b7": "•",
            "o": "○",
            "–": "–",
            "-": "-",
            "➢": "‣",
            "\uf0ff": "•",
        }.items():
            extract = read_word(word(item("x"), numbering=numbering(("bullet", sign))))
            assert paragraphs(extract) == [f"{seen} x"]
        picture = numbering(("bullet", "")).replace("</w:lvl>", "<w:lvlPicBulletId/></w:lvl>")
        assert paragraphs(read_word(word(item("x"), numbering=picture))) == ["• x"]
        assert paragraphs(read_word(word(item("x"), numbering=numbering(("none", ""))))) == ["x"]

    def test_levels_have_their_ways(self) -> None:
        """Legal numbers, numbers that go on, and nothing behind a number are obeyed."""
        levels = [("upperRoman", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3")]
        made = numbering(*levels)
        made = made.replace('"%2)"/>', '"%2)"/><w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>')
        made = made.replace('"%1.%2.%3"/>', '"%1.%2.%3"/><w:isLgl/>')
        body = item("A") + item("x", 1) + item("B") + item(", y", 1) + item("z", 2)
        extract = read_word(word(body, numbering=made))
        assert paragraphs(extract) == ["I. A", "a) x", "II. B", "b), y", "2.2.1 z"]

    def test_styles_number(self) -> None:
        """A style puts its paragraphs into a list, at the level that names the style."""
        styles = (
            '<w:style w:type="paragraph" w:styleId="Sub"><w:pPr><w:numPr><w:numId w:val="1"/>'
            '</w:numPr></w:pPr></w:style><w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        )
        made = numbering(*LEVELS).replace('"(%2)"/>', '"(%2)"/><w:pStyle w:val="Sub"/>')
        made += (
            '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
            '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>'
        )
        body = item("A") + paragraph("sub", '<w:pStyle w:val="Sub"/>') + item("B", 0, 9)
        body += paragraph("no", '<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        extract = read_word(word(body, numbering=made, styles=styles))
        assert paragraphs(extract) == ["1. A", "(a) sub", "2. B", "no"]

    def test_empty_items_count(self) -> None:
        """As in Word, which prints their numbers, while there is nothing to compare."""
        extract = read_word(word(item("a") + item("") + item("c"), numbering=numbering(*LEVELS)))
        assert paragraphs(extract) == ["1. a", "3. c"]


class TestChanges:
    """Both views of the tracked changes."""

    @staticmethod
    def views(body: str, **parts: str) -> tuple[list[str], list[str]]:
        """Read both views: the original form and the accepted one."""
        data = word(body, **parts)
        original = read_word(data, revisions="original")
        accepted = read_word(data)
        assert "ContentDropped" not in codes(original) + codes(accepted)
        assert codes(original).count("TrackedChanges") == codes(accepted).count("TrackedChanges")
        return paragraphs(original), paragraphs(accepted)

    def test_words(self) -> None:
        """Words inserted, deleted, moved, and inserted by one to be deleted by another."""
        body = (
            "<w:p>"
            + run("Call upon the ")
            + f"<w:del>{run('parties', tag='delText')}</w:del><w:ins>{run('sides')}</w:ins>"
            + f"<w:ins><w:del>{run(' never', tag='delText')}</w:del></w:ins>"
            + f"<w:moveFrom>{run(' soon')}</w:moveFrom>"
            + run(" to act")
            + f"<w:moveTo>{run(' soon')}</w:moveTo></w:p>"
        )
        assert self.views(body) == (
            ["Call upon the parties soon to act"],
            ["Call upon the sides to act soon"],
        )

    def test_ends_of_paragraphs(self) -> None:
        """Where the end of a paragraph is deleted or inserted, two paragraphs are one."""
        deleted = (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p>{paragraph('two.')}"
        )
        inserted = (
            f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{run('Three ')}</w:p>{paragraph('four.')}"
        )
        last = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Last')}</w:p>"
        assert self.views(deleted + inserted + last) == (
            ["One", "two.", "Three four.", "Last"],
            ["One two.", "Three", "four.", "Last"],
        )

    def test_numbers(self) -> None:
        """What is not in a view is not counted in it."""

        def changed(kind: str, words: str, tag: str) -> str:
            made = item("").replace("</w:pPr>", f"<w:rPr><w:{kind}/></w:rPr></w:pPr>")
            return made.replace("</w:p>", f"<w:{kind}>{run(words, tag=tag)}</w:{kind}></w:p>")

        body = item("A;") + changed("del", "B;", "delText") + changed("ins", "N;", "t") + item("C.")
        assert self.views(body, numbering=numbering(*LEVELS)) == (
            ["1. A;", "2. B;", "3. C."],
            ["1. A;", "2. N;", "3. C."],
        )

    def test_places_in_lists(self) -> None:
        """A paragraph that was put into a list has no number in the original form."""
        made = item("A").replace("<w:numPr>", "<w:numPr><w:ins/>")
        was = item("B").replace("</w:pPr>", "<w:pPrChange><w:pPr/></w:pPrChange></w:pPr>")
        extract = read_word(
            word(made + was + item("C"), numbering=numbering(*LEVELS)), revisions="original"
        )
        assert paragraphs(extract) == ["A", "B", "1. C"]

    def test_rows_and_cells(self) -> None:
        """Rows and cells of tables come and go."""

        def row(words: str, properties: str, cell: str = "") -> str:
            return (
                f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{paragraph(words)}</w:tc>"
                f"<w:tc><w:tcPr>{cell}</w:tcPr>{paragraph('x')}</w:tc></w:tr>"
            )

        table = row("old", "<w:del/>") + row("new", "<w:ins/>") + row("both", "", "<w:cellDel/>")
        original, accepted = self.views(f"<w:tbl>{table}</w:tbl>")
        assert (original, accepted) == (["old\tx", "both\tx"], ["new\tx", "both"])

    def test_notes_belong_to_a_view(self) -> None:
        """A note whose reference is deleted is no note of the accepted view."""
        reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        body = f"<w:p>{run('Words')}<w:del>{reference}</w:del></w:p>"
        notes = f'<w:footnote w:id="2">{paragraph("Old note.")}</w:footnote>'
        data = word(body, footnotes=notes)
        assert aside(read_word(data)) == []
        assert aside(read_word(data, revisions="original")) == [("Old note.", "footnote")]

    def test_a_draft_with_changes_can_be_an_error(self) -> None:
        """The error counts them and says how to read the draft."""
        data = word(f"<w:p><w:ins>{run('New.')}</w:ins></w:p>")
        with pytest.raises(DocumentError, match=r"tracked changes \(1\).*--revisions original"):
            read_word(data, revisions="error")
        clean = read_word(word(paragraph("Old.")), revisions="error")
        assert (paragraphs(clean), clean.notices) == (["Old."], ())

    def test_the_view_is_told(self) -> None:
        """A notice says how many changes there are, and which form was read."""
        data = word(f"<w:p><w:ins>{run('New.')}</w:ins>{run(' Old.')}</w:p>")
        assert "a tracked change and is read with all" in read_word(data).notices[0].message
        original = read_word(data, revisions="original")
        assert "in its original form" in original.notices[0].message

    def test_both_views_are_compared(self, tmp_path, capsys) -> None:  # noqa: ANN001 - pytest's
        """The command compares a draft with itself."""
        from diplodiff.cli import main

        path = tmp_path / "draft.docx"
        body = item("Decides to sail;") + item("Calls upon the pilots to land.")
        changed = body.replace("sail;", "sail;</w:t></w:r><w:ins><w:r><w:t> and to wait;", 1)
        changed = changed.replace("wait;</w:t></w:r>", "wait;</w:t></w:r></w:ins>", 1)
        path.write_bytes(word(changed, numbering=numbering(*LEVELS)))
        assert main(["compare", "--revisions", str(path)]) == 1
        printed = capsys.readouterr().out
        assert "draft.docx (original)" in printed
        assert "{+ and to wait;+}" in printed or "and to wait" in printed
        assert main(["compare", "--revisions", "accepted", str(path), str(path)]) == 0

    @given(st.lists(st.tuples(st.sampled_from(["", "ins", "del"]), st.booleans()), max_size=8))
    def test_views_have_their_words(self, plan: list[tuple[str, bool]]) -> None:
        """Each view has the words that are in it, all of them, in their order."""
        body, old, new = "", "", ""
        for i, (kind, ends) in enumerate(plan):
            words = f"w{i} "
            inside = run(words, tag="delText" if kind == "del" else "t")
            inside = f"<w:{kind}>{inside}</w:{kind}>" if kind else inside
            mark = f"<w:pPr><w:rPr><w:{kind}/></w:rPr></w:pPr>" if kind and ends else ""
            body += f"<w:p>{mark}{inside}</w:p>"
            old += words * (kind != "ins")
            new += words * (kind != "del")
        data = word(body)
        assert read_word(data, revisions="original").text.split() == old.split()
        assert read_word(data).text.split() == new.split()


class TestAside:
    """What is no body stands behind it, with its reason."""

    def test_notes_are_kept_and_their_marks_are_no_words(self) -> None:
        """In the order of reference, also those that nothing refers to."""

        def reference(sort: str, identity: int, more: str = "") -> str:
            return f'<w:r><w:{sort}Reference w:id="{identity}" {more}/>%s</w:r>'

        own = '<w:r><w:footnoteRef/><w:t xml:space="preserve"> </w:t></w:r>'
        body = (
            f"<w:p>{run('Sails')}{reference('footnote', 3) % ''}{run(', lands')}"
            + reference("footnote", 2, 'w:customMarkFollows="1"') % "<w:t>*</w:t>"
            + run(".")
            + reference("endnote", 2) % ""
            + "</w:p>"
        )
        notes = "".join(
            f'<w:footnote w:id="{i}" w:type="{kind}"><w:p>{own}{run(f"Note {i}.")}</w:p>'
            "</w:footnote>"
            for i, kind in ((0, "separator"), (2, "normal"), (3, "normal"), (4, "normal"))
        )
        ends = f'<w:endnote w:id="2">{paragraph("At the end.")}</w:endnote>'
        extract = read_word(word(body, footnotes=notes, endnotes=ends))
        assert paragraphs(extract) == ["Sails, lands."]
        assert aside(extract) == [
            ("1 Note 3.", "footnote"),
            ("* Note 2.", "footnote"),
            ("Note 4.", "footnote"),
            ("At the end.", "endnote"),
        ]

    def test_comments_are_kept_and_told(self) -> None:
        """A notice says how many there are."""
        comments = f"<w:comment>{paragraph('Really?')}</w:comment>"
        extract = read_word(word(paragraph("Decides."), comments=comments))
        assert aside(extract) == [("Really?", "comment")]
        assert codes(extract) == ["Comments"]

    def test_running_heads_are_kept_once(self) -> None:
        """Whichever pages they stand on."""
        from office import WORD

        head = f"<w:hdr {WORD}>{paragraph('DRAFT 3')}</w:hdr>"
        document = f"<w:document {WORD}><w:body>{paragraph('Decides.')}</w:body></w:document>"
        relations = related(
            ("header", "h1.xml"), ("header", "/word/h2.xml"), ("footer", "f.xml"),
            ("footer", "gone.xml"), external=(("header", "http://127.0.0.1:9/h.xml"),),
        )  # fmt: skip
        foot = f"<w:ftr {WORD}>{paragraph('Page 1')}</w:ftr>"
        extract = read_word(
            archive(
                {
                    "word/document.xml": document,
                    "word/_rels/document.xml.rels": relations,
                    "word/h1.xml": head,
                    "word/h2.xml": head,
                    "word/f.xml": foot,
                }
            )
        )
        assert aside(extract) == [("DRAFT 3", "running head"), ("Page 1", "running foot")]

    def test_what_is_embedded_is_told(self) -> None:
        """It is neither read nor run."""
        document = word(paragraph("Decides.") + '<w:altChunk r:id="r0"/>')
        assert codes(read_word(document)) == ["EmbeddedContent"]

    def test_titles_are_believed_if_they_look_like_one(self) -> None:
        """The title in the properties, unless it is that of a template."""
        from office import WORD

        document = f"<w:document {WORD}><w:body>{paragraph('Decides.')}</w:body></w:document>"
        for title, believed in (
            ("Statement of the ports", True),
            ("Document1", False),
            ("", False),
        ):
            core = f'<c xmlns:d="urn:d"><d:title>{title}</d:title></c>'
            extract = read_word(archive({"word/document.xml": document, "docProps/core.xml": core}))
            assert extract.title == (title if believed else "")


class TestPackages:
    """Where the parts are."""

    def test_the_body_may_have_another_name(self) -> None:
        """The relations of the package say which part it is."""
        from office import WORD

        document = f"<w:document {WORD}><w:body>{paragraph('Decides.')}</w:body></w:document>"
        parts = {
            "_rels/.rels": related(("officeDocument", "Word/Main.xml")),
            "word/main.xml": document,
        }
        assert paragraphs(read_word(archive(parts))) == ["Decides."]

    @pytest.mark.parametrize(
        "parts",
        [{"word/other.xml": "<a/>"}, {"word/document.xml": "<a/>"}, {"word/document.xml": "<"}],
    )
    def test_damage_is_told(self, parts: dict[str, str]) -> None:
        """A package without body, and XML that is none."""
        with pytest.raises(CorruptDocumentError):
            read_word(archive(parts))

    @given(st.binary(max_size=200), st.integers(0, 2_000))
    def test_damaged_documents_are_refused_or_read(self, noise: bytes, at: int) -> None:
        """Whatever is written over a document, the outcome is an extract or an error of ours."""
        whole = word(item("Decides."), numbering=numbering(*LEVELS))
        damaged = whole[:at] + noise + whole[at + len(noise) :]
        try:
            read_word(damaged)
        except DiplodiffError:
            return

    def test_limits_are_obeyed(self) -> None:
        """So are those of the text that comes out."""
        limits = Limits(characters=5)
        with pytest.raises(diplodiff.DiplodiffError, match="characters"):
            _docx.extract(word(paragraph("Decides.")), options=ReadOptions(limits=limits))

    def test_a_document_becomes_a_statement(self) -> None:
        """Through the public door and the child process."""
        body = paragraph("The Harbour Conference,") + paragraph("Recalling its ferries,")
        body += item("Decides to sail;") + item("Calls upon the pilots to land.")
        statement = diplodiff.read(io.BytesIO(word(body, numbering=numbering(*LEVELS))))
        assert [clause.label for clause in statement] == ["Organ", "PP1", "OP1", "OP2"]


class TestTypedLines:
    """Plain text that was opened in a word processor."""

    def test_lines_are_joined_by_the_parser(self) -> None:
        """Lines that go on in the next one stay lines of one paragraph."""
        lines = ["The pilots of all the harbours", "are called upon to land.", "", "Fares fall."]
        body = "".join(paragraph(line) for line in lines)
        extract = read_word(word(body))
        assert paragraphs(extract) == ["\n".join(lines[:2]), "Fares fall."]

    def test_paragraphs_stay_paragraphs(self) -> None:
        """Where sentences end with their paragraphs, nothing is joined."""
        lines = ["The pilots of all the harbours met.", "The captains met too.", "", "Fares fall."]
        body = "".join(paragraph(line) for line in lines)
        assert paragraphs(read_word(word(body))) == [line for line in lines if line]
