"""Levels that a notice speaks of without naming them: "the Section" of a superior's notice."""

from __future__ import annotations

from rolegraph.ingest.facts.reporting import title_key
from rolegraph.ingest.identities.units import Units
from rolegraph.ingest.mentions import Mentions

__all__ = ["place_unnamed"]


def place_unnamed(notices: list[Mentions], units: Units) -> None:
    """Rule ``superior-section``: an unnamed level that the superior's own notice names."""
    by_office: dict[object, list[Mentions]] = {}
    for notice in notices:
        by_office.setdefault(units.office[notice], []).append(notice)
    unit_of = units.unit_of
    for notice in notices:
        superior = notice.record["reports_to"]
        for local in notice.units:
            if local.named or not superior:
                continue
            named = {
                unit_of[unit].iri: unit_of[unit]
                for other in by_office[units.office[notice]]
                if other is not notice and _same_title(superior["title"], other.record["title"])
                for unit in other.units
                if unit.kind == local.kind and unit.named and not unit.function
            }
            if len(named) == 1:
                (unit,) = named.values()
                unit_of[local].members.remove((notice, local))
                unit.members.append((notice, local))
                unit_of[local] = unit


def _same_title(first: dict[str, str | None], second: dict[str, str | None]) -> bool:
    return any(
        first.get(lang)
        and second.get(lang)
        and title_key(str(first[lang])) == title_key(str(second[lang]))
        for lang in ("en", "fr")
    )
