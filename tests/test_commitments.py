"""Who does what by when: commitments of one text, and what became of them in another."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given

import diplodiff as dd
from diplodiff._table import Table
from diplodiff.changes.commitments import CommitmentStatus
from strategies import statements

CODEBOOK = (Path(__file__).parents[1] / "CODEBOOK.md").read_text(encoding="utf-8")

PORTS = """The Council,

Recalling its aims,

1. Requests the Secretary-General to report within 30 days on resolution 2510 (2020);

2. Demands that the parties withdraw, and decides to establish a fund;

3. Takes note of the ferries of Arland.
"""
LATER = """The Council,

Urging the parties to withdraw,

1. Requests the Secretary-General to report on resolution 2510 (2020);

2. Calls upon all States to open their ports by 1 May 2031.
"""


def statuses(base: str, other: str) -> dict[str, str]:
    """Return the status of each commitment by its id, of the base where it has one."""
    table = dd.compare(dd.parse(base), dd.parse(other)).commitments()
    return {
        side.id: change.status.value
        for change in table
        if (side := change.base or change.other) is not None
    }


def test_acts_that_bind_are_rows() -> None:
    """Each directive, promise and decision is a row with whom, by when and citing what."""
    table = dd.parse(PORTS).commitments()
    assert [row.id for row in table] == ["OP1/1", "OP2/1", "OP2/2"]
    asked = table[0]
    assert asked.addressees == ("the Secretary-General",)
    assert (asked.deadline, asked.references) == ("within 30 days", ("resolution 2510 (2020)",))
    assert PORTS[asked.start : asked.end].startswith("Requests the Secretary-General to report")


def test_commitments_are_dropped_new_kept_weakened_or_strengthened() -> None:
    """A deadline lost weakens, a demand that slid into the preamble too; the rest is told."""
    found = statuses(PORTS, LATER)
    assert found["OP1/1"] == "weakened"
    assert found["OP2/2"] == "dropped"
    assert "new" in found.values()
    back = statuses(LATER, PORTS)
    assert back["OP1/1"] == "strengthened"


def test_a_text_keeps_all_its_commitments() -> None:
    """Against itself every commitment is kept, tasks under a lead-in included."""
    ankara = dd.reference_statement()
    kept = dd.compare(ankara, ankara).commitments()
    assert [change.status for change in kept] == [CommitmentStatus.KEPT] * len(ankara.commitments())
    assert [change.base for change in kept] == list(ankara.commitments())


@given(statements, statements)
def test_no_commitment_is_lost(base: dd.Statement, other: dd.Statement) -> None:
    """Each one of either text stands in exactly one row of the comparison."""
    table = dd.compare(base, other).commitments()
    for side, statement in (("base", base), ("other", other)):
        told = [row.id for change in table if (row := getattr(change, side)) is not None]
        assert len(told) == len(set(told))
        assert {row.id for row in statement.commitments()} <= set(told)


def test_tables_go_to_csv_and_pandas() -> None:
    """Both have one row each and the columns of the code book, missing values missing."""
    table = dd.compare(dd.parse(PORTS), dd.parse(LATER)).commitments()
    rows = list(csv.DictReader(io.StringIO(table.to_csv(), newline="")))
    assert len(rows) == len(table)
    assert list(rows[0]) == list(table.columns)
    frame = pytest.importorskip("pandas") and table.to_pandas()
    assert list(frame.columns) == list(table.columns)
    new = [row["status"] == "new" for row in rows]
    assert list(frame["base_id"].isna()) == new


def test_the_code_book_has_every_column() -> None:
    """And no other: a column that is not explained is of no use to a coder."""
    table = dd.parse(PORTS).commitments()
    single = CODEBOOK.partition("## Commitments of two texts")[0]
    cells = re.findall(r"^\| (`[^|]+`) \|", single, re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert named == list(table.columns)


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would compute begins with an apostrophe; controls are shown."""
    cells = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "– dash", "x=1", 'a "b", c']
    table = Table(cells, lambda cell: {"cell": cell}, ["cell"])
    written = [row[0] for row in csv.reader(io.StringIO(table.to_csv(), newline=""))][1:]
    assert written[:6] == ["'=1+1", "'+1", "'-1", "'@x", "'\\tx", "'\\rx"]
    assert written[6:] == cells[6:]


def test_a_table_is_a_sequence() -> None:
    """It has a length, rows and slices, and is equal to one of the same rows."""
    table = dd.parse(PORTS).commitments()
    assert table[1:] == tuple(table)[1:]
    assert table == dd.parse(PORTS).commitments()
    assert table != dd.parse(LATER).commitments()
    assert table != tuple(table)
    assert repr(table).startswith("<Table of 3 rows: id, label")


def test_a_commitment_that_is_recited_is_kept() -> None:
    """The next text tells in its preamble what this one decided."""
    base = """Resolution 12 (2030)
of 3 May 2030

The Council,

1. Decides that a tribunal of the basin shall be established to judge the pilots of Arland.
"""
    other = """Resolution 13 (2031)
of 3 May 2031

The Council,

{} resolution 12 (2030) that a tribunal of the basin shall be established to judge the pilots of Arland,

1. Thanks the owners of the docks.
"""  # noqa: E501
    (told,) = dd.compare(dd.parse(base), dd.parse(other.format("Reaffirming in"))).commitments()
    assert told.status is CommitmentStatus.KEPT
