"""How good the vocabulary is: the checks that ROBOT, OOPS! and FOOPS! make, without Java.

Each check is one query in ``quality/``, whose first line says what it finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import rdflib
from rdflib import OWL, RDF
from rdflib.query import ResultRow

from rolegraph.ontology.namespaces import PREFIXES, RG

__all__ = ["Fault", "checks", "faults", "unknown_terms", "unused_terms"]


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the vocabulary: the check's name and words, and the term's IRI."""

    check: str
    message: str
    term: str


def checks() -> dict[str, str]:
    """The SPARQL of each check, by name."""
    folder = files("rolegraph.ontology") / "quality"
    return {
        entry.name.removesuffix(".rq"): entry.read_text(encoding="utf-8")
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".rq")
    }


def faults(graph: rdflib.Graph) -> list[Fault]:
    """What is wrong with the vocabulary in ``graph``, sorted; empty if nothing is."""
    found = []
    for name, text in checks().items():
        message = text.partition("\n")[0].removeprefix("# ")
        for row in graph.query(text, initNs=PREFIXES):
            assert isinstance(row, ResultRow)
            found.append(Fault(name, message, str(row[0])))
    return found


def _terms(graph: rdflib.Graph) -> set[str]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    declared = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}
    return {term for term in declared if term.startswith(RG)}


def _used(data: rdflib.Graph) -> set[str]:
    return {str(term) for triple in data for term in triple if str(term).startswith(RG)}


def unknown_terms(vocabulary: rdflib.Graph, data: rdflib.Graph) -> set[str]:
    """IRIs that data uses and the vocabulary does not declare."""
    return _used(data) - _terms(vocabulary)


def unused_terms(vocabulary: rdflib.Graph, data: rdflib.Graph) -> set[str]:
    """IRIs that the vocabulary declares and data never uses, other than through a definition."""
    defined = {str(term) for term in vocabulary.subjects(OWL.equivalentClass)}
    wider = {str(term) for term in vocabulary.objects(None, rdflib.RDFS.subClassOf)}
    return _terms(vocabulary) - _used(data) - defined - wider
