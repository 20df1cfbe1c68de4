"""What a reasoner makes of the vocabulary and of a small graph: HermiT, through owlready2.

HermiT needs Java and grows steeply with the data, so it judges the vocabulary and samples, never
a whole organisation. It misses reporting cycles of three posts or more; those are found by
search, in the checks.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import owlready2
import rdflib
from rdflib import OWL, RDF, URIRef

from rolegraph.errors import JavaMissing
from rolegraph.ontology.load import load, to_ntriples
from rolegraph.ontology.namespaces import OA, RG

__all__ = ["DEFINED_CLASSES", "Classification", "classify", "java", "projection"]

#: The classes whose members a reasoner finds.
DEFINED_CLASSES = (
    "SupervisoryPost", "HeadPost", "AdvertisedPost", "TwinGradedPost",
    "Division", "Office", "Section", "Unit", "Team",
)  # fmt: skip


#: The classes of the evidence layer.
_EVIDENCE = (
    URIRef(RG + "Assertion"),
    *(
        URIRef(OA + name)
        for name in ("SpecificResource", "TextQuoteSelector", "TextPositionSelector")
    ),
)


@dataclass(frozen=True)
class Classification:
    """What HermiT found.

    Attributes:
        consistent: whether the data can be true at all.
        unsatisfiable: IRIs of classes that can have no member.
        members: by name of each defined class, the IRIs of its members; empty if inconsistent.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    members: Mapping[str, frozenset[str]]


def java() -> str | None:
    """The path of the Java machine, or None."""
    return shutil.which("java")


def projection(data: rdflib.Graph) -> rdflib.Graph:
    """The vocabulary with that part of ``data`` that a reasoner can use.

    Kept are the types and the triples whose property is declared. Left out are quoted places and
    assertions about triples, which say nothing about the organisation and cost most of the time,
    and labels and ordered lists, which are no OWL 2 DL input.
    """
    whole = load("core", "dl", "schemes")
    classes = set(whole.subjects(RDF.type, OWL.Class))
    properties = set(whole.subjects(RDF.type, OWL.ObjectProperty))
    properties |= set(whole.subjects(RDF.type, OWL.DatatypeProperty))
    individuals = set()
    aside = {one for kind in _EVIDENCE for one in data.subjects(RDF.type, kind)}
    for subject, predicate, value in data:
        if subject in aside or value in aside:
            continue
        if predicate in properties or (predicate == RDF.type and value in classes):
            whole.add((subject, predicate, value))
            individuals.add(subject)
    for individual in individuals:
        whole.add((individual, RDF.type, OWL.NamedIndividual))
    return whole


def classify(data: rdflib.Graph | None = None) -> Classification:
    """Classify the vocabulary, with ``data`` if given, by HermiT.

    Raises:
        JavaMissing: there is no Java to run HermiT.
    """
    if java() is None:
        raise JavaMissing("HermiT")
    whole = projection(data if data is not None else rdflib.Graph())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "projection.nt"
        to_ntriples(whole, path)
        world = owlready2.World()
        try:
            world.get_ontology(path.as_uri()).load()
            try:
                owlready2.sync_reasoner_hermit(world, debug=0)
            except owlready2.OwlReadyInconsistentOntologyError:
                return Classification(False, (), {name: frozenset() for name in DEFINED_CLASSES})
            broken = sorted(
                str(c.iri) for c in world.inconsistent_classes() if c is not owlready2.Nothing
            )
            members = {
                name: frozenset(str(one.iri) for one in world[RG + name].instances())
                for name in DEFINED_CLASSES
            }
        finally:
            world.close()
    return Classification(True, tuple(broken), members)
