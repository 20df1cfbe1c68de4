"""Lines to posts: each row is one post, or a group of like posts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rolegraph.ingest.facts import values
from rolegraph.ingest.read import Read
from rolegraph.ingest.tables.grid import Line
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Row", "both", "distinct", "post_rows"]

#: A grade or a clearance of more characters is a sentence.
_LONGEST_GRADE = 40


@dataclass(eq=False)
class Row:
    """What one row says; the lines upwards are set when all rows are known."""

    line: Line
    id: Read | None
    title: dict[str, Read | None]
    grade: dict[str, Read | None]
    location: dict[str, Read | None]
    clearance: Read | None
    status: Read | None
    fte: Read | None
    group: bool
    manager_title: Read | None
    reports_to: Read | None = None
    functional: Read | None = None
    unit: Read | None = field(default=None)


def post_rows(lines: Iterable[Line], groups: set[int], notes: Notes) -> list[Row]:
    """The rows that are posts or groups. ``groups`` are the parts (by identity) of groups alone."""
    found = []
    for line in lines:
        if _sums_up(line):
            continue
        title = both(dict(line.each("title")), line)
        if not any(title.values()):
            notes.row(line.part, line.row, "title", "no title; left out")
            continue
        alone = all(c.field == "title" for c in line.part.header.columns if c.index in line.cells)
        if alone and _fields(line) > 2:
            notes.row(line.part, line.row, "alone", "a title and nothing else; left out")
            continue
        found.append(_row(line, title, id(line.part) in groups, notes))
    return found


def _fields(line: Line) -> int:
    return len({c.field for c in line.part.header.columns if c.field})


def both(spans: dict[str, Span], line: Line) -> dict[str, Read | None]:
    """Values by language, each with its row around it."""
    return {
        lang: Read(spans[lang].quote, spans[lang], sentence=line.whole) if lang in spans else None
        for lang in ("en", "fr")
    }


def _row(line: Line, title: dict[str, Read | None], group: bool, notes: Notes) -> Row:
    number = line.get("id")
    manager_title = line.get("manager_title")
    fte, many = _how_many(line, notes)
    if many and number is not None and not group:
        remark = "more than one post under one number; read as one post"
        notes.row(line.part, line.row, "many", remark)
    return Row(
        line=line,
        id=_read(number, line),
        title=title,
        grade=_grade(line),
        location=both(dict(line.each("location")), line),
        clearance=_clearance(line),
        status=_status(line, notes),
        fte=fte,
        group=group or (many and number is None),
        manager_title=_read(manager_title, line),
    )


def _read(span: Span | None, line: Line, value: str | float | None = None) -> Read | None:
    if span is None:
        return None
    return Read(span.quote if value is None else value, span, sentence=line.whole)


def _grade(line: Line) -> dict[str, Read | None]:
    """Entry and top grade: those of the single spine, else the words as they are printed."""
    span, top = line.get("grade"), line.get("grade_top")
    if span is None or len(span.quote) > _LONGEST_GRADE:
        return {"entry": None, "top": None}
    found = values.grades(span.quote)
    reads = [Read(v, span.part(*at), sentence=line.whole) for v, at in found]
    if not reads:
        reads = [Read(span.quote, span, sentence=line.whole)]
    if len(reads) == 1 and top is not None and len(top.quote) <= _LONGEST_GRADE:
        highest = values.grades(top.quote)
        if len(highest) == 1 and found:
            reads.append(Read(highest[0][0], top.part(*highest[0][1]), sentence=line.whole))
        elif not highest and not found:
            reads.append(Read(top.quote, top, sentence=line.whole))
    different = len(reads) == 2 and reads[0].value != reads[1].value
    return {"entry": reads[0], "top": reads[1] if different else None}


def _clearance(line: Line) -> Read | None:
    span = line.get("clearance")
    return _read(span, line) if span is not None and len(span.quote) <= _LONGEST_GRADE else None


def _status(line: Line, notes: Notes) -> Read | None:
    span, status = line.get("status"), None
    if span is not None:
        status = words().status.get(fold(span.quote))
    for name, other in (("vacant", "filled"), ("filled", "vacant")):
        if span is None and (span := line.get(name)) is not None:
            said = words().yes_or_no.get(fold(span.quote))
            status = None if said is None else name if said else other
    if span is None:
        return None
    if status is None:
        notes.row(line.part, line.row, "status", "the status is not understood; left out")
        return None
    return Read(status, span, sentence=line.whole)


def _how_many(line: Line, notes: Notes) -> tuple[Read | None, bool]:
    """Full-time equivalents, and whether the row is of more than one post."""
    fte, count = line.get("fte"), line.get("count")
    reads = []
    for name, span in (("fte", fte), ("count", count)):
        if span is None:
            continue
        number = _number(span.quote)
        if number is None or not 0 <= number <= 100_000:
            notes.row(line.part, line.row, name, f"{name} is no number; left out")
            continue
        reads.append(Read(number, span, sentence=line.whole))
    return reads[0] if reads else None, any(float(read.value) > 1 for read in reads)


def _number(written: str) -> float | None:
    """A number with a point or a comma, or a percentage.

    >>> _number("0,5"), _number("2.42"), _number("80 %"), _number("half")
    (0.5, 2.42, 0.8, None)
    """
    match = re.fullmatch(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*(%?)", written.strip())
    if match is None:
        return None
    number = float(match[1].replace(",", "."))
    return round(number / 100, 6) if match[2] else number


def _sums_up(line: Line) -> bool:
    """Whether a row is a total: a word that says so, and only numbers beside it."""
    cells = [span.quote for span in line.cells.values()]
    total = [c for c in cells if fold(c).rstrip(" :") in words().total]
    if line.get("id") is None:
        total = total or [c for c in cells if re.match(r"(?:sous-)?total\b", fold(c))]
    rest = [c for c in cells if c not in total]
    return bool(total) and all(_number(c) is not None for c in rest)


def distinct(rows: list[Row], notes: Notes) -> list[Row]:
    """Each number once: of equal rows the first, of rows that differ none."""
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.id is not None and not row.group:
            by_id[str(row.id.value)].append(row)
    dropped: set[int] = set()
    for number, listed in by_id.items():
        if len(listed) < 2:
            continue
        same = len({_contents(row) for row in listed}) == 1
        dropped |= {id(row) for row in (listed[1:] if same else listed)}
        for row in listed[1:] if same else ():
            remark = f"{number} again, as in row {listed[0].line.row}; counted once"
            notes.row(row.line.part, row.line.row, "again", remark)
        if not same:
            remark = f"{number} stands in all of them, and they differ; left out"
            notes.rows(listed[0].line.part, [row.line.row for row in listed], "twice", remark)
    return [row for row in rows if id(row) not in dropped]


def _contents(row: Row) -> tuple[tuple[str, str | None, str], ...]:
    line = row.line
    return tuple(
        (c.field, c.lang, line.cells[c.index].quote)
        for c in line.part.header.columns
        if c.field and c.index in line.cells
    )
