"""The questions: every one answers, and the answers on the real notices are the right ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rolegraph import AmbiguousName, BadParameter, RoleGraph, UnknownName, UnknownQuestion
from rolegraph.queries.run import plain_rows
from rolegraph.store import Store

QUERIES = Path(__file__).parent / "questions"
HEAD_SM = "Head, Social Media"
HEAD_DCC = "Head of the Digital Communities and Content Section"
HEAD_CSM = "Head, Campaigns and Social Media Unit"


@pytest.fixture(scope="module")
def store(real: RoleGraph) -> Store:
    found = Store.memory()
    found.load([real.export(None, "nquads")])
    return found


def run(store: Store, name: str, wanted: str = "") -> list[tuple[Any, ...]]:
    """The rows of one of the tests' own queries."""
    text = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
    return plain_rows(store.select(text, {"wanted": json.dumps(wanted)}))


def notices(store: Store, name: str, wanted: str) -> list[str]:
    return [row[0] for row in run(store, name, wanted)]


def chain(real: RoleGraph, post: str) -> list[Any]:
    return [row["superior"] for row in real.ask("chain-of-command", post=post).dicts()]


def test_01_superior_of_the_social_media_officer(real: RoleGraph) -> None:
    (row,) = real.ask("post", post=chain(real, "260850")[0]).dicts()[:1]
    assert chain(real, "260850")[0] == HEAD_SM
    assert "251771" in json.dumps(real.ask("post", post=HEAD_SM).dicts()), row


def test_02_chain_above_the_social_media_officer(real: RoleGraph) -> None:
    assert chain(real, "Social Media Officer") == [HEAD_SM, HEAD_DCC]


def test_03_who_leads_the_office(real: RoleGraph) -> None:
    rows = {r["heads"]: r for r in real.ask("heads-not-advertised").dicts()}
    found = rows["Office of Strategic Communications"]
    assert found["post"] == "NATO Spokesperson/Director of Strategic Communications"
    assert found["basis"] == "stated"


def test_04_two_executive_officers(real: RoleGraph) -> None:
    rows = real.ask("same-title-different-posts").dicts()
    assert len(rows) == 2
    assert chain(real, "260531") == ["Deputy Director of the OSC"]
    assert chain(real, "250642") == ["Executive Officer"]


def test_05_declared_and_known_reports(real: RoleGraph) -> None:
    rows = real.ask("declared-vs-known-reports").dicts()
    assert {(r["post"], r["declared"], r["known"], r["gap"]) for r in rows} == {
        (HEAD_SM, 4, 1, 3),
        ("Executive Officer", 1, 1, 0),
        (HEAD_CSM, 3, 0, 3),
        ("Social Media Officer", None, 0, None),
        ("Officer, Committee Support", None, 0, None),
    }


def test_06_indirect_reports(real: RoleGraph) -> None:
    rows = [r for r in real.ask("declared-vs-known-reports").dicts() if r["indirect"] is not None]
    assert [(r["post"], r["declared"], r["indirect"]) for r in rows] == [(HEAD_CSM, 3, 7)]


def test_07_posts_at_g20(real: RoleGraph) -> None:
    rows = [r for r in real.ask("posts").dicts() if r["grade"] == "G20"]
    assert {r["notice"] for r in rows} == {"260531", "241614"}


def test_08_twin_graded(real: RoleGraph) -> None:
    rows = real.ask("twin-graded-posts").dicts()
    assert {(r["notice"], r["entry_grade"], r["top_grade"]) for r in rows} == {
        ("260850", "G11", "G15"),
        ("251771", "G15", "G17"),
    }


def test_09_without_clearance(real: RoleGraph) -> None:
    assert [r["notice"] for r in real.ask("posts-without-clearance").dicts()] == ["250642"]


def test_10_second_language(real: RoleGraph) -> None:
    rows = real.ask("language-requirements").dicts()
    assert {r["notice"]: r["other"] for r in rows if r["other"] != "I"} == {"260531": "II"}
    assert {r["one"] for r in rows} == {"V"}


def test_11_experience(store: Store) -> None:
    found = {notice: float(years) for notice, years in run(store, "experience")}
    assert found == {"241614": 7, "250642": 2, "251771": 5, "260531": 5, "260850": 3}


def test_12_demanded_by_all(store: Store, real: RoleGraph) -> None:
    assert [row[0] for row in run(store, "demanded-by-all")] == [
        "Clarity and Accuracy",
        "Initiative",
    ]
    rows = real.ask("posts-requiring", competency="Clarity and Accuracy").dicts()
    assert {(r["notice"], r["at_level"]) for r in rows} == {
        ("260850", "Checks own work"),
        ("251771", "Checks own work"),
        ("260531", "Monitors others' work for clarity"),
        ("250642", "Monitors others' work for clarity"),
        ("241614", "Monitors data or projects"),
    }


def test_13_demanded_once(store: Store) -> None:
    assert [row[0] for row in run(store, "demanded-once")] == [
        "Change Leadership",
        "Leadership",
        "Self-Control",
    ]


def test_14_teams_of_the_section_of_2024(store: Store) -> None:
    rows = run(store, "parts-of", "Digital, Multimedia and Brand Section")
    names = {name for name, _ in rows}
    assert "NATO's communication technology and infrastructure" in names
    assert names == {
        "NATO's communication technology and infrastructure",
        "Campaigns and Social Media Unit",
        "Content Unit",
    }


def test_15_teams_of_the_section_of_2026(store: Store) -> None:
    rows = run(store, "parts-of", "Digital Communities and Content Section")
    assert {name for name, basis in rows if basis == "stated"} >= {
        "web",
        "multimedia content creation",
        "campaigns",
        "brand",
        "corporate communications",
    }


def test_16_no_reorganisation_is_stated(store: Store) -> None:
    assert run(store, "replaced-units") == []


def test_17_social_media_policy(store: Store) -> None:
    assert notices(store, "duty-by-words", "social media policy") == ["241614", "251771"]


def test_18_budget(store: Store) -> None:
    assert notices(store, "duty-by-words", "budget") == ["241614", "251771", "260531"]


def test_19_cio_and_committee(store: Store) -> None:
    assert ("NATO Chief Information Officer (CIO)", "Secretary General") in run(
        store, "related", "#accountableTo"
    )
    ((post, committee),) = run(store, "related", "#supportsCommittee")
    assert post == "Officer, Committee Support"
    assert "Senior Executive Group" in committee


def test_20_whom_the_executive_officer_guides(store: Store, real: RoleGraph) -> None:
    rows = run(store, "related", "#guides")
    assert ("Executive Officer", "Assistant to the Deputy Director of the OSC") in rows
    conflicts = [r for r in real.ask("disagreements").dicts() if r["notice"] == "260531"]
    assert any("guides" in json.dumps(row) for row in conflicts)


def test_21_strategic_commands(store: Store) -> None:
    assert notices(store, "counterpart-by-words", "Commands") == ["241614", "250642", "260850"]


def test_22_international_military_staff(store: Store) -> None:
    assert notices(store, "counterpart-by-words", "IMS") == ["241614", "250642", "260531"]


def test_23_pay(store: Store) -> None:
    assert [(n, float(a)) for n, a, _ in run(store, "pay")] == [
        ("260531", 9604.83),
        ("241614", 8754.21),
        ("251771", 6467.30),
        ("260850", 5234.63),
        ("250642", 5043.00),
    ]


def test_24_deadlines(store: Store) -> None:
    assert run(store, "deadlines") == [
        ("241614", "2024-12-15"),
        ("250642", "2025-05-11"),
        ("251771", "2026-01-05"),
        ("260531", "2026-04-26"),
        ("260850", "2026-06-14"),
    ]


def test_25_travel_and_hours_of_this_post(real: RoleGraph) -> None:
    """What is said of the post itself, not in the paragraph that all notices have."""
    rows = real.ask("working-conditions").dicts()
    for kind in ("Travel", "Working hours"):
        assert [r["notice"] for r in rows if r["condition"] == kind] == ["241614", "260531"]


def test_26_contracts(store: Store) -> None:
    assert run(store, "contracts") == [(3, 3, 6, 5)]


def test_27_paragraphs_in_one_language(real: RoleGraph) -> None:
    """Only what differs between the languages is kept; a paragraph missing in both is not."""
    fields = {r["field"] for r in real.ask("disagreements").dicts() if r["notice"] == "250642"}
    assert {"/no_fee", "/accommodation_for_disability", "/medical_evidence"} <= fields


# Names, parameters, and that every question runs ----------------------------------------------


@pytest.mark.parametrize("question", RoleGraph.questions(), ids=lambda q: q.name)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_question_answers(example: RoleGraph, question: Any, lang: str) -> None:
    values = {
        "post": "421002",
        "unit": "HYD",
        "competency": "Teamwork",
        "level": "Cooperates",
        "date": "2026-09-01",
    }
    given = {p.name: values[p.kind] for p in question.parameters if p.required}
    answer = example.ask(question.name, lang=lang, **given)
    assert answer.columns == tuple(column.name for column in question.columns)
    expected_empty = {"reporting-cycles", "all-reports", "direct-reports", "competency-gap"}
    assert answer.rows or question.name in expected_empty | {
        "posts-without-clearance",
        "units-without-head",
        "identity",
        "open-questions",
        "reorganisation-candidates",
    }


def test_the_questions_of_the_contract_are_there() -> None:
    names = {question.name for question in RoleGraph.questions()}
    assert names >= {
        "posts", "post", "chain-of-command", "direct-reports", "all-reports", "span-of-control",
        "layers", "declared-vs-known-reports", "implied-posts", "units", "unit-tree",
        "units-without-head", "heads-not-advertised", "same-title-different-posts",
        "grades-by-unit", "twin-graded-posts", "grade-gap-to-superior", "competency-matrix",
        "posts-requiring", "competency-gap", "language-requirements", "posts-without-clearance",
        "evidence", "inferred-facts", "disagreements", "open-on", "orphans", "reporting-cycles",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "River Modeller", "RIVER MODELLER", "421002", "modelisatrice/modelisateur de rivieres",
        "modélisatrice/modélisateur de rivières",
    ],
)  # fmt: skip
def test_a_post_is_found_by_any_of_its_names(example: RoleGraph, name: str) -> None:
    iri = example.find("post", "421002")
    assert example.find("post", name) == iri == example.find("post", iri)


def test_a_title_is_narrowed_by_its_unit(example: RoleGraph) -> None:
    with pytest.raises(AmbiguousName) as caught:
        example.find("post", "Executive Officer")
    assert len(caught.value.candidates) == 2
    assert example.find("post", "Executive Officer (NAV)") == example.find("post", "421004")


def test_wrong_names_and_parameters(example: RoleGraph) -> None:
    with pytest.raises(UnknownName, match="River Modeller"):
        example.find("post", "River Modeler")
    with pytest.raises(UnknownQuestion, match="posts"):
        example.ask("postz")
    with pytest.raises(BadParameter, match="missing"):
        example.ask("post")
    with pytest.raises(BadParameter, match="unknown to"):
        example.ask("posts", post="x")
    with pytest.raises(BadParameter, match="YYYY-MM-DD"):
        example.ask("open-on", date="tomorrow")
    with pytest.raises(BadParameter, match="en or fr"):
        example.ask("posts", lang="de")
