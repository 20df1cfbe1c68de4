"""From a name to the thing meant: posts, units, competencies and levels.

A post or unit is named by title, acronym, notice number or IRI, in English or French; case,
accents and punctuation do not count. "Executive Officer (OSC)" narrows a title by its unit. What
could mean several things is an error that lists them, never a guess.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files

from rolegraph.errors import AmbiguousName, UnknownName
from rolegraph.store import Iri, Rows, Store

__all__ = ["find", "normal"]

_SMALL = frozenset(
    {"the", "of", "a", "an", "and"} | {"la", "le", "les", "l", "de", "du", "des", "d", "et"}
)


@dataclass
class _Thing:
    iri: str
    names: set[str] = field(default_factory=set)
    label: str = ""
    place: set[str] = field(default_factory=set)
    place_label: str = ""
    notice: str = ""

    def describe(self) -> str:
        parts = [self.label or self.iri]
        if self.place_label:
            parts.append(f"in {self.place_label}")
        if self.notice:
            parts.append(f"notice {self.notice}")
        return ", ".join(parts)


def normal(name: str) -> str:
    """A name as it is compared.

    >>> normal("Head, Social Media") == normal("HEAD of social media")
    True
    >>> normal("l'Unité Médias sociaux")
    'unite medias sociaux'
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(w for w in re.findall(r"[a-z0-9]+", bare) if w not in _SMALL)


def find(store: Store, kind: str, name: str) -> str:
    """The IRI of the post, unit, competency or level that ``name`` means.

    Raises:
        UnknownName: nothing is called so; the error lists the nearest names.
        AmbiguousName: several are; the error lists them with their units and notices.
    """
    things = _things(store, kind)
    text = name.strip().strip("<>")
    if text in things:
        return text
    if "://" in text:
        former = {str(alias): str(now) for alias, now in store.select(_query("alias")).rows}
        if former.get(text) in things:
            return former[text]
    wanted = normal(text)
    found = [t for t in things.values() if wanted and wanted in t.names]
    if not found:
        found = _narrowed(text, things.values())
    if len(found) == 1:
        return found[0].iri
    if found:
        listed = sorted((t.iri, t.describe()) for t in found)
        raise AmbiguousName(kind, name, listed)
    labels = sorted({t.label for t in things.values() if t.label})
    close = (
        difflib.get_close_matches(name, labels, 3, 0.5)
        or [label for label in labels if wanted and wanted in normal(label)][:3]
    )
    raise UnknownName(kind, name, close)


def _narrowed(text: str, things: Iterable[_Thing]) -> list[_Thing]:
    """ "Title (UNIT)" or "Title, UNIT": a title narrowed by the unit the post sits in."""
    match = re.fullmatch(r"(.+?)\s*(?:\(([^()]+)\)|,\s*([^,]+))", text)
    if match is None:
        return []
    title, place = normal(match[1]), normal(match[2] or match[3])
    return [t for t in things if title in t.names and place in t.place]


def _things(store: Store, kind: str) -> dict[str, _Thing]:
    rows = store.select(_query(kind))
    found: dict[str, _Thing] = {}
    for row in _dicts(rows):
        iri = row["thing"]
        thing = found.setdefault(iri, _Thing(iri))
        for name in (row.get("name", ""), row.get("acronym", ""), row.get("notice", "")):
            if name:
                thing.names.add(normal(name))
        if row.get("label"):
            thing.label = row["label"]
        thing.notice = row.get("notice") or thing.notice
        for place in (row.get("place", ""), row.get("placeacronym", "")):
            if place:
                thing.place.add(normal(place))
        thing.place_label = row.get("placelabel") or thing.place_label
    return found


def _query(kind: str) -> str:
    return (files("rolegraph.queries") / "names" / f"{kind}.rq").read_text(encoding="utf-8")


def _dicts(rows: Rows) -> Iterable[dict[str, str]]:
    for row in rows.rows:
        yield {
            column: str(value) if isinstance(value, Iri) else value.value
            for column, value in zip(rows.columns, row, strict=True)
            if value is not None
        }
