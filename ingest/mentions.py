"""The posts and units that one record speaks of, each once within its notice.

A record names a post or a unit in several places; here each becomes one :class:`LocalPost` or
:class:`LocalUnit` with all its names and the places that name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rolegraph.ingest.facts.reporting import title_key
from rolegraph.ingest.facts.units import name_key

__all__ = [
    "LocalPost",
    "LocalUnit",
    "Mentions",
    "bare_title",
    "mentions",
    "notice_key",
    "places_of",
]

Record = dict[str, Any]
#: An acronym behind a title; abbreviated fields of work ("Adviser (HR)") are none.
_ACRONYM = re.compile(r"\s*\((?!(?:HR|IT|ICT|RH|TI|TIC)\))[A-Z][A-Z/&-]+\)")
_OFFICES = frozenset({"office", "division", "directorate", "department"})
_WIDE = frozenset({"body", "committee", "external"}) | _OFFICES


@dataclass(eq=False)
class LocalUnit:
    """A unit of one notice; ``pointers`` are the JSON Pointers that name it."""

    names: dict[str, str]
    acronym: str | None
    kind: str
    named: bool
    function: bool
    pointers: list[str] = field(default_factory=list)
    nested: bool = False
    """Whether the notice states that it is part of an office or division."""
    formerly: list[dict[str, str]] = field(default_factory=list)
    """Names that the notice says it had before."""

    @property
    def local_key(self) -> str:
        """What tells it from the other units of its notice, whatever other notices say."""
        names = "|".join(f"{lang}:{name_key(name)}" for lang, name in sorted(self.names.items()))
        return f"{self.kind}|{names}|{'function' if self.function else ''}"

    @property
    def wide(self) -> bool:
        """Whether its name alone identifies it in the whole organisation.

        A "Front Office" that is part of an office is that office's; another may have one too.
        """
        return self.kind in _WIDE and self.named and not self.function and not self.nested

    def keys(self, organisation: str | None) -> Iterator[tuple[str, str]]:
        """Language and normalised name."""
        for lang, name in sorted(self.names.items()):
            yield lang, name_key(name, organisation)


@dataclass(eq=False)
class LocalPost:
    """A post of one notice: its titles by language, and the JSON Pointers that name it."""

    titles: dict[str, dict[str, int]] = field(default_factory=dict)
    acronym: str | None = None
    advertised: bool = False
    pointers: list[str] = field(default_factory=list)
    row: str | None = None
    """Of a row of a table: its identifier there, or which row it is."""

    @property
    def local_key(self) -> str:
        """What tells it from the other posts of its notice, whatever other notices say."""
        if self.row is not None:
            return f"row|{self.row}"
        titles = ((lang, min(map(title_key, counts))) for lang, counts in self.titles.items())
        return "|".join(f"{lang}:{title}" for lang, title in sorted(titles))

    def add(self, lang: str, title: str) -> None:
        """One more place that calls it ``title``."""
        counts = self.titles.setdefault(lang, {})
        counts[title] = counts.get(title, 0) + 1


@dataclass(eq=False)
class Mentions:
    """All posts and units of one record, and which one a pointer means."""

    record: Record
    posts: list[LocalPost]
    units: list[LocalUnit]
    post_at: dict[str, LocalPost]

    @property
    def number(self) -> str:
        """The notice's number, or what stands for it."""
        return notice_key(self.record)

    @property
    def path(self) -> str:
        """The path of its IRI, below the base of all IRIs."""
        return f"notice/{self.number}"

    @property
    def date(self) -> str | None:
        """The day on which its statements are known to have held: the closing date."""
        deadline = self.record["deadline"]
        return str(deadline) if deadline else None

    @property
    def advertised(self) -> LocalPost:
        """The post the notice advertises."""
        return next(post for post in self.posts if post.advertised)

    @cached_property
    def containment(self) -> list[tuple[LocalUnit, LocalUnit]]:
        """Pairs of a unit and one it is part of, stated or concluded from this notice alone."""
        found = []
        for unit, entry in zip(self.units, self.record["units"], strict=True):
            parent = self.unit(entry["part_of"])
            if parent is not None:
                found.append((unit, parent))
        for inference in self.record["inferences"]:
            if inference["relation"] == "part_of":
                part = self.unit(inference["subject"].get("unit"))
                whole = self.unit(inference["object"].get("unit"))
                if part is not None and whole is not None:
                    found.append((part, whole))
        return found

    @cached_property
    def own_units(self) -> frozenset[LocalUnit]:
        """The units that the advertised post sits in or heads, or that its superior heads."""
        found = {unit for unit in self.units if not unit.named}
        superior = self.post_at.get("/reports_to/title")
        for i, unit in enumerate(self.units):
            head = self.post_at.get(f"/units/{i}/led_by/title")
            if head is not None and (head.advertised or head is superior):
                found.add(unit)
        for unit_, post, _ in self.places:
            if post.advertised or post is superior:
                found.add(unit_)
        return frozenset(found)

    @cached_property
    def places(self) -> list[tuple[LocalUnit, LocalPost, str]]:
        """Units that posts sit in or head by a conclusion: unit, post, relation."""
        found = []
        for i, inference in enumerate(self.record["inferences"]):
            if inference["relation"] not in {"post_in", "heads"}:
                continue
            unit = self.unit(inference["object"].get("unit"))
            end = inference["subject"].get("post")
            post = self.post_at.get(f"/inferences/{i}/subject/post/title")
            if end == "advertised":
                post = next((p for p in self.posts if p.advertised), None)
            if unit is not None and post is not None:
                found.append((unit, post, str(inference["relation"])))
        return found

    @property
    def organisation(self) -> str | None:
        """The organisation's acronym that opens the body's name ("ABC International Staff")."""
        body = self.record["body"]
        name = str(body.get("en") or body.get("fr") or "")
        first, _, rest = name.partition(" ")
        return first if rest and re.fullmatch(r"[A-Z][A-Z0-9&-]+", first) else None

    def unit(self, reference: Any) -> LocalUnit | None:
        """The unit that ``{"name": {...}}`` means: the one of these names."""
        if not reference:
            return None
        names = reference["name"]
        for lang in ("en", "fr"):
            wanted = names.get(lang)
            for unit in self.units if wanted else ():
                if unit.names.get(lang) == wanted:
                    return unit
        return None

    def body(self) -> LocalUnit | None:
        """The body of the header."""
        for lang in ("en", "fr"):
            value = self.record["body"].get(lang)
            bare = re.sub(r"\s*\([^()]*\)$", "", value) if value else None
            for unit in self.units if bare else ():
                if unit.kind == "body" and unit.names.get(lang) == bare:
                    return unit
        bodies = [u for u in self.units if u.kind == "body" and u.acronym and u.named]
        part = [i for i in self.record["inferences"] if i["rule"] == "body-name"]
        return self.unit(part[0]["subject"]["unit"]) if part else (bodies[0] if bodies else None)


def bare_title(title: str) -> str:
    """A title without the acronym it carries.

    >>> bare_title("Chief Data Officer (CDO) of the Port")
    'Chief Data Officer of the Port'
    """
    return _ACRONYM.sub("", title)


def mentions(record: Record) -> Mentions:
    """The posts and units of one record."""
    units = [
        LocalUnit(
            {lang: name for lang, name in unit["name"].items() if name},
            unit["acronym"],
            unit["kind"],
            unit.get("named", True),
            unit.get("function", False),
            [f"/units/{i}/name"],
            formerly=[
                {lang: str(name) for lang, name in former["name"].items() if name}
                for former in unit.get("formerly", ())
            ],
        )
        for i, unit in enumerate(record["units"])
    ]
    found = Mentions(record, [], units, {})
    for unit, entry in zip(units, record["units"], strict=True):
        parent = found.unit(entry["part_of"])
        unit.nested = unit.kind in _OFFICES and parent is not None and parent.kind in _OFFICES
    by_key: dict[tuple[str, str], LocalPost] = {}
    for pointer, titles, acronym in _titles(record):
        keys = [(lang, title_key(bare_title(title))) for lang, title in titles.items() if title]
        known = [by_key[key] for key in keys if key in by_key]
        post = known[0] if known else LocalPost()
        if not known:
            found.posts.append(post)
        for other in known[1:]:
            if other is not post:
                _join(found, by_key, post, other)
        for key in keys:
            by_key[key] = post
        for lang, title in titles.items():
            if title:
                post.add(lang, title)
        post.acronym = post.acronym or acronym
        post.advertised = post.advertised or pointer == "/title"
        post.pointers.append(pointer)
        found.post_at[pointer] = post
    return found


def _join(
    found: Mentions, by_key: dict[tuple[str, str], LocalPost], keep: LocalPost, drop: LocalPost
) -> None:
    """Two local posts turn out to be one: a later place gives both titles."""
    for lang, counts in drop.titles.items():
        for title, count in counts.items():
            for _ in range(count):
                keep.add(lang, title)
    keep.acronym = keep.acronym or drop.acronym
    keep.advertised = keep.advertised or drop.advertised
    keep.pointers += drop.pointers
    found.posts.remove(drop)
    for name, post in by_key.items():
        by_key[name] = keep if post is drop else post
    for pointer, post in found.post_at.items():
        found.post_at[pointer] = keep if post is drop else post


def _titles(record: Record) -> Iterator[tuple[str, dict[str, str | None], str | None]]:
    """Every place of a record that gives a post's title: pointer, titles, acronym."""
    if any(record["title"].values()):
        yield "/title", record["title"], record.get("acronym")
    for name in ("reports_to", "functional_superior"):
        if record[name]:
            yield f"/{name}/title", record[name]["title"], None
    for i, entry in enumerate(record["posts_mentioned"]):
        if entry.get("subject"):
            yield f"/posts_mentioned/{i}/subject/title", entry["subject"]["title"], None
        yield f"/posts_mentioned/{i}/title", entry["title"], entry.get("acronym")
    for i, unit in enumerate(record["units"]):
        if unit["led_by"]:
            yield f"/units/{i}/led_by/title", unit["led_by"]["title"], None
    for i, inference in enumerate(record.get("inferences", ())):
        for end in ("subject", "object"):
            post = inference[end].get("post")
            if isinstance(post, dict):
                yield f"/inferences/{i}/{end}/post/title", post["title"], None


def notice_key(record: Record) -> str:
    """The notice's number; of one without a number, something that its content alone decides.

    Of two posts that share a number the second has a key of its own: ``310001/2``.
    """
    if record.get("kind") == "table":
        return str(record["table_id"])
    key = str(record["notice_id"] or f"x{record['source']['sha256'][:10]}")
    part = record.get("part")
    return f"{key}/{part}" if part and part > 1 else key


def places_of(record: Record, pointer: str) -> list[dict[str, Any]]:
    """The places behind a value: of a leaf, or of both languages below a bilingual one."""
    evidence = record["evidence"]
    found: list[dict[str, Any]] = []
    for key in (pointer, f"{pointer}/en", f"{pointer}/fr"):
        place = evidence.get(key)
        if place:
            found.append(place)
            found += place.get("also", ())
    return found
