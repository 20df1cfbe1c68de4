"""Text to rows: tables whose cells are parted by commas, semicolons, tabs or bars.

A row has the number that a spreadsheet shows: a quoted cell may hold line ends and is still in
one row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rolegraph.ingest.formats.unreadable import Unreadable

__all__ = [
    "LEAST_ROWS",
    "LONGEST_CELL",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Sheet",
    "bounded",
    "delimited",
    "first_rows",
]

#: Larger tables are no establishment of one organisation.
MOST_ROWS = 100_000
MOST_COLUMNS = 200
#: What is longer is no title and no name.
LONGEST_CELL = 500
DELIMITERS = ",;\t|"
#: A quoted cell of more lines was never closed.
_MOST_LINES_OF_A_ROW = 40
#: So many lines with the same number of cells are a table, whatever stands in them.
LEAST_ROWS = 3
#: A header stands in the first rows.
_SAMPLE = 40
_NOT_CLOSED = "a quotation mark is not closed"


@dataclass(frozen=True)
class Sheet:
    """Rows of cells as they were printed, empty ones included.

    Attributes:
        name: of a workbook's sheet; None of a text.
        rows: the cells; ``rows[0]`` is row 1.
        broken: by row number, why a row cannot be read.
        aligned: whether a cell is surely in its column, as in a workbook.
        hidden: whether a workbook does not show it; its rows are not read then.
    """

    name: str | None
    rows: tuple[tuple[str, ...], ...]
    broken: dict[int, str] = field(default_factory=dict)
    aligned: bool = False
    hidden: bool = False


def first_rows(string: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Each delimiter that could be the one, and the first rows it gives.

    >>> [d for d, rows in first_rows("id;title\\nP-1;Head, Maps\\n")]
    [',', ';']
    """
    sample = "\n".join(_without_hint(string).split("\n", _SAMPLE)[:_SAMPLE])
    for delimiter in DELIMITERS:
        if delimiter in sample:
            rows, _ = _parsed(sample, delimiter)
            if any(len(row) > 1 for row in rows):
                yield delimiter, rows


def delimited(string: str, delimiter: str) -> Sheet:
    """All rows of a text.

    Raises:
        Unreadable: there are too many rows or columns.

    >>> delimited('id,title\\nP-1,"Head,\\n Maps"\\n', ",").rows
    (('id', 'title'), ('P-1', 'Head,\\n Maps'))
    """
    rows, broken = _parsed(_without_hint(string), delimiter)
    if '="' in string:
        # ="0012" is how a number is kept from being read as one.
        rows = [[re.sub(r'\A="([^"]*)"\Z', r"\1", cell) for cell in row] for row in rows]
    return bounded(Sheet(None, tuple(map(tuple, rows)), broken))


def bounded(sheet: Sheet) -> Sheet:
    """The sheet, if it is not too large.

    Raises:
        Unreadable: it is.
    """
    if len(sheet.rows) > MOST_ROWS:
        raise Unreadable(f"has more than {MOST_ROWS} rows")
    if any(len(row) > MOST_COLUMNS for row in sheet.rows):
        raise Unreadable(f"has more than {MOST_COLUMNS} columns")
    return sheet


def _without_hint(string: str) -> str:
    """The text without the line by which a spreadsheet is told the delimiter."""
    return re.sub(r"\Asep=.\n", "", string, flags=re.IGNORECASE)


def _parsed(string: str, delimiter: str) -> tuple[list[list[str]], dict[int, str]]:
    """Rows, and the numbers of those whose quotation mark is not closed: each is one line."""
    lines = string.removesuffix("\n").split("\n")
    rows: list[list[str]] = []
    broken: dict[int, str] = {}
    at = 0
    while at < len(lines) and len(rows) <= MOST_ROWS:
        # Most rows are lines without quotation marks, which need no state.
        if '"' not in lines[at]:
            rows.append(lines[at].split(delimiter) if lines[at] else [])
            at += 1
            continue
        taken = _closed(lines, at, delimiter)
        if taken is None:
            rows.append([lines[at]])
            broken[len(rows)] = _NOT_CLOSED
            at += 1
        else:
            row, used = taken
            rows.append(row)
            at += used
    return rows, broken


def _closed(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int] | None:
    """The row that begins on a line, and how many lines it takes; None if it has no end.

    A last line that is not there shows whether a quotation mark is still open.
    """
    end = "\x01"
    listed = [f"{line}\n" for line in lines[at : at + _MOST_LINES_OF_A_ROW]]
    reader = csv.reader([*listed, f"{end}\n"], delimiter=delimiter)
    try:
        row = next(reader)
    except (csv.Error, StopIteration):
        return None
    if any(end in cell for cell in row):
        return None
    return row, reader.line_num
