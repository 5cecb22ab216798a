"""Rows of one sort -> plain records, CSV that is safe in a spreadsheet, or a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from diplodiff._optional import require
from diplodiff._visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd
    import pyarrow as pa

__all__ = ["Cell", "Table"]

Entry = TypeVar("Entry")
Cell = str | int | float | bool | None

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins with one of these is a formula to a spreadsheet ("CSV Injection", OWASP);
some take the fullwidth signs of East Asian scripts for one as well."""
_TEXT_SIGN = "'"


class Table(Sequence[Entry], Generic[Entry]):
    """Rows of one sort, in their order, that can also be had as plain records.

    Parameters
    ----------
    rows : iterable
        The rows.
    record : callable
        Turns a row into its cells by the name of their column, always the same columns.
    columns : sequence of str
        Those names.
    """

    __slots__ = ("_columns", "_record", "_rows")

    def __init__(
        self,
        rows: Iterable[Entry],
        record: Callable[[Entry], Mapping[str, Cell]],
        columns: Sequence[str],
    ) -> None:
        self._rows = tuple(rows)
        self._record = record
        self._columns = tuple(columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return self._columns

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        """Return a row, or several."""
        return self._rows[index]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        """Compare the rows, and what they are called."""
        if not isinstance(other, Table):
            return NotImplemented
        return self._rows == other._rows and self.columns == other.columns

    __hash__ = None  # type: ignore[assignment]  # rows need not have one

    def __repr__(self) -> str:
        """Say how many rows there are; all of them would fill pages."""
        return f"<Table of {len(self)} rows: {', '.join(self.columns)}>"

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as plain dictionaries.

        Returns
        -------
        list of dict
            The columns of each row, in their order.
        """
        return [dict(self._record(row)) for row in self._rows]

    def to_csv(self) -> str:
        r"""Return the rows as comma-separated values (RFC 4180) with a heading.

        Returns
        -------
        str
            Lines end in ``\r\n``. A text that a spreadsheet would take for a formula begins with
            an apostrophe, and characters that act or hide are visible escapes; a missing value
            is an empty cell.
        """
        import csv  # only reports in this form need it
        import io

        stream = io.StringIO(newline="")
        writer = csv.writer(stream)
        writer.writerow(self.columns)
        for record in self.records():
            writer.writerow([_safe(record[column]) for column in self.columns])
        return stream.getvalue()

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame.

        Returns
        -------
        pandas.DataFrame
            One row each, columns as in `columns`; missing values are missing.

        Raises
        ------
        MissingExtraError
            If pandas is not installed (extra `tables`).
        """
        frame: pd.DataFrame = require("pandas", extra="tables").DataFrame(
            self.records(), columns=list(self.columns)
        )
        return frame.convert_dtypes()

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table, for Polars, DuckDB, R or a Parquet file.

        Returns
        -------
        pyarrow.Table
            One row each, columns as in `columns`; missing values are null.

        Raises
        ------
        MissingExtraError
            If pyarrow is not installed (extra `tables`).
        """
        arrow = require("pyarrow", extra="tables")
        records = self.records()
        table: pa.Table = arrow.table(
            {name: arrow.array([record[name] for record in records]) for name in self.columns}
        )
        return table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Hand the rows to any library that speaks Arrow, without a copy of pyarrow's own.

        The protocol is the "Arrow PyCapsule Interface" of the Arrow project.

        Parameters
        ----------
        requested_schema : object, optional
            A capsule with the schema that the receiver would like.

        Returns
        -------
        object
            A capsule with the rows.

        Raises
        ------
        MissingExtraError
            If pyarrow is not installed (extra `tables`).
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    # the sign is looked for before: a tab that became visible is a text like any other
    return (_TEXT_SIGN if cell.startswith(_FORMULA_SIGNS) else "") + visible(cell)
