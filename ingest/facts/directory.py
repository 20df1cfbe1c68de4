"""The directory of a notice: every unit it names, once, its names in both languages together."""

from __future__ import annotations

import re

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import UnitName, is_acronym, tokens
from rolegraph.ingest.facts.renamed import former_keys
from rolegraph.ingest.facts.units import (
    PROSE,
    RANK,
    Directory,
    Unit,
    name_key,
    places,
    telling,
    unit_names,
)
from rolegraph.ingest.facts.words import Words, words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["directory"]

_LONGEST_LABELLED = 14
_WIDE_KINDS = frozenset({"division", "directorate", "department"})
_UNNAMED_KINDS = frozenset({"division", "directorate", "section", "branch"})


def directory(pair: Pair) -> Directory:
    """The units named in a notice, its languages paired."""
    found = Directory(pair)
    _read_body(found)
    sightings: list[tuple[str, str, int, Unit]] = []
    _read_labelled(found)
    former = former_keys(pair)
    for lang in pair.langs:
        weak: list[UnitName] = []
        for section, index, span in places(pair, lang):
            for name in unit_names(span, pair):
                if _is_acronym_of_known(found, name):
                    continue
                if (lang, name_key(name.span.value)) in former:
                    continue
                if section == "accountabilities" and len(name.span.quote) >= len(span.quote) - 1:
                    continue  # "Customer Service": the heading of a duty
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


def _is_acronym_of_known(found: Directory, name: UnitName) -> bool:
    """Whether a name is only the acronym that stands in parentheses: "(ABC Agency)"."""
    return any(
        acronym.covers(name.span) and unit.kind == name.kind and unit is not found.body
        for acronym, unit in found.units.acronyms_at(name.span)
    )


def _read_labelled(found: Directory) -> None:
    """The units that header labels name, each of the kind its label says."""
    for lang in found.pair.langs:
        half = found.pair.get(lang)
        for label in found.pair.form.table(lang, "header"):
            kind = label.removeprefix("unit.")
            value = half.fields.get(label) if half else None
            if kind == label or value is None:
                continue
            renamed = found.pair.form.table(lang, "renamed").get("before", "(?!)")
            cut = re.search(renamed, value.quote, re.IGNORECASE)
            value = value.part(0, cut.start() if cut else len(value.quote))
            match = re.match(r"(?s)((?:.*?\S)??)\s*+(?:\(([A-Z][\w&/-]*)\))?\s*+$", value.quote)
            if match is None or not match[1] or len(match[1].split()) > _LONGEST_LABELLED:
                continue
            acronym = value.group(match, 2) if match[2] else None
            named = value.group(match, 1)
            whole = next(iter(unit_names(named, found.pair)), None)
            if whole and whole.span == named and whole.kind in RANK:
                kind, acronym = whole.kind, acronym or whole.acronym
            name = UnitName(named, kind, acronym)
            unit = found.by_key(lang, name.span.value) or Unit(kind)
            if unit not in found.units:
                found.units.append(unit)
            unit.add(name)
            found.labelled.setdefault(lang, []).append(unit)


def _enter(found: Directory, name: UnitName) -> Unit:
    lang = name.span.lang
    unit = found.by_key(lang, name.span.value)
    if unit is None and name.acronym:
        called = found.units.with_acronym(lang, name.acronym.quote)
        unit = next((u for u in called if u.acronyms[lang].quote == name.acronym.quote), None)
    if unit is None:
        unit = _known_by_short_name(found, name) or _labelled(found, name) or Unit(name.kind)
        if unit not in found.units:
            found.units.append(unit)
    unit.add(name)
    return unit


def _labelled(found: Directory, name: UnitName) -> Unit | None:
    """The unit that a label gave without its kind word: "Branch: Skills", "the Skills Branch".

    A label's word may be another one than the prose's: "Division: Youth and Learning" and "the
    Youth and Learning Directorate" are one, since both stand for the whole that the post is in.
    """
    lang = name.span.lang
    lookup = words(found.pair.form, lang)
    bare = [w for w in name_key(name.span.value).split() if lookup.kind(w) != name.kind]
    for unit in found.labelled.get(lang, ()):
        for known in unit.names.get(lang, ()):
            wide = {unit.kind, name.kind} <= _WIDE_KINDS and len(bare) > 1
            if (unit.kind == name.kind or wide) and name_key(known.span.value).split() == bare:
                return unit
    return None


def _known_by_short_name(found: Directory, name: UnitName) -> Unit | None:
    """The unit already met as "ABC Division" of which ``name`` is the full name."""
    lang = name.span.lang
    full = Unit(name.kind)
    full.add(name)
    short = full.short(lang)
    return found.units.with_words(lang, short) if short else None


def _read_body(found: Directory) -> None:
    """The header's body ("ABC International Staff (ABC IS)") and the organisation it is of."""
    body, organisation = Unit("body"), Unit("body")
    for lang in found.pair.langs:
        half = found.pair.get(lang)
        value = half.fields.get("body") if half else None
        if value is None:
            continue
        match = re.match(r"(?s)((?:.*?\S)??)\s*+(?:\(([^()]*)\))?$", value.quote)
        if match is None or not match[1]:
            continue
        name = value.group(match, 1)
        acronym = value.group(match, 2).strip() if match[2] else None
        first, _, rest = name.quote.partition(" ")
        if is_acronym(first) and rest and rest[0].isalpha():
            prefix = name.part(0, len(first))
            organisation.add(UnitName(prefix, "body", prefix))
            organisation.call(lang, prefix)
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
    merged: dict[Unit, Unit] = {}
    for unit in list(found.units):
        own = unit.acronyms.get("fr")
        if own and "en" not in unit.names:
            other = next(
                (
                    u
                    for u in found.units.with_acronym("en", own.quote)
                    if u is not unit
                    and "fr" not in u.names
                    and u.acronyms["en"].quote == own.quote
                    and u.kind == unit.kind
                ),
                None,
            )
            if other:
                _merge(found, other, unit, merged)
    counts = {
        lang: {name: len(found.pair.blocks(lang, name)) for name in PROSE} for lang in ("en", "fr")
    }
    at_place: dict[tuple[str, int], list[tuple[str, Unit]]] = {}
    for lang, section, index, unit in sightings:
        aligned = counts["en"].get(section) == counts["fr"].get(section)
        at_place.setdefault((section, index if aligned else -1), []).append((lang, unit))
    for seen in at_place.values():
        for kind in sorted({unit.kind for _, unit in seen}):
            here: dict[str, dict[Unit, None]] = {"en": {}, "fr": {}}
            for lang, unit in seen:
                unit = _now(unit, merged)
                if unit.kind == kind and len(unit.names) == 1 and unit in found.units:
                    here[lang][unit] = None
            if len(here["en"]) == len(here["fr"]):
                for english_unit, french_unit in zip(here["en"], here["fr"], strict=True):
                    _merge(found, english_unit, french_unit, merged)


def _now(unit: Unit, merged: dict[Unit, Unit]) -> Unit:
    """The unit that one has become."""
    while unit in merged:
        unit = merged[unit]
    return unit


def _merge(found: Directory, keep: Unit, drop: Unit, merged: dict[Unit, Unit]) -> None:
    for names in drop.names.values():
        for name in names:
            keep.add(name)
    for lang, acronym in drop.acronyms.items():
        keep.call(lang, acronym)
    found.units.remove(drop)
    merged[drop] = keep


def _read_unnamed(found: Directory) -> None:
    """A level that is spoken of ("the Section") though no unit of that kind is ever named."""
    seen: dict[str, dict[str, Span]] = {}
    named = {unit.kind for unit in found.units}
    for lang in found.pair.langs:
        lookup = words(found.pair.form, lang)
        for _, _, span in places(found.pair, lang):
            kinds = {kind for _, _, kind in telling(span, found.pair) if kind is not None}
            for kind in kinds & _UNNAMED_KINDS - named:
                here = seen.setdefault(kind, {})
                at = None if lang in here else _bare_kind(span, kind, lookup)
                if at:
                    here[lang] = at
    for kind, here in sorted(seen.items()):
        if set(here) == set(found.pair.langs):
            unit = Unit(kind, named=False)
            for at in here.values():
                unit.add(UnitName(at, kind))
            found.units.append(unit)


def _bare_kind(span: Span, kind: str, lookup: Words) -> Span | None:
    listed = tokens(span)
    for i, token in enumerate(listed):
        bare = re.sub(r"^[ldLD]['’]", "", token.word)
        if not bare[:1].isupper() or lookup.kind(bare) != kind:
            continue
        before = listed[i - 1].word.lower() if i else ""
        after = listed[i + 1].word if i + 1 < len(listed) else "."
        if before in {"the", "la", "le", "and", "et"} and not after[0].isupper() and before:
            if before in {"and", "et"} and after in {".", ","}:
                continue
            return span.between(token.end - len(bare), token.end)
    return None
