"""Tables of posts: headers, rows, units, superiors, people's columns, bad rows, workbooks."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import EXAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from rolegraph import RoleGraph
from rolegraph.cli import app
from rolegraph.errors import MapError, RolegraphError, UnreadableSource
from rolegraph.ingest import decode, printed, records
from rolegraph.ingest.formats import kind_of
from rolegraph.ingest.tables import own_map
from rolegraph.reading import Reading, read_all

Record = dict[str, Any]
RUN = CliRunner()


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


ENGLISH = """\
Post No,Job Title,Unit,Parent Unit,Reports To,Grade,Location,Status,FTE,As of
P-1,"Director, Navigation",Navigation Division (NAV),,,G20-G22,Oulu,Filled,1,2026-03-31
P-2,"Head, Charts",Charts Section,Navigation Division,P-1,G17,Oulu,Vacant,1.0,2026-03-31
P-3,Cartographer,Charts Section,Navigation Division,P-2,A.2,Turku,filled,"0,5",2026-03-31
"""


def test_an_english_table() -> None:
    record = read(ENGLISH)
    assert record["kind"] == "table"
    assert record["table_id"] == "establishment"
    assert record["form"] == "table"
    assert record["source"]["media_type"] == "text/csv"
    assert record["languages"] == ["en"]
    assert record["as_of"] == "2026-03-31"
    assert record["warnings"] == []
    assert fields(record) == {
        "Post No": "id", "Job Title": "title", "Unit": "unit", "Parent Unit": "parent",
        "Reports To": "manager", "Grade": "grade", "Location": "location", "Status": "status",
        "FTE": "fte", "As of": "as_of",
    }  # fmt: skip
    assert record["posts"][2] == {
        "id": "P-3", "row": 4, "title": {"en": "Cartographer", "fr": None}, "unit": 1,
        "reports_to": "P-2", "functional": None, "manager_title": None,
        "grade": {"entry": "A.2", "top": None}, "location": {"en": "Turku", "fr": None},
        "clearance": None, "status": "filled", "fte": 0.5,
    }  # fmt: skip
    assert record["posts"][0]["grade"] == {"entry": "G20", "top": "G22"}
    assert [p["status"] for p in record["posts"]] == ["filled", "vacant", "filled"]
    assert record["units"] == [
        {"name": {"en": "Navigation Division", "fr": None}, "acronym": "NAV", "kind": "division",
         "part_of": None},
        {"name": {"en": "Charts Section", "fr": None}, "acronym": None, "kind": "section",
         "part_of": 0},
    ]  # fmt: skip
    place = record["evidence"]["/posts/1/title/en"]
    assert (place["line"], place["row"], place["column"]) == (3, 3, "Job Title")
    assert place["quote"] == "Head, Charts"
    assert place["sentence"]["quote"].startswith("P-2\tHead, Charts\tCharts Section")


FRENCH = """\
N° de poste;Intitulé du poste;Sigle;Unité;Relève de;Grade;Lieu d'affectation;Statut;ETP
1;Directrice de la Navigation;NAV;Division Navigation;;G20;Oulu;Pourvu;1
2;Chef de la Section Cartes;;Section Cartes;1;G17;Oulu;à pourvoir;1
3;Cartographe;;Section Cartes;2;G12;Turku;vacant;0,5
"""


def test_a_french_table() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        record = read(FRENCH.encode(encoding), "Tableau d'effectifs.csv")
        assert record["table_id"] == "tableau-d-effectifs"
        assert record["languages"] == ["fr"]
        assert post(record, "Chef de la Section Cartes")["title"]["en"] is None
        assert [p["reports_to"] for p in record["posts"]] == [None, "1", "2"]
        assert [p["status"] for p in record["posts"]] == ["filled", "vacant", "vacant"]
        assert record["posts"][2]["fte"] == 0.5
        assert [u["kind"] for u in record["units"]] == ["division", "section"]
        assert record["units"][0]["acronym"] == "NAV"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_headers_however_they_are_written(delimiter: str) -> None:
    header = ["POST_ID", "  job-title ", "ReportsTo", "parentUnit", "Unit"]
    rows = [header, ["1", "Head", "", "", "Maps"], ["2", "Clerk", "1", "", "Maps"]]
    record = read("\r\n".join(delimiter.join(row) for row in rows))
    assert list(fields(record).values()) == ["id", "title", "manager", "parent", "unit"]
    assert record["posts"][1]["reports_to"] == "1"


def test_both_languages() -> None:
    record = read(
        "ID,Title (EN),Title (FR),Unit EN,Unité FR\n"
        '1,"Head, Maps",Chef Cartes,Maps Unit,Unité Cartes\n'
        "2,,Commis,,Unité Cartes\n"
    )
    assert record["languages"] == ["en", "fr"]
    assert record["posts"][0]["title"] == {"en": "Head, Maps", "fr": "Chef Cartes"}
    assert record["posts"][1]["title"] == {"en": None, "fr": "Commis"}
    assert [u["name"] for u in record["units"]] == [{"en": "Maps Unit", "fr": "Unité Cartes"}]
    assert record["posts"][1]["unit"] == 0
    assert record["evidence"]["/posts/0/title/fr"]["lang"] == "fr"


def test_words_tell_the_language_against_the_header() -> None:
    record = read(
        "Post ID,Title,Unit\n1,Chef de la Section des cartes,Section Cartes\n"
        "2,Adjointe de la direction,Direction des phares\n"
    )
    assert record["languages"] == ["fr"]


def test_levels_large_before_small() -> None:
    record = read(
        "Post ID,Title,Division,Section,Team\n"
        "1,Director,Hydrology,,\n2,Head,Hydrology,Gauging,\n"
        "3,Clerk,Hydrology,Gauging,Support\n4,Clerk,Locks,Operations,Support\n"
    )
    paths = [unit_path(record, p["unit"]) for p in record["posts"]]
    assert paths == [
        ["Hydrology"],
        ["Gauging", "Hydrology"],
        ["Support", "Gauging", "Hydrology"],
        ["Support", "Operations", "Locks"],
    ]
    assert [u["kind"] for u in record["units"]][:3] == ["division", "section", "team"]


def test_levels_small_before_large() -> None:
    record = read(
        "Post ID,Title,Section,Division\n1,Head,Gauging,Hydrology\n2,Head,Models,Hydrology\n"
        "3,Head,Operations,Locks\n"
    )
    assert unit_path(record, record["posts"][1]["unit"]) == ["Models", "Hydrology"]


def test_numbered_levels_and_a_branch_that_has_divisions() -> None:
    record = read(
        "Title,Level 2,Level 1,Post ID\nHead,Gauging,Hydrology,1\nHead,Models,Hydrology,2\n"
    )
    assert unit_path(record, record["posts"][1]["unit"]) == ["Models", "Hydrology"]
    record = read("Title,Branch,Division\nHead,Water,Gauging\nHead,Water,Models\n")
    assert unit_path(record, record["posts"][1]["unit"]) == ["Models", "Water"]


def test_parents_over_several_rows_and_by_acronym() -> None:
    record = read(
        "Post ID,Title,Unit,Parent unit\n1,Director,Hydrology Division (HYD),\n"
        "2,Head,Gauging Section,HYD\n3,Head,Ice Unit,Gauging Section\n4,Head,FIN,\n"
    )
    assert unit_path(record, record["posts"][2]["unit"]) == [
        "Ice Unit", "Gauging Section", "Hydrology Division",
    ]  # fmt: skip
    assert len(record["units"]) == 4
    assert record["units"][3]["name"] == {"en": None, "fr": None}
    assert record["units"][3]["acronym"] == "FIN"


def test_one_name_in_two_units_is_two_units() -> None:
    record = read(
        "Post ID,Title,Unit,Parent unit\n1,Clerk,Support Team,Hydrology\n"
        "2,Clerk,Support Team,Locks\n"
    )
    assert [unit_path(record, p["unit"]) for p in record["posts"]] == [
        ["Support Team", "Hydrology"], ["Support Team", "Locks"],
    ]  # fmt: skip


def test_units_that_are_part_of_each_other() -> None:
    record = read("Post ID,Title,Unit,Parent unit\n1,Clerk,Maps,Charts\n2,Clerk,Charts,Maps\n")
    assert [u["part_of"] for u in record["units"]] == [None, None]
    assert any("row 2" in w and "part of itself" in w for w in record["warnings"])


def test_organisation_of_all_rows() -> None:
    record = read(
        "Organisation,Title,Unit\nNorthern Rivers Commission (NRC),Head,Maps\n,Clerk,Maps\n"
    )
    assert record["organisation"]["name"]["en"] == "Northern Rivers Commission"
    assert record["organisation"]["acronym"] == "NRC"
    record = read("Organisation,Title,Unit\nRivers,Head,Maps\nLakes,Head,Maps\n")
    assert record["organisation"] is None
    assert [unit_path(record, p["unit"]) for p in record["posts"]] == [
        ["Maps", "Rivers"], ["Maps", "Lakes"],
    ]  # fmt: skip


# Superiors ------------------------------------------------------------------------------------


def test_a_column_of_superiors_is_told_by_what_stands_in_it() -> None:
    titles = read(
        'Title,Unit,Reports to\n"Head, Maps",Maps,Director General\nClerk,Maps,"Head, Maps"\n'
    )
    assert fields(titles)["Reports to"] == "manager_title"
    assert [p["manager_title"] for p in titles["posts"]] == ["Director General", "Head, Maps"]
    people = read("Post ID,Title,Manager\n1,Head,Alex Example\n2,Clerk,Kim Sample\n")
    assert fields(people)["Manager"] is None
    assert "Example" not in json.dumps(people)
    assert "names" in people["columns"][2]["reason"]


def test_a_name_among_titles_or_numbers_is_left_out() -> None:
    record = read(
        "Post ID,Title,Manager\n1,Head of Maps,\n2,Clerk,1\n3,Clerk,Alex Example\n4,Clerk,1\n"
    )
    assert [p["reports_to"] for p in record["posts"]] == [None, "1", None, "1"]
    assert "Example" not in json.dumps(record)
    assert record["warnings"] == ["row 4: Manager: is no post of the table; left out"]


def test_number_and_title_in_one_cell() -> None:
    record = read(
        "Post ID,Title,Reports to\nP-1,Director,\nP-2,Clerk,P-1 Director\nP-3,Clerk,Alex (P-1)\n"
    )
    assert [p["reports_to"] for p in record["posts"]] == [None, "P-1", "P-1"]
    assert record["evidence"]["/posts/1/reports_to"]["quote"] == "P-1"
    assert "Alex" not in json.dumps(record)


def test_the_functional_superior() -> None:
    record = read(
        "Post ID,Title,Reports to,Dotted line manager\nP-1,Director,,\nP-2,Head,P-1,\n"
        "P-3,Clerk,P-2,p-1\nP-4,Clerk,P-2,P-9\n"
    )
    assert record["posts"][2]["functional"] == "P-1"
    assert record["posts"][3]["functional"] is None
    assert record["posts"][3]["reports_to"] == "P-2"
    assert any(w.startswith("row 5: functional superior “P-9”") for w in record["warnings"])


def test_an_unknown_superior() -> None:
    record = read(ENGLISH.replace("P-1,G17", "P-77,G17"))
    assert post(record, "Head, Charts")["reports_to"] is None
    assert record["warnings"] == [
        "row 3: superior “P-77” is no post of the table; kept without this line"
    ]


def test_a_circle_of_superiors() -> None:
    record = read(
        "Post ID,Title,Reports to\n1,Director,\n2,Head,3\n3,Deputy,4\n4,Adviser,2\n5,Clerk,2\n"
        "6,Driver,6\n"
    )
    assert [p["reports_to"] for p in record["posts"]] == [None, None, None, None, "2", None]
    assert record["warnings"] == [
        "rows 3, 4, 5: report to each other in a circle; kept without these lines",
        "row 7: reports to itself; kept without this line",
    ]


def test_a_circle_of_titles() -> None:
    record = read("Title,Unit,Manager title\nHead,Maps,Deputy\nDeputy,Maps,Head\nClerk,Maps,Head\n")
    assert [p["manager_title"] for p in record["posts"]] == [None, None, "Head"]


# Bad rows -------------------------------------------------------------------------------------


def test_a_number_twice() -> None:
    head = "Post ID,Title,Holder,Unit\n1,Head,A,Maps\n"
    equal = read(head + "2,Clerk,A,Maps\n2,Clerk,B,Maps\n")
    assert [p["id"] for p in equal["posts"]] == ["1", "2"]
    assert equal["warnings"] == ["row 4: 2 again, as in row 3; counted once"]
    differ = read(head + "2,Clerk,A,Maps\n2,Driver,B,Maps\n3,Clerk,C,Maps\n")
    assert [p["id"] for p in differ["posts"]] == ["1", "3"]
    assert differ["warnings"] == ["rows 3, 4: 2 stands in all of them, and they differ; left out"]


def test_rows_that_are_no_posts() -> None:
    record = read(
        "Establishment of the Commission as of 31 March 2026,,,\n,,,\n"
        "Post ID,Title,Unit,FTE\n1,Head,Maps,1\n,,,\n2,,Maps,1\n3,Clerk,Maps,1,surplus\n"
        "Post ID,Title,Unit,FTE\n,HYDROLOGY,,\n4,Total Quality Manager,Maps,1\nTotal,,,4\n"
        ",Total Maps,,4\n"
    )
    assert [p["id"] for p in record["posts"]] == ["1", "4"]
    assert [p["row"] for p in record["posts"]] == [4, 10]
    assert record["as_of"] == "2026-03-31"
    assert record["evidence"]["/as_of"]["row"] == 1
    assert record["warnings"] == [
        "row 7: 5 cells under a header of 4; left out",
        "row 6: no title; left out",
        "row 9: a title and nothing else; left out",
    ]


def test_a_quotation_mark_that_is_not_closed() -> None:
    record = read('Post ID,Title,Unit\n1,"Head, Maps,Maps\n2,Clerk,Maps\n3,Driver,Maps\n')
    assert [p["id"] for p in record["posts"]] == ["2", "3"]
    assert record["warnings"] == ["row 2: a quotation mark is not closed; left out"]


def test_line_ends_in_quoted_cells() -> None:
    record = read('"Post\nID",Title,Unit\n1,"Head,\nMaps",Maps\n2,Clerk,Maps\n')
    assert [p["title"]["en"] for p in record["posts"]] == ["Head, Maps", "Clerk"]
    assert [p["row"] for p in record["posts"]] == [2, 3]


def test_formulas_are_text() -> None:
    record = read("Post ID,Title,Unit\n1,=cmd|' /C calc'!A0,Maps\n2,Clerk,+1+1\n")
    assert record["posts"][0]["title"]["en"] == "=cmd|' /C calc'!A0"


def test_groups_are_counts() -> None:
    record = read(
        "Post ID,Title,Unit,Number of posts,Reports to\n1,Head,Maps,1,\n,Clerk,Maps,3,1\n"
        ",Driver,Maps,many,1\n"
    )
    assert [p["title"]["en"] for p in record["posts"]] == ["Head", "Driver"]
    (group,) = record["groups"]
    assert (group["row"], group["fte"], group["reports_to"]) == (3, 3.0, "1")
    assert record["warnings"] == ["row 4: count is no number; left out"]


def test_status_that_is_not_understood_is_left_out() -> None:
    record = read("Post ID,Title,Status\n1,Head,filled\n2,Clerk,on ice\n3,Driver,n/a\n")
    assert [p["status"] for p in record["posts"]] == ["filled", None, None]
    assert record["warnings"] == ["row 3: the status is not understood; left out"]


def test_many_remarks_are_counted() -> None:
    rows = "".join(f"{k},Clerk,X{k}\n" for k in range(100))
    record = read(f"Post ID,Title,Reports to post\n{rows}")
    assert len(record["warnings"]) == 51
    assert record["warnings"][-1] == "50 more rows like the last"
    record = read("Post ID,Title,Unit\n" + "1,,Maps\n" * 30 + "2,Clerk,Maps\n")
    (warning,) = record["warnings"]
    assert warning.startswith("rows 2, 3, 4")
    assert warning.endswith("21 and 10 more: no title; left out")


def test_what_other_programs_make_of_numbers() -> None:
    record = read('Post ID,Title,Reports to\n="001",Head,\n="002",Clerk,1.0\n="003",Driver,2\n')
    assert [(p["id"], p["reports_to"]) for p in record["posts"]] == [
        ("001", None), ("002", "001"), ("003", "002"),
    ]  # fmt: skip


def test_a_column_that_numbers_the_rows_is_no_number_of_posts() -> None:
    table = "No,Title,Unit,Reports to\n1,Head,Maps,\n2,Clerk,Maps,{}\n"
    assert [p["id"] for p in read(table.format(""))["posts"]] == ["1", "2"]
    record = read(table.format("Head"))
    assert record["columns"][0]["reason"] == "it numbers the rows"
    assert record["posts"][1]["manager_title"] == "Head"
    assert read(table.format("1"))["posts"][1]["reports_to"] == "1"


def test_a_column_of_posts_that_holds_codes_is_one_of_numbers() -> None:
    record = read("Post,Title,Reports to\nABC-1,Head,\nABC-2,Clerk,ABC-1\n")
    assert fields(record)["Post"] == "id"
    assert record["posts"][1]["reports_to"] == "ABC-1"


def test_headers_in_both_languages_and_with_remarks() -> None:
    record = read(
        "Post No / N° de poste,Title / Titre,Unit|Unité,Grade (NATO),Statut (Status)\n"
        "1,Chef de la Section des cartes,Section Cartes,G17,vacant\n"
    )
    assert list(fields(record).values()) == ["id", "title", "unit", "grade", "status"]
    assert record["languages"] == ["fr"]


def test_forms_of_address_are_no_titles() -> None:
    record = read("Title,Last Name,Position,Unit\nMr,Example,Head,Maps\nMs,Muster,Clerk,Maps\n")
    assert [p["title"]["en"] for p in record["posts"]] == ["Head", "Clerk"]
    with pytest.raises(UnreadableSource, match="no posts"):
        read("Title,Last Name,Unit\nMr,Example,Maps\nMs,Muster,Maps\n")


def test_vacant_yes_or_no() -> None:
    record = read("Post ID,Title,Vacant?\n1,Head,Y\n2,Clerk,no\n3,Driver,\n4,Planner,maybe\n")
    assert [p["status"] for p in record["posts"]] == ["vacant", "filled", None, None]
    record = read("Post ID,Title,Pourvu\n1,Chef,oui\n2,Commis,non\n")
    assert [p["status"] for p in record["posts"]] == ["filled", "vacant"]


def test_superiors_that_only_people_have_numbers_for() -> None:
    record = read("Employee ID,Title,Manager ID,Unit\n77,Head,,Maps\n78,Clerk,77,Maps\n")
    assert "77" not in json.dumps([record["posts"], record["evidence"]])
    assert [c.get("reason") for c in record["columns"]][::2] == [
        "numbers of people are not kept", "no column of post numbers goes with it",
    ]  # fmt: skip


def test_the_only_post_of_a_title_is_the_superior() -> None:
    record = read(
        "Post ID,Title,Reports to\n1,Head of Maps,\n2,Clerk,Head of Maps\n3,Clerk,Clerk\n"
    )
    assert [p["reports_to"] for p in record["posts"]] == [None, "1", None]
    assert record["posts"][2]["manager_title"] == "Clerk"
    assert record["evidence"]["/posts/1/reports_to"]["quote"] == "Head of Maps"


def test_what_the_project_exports_is_read(example: RoleGraph) -> None:
    record = read(example.export(None, "csv"))
    assert len(record["posts"]) == len(example.ask("posts").rows)
    modeller = post(record, "River Modeller")
    above = post(record, "Head, River Modelling Unit")
    assert modeller["reports_to"] == above["id"]
    assert unit_path(record, modeller["unit"])[-1] == "Hydrology Division"
    assert above["grade"] == {"entry": "G15", "top": "G17"}


def test_the_example_table() -> None:
    record = read((EXAMPLES.parent / "tables" / "establishment.csv").read_bytes())
    assert record["warnings"] == []
    assert record["as_of"] == "2026-08-31"
    assert len(record["posts"]) == 12
    assert all(c["field"] for c in record["columns"])
    officer = post(record, "Lock Operations Officer")
    assert officer["title"]["fr"] == "Responsable de l'exploitation des écluses"
    assert unit_path(record, officer["unit"]) == ["Locks Section", "Navigation Division"]


# People ---------------------------------------------------------------------------------------

PEOPLE = """\
Post ID,Title,Employee,E-mail,Desk,Salary,Remarks,Unit,Manager Name
1,"Head, Maps",Alex Example,alex@example.org,+32 2 555 01 02,90000,On leave,Maps,Robin Sample
2,Clerk,Kim Muster,kim@example.org,+32 2 555 01 03,50000,Ask Kim,Maps,Alex Example
3,Driver,Sam Model,sam@example.org,+32 2 555 01 04,50000,,Maps,Alex Example
"""
SECRET = ("Alex", "Robin", "Kim", "Muster", "Sam", "example.org", "555", "90000", "leave")


def test_people_are_never_kept() -> None:
    record = read(PEOPLE)
    text = printed(decode(PEOPLE.encode(), "x.csv"))
    for secret in SECRET:
        assert secret not in json.dumps(record)
        assert secret not in text
    assert {c["header"]: c["reason"] for c in record["columns"] if c["field"] is None} == {
        "Employee": "people's names are not kept",
        "E-mail": "mail addresses are not kept",
        "Desk": "telephone numbers are not kept",
        "Salary": "what people are paid is not kept",
        "Remarks": "free text is not kept",
        "Manager Name": "people's names are not kept",
    }


def test_people_in_other_cells_are_never_kept() -> None:
    record = read(
        "Post ID,Title,Unit\n1,Head (Ms Example),Maps\n2,Clerk,desk@example.org\n"
        "3,Driver,Call +32 2 555 01 02\n4,Planner,Maps,Alex Example\n"
        '5,"Clerk,Alex Example,Maps\n'
    )
    text = json.dumps(record)
    assert "xample" not in text
    assert "555" not in text
    assert [p["unit"] for p in record["posts"]] == [None, None]
    assert len(record["warnings"]) == 5


def test_a_name_below_a_title_in_one_cell() -> None:
    record = read(
        'Post ID,Title,Unit\n1,"Head, Maps\nAlex Example",Maps\n2,"Clerk of\nRiver Models",Maps\n'
        '3,"Driver","Maps\nUnit"\n'
    )
    assert [p["title"]["en"] for p in record["posts"]] == ["Clerk of River Models", "Driver"]
    assert "Example" not in json.dumps(record)


def test_a_column_nobody_knows_is_not_kept() -> None:
    record = read("Post ID,Title,Zug\n1,Head,Alex\n2,Clerk,Kim\n")
    assert record["columns"][2] == {
        "header": "Zug", "field": None, "reason": "not a column that is read",
    }  # fmt: skip
    assert "Alex" not in json.dumps(record)


def test_the_command_prints_no_person(tmp_path: Path) -> None:
    path = tmp_path / "establishment.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    result = RUN.invoke(app, ["extract", str(path)])
    assert result.exit_code == 0
    assert "Title = title_en" in result.output
    assert "Employee, Manager Name (people's names are not kept)" in result.output
    assert not any(secret in result.output for secret in SECRET)
    shown = RUN.invoke(app, ["extract", "--format", "text", str(path)])
    assert shown.output.splitlines()[1] == "1\tHead, Maps\t\t\t\t\t\tMaps"


def test_why_a_table_is_one(tmp_path: Path) -> None:
    path = tmp_path / "establishment.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    shown = RUN.invoke(app, ["forms", "explain", str(path)]).output
    assert "Post ID = id" in shown
    assert "Remarks (free text is not kept)" in shown
    path.write_text("river,metres,year\nOulu,107,1990\nKemi,550,1991\n", encoding="utf-8")
    assert "not one of posts" in RUN.invoke(app, ["forms", "explain", str(path)]).output


# Maps -----------------------------------------------------------------------------------------

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


# Workbooks ------------------------------------------------------------------------------------


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


SIMPLE = saved(workbook(A=[["Title", "Unit"], ["Head", "Maps"]]))
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


# What is a table ------------------------------------------------------------------------------


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


# Organograms ----------------------------------------------------------------------------------

SHARED = Path(os.environ.get("ROLEGRAPH_SHARED", "/none")) / "other-forms" / "organogram"
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


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real organograms are not here")
def test_real_organograms() -> None:
    found, failed = read_all([SHARED])
    assert not failed
    assert [r["table_id"] for r in found] == ["esrc", "hmic"]
    assert [(len(r["posts"]), len(r["groups"])) for r in found] == [(3, 34), (18, 87)]
    assert all(r["warnings"] == [] for r in found)
    for record in found:
        ids = {p["id"] for p in record["posts"]}
        assert sum(p["reports_to"] is None for p in record["posts"]) == 1
        assert all(g["reports_to"] in ids for g in record["groups"])
        assert sum(g["fte"] for g in record["groups"]) > 50


# Anything -------------------------------------------------------------------------------------

CELL = st.one_of(
    st.sampled_from(
        ["", "1", "2", "P-3", "Head, Maps", "Maps", "Maps Unit (MU)", "MU", "vacant", "Total",
         "n/a", "0,5", "G15-G17", '"', "a\nb", "x@example.org", "Chef", "\u202e", "31/03/2026"]
    ),
    st.text(max_size=12),
)  # fmt: skip
HEADERS = st.sampled_from(
    ["Post ID", "Title", "Titre", "Unit", "Parent unit", "Division", "Section", "Reports to",
     "Manager title", "Dotted line", "Grade", "Top grade", "Status", "FTE", "As of", "Acronym",
     "Organisation", "Name", "Location", "Number of posts", ""]
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HEADERS, min_size=2, max_size=9), st.data(), st.sampled_from(",;\t"))
def test_anything_is_read_or_refused(headers: list[str], data: st.DataObject, mark: str) -> None:
    width = len(headers) + 1
    rows = data.draw(st.lists(st.lists(CELL, max_size=width), max_size=8))
    table = "\n".join(
        mark.join('"' + c.replace('"', '""') + '"' if mark in c else c for c in row)
        for row in [["Title", *headers], *rows]
    )
    try:
        read(table)
    except RolegraphError as error:
        assert "\n" not in str(error)


#: Headers of a made table: number, title, division, section, parent, unit, superior, status.
WRITTEN = {
    "en": ("Post No", "Job Title", "Division", "Section", "Parent Unit", "Unit", "Reports To",
           "Status", "Incumbent"),
    "fr": ("N° de poste", "Intitulé du poste", "Division", "Section", "Unité mère", "Unité",
           "Supérieur hiérarchique", "Statut", "Titulaire"),
}  # fmt: skip
STATUS = {"en": {"filled": "Filled", "vacant": "Vacant", None: ""},
          "fr": {"filled": "Pourvu", "vacant": "Vacant", None: ""}}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(["en", "fr"]), st.booleans(), st.sampled_from(",;\t"))
def test_a_made_establishment_is_read_back(
    data: st.DataObject, lang: str, levels: bool, mark: str
) -> None:
    posts = data.draw(
        st.lists(
            st.tuples(
                st.integers(0, 2), st.integers(0, 2), st.sampled_from(["filled", "vacant", None])
            ),
            min_size=2, max_size=12,
        )
    )  # fmt: skip
    uppers = [None, *(data.draw(st.integers(0, k)) for k in range(len(posts) - 1))]
    order = data.draw(st.permutations(range(9)))
    rows = []
    for k, (division, section, status) in enumerate(posts):
        large = f"Division {'ABC'[division]}"
        small = f"Section {'ABC'[division]}{section}" if section else ""
        placed = (
            (large, small, "", "") if levels else ("", "", large if small else "", small or large)
        )
        upper = uppers[k]
        cells = (
            f"P-{k + 7}", f"{'Chef' if lang == 'fr' else 'Head'} {k}", *placed,
            "" if upper is None else f"P-{upper + 7}", STATUS[lang][status], "Alex Example",
        )  # fmt: skip
        rows.append([cells[i] for i in order])
    header = [WRITTEN[lang][i] for i in order]
    record = read("\r\n".join(mark.join(row) for row in [header, *rows]))
    assert record["warnings"] == []
    assert [p["id"] for p in record["posts"]] == [f"P-{k + 7}" for k in range(len(posts))]
    assert [p["status"] for p in record["posts"]] == [status for _, _, status in posts]
    assert [p["reports_to"] for p in record["posts"]] == [
        None if upper is None else f"P-{upper + 7}" for upper in uppers
    ]
    for k, (division, section, _) in enumerate(posts):
        path = [f"Division {'ABC'[division]}"]
        if section:
            path.insert(0, f"Section {'ABC'[division]}{section}")
        assert unit_path(record, record["posts"][k]["unit"]) == path
        assert record["posts"][k]["title"][lang]
    assert "Example" not in json.dumps(record)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SIMPLE) - 1), st.binary(min_size=1, max_size=4))
def test_damaged_workbooks_are_refused_or_read(place: int, bytes_: bytes) -> None:
    damaged = SIMPLE[:place] + bytes_ + SIMPLE[place + len(bytes_) :]
    try:
        read(damaged, "x.xlsx")
    except RolegraphError as error:
        assert "\n" not in str(error)
