"""The graph of what one table says: its posts, their units, lines, grades and states."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.graph_of_notice import (
    concept,
    state_levels,
    state_unit,
)
from rolegraph.ingest.graph_of_sources import write_sources, writer
from rolegraph.ingest.identities.model import Identities
from rolegraph.ingest.mentions import LocalPost, places_of
from rolegraph.ingest.quads import Quads, iri, literal, moment, text
from rolegraph.ingest.table_mentions import TableMentions
from rolegraph.ontology.namespaces import DCTERMS, ORG, RDFS, RG, SCHEME

__all__ = ["write_table"]


def write_table(quads: Quads, table: TableMentions, identities: Identities, base: str) -> None:
    """All that one table says, with evidence."""
    out = writer(quads, table, base)
    quads.type(out.graph, out.notice, f"{RG}PostTable")
    out.say(out.notice, f"{DCTERMS}identifier", text(table.number))
    write_sources(out, table.record)
    if table.date:
        out.say(out.notice, f"{RG}asOf", moment(table.date))
        out.quote(out.notice, places_of(table.record, "/as_of"))
    for local in table.units:
        places = places_of(table.record, local.pointers[0])
        state_unit(out, local, identities.unit_of[local], places)
    for part, whole in table.containment:
        below, above = (iri(identities.unit_of[unit].iri) for unit in (part, whole))
        if below != above:
            places = places_of(table.record, part.pointers[0])
            out.state(below, f"{ORG}subOrganizationOf", above, places)
    for i, local_post in enumerate(table.rows):
        _row(out, table, identities, i, local_post)
    for i, entry in enumerate(table.record["groups"]):
        _group(out, table, identities, i, entry)


def _row(
    out: Writer, table: TableMentions, identities: Identities, i: int, local: LocalPost
) -> None:
    record, entry, pointer = table.record, table.record["posts"][i], f"/posts/{i}"
    post = iri(identities.post_of[local].iri)
    places = places_of(record, f"{pointer}/title")
    out.quads.type(out.graph, post, f"{ORG}Post")
    for lang, counts in local.titles.items():
        for title in counts:
            out.say(post, f"{RDFS}label", text(title, lang))
    out.state(post, f"{RG}mentionedIn", out.notice, places)
    out.state(post, f"{RG}listedIn", out.notice, places)
    if entry["id"]:
        out.state(post, f"{DCTERMS}identifier", text(str(entry["id"])),
                  places_of(record, f"{pointer}/id"))  # fmt: skip
    if entry["unit"] is not None:
        unit = table.units[entry["unit"]]
        where = places_of(record, f"{pointer}/unit") or places
        out.state(post, f"{ORG}postIn", iri(identities.unit_of[unit].iri), where)
    for key, term in (("reports_to", "reportsTo"), ("functional", "functionallyReportsTo")):
        superior = table.by_id(entry[key])
        above = iri(identities.post_of[superior].iri) if superior is not None else post
        if above != post:
            out.state(post, f"{RG}{term}", above, places_of(record, f"{pointer}/{key}") or places)
    state_levels(out, record, post, entry, pointer)
    if entry["status"]:
        node = iri(f"{SCHEME}post-status/{entry['status']}")
        out.state(post, f"{RG}postStatus", node, places_of(record, f"{pointer}/status"))
    if entry["fte"] is not None:
        value = literal(Decimal(str(entry["fte"])))
        out.state(post, f"{RG}fullTimeEquivalent", value, places_of(record, f"{pointer}/fte"))


def _group(
    out: Writer, table: TableMentions, identities: Identities, i: int, entry: dict[str, Any]
) -> None:
    """Posts that a table counts and does not list one by one."""
    record, pointer = table.record, f"/groups/{i}"
    node = out.part(f"group/{i + 1}")
    out.quads.type(out.graph, node, f"{RG}PostGroup")
    out.say(node, f"{RG}statedIn", out.notice)
    for lang, title in entry["title"].items():
        if title:
            out.say(node, f"{RDFS}label", text(title, lang))
    if entry["grade"]["entry"]:
        grade = entry["grade"]["entry"]
        level = concept(out.quads, "grade", grade, "Grade", {"en": grade, "fr": grade})
        out.say(node, f"{RG}groupGrade", level)
    superior = table.by_id(entry["reports_to"])
    if superior is not None:
        out.say(node, f"{RG}groupReportsTo", iri(identities.post_of[superior].iri))
    if entry["unit"] is not None:
        unit = identities.unit_of[table.units[entry["unit"]]]
        out.say(node, f"{RG}groupIn", iri(unit.iri))
    if entry["fte"] is not None:
        out.say(node, f"{RG}fullTimeEquivalent", literal(Decimal(str(entry["fte"]))))
    out.quote(node, places_of(record, f"{pointer}/title"))
