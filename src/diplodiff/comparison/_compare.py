"""Two statements -> their `Comparison`: encode, compare rows, link, classify, score."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from diplodiff._version import __version__
from diplodiff.alignment import LinkOptions, synopsis
from diplodiff.changes import Change, Passage, added, classify, dropped
from diplodiff.comparison._result import Comparison
from diplodiff.encoding import LexicalEncoder
from diplodiff.errors import OptionError
from diplodiff.linking import link
from diplodiff.model import Statement
from diplodiff.scoring import Side, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from diplodiff.alignment import Entry
    from diplodiff.encoding import Encoder

__all__ = ["compare"]


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
    return Passage(clauses, statement.source_text, statement.language, names=names)


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
