"""Two statements -> their `Comparison`: encode, compare rows, link, classify, score."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from diplodiff._arrays import SparseRows
from diplodiff._version import __version__
from diplodiff.alignment import Alignment, LinkOptions, align, check_pairs, synopsis
from diplodiff.changes import Change, added, classify, dropped
from diplodiff.comparison._result import Comparison
from diplodiff.encoding import LexicalEncoder
from diplodiff.errors import OptionError
from diplodiff.model import ClauseKind, Statement
from diplodiff.scoring import Side, score
from diplodiff.similarity import similarity_matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from diplodiff._arrays import BoolArray, FloatArray
    from diplodiff.alignment import Entry
    from diplodiff.encoding import Encoder
    from diplodiff.model import Clause

__all__ = ["compare"]

_FRAMES = (ClauseKind.HEADING, ClauseKind.FRAMING)
"""Kinds that frame what was agreed. They are linked to a clause of another kind only when the
wording is largely the same: a title names the subject of every clause (on annotated pairs this
raises the precision of links from .83 to .87 at equal recall)."""

_SAME_WORDING = 0.5

_ALMOST_EQUAL = 0.9999
"""Largest similarity of texts that differ: an encoder may see no difference in word order or
punctuation, but there is one."""

_ROLES = ("Title", "Organ")
"""Labels of lines that a statement has once: partners by their role, if they share a word at all,
however much they differ."""

_WORD = re.compile(r"\w+")


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
    _check_arguments(base, other, encoder, links)
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


def _check_arguments(base: object, other: object, encoder: object, links: object) -> None:
    for operand in (base, other):
        if not isinstance(operand, Statement):
            text = f"an operand is a {type(operand).__name__}; make a Statement of it: read, parse"
            raise OptionError(text)
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


def _alignment(
    base: Statement, other: Statement, encoder: Encoder, links: LinkOptions
) -> Alignment:
    """Align in an order that the texts decide, so that exchanged operands meet the same ties."""
    similarity = _similarity(base, other, encoder)
    partners = list(_same_role(base, other))
    if _texts(other) < _texts(base):
        turned = [(j, i) for i, j in partners]
        return align(similarity.T, options=links, partners=turned).exchanged()
    return align(similarity, options=links, partners=partners)


def _similarity(base: Statement, other: Statement, encoder: Encoder) -> FloatArray:
    """Encode both sides at once and compare their rows; 1 for equal texts and for no others."""
    base_texts, other_texts = _texts(base), _texts(other)
    similarity = similarity_matrix(*_encoded(base_texts, other_texts, encoder))
    unlike = _differs(_frames(base), _frames(other)) & (similarity < _SAME_WORDING)
    similarity[unlike] = 0.0
    differs = _differs(base_texts, other_texts)
    np.minimum(similarity, _ALMOST_EQUAL, out=similarity, where=differs)
    similarity[~differs] = 1.0
    return similarity


def _encoded(
    base: Sequence[str], other: Sequence[str], encoder: Encoder
) -> tuple[FloatArray, FloatArray] | tuple[SparseRows, SparseRows]:
    """Encode both sides in one call, base first, and return the rows of each."""
    rows = encoder.encode([*base, *other])
    if not _are_rows(rows):
        text = (
            f"the encoder {encoder.signature} returned a {type(rows).__name__}; accepted is a "
            "float32 array with a row for each text, as numpy.array makes of lists, or SparseRows"
        )
        raise OptionError(text)
    n_base, n_all = len(base), len(base) + len(other)
    if len(rows) != n_all:
        text = (
            f"the encoder {encoder.signature} made {len(rows)} rows of {n_all} texts; "
            "encode has to return a row for each text, in their order"
        )
        raise OptionError(text)
    if isinstance(rows, SparseRows):
        return rows.part(0, n_base), rows.part(n_base, n_all)
    return rows[:n_base], rows[n_base:]


def _are_rows(rows: object) -> bool:
    """Tell whether an encoder returned sparse rows or a matrix of numbers."""
    if isinstance(rows, np.ndarray):
        return rows.ndim == 2 and rows.dtype.kind in "fiu"  # noqa: PLR2004 - a matrix
    return isinstance(rows, SparseRows)


def _same_role(base: Statement, other: Statement) -> Iterator[tuple[int, int]]:
    """Pair the lines that play the same role and share a word, as clause indices."""
    base_index, other_index = _roles(base), _roles(other)
    for role, i in base_index.items():
        j = other_index.get(role)
        if j is not None and _words_of(base.clauses[i]) & _words_of(other.clauses[j]):
            yield i, j


def _roles(statement: Statement) -> dict[str, int]:
    return {clause.label: i for i, clause in enumerate(statement) if clause.label in _ROLES}


def _words_of(clause: Clause) -> set[str]:
    return set(_WORD.findall(clause.text.casefold()))


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
    change = classify(
        [base.clauses[i] for i in entry.base],
        [other.clauses[j] for j in entry.other],
        moved=entry.moved,
    )
    if (change.split, change.merged) == (entry.split, entry.merged):
        return change
    return replace(change, split=entry.split, merged=entry.merged)  # a part of a gathering


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
