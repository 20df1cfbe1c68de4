"""Sheets to a table record: all steps in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from rolegraph.errors import MapError, UnreadableSource
from rolegraph.ingest.facts.values import day
from rolegraph.ingest.read import Place, Read, split
from rolegraph.ingest.tables.columns import fields_in, find_header, header_seen
from rolegraph.ingest.tables.grid import Grid, Line, Part, grid
from rolegraph.ingest.tables.languages import with_languages
from rolegraph.ingest.tables.map_file import ColumnMap
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.rows import Row, both, distinct, post_rows
from rolegraph.ingest.tables.sheet import LEAST_ROWS, Sheet, delimited, first_rows
from rolegraph.ingest.tables.superior_of import set_lines
from rolegraph.ingest.tables.superiors import known_posts, told_apart
from rolegraph.ingest.tables.units import units_of
from rolegraph.ingest.tables.words import even
from rolegraph.ingest.text import Span, Text
from rolegraph.ingest.text_to_sections import fold

__all__ = ["File", "parts_of", "record_of", "sheets_in", "text_of"]

#: Headers of the two files of an organogram of the United Kingdom's government.
_SENIOR = frozenset({"post unique reference", "reports to senior post"})
_JUNIOR = frozenset({"reporting senior post"})
NEEDED = (
    "needed are a title and one of post number, unit, superior, or two other fields; "
    "--map names them"
)


class File:
    """What a table was read from: file name, SHA-256, media type, and its sheets."""

    def __init__(self, name: str, sha256: str, media_type: str, sheets: Sequence[Sheet]) -> None:
        self.name, self.sha256, self.media_type = name, sha256, media_type
        self.sheets = tuple(sheets)

    def source(self) -> dict[str, str]:
        """As the record has it."""
        return {"file": self.name, "sha256": self.sha256, "media_type": self.media_type}


def sheets_in(string: str) -> tuple[Sheet, str] | None:
    """The table that a text is, and its media type; None of prose.

    A text is a table if a header of one of posts stands in it, or if all its first lines have
    the same number of cells.

    Raises:
        Unreadable: it is a table that is too large.

    >>> sheets_in("Job Title;Unit\\nHead, Maps;Maps\\n")[1]
    'text/csv'
    >>> sheets_in("The incumbent, among others, reports to the Head.") is None
    True
    """
    best: tuple[int, str] | None = None
    for delimiter, rows in first_rows(string):
        filled = [row for row in rows if any(cell.strip() for cell in row)]
        headed = max((fields_in(row) for row in filled[:-1]), default=0)
        widths = {len(row) for row in filled}
        alike = len(filled) >= LEAST_ROWS and len(widths) == 1 and max(widths) > 1
        if not headed and alike and (max(widths) > 2 or delimiter in "\t;"):
            headed = -1  # better than nothing, and worse than any header
        if headed and (best is None or headed > best[0]):
            best = headed, delimiter
    if best is None:
        return None
    media_type = "text/tab-separated-values" if best[1] == "\t" else "text/csv"
    return delimited(string, best[1]), media_type


def parts_of(
    file: File, own: ColumnMap | None = None, *, named: bool = False
) -> tuple[list[Part], list[str]]:
    """The sheets that are tables of posts, and the names of those that are not.

    Raises:
        UnreadableSource: none is.
        MapError: the map names headers, and only some of them are there.
    """
    found: list[Part] = []
    skipped: list[str] = []
    lacking: list[str] | None = None
    for sheet in file.sheets:
        fits, missing = _fitting(sheet, own)
        header = find_header(sheet, fits)
        if header is None or (missing and not found):
            lacking = missing or lacking
        if header is None or missing:
            skipped.append(sheet.name or file.name)
        else:
            found.append(Part(sheet, with_languages(sheet, header), file.name if named else None))
    if found:
        known = known_posts((p.sheet, p.header) for p in found)
        return [Part(p.sheet, told_apart(p.sheet, p.header, known), p.file) for p in found], skipped
    seen = next((s for s in map(header_seen, file.sheets) if s), [])
    shown = ", ".join(seen) or "none"
    if own is not None and lacking:
        reason = (
            f"{own.printed[lacking[0]]!r} is no header of {file.name}; its headers are: {shown}"
        )
        raise MapError(own.source, own.lines[lacking[0]], reason)
    raise UnreadableSource(
        file.name, f"is a table, but not one of posts; its headers are: {shown}; {NEEDED}"
    )


def _fitting(sheet: Sheet, own: ColumnMap | None) -> tuple[ColumnMap | None, list[str]]:
    """The map if it speaks of this sheet at all, and what it names that is not there."""
    if own is None:
        return None, []
    best: list[str] = list(own.headers)
    for row in sheet.rows[:500]:
        missing = own.missing(frozenset(map(even, row)))
        if len(missing) < len(best):
            best = missing
    # A map of another file's headers alone does not hinder this one.
    if len(best) == len(own.headers):
        return (None, []) if find_header(sheet) is not None else (own, best)
    return own, best


def text_of(parts: Sequence[Part]) -> Text:
    """The text form of a table: what ``rolegraph extract --format text`` prints."""
    known = known_posts((part.sheet, part.header) for part in parts)
    return grid(parts, known, Notes(lambda part: "")).text


def record_of(files: Sequence[File], own: ColumnMap | None = None) -> dict[str, Any]:
    """The table record of one file, or of the two files of one organogram.

    Raises:
        UnreadableSource: it is no table of posts.
        MapError: the map does not fit it.
    """
    parts: list[Part] = []
    skipped: list[str] = []
    for file in files:
        found, left = parts_of(file, own, named=len(files) > 1)
        parts += found
        skipped += left if len(file.sheets) > 1 else []
    several = len({part.sheet.name for part in parts}) > 1

    def where(part: Part) -> str:
        return f"{part.file}, " if part.file else f"sheet {part.sheet.name}, " if several else ""

    notes = Notes(where)
    for name in skipped:
        notes.say(f"sheet {name}: no header of a table of posts; left out")
    known = known_posts((part.sheet, part.header) for part in parts)
    made = grid(parts, known, notes)
    juniors = {id(part) for part in parts if _has(part, _JUNIOR)}
    rows = distinct(post_rows(made.lines, juniors, notes), notes)
    set_lines(rows, notes)
    tree = _tree(made, rows, notes)
    plain, evidence = split(tree)
    _place(evidence, made, several)
    form = "organogram" if juniors or any(_has(p, _SENIOR) for p in parts) else "table"
    name = _common(files[0].name, files[-1].name)
    record: dict[str, Any] = {
        "kind": "table",
        "table_id": _slug(name) or _slug(form),
        "form": form,
        "source": files[0].source() if len(files) == 1 else _joined(files),
        "languages": _languages(plain),
        **plain,
        "columns": _columns(parts, several),
        "warnings": notes.warnings(),
        "evidence": evidence,
    }
    if len(files) > 1:
        record["sources"] = [file.source() for file in files]
    return record


def _tree(made: Grid, rows: list[Row], notes: Notes) -> dict[str, Any]:
    lines = [row.line for row in rows]
    organisation, bodies = _organisation(lines)
    units = units_of(lines, bodies, notes)
    for row in rows:
        row.unit = units.of_line.get(id(row.line))
    return {
        "as_of": _as_of(made, notes),
        "organisation": organisation,
        "units": units.record(notes),
        "posts": [_post(row) for row in rows if not row.group],
        "groups": [_group(row) for row in rows if row.group],
    }


def _post(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "row": row.line.row,
        "title": row.title,
        "unit": row.unit,
        "reports_to": row.reports_to,
        "functional": row.functional,
        "manager_title": row.manager_title,
        "grade": row.grade,
        "location": row.location,
        "status": row.status,
        "fte": row.fte,
        **({"sheet": row.line.part.sheet.name} if row.line.part.sheet.name else {}),
    }


def _group(row: Row) -> dict[str, Any]:
    return {
        "row": row.line.row,
        "title": row.title,
        "unit": row.unit,
        "grade": row.grade,
        "reports_to": row.reports_to,
        "manager_title": row.manager_title,
        "location": row.location,
        "fte": row.fte,
        **({"sheet": row.line.part.sheet.name} if row.line.part.sheet.name else {}),
    }


def _organisation(lines: Sequence[Line]) -> tuple[dict[str, Any] | None, bool]:
    """The organisation that all rows name, and whether rows name several."""
    names: dict[tuple[str, ...], Line] = {}
    for line in lines:
        spans = dict(line.each("organisation"))
        if spans:
            names.setdefault(tuple(fold(s.value) for s in spans.values()), line)
    if len(names) != 1:
        return None, len(names) > 1
    line = next(iter(names.values()))
    reads: dict[str, Span] = {}
    acronym: Read | None = None
    for lang, span in line.each("organisation"):
        match = re.fullmatch(r"(.*\S)\s*\(([A-Z][\w&/-]{1,11})\)", span.quote)
        reads[lang] = span.group(match, 1) if match else span
        if match and acronym is None:
            at = span.group(match, 2)
            acronym = Read(at.value, at, sentence=line.whole)
    above = dict(line.each("department"))
    different = above and {fold(s.value) for s in above.values()} - {
        fold(s.value) for s in reads.values()
    }
    return {
        "name": both(reads, line),
        "acronym": acronym,
        "part_of": {"name": both(above, line)} if different else None,
    }, False


def _as_of(made: Grid, notes: Notes) -> Read | None:
    """The date of the table: of its column, else of a row above its header; the latest counts."""
    found: list[Read] = []
    for line in made.lines:
        span = line.get("as_of")
        date = day(span.quote) if span else None
        if span and date:
            found.append(Read(date[0], span.part(*date[1]), sentence=line.whole))
        elif span:
            notes.row(line.part, line.row, "as_of", "the date is not understood; left out")
    for span in made.dates if not found else ():
        date = day(span.quote)
        if date:
            found.append(Read(date[0], span.part(*date[1]), sentence=span))
    if len({read.value for read in found}) > 1:
        notes.say("as_of: the rows are of several dates; the latest counts for the table")
    return max(found, key=lambda read: str(read.value), default=None)


def _place(evidence: dict[str, Place], made: Grid, several: bool) -> None:
    """Say in each place of the evidence which row and which column it is in."""
    begin = {name: made.text.line_at(at) - 1 for at, name in made.text.files}
    starts = [0, *(m.end() for m in re.finditer("\n", made.text.string))]
    for place in evidence.values():
        number = place["line"] + begin.get(place.get("file", ""), 0)
        part, row = made.rows[number - 1]
        offset = next((at for at, name in made.text.files if name == place.get("file")), 0)
        before = made.text.string[starts[number - 1] : offset + place["start"]]
        place["row"] = row
        column = next((c for c in part.header.columns if c.index == before.count("\t")), None)
        if column is not None and row > part.header.row:
            place["column"] = column.header
        if several and part.sheet.name:
            place["sheet"] = part.sheet.name


def _columns(parts: Sequence[Part], several: bool) -> list[dict[str, Any]]:
    found = []
    for part in parts:
        for column in part.header.columns:
            one: dict[str, Any] = {"header": column.header, "field": column.field}
            if column.field is None:
                one["reason"] = column.reason
            elif column.lang and column.field in {"title", "unit", "parent", "location"}:
                one["lang"] = column.lang
            if part.file:
                one["file"] = part.file
            elif several:
                one["sheet"] = part.sheet.name
            found.append(one)
    return found


def _has(part: Part, headers: frozenset[str]) -> bool:
    return headers <= {even(column.header) for column in part.header.columns}


def _languages(plain: dict[str, Any]) -> list[str]:
    named = [*plain["posts"], *plain["groups"]]
    said = {lang for one in named for lang, title in one["title"].items() if title}
    said |= {lang for unit in plain["units"] for lang, name in unit["name"].items() if name}
    return sorted(said)


def _joined(files: Sequence[File]) -> dict[str, str]:
    import hashlib

    digest = hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest()
    return {
        "file": " + ".join(file.name for file in files),
        "sha256": digest,
        "media_type": files[0].media_type,
    }


def _common(first: str, second: str) -> str:
    """The name that two files share, without what tells them apart."""
    stem = PurePosixPath(first).stem
    if first == second:
        return stem
    return re.sub(r"(?i)[\s_.-]*\b(?:senior|junior)s?\b[\s_.-]*", "-", stem).strip("-")


def _slug(name: str) -> str:
    """A name for a table: lower case letters, digits and hyphens.

    >>> _slug("Tableau d'effectifs 2026")
    'tableau-d-effectifs-2026'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))
