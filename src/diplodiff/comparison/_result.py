"""What is found by comparing two statements: links, rows with their changes, scores."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from diplodiff.alignment import FIRM, Alignment, synopsis
from diplodiff.wording import Edit, EditKind, word_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from diplodiff._table import Cell, Table
    from diplodiff.alignment import Entry
    from diplodiff.changes import Change
    from diplodiff.changes.alerts import Alert
    from diplodiff.changes.commitments import CommitmentChange
    from diplodiff.linking import Evidence
    from diplodiff.model import Clause, Statement
    from diplodiff.scoring import Scores

__all__ = ["SCHEMA", "SCHEMA_VERSION", "Comparison", "Link", "Row"]

SCHEMA = "diplodiff/comparison"
SCHEMA_VERSION = "1.0"

_SHOWN = 100
"""Rows that a notebook shows; more are left to the reports."""
_MARKS = {EditKind.EQUAL: "", EditKind.DELETED: "del", EditKind.INSERTED: "ins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One clause of the base linked to one of the other.

    Parameters
    ----------
    statements : (Statement, Statement)
        The texts that it links.
    clauses : (int, int)
        Indices of the linked clauses in them.
    base, other : Clause
        The linked clauses.
    similarity : float
        In [0, 1].
    probability : float
        How sure the link is, in [0, 1]: of 100 links of probability .6, about 60 are such as a
        careful reader makes.
    group : int
        Links of one split, merge or many-to-many gathering share it.
    moved : bool
        Whether the link leaves the common order of the two texts.
    """

    statements: tuple[Statement, Statement] = field(repr=False, compare=False)
    clauses: tuple[int, int] = field(repr=False)
    base: Clause
    other: Clause
    similarity: float
    probability: float
    group: int
    moved: bool

    @property
    def firm(self) -> bool:
        """Whether the link is sure enough to start reading with: 19 of 20 such links are right."""
        return self.probability >= FIRM

    def evidence(self) -> Evidence:
        """Name the segments and the rare words that speak for the link.

        Returns
        -------
        Evidence
            Quotes with offsets into ``base.text`` and ``other.text``, strongest first.
        """
        from diplodiff.linking import evidence  # only readers who ask for it need it

        return evidence(*self.statements, self.clauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the synopsis: what stands on the two sides, and what became of it.

    Parameters
    ----------
    base, other : tuple of Clause
        The clauses on the two sides; one side is empty for an added or dropped clause. A split
        has one clause in `base` and several in `other`, a merger the reverse.
    change : Change
        What became of them.
    similarity : float
        Largest similarity of the row's links, in [0, 1]; 0 without a link.
    """

    base: tuple[Clause, ...]
    other: tuple[Clause, ...]
    change: Change
    similarity: float

    def redline(self) -> tuple[Edit, ...]:
        """Mark the words that changed.

        Returns
        -------
        tuple of Edit
            Equal and deleted stretches spell the base side, equal and inserted ones the other
            side, to the character; clauses of one side are joined by a space.
        """
        base, other = (" ".join(clause.text for clause in side) for side in (self.base, self.other))
        return word_edits(base, other)


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Comparison:
    """Everything found by comparing two statements.

    Parameters
    ----------
    base, other : Statement
        The operands.
    alignment : Alignment
        Links between their clauses.
    changes : tuple of Change
        One per row, in the order of `rows()`.
    scores : Scores
        How alike the two are.
    signature : str
        Encoder, linking and version; two scores compare only if their signatures agree.
    """

    base: Statement
    other: Statement
    alignment: Alignment
    changes: tuple[Change, ...]
    scores: Scores
    signature: str

    __hash__ = None  # type: ignore[assignment]  # holds arrays, like ndarray itself

    def __repr__(self) -> str:
        """Say in one line what was compared; both texts would fill pages."""
        sizes = f"{len(self.base)} clauses with {len(self.other)}"
        return f"<Comparison of {sizes}: similarity {self.scores.similarity:.2f}>"

    def _repr_html_(self) -> str:
        """Show what changed in a notebook, as a table of words without any script."""
        from diplodiff._notebook import cell, marked, notebook_table

        changed = [row for row in self.rows() if not row.change.same]
        shown = (
            (
                cell(
                    " → ".join(
                        ", ".join(one.label for one in side) for side in (row.base, row.other)
                    )
                ),
                cell(row.change.kind.value),
                "".join(marked(edit.text, _MARKS[edit.kind]) for edit in row.redline()),
                cell("; ".join(row.change.reasons)),
            )
            for row in changed[:_SHOWN]
        )
        heads = ("Clauses", "Change", "Wording", "Why")
        left_out = max(0, len(changed) - _SHOWN)
        return notebook_table(repr(self)[1:-1], heads, shown, left_out=left_out)

    def __eq__(self, other: object) -> bool:
        """Compare every field."""
        if not isinstance(other, Comparison):
            return NotImplemented
        names = ("base", "other", "alignment", "changes", "scores", "signature")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def links(self) -> Iterator[Link]:
        """Iterate over the links, ordered by base clause, then other clause."""
        for pair in self.alignment:
            yield Link(
                statements=(self.base, self.other),
                clauses=(pair.base, pair.other),
                base=self.base.clauses[pair.base],
                other=self.other.clauses[pair.other],
                similarity=pair.similarity,
                probability=pair.probability,
                group=pair.group,
                moved=pair.moved,
            )

    def rows(self) -> tuple[Row, ...]:
        """Return the synopsis: every clause of both sides is in a row.

        Returns
        -------
        tuple of Row
            In the order of the other text; a dropped clause follows the row of the clause that
            stood before it in the base.
        """
        return self._rows

    def alerts(self, *, limit: int | None = 10) -> tuple[Alert, ...]:
        """Name what a careful reader would underline.

        Parameters
        ----------
        limit : int or None, default 10
            How many at most; None stands for all of them.

        Returns
        -------
        tuple of Alert
            The most important first: negations, acts that slid into the preamble, another legal
            basis, what was softened, deadlines lost, commitments and references dropped, ...
            Where there are more than the limit, gains appear beside losses.
        """
        from diplodiff.changes.alerts import AlertRow, alerts_of

        sure = {(link.base.label, link.other.label) for link in self.links() if link.firm}
        rows = (
            AlertRow(row.base, row.other, row.change, firm=not sure.isdisjoint(_ends(row)))
            for row in self.rows()
        )
        return alerts_of(rows, limit=limit)

    def commitments(self) -> Table[CommitmentChange]:
        """Say what became of each commitment: dropped, new, kept, weakened or strengthened.

        Returns
        -------
        Table of CommitmentChange
            Those of the base in its order, then the new ones; `Table.to_csv` and
            `Table.to_pandas` give them to a spreadsheet or a data frame, and ``CODEBOOK.md``
            explains the columns.
        """
        from diplodiff.changes.commitments import compare_commitments

        rows = ((entry.base, entry.other) for entry in self._entries)
        return compare_commitments(self.base, self.other, rows)

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return synopsis(self.alignment)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return tuple(
            Row(
                base=tuple(self.base.clauses[i] for i in entry.base),
                other=tuple(self.other.clauses[j] for j in entry.other),
                change=change,
                similarity=entry.similarity,
            )
            for entry, change in zip(self._entries, self.changes, strict=True)
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain data for JSON.

        Returns
        -------
        dict
            Keys "schema", "schema_version", "signature", "scores", "base", "other" (each what
            `Statement.to_dict` returns), "links" (clause indices), "rows" (clause indices, change
            and redline), "alerts" and "commitments", as ``schemas/comparison-1.0.json`` of this
            package describes them. `from_dict` rebuilds an equal comparison.
        """
        from diplodiff import _plain, _serial  # only reports in JSON need it

        rows = zip(self._entries, self._rows, strict=True)
        return {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "signature": self.signature,
            "scores": _plain.to_plain(self.scores),
            "base": self.base.to_dict(),
            "other": self.other.to_dict(),
            "links": _serial.links_to_list(self.alignment),
            "rows": [
                {
                    "base": list(entry.base),
                    "other": list(entry.other),
                    "change": _plain.to_plain(row.change),
                    "redline": [[str(edit.kind), edit.text] for edit in row.redline()],
                }
                for entry, row in rows
            ],
            "alerts": [_plain.to_plain(alert) for alert in self.alerts()],
            "commitments": [_plain.to_plain(change) for change in self.commitments()],
        }

    def table(self) -> Table[Mapping[str, Cell]]:
        """Return the comparison in long form: one row per link, and per clause without one.

        Returns
        -------
        Table of dict
            Rows in the order of `rows()`; `Table.to_csv`, `Table.to_pandas` and `Table.to_arrow`
            give them to a spreadsheet or a data frame, and ``CODEBOOK.md`` explains the columns.
        """
        from diplodiff import _serial
        from diplodiff._table import Table

        sides = (self.base, self.other)
        records = _serial.records(self.alignment, self._entries, self.changes, sides)
        return Table(records, dict, _serial.RECORD_COLUMNS)

    def to_pandas(self) -> pd.DataFrame:
        """Return the table in long form as a data frame.

        Returns
        -------
        pandas.DataFrame
            The rows and columns of `table()`; missing where a side has no clause.

        Raises
        ------
        MissingExtraError
            If pandas is not installed (extra `tables`).
        """
        return self.table().to_pandas()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the table in long form to any library that speaks Arrow; see `Table`."""
        return self.table().__arrow_c_stream__(requested_schema)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Comparison:
        """Rebuild a comparison from the data of `to_dict`.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, also after a journey through JSON.

        Returns
        -------
        Comparison
            Equal to the one that was written. Alerts and commitments are not read: they follow
            from the rows.

        Raises
        ------
        SchemaError
            If the schema is another, its major version newer, or a part missing or malformed; the
            text names the field and what is due there. A whole number may stand for a share.
        """
        from diplodiff import _plain, _serial
        from diplodiff.model import Statement

        _plain.check_schema(data, name=SCHEMA, version=SCHEMA_VERSION)
        base, other = (
            Statement.from_dict(data.get(side, {}), where=side) for side in ("base", "other")
        )
        written = _serial.read_written(data)
        alignment = _serial.alignment_of(written.links, n_base=len(base), n_other=len(other))
        return cls(
            base=base,
            other=other,
            alignment=alignment,
            changes=_serial.changes_of(written.rows, entries=synopsis(alignment)),
            scores=written.scores,
            signature=written.signature,
        )


def _ends(row: Row) -> Iterator[tuple[str, str]]:
    """Pair the labels of every clause of one side of a row with every one of the other."""
    return ((clause.label, later.label) for clause in row.base for later in row.other)
