"""What a notice says of the names its units had."""

from __future__ import annotations

from typing import Any

import pytest
from notices import english, french, organisation


def formerly(text: str, lang: str = "en") -> dict[str, list[str | None]]:
    """Former names by unit; a former name is no unit."""
    record = organisation(text)
    found = {u["name"][lang]: [f["name"][lang] for f in u["formerly"]] for u in record["units"]}
    old = {name for names in found.values() for name in names}
    assert not old & set(found)
    return {name: names for name, names in found.items() if names}


@pytest.mark.parametrize(
    ("said", "old"),
    [
        ("The Charts Section (formerly the Tides Unit) draws.", "Tides Unit"),
        ("The Charts Section, formerly known as the Tides Unit, draws.", "Tides Unit"),
        ("The Charts Section (CS), previously called Tides and Floods Unit, draws.",
         "Tides and Floods Unit"),
        ("The Charts Section (ex-Tides Unit) draws.", "Tides Unit"),
        ("The Charts Section (formerly Tides) draws.", "Tides"),
        ("The Charts Section (formerly TDU) draws.", "TDU"),
        ("The Charts Section, renamed from the Tides Unit, draws.", "Tides Unit"),
        ("The Charts Section, which replaced the Tides Unit in 2024, draws.", "Tides Unit"),
        ("The Charts Section replaces the former Tides Unit.", "Tides Unit"),
        ("In 2024 the Tides Unit was renamed the Charts Section.", "Tides Unit"),
        ("The Tides Unit has become the Charts Section. It draws.", "Tides Unit"),
    ],
)  # fmt: skip
def test_ways_to_say_it_in_english(said: str, old: str) -> None:
    text = english(summary=f"{said} It sits within the Works Division.")
    assert formerly(text) == {"Charts Section": [old]}


@pytest.mark.parametrize(
    ("said", "old"),
    [
        ("La Section Cartes (anciennement l'Unité Marées) dresse des cartes.", "Unité Marées"),
        ("La Section Cartes, précédemment dénommée Unité Marées, dresse des cartes.",
         "Unité Marées"),
        ("La Section Cartes (ex-Unité Marées) dresse des cartes.", "Unité Marées"),
        ("La Section Cartes (ancienne Unité Marées) dresse des cartes.", "Unité Marées"),
        ("La Section Cartes, qui a remplacé l'Unité Marées, dresse des cartes.", "Unité Marées"),
        ("L'Unité Marées a été rebaptisée Section Cartes.", "Unité Marées"),
    ],
)  # fmt: skip
def test_ways_to_say_it_in_french(said: str, old: str) -> None:
    assert formerly(french(summary=said), "fr") == {"Section Cartes": [old]}


@pytest.mark.parametrize(
    "said",
    [
        "The Charts Section, formerly part of the Works Division, draws.",
        "The Charts Section (formerly in Bergen) draws.",
        "The Head of the Charts Section (formerly the Head of Tides) draws.",
        "The Charts Section replaces the Tides Unit at night.",
        "The Charts Section was not formerly the Tides Unit.",
        "The former Head of the Tides Unit advises the Charts Section.",
    ],
)
def test_what_is_no_former_name(said: str) -> None:
    assert formerly(english(summary=said)) == {}


def test_both_languages_and_the_acronym() -> None:
    text = english(summary="The Charts Section (formerly the Tides Unit (TDU)) draws.") + french(
        summary="La Section Cartes (anciennement l'Unité Marées (TDU)) dresse des cartes."
    )
    record: dict[str, Any] = organisation(text)
    (unit,) = (u for u in record["units"] if u["formerly"])
    assert unit["name"] == {"en": "Charts Section", "fr": "Section Cartes"}
    (old,) = unit["formerly"]
    assert old == {"name": {"en": "Tides Unit", "fr": "Unité Marées"}, "acronym": "TDU"}
