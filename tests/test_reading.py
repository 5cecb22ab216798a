"""Reading: what is opened and decoded, what is refused, and how the refusal is worded."""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import errno
import io
import os
import socket
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplodiff.errors import (
    DiplodiffError,
    DocumentError,
    EmptyDocumentError,
    EncodingError,
    EncryptedDocumentError,
    LimitExceededError,
    NotAFileError,
    OptionError,
    UnsupportedFormatError,
)
from diplodiff.model import Clause, ClauseKind, Omission, Statement
from diplodiff.parsing import parse
from diplodiff.reading import MAX_FILE_BYTES, Limits, _bytes, _read, read
from diplodiff.reading._bytes import Document
from diplodiff.reading._decoding import decode
from diplodiff.reading._markdown import FrontMatter, split_front_matter
from diplodiff.reading._recognition import FORMATS, recognise
from diplodiff.text import fold

POSIX = pytest.mark.skipif(os.name != "posix", reason="named pipes and devices are POSIX")

COMMUNIQUE = """Joint Communiqué

1. The Ministers met in Ljubljana on 3 May 2019.

2. The Ministers agreed to meet again in Sarajevo.
"""

NUMBERED = """Joint Communiqué

The Ministers,

Recalling their meeting of 3 May 2019,

1. Decide to meet again in Sarajevo;

3. Call upon the parties to do so too.
"""


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a parser in place that keeps what it is given, without understanding it."""

    def parse(
        text: str, *, title: str = "", symbol: str = "", which: int | None = None
    ) -> Statement:
        assert which is None
        return Statement(clauses=(), source_text=text, title=title, symbol=symbol)

    monkeypatch.setattr(_read, "parse", parse)


def write(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def refusal(error: type[DiplodiffError], source: object, **options: object) -> str:
    """Return the one line that explains why a source is refused."""
    with pytest.raises(error) as caught:
        read(source, **options)
    text = str(caught.value)
    assert text.isprintable()
    return text


def offsets(statement: Statement) -> list[int]:
    """List each offset that a statement holds, those of its omissions first."""
    acts = (act for clause in statement for act in clause.acts)
    spans = (*statement.omitted, *statement.clauses, *acts, *statement.warnings)
    found = [offset for span in spans for offset in (span.start, span.end)]
    return found + [clause.printed_start for clause in statement]


class TestSources:
    """Paths and streams give the same text."""

    def test_parser_gets_the_statement(self, tmp_path: Path) -> None:
        """With the real parser, a file becomes a statement whose clauses are its paragraphs."""
        statement = read(write(tmp_path, "communique.txt", COMMUNIQUE))
        assert statement.source_text == COMMUNIQUE
        bodies = [clause.label for clause in statement if clause.kind is ClauseKind.BODY]
        assert len(bodies) == 2

    def test_empty_document_is_refused_by_the_parser(self, tmp_path: Path) -> None:
        """A file without a character is an empty document, whatever its suffix."""
        for name in ("nothing.txt", "nothing.md"):
            refusal(EmptyDocumentError, write(tmp_path, name, b""))

    @pytest.mark.usefixtures("parsed")
    @pytest.mark.parametrize("name", ["a.txt", "noext", "UPPER.TXT", ".hidden", "a\nb.txt"])
    def test_path_and_stream_agree(self, tmp_path: Path, name: str) -> None:
        """A Path, its string and an open stream of the same file give equal statements."""
        path = write(tmp_path, name, COMMUNIQUE)
        statements = [read(path), read(io.BytesIO(path.read_bytes()))]
        with path.open("rb") as stream:
            statements.append(read(stream))
        if "\n" not in name:
            statements.append(read(str(path)))
        assert all(statement == statements[0] for statement in statements)
        assert statements[0].source_text == COMMUNIQUE

    @pytest.mark.usefixtures("parsed")
    def test_line_ends_stay(self, tmp_path: Path) -> None:
        """Offsets refer to the decoded document, so no line end is translated."""
        path = write(tmp_path, "windows.txt", b"One.\r\nTwo.\rThree.\n")
        assert read(path).source_text == "One.\r\nTwo.\rThree.\n"

    @pytest.mark.usefixtures("parsed")
    def test_short_reads_are_joined(self) -> None:
        """A stream may give fewer bytes than asked for; nothing is lost."""

        class Trickle(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                return super().read(min(size or 0, 3))

        assert read(Trickle(COMMUNIQUE.encode())).source_text == COMMUNIQUE

    @POSIX
    @pytest.mark.usefixtures("parsed")
    def test_symbolic_link_is_followed(self, tmp_path: Path) -> None:
        """A link to a regular file is that file."""
        path = write(tmp_path, "a.txt", COMMUNIQUE)
        link = tmp_path / "link.txt"
        link.symlink_to(path)
        assert read(link).source_text == COMMUNIQUE


class TestRefusedSources:
    """What is not a regular file is refused in one line that says what to do."""

    def test_missing(self, tmp_path: Path) -> None:
        """A path that names nothing is quoted; a string may have been meant as a text."""
        text = refusal(NotAFileError, tmp_path / "absent.txt")
        assert "absent.txt' cannot be opened: there is no such file" in text
        assert "diplodiff.parse" not in text
        assert "diplodiff.parse" in refusal(NotAFileError, "We, the parties, agree.")

    def test_empty_name(self) -> None:
        """An empty string is no path."""
        assert "there is no such file" in refusal(NotAFileError, "")

    def test_directory(self, tmp_path: Path) -> None:
        """A directory is named as one."""
        assert "directory; name the file inside it" in refusal(NotAFileError, tmp_path)

    @POSIX
    def test_named_pipe_does_not_block(self, tmp_path: Path) -> None:
        """A named pipe without a writer is refused at once."""
        os.mkfifo(tmp_path / "pipe")
        assert "a named pipe" in refusal(NotAFileError, tmp_path / "pipe")

    @POSIX
    def test_device(self) -> None:
        """A device that would never end is refused before a byte is read."""
        assert "a device" in refusal(NotAFileError, Path("/dev/zero"))

    @POSIX
    def test_socket(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A socket is refused."""
        monkeypatch.chdir(tmp_path)  # the names of sockets must be short
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("s")
            assert "a socket" in refusal(NotAFileError, "s")

    def test_denied(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Missing permission is told as such, also where the tests run as root."""

        def deny(*_: object) -> int:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(_bytes.os, "open", deny)
        text = refusal(NotAFileError, tmp_path / "a.txt")
        assert "permission to read it is denied" in text

    def test_other_trouble_is_told_in_the_words_of_the_system(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An error without a text of ours keeps the system's text."""

        def fail(*_: object) -> int:
            raise OSError(errno.EMFILE, "Too many open files")

        monkeypatch.setattr(_bytes.os, "open", fail)
        assert "Too many open files" in refusal(NotAFileError, tmp_path / "a.txt")

    @POSIX
    def test_circular_link(self, tmp_path: Path) -> None:
        """A link to itself is told apart from a missing file."""
        (tmp_path / "loop.txt").symlink_to("loop.txt")
        assert "run in a circle" in refusal(NotAFileError, tmp_path / "loop.txt")

    @pytest.mark.parametrize("name", ["nul\x00.txt", "surrogate\ud800.txt"])
    def test_impossible_name(self, name: str) -> None:
        """A name that no file can have is refused, and its characters are escaped."""
        assert "cannot be opened" in refusal(NotAFileError, name)

    def test_long_name_is_cut(self) -> None:
        """A text without a line break is refused as a name, without being repeated in full."""
        text = refusal(NotAFileError, "The Ministers met. " * 500)
        assert "the name is too long; if it is a text, use diplodiff.parse" in text
        assert len(text) < 300

    def test_escape_characters_are_shown_escaped(self) -> None:
        """A name cannot colour the terminal or turn the direction of writing."""
        text = refusal(NotAFileError, "\x1b[31mred\u202e.txt")
        assert r"\x1b[31mred\u202e.txt" in text

    @pytest.mark.parametrize("scheme", ["http", "https", "HTTPS"])
    def test_address_is_never_fetched(self, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A web address is refused, with the advice to download it, and nothing connects."""

        def connect(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr(socket.socket, "connect", connect)
        text = refusal(NotAFileError, f"{scheme}://example.org/statement.txt")
        assert "download the document first" in text

    @pytest.mark.parametrize("text", [COMMUNIQUE, "One.\rTwo."])
    def test_text_is_not_a_path(self, text: str) -> None:
        """A string of several lines is a text, and texts go to parse."""
        assert "use diplodiff.parse" in refusal(NotAFileError, text)

    @pytest.mark.parametrize("source", [b"bytes", 3, None])
    def test_other_types(self, source: object) -> None:
        """Neither path nor stream: the accepted types are named."""
        assert "accepted are a path" in refusal(OptionError, source)

    def test_text_stream(self) -> None:
        """A stream that was opened for text is refused."""
        text = refusal(OptionError, io.StringIO(COMMUNIQUE))
        assert "gave str, not bytes" in text

    def test_failing_stream(self) -> None:
        """An error while reading is told in one line, with its cause chained."""

        class Broken(io.BytesIO):
            def read(self, _size: int | None = -1, /) -> bytes:
                raise OSError(errno.EIO, "Input/output error")

        assert "cannot be read: Input/output error" in refusal(NotAFileError, Broken())

    def test_closed_stream(self) -> None:
        """A closed stream is refused like one that fails."""
        stream = io.BytesIO(b"text")
        stream.close()
        assert "closed file" in refusal(NotAFileError, stream)


class TestLimit:
    """No more than the limit is read, from a file or from a stream."""

    def test_limit_is_64_mebibytes(self) -> None:
        """The limit is the one that SECURITY.md states."""
        assert MAX_FILE_BYTES == 64 * 1024 * 1024

    def test_too_large_file(self, tmp_path: Path) -> None:
        """A file beyond the limit is refused by its size, before it is read."""
        path = tmp_path / "large.txt"
        with path.open("wb") as stream:
            stream.truncate(MAX_FILE_BYTES + 1)
        text = refusal(LimitExceededError, path)
        assert "has 67,108,865 bytes; the limit is 67,108,864; cut it into parts" in text

    @pytest.mark.usefixtures("parsed")
    def test_stream_at_and_beyond_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The limit itself is allowed, one byte more is not."""
        monkeypatch.setattr(_bytes, "MAX_FILE_BYTES", 10)
        assert read(io.BytesIO(b"x" * 10)).source_text == "x" * 10
        text = refusal(LimitExceededError, io.BytesIO(b"x" * 11))
        assert "the stream has more than 10 bytes" in text

    def test_endless_stream_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A stream without an end is given up at the limit."""
        monkeypatch.setattr(_bytes, "MAX_FILE_BYTES", 1000)

        class Endless(io.BytesIO):
            def read(self, size: int | None = -1, /) -> bytes:
                return b"x" * (size or 0)

        refusal(LimitExceededError, Endless())


def zipped(member: bytes) -> bytes:
    """Return the beginning of a ZIP archive whose first member bears a name."""
    return b"PK\x03\x04\x14\x00" + b"\x00" * 20 + len(member).to_bytes(4, "little") + member


WORD = zipped(b"[Content_Types].xml word/document.xml")
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AKOMA = b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc/></akomaNtoso>'
PAGE = b"<!DOCTYPE html><p>The Ministers met.</p>"


def recognised(data: bytes, name: str | None = None, *, stated: str | None = None) -> str:
    """Return the format in which a document would be read."""
    return recognise(Document(data=data, path=name), stated=stated)


class TestFormats:
    """Content decides the format of a document; what cannot be read is refused by name."""

    @pytest.mark.parametrize(
        ("data", "name", "format_"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "a.txt", "pdf"),
            (b"junk\n%PDF-1.4", None, "pdf"),
            (WORD, "a.zip", "docx"),
            (WORD, None, "docx"),
            (zipped(b"mimetypeapplication/vnd.oasis.opendocument.text"), None, "odt"),
            (zipped(b"mimetypeapplication/epub+zip"), "a.txt", "epub"),
            (b"PK\x05\x06" + b"\x00" * 18, "a.docx", "docx"),
            (b"{\\rtf1\\ansi", "a.doc", "rtf"),
            (b"\n <!DOCTYPE html><p>", "a.txt", "html"),
            (codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"), None, "html"),
            (b"<?xml version='1.0'?><!-- saved --><html >", "a.xml", "html"),
            (b"<table><tr>", None, "html"),
            (b"<p>A paragraph", "a.html", "html"),
            (b"<p>A paragraph", "a.md", "markdown"),
            (b"<table ><tr>", "a.md", "markdown"),
            (b"\xef\xbb\xbf<?xml version='1.0'?>\n" + AKOMA, "a.xml", "akn"),
            (AKOMA, "a.txt", "akn"),
            (b"<!DOCTYPE akn [<!ENTITY n 'not'>]>" + AKOMA, "a.xml", "akn"),
            (b"The Ministers met.", None, "text"),
            (b"The Ministers met.", "a.md", "markdown"),
            (b"The Ministers met.", "a.2019", "text"),
            (b"The Ministers met.", "a.htm", "html"),
            (b"\x00\x01\x02", "a.pdf", "pdf"),
        ],
    )
    def test_content_decides(self, data: bytes, name: str | None, format_: str) -> None:
        """The signature decides; the suffix only where there is none."""
        assert recognised(data, name) == format_

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (zipped(b"xl/workbook.xml"), "an Excel workbook (.xlsx)"),
            (zipped(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "no text"),
            (zipped(b"letters.csv"), "a ZIP archive"),
            (OFFICE, "an old Microsoft Office document"),
            (b"\x89PNG\r\n\x1a\n", "a PNG image"),
            (b"\xff\xd8\xff\xe0", "a JPEG image"),
            (b"\x1f\x8b\x08", "a gzip archive"),
            (b"<?xml version='1.0'?><svg >", "XML of another vocabulary (<svg>)"),
        ],
    )
    def test_what_cannot_be_read(self, tmp_path: Path, data: bytes, kind: str) -> None:
        """Other formats are refused by name, whatever the suffix."""
        text = refusal(UnsupportedFormatError, write(tmp_path, "statement.txt", data))
        assert text.startswith("'")
        assert f"looks like {kind}" in text or kind in text
        assert ".docx" in text or "supported are plain text, Markdown" in text

    def test_locked_office_document(self) -> None:
        """A DOCX with a password is no ZIP archive, and is known by the name of a stream."""
        data = OFFICE + b"\x00" * 64 + "EncryptedPackage".encode("utf-16-le")
        assert "password" in refusal(EncryptedDocumentError, io.BytesIO(data))

    @pytest.mark.parametrize("suffix", ["pdf", "docx", "epub"])
    def test_error_page(self, tmp_path: Path, suffix: str) -> None:
        """A page saved under the name of a document is refused: it is hardly what was meant."""
        text = refusal(UnsupportedFormatError, write(tmp_path, f"a.{suffix}", PAGE))
        assert "looks like an HTML page" in text
        text = refusal(UnsupportedFormatError, write(tmp_path, f"a.{suffix}", b"Not found"))
        assert "looks like plain text" in text

    def test_stated_format(self) -> None:
        """A stated format must be that of the content; mark-up can be read as the text it is."""
        assert recognised(b"%PDF-1.7", "a.txt", stated="pdf") == "pdf"
        assert recognised(PAGE, "a.html", stated="text") == "text"
        assert recognised(b"plain", "a.docx", stated="markdown") == "markdown"
        for data, stated in ((WORD, "text"), (PAGE, "docx"), (b"plain", "pdf"), (WORD, "odt")):
            with pytest.raises(UnsupportedFormatError, match="it should be"):
                recognised(data, stated=stated)

    @pytest.mark.usefixtures("parsed")
    def test_stated_format_wins_over_suffix(self, tmp_path: Path) -> None:
        """With a stated format the suffix does not count."""
        path = write(tmp_path, "statement.2019", "---\ntitle: T\n---\nBody")
        assert read(path, format="text").title == ""
        assert read(path, format="markdown").title == "T"

    @pytest.mark.parametrize(
        ("options", "part"),
        [
            ({"format": "doc"}, "accepted are 'text', 'markdown', 'html'"),
            ({"revisions": "both"}, "accepted are 'accepted', 'original', 'error'"),
            ({"limits": 3}, "diplodiff.reading.Limits"),
            ({"limits": Limits(pages=0)}, "the limit pages is 0"),
            ({"limits": Limits(pages=True)}, "the limit pages is True"),
        ],
    )
    def test_unknown_options(self, options: dict[str, object], part: str) -> None:
        """An option outside what is accepted is refused before the source is touched."""
        assert part in refusal(OptionError, "absent.txt", **options)

    @given(st.binary(max_size=64), st.sampled_from(["", "%PDF-", "PK\x03\x04", "<", "<?xml "]))
    def test_any_bytes(self, data: bytes, start: str) -> None:
        """Any bytes have a format or are refused by an error of ours."""
        with contextlib.suppress(DocumentError):
            assert recognised(start.encode() + data) in FORMATS


class TestDecoding:
    """Byte order mark, stated encoding, strict UTF-8; only then a guess, which is told."""

    @pytest.mark.usefixtures("parsed")
    @pytest.mark.parametrize(
        ("mark", "encoding"),
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ],
    )
    def test_byte_order_mark(self, mark: bytes, encoding: str) -> None:
        """The mark wins over any stated encoding and is not part of the text."""
        data = mark + COMMUNIQUE.encode(encoding)
        assert read(io.BytesIO(data)).source_text == COMMUNIQUE
        assert read(io.BytesIO(data), encoding="cp1251").source_text == COMMUNIQUE

    def test_damage_after_a_mark(self) -> None:
        """Half a character at the end of UTF-16 is named by its offset in the file."""
        data = codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c"
        text = refusal(EncodingError, io.BytesIO(data))
        assert "it is not utf-16-le text at byte offset 6 (0x63)" in text
        assert "damaged" in text

    def test_undecodable_without_encoding(self) -> None:
        """Bytes that no language's letters explain are refused."""
        text = refusal(EncodingError, io.BytesIO(b"D\xe9cla\xadra\x8dti\x90on\x9d"))
        assert "it is not utf-8 text at byte offset 1 (0xe9)" in text
        assert "--encoding" in text

    @pytest.mark.usefixtures("parsed")
    def test_stated_encoding(self) -> None:
        """Text in a legacy encoding is read when the encoding is stated."""
        data = "Заявление Совета".encode("cp1251")
        assert read(io.BytesIO(data), encoding="cp1251").source_text == "Заявление Совета"

    def test_stated_encoding_that_fails(self) -> None:
        """A wrong statement is an error with its offset, not a replacement character."""
        text = refusal(EncodingError, io.BytesIO(b"abc\x81"), encoding="cp1252")
        assert "not cp1252 text at byte offset 3 (0x81)" in text

    def test_codec_without_offset(self) -> None:
        """A codec that does not say where it failed still gives an error of ours."""

        def fail(data: bytes, _errors: str = "strict") -> tuple[str, int]:
            if data != b" ":
                raise UnicodeError
            return " ", 1

        def find(name: str) -> codecs.CodecInfo | None:
            return codecs.CodecInfo(fail, fail, name=name) if name == "silent" else None

        codecs.register(find)
        try:
            text = refusal(EncodingError, io.BytesIO(b"\xff"), encoding="silent")
        finally:
            codecs.unregister(find)
        assert text.startswith("the stream: it is not silent text; state its encoding")

    @pytest.mark.usefixtures("parsed")
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_utf16_without_mark(self, encoding: str) -> None:
        """NUL bytes are no obstacle where the stated encoding explains them."""
        data = COMMUNIQUE.encode(encoding)
        assert read(io.BytesIO(data), encoding=encoding).source_text == COMMUNIQUE

    @pytest.mark.usefixtures("parsed")
    def test_seven_bit_encoding(self) -> None:
        """Bytes that are pure ASCII are read in the stated encoding."""
        data = "共同声明".encode("iso2022_jp")
        assert read(io.BytesIO(data), encoding="iso2022_jp").source_text == "共同声明"

    @pytest.mark.usefixtures("parsed")
    @pytest.mark.parametrize(("text", "encoding"), [("模", "gbk"), ("Â©", "cp1252")])
    def test_stated_encoding_wins_over_chance(self, text: str, encoding: str) -> None:
        """Bytes that are valid UTF-8 by chance are read in the stated encoding."""
        data = text.encode(encoding)
        assert data.decode("utf-8") != text
        assert read(io.BytesIO(data), encoding=encoding).source_text == text

    def test_binary(self) -> None:
        """Many control characters that nothing explains are binary data; a few are a doubt."""
        text = refusal(UnsupportedFormatError, io.BytesIO(b"The \x00 Ministers" * 9))
        assert "control characters from offset 4" in text
        assert read(io.BytesIO(b"1. The\x00 Ministers met.")).source_text[6] == "\x00"

    @pytest.mark.parametrize("encoding", ["no-such", "hex", "nul\x00", "\ud800", 8])
    def test_unknown_encoding(self, encoding: object) -> None:
        """A name that is no text encoding is an option error, even for a readable file."""
        text = refusal(OptionError, io.BytesIO(b"text"), encoding=encoding)
        assert "no text encoding" in text

    @given(
        st.text(
            alphabet=st.characters(
                codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufeff"
            )
        )
    )
    def test_utf8_round_trip(self, text: str) -> None:
        """Every text without NUL survives as UTF-8, with or without stating that."""
        data = text.encode("utf-8")
        assert decode(data, encoding=None) == decode(data, encoding="utf-8") == (text, ())

    @given(st.text(alphabet=st.characters(exclude_characters="\ufeff", codec="gb18030")))
    def test_stated_round_trip(self, text: str) -> None:
        """Every text survives in an encoding that is stated, valid as UTF-8 or not."""
        data = text.encode("gb18030")
        assume(not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)))
        assert decode(data, encoding="gb18030") == (text, ())

    @given(st.binary(max_size=64), st.sampled_from([None, "cp1252", "utf-16", "utf-8"]))
    def test_any_bytes(self, data: bytes, encoding: str | None) -> None:
        """Any bytes give a text or an error of ours, never another exception."""
        with contextlib.suppress(EncodingError, UnsupportedFormatError):
            assert isinstance(decode(data, encoding=encoding).text, str)


class TestFrontMatter:
    """The block above a Markdown text gives title and date; the body keeps every character."""

    @pytest.mark.usefixtures("parsed")
    def test_title_and_date(self, tmp_path: Path) -> None:
        """Title and date come from the front matter, which is the first omission."""
        text = "---\ntags: joint\ntitle: Joint Communiqué\ndate: 2019-05-03\n---\n\n1. One."
        statement = read(write(tmp_path, "communique.md", text))
        assert statement.title == "Joint Communiqué"
        assert statement.date == dt.date(2019, 5, 3)
        assert statement.source_text == text
        first = statement.omitted[0]
        assert first.reason == "front matter"
        assert text[first.start : first.end] == text[: text.index("\n\n")]
        assert statement.warnings == ()

    @given(
        st.sampled_from(["title: T", "date: 2019-05-03\ntags:\n- joint\n", "slug:\r\n  y", ""]),
        st.sampled_from(["\n", "\r\n"]),
        st.sampled_from(["", "\n\n", " \n", "Page 1 of 2\n\n"]),
    )
    def test_offsets_refer_to_the_whole_file(self, block: str, line_end: str, gap: str) -> None:
        """A statement below front matter is that of its body, each offset moved alike."""
        body = gap + NUMBERED.replace("\n", line_end)
        above = f"---{line_end}{block}{line_end if block else ''}---{line_end}"
        statement = read(io.BytesIO((above + body).encode()), format="markdown")
        alone = parse(body, title=statement.title)
        assert statement.source_text == above + body
        assert statement.omitted[0] == Omission(
            start=0, end=len(above.rstrip()), reason="front matter"
        )
        for clause in statement:
            assert fold(statement.source_text[clause.start : clause.end]) == clause.text
        assert alone.warnings
        assert any(clause.acts for clause in alone)
        assert [start - len(above) for start in offsets(statement)[2:]] == offsets(alone)

    def test_clauses_between_rules_are_not_front_matter(self) -> None:
        """A paragraph that begins like a key does not make the clauses below it disappear."""
        text = "---\nNote: the parties agreed.\n\n1. Decides one;\n\n---\n\n2. Decides two."
        statement = read(io.BytesIO(text.encode()), format="markdown")
        markers = [clause.marker for clause in statement if clause.marker]
        assert markers == ["1.", "2."]
        assert all(omission.reason != "front matter" for omission in statement.omitted)

    def test_date_of_the_text_wins(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A date that the parser found is not replaced by the page's."""

        def parse(text: str, *, title: str, which: int | None) -> Statement:
            assert which is None
            clause = Clause(
                kind=ClauseKind.BODY, label="Para. 1", text=text, start=0, end=4, printed_start=0
            )
            date = dt.date(2019, 5, 3)
            return Statement(clauses=(clause,), source_text=text, title=title, date=date)

        monkeypatch.setattr(_read, "parse", parse)
        path = write(tmp_path, "a.markdown", "---\ndate: 2020-01-01\n---\nOne.")
        assert read(path).date == dt.date(2019, 5, 3)

    @pytest.mark.parametrize(
        ("block", "title"),
        [
            ("title: Plain and simple", "Plain and simple"),
            ("Title:   Spaces   fold  # a note", "Spaces fold"),
            ("title: 'It''s single'", "It's single"),
            (r'title: "A \"double\" \u2013 dash\_\x41"', 'A "double" – dash A'),
            (r'title: "half \ud800 pair"', "half \ufffd pair"),
            ('title: "Two\n  lines"', "Two lines"),
            ('title: "Glued\\\n  \\ lines"', "Glued lines"),
            ("title: >-\n  Folded\n  block", "Folded block"),
            ("title:\nother: x", ""),
            ("layout: x\n  title: nested", ""),
            ("tags:\n- list item\n continued\n\n- another", ""),
            ("tags: # of the page\n- joint\ntitle: T", "T"),
            ("# A note\n\ntitle: T\n# another", "T"),
        ],
    )
    def test_title_forms(self, block: str, title: str) -> None:
        """The usual ways to write one string in YAML are understood."""
        front_matter, body = split_front_matter(f"---\n{block}\n---\nBody\n")
        assert front_matter.title == title
        assert body == "Body\n"

    @pytest.mark.parametrize(
        ("value", "date"),
        [
            ("2021-04-16", dt.date(2021, 4, 16)),
            ("'2021-04-16'", dt.date(2021, 4, 16)),
            ("2021-04-16 21:20:24-04:00", dt.date(2021, 4, 16)),
            ("2021-02-30", None),
            ("last spring", None),
        ],
    )
    def test_date_forms(self, value: str, date: dt.date | None) -> None:
        """Whole ISO dates count, others are left alone."""
        assert split_front_matter(f"---\ndate: {value}\n---\n")[0].date == date

    @pytest.mark.parametrize(
        "text",
        [
            "No block at all.\n---\n",
            "---\ntitle: never closed\n",
            "---\nA paragraph between two rules.\n---\n",
            "---\n\n- a list\n---\n",
            "---\n\n---\n",
            "---\n# A heading\n---\n",
            "---\n  An indented paragraph.\n---\n",
            "---\nNote: two undertakings.\n- the first\n- the second\n---\n",
            "---\ntitle: T\nA line of the text.\n---\n",
            "---\ntitle: T\n\n1. Decides one.\n---\n",
            "----\ntitle: too many dashes\n---\n",
            "---\nDecision: the parties cease fire.\nTerms: within 30 days.\n---\n",
        ],
    )
    def test_not_front_matter(self, text: str) -> None:
        """What only resembles front matter stays in the text: nothing disappears."""
        assert split_front_matter(text) == (FrontMatter(), text)

    @given(st.text(alphabet="-. \r\nab:titledate'\"\\u0"))
    def test_body_is_a_suffix(self, text: str) -> None:
        """The body is always the end of the text, unchanged."""
        front_matter, body = split_front_matter(f"---\n{text}")
        assert f"---\n{text}".endswith(body)
        assert front_matter.title == " ".join(front_matter.title.split())

    def test_windows_line_ends_and_dots(self) -> None:
        """CRLF is understood, and so are three dots as closing line."""
        front_matter, body = split_front_matter("---\r\ntitle: T\r\n...\r\nBody\r\n")
        assert front_matter.title == "T"
        assert body == "Body\r\n"
