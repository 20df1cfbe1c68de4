"""What a column of superiors holds: numbers of posts, titles of posts, or people's names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from rolegraph.ingest.forms import forms
from rolegraph.ingest.tables.columns import Column, Header
from rolegraph.ingest.tables.sheet import Sheet
from rolegraph.ingest.tables.words import words
from rolegraph.ingest.text import squeeze
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Known", "is_title", "known_posts", "told_apart"]

#: Of the cells of a column, as great a part makes it what they are.
_PART = 0.5
_LOOKED_AT = 2_000
NAMES = "people's names are not kept"


@dataclass(frozen=True)
class Known:
    """Numbers and titles (evened out) of all posts of a table."""

    ids: frozenset[str]
    titles: frozenset[str]

    @cached_property
    def _by_fold(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for one in self.ids:
            key = one.casefold()
            found[key] = None if key in found else one
        return found

    def post(self, cell: str) -> tuple[str, int, int] | None:
        """The number of a post that a cell gives, and where in the cell it stands.

        >>> Known(frozenset({"P-1"}), frozenset()).post("P-1 Director, Maps")
        ('P-1', 0, 3)
        """
        if cell in self.ids:
            return cell, 0, len(cell)
        if (one := self._by_fold.get(cell.casefold())) is not None:
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
    return replace(header, columns=tuple(_told(c, sheet, header, known) for c in header.columns))


def _told(column: Column, sheet: Sheet, header: Header, known: Known) -> Column:
    if column.field not in {"superior", "functional"}:
        return column
    cells = [c for c in map(squeeze, _cells(sheet, header, column)[:_LOOKED_AT]) if _says(c)]
    if not cells:
        return replace(column, field="manager" if column.field == "superior" else "functional")
    numbers = sum(1 for c in cells if known.post(c)) / len(cells)
    titles = sum(1 for c in cells if known.allows("manager_title", c)) / len(cells)
    if numbers < _PART and titles < _PART:
        like = sum(1 for c in cells if known.allows("manager", c)) / len(cells)
        numbers = like if like > 1 - _PART else 0.0
    wanted = "manager" if column.field == "superior" else "functional"
    if numbers >= titles and numbers >= _PART and header.find(wanted) in (None, column):
        return replace(column, field=wanted)
    if column.field == "functional":
        reason = "no numbers of posts stand in it" if titles >= _PART else NAMES
        return replace(column, field=None, reason=reason)
    if titles >= _PART and header.find("manager_title") is None:
        return replace(column, field="manager_title")
    taken = header.find("manager") or header.find("manager_title")
    reason = "another column is read as the superior" if taken and titles >= _PART else NAMES
    return replace(column, field=None, reason=reason)


def is_title(phrase: str) -> bool:
    """Whether a phrase has a word that makes it the title of a post.

    >>> is_title("Head, Maps"), is_title("Chef de la Section Cartes"), is_title("Alex Example")
    (True, True, False)
    """
    return any(word in _title_words() for word in re.findall(r"[^\W\d_]+", fold(phrase)))


@cache
def _title_words() -> frozenset[str]:
    roles = {
        word
        for form in forms()
        for nouns in form.shared_table("roles").values()
        for listed in nouns.values()
        for noun in listed
        for word in re.findall(r"[^\W\d_]{3,}", fold(noun))
    }
    return words().titles | roles - {"general", "generale"}


def _cells(sheet: Sheet, header: Header, column: Column) -> Sequence[str]:
    return [row[column.index] for row in sheet.rows[header.row + 1 :] if column.index < len(row)]


def _says(cell: str) -> bool:
    return bool(cell) and fold(cell) not in words().empty | words().top
