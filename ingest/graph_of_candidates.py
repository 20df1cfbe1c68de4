"""The graph of candidates: what may have become of what, with reasons and the words of both sides.

It changes nothing else: the units and posts stay as they are until a person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.graph_of_sources import writer
from rolegraph.ingest.identities.model import Identities
from rolegraph.ingest.quads import Quads, iri, literal, text
from rolegraph.ontology.namespaces import PROV, RG, SCHEME

__all__ = ["write_candidates"]

GRAPH = "candidates"


@dataclass(frozen=True)
class _Quoting(Writer):
    """Writes quoted places into the graph of candidates."""

    @property
    def evidence(self) -> str:
        """The graph of candidates, so that the evidence of the notices stays as it is."""
        return GRAPH


def write_candidates(quads: Quads, identities: Identities, base: str) -> None:
    """One node for each candidate."""
    for candidate in identities.candidates:
        node = iri(f"{base}candidate/{candidate.key}")
        quads.type(GRAPH, node, f"{RG}ReorganisationCandidate")
        before, after = map(identities.iri_of, (candidate.first, candidate.second))
        quads.add(GRAPH, node, f"{RG}before", iri(before))
        quads.add(GRAPH, node, f"{RG}after", iri(after))
        quads.add(GRAPH, node, f"{RG}change", iri(f"{SCHEME}change/{candidate.change}"))
        quads.add(GRAPH, node, f"{RG}strength", text(candidate.strength))
        confidence = literal(Decimal(str(candidate.confidence)))
        quads.add(GRAPH, node, f"{RG}confidence", confidence)
        for rule, _ in candidate.reasons:
            quads.add(GRAPH, node, f"{RG}reason", iri(f"{SCHEME}rule/{rule}"))
        for side, (notice, place) in zip(("before", "after"), candidate.quotes, strict=True):
            if not place:
                continue
            out = writer(quads, notice, base)
            quoting = _Quoting(quads, out.number, out.deadline, out.source, base, out.sources)
            span = quoting.span(place)
            quads.add(GRAPH, node, f"{PROV}wasQuotedFrom", span)
            quads.add(GRAPH, node, f"{RG}{side}Quote", span)
