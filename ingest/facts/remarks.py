"""What differs between the languages about units, and names one language lends the other."""

from __future__ import annotations

import re

from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.pairing import Related
from rolegraph.ingest.facts.parties import Party
from rolegraph.ingest.facts.phrases import UnitName, words_in
from rolegraph.ingest.facts.units import Directory
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read

__all__ = ["name_units_by_relation", "note_one_language"]


def name_units_by_relation(related: list[Related]) -> None:
    """A unit named in English only gets the French words that stand for it in the same relation."""
    for entry in related:
        french = entry.hits.get("fr")
        unit = entry.unit
        if unit and french and french.unit is None and french.unit_span and "fr" not in unit.names:
            unit.add(UnitName(french.unit_span, unit.kind))


def note_one_language(units: Directory, parties: list[Party], notes: Notes, pair: Pair) -> None:
    """A unit that only one language names, or that the other calls by another kind of word."""
    if len(pair.langs) < 2:
        return
    for party in parties:
        if party.unit is None or len(party.names) < 2 or party.unit.kind in {"body", "external"}:
            continue
        english, french = party.names["en"], party.names["fr"]
        bare = re.sub(r"^(?:la|le|les|l['’])\s*", "", french.quote)
        kind = words(pair.form, "fr").kind(words_in(bare)[0])
        if kind != party.unit.kind:
            notes.disagree(
                "/units",
                Read(english.value, english, sentence=party.sentence["en"]),
                Read(french.value, french, sentence=party.sentence["fr"]),
                f"English names the {party.unit.kind} “{english.value}”, "
                f"French says “{french.value}”",
            )
    for unit in units.units:
        if not unit.named or unit.function or unit.kind in {"body", "external"}:
            continue
        missing = [lang for lang in pair.langs if lang not in unit.names]
        if len(missing) != 1:
            continue
        other = next(lang for lang in pair.langs if lang not in missing)
        span = unit.name(other)
        assert span is not None
        read = Read(span.value, span)
        language = {"en": "English", "fr": "French"}
        notes.disagree(
            "/units",
            read if other == "en" else None,
            read if other == "fr" else None,
            f"the {unit.kind} “{span.value}” is named in {language[other]} only",
        )
