"""What may have become of what: found where it is likely, and nowhere else."""

from __future__ import annotations

from typing import Any

import notices
import pytest

from rolegraph import RoleGraph
from rolegraph.ingest import records as read
from rolegraph.ingest.facts_to_identities import resolve
from rolegraph.ingest.identities.model import Candidate
from rolegraph.ingest.mentions import LocalUnit

MISSION = (
    "The {} is responsible for surveying harbours, measuring depths, printing sea charts and "
    "warning every pilot of the coast of shoals."
)
OTHER = "The {} is responsible for hiring crews, training deckhands and paying wages on time."


def notice(number: str, year: int, summary: str, **parts: str) -> str:
    text = notices.english(number=number, summary=summary, **parts)
    return text.replace("14-June-2026", f"14-June-{year}")


def found(*texts: str) -> list[Candidate]:
    return resolve([record for text in texts for record in read(notices.source(text))]).candidates


def pairs(*texts: str) -> set[tuple[str, str, str]]:
    """The candidates among units: before, after, strength."""
    said = set()
    for one in found(*texts):
        sides = (one.first[1], one.second[1])
        if all(isinstance(side, LocalUnit) for side in sides):
            before, after = (side.names["en"] for side in sides)  # type: ignore[union-attr]
            said.add((before, after, one.strength))
    return said


CHARTS = notice("220001", 2022, MISSION.format("Charts Division (CD)"))
SOUNDINGS = notice("250001", 2025, MISSION.format("Soundings Division (SD)"), title="Tide Reader")
CREWS = notice("250002", 2025, OTHER.format("Crews Division (KD)"), title="Pay Clerk")


def test_the_same_mission_one_after_the_other_is_a_candidate() -> None:
    assert pairs(CHARTS, SOUNDINGS, CREWS) == {("Charts Division", "Soundings Division", "strong")}
    (one,) = [c for c in found(CHARTS, SOUNDINGS) if c.kind == "unit"]
    assert {rule for rule, _ in one.reasons} >= {"one-after-the-other", "shared-mission"}
    assert [place["quote"].startswith("The ") for _, place in one.quotes] == [True, True]


def test_the_order_of_the_notices_does_not_matter() -> None:
    assert [c.key for c in found(CHARTS, SOUNDINGS)] == [c.key for c in found(SOUNDINGS, CHARTS)]


def test_of_two_evidenced_at_the_same_time_neither_became_the_other() -> None:
    still = notice("260001", 2026, MISSION.format("Charts Division (CD)"), title="Ink Maker")
    assert pairs(CHARTS, SOUNDINGS, still) == set()


def test_what_many_units_are_said_to_do_tells_nothing() -> None:
    more = [
        notice(f"26000{k}", 2026, MISSION.format(f"{name} Division"), title=f"{name} Clerk")
        for k, name in enumerate(("Boats", "Docks"))
    ]
    assert pairs(CHARTS, SOUNDINGS, *more) == set()


def test_another_organisation_is_no_candidate() -> None:
    abroad = SOUNDINGS.replace("IHC Secretariat (IHC SEC)", "QRS Secretariat (QRS SEC)")
    assert pairs(CHARTS, abroad) == set()


def test_without_dates_there_is_no_before_and_no_after() -> None:
    undated = SOUNDINGS.replace("Application Deadline: 14-June-2025\n", "")
    assert pairs(CHARTS, undated) == set()


def test_two_sections_of_one_office_with_other_work_are_no_candidates() -> None:
    texts = [
        notice(
            f"2{year}001",
            2000 + year,
            f"Within the Charts Division (CD), the {name} Section draws maps of the {name} and is "
            "responsible for the planning and coordination of its work.",
            title=f"{name} Clerk",
        )
        for year, name in ((22, "Coast"), (25, "Reef"))
    ]
    assert pairs(*texts) == set()


def test_a_part_of_the_name_counts_below_units_that_are_candidates() -> None:
    old = notice(
        "220001",
        2022,
        MISSION.format("Charts Division (CD)") + " The Charts Division includes the Ink and Paper "
        "Section.",
    )
    new = notice(
        "250001",
        2025,
        MISSION.format("Soundings Division (SD)")
        + " The Soundings Division includes the Paper Section and the Ink Section.",
    )
    said = {c for c in pairs(old, new) if "Section" in c[0]}
    assert said == {
        ("Ink and Paper Section", "Paper Section", "medium"),
        ("Ink and Paper Section", "Ink Section", "medium"),
    }
    changes = {c.change for c in found(old, new) if c.strength == "medium"}
    assert changes == {"split"}


def test_in_the_graph_they_change_nothing_else() -> None:
    graph = graph_of(CHARTS, SOUNDINGS)
    rows = [r for r in graph.ask("reorganisation-candidates").dicts() if r["kind"] == "unit"]
    (row,) = rows
    assert (row["before"], row["after"]) == ("Charts Division", "Soundings Division")
    assert (row["last_evidenced"], row["first_evidenced"]) == ("2022-06-14", "2025-06-14")
    assert "shared-mission" in str(row["reasons"]).split(", ")
    assert "measuring depths" in str(row["quote_before"]) and "measuring" in str(row["quote_after"])
    assert not [finding for finding in graph.check() if finding.severity == "violation"]
    names = {r["unit"] for r in graph.ask("units").dicts()}
    assert {"Charts Division", "Soundings Division"} <= names


def graph_of(*texts: str) -> RoleGraph:
    from rolegraph.ingest.identities_to_graph import assemble
    from rolegraph.store import Store

    store = Store.memory()
    store.load(assemble([r for text in texts for r in read(notices.source(text))]).lines())
    return RoleGraph(store)


def test_as_of_a_day_before_the_later_one_there_is_none(tmp_path: Any) -> None:
    for k, text in enumerate((CHARTS, SOUNDINGS)):
        notices.write(tmp_path, f"{k}.txt", text)
    graph = RoleGraph.build(tmp_path)
    assert graph.ask("reorganisation-candidates").rows
    assert not graph.as_of("2024-01-01").ask("reorganisation-candidates").rows


def test_candidates_of_the_real_notices(real: RoleGraph) -> None:
    rows = real.ask("reorganisation-candidates").dicts()
    likely = {(r["before"], r["after"], r["strength"]) for r in rows if r["strength"] != "weak"}
    digital = "Digital, Multimedia and Brand Section", "Digital Communities and Content Section"
    assert {(b, a) for b, a, s in likely if s == "strong"} == {
        ("Public Diplomacy Division", "Office of Strategic Communications"),
        digital,
    }
    medium = {r["before_iri"] for r in rows if r["strength"] == "medium"}
    assert len(medium) == 1
    after = {r["after"] for r in rows if r["strength"] == "medium"}
    assert len(after) == 2 and "campaigns" in after
    weak = {(r["before"], r["after"]) for r in rows if r["kind"] == "post"}
    assert ("Head, Campaigns and Social Media Unit", "Head, Social Media") in weak
    assert {r["strength"] for r in rows if r["kind"] == "post"} == {"weak"}


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("The Charts Division (CD) draws charts.", {"Charts Division": 1}),
        ("Within the Charts Division (CD), the Coast Section maps.", {"Coast Section": 1}),
        ("The Charts Division (CD) draws. The Division also prints.", {"Charts Division": 2}),
        ("The Charts Division (CD) draws.\n\nThe Division also prints.", {"Charts Division": 1}),
        ("The incumbent works in the Charts Division (CD).", {}),
    ],
)
def test_what_a_unit_is_said_to_do(summary: str, said: dict[str, int]) -> None:
    (record,) = read(notices.source(notices.english(summary=summary)))
    described = {u["name"]["en"]: len(u["described"]) for u in record["units"] if u["described"]}
    assert described == said
    for i, unit in enumerate(record["units"]):
        for k, _ in enumerate(unit["described"]):
            assert f"/units/{i}/described/{k}/text/en" in record["evidence"]


def test_what_a_unit_is_said_to_do_in_french() -> None:
    text = notices.french(
        summary="Au sein de la Division Cartes (CD), la Section Côtes assure la cartographie. "
        "Cette section les imprime."
    )
    (record,) = read(notices.source(text))
    described = {u["name"]["fr"]: len(u["described"]) for u in record["units"] if u["described"]}
    assert described == {"Section Côtes": 2}
