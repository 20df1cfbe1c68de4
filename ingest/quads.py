"""RDF terms as N-Quads text, and a set of quads to collect them in.

Writing N-Quads by hand is fifty times faster than building RDF objects, and the store reads the
text in bulk. Everything is escaped as the N-Quads grammar asks (RDF 1.1 N-Quads, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from rolegraph.ingest.statements import Statement
from rolegraph.ontology.namespaces import GRAPH, RDF, XSD

__all__ = ["Quads", "iri", "literal", "moment", "text", "triple_key"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\\"\x7f]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def iri(value: str) -> str:
    """An IRI; characters that no IRI may hold are percent-encoded.

    >>> iri("https://example.org/a b")
    '<https://example.org/a%20b>'
    """
    safe = _NOT_IN_IRI.sub(
        lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode("utf-8")), value
    )
    return f"<{safe}>"


def text(value: str, lang: str | None = None) -> str:
    """A plain string, or one in a language.

    >>> text('say "é"\\n', "fr")
    '"say \\\\"é\\\\"\\\\n"@fr'
    """
    escaped = _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m.group(), f"\\u{ord(m.group()):04X}"), value)
    return f'"{escaped}"@{lang}' if lang else f'"{escaped}"'


def literal(value: bool | int | Decimal) -> str:
    """A boolean, whole or decimal number.

    >>> literal(True), literal(4), literal(Decimal("0.8"))
    ('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>', \
'"4"^^<http://www.w3.org/2001/XMLSchema#integer>', '"0.8"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    if isinstance(value, bool):
        return f'"{str(value).lower()}"^^<{XSD}boolean>'
    kind = "integer" if isinstance(value, int) else "decimal"
    return f'"{value}"^^<{XSD}{kind}>'


def moment(day: str) -> str:
    """Midnight of an ISO date as ``xsd:dateTime`` (the reasoner refuses ``xsd:date``)."""
    return f'"{day}T00:00:00"^^<{XSD}dateTime>'


def triple_key(s: str, p: str, o: str) -> str:
    """The text that stands for a triple when an identifier is made of it."""
    return f"{s} {p} {o}"


@lru_cache(maxsize=4096)
def _property(name: str) -> str:
    """An IRI in brackets; the same string every time, since millions of quads hold it."""
    return f"<{name}>"


@dataclass
class Quads:
    """Quads as N-Quads terms, each once; graphs are named below :data:`GRAPH`.

    Attributes:
        statements: what sources say and time can change, in the order of writing.
    """

    statements: list[Statement] = field(default_factory=list)
    _by_graph: dict[str, set[tuple[str, str, str]]] = field(default_factory=dict)
    _longest: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, graph: str, s: str, p: str, o: str) -> None:
        """One quad; ``p`` is an IRI without brackets, ``graph`` a name below :data:`GRAPH`."""
        self._by_graph.setdefault(graph, set()).add((s, _property(p), o))

    def take(self, graph: str, triples: Iterable[tuple[str, str, str]]) -> None:
        """Triples of other graphs into this one; they are shared, not copied."""
        self._by_graph.setdefault(graph, set()).update(triples)

    def type(self, graph: str, s: str, kind: str) -> None:
        """``s a kind``."""
        self.add(graph, s, f"{RDF}type", iri(kind))

    def add_longest(self, graph: str, s: str, p: str, o: str) -> None:
        """One quad of a property that takes one value: of several the longest counts."""
        known = self._longest.get((graph, s, p))
        best = max(known or "", o, key=lambda value: (len(value), value))
        if best == known:
            return
        if known is not None:
            self.graph(graph).discard((s, f"<{p}>", known))
        self._longest[graph, s, p] = best
        self.add(graph, s, p, best)

    def graph(self, name: str) -> set[tuple[str, str, str]]:
        """The triples of one graph."""
        return self._by_graph.get(name, set())

    def graphs(self) -> Iterable[str]:
        """Names of the graphs, sorted."""
        return sorted(self._by_graph)

    def __len__(self) -> int:
        return sum(len(triples) for triples in self._by_graph.values())

    def lines(self) -> Iterator[bytes]:
        """N-Quads, one line per quad, in one order whatever the order of adding."""
        for name in self.graphs():
            graph = iri(GRAPH + name)
            for s, p, o in sorted(self._by_graph[name]):
                yield f"{s} {p} {o} {graph} .\n".encode()
