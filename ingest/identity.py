"""What identities are: units and posts over all notices, and how they come by their IRIs."""

from __future__ import annotations

import uuid
from collections.abc import Hashable
from dataclasses import dataclass, field

from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions

__all__ = ["Identities", "Post", "Union", "Unit", "mint"]


class Union:
    """Union-find over hashable things."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, item: Hashable) -> Hashable:
        parent = self._parent.setdefault(item, item)
        if parent != item:
            parent = self._parent[item] = self.find(parent)
        return parent

    def join(self, first: Hashable, second: Hashable) -> None:
        a, b = self.find(first), self.find(second)
        if a != b:
            self._parent[a] = b


@dataclass(eq=False)
class Unit:
    """One unit over all notices."""

    iri: str
    kind: str
    members: list[tuple[Mentions, LocalUnit]] = field(default_factory=list)

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
    """One post over all notices; ``rules`` tell how mentions of several places became one."""

    iri: str
    members: list[tuple[Mentions, LocalPost]] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)

    @property
    def notices(self) -> list[Mentions]:
        """The notices that advertise it."""
        return [notice for notice, local in self.members if local.advertised]


@dataclass(eq=False)
class Identities:
    """All posts and units, and which one each mention is."""

    notices: list[Mentions]
    posts: list[Post]
    units: list[Unit]
    post_of: dict[LocalPost, Post]
    unit_of: dict[LocalUnit, Unit]
    rule_of: dict[LocalPost, str]
    """How a mention was resolved where it is not simply its own title in its own office."""
    warnings: list[str]


def mint(base: str, kind: str, scope: str, key: str) -> str:
    digest = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}|{scope}|{key}").hex
    return f"{base}{kind}/{digest[:12]}"
