"""What identities are: units and posts over all notices, why, and what a person is asked."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from rolegraph.ingest.identities.decisions import SAME, SUCCEEDED, Decision
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions

__all__ = [
    "Candidate",
    "Clusters",
    "Curated",
    "Identities",
    "Link",
    "Mention",
    "Post",
    "Question",
    "Unit",
    "drop_shared_aliases",
    "first_evidenced",
    "mention_path",
    "mint",
]

#: A post or unit as one notice speaks of it.
Mention = tuple[Mentions, LocalPost | LocalUnit]


@dataclass(frozen=True)
class Link:
    """Why two mentions are one: the rule, how sure it is, and what it rests on."""

    first: Mention
    second: Mention
    rule: str
    confidence: float
    detail: str = ""


@dataclass(frozen=True)
class Question:
    """Two mentions that may be one, which no rule decides; a person is asked.

    Attributes:
        kind: ``"post"`` or ``"unit"``.
        reasons: why it is asked, as names of rules, each with what it saw.
        succession: whether it may also be one that became the other (a reorganisation).
    """

    kind: str
    first: Mention
    second: Mention
    reasons: tuple[tuple[str, str], ...]
    confidence: float
    succession: bool = False

    @property
    def key(self) -> str:
        """A short name for it that stays the same while the notices do."""
        sides = "|".join(sorted(mention_path(*side) for side in (self.first, self.second)))
        return hashlib.sha256(sides.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Candidate:
    """Two units or posts of which the second may be what became of the first.

    No notice says so, and they stay two until a person confirms it.

    Attributes:
        kind: ``"post"`` or ``"unit"``.
        first: where the earlier one is evidenced last; ``second``: where the later one begins.
        reasons: why, as names of rules, each with what it saw.
        strength: ``"strong"``, ``"medium"`` or ``"weak"``; ``confidence`` says it as a number.
        change: ``"succession"``, ``"split"`` (one became several) or ``"merger"``.
        quotes: the words of both sides: notices, and places as their evidence has them.
    """

    kind: str
    first: Mention
    second: Mention
    reasons: tuple[tuple[str, str], ...]
    confidence: float
    strength: str
    change: str = "succession"
    quotes: tuple[tuple[Mentions, dict[str, Any]], ...] = ()

    @property
    def key(self) -> str:
        """A short name for it that stays the same while the notices do."""
        sides = "|".join(mention_path(*side) for side in (self.first, self.second))
        return hashlib.sha256(f"became|{sides}".encode()).hexdigest()[:8]


class Clusters:
    """Union-find in which some things must stay apart.

    >>> found = Clusters()
    >>> found.part("a", "c")
    >>> found.join("a", "b"), found.join("b", "c"), found.find("a") == found.find("b")
    (True, False, True)
    """

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}
        self._apart: dict[Hashable, set[Hashable]] = {}
        self._lists: dict[Hashable, set[Hashable]] = {}

    def find(self, item: Hashable) -> Hashable:
        """What stands for the cluster of ``item``."""
        root = item
        while (above := self._parent.setdefault(root, root)) != root:
            root = above
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def part(self, first: Hashable, second: Hashable) -> None:
        """Never let the clusters of these two become one."""
        a, b = self.find(first), self.find(second)
        if a != b:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def list_apart(self, items: Iterable[Hashable], name: Hashable) -> None:
        """Never let two clusters become one that both hold an item of this list.

        The same as to part each pair of them, without a pair for each two.

        >>> rows = Clusters()
        >>> rows.list_apart(["r1", "r2"], "table")
        >>> rows.join("r1", "notice"), rows.join("r2", "notice")
        (True, False)
        """
        for item in items:
            self._lists.setdefault(self.find(item), set()).add(name)

    def apart(self, first: Hashable, second: Hashable) -> bool:
        """Whether the two must stay apart."""
        a, b = self.find(first), self.find(second)
        if a == b:
            return False
        listed = self._lists.get(a)
        return b in self._apart.get(a, ()) or bool(listed and listed & self._lists.get(b, set()))

    def join(self, first: Hashable, second: Hashable) -> bool:
        """Make the clusters one, unless they must stay apart; whether they are one now."""
        a, b = self.find(first), self.find(second)
        if a == b:
            return True
        if self.apart(a, b):
            return False
        self._parent[b] = a
        if b in self._lists:
            self._lists.setdefault(a, set()).update(self._lists.pop(b))
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True


@dataclass
class Curated:
    """Decisions of people, as far as the notices at hand know their mentions.

    Attributes:
        decisions: each decision that holds, with its two mentions.
        dormant: decisions about mentions that no notice makes now; they are kept.
    """

    decisions: list[tuple[Decision, Mention, Mention]] = field(default_factory=list)
    dormant: list[Decision] = field(default_factory=list)

    @property
    def links(self) -> list[Link]:
        """What people joined."""
        return [
            Link(first, second, "curated", 1.0, decision.comment)
            for decision, first, second in self.decisions
            if decision.outcome == SAME
        ]

    @property
    def successions(self) -> list[tuple[Decision, Mention, Mention]]:
        """Which became which."""
        return [entry for entry in self.decisions if entry[0].outcome == SUCCEEDED]


@dataclass(eq=False)
class Unit:
    """One unit over all notices; ``aliases`` are IRIs it may have had before."""

    iri: str
    kind: str
    members: list[tuple[Mentions, LocalUnit]] = field(default_factory=list)
    aliases: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether any notice gives it a name of its own."""
        return any(local.named for _, local in self.members)

    @property
    def function(self) -> bool:
        """Whether it is known only by what it manages."""
        return all(local.function for _, local in self.members)


@dataclass(eq=False)
class Post:
    """One post over all notices; ``aliases`` are IRIs it may have had before."""

    iri: str
    members: list[tuple[Mentions, LocalPost]] = field(default_factory=list)
    aliases: tuple[str, ...] = ()

    @property
    def notices(self) -> list[Mentions]:
        """The notices that advertise it."""
        return [notice for notice, local in self.members if local.advertised]


@dataclass(eq=False)
class Identities:
    """All posts and units, and which one each mention is.

    Attributes:
        rule_of: how a mention was resolved where it is not simply its own title in its own office.
        links: for every cluster of several mentions, what joined them.
        questions: what is left to a person, the surest first.
        warnings: what could not be taken in, in words.
        candidates: what may have become of what, the surest first; for a person to confirm.
    """

    notices: list[Mentions]
    posts: list[Post]
    units: list[Unit]
    post_of: dict[LocalPost, Post]
    unit_of: dict[LocalUnit, Unit]
    rule_of: dict[LocalPost, str]
    links: list[Link]
    questions: list[Question]
    warnings: list[str]
    curated: Curated = field(default_factory=Curated)
    candidates: list[Candidate] = field(default_factory=list)

    def iri_of(self, mention: Mention) -> str:
        """The IRI of the post or unit that a mention is of."""
        local = mention[1]
        known = self.post_of[local] if isinstance(local, LocalPost) else self.unit_of[local]
        return known.iri


def mention_path(notice: Mentions, local: LocalPost | LocalUnit) -> str:
    """Where a mention hangs: the notice's path and a digest of what it is called there.

    It stays the same whatever other notices say, so decisions about mentions can name it.
    """
    digest = hashlib.sha256(local.local_key.encode()).hexdigest()[:10]
    return f"{notice.path}/mention/{digest}"


def first_evidenced(notice: Mentions) -> tuple[bool, str, str]:
    """Orders notices by when they were evidenced; those without a date last."""
    return notice.date is None, notice.date or "", notice.number


def drop_shared_aliases(things: Iterable[Post | Unit]) -> None:
    """An IRI leads to one thing only: aliases that are another's IRI, or of two, are none."""
    listed = list(things)
    taken = {thing.iri for thing in listed}
    counts = Counter(alias for thing in listed for alias in thing.aliases)
    for thing in listed:
        thing.aliases = tuple(a for a in thing.aliases if counts[a] == 1 and a not in taken)


def mint(base: str, kind: str, parts: Iterable[str]) -> str:
    """The IRI of a post or unit: a version 5 UUID over what identifies it, 12 hex digits of it.

    >>> mint("https://example.org/id/", "unit", ["ABC", "maps section"])
    'https://example.org/id/unit/7ae32a416aa0'
    """
    digest = uuid.uuid5(uuid.NAMESPACE_URL, "|".join([kind, *parts])).hex
    return f"{base}{kind}/{digest[:12]}"
