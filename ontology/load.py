"""Read the vocabulary's files, for rdflib and for owlready2."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

import rdflib
from rdflib import OWL, RDF

__all__ = ["MODULES", "load", "to_ntriples"]

#: The files of the vocabulary, by name.
MODULES: Final = ("core", "dl", "schemes", "shapes")


def load(*modules: str) -> rdflib.Graph:
    """The named files of the vocabulary in one graph; core, dl and schemes when none is named.

    >>> len(load("core")) > 300
    True
    """
    graph = rdflib.Graph()
    for module in modules or ("core", "dl", "schemes"):
        data = (files("rolegraph.ontology") / f"{module}.ttl").read_text(encoding="utf-8")
        graph.parse(data=data, format="turtle")
    return graph


def to_ntriples(graph: rdflib.Graph, path: Path) -> None:
    """Write ``graph`` as N-Triples, which is what owlready2 reads (it reads no Turtle).

    Imports are left out: all that is meant is in ``graph`` already, and nothing may be fetched.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for triple in sorted(graph):
            if triple[1] != OWL.imports and triple[2] != RDF.Statement:
                subject, predicate, value = (term.n3() for term in triple)
                file.write(f"{subject} {predicate} {value} .\n")
