"""Which mentions of units are one unit.

Bodies, committees, offices and divisions are one in their whole organisation; sections, branches,
units and teams are one in their office. See :mod:`rolegraph.ingest.facts_to_identities` for the
rules.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from rolegraph.ingest.facts.units import RANK, name_key
from rolegraph.ingest.identities.model import Clusters, Link, Question, Unit, first_evidenced, mint
from rolegraph.ingest.identities.words import canonical, key
from rolegraph.ingest.mentions import LocalUnit, Mentions

__all__ = ["Units", "name_for_iri", "resolve_units"]

_Member = tuple[Mentions, LocalUnit]
#: Units whose name alone tells too little to look for them outside their own office.
_COMMON = frozenset(
    {"front", "support", "main", "general", "central", "administration", "administrative"}
    | {"service", "management", "secretariat", "coordination", "executive", "staff", "planning"}
)
_KIND_WORDS = frozenset(
    ["section", "unit", "division", "office", "branch", "team", "directorate", "department"]
)


@dataclass(eq=False)
class Units:
    """The units of all notices.

    Attributes:
        organisation: what stands for the organisation of each notice.
        office: what stands for the office each notice is about.
        above: the units that a unit is part of, by what stands for them.
    """

    clusters: Clusters
    unit_of: dict[LocalUnit, Unit] = field(default_factory=dict)
    organisation: dict[Mentions, Hashable] = field(default_factory=dict)
    office: dict[Mentions, Hashable] = field(default_factory=dict)
    above: dict[Hashable, set[Hashable]] = field(default_factory=dict)
    holders: dict[LocalUnit, set[LocalUnit]] = field(default_factory=dict)
    wide: set[Hashable] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lineage: Clusters = field(default_factory=Clusters)
    by_acronym: dict[tuple[Hashable, str], set[Hashable]] = field(default_factory=dict)

    def line(self, root: Hashable) -> Hashable:
        """What stands for a unit together with what it was before and what it became."""
        return self.lineage.find(root)

    def succeed(self, successions: Iterable[tuple[LocalUnit, LocalUnit]]) -> None:
        """Take note which unit became which, where one became one; a split has no one line."""
        pairs = {(self.find(before), self.find(after)) for before, after in successions}
        for before, after in pairs:
            if sum(b == before for b, _ in pairs) == sum(a == after for _, a in pairs) == 1:
                self.lineage.join(before, after)

    def find(self, unit: LocalUnit) -> Hashable:
        """What stands for the unit of a mention."""
        return self.clusters.find(unit)

    def office_of(self, root: Hashable) -> Hashable | None:
        """The office a unit is in, or that it is; None if that is not known."""
        seen, level = {root}, [root]
        while level:
            offices = [r for r in level if r in self.wide]
            if offices:
                return offices[0] if len(set(offices)) == 1 else None
            level = [a for r in level for a in self.above.get(r, ()) if a not in seen]
            seen.update(level)
        return None

    def around(self, root: Hashable) -> frozenset[Hashable]:
        """The sections and units below the office that hold a unit, by what stands for them."""
        seen: set[Hashable] = set()
        level = [root]
        while level:
            level = [a for r in level for a in self.above.get(r, ()) if a not in seen]
            level = [a for a in level if a not in self.wide]
            seen.update(level)
        return frozenset(self.line(unit) for unit in seen - {root})

    def join(self, first: _Member, second: _Member, rule: str, confidence: float) -> None:
        """Make two mentions one unit, unless they must stay apart."""
        if self.find(first[1]) != self.find(second[1]) and self.clusters.join(first[1], second[1]):
            self.links.append(Link(first, second, rule, confidence))


def resolve_units(notices: list[Mentions], clusters: Clusters, base: str) -> Units:
    """The units behind all mentions.

    Args:
        notices: in a fixed order.
        clusters: with what people decided already joined and parted.
    """
    found = Units(clusters)
    _join_bodies(notices, found)
    for notice in notices:
        body = notice.body()
        found.organisation[notice] = found.find(body) if body else ("body of", notice.organisation)
    _join_wide(notices, found)
    for notice in notices:
        context = notice.unit(notice.record.get("context_unit"))
        anchor: Hashable = found.organisation[notice]
        if context is not None and context.wide:
            anchor = found.find(context)
            found.wide.add(anchor)
        elif context is not None:
            anchor = (found.organisation[notice], "in", min(unit_keys(context, notice)))
        found.office[notice] = anchor
    for notice in notices:
        for unit in notice.units:
            if unit.acronym and unit.wide and unit.kind not in _BODIES:
                acronym = (found.organisation[notice], unit.acronym)
                found.by_acronym.setdefault(acronym, set()).add(found.find(unit))
    _join_local(notices, found)
    _join_equated(notices, found)
    _mint(notices, found, base)
    return found


def unit_keys(unit: LocalUnit, notice: Mentions) -> list[tuple[str, str]]:
    """Language and canonical key of each name, the organisation's acronym left out of it."""
    bare = ((lang, _without(name, notice.organisation)) for lang, name in unit.names.items())
    return sorted((lang, key(canonical(name, lang))) for lang, name in bare if name)


def _without(name: str, organisation: str | None) -> str:
    parts = name.split()
    if organisation and len(parts) > 2 and parts[0].casefold() == organisation.casefold():
        return " ".join(parts[1:])
    return name


def _chain(found: Units, members: Iterable[_Member], rule: str, confidence: float) -> None:
    ordered = sorted(members, key=lambda m: (first_evidenced(m[0]), m[1].local_key))
    for first, second in pairwise(ordered):
        found.join(first, second, rule, confidence)


def _join_bodies(notices: list[Mentions], found: Units) -> None:
    """Bodies and external parties, which have no organisation above them: by name, acronym."""
    bodies = [(n, u) for n in notices for u in n.units if u.kind in {"body", "external"}]
    _by_name(found, [m for m in bodies if m[1].named], {})
    _by_acronym(found, bodies, {}, ask=False)


def _join_wide(notices: list[Mentions], found: Units) -> None:
    wide = [
        (notice, unit)
        for notice in notices
        for unit in notice.units
        if unit.wide and unit.kind not in {"body", "external"}
    ]
    _by_name(found, wide, found.organisation)
    _by_former_name(found, wide)
    _by_acronym(found, wide, found.organisation, ask=True)
    found.wide.update(found.find(unit) for _, unit in wide if unit.kind != "committee")


def _by_name(found: Units, members: list[_Member], organisation: dict[Mentions, Hashable]) -> None:
    groups: dict[Hashable, list[_Member]] = {}
    for notice, unit in members:
        for lang, name in unit_keys(unit, notice):
            if not (unit.acronym and name == unit.acronym.casefold()):
                where = (organisation.get(notice), unit.kind, lang, name)
                groups.setdefault(where, []).append((notice, unit))
    for group in groups.values():
        _chain(found, group, "same-name", 0.99)


def _by_former_name(found: Units, members: list[_Member]) -> None:
    """ "the Office of X (formerly the Y Division)": the text itself says that they are one."""
    named: dict[Hashable, _Member] = {}
    for notice, unit in members:
        for lang, name in unit_keys(unit, notice):
            named.setdefault((found.organisation[notice], lang, name), (notice, unit))
    for notice, unit in members:
        for former in unit.formerly:
            for lang, name in former.items():
                words = key(canonical(_without(name, notice.organisation), lang))
                known = named.get((found.organisation[notice], lang, words))
                if known is not None and known[1] is not unit:
                    found.join(known, (notice, unit), "stated-rename", 0.95)


def _by_acronym(
    found: Units, members: list[_Member], organisation: dict[Mentions, Hashable], *, ask: bool
) -> None:
    """Those known by acronym alone, where it stands for one name; two names are asked about."""
    acronyms: dict[Hashable, list[_Member]] = {}
    for notice, unit in members:
        if unit.acronym:
            where = (organisation.get(notice), "" if ask else unit.kind, unit.acronym)
            acronyms.setdefault(where, []).append((notice, unit))
    for group in acronyms.values():
        full = [m for m in group if not _is_acronym_only(*m)]
        roots = {found.find(unit): (notice, unit) for notice, unit in reversed(full)}
        kinds = {unit.kind for _, unit in group}
        if len(roots) <= 1 and (len(kinds) == 1 or not full):
            _chain(found, group, "same-acronym", 0.95)
        elif len(roots) <= 1:
            kind = full[0][1].kind
            _chain(found, [m for m in group if m[1].kind == kind], "same-acronym", 0.95)
        elif ask:
            _one_after_the_other(found, full)


def _one_after_the_other(found: Units, members: list[_Member]) -> None:
    """Names that share an acronym: one office renamed, if they follow each other and hold alike.

    Where the one name is no longer used when the other begins, and notices under both place a
    section of the same name, or two posts of the same titles, in it, it is one; else it is asked.
    """
    by_root: dict[Hashable, list[_Member]] = {}
    for notice, unit in members:
        by_root.setdefault(found.find(unit), []).append((notice, unit))
    for group in by_root.values():
        group.sort(key=lambda m: first_evidenced(m[0]))
    listed = sorted(by_root.values(), key=lambda group: first_evidenced(group[0][0]))
    for earlier, later in pairwise(listed):
        first, second = earlier[-1], later[0]
        dates = first[0].date, second[0].date
        follows = dates[0] is not None and dates[1] is not None and dates[0] < dates[1]
        inside = _inside(earlier), _inside(later)
        sections, titles = (inside[0][k] & inside[1][k] for k in (0, 1))
        if follows and (sections or len(titles) > 1):
            found.join(first, second, "renamed-same-acronym", 0.9)
        elif not found.clusters.apart(first[1], second[1]):
            reason = ("ask-same-acronym", str(first[1].acronym))
            found.questions.append(Question("unit", first, second, (reason,), 0.5, succession=True))


def _inside(office: list[_Member]) -> tuple[set[str], set[str]]:
    """What the notices of an office place in it: telling names of sections, titles of posts."""
    sections, titles = set(), set()
    for notice, unit in office:
        if notice.unit(notice.record.get("context_unit")) is not unit:
            continue
        for other in notice.units:
            if not other.wide and other.named and other.kind not in _BODIES:
                sections |= {
                    f"{lang} {name}"
                    for lang, name in unit_keys(other, notice)
                    if set(name.split()) - _COMMON - _KIND_WORDS
                }
        titles |= {
            f"{lang} {key(canonical(title, lang))}"
            for lang, title in notice.record["title"].items()
            if title and len(canonical(title, lang)) > 1
        }
    return sections, titles


def _is_acronym_only(notice: Mentions, unit: LocalUnit) -> bool:
    assert unit.acronym is not None
    names = dict(unit_keys(unit, notice))
    return names.get("en", names.get("fr")) == unit.acronym.casefold()


def _join_local(notices: list[Mentions], found: Units) -> None:
    """Sections, units and teams, the large ones first, so that what holds the small is known."""
    local = [(n, u) for n in notices for u in n.units if not u.wide and u.kind not in _BODIES]
    for _, unit in local:
        found.find(unit)
    by_rank: dict[int, list[_Member]] = {}
    for notice, unit in local:
        if unit.named:
            by_rank.setdefault(RANK.get(unit.kind, 0), []).append((notice, unit))
    for notice in notices:
        _note_above(notice, found)
    for level in sorted(by_rank, reverse=True):
        _join_level(by_rank[level], found)


_BODIES = frozenset({"body", "external", "committee", "function"})


def _note_above(notice: Mentions, found: Units) -> None:
    """What holds what in one notice: stated, or concluded from its words."""
    for unit, parent in notice.containment:
        if unit is not parent and parent.kind not in _BODIES:
            found.holders.setdefault(unit, set()).add(parent)


#: Office, kind, whether it is known by its function only, language, canonical name.
_Where = tuple[Hashable, str, bool, str, str]


def _join_level(members: list[_Member], found: Units) -> None:
    anchored: dict[_Where, list[_Member]] = {}
    floating: list[_Member] = []
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
    homes: dict[_Where, dict[Hashable, _Member]] = {}
    for (office, kind, function, lang, name), group in anchored.items():
        notice, unit = min(group, key=lambda m: (first_evidenced(m[0]), m[1].local_key))
        anywhere = (found.organisation[notice], kind, function, lang, name)
        homes.setdefault(anywhere, {})[office] = (notice, unit)
    left: dict[_Where, list[_Member]] = {}
    for notice, unit in floating:
        if not _find_home(notice, unit, homes, found):
            for where in _where(notice, unit, found.office[notice]):
                left.setdefault(where, []).append((notice, unit))
    for group in left.values():
        _chain(found, group, "same-name-in-office", 0.9)


def _by_former_name_in_office(anchored: dict[_Where, list[_Member]], found: Units) -> None:
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
    notice: Mentions, unit: LocalUnit, homes: dict[_Where, dict[Hashable, _Member]], found: Units
) -> bool:
    """Join a unit that its notice places nowhere to the one of its office, or the only one."""
    for where in _where(notice, unit, found.organisation[notice]):
        known = homes.get(where, {})
        own = known.get(found.office[notice])
        if own is not None:
            found.join(own, (notice, unit), "same-name-in-office", 0.9)
            return True
        telling = set(where[-1].split()) - _COMMON - _KIND_WORDS
        if len({found.find(m[1]) for m in known.values()}) == 1 and telling and not unit.function:
            found.join(next(iter(known.values())), (notice, unit), "only-unit-of-name", 0.85)
            return True
    return False


def _chain_by_parent(found: Units, group: list[_Member]) -> None:
    """One unit, unless its mentions are said to be in different sections of the office."""
    parents: dict[Hashable, list[_Member]] = {}
    unknown: list[_Member] = []
    for notice, unit in group:
        above = {found.find(p) for p in found.holders.get(unit, ())} - found.wide
        if len(above) == 1:
            parents.setdefault(next(iter(above)), []).append((notice, unit))
        else:
            unknown.append((notice, unit))
    if len(parents) <= 1:
        _chain(found, group, "same-name-in-office", 0.97)
        return
    for members in [*parents.values(), unknown]:
        _chain(found, members, "same-name-in-office", 0.97)


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


def _join_equated(notices: list[Mentions], found: Units) -> None:
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


def _mint(notices: list[Mentions], found: Units, base: str) -> None:
    groups: dict[Hashable, list[_Member]] = {}
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
    _drop_shared_aliases(found)


def _drop_shared_aliases(found: Units) -> None:
    """An IRI stands for one unit only: not for that of another, nor for two."""
    units = {unit.iri: unit for unit in found.unit_of.values()}
    counts: dict[str, int] = {}
    for unit in units.values():
        for alias in unit.aliases:
            counts[alias] = counts.get(alias, 0) + 1
    for unit in units.values():
        kept = (a for a in unit.aliases if counts[a] == 1 and a not in units)
        unit.aliases = tuple(kept)


def _order(members: list[_Member]) -> tuple[object, ...]:
    notice, local = members[0]
    return (*first_evidenced(notice), local.local_key)


def _own_iri(notice: Mentions, unit: LocalUnit, base: str, apart: str = "") -> str:
    """The IRI a unit has when this mention is the first: of what the notice itself calls it."""
    context = notice.unit(notice.record.get("context_unit"))
    where = "" if unit.wide or unit.kind in _BODIES else name_for_iri(context, notice)
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
