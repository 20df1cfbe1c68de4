"""Rows to lines: the text that evidence points into, without what is not kept.

One row is one line, its cells parted by tabs. Only the columns that are read stand in it: what
a column is that nobody recognised is not known, and could be a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rolegraph.ingest.facts.values import day
from rolegraph.ingest.tables.columns import Column, Header
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.people import holds_mail, names_a_person
from rolegraph.ingest.tables.sheet import LONGEST_CELL, Sheet
from rolegraph.ingest.tables.superiors import Known
from rolegraph.ingest.tables.titles import names_below
from rolegraph.ingest.tables.words import words
from rolegraph.ingest.text import Span, Text, squeeze
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Grid", "Line", "Part", "grid"]

#: Fields of words; a telephone number in one is one (in an identifier it need not be).
_WORDS = frozenset(
    {"title", "unit", "parent", "acronym", "manager_title", "location", "organisation"}
    | {"department", "unit_kind"}
)


@dataclass(frozen=True)
class Part:
    """One sheet that is read, with its header, and the file it is from if there are two."""

    sheet: Sheet
    header: Header
    file: str | None = None


@dataclass(frozen=True)
class Line:
    """A row of data: the part it is in, its number, and its cells by column."""

    part: Part
    row: int
    whole: Span
    cells: dict[int, Span] = field(repr=False)

    def get(self, name: str, lang: str | None = None) -> Span | None:
        """The cell of a field (in a language); None where nothing stands."""
        for column in self.part.header.columns:
            if column.field == name and lang in (None, column.lang) and column.index in self.cells:
                return self.cells[column.index]
        return None

    def each(self, name: str) -> Iterator[tuple[str, Span]]:
        """The cells of a field by language."""
        for column in self.part.header.columns:
            if column.field == name and column.index in self.cells:
                yield column.lang or self.part.header.lang, self.cells[column.index]


@dataclass(frozen=True)
class Grid:
    """The text of a table, its rows of data, dates above its headers, and the row of each line."""

    text: Text
    lines: tuple[Line, ...]
    dates: tuple[Span, ...]
    rows: tuple[tuple[Part, int], ...]


def grid(parts: Sequence[Part], known: Known, notes: Notes) -> Grid:
    """The lines of all parts in order; what is left out of a row is noted."""
    printed: list[str] = []
    placed: list[tuple[Part, int, list[tuple[int, int, int, str]]]] = []
    dates: list[tuple[int, int, str]] = []
    files: list[tuple[int, str]] = []
    at = 0
    for part in parts:
        if part.file is not None:
            files.append((at, part.file))
        for k in range(len(part.sheet.rows)):
            cells = _shown(part, k, known, notes)
            spans, column, start = [], 0, at
            for index, words_, lang in cells:
                start += index - column
                column = index
                spans.append((index, start, start + len(words_), lang))
                start += len(words_)
            line = _joined([(index, words_) for index, words_, _ in cells])
            if k < part.header.row and line:
                dates.append((at, at + len(line), cells[0][2]))
            placed.append((part, k + 1, spans if k > part.header.row else []))
            printed.append(line)
            at += len(line) + 1
    text = Text("\n".join(printed) + "\n", files=tuple(files))
    lines = tuple(
        Line(
            part,
            row,
            text.span(spans[0][1], spans[-1][2], spans[0][3]),
            {index: text.span(start, end, lang) for index, start, end, lang in spans},
        )
        for part, row, spans in placed
        if spans
    )
    return Grid(
        text, lines, tuple(text.span(*one) for one in dates), tuple((p, r) for p, r, _ in placed)
    )


def _joined(cells: list[tuple[int, str]]) -> str:
    line, column = "", 0
    for index, printed in cells:
        line += "\t" * (index - column) + printed
        column = index
    return line


def _shown(part: Part, k: int, known: Known, notes: Notes) -> list[tuple[int, str, str]]:
    """The cells of a row that are kept: column, words, language."""
    row, header = part.sheet.rows[k], part.header
    if k < header.row:
        return _date_above(row, header.lang)
    kept = [c for c in header.columns if c.field is not None]
    if k == header.row:
        return [(c.index, c.header, c.lang or header.lang) for c in kept if c.header]
    if k + 1 in part.sheet.broken:
        notes.row(part, k + 1, "row", f"{part.sheet.broken[k + 1]}; left out")
        return []
    width = len(part.sheet.rows[header.row])
    if not part.sheet.aligned and any(cell.strip() for cell in row[width:]):
        # Its cells may stand one column further to the right: a name where a title should be.
        notes.row(part, k + 1, "row", f"{len(row)} cells under a header of {width}; left out")
        return []
    if row[:width] == part.sheet.rows[header.row]:
        return []  # the header again, as on each printed page
    found = []
    for column in kept:
        printed = row[column.index] if column.index < len(row) else ""
        cell = squeeze(printed)
        if cell and _keeps(cell, printed, column, part, k + 1, known, notes):
            number = known.post(cell) if column.field in {"manager", "functional"} else None
            if number is not None:
                cell = cell[number[1] : number[2]]  # who holds the post may stand beside it
            found.append((column.index, cell, column.lang or header.lang))
    return found


def _keeps(
    cell: str, printed: str, column: Column, part: Part, row: int, known: Known, notes: Notes
) -> bool:
    field_ = column.field or ""
    if fold(cell) in words().empty or re.fullmatch(r"[-–—:=_.\s]+", cell):
        return False
    if len(cell) > LONGEST_CELL:
        notes.row(part, row, "long", f"{column.header}: longer than {LONGEST_CELL} characters")
        return False
    in_words = field_ in _WORDS or field_.startswith("unit.")
    person = names_a_person(cell) or ("\n" in printed and names_below(printed))
    if person if in_words else holds_mail(cell):
        notes.row(part, row, "person", f"{column.header}: names or addresses a person; left out")
        return False
    if field_ in {"manager", "manager_title", "functional"} and not known.allows(field_, cell):
        notes.row(part, row, "superior", f"{column.header}: is no post of the table; left out")
        return False
    return True


def _date_above(row: Sequence[str], lang: str) -> list[tuple[int, str, str]]:
    """The date that a row above the header is as of; nothing else of such a row is kept."""
    for cell in row:
        match = words().as_of.search(squeeze(cell))
        found = day(match[2]) if match else None
        if match and found:
            return [(0, match[2][found[1][0] : found[1][1]], lang)]
    return []
