"""The one place that knows what the resolver returns: which identity each place of a record is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rolegraph.ingest.facts_to_identities import resolve
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions

__all__ = ["Found", "Place", "resolved"]

Place = tuple[str, str]
"""A record by the digest of its source, and a JSON Pointer in it."""


@dataclass
class Found:
    """Identities as the scorer needs them."""

    post_at: dict[Place, str] = field(default_factory=dict)
    unit_at: dict[Place, str] = field(default_factory=dict)
    links: list[tuple[str, float, list[Place], list[Place]]] = field(default_factory=list)
    """What joined two mentions of posts: the rule, how sure it is, the places of both."""
    questions: set[frozenset[str]] = field(default_factory=set)
    """Pairs of identities that a person is asked about."""

    def asked(self, first: str, second: str) -> bool:
        """Whether a question is open between two identities."""
        return frozenset((first, second)) in self.questions


def resolved(records: list[dict[str, Any]]) -> Found:
    """Resolve records."""
    identities = resolve(records)
    found = Found()
    for notice in identities.notices:
        digest = notice.record["source"]["sha256"]
        for pointer, post in notice.post_at.items():
            found.post_at[digest, pointer] = identities.post_of[post].iri
        for unit in notice.units:
            for pointer in unit.pointers:
                found.unit_at[digest, pointer] = identities.unit_of[unit].iri
    for link in identities.links:
        if isinstance(link.first[1], LocalPost):
            both = _places(*link.first), _places(*link.second)
            found.links.append((link.rule, link.confidence, *both))
    sides: dict[object, str] = {post: one.iri for post, one in identities.post_of.items()}
    sides |= {unit: one.iri for unit, one in identities.unit_of.items()}
    for question in identities.questions:
        pair = frozenset((sides[question.first[1]], sides[question.second[1]]))
        if len(pair) == 2:
            found.questions.add(pair)
    return found


def _places(notice: Mentions, local: LocalPost | LocalUnit) -> list[Place]:
    digest = notice.record["source"]["sha256"]
    return [(digest, pointer) for pointer in local.pointers]
