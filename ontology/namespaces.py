"""Names of the vocabularies, schemes and graphs, as plain strings.

The terms under :data:`RG` are the interface that queries, charts and other people's tools
rely on (see ``docs/ontology.md``); nothing here depends on an RDF library.
"""

from __future__ import annotations

from typing import Final

ROOT: Final = "https://w3id.org/rolegraph/"
RG: Final = ROOT + "def#"
SCHEME: Final = ROOT + "scheme/"
ID: Final = ROOT + "id/"
GRAPH: Final = ROOT + "graph/"

VIEW: Final = GRAPH + "view/current"
SCHEMES: Final = GRAPH + "schemes"
META: Final = GRAPH + "meta"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
DCTERMS: Final = "http://purl.org/dc/terms/"
SCHEMA: Final = "https://schema.org/"
SH: Final = "http://www.w3.org/ns/shacl#"

#: Prefixes for reading and writing, the same everywhere.
PREFIXES: Final[dict[str, str]] = {
    "rg": RG,
    "org": ORG,
    "skos": SKOS,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "prov": PROV,
    "oa": OA,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "sh": SH,
}
