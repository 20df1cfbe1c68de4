"""Posts and units over the years: their history, what changed between two days, what ends when."""

from __future__ import annotations

from pathlib import Path

import notices
import pytest
from dated import NEW, OLD, graph_in, graph_of, notice

from rolegraph import BadParameter, RoleGraph
from rolegraph.ingest import records as read


def test_the_history_of_a_post() -> None:
    rows = graph_of(OLD, NEW).ask("history", post="250001").dicts()
    told = {
        (r["date"], r["fact"], r["value"], r["status"], r["superseded_by"])
        for r in rows
        if r["fact"] in {"entry grade", "superior", "direct reports declared", "title (en)"}
    }
    title = "Officer, Coast Section"
    assert told == {
        ("2022-06-14", "entry grade", "G15", "superseded", "250001"),
        ("2025-06-14", "entry grade", "G17", "current", ""),
        ("2022-06-14", "superior", "Head of the Coast Section", "superseded", "250001"),
        ("2025-06-14", "superior", "Deputy Director of Charts", "current", ""),
        ("2022-06-14", "direct reports declared", "2", "superseded", "250001"),
        ("2025-06-14", "direct reports declared", "4", "current", ""),
        ("2022-06-14", "title (en)", title, "current", ""),
        ("2025-06-14", "title (en)", title, "current", ""),
    }
    assert {r["sentence"] for r in rows if r["value"] == "G17"} == {"Grade NATO Grade G17"}
    mentioned = graph_of(OLD, NEW).ask("history", post="Head of the Coast Section").dicts()
    assert ("2022-06-14", "title (en)") in {(r["date"], r["fact"]) for r in mentioned}


def test_the_history_of_a_unit() -> None:
    old = notice("220001", "14-June-2022", summary="The Charts Division (CD) draws charts.")
    new = notice(
        "250001",
        "14-June-2025",
        title="Paper Keeper",
        summary="The Maps Division (MD) (formerly the Charts Division) draws maps.",
    )
    rows = graph_of(old, new).ask("unit-history", unit="Maps Division").dicts()
    names = {(r["date"], r["value"], r["status"]) for r in rows if r["fact"] == "name (en)"}
    assert names == {
        ("2022-06-14", "Charts Division", "other name"),
        ("2025-06-14", "Maps Division", "current"),
    }
    assert "has post" in {r["fact"] for r in rows}


def contract(text: str, years: int) -> str:
    return text + f"\n6. CONTRACT\n\nContract to be offered: {years}-year definite duration.\n"


def test_contracts_that_end() -> None:
    record = read(notices.source(contract(OLD, 3)))[0]
    assert record["contract"]["years"] == 3
    graph = graph_of(contract(OLD, 3), contract(NEW, 3))
    rows = {(r["estimated_end"], r["notice"]) for r in graph.ask("upcoming-vacancies").dicts()}
    assert rows == {("2028-06-14", "250001")}
    assert graph.ask("upcoming-vacancies", until="2028-06-13").rows == ()
    assert graph.ask("upcoming-vacancies", until="2028-06-14").rows
    said = [r for r in graph.ask("inferred-facts").dicts() if r["rule"] == "contract-term"]
    assert {r["notice"] for r in said} == {"250001"}
    (end,) = {
        r["value"] for r in graph.ask("post", post="250001").dicts() if "contract" in str(r["fact"])
    }
    assert str(end).startswith("2028-06-14")


def test_where_a_holder_could_move() -> None:
    graph = graph_of(
        notice("250001", "14-June-2025", grade="G15"),
        notice("250002", "14-June-2025", title="Ink Maker", grade="G16"),
        notice("250003", "14-June-2025", title="Paper Maker", grade="G17"),
        notice("250004", "14-June-2025", title="Glue Maker", grade="G14"),
    )
    rows = graph.ask("mobility", **{"from": "250001"}).dicts()
    assert {(r["to"], r["step"]) for r in rows} == {("Ink Maker", "next grade")}
    pairs = {(r["post"], r["to"]) for r in graph.ask("mobility").dicts()}
    assert pairs == {
        ("Chart Keeper", "Ink Maker"),
        ("Ink Maker", "Paper Maker"),
        ("Glue Maker", "Chart Keeper"),
    }


def changed(graph: RoleGraph, since: str, until: str) -> set[tuple[str, ...]]:
    rows = graph.diff(since, until).dicts()
    return {tuple(str(r[c]) for c in ("change", "name", "before", "after", "notice")) for r in rows}


def test_what_changed_between_two_days(tmp_path: Path) -> None:
    graph = graph_in(tmp_path, OLD, NEW)
    title = "Officer, Coast Section"
    found = changed(graph, "2023-01-01", "2026-01-01")
    assert ("regraded", title, "G15", "G17", "250001") in found
    assert (
        "new superior", title, "Head of the Coast Section", "Deputy Director of Charts", "250001"
    ) in found  # fmt: skip
    deputy = "Deputy Director of Charts"
    assert ("new", deputy, "", deputy, "250001") in found
    head = "Head of the Coast Section"
    assert ("not evidenced since", head, head, "", "220001") in found
    assert changed(graph, "2023-01-01", "2024-01-01") == set()
    assert graph.diff("2026-01-01", "2026-01-01").columns[0] == "kind"
    with pytest.raises(BadParameter, match="is before"):
        graph.diff("2026-01-01", "2025-01-01")
    with pytest.raises(BadParameter, match="YYYY-MM-DD"):
        graph.diff("then", "2025-01-01")


def test_a_renaming_is_told_with_its_notice(tmp_path: Path) -> None:
    old = notice("220001", "14-June-2022", summary="The Charts Division (CD) draws charts.")
    new = notice(
        "250001",
        "14-June-2025",
        title="Paper Keeper",
        summary="The Maps Division (MD) (formerly the Charts Division) draws maps.",
    )
    found = changed(graph_in(tmp_path, old, new), "2023-01-01", "2026-01-01")
    assert ("renamed", "Maps Division", "Charts Division", "Maps Division", "250001") in found


def test_the_same_day_twice_changes_nothing(tmp_path: Path) -> None:
    graph = graph_in(tmp_path, OLD, NEW)
    assert changed(graph, "2026-01-01", "2026-01-01") == set()
