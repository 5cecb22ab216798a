"""OpenDocument texts: everything that is printed is read, in either view of the changes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplodiff
from diplodiff.errors import (
    CorruptDocumentError,
    DiplodiffError,
    DocumentError,
    EncryptedDocumentError,
)
from office import OPEN, archive, aside, codes, open_text, paragraphs, read_open

STYLES = (
    '<style:style style:family="text" style:name="I">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:family="text" style:name="N">'
    '<style:text-properties fo:font-style="normal"/></style:style>'
    '<style:style style:family="text" style:name="H">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:family="paragraph" style:name="Q" style:parent-style-name="P"/>'
    '<style:style style:family="paragraph" style:name="P" style:list-style-name="L">'
    '<style:text-properties fo:font-style="oblique"/></style:style>'
)
LISTS = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" '
    'style:num-suffix=")" text:start-value="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="I" text:display-levels="3"/>'
    '<text:list-level-style-bullet text:level="4" text:bullet-char="\uf0b7"/>'
    "</text:list-style>"
    '<text:list-style style:name="M">'
    '<text:list-level-style-number text:level="1" style:num-format="i" num-list-format="[%1%]"/>'
    '<text:list-level-style-number text:level="2" style:num-format=""/>'
    '<text:list-level-style-image text:level="3"/>'
    "</text:list-style>"
)


def listed(*items: str, more: str = 'text:style-name="L"') -> str:
    """Make a list of items, each its content."""
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f"<text:list {more}>{inside}</text:list>"


def para(words: str, style: str = "") -> str:
    """Make a paragraph."""
    return f'<text:p text:style-name="{style}">{words}</text:p>'


class TestBody:
    """What stands in the body, in the order of reading."""

    def test_words(self) -> None:
        """Spans, spaces, tabs, line breaks and fields are words of their paragraph."""
        words = (
            'The<text:s text:c="2"/>ferries<text:tab/>of <text:span>all</text:span>'
            "<text:line-break/><text:a>har<text:soft-page-break/>bours</text:a>, page "
            "<text:page-number>3</text:page-number><text:ruby><text:ruby-base>x</text:ruby-base>"
            "<text:ruby-text>y</text:ruby-text></text:ruby>"
        )
        extract = read_open(open_text(para(words)))
        assert paragraphs(extract) == ["The  ferries\tof all\nharbours, page 3x"]

    def test_italics(self) -> None:
        """By the style of the run, or else of the paragraph."""
        body = para('<text:span text:style-name="I">Recalling</text:span> it')
        body += para('Noting <text:span text:style-name="N">it</text:span>', "Q")
        extract = read_open(open_text(body, styles=STYLES))
        assert [extract.text[start:end] for start, end in extract.emphasised] == [
            "Recalling",
            "Noting ",
        ]

    def test_hidden_words(self) -> None:
        """Runs, fields, paragraphs and sections that are hidden are set aside and told."""
        body = (
            para('Shall <text:span text:style-name="H">not </text:span>sail.')
            + para('A <text:hidden-text text:is-hidden="true" text:string-value="field"/>b')
            + para('<text:hidden-paragraph text:is-hidden="true"/>Paragraph')
            + f'<text:section text:display="none">{para("Section")}</text:section>'
            + f"<text:section>{para('Shown.')}</text:section>"
        )
        extract = read_open(open_text(body, styles=STYLES))
        assert paragraphs(extract) == ["Shall sail.", "A b", "Shown."]
        assert aside(extract) == [
            (words, "hidden text") for words in ("not", "field", "Paragraph", "Section")
        ]
        assert set(codes(extract)) == {"HiddenText"}

    def test_tables_and_boxes(self) -> None:
        """Rows are read one by one; boxes stand behind their paragraph."""
        cells = "".join(
            f"<table:table-cell>{para(words)}</table:table-cell>" for words in ("a", "b")
        )
        row = f"<table:table-row>{cells}<table:covered-table-cell/></table:table-row>"
        heads = f"<table:table-header-rows>{row}</table:table-header-rows>"
        table = f"<table:table>{heads}{row}</table:table>"
        frame = f"<draw:frame><draw:text-box>{para('Box.')}</draw:text-box></draw:frame>"
        thing = "<draw:frame><draw:object/></draw:frame>"
        extract = read_open(open_text(para(f"Before {frame}{thing}and after.") + table))
        assert paragraphs(extract) == ["Before and after.", "Box.", "a\tb", "a\tb"]
        assert codes(extract) == ["EmbeddedContent"]


class TestNumbers:
    """Numbers of lists and headings."""

    def test_levels(self) -> None:
        """Lists inside of lists count by themselves; one without a style takes that around it."""
        deep = listed(para("deep") + para("same item"), more="")
        body = listed(para("A") + listed(para("x"), para("y") + deep, more=""), para("B"))
        dot = listed(listed(listed(listed(para("dot"), more=""), more=""), more=""))
        extract = read_open(open_text(body + dot, styles=LISTS))
        assert paragraphs(extract) == [
            "1. A", "(b) x", "(c) y", "1.c.I deep", "same item", "2. B", "• dot",
        ]  # fmt: skip

    def test_lists_go_on(self) -> None:
        """Where they say so, with the list of an id or the last of their style."""
        style = 'text:style-name="L"'
        body = (
            listed(para("a"), more=f'{style} xml:id="one"')
            + listed(para("b"), more=f'{style} text:continue-numbering="true"')
            + listed(para("c"), more=style)
            + listed(para("d"), more=f'{style} text:continue-list="one"')
            + '<text:list text:style-name="L"><text:list-header>'
            + f'{para("head")}</text:list-header><text:list-item text:start-value="9">'
            + f"{para('i')}</text:list-item></text:list>"
            + listed(para("styled", "Q"), more="")
        )
        extract = read_open(open_text(body, styles=LISTS + STYLES))
        expected = ["1. a", "2. b", "1. c", "3. d", "head", "9. i", "1. styled"]
        assert paragraphs(extract) == expected

    def test_patterns(self) -> None:
        """The form that LibreOffice writes, levels without number, and pictures."""
        inner = listed(para("x") + listed(para("y"), more=""), more="")
        body = listed(para("a") + inner, more='text:style-name="M"')
        extract = read_open(open_text(body, styles=LISTS))
        assert paragraphs(extract) == ["[i] a", "x", "• y"]

    def test_headings(self) -> None:
        """By the outline of the document, unless they are headings of a list."""
        pages = (
            "<office:styles><text:outline-style>"
            '<text:outline-level-style text:level="1" style:num-format="A" style:num-suffix="."/>'
            '<text:outline-level-style text:level="2" style:num-format="1" '
            'text:display-levels="2"/>'
            "</text:outline-style></office:styles>"
        )

        def heading(words: str, level: int, more: str = "") -> str:
            return f'<text:h text:outline-level="{level}" {more}>{words}</text:h>'

        body = heading("Ports", 1) + heading("Fees", 2) + heading("Far", 99)
        body += heading("None", 1, 'text:is-list-header="true"')
        body += heading("Fares", 1, 'text:start-value="4"')
        extract = read_open(open_text(body, pages=pages))
        assert paragraphs(extract) == ["A. Ports", "A.1 Fees", "Far", "None", "D. Fares"]

    def test_notes_take_no_numbers(self) -> None:
        """A note in the first words of an item leaves the number to the item."""
        note = f"<text:note><text:note-body>{para('Note.')}</text:note-body></text:note>"
        extract = read_open(open_text(listed(para(f"{note}Words")), styles=LISTS))
        assert paragraphs(extract) == ["1. Words"]
        assert aside(extract) == [("Note.", "footnote")]


def changed(*regions: tuple[str, str, str]) -> str:
    """Make the part that lists changes: kind, id, what was deleted."""
    inside = "".join(
        f'<text:changed-region text:id="{identity}"><text:{kind}><office:change-info/>{words}'
        f"</text:{kind}></text:changed-region>"
        for kind, identity, words in regions
    )
    return f"<text:tracked-changes>{inside}</text:tracked-changes>"


def begin(identity: str) -> str:
    """Mark where an insertion begins."""
    return f'<text:change-start text:change-id="{identity}"/>'


def end(identity: str) -> str:
    """Mark where an insertion ends."""
    return f'<text:change-end text:change-id="{identity}"/>'


def gone(identity: str) -> str:
    """Mark where words were deleted."""
    return f'<text:change text:change-id="{identity}"/>'


class TestChanges:
    """Both views of the tracked changes."""

    @staticmethod
    def views(body: str, styles: str = "") -> tuple[list[str], list[str]]:
        """Read both views: the original form and the accepted one."""
        data = open_text(body, styles=styles)
        original, accepted = read_open(data, revisions="original"), read_open(data)
        assert codes(original) == codes(accepted) == ["TrackedChanges"]
        return paragraphs(original), paragraphs(accepted)

    def test_words(self) -> None:
        """Words inserted and deleted; changes of format are none of words."""
        changes = changed(
            ("insertion", "i", ""), ("deletion", "d", para("parties")), ("format-change", "f", "")
        )
        words = f"Call upon the {gone('d')}{begin('i')}sides{end('i')}{begin('f')} to act{end('f')}"
        assert self.views(changes + para(words)) == (
            ["Call upon the parties to act"],
            ["Call upon the sides to act"],
        )

    def test_paragraphs(self) -> None:
        """Ends of paragraphs are inserted and deleted with what is around them."""
        changes = changed(
            ("insertion", "i", ""), ("deletion", "d", para("B;") + para("C;") + para(""))
        )
        body = changes + para(f"A;{begin('i')} N") + para(f"M;{end('i')}") + para(f"{gone('d')}D.")
        assert self.views(body) == (["A;", "B;", "C;", "D."], ["A; N", "M;", "D."])

    def test_numbers(self) -> None:
        """Inserted items are not counted in the original form."""
        changes = changed(("insertion", "i", ""))
        body = listed(para("A;"), para(f"{begin('i')}N;"), para(f"{end('i')}B."))
        assert self.views(changes + body, LISTS) == (
            ["1. A;", "2. B."],
            ["1. A;", "2. N;", "3. B."],
        )

    def test_blocks(self) -> None:
        """Whole paragraphs and lists deleted between others, or in the midst of one."""
        deleted = para("Old;") + listed(para("Item;"))
        changes = changed(("deletion", "d", deleted), ("deletion", "e", listed(para("In;"))))
        body = changes + para("A;") + gone("d") + para(f"B{gone('e')}.")
        assert self.views(body, LISTS) == (
            ["A;", "Old;", "1. Item;", "B", "1. In;", "."],
            ["A;", "B."],
        )

    def test_notes_and_boxes(self) -> None:
        """What is anchored in inserted words is not in the original form."""
        note = (
            "<text:note><text:note-citation>1</text:note-citation>"
            f"<text:note-body>{para('Note.')}</text:note-body></text:note>"
        )
        box = f"<draw:text-box>{para('Box.')}</draw:text-box>"
        comment = f"<office:annotation><creator>Who</creator>{para('Why?')}</office:annotation>"
        inside = f"{begin('i')}n{note}{box}{comment}<text:line-break/>{end('i')}"
        data = open_text(changed(("insertion", "i", "")) + para(f"A{inside}"))
        assert aside(read_open(data)) == [("1 Note.", "footnote"), ("Why?", "comment")]
        assert codes(read_open(data)) == ["TrackedChanges", "Comments"]
        original = read_open(data, revisions="original")
        assert (paragraphs(original), aside(original)) == (["A"], [])

    def test_a_draft_with_changes_can_be_an_error(self) -> None:
        """The error counts them."""
        data = open_text(changed(("insertion", "i", "")) + para("A"))
        with pytest.raises(DocumentError, match=r"tracked changes \(1\)"):
            read_open(data, revisions="error")

    @given(st.lists(st.sampled_from(["", "insertion", "deletion"]), max_size=8))
    def test_views_have_their_words(self, plan: list[str]) -> None:
        """Each view has the words that are in it, all of them, in their order."""
        regions, body, old, new = [], "", "", ""
        for i, kind in enumerate(plan):
            words, name = f"w{i} ", f"c{i}"
            if kind:
                regions.append((kind, name, para(words) if kind == "deletion" else ""))
            shown = gone(name) if kind == "deletion" else words
            body += para(f"{begin(name)}{shown}{end(name)}" if kind == "insertion" else shown)
            old += words * (kind != "insertion")
            new += words * (kind != "deletion")
        data = open_text(changed(*regions) + body)
        assert read_open(data, revisions="original").text.split() == old.split()
        assert read_open(data).text.split() == new.split()


class TestPackages:
    """Where the parts are."""

    def test_running_heads_are_kept_once(self) -> None:
        """Whichever pages they stand on."""
        pages = (
            "<office:master-styles>"
            f"<style:master-page><style:header>{para('DRAFT')}</style:header><style:header-left>"
            f"{para('DRAFT')}</style:header-left><style:footer>{para('Page')}</style:footer>"
            "<draw:frame/></style:master-page></office:master-styles>"
        )
        extract = read_open(open_text(para("A"), pages=pages))
        assert aside(extract) == [("DRAFT", "running head"), ("Page", "running foot")]

    def test_titles(self) -> None:
        """The title in the properties, if it looks like one."""
        for title in ("Statement of the ports", "Untitled"):
            meta = f"<m {OPEN}><office:meta><title>{title}</title></office:meta></m>"
            extract = read_open(open_text(para("A"), meta=meta))
            assert extract.title == (title if " " in title else "")

    def test_locked_documents_are_refused(self) -> None:
        """The manifest says that parts are encrypted."""
        manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
        with pytest.raises(EncryptedDocumentError, match="password"):
            read_open(open_text(para("A"), **{"META-INF__manifest": manifest}))

    def test_damage_is_told(self) -> None:
        """A package without text."""
        with pytest.raises(CorruptDocumentError, match="no body of text"):
            read_open(archive({"content.xml": "<a/>"}))

    @given(st.binary(max_size=200), st.integers(0, 2_000))
    def test_damaged_documents_are_refused_or_read(self, noise: bytes, at: int) -> None:
        """Whatever is written over a document, the outcome is an extract or an error of ours."""
        whole = open_text(listed(para("A")), styles=LISTS)
        try:
            read_open(whole[:at] + noise + whole[at + len(noise) :])
        except DiplodiffError:
            return

    def test_a_document_becomes_a_statement(self) -> None:
        """Through the public door and the child process."""
        body = para("The Harbour Conference,") + para("Recalling its ferries,")
        body += listed(para("Decides to sail;"), para("Calls upon the pilots to land."))
        statement = diplodiff.read(io.BytesIO(open_text(body, styles=LISTS)))
        assert [clause.label for clause in statement] == ["Organ", "PP1", "OP1", "OP2"]
