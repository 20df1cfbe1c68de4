"""Small notices that close on days of several years, and what is asked of their graphs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import notices

from rolegraph import RoleGraph
from rolegraph.ingest import records as read
from rolegraph.ingest.identities_to_graph import assemble
from rolegraph.store import Store


def notice(number: str, day: str | None, **parts: str) -> str:
    """A notice that closes on ``day`` ("14-June-2024"), or on a day that is not said."""
    text = notices.english(number=number, **parts)
    line = f"Application Deadline: {day}\n" if day else ""
    return text.replace("Application Deadline: 14-June-2026\n", line)


def graph_of(*texts: str) -> RoleGraph:
    """The graph of notices given as text."""
    found = [record for text in texts for record in read(notices.source(text))]
    store = Store.memory()
    store.load(assemble(found).lines())
    return RoleGraph(store)


SUMMARY = "Within the Charts Division (CD), the {} Section draws charts."
KEEPER = {
    "title": "Officer, Coast Section",
    "summary": SUMMARY.format("Coast"),
    "relations": "The incumbent reports to the Head of the Coast Section.",
}


def keeper(number: str, day: str | None, **parts: str) -> str:
    return notice(number, day, **{**KEEPER, **parts})


def lines(graph: RoleGraph) -> set[tuple[str, str]]:
    data = graph.chart_data()
    name = {post.iri: post.name() for post in data.posts}
    return {(name[x.lower], name[x.upper]) for x in data.lines if x.kind == "reportsTo"}


def post(graph: RoleGraph, title: str) -> dict[str, Any]:
    """The only row of the post of that title."""
    rows = {(r["grade"], r["notice"]): r for r in graph.ask("posts").dicts() if r["post"] == title}
    (row,) = rows.values()
    return row


def checks(graph: RoleGraph) -> set[str]:
    return {finding.check for finding in graph.check()}


def graph_in(home: Path, *texts: str) -> RoleGraph:
    """A graph on disk."""
    (home / "notices").mkdir(exist_ok=True)
    for k, text in enumerate(texts):
        notices.write(home / "notices", f"{k}.txt", text)
    return RoleGraph.build(home / "notices", home / "g")


OLD = keeper("220001", "14-June-2022", grade="G15", direct="2")
NEW = keeper(
    "250001",
    "14-June-2025",
    grade="G17",
    direct="4",
    relations="The incumbent reports to the Deputy Director of Charts.",
    duties="Planning. Keep the charts and print them.",
)
