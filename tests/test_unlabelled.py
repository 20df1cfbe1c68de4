"""What a notice says of itself without a label: title, body, deadline, clearance, contract."""

from __future__ import annotations

from typing import Any

import pytest

from rolegraph.ingest import decode, records

PROSE = (
    "\n\nThe Reef Trust looks after forty reefs. The Reef Unit is part of the Shore Division.\n\n"
)


def read(text: str) -> dict[str, Any]:
    (record,) = records(decode(text.encode(), "notice.txt"))
    return record


def shape(prose: str) -> dict[str, Any]:
    return read(
        "Vacancy Number: A11/0427\nJob Title: Keeper (Buoys)\nNATO Body: Allied Buoy Command\n"
        "Location: Ostend\nNATO Grade: G9\n\nPOST CONTEXT\n\nBuoys float.\n\nREMARKS\n\n" + prose
    )


@pytest.mark.parametrize(
    "first",
    ["Keeper of Corals", "Vacancy: Keeper of Corals", "WE ARE HIRING\nKeeper of Corals"],
)
def test_a_line_at_the_head_that_names_a_role_is_the_title(first: str) -> None:
    record = read(f"{first}{PROSE}Applications must reach us by 3 May 2027.\n")
    assert record["title"]["en"] == "Keeper of Corals"
    assert record["body"]["en"] == "Reef Trust"
    assert record["deadline"] == "2027-05-03"


@pytest.mark.parametrize("first", ["The Keeper is away", "Dear Director", "Re: Keeper of Corals"])
def test_other_lines_are_none(first: str) -> None:
    record = read(f"{first}{PROSE}Applications must reach us by 3 May 2027.\n")
    assert record["title"]["en"] is None


def test_a_text_about_no_vacancy_has_neither_title_nor_body() -> None:
    record = read(f"Keeper of Corals{PROSE}The keeper was away.\n")
    assert record["title"]["en"] is None
    assert record["body"]["en"] is None


@pytest.mark.parametrize(
    ("said", "deadline"),
    [
        ("Please apply before Friday, 7 May 2027.", "2027-05-07"),
        ("Applications will be accepted until midnight on 7 May 2027.", "2027-05-07"),
        ("The closing date for this post is 7 May 2027.", "2027-05-07"),
        ("Candidates will be told by 7 May 2027. Applications close on 9 May 2027.", None),
        ("Applications for housing opened on 7 May 2027.", None),
        ("The course is held by 7 May 2027.", None),
    ],
)
def test_the_date_by_which_one_applies(said: str, deadline: str | None) -> None:
    assert shape(said)["deadline"] == deadline


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("A security clearance at the level of NATO SECRET is needed.", "NATO SECRET"),
        ("The holder must be cleared to COSMIC TOP SECRET.", "COSMIC TOP SECRET"),
        ("No security clearance is needed, not even NATO RESTRICTED.", None),
        ("Papers marked NATO SECRET are burnt.", None),
        ("Clearance is NATO SECRET in summer. Clearance is NATO CONFIDENTIAL in winter.", None),
    ],
)
def test_the_clearance_that_the_post_demands(said: str, level: str | None) -> None:
    assert shape(said)["clearance"] == level


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Duration of contract: a definite duration contract of three years is offered.", 3),
        ("The appointment is for an initial period of two years.", 2),
        ("Five years of experience with contracts are useful.", None),
        ("The building is closed for two years.", None),
    ],
)
def test_contracts_in_the_remarks(said: str, years: int | None) -> None:
    assert shape(said)["contract"]["years"] == years


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("The incumbent has three direct reports.", 3),
        ("The Keeper (Buoys) directly supervises four people.", 4),
        ("The Section Head has three direct reports.", None),
        ("Direct contact with three people is daily.", None),
    ],
)
def test_reports_counted_in_a_sentence(said: str, count: int | None) -> None:
    record = read(
        "Vacancy Number: A11/0427\nJob Title: Keeper (Buoys)\nNATO Body: Allied Buoy Command\n"
        f"Location: Ostend\nNATO Grade: G9\n\nPOST CONTEXT\n\nBuoys float. {said}\n"
    )
    assert record["direct_reports"]["count"] == count
