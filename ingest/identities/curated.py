"""Decisions of people, laid on the mentions before any rule is: first joined, then parted."""

from __future__ import annotations

from collections.abc import Sequence

from rolegraph.errors import Contradiction
from rolegraph.ingest.identities.decisions import SAME, Decision
from rolegraph.ingest.identities.model import Clusters, Curated, Mention, mention_path
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions

__all__ = ["apply_decisions"]


def apply_decisions(
    notices: list[Mentions], decisions: Sequence[Decision], clusters: Clusters
) -> Curated:
    """Join and part mentions as people decided.

    Raises:
        Contradiction: two decisions that cannot both hold, or one that makes a post its own
            superior; the error names them.
    """
    found = Curated()
    known = _mentions(notices, decisions)
    ordered = sorted(decisions, key=lambda d: (d.outcome != SAME, d.subject, d.object, d.outcome))
    joined: list[tuple[Decision, Mention, Mention]] = []
    for decision in ordered:
        first, second = known.get(decision.subject), known.get(decision.object)
        if first is None or second is None:
            found.dormant.append(decision)
            continue
        if isinstance(first[1], LocalUnit) != isinstance(second[1], LocalUnit):
            raise Contradiction(decision, None, "one side is a post and the other a unit")
        if decision.outcome == SAME:
            clusters.join(first[1], second[1])
            joined.append((decision, first, second))
        elif clusters.find(first[1]) == clusters.find(second[1]):
            raise Contradiction(decision, _chain(joined, first, second), "")
        else:
            clusters.part(first[1], second[1])
        found.decisions.append((decision, first, second))
    _no_own_superior(notices, joined, clusters)
    _no_circle(found)
    return found


def _mentions(notices: list[Mentions], decisions: Sequence[Decision]) -> dict[str, Mention]:
    """The mentions that decisions name, by path."""
    wanted = {path for d in decisions for path in (d.subject, d.object)}
    prefixes = {path.split("/mention/")[0] for path in wanted}
    found: dict[str, Mention] = {}
    for notice in notices:
        if notice.path in prefixes:
            listed: list[LocalPost | LocalUnit] = [*notice.posts, *notice.units]
            for local in listed:
                path = mention_path(notice, local)
                if path in wanted:
                    found[path] = (notice, local)
    return found


def _chain(
    joined: list[tuple[Decision, Mention, Mention]], first: Mention, second: Mention
) -> Decision:
    """The decision that makes the two one: of a chain of them, the last to join them."""
    trial = Clusters()
    for decision, a, b in joined:
        trial.join(a[1], b[1])
        if trial.find(first[1]) == trial.find(second[1]):
            return decision
    raise AssertionError("only decisions have joined anything yet")


def _no_own_superior(
    notices: list[Mentions],
    joined: list[tuple[Decision, Mention, Mention]],
    clusters: Clusters,
) -> None:
    if not joined:
        return
    for notice in notices:
        own = next((p for p in notice.posts if p.advertised), None)
        above = notice.post_at.get("/reports_to/title")
        if own is None or above is None or own is above:
            continue
        if clusters.find(own) == clusters.find(above):
            decision = _chain(joined, (notice, own), (notice, above))
            raise Contradiction(
                decision, None, f"a post would be its own superior (notice {notice.number})"
            )


def _no_circle(found: Curated) -> None:
    after: dict[str, list[tuple[str, Decision]]] = {}
    for decision, first, second in found.successions:
        after.setdefault(mention_path(*first), []).append((mention_path(*second), decision))
    for decision, first, _ in found.successions:
        start = mention_path(*first)
        level, seen = [start], {start}
        while level:
            here = level.pop()
            for there, by in after.get(here, ()):
                if there == start:
                    other = by if by is not decision else None
                    raise Contradiction(decision, other, "each would have become the other")
                if there not in seen:
                    seen.add(there)
                    level.append(there)
