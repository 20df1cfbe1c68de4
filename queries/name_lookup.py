"""From a name to the thing meant: posts, units, competencies and levels.

A post or unit is named by title, acronym, notice number or IRI, in English or French; case,
accents and punctuation do not count. "Executive Officer (OSC)" narrows a title by its unit. What
could mean several things is an error that lists them, never a guess.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rolegraph.errors import AmbiguousName, UnknownName
from rolegraph.store import Iri, Rows, Store

__all__ = ["find", "normal"]

_SMALL = frozenset(
    {"the", "of", "a", "an", "and"} | {"la", "le", "les", "l", "de", "du", "des", "d", "et"}
)


@dataclass
class _Names:
    """What one thing is called: titles by language, and everything it goes by."""

    titles: dict[str, str] = field(default_factory=dict)
    all: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        return self.titles.get("en") or self.titles.get("fr", "")


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
    found = [iri for iri, names in things.items() if wanted and wanted in names.all]
    if not found:
        found = _narrowed(store, kind, text, things)
    if len(found) == 1:
        return found[0]
    if found:
        listed = [(iri, _described(store, kind, iri, things[iri])) for iri in sorted(found)]
        raise AmbiguousName(kind, name, listed)
    labels = sorted({names.label for names in things.values() if names.label})
    close = (
        difflib.get_close_matches(name, labels, 3, 0.5)
        or [label for label in labels if wanted and wanted in normal(label)][:3]
    )
    raise UnknownName(kind, name, close)


def _narrowed(store: Store, kind: str, text: str, things: Mapping[str, _Names]) -> list[str]:
    """ "Title (UNIT)" or "Title, UNIT": a title narrowed by the unit the post sits in."""
    match = re.fullmatch(r"(.+?)\s*(?:\(([^()]+)\)|,\s*([^,]+))", text)
    if match is None:
        return []
    title, place = normal(match[1]), normal(match[2] or match[3])
    return [
        iri
        for iri, names in things.items()
        if title in names.all
        and place in {normal(one) for one in _about(store, kind, iri).get("place", ())}
    ]


def _described(store: Store, kind: str, iri: str, names: _Names) -> str:
    about = _about(store, kind, iri)
    parts = [names.label or iri]
    parts += [f"in {near}" for near in about.get("near", ())[-1:]]
    parts += [f"notice {number}" for number in about.get("notice", ())[-1:]]
    return ", ".join(parts)


def _things(store: Store, kind: str) -> dict[str, _Names]:
    found: dict[str, _Names] = {}
    for row in _dicts(store.select(_query(kind))):
        names = found.setdefault(row["thing"], _Names())
        names.all.add(normal(row["name"]))
        if row["kind"] != "other":
            names.titles[row["kind"]] = row["name"]
    return found


def _about(store: Store, kind: str, iri: str) -> dict[str, list[str]]:
    """What tells a thing from others of its name; asked only of those few that share one."""
    found: dict[str, list[str]] = {}
    for row in _dicts(store.select(_query(f"about-{kind}"), {"thing": f"<{iri}>"})):
        for column, value in row.items():
            found.setdefault(column, []).append(value)
    return found


@cache
def _query(kind: str) -> str:
    return (files("rolegraph.queries") / "names" / f"{kind}.rq").read_text(encoding="utf-8")


def _dicts(rows: Rows) -> Iterable[dict[str, str]]:
    for row in rows.rows:
        yield {
            column: str(value) if isinstance(value, Iri) else value.value
            for column, value in zip(rows.columns, row, strict=True)
            if value is not None
        }
