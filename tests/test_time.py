"""What was last evidenced, and what was evidenced up to a date."""

from __future__ import annotations

from pathlib import Path

import notices
import pytest
from dated import NEW, OLD, checks, graph_in, graph_of, keeper, lines, notice, post

from rolegraph import BadParameter, GraphFolderError, RoleGraph, UnknownName
from rolegraph.ingest.identities.model import Identities, Unit
from rolegraph.ingest.last_evidenced import superseded
from rolegraph.ingest.mentions import LocalUnit
from rolegraph.ingest.quads import Quads
from rolegraph.ingest.statements import TIME_BOUND, Statement


def test_the_latest_notice_gives_grade_superior_and_counts() -> None:
    graph = graph_of(OLD, NEW)
    assert post(graph, "Officer, Coast Section")["grade"] == "G17"
    assert post(graph, "Officer, Coast Section")["notice"] == "250001"
    assert {up for low, up in lines(graph) if low == "Officer, Coast Section"} == {
        "Deputy Director of Charts"
    }
    rows = graph.ask("declared-vs-known-reports").dicts()
    assert {(row["declared"], row["notice"]) for row in rows} == {(4, "250001")}
    assert not checks(graph) & {"two-grades", "two-superiors", "assertion-holds", "line-quoted"}


def test_nothing_is_lost() -> None:
    graph = graph_of(OLD, NEW)
    rows = graph.ask("evidence", post="250001").dicts()
    said = {
        (r["value"], r["notice"], r["superseded_by"]) for r in rows if r["fact"] == "entryGrade"
    }
    assert said == {("G15", "220001", "250001"), ("G17", "250001", "")}
    dump = graph.export(None, "nquads").decode().splitlines()
    grades = [line for line in dump if "#entryGrade>" in line and "/graph/notice/" in line]
    assert len(grades) == 2


def test_what_a_notice_demands_is_of_the_last_one() -> None:
    graph = graph_of(OLD, NEW)
    answer = graph.sparql(
        "SELECT ?number { ?post rg:hasAccountability/rg:statedIn/dcterms:identifier ?number }"
    )
    assert answer.rows == (("250001",),)  # type: ignore[union-attr]
    pay = graph.sparql("SELECT ?number { ?n rg:hasPay ?pay ; dcterms:identifier ?number }")
    assert pay.rows == (("250001",),)  # type: ignore[union-attr]


def test_two_notices_of_one_day_contradict_each_other() -> None:
    graph = graph_of(
        keeper("220001", "14-June-2022", grade="G15"),
        keeper("240001", "14-June-2024", grade="G16"),
        keeper("240002", "14-June-2024", grade="G17"),
    )
    rows = {r["grade"] for r in graph.ask("posts").dicts() if r["grade"]}
    assert "G15" not in rows


def test_a_notice_without_a_date_neither_supersedes_nor_is_superseded() -> None:
    undated = keeper("990001", None, grade="G13")
    rows = [r for r in graph_of(OLD, NEW, undated).ask("posts").dicts() if r["grade"]]
    assert {r["grade"] for r in rows} >= {"G17"}
    assert "G15" not in {r["grade"] for r in rows}


def test_the_two_grades_of_a_post_are_one_value() -> None:
    graph = graph_of(
        keeper("220001", "14-June-2022", grade="G15-G17"),
        keeper("250001", "14-June-2025", grade="G15"),
    )
    assert post(graph, "Officer, Coast Section")["grade"] == "G15"
    assert graph.ask("twin-graded-posts").rows == ()
    rows = graph.ask("evidence", post="250001").dicts()
    entry = {r["superseded_by"] for r in rows if r["fact"] == "entryGrade"}
    assert entry == {""}


def unit(name: str, kind: str) -> Unit:
    names = {"en": name.capitalize()}
    member = notices.mentions_of(notices.english()), LocalUnit(names, None, kind, True, False)
    return Unit(f"urn:{name}", kind, [member])


def judged(*said: tuple[str, str, str, str | None, str, bool]) -> set[tuple[str, str]]:
    """The pairs that are superseded, of: subject, aspect, object, date, kind of source, stated."""
    units = [unit("coast", "section"), unit("reef", "section"), unit("charts", "division")]
    units += [unit("boats", "division"), unit("soundings", "unit")]
    identities = Identities([], [], units, {}, {}, {}, [], [], [])
    terms = {aspect: term for term, aspect in TIME_BOUND.items()}
    quads = Quads()
    for k, (s, aspect, o, date, kind, stated) in enumerate(said):
        triple = (f"<urn:{s}>", f"<{terms[aspect]}>", f"<urn:{o}>")
        about, value = (triple[2], triple[0]) if aspect == "head" else (triple[0], triple[2])
        quads.statements.append(
            Statement(
                f"<urn:said{k}>", triple, about, aspect, value, f"<urn:n{k}>", kind, date, stated
            )
        )
    past = superseded(quads, identities)
    return {(s[5:-1], o[5:-1]) for s, _, o in past}


EARLY, LATE, LAST = "2022-06-14", "2024-06-14", "2025-06-14"


@pytest.mark.parametrize(
    ("said", "past"),
    [
        ([("p", "unit", "coast", EARLY), ("p", "unit", "reef", LATE)], {("p", "coast")}),
        ([("p", "unit", "coast", EARLY), ("p", "unit", "charts", LATE)], set()),
        ([("p", "unit", "charts", EARLY), ("p", "unit", "coast", LATE)], set()),
        ([("p", "unit", "coast", EARLY), ("p", "unit", "reef", EARLY)], set()),
        ([("p", "unit", "coast", EARLY), ("p", "unit", "reef", None)], set()),
        ([("p", "unit", "coast", None), ("p", "unit", "reef", LATE)], set()),
        ([("soundings", "parent", "coast", EARLY), ("soundings", "parent", "reef", LATE)],
         {("soundings", "coast")}),
        ([("soundings", "parent", "coast", EARLY), ("soundings", "parent", "charts", LATE)], set()),
        ([("a", "head", "coast", EARLY), ("b", "head", "coast", LATE)], {("a", "coast")}),
        ([("a", "head", "coast", EARLY), ("b", "head", "coast", EARLY)], set()),
        ([("a", "head", "coast", EARLY), ("b", "head", "reef", LATE)], set()),
        ([("p", "superior", "a", EARLY), ("p", "superior", "b", LATE),
          ("p", "superior", "a", LAST)], {("p", "b")}),
    ],
    ids=lambda value: " ".join("/".join(map(str, s[1:])) for s in value)
    if isinstance(value, list) else "",
)  # fmt: skip
def test_what_supersedes_what(
    said: list[tuple[str, str, str, str | None]], past: set[tuple[str, str]]
) -> None:
    every = [(s, aspect, o, date, "notice", True) for s, aspect, o, date in said]
    assert judged(*every) == past
    assert judged(*reversed(every)) == past


def test_a_section_of_another_office_replaces_the_office() -> None:
    inside = ("reef", "parent", "boats", LATE, "notice", True)
    old, new = ("p", "unit", "charts", EARLY), ("p", "unit", "reef", LATE)
    assert judged((*old, "notice", True), (*new, "notice", True), inside) == {("p", "charts")}


def test_a_conclusion_never_supersedes_words() -> None:
    said = ("p", "superior", "a", EARLY, "notice", True)
    concluded = ("p", "superior", "b", LATE, "notice", False)
    assert judged(said, concluded) == set()
    earlier = ("p", "superior", "a", EARLY, "notice", False)
    assert judged(earlier, concluded) == {("p", "a")}


def test_sources_of_two_kinds_never_supersede_each_other() -> None:
    notice_ = ("p", "superior", "a", EARLY, "notice", True)
    table = ("p", "superior", "b", LATE, "table", True)
    assert judged(notice_, table) == set()
    assert judged(notice_, table, ("p", "superior", "a", EARLY, "table", True)) == set()


def test_a_renamed_unit_carries_its_last_name() -> None:
    old = notice("220001", "14-June-2022", summary="The Charts Division (CD) draws charts.")
    more = notice("220002", "14-July-2022", title="Ink Keeper",
                  summary="The Charts Division (CD) draws charts.")  # fmt: skip
    new = notice(
        "250001",
        "14-June-2025",
        title="Paper Keeper",
        summary="The Maps Division (MD) (formerly the Charts Division) draws maps.",
    )
    names = {r["unit"] for r in graph_of(old, more, new).ask("units").dicts()}
    assert "Maps Division" in names and "Charts Division" not in names


def test_order_of_reading_does_not_matter() -> None:
    assert graph_of(OLD, NEW).export(None, "nquads") == graph_of(NEW, OLD).export(None, "nquads")


# ---- As of a day -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three notices, one without a date."""
    here = tmp_path / "notices"
    here.mkdir()
    notices.write(here, "old.txt", OLD)
    notices.write(here, "new.txt", NEW)
    notices.write(here, "undated.txt", keeper("990001", None, title="Ink Keeper"))
    return here


@pytest.mark.parametrize("on_disk", [True, False])
def test_as_of_a_day_only_earlier_notices_count(
    folder: Path, tmp_path: Path, on_disk: bool
) -> None:
    today = RoleGraph.build(folder, tmp_path / "g" if on_disk else None)
    then = today.as_of("2023-05-01")
    assert then.evidenced is not None
    assert then.evidenced.notices == ("220001",)
    assert then.evidenced.undated == ("990001",)
    row, now = post(then, "Officer, Coast Section"), post(today, "Officer, Coast Section")
    assert (row["grade"], now["grade"]) == ("G15", "G17")
    assert row["iri"] == now["iri"]
    assert lines(then) == {("Officer, Coast Section", "Head of the Coast Section")}
    assert {r["post"] for r in then.ask("posts").dicts()} == {
        "Officer, Coast Section",
        "Head of the Coast Section",
    }
    assert then.ask("inferred-facts").rows and not checks(then) & {"assertion-holds", "unit-kind"}
    assert today.as_of("2026-01-01").evidenced.notices == ("220001", "250001")  # type: ignore[union-attr]
    assert then.as_of("2026-01-01").evidenced.notices == ("220001", "250001")  # type: ignore[union-attr]


def test_today_as_of_the_last_day_is_the_whole_graph(tmp_path: Path) -> None:
    today = graph_in(tmp_path, OLD, NEW)
    assert today.as_of("2030-01-01").export(None, "nquads") == today.export(None, "nquads")


def test_names_of_today_are_understood(folder: Path) -> None:
    then = RoleGraph.build(folder).as_of("2023-05-01")
    assert then.ask("post", post="Deputy Director of Charts").rows == ()
    assert then.ask("chain-of-command", post="250001").rows != ()
    assert not then.chart_data(root="Deputy Director of Charts").posts
    with pytest.raises(UnknownName):
        then.ask("post", post="Nobody")


def test_before_everything_the_graph_is_empty(folder: Path, tmp_path: Path) -> None:
    then = RoleGraph.build(folder, tmp_path / "g").as_of("2001-01-01")
    assert then.evidenced is not None
    assert "the first closing date is 2022-06-14" in then.evidenced.lines()[0]
    for question in RoleGraph.questions():
        if not any(p.required for p in question.parameters):
            assert then.ask(question.name).rows == (), question.name
    assert then.check() == []
    assert "as evidenced up to 2001-01-01" in then.chart(tmp_path / "o.html").read_text("utf-8")


@pytest.mark.parametrize("day", ["2025-13-01", "20250101", "yesterday", "2025-02-30", ""])
def test_what_is_no_day_is_told(folder: Path, day: str) -> None:
    with pytest.raises(BadParameter, match="YYYY-MM-DD is allowed"):
        RoleGraph.build(folder).as_of(day)


def test_the_store_of_a_day_is_kept_and_swept(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "g"
    today = RoleGraph.build(folder, home)
    first = today.as_of("2023-05-01").export(None, "nquads")
    (kept,) = home.glob("asof/*/*")
    assert kept.name == "2022-06-14"
    (home / "records").rename(tmp_path / "records")  # the second time no record is read
    assert today.as_of("2024-05-01").export(None, "nquads") == first
    (tmp_path / "records").rename(home / "records")
    notices.write(folder, "more.txt", keeper("260001", "14-June-2026"))
    RoleGraph.build(folder, home)
    assert list(home.glob("asof/*")) == []


def test_half_a_store_of_a_day_is_never_read(folder: Path, tmp_path: Path) -> None:
    """As a power cut leaves it: written under another name, not renamed."""
    home = tmp_path / "g"
    today = RoleGraph.build(folder, home)
    whole = today.as_of("2023-05-01").export(None, "nquads")
    (kept,) = home.glob("asof/*/*")
    kept.rename(kept.with_name(f"{kept.name}.part"))
    next(kept.with_name(f"{kept.name}.part").glob("*.sst")).unlink()
    assert RoleGraph.open(home).as_of("2023-05-01").export(None, "nquads") == whole


def test_while_the_folder_is_held_it_is_made_in_memory(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "g"
    today = RoleGraph.build(folder, home)

    def held(*_: object) -> None:
        raise GraphFolderError(home, "another build is writing to it")

    monkeypatch.setattr("rolegraph.folder.GraphFolder.keep_as_of", held)
    assert today.as_of("2023-05-01").ask("posts").rows
    assert list(home.glob("asof/*/*")) == []
