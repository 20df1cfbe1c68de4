"""Headings: those a form knows, those it does not, and those inside a section."""

from __future__ import annotations

from typing import Any

import pytest

from rolegraph.ingest import decode, records

HEADER = """Vacancy Number: A11/0427
Job Title: Keeper (Buoys)
NATO Body: Allied Buoy Command
Location: Ostend
NATO Grade: G9
Closing Date: 4 May 2027
"""


def read(text: str) -> dict[str, Any]:
    (record,) = records(decode(text.encode(), "notice.txt"))
    return record


def texts(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["necessity"], one["text"]["en"]) for one in record["requirements"]]


@pytest.mark.parametrize(
    ("known", "unknown"),
    [
        ("DESIRABLE QUALIFICATIONS", "RELOCATION AND HOUSING"),
        ("2. DESIRABLE QUALIFICATIONS", "3. RELOCATION AND HOUSING"),
        ("2. Desirable Qualifications", "3. Relocation and Housing"),
        ("## Desirable Qualifications", "## Relocation and Housing"),
    ],
)
def test_a_heading_that_no_form_knows_ends_the_section_before(known: str, unknown: str) -> None:
    text = f"{HEADER}\nPOST CONTEXT\n\nBuoys float.\n\n{known}\n\n- Knowledge of knots.\n\n"
    record = read(f"{text}{unknown}\n\n- A house near the harbour is found for you.\n")
    assert texts(record) == [("desirable", "Knowledge of knots")]


def test_a_line_of_another_shape_ends_nothing() -> None:
    text = f"{HEADER}\nPOST CONTEXT\n\nBuoys float.\n\n2. DESIRABLE QUALIFICATIONS\n\n"
    record = read(
        f"{text}7. WARM CLOTHES\n\n- Knowledge of knots.\n\nWarm Clothes\n\n- Good eyes.\n"
    )
    assert texts(record) == [
        ("desirable", "Knowledge of knots"),
        ("desirable", "Good eyes"),
    ]


def test_headings_inside_a_section_open_one() -> None:
    text = f"{HEADER}\nPOST CONTEXT\n\nBuoys float.\n\nESSENTIAL QUALIFICATIONS\n\n- Good eyes.\n\n"
    record = read(
        f"{text}CIVILIAN POSTS\n\na. Personal Attributes. Calm in a storm, always.\n\n"
        "e. Supervisory Responsibilities. This post reports to the Section Head (Buoys).\n"
    )
    assert record["reports_to"]["title"]["en"] == "Section Head (Buoys)"
    assert texts(record) == [("essential", "Good eyes")]


def test_two_headings_of_one_kind_are_both_read() -> None:
    record = read(
        "Posting Title: Clerk\nJob Opening Number: 27-ADM-11\nDuty Station: BERN\nLevel: G-4\n\n"
        "Org. Setting and Reporting\n\nThe Clerk reports to the Chief Clerk.\n\n"
        "Education\n\nA school diploma is required.\n\n"
        "Work Experience\n\nThree years of filing are required. Typing is desirable.\n"
    )
    assert texts(record) == [
        ("essential", "A school diploma is required"),
        ("essential", "Three years of filing are required"),
        ("desirable", "Typing is desirable"),
    ]
    assert record["experience_min_years"] == 3


def test_what_is_not_required_is_no_requirement() -> None:
    record = read(
        "Posting Title: Clerk\nJob Opening Number: 27-ADM-11\nDuty Station: BERN\nLevel: G-4\n\n"
        "Org. Setting and Reporting\n\nThe Clerk reports to the Chief Clerk.\n\n"
        "Education\n\nA university degree is not required. A school diploma may be accepted in "
        "lieu of training.\n"
    )
    assert texts(record) == []


def test_a_heading_under_one_that_is_known_belongs_to_it() -> None:
    record = read(
        "# Job Description\n\n**Position Title:** Director, Tides\n**Position Number:** 4711\n"
        "**Classification:** EX-01\n**Branch:** Seas Branch\n\n## Nature and Scope\n\n"
        "### Dimensions\n\nFTEs: 4\n\n### The Waves\n\n"
        "The Foam Unit is part of the Surf Division.\n\n## Parking\n\n"
        "The Garage Unit is part of the Wheels Division.\n"
    )
    units = {unit["name"]["en"] for unit in record["units"]}
    assert {"Foam Unit", "Surf Division"} <= units
    assert "Garage Unit" not in units
