"""Units while they are being found: what is one, what holds what, and how names are compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rolegraph.ingest.identities.model import Clusters, Link, Question, Unit, first_evidenced
from rolegraph.ingest.identities.words import canonical, key
from rolegraph.ingest.mentions import LocalUnit, Mentions

__all__ = [
    "BODIES",
    "COMMON",
    "Member",
    "Units",
    "chain",
    "unit_keys",
    "without_organisation",
]

Member = tuple[Mentions, LocalUnit]
#: Kinds that are no part of an office.
BODIES = frozenset({"body", "external", "committee", "function"})
#: Units whose name alone tells too little to look for them outside their own office.
COMMON = frozenset(
    {"front", "support", "main", "general", "central", "administration", "administrative"}
    | {"service", "management", "secretariat", "coordination", "executive", "staff", "planning"}
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

    def join(self, first: Member, second: Member, rule: str, confidence: float) -> None:
        """Make two mentions one unit, unless they must stay apart."""
        if self.find(first[1]) != self.find(second[1]) and self.clusters.join(first[1], second[1]):
            self.links.append(Link(first, second, rule, confidence))


def unit_keys(unit: LocalUnit, notice: Mentions) -> list[tuple[str, str]]:
    """Language and canonical key of each name, the organisation's acronym left out of it."""
    bare = (
        (lang, without_organisation(name, notice.organisation)) for lang, name in unit.names.items()
    )
    return sorted((lang, key(canonical(name, lang))) for lang, name in bare if name)


def without_organisation(name: str, organisation: str | None) -> str:
    parts = name.split()
    if organisation and len(parts) > 2 and parts[0].casefold() == organisation.casefold():
        return " ".join(parts[1:])
    return name


def chain(found: Units, members: Iterable[Member], rule: str, confidence: float) -> None:
    ordered = sorted(members, key=lambda m: (first_evidenced(m[0]), m[1].local_key))
    for first, second in pairwise(ordered):
        found.join(first, second, rule, confidence)
