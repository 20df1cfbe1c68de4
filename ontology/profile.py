"""Whether the vocabulary stays inside OWL 2 DL, so that reasoners accept it. No Java needed.

Sources of the rules: OWL 2 Structural Specification, section 3 (ontologies in OWL 2 DL), 5.8
(typing constraints) and 11 (global restrictions on axioms); section 4 (datatype map).
"""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from rdflib import OWL, RDF, RDFS, XSD, BNode, Literal, URIRef
from rdflib.term import Node

__all__ = ["violations"]

_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_SIMPLE_ONLY = (OWL.AsymmetricProperty, OWL.IrreflexiveProperty, OWL.FunctionalProperty,
                OWL.InverseFunctionalProperty)  # fmt: skip
_CARDINALITY = (OWL.cardinality, OWL.minCardinality, OWL.maxCardinality, OWL.hasSelf,
                OWL.qualifiedCardinality, OWL.minQualifiedCardinality,
                OWL.maxQualifiedCardinality)  # fmt: skip
_DATATYPES = {
    RDFS.Literal, RDF.langString, URIRef(str(RDF) + "PlainLiteral"), XSD.string, XSD.boolean,
    XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.int, XSD.long,
    XSD.double, XSD.float, XSD.dateTime, XSD.dateTimeStamp, XSD.anyURI, XSD.token, XSD.language,
}  # fmt: skip


def violations(graph: rdflib.Graph) -> list[str]:
    """What in ``graph`` leaves OWL 2 DL, each as one line; empty if nothing does."""
    found = {
        *_typing(graph), *_declarations(graph), *_non_simple(graph), *_shared_nodes(graph),
        *_datatypes(graph),
    }  # fmt: skip
    return sorted(found)


def _typing(graph: rdflib.Graph) -> Iterator[str]:
    """A property is of one kind only (5.8.1)."""
    for one in _KINDS[1:]:
        for other in _KINDS[1:]:
            if str(one) < str(other):
                for term in set(graph.subjects(RDF.type, one)) & set(
                    graph.subjects(RDF.type, other)
                ):
                    yield f"{term}: two kinds of property at once"


def _declarations(graph: rdflib.Graph) -> Iterator[str]:
    """Every class, property and ontology that axioms use is declared (5.8.2)."""
    classes = set(graph.subjects(RDF.type, OWL.Class)) | {OWL.Thing, OWL.Nothing}
    classes |= set(graph.subjects(RDF.type, OWL.Restriction))
    properties = {term for kind in _KINDS[1:] for term in graph.subjects(RDF.type, kind)}
    for predicate in (RDFS.subClassOf, OWL.equivalentClass, RDFS.domain, OWL.disjointWith):
        for value in graph.objects(None, predicate):
            if value not in classes:
                yield f"{value}: a class that is not declared"
    for predicate in (RDFS.subPropertyOf, OWL.inverseOf, OWL.onProperty):
        for value in graph.objects(None, predicate):
            if value not in properties:
                yield f"{value}: a property that is not declared"
    built_in = (str(RDF), str(RDFS), str(OWL), str(XSD))
    for used in set(graph.predicates()):
        if used not in properties and not str(used).startswith(built_in):
            yield f"{used}: a property that is not declared"


def _non_simple(graph: rdflib.Graph) -> Iterator[str]:
    """A property that is transitive, or wider than one that is, has no other restriction (11.2)."""
    transitive = set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    composite = {
        wider for prop in transitive for wider in graph.transitive_objects(prop, RDFS.subPropertyOf)
    }
    for prop in composite:
        for kind in _SIMPLE_ONLY:
            if (prop, RDF.type, kind) in graph:
                yield f"{prop}: transitive and {str(kind).rpartition('#')[2]}"
        for restriction in graph.subjects(OWL.onProperty, prop):
            if any((restriction, card, None) in graph for card in _CARDINALITY):
                yield f"{prop}: transitive and counted"


def _shared_nodes(graph: rdflib.Graph) -> Iterator[str]:
    """A blank node stands in one place only: expressions are trees (mapping to RDF, table 1)."""
    uses: dict[Node, int] = {}
    for value in graph.objects():
        if isinstance(value, BNode):
            uses[value] = uses.get(value, 0) + 1
    yield from (f"{node}: an expression used in two places" for node, n in uses.items() if n > 1)


def _datatypes(graph: rdflib.Graph) -> Iterator[str]:
    """Values are of the datatypes that OWL 2 knows (4)."""
    for value in graph.objects():
        if isinstance(value, Literal) and value.datatype and value.datatype not in _DATATYPES:
            yield f"{value.datatype}: a datatype OWL 2 does not know"
    data = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    for prop in data:
        for value in graph.objects(prop, RDFS.range):
            if value not in _DATATYPES:
                yield f"{prop}: its range is no datatype of OWL 2"
