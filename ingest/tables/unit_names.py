"""Cells to names of units: words by language, acronym, kind; and which of them are one unit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.ingest.facts.words import words as form_words
from rolegraph.ingest.forms import forms
from rolegraph.ingest.forms.table import UNIT_KINDS
from rolegraph.ingest.tables.grid import Line
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Name", "Same", "chain", "in_levels", "kind_of_name", "small_first"]

_WITH_ACRONYM = re.compile(r"(.*\S)\s*\(([A-Z][\w&/-]{1,11})\)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/-]{1,7}")
_SMALL = frozenset({"section", "unit", "team"})
#: The kinds of columns that are not levels.
_KINDS = {"department": "department", "organisation": "body", "parent": "unit", "unit": "unit"}


@dataclass(frozen=True)
class Name:
    """A unit as one row names it.

    Attributes:
        names: its words by language; empty where only its acronym is given.
        kind: the kind its words say, else the one its column says.
    """

    names: dict[str, Span]
    acronym: Span | None
    kind: str

    @property
    def at(self) -> Span:
        """Where it stands."""
        found = next(iter(self.names.values()), self.acronym)
        assert found is not None
        return found


def levels_of(line: Line) -> list[str]:
    """The fields of the columns of levels, as they stand; numbered ones by their number."""
    columns = [c.field or "" for c in line.part.header.columns]
    levels = list(dict.fromkeys(c for c in columns if c.startswith("unit.")))
    if all(re.fullmatch(r"unit\.level \d+", level) for level in levels):
        levels.sort(key=lambda level: int(level.split()[-1]))
    return levels


def in_levels(line: Line) -> bool:
    """Whether a row gives levels of units."""
    return any(line.get(level) is not None for level in levels_of(line))


def chain(line: Line, bodies: bool, small_first: bool = False) -> list[Name]:
    """The units of a row, large before small; the last is the post's own.

    Args:
        bodies: whether organisations are units too, because the table is of several.
        small_first: whether the columns of levels stand small before large.
    """
    columns = [c.field or "" for c in line.part.header.columns]
    levels = levels_of(line)[::-1] if small_first else levels_of(line)
    # Where levels are given, they say what the unit is part of.
    above = [] if in_levels(line) else ["parent"]
    own = [*above, "unit"] if "unit" in columns and line.get("unit") else []
    found: list[Name] = []
    for field in [*(("department", "organisation") if bodies else ()), *levels, *own]:
        spans = dict(line.each(field))
        if spans:
            kind = _KINDS.get(field, field.removeprefix("unit."))
            one = _name(spans, kind if kind in UNIT_KINDS else "unit")
            if not found or fold(found[-1].at.quote) != fold(one.at.quote):
                found.append(one)
    acronym, kind_cell = line.get("acronym"), line.get("unit_kind")
    if acronym is None or not _ACRONYM.fullmatch(acronym.quote.upper()):
        acronym = None
    if own or ("unit" not in columns and found):
        last = found[-1]
        kind = kind_cell.quote.casefold() if kind_cell else ""
        found[-1] = Name(
            last.names, last.acronym or acronym, kind if kind in UNIT_KINDS else last.kind
        )
    elif acronym is not None and not found:
        found.append(Name({}, acronym, "unit"))
    return found


def _name(spans: dict[str, Span], default: str) -> Name:
    names: dict[str, Span] = {}
    acronym: Span | None = None
    kind: str | None = None
    for lang, span in spans.items():
        match = _WITH_ACRONYM.fullmatch(span.quote)
        if match:
            acronym = acronym or span.group(match, 2)
            span = span.group(match, 1)
        names[lang] = span
        kind = kind or kind_of_name(span.quote, lang)
    return Name(names, acronym, kind or default)


def kind_of_name(name: str, lang: str) -> str | None:
    """The kind that a unit's name says.

    >>> kind_of_name("Flood Forecasting Section", "en"), kind_of_name("Division Hydrologie", "fr")
    ('section', 'division')
    >>> kind_of_name("Office of the Auditor", "en"), kind_of_name("Hydrology", "en")
    ('office', None)
    """
    lookup = form_words(forms()[0], lang)
    listed = re.findall(r"[^\W\d_][\w'’-]*", name)
    ends = [*listed[-1:], *(listed[:1] if listed[1:2] == ["of"] else ())]
    for word in ends if lang == "en" else listed[:1]:
        kind = lookup.kind(word)
        if kind:
            return kind
    return None


class Same:
    """Which names are one unit: its acronym alone, or its other language, is the unit too."""

    def __init__(self, chains: Iterable[list[Name]]) -> None:
        listed = [name for chain_ in chains for name in chain_]
        also: dict[str, set[str]] = defaultdict(set)
        cells = [span.quote for name in listed for span in name.names.values()]
        for name in listed:
            if not name.names:
                continue
            first, *others = [fold(span.quote) for span in name.names.values()]
            for other in others:
                also[other].add(first)
            if name.acronym is not None:
                also[name.acronym.quote].add(first)
        self._also = {key: next(iter(found)) for key, found in also.items() if len(found) == 1}
        # Where all is in capitals, nothing tells an acronym from a word; unless all is short.
        self._tells = any(not cell.isupper() for cell in cells) or all(
            _ACRONYM.fullmatch(cell) for cell in cells
        )

    def even(self, name: Name) -> Name:
        """The name, with a cell that holds only an acronym told from one that holds words."""
        if name.acronym or len(name.names) != 1:
            return name
        at = name.at
        known = at.quote in self._also and fold(at.quote) != self._also[at.quote]
        if _ACRONYM.fullmatch(at.quote) and (known or (self._tells and len(at.quote) <= 6)):
            return Name({}, at, name.kind)
        return name

    def key(self, name: Name) -> str:
        """What is the same for all names of one unit (within the unit it is part of)."""
        if not name.names:
            assert name.acronym is not None
            return self._also.get(name.acronym.quote, fold(name.acronym.quote))
        first = fold(name.at.quote)
        return self._also.get(first, first) if len(name.names) == 1 else first


def small_first(lines: Iterable[Line]) -> bool:
    """Whether the columns of levels stand small before large: their kinds and the cells say so.

    Each small unit is in one large one. Where that holds both ways or neither way, only kinds
    that are small everywhere count: a branch has divisions in some organisations, and is in one
    in others; a section has none.
    """
    left_of: dict[str, set[str]] = defaultdict(set)
    right_of: dict[str, set[str]] = defaultdict(set)
    kinds: list[str] = []
    for line in lines:
        levels = levels_of(line)
        kinds = kinds or [k for f in levels if (k := f.removeprefix("unit.")) in UNIT_KINDS]
        cells = [fold(span.quote) for f in levels if (span := line.get(f)) is not None]
        for left, right in pairwise(cells):
            left_of[right].add(left)
            right_of[left].add(right)
    if len(kinds) < 2 or UNIT_KINDS.index(kinds[0]) < UNIT_KINDS.index(kinds[-1]):
        return False
    one_left = all(len(found) == 1 for found in left_of.values())
    one_right = all(len(found) == 1 for found in right_of.values())
    if one_left != one_right:
        return one_right
    return kinds[0] in _SMALL and kinds[-1] not in _SMALL
