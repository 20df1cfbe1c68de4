"""Each shape has a sample that breaks it and one that does not; queries and SHACL agree."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib

from rolegraph import RoleGraph
from rolegraph.ontology.namespaces import PREFIXES, VIEW
from rolegraph.ontology.validate import validate
from rolegraph.queries.checks import SEVERITIES, checks, run_checks
from rolegraph.store import Store

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
S = "https://w3id.org/rolegraph/scheme/"
HEAD += f"@prefix k: <{S}unit-kind/> . @prefix b: <{S}basis/> . @prefix : <urn:t:> .\n"
SAID = (
    ":said a rg:Assertion ; rdf:subject :x ; rdf:predicate rg:reportsTo ; rdf:object :y ; "
    "rg:basis b:stated ; rg:statedIn :n ."
)
PLACE = ':x a oa:SpecificResource ; rg:line 1 ; dcterms:language "en" ; rg:sentence "s" '
QUOTE = (
    ":x oa:hasSelector :q, :p . :x a oa:SpecificResource . "
    ':q oa:exact "abc" . :p oa:start 5 ; oa:end '
)
DIRECT = ":x rg:hasReportCount :c . :c rg:countIsDirect true ; rg:declaredCount 2 . "
TWO = '"a"@en, "b"@en'
#: Per shape: what breaks it, and what does not. The thing spoken of is ``:x``.
SAMPLES: dict[str, tuple[str, str]] = {
    "notice-number": (
        ':x a rg:VacancyNotice ; dcterms:identifier "1", "2" .',
        ':x a rg:VacancyNotice ; dcterms:identifier "1" .',
    ),
    "notice-title": (
        f":x a rg:VacancyNotice ; schema:title {TWO} .",
        ':x a rg:VacancyNotice ; schema:title "a"@en, "b"@fr .',
    ),
    "notice-post": (
        ":x a rg:VacancyNotice .",
        ":x a rg:VacancyNotice . :p rg:advertisedIn :x .",
    ),
    "post-label": (
        f":x a org:Post ; skos:prefLabel {TWO} .",
        ':x a org:Post ; skos:prefLabel "a" .',
    ),
    "unit-label": (":x a org:OrganizationalUnit .", ':x a rg:Body ; skos:prefLabel "a"@en .'),
    "unit-kind": (
        ":x a org:OrganizationalUnit ; org:classification :other .",
        ":x a org:OrganizationalUnit ; org:classification k:team . k:team a rg:UnitKind .",
    ),
    "post-or-organisation": (":x a org:Post, rg:Body .", ":x a org:Post ."),
    "reporting-cycle": (
        ":x rg:reportsTo :y . :y rg:reportsTo :z . :z rg:reportsTo :x .",
        ":x rg:reportsTo :y . :y rg:reportsTo :z .",
    ),
    "unit-cycle": (
        ":x org:subOrganizationOf :y . :y org:subOrganizationOf :x .",
        ":x org:subOrganizationOf :y .",
    ),
    "assertion-complete": (":x a rg:Assertion ; rdf:subject :y .", SAID.replace(":said", ":x")),
    "assertion-holds": (
        SAID.replace(":said", ":x").replace("rdf:subject :x", "rdf:subject :z"),
        SAID.replace(":said", ":x").replace("rdf:subject :x", "rdf:subject :z")
        + " :z rg:reportsTo :y .",
    ),
    "line-quoted": (
        f":x rg:reportsTo :y . {SAID}",
        f":x rg:reportsTo :y . {SAID} :said prov:wasQuotedFrom :span .",
    ),
    "conclusion-explained": (
        ":x a rg:Assertion ; rg:basis b:inferred ; rg:rule :r ; rg:confidence 1.2 .",
        ":x a rg:Assertion ; rg:basis b:inferred ; rg:rule :r ; rg:confidence 0.8 .",
    ),
    "quote-length": (f"{QUOTE} 9 .", f"{QUOTE} 8 ."),
    "quote-place": (f"{PLACE} .", f"{PLACE}; oa:hasSource :f ."),
    "report-count": (
        ":x a rg:ReportCount ; rg:declaredCount 1 ; rg:notApplicable true .",
        ":x a rg:ReportCount ; rg:notApplicable true .",
    ),
    "competency-requirement": (
        ":x a rg:CompetencyRequirement ; rg:competency :c .",
        ":x a rg:CompetencyRequirement ; rg:competency :c ; rg:necessity :n .",
    ),
    "level-of-competency": (
        ":x a rg:CompetencyRequirement ; rg:competency :c ; rg:behaviourLevel :l . "
        ":l rg:levelOf :d .",
        ":x a rg:CompetencyRequirement ; rg:competency :c ; rg:behaviourLevel :l . "
        ":l rg:levelOf :c .",
    ),
    "level-unnumbered": (":x a rg:BehaviourLevel ; rg:rank 2 .", ":x a rg:BehaviourLevel ."),
    "grade-order": (
        ":x rg:entryGrade :g ; rg:topGrade :h . :g rg:rank 15 . :h rg:rank 15 .",
        ":x rg:entryGrade :g ; rg:topGrade :h . :g rg:rank 15 . :h rg:rank 17 .",
    ),
    "misused-term": (":x org:headOf :u .", ":x rg:headsUnit :u ."),
    "post-change": (
        ":x a rg:PostChange ; rg:originalPost :p .",
        ":x a rg:PostChange ; rg:originalPost :p ; rg:resultingPost :q .",
    ),
    "reorganisation": (
        ":x a rg:Reorganisation ; org:originalOrganization :u .",
        ":x a rg:Reorganisation ; org:originalOrganization :u ; org:resultingOrganization :v .",
    ),
    "two-superiors": (":x rg:reportsTo :y, :z .", ":x rg:reportsTo :y ."),
    "two-heads": (":y rg:headsUnit :x . :z rg:headsUnit :x .", ":y rg:headsUnit :x ."),
    "two-parents": (":x org:subOrganizationOf :y, :z .", ":x org:subOrganizationOf :y ."),
    "two-grades": (":x rg:clearance :a, :b .", ":x rg:clearance :a ."),
    "more-than-declared": (
        f"{DIRECT} :x rg:knownDirectReports 3 .",
        f"{DIRECT} :x rg:knownDirectReports 2 .",
    ),
    "superior-of-lower-grade": (
        ":x rg:reportsTo :y ; rg:entryGrade :g . :y rg:entryGrade :h . "
        ":g rg:rank 15 . :h rg:rank 11 .",
        ":x rg:reportsTo :y ; rg:entryGrade :g . :y rg:entryGrade :h . "
        ":g rg:rank 11 . :h rg:rank 15 .",
    ),
    "languages-disagree": (
        ':x a rg:Discrepancy ; rdfs:comment "they differ" .',
        ':y rdfs:comment "a remark" .',
    ),
    "unit-without-head": (
        ":x a org:OrganizationalUnit ; org:classification k:team .",
        ":x a org:OrganizationalUnit ; org:classification k:team . :p rg:headsUnit :x .",
    ),
    "reports-not-named": (
        f"{DIRECT} :x rg:knownDirectReports 1 .",
        f"{DIRECT} :x rg:knownDirectReports 2 .",
    ),
    "superior-unknown": (":x a org:Post .", ":x a org:Post ; rg:isHierarchyRoot true ."),
    "unit-unknown": (":x a org:Post .", ":x a org:Post ; org:postIn :u ."),
    "one-language": (
        ':x a org:Post ; skos:prefLabel "a"@en .',
        ':x a org:Post ; skos:prefLabel "a"@en, "b"@fr .',
    ),
}  # fmt: skip


def both_ways(turtle: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What queries and SHACL find in a sample: pairs of check and thing."""
    graph = rdflib.Graph()
    graph.parse(data=HEAD + turtle, format="turtle")
    raw = pyoxigraph.Store()
    raw.load(
        graph.serialize(format="nt").encode(),
        format=pyoxigraph.RdfFormat.N_TRIPLES,
        to_graph=pyoxigraph.NamedNode(VIEW),
    )
    asked = {(finding.check, finding.focus) for finding in run_checks(Store(raw))}
    return asked, {(result.shape, result.focus) for result in validate(graph)}


def test_every_check_has_a_sample() -> None:
    assert {check.name for check in checks()} == set(SAMPLES)
    assert {check.severity for check in checks()} == set(SEVERITIES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_that_breaks_the_shape_is_found(name: str) -> None:
    asked, validated = both_ways(SAMPLES[name][0])
    assert (name, "urn:t:x") in asked
    assert asked == validated


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_that_keeps_the_shape_is_not(name: str) -> None:
    asked, validated = both_ways(SAMPLES[name][1])
    assert name not in {check for check, _ in asked}
    assert asked == validated


def test_queries_and_shapes_agree_on_a_whole_graph(example: RoleGraph) -> None:
    view = rdflib.Graph()
    view.parse(data=example.export(None, "turtle"), format="turtle")
    asked = {(finding.check, finding.focus) for finding in example.check()}
    assert asked == {(result.shape, result.focus) for result in validate(view)}


def test_real_and_example_graphs_have_no_violation(real: RoleGraph, example: RoleGraph) -> None:
    for graph in (real, example):
        assert [f for f in graph.check() if f.severity == "violation"] == []
