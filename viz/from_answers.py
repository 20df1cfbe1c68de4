"""Rows of the chart queries become chart data; a chart can be narrowed to a unit or a post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rolegraph.viz.model import ChartData, Line, Post, Quote, Unit

__all__ = ["chart_data", "narrowed"]

Row = Mapping[str, Any]
#: The lines that carry a hierarchy, the strongest first.
HIERARCHY = ("reportsTo", "functionallyReportsTo", "accountableTo", "directedBy")


def chart_data(
    posts: Sequence[Row], lines: Sequence[Row], units: Sequence[Row], quotes: Sequence[Row],
    rules: Sequence[Row],
) -> ChartData:  # fmt: skip
    """Chart data of the rows of ``queries/chart``: posts, lines, units, evidence, rules."""
    return ChartData(
        tuple(_post(iri, rows) for iri, rows in _grouped(posts, "iri")),
        tuple(_lines(lines)),
        tuple(_unit(iri, rows) for iri, rows in _grouped(units, "iri")),
        tuple(_quote(row) for row in quotes),
        {row["rule"]: _names(row) for row in rules},
    )


def narrowed(data: ChartData, *, unit: str | None = None, root: str | None = None) -> ChartData:
    """The part of a chart below one unit, or at and below one post.

    The superiors of what is shown stay, so that a line never ends in nothing.

    Args:
        unit: IRI of a unit: its posts and those of the units in it.
        root: IRI of a post: that post and all that report to it, directly or not.
    """
    keep = {post.iri for post in data.posts}
    if unit is not None:
        inside = _below({unit}, [(u.iri, parent) for u in data.units for parent in u.parents])
        keep &= {p.iri for p in data.posts if p.unit in inside} | {
            head for u in data.units if u.iri in inside for head in u.heads
        }
    if root is not None:
        keep &= _below({root}, [(ln.lower, ln.upper) for ln in data.lines if ln.kind in HIERARCHY])
    direct = {ln.upper for ln in data.lines if ln.lower in keep and ln.kind in HIERARCHY[:2]}
    shown = keep | (direct if unit is not None else set())
    posts = tuple(post for post in data.posts if post.iri in shown)
    placed = {post.unit for post in posts}
    parents = {u.iri: u.parents for u in data.units}
    above = _below(placed, [(p, u) for u, ps in parents.items() for p in ps])
    listed = above | (
        _below({unit}, [(u.iri, p) for u in data.units for p in u.parents]) if unit else set()
    )
    units = tuple(u for u in data.units if u.iri in listed)
    known = shown | {u.iri for u in units}
    return ChartData(
        posts,
        tuple(ln for ln in data.lines if ln.lower in shown and ln.upper in shown),
        units,
        tuple(quote for quote in data.quotes if quote.subject in known),
        data.rules,
    )


def _below(start: Iterable[str | None], edges: Iterable[tuple[str, str]]) -> set[str]:
    """``start`` and everything that leads to it along edges (lower, upper)."""
    lower: dict[str, list[str]] = {}
    for low, up in edges:
        lower.setdefault(up, []).append(low)
    found = {one for one in start if one is not None}
    queue = sorted(found)
    while queue:
        for low in lower.get(queue.pop(), ()):
            if low not in found:
                found.add(low)
                queue.append(low)
    return found


def _grouped(rows: Iterable[Row], key: str) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return sorted(groups.items())


def _names(row: Row) -> dict[str, str]:
    return {lang: row[lang] for lang in ("en", "fr") if row[lang]}


def _post(iri: str, rows: list[Row]) -> Post:
    """Of several notices the one that closed last gives the figures.

    Grades that sources disagree on all stand: ``G10 | G12``.
    """
    last = max(rows, key=lambda row: (row["closing"] or "", row["notice"] or ""))

    def first(key: str) -> Any:
        known = sorted({row[key] for row in rows if row[key] is not None})
        return last[key] if last[key] is not None else next(iter(known), None)

    entries = sorted({row["entry"] for row in rows if row["entry"]})
    states = {row["occupancy"] for row in rows if row["occupancy"]}
    return Post(
        iri, _names(last), first("acronym"), first("unit"),
        " | ".join(entries) or None, first("top"),
        first("clearance"), tuple(sorted({row["notice"] for row in rows if row["notice"]})),
        last["closing"], last["declared"], last["declared_as"], last["indirect"],
        int(last["known"]), int(last["all"]),
        tuple(sorted({row["table"] for row in rows if row["table"]})),
        states.pop() if len(states) == 1 else None,
    )  # fmt: skip


def _lines(rows: Iterable[Row]) -> list[Line]:
    """One line per pair and kind; stated where any notice states it."""
    found: dict[tuple[str, str, str], str] = {}
    for row in rows:
        key = (row["lower"], row["upper"], row["kind"])
        basis = row["basis"] or "inferred"
        found[key] = "stated" if "stated" in (basis, found.get(key)) else basis
    return [Line(*key, basis) for key, basis in sorted(found.items())]


def _unit(iri: str, rows: list[Row]) -> Unit:
    first = rows[0]
    return Unit(
        iri, _names(first), first["acronym"], first["kind"],
        tuple(sorted({row["parent"] for row in rows if row["parent"]})),
        tuple(sorted({row["head"] for row in rows if row["head"]})),
        not first["unnamed"],
    )  # fmt: skip


def _quote(row: Row) -> Quote:
    return Quote(
        row["subject"], row["predicate"], str(row["object"]), row["basis"], row["rule"],
        row["confidence"], row["notice"], row["closing"], row["file"], row["lang"],
        int(row["line"]), int(row["page"]) if row["page"] else None, row["quote"], row["sentence"],
        bool(row["table"]),
    )  # fmt: skip
