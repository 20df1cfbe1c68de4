"""A notice for two posts gives two records; one post with two words in its title gives one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from notices import english, french, source, write

from rolegraph import RoleGraph
from rolegraph.ingest import records
from rolegraph.ingest.mentions import notice_key

TWO = "Officer (Budget) and Officer (Travel)"
DEUX = "Administratrice/Administrateur (Budget) et Administratrice/Administrateur (Voyages)"
Record = dict[str, Any]


def read(text: str) -> list[Record]:
    """The records of a text; every quote stands where it says."""
    given = source(text)
    found = records(given)
    for record in found:
        for place in record["evidence"].values():
            assert given.text.string[place["start"] : place["end"]] == place["quote"]
    return found


def titles(found: list[Record], lang: str = "en") -> list[str | None]:
    return [record["title"][lang] for record in found]


@pytest.mark.parametrize(
    ("title", "grade", "summary"),
    [
        (TWO, "G11", "This notice covers two posts."),
        (TWO, "G11", "Both posts are in the Charts Division."),
        (f"2 posts: {TWO}", "G11", "The Charts Division draws."),
        ("Two positions – Officer (Budget) / Officer (Travel)", "G11", "It draws."),
        (TWO, "G11 and G13", "The Charts Division draws."),
        ("Officer (Budget) (G13) / Officer (Travel) (G11)", "G13-G11", "It draws."),
        (f"{TWO} (310001 and", "G11", "The Charts Division draws."),
    ],
    ids=["covers-two", "both-posts", "count-first", "positions", "grades", "own-grades", "numbers"],
)  # fmt: skip
def test_two_titles_and_a_sign_that_they_are_two(title: str, grade: str, summary: str) -> None:
    number = "310002" if title.endswith(" and") else "310001"
    text = english(title=title, grade=grade, summary=summary, number=number)
    found = read(text.replace("and (310002)", "and 310002)"))
    assert titles(found) == ["Officer (Budget)", "Officer (Travel)"]
    assert len({notice_key(record) for record in found}) == 2
    assert all(record["body"]["en"] == "IHC Secretariat (IHC SEC)" for record in found)
    if "G13" in grade + title:
        wanted = ["G11", "G13"] if grade.startswith("G11") else ["G13", "G11"]
        assert [record["grade"]["entry"] for record in found] == wanted


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Administration and Finance Officer", "Both posts are busy."),
        ("Administratrice/Administrateur", "The two posts of the Division are busy."),
        ("Assistant Director / Head of Section Maps", "The Charts Division draws."),
        (TWO, "The Charts Division supervises two posts elsewhere."),
        ("Driver (2 posts)", "The Charts Division drives."),
        ("Administrative and Budget Officers", "This notice covers two posts."),
    ],
    ids=["and-in-one", "genders", "ambiguous", "no-sign", "one-title-twice", "plural-title"],
)
def test_one_post_stays_one(title: str, summary: str) -> None:
    (record,) = read(english(title=title, summary=summary))
    assert record["title"]["en"] == title
    assert record["part"] is None
    assert notice_key(record) == "310001"
    if "/" not in title or " / " in title:
        assert any(warning.startswith("title:") for warning in record["warnings"])


def test_a_twin_grade_is_no_sign_of_two_posts() -> None:
    (record,) = read(english(title="Analyst / Senior Analyst", grade="G15-G17"))
    assert record["grade"] == {"entry": "G15", "top": "G17"}


def test_genders_with_a_spaced_slash_stay_one() -> None:
    (record,) = read(french(title="Directrice adjointe / Directeur adjoint", grade="G15 et G17"))
    assert record["title"]["fr"] == "Directrice adjointe / Directeur adjoint"


def test_each_has_its_own_superior_and_never_the_others() -> None:
    text = english(
        title="Senior Analyst (G17) / Analyst (G15)",
        relations="The Senior Analyst reports to the Head of Tides. "
        "The Analyst reports to the Senior Analyst.",
    )
    first, second = read(text)
    assert first["reports_to"]["title"]["en"] == "Head of Tides"
    assert second["reports_to"]["title"]["en"] == "Senior Analyst"
    assert (first["grade"]["entry"], second["grade"]["entry"]) == ("G17", "G15")
    for said in ("Both posts report", "The incumbents report", "Both incumbents report"):
        both = read(english(title=TWO, summary="For two posts.", grade="G11 and G12",
                            relations=f"{said} to the Head of Tides."))  # fmt: skip
        assert [r["reports_to"]["title"]["en"] for r in both] == ["Head of Tides"] * 2


def test_two_languages() -> None:
    text = english(title=TWO, summary="Both posts draw.") + "\n" + french(title=DEUX)
    found = read(text)
    assert titles(found) == ["Officer (Budget)", "Officer (Travel)"]
    assert titles(found, "fr") == [
        "Administratrice/Administrateur (Budget)",
        "Administratrice/Administrateur (Voyages)",
    ]
    assert [record["part"] for record in found] == [1, 2]
    assert [record["languages"] for record in found] == [["en", "fr"]] * 2


def test_languages_that_name_the_two_in_another_order() -> None:
    deux = "Adjointe/Adjoint de la/du chef, Budget et Cheffe/Chef, Budget"
    text = english(title="Head, Budget and Deputy Head, Budget", summary="Both posts draw.")
    found = read(text + "\n" + french(title=deux))
    assert titles(found, "fr")[0] == "Cheffe/Chef, Budget"


LABELS = """\
Job Titles: Senior Engineer (Locks) and Engineer (Locks)
Vacancy Numbers: A11/0626, A12/0626
NATO Body: SHAPE
Location: Bergen
Grades: A.3 and A.2
Closing Date: 14 June 2026

POST CONTEXT

The Locks Branch keeps locks.

REPORTING LINE

The incumbents report to the Branch Head (Locks).
"""


def test_labels_in_the_plural() -> None:
    first, second = read(LABELS)
    assert (first["notice_id"], second["notice_id"]) == ("A11/0626", "A12/0626")
    assert (first["grade"]["entry"], second["grade"]["entry"]) == ("A.3", "A.2")
    assert titles([first, second]) == ["Senior Engineer (Locks)", "Engineer (Locks)"]
    assert second["reports_to"]["title"]["en"] == "Branch Head (Locks)"
    assert second["part"] is None


def test_the_graph_holds_both_and_reading_again_changes_nothing(tmp_path: Path) -> None:
    text = english(title=TWO, summary="Both posts are in the Charts Division (CD).")
    path = write(tmp_path, "two.txt", text)
    folder = tmp_path / "graph"
    graph = RoleGraph.build(path, graph=folder)
    said = {value for row in graph.ask("posts").rows for value in row}
    assert {"Officer (Budget)", "Officer (Travel)"} <= said
    before = graph.export(None, "nquads")
    assert RoleGraph.build(path, graph=folder).export(None, "nquads") == before
    write(tmp_path, "two.txt", text.replace("Both posts are", "The post is"))
    for _ in range(2):
        again = RoleGraph.build(path, graph=folder)
        assert again.report is not None
        assert again.report.notices == ("310001",)
