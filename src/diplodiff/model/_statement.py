"""A statement, its clauses, and what was left out of them or is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from diplodiff._table import Table
    from diplodiff.model._act import Act
    from diplodiff.model._phrases import Bracket, Reference
    from diplodiff.model.commitments import Commitment

__all__ = ["LONGEST_EXCERPT", "Clause", "ClauseKind", "Notice", "Omission", "Statement"]

SCHEMA = "diplodiff/statement"
SCHEMA_VERSION = "1.0"

LONGEST_EXCERPT = 60

_SHOWN = 100
"""Clauses that a notebook shows; more are left to the reports."""


class ClauseKind(StrEnum):
    """The part that a clause plays in its statement.

    The United Nations Editorial Manual calls preambular and operative clauses "paragraphs";
    `BODY` is a paragraph of a text without that division (most joint statements).
    """

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    BODY = "body"
    HEADING = "heading"
    FRAMING = "framing"
    """Title, organ, chapeau, lead-in ("Agreed on the following:"), adoption line, footnote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause of a statement, as printed and as one cites it.

    Parameters
    ----------
    kind : ClauseKind
        The part it plays.
    label : str
        How one cites it: "PP3", "OP2", "OP2(a)", "Para. 7", "Chapeau", "Lead-in", "Title".
        Unique within a statement.
    marker : str
        The number, letter or bullet as printed: "2.", "(a)", "–", or "".
    text : str
        The wording without the marker, runs of white space folded to one space.
    opening : str
        Lead phrase as written ("Recalling also", "Expresses its intention"), or "".
    start, end : int
        Offsets into the source text; ``source_text[start:end]`` is the wording as printed,
        without the marker and without white space at either end.
    printed_start : int
        Offset where the marker begins; equal to `start` when there is none. Nothing but the
        marker and white space stands between `printed_start` and `start`.
    depth : int
        0 for a clause of the statement, 1 for its sub-clauses, and so on.
    parent : str
        Label of the clause that it is a sub-clause of, or "".
    acts : tuple of Act
        What the speakers do in it, in the order of the text; empty for headings and framing.
    references : tuple of Reference
        What it cites, in the order of the text.
    brackets : tuple of Bracket
        Its brackets, in the order in which they open.
    """

    kind: ClauseKind
    label: str
    marker: str = ""
    text: str
    opening: str = ""
    start: int
    end: int
    printed_start: int
    depth: int = 0
    parent: str = ""
    acts: tuple[Act, ...] = ()
    references: tuple[Reference, ...] = ()
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A stretch of the source text that belongs to no clause, and why it was left out.

    Parameters
    ----------
    start, end : int
        Offsets into the source text, no white space at either end.
    reason : str
        "before the statement", "after the statement", "page number", "rule", ...
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A doubt about how a text was read: data, never silence.

    Parameters
    ----------
    code : str
        Stable name of the kind of doubt, in CamelCase ("NumberOutOfSequence").
    message : str
        The doubt in one sentence.
    excerpt : str
        The first of those words, at most `LONGEST_EXCERPT` characters, white space folded.
    start, end : int
        Offsets into the source text of the words in question.
    """

    code: str
    message: str
    excerpt: str = ""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An ordered sequence of clauses, and what the text says of itself.

    Parameters
    ----------
    clauses : tuple of Clause
        In the order of the text; spans are disjoint and ascending.
    source_text : str
        The text that every offset refers to, as received.
    title, symbol, number, place, organ : str
        As printed, or "" where the text does not say.
    form : str
        What sort of text it is: "resolution", "joint statement", "presidential statement",
        "communiqué", "declaration", "memorandum of understanding", "treaty", "decision",
        "recommendation", or "".
    language : str
        ISO 639-1 code of the language it was read in.
    date : datetime.date or None
        Date of adoption or issue, where the text gives a whole date.
    parties : tuple of str
        The speakers as named in the chapeau.
    omitted : tuple of Omission
        Stretches of the source that belong to no clause.
    warnings : tuple of Notice
        Doubts about the reading.
    """

    clauses: tuple[Clause, ...]
    source_text: str = field(repr=False)
    title: str = ""
    symbol: str = ""
    number: str = ""
    date: dt.date | None = None
    place: str = ""
    organ: str = ""
    form: str = ""
    language: str = "en"
    parties: tuple[str, ...] = ()
    omitted: tuple[Omission, ...] = field(default=(), repr=False)
    warnings: tuple[Notice, ...] = ()

    def __len__(self) -> int:
        """Return the number of clauses."""
        return len(self.clauses)

    def __iter__(self) -> Iterator[Clause]:
        """Iterate over the clauses in the order of the text."""
        return iter(self.clauses)

    def _repr_html_(self) -> str:
        """Show the clauses in a notebook, as a table of words without any script."""
        from diplodiff._notebook import cell, notebook_table  # only notebooks need it

        shown = (
            (cell(clause.label), cell(clause.kind.value), cell(clause.text))
            for clause in self.clauses[:_SHOWN]
        )
        caption = self.title or self.symbol or "Statement"
        left_out = max(0, len(self) - _SHOWN)
        return notebook_table(caption, ("Label", "Kind", "Text"), shown, left_out=left_out)

    @property
    def preamble(self) -> tuple[Clause, ...]:
        """The preambular clauses."""
        return self._of_kind(ClauseKind.PREAMBULAR)

    @property
    def operative(self) -> tuple[Clause, ...]:
        """The operative clauses, sub-clauses included."""
        return self._of_kind(ClauseKind.OPERATIVE)

    @property
    def span(self) -> tuple[int, int]:
        """Where the statement lies inside the source text; (0, 0) without clauses."""
        if not self.clauses:
            return 0, 0
        return self.clauses[0].printed_start, self.clauses[-1].end

    def commitments(self) -> Table[Commitment]:
        """List who is to do which thing, until when, and how far it is hedged.

        Returns
        -------
        Table of Commitment
            The directive, commissive and constitutive acts outside the preamble, in the order of
            the text; `Table.to_csv` and `Table.to_pandas` give them to a spreadsheet or a data
            frame, and ``CODEBOOK.md`` explains the columns.
        """
        from diplodiff.model.commitments import commitments_of  # only who asks for it needs it

        return commitments_of(self)

    def to_dict(self) -> dict[str, object]:
        """Return plain data for JSON.

        Returns
        -------
        dict
            "schema", "schema_version" and every field, dates in ISO form, as
            ``schemas/statement-1.0.json`` of this package describes them. `from_dict` rebuilds
            an equal statement.
        """
        from diplodiff._plain import to_plain  # only reports in JSON need it

        return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **to_plain(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, object], *, where: str = "") -> Statement:
        """Rebuild a statement from the data of `to_dict`.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, also after a journey through JSON.
        where : str
            Where the data stands inside other data, for errors.

        Returns
        -------
        Statement
            Equal to the one that was written.

        Raises
        ------
        SchemaError
            If the schema is another, its major version newer, or a part missing or malformed.
        """
        from diplodiff._plain import check_schema, from_plain

        check_schema(data, name=SCHEMA, version=SCHEMA_VERSION, where=where)
        head = ("schema", "schema_version")
        body = {name: item for name, item in data.items() if name not in head}
        statement: Statement = from_plain(cls, body, name=where or "the statement")
        return statement

    def _of_kind(self, kind: ClauseKind) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.kind is kind)
