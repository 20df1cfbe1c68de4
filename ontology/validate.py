"""Validate a graph against the published shapes, by pySHACL.

Slow on large graphs: ``rolegraph check`` asks the same rules as queries. This is for whoever
wants a standard SHACL report, and for the test that both agree.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyshacl
import rdflib
from rdflib import RDF, SH
from rdflib.term import Node

from rolegraph.ontology.load import load

__all__ = ["Result", "validate"]


@dataclass(frozen=True)
class Result:
    """One thing that breaks one shape: the shape's name, its severity, the IRI of the thing."""

    shape: str
    severity: str
    focus: str


def validate(data: rdflib.Graph) -> list[Result]:
    """Which things in ``data`` break which shapes, sorted; empty if none does."""
    shapes = load("shapes")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(report, rdflib.Graph):
        raise ValueError(f"the shapes are faulty: {report}")
    owners = _owners(shapes)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        shape = owners.get(source, source) if source is not None else None
        severity = shapes.value(shape, SH.severity)
        focus = report.value(result, SH.focusNode)
        found.add(Result(_name(shape), _name(severity).lower(), str(focus)))
    return sorted(found, key=lambda r: (r.shape, r.focus))


def _owners(shapes: rdflib.Graph) -> dict[Node, Node]:
    """The node shape that each property shape belongs to; blank nodes keep their identity."""
    owners: dict[Node, Node] = {}
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        for part in shapes.objects(shape, SH.property):
            owners[part] = shape
    return owners


def _name(term: Node | None) -> str:
    return str(term).rpartition("#")[2]
