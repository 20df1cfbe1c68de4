"""What a chart shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ChartData", "Line", "Post", "Quote", "Unit"]


def _named(names: dict[str, str], lang: str, iri: str) -> str:
    return names.get(lang) or next((names[k] for k in sorted(names)), "") or iri


@dataclass(frozen=True)
class Post:
    """A post: titles by language, unit IRI, grades, and the notices that advertise it.

    ``declared`` is the number of direct reports declared, None when the notice gives none or
    says that it does not apply; ``declared_as`` is what the notice prints. ``tables`` list the
    post; ``occupancy`` is what they say of it, filled or vacant, None if they differ.
    """

    iri: str
    names: dict[str, str]
    acronym: str | None
    unit: str | None
    entry: str | None
    top: str | None
    clearance: str | None
    notices: tuple[str, ...]
    closing: str | None
    declared: int | None
    declared_as: str | None
    indirect: int | None
    known: int
    known_all: int
    tables: tuple[str, ...] = ()
    occupancy: str | None = None

    def name(self, lang: str = "en") -> str:
        """The title in that language, else in the other."""
        return _named(self.names, lang, self.iri)

    @property
    def grade(self) -> str | None:
        """The grade as a card shows it: ``G15`` or ``G15/G17``."""
        return f"{self.entry}/{self.top}" if self.entry and self.top else self.entry or self.top


@dataclass(frozen=True)
class Line:
    """A line between two posts: its kind is the name of the property, its basis stated,
    inferred or both (a stated one counts)."""

    lower: str
    upper: str
    kind: str
    basis: str


@dataclass(frozen=True)
class Unit:
    """A unit: names by language, kind, the units it sits in, the posts that head it."""

    iri: str
    names: dict[str, str]
    acronym: str | None
    kind: str
    parents: tuple[str, ...]
    heads: tuple[str, ...]
    named: bool

    def name(self, lang: str = "en") -> str:
        """The name in that language, else in the other."""
        return _named(self.names, lang, self.iri)


@dataclass(frozen=True)
class Quote:
    """One quote behind one fact: the words, the sentence, and where they stand."""

    subject: str
    predicate: str
    object: str
    basis: str
    rule: str | None
    confidence: float | None
    notice: str
    closing: str | None
    file: str
    lang: str
    line: int
    page: int | None
    quote: str
    sentence: str
    table: bool = False
    """Whether it stands in a table, not in a notice."""


@dataclass(frozen=True)
class ChartData:
    """All that one chart shows; ``rules`` maps a rule's name to what it means, by language."""

    posts: tuple[Post, ...]
    lines: tuple[Line, ...]
    units: tuple[Unit, ...]
    quotes: tuple[Quote, ...]
    rules: dict[str, dict[str, str]]
