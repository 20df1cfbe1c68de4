"""Which mentions of units are one unit, by the rules of :mod:`.facts_to_identities`."""

from __future__ import annotations

from collections.abc import Hashable

from rolegraph.ingest.facts.reporting import title_key
from rolegraph.ingest.facts.units import name_key
from rolegraph.ingest.identity import Union, Unit, mint
from rolegraph.ingest.mentions import (
    LocalUnit,
    Mentions,
)

__all__ = ["join_units", "join_wide", "place_unnamed", "scope", "units"]


def join_wide(notices: list[Mentions]) -> Union:
    """Units that are one in the whole organisation: by name, then by acronym."""
    union = Union()
    acronyms: dict[tuple[str, str], dict[str, list[LocalUnit]]] = {}
    for notice in notices:
        for unit in notice.units:
            if not unit.wide:
                continue
            union.find(unit)
            for lang, key in unit.keys(notice.organisation):
                if not (unit.acronym and key == unit.acronym.casefold()):
                    union.join(unit, (unit.kind, lang, key))
            if unit.acronym:
                full = unit.names.get("en") or unit.names.get("fr") or ""
                key = name_key(full, notice.organisation)
                own = "" if key == unit.acronym.casefold() else "named"
                acronyms.setdefault((unit.kind, unit.acronym), {}).setdefault(own, []).append(unit)
    for found in acronyms.values():
        named = {union.find(unit) for unit in found.get("named", ())}
        if len(named) <= 1:
            together = [*found.get("named", ()), *found.get("", ())]
            for unit in together[1:]:
                union.join(together[0], unit)
    return union


def scope(notice: Mentions, offices: Union) -> Hashable:
    """What a notice's sections, teams and posts belong to: its office, else its body."""
    unit = notice.unit(notice.record.get("context_unit"))
    if unit is None:
        unit = notice.body()
    if unit is None:
        return ("notice", notice.number)
    return offices.find(unit) if unit.wide else ("unit", _first_key(unit, notice))


def _first_key(unit: LocalUnit, notice: Mentions) -> str:
    return next((key for _, key in unit.keys(notice.organisation)), "")


def join_units(notices: list[Mentions], offices: Union, scopes: dict[Mentions, Hashable]) -> Union:
    """All units: those of an office by name in that office, teams by what the notice equates."""
    union = offices
    for notice in notices:
        for unit in notice.units:
            if unit.wide:
                continue
            union.find(unit)
            if not unit.named:
                continue
            for lang, key in unit.keys(notice.organisation):
                union.join(unit, (scopes[notice], unit.kind, unit.function, lang, key))
        for inference in notice.record.get("inferences", ()):
            if inference["relation"] == "same_as":
                first = notice.unit(inference["subject"]["unit"])
                second = notice.unit(inference["object"]["unit"])
                if first and second:
                    union.join(first, second)
    return union


def units(
    notices: list[Mentions], union: Union, scopes: dict[Mentions, Hashable], base: str
) -> dict[LocalUnit, Unit]:
    groups: dict[Hashable, list[tuple[Mentions, LocalUnit]]] = {}
    for notice in notices:
        for local in notice.units:
            groups.setdefault(union.find(local), []).append((notice, local))
    wide = {
        key: min(_identity_key(notice, local) for notice, local in members)
        for key, members in groups.items()
    }
    found: dict[LocalUnit, Unit] = {}
    for key, members in sorted(groups.items(), key=lambda item: wide[item[0]]):
        members.sort(key=lambda m: (m[1].function, not m[1].named, m[0].number))
        notice, first = members[0]
        scope = "" if first.wide else _scope_key(scopes[notice], wide)
        own = wide[key] if first.named else f"{first.kind} {'' if scope else notice.number}"
        iri = mint(base, "unit", scope or (notice.organisation or ""), f"{first.kind} {own}")
        unit = Unit(iri, first.kind, members)
        for _, local in members:
            found[local] = unit
    return found


def _identity_key(notice: Mentions, local: LocalUnit) -> str:
    """The name that stands for a unit in its IRI: English first, full before acronym."""
    keys = dict(local.keys(notice.organisation))
    rank = "2" if local.function or not local.named else "1" if _only_acronym(local, keys) else "0"
    return rank + " " + (keys.get("en") or "~" + keys.get("fr", ""))


def _only_acronym(local: LocalUnit, keys: dict[str, str]) -> bool:
    return bool(local.acronym and keys.get("en") == local.acronym.casefold())


def _scope_key(scope: Hashable, wide: dict[Hashable, str]) -> str:
    return (
        wide[scope]
        if scope in wide
        else " ".join(map(str, scope))
        if isinstance(scope, tuple)
        else str(scope)
    )


def place_unnamed(
    notices: list[Mentions], unit_of: dict[LocalUnit, Unit], scopes: dict[Mentions, Hashable]
) -> None:
    """Rule ``superior-section``: an unnamed level that the superior's own notice names."""
    for notice in notices:
        superior = notice.record["reports_to"]
        for local in notice.units:
            if local.named or not superior:
                continue
            others = [
                other
                for other in notices
                if other is not notice
                and scopes[other] == scopes[notice]
                and _same_title(superior["title"], other.record["title"])
            ]
            named = {
                unit_of[unit].iri: unit_of[unit]
                for other in others
                for unit in other.units
                if unit.kind == local.kind and unit.named and not unit.function
            }
            if len(named) == 1:
                (unit,) = named.values()
                old = unit_of[local]
                old.members.remove((notice, local))
                unit.members.append((notice, local))
                unit_of[local] = unit


def _same_title(first: dict[str, str | None], second: dict[str, str | None]) -> bool:
    return any(
        first.get(lang)
        and second.get(lang)
        and title_key(str(first[lang])) == title_key(str(second[lang]))
        for lang in ("en", "fr")
    )
