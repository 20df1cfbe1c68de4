"""Files to a table record: all steps in order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from rolegraph.ingest.read import Place, split
from rolegraph.ingest.tables.files import File, Laid, laid_out
from rolegraph.ingest.tables.grid import Grid, Part
from rolegraph.ingest.tables.map_file import ColumnMap
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.rows import Row, distinct, post_rows
from rolegraph.ingest.tables.superior_of import set_lines
from rolegraph.ingest.tables.units import units_of
from rolegraph.ingest.tables.whole import as_of, columns, languages, organisation
from rolegraph.ingest.tables.words import even
from rolegraph.ingest.text import Text
from rolegraph.ingest.text_to_sections import fold

__all__ = ["record_of", "text_of"]

#: Headers of the two files of an organogram of the United Kingdom's government.
_SENIOR = frozenset({"post unique reference", "reports to senior post"})
_JUNIOR = frozenset({"reporting senior post"})


def text_of(file: File, own: ColumnMap | None = None) -> Text:
    """The text form of a table: what ``rolegraph extract --format text`` prints.

    Raises:
        UnreadableSource: it is no table of posts.
        MapError: the map does not fit it.
    """
    return laid_out([file], own).grid.text


def record_of(files: Sequence[File], own: ColumnMap | None = None) -> dict[str, Any]:
    """The table record of one file, or of the two files of one organogram.

    Raises:
        UnreadableSource: it is no table of posts.
        MapError: the map does not fit it.
    """
    laid = laid_out(files, own)
    notes = laid.notes.copy()
    juniors = {id(part) for part in laid.parts if _has(part, _JUNIOR)}
    rows = distinct(post_rows(laid.grid.lines, juniors, notes), notes)
    set_lines(rows, notes)
    plain, evidence = split(_tree(laid.grid, rows, notes))
    _place(evidence, laid)
    form = "organogram" if juniors or any(_has(p, _SENIOR) for p in laid.parts) else "table"
    name = _common(files[0].name, files[-1].name)
    record: dict[str, Any] = {
        "kind": "table",
        "table_id": _slug(name) or _slug(form),
        "form": form,
        "source": files[0].source() if len(files) == 1 else _joined(files),
        "languages": languages(plain),
        **plain,
        "columns": columns(laid),
        "warnings": notes.warnings(),
        "evidence": evidence,
    }
    if len(files) > 1:
        record["sources"] = [file.source() for file in files]
    return record


def _tree(made: Grid, rows: list[Row], notes: Notes) -> dict[str, Any]:
    lines = [row.line for row in rows]
    whole, bodies = organisation(lines)
    units = units_of(lines, bodies, notes)
    for row in rows:
        row.unit = units.of_line.get(id(row.line))
    return {
        "as_of": as_of(made, notes),
        "organisation": whole,
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
        "clearance": row.clearance,
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


def _place(evidence: dict[str, Place], laid: Laid) -> None:
    """Say in each place of the evidence which row and which column it is in."""
    made = laid.grid
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
        if laid.several and part.sheet.name:
            place["sheet"] = part.sheet.name


def _has(part: Part, headers: frozenset[str]) -> bool:
    return headers <= {even(column.header) for column in part.header.columns}


def _joined(files: Sequence[File]) -> dict[str, str]:
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
