"""Sections, branches, units and teams: one in their office."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from rolegraph.ingest.facts.units import RANK
from rolegraph.ingest.identities.model import first_evidenced
from rolegraph.ingest.identities.unit_model import (
    BODIES,
    COMMON,
    Member,
    Units,
    chain,
    unit_keys,
)
from rolegraph.ingest.identities.words import KIND_WORDS, canonical, key
from rolegraph.ingest.mentions import LocalUnit, Mentions

__all__ = ["join_equated", "join_sections"]


def join_sections(notices: list[Mentions], found: Units) -> None:
    """Sections, units and teams, the large ones first, so that what holds the small is known."""
    local = [(n, u) for n in notices for u in n.units if not u.wide and u.kind not in BODIES]
    for _, unit in local:
        found.find(unit)
    by_rank: dict[int, list[Member]] = {}
    for notice, unit in local:
        if unit.named:
            by_rank.setdefault(RANK.get(unit.kind, 0), []).append((notice, unit))
    for notice in notices:
        _note_above(notice, found)
    for level in sorted(by_rank, reverse=True):
        _join_level(by_rank[level], found)


def _note_above(notice: Mentions, found: Units) -> None:
    """What holds what in one notice: stated, or concluded from its words."""
    for unit, parent in notice.containment:
        if unit is not parent and parent.kind not in BODIES:
            found.holders.setdefault(unit, set()).add(parent)


#: Office, kind, whether it is known by its function only, language, canonical name.
_Where = tuple[Hashable, str, bool, str, str]


def _join_level(members: list[Member], found: Units) -> None:
    anchored: dict[_Where, list[Member]] = {}
    floating: list[Member] = []
    for notice, unit in members:
        office = _office_in_notice(notice, unit, found)
        if office is None:
            floating.append((notice, unit))
            continue
        for where in _where(notice, unit, office):
            anchored.setdefault(where, []).append((notice, unit))
    for group in anchored.values():
        _chain_by_parent(found, group)
    _by_former_name_in_office(anchored, found)
    homes: dict[_Where, dict[Hashable, Member]] = {}
    for (office, kind, function, lang, name), group in anchored.items():
        notice, unit = min(group, key=lambda m: (first_evidenced(m[0]), m[1].local_key))
        anywhere = (found.organisation[notice], kind, function, lang, name)
        homes.setdefault(anywhere, {})[office] = (notice, unit)
    left: dict[_Where, list[Member]] = {}
    for notice, unit in floating:
        if not _find_home(notice, unit, homes, found):
            for where in _where(notice, unit, found.office[notice]):
                left.setdefault(where, []).append((notice, unit))
    for group in left.values():
        chain(found, group, "same-name-in-office", 0.9)


def _by_former_name_in_office(anchored: dict[_Where, list[Member]], found: Units) -> None:
    """ "the X Section (formerly the Y Section)": the one of the former name in the same office."""
    for (office, kind, function, _, _), group in list(anchored.items()):
        for notice, unit in group:
            for former in unit.formerly:
                for lang, name in former.items():
                    where = (office, kind, function, lang, key(canonical(name, lang)))
                    known = anchored.get(where)
                    if known:
                        found.join(known[0], (notice, unit), "stated-rename", 0.95)


def _where(notice: Mentions, unit: LocalUnit, office: Hashable) -> Iterator[_Where]:
    for lang, name in unit_keys(unit, notice):
        yield office, unit.kind, unit.function, lang, name


def _find_home(
    notice: Mentions, unit: LocalUnit, homes: dict[_Where, dict[Hashable, Member]], found: Units
) -> bool:
    """Join a unit that its notice places nowhere to the one of its office, or the only one."""
    for where in _where(notice, unit, found.organisation[notice]):
        known = homes.get(where, {})
        own = known.get(found.office[notice])
        if own is not None:
            found.join(own, (notice, unit), "same-name-in-office", 0.9)
            return True
        telling = set(where[-1].split()) - COMMON - KIND_WORDS
        if len({found.find(m[1]) for m in known.values()}) == 1 and telling and not unit.function:
            found.join(next(iter(known.values())), (notice, unit), "only-unit-of-name", 0.85)
            return True
    return False


def _chain_by_parent(found: Units, group: list[Member]) -> None:
    """One unit, unless its mentions are said to be in different sections of the office."""
    parents: dict[Hashable, list[Member]] = {}
    unknown: list[Member] = []
    for notice, unit in group:
        above = {found.find(p) for p in found.holders.get(unit, ())} - found.wide
        if len(above) == 1:
            parents.setdefault(next(iter(above)), []).append((notice, unit))
        else:
            unknown.append((notice, unit))
    if len(parents) <= 1:
        chain(found, group, "same-name-in-office", 0.97)
        return
    for members in [*parents.values(), unknown]:
        chain(found, members, "same-name-in-office", 0.97)


def _office_in_notice(notice: Mentions, unit: LocalUnit, found: Units) -> Hashable | None:
    """The office that a notice places a unit in; its own for the units of its own post."""
    seen: set[LocalUnit] = {unit}
    level = [unit]
    while level:
        level = [p for u in level for p in found.holders.get(u, ()) if p not in seen]
        offices = {found.find(u) for u in level if u.wide}
        if offices:
            return offices.pop() if len(offices) == 1 else None
        seen.update(level)
    return found.office[notice] if seen & notice.own_units else None


def join_equated(notices: list[Mentions], found: Units) -> None:
    """A team known by what it manages is the unit its notice equates it with."""
    for notice in notices:
        for inference in notice.record.get("inferences", ()):
            if inference["relation"] == "same_as":
                first = notice.unit(inference["subject"]["unit"])
                second = notice.unit(inference["object"]["unit"])
                if first and second:
                    found.join((notice, first), (notice, second), "listed-team", 0.8)
    for unit, holders in found.holders.items():
        root = found.find(unit)
        above = found.above.setdefault(root, set())
        above.update({found.find(holder) for holder in holders} - {root})
