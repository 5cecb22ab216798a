"""Two statements -> their `Comparison`: encode, compare rows, link, classify, score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from diplodiff._version import __version__
from diplodiff.alignment import LinkOptions, synopsis
from diplodiff.changes import Change, Force, Origin, Passage, added, classify, dropped
from diplodiff.comparison._result import Comparison
from diplodiff.encoding import LexicalEncoder
from diplodiff.errors import OptionError
from diplodiff.linking import link
from diplodiff.model import ClauseKind, Statement
from diplodiff.scoring import Side, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplodiff.alignment import Entry
    from diplodiff.encoding import Encoder

__all__ = ["check_operands", "compare"]


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
        If an operand is not a `Statement`, `encoder` not an encoder or `links` not `LinkOptions`;
        or if the encoder returns anything but a row of finite numbers for each text.
    LimitExceededError
        If the two together have too many pairs of clauses.
    """
    check_operands(base, other)
    _check_options(encoder, links)
    encoder = encoder or LexicalEncoder()
    links = links or LinkOptions()
    alignment = link(base, other, encoder=encoder, options=links)
    entries = synopsis(alignment)
    names = (_names(base) - _names(other), _names(other) - _names(base))
    changes = tuple(_change(entry, base, other, names) for entry in entries)
    return Comparison(
        base=base,
        other=other,
        alignment=alignment,
        changes=changes,
        scores=score(alignment, *_sides(base, other, entries, changes)),
        signature=f"{encoder.signature}|{links.signature}|v{__version__}",
    )


def check_operands(*operands: object) -> None:
    """Refuse what is no statement.

    Parameters
    ----------
    *operands : object
        What was given to be compared.

    Raises
    ------
    OptionError
        If one of them is not a `Statement`.
    """
    for operand in operands:
        if not isinstance(operand, Statement):
            text = f"an operand is a {type(operand).__name__}; make a Statement of it: read, parse"
            raise OptionError(text)


def _check_options(encoder: object, links: object) -> None:
    if isinstance(encoder, type):
        text = f"encoder is the class {encoder.__name__}; make an encoder of it: call the class"
        raise OptionError(text)
    if encoder is not None and not (hasattr(encoder, "encode") and hasattr(encoder, "signature")):
        text = (
            f"encoder is the {type(encoder).__name__} {encoder!r}; "
            "make an encoder of it: SemanticEncoder, TfidfEncoder"
        )
        raise OptionError(text)
    if links is not None and not isinstance(links, LinkOptions):
        text = f"links is the {type(links).__name__} {links!r}; make LinkOptions of your thresholds"
        raise OptionError(text)


def _change(
    entry: Entry, base: Statement, other: Statement, names: tuple[frozenset[str], frozenset[str]]
) -> Change:
    if not entry.base:
        return added()
    if not entry.other:
        return dropped()
    change = classify(
        _passage(base, entry.base, names=names[0]),
        _passage(other, entry.other, names=names[1]),
        moved=entry.moved,
    )
    if (change.split, change.merged) == (entry.split, entry.merged):
        return change
    return replace(change, split=entry.split, merged=entry.merged)  # a part of a gathering


def _passage(statement: Statement, indices: Sequence[int], *, names: frozenset[str]) -> Passage:
    clauses = [statement.clauses[index] for index in indices]
    return Passage(
        clauses,
        statement.source_text,
        statement.language,
        names=names,
        origin=Origin(tuple(filter(None, (statement.number, statement.symbol))), statement.date),
    )


def _names(statement: Statement) -> frozenset[str]:
    """Return the words of the names of the parties and the place, without "of" and the like."""
    names = " ".join(filter(None, (statement.place, *statement.parties)))
    return frozenset(word.lower() for word in names.split() if word[:1].isupper())


def _sides(
    base: Statement,
    other: Statement,
    entries: Sequence[Entry],
    changes: Sequence[Change],
) -> tuple[Side, Side]:
    """Weigh the clauses of both sides and gather what their rows say of them."""
    base_rows, other_rows = _Rows(len(base)), _Rows(len(other))
    for entry, change in zip(entries, changes, strict=True):
        if entry.base and entry.other:
            base_rows.add(entry.base, change.kept_base, change.force)
            other_rows.add(entry.other, change.kept_other, change.force)
    return base_rows.side(base), other_rows.side(other)


_DIRECTIONS = {Force.STRONGER: 1.0, Force.WEAKER: 0.0}
_EVEN = 0.5
_SECTIONS = {ClauseKind.PREAMBULAR: 1, ClauseKind.OPERATIVE: 2}


class _Rows:
    """What the rows of a comparison say of each clause of one side."""

    def __init__(self, n_clauses: int) -> None:
        self._kept = [0.0] * n_clauses
        self._ways = [0.0] * n_clauses
        self._n_rows = [0] * n_clauses

    def add(self, indices: Sequence[int], kept: float, force: Force) -> None:
        """Note a row; a clause has the best kept share of its rows, and the mean of their force."""
        way = _DIRECTIONS.get(force, _EVEN)
        for index in indices:
            self._kept[index] = max(self._kept[index], kept)
            self._ways[index] += way
            self._n_rows[index] += 1

    def side(self, statement: Statement) -> Side:
        """Weigh the clauses by their numbers of words."""
        clauses = statement.clauses
        n_rows = np.array(self._n_rows)
        force = np.where(n_rows > 0, np.array(self._ways) / np.maximum(n_rows, 1), _EVEN)
        return Side(
            words=np.array([len(clause.text.split()) for clause in clauses], np.int64),
            kept=np.array(self._kept, np.float64),
            labels=[clause.label for clause in clauses],
            section=np.array([_SECTIONS.get(clause.kind, 0) for clause in clauses], np.int64),
            force=force,
        )
