"""Names to units: each once, and which is part of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import networkx as nx

from rolegraph.ingest.read import Read
from rolegraph.ingest.tables.grid import Line
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.unit_names import Name, Same, chain, in_levels, small_first
from rolegraph.ingest.text import Span

__all__ = ["Units", "units_of"]

#: The keys of a unit and of all it is in, the largest first: two sections of one name in two
#: divisions are two.
Path = tuple[str, ...]


@dataclass
class Entry:
    """A unit as all rows name it."""

    kinds: list[str] = field(default_factory=list)
    names: dict[str, Read] = field(default_factory=dict)
    acronyms: dict[str, Read] = field(default_factory=dict)
    part_of: Read | None = None


@dataclass
class Units:
    """The units of a table in the order they are met, and the unit of each line."""

    entries: dict[Path, Entry] = field(default_factory=dict)
    of_line: dict[int, Read] = field(default_factory=dict)

    def record(self, notes: Notes) -> list[dict[str, Any]]:
        """The units as the record has them."""
        return [_plain(entry, notes) for entry in self.entries.values()]


def units_of(lines: Sequence[Line], bodies: bool, notes: Notes) -> Units:
    """The units that lines name. ``bodies``: whether organisations are units too."""
    turned = small_first(lines)
    chains = [chain(line, bodies, turned) for line in lines]
    same = Same(chains)
    chains = [[same.even(name) for name in one] for one in chains]
    keys = [[same.key(name) for name in one] for one in chains]
    links = _Links(lines, chains, keys, notes)
    found = Units()
    order: dict[Path, int] = {}
    for line, one, listed in zip(lines, chains, keys, strict=True):
        if not one:
            continue
        path = links.path(listed, upwards=not in_levels(line))
        named = dict(zip(listed, one, strict=True))
        for k in range(1, len(path) + 1):
            _enter(found, order, path[:k], named.get(path[k - 1]), line, links)
        found.of_line[id(line)] = Read(order[path], one[-1].at, sentence=line.whole)
    return found


class _Links:
    """Which unit is in which, by key, and where that is said."""

    def __init__(
        self, lines: Sequence[Line], chains: list[list[Name]], keys: list[list[str]], notes: Notes
    ) -> None:
        self._at: dict[tuple[str, str], tuple[Span, Line]] = {}
        self._first: dict[str, tuple[Name, Line]] = {}
        upper_of: dict[str, set[str]] = defaultdict(set)
        for line, one, listed in zip(lines, chains, keys, strict=True):
            for name, key in zip(one, listed, strict=True):
                self._first.setdefault(key, (name, line))
            for (upper, lower), name in zip(pairwise(listed), one, strict=False):
                self._at.setdefault((lower, upper), (name.at, line))
                upper_of[lower].add(upper)
        graph = nx.DiGraph([(low, up) for low, found in upper_of.items() for up in found])
        self._circling = {
            key for group in nx.strongly_connected_components(graph) if len(group) > 1
            for key in group
        }  # fmt: skip
        self._upper = {key: next(iter(up)) for key, up in upper_of.items() if len(up) == 1}
        for key in sorted(self._circling):
            line = self._first[key][1]
            remark = "its unit is part of itself by other rows; kept without what it is part of"
            notes.row(line.part, line.row, "units", remark)

    def path(self, keys: list[str], *, upwards: bool) -> Path:
        """All that the last of ``keys`` is in, the largest first, and itself.

        Args:
            upwards: whether other rows may say what the first of ``keys`` is in.
        """
        if any(key in self._circling for key in keys):
            return (keys[-1],)
        found = list(keys)
        if not upwards:
            return tuple(found)
        while (upper := self._upper.get(found[0])) is not None and upper not in self._circling:
            found.insert(0, upper)
        return tuple(found)

    def said(self, lower: str, upper: str) -> tuple[Span, Line]:
        """Where it is said that one unit is part of another."""
        return self._at[(lower, upper)]

    def first(self, key: str) -> tuple[Name, Line]:
        """The first row that names a unit."""
        return self._first[key]


def _enter(
    found: Units, order: dict[Path, int], path: Path, name: Name | None, line: Line, links: _Links
) -> None:
    if path not in found.entries:
        order[path] = len(order)
        entry = found.entries[path] = Entry()
        if len(path) > 1:
            at, where = links.said(path[-1], path[-2])
            entry.part_of = Read(order[path[:-1]], at, sentence=where.whole)
        if name is None:
            name, line = links.first(path[-1])
    entry = found.entries[path]
    if name is None:
        return
    if name.kind not in entry.kinds:
        entry.kinds.append(name.kind)
    for lang, span in name.names.items():
        entry.names.setdefault(lang, Read(span.quote, span, sentence=line.whole))
    if name.acronym is not None:
        short = name.acronym
        entry.acronyms.setdefault(short.quote, Read(short.quote, short, sentence=line.whole))


def _plain(entry: Entry, notes: Notes) -> dict[str, Any]:
    acronym = next(iter(entry.acronyms.values()), None)
    if len(entry.acronyms) > 1:
        notes.say(f"a unit has several acronyms ({', '.join(entry.acronyms)}); none is kept")
        acronym = None
    return {
        "name": {lang: entry.names.get(lang) for lang in ("en", "fr")},
        "acronym": acronym,
        "kind": next((kind for kind in entry.kinds if kind != "unit"), "unit"),
        "part_of": entry.part_of,
    }
