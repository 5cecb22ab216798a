"""Bytes of a ZIP archive -> its members, each checked before and while it is unpacked.

Documents in DOCX, ODT and EPUB are ZIP archives, whose format says everything twice: in a central
directory at the end and in a header before each member. Readers that believe one of the two are
what hostile files are made for. Here both must agree, members must not overlap, and no more is
unpacked than was declared. Fields and numbers are those of PKWARE's APPNOTE.TXT, 4.3.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from diplodiff.errors import CorruptDocumentError, EncryptedDocumentError, UnsafeDocumentError
from diplodiff.reading._limits import exceeded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.reading._limits import Limits

__all__ = ["Archive", "open_archive"]

_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_LONGEST_COMMENT = 2**16 - 1
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"

_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8
"""The header before the member was written before its sizes were known."""
_UTF8_NAME = 0x800
_IN_ZIP64 = 2**32 - 1
_SMALL = 2**20
"""Bytes up to which any ratio is fine: empty tables and blank pages pack very well."""


class _Member(NamedTuple):
    name: str
    method: int
    checksum: int
    packed: int
    unpacked: int
    header: int
    """Offset of the header before the member."""
    start: int
    """Offset of its first packed byte."""

    @property
    def end(self) -> int:
        return self.start + self.packed


class Archive:
    """The members of an archive that has been found sound.

    Parameters
    ----------
    data : bytes
        The archive.
    members : dict of str to _Member
        By name.
    """

    def __init__(self, data: bytes, members: dict[str, _Member]) -> None:
        self._data = data
        self._members = members

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in the order of the central directory."""
        return tuple(self._members)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a member of a name."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Parameters
        ----------
        name : str
            As in `names`.

        Returns
        -------
        bytes
            All of it.

        Raises
        ------
        CorruptDocumentError
            If there is no such member, or if it is not what the archive says of it.
        """
        if name not in self._members:
            text = f"the archive has no part {name!r}; save the document again"
            raise CorruptDocumentError(text)
        member = self._members[name]
        content = self._unpacked(member)
        if len(content) != member.unpacked or zlib.crc32(content) != member.checksum:
            _refuse_damaged(name)
        return content

    def _unpacked(self, member: _Member) -> bytes:
        packed = self._data[member.start : member.end]
        if member.method == _STORED:
            return packed
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # One byte more than declared is enough to see that the declaration is false.
            content = unpacker.decompress(packed, member.unpacked + 1)
        except zlib.error:
            _refuse_damaged(member.name)
        if not unpacker.eof or unpacker.unused_data:
            _refuse_damaged(member.name)
        return content


def open_archive(data: bytes, limits: Limits) -> Archive:
    """Check an archive without unpacking anything.

    Parameters
    ----------
    data : bytes
        A whole archive.
    limits : Limits
        `members`, `inflated_bytes` and `inflation` apply.

    Returns
    -------
    Archive
        Its members.

    Raises
    ------
    CorruptDocumentError
        If it is damaged, cut off, or packed in a way that documents are not.
    EncryptedDocumentError
        If a member is encrypted.
    UnsafeDocumentError
        If members overlap, bear one name, or are named differently in the two directories.
    LimitExceededError
        If a limit is exceeded.
    """
    members: dict[str, _Member] = {}
    seen: set[str] = set()
    for member in _directory(data, limits):
        folded = member.name.casefold()  # names of parts are equal whatever their case (OPC, 6.2)
        if folded in seen:
            text = f"two parts of the archive are named {member.name!r}; readers differ in which"
            raise UnsafeDocumentError(text)
        seen.add(folded)
        members[member.name] = member
    _check_overlap(members)
    _check_sizes(members, limits)
    return Archive(data, members)


def _directory(data: bytes, limits: Limits) -> Iterator[_Member]:
    """Walk through the central directory."""
    at = data.rfind(_END_SIGNATURE, max(0, len(data) - _LONGEST_COMMENT - _END.size))
    if at < 0 or len(data) - at < _END.size:
        _refuse("its directory is missing: the file is cut off")
    _, disk, first_disk, here, count, size, start, comment = _END.unpack_from(data, at)
    if disk or first_disk or here != count:
        _refuse("it is one part of a divided archive")
    if start + size != at or at + _END.size + comment != len(data):
        _refuse("its directory is not where it should be: the file is cut off or was added to")
    if not count:
        _refuse("it holds nothing")
    if count > limits.members:
        raise exceeded(limits, "members", f"the archive has {count:,} members")
    place = start
    for _ in range(count):
        member, place = _entry(data, place, end=at)
        yield member
    if place != at:
        _refuse("its directory is longer than it says")


def _entry(data: bytes, place: int, *, end: int) -> tuple[_Member, int]:
    """Read one entry of the central directory, with the header that it points to."""
    if place + _CENTRAL.size > end:
        _refuse("its directory is shorter than it says")
    found = _CENTRAL.unpack_from(data, place)
    signature, _, _, flags, method, _, _, checksum, packed, unpacked = found[:10]
    name_size, extra_size, comment_size, _, _, _, header = found[10:]
    if signature != _CENTRAL_SIGNATURE:
        _refuse("its directory is damaged")
    if _IN_ZIP64 in (packed, unpacked, header):
        _refuse("it is written for members of more than 4 GiB (ZIP64), which no document has")
    behind = place + _CENTRAL.size + name_size
    if behind + extra_size + comment_size > end:
        _refuse("its directory is shorter than it says")
    raw = data[place + _CENTRAL.size : behind]
    name = raw.decode("utf-8" if flags & _UTF8_NAME else "cp437", errors="replace")
    if flags & _ENCRYPTED:
        _refuse_encrypted()
    if method not in (_STORED, _DEFLATED):
        _refuse(f"its part {name!r} is packed by method {method}, which documents do not use")
    bare = _Member(name, method, checksum, packed, unpacked, header, 0)
    start = _check_header(data, bare, raw, end=end)
    return bare._replace(start=start), behind + extra_size + comment_size


def _check_header(data: bytes, member: _Member, raw: bytes, *, end: int) -> int:
    """Compare the header before a member with its entry; return where its bytes begin."""
    if member.header + _LOCAL.size > end:
        _refuse(f"its part {member.name!r} lies beyond its end")
    found = _LOCAL.unpack_from(data, member.header)
    signature, _, flags, method, _, _, checksum, packed, unpacked, name_size, extra_size = found
    if signature != _LOCAL_SIGNATURE:
        _refuse(f"its part {member.name!r} is not where the directory says")
    if flags & _ENCRYPTED:
        _refuse_encrypted()
    name = member.header + _LOCAL.size
    if data[name : name + name_size] != raw or method != member.method:
        text = f"part {member.name!r} of the archive bears two names or packings: readers differ"
        raise UnsafeDocumentError(text)
    told = (checksum, packed, unpacked)
    known = (member.checksum, member.packed, member.unpacked)
    later = (flags & _SIZES_FOLLOW and not any(told)) or _IN_ZIP64 in told
    if told != known and not later:
        _refuse(f"its part {member.name!r} has two sizes or checksums")
    start: int = name + name_size + extra_size
    if start + member.packed > end:
        _refuse(f"its part {member.name!r} lies beyond its end")
    return start


def _check_overlap(members: dict[str, _Member]) -> None:
    """Refuse members that share bytes: a bomb is made of them, or a mask."""
    behind = 0
    for member in sorted(members.values(), key=lambda member: member.header):
        if member.header < behind:
            text = f"part {member.name!r} of the archive lies inside another part"
            raise UnsafeDocumentError(text)
        behind = member.end


def _check_sizes(members: dict[str, _Member], limits: Limits) -> None:
    total = sum(member.unpacked for member in members.values())
    if total > limits.inflated_bytes:
        raise exceeded(limits, "inflated_bytes", f"the archive unpacks to {total:,} bytes")
    for member in members.values():
        if member.unpacked > max(_SMALL, limits.inflation * member.packed):
            ratio = member.unpacked // max(1, member.packed)
            met = f"part {member.name!r} of the archive unpacks to {ratio:,} times its size"
            raise exceeded(limits, "inflation", met)


def _refuse(what: str) -> NoReturn:
    text = f"the archive cannot be used: {what}; save the document again"
    raise CorruptDocumentError(text)


def _refuse_damaged(name: str) -> NoReturn:
    _refuse(f"its part {name!r} is damaged")


def _refuse_encrypted() -> NoReturn:
    text = "the archive is encrypted; save the document without a password"
    raise EncryptedDocumentError(text)
