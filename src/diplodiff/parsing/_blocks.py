"""Source text -> blocks: hard-wrapped lines joined, page furniture set aside; offsets only.

A block is what a printer would set as one paragraph. Blank lines end it; so do page furniture,
a marker in sequence, an opening behind a line that ended a clause, and a line that is shorter
than its neighbours have to be. This module does not know what a block says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplodiff.model import ClauseKind, Omission
from diplodiff.parsing._adoption import begins_as_adoption
from diplodiff.parsing._block import Block
from diplodiff.parsing._dates import PLACED_DATE, ends_in_month
from diplodiff.parsing._furniture import furniture_reason, is_bracket, running_heads
from diplodiff.parsing._markers import Marker, Series, Style, read_marker
from diplodiff.parsing._openings import read_opening
from diplodiff.text import INVISIBLE, LatePattern, Line, read_lines, trim, usual_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplodiff.lexicon import Lexicon

__all__ = ["read_blocks"]


_HEAD = 240
"""Characters of a line that are looked at to tell whether a clause begins there."""
_TAIL = 24
_UNWRAPPED = 160
"""No printer sets longer lines: a line beyond it is a whole paragraph."""
_LINE = 80
"""Characters of a line, where the text is not wrapped to any width."""
_FRONT = 2
"""Blocks that may be the title."""
_NARROW = 30
"""Nobody sets narrower columns: such lines are short by themselves."""
_FITS = 0.72
"""A line that would have had room for the next word below this share of the usual width was ended
on purpose; above it, ragged setting and recognition errors blur the difference."""
_TITLE_FITS = 0.5
_SUBHEADING = 0.6
_LAST_NUMBER = 999
"""A greater number is believed only in sequence: "1976. The Council" begins with a year."""

# A clause ended here: punctuation, closing quotation marks, a footnote number ("Namibia, 28").
_ENDED = LatePattern(
    r"""[,;:.!?]["”’'»)\]*_]{0,4}(?:\s?\[?\d{1,3}\]?)?(?:\s?(?:and|or|and/or))?$"""
)
_SENTENCE_ENDED = LatePattern(
    r"""[;:.!?]["”’'»)\]*_]{0,4}(?:\s?\[?\d{1,3}\]?)?(?:,?\s(?:and|or))?$"""
)
_BROKEN = LatePattern(r"[^\W_]-?$")
# Recitals in lower case, as Russian and German set them, follow on "; and".
_ENUMERATED = LatePattern(r";\s(?:and|or|et|ou|y|o|и|или|und|oder|ve|veya)$")
_DANGLING = re.compile(
    r"\s(?:the|a|an|of|to|in|by|for|with|that|its|their|and\sthe|from|on)$|[a-z]-$"
)
_WORD = re.compile(r"[^\W_]")
_YEAR = LatePattern(r"1[89]\d\d|20\d\d")
_RUN_ON = re.compile(r"[;.,:]\s{1,4}(\d{1,3})[.)](?=\s)")
# "The Conference 1) Notes ...": the organ and the first clause on one line.
_RUN_IN = LatePattern(r"((?:The|La|Le|L['’])\s?(?:[^\W\d_][\w’'-]*\s){1,9})1[.)]\s{1,4}")
_STANDALONE = re.compile(
    r"(?:annex|appendix|article|chapter|part|section|title)\s(?:\d{1,3}(?:\.\d{1,3})?|[IVXLA-Z]{1,6})\b"
    r"|(?:the\s)?(?:united\snations\s)?(?:security\scouncil|general\sassembly|economic\sand\ssocial"
    r"\scouncil|human\srights\scouncil)\s?,?$",
    re.IGNORECASE,
)
_MARKED_HEADING = re.compile(r"#{1,6}\s")
_NOTE = LatePattern(
    r"\d{1,3}\s(?:Ibid|See|Official|United|League|Document|General|Legal|Idem|Op\.|Resolution)\b"
)
_REFERENCE = LatePattern(r"\S{1,6}\s(?:above|below|and|or|of|to)\b")


def read_blocks(text: str, lexicon: Lexicon) -> tuple[list[Block], list[Omission]]:
    """Cut a text into blocks.

    Parameters
    ----------
    text : str
        The source text; the time is linear in its length.
    lexicon : Lexicon
        The pack of its language, which knows what opens a clause.

    Returns
    -------
    blocks : list of Block
        In the order of the text, disjoint.
    omitted : list of Omission
        Page furniture between them; every character that is not white space lies in one block or
        one omission.
    """
    return _Cutter(text, lexicon).cut()


class _Cutter:
    """Walks through the lines once and decides before each whether a block begins."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.lines = read_lines(text)
        self.heads = running_heads(text, self.lines)
        self.width = usual_width(self.lines, most=_UNWRAPPED)
        self.limit = self.width if self.width >= _NARROW else _LINE  # longer lines head nothing
        self.series = Series()
        self.blocks: list[Block] = []
        self.omitted: list[Omission] = []
        self.last = Line(0, 0, 0, spaced=True)
        self.following: Line | None = None
        self.alone = False

    def cut(self) -> tuple[list[Block], list[Omission]]:
        """Return blocks and omissions."""
        gap, interrupted = True, False
        for i, line in enumerate(self.lines):
            self.following = self.lines[i + 1] if i + 1 < len(self.lines) else None
            gap = gap or line.spaced
            content = self.text[line.start : line.end]
            reason = furniture_reason(content, self.heads)
            if reason == "page number" and not gap and self._inside_sentence(content):
                # One line with the one above, or the next would seem to follow a short line.
                self.blocks[-1].end = line.end
                self.last = self.last._replace(end=line.end)
                continue
            if not reason and gap and _WORD.search(content) is None:
                if is_bracket(content):
                    self._take_bracket(line, content, interrupted=interrupted)
                    gap = interrupted = False
                    continue
                reason = "punctuation"
            if reason:
                self.omitted.append(Omission(start=line.start, end=line.end, reason=reason))
                gap = interrupted = True
                continue
            for part in self._parts(line):
                self._take(part, gap=gap, interrupted=interrupted)
                gap = interrupted = False
        return self.blocks, self.omitted

    def _inside_sentence(self, number: str) -> bool:
        """Return whether a number alone on its line belongs to the sentence around it.

        So does "2020" below "31 December", and whatever the sentence goes on behind directly.
        """
        tail = self._tail()
        if not number.isdecimal() or self.alone or _ENDED.search(tail):
            return False
        below = self.following
        goes_on = below is not None and not below.spaced and self.text[below.start].islower()
        return goes_on or _YEAR.fullmatch(number) is not None or ends_in_month(tail)

    def _take_bracket(self, line: Line, content: str, *, interrupted: bool) -> None:
        """Add a bracket that stands alone on its line; a closing one ends the clause above."""
        closes = bool(self.blocks) and content.lstrip("*_\\").startswith("]")
        if (closes or self._bracket_above()) and not interrupted:
            self.blocks[-1].end = line.end
            self.last = self.last._replace(end=line.end)
        else:
            self._open(line, line.start, None, cut=False)
            self.last = line

    def _parts(self, line: Line) -> Iterator[Line]:
        """Cut a line before numbered clauses that run on in it ("...; 3. Decides ...")."""
        begin = line.start
        number = self.series.last(Style.NUMBER)
        articled = self.text[begin] in "TL" and "1" in self.text[begin : line.end]
        run_in = _RUN_IN.match(self.text, begin, line.end) if articled else None
        if run_in is not None and _opens(
            self._head(run_in.end()), strict=True, lexicon=self.lexicon
        ):
            yield Line(line.first, *trim(self.text, begin, run_in.end(1)), line.spaced)
            begin = run_in.end(1)
        for found in _RUN_ON.finditer(self.text, line.start, line.end):
            if begin == line.start:
                first = read_marker(self.text, begin, line.end)
                number = first.value if first and first.style is Style.NUMBER else number
            if int(found[1]) == number + 1 and _opens(
                self._head(found.end()), strict=True, lexicon=self.lexicon
            ):
                yield Line(line.first, *trim(self.text, begin, found.start(1)), line.spaced)
                begin = found.start(1)
                number += 1
        yield line if begin == line.start else Line(line.first, begin, line.end, line.spaced)

    def _head(self, start: int) -> str:
        """Return the words at an offset."""
        return self.text[start : start + _HEAD].lstrip()

    def _take(self, line: Line, *, gap: bool, interrupted: bool) -> None:
        """Begin a block with a line or add it to the last one."""
        if gap and not interrupted:
            line = self._behind_bracket(line)
        content = self.text[line.start : line.end]
        start = self._skip_invisible(line)
        gap = gap or (line.first == self.last.first and bool(self.blocks))  # a line was cut here
        marker = self._marker(start, line.end, gap=gap)
        continues = marker is None and gap and self._continues(content)
        begins = marker is not None or (not continues if gap else self._begins(content))
        if begins or interrupted:
            self._open(line, start, marker, cut=interrupted and continues)
            self.alone = _STANDALONE.match(content) is not None and len(content) < self.limit
        else:
            self.blocks[-1].end = line.end
        self.last = line

    def _behind_bracket(self, line: Line) -> Line:
        """Return a line with the opening bracket that stands alone above it."""
        if not self._bracket_above():
            return line
        above = self.blocks.pop()
        return line._replace(first=above.printed_start - above.indent, start=above.printed_start)

    def _bracket_above(self) -> bool:
        """Return whether the last block is nothing yet but an opening bracket."""
        above = self.blocks[-1] if self.blocks else None
        if above is None or self.text[above.end - 1] != "[":
            return False
        return is_bracket(self.text[above.start : min(above.end, above.start + _TAIL + 1)])

    def _open(self, line: Line, start: int, marker: Marker | None, *, cut: bool) -> None:
        """Begin a block."""
        if start > line.start:
            end = trim(self.text, line.start, start)[1]
            self.omitted.append(Omission(start=line.start, end=end, reason="invisible character"))
        words = start
        if marker is not None:
            self.series.note(marker)
            words = marker.end
            while self.text[words].isspace() or self.text[words] in INVISIBLE:
                words += 1
        block = Block(
            printed_start=start,
            start=words,
            end=line.end,
            marker=marker,
            indent=line.start - line.first,
            cut=cut,
        )
        self.blocks.append(block)

    def _skip_invisible(self, line: Line) -> int:
        start = line.start
        while self.text[start] in INVISIBLE or self.text[start].isspace():
            start += 1
        return start

    def _marker(self, start: int, end: int, *, gap: bool) -> Marker | None:
        """Read the marker of a line; None when its place does not allow one."""
        marker = read_marker(self.text, start, end)
        if marker is None or marker.section:
            return marker
        if marker.style is Style.BULLET:
            return marker if gap or self._bullet_begins(marker) else None
        marker = self._restored(marker)
        behind = self.text[marker.end : min(end, marker.end + _HEAD)].strip()
        if not (gap or self._numbers_inside(marker, start, end, behind)):
            return None
        return marker if self._plausible(marker, behind) else None

    def _restored(self, marker: Marker) -> Marker:
        """Return "f)" as "(f)" where that goes on with "(e)": recognition loses brackets."""
        if marker.style is not Style.LETTER or self.text[marker.end - 1] != ")":
            return marker
        whole = marker._replace(style=Style.BRACKETED_LETTER, text=f"({marker.text})")
        alone = self.series.continues(marker) or not self.series.continues(whole)
        return marker if alone or self.series.begins(whole) else whole

    def _numbers_inside(self, marker: Marker, start: int, end: int, behind: str) -> bool:
        """Return whether a number directly below another line begins a clause."""
        if _REFERENCE.match(self.text, start, end):
            return False
        tail = self._tail()
        if self.series.continues(marker):
            return marker.style is Style.NUMBER or _ENDED.search(tail) is not None
        if self.series.begins(marker):
            return _ENDED.search(tail) is not None
        near = marker.style is Style.NUMBER and self.series.follows(marker, within=3)
        return near and behind[:1].isupper() and _SENTENCE_ENDED.search(tail) is not None

    def _bullet_begins(self, marker: Marker) -> bool:
        """Return whether a dash at the start of a wrapped line is a bullet."""
        before = self.blocks[-1].marker
        if before is not None and before.style is Style.BULLET:
            return True
        behind = self.text[marker.end : marker.end + _TAIL].lstrip()
        return _ENDED.search(self._tail()) is not None and not behind[:1].islower()

    def _plausible(self, marker: Marker, behind: str) -> bool:
        """Return whether the words behind a marker, and its series, speak for it."""
        in_series = self.series.continues(marker) or self.series.begins(marker)
        if marker.style is Style.BARE:
            near = in_series or self.series.follows(marker, within=2)
            return near and _opens(behind, strict=True, lexicon=self.lexicon)
        if marker.style in (Style.DECIMAL, Style.LETTER, Style.CAPITAL):
            return in_series
        if marker.value > _LAST_NUMBER:
            return self.series.continues(marker)
        if self.text[marker.end - 1] == ",":
            return in_series and behind[:1].isupper()
        return True

    def _tail(self) -> str:
        """Return the end of the line before."""
        return self.text[max(self.last.start, self.last.end - _TAIL) : self.last.end]

    def _continues(self, content: str) -> bool:
        """Return whether a line behind a gap goes on with the sentence before the gap."""
        if not self.blocks:
            return False
        tail = self._tail()
        if _DANGLING.search(tail):
            return True
        if not content[0].islower():
            return False
        if _BROKEN.search(tail) and not _ENUMERATED.search(tail):
            return True
        before = self.blocks[-1]
        clause = self.text[before.start : before.start + _HEAD]
        return (
            tail.endswith(",")
            and _opens(clause, strict=True, lexicon=self.lexicon)
            and not _opens(content[:_HEAD], strict=False, lexicon=self.lexicon)
        )

    def _begins(self, content: str) -> bool:  # noqa: PLR0911 - a list of rules; the first that fits decides
        """Return whether a line without marker, directly below another, begins a block."""
        head = content[:_HEAD]
        if _WORD.search(head) is None:
            return False
        if self.alone or self._stands_alone(content) or self._dates_title(content):
            return True
        if _MARKED_HEADING.match(content):
            return True
        tail = self._tail()
        if not (head[0].isupper() or head[0] in '“"*_['):
            return bool(_NOTE.match(head)) and _ENDED.search(tail) is not None
        if _ENDED.search(tail) is None:
            return self._room(head, share=_TITLE_FITS)
        if begins_as_adoption(head) or self._length() > _UNWRAPPED:
            return True
        if self._subheading(content) or self._room(head, share=_FITS):
            return True
        strict = _SENTENCE_ENDED.search(tail) is None
        return _opens(head, strict=strict, lexicon=self.lexicon)

    def _dates_title(self, content: str) -> bool:
        """Return whether a line of place and date stands directly below the title."""
        if len(self.blocks) > _FRONT or len(content) > _LINE or not content[-1].isdecimal():
            return False
        if content[0].islower():  # "at its 12th meeting, on" goes on
            return False
        whole = self._tail()[-1:].isalpha() and _DANGLING.search(self._tail()) is None
        return whole and PLACED_DATE.fullmatch(content) is not None

    def _length(self) -> int:
        """Return the length of the line before."""
        return self.last.end - self.last.start

    def _stands_alone(self, content: str) -> bool:
        """Return whether a line is an organ or a heading of its own."""
        if len(content) >= self.limit or not content[0].isupper():
            return False
        if _STANDALONE.match(content) is None:
            return False
        short = self._length() < self.width * _FITS
        return short or len(self.blocks) == 1 or _ENDED.search(self._tail()) is not None

    def _subheading(self, content: str) -> bool:
        """Return whether a short line between two clauses has no end of a clause itself."""
        below = self.following
        width = self.width or _UNWRAPPED
        if below is None or len(content) > _SUBHEADING * width or _ENDED.search(content[-_TAIL:]):
            return False
        if below.spaced or not content[-1].isalpha():
            return False
        marker = read_marker(self.text, below.start, below.end)
        return marker is not None and self.series.continues(marker)

    def _room(self, head: str, *, share: float) -> bool:
        """Return whether the line before had room for the first word of this one."""
        length = self._length() + 1 + len(head.partition(" ")[0])
        if length > share * self.width:
            return False
        last = self.text[self.last.start : self.last.end]
        return last.rfind("(") <= last.rfind(")")  # nobody ends a paragraph inside brackets


def _opens(head: str, *, strict: bool, lexicon: Lexicon) -> bool:
    """Return whether words begin with an opening; bare verbs do not count when strict."""
    opening = read_opening(head.lstrip("*_ "), lexicon=lexicon)
    if opening is None or opening.section is None:
        return False
    return not strict or opening.section is ClauseKind.PREAMBULAR or opening.finite
