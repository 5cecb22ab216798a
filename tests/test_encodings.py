"""Encodings: certain ones are silent, guesses are told, and damage is never taken for text."""

from __future__ import annotations

import codecs
import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.errors import EncodingError
from diplodiff.reading._decoding import decode, decode_markup
from diplodiff.reading._extract import ReadOptions
from diplodiff.reading._guessing import guess_encoding
from pace import PACE

SENTENCES = {
    "en": "The Ministers welcomed the accord – “without prejudice” – and the Council’s ferries.",
    "fr": "Les ministres se félicitent de l’accord conclu à Sète – « sans délai » – et œuvrent.",
    "de": "Die Minister begrüßten das Übereinkommen und bekräftigten ihre Entschlossenheit.",
    "es": "Los ministros acogieron con satisfacción el acuerdo de la región y su decisión.",
    "tr": "Bakanlar, İskele limanının açılmasını kararlaştırmış, bağlılıklarını ifade etmiştir.",
    "pl": "Ministrowie z zadowoleniem przyjęli porozumienie i potwierdzili gotowość do żeglugi.",
    "ru": "Министры приветствовали соглашение о паромах и подтвердили свою решимость – «вместе».",
    "el": "Οι υπουργοί χαιρέτισαν τη συμφωνία για τα πλοία και επιβεβαίωσαν τη θέλησή τους.",
    "he": "השרים בירכו על ההסכם ואישרו את נחישותם לפעול יחד למען הנמלים.",
    "ar": "أعرب الوزراء عن ترحيبهم بالاتفاق وأكدوا عزمهم على العمل معا من أجل الموانئ.",
    "zh": "部长们对该协定表示欢迎，并重申共同开放港口的决心，这是两国的大事。",
    "ja": "大臣は合意を歓迎し、港を開くために協力する決意を再確認した。",
    "ko": "장관들은 합의를 환영하고 항구를 열기 위해 협력하겠다는 결의를 재확인했다.",
}
PAGES = {
    "en": "cp1252 mac_roman",
    "fr": "cp1252 mac_roman cp850",
    "de": "cp1252 mac_roman cp850",
    "es": "cp1252 cp850",
    "tr": "cp1254 iso8859_9",
    "pl": "cp1250",
    "ru": "cp1251 koi8_r cp866 iso8859_5",
    "el": "cp1253",
    "he": "cp1255",
    "ar": "cp1256 iso8859_6",
    "zh": "gb18030",
    "ja": "cp932 euc_jp",
    "ko": "cp949",
}
CASES = [(language, page) for language, pages in PAGES.items() for page in pages.split()]


@pytest.mark.parametrize(("language", "page"), CASES)
def test_letters_tell_the_code_page(language: str, page: str) -> None:
    """A sentence in a code page of its language is decoded as it was written, with a notice."""
    data = SENTENCES[language].encode(page, errors="ignore")
    text, notices = decode(data, encoding=None)
    assert text == data.decode(page)
    assert [notice.code for notice in notices] == ["EncodingGuessed"]
    assert decode(data, encoding=page) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    """Latin letters in UTF-16 show by their zero bytes; half a character is damage."""
    data = SENTENCES["en"].encode(encoding)
    text, notices = decode(data, encoding=None)
    assert text == SENTENCES["en"]
    assert encoding in notices[0].message
    with pytest.raises(EncodingError, match="not utf-16"):
        decode(data + "\ud800".encode(encoding, errors="surrogatepass"), encoding=None)


class TestSalvage:
    """UTF-8 with few damaged bytes is read without them; they are told and shown."""

    def test_a_few_bytes(self) -> None:
        """All that is UTF-8 stays, each other byte is one replacement character."""
        data = (SENTENCES["fr"] * 5).encode() + b" caf\xe9 \x93x\x94"
        text, notices = decode(data, encoding=None)
        assert text == SENTENCES["fr"] * 5 + " caf\ufffd \ufffdx\ufffd"
        assert [notice.code for notice in notices] == ["MixedEncoding"]
        assert notices[0].message.startswith("3 bytes are not UTF-8")
        assert text[notices[0].start] == "\ufffd"

    def test_cut_off(self) -> None:
        """A last character that is cut in two is one that is lost."""
        text, notices = decode((SENTENCES["ru"] * 3).encode()[:-5] + b"\xd0", encoding=None)
        assert text.endswith("\ufffd")
        assert notices[0].message.startswith("1 byte is")

    def test_halves_of_characters(self) -> None:
        """Surrogates in UTF-8 are an error: nobody can tell what they were."""
        data = "The \ud800 ports \udfff".encode("utf-8", errors="surrogatepass")
        with pytest.raises(EncodingError, match="surrogates"):
            decode(data, encoding=None)
        assert decode(data + b" caf\xe9", encoding=None).notices  # no UTF-8 even without them

    @given(st.binary(max_size=300))
    def test_nothing_passes_in_silence(self, data: bytes) -> None:
        """Without a notice the text is the data, byte for byte."""
        try:
            text, notices = decode(data, encoding=None)
        except (EncodingError, ValueError):
            return
        marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        assert notices or data.startswith(marks) or text.encode() == data


class TestDeclared:
    """A page may say what it is encoded in; UTF-8 that says otherwise is UTF-8 all the same."""

    @pytest.mark.parametrize(
        ("head", "encoding"),
        [
            ('<meta charset="windows-1251">', "cp1251"),
            ("<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>", "koi8_r"),
            ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859_5"),
        ],
    )
    def test_declaration(self, head: str, encoding: str) -> None:
        """The declared encoding is no guess."""
        page = f"{head}<p>Порт</p>"
        assert decode_markup(page.encode(encoding), ReadOptions()) == (page, ())

    def test_what_browsers_take_it_for(self) -> None:
        """Latin-1 is Windows-1252 on the Web, quotes and dashes included."""
        page = "<meta charset=iso-8859-1><p>the Council’s ports – all"
        assert decode_markup(page.encode("cp1252"), ReadOptions()).text == page

    @pytest.mark.parametrize("name", ["none-such", "hex", "ascii", "utf-8"])
    def test_false_declaration(self, name: str) -> None:
        """Where the declaration is false the letters are asked."""
        page = f"<meta charset={name}><p>{SENTENCES['ru']}"
        text, notices = decode_markup(page.encode("koi8_r", errors="ignore"), ReadOptions())
        assert "приветствовали" in text or name == "ascii"
        assert notices or name == "ascii"

    def test_lie_about_utf8(self) -> None:
        """UTF-8 is never anything else by chance."""
        page = f"<meta charset=iso-8859-1><p>{SENTENCES['tr']}"
        assert decode_markup(page.encode(), ReadOptions()) == (page, ())
        assert decode_markup(b"<p>plain", ReadOptions(encoding="utf-8")).text == "<p>plain"


@given(st.binary(max_size=200))
def test_a_guess_can_be_decoded(data: bytes) -> None:
    """What is guessed decodes all of the data."""
    name = guess_encoding(data)
    if name:
        assert isinstance(data.decode(name), str)


@pytest.mark.parametrize(
    "flood",
    [b"\xe9" * 10**6, b"\xe9\x93" * 5 * 10**5, b"<meta " * 2 * 10**5 + b"\xe9", b"a\xe9" * 10**6],
)
def test_floods_take_no_time(flood: bytes) -> None:
    """A megabyte is looked through in linear time."""
    begun = time.process_time()
    with contextlib.suppress(EncodingError):
        decode_markup(flood, ReadOptions())
    assert time.process_time() - begun < 3 * PACE
