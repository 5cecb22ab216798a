"""Runs of words with their looks -> an `Extract`: the part of reading that is the same everywhere.

A reader writes runs, ends paragraphs, and sets notes aside; it does not know offsets. Words that
the document hides are kept out of their paragraph, which a reader of the page sees without them,
and set aside with a notice: they may change its meaning.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.errors import DocumentError
from diplodiff.reading._extract import Doubt, ExtractBuilder
from diplodiff.reading._kept import check_kept
from diplodiff.reading.office._lines import join_typed_lines
from diplodiff.reading.office._paragraph import Paragraph
from diplodiff.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplodiff.reading._extract import Extract, ReadOptions

__all__ = ["Flow", "Look"]

_SHORT_CELL = 60
"""Characters up to which a cell is a label or a figure, which is read with its row."""
_SHORT_MARKER = 8
_SHOWN = 40
"""Characters of a paragraph that a notice quotes."""

# What other programs take for line ends: the text of an extract has one kind.
_ONE_KIND = str.maketrans(
    {**dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85", " "), **dict.fromkeys("\u2028\u2029", "\n")}
)


class Look(NamedTuple):
    """How a run is printed, as far as it matters.

    Parameters
    ----------
    italic : bool
        Whether it is italic.
    hidden : bool
        Whether it is hidden: not printed.
    """

    italic: bool = False
    hidden: bool = False


class _Aside(NamedTuple):
    words: str
    reason: str
    doubts: tuple[Doubt, ...]


class Flow:
    """Collects what a document says, in one view of its tracked changes.

    Parameters
    ----------
    options : ReadOptions
        Limits and the view of tracked changes.
    """

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self.original = options.revisions == "original"
        """Whether the view is that before the tracked changes."""
        self.changes = 0
        """Tracked changes of words met so far; the reader counts them."""
        self.embedded: set[str] = set()
        """What is embedded and not read, in words."""
        self._runs: list[tuple[str, Look]] = []
        self._paragraphs: list[Paragraph] = []
        self._outside: list[tuple[list[tuple[str, Look]], list[Paragraph]]] = []
        self._asides: list[_Aside] = []

    def write(self, words: str, look: Look) -> None:
        """Add words to the paragraph that is open."""
        if words:
            self._runs.append((words.translate(_ONE_KIND), look))

    def break_line(self) -> None:
        """End a line within the paragraph."""
        self._runs.append(("\n", Look()))

    @property
    def is_open(self) -> bool:
        """Whether anything was written since the last paragraph ended."""
        return bool(self._runs)

    def end_paragraph(self, marker: str = "") -> None:
        """End the paragraph that is open, also if it is blank.

        Parameters
        ----------
        marker : str
            Its number or bullet with what stands behind it, where that is not among its words.
        """
        runs, self._runs = self._runs, []
        self._paragraphs.append(_paragraph(runs, marker))

    @contextmanager
    def apart(self) -> Iterator[list[Paragraph]]:
        """Collect the paragraphs that are written meanwhile in a list of their own."""
        inside: list[Paragraph] = []
        self.begin_apart()
        yield inside
        inside += self.end_apart()

    def begin_apart(self) -> None:
        """Begin to collect paragraphs apart, while the paragraph that is open waits."""
        self._outside.append((self._runs, self._paragraphs))
        self._runs, self._paragraphs = [], []

    def end_apart(self) -> list[Paragraph]:
        """Return what was collected apart, and go on where it began."""
        inside = self.take(since=0)
        self._runs, self._paragraphs = self._outside.pop()
        return inside

    @property
    def count(self) -> int:
        """The number of paragraphs that have ended."""
        return len(self._paragraphs)

    def take(self, *, since: int) -> list[Paragraph]:
        """Take the paragraphs back that ended since so many had, ending the one that is open."""
        if self.is_open:
            self.end_paragraph()
        taken = self._paragraphs[since:]
        del self._paragraphs[since:]
        return taken

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """Add paragraphs that were collected apart."""
        self._paragraphs += paragraphs

    def add_row(self, cells: Sequence[Sequence[Paragraph]]) -> None:
        """Add a row of a table.

        Cells of few words belong to each other and become one paragraph, with tabs between them;
        a number goes before the paragraph that it numbers; cells of prose stay paragraphs.

        Parameters
        ----------
        cells : sequence of sequence of Paragraph
            In the order of reading.
        """
        filled = [[each for each in cell if not each.blank] for cell in cells]
        filled = [cell for cell in filled if cell]
        prose = sum(len(cell[0].text) > _SHORT_CELL for cell in filled)
        if all(len(cell) == 1 for cell in filled) and prose <= 1:
            filled = [[_joined([cell[0] for cell in filled])]] if filled else []
        elif _is_marker(filled[0]):
            (number,), (first, *rest), *others = filled
            filled = [[_joined([number, first]), *rest], *others]
        self._paragraphs += [each for cell in filled for each in cell]
        self._paragraphs.append(Paragraph(""))

    def omit(
        self, paragraphs: Sequence[Paragraph], reason: str, *, doubts: tuple[Doubt, ...] = ()
    ) -> None:
        """Set paragraphs aside that were collected apart, as one piece.

        Parameters
        ----------
        paragraphs : sequence of Paragraph
            In the order of reading.
        reason : str
            Why they are no body: "footnote", "comment", ...
        doubts : tuple of Doubt
            What is doubtful about them.
        """
        words = fold(" ".join(each.text for each in paragraphs))
        if words:
            self._asides.append(_Aside(words, reason, doubts))
        for each in paragraphs:
            self._asides += [
                _Aside(hidden, "hidden text", (_about(each),)) for hidden in each.hidden
            ]

    def build(self, strip: str, *, title: str = "") -> Extract:
        """Join everything.

        Parameters
        ----------
        strip : str
            The words of the source in this view, found without understanding it, for the check
            that none were lost.
        title : str
            As in `Extract`.

        Returns
        -------
        Extract
            All the text.

        Raises
        ------
        DocumentError
            If there are tracked changes and they are to be an error.
        LimitExceededError
            If the text has more characters than its limit.
        """
        self._refuse_changes()
        builder = ExtractBuilder(self.options.limits)
        for each in join_typed_lines(self.take(since=0)):
            builder.add(each.text, emphasised=each.emphasised)
            for hidden in each.hidden:
                builder.omit(hidden, "hidden text", doubts=[_about(each)])
        for words, reason, doubts in self._asides:
            builder.omit(words, reason, doubts=doubts)
        return check_kept(builder.build(title=title, doubts=self._doubts()), strip)

    def _refuse_changes(self) -> None:
        if self.changes and self.options.revisions == "error":
            text = (
                f"it has tracked changes ({self.changes:,}); accept or reject them in the document "
                "first, or say which form to read: --revisions accepted or --revisions original "
                "(in Python revisions=)"
            )
            raise DocumentError(text)

    def _doubts(self) -> list[Doubt]:
        """List what is doubtful about the document as a whole."""
        doubts = []
        if self.changes:
            form = "in its original form" if self.original else "with all of them accepted"
            number = (
                "a tracked change" if self.changes == 1 else f"{self.changes:,} tracked changes"
            )
            doubts.append(Doubt("TrackedChanges", f"the draft has {number} and is read {form}"))
        comments = sum(aside.reason == "comment" for aside in self._asides)
        if comments:
            number = "a comment" if comments == 1 else f"{comments:,} comments"
            doubts.append(
                Doubt("Comments", f"the document has {number}, set aside behind the text")
            )
        doubts += [
            Doubt("EmbeddedContent", f"the document embeds {what}, which is not read")
            for what in sorted(self.embedded)
        ]
        return doubts


def _paragraph(runs: Sequence[tuple[str, Look]], marker: str) -> Paragraph:
    """Join runs; those that are hidden are put apart."""
    parts: list[str] = []
    emphasised: list[tuple[int, int]] = []
    hidden: list[list[str]] = []
    at, hiding = 0, False
    if marker:
        marker = _before(marker, runs)
        parts.append(marker)
        at = len(marker)
    for words, look in runs:
        if look.hidden:
            if not hiding:
                hidden.append([])
            hidden[-1].append(words)
            hiding = True
            continue
        hiding = False
        if look.italic:
            begin = emphasised.pop()[0] if emphasised and emphasised[-1][1] == at else at
            emphasised.append((begin, at + len(words)))
        parts.append(words)
        at += len(words)
    unseen = tuple(filter(str.strip, map("".join, hidden)))
    return Paragraph("".join(parts), tuple(emphasised), unseen)


def _before(marker: str, runs: Sequence[tuple[str, Look]]) -> str:
    """Return the marker as it stands before words; "" before nothing."""
    printed = "".join(words for words, look in runs if not look.hidden)
    if not printed.strip():
        return ""
    # Some lists set nothing behind their numbers, because a dot or a blank begins the words.
    glued = marker[-1].isspace() or not printed[0].isalnum()
    return marker if glued else f"{marker} "


def _joined(cells: Sequence[Paragraph]) -> Paragraph:
    """Join cells of a row."""
    parts: list[str] = []
    emphasised: list[tuple[int, int]] = []
    at = 0
    for cell in cells:
        parts.append(cell.text)
        emphasised += [(at + start, at + end) for start, end in cell.emphasised]
        at += len(cell.text) + 1
    hidden = tuple(words for cell in cells for words in cell.hidden)
    return Paragraph("\t".join(parts), tuple(emphasised), hidden)


def _is_marker(cell: Sequence[Paragraph]) -> bool:
    """Tell whether a cell holds but a number, a letter or a bullet."""
    words = cell[0].text.strip()
    return len(cell) == 1 and len(words) <= _SHORT_MARKER and not words[-1:].isalpha()


def _about(paragraph: Paragraph) -> Doubt:
    """Make the notice about words that are hidden in a paragraph."""
    shown = fold(paragraph.text)
    if not shown:
        return Doubt("HiddenText", "a paragraph is hidden in the document and is left out")
    if len(shown) > _SHOWN:
        shown = shown[: _SHOWN - 1].rstrip() + "…"
    return Doubt("HiddenText", f"hidden words are left out of the paragraph “{shown}”")
