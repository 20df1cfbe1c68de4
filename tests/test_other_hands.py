"""Notices of other hands are read as well as the documentation says, and nothing is made up."""

from __future__ import annotations

import pytest
from noise import HEAVY, LIGHT
from other_hands import SETS, read

#: By set, the least precision and recall over all fields; ``benchmarks/quality.py`` measures them.
LEAST = {
    "mended/nato-is": (0.99, 0.945),
    "mended/others": (0.985, 0.935),
    "held_out/nato-is": (0.975, 0.95),
    "held_out/others": (0.94, 0.87),
}


@pytest.mark.parametrize("name", SETS)
def test_they_are_read_as_well_as_is_said(name: str) -> None:
    result = read(SETS[name])
    precision, recall = LEAST[name]
    assert result.notices >= 15
    assert result.unread == []
    assert result.total.precision >= precision, result.misses
    assert result.total.recall >= recall, result.misses
    assert result.fabrications == []
    assert result.evidence_valid == result.evidence_all > 0


@pytest.mark.parametrize("name", SETS)
def test_light_noise_costs_next_to_nothing(name: str) -> None:
    clean, light = read(SETS[name]), read(SETS[name], LIGHT, 1)
    assert light.total.f1 >= clean.total.f1 - 0.01
    assert light.fabrications == []
    assert light.evidence_valid == light.evidence_all


@pytest.mark.parametrize("name", SETS)
def test_heavy_noise_loses_facts_and_makes_none_up(name: str) -> None:
    result = read(SETS[name], HEAVY, 2)
    assert result.fabrications == []
    assert result.evidence_valid == result.evidence_all
    assert result.total.precision >= LEAST[name][0] - 0.02
