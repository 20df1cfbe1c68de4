"""The units one notice names, each once, in both languages, and what its words refer to.

A unit is named in full, by acronym, or by its kind alone ("the Section") once it is known; the
:class:`Directory` tells which unit a reference means, or that it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rolegraph.ingest.facts import english, french
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, UnitName, is_acronym, tokens
from rolegraph.ingest.facts.words import Words, words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Directory", "Ref", "Unit", "directory", "name_key", "title_at", "unit_names"]

#: Sections that speak of the organisation; the others speak of the candidate and the procedure.
PROSE = ("summary", "accountabilities", "interrelationships")

_EMPTY_WORDS = {"of", "the", "de", "du", "des", "la", "le", "les", "l", "d", "and", "et", "&"}
_UNNAMED_KINDS = frozenset({"division", "directorate", "section", "branch"})


def unit_names(span: Span, pair: Pair) -> Iterator[UnitName]:
    """Names of units in ``span``, by the rules of its language."""
    scan = french.unit_names if span.lang == "fr" else english.unit_names
    return scan(span, words(pair.form, span.lang))


def title_at(span: Span, pair: Pair) -> Title | None:
    """The post's title that ``span`` opens with, by the rules of its language."""
    scan = french.title_at if span.lang == "fr" else english.title_at
    return scan(span, words(pair.form, span.lang))


def name_key(name: str, organisation: str | None = None) -> str:
    """What makes two spellings of a unit's name one: case, articles and "of" do not count.

    The organisation's own acronym before a name that stands without it does not count either.

    >>> name_key("NATO Strategic Commands", "NATO"), name_key("NATO Commands", "NATO")
    ('strategic commands', 'nato commands')
    >>> name_key("Office of Marine Data") == name_key("Office Marine Data")
    True
    """
    parts = [w for w in re.split(r"[^\w]+", fold(name)) if w and w not in _EMPTY_WORDS]
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

    def name(self, lang: str) -> Span | None:
        """The first full name in ``lang``; an acronym only where nothing else is given."""
        listed = self.names.get(lang)
        if not listed:
            return None
        full = [n for n in listed if not n.weak and not all(map(is_acronym, n.span.quote.split()))]
        return (full or listed)[0].span

    def add(self, name: UnitName) -> None:
        """One more place that names this unit."""
        lang = name.span.lang
        listed = self.names.setdefault(lang, [])
        if all(other.span != name.span for other in listed):
            listed.append(name)
        if name.acronym:
            self.acronyms.setdefault(lang, name.acronym)


@dataclass(frozen=True)
class Ref:
    """A reference to a unit in a sentence: the words and the unit they mean."""

    span: Span
    unit: Unit
    how: str
    """``name``, ``acronym`` or ``kind`` ("the Section")."""


@dataclass(eq=False)
class Directory:
    """All units of a notice."""

    pair: Pair
    units: list[Unit] = field(default_factory=list)
    organisation: dict[str, str] = field(default_factory=dict)
    body: Unit | None = None

    def by_key(self, lang: str, name: str) -> Unit | None:
        """The unit of that name."""
        key = name_key(name, self.organisation.get(lang))
        for unit in self.units:
            for known in unit.names.get(lang, ()):
                if name_key(known.span.value, self.organisation.get(lang)) == key:
                    return unit
        return None

    def by_acronym(self, acronym: str, lang: str) -> Unit | None:
        """The unit of that acronym in one language, or in the other where only that has it."""
        for wanted in (lang, *(other for other in self.pair.langs if other != lang)):
            for unit in self.units:
                known = unit.acronyms.get(wanted)
                if known and known.quote == acronym:
                    return unit
        return None

    def only(self, kind: str, lang: str) -> Unit | None:
        """The unit that "the Section" means: the only one of its kind named in the notice."""
        found = [u for u in self.units if u.kind == kind and u.named and not u.function]
        here = [u for u in found if u.names.get(lang)]
        return found[0] if len(found) == 1 else here[0] if len(here) == 1 else None

    def refs(self, span: Span) -> list[Ref]:
        """References to units in ``span``, in order, the longest where several overlap."""
        lang = span.lang
        lookup = words(self.pair.form, lang)
        found: list[Ref] = []
        for name in unit_names(span, self.pair):
            unit = self.by_key(lang, name.span.value)
            if unit:
                found.append(Ref(name.span, unit, "name"))
        for token in tokens(span.quote):
            bare = re.sub(r"^(?:[ldLD]['’])|['’]s?$", "", token.word)
            at = span.part(token.start, token.end)
            at = at.part(token.word.find(bare), token.word.find(bare) + len(bare))
            if any(ref.span.covers(at) or at.covers(ref.span) for ref in found):
                continue
            if is_acronym(bare):
                unit = self.by_acronym(bare, lang)
                if unit and not _introduced(at, unit, found):
                    found.append(Ref(at, unit, "acronym"))
                continue
            kind = lookup.kind(bare)
            if kind and self._definite(span, token.start, lang):
                unit = self.only(kind, lang)
                if unit:
                    found.append(Ref(at, unit, "kind"))
        return sorted(found, key=lambda ref: ref.span.start)

    @staticmethod
    def _definite(span: Span, start: int, lang: str) -> bool:
        before = span.quote[:start]
        article = (
            r"(?:\b(?:la|le|cette|ce)\s+|\b[ldLD]['’])$"
            if lang == "fr"
            else r"\b(?:the|this|own)\s+$"
        )
        return bool(re.search(article, before, re.IGNORECASE)) or (
            lang == "fr" and span.quote[start : start + 2].lower() in {"l'", "l’", "d'", "d’"}
        )

    def mentions(self, unit: Unit, lang: str) -> int:
        """How often the notice names the unit in one language, in full or by acronym."""
        return sum(
            ref.unit is unit and ref.how != "kind"
            for where in places(self.pair, lang)
            for ref in self.refs(where[2])
        )


def _introduced(at: Span, unit: Unit, found: list[Ref]) -> bool:
    """Whether an acronym only repeats, in parentheses, the name right before it."""
    string = at.text.string
    return any(
        ref.unit is unit and re.fullmatch(r"\s*\(\s*", string[ref.span.end : at.start])
        for ref in found
    )


def places(pair: Pair, lang: str) -> Iterator[tuple[str, int, Span]]:
    """The stretches of prose that speak of the organisation: section, number of block, span."""
    half = pair.get(lang)
    if half is None:
        return
    if half.title:
        yield "title", 0, half.title
    for name in PROSE:
        for index, block in enumerate(pair.blocks(lang, name)):
            yield name, index, block.span


def directory(pair: Pair) -> Directory:
    """The units named in a notice, its languages paired."""
    found = Directory(pair)
    _read_body(found)
    sightings: list[tuple[str, str, int, Unit]] = []
    for lang in pair.langs:
        weak: list[UnitName] = []
        for section, index, span in places(pair, lang):
            for name in unit_names(span, pair):
                if name.weak:
                    weak.append(name)
                    continue
                sightings.append((lang, section, index, _enter(found, name)))
        for name in weak:
            unit = found.by_key(lang, name.span.value)
            if unit:
                unit.add(name)
    _pair_up(found, sightings)
    _body_of_masthead(found)
    _read_unnamed(found)
    return found


def _enter(found: Directory, name: UnitName) -> Unit:
    lang = name.span.lang
    unit = found.by_key(lang, name.span.value)
    if unit is None and name.acronym:
        unit = next(
            (
                u
                for u in found.units
                if (a := u.acronyms.get(lang)) and a.quote == name.acronym.quote
            ),
            None,
        )
    if unit is None:
        unit = Unit(name.kind)
        found.units.append(unit)
    unit.add(name)
    return unit


def _read_body(found: Directory) -> None:
    """The header's body ("ABC International Staff (ABC IS)") and the organisation it is of."""
    body, organisation = Unit("body"), Unit("body")
    for lang in found.pair.langs:
        half = found.pair.get(lang)
        value = half.fields.get("body") if half else None
        if value is None:
            continue
        match = re.match(r"(.*?)\s*(?:\(([^()]*)\))?$", value.quote)
        if match is None or not match[1]:
            continue
        name = value.group(match, 1)
        acronym = value.group(match, 2).strip() if match[2] else None
        first, _, rest = name.quote.partition(" ")
        if is_acronym(first) and rest:
            prefix = name.part(0, len(first))
            organisation.add(UnitName(prefix, "body", prefix))
            organisation.acronyms[lang] = prefix
            found.organisation[lang] = first
            if acronym is None and is_acronym(rest):
                acronym = name.part(len(first) + 1, len(name.quote))
            elif acronym and acronym.quote.startswith(first + " "):
                acronym = acronym.part(len(first) + 1, len(acronym.quote))
        body.add(UnitName(name, "body", acronym))
    if organisation.names:
        found.units.append(organisation)
    if body.names:
        found.units.append(body)
        found.body = body


def _body_of_masthead(found: Directory) -> None:
    """A body whose full name the masthead prints is the body of the header."""
    first = min(half.span.start for half in found.pair.halves.values())
    masthead = fold(found.pair.text.string[:first])
    for unit in list(found.units):
        if found.body is None or unit is found.body or unit.kind != "body":
            continue
        (lang, names), *more = unit.names.items()
        own = found.body.name(lang)
        if (
            not more
            and own
            and is_acronym(own.quote.split()[-1])
            and (fold(names[0].span.value) in masthead)
        ):
            for name in names:
                found.body.add(name)
            found.units.remove(unit)


def _pair_up(found: Directory, sightings: list[tuple[str, str, int, Unit]]) -> None:
    """Make one unit of the English and the French name: same acronym, or same place and kind."""
    for unit in list(found.units):
        own = unit.acronyms.get("fr")
        if own and "en" not in unit.names:
            other = next(
                (
                    u
                    for u in found.units
                    if u is not unit
                    and "fr" not in u.names
                    and (a := u.acronyms.get("en"))
                    and a.quote == own.quote
                    and u.kind == unit.kind
                ),
                None,
            )
            if other:
                _merge(found, other, unit, sightings)
    counts = {
        lang: {name: len(found.pair.blocks(lang, name)) for name in PROSE} for lang in ("en", "fr")
    }
    keys = []
    for _, section, index, _ in sightings:
        aligned = counts["en"].get(section) == counts["fr"].get(section)
        key = (section, index if aligned else -1)
        if key not in keys:
            keys.append(key)
    for section, index in keys:
        for kind in sorted({s[3].kind for s in sightings}):
            here: dict[str, list[Unit]] = {"en": [], "fr": []}
            for lang, where, at, unit in sightings:
                if where == section and index in (-1, at) and unit.kind == kind:
                    single = len(unit.names) == 1 and unit in found.units
                    if single and unit not in here[lang]:
                        here[lang].append(unit)
            if len(here["en"]) == len(here["fr"]):
                for english_unit, french_unit in zip(here["en"], here["fr"], strict=True):
                    _merge(found, english_unit, french_unit, sightings)


def _merge(
    found: Directory, keep: Unit, drop: Unit, sightings: list[tuple[str, str, int, Unit]]
) -> None:
    for names in drop.names.values():
        for name in names:
            keep.add(name)
    for lang, acronym in drop.acronyms.items():
        keep.acronyms.setdefault(lang, acronym)
    found.units.remove(drop)
    sightings[:] = [(a, b, c, keep if u is drop else u) for a, b, c, u in sightings]


def _read_unnamed(found: Directory) -> None:
    """A level that is spoken of ("the Section") though no unit of that kind is ever named."""
    for kind in sorted(_UNNAMED_KINDS):
        if any(unit.kind == kind for unit in found.units):
            continue
        seen: dict[str, Span] = {}
        for lang in found.pair.langs:
            lookup = words(found.pair.form, lang)
            for _, _, span in places(found.pair, lang):
                at = _bare_kind(span, kind, lookup)
                if at:
                    seen.setdefault(lang, at)
        if seen and set(seen) == set(found.pair.langs):
            unit = Unit(kind, named=False)
            for at in seen.values():
                unit.add(UnitName(at, kind))
            found.units.append(unit)


def _bare_kind(span: Span, kind: str, lookup: Words) -> Span | None:
    listed = tokens(span.quote)
    for i, token in enumerate(listed):
        bare = re.sub(r"^[ldLD]['’]", "", token.word)
        if not bare[0].isupper() or lookup.kind(bare) != kind:
            continue
        before = listed[i - 1].word.lower() if i else ""
        after = listed[i + 1].word if i + 1 < len(listed) else "."
        if before in {"the", "la", "le", "and", "et"} and not after[0].isupper() and before:
            if before in {"and", "et"} and after in {".", ","}:
                continue
            return span.part(token.end - len(bare), token.end)
    return None
