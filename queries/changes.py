"""What changed between two days: two graphs, of what was evidenced up to each, side by side.

A post or unit that no notice of the time between speaks of is *not evidenced since* the first
day; that is no sign that it was abolished, since nobody need have written of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from json import dumps

from rolegraph.queries.name_lookup import normal
from rolegraph.queries.run import Answer, Value, plain_rows
from rolegraph.store import Store

__all__ = ["COLUMNS", "changes"]

#: What an answer tells: what kind of thing, what became of it, its name, before and after, the
#: notice that says so (of what is not evidenced since: the last that spoke of it), its IRI.
COLUMNS = ("kind", "change", "name", "before", "after", "notice", "date", "iri")
_ORDER = ("new", "renamed", "moved", "regraded", "new superior", "new head", "not evidenced since")


@dataclass
class _Thing:
    kind: str
    name: str
    notices: list[tuple[str, str]] = field(default_factory=list)
    """Date and number of the notices that speak of it, the earliest first."""
    named: list[tuple[str, str]] = field(default_factory=list)
    """Those of them that call it by its name: of a post, that advertise it so."""
    facts: dict[str, dict[str, tuple[str, str, str]]] = field(default_factory=dict)
    """What can change: by fact and value its name, and date and number of the last notice."""


def changes(before: Store, after: Store, *, lang: str = "en") -> Answer:
    """What is new, renamed, moved, regraded, has another superior or head, or is silent since.

    Args:
        before, after: the graphs of the first and the second day, with the same IRIs.
        lang: the language of titles and names.
    """
    old, new = _things(before, lang), _things(after, lang)
    rows: list[tuple[Value, ...]] = []
    known = {entry for thing in old.values() for entry in thing.notices}
    if not any(entry not in known for thing in new.values() for entry in thing.notices):
        return Answer(None, COLUMNS, ())  # nothing was written between: silence tells nothing
    for iri, now in new.items():
        then = old.get(iri)
        if then is None:
            date, number = now.notices[0]
            rows.append((now.kind, "new", now.name, "", now.name, number, date, iri))
            continue
        if all(entry in known for entry in now.notices):
            date, number = now.notices[-1]
            change = "not evidenced since"
            rows.append((now.kind, change, now.name, now.name, "", number, date, iri))
        told = [entry for entry in now.named if entry not in known]
        if then.named and told and _other_name(then.name, now.name):
            date, number = told[0]
            row = (now.kind, "renamed", now.name, then.name, now.name, number, date, iri)
            rows.append(row)
        for change, was, became, date, number in _differences(then, now):
            rows.append((now.kind, change, now.name, was, became, number, date, iri))
    rows.sort(key=lambda r: (str(r[0]), _ORDER.index(str(r[1])), str(r[2]), str(r[7])))
    return Answer(None, COLUMNS, tuple(rows))


def _differences(then: _Thing, now: _Thing) -> Iterator[tuple[str, str, str, str, str]]:
    """Values that another took the place of; one that only came to be known is no change."""
    for change, values in sorted(now.facts.items()):
        known = then.facts.get(change, {})
        gone = [known[value][0] for value in known if value not in values]
        come = {value: told for value, told in values.items() if value not in known}
        if not gone and not (come and known and change == "regraded"):
            continue
        whole = change == "regraded"
        was = [told[0] for told in known.values()] if whole else gone
        became = [told[0] for told in (values if whole else come).values()]
        _, date, number = max((come or values).values(), key=lambda told: told[1:])
        yield change, _list(was), _list(became), date, number


def _other_name(one: str, other: str) -> bool:
    """Whether two names differ in more than spelling and order; an acronym is no other name."""
    if any(" " not in name and name.isupper() for name in (one, other)):
        return False
    return sorted(normal(one).split()) != sorted(normal(other).split())


def _list(names: list[str]) -> str:
    return ", ".join(sorted(names))


def _things(store: Store, lang: str) -> dict[str, _Thing]:
    found: dict[str, _Thing] = {}
    for iri, kind, name, number, closing, own, called in _rows(store, "things", lang):
        thing = found.setdefault(str(iri), _Thing(str(kind), str(name)))
        thing.notices.append((str(closing), str(number)))
        if called and (own or kind == "unit"):
            thing.named.append((str(closing), str(number)))
    for row in _rows(store, "facts", lang):
        iri, fact, value, name, number, closing = (str(told) for told in row)
        if iri in found:
            values = found[iri].facts.setdefault(fact, {})
            values[value] = (name, closing, number)
    return found


def _rows(store: Store, name: str, lang: str) -> list[tuple[Value, ...]]:
    query = (files("rolegraph.queries") / "changes" / f"{name}.rq").read_text(encoding="utf-8")
    return plain_rows(store.select(query, {"lang": dumps(lang)}))
