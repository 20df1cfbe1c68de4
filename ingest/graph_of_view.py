"""The graphs that are made of the others: schemes, meta, and the flattened view."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import pyoxigraph

from rolegraph.ingest.identities.model import Identities, Post, Unit
from rolegraph.ingest.identities.words import canonical, key
from rolegraph.ingest.mentions import LocalUnit, Mentions
from rolegraph.ingest.quads import Quads, iri, literal, text
from rolegraph.ontology.namespaces import GRAPH, ORG, RDFS, RG, SCHEME, SKOS

__all__ = ["write_meta", "write_schemes", "write_view"]

#: The version of what is written; a graph of another version is built anew.
VERSION = "1"
_CONCEPT = re.compile(rf"^<{re.escape(SCHEME)}[^/]+/")


@cache
def _static_schemes() -> tuple[tuple[str, str, str], ...]:
    """The triples of ``schemes.ttl``, as N-Triples terms; the DL input keeps lists out of it."""
    data = (files("rolegraph.ontology") / "schemes.ttl").read_bytes()
    parsed = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    return tuple(
        (str(quad.subject), str(quad.predicate)[1:-1], str(quad.object)) for quad in parsed
    )


def write_schemes(quads: Quads) -> None:
    """The published schemes, and labels for the concepts first seen in a notice."""
    static = _static_schemes()
    labelled = {s for s, p, _ in static if p == f"{SKOS}prefLabel"}
    for s, p, o in static:
        quads.add("schemes", s, p, o)
    seen: dict[tuple[str, str], set[str]] = {}
    for s, p, o in quads.graph("schemes"):
        if p == f"<{RDFS}label>" and _CONCEPT.match(s):
            seen.setdefault((s, o.rsplit("@", 1)[1]), set()).add(o)
    for (s, _), labels in seen.items():
        if s not in labelled:
            chosen = min(labels)
            quads.add("schemes", s, f"{SKOS}prefLabel", chosen)
    for triple in [t for t in quads.graph("schemes") if t[1] == f"<{RDFS}label>"]:
        if _CONCEPT.match(triple[0]):
            quads.graph("schemes").discard(triple)


def write_meta(quads: Quads, identities: Identities, base: str) -> None:
    """What the graph was made of; no time stamps, so that it stays the same."""
    graph = iri(GRAPH + "view/current")
    quads.add("meta", graph, f"{RG}formatVersion", text(VERSION))
    for notice in identities.notices:
        node = iri(f"{base}notice/{notice.number}")
        quads.add("meta", graph, f"{RG}builtFrom", node)


def write_view(quads: Quads, identities: Identities, past: frozenset[tuple[str, str, str]]) -> None:
    """Every current triple once, with one chosen label per language; none of ``past``."""
    for post in identities.posts:
        _label_post(quads, post)
    for unit in identities.units:
        _label_unit(quads, unit)
    local = {iri(p.iri) for p in identities.posts} | {iri(u.iri) for u in identities.units}
    label = f"<{RDFS}label>"
    for name in list(quads.graphs()):
        if not name.startswith("view/"):
            current = quads.graph(name) - past
            quads.take("view/current", (t for t in current if t[1] != label or t[0] not in local))


def _label_post(quads: Quads, post: Post) -> None:
    node = iri(post.iri)
    for lang in ("en", "fr"):
        used: dict[str, int] = {}
        advertised: list[tuple[str, str, str]] = []
        for notice, local in post.members:
            for title, count in local.titles.get(lang, {}).items():
                used[title] = used.get(title, 0) + count
            title = notice.record["title"].get(lang)
            if local.advertised and title:
                advertised.append((notice.record["deadline"] or "", notice.number, title))
        if not used:
            continue
        best = max(advertised)[2] if advertised else min(used, key=lambda t: (-used[t], t))
        _labels(quads, node, lang, best, used)


def _label_unit(quads: Quads, unit: Unit) -> None:
    node = iri(unit.iri)
    named = [m for m in unit.members if m[1].named and not m[1].function]
    members = named or unit.members
    for lang in ("en", "fr"):
        used: dict[str, int] = {}
        rank: dict[str, int] = {}
        for _, local in members:
            name = local.names.get(lang)
            if name:
                used[name] = used.get(name, 0) + 1
                short = all(part.isupper() for part in name.split())
                rank[name] = 1 if short else 0
        if used:
            current = _current_names(members, lang, used, rank)
            best = min(current, key=lambda n: (rank[n], -used[n], n))
            _labels(quads, node, lang, best, used)
    if not unit.named:
        kind = iri(f"{SCHEME}unit-kind/{unit.kind}")
        quads.add("inferred/unnamed-level", node, f"{RG}isNamed", literal(False))
        quads.type("inferred/unnamed-level", node, f"{ORG}OrganizationalUnit")
        quads.add("inferred/unnamed-level", node, f"{ORG}classification", kind)


def _current_names(
    members: list[tuple[Mentions, LocalUnit]], lang: str, used: dict[str, int], rank: dict[str, int]
) -> list[str]:
    """Of a unit that was renamed, the ways its last name is written; else all its names.

    Two ways to write one name are no two names, and an acronym renames nothing.
    """
    dated = [
        (notice.date, local.names[lang])
        for notice, local in members
        if notice.date and local.names.get(lang) and not rank[local.names[lang]]
    ]
    if not dated:
        return list(used)
    last = max(dated)[0]
    keys = {key(canonical(name, lang)) for date, name in dated if date == last}
    return [name for name in used if not rank[name] and key(canonical(name, lang)) in keys]


def _labels(quads: Quads, node: str, lang: str, best: str, used: dict[str, int]) -> None:
    view = "view/current"
    quads.add(view, node, f"{SKOS}prefLabel", text(best, lang))
    for other in used:
        if other != best:
            quads.add(view, node, f"{SKOS}altLabel", text(other, lang))
