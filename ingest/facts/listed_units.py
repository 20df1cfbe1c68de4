"""The units of a notice, found by name or acronym without looking at all of them.

A text that machines wrote can name thousands of units, so each lookup takes the same time however
many there are, and only so many are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rolegraph.ingest.facts.phrases import UnitName, is_acronym, spoken
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span, fold

__all__ = ["MOST_UNITS", "Unit", "Units", "name_key"]

#: More units than this are no notice's: those after them are not entered.
MOST_UNITS = 300
_LONGEST_ACRONYM = 100
_EMPTY_WORDS = {"of", "the", "de", "du", "des", "la", "le", "les", "l", "d", "and", "et", "&"}


@lru_cache(maxsize=1 << 14)
def name_key(name: str, organisation: str | None = None) -> str:
    """What makes two spellings of a unit's name one: case, articles and "of" do not count.

    The organisation's own acronym before a name that stands without it does not count either.

    >>> name_key("NATO Strategic Commands", "NATO"), name_key("NATO Commands", "NATO")
    ('strategic commands', 'nato commands')
    >>> name_key("Office of Marine Data") == name_key("Office Marine Data")
    True
    """
    parts = [w for w in re.split(r"[^\w]+", fold(spoken(name))) if w and w not in _EMPTY_WORDS]
    if organisation and len(parts) > 2 and parts[0] == fold(organisation):
        parts = parts[1:]
    return " ".join(parts)


@dataclass(eq=False)
class Unit:
    """One unit of a notice: where it is named, per language."""

    kind: str
    names: dict[str, list[UnitName]] = field(default_factory=dict)
    acronyms: dict[str, Span] = field(default_factory=dict)
    named: bool = True
    function: bool = False
    changed: list[Unit] | None = field(default=None, repr=False)
    """Where the units it is among keep which of them have changed."""

    def name(self, lang: str) -> Span | None:
        """The first full name in ``lang``; an acronym only where nothing else is given."""
        listed = self.names.get(lang)
        if not listed:
            return None
        full = [n for n in listed if not n.weak and not _is_short(n.span.quote.split())]
        return (full or listed)[0].span

    def short(self, lang: str) -> frozenset[str] | None:
        """The words of its short name: "ABC Division", « Division ABC » for the acronym ABC."""
        acronym, name = self.acronyms.get(lang), self.name(lang)
        if acronym is None or name is None or self.kind == "body":
            return None
        listed = name_key(name.value).split()
        kind_word = listed[0 if lang == "fr" else -1]
        return frozenset({fold(acronym.quote), kind_word})

    def read(self, lang: str) -> Read | None:
        """The name in ``lang`` and where it stands."""
        span = self.name(lang)
        return Read(spoken(span.value), span) if span else None

    def add(self, name: UnitName) -> None:
        """One more place that names this unit."""
        lang = name.span.lang
        listed = self.names.setdefault(lang, [])
        if all(other.span != name.span for other in listed):
            listed.append(name)
        if name.acronym:
            self.acronyms.setdefault(lang, name.acronym)
        self._has_changed()

    def call(self, lang: str, acronym: Span) -> None:
        """Its acronym in ``lang``, unless one is known."""
        self.acronyms.setdefault(lang, acronym)
        self._has_changed()

    def _has_changed(self) -> None:
        if self.changed is not None:
            self.changed.append(self)


@dataclass(eq=False)
class Units:
    """Units in the order they were entered.

    ``organisation`` is the acronym of the organisation in each language, which does not count in
    the name of a unit.
    """

    organisation: dict[str, str] = field(default_factory=dict)
    too_many: bool = False
    """Whether there were more than are kept."""
    changes: int = 0
    """Grows whenever a unit, a name or an acronym is entered or taken out."""
    _order: dict[Unit, int] = field(default_factory=dict)
    _changed: list[Unit] = field(default_factory=list)
    _by_key: dict[tuple[str, str], dict[Unit, None]] = field(default_factory=dict)
    _by_words: dict[tuple[str, frozenset[str]], dict[Unit, None]] = field(default_factory=dict)
    _by_short: dict[tuple[str, frozenset[str]], dict[Unit, None]] = field(default_factory=dict)
    _by_acronym: dict[tuple[str, str], dict[Unit, None]] = field(default_factory=dict)
    _acronyms_at: dict[tuple[str, int], list[tuple[Span, Unit]]] = field(default_factory=dict)
    _seen: dict[tuple[Unit, str], int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, unit: Unit) -> bool:
        return unit in self._order

    def append(self, unit: Unit) -> None:
        """Enter a unit, if there are not too many."""
        if len(self._order) >= MOST_UNITS:
            self.too_many = True
            return
        self.changes += 1
        self._order[unit] = self.changes
        unit.changed = self._changed
        self._changed.append(unit)

    def remove(self, unit: Unit) -> None:
        """Take a unit out."""
        del self._order[unit]
        self.changes += 1

    def state(self) -> int:
        """Another number whenever a unit, a name or an acronym was entered or taken out."""
        self._look_again()
        return self.changes

    def named(self, lang: str, key: str) -> Unit | None:
        """The first unit of that name, as :func:`name_key` has it."""
        self._look_again()
        found = self._first(self._by_key.get((lang, key), ()))
        if found is not None:
            return found
        short = frozenset(key.split())
        spelt = [
            unit
            for unit in self._by_acronym.get((lang, key), ())
            if " " in (known := unit.acronyms[lang]).quote and name_key(known.value) == key
        ]
        fits = [u for u in self._by_short.get((lang, short), ()) if u.short(lang) == short]
        return self._first([*spelt, *fits])

    def with_words(self, lang: str, words: frozenset[str]) -> Unit | None:
        """The first unit with a name of these words."""
        self._look_again()
        return self._first(self._by_words.get((lang, words), ()))

    def with_acronym(self, lang: str, acronym: str) -> list[Unit]:
        """The units of that acronym, in their order."""
        self._look_again()
        listed = self._by_acronym.get((lang, acronym), ())
        return sorted((u for u in listed if u in self._order), key=self._order.__getitem__)

    def acronyms_at(self, span: Span) -> list[tuple[Span, Unit]]:
        """The acronyms that are given where ``span`` begins, and whose they are."""
        self._look_again()
        listed = self._acronyms_at.get((span.lang, span.start), ())
        return [(acronym, unit) for acronym, unit in listed if unit in self._order]

    def _first(self, among: Iterable[Unit]) -> Unit | None:
        here = (unit for unit in among if unit in self._order)
        return min(here, key=self._order.__getitem__, default=None)

    def _look_again(self) -> None:
        """Enter what has changed since the last lookup into what is looked up."""
        if not self._changed:
            return
        self.changes += 1
        for unit in dict.fromkeys(self._changed):
            for lang, listed in unit.names.items():
                for name in listed[self._seen.get((unit, lang), 0) :]:
                    key = name_key(name.span.value, self.organisation.get(lang))
                    self._by_key.setdefault((lang, key), {})[unit] = None
                    bare = frozenset(name_key(name.span.value).split())
                    self._by_words.setdefault((lang, bare), {})[unit] = None
                self._seen[unit, lang] = len(listed)
            for lang, acronym in unit.acronyms.items():
                self._enter_acronym(lang, acronym, unit)
                short = unit.short(lang)
                if short is not None:
                    self._by_short.setdefault((lang, short), {})[unit] = None
        self._changed.clear()

    def _enter_acronym(self, lang: str, acronym: Span, unit: Unit) -> None:
        known = self._by_acronym.setdefault((lang, acronym.quote), {})
        if unit not in known:
            known[unit] = None
            self._by_acronym.setdefault((lang, name_key(acronym.value)), {})[unit] = None
            for at in range(acronym.start, min(acronym.end, acronym.start + _LONGEST_ACRONYM)):
                self._acronyms_at.setdefault((acronym.lang, at), []).append((acronym, unit))


def _is_short(name: list[str]) -> bool:
    """Whether a name is an acronym, or "ABC Division"."""
    return all(map(is_acronym, name)) or (len(name) == 2 and any(map(is_acronym, name)))
