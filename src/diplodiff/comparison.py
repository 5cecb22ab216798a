"""Two statements -> their `Comparison`: the composition root of the library.

It joins encoding, similarity, alignment, changes and scoring; it opens no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from diplodiff._arrays import SparseRows
from diplodiff._optional import require
from diplodiff._version import __version__
from diplodiff.alignment import Alignment, LinkOptions, align, check_pairs, synopsis
from diplodiff.changes import Change, added, classify, dropped
from diplodiff.encoding import LexicalEncoder
from diplodiff.errors import OptionError
from diplodiff.model import ClauseKind, Statement
from diplodiff.scoring import Scores, Side, score
from diplodiff.similarity import similarity_matrix
from diplodiff.wording import Edit, word_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt
    import pandas as pd

    from diplodiff._arrays import BoolArray, FloatArray
    from diplodiff.alignment import Entry
    from diplodiff.encoding import Encoder
    from diplodiff.model import Clause

__all__ = ["SCHEMA", "SCHEMA_VERSION", "Comparison", "Link", "Row", "compare"]

SCHEMA = "diplodiff/comparison"
SCHEMA_VERSION = "1.0"

_FRAMES = (ClauseKind.HEADING, ClauseKind.FRAMING)
"""Kinds that frame what was agreed. They are linked to a clause of another kind only when the
wording is largely the same: a title names the subject of every clause (on annotated pairs this
raises the precision of links from .83 to .87 at equal recall)."""

_SAME_WORDING = 0.5

_ALMOST_EQUAL = 0.9999
"""Largest similarity of texts that differ: an encoder may see no difference in word order or
punctuation, but there is one."""

_ROLES = ("Title", "Organ")
"""Labels of lines that a statement has once: partners by their role, whatever their wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One clause of the base linked to one of the other.

    Parameters
    ----------
    base, other : Clause
        The linked clauses.
    similarity : float
        In [0, 1].
    group : int
        Links of one split, merge or many-to-many gathering share it.
    moved : bool
        Whether the link leaves the common order of the two texts.
    """

    base: Clause
    other: Clause
    similarity: float
    group: int
    moved: bool


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


@dataclass(frozen=True, eq=False, kw_only=True)
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

    def __eq__(self, other: object) -> bool:
        """Compare every field."""
        if not isinstance(other, Comparison):
            return NotImplemented
        names = ("base", "other", "alignment", "changes", "scores", "signature")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def links(self) -> Iterator[Link]:
        """Iterate over the links, ordered by base clause, then other clause."""
        alignment = self.alignment
        for i, j, similarity, group, moved in zip(
            alignment.base.tolist(),
            alignment.other.tolist(),
            alignment.similarity.tolist(),
            alignment.group.tolist(),
            alignment.moved.tolist(),
            strict=True,
        ):
            yield Link(
                base=self.base.clauses[i],
                other=self.other.clauses[j],
                similarity=similarity,
                group=group,
                moved=moved,
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
            Keys "schema", "schema_version", "signature", "scores", "base", "other" (statements
            with clauses and offsets), "links" (clause indices) and "rows" (clause indices, change
            and redline). `from_dict` rebuilds an equal comparison.
        """
        from diplodiff import _serial  # only reports in JSON need it

        rows = zip(self._entries, self._rows, strict=True)
        return {
            "schema": SCHEMA,
            "schema_version": SCHEMA_VERSION,
            "signature": self.signature,
            "scores": _serial.scores_to_dict(self.scores),
            "base": _serial.statement_to_dict(self.base),
            "other": _serial.statement_to_dict(self.other),
            "links": _serial.links_to_list(self.alignment),
            "rows": [
                {
                    "base": list(entry.base),
                    "other": list(entry.other),
                    "change": _serial.change_to_dict(row.change),
                    "redline": [[str(edit.kind), edit.text] for edit in row.redline()],
                }
                for entry, row in rows
            ],
        }

    def to_pandas(self) -> pd.DataFrame:
        """Return a data frame in long form: one line per link, and per clause without one.

        Returns
        -------
        pandas.DataFrame
            Columns `base_label`, `other_label`, `kind`, `force`, `similarity`, `group`, `moved`,
            `base_text`, `other_text` and the offsets `base_start`, `base_end`, `other_start`,
            `other_end`; missing where a side has no clause.

        Raises
        ------
        MissingExtraError
            If pandas is not installed (extra `tables`).
        """
        from diplodiff import _serial

        frame: pd.DataFrame = require("pandas", extra="tables").DataFrame(
            _serial.records(self.alignment, self._entries, self.changes, (self.base, self.other)),
            columns=_serial.RECORD_COLUMNS,
        )
        return frame.convert_dtypes()

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Comparison:
        """Rebuild a comparison from the data of `to_dict`.

        Parameters
        ----------
        data : mapping
            What `to_dict` returned, also after a journey through JSON.

        Returns
        -------
        Comparison
            Equal to the one that was written.

        Raises
        ------
        SchemaError
            If the schema is another, its major version newer, or a part missing or malformed.
        """
        from diplodiff import _serial

        _serial.check_schema(data, name=SCHEMA, version=SCHEMA_VERSION)
        with _serial.malformed_as_schema_error(SCHEMA):
            base = _serial.statement_from_dict(data["base"])
            other = _serial.statement_from_dict(data["other"])
            alignment = _serial.alignment_from_list(
                data["links"], n_base=len(base), n_other=len(other)
            )
            return cls(
                base=base,
                other=other,
                alignment=alignment,
                changes=_serial.changes_from_rows(data["rows"], n_rows=len(synopsis(alignment))),
                scores=_serial.scores_from_dict(data["scores"]),
                signature=_serial.text(data["signature"]),
            )


def compare(
    base: Statement,
    other: Statement,
    *,
    encoder: Encoder | None = None,
    links: LinkOptions | None = None,
) -> Comparison:
    """Compare two statements clause by clause.

    Parameters
    ----------
    base : Statement
        The earlier or agreed text.
    other : Statement
        The text to hold against it.
    encoder : Encoder, optional
        Turns clause texts into rows; `LexicalEncoder` (offline, no model) by default.
    links : LinkOptions, optional
        When two clauses are linked; the defaults are fitted to annotated pairs.

    Returns
    -------
    Comparison
        Links, changes and scores.

    Raises
    ------
    OptionError
        If an operand is not a `Statement`.
    LimitExceededError
        If the two together have too many pairs of clauses.
    """
    for operand in (base, other):
        if not isinstance(operand, Statement):
            text = f"an operand is a {type(operand).__name__}; make a Statement of it: read, parse"
            raise OptionError(text)
    check_pairs(len(base), len(other))
    encoder = encoder or LexicalEncoder()
    links = links or LinkOptions()
    alignment = _alignment(base, other, encoder, links)
    entries = synopsis(alignment)
    changes = tuple(_change(entry, base, other) for entry in entries)
    return Comparison(
        base=base,
        other=other,
        alignment=alignment,
        changes=changes,
        scores=score(alignment, *_sides(base, other, entries, changes)),
        signature=f"{encoder.signature}|{links.signature}|v{__version__}",
    )


def _alignment(
    base: Statement, other: Statement, encoder: Encoder, links: LinkOptions
) -> Alignment:
    """Align in an order that the texts decide, so that exchanged operands meet the same ties."""
    if _texts(other) < _texts(base):
        return align(_similarity(other, base, encoder), options=links).exchanged()
    return align(_similarity(base, other, encoder), options=links)


def _similarity(base: Statement, other: Statement, encoder: Encoder) -> FloatArray:
    """Encode both sides at once and compare their rows; 1 for equal texts and for no others."""
    base_texts, other_texts = _texts(base), _texts(other)
    rows = encoder.encode([*base_texts, *other_texts])
    n_base, n_all = len(base_texts), len(base_texts) + len(other_texts)
    if len(rows) != n_all:
        text = f"the encoder {encoder.signature} made {len(rows)} rows of {n_all} texts"
        raise OptionError(text)
    if isinstance(rows, SparseRows):
        similarity = similarity_matrix(rows.part(0, n_base), rows.part(n_base, n_all))
    else:
        similarity = similarity_matrix(rows[:n_base], rows[n_base:])
    unlike = _differs(_frames(base), _frames(other)) & (similarity < _SAME_WORDING)
    similarity[unlike] = 0.0
    for i, j in _same_role(base, other):
        similarity[i, j] = max(similarity[i, j], _SAME_WORDING)
    differs = _differs(base_texts, other_texts)
    np.minimum(similarity, _ALMOST_EQUAL, out=similarity, where=differs)
    similarity[~differs] = 1.0
    return similarity


def _same_role(base: Statement, other: Statement) -> Iterator[tuple[int, int]]:
    """Pair the lines that play the same role, as clause indices."""
    base_index = {clause.label: i for i, clause in enumerate(base.clauses)}
    other_index = {clause.label: j for j, clause in enumerate(other.clauses)}
    for role in _ROLES:
        if role in base_index and role in other_index:
            yield base_index[role], other_index[role]


def _frames(statement: Statement) -> list[str]:
    """Return the kind of each heading and framing line, and "" for everything else."""
    return [clause.kind if clause.kind in _FRAMES else "" for clause in statement.clauses]


def _differs(base: Sequence[str], other: Sequence[str]) -> BoolArray:
    """Tell for each pair whether its two strings differ, (n_base, n_other)."""
    numbers = {value: number for number, value in enumerate((*base, *other))}
    base_number = np.array([numbers[value] for value in base], np.int64)
    other_number = np.array([numbers[value] for value in other], np.int64)
    differs: BoolArray = base_number[:, None] != other_number[None, :]
    return differs


def _texts(statement: Statement) -> list[str]:
    return [clause.text for clause in statement.clauses]


def _change(entry: Entry, base: Statement, other: Statement) -> Change:
    if not entry.base:
        return added()
    if not entry.other:
        return dropped()
    return classify(
        [base.clauses[i] for i in entry.base],
        [other.clauses[j] for j in entry.other],
        moved=entry.moved,
    )


def _sides(
    base: Statement,
    other: Statement,
    entries: Sequence[Entry],
    changes: Sequence[Change],
) -> tuple[Side, Side]:
    """Weigh the clauses of both sides and gather their kept shares, the best of their rows."""
    base_kept = np.zeros(len(base), np.float64)
    other_kept = np.zeros(len(other), np.float64)
    for entry, change in zip(entries, changes, strict=True):
        for i in entry.base:
            base_kept[i] = max(base_kept[i], change.kept_base)
        for j in entry.other:
            other_kept[j] = max(other_kept[j], change.kept_other)
    return (
        Side(words=_words(base), kept=base_kept),
        Side(words=_words(other), kept=other_kept),
    )


def _words(statement: Statement) -> npt.NDArray[np.int64]:
    """Return the clauses' weights: their numbers of words."""
    return np.array([len(clause.text.split()) for clause in statement.clauses], np.int64)
