"""The graph of what one notice says: the notice, its post, units, relations and requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.graph_of_conditions import write_conditions
from rolegraph.ingest.graph_of_sources import write_sources, writer
from rolegraph.ingest.identities.model import Identities, Unit
from rolegraph.ingest.mentions import LocalUnit, Mentions, places_of
from rolegraph.ingest.quads import Quads, iri, literal, moment, text
from rolegraph.ingest.text_to_sections import fold
from rolegraph.ontology.namespaces import DCTERMS, ORG, RDFS, RG, SCHEMA, SCHEME, SKOS

__all__ = [
    "KIND_CLASSES",
    "RELATIONS",
    "concept",
    "slug",
    "state_levels",
    "state_unit",
    "write_notice",
]

#: Relations of the record and the properties that hold them.
RELATIONS = {
    "accountable_to": "accountableTo",
    "guides": "guides",
    "coordinates_with": "coordinatesWith",
    "directed_by": "directedBy",
    "advises": "advises",
    "manages": "manages",
    "oversees": "oversees",
    "supports": "supports",
    "reports_to": "reportsTo",
}
#: Kinds of units that are no organisational unit of a body.
KIND_CLASSES = {
    "body": f"{RG}Body",
    "committee": f"{RG}Committee",
    "external": f"{ORG}Organization",
}
_REQUIREMENTS = {
    "education": "EducationRequirement",
    "experience": "ExperienceRequirement",
    "language": "LanguageRequirement",
    "knowledge": "KnowledgeRequirement",
}


def slug(words: str) -> str:
    """Words as the last part of a concept's IRI; British and American spelling are one.

    >>> slug("Organizational Awareness"), slug("Monitors others' work")
    ('organisational-awareness', 'monitors-others-work')
    """
    folded = re.sub(r"iz(?=ation|e\b|ed\b|es\b|ing)", "is", fold(words).replace("'", ""))
    return "-".join(re.findall(r"[a-z0-9]+", folded)) or "x"


def concept(quads: Quads, scheme: str, path: str, kind: str, labels: dict[str, str | None]) -> str:
    """A concept of a scheme, entered into the graph of schemes with the labels seen."""
    node = iri(f"{SCHEME}{scheme}/{path}")
    quads.type("schemes", node, f"{RG}{kind}" if kind != "Concept" else f"{SKOS}Concept")
    quads.add("schemes", node, f"{SKOS}inScheme", iri(f"{SCHEME}{scheme}"))
    for lang, label in labels.items():
        if label:
            quads.add("schemes", node, f"{RDFS}label", text(label, lang))
    return node


def write_notice(quads: Quads, notice: Mentions, identities: Identities, base: str) -> None:
    """All that one record says, with evidence."""
    record = notice.record
    out = writer(quads, notice, base)
    write_sources(out, record)
    post = iri(identities.post_of[notice.advertised].iri)
    _notice(out, notice, identities, post)
    _posts_and_units(out, notice, identities)
    _relations(out, notice, identities)
    _post(out, record, post)
    _requirements(out, record, post)
    write_conditions(out, record, post)
    _parties(out, notice, identities, post)
    _discrepancies(out, record)


def _bilingual(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for lang in ("en", "fr"):
        if values.get(lang):
            yield lang, str(values[lang])


def _notice(out: Writer, notice: Mentions, identities: Identities, post: str) -> None:
    record, node = notice.record, out.notice
    out.quads.type(out.graph, node, f"{RG}VacancyNotice")
    out.say(node, f"{RG}form", text(record["form"]))
    if record["notice_id"]:
        places = places_of(record, "/notice_id")
        out.state(node, f"{DCTERMS}identifier", text(notice.number), places)
    else:
        out.say(node, f"{DCTERMS}identifier", text(notice.number))
    for key, term in (("title", f"{SCHEMA}title"), ("location", f"{RG}location"),
                      ("schedule", f"{RG}schedule")):  # fmt: skip
        for lang, value in _bilingual(record[key]):
            places = places_of(record, f"/{key}/{lang}")
            out.state(node, term, text(value, lang), places)
    if record["deadline"]:
        places = places_of(record, "/deadline")
        out.state(node, f"{SCHEMA}validThrough", moment(record["deadline"]), places)
    body = notice.body()
    if body:
        out.state(
            node, f"{RG}hiringBody", iri(identities.unit_of[body].iri), places_of(record, "/body")
        )
    _pay(out, record, post)
    _contract(out, record, post)


def _pay(out: Writer, record: dict[str, Any], post: str) -> None:
    salary = record["salary"]
    if not salary or salary["amount"] is None:
        return
    node = out.part("pay")
    out.attach(out.notice, f"{RG}hasPay", node, about=post, aspect="pay")
    out.quads.type(out.graph, node, f"{RG}PayStatement")
    amount = Decimal(str(salary["amount"])).quantize(Decimal("0.01"))
    out.say(node, f"{RG}amount", literal(amount))
    places = places_of(record, "/salary/amount")
    out.say(node, f"{RG}amountAsWritten", text(places[0]["quote"]))
    for key in ("currency", "period"):
        if salary[key]:
            out.say(node, f"{RG}{key}", text(salary[key]))
    out.quote(node, places)


def _contract(out: Writer, record: dict[str, Any], post: str) -> None:
    terms = {"years": "years", "renewal_years": "renewalYears", "maximum_years": "maximumYears"}
    known = {key: value for key, value in record["contract"].items() if value is not None}
    if not known:
        return
    node = out.part("contract")
    out.attach(out.notice, f"{RG}hasContractOffer", node, about=post, aspect="contract")
    out.quads.type(out.graph, node, f"{RG}ContractOffer")
    for key, value in known.items():
        out.say(node, f"{RG}{terms[key]}", literal(value))
        out.quote(node, places_of(record, f"/contract/{key}"))


def _posts_and_units(out: Writer, notice: Mentions, identities: Identities) -> None:
    record = notice.record
    for local in notice.posts:
        post = iri(identities.post_of[local].iri)
        out.quads.type(out.graph, post, f"{ORG}Post")
        for lang, counts in local.titles.items():
            for title in counts:
                out.say(post, f"{RDFS}label", text(title, lang))
        if local.acronym:
            out.say(post, f"{RG}acronym", text(local.acronym))
        places = [place for pointer in local.pointers for place in places_of(record, pointer)]
        rule = identities.rule_of.get(local)
        out.state(post, f"{RG}mentionedIn", out.notice, places, rule)
        if local.advertised:
            out.state(post, f"{RG}advertisedIn", out.notice, places_of(record, "/title"))
    for i, local_unit in enumerate(notice.units):
        places = places_of(record, f"/units/{i}/name")
        state_unit(out, local_unit, identities.unit_of[local_unit], places)


def state_unit(out: Writer, local: LocalUnit, identity: Unit, places: list[dict[str, Any]]) -> None:
    """What a source says of a unit itself: its kind, names and acronym, and that it names it."""
    unit = iri(identity.iri)
    if local.named and local.kind == identity.kind:
        kind_class = KIND_CLASSES.get(local.kind, f"{ORG}OrganizationalUnit")
        out.quads.type(out.graph, unit, kind_class)
        kind = iri(f"{SCHEME}unit-kind/{local.kind}")
        out.state(unit, f"{ORG}classification", kind, places)
    if local.named:
        for lang, name in local.names.items():
            out.say(unit, f"{RDFS}label", text(name, lang))
    if local.acronym:
        out.say(unit, f"{RG}acronym", text(local.acronym))
    out.state(unit, f"{RG}mentionedIn", out.notice, places)


def _relations(out: Writer, notice: Mentions, identities: Identities) -> None:
    record = notice.record
    posts, units = identities.post_of, identities.unit_of
    own = iri(posts[notice.advertised].iri)

    def post_at(pointer: str) -> str:
        return iri(posts[notice.post_at[pointer]].iri)

    for key, term in (
        ("reports_to", "reportsTo"),
        ("functional_superior", "functionallyReportsTo"),
    ):
        if record[key]:
            pointer = f"/{key}/title"
            rule = identities.rule_of.get(notice.post_at[pointer])
            out.state(own, f"{RG}{term}", post_at(pointer), places_of(record, pointer), rule)
    for i, entry in enumerate(record["posts_mentioned"]):
        pointer = f"/posts_mentioned/{i}"
        unit = notice.unit(entry.get("unit"))
        target = post_at(f"{pointer}/title")
        if unit:
            places = places_of(record, f"{pointer}/title")
            out.state(target, f"{ORG}postIn", iri(units[unit].iri), places)
        if entry["relation"]:
            subject = post_at(f"{pointer}/subject/title") if entry.get("subject") else own
            places = places_of(record, f"{pointer}/title")
            if entry["relation"] == "direct_report":
                out.state(target, f"{RG}reportsTo", own, places)
                continue
            out.state(subject, f"{RG}{RELATIONS[entry['relation']]}", target, places)
    for i, entry in enumerate(record.get("unit_relations", ())):
        unit = notice.unit(entry["unit"])
        if unit:
            committee = entry["relation"] == "supports" and unit.kind == "committee"
            term = "supportsCommittee" if committee else RELATIONS[entry["relation"]]
            places = places_of(record, f"/unit_relations/{i}/relation")
            out.state(own, f"{RG}{term}", iri(units[unit].iri), places)
    for i, entry in enumerate(record["units"]):
        unit_node = iri(units[notice.units[i]].iri)
        parent = notice.unit(entry["part_of"])
        equated = notice.units[i].function and not units[notice.units[i]].function
        if parent and not equated and iri(units[parent].iri) != unit_node:
            places = places_of(record, f"/units/{i}/part_of/name")
            out.state(unit_node, f"{ORG}subOrganizationOf", iri(units[parent].iri), places)
        if entry["led_by"]:
            pointer = f"/units/{i}/led_by/title"
            places = places_of(record, pointer)
            out.state(post_at(pointer), f"{RG}headsUnit", unit_node, places)
            out.state(post_at(pointer), f"{ORG}postIn", unit_node, places)


def state_levels(
    out: Writer, record: dict[str, Any], post: str, entry: dict[str, Any], pointer: str
) -> None:
    """The grades and the clearance of a post, from the entry of the record at ``pointer``."""
    for key, term in (("entry", "entryGrade"), ("top", "topGrade")):
        grade = entry["grade"][key]
        if grade:
            node = concept(out.quads, "grade", grade, "Grade", {"en": grade, "fr": grade})
            rank = re.search(r"\d+", grade)
            if rank:
                out.quads.add("schemes", node, f"{RG}rank", literal(int(rank.group())))
            out.state(post, f"{RG}{term}", node, places_of(record, f"{pointer}/grade/{key}"))
    if entry["clearance"]:
        level = entry["clearance"]
        node = concept(out.quads, "clearance", re.sub(r"\W+", "-", level), "Concept",
                       {"en": level, "fr": level})  # fmt: skip
        out.state(post, f"{RG}clearance", node, places_of(record, f"{pointer}/clearance"))


def _post(out: Writer, record: dict[str, Any], post: str) -> None:
    state_levels(out, record, post, record, "")
    for which in ("direct", "indirect"):
        count = record[f"{which}_reports"]
        if count["declared"] is None:
            continue
        node = out.part(f"report-count/{which}")
        out.attach(post, f"{RG}hasReportCount", node, about=post, aspect=f"{which} reports")
        out.quads.type(out.graph, node, f"{RG}ReportCount")
        out.say(node, f"{RG}countIsDirect", literal(which == "direct"))
        out.say(node, f"{RG}declaredAs", text(count["declared"]))
        if count["count"] is None:
            out.say(node, f"{RG}notApplicable", literal(True))
        else:
            out.say(node, f"{RG}declaredCount", literal(count["count"]))
        out.say(node, f"{RG}statedIn", out.notice)
        out.quote(node, places_of(record, f"/{which}_reports/declared"))


def _requirements(out: Writer, record: dict[str, Any], post: str) -> None:
    for i, entry in enumerate(record["requirements"], 1):
        node = _hang(out, post, "hasRequirement", f"requirement/{i}",
                     _REQUIREMENTS[entry.get("kind") or "knowledge"])  # fmt: skip
        out.say(node, f"{RG}necessity", iri(f"{SCHEME}necessity/{entry['necessity']}"))
        for lang, value in _bilingual(entry["text"]):
            out.say(node, f"{DCTERMS}description", text(value, lang))
        if entry.get("min_years") is not None:
            out.say(node, f"{RG}minimumYears", literal(entry["min_years"]))
        places = places_of(record, f"/requirements/{i - 1}/text")
        out.quote(node, places)
        _languages(out, record, entry, node, places)
    for i, entry in enumerate(record["competencies"], 1):
        _competency(out, record, entry, i, post)
    for i, entry in enumerate(record["accountabilities"], 1):
        node = _hang(out, post, "hasAccountability", f"accountability/{i}", "Accountability")
        label = entry["area"]["en"] or entry["area"]["fr"]
        if label:
            area = concept(out.quads, "accountability-area", slug(label), "Concept", entry["area"])
            out.say(node, f"{RG}accountabilityArea", area)
        for lang, value in _bilingual(entry["text"]):
            out.say(node, f"{DCTERMS}description", text(value, lang))
        out.quote(node, places_of(record, f"/accountabilities/{i - 1}/text"))


def _hang(out: Writer, post: str, term: str, path: str, kind: str) -> str:
    node = out.part(path)
    aspect = kind if kind == "CompetencyRequirement" else term
    out.attach(post, f"{RG}{term}", node, about=post, aspect=aspect)
    out.quads.type(out.graph, node, f"{RG}{kind}")
    out.say(node, f"{RG}statedIn", out.notice)
    return node


#: The terms for the levels in two languages that are not named.
_LEVEL_TERMS = {"one": "firstLanguageLevel", "other": "otherLanguageLevel"}


def _languages(
    out: Writer, record: dict[str, Any], entry: dict[str, Any], node: str, places: list[Any]
) -> None:
    """The levels of the official languages, on the requirement that states them."""
    if entry.get("kind") != "language" or entry["necessity"] != "essential":
        return
    for k, level in enumerate(record["languages_required"]):
        where = places_of(record, f"/languages_required/{k}/level")
        inside = any(
            p["start"] <= w["start"] and w["end"] <= p["end"] for p in places for w in where
        )
        if inside:
            term = _LEVEL_TERMS.get(level["of"])
            if term:  # of a language by its name the sentence is kept, not the level
                out.say(node, f"{RG}{term}", iri(f"{SCHEME}language-level/{level['level']}"))


def _competency(
    out: Writer, record: dict[str, Any], entry: dict[str, Any], i: int, post: str
) -> None:
    name = entry["name"]["en"] or entry["name"]["fr"]
    level = entry["level"]["en"] or entry["level"]["fr"]
    node = _hang(out, post, "hasRequirement", f"competency/{i}", "CompetencyRequirement")
    which = concept(out.quads, "competency", slug(name), "Competency", entry["name"])
    out.say(node, f"{RG}competency", which)
    out.say(node, f"{RG}necessity", iri(f"{SCHEME}necessity/essential"))
    if level:
        path = f"{slug(name)}/{slug(level)}"
        step = concept(out.quads, "behaviour-level", path, "BehaviourLevel", entry["level"])
        out.quads.add("schemes", step, f"{RG}levelOf", which)
        out.say(node, f"{RG}behaviourLevel", step)
    places = places_of(record, f"/competencies/{i - 1}/name")
    out.quote(node, [*places, *places_of(record, f"/competencies/{i - 1}/level")])


def _parties(out: Writer, notice: Mentions, identities: Identities, post: str) -> None:
    record = notice.record
    for i, entry in enumerate(record["works_with"], 1):
        node = _hang(out, post, "hasWorkingRelationship", f"working-relationship/{i}",
                     "WorkingRelationship")  # fmt: skip
        for lang, value in _bilingual(entry["name"]):
            out.say(node, f"{RDFS}label", text(value, lang))
        unit = notice.unit(entry.get("unit"))
        if unit:
            counterpart = iri(identities.unit_of[unit].iri)
        else:
            counterpart = out.part(f"counterpart/{i}")
            out.quads.type(out.graph, counterpart, f"{RG}Counterpart")
            for lang, value in _bilingual(entry["name"]):
                out.say(counterpart, f"{SKOS}prefLabel", text(value, lang))
        out.say(node, f"{RG}counterpart", counterpart)
        out.quote(node, places_of(record, f"/works_with/{i - 1}/name"))


def _discrepancies(out: Writer, record: dict[str, Any]) -> None:
    for i, entry in enumerate(record["disagreements"], 1):
        node = out.part(f"discrepancy/{i}")
        out.quads.type(out.graph, node, f"{RG}Discrepancy")
        out.say(node, f"{RG}statedIn", out.notice)
        out.say(node, f"{RG}field", text(entry["field"]))
        out.say(node, f"{RDFS}comment", text(entry.get("message") or entry["field"]))
        for lang, term in (("en", "inEnglish"), ("fr", "inFrench")):
            if entry[lang] is not None:
                out.say(node, f"{RG}{term}", text(str(entry[lang])))
            out.quote(node, places_of(record, f"/disagreements/{i - 1}/{lang}"))
