"""The graph as it was evidenced up to a day: made of the sources closed by then, kept beside it.

::

    DIR/asof/GENERATION/DAY/   a store made of the sources of that generation up to DAY

DAY is the last closing date up to the day asked for, so that days between two notices share one
store. It is written under another name and renamed when it is whole; a new build sweeps it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from rolegraph.errors import BadParameter, GraphFolderError
from rolegraph.folder import GraphFolder, content_key
from rolegraph.ingest.identities_to_graph import assemble
from rolegraph.ontology.namespaces import ID
from rolegraph.store import Store

__all__ = ["Evidenced", "base_of", "evidenced", "iso_day", "store_as_of"]

Record = dict[str, Any]


@dataclass(frozen=True)
class Evidenced:
    """What a graph as of a day rests on.

    Attributes:
        day: the day, as an ISO date.
        notices: numbers of the notices that closed by then, in order.
        undated: numbers of the notices left out because they have no closing date.
        first: the first closing date of all, None if no notice has one.
        last: the last closing date up to the day.
    """

    day: str
    notices: tuple[str, ...]
    undated: tuple[str, ...]
    first: str | None
    last: str | None

    def lines(self) -> list[str]:
        """What a person must know to read an answer."""
        found = []
        if not self.notices:
            first = f"; the first closing date is {self.first}" if self.first else ""
            found.append(f"nothing is evidenced up to {self.day}{first}")
        if self.undated:
            listed = ", ".join(self.undated)
            found.append(f"left out, because they have no closing date: notices {listed}")
        return found


def iso_day(name: str, value: str | date) -> str:
    """A day as YYYY-MM-DD.

    Raises:
        BadParameter: it is none.

    >>> iso_day("as-of", "2025-01-31")
    '2025-01-31'
    """
    try:
        if isinstance(value, date):
            return value.isoformat()[:10]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise BadParameter(name, f"{value!r} is no date; YYYY-MM-DD is allowed")


def evidenced(store: Store, day: str) -> Evidenced:
    """Which of a graph's notices are evidenced up to a day."""
    dates = {number: closing for number, closing, _ in _sources(store)}
    known = sorted(d for d in dates.values() if d)
    up_to = [number for number, d in dates.items() if d and d <= day]
    return Evidenced(
        day,
        tuple(up_to),
        tuple(number for number, d in dates.items() if not d),
        known[0] if known else None,
        max((dates[number] for number in up_to), default=None),
    )


def _sources(store: Store) -> list[tuple[str, str, str]]:
    """Number, closing date (or nothing) and IRI of each notice."""
    query = (files("rolegraph.queries") / "names" / "sources.rq").read_text(encoding="utf-8")
    rows = store.select(query).rows
    return [(str(number), str(closing or ""), str(iri)) for number, closing, iri in rows]


def store_as_of(
    today: Store,
    records: Callable[[], list[Record]],
    what: Evidenced,
    folder: GraphFolder | None,
) -> tuple[Store, Path | None]:
    """The store of what was evidenced, and its folder if it is on disk.

    In a folder it is kept for the next question; where it cannot be kept (another build holds the
    folder, or it cannot be written) it is made in memory.

    Args:
        today: the store of all that is known.
        records: gives what it was made of, which is only asked for when there is no such store.
    """
    kept = None
    if folder is not None and what.last is not None:
        live = folder.live().name
        kept = folder.path / "asof" / live / what.last
        if kept.is_dir():
            return Store.open(kept), kept
    found, base = records(), base_of(today)
    decisions = folder.decisions() if folder is not None else []
    if folder is not None and content_key(found, base, decisions) != folder.live().name:
        raise GraphFolderError(folder.path, "is being built anew; ask again when it has ended")
    assembly = assemble(found, decisions=decisions, base=base, until=what.last or what.day)
    if folder is not None and kept is not None:
        with contextlib.suppress(GraphFolderError):
            folder.keep_as_of(kept.parent.name, kept.name, assembly.lines)
            return Store.open(kept), kept
    store = Store.memory()
    store.load(assembly.lines())
    return store, None


def base_of(store: Store) -> str:
    """Where the IRIs of a graph begin; the project's own base if it was built from nothing."""
    for number, _, iri in _sources(store):
        return iri.removesuffix(number).removesuffix("notice/").removesuffix("table/")
    return ID
