"""Units in a row, and heads whose titles name only what their unit is for."""

from __future__ import annotations

import pytest

from rolegraph.ingest import decode, records


def part_of(prose: str) -> dict[str, str | None]:
    (record,) = records(
        decode(
            (
                "Posting Title: Clerk\nJob Opening Number: 27-ADM-11\nDuty Station: BERN\n"
                f"Level: G-4\n\nOrg. Setting and Reporting\n\n{prose}\n"
            ).encode(),
            "notice.txt",
        )
    )
    return {
        unit["name"]["en"]: unit["part_of"]["name"]["en"] if unit["part_of"] else None
        for unit in record["units"]
    }


def test_a_row_grows() -> None:
    assert part_of(
        "This post is in the Rope Unit, Harbour Section, Coast Division of the Department of Seas."
    ) == {
        "Rope Unit": "Harbour Section",
        "Harbour Section": "Coast Division",
        "Coast Division": "Department of Seas",
        "Department of Seas": None,
    }


@pytest.mark.parametrize(
    "prose",
    [
        "The Clerk writes to the Rope Unit, Harbour Section, and Coast Division.",
        "Letters go to the Coast Division, Harbour Section.",
    ],
)
def test_a_list_is_no_row(prose: str) -> None:
    assert not any(part_of(prose).values())


@pytest.mark.parametrize(
    ("title", "unit", "head"),
    [
        ("Section Head (Ropes)", "Ropes Section", True),
        ("Branch Chief, Ropes", "Ropes Branch", True),
        ("Section Head (Ropes)", "Ropes Branch", False),
        ("Deputy Director, Ropes", "Ropes Section", False),
    ],
)
def test_heads_by_topic(title: str, unit: str, head: bool) -> None:
    (record,) = records(
        decode(
            (
                "Vacancy Number: A11/0427\nJob Title: Rigger\nNATO Body: Allied Buoy Command\n"
                "Location: Ostend\nNATO Grade: G9\n\nPOST CONTEXT\n\n"
                f"The {unit} ties knots. The incumbent reports to the {title}.\n"
            ).encode(),
            "notice.txt",
        )
    )
    (found,) = [one for one in record["units"] if one["name"]["en"] == unit]
    assert (found["led_by"] is not None) == head


def test_to_joins_two_nouns_of_a_name() -> None:
    assert "Notices to Divers Section" in part_of("The Notices to Divers Section prints charts.")
    assert "Harbour Section" in part_of("The Clerk reports to Harbour Section. Speaks to Harbour.")


@pytest.mark.parametrize(
    ("header", "units"),
    [
        (
            "DIVISION: Coasts Division (CD)\nRopes Branch (RB)\nKnots Section",
            {"Coasts Division": None, "Ropes Branch": "Coasts Division"}
            | {"Knots Section": "Ropes Branch"},
        ),
        ("DIVISION: Coasts Division\nSection and Branch are small.", {"Coasts Division": None}),
        ("DIVISION: Coasts Division\n\nRopes Branch", {"Coasts Division": None}),
    ],
)
def test_units_below_one_another(header: str, units: dict[str, str | None]) -> None:
    (record,) = records(
        decode(
            (
                "Vacancy Number: A11/0427\nJob Title: Rigger\nNATO Body: Allied Buoy Command\n"
                f"Location: Ostend\nNATO Grade: G9\nDescription\n\n{header}\n\nPOST CONTEXT\n\n"
                "Buoys float.\n"
            ).encode(),
            "notice.txt",
        )
    )
    found = {
        unit["name"]["en"]: unit["part_of"]["name"]["en"] if unit["part_of"] else None
        for unit in record["units"]
        if unit["kind"] != "body"
    }
    assert found == units
