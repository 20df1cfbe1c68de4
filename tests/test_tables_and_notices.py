"""Tables and notices in one graph: which row is which post, and where the two differ."""

from __future__ import annotations

from pathlib import Path

import notices
import pytest
from conftest import EXAMPLES

from rolegraph import RoleGraph

TABLES = EXAMPLES.parent / "tables"
HEADER = "Post ID,Title,Division,Section,Manager ID,Grade,Status,As of\n"


@pytest.fixture(scope="module")
def joined() -> RoleGraph:
    return RoleGraph.build([EXAMPLES, TABLES])


def test_a_row_with_the_title_and_unit_of_a_notice_is_its_post(joined: RoleGraph) -> None:
    why = joined.ask("identity", post="421002").dicts()
    assert "table-same-title" in {row["rule"] for row in why}
    assert len([r for r in joined.ask("posts").dicts() if r["post"] == "Executive Officer"]) == 2


def test_where_they_differ_both_stand_and_it_is_said(joined: RoleGraph) -> None:
    rows = joined.ask("table-vs-notices").dicts()
    said = {(r["post"], r["field"], r["table_says"], r["notice_says"]) for r in rows}
    assert said == {
        ("River Modeller", "grade", "G10", "G12"),
        ("Lock Operations Officer", "superior", "Director, Navigation", "Executive Officer"),
    }
    grades = {r["grade"] for r in joined.ask("posts").dicts() if r["post"] == "River Modeller"}
    assert grades == {"G10", "G12"}
    assert all(r["table_quote"] and r["notice_quote"] for r in rows)


def test_a_row_whose_place_is_not_sure_is_asked(joined: RoleGraph) -> None:
    asked = {row["first"] for row in joined.ask("open-questions").dicts()}
    assert asked == {"Data Manager", "Head of Budget and Planning"}


def test_what_a_table_says_is_traced_to_its_row(joined: RoleGraph) -> None:
    rows = joined.ask("evidence", post="Head, Gauging Unit").dicts()
    assert {row["notice"] for row in rows} == {"establishment"}
    assert all(row["quote"] and row["line"] for row in rows)


def test_a_chart_shows_what_tables_list_and_hides_no_difference(joined: RoleGraph) -> None:
    data = joined.chart_data()
    posts = {post.name(): post for post in data.posts if post.tables or post.notices}
    assert posts["Head, Gauging Unit"].tables == ("establishment",)
    assert posts["Head, Gauging Unit"].occupancy == "filled"
    assert posts["River Modeller"].grade == "G10 | G12"
    assert any(quote.table and quote.predicate == "postStatus" for quote in data.quotes)
    upper = {ln.upper for ln in data.lines if ln.lower == posts["Lock Operations Officer"].iri}
    assert len(upper) > 1


def test_a_page_is_made_of_a_graph_with_tables(joined: RoleGraph, tmp_path: Path) -> None:
    page = joined.chart(tmp_path / "org.html").read_text(encoding="utf-8")
    assert "listed in a table" in page


def test_rows_of_one_table_are_never_one_post(tmp_path: Path) -> None:
    rows = "".join(
        f"P{k},Clerk,Maps Division,Coast Section,P0,G5,filled,2026-01-01\n" for k in "123"
    )
    head = "P0,Head of Section,Maps Division,Coast Section,,G15,filled,2026-01-01\n"
    path = notices.write(tmp_path, "list.csv", HEADER + head + rows)
    graph = RoleGraph.build(path)
    assert [r["post"] for r in graph.ask("posts").dicts()].count("Clerk") == 3
    assert len(graph.ask("direct-reports", post="Head of Section").rows) == 3


def test_one_identifier_in_two_tables_is_one_post_and_the_later_counts(tmp_path: Path) -> None:
    for year, grade in (("2025", "G10"), ("2026", "G12")):
        row = f"P1,Surveyor,Maps Division,Coast Section,,{grade},vacant,{year}-01-01\n"
        notices.write(tmp_path, f"list-{year}.csv", HEADER + row)
    graph = RoleGraph.build(tmp_path)
    (post,) = graph.ask("posts").dicts()
    assert post["grade"] == "G12"
    (then,) = graph.as_of("2025-06-30").ask("posts").dicts()
    assert (then["grade"], then["iri"]) == ("G10", post["iri"])


def test_build_in_any_order_is_the_same(tmp_path: Path) -> None:
    for name, order in (("a", [EXAMPLES, TABLES]), ("b", [TABLES, EXAMPLES])):
        for path in order:
            RoleGraph.build(path, tmp_path / name)
    dumps = {RoleGraph.open(tmp_path / name).export(None, "nquads") for name in ("a", "b")}
    assert len(dumps) == 1


def test_real_organograms(shared: Path) -> None:
    graph = RoleGraph.build(shared / "other-forms" / "organogram")
    assert len(graph.ask("posts").rows) == 21
    groups = graph.sparql("SELECT ?g { ?g a rg:PostGroup ; rg:groupReportsTo ?post }")
    assert len(groups.rows) > 100  # type: ignore[union-attr]
    assert graph.structure().is_forest


def test_identifiers_of_two_organisations_are_not_one_post(tmp_path: Path) -> None:
    """Lists that both count from 1: nothing is joined on that, and equal titles are asked."""
    for name, titles in (("one", ("Treasurer", "Cook")), ("two", ("Pilot", "Cook"))):
        rows = "".join(f"{k},{t},,,,G5,filled,2026-01-01\n" for k, t in enumerate(titles, 1))
        notices.write(tmp_path, f"{name}.csv", HEADER + rows)
    graph = RoleGraph.build(tmp_path)
    assert sorted(str(r["post"]) for r in graph.ask("posts").dicts()) == [
        "Cook", "Cook", "Pilot", "Treasurer",
    ]  # fmt: skip
    (asked,) = graph.ask("open-questions").dicts()
    assert (asked["rule"], asked["first"], asked["second"]) == (
        "ask-table-identifier", "Cook", "Cook",
    )  # fmt: skip


def test_an_identifier_whose_title_changed_is_asked_where_the_organisation_is_known(
    tmp_path: Path,
) -> None:
    header = "Organisation," + HEADER
    for year, title in (("2025", "Surveyor"), ("2026", "Mapper")):
        row = f"Map Office,P1,{title},Maps Division,Coast Section,,G10,vacant,{year}-01-01\n"
        notices.write(tmp_path, f"list-{year}.csv", header + row)
    graph = RoleGraph.build(tmp_path)
    assert len(graph.ask("posts").rows) == 2
    assert [r["rule"] for r in graph.ask("open-questions").dicts()] == ["ask-table-identifier"]
