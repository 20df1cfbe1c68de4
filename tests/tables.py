"""What the tests of tables share: reading one, with its evidence checked on the way."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from typer.testing import CliRunner

from rolegraph.ingest import decode, printed, records
from rolegraph.ingest.tables import own_map

Record = dict[str, Any]
RUN = CliRunner()

ENGLISH = """\
Post No,Job Title,Unit,Parent Unit,Reports To,Grade,Location,Status,FTE,As of
P-1,"Director, Navigation",Navigation Division (NAV),,,G20-G22,Oulu,Filled,1,2026-03-31
P-2,"Head, Charts",Charts Section,Navigation Division,P-1,G17,Oulu,Vacant,1.0,2026-03-31
P-3,Cartographer,Charts Section,Navigation Division,P-2,A.2,Turku,filled,"0,5",2026-03-31
"""


def read(table: str | bytes, name: str = "establishment.csv", own: Path | None = None) -> Record:
    """The record of a table, whose evidence is checked on the way."""
    data = table.encode() if isinstance(table, str) else table
    source = decode(data, name)
    columns = own_map(own) if own else None
    (record,) = records(source, columns=columns)
    assert_evidence(record, printed(source, columns))
    return record


def assert_evidence(record: Record, text: str) -> None:
    """Every quote stands where it is said to, and every leaf fact has one."""
    lines = text.split("\n")
    for pointer, place in record["evidence"].items():
        assert text[place["start"] : place["end"]] == place["quote"], pointer
        assert place["quote"] in lines[place["line"] - 1], pointer
        around = place["sentence"]
        assert text[around["start"] : around["end"]] == around["quote"], pointer
        assert at(record, pointer) is not None, pointer
    for k, post in enumerate(record["posts"]):
        for field in ("id", "unit", "reports_to", "functional", "manager_title", "status", "fte"):
            assert (post[field] is None) == (f"/posts/{k}/{field}" not in record["evidence"])
        assert any(f"/posts/{k}/title/{lang}" in record["evidence"] for lang in ("en", "fr"))
    json.dumps(record)


def at(record: Record, pointer: str) -> Any:
    value: Any = record
    for key in pointer.split("/")[1:]:
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def fields(record: Record) -> dict[str, str | None]:
    return {column["header"]: column["field"] for column in record["columns"]}


def post(record: Record, title: str) -> Record:
    (found,) = [p for p in record["posts"] if title in p["title"].values()]
    return found  # type: ignore[no-any-return]


def unit_path(record: Record, number: int | None) -> list[str]:
    """The names of a unit and of all it is in, the smallest first."""
    path = []
    while number is not None:
        unit = record["units"][number]
        path.append(unit["name"]["en"] or unit["name"]["fr"] or unit["acronym"])
        number = unit["part_of"]
    return path


def workbook(**sheets: Sequence[Sequence[Any]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type, unused-ignore]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


#: A workbook of one post.
SIMPLE = saved(workbook(A=[["Title", "Unit"], ["Head", "Maps"]]))
