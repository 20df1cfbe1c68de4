"""Chart data as the JSON that the page reads: indices instead of IRIs, facts with their quotes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rolegraph.viz.from_answers import HIERARCHY
from rolegraph.viz.model import ChartData, Line, Quote

__all__ = ["payload"]

Json = dict[str, Any]
#: Kinds of units that are no place in the structure and give no colour.
_NOT_A_PLACE = frozenset({"body", "external", "committee"})


def payload(data: ChartData) -> Json:
    """What the page draws: posts, units, lines, facts, rules.

    A post is ``p0``, ``p1`` …, a unit ``u0`` …; ``superior`` is the one line that places a post
    in the tree, and a chain of them never goes in a circle.
    """
    posts = {post.iri: f"p{i}" for i, post in enumerate(data.posts)}
    units = {unit.iri: f"u{i}" for i, unit in enumerate(data.units)}
    tops = _tops(data)
    superior = _superiors(data)
    return {
        "posts": [
            {
                "id": posts[post.iri],
                "iri": post.iri,
                "names": post.names,
                "acronym": post.acronym,
                "unit": units.get(post.unit or ""),
                "top": units.get(tops.get(post.unit or "", "")),
                "grade": post.grade,
                "clearance": post.clearance,
                "notices": post.notices,
                "tables": post.tables,
                "occupancy": post.occupancy,
                "closing": post.closing,
                "declaredAs": post.declared_as,
                "declared": post.declared,
                "indirect": post.indirect,
                "known": post.known,
                "superior": posts.get(superior.get(post.iri, "")),
            }
            for post in data.posts
        ],
        "units": [
            {
                "id": units[unit.iri],
                "names": unit.names,
                "acronym": unit.acronym,
                "kind": unit.kind,
                "parents": [units[p] for p in unit.parents if p in units],
                "heads": [posts[h] for h in unit.heads if h in posts],
                "named": unit.named,
            }
            for unit in data.units
        ],
        "lines": [
            {"lower": posts[ln.lower], "upper": posts[ln.upper], "kind": ln.kind, "basis": ln.basis}
            for ln in data.lines
            if ln.lower in posts and ln.upper in posts
        ],
        "facts": _facts(data.quotes, posts | units),
        "rules": data.rules,
    }


def _tops(data: ChartData) -> dict[str, str]:
    """For each unit the highest division, office or section above it, itself if there is none."""
    by_iri = {unit.iri: unit for unit in data.units}
    tops = {}
    for unit in data.units:
        top, seen = unit, {unit.iri}
        while True:
            above = [by_iri[p] for p in top.parents if p in by_iri and p not in seen]
            above = [u for u in above if u.kind not in _NOT_A_PLACE]
            if not above:
                break
            top = above[0]
            seen.add(top.iri)
        tops[unit.iri] = top.iri
    return tops


def _superiors(data: ChartData) -> dict[str, str]:
    """The one superior that places each post: line before functional, stated before inferred."""
    chosen: dict[str, str] = {}

    def strength(line: Line) -> tuple[int, bool, str]:
        return HIERARCHY.index(line.kind), line.basis != "stated", line.upper

    lines = [line for line in data.lines if line.kind in HIERARCHY]
    for line in sorted(lines, key=lambda ln: (strength(ln), ln.lower)):
        above: str | None = line.upper
        while above is not None and above != line.lower:
            above = chosen.get(above)
        if line.lower not in chosen and above is None:
            chosen[line.lower] = line.upper
    return chosen


def _facts(quotes: Iterable[Quote], known: dict[str, str]) -> list[Json]:
    facts: dict[tuple[str, str, str], list[Json]] = {}
    for quote in quotes:
        subject = known.get(quote.subject)
        if subject is None:
            continue
        value = known.get(quote.object) or quote.object.rstrip("/").rpartition("/")[2]
        facts.setdefault((subject, quote.predicate, value), []).append(
            {
                "basis": quote.basis,
                "rule": quote.rule,
                "confidence": quote.confidence,
                "notice": quote.notice,
                "table": quote.table,
                "closing": quote.closing,
                "file": quote.file,
                "lang": quote.lang,
                "line": quote.line,
                "page": quote.page,
                "quote": quote.quote,
                "sentence": quote.sentence,
            }
        )
    return [{"s": s, "p": p, "o": o, "quotes": found} for (s, p, o), found in sorted(facts.items())]
