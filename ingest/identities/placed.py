"""A post as one notice speaks of it, and what its title says of units."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field

from rolegraph.ingest.identities.words import KIND_WORDS, canonical, rank
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions

__all__ = ["HEADS", "NO_PLACE", "Placed", "is_of_kind", "without_tail"]

HEADS = frozenset({"head", "chief", "chef"})
#: Kinds of units that are no place of a post.
NO_PLACE = frozenset({"body", "external", "committee", "function"})
#: What stands between a title and the unit behind it.
_BEFORE_UNIT = {
    "en": r"(?:,|\b(?:of|in|for|at|within))?(?:\s+the)?",
    "fr": r"(?:,|\b(?:du|des?|de la|de l['’]|au sein (?:du|de la|de l['’])))?",
}


@dataclass(eq=False)
class Placed:
    """A post as one notice speaks of it, with what its identity is judged by.

    Attributes:
        cores: language (none for a bare rank) and key of its title without the unit it names.
        whole: the canonical words of its titles, by language.
        office: what stands for the office it is in, or for its organisation if it is there once.
        fine: the section, unit or team it sits in or heads, if that is known; ``weak`` when it is
            known only by who the superior is.
    """

    notice: Mentions
    post: LocalPost
    cores: set[tuple[str, str]] = field(default_factory=set)
    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    office: Hashable = None
    fine: Hashable = None
    weak: bool = False
    by: str = ""
    """The rule that placed it, where its title or notice does not say its place in words."""
    around: frozenset[Hashable] = frozenset()
    """The sections and units that hold :attr:`fine`."""
    named_in: LocalUnit | None = None
    """The unit of this notice that stands for its place."""
    own: Placed | None = None
    """The post that the same notice advertises."""
    superior: Placed | None = None
    """Of an advertised post: to whom it reports."""

    @property
    def place(self) -> Hashable:
        """Its section, unit or team; of a bare rank that is in none, the office it heads."""
        return self.fine or (self.office if any(not lang for lang, _ in self.cores) else None)

    @property
    def of_office(self) -> bool:
        """Whether the notice of an advertised post shows it to be in no section of its office."""
        return self.place is None and self.superior is not None and not self.superior.generic

    @property
    def heads_office(self) -> bool:
        """Whether a title names the whole office its notice is about: "Director of Charts"."""
        unit = self.notice.unit(self.notice.record.get("context_unit"))
        if unit is None or self.fine is not None:
            return False
        return any(
            frozenset(words) - rank(words, lang)
            == frozenset(canonical(unit.names.get(lang, ""), lang)) - KIND_WORDS
            for lang, words in self.whole.items()
        )

    @property
    def generic(self) -> bool:
        """Whether it names no more than a rank and no unit: no identity outside its notice."""
        return not self.cores


def without_tail(title: str, lang: str, notice: Mentions) -> tuple[str, list[LocalUnit]]:
    """A title without the units named behind it, and these: the first named first.

    "Clerk in the Charts Team of the Maps Section" is a clerk, in two units of its notice.
    """
    behind: list[LocalUnit] = []
    while True:
        cut = title
        for unit in notice.units:
            name = unit.names.get(lang)
            if not name or not unit.named or unit.kind in NO_PLACE:
                continue
            if not title.casefold().endswith(name.casefold()):
                continue
            pattern = rf"\s*{_BEFORE_UNIT[lang]}\s*\b{re.escape(name)}$"
            rest = re.sub(pattern, "", title, flags=re.IGNORECASE)
            if len(rest) < len(cut) and rank(canonical(rest, lang), lang):
                cut, found = rest, unit
        if cut == title:
            return title, behind
        title = cut
        behind.insert(0, found)


def is_of_kind(one: Placed, unit: LocalUnit) -> bool:
    """Whether a title that names only a kind of unit ("Head of Section") names that of ``unit``."""
    kinds = {
        word
        for lang, words in one.whole.items()
        for word in words
        if word in KIND_WORDS and word in canonical(unit.names.get(lang, ""), lang)
    }
    return bool(kinds)
