"""An invented organisation: units and posts, each with its versions over ten years.

A unit or post keeps its identity (``id``) through all its versions; what changed between two
versions, and whether a notice can tell that they are one, is the truth that is scored.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from made_organisations.words import BODIES, COMMON, KINDS, ROLES, SUBJECTS

__all__ = ["MONTHS", "Organisation", "Post", "PostNow", "Title", "Unit", "UnitNow", "made"]

MONTHS = 120
"""Months of history, from January 2015."""


@dataclass(frozen=True)
class UnitNow:
    """A unit from month ``since`` on; ``change`` is what made this version of the one before."""

    since: int
    en: str
    fr: str
    acronym: str | None
    parent: int | None
    change: str = ""


@dataclass
class Unit:
    """A unit: the body, an office or division, a section, a team."""

    id: int
    kind: str
    versions: list[UnitNow]
    until: int = MONTHS
    said_former: set[int] = field(default_factory=set)
    """Versions that a notice says to be the former one under a new name."""

    def at(self, month: int) -> UnitNow:
        """The version of a month."""
        return next((v for v in reversed(self.versions) if v.since <= month), self.versions[0])

    def lineage(self, month: int) -> int:
        """Versions of one number can be told to be one from the notices."""
        found = 0
        for i, version in enumerate(self.versions[1:], start=1):
            if version.since > month:
                break
            before = self.versions[i - 1]
            kept = version.acronym is not None and version.acronym == before.acronym
            moved = version.parent != before.parent
            if moved or not (kept or i in self.said_former):
                found += 1
        return found


@dataclass(frozen=True)
class Title:
    """What a post is called: a role with a subject, a common title, or the head of a unit."""

    role: str
    subject: str = ""
    level: str = ""
    style: str = "before"
    heads: int | None = None

    @property
    def essence(self) -> tuple[str, str, str, int]:
        """What stays when a title is only put in other words."""
        return self.role, self.subject, self.level, -1 if self.heads is None else self.heads


@dataclass(frozen=True)
class PostNow:
    """A post from month ``since`` on, and what changed."""

    since: int
    title: Title
    grade: int
    unit: int
    superior: int | None
    change: str = ""


@dataclass
class Post:
    """A post: a place in a unit with a title, whoever holds it."""

    id: int
    versions: list[PostNow]
    until: int = MONTHS

    def at(self, month: int) -> PostNow:
        """The version of a month."""
        return next((v for v in reversed(self.versions) if v.since <= month), self.versions[0])

    def lives(self, month: int) -> bool:
        """Whether it exists in a month."""
        return self.versions[0].since <= month < self.until


@dataclass
class Organisation:
    """All units and posts of one organisation."""

    random: random.Random
    units: list[Unit]
    posts: list[Post]
    acronyms: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    absorbing: set[int] = field(default_factory=set)
    """Sections that took another one in."""

    def office(self, unit: int, month: int) -> int:
        """The office or division that holds a unit; the body's own stay the body's."""
        while self.units[unit].kind not in {"office", "division", "body"}:
            parent = self.units[unit].at(month).parent
            assert parent is not None
            unit = parent
        return unit

    def offices(self) -> list[Unit]:
        """Offices and divisions."""
        return [unit for unit in self.units if unit.kind in {"office", "division"}]

    def sections(self, office: int, month: int) -> list[Unit]:
        """The sections of an office in a month."""
        return [
            unit
            for unit in self.units
            if unit.kind in {"section", "unit"}
            and month < unit.until
            and unit.versions[0].since <= month
            and unit.at(month).parent == office
        ]

    def new_name(self, kind: str) -> tuple[str, str, str]:
        """A name that no unit had: English, French, and letters for an acronym."""
        while True:
            parts = self.random.sample(sorted(SUBJECTS), self.random.choice((1, 2, 2)))
            if kind in {"section", "unit", "team"} and self.random.random() < 0.3:
                parts = parts[:1]
            en = " and ".join(parts)
            key = f"{kind in {'office', 'division'}} {' '.join(sorted(parts))}"
            if key in self.names:
                if len(self.names) < 60 or len(parts) == 1:
                    continue
                parts = self.random.sample(sorted(SUBJECTS), 3)
                en = f"{parts[0]}, {parts[1]} and {parts[2]}"
                key = f"{kind in {'office', 'division'}} {' '.join(sorted(parts))}"
                if key in self.names:
                    continue
            self.names.add(key)
            pattern, word = KINDS[kind]
            return pattern.format(en), f"{word} {_french(parts, kind)}", "".join(parts)

    def new_acronym(self, name: str, kind: str) -> str:
        """An acronym that no unit had, of the letters of a name."""
        words = [word for word in name.split() if word[0].isupper()]
        first = "".join(word[0] for word in words)
        tries = [first] if len(first) > 2 else []
        main = words[1] if kind == "office" else words[0]
        tries += [main[:3].upper(), f"{main[:2]}{words[-1][0]}".upper()]
        while True:
            letters = tries.pop(0) if tries else "".join(
                self.random.choice("ABCDEFGHIJKLMNOPRSTUVW") for _ in range(3)
            )  # fmt: skip
            if letters.isalpha() and letters not in self.acronyms:
                self.acronyms.add(letters)
                return letters


def _french(parts: list[str], kind: str) -> str:
    if kind == "office":
        of = [SUBJECTS[part][1] for part in parts]
    else:
        of = [SUBJECTS[part][0] for part in parts]
        of = [of[0], *(word[0].lower() + word[1:] for word in of[1:])]
    return of[0] if len(of) == 1 else f"{', '.join(of[:-1])} et {of[-1]}"


def made(posts: int, seed: int) -> Organisation:
    """An organisation of about ``posts`` posts as it is in the first month."""
    rng = random.Random(f"organisation-{seed}")
    en, fr, short = rng.choice(BODIES)
    body = Unit(0, "body", [UnitNow(0, en, fr, short, None)])
    found = Organisation(rng, [body], [], {short})
    top = _post(found, Title("Secretary General"), 25, 0, None)
    for _ in range(max(3, posts // 50)):
        if len(found.posts) >= posts:
            break
        _office(found, posts, top.id)
    while len(found.posts) < posts:
        _office(found, posts, top.id)
    return found


def add_unit(o: Organisation, kind: str, parent: int, since: int, name: str = "") -> Unit:
    """A new unit; ``name`` only for names that several offices have."""
    if name:
        en, fr = (
            name,
            {"Support Section": "Section Soutien", "Front Office": "Cellule Accueil"}[name],
        )
    else:
        en, fr, _ = o.new_name(kind)
    acronym = o.new_acronym(en, kind) if kind in {"office", "division"} else None
    unit = Unit(len(o.units), kind, [UnitNow(since, en, fr, acronym, parent)])
    o.units.append(unit)
    return unit


def _post(
    o: Organisation, title: Title, grade: int, unit: int, superior: int | None, since: int = 0
) -> Post:
    post = Post(len(o.posts), [PostNow(since, title, grade, unit, superior)])
    o.posts.append(post)
    return post


def _office(o: Organisation, limit: int, top: int) -> None:
    rng = o.random
    office = add_unit(o, rng.choice(("office", "division")), 0, 0)
    head = _post(o, Title("Director", heads=office.id), 23, office.id, top)
    _post(o, Title("Executive Officer"), 17, office.id, head.id)
    if rng.random() < 0.5:
        _post(o, Title("Administrative Assistant"), 9, office.id, head.id)
    if rng.random() < 0.3:
        _post(o, Title("Director", level="Deputy", heads=office.id), 21, office.id, head.id)
    for k in range(rng.randrange(3, 8)):
        if len(o.posts) >= limit:
            return
        common = "Support Section" if k == 0 and rng.random() < 0.4 else ""
        kind = "section" if common else rng.choice(("section", "section", "unit"))
        section = add_unit(o, kind, office.id, 0, common)
        fill_section(o, section, head.id, 0, rng.randrange(4, 10))


def fill_section(o: Organisation, section: Unit, superior: int, since: int, size: int) -> None:
    """Posts of a new section: a head, posts with subjects, common titles, some traps."""
    rng = o.random
    if section.kind == "section" and rng.random() < 0.15:
        head_title = Title("Head of Section")
    else:
        head_title = Title("Head", heads=section.id, style=rng.choice(("comma", "of")))
    head = _post(o, head_title, 20, section.id, superior, since)
    office = o.office(section.id, since)
    left = size - 1
    if rng.random() < 0.2 and head_title.heads is not None:
        _post(o, replace(head_title, level="Deputy"), 18, section.id, head.id, since)
        left -= 1
    if rng.random() < 0.3:
        add_unit(o, "team", section.id, since)
    while left > 0:
        unit = section
        if rng.random() < 0.15 and o.units[-1].kind == "team":
            unit = o.units[-1]
        if rng.random() < 0.4:
            title = Title(rng.choice((*COMMON, "Policy Officer", "Administrative Assistant")))
            if rng.random() < 0.12 and left > 1:  # twins: one title, one section, two posts
                _post(o, title, 12, unit.id, head.id, since)
                left -= 1
            elif any(
                p.at(since).title.essence == title.essence and p.at(since).unit == unit.id
                for p in o.posts[-size:]
            ):
                continue
        else:
            title = new_title(o, office)
            if rng.random() < 0.15 and left > 1:  # posts that differ in one word
                other = next(r for r in ("Assistant", "Officer") if r != title.role)
                near = replace(title, role=other, style="before")
                if rng.random() < 0.5:
                    near = replace(title, subject=rng.choice(sorted(SUBJECTS)))
                if not _taken(o, near, office):
                    _post(o, near, 10, unit.id, head.id, since)
                    left -= 1
        _post(o, title, rng.randrange(9, 19), unit.id, head.id, since)
        left -= 1


def _taken(o: Organisation, title: Title, office: int) -> bool:
    return any(
        version.title.essence == title.essence and o.office(version.unit, version.since) == office
        for post in o.posts
        for version in post.versions
    )


def new_title(o: Organisation, office: int) -> Title:
    """A title with a subject that no post of the office has or had."""
    rng = o.random
    while True:
        title = Title(
            rng.choice(("Officer", "Officer", "Assistant", *ROLES)),
            rng.choice(sorted(SUBJECTS)),
            "Senior" if rng.random() < 0.12 else "",
            rng.choice(("before", "before", "paren", "comma")),
        )
        if not _taken(o, title, office):
            return title


def living(o: Organisation, month: int) -> Iterator[Post]:
    """The posts of a month."""
    return (post for post in o.posts if post.lives(month))
