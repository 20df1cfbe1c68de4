"""Which mentions are one post or unit, and which never are; and that order does not matter."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import notices
import pytest

from rolegraph import RoleGraph, extract
from rolegraph.ingest import records as read
from rolegraph.ingest.identities_to_graph import assemble


def graph_of(*texts: str) -> RoleGraph:
    """The graph of notices given as text."""
    from rolegraph.store import Store

    found = [record for text in texts for record in read(notices.source(text))]
    store = Store.memory()
    store.load(assemble(found).lines())
    return RoleGraph(store)


def titles(graph: RoleGraph) -> list[str]:
    return sorted(str(row["post"]) for row in graph.ask("posts").dicts())


def test_posts_and_units_of_the_real_notices(real: RoleGraph) -> None:
    assert len(real.ask("posts").rows) == 15
    assert len(real.ask("units").rows) == 28


def test_lines_of_the_real_notices(real: RoleGraph) -> None:
    data = real.chart_data()
    name = {post.iri: post.name() for post in data.posts}
    lines = {(name[x.lower], name[x.upper], x.basis) for x in data.lines if x.kind == "reportsTo"}
    assert lines == {
        ("Social Media Officer", "Head, Social Media", "stated"),
        (
            "Head, Social Media",
            "Head of the Digital Communities and Content Section",
            "stated",
        ),
        ("Executive Officer", "Deputy Director of the OSC", "stated"),
        ("Officer, Committee Support", "Executive Officer", "stated"),
        ("Head, Campaigns and Social Media Unit", "Head of Section", "stated"),
        ("Budget Officer", "Executive Officer", "inferred"),
    }


def test_same_title_in_two_offices_is_two_posts(real: RoleGraph) -> None:
    rows = real.ask("same-title-different-posts").dicts()
    assert {row["unit"] for row in rows} == {
        "Office of Strategic Communications",
        "Office of the NATO CIO",
    }


@pytest.mark.parametrize("seed", range(6))
def test_any_order_and_repetition_give_the_same_graph(
    records: dict[str, dict[str, Any]], seed: int
) -> None:
    whole = b"".join(assemble(records.values()).lines())
    shuffled = [*records.values(), *list(records.values())[:2]]
    random.Random(seed).shuffle(shuffled)
    assert b"".join(assemble(shuffled).lines()) == whole


def test_built_file_by_file_in_any_order_it_is_the_same(tmp_path: Path) -> None:
    from conftest import EXAMPLES

    files = sorted(EXAMPLES.glob("*.txt"))[:3]
    dumps = set()
    for k, order in enumerate(itertools.permutations(files)):
        for path in order:
            graph = RoleGraph.build(path, tmp_path / str(k))
        dumps.add(graph.export(None, "nquads"))
    assert len(dumps) == 1


def test_canonical_hash_is_that_of_the_graph_read_back(example: RoleGraph) -> None:
    """No blank nodes, so isomorphism is equality: rdflib's canonical form agrees."""
    import rdflib
    from rdflib.compare import to_isomorphic

    one, two = rdflib.Graph(), rdflib.Graph()
    one.parse(data=example.export(None, "turtle"), format="turtle")
    two.parse(data=example.export(None, "jsonld"), format="json-ld")
    assert not [node for node in one.all_nodes() if isinstance(node, rdflib.BNode)]
    assert to_isomorphic(one) == to_isomorphic(two)


def test_a_title_with_its_unit_is_the_post_of_that_unit() -> None:
    first = notices.english(
        title="Yard Manager",
        number="310010",
        summary="The Boats Division (BD) keeps the boats.",
        relations="The incumbent reports to the Director of Boats.",
    )
    second = notices.english(
        title="Rope Maker",
        number="310011",
        summary="The Boats Division (BD) keeps the boats.",
        relations="The incumbent reports to the Yard Manager of the Boats Division.",
    )
    assert titles(graph_of(first, second)).count("Yard Manager") == 1
    assert "Yard Manager of the Boats Division" not in titles(graph_of(first, second))


def test_the_same_title_in_another_division_stays_apart() -> None:
    first = notices.english(
        title="Yard Manager", number="310010", summary="The Boats Division (BD) keeps boats."
    )
    second = notices.english(
        title="Yard Manager", number="310012", summary="The Docks Division (DD) keeps docks."
    )
    assert titles(graph_of(first, second)).count("Yard Manager") == 2


def test_a_heads_of_section_of_two_sections_are_two_posts() -> None:
    texts = [
        notices.english(
            title=f"{word} Clerk",
            number=f"31002{k}",
            summary=f"Within the Charts Division (CD), the {word} Section draws maps.",
            relations="The incumbent reports to the Head of Section.",
        )
        for k, word in enumerate(("Coast", "Reef"))
    ]
    assert titles(graph_of(*texts)).count("Head of Section") == 2


def test_a_corrected_file_replaces_what_it_said(tmp_path: Path) -> None:
    path = notices.write(tmp_path, "a.txt", notices.english(grade="G11"))
    RoleGraph.build(path, tmp_path / "graph")
    notices.write(tmp_path, "a.txt", notices.english(grade="G13"))
    graph = RoleGraph.build(path, tmp_path / "graph")
    assert [row["grade"] for row in graph.ask("posts").dicts() if row["grade"]] == ["G13"]


def test_what_is_not_stated_is_no_plain_line(real: RoleGraph) -> None:
    data = real.chart_data()
    name = {post.iri: post.name() for post in data.posts}
    above = {name[line.lower] for line in data.lines if line.kind == "reportsTo"}
    assert "Deputy Director of the OSC" not in above
    assert "Head of the Digital Communities and Content Section" not in above
    assert "Social Media Manager" not in above


def test_extract_gives_two_objects_for_two_notices(tmp_path: Path) -> None:
    text = notices.english(number="310031") + "\n" + notices.english(number="310032")
    path = notices.write(tmp_path, "two.txt", text)
    assert [record["notice_id"] for record in extract(path)] == ["310031", "310032"]


def test_it_is_told_why_two_mentions_are_one_unit(real: RoleGraph) -> None:
    why = real.ask("unit-identity", unit="OSC").dicts()
    assert {row["notice"] for row in why} <= {"251771", "260531", "260850"}
    assert why and all(row["rule"] == "same-name" and row["because"] for row in why)
