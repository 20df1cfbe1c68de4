"""The vocabulary: complete, in OWL 2 DL, used, and understood by a reasoner."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import OWL, RDF, URIRef

from rolegraph import RoleGraph
from rolegraph.ontology.load import load
from rolegraph.ontology.namespaces import ID, ORG, RG, XSD
from rolegraph.ontology.profile import violations
from rolegraph.ontology.quality import checks, faults, unknown_terms, unused_terms
from rolegraph.ontology.reason import classify

CURATED = f"""
@prefix rg: <{RG}> . @prefix org: <{ORG}> . @prefix i: <{ID}> .
i:change a rg:PostChange ; rg:originalPost i:a ; rg:resultingPost i:b .
i:move a rg:Reorganisation ; org:originalOrganization i:u ; org:resultingOrganization i:v .
i:a a org:Post ; rg:isHierarchyRoot true ; rg:supports i:b ; rg:oversees i:u ; rg:guides i:b ;
    rg:accountableTo i:b ; rg:directedBy i:b ; rg:advises i:b ; rg:manages i:c ;
    rg:worksWithin i:u .
<urn:level1> a rg:BehaviourLevel ; rg:higherThan <urn:level2> .
i:said rg:resolvedBy <urn:rule> ; rg:supersededBy i:n .
i:u rg:isNamed false ; rg:acronym "U" .
i:maybe a rg:ReorganisationCandidate ; rg:before i:u ; rg:after i:v ; rg:change <urn:split> ;
    rg:strength "weak" ; rg:reason <urn:rule> ; rg:beforeQuote i:span ; rg:afterQuote i:span .
i:span rg:page 2 ; rg:paragraph 7 .
i:question a rg:IdentityQuestion ; rg:askedBecause <urn:rule> ; rg:compared "G15 / G17" .
i:t a rg:PostTable ; rg:replaces i:old . i:a rg:listedIn i:t ; rg:postStatus <urn:vacant> ;
    rg:fullTimeEquivalent 1.0 . <urn:vacant> a rg:PostStatus .
i:group a rg:PostGroup ; rg:groupReportsTo i:a ; rg:groupIn i:u ; rg:groupGrade <urn:g> .
i:differs a rg:SourceDiscrepancy ; rg:ofPost i:a ; rg:inTable i:one ; rg:inNotice i:other .
i:decided a rg:Decision ; rg:outcome <urn:same> .
i:change rg:confirmedBy i:decided ; rg:evidencedBy "2026-01-05T00:00:00"^^<{XSD}dateTime> .
"""


def graph(text: str) -> rdflib.Graph:
    """Turtle with the prefixes of the tests."""
    found = rdflib.Graph()
    head = f"@prefix rg: <{RG}> . @prefix org: <{ORG}> . @prefix i: <{ID}> .\n"
    found.parse(data=head + text, format="turtle")
    return found


@pytest.fixture(scope="module")
def view(example: RoleGraph) -> rdflib.Graph:
    """The current view of the example graph."""
    found = rdflib.Graph()
    found.parse(data=example.export(None, "turtle"), format="turtle")
    return found


def test_quality() -> None:
    assert faults(load()) == []


@pytest.mark.parametrize("check", sorted(checks()))
def test_every_quality_check_can_fail(check: str) -> None:
    """A vocabulary with every fault there is: no check passes it."""
    bad = graph("""
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
rg:bad_Class a owl:Class ; rdfs:label "x "@en, "y"@en ; skos:definition "no.", "none" ;
  rdfs:subClassOf rg:bad_Class, rg:Undeclared ;
  owl:equivalentClass [ owl:intersectionOf ( [] ) ], [] .
rg:other_Class a owl:Class ; rdfs:label "x "@en ; skos:definition "no." .
rg:Old a owl:Class ; owl:deprecated true . rg:New a owl:Class ; rdfs:subClassOf rg:Old .
rg:p a owl:ObjectProperty ; owl:inverseOf rg:p, rg:q ; rdfs:domain rg:Old, rg:New .
rg:q a owl:ObjectProperty ; rdfs:range rg:bad_Class . rg:r a owl:ObjectProperty .
<urn:o> a owl:Ontology ; owl:imports <urn:core> . owl:mine a owl:Class .
<urn:concept> skos:inScheme <urn:scheme> .
""")
    assert check in {fault.check for fault in faults(bad)}


def test_owl_2_dl_profile() -> None:
    assert violations(load()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rg:p a owl:TransitiveProperty, owl:AsymmetricProperty, owl:ObjectProperty .", "transit"),
        ("rg:p a owl:ObjectProperty, owl:DatatypeProperty .", "two kinds"),
        ("rg:A a owl:Class ; rdfs:subClassOf rg:B .", "not declared"),
        ('rg:A rg:n "2026-01-01"^^xsd:date . rg:n a owl:AnnotationProperty .', "datatype"),
        ("rg:A rdfs:subClassOf _:x . rg:B rdfs:subClassOf _:x . _:x a owl:Class .", "two places"),
    ],
)  # fmt: skip
def test_the_profile_check_can_fail(text: str, words: str) -> None:
    prefixes = (
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    )
    assert any(words in line for line in violations(graph(prefixes + text)))


def test_every_term_is_declared_and_used(view: rdflib.Graph) -> None:
    whole = view + graph(CURATED)
    assert unknown_terms(load("core"), whole) == set()
    assert unused_terms(load(), whole) == set()


@pytest.mark.java
def test_the_vocabulary_is_consistent(java: None) -> None:
    result = classify()
    assert result.consistent
    assert result.unsatisfiable == ()


@pytest.mark.java
def test_defined_classes_of_the_examples(java: None, example: RoleGraph) -> None:
    result = example.classify()
    data = example.chart_data()
    assert result.consistent
    assert result.members["SupervisoryPost"] == {
        line.upper for line in data.lines if line.kind == "reportsTo"
    }
    assert result.members["AdvertisedPost"] == {post.iri for post in data.posts if post.notices}
    assert result.members["TwinGradedPost"] == {post.iri for post in data.posts if post.top}
    assert result.members["HeadPost"] == {head for unit in data.units for head in unit.heads}
    for kind in ("Division", "Office", "Section", "Unit", "Team"):
        expected = {unit.iri for unit in data.units if unit.kind == kind.lower()}
        assert result.members[kind] == expected


@pytest.mark.java
@pytest.mark.parametrize(
    "text",
    [
        "i:a a org:Post ; rg:reportsTo i:a .",
        "i:a a org:Post, org:OrganizationalUnit .",
        "i:a a org:Post ; rg:reportsTo i:b . i:b rg:reportsTo i:a .",
        "i:a rg:entryGrade i:b . i:b a org:Post .",
    ],
    ids=["reports to itself", "post and unit", "two report to each other", "a post as a grade"],
)
def test_what_cannot_be_is_inconsistent(java: None, text: str) -> None:
    assert not classify(graph(text)).consistent


def test_labels_are_in_both_languages() -> None:
    core = load("core")
    own = [t for t in core.subjects(RDF.type, OWL.Class) if str(t).startswith(RG)]
    assert len(own) > 30
    assert URIRef(RG + "headsUnit") in set(core.subjects(RDF.type, OWL.ObjectProperty))
