"""The rows of a comparison -> the words and pieces that every report for people shows.

Everything returned here is visible text; see `diplodiff.rendering._visible`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.changes import Change, ChangeKind, FactKind, Force
from diplodiff.model import ClauseKind
from diplodiff.rendering._visible import visible
from diplodiff.rendering._words import counted
from diplodiff.wording import Edit, EditKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplodiff.comparison import Comparison, Row
    from diplodiff.model import Clause

__all__ = [
    "KIND_WORDS",
    "Fold",
    "alert_count",
    "alert_lines",
    "change_words",
    "counts_words",
    "folds",
    "in_full",
    "kind_counts",
    "labels",
    "percentile_words",
    "pieces",
    "provenance",
    "reasons",
    "short_labels",
    "shortened",
    "summary",
]

_ARROW = "→"

KIND_WORDS = {
    ChangeKind.UNCHANGED: "unchanged",
    ChangeKind.RENEWED: "renewed",
    ChangeKind.AMENDED: "amended",
    ChangeKind.PARTIAL: "partly carried over",
    ChangeKind.ADDED: "added",
    ChangeKind.DROPPED: "dropped",
}
# the arrow for the eye, the word for the ear and for those who search
_FORCE_WORDS = {
    Force.STRONGER: "↑ stronger",
    Force.WEAKER: "↓ weaker",
    Force.MIXED: "↕ force mixed",
    Force.DISPUTED: "? force disputed",
}

# An equal stretch of more words than this is shortened to its first and last words: what stays
# is enough to find the place in the text.
_LONGEST_EQUAL = 30
_KEPT_WORDS = 9
_SHORTENED = "[...]"
_LONGEST_ALERT = 36
_ALERT_END = 8


class Fold(NamedTuple):
    """Rows that need no line of their own.

    Parameters
    ----------
    heading : str
        "4 unchanged", "1 renewed".
    entries : tuple of str
        One label each; for a renewed row with what rolled forward.
    """

    heading: str
    entries: tuple[str, ...]


def kind_counts(rows: Iterable[Row]) -> dict[str, int]:
    """Count rows by kind of change and by flag, in a fixed order, zeros included."""
    changes = [row.change for row in rows]
    kinds = Counter(change.kind for change in changes)
    forces = Counter(change.force for change in changes)
    return {
        **{kind.value: kinds[kind] for kind in ChangeKind},
        "moved": sum(change.moved for change in changes),
        "split": sum(change.split for change in changes),
        "merged": sum(change.merged for change in changes),
        "section": sum(change.section for change in changes),
        **{force.value: forces[force] for force in Force if force is not Force.SAME},
    }


def summary(comparison: Comparison, rows: tuple[Row, ...]) -> str:
    """Sum up a comparison in one sentence.

    Parameters
    ----------
    comparison : Comparison
        The comparison.
    rows : tuple of Row
        Its rows.

    Returns
    -------
    str
        For example "12 clauses against 8: 3 unchanged, 2 amended, 5 added, 2 dropped; 1 moved."
    """
    start = f"{counted(len(comparison.base), 'clause')} against {len(comparison.other):,}"
    return f"{start}: {counts_words(rows)}."


def alert_lines(comparison: Comparison) -> tuple[tuple[str, str, str], ...]:
    """Return what to read first: the clauses, what it is, and the words in question."""
    return tuple(
        (
            visible(_ends(alert.base_label, alert.other_label)),
            alert.kind.value,
            visible(_cut(alert.reason)),
        )
        for alert in comparison.alerts()
    )


def alert_count(comparison: Comparison) -> str:
    """Say how many alerts there are beyond those that are shown, or "" where all are."""
    shown, n_alerts = len(comparison.alerts()), len(comparison.alerts(limit=None))
    return f"{shown} of {n_alerts:,} alerts." if n_alerts > shown else ""


def _ends(base: str, other: str) -> str:
    return base if base == other else f"{base} {_ARROW} {other}".strip()


def _cut(sentence: str) -> str:
    """Cut a long sentence in its middle: quotations of whole clauses are read further down."""
    words = sentence.split(" ")
    if len(words) <= _LONGEST_ALERT:
        return sentence
    return " ".join((*words[: _LONGEST_ALERT - _ALERT_END], _SHORTENED, *words[-_ALERT_END:]))


def percentile_words(comparison: Comparison) -> str:
    """Say how a similarity stands against that of unrelated texts."""
    share = comparison.scores.percentile
    if share >= 1.0:
        return "More alike than any of the unrelated texts of that length that were counted."
    return f"More alike than {round(100 * share)} of 100 pairs of unrelated texts of that length."


def provenance(comparison: Comparison) -> str:
    """Say what the scores were computed with."""
    return visible(f"Scores compare only with others of the signature {comparison.signature}.")


def counts_words(rows: tuple[Row, ...]) -> str:
    """List how many rows changed in which way: "3 unchanged, 2 amended; 1 moved"."""
    if rows and all(row.change.same for row in rows):
        return "all unchanged"
    counts = kind_counts(rows)
    kinds = [f"{counts[kind]:,} {words}" for kind, words in KIND_WORDS.items() if counts[kind]]
    flags = (
        ("moved", "moved"),
        ("split", "split"),
        ("merged", "merged"),
        ("section", "crossed between preamble and operative part"),
        ("stronger", "stronger"),
        ("weaker", "weaker"),
        ("mixed", "mixed in force"),
        ("disputed", "disputed in force"),
    )
    noted = [f"{counts[name]:,} {words}" for name, words in flags if counts[name]]
    return "; ".join(", ".join(part) for part in (kinds, noted) if part) or "nothing to compare"


def _flags(change: Change) -> bool:
    noted = change.moved or change.split or change.merged or change.section
    return noted or change.force is not Force.SAME


def in_full(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that a reader has to see: all but the unchanged and the only renewed.

    A deadline that moved is seen: a mandate that goes on is a decision of its own.
    """
    return tuple(row for row in rows if not _folded(row))


def _folded(row: Row) -> bool:
    kinds = (ChangeKind.UNCHANGED, ChangeKind.RENEWED)
    dated = any(fact.kind is FactKind.DEADLINE for fact in row.change.facts)
    return row.change.kind in kinds and not (dated or _flags(row.change))


def folds(rows: Iterable[Row]) -> tuple[Fold, ...]:
    """Gather the rows that `in_full` leaves out.

    Parameters
    ----------
    rows : iterable of Row
        All rows.

    Returns
    -------
    tuple of Fold
        At most one for unchanged and one for renewed rows, in this order.
    """
    folded = [row for row in rows if _folded(row)]
    unchanged = [row for row in folded if row.change.kind is ChangeKind.UNCHANGED]
    renewed = [row for row in folded if row.change.kind is ChangeKind.RENEWED]
    found = (
        Fold(heading=f"{len(unchanged):,} unchanged", entries=tuple(map(short_labels, unchanged))),
        Fold(heading=f"{len(renewed):,} renewed", entries=tuple(map(_rolled, renewed))),
    )
    return tuple(fold for fold in found if fold.entries)


def short_labels(row: Row) -> str:
    """Cite the clauses of both sides as `labels` does, but once where they have the same."""
    base, other = _side(row.base), _side(row.other)
    return base if base == other else labels(row)


def _rolled(row: Row) -> str:
    rolled = "; ".join(f"{old} {_ARROW} {new}".strip() for old, new in row.change.rolled)
    return f"{short_labels(row)} ({visible(rolled)})" if rolled else short_labels(row)


def labels(row: Row) -> str:
    """Cite the clauses of both sides: "OP2 → OP3", "→ OP5" when added, "OP4 →" when dropped."""
    return f"{_side(row.base)} {_ARROW} {_side(row.other)}".strip()


def _side(clauses: Iterable[Clause]) -> str:
    return visible(", ".join(clause.label for clause in clauses))


def change_words(row: Row) -> tuple[str, ...]:
    """Say what became of a row: the kind first, then flags, then the way the force went."""
    change = row.change
    words = [KIND_WORDS[change.kind]]
    flags = (("moved", change.moved), ("split", change.split), ("merged", change.merged))
    words += [word for word, holds in flags if holds]
    if change.section:
        words.append(_crossing(row))
    if change.force is not Force.SAME:
        words.append(_FORCE_WORDS[change.force])
    return tuple(words)


def _crossing(row: Row) -> str:
    kinds = {clause.kind for clause in row.other}
    if kinds == {ClauseKind.OPERATIVE}:
        return "now operative"
    return "now preambular" if kinds == {ClauseKind.PREAMBULAR} else "crossed over"


def reasons(row: Row) -> tuple[str, ...]:
    """Return the reasons for the verdict, made visible."""
    return tuple(visible(reason) for reason in row.change.reasons)


def pieces(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Make a redline ready for marks: visible, white space outside the marks.

    Parameters
    ----------
    edits : iterable of Edit
        The redline of one row.

    Yields
    ------
    Edit
        A mark never begins or ends in white space, which Markdown would not take for a mark.
        Where two marked words meet, an equal space comes between them, lest they read as one.
    """
    last: Edit | None = None
    for edit in edits:
        for piece in _outside(edit):
            if last is not None and _collide(last, piece):
                yield Edit(kind=EditKind.EQUAL, text=" ")
            yield piece
            last = piece


def _outside(edit: Edit) -> Iterator[Edit]:
    text = visible(edit.text)
    core = text.strip()
    if edit.kind is EditKind.EQUAL or not core:
        yield Edit(kind=EditKind.EQUAL, text=text)
        return
    before, _, after = text.partition(core)
    for kind, part in ((EditKind.EQUAL, before), (edit.kind, core), (EditKind.EQUAL, after)):
        if part:
            yield Edit(kind=kind, text=part)


def _collide(last: Edit, piece: Edit) -> bool:
    marked = EditKind.EQUAL not in (last.kind, piece.kind)
    return marked and (piece.text[0].isalnum() or piece.text[0] in "([“‘«")


def shortened(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Shorten long equal stretches of a redline to "first words [...] last words".

    Parameters
    ----------
    edits : iterable of Edit
        The redline of one row. Deleted and inserted words pass whole.

    Yields
    ------
    Edit
        Equal stretches of more than 30 words keep 9 at either end and a mark between.
    """
    for edit in edits:
        words = edit.text.split(" ")
        if edit.kind is not EditKind.EQUAL or len(words) <= _LONGEST_EQUAL:
            yield edit
        else:
            kept = (*words[:_KEPT_WORDS], _SHORTENED, *words[-_KEPT_WORDS:])
            yield Edit(kind=EditKind.EQUAL, text=" ".join(kept))
