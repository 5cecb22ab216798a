"""The gate before ZIP archives: sound ones are unpacked, all others refused before they are."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplodiff.errors import (
    CorruptDocumentError,
    DiplodiffError,
    EncryptedDocumentError,
    LimitExceededError,
    UnsafeDocumentError,
)
from diplodiff.reading._archive import open_archive
from diplodiff.reading._limits import Limits

PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document>text</document>" * 9}
NAMES = st.text(alphabet="abcdeäß/.", min_size=1, max_size=8)
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def packed(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack an archive as Python does."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def streamed(parts: dict[str, bytes]) -> bytes:
    """Pack an archive into a pipe: sizes follow the members instead of preceding them."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object, /) -> int:
            self.written += bytes(data)  # type: ignore[call-overload]  # a buffer
            return len(bytes(data))  # type: ignore[call-overload]  # a buffer

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return bytes(pipe.written)


def patched(data: bytes, signature: bytes, offset: int, form: str, value: int) -> bytes:
    """Overwrite a field of the last header that bears a signature."""
    place = data.rindex(signature) + offset
    field = struct.pack(form, value)
    return data[:place] + field + data[place + len(field) :]


def unpacked(data: bytes, limits: Limits) -> list[bytes]:
    """Open an archive and unpack all of it."""
    archive = open_archive(data, limits)
    return [archive.read(name) for name in archive.names]


def refusal(error: type[DiplodiffError], data: bytes, limits: Limits | None = None) -> str:
    """Return the one line that explains why an archive is refused, opened or unpacked."""
    with pytest.raises(error) as caught:
        unpacked(data, limits or Limits())
    text = str(caught.value)
    assert text.isprintable()
    return text


@given(st.dictionaries(NAMES, st.binary(max_size=300), min_size=1), st.sampled_from([0, 8]))
def test_sound_archives_are_unpacked(parts: dict[str, bytes], method: int) -> None:
    """What was packed comes out, stored or deflated, in the order of the directory."""
    if len({name.casefold() for name in parts}) < len(parts):
        refusal(UnsafeDocumentError, packed(parts, method=method))
        return
    for data in (packed(parts, method=method), streamed(parts)):
        archive = open_archive(data, Limits())
        assert archive.names == tuple(parts)
        assert {name: archive.read(name) for name in archive.names} == parts
        assert "absent" not in archive


def test_absent_part() -> None:
    """A part that is not there is named."""
    archive = open_archive(packed(PARTS), Limits())
    assert "word/document.xml" in archive
    with pytest.raises(CorruptDocumentError, match=r"no part 'word/styles\.xml'"):
        archive.read("word/styles.xml")


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=4))
def test_any_damage(place: int, damage: bytes) -> None:
    """Whatever bytes are overwritten, the parts are as they were or the archive is refused."""
    data = packed(PARTS)
    place %= len(data)
    broken = data[:place] + damage + data[place + len(damage) :]
    with contextlib.suppress(DiplodiffError):
        assert unpacked(broken, Limits()) == list(PARTS.values())


@given(st.binary(max_size=200), st.sampled_from([b"", END, LOCAL, packed(PARTS)]))
def test_any_bytes(data: bytes, start: bytes) -> None:
    """Any bytes are an archive or are refused by an error of ours."""
    with contextlib.suppress(DiplodiffError):
        open_archive(start + data, Limits())


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_cut_off(cut: int) -> None:
    """An archive without its end, or with something added, is damaged."""
    data = packed(PARTS)
    refusal(CorruptDocumentError, data[:-cut])
    refusal(CorruptDocumentError, data[cut:])
    refusal(CorruptDocumentError, data + b"\x00" * cut)


@pytest.mark.parametrize(
    ("signature", "offset", "form", "value", "part"),
    [
        (END, 4, "<H", 1, "divided archive"),
        (END, 8, "<H", 1, "divided archive"),
        (END, 12, "<L", 9, "not where it should be"),
        (END, 16, "<L", 9, "not where it should be"),
        (CENTRAL, 0, "<L", 9, "directory is damaged"),
        (CENTRAL, 10, "<H", 14, "packed by method 14"),
        (CENTRAL, 20, "<L", 2**32 - 1, "ZIP64"),
        (CENTRAL, 24, "<L", 2**20, "two sizes"),
        (CENTRAL, 28, "<H", 999, "shorter than it says"),
        (CENTRAL, 42, "<L", 2**31, "lies beyond its end"),
        (CENTRAL, 42, "<L", 3, "not where the directory says"),
        (LOCAL, 14, "<L", 7, "two sizes or checksums"),
        (LOCAL, 28, "<H", 60_000, "lies beyond its end"),
    ],
)
def test_false_fields(signature: bytes, offset: int, form: str, value: int, part: str) -> None:
    """A field that cannot be true is told."""
    data = patched(packed(PARTS), signature, offset, form, value)
    assert part in refusal(CorruptDocumentError, data)


def test_directory_of_another_length() -> None:
    """The directory must hold as many entries as it says, no more and no fewer."""
    data = packed(PARTS)
    for count, part in ((1, "longer than it says"), (3, "shorter than it says")):
        changed = patched(patched(data, END, 8, "<H", count), END, 10, "<H", count)
        assert part in refusal(CorruptDocumentError, changed)
    assert "holds nothing" in refusal(CorruptDocumentError, END + b"\x00" * 18)


@pytest.mark.parametrize(("signature", "offset"), [(CENTRAL, 8), (LOCAL, 6)])
def test_encrypted(signature: bytes, offset: int) -> None:
    """The flag counts wherever it stands."""
    data = patched(packed(PARTS), signature, offset, "<H", 1)
    assert "password" in refusal(EncryptedDocumentError, data)


def test_two_names() -> None:
    """A member that is named differently in front of its bytes is a trap for other readers."""
    data = packed(PARTS).replace(b"word/document", b"word/tnemucod", 1)
    assert "two names" in refusal(UnsafeDocumentError, data)


def test_equal_names() -> None:
    """Two members of one name are refused, and of names that differ in case."""
    assert "two parts" in refusal(UnsafeDocumentError, packed({"a.xml": b"1", "A.XML": b"2"}))


def test_overlap() -> None:
    """A member that lies inside another is refused."""
    inner = packed({"b": b"inside"}, method=zipfile.ZIP_STORED)
    data = packed({"a": inner, "b": b"inside"}, method=zipfile.ZIP_STORED)
    place = data.index(LOCAL, 4)
    data = patched(data, CENTRAL, 42, "<L", place)
    assert "inside another part" in refusal(UnsafeDocumentError, data)


@pytest.mark.parametrize("size", [-1, 1])
def test_false_size(size: int) -> None:
    """What unpacks to more or less than both headers say is damaged."""
    content = PARTS["word/document.xml"]
    data = packed({"a": content})
    for signature, offset in ((CENTRAL, 24), (LOCAL, 22)):
        data = patched(data, signature, offset, "<L", len(content) + size)
    assert "'a' is damaged" in refusal(CorruptDocumentError, data)


def test_damaged_member() -> None:
    """A false checksum, broken packing and bytes behind the packed ones are damage."""
    data = packed({"a": PARTS["word/document.xml"]})
    for signature, offset in ((CENTRAL, 16), (LOCAL, 14)):
        data = patched(data, signature, offset, "<L", 7)
    assert "'a' is damaged" in refusal(CorruptDocumentError, data)
    data = bytearray(packed({"a": b"x" * 100}))
    data[31:33] = b"\xff\xff"  # the first packed bytes, behind the header and the name
    assert "'a' is damaged" in refusal(CorruptDocumentError, bytes(data))


@pytest.mark.parametrize(
    ("parts", "limits", "name"),
    [
        ({str(number): b"" for number in range(9)}, Limits(members=8), "members"),
        ({"a": b"ab" * 60, "b": b"ab" * 60}, Limits(inflated_bytes=200), "inflated_bytes"),
        ({"a": b"\x00" * 2**21}, Limits(), "inflation"),
    ],
)
def test_limits(parts: dict[str, bytes], limits: Limits, name: str) -> None:
    """Bombs are refused before a byte is unpacked; the text says how to raise the limit."""
    text = refusal(LimitExceededError, packed(parts), limits)
    assert f"the limit {name} is {getattr(limits, name):,}" in text
    assert f"--allow {name}=N" in text


def test_small_members_may_pack_well() -> None:
    """A member of a megabyte may unpack to a thousand times its size."""
    parts = {"a": b"\x00" * 2**20}
    assert open_archive(packed(parts), Limits()).read("a") == parts["a"]
