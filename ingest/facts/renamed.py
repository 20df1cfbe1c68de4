"""Former names of units: "the X Section (formerly the Y Unit)", « anciennement l'Unité Y ».

A former name is that of a unit there no longer is. It is kept with the unit that bears another
name now, and never becomes a unit of its own. "Formerly part of the Y Division" is no former name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import UnitName, is_acronym, places_of, says, tokens
from rolegraph.ingest.facts.units import (
    Directory,
    Unit,
    name_key,
    places,
    title_at,
    unit_names,
)
from rolegraph.ingest.text import Span

__all__ = ["Former", "former_keys", "read_former_names"]

_LONGEST_NAME = 9


@dataclass(frozen=True)
class Former:
    """A former name in one language: ``after`` ends where the unit's present name is looked for."""

    name: UnitName
    sentence: Span
    at: int
    """Where the cue begins after the present name, or ends before it; an offset of the text."""
    before: bool
    """Whether the present name stands before the former one."""


def former_keys(pair: Pair) -> frozenset[tuple[str, str]]:
    """Language and normalised name of what are former names in a notice."""
    return frozenset(
        (lang, name_key(former.name.span.value))
        for lang in pair.langs
        for former in _formers(pair, lang)
    )


def read_former_names(units: Directory) -> dict[int, dict[str, list[Former]]]:
    """By unit (its id) and language the names it had."""
    found: dict[int, dict[str, list[Former]]] = {}
    for lang in units.pair.langs:
        for former in _formers(units.pair, lang):
            unit = _bearer(former, units)
            if unit is not None:
                found.setdefault(id(unit), {}).setdefault(lang, []).append(former)
    return found


def _bearer(former: Former, units: Directory) -> Unit | None:
    """The unit that has the present name: the reference that ends, or begins, at the cue."""
    string = former.sentence.text.string
    for ref in units.refs(former.sentence):
        between = (
            string[ref.span.end : former.at]
            if former.before
            else string[former.at : ref.span.start]
        )
        near = ref.span.end <= former.at if former.before else ref.span.start >= former.at
        if near and re.fullmatch(r"\s*(?:\([A-Z][\w&/-]*\)\s*)?", between):
            return ref.unit
    for label, listed in units.labelled.items():
        for unit in listed if label == former.sentence.lang else ():
            if any(former.sentence.covers(name.span) for name in unit.names.get(label, ())):
                return unit
    return None


def _formers(pair: Pair, lang: str) -> tuple[Former, ...]:
    key = ("formers", lang)
    if key not in pair.memo:
        pair.memo[key] = tuple(_find(pair, lang))
    found: tuple[Former, ...] = pair.memo[key]
    return found


def _find(pair: Pair, lang: str) -> Iterator[Former]:
    table = pair.form.table(lang, "renamed")
    if not table:
        return
    spans: list[Span] = []
    if pair.prose_may_say(lang, table["before"], table["after"]):
        spans += [span for _, _, span in places(pair, lang)]
    half = pair.get(lang)
    if half is not None:
        spans += [span for label, span in half.fields.items() if label.startswith("unit.")]
    for span in spans:
        for sentence in span.sentences():
            said = says(sentence, table["before"])
            for cue in places_of(table["before"], sentence) if said else ():
                name = _name_at(sentence.part(cue.end(), len(sentence.quote)), pair)
                if name:
                    yield Former(name, sentence, sentence.start + cue.start(), True)
            if not may_say(sentence, table["after"]):
                continue
            for name in unit_names(sentence, pair):
                rest = sentence.part(name.span.end - sentence.start, len(sentence.quote))
                cue_after = re.match(table["after"], rest.quote, re.IGNORECASE)
                if cue_after:
                    yield Former(name, sentence, rest.start + cue_after.end(), False)


def _name_at(rest: Span, pair: Pair) -> UnitName | None:
    """The name of a unit that ``rest`` opens with: with its kind word, alone in parentheses, or
    an acronym."""
    for name in unit_names(rest, pair):
        if name.span.start == rest.start:
            return name
    closing = rest.quote.find(")")
    opening = rest.text.string.rfind("(", max(0, rest.start - 60), rest.start)
    if closing > 0 and opening >= 0 and ")" not in rest.text.string[opening : rest.start]:
        inner = rest.part(0, closing).strip(' "“”«»,.')
        bare = inner.quote[:1].isupper() and len(inner.quote.split()) <= _LONGEST_NAME
        if bare and title_at(inner, pair) is None and not re.search(r"[,;:.]|\d{4}", inner.quote):
            acronym = inner if is_acronym(inner.quote) else None
            return UnitName(inner, "unit", acronym)
        return None
    aside = re.match(
        r"([A-ZÀ-Ý][\w'’-]*(?:\s+(?:(?:and|et|of|de)\s+)?[A-ZÀ-Ý][\w'’-]*){0,4}),", rest.quote
    )
    if aside and ("," in rest.text.string[max(0, rest.start - 40) : rest.start]):
        inner = rest.group(aside, 1)
        if title_at(inner, pair) is None:
            return UnitName(inner, "unit", inner if is_acronym(inner.quote) else None)
    first = next(iter(tokens(rest)), None)
    if first and first.start == rest.start and is_acronym(first.word):
        acronym = rest.between(rest.start, first.end)
        return UnitName(acronym, "unit", acronym)
    return None
