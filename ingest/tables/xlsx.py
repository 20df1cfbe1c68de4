"""Workbooks (XLSX) to rows: values as they were last calculated, merged cells filled down."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.tables.sheet import MOST_COLUMNS, MOST_ROWS, Sheet

__all__ = ["sheets_of"]

#: A workbook's parts unpacked: more than this is no establishment but an attack on memory.
LARGEST = 150_000_000
MOST_SHEETS = 100
_MOST_FILLED = 1_000_000
#: A workbook's parts define no entities; what does is an attack.
_DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"
)


def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """The sheets in order; of hidden ones no rows. Formulas are not calculated, no link is opened.

    Raises:
        Unreadable: the workbook is damaged, encrypted or too large.
    """
    import openpyxl  # heavy, and needed for workbooks alone
    from lxml.etree import LxmlError

    parts = _parts(data)
    if b"purl.oclc.org/ooxml" in parts.get("xl/workbook.xml", b"")[:5_000]:
        raise Unreadable("is a Strict Open XML spreadsheet; save it as XLSX or CSV")
    try:
        with warnings.catch_warnings():
            # What it cannot keep when writing (validations, extensions) is of no concern here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            try:
                if len(book.worksheets) > MOST_SHEETS:
                    raise Unreadable(f"has more than {MOST_SHEETS} sheets")
                paths = _paths(parts)
                return tuple(
                    _sheet(sheet, parts.get(paths.get(sheet.title, ""), b""))
                    if sheet.sheet_state == "visible"
                    else Sheet(sheet.title, (), aligned=True, hidden=True)
                    for sheet in book.worksheets
                )
            finally:
                book.close()
    except Unreadable:
        raise
    except (
        LxmlError, SyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError,
        IndexError, AttributeError, OSError, EOFError, OverflowError, NotImplementedError,
    ):  # fmt: skip
        # The library checks little itself: a damaged part shows as any of these.
        raise Unreadable("is a damaged spreadsheet") from None


def _parts(data: bytes) -> dict[str, bytes]:
    """The XML parts unpacked; the sizes an archive declares are not believed."""
    parts: dict[str, bytes] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if not entry.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(entry) as file:
                    found = file.read(left + 1)
                left -= len(found)
                if left < 0:
                    raise Unreadable(f"unpacks to more than {LARGEST // 1_000_000} MB")
                plain = found.replace(b"\x00", b"") if b"\x00" in found[:64] else found
                if any(word in plain for word in _DEFINITIONS):
                    raise Unreadable("defines entities, which no spreadsheet does; not opened")
                parts[entry.filename] = found
    except (RuntimeError, zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError) as error:
        locked = "password" in str(error) or "encrypted" in str(error)
        raise Unreadable("is encrypted" if locked else "is a damaged spreadsheet") from None
    return parts


def _paths(parts: dict[str, bytes]) -> dict[str, str]:
    """Where in the archive each sheet is, by its name."""
    from lxml import etree

    def root(name: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(parts.get(name, b"<none/>"), parser)

    targets = {
        relation.get("Id"): (relation.get("Target") or "").lstrip("/")
        for relation in root("xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    found = {}
    for sheet in root("xl/workbook.xml").iter("{*}sheet"):
        ids = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
        target = targets.get(ids[0] if ids else "", "")
        found[sheet.get("name")] = target if target.startswith("xl/") else f"xl/{target}"
    return found


def _sheet(sheet: Any, part: bytes) -> Sheet:
    sheet.reset_dimensions()  # what a sheet says of its own size is not believed
    rows: list[list[str]] = []
    empty = 0
    for values in sheet.iter_rows(values_only=True):
        cells = [_printed(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > MOST_ROWS:
                break
            continue
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(f"has more than {MOST_COLUMNS} columns")
        rows += [[] for _ in range(empty)]
        empty = 0
        rows.append(cells)
        if len(rows) > MOST_ROWS:
            raise Unreadable(f"has more than {MOST_ROWS} rows")
    left_to_fill = _MOST_FILLED
    for left, top, bottom in _merged(part):
        left_to_fill -= _fill(rows, left, top, bottom)
        if left_to_fill < 0:
            raise Unreadable("has too many merged cells")
    return Sheet(sheet.title, tuple(map(tuple, rows)), aligned=True)


def _merged(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Merged cells: their first column, first row and last row, all counted from 0."""
    for match in _MERGED.finditer(part):
        left, top, _, bottom = (group.decode() for group in match.groups())
        yield _column(left), int(top) - 1, int(bottom) - 1


def _fill(rows: list[list[str]], left: int, top: int, bottom: int) -> int:
    """Give the value of merged cells to each row they cover; how many cells that were."""
    if left >= MOST_COLUMNS or top >= len(rows) or left >= len(rows[top]):
        return 0
    value = rows[top][left]
    for row in rows[top + 1 : bottom + 1]:
        row += [""] * (left + 1 - len(row))
        row[left] = value
    return max(0, bottom - top)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _printed(value: Any) -> str:
    """A cell's value as text: dates as ISO text, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
