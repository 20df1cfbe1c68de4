"""The graphs of conclusions: one per rule, every conclusion with its rule and confidence.

Conclusions inside one notice come with its record; those over several notices are drawn here. A
conclusion that some notice states in words is not repeated as a conclusion.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from rolegraph.ingest.closure import ancestors, children, depths
from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.graph_of_sources import writer
from rolegraph.ingest.identities.model import Identities
from rolegraph.ingest.mentions import Mentions, places_of
from rolegraph.ingest.quads import Quads, iri, literal, moment
from rolegraph.ingest.table_mentions import TableMentions
from rolegraph.ontology.namespaces import ORG, RG

__all__ = ["write_closure", "write_rules"]

_TERMS = {
    "post_in": f"{ORG}postIn",
    "heads": f"{RG}headsUnit",
    "part_of": f"{ORG}subOrganizationOf",
    "reports_to": f"{RG}reportsTo",
}
#: Where words place a post or unit by one of these, no rule places it elsewhere.
_PLACES = frozenset({f"<{ORG}postIn>", f"<{ORG}subOrganizationOf>"})


def write_rules(quads: Quads, identities: Identities, base: str) -> None:
    """All conclusions that rest on single lines."""
    stated = _stated(quads)
    placed = {(s, p) for s, p, _ in stated if p in _PLACES}
    spoken = (n for n in identities.notices if not isinstance(n, TableMentions))
    for notice in spoken:
        out = writer(quads, notice, base)
        for s, p, o, places, rule, confidence in _conclusions(notice, identities):
            if (s, f"<{p}>", o) not in stated and (s, f"<{p}>") not in placed:
                out.conclude(s, p, o, places, rule, confidence)
        _superior_sections(out, notice, identities)
        _contract_term(out, notice, identities)


def _stated(quads: Quads) -> set[tuple[str, str, str]]:
    return {
        triple
        for name in quads.graphs()
        if name.startswith(("notice/", "table/"))
        for triple in quads.graph(name)
    }


_Conclusion = tuple[str, str, str, list[dict[str, Any]], str, float]


def _conclusions(notice: Mentions, identities: Identities) -> Iterator[_Conclusion]:
    for i, entry in enumerate(notice.record.get("inferences", ())):
        if entry["relation"] not in _TERMS:
            continue
        subject = _end(notice, identities, entry["subject"], f"/inferences/{i}/subject")
        target = _end(notice, identities, entry["object"], f"/inferences/{i}/object")
        if subject is None or target is None or subject == target:
            continue
        places = places_of(notice.record, f"/inferences/{i}/relation")
        args = (places, entry["rule"], entry["confidence"])
        yield subject, _TERMS[entry["relation"]], target, *args
        if entry["relation"] == "heads":
            yield subject, f"{ORG}postIn", target, *args


def _end(notice: Mentions, identities: Identities, end: dict[str, Any], pointer: str) -> str | None:
    if "unit" in end:
        unit = notice.unit(end["unit"])
        return iri(identities.unit_of[unit].iri) if unit else None
    if end["post"] == "advertised":
        return iri(identities.post_of[notice.advertised].iri)
    return iri(identities.post_of[notice.post_at[f"{pointer}/post/title"]].iri)


def _superior_sections(out: Writer, notice: Mentions, identities: Identities) -> None:
    """The incumbent sits in the section that "the Section" was resolved to by another notice."""
    for i, local in enumerate(notice.units):
        unit = identities.unit_of[local]
        if not local.named and unit.named:
            places = places_of(notice.record, f"/units/{i}/name")
            own = iri(identities.post_of[notice.advertised].iri)
            out.conclude(own, f"{RG}worksWithin", iri(unit.iri), places, "superior-section", 0.7)


def _contract_term(out: Writer, notice: Mentions, identities: Identities) -> None:
    """When a contract taken up at the closing date would end; renewals are not known."""
    years = notice.record["contract"]["years"]
    if years is None or notice.date is None:
        return
    try:
        end = years_later(notice.date, years)
    except ValueError:
        return  # no calendar goes so far
    own = iri(identities.post_of[notice.advertised].iri)
    places = places_of(notice.record, "/contract/years")
    out.conclude(own, f"{RG}contractEnds", moment(end), places, "contract-term", 0.3)


def years_later(day: str, years: int) -> str:
    """The same day some years later; of 29 February the 28th where there is none.

    >>> years_later("2024-02-29", 3), years_later("2026-06-14", 3)
    ('2027-02-28', '2029-06-14')
    """
    start = date.fromisoformat(day)
    try:
        return start.replace(year=start.year + years).isoformat()
    except ValueError:
        return start.replace(year=start.year + years, day=28).isoformat()


def write_closure(quads: Quads, past: frozenset[tuple[str, str, str]]) -> None:
    """What follows from all lines together, but for those that are superseded."""
    lines: dict[str, set[str]] = {}
    holds: dict[str, set[str]] = {}
    posts: set[str] = set()
    for name in quads.graphs():
        if not name.startswith(("notice/", "table/", "inferred/", "curated/")):
            continue
        for s, p, o in quads.graph(name) - past:
            if p == f"<{RG}reportsTo>":
                lines.setdefault(s, set()).add(o)
            elif p == f"<{ORG}subOrganizationOf>":
                holds.setdefault(s, set()).add(o)
            elif o == iri(f"{ORG}Post"):
                posts.add(s)
    graph = "inferred/closure"
    for post, above in ancestors(lines).items():
        for superior in above:
            quads.add(graph, post, f"{RG}reportsToTransitively", superior)
    for unit, above in ancestors(holds).items():
        for parent in above:
            quads.add(graph, unit, f"{ORG}transitiveSubOrganizationOf", parent)
    below = children((s, o) for s, above in lines.items() for o in above)
    every = {post: lines.get(post, set()) for post in sorted(posts)}
    under: dict[str, set[str]] = {}
    for post, above in ancestors(lines).items():
        for superior in above:
            under.setdefault(superior, set()).add(post)
    for superior, reports in below.items():
        for post in reports:
            quads.add(graph, superior, f"{RG}supervises", post)
    level = depths(every)
    for post in every:
        direct = len(below.get(post, ()))
        quads.add(graph, post, f"{RG}knownDirectReports", literal(direct))
        quads.add(graph, post, f"{RG}knownAllReports", literal(len(under.get(post, ()))))
        quads.add(graph, post, f"{RG}knownLevelsAbove", literal(level[post]))
