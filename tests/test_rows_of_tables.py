"""Rows of tables: bad ones are named, and nothing about people is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import EXAMPLES
from tables import RUN, fields, post, read, unit_path

from rolegraph import RoleGraph
from rolegraph.cli import app
from rolegraph.errors import UnreadableSource
from rolegraph.ingest import decode, printed


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
