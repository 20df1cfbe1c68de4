"""The graphs of who is who: what joined mentions, what is asked, what people decided.

``identity`` holds every link between two mentions of a post with its rule and confidence, and
every open question; ``aliases`` leads from IRIs that a post or unit may have had to the one it
has; ``curated/decisions`` holds what people decided, and the reorganisations they confirmed.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal

from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.graph_of_sources import writer
from rolegraph.ingest.identities.decisions import Decision
from rolegraph.ingest.identities.model import (
    Candidate,
    Identities,
    Link,
    Mention,
    Post,
    Question,
    Unit,
    mention_path,
)
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions, places_of
from rolegraph.ingest.quads import Quads, iri, literal, moment, text
from rolegraph.ontology.namespaces import DCTERMS, ORG, PROV, RDFS, RG, SCHEME

__all__ = ["write_identity"]

_IDENTITY, _ALIASES, _CURATED = "identity", "aliases", "curated/decisions"


def write_identity(quads: Quads, identities: Identities, base: str) -> None:
    """Links, questions, aliases and decisions."""
    out = _Identity(quads, identities, base)
    for link in identities.links:
        if not _goes_without_saying(link):
            out.link(link)
    for question in identities.questions:
        out.question(question)
    things: list[Post | Unit] = [*identities.posts, *identities.units]
    for candidate in identities.candidates:
        out.candidate(candidate)
    for thing in things:
        for alias in thing.aliases:
            quads.add(_ALIASES, iri(alias), f"{DCTERMS}isReplacedBy", iri(thing.iri))
    for decision, first, second in identities.curated.decisions:
        out.decision(decision, first, second)
    out.reorganisations()


def _goes_without_saying(link: Link) -> bool:
    """A body of one name in every notice: so many links would say nothing."""
    local = link.first[1]
    named = isinstance(local, LocalUnit) and local.kind in {"body", "external", "committee"}
    return named and link.rule == "same-name"


class _Identity:
    """Writes about mentions; knows the writers of their notices."""

    def __init__(self, quads: Quads, identities: Identities, base: str) -> None:
        self._quads = quads
        self._identities = identities
        self._base = base
        self._writers: dict[Mentions, Writer] = {}

    def link(self, link: Link) -> None:
        """Why two mentions are one post or unit."""
        node = iri(f"{self._base}{mention_path(*link.second)}/link/{_digest(link.first)}")
        self._pair(_IDENTITY, node, "IdentityLink", link.first, link.second)
        self._quads.add(_IDENTITY, node, f"{RG}linkedBy", iri(f"{SCHEME}rule/{link.rule}"))
        self._quads.add(_IDENTITY, node, f"{RG}confidence", _decimal(link.confidence))
        if link.detail:
            self._quads.add(_IDENTITY, node, f"{RG}compared", text(link.detail))

    def question(self, question: Question) -> None:
        """What a person is asked."""
        node = iri(f"{self._base}question/{question.key}")
        self._pair(_IDENTITY, node, "IdentityQuestion", question.first, question.second)
        self._quads.add(_IDENTITY, node, f"{DCTERMS}identifier", text(question.key))
        self._quads.add(_IDENTITY, node, f"{RG}confidence", _decimal(question.confidence))
        for rule, detail in question.reasons:
            self._quads.add(_IDENTITY, node, f"{RG}askedBecause", iri(f"{SCHEME}rule/{rule}"))
            if detail:
                self._quads.add(_IDENTITY, node, f"{RG}compared", text(detail))

    def candidate(self, candidate: Candidate) -> None:
        """The mentions by which a person can confirm or refuse a reorganisation candidate."""
        node = iri(f"{self._base}candidate/{candidate.key}")
        self._pair("candidates", node, "ReorganisationCandidate", candidate.first, candidate.second)
        self._quads.add("candidates", node, f"{DCTERMS}identifier", text(candidate.key))

    def decision(self, decision: Decision, first: Mention, second: Mention) -> None:
        """What a person decided; by whom stays in the table of decisions."""
        node = iri(f"{self._base}decision/{decision.key}")
        self._pair(_CURATED, node, "Decision", first, second)
        outcome = iri(f"{SCHEME}outcome/{decision.outcome}")
        self._quads.add(_CURATED, node, f"{RG}outcome", outcome)
        if decision.comment:
            self._quads.add(_CURATED, node, f"{RDFS}comment", text(decision.comment))
        if decision.date:
            self._quads.add(_CURATED, node, f"{DCTERMS}date", text(decision.date))

    def reorganisations(self) -> None:
        """The events that people confirmed: one for each unit or post that became others."""
        for decision, first, second in self._identities.curated.successions:
            before, after = self._identities.iri_of(first), self._identities.iri_of(second)
            is_post = isinstance(first[1], LocalPost)
            event = iri(f"{self._base}change/{hashlib.sha256(before.encode()).hexdigest()[:12]}")
            add = self._quads.add
            self._quads.type(
                _CURATED, event, f"{RG}{'PostChange' if is_post else 'Reorganisation'}"
            )
            original, resulting = (
                (f"{RG}originalPost", f"{RG}resultingPost")
                if is_post
                else (f"{ORG}originalOrganization", f"{ORG}resultingOrganization")
            )
            add(_CURATED, event, original, iri(before))
            add(_CURATED, event, resulting, iri(after))
            add(_CURATED, event, f"{RG}confirmedBy", iri(f"{self._base}decision/{decision.key}"))
            if second[0].date:  # the event lies before the first source that knows its outcome
                add(_CURATED, event, f"{RG}evidencedBy", moment(second[0].date))

    def _pair(self, graph: str, node: str, kind: str, first: Mention, second: Mention) -> None:
        self._quads.type(graph, node, f"{RG}{kind}")
        self._quads.add(graph, node, f"{RG}firstMention", self._mention(first))
        self._quads.add(graph, node, f"{RG}secondMention", self._mention(second))

    def _mention(self, mention: Mention) -> str:
        """A mention with its notice, what it is called there, and its places."""
        notice, local = mention
        node = iri(f"{self._base}{mention_path(notice, local)}")
        out = self._writers.get(notice)
        if out is None:
            out = self._writers[notice] = writer(self._quads, notice, self._base)
        self._quads.type(_IDENTITY, node, f"{RG}Mention")
        self._quads.add(_IDENTITY, node, f"{RG}mentionOf", iri(self._identities.iri_of(mention)))
        self._quads.add(_IDENTITY, node, f"{RG}statedIn", out.notice)
        if isinstance(local, LocalPost):
            names = [(lang, min(counts)) for lang, counts in local.titles.items()]
        else:
            names = list(local.names.items())
        for lang, name in names:
            self._quads.add(_IDENTITY, node, f"{RG}calledThere", text(name, lang))
        for pointer in local.pointers:
            for place in places_of(notice.record, pointer):
                self._quads.add(_IDENTITY, node, f"{PROV}wasQuotedFrom", out.span(place))
        return node


def _digest(mention: Mention) -> str:
    return hashlib.sha256(mention_path(*mention).encode()).hexdigest()[:10]


def _decimal(value: float) -> str:
    return literal(Decimal(str(value)))
