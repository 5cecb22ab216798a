"""A statement and its numbers -> the plain words that every report for people uses.

Everything returned here is visible text; see `diplodiff.rendering._visible`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from diplodiff.lexicon import load
from diplodiff.model import ClauseKind
from diplodiff.rendering._visible import visible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from diplodiff.model import Notice, Statement

__all__ = [
    "composition",
    "counted",
    "date_words",
    "figure",
    "headline",
    "name_at",
    "remarks",
]

# the same line ends as `diplodiff.text.read_lines`
_LINE_END = "\r\n|[\n\r\f\u2028\u2029]"

_CLAUSE_WORDS = {
    ClauseKind.PREAMBULAR: ("preambular", "preambular"),
    ClauseKind.OPERATIVE: ("operative", "operative"),
    ClauseKind.BODY: ("body paragraph", "body paragraphs"),
    ClauseKind.HEADING: ("heading", "headings"),
    ClauseKind.FRAMING: ("framing", "framing"),
}


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Put a number before its noun: "1 clause", "2 clauses"."""
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{number:,} {noun}"


def date_words(date: dt.date) -> str:
    """Write a date as a diplomat does: "22 July 2020"."""
    # Not by strftime, which would follow the locale of the process.
    month = load("en").months[date.month - 1].capitalize()
    return f"{date.day} {month} {date.year}"


def figure(score: float) -> str:
    """Write a score in [0, 1] with two digits, 0.00 and 1.00 only when it is exactly that.

    A reader takes "1.00" for "the same"; 0.996 is not, and reads 0.99.
    """
    if score <= 0.0 or score >= 1.0:
        return f"{score:.2f}"
    return f"{min(max(score, 0.01), 0.99):.2f}"


def name_at(names: tuple[str, ...], position: int) -> str:
    """Return the caller's name for a text, or "" when there is none."""
    return names[position] if position < len(names) else ""


def headline(statement: Statement, *, name: str = "") -> str:
    """Name a statement in one line: symbol, title and date, as far as it says them.

    Parameters
    ----------
    statement : Statement
        The statement.
    name : str
        What the caller calls it, such as its file name: two drafts may bear the same title.

    Returns
    -------
    str
        For example "draft-2.txt: Joint Statement on Libya, 22 July 2020".
    """
    parts = [part for part in (statement.symbol, statement.title) if part]
    known = " ".join(parts).lower()
    if statement.date is not None and date_words(statement.date).lower() not in known:
        parts.append(date_words(statement.date))
    own = ", ".join(parts)
    return visible(f"{name}: {own}" if name and own else name or own or "untitled text")


def composition(statement: Statement) -> str:
    """Count the clauses by kind: "4 preambular, 4 operative, 3 framing"."""
    counts = Counter(clause.kind for clause in statement)
    parts = [
        counted(counts[kind], *_CLAUSE_WORDS[kind])  # in the order of the enumeration
        for kind in ClauseKind
        if counts[kind]
    ]
    return ", ".join(parts) or "no clauses"


def remarks(statement: Statement, *, side: str = "") -> tuple[str, ...]:
    """Say what was left out of a text, and each doubt about how it was read.

    Parameters
    ----------
    statement : Statement
        The statement.
    side : {"", "Base", "Other"}
        Which operand it is, where there are two.

    Returns
    -------
    tuple of str
        For example "Base: left out 810 characters before the statement." and "Base, line 12: a
        clause number is missing."
    """
    sizes: Counter[str] = Counter()
    for omission in statement.omitted:
        sizes[omission.reason] += omission.end - omission.start
    omitted = ", ".join(_omission(reason, size) for reason, size in sizes.items())
    found = [f"{side}: left out {omitted}." if side else f"Left out {omitted}."] if omitted else []
    found += _doubts(statement, side=side)
    return tuple(visible(remark) for remark in found)


def _omission(reason: str, size: int) -> str:
    place = reason if reason.startswith(("before", "after", "between")) else f"({reason})"
    return f"{counted(size, 'character')} {place}"


def _doubts(statement: Statement, *, side: str) -> Iterator[str]:
    if not statement.warnings:
        return
    place = f"{side}, line" if side else "Line"
    ends = [found.end() for found in re.finditer(_LINE_END, statement.source_text)]
    for notice in statement.warnings:
        yield f"{place} {bisect_right(ends, notice.start) + 1:,}: {_doubt(notice)}"


def _doubt(notice: Notice) -> str:
    if not notice.excerpt or notice.excerpt in notice.message:
        return notice.message
    return f"{notice.message.removesuffix('.')}: “{notice.excerpt}”"
