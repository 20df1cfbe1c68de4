"""Which mentions are one post or unit, whether the notices tell so, and by what they are told.

A pair of mentions of one post is to be *merged*, to be *asked* (its title changed in one word), or
*outside*: what joins it stands in no notice, so a resolver that keeps it apart is right too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from made_organisations.notices import Mention, Notice
from made_organisations.organisation import Organisation, Post, PostNow

__all__ = ["UNSEEN", "Knowledge", "Seen", "SeenUnit", "Verdict"]

Verdict = tuple[str, str]
"""``merge``, ``ask`` or ``outside``, and the cause."""
_AT_ONCE = 60
"""Days between the closing dates of two notices that stand side by side."""
UNSEEN = "no notice shows that they are two"
_NOISE = ("head of section", "acronym for the name", "kind left out", "abbreviated", "spelling",
          "singular", "transposed", "articles", "case", "one gender")  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A mention of a post that was read as written: all that a verdict depends on."""

    post: int
    version: int
    office: int
    office_lineage: int
    office_version: int
    section: int
    section_lineage: int
    section_version: int
    section_said: bool
    heads: tuple[int, int, int] | None
    langs: tuple[str, ...]
    noise: frozenset[str]
    role: str
    away: bool
    fault: str

    @property
    def units(self) -> tuple[tuple[int, int], ...]:
        """Its office, its section and the unit it heads, each with its version."""
        heads = (self.heads[0], self.heads[2]) if self.heads else (-1, 0)
        return (self.office, self.office_version), (self.section, self.section_version), heads


@dataclass(frozen=True)
class SeenUnit:
    """A mention of a unit that was read as written."""

    unit: int
    lineage: int
    version: int
    home: tuple[int, int, int]
    """The office that holds it, its lineage and version."""
    langs: tuple[str, ...]
    role: str
    fault: str


def _spans(post: Post) -> list[tuple[PostNow, int]]:
    """Versions, each with its first and last month: between them its unit may change office."""
    ends = [*(v.since for v in post.versions[1:]), post.until]
    return [
        (version, month)
        for version, end in zip(post.versions, ends, strict=True)
        for month in (version.since, max(version.since, end - 1))
    ]


class Knowledge:
    """What can be known from the notices of an organisation."""

    def __init__(self, o: Organisation, notices: list[Notice]) -> None:
        self.o = o
        self._in_section: Counter[object] = Counter()
        self._in_office: Counter[object] = Counter()
        for post in o.posts:
            spots = {(v.title.essence, v.unit, o.office(v.unit, m)) for v, m in _spans(post)}
            for section in {(e, u) for e, u, _ in spots}:
                self._in_section[section] += 1
            for spot in {(e, h) for e, _, h in spots}:
                self._in_office[spot] += 1
        self._shown: dict[object, set[object]] = defaultdict(set)
        for n in notices:
            for m in n.mentions:
                now = o.posts[m.post].at(n.month)
                if m.section_said and m.role != "superior":
                    home = o.units[o.office(now.unit, n.month)]
                    key = (now.title.essence, home.id, home.lineage(n.month))
                    self._shown[key].add(m.post)
        self._openings: dict[object, list[tuple[int, int]]] = defaultdict(list)
        for n in notices:
            now = o.posts[n.post].at(n.month)
            opening = (n.post, n.month * 30 + n.day)
            self._openings[now.title.essence, now.unit].append(opening)
        self._advertised = {
            (n.post, o.posts[n.post].versions.index(o.posts[n.post].at(n.month))) for n in notices
        }
        self._bilingual = {
            o.posts[m.post].at(n.month).title.essence
            for n in notices
            if len(n.langs) == 2
            for m in n.mentions
        }

    def seen(self, notice: Notice, mention: Mention, langs: tuple[str, ...], fault: str) -> Seen:
        """A mention of a notice as it was read."""
        o, month = self.o, notice.month
        post = o.posts[mention.post]
        now = post.at(month)
        office = o.units[o.office(now.unit, month)]
        section = o.units[now.unit]
        heads = None
        if now.title.heads is not None:
            unit = o.units[now.title.heads]
            heads = (unit.id, unit.lineage(month), unit.versions.index(unit.at(month)))
        home = notice.units[0].unit if notice.units else 0
        return Seen(
            post.id, post.versions.index(now), office.id, office.lineage(month),
            office.versions.index(office.at(month)), section.id, section.lineage(month),
            section.versions.index(section.at(month)),
            mention.section_said or "head of section" in mention.said.noise, heads, langs,
            mention.said.noise, mention.role, office.id != home, fault,
        )  # fmt: skip

    def verdict(self, a: Seen, b: Seen) -> Verdict:
        """What is right for two mentions of one post."""
        post = self.o.posts[a.post]
        changes = {v.change for v in post.versions[min(a.version, b.version) + 1 :
                                                   max(a.version, b.version) + 1]}  # fmt: skip
        if "whole title" in changes:
            return "outside", "title changed wholly"
        if a.heads and b.heads and a.heads[1] != b.heads[1]:
            return "outside", "headed unit renamed in silence or moved"
        if a.office != b.office:
            return "outside", "moved to another office"
        if a.office_lineage != b.office_lineage:
            return "outside", "office renamed in silence"
        if "one word" in changes:
            if a.section != b.section:
                return "outside", "moved to another section"
            if a.section_lineage != b.section_lineage:
                return "outside", "section renamed in silence"
            # Only what two notices say of the work tells a new title from another post.
            if {(post.id, a.version), (post.id, b.version)} <= self._advertised:
                return "ask", "title changed in one word"
            return "outside", "title changed in one word, not advertised under both"
        generic = post.versions[a.version].title.role == "Head of Section"
        if a.heads is None:
            essence = post.versions[a.version].title.essence
            # Two sections, or two names of one, look like two posts: so a mention between them,
            # which gives the office alone, may be either.
            if a.section != b.section:
                return "outside", "moved to another section"
            if a.section_lineage != b.section_lineage:
                return "outside", "section renamed in silence"
            if a.section_said and b.section_said:
                alone = self._in_section[essence, a.section] == 1
            else:
                alone = self._in_office[essence, a.office] == 1 and not generic
            if not alone:
                return "outside", "two posts of this title in the place given"
        elif a.section_lineage != b.section_lineage and "head of section" in a.noise | b.noise:
            return "outside", "section renamed in silence"
        if not set(a.langs) & set(b.langs):
            essence = post.versions[a.version].title.essence
            if essence not in self._bilingual:
                return "outside", "no notice gives the title in both languages"
            return "merge", "French-only and English-only"
        return "merge", self._cause(a, b, changes)

    def _cause(self, a: Seen, b: Seen, changes: set[str]) -> str:
        if a.office_version != b.office_version:
            low, high = sorted((a.office_version, b.office_version))
            versions = self.o.units[a.office].versions[low : high + 1]
            kept = len({v.acronym for v in versions}) == 1
            return f"office renamed ({'acronym kept' if kept else 'said'})"
        if a.heads and b.heads and a.heads[2] != b.heads[2]:
            return "headed unit renamed (said)"
        if a.section_version != b.section_version:
            return "section renamed (said)"
        if "reworded" in changes:
            return "title reworded"
        noise = a.noise | b.noise
        for kind in _NOISE:
            if kind in noise:
                return f"mention: {kind}"
        if a.away or b.away:
            return "mention from another office"
        if "regraded" in changes:
            return "regraded"
        if a.role == b.role == "advertised":
            return "re-advertised"
        return "plain mention"

    def wrong(self, a: Seen, b: Seen) -> str:
        """What two mentions of different posts have in common, to be taken for one.

        Nobody can know of a second post that no notice shows: :data:`UNSEEN`.
        """
        first, second = (self.o.posts[x.post].versions[x.version].title for x in (a, b))
        if first.essence == second.essence:
            lines = {(x.office, x.office_lineage) for x in (a, b)}
            shown = [self._shown[first.essence, *line] for line in lines]
            if a.office == b.office and not any({a.post, b.post} <= posts for posts in shown):
                return UNSEEN
            if a.section == b.section:
                side_by_side = self._side_by_side(first.essence, a, b)
                return "twins: same title, same section" if side_by_side else UNSEEN
            if a.office == b.office:
                return "same title, other section of the office"
            return "same title, other office"
        if "head of section" in a.noise | b.noise or "Head of Section" in {first.role, second.role}:
            return "head of section of two sections"
        if first.heads is not None and first.heads == second.heads:
            return "head and deputy"
        words = [set(f"{t.level} {t.subject} {t.role}".split()) for t in (first, second)]
        if len(words[0] ^ words[1]) <= 2:
            return "titles one word apart"
        return "other titles"

    def _side_by_side(self, essence: object, a: Seen, b: Seen) -> bool:
        """Whether two posts of one title and section are advertised at the same time.

        Two notices of it years apart, or mentions of it, are what one post looks like too.
        """
        openings = self._openings[essence, a.section]
        return any(
            {one, other} == {a.post, b.post} and abs(day - then) <= _AT_ONCE
            for one, day in openings
            for other, then in openings
        )

    def unit_verdict(self, a: SeenUnit, b: SeenUnit) -> Verdict:
        """What is right for two mentions of one unit."""
        if a.lineage != b.lineage:
            changes = self.o.units[a.unit].versions[1:]
            moved = any(v.change == "moved" for v in changes)
            return "outside", "moved to another office" if moved else "renamed in silence"
        if a.home[:2] != b.home[:2]:
            return "outside", "office renamed in silence"
        if not set(a.langs) & set(b.langs):
            return "merge", "French-only and English-only"
        if a.version != b.version:
            low, high = sorted((a.version, b.version))
            versions = self.o.units[a.unit].versions[low : high + 1]
            kept = versions[0].acronym and len({v.acronym for v in versions}) == 1
            return "merge", f"renamed ({'acronym kept' if kept else 'said'})"
        if a.home[2] != b.home[2]:
            return "merge", "office renamed (acronym kept or said)"
        if "other" in (a.role, b.role):
            return "merge", "mention from another office"
        return "merge", "plain mention"

    def unit_wrong(self, a: SeenUnit, b: SeenUnit) -> str:
        """What two units have in common."""
        names = [self.o.units[x.unit].versions[x.version].en for x in (a, b)]
        return "same name in two offices" if names[0] == names[1] else "other names"
