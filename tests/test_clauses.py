"""Ways of saying what is part of what and who leads (`clauses.toml`), in English and French."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from notices import english, french, names, organisation

CASES = tomllib.loads((Path(__file__).parent / "clauses.toml").read_text(encoding="utf-8"))


def read(text: str) -> tuple[set[str], set[str]]:
    units = organisation(text)["units"]
    return (
        {f"{names(unit)}<{names(unit['part_of'])}" for unit in units if unit["part_of"]},
        {f"{names(unit)}={names(unit['led_by'], 'title')}" for unit in units if unit["led_by"]},
    )


@pytest.mark.parametrize("case", CASES["en"], ids=lambda case: case["said"])
def test_english(case: dict[str, Any]) -> None:
    found = read(english(summary=case["said"], relations="None."))
    assert found == (set(case.get("parts", ())), set(case.get("leads", ())))


@pytest.mark.parametrize("case", CASES["fr"], ids=lambda case: case["said"])
def test_french(case: dict[str, Any]) -> None:
    found = read(french(summary=case["said"], relations="Aucune."))
    assert found == (set(case.get("parts", ())), set(case.get("leads", ())))
