"""Conditions of work: what a notice says of its own post, not of work in general."""

from __future__ import annotations

from typing import Any

import pytest
from notices import english, french, source

from rolegraph.ingest import records


def conditions(text: str, lang: str = "en") -> list[tuple[str, str]]:
    """Kind and words of the conditions of the only notice in a text."""
    (record,) = records(source(text))
    found: list[dict[str, Any]] = record["conditions"]
    for i, entry in enumerate(found):
        if entry["text"][lang]:
            assert f"/conditions/{i}/text/{lang}" in record["evidence"]
    return [(entry["kind"], entry["text"][lang]) for entry in found]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("The incumbent may be required to travel.", ["travel"]),
        ("The post holder must be willing to travel and to work outside normal office hours.",
         ["travel", "working_hours"]),
        ("The incumbent is expected to work in shifts.", ["shifts"]),
        ("The Chart Keeper will be on call and may work at night.", ["working_hours", "shifts"]),
        ("Occasional travel may be required.", ["travel"]),
        ("The incumbent arranges for others to travel.", []),
        ("Experience with travel budgets may be required.", []),
        ("The Director of Charts may be required to travel.", []),
        ("The incumbent draws charts for travel agencies.", []),
        ("Ships may be expected at night.", []),
    ],
)  # fmt: skip
def test_in_english(said: str, kinds: list[str]) -> None:
    found = conditions(english(summary=f"The Charts Division draws. {said}"))
    assert [kind for kind, _ in found] == kinds
    assert all(words == said.rstrip(".") for _, words in found)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("La personne titulaire du poste peut être amenée à se déplacer.", ["travel"]),
        ("La personne titulaire doit travailler de nuit.", ["working_hours"]),
        ("La personne titulaire du poste doit assurer des astreintes.", ["shifts"]),
        ("La personne titulaire du poste organise les déplacements et doit les payer.", []),
    ],
)
def test_in_french(said: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in conditions(french(summary=said), "fr")] == kinds


def test_the_standing_paragraph_is_none() -> None:
    text = english() + (
        "\n6. CONTRACT\n\nLike all who work here, the staff member may be required now and then to "
        "travel for work.\n"
    )
    assert conditions(text) == []


def test_both_languages_are_one_condition() -> None:
    text = english(summary="The incumbent may be required to travel.") + "\n" + french(
        summary="La personne titulaire du poste peut être amenée à se déplacer."
    )  # fmt: skip
    (record,) = records(source(text))
    (one,) = record["conditions"]
    assert one["text"]["en"] == "The incumbent may be required to travel"
    assert one["text"]["fr"].endswith("amenée à se déplacer")
