"""Which mentions of units are one unit, and the IRIs of units.

Bodies, committees, offices and divisions are one in their whole organisation; sections, branches,
units and teams are one in their office. See :mod:`rolegraph.ingest.facts_to_identities` for the
rules.
"""

from __future__ import annotations

from collections.abc import Hashable

from rolegraph.ingest.facts.units import name_key
from rolegraph.ingest.identities.model import (
    Clusters,
    Question,
    Unit,
    drop_shared_aliases,
    first_evidenced,
    mint,
)
from rolegraph.ingest.identities.offices import join_bodies, join_offices
from rolegraph.ingest.identities.sections import join_equated, join_sections
from rolegraph.ingest.identities.unit_model import BODIES, Member, Units, unit_keys
from rolegraph.ingest.mentions import LocalUnit, Mentions
from rolegraph.ingest.table_mentions import TableMentions

__all__ = ["Units", "name_for_iri", "resolve_units"]


def resolve_units(notices: list[Mentions], clusters: Clusters, base: str) -> Units:
    """The units behind all mentions.

    Args:
        notices: in a fixed order.
        clusters: with what people decided already joined and parted.
    """
    found = Units(clusters)
    join_bodies(notices, found)
    for notice in notices:
        body = notice.body()
        found.organisation[notice] = found.find(body) if body else ("body of", notice.organisation)
    _organisations_of_tables(notices, found)
    join_offices(notices, found)
    for notice in notices:
        context = notice.unit(notice.record.get("context_unit"))
        anchor: Hashable = found.organisation[notice]
        if context is not None and context.wide:
            anchor = found.find(context)
            found.wide.add(anchor)
        elif context is not None:
            anchor = (found.organisation[notice], "in", min(unit_keys(context, notice)))
        found.office[notice] = anchor
    join_sections(notices, found)
    join_equated(notices, found)
    for notice in notices:
        for unit in notice.units:
            if unit.acronym and unit.wide and unit.kind not in BODIES:
                acronym = (found.organisation[notice], unit.acronym)
                found.by_acronym.setdefault(acronym, set()).add(found.find(unit))
    _mint(notices, found, base)
    return found


def _organisations_of_tables(notices: list[Mentions], found: Units) -> None:
    """A table is of the organisation of the notices: the only one, or the one that it names.

    Where it names another one than the notices, of which there is one, a person is asked.
    """
    of_notices = {
        found.organisation[n]: n for n in reversed(notices) if not isinstance(n, TableMentions)
    }
    for table in notices:
        if not isinstance(table, TableMentions) or not of_notices:
            continue
        body = table.body()
        named = [
            root
            for root, notice in of_notices.items()
            if body is not None
            and (
                table.organisation == notice.organisation
                or any(u.kind == "body" and found.find(u) == found.find(body) for u in notice.units)
            )
        ]
        if (body is None and len(of_notices) == 1) or len(named) == 1:
            found.organisation[table] = (named or list(of_notices))[0]
        elif body is not None and not named and len(of_notices) == 1:
            (notice,) = of_notices.values()
            other = notice.body()
            if other is not None and not found.clusters.apart(body, other):
                reason = ("ask-same-organisation", "")
                found.questions.append(
                    Question("unit", (notice, other), (table, body), (reason,), 0.5)
                )


def _mint(notices: list[Mentions], found: Units, base: str) -> None:
    groups: dict[Hashable, list[Member]] = {}
    for notice in notices:
        for local in notice.units:
            groups.setdefault(found.find(local), []).append((notice, local))
    for members in groups.values():
        members.sort(key=lambda m: (not m[1].named, m[1].function, first_evidenced(m[0])))
    taken: dict[str, Hashable] = {}
    for root, members in sorted(groups.items(), key=lambda item: _order(item[1])):
        notice, first = members[0]
        iri = _own_iri(notice, first, base)
        if taken.setdefault(iri, root) != root:
            iri = _own_iri(notice, first, base, notice.number)
        others = {_own_iri(n, u, base) for n, u in members if u.named} - {iri}
        unit = Unit(iri, first.kind, members, tuple(sorted(others)))
        for _, local in members:
            found.unit_of[local] = unit
    drop_shared_aliases({id(unit): unit for unit in found.unit_of.values()}.values())


def _order(members: list[Member]) -> tuple[object, ...]:
    notice, local = members[0]
    return (*first_evidenced(notice), local.local_key)


def _own_iri(notice: Mentions, unit: LocalUnit, base: str, apart: str = "") -> str:
    """The IRI a unit has when this mention is the first: of what the notice itself calls it."""
    context = notice.unit(notice.record.get("context_unit"))
    where = "" if unit.wide or unit.kind in BODIES else name_for_iri(context, notice)
    if not unit.named:
        where, name = where or notice.number, ""
    else:
        name = name_for_iri(unit, notice)
    function = "function" if unit.function else ""
    scope = "" if unit.kind in {"body", "external"} else notice.organisation or ""
    return mint(base, "unit", [scope, where, unit.kind, function, name, apart])


def name_for_iri(unit: LocalUnit | None, notice: Mentions) -> str:
    """English before French, in full before an acronym."""
    if unit is None:
        return ""
    for lang in ("en", "fr"):
        if unit.names.get(lang):
            return name_key(unit.names[lang], notice.organisation)
    return ""
