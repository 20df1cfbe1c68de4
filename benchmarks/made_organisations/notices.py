"""Which notices an organisation publishes in ten years, and what each says of whom: the truth."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from made_organisations.organisation import MONTHS, Organisation, Post, Unit, UnitNow, living
from made_organisations.titles import Said, official, spoken
from made_organisations.words import fr_of

__all__ = ["Mention", "Notice", "UnitMention", "published"]


@dataclass(frozen=True)
class UnitMention:
    """A notice names a unit: by its name of a month, which may be a former one."""

    unit: int
    now: UnitNow
    acronym: bool
    role: str
    """``own`` (the post is in it), ``former`` or ``other``."""


@dataclass(frozen=True)
class Mention:
    """A notice names a post."""

    post: int
    role: str
    """``advertised``, ``superior`` or ``mentioned``."""
    said: Said
    place: tuple[UnitMention, ...] = ()
    """The units written behind the title, small to large."""
    before: str = ""
    """An acronym of the office, written before the title."""
    relation: str = ""
    section_said: bool = False
    """Whether the notice tells which section the post is in."""

    def english(self) -> tuple[str, str]:
        """The title, and the place behind it."""
        tail = ""
        for i, unit in enumerate(self.place):
            short = f" ({unit.now.acronym})" if unit.acronym else ""
            tail += f"{' in' if i == 0 else ' of'} the {unit.now.en}{short}"
        return f"{self.before} {self.said.en}".strip(), tail

    def french_tail(self) -> str:
        """The place behind a French title."""
        found = ""
        for unit in self.place:
            short = f" ({unit.now.acronym})" if unit.acronym else ""
            found += f" {fr_of(unit.now.fr)}{short}"
        if self.before:
            found += f" de l'{self.before}" if self.before[0] in "AEIOU" else f" du {self.before}"
        return found


@dataclass(frozen=True)
class Notice:
    """One printing of a vacancy notice."""

    number: str
    month: int
    day: int
    post: int
    langs: tuple[str, ...]
    grade: str
    units: tuple[UnitMention, ...]
    """Where the post is: its office first, then sections and teams."""
    former: tuple[UnitMention, ...]
    mentions: tuple[Mention, ...]
    seed: int
    printing: str = ""
    """``again`` or ``corrected`` for a second printing."""

    @property
    def name(self) -> str:
        """A file name."""
        more = f"-{self.printing}" if self.printing else ""
        return f"{self.number}{more}.txt"


@dataclass
class _Press:
    """State while notices are made."""

    o: Organisation
    random: random.Random
    used: set[str] = field(default_factory=set)


def published(o: Organisation, seed: int) -> list[Notice]:
    """All notices of the ten years, by date; also marks which renamings are said in one."""
    press = _Press(o, random.Random(f"notices-{seed}"))
    found: list[Notice] = []
    for post, month in sorted(_dates(o, press.random), key=lambda pair: (pair[1], pair[0].id)):
        notice = _notice(press, post, month)
        found.append(notice)
        chance = press.random.random()
        if chance < 0.02:
            found.append(replace(notice, printing="again"))
        elif chance < 0.04:
            found.append(replace(notice, printing="corrected", day=notice.day % 27 + 1))
    return found


def _dates(o: Organisation, rng: random.Random) -> list[tuple[Post, int]]:
    """Each post is advertised up to four times, three years apart; twins at the same time."""
    found: list[tuple[Post, int]] = []
    shared: dict[tuple[object, ...], tuple[int, int]] = {}
    for post in o.posts:
        first = post.versions[0]
        key = (first.title.essence, first.unit, first.since)
        begin, times = shared.setdefault(
            key, (first.since + rng.randrange(36), rng.choice((0, 1, 2, 3, 3, 4)))
        )
        month = begin
        for _ in range(times):
            if month < min(post.until, MONTHS):
                found.append((post, month))
            month += 36 + (rng.choice((-1, 0, 0, 0, 1)) if times < 4 else -3)
    return found


def _notice(press: _Press, post: Post, month: int) -> Notice:
    o, rng = press.o, press.random
    now = post.at(month)
    number = f"{15 + month // 12}{rng.randrange(10000):04}"
    while number in press.used:
        number = f"{15 + month // 12}{rng.randrange(10000):04}"
    press.used.add(number)
    chain = _chain(o, now.unit, month)
    units = tuple(
        UnitMention(u.id, u.at(month), u.at(month).acronym is not None, "own") for u in chain
    )
    former = tuple(_former(u, month) for u in chain if _tells(u, month))
    langs = rng.choices((("en", "fr"), ("en",), ("fr",)), (80, 10, 10))[0]
    old = month < 60 and now.title.role != "Secretary General"
    spine = min(now.grade, 25)
    grade = f"{'BBAA'[min(3, spine // 6)]}.{1 + spine % 6 % 5}" if old else f"NATO Grade G{spine}"
    return Notice(number, month, rng.randrange(1, 28), post.id, langs, grade, units, former,
                  tuple(_mentions(press, post, month)), rng.randrange(1 << 30))  # fmt: skip


def _chain(o: Organisation, unit: int, month: int) -> list[Unit]:
    found = [o.units[unit]]
    while (parent := found[0].at(month).parent) not in {None, 0}:
        assert parent is not None
        found.insert(0, o.units[parent])
    return found if found[0].kind != "body" else []


def _tells(unit: Unit, month: int) -> bool:
    """Whether a notice of this month says the unit's former name."""
    now = unit.at(month)
    if "told" not in now.change or month - now.since > 24:
        return False
    unit.said_former.add(unit.versions.index(now))
    return True


def _former(unit: Unit, month: int) -> UnitMention:
    before = unit.versions[unit.versions.index(unit.at(month)) - 1]
    changed = before.acronym != unit.at(month).acronym
    return UnitMention(unit.id, before, before.acronym is not None and changed, "former")


def _mentions(press: _Press, post: Post, month: int) -> list[Mention]:
    o, rng = press.o, press.random
    now = post.at(month)
    home = o.office(now.unit, month)
    found = [Mention(post.id, "advertised", official(o, now.title, month), section_said=True)]
    seen = {now.title.essence}
    if now.superior is not None:
        superior = o.posts[now.superior]
        title = superior.at(month).title
        own = superior.at(month).unit == now.unit
        said = spoken(o, title, month, rng, own and o.units[now.unit].kind == "section")
        found.append(Mention(superior.id, "superior", said, section_said=own))
        seen.add(title.essence)
    here = [p for p in _near(o, home, month) if p.id != post.id]
    below = [p for p in here if p.at(month).superior == post.id]
    for other in rng.sample(below, min(len(below), rng.choice((0, 1, 1, 2)))):
        _add(press, found, seen, other, month, now.unit, home, "manages")
    for other in rng.sample(here, min(len(here), rng.choice((0, 1, 1, 2)))):
        _add(press, found, seen, other, month, now.unit, home, "")
    if rng.random() < 0.4:
        office = rng.choice(o.offices()).id
        away = _near(o, office, month) if office != home else []
        if away:
            _add(press, found, seen, rng.choice(away), month, now.unit, home, "")
    return found


def _near(o: Organisation, office: int, month: int) -> list[Post]:
    cache: dict[tuple[int, int], list[Post]] = o.__dict__.setdefault("_near", {})
    if (office, month) not in cache:
        for post in living(o, month):
            cache.setdefault((o.office(post.at(month).unit, month), month), []).append(post)
        cache.setdefault((office, month), [])
    return cache[office, month]


def _named(o: Organisation, found: list[Mention], unit: int, month: int) -> dict[str, int]:
    """The units that a notice names so far: a record tells them apart by their names alone."""
    listed = [*_chain(o, unit, month), *(o.units[u.unit] for m in found for u in m.place)]
    heads = [o.posts[m.post].at(month).title.heads for m in found]
    listed += [o.units[heads_of] for heads_of in heads if heads_of is not None]
    return {u.at(month).en: u.id for u in listed}


def _add(
    press: _Press, found: list[Mention], seen: set[tuple[str, str, str, int]], other: Post,
    month: int, unit: int, home: int, relation: str,
) -> None:  # fmt: skip
    """One more post that a notice mentions, unless it names one of that title already."""
    o, rng = press.o, press.random
    now = other.at(month)
    if now.title.essence in seen or now.title.role == "Head of Section":
        return
    relations = [r for r in ("coordinates", "liaises", "works", "guides", "supports", "planning")
                 if all(m.relation != r for m in found)]  # fmt: skip
    if relation == "manages" and any(m.relation == "manages" for m in found):
        return
    seen.add(now.title.essence)
    office = o.office(now.unit, month)
    said = spoken(o, now.title, month, rng, False)
    place: list[UnitMention] = []
    before = ""
    taken = _named(o, found, unit, month)
    heads = now.title.heads
    if heads is not None and taken.get(o.units[heads].at(month).en, heads) != heads:
        return
    in_section = (
        now.unit not in {office, unit}
        and now.title.heads is None
        and taken.get(o.units[now.unit].at(month).en, now.unit) == now.unit
    )
    if in_section and (office != home or relation != "manages") and rng.random() < 0.5:
        place.append(UnitMention(now.unit, o.units[now.unit].at(month), False, "other"))
    if office != home and now.title.heads != office:
        there = o.units[office].at(month)
        if not place and now.title.heads is None and rng.random() < 0.2 and there.acronym:
            before = there.acronym
        else:
            place.append(UnitMention(office, there, True, "other"))
    if o.units[office].kind == "body":
        place, before = [], ""
    found.append(
        Mention(other.id, "mentioned", said, tuple(place), before,
                relation or rng.choice(relations),
                section_said=any(p.unit == now.unit != office for p in place))
    )  # fmt: skip
