"""What holds for a whole table: its organisation, its date, its columns, its languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rolegraph.ingest.facts.values import day
from rolegraph.ingest.read import Read
from rolegraph.ingest.tables.files import Laid
from rolegraph.ingest.tables.grid import Grid, Line
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.rows import both
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["as_of", "columns", "languages", "organisation"]


def organisation(lines: Sequence[Line]) -> tuple[dict[str, Any] | None, bool]:
    """The organisation that all rows name, and whether rows name several."""
    names: dict[tuple[str, ...], Line] = {}
    for line in lines:
        spans = dict(line.each("organisation"))
        if spans:
            names.setdefault(tuple(fold(s.quote) for s in spans.values()), line)
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
            acronym = Read(at.quote, at, sentence=line.whole)
    above = dict(line.each("department"))
    different = above and {fold(s.quote) for s in above.values()} - {
        fold(s.quote) for s in reads.values()
    }
    return {
        "name": both(reads, line),
        "acronym": acronym,
        "part_of": {"name": both(above, line)} if different else None,
    }, False


def as_of(made: Grid, notes: Notes) -> Read | None:
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


def columns(laid: Laid) -> list[dict[str, Any]]:
    found = []
    for part in laid.parts:
        for column in part.header.columns:
            one: dict[str, Any] = {"header": column.header, "field": column.field}
            if column.field is None:
                one["reason"] = column.reason
            elif column.lang and column.field in {"title", "unit", "parent", "location"}:
                one["lang"] = column.lang
            if part.file:
                one["file"] = part.file
            elif laid.several:
                one["sheet"] = part.sheet.name
            found.append(one)
    return found


def languages(plain: dict[str, Any]) -> list[str]:
    named = [*plain["posts"], *plain["groups"]]
    said = {lang for one in named for lang, title in one["title"].items() if title}
    said |= {lang for unit in plain["units"] for lang, name in unit["name"].items() if name}
    return sorted(said)
