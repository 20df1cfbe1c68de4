"""The posts and units of one table of posts: every row is a post of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions

__all__ = ["TableMentions", "table_mentions"]

Record = dict[str, Any]
#: What a notice's record has and a table's does not, so that readers of both find nothing.
_NOTHING: Record = {
    "notice_id": None, "context_unit": None, "reports_to": None, "functional_superior": None,
    "posts_mentioned": [], "inferences": [], "accountabilities": [], "unit_relations": [],
    "disagreements": [], "body": {"en": None, "fr": None}, "title": {"en": None, "fr": None},
    "grade": {"entry": None, "top": None},
}  # fmt: skip


@dataclass(eq=False)
class TableMentions(Mentions):
    """All posts and units of one table; ``rows`` are its posts in the order of the record."""

    rows: list[LocalPost] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"table/{self.number}"

    @property
    def date(self) -> str | None:
        """The day the table says it is of."""
        day = self.record["as_of"]
        return str(day) if day else None

    @property
    def organisation(self) -> str | None:
        """Its organisation's acronym, or its name; None where the table names none."""
        whole = self.record["organisation"]
        if whole is None:
            return None
        return str(whole["acronym"] or whole["name"]["en"] or whole["name"]["fr"])

    def body(self) -> LocalUnit | None:
        """The organisation, where the table names it."""
        return next((u for u in self.units if u.pointers == ["/organisation/name"]), None)

    @cached_property
    def containment(self) -> list[tuple[LocalUnit, LocalUnit]]:
        listed = self.record["units"]
        return [
            (self.units[i], self.units[entry["part_of"]])
            for i, entry in enumerate(listed)
            if entry["part_of"] is not None
        ]

    @cached_property
    def own_units(self) -> frozenset[LocalUnit]:
        return frozenset(self.units)

    @cached_property
    def places(self) -> list[tuple[LocalUnit, LocalPost, str]]:
        return [
            (self.units[entry["unit"]], post, "post_in")
            for entry, post in zip(self.record["posts"], self.rows, strict=True)
            if entry["unit"] is not None
        ]

    def by_id(self, identifier: str | None) -> LocalPost | None:
        """The post of an identifier of the table."""
        return self._ids.get(identifier) if identifier is not None else None

    @cached_property
    def _ids(self) -> dict[str, LocalPost]:
        return {
            str(entry["id"]): post
            for entry, post in zip(self.record["posts"], self.rows, strict=True)
            if entry["id"] is not None
        }


def table_mentions(record: Record) -> TableMentions:
    """The posts and units of a table's record."""
    units = [
        LocalUnit(
            {lang: name for lang, name in unit["name"].items() if name},
            unit["acronym"],
            unit["kind"],
            named=True,
            function=False,
            pointers=[f"/units/{i}/name"],
        )
        for i, unit in enumerate(record["units"])
    ]
    for unit, entry in zip(units, record["units"], strict=True):
        parent = units[entry["part_of"]] if entry["part_of"] is not None else None
        unit.nested = unit.wide and parent is not None and parent.wide
    whole = record["organisation"]
    if whole is not None:
        names = {lang: name for lang, name in whole["name"].items() if name}
        acronym = whole["acronym"]
        body = LocalUnit(names, acronym, "body", True, False, ["/organisation/name"])
        units.append(body)
    rows = []
    for i, entry in enumerate(record["posts"]):
        post = LocalPost(pointers=[f"/posts/{i}/title"])
        sheet = entry.get("sheet") or ""
        post.row = str(entry["id"] or f"row {sheet} {entry['row']}")
        for lang, title in entry["title"].items():
            if title:
                post.add(lang, title)
        rows.append(post)
    return TableMentions({**_NOTHING, **record}, list(rows), units, {}, rows)
