"""What a column of superiors holds: numbers of posts, titles of posts, or people's names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rolegraph.ingest.tables.columns import Column, Header
from rolegraph.ingest.tables.sheet import Sheet
from rolegraph.ingest.tables.titles import is_title
from rolegraph.ingest.tables.words import even, words
from rolegraph.ingest.text import squeeze
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Known", "known_posts", "told_apart"]

#: Of the cells of a column, as great a part makes it what they are.
_PART = 0.5
_LOOKED_AT = 2_000
NAMES = "people's names are not kept"
ANOTHER = "another column is read as the superior"
NO_NUMBERS = "no column of post numbers goes with it"
NUMBERS_ROWS = "it numbers the rows"
#: The superiors of junior posts stand in the file of senior posts.
_OF_ANOTHER_FILE = frozenset({"reporting senior post"})
#: Headers that may as well be of a number of the row.
_BARE = frozenset({"no", "number", "id", "n", "numero"})


@dataclass(frozen=True)
class Known:
    """Numbers and titles (evened out) of all posts of a table."""

    ids: frozenset[str]
    titles: frozenset[str]

    @cached_property
    def _by_key(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for one in self.ids:
            key = _even_number(one)
            found[key] = None if key in found else one
        return found

    def post(self, cell: str) -> tuple[str, int, int] | None:
        """The number of a post that a cell gives, and where in the cell it stands.

        >>> Known(frozenset({"P-1"}), frozenset()).post("P-1 Director, Maps")
        ('P-1', 0, 3)
        """
        if cell in self.ids:
            return cell, 0, len(cell)
        if (one := self._by_key.get(_even_number(cell))) is not None:
            return one, 0, len(cell)
        # "P-1 Director" and "Director (P-1)"; a word that is also a number of a post is none.
        found = [
            (m.group(), m.start(), m.end())
            for m in re.finditer(r"[^\s(),;:|]+", cell)
            if m.group() in self.ids and any(c.isdigit() for c in m.group())
        ]
        return found[0] if len(found) == 1 else None

    def allows(self, field: str, cell: str) -> bool:
        """Whether a cell in a column of superiors can be shown: it surely names no person."""
        if field == "manager_title":
            return fold(cell) in self.titles or is_title(cell)
        numbered = any(c.isdigit() for c in cell) and len(cell) <= 40 and len(cell.split()) <= 2
        return self.post(cell) is not None or numbered or fold(cell) in words().top


def _even_number(written: str) -> str:
    """A number as another program may have written it: without leading zeros, with ".0".

    >>> _even_number("0012"), _even_number("12.0"), _even_number("p-12") == _even_number("P-12")
    ('12', '12', True)
    """
    match = re.fullmatch(r"0*(\d+)(?:\.0+)?", written)
    return match[1] if match else written.casefold()


def known_posts(tables: Iterable[tuple[Sheet, Header]]) -> Known:
    """The numbers and titles in all sheets."""
    ids: set[str] = set()
    titles: set[str] = set()
    for sheet, header in tables:
        for column in header.columns:
            if column.field in {"id", "title"}:
                cells = (squeeze(c) for c in _cells(sheet, header, column))
                if column.field == "id":
                    ids.update(c for c in cells if c)
                else:
                    titles.update(fold(c) for c in cells if c)
    return Known(frozenset(ids), frozenset(titles))


def told_apart(sheet: Sheet, header: Header, known: Known) -> Header:
    """The header with each column of superiors said to be one of numbers or titles, or left out."""
    columns = list(header.columns)
    for k, column in enumerate(columns):
        columns[k] = _told(column, sheet, replace(header, columns=tuple(columns)), known)
    found = replace(header, columns=tuple(columns))
    number = found.find("id")
    if number is not None and not (found.find("manager") or found.find("functional")):
        cells = [c for c in map(squeeze, _cells(sheet, header, number)) if c]
        if cells == [str(k) for k in range(1, len(cells) + 1)] and even(number.header) in _BARE:
            columns[columns.index(number)] = replace(number, field=None, reason=NUMBERS_ROWS)
    return replace(header, columns=tuple(columns))


def _told(column: Column, sheet: Sheet, header: Header, known: Known) -> Column:
    """By what stands in a column, more than by its header, it is one of numbers or of titles."""
    if column.field not in {"superior", "manager", "functional"}:
        return column
    wanted = "functional" if column.field == "functional" else "manager"
    other = header.find(wanted)
    free = other is None or other is column
    cells = [c for c in map(squeeze, _cells(sheet, header, column)[:_LOOKED_AT]) if _says(c)]
    if not cells:
        reason = None if free else ANOTHER
        return replace(column, field=wanted if free else None, reason=reason)
    numbers = sum(1 for c in cells if known.post(c)) / len(cells)
    titles = sum(1 for c in cells if known.allows("manager_title", c)) / len(cells)
    if numbers < _PART and titles < _PART:
        numbers = sum(1 for c in cells if known.allows("manager", c)) / len(cells)
    if numbers >= max(titles, _PART):
        if not known.ids and even(column.header) not in _OF_ANOTHER_FILE:
            return replace(column, field=None, reason=NO_NUMBERS)
        return replace(column, field=wanted if free else None, reason=None if free else ANOTHER)
    if titles < _PART:
        return replace(column, field=None, reason=NAMES)
    if wanted == "functional":
        return replace(column, field=None, reason="titles stand in it, and no numbers of posts")
    if header.find("manager_title") is not None:
        return replace(column, field=None, reason=ANOTHER)
    return replace(column, field="manager_title")


def _cells(sheet: Sheet, header: Header, column: Column) -> Sequence[str]:
    return [row[column.index] for row in sheet.rows[header.row + 1 :] if column.index < len(row)]


def _says(cell: str) -> bool:
    return bool(cell) and fold(cell) not in words().empty | words().top
