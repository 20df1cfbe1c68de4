"""Files of tables: maps, workbooks, organograms, and what is no table."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES
from tables import ENGLISH, RUN, SIMPLE, fields, read, saved, unit_path, workbook

from rolegraph.cli import app
from rolegraph.errors import MapError, UnreadableSource
from rolegraph.ingest import decode, printed, records
from rolegraph.ingest.formats import kind_of
from rolegraph.ingest.tables import own_map
from rolegraph.reading import Reading, read_all

FOREIGN = "Planstelle,Bezeichnung,Stelle darüber,Einheit\n1,Head,,Maps\n2,Clerk,1,Maps\n"


def a_map(folder: Path, text: str) -> Path:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_map_names_columns(tmp_path: Path) -> None:
    own = a_map(
        tmp_path,
        'id = "Planstelle"\ntitle_en = "bezeichnung"\nmanager = "Stelle darüber"\n'
        '"unit.section" = "Einheit"\n',
    )
    record = read(FOREIGN, own=own)
    assert list(fields(record).values()) == ["id", "title", "manager", "unit.section"]
    assert record["posts"][1]["reports_to"] == "1"
    assert record["units"][0]["kind"] == "section"
    source = tmp_path / "t.csv"
    source.write_text(FOREIGN, encoding="utf-8")
    ((same,), failed) = read_all([source], how=Reading(map=str(own)))
    assert same["posts"] == record["posts"]
    assert not failed
    result = RUN.invoke(app, ["extract", str(source), "--map", str(own), "--format", "text"])
    assert result.output.splitlines()[2] == "2\tClerk\t1\tMaps"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('id = "A"\ntitel = "B"\n', 2, "title"),
        ("id = 3\n", 1, "header"),
        ('id = "A"\n\ntitle = "a"\n', 3, "twice"),
        ("id = \n", 1, "alue"),
        ("", None, "no column"),
        ('title = "T"\nlocation = "E-mail"\n', 2, "mail"),
        ('title_de = "T"\n', 1, "_en or _fr"),
    ],
)
def test_a_map_that_is_wrong(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    with pytest.raises(MapError, match=words) as error:
        own_map(a_map(tmp_path, text))
    assert error.value.line == line
    assert "\n" not in str(error.value)


def test_a_map_that_does_not_fit(tmp_path: Path) -> None:
    own = a_map(tmp_path, 'id = "Planstelle"\ntitle = "Titel"\n')
    with pytest.raises(MapError, match=r"line 2: 'Titel' is no header.*Bezeichnung"):
        read(FOREIGN, own=own)
    assert read(ENGLISH, own=own)["posts"]  # a map of other files does not hinder
    with pytest.raises(MapError, match="No such file"):
        own_map(tmp_path / "none.toml")


def test_a_workbook() -> None:
    book = workbook(
        Posts=[
            ["Establishment, situation as of 1 April 2026"],
            [],
            ["Post ID", "Title", "Division", "Section", "Reports to", "FTE", "Employee"],
            [1, "Director", "Hydrology", None, None, 1, "Alex Example"],
            [2, "Head", None, "Gauging", 1, 0.5, None],
            [3, "Clerk", None, None, 2, "=1/2", None],
            [4, "Director", "Locks", None, 1, 1.0, None, "aside"],
        ],
        Notes=[["Anything", "goes"], ["here", 1]],
        More=[["Post ID", "Title", "Division"], [5, "Driver", "Locks"]],
        Hidden=[["Post ID", "Title", "Division"], [6, "Ghost", "Locks"]],
    )
    sheet = book["Posts"]
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("C4:C6")
    sheet.merge_cells("D5:D6")
    book["Hidden"].sheet_state = "hidden"
    data = saved(book)
    assert kind_of(data) == "xlsx"
    record = read(data, "Staffing 2026.xlsx")
    assert record["table_id"] == "staffing-2026"
    assert record["as_of"] == "2026-04-01"
    assert [p["id"] for p in record["posts"]] == ["1", "2", "3", "4", "5"]
    assert [p["row"] for p in record["posts"]] == [4, 5, 6, 7, 2]
    assert [unit_path(record, p["unit"]) for p in record["posts"]] == [
        ["Hydrology"], ["Gauging", "Hydrology"], ["Gauging", "Hydrology"], ["Locks"], ["Locks"],
    ]  # fmt: skip
    assert [p["fte"] for p in record["posts"]] == [1.0, 0.5, None, 1.0, None]
    assert "Alex" not in json.dumps(record)
    assert record["warnings"] == [
        "sheet Notes: no header of a table of posts; left out",
        "sheet Hidden: is hidden; left out",
    ]
    place = record["evidence"]["/posts/4/title/en"]
    assert (place["sheet"], place["row"], place["column"]) == ("More", 2, "Title")
    assert place["line"] == 9


def test_dates_in_a_workbook() -> None:
    rows: list[list[Any]] = [["Title", "Unit", "As of"], ["Head", "Maps", date(2026, 5, 4)]]
    assert read(saved(workbook(A=rows)))["as_of"] == "2026-05-04"


def test_two_cells_in_opposite_corners_cost_nothing() -> None:
    book = workbook(A=[["Post ID", "Title"], [1, "Head"]])
    book["A"]["B1048576"] = "x"
    assert [p["id"] for p in read(saved(book))["posts"]] == ["1"]


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The archive with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, part if entry.filename == name else old.read(entry))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (with_part(SIMPLE, SHEET, b"<worksheet"), "damaged"),
        (with_part(SIMPLE, "xl/workbook.xml", b"<workbook/>"), "damaged|without sheets"),
        (with_part(SIMPLE, SHEET, b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'), "entities"),
        (
            with_part(
                SIMPLE, "xl/workbook.xml", b'<workbook xmlns="http://purl.oclc.org/ooxml/"/>'
            ),
            "Strict",
        ),
        (with_part(SIMPLE, "xl/styles.xml", b"<a/>" + b" " * 160_000_000), "unpacks to more"),
        (
            with_part(
                SIMPLE,
                SHEET,
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                b'<sheetData><row r="1"><c r="A1" t="str"><v>Title</v></c><c r="XFD1" t="str">'
                b"<v>x</v></c></row></sheetData></worksheet>",
            ),
            "200 columns",
        ),
        (saved(workbook(A=[["Anything", "Goes"], ["a", "b"]])), "Anything, Goes; needed are"),
        (saved(workbook(A=[])), "headers are: none"),
    ],
)
def test_workbooks_that_are_not_read(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        records(decode(data, "x.xlsx"))


def test_a_table_of_something_else_says_what_is_needed() -> None:
    with pytest.raises(UnreadableSource, match="headers are: river, metres, year; needed") as error:
        read("river,metres,year\nOulu,107,1990\nKemi,550,1991\n")
    assert "\n" not in str(error.value)


def test_a_table_without_a_header_shows_no_person() -> None:
    with pytest.raises(UnreadableSource) as error:
        read("Clerk,alex@example.org,+32 2 555\nHead,kim@example.org,+32 2 556\na,b,c\n")
    assert "example.org" not in str(error.value)
    assert "Clerk" not in str(error.value)
    assert "555" not in str(error.value)


def test_notices_stay_notices() -> None:
    for path in sorted(EXAMPLES.glob("*.txt")):
        source = decode(path.read_bytes(), path.name)
        assert source.table is None
        assert source.media_type == "text/plain"


def test_a_table_in_a_notice_does_not_make_it_one() -> None:
    notice = (EXAMPLES / "421001.txt").read_text(encoding="utf-8")
    head = "Job Title\tGrade\tUnit\nHead, River Modelling Unit\tG15\tRiver Modelling Unit\n"
    (record,) = records(decode((head + notice).encode(), "x.txt"))
    assert record["notice_id"] == "421001"


def test_the_name_of_a_file_does_not_matter() -> None:
    assert read(ENGLISH, "notes.txt")["form"] == "table"
    notice = (EXAMPLES / "421001.txt").read_bytes()
    assert records(decode(notice, "421001.csv"))[0]["notice_id"] == "421001"


def test_tables_and_notices_in_a_folder_and_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/establishment.csv", ENGLISH)
        archive.writestr("a/421001.txt", (EXAMPLES / "421001.txt").read_bytes())
    found, failed = read_all([tmp_path])
    assert not failed
    assert sorted(str(r.get("kind")) for r in found) == ["None", "table"]
    result = RUN.invoke(app, ["extract", str(tmp_path)])
    assert result.exit_code == 0
    assert len([ln for ln in result.output.splitlines() if ln.startswith("{")]) == 2


def test_the_limits() -> None:
    with pytest.raises(UnreadableSource, match="more than 100000 rows"):
        read("Title,Unit\n" + "a,b\n" * 100_001)
    with pytest.raises(UnreadableSource, match="more than 200 columns"):
        read("Title,Unit" + ",x" * 300 + "\na,b\n")
    record = read(f"Post ID,Title,Unit\n1,Head,Maps\n2,Clerk,{'x' * 600}\n")
    assert record["warnings"] == ["row 3: Unit: longer than 500 characters"]


SENIOR = """\
Post Unique Reference,Name,Grade,Job Title,Organisation,Unit,Reports to Senior Post,FTE
1,Alex Example,SCS2,Chief Executive,Water Agency,Board,XX,1.00
2,Kim Sample,SCS1,Director of Locks,Water Agency,Locks,1,1.00
"""
JUNIOR = """\
Organisation,Unit,Reporting Senior Post,Grade,Generic Job Title,Number of Posts in FTE
Water Agency,Locks,2,HEO,Lock Keeper,12.4
Water Agency,Locks,9,EO,Clerk,1
"""


def test_an_invented_organogram(tmp_path: Path) -> None:
    (tmp_path / "2026-03-31-water-senior.csv").write_text(SENIOR, encoding="utf-8")
    (tmp_path / "2026-03-31-water-junior.csv").write_text(JUNIOR, encoding="utf-8")
    (record,), failed = read_all([tmp_path])
    assert not failed
    assert record["form"] == "organogram"
    assert record["table_id"] == "2026-03-31-water"
    assert [s["file"] for s in record["sources"]] == [
        "2026-03-31-water-senior.csv", "2026-03-31-water-junior.csv",
    ]  # fmt: skip
    assert [p["reports_to"] for p in record["posts"]] == [None, "1"]
    assert [(g["title"]["en"], g["fte"], g["reports_to"]) for g in record["groups"]] == [
        ("Lock Keeper", 12.4, "2"), ("Clerk", 1.0, None),
    ]  # fmt: skip
    assert record["warnings"] == [
        "2026-03-31-water-junior.csv, row 3: superior “9” is no post of the table; "
        "kept without this line"
    ]
    assert record["organisation"]["name"]["en"] == "Water Agency"
    assert len(record["units"]) == 2
    assert "Example" not in json.dumps(record)
    place = record["evidence"]["/groups/0/fte"]
    assert (place["file"], place["line"], place["row"], place["column"]) == (
        "2026-03-31-water-junior.csv", 2, 2, "Number of Posts in FTE",
    )  # fmt: skip
    for place in record["evidence"].values():
        text = printed(decode((tmp_path / place["file"]).read_bytes(), place["file"]))
        assert text[place["start"] : place["end"]] == place["quote"]
        assert text.split("\n")[place["line"] - 1].count("\t") >= 5


def test_files_of_two_organisations_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "a-senior.csv").write_text(SENIOR, encoding="utf-8")
    other = JUNIOR.replace("Water Agency", "Forest Agency")
    (tmp_path / "b-junior.csv").write_text(other, encoding="utf-8")
    found, _ = read_all([tmp_path])
    assert [len(r["posts"]) for r in found] == [2, 0]
    assert [g["reports_to"] for g in found[1]["groups"]] == ["2", "9"]


def test_two_years_in_two_folders_do_not_mix(tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "senior.csv").write_text(SENIOR, encoding="utf-8")
        (tmp_path / year / "junior.csv").write_text(JUNIOR + f",,2,EO,Year {year},1\n")
    found, _ = read_all([tmp_path])
    assert [r["groups"][2]["title"]["en"] for r in found] == ["Year 2025", "Year 2026"]
    assert [r["table_id"] for r in found] == ["organogram", "organogram"]


def test_real_organograms(shared: Path) -> None:
    found, failed = read_all([shared / "other-forms" / "organogram"])
    assert not failed
    assert [r["table_id"] for r in found] == ["esrc", "hmic"]
    assert [(len(r["posts"]), len(r["groups"])) for r in found] == [(3, 34), (18, 87)]
    assert all(r["warnings"] == [] for r in found)
    for record in found:
        ids = {p["id"] for p in record["posts"]}
        assert sum(p["reports_to"] is None for p in record["posts"]) == 1
        assert all(g["reports_to"] in ids for g in record["groups"])
        assert sum(g["fte"] for g in record["groups"]) > 50
