"""Header to fields: which column of a sheet holds what, and which ones are left out, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rolegraph.ingest.tables.map_file import ColumnMap
from rolegraph.ingest.tables.people import names_a_person, of_people, reason_by_content
from rolegraph.ingest.tables.sheet import Sheet
from rolegraph.ingest.tables.words import LANGUAGES, even, words
from rolegraph.ingest.text import squeeze

__all__ = ["Column", "Header", "fields_in", "find_header", "header_seen"]

#: A header stands in the first rows that hold anything.
_FIRST = 30
#: One of these beside the titles makes a table one of posts.
_STRUCTURE = frozenset({"id", "unit", "acronym", "parent", "manager", "superior", "manager_title"})
#: Longer cells are prose, and so is the row.
_LONGEST = 120
#: So many rows are looked at to tell what a column holds.
_LOOKED_AT = 2_000
NOT_READ = "not a column that is read"
SECOND = "another column is read as {}"


@dataclass(frozen=True)
class Column:
    """A column: its header, where it is, and its field; or why it is left out.

    ``lang`` is the language of its words, where the header says it.
    """

    header: str
    index: int
    field: str | None = None
    lang: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Header:
    """The header of a sheet: its row (counted from 0), its columns, the language of its words."""

    row: int
    columns: tuple[Column, ...]
    lang: str

    def find(self, field: str, lang: str | None = None) -> Column | None:
        """The column of a field, in a language if one is given."""
        for column in self.columns:
            if column.field == field and lang in (None, column.lang):
                return column
        return None


def find_header(sheet: Sheet, own: ColumnMap | None = None) -> Header | None:
    """The header of a table of posts: the row in which most fields are found; None without one."""
    best: tuple[int, int] | None = None
    listed = [k for k, row in enumerate(sheet.rows[:500]) if any(c.strip() for c in row)][:_FIRST]
    for k in listed:
        fields = _matched(sheet.rows[k], own)
        if _enough(fields) and (best is None or len(fields) > best[0]):
            best = (len(fields), k)
    if best is None or not any(any(c.strip() for c in row) for row in sheet.rows[best[1] + 1 :]):
        return None
    header = _header(sheet, best[1], own)
    return header if header.find("title") else None


def fields_in(cells: Sequence[str], own: ColumnMap | None = None) -> int:
    """How many fields a header has; 0 of cells that are no header of a table of posts.

    >>> fields_in(["Job Title", "Reports to", "Grade"]), fields_in(["Dear Sir", " thank you"])
    (3, 0)
    """
    found = _matched(cells, own)
    return len(found) if _enough(found) else 0


def header_seen(sheet: Sheet) -> list[str]:
    """The first row with several cells, to show; nothing if it may be data of people."""
    for row in sheet.rows[:_FIRST]:
        cells = [squeeze(cell) for cell in row if cell.strip()]
        if len(cells) > 1:
            data = any(names_a_person(c) or c.replace(".", "").isdigit() for c in cells)
            return [] if data else [c[:40] for c in cells[:12]]
    return []


def _enough(fields: dict[int, tuple[str, str | None, int]]) -> bool:
    found = {field for field, _, _ in fields.values()}
    if "title" not in found:
        return False
    structure = any(f in _STRUCTURE or f.startswith("unit.") for f in found)
    return structure or len(found) >= 3


def _matched(row: Sequence[str], own: ColumnMap | None) -> dict[int, tuple[str, str | None, int]]:
    """By column, its field, the language of its header, and how strong the header is."""
    found: dict[int, tuple[str, str | None, int]] = {}
    if any(len(cell) > _LONGEST for cell in row):
        return found
    for k, cell in enumerate(row):
        header = even(cell)
        if not header:
            continue
        if own is not None and header in own.headers:
            field, lang = own.headers[header]
            found[k] = (field, lang, -1)
            continue
        known = _field_of(cell)
        if known is not None and not (own is not None and known[0] in own.fields):
            found[k] = known
    return found


@lru_cache(maxsize=1 << 12)
def _field_of(cell: str) -> tuple[str, str | None, int] | None:
    """What a cell heads, as :func:`_known` tells it; prose has the same cells again and again."""
    return _known(even(cell)) or _known_in_parts(cell)


def _known(header: str) -> tuple[str, str | None, int] | None:
    """The field of a header, the language it tells, and how strong it is."""
    known = words()
    bare, told = _without_language(header)
    for name in (header, bare) if told else (header,):
        found = {lang: known.fields[lang][name] for lang in LANGUAGES if name in known.fields[lang]}
        if found:
            lang = next(iter(found)) if len(found) == 1 else None
            field, rank = next(iter(found.values()))
            return field, told if name == bare and told else lang, rank
        head, _, number = name.rpartition(" ")
        if number.isdigit() and any(head in known.numbered[lang] for lang in LANGUAGES):
            return f"unit.level {int(number)}", None, 0
    return None


def _known_in_parts(cell: str) -> tuple[str, str | None, int] | None:
    """The field of a header in both languages, or with a remark in brackets."""
    listed = [_known(even(part)) for part in re.split(r"[/|\n]", cell) if even(part)]
    if len(listed) > 1 and all(one and listed[0] and one[0] == listed[0][0] for one in listed):
        field, _, rank = listed[0] or ("", None, 0)
        return field, None, rank
    bare = even(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", cell))
    if bare and bare != even(cell) and of_people(even(cell)) is None:
        found = _known(bare)
        return (found[0], found[1], found[2] + 100) if found else None
    return None


def _without_language(header: str) -> tuple[str, str | None]:
    """A header without the word at one of its ends that names a language, and that language."""
    listed = header.split()
    for at, rest in ((-1, slice(0, -1)), (0, slice(1, None))):
        if len(listed) > 1 and listed[at] in words().languages:
            return " ".join(listed[rest]), words().languages[listed[at]]
    return header, None


def _header(sheet: Sheet, row: int, own: ColumnMap | None) -> Header:
    cells = sheet.rows[row]
    matched = _matched(cells, own)
    below = sheet.rows[row + 1 : row + 1 + _LOOKED_AT]
    votes = Counter(lang for _, lang, _ in matched.values() if lang)
    lang = "fr" if votes["fr"] > votes["en"] else "en"
    columns: list[Column] = []
    for k, cell in enumerate(cells):
        header = squeeze(cell)
        values = [r[k] for r in below if k < len(r)]
        column = Column(header, k)
        if k in matched:
            field, told, _ = matched[k]
            reason = reason_by_content(values, field)
            column = replace(column, field=field, lang=told, reason=reason)
        if k not in matched or column.reason:
            reason = column.reason or of_people(even(cell)) or reason_by_content(values)
            column = Column(header, k, reason=reason or NOT_READ)
        if header or any(v.strip() for v in values):
            columns.append(column)
    strength = {k: rank for k, (_, _, rank) in matched.items()}
    columns = _one_each(columns, strength)
    if not any(column.field == "id" for column in columns):
        columns = _with_codes(columns, below)
    return Header(row, tuple(columns), lang)


def _with_codes(columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """A second column of "posts" that holds codes is the one of their numbers."""
    for k, column in enumerate(columns):
        if column.reason != SECOND.format("title"):
            continue
        cells = [squeeze(r[column.index]) for r in rows if column.index < len(r)]
        filled = [cell for cell in cells if cell]
        if filled and all(re.fullmatch(r"(?=\D*\d)[\w./-]{1,20}", cell) for cell in filled):
            columns[k] = replace(column, field="id", reason=None)
            break
    return columns


def _one_each(columns: list[Column], strength: dict[int, int]) -> list[Column]:
    """One column for each field and language: the one with the strongest header."""
    best: dict[tuple[str, str | None], Column] = {}
    for column in sorted(columns, key=lambda c: (strength.get(c.index, 0), c.index)):
        if column.field:
            best.setdefault((column.field, column.lang), column)
    # "Section" and "Section (EN)" are one field in one language if nothing else says otherwise.
    kept = set(best.values())
    return [
        column
        if column.field is None or column in kept
        else replace(column, field=None, reason=SECOND.format(column.field))
        for column in columns
    ]
