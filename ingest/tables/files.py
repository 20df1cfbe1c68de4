"""A file as a table: its sheets, which of them are read, and how they are laid out as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rolegraph.errors import MapError, UnreadableSource
from rolegraph.ingest.tables.columns import fields_in, find_header, header_seen
from rolegraph.ingest.tables.grid import Grid, Part, grid
from rolegraph.ingest.tables.languages import with_languages
from rolegraph.ingest.tables.map_file import ColumnMap
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.sheet import LEAST_ROWS, Sheet, delimited, first_rows
from rolegraph.ingest.tables.superiors import known_posts, told_apart
from rolegraph.ingest.tables.words import even

__all__ = ["File", "Laid", "laid_out", "sheets_in"]

NEEDED = (
    "needed are a title and one of post number, unit, superior, or two other fields; "
    "--map names them"
)


@dataclass(frozen=True)
class Laid:
    """The sheets that are read, as lines of text, and what was left out on the way.

    ``several`` says whether they are of several sheets of one file.
    """

    parts: tuple[Part, ...]
    grid: Grid
    notes: Notes
    several: bool


@dataclass(frozen=True)
class File:
    """What a table was read from: file name, SHA-256, media type, and its sheets."""

    name: str
    sha256: str
    media_type: str
    sheets: tuple[Sheet, ...]

    def source(self) -> dict[str, str]:
        """As the record has it."""
        return {"file": self.name, "sha256": self.sha256, "media_type": self.media_type}

    @cached_property
    def laid(self) -> Laid:
        """The file laid out by itself, its columns recognised by their headers.

        Raises:
            UnreadableSource: it is no table of posts.
        """
        return _laid([self], None)


def laid_out(files: Sequence[File], own: ColumnMap | None = None) -> Laid:
    """One file, or the two files of one organogram, laid out as one text.

    Raises:
        UnreadableSource: one is no table of posts.
        MapError: the map names headers of one, and only some of them are there.
    """
    if len(files) == 1 and own is None:
        return files[0].laid
    return _laid(files, own)


def _laid(files: Sequence[File], own: ColumnMap | None) -> Laid:
    parts: list[Part] = []
    skipped: list[str] = []
    for file in files:
        found, left = _parts(file, own, named=len(files) > 1)
        parts += found
        skipped += left if len(file.sheets) > 1 else []
    several = len({part.sheet.name for part in parts}) > 1

    def where(part: Part) -> str:
        return f"{part.file}, " if part.file else f"sheet {part.sheet.name}, " if several else ""

    notes = Notes(where)
    for name in skipped:
        notes.say(f"sheet {name}: no header of a table of posts; left out")
    for sheet in (sheet for file in files for sheet in file.sheets if sheet.hidden):
        notes.say(f"sheet {sheet.name}: is hidden; left out")
    known = known_posts((part.sheet, part.header) for part in parts)
    return Laid(tuple(parts), grid(parts, known, notes), notes, several)


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
        filled = [row for row in rows if "".join(row).strip()]
        headed = max((_headed(filled, k) for k in range(len(filled))), default=0)
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


def _headed(rows: Sequence[Sequence[str]], k: int) -> int:
    """How many fields a row heads; 0 if what follows is no table but, say, a notice's prose."""
    width = len(rows[k])
    fields, below = fields_in(rows[k]) if width > 1 else 0, rows[k + 1 :]
    if not fields:
        return 0
    filled = sum(1 for row in below if sum(map(bool, row)) > 1 and not any(row[width:]))
    return fields if 2 * filled >= len(below) else 0


def _parts(file: File, own: ColumnMap | None, *, named: bool) -> tuple[list[Part], list[str]]:
    """The sheets that are tables of posts, and the names of those that are not.

    Raises:
        UnreadableSource: none is.
        MapError: the map names headers, and only some of them are there.
    """
    found: list[Part] = []
    skipped: list[str] = []
    lacking: list[str] | None = None
    for sheet in file.sheets:
        if sheet.hidden:
            continue
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
    if any(fields_in(row, own) for sheet in file.sheets for row in sheet.rows[:500]):
        reason = f"has a header of posts, but no posts; its headers are: {shown}"
        raise UnreadableSource(file.name, reason)
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
