"""Results made by hand, and the way back from reports to what they show."""

from __future__ import annotations

import dataclasses
import re

from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplodiff.alignment import Alignment
from diplodiff.changes import Change, ChangeKind
from diplodiff.comparison import Comparison, Row
from diplodiff.model import Clause, ClauseKind, Statement
from diplodiff.rendering import TextOptions, render
from diplodiff.scoring import Scores
from diplodiff.wording import Edit, EditKind

EQUAL, DELETED, INSERTED = EditKind.EQUAL, EditKind.DELETED, EditKind.INSERTED

OLD = """Joint Communiqué on the Lake Treaty (Harbourtown, 3 March 2019)

The Northern Republic and the Southern Kingdom,

Recalling the Lake Treaty of 1 May 1990,

Expressing concern at the falling level of the lake,

Have agreed as follows:

1. Call upon all users to reduce their withdrawals by one tenth.
2. Establish a joint commission of engineers, which shall report twice a year.
3. Consider a common fund for the fisheries.
"""

NEW = """Joint Communiqué on the Lake Treaty (Hilltown, 9 April 2021)

The Northern Republic and the Southern Kingdom,

Recalling the Lake Treaty of 1 May 1990,

Expressing grave concern at the falling level of the lake,

Have agreed as follows:

1. Demand that all users reduce their withdrawals by one fifth.
2. Establish a joint commission of engineers, which shall report twice a year.
3. Invite the river authorities to publish their measurements.
"""

NOTHING = Alignment(
    n_base=0,
    n_other=0,
    base=[],
    other=[],
    similarity=[],
    probability=[],
    group=[],
    moved=[],
)
MIDDLING = Scores(
    similarity=0.5,
    retained=0.999,
    added=0.001,
    order=1.0,
    wording=0.0,
    section=1.0,
    balance=0.25,
    clauses=(),
)

# What no report may hold: C0 but the newline, C1, bidirectional controls, separators, surrogates.
ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

# Words of a redline that are hard on marks: punctuation and symbols at their edges.
HARD = st.text(alphabet="ab*_~`|[]<>#&$\\.,;()!?-–“”€+=中、é ", min_size=1, max_size=8)
REDLINES = st.lists(st.tuples(st.sampled_from(EditKind), HARD), min_size=1, max_size=6).map(
    # neighbours of a redline are never of one kind
    lambda edits: [
        edit for place, edit in enumerate(edits) if not place or edits[place - 1][0] is not edit[0]
    ]
)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=20)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRow(Row):
    """A row whose redline is given."""

    edits: tuple[Edit, ...] = ()

    def redline(self) -> tuple[Edit, ...]:
        """Return the given redline."""
        return self.edits


@dataclasses.dataclass(frozen=True, eq=False, kw_only=True)
class MadeComparison(Comparison):
    """A comparison whose rows are given."""

    made: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return the given rows."""
        return self.made


def clause(text: str, label: str = "OP1", **more: object) -> Clause:
    """Make a clause by itself."""
    plain = {"kind": ClauseKind.OPERATIVE, "start": 0, "end": len(text), "printed_start": 0}
    return Clause(**{**plain, "text": text, "label": label, **more})


def statement(*clauses: Clause, **more: object) -> Statement:
    """Make a statement of clauses made by themselves."""
    return Statement(clauses=clauses, **{"source_text": "one\ntwo\nthree", **more})


def row(kind: ChangeKind, base: str = "", other: str = "", **more: object) -> Row:
    """Make a row of at most one clause a side, labelled OP1 and OP2."""
    change = Change(kind=kind, **more)
    sides = {
        "base": (clause(base),) if base else (),
        "other": (clause(other, "OP2"),) if other else (),
    }
    return Row(**sides, change=change, similarity=0.5)


def made(*rows: Row, base: Statement | None = None, other: Statement | None = None) -> Comparison:
    """Make a comparison of rows made by themselves."""
    return MadeComparison(
        base=statement(*(one for a_row in rows for one in a_row.base)) if base is None else base,
        other=statement(*(one for a_row in rows for one in a_row.other))
        if other is None
        else other,
        alignment=NOTHING,
        changes=tuple(a_row.change for a_row in rows),
        scores=MIDDLING,
        signature="lexical-1|links-1|v0",
        made=rows,
    )


def marked_row(*edits: tuple[EditKind, str]) -> Row:
    """Make an amended row with a given redline."""
    return MarkedRow(
        base=(clause("a"),),
        other=(clause("b", "OP2"),),
        change=Change(kind=ChangeKind.AMENDED),
        similarity=0.5,
        edits=tuple(Edit(kind=kind, text=text) for kind, text in edits),
    )


def bare(text: str) -> str:
    """Take all white space out."""
    return "".join(text.split())


def without_colour(text: str) -> str:
    """Take the terminal's colour sequences out."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def reports_for_people(result: object) -> list[str]:
    """Render a result in the ways that differ: wide and narrow, in colour and not, Markdown."""
    wide = TextOptions(width=100, rows="all")
    narrow = TextOptions(width=60, colour="always")
    reports = [render(result, "text", options=chosen) for chosen in (wide, narrow)]
    return [*reports, render(result, "markdown")]


def markdown_cells(document: str) -> list[list[tuple[str, str]]]:
    """Parse the last table of a document: for each cell, stretches of text with their mark."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(document)
    starts = [place for place, token in enumerate(tokens) if token.type == "tbody_open"]
    end = next(
        place
        for place, token in enumerate(tokens)
        if token.type == "table_close" and place > starts[-1]
    )
    cells = [token for token in tokens[starts[-1] : end] if token.type == "inline"]
    return [_stretches(cell.children) for cell in cells]


def _stretches(children: list) -> list[tuple[str, str]]:
    marks = {"s_open": "del", "strong_open": "ins", "em_open": "em"}
    tags = {"<del>": "del", "<strong>": "ins", "<em>": "em"}
    current, found = "", []
    for child in children:
        if child.type in marks:
            current = marks[child.type]
        elif child.type.endswith("_close") or child.content in {"</del>", "</strong>", "</em>"}:
            current = ""
        elif child.type == "html_inline":
            current = tags.get(child.content, child.content)
        else:
            assert child.type in {"text", "text_special"}, f"{child.type} is obeyed, not shown"
            if child.content:
                found.append((current, child.content))
    return joined(found)


def joined(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Join neighbouring stretches with the same mark."""
    whole: list[tuple[str, str]] = []
    for mark, text in found:
        if whole and whole[-1][0] == mark:
            whole[-1] = (mark, whole[-1][1] + text)
        else:
            whole.append((mark, text))
    return whole


def trimmed(stretches: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop blanks at both ends of a cell."""
    found = list(stretches)
    if found:
        found[0] = (found[0][0], found[0][1].lstrip())
        found[-1] = (found[-1][0], found[-1][1].rstrip())
    return [(mark, text) for mark, text in found if text]
