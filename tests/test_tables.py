"""Tables of posts: headers, languages, units, superiors."""

from __future__ import annotations

import json

import pytest
from tables import ENGLISH, fields, post, read, unit_path


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
