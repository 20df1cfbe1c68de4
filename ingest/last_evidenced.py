"""What was last evidenced: which facts a later source supersedes.

Of a post's superior, grades, clearance, unit and declared reports, of a unit's parent and head,
and of what the advertisement demands and offers, the latest dated source that says anything about
it counts (the closing date of a notice). Nothing is lost: the graphs of the notices keep what each
one says, and an assertion that is superseded says by which notice.

Nothing is chosen where the order is not known: a source without a date neither supersedes nor is
superseded, sources of one date stand side by side, and so do sources of two kinds. What words say
is superseded by words only, never by a conclusion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rolegraph.ingest.closure import ancestors
from rolegraph.ingest.facts.units import RANK
from rolegraph.ingest.identities.model import Identities, Post
from rolegraph.ingest.quads import Quads, iri
from rolegraph.ingest.statements import Statement
from rolegraph.ontology.namespaces import ORG, RG

__all__ = ["Triple", "latest_advertisements", "superseded"]

Triple = tuple[str, str, str]
_Conflict = Callable[[str, str], bool]
_BODY = 9
GRAPH = "inferred/last-evidenced"


def superseded(quads: Quads, identities: Identities) -> frozenset[Triple]:
    """The triples that no longer hold by what was evidenced last.

    Every assertion of them is told by which notice it is superseded.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for said in quads.statements:
        groups.setdefault((said.aspect, said.about), []).append(said)
    levels = _levels(identities)
    past: set[Triple] = set()
    placed = [key for key in sorted(groups) if key[0] == "parent"]
    within = _Placement(levels, _above(groups[key] for key in placed))
    for key in placed:
        past |= _judge(quads, groups[key], within.conflict)
    current = [[s for s in groups[key] if s.triple not in past] for key in placed]
    within = _Placement(levels, _above(current))
    for key in sorted(groups):
        if key[0] == "unit":
            past |= _judge(quads, groups[key], within.conflict)
        elif key[0] != "parent":
            past |= _judge(quads, groups[key], _differ)
    return frozenset(past)


def latest_advertisements(quads: Quads, identities: Identities, base: str) -> None:
    """``rg:lastAdvertisedIn``: the notice that advertised a post last; undated ones too."""
    for post in identities.posts:
        for number in _latest(post):
            notice = iri(f"{base}notice/{number}")
            quads.add(GRAPH, iri(post.iri), f"{RG}lastAdvertisedIn", notice)


def _latest(post: Post) -> list[str]:
    last = max((n.date for n in post.notices if n.date), default=None)
    return sorted(n.number for n in post.notices if n.date in (None, last))


def _differ(_one: str, _other: str) -> bool:
    """Two values of which only one can hold, whatever they are."""
    return True


class _Placement:
    """Whether a post or unit that is in one unit cannot at the same time be in another."""

    def __init__(self, levels: dict[str, int], above: dict[str, set[str]]) -> None:
        self._levels = levels
        self._above = above

    def conflict(self, one: str, other: str) -> bool:
        """Two units of one level, unless one is part of the other; or a unit of another office.

        A post is in a section and in an office: a move to another section replaces the section,
        not the office, unless the new section is known to be in another one.
        """
        if one not in self._levels or other not in self._levels:
            return False
        low, high = sorted((one, other), key=lambda unit: self._levels[unit])
        above = self._above.get(low, ())
        if high in above or low in self._above.get(high, ()):
            return False
        level = self._levels[high]
        return self._levels[low] == level or any(self._levels.get(u) == level for u in above)


def _levels(identities: Identities) -> dict[str, int]:
    """How high each named unit stands; committees and external parties are no place."""
    ranks = {**RANK, "body": _BODY}
    return {
        iri(unit.iri): ranks[unit.kind]
        for unit in identities.units
        if unit.kind in ranks and unit.named
    }


def _above(groups: Iterable[Iterable[Statement]]) -> dict[str, set[str]]:
    parents: dict[str, set[str]] = {}
    for said in (said for group in groups for said in group):
        if said.triple[1] == f"<{ORG}subOrganizationOf>":
            parents.setdefault(said.triple[0], set()).add(said.triple[2])
    return ancestors(parents)


def _judge(quads: Quads, group: list[Statement], conflict: _Conflict) -> set[Triple]:
    """The superseded triples of one group, with the assertions told by what."""
    if len({said.date for said in group}) == 1:
        return set()
    values = _values(group)
    judged = []
    kept: set[Triple] = set()
    for value, members in values.items():
        against = [
            said
            for other, others in values.items()
            if other != value and conflict(others[0].value, members[0].value)
            for said in others
        ]
        if all(_is_past(kind, members, against) for kind in {said.kind for said in members}):
            judged.append((members, against))
        else:
            kept.update(said.triple for said in members)
    past: set[Triple] = set()
    for members, against in judged:
        gone = [said for said in members if said.triple not in kept]
        past.update(said.triple for said in gone)
        _tell(quads, gone, against)
    return past


def _values(group: list[Statement]) -> dict[str, list[Statement]]:
    """The statements of each value; grades are a pair, so those of one source are one value."""
    told: dict[str, set[str]] = {}
    if group[0].aspect == "grade":
        for said in group:
            told.setdefault(said.source, set()).add(said.value)
    found: dict[str, list[Statement]] = {}
    for said in group:
        value = " ".join(sorted(told[said.source])) if told else said.value
        found.setdefault(value, []).append(said)
    return found


def _is_past(kind: str, members: list[Statement], against: list[Statement]) -> bool:
    """Whether a later source of this kind says otherwise than all that say this value."""
    own = [said for said in members if said.kind == kind]
    stated = any(said.stated for said in own)
    dates = [said.date for said in own if said.date is not None]
    if len(dates) < len(own):
        return False
    return any(
        said.kind == kind
        and said.date is not None
        and said.date > max(dates)
        and (said.stated or not stated)
        for said in against
    )


def _tell(quads: Quads, members: list[Statement], against: list[Statement]) -> None:
    """Each assertion is superseded by the first later notice that says otherwise."""
    for said in members:
        later = [
            (other.date, other.source)
            for other in against
            if other.date and said.date and other.date > said.date and other.kind == said.kind
            and (other.stated or not said.stated)
        ]  # fmt: skip
        if later:
            quads.add(GRAPH, said.node, f"{RG}supersededBy", min(later)[1])
