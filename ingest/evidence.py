"""Evidence in the graph: quoted places, and assertions that say where a triple was read.

A place is an ``oa:SpecificResource`` with a quote and a position selector; an assertion names
its triple by classic reification, its basis, its date and its places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rolegraph.ingest.quads import Quads, iri, literal, moment, text, triple_key
from rolegraph.ingest.statements import TIME_BOUND, Statement
from rolegraph.ontology.namespaces import DCTERMS, OA, PROV, RDF, RG, SCHEME

__all__ = ["Writer"]

Place = dict[str, Any]


@dataclass(frozen=True)
class Writer:
    """Writes the facts of one notice with their evidence."""

    quads: Quads
    number: str
    deadline: str | None
    source: str
    base: str
    sources: Mapping[str, str] = field(default_factory=dict)
    """Of a notice read from several files, the source of each by its name."""
    kind: str = "notice"
    """``"notice"`` or ``"table"``: what it is the facts of, and the first part of their paths."""

    @property
    def notice(self) -> str:
        """The notice or table, as an N-Quads term."""
        return iri(f"{self.base}{self.kind}/{self.number}")

    @property
    def graph(self) -> str:
        """The name of the graph of what the notice says."""
        return f"{self.kind}/{self.number}"

    @property
    def evidence(self) -> str:
        """The name of the graph of its evidence."""
        return f"evidence/{self.number if self.kind == 'notice' else self.graph}"

    def part(self, path: str) -> str:
        """A node that hangs off the notice, as an N-Quads term."""
        return iri(f"{self.base}{self.kind}/{self.number}/{path}")

    def say(self, s: str, p: str, o: str) -> None:
        """A triple of the notice, without evidence of its own."""
        self.quads.add(self.graph, s, p, o)

    def state(
        self, s: str, p: str, o: str, places: Iterable[Place], resolved_by: str | None = None
    ) -> None:
        """A triple the notice states, with its places."""
        self.say(s, p, o)
        node = self._assertion(self.evidence, s, p, o, places, "stated")
        if resolved_by:
            self.quads.add(
                self.evidence, node, f"{RG}resolvedBy", iri(f"{SCHEME}rule/{resolved_by}")
            )

    def conclude(
        self, s: str, p: str, o: str, places: Iterable[Place], rule: str, confidence: float
    ) -> None:
        """A triple that a rule concludes from this notice; it lives in the rule's own graph."""
        graph = f"inferred/{rule}"
        self.quads.add(graph, s, p, o)
        node = self._assertion(graph, s, p, o, places, "inferred")
        self.quads.add(graph, node, f"{RG}rule", iri(f"{SCHEME}rule/{rule}"))
        self.quads.add(graph, node, f"{RG}confidence", literal(Decimal(str(confidence))))

    def attach(self, s: str, p: str, node: str, *, about: str, aspect: str) -> None:
        """A node that hangs off the notice and counts until a later source tells the same aspect.

        Args:
            about: the post it tells something of.
            aspect: what it tells; nodes of one notice and aspect stand together.
        """
        self.say(s, p, node)
        said = (s, f"<{p}>", node)
        self._note(node, said, about, aspect, self.notice, True)

    def _note(
        self, node: str, triple: tuple[str, str, str], about: str, aspect: str, value: str,
        stated: bool,
    ) -> None:  # fmt: skip
        self.quads.statements.append(
            Statement(
                node, triple, about, aspect, value, self.notice, self.kind, self.deadline, stated
            )
        )

    def quote(self, node: str, places: Iterable[Place]) -> None:
        """The places that a node hanging off the notice was read from."""
        for place in places:
            self.quads.add(self.evidence, node, f"{PROV}wasQuotedFrom", self.span(place))

    def _assertion(
        self, graph: str, s: str, p: str, o: str, places: Iterable[Place], basis: str
    ) -> str:
        digest = hashlib.sha256(triple_key(s, p, o).encode()).hexdigest()[:12]
        node = self.part(f"assertion/{digest}" if basis == "stated" else f"conclusion/{digest}")
        add = self.quads.add
        self.quads.type(graph, node, f"{RG}Assertion")
        add(graph, node, f"{RDF}subject", s)
        add(graph, node, f"{RDF}predicate", iri(p))
        add(graph, node, f"{RDF}object", o)
        add(graph, node, f"{RG}basis", iri(f"{SCHEME}basis/{basis}"))
        add(graph, node, f"{RG}statedIn", self.notice)
        if self.deadline:
            add(graph, node, f"{RG}asOf", moment(self.deadline))
        if p in TIME_BOUND:
            of_unit = TIME_BOUND[p] == "head"
            about, value = (o, s) if of_unit else (s, o)
            said = (s, f"<{p}>", o)
            self._note(node, said, about, TIME_BOUND[p], value, basis == "stated")
        for place in places:
            add(graph, node, f"{PROV}wasQuotedFrom", self.span(place))
        return node

    def span(self, place: Place) -> str:
        """A quoted place, entered into the notice's evidence, as an N-Quads term."""
        path = f"span/{place['start']}-{place['end']}"
        if "file" in place:
            path += f"-{place['lang']}"
        node, quote, position = (
            self.part(path), self.part(f"{path}/quote"), self.part(f"{path}/position"),
        )  # fmt: skip
        graph = self.evidence
        add = self.quads.add
        self.quads.type(graph, node, f"{OA}SpecificResource")
        add(graph, node, f"{OA}hasSource", self.sources.get(place.get("file", ""), self.source))
        add(graph, node, f"{DCTERMS}language", text(place["lang"]))
        add(graph, node, f"{RG}line", literal(place["line"]))
        for part in ("page", "paragraph"):
            if part in place:
                add(graph, node, f"{RG}{part}", literal(place[part]))
        sentence = text(" ".join(place["sentence"]["quote"].split()))
        self.quads.add_longest(graph, node, f"{RG}sentence", sentence)
        add(graph, node, f"{OA}hasSelector", quote)
        add(graph, node, f"{OA}hasSelector", position)
        self.quads.type(graph, quote, f"{OA}TextQuoteSelector")
        add(graph, quote, f"{OA}exact", text(place["quote"]))
        self.quads.type(graph, position, f"{OA}TextPositionSelector")
        add(graph, position, f"{OA}start", literal(place["start"]))
        add(graph, position, f"{OA}end", literal(place["end"]))
        return node
