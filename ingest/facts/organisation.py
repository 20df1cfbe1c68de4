"""The organisational part of a record: superiors, units, posts, relations, parties, conclusions.

The readers beside this file find places in the text; here what they found is put into the shape
of the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.facts.conclusions import (
    Conclusion,
    about_units,
    context_unit,
    office_of_post,
)
from rolegraph.ingest.facts.directory import directory
from rolegraph.ingest.facts.functions import read_functions
from rolegraph.ingest.facts.listed_reports import (
    read_listed_reports,
    reports_in_prose,
    told_reports,
)
from rolegraph.ingest.facts.listed_units import MOST_UNITS
from rolegraph.ingest.facts.mentioned import (
    heads_in_other_language,
    known_pairs,
    listed_posts,
    name_of,
    posts_mentioned,
    title_of,
)
from rolegraph.ingest.facts.missions import read_missions
from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.facts.pairing import Related, pair_relations
from rolegraph.ingest.facts.parties import Party, read_parties
from rolegraph.ingest.facts.phrases import Title, spoken
from rolegraph.ingest.facts.places import (
    Twins,
    heads_of_units,
    managed_and_counted,
    mark,
    only_unit,
    places_of_posts,
    title_twins,
)
from rolegraph.ingest.facts.posts import read_mentions
from rolegraph.ingest.facts.remarks import name_units_by_relation, note_one_language
from rolegraph.ingest.facts.renamed import Former, read_former_names
from rolegraph.ingest.facts.reporting import (
    read_superiors,
    resolve_superiors,
)
from rolegraph.ingest.facts.structure import Leader, Structure, drop_unplaced, read_structure
from rolegraph.ingest.facts.teams import read_teams
from rolegraph.ingest.facts.twins import place_twins
from rolegraph.ingest.facts.units import PROSE, Unit
from rolegraph.ingest.read import Read
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_organisation"]

_Names = dict[str, Read | None]


def read_organisation(pair: Pair, counts: dict[str, Any], notes: Notes) -> dict[str, Any]:
    """The keys of the record that speak of posts and units."""
    units = directory(pair)
    structure = read_structure(pair, units, notes)
    read_teams(pair, units, structure, notes)
    mentions = read_mentions(pair, units)
    aligned = {
        name: len({len(pair.blocks(lang, name)) for lang in pair.langs}) == 1 for name in PROSE
    }
    related = pair_relations(mentions, aligned, notes)
    name_units_by_relation(related)
    own = mentions.own_acronym
    parties = read_parties(pair, units, mentions.about, own.quote if own else None)
    superiors = read_superiors(pair, mentions.acronyms, notes)
    line, functional = resolve_superiors(superiors, notes)
    heads = heads_of_units(pair, units, superiors, related, structure, mentions)
    twins_here = place_twins(mentions.bare, known_pairs(superiors, related), aligned, units)
    heads += heads_in_other_language([*structure.leaders, *heads], twins_here, superiors)
    read_functions(pair, units, mentions)
    drop_unplaced(units, structure, heads)
    context = context_unit(pair, units, structure)
    former = read_former_names(units)
    missions = read_missions(pair, units)
    if units.units.too_many:
        notes.warn(f"units: more than {MOST_UNITS} are named; those after them are left out")
    named = {lang: units.mentions(lang) for lang in ("en", "fr")}
    reports = [*read_listed_reports(pair), *told_reports(pair), *reports_in_prose(pair)]
    note_one_language(units, parties, notes, pair)
    record: dict[str, Any] = {
        "acronym": Read(own.value, own) if own else None,
        "reports_to": line,
        "functional_superior": functional,
        "context_unit": {"name": name_of(context)} if context else None,
        "units": [
            {
                **_unit(unit, named, structure, heads),
                "formerly": _formerly(former.get(id(unit), {})),
                "described": [{"text": text} for text in missions.get(id(unit), ())],
            }
            for unit in units.units
        ],
        "posts_mentioned": [
            *listed_posts(reports, twins_here),
            *posts_mentioned(
                pair, related, mentions, superiors, structure, units, reports, heads, twins_here
            ),
        ],
        "unit_relations": [
            _unit_relation(r) for r in related if r.unit is not None and r.of_advertised
        ],
        "works_with": [_party(party) for party in parties],
    }
    twins = title_twins(superiors, related, mentions)
    concluded = [
        *about_units(pair, units, structure, context),
        *office_of_post(units, mentions.acronyms),
        *only_unit(superiors, related, units, pair, notes),
        *managed_and_counted(related, counts),
    ]
    concluded += places_of_posts(
        pair, units, superiors, heads, related, context, concluded, twins, structure
    )
    record["inferences"] = [
        _inference(conclusion, twins) for conclusion in _distinct(concluded, twins)
    ]
    return record


def _unit(
    unit: Unit, named: dict[str, Counter[int]], structure: Structure, heads: list[Leader]
) -> dict[str, Any]:
    acronym = unit.acronyms.get("en") or unit.acronyms.get("fr")
    kind_span = unit.name("en") or unit.name("fr")
    assert kind_span is not None
    part_of = None
    links = structure.parents(unit)
    if links:
        parent: _Names = {"en": None, "fr": None}
        for link in links:
            known = link.parent.read(link.span.lang) or link.parent.read("en")
            value = known.value if known else link.span.value
            if parent[link.span.lang] is None:
                parent[link.span.lang] = Read(value, link.span, sentence=link.sentence)
        part_of = {"name": parent}
    led: _Names = {"en": None, "fr": None}
    for leader in [*structure.leaders_of(unit), *(h for h in heads if h.unit is unit)]:
        lang = leader.title.span.lang
        if led[lang] is None:
            led[lang] = Read(leader.title.value, leader.title.span, sentence=leader.sentence)
    return {
        "name": name_of(unit),
        "acronym": Read(acronym.value, acronym) if acronym else None,
        "kind": Read(unit.kind, kind_span),
        "part_of": part_of,
        "led_by": {"title": led} if any(led.values()) else None,
        "named": unit.named,
        "function": unit.function,
        "mentions": {
            lang: max(named[lang][id(unit)], len(unit.names.get(lang, ()))) for lang in ("en", "fr")
        },
    }


def _formerly(listed: dict[str, list[Former]]) -> list[dict[str, Any]]:
    """The names a unit had; the languages are paired where they give equally many."""
    english, french = listed.get("en", []), listed.get("fr", [])
    rows: list[tuple[Former | None, Former | None]]
    if len(english) == len(french):
        rows = list(zip(english, french, strict=True))
    else:
        rows = [(former, None) for former in english] + [(None, former) for former in french]

    def read(former: Former | None) -> Read | None:
        if former is None:
            return None
        return Read(former.name.span.value, former.name.span, sentence=former.sentence)

    def acronym(row: tuple[Former | None, Former | None]) -> Read | None:
        given = (former.name.acronym for former in row if former)
        return next((Read(span.value, span) for span in given if span), None)

    return [{"name": both(read(en), read(fr)), "acronym": acronym((en, fr))} for en, fr in rows]


def _party(party: Party) -> dict[str, Any]:
    def one(lang: str) -> Read | None:
        span = party.names.get(lang)
        return Read(spoken(span.value), span, sentence=party.sentence[lang]) if span else None

    return {
        "name": both(one("en"), one("fr")),
        "unit": {"name": name_of(party.unit)} if party.unit else None,
    }


def _unit_relation(related: Related) -> dict[str, Any]:
    hit = next(iter(related.hits.values()))
    other = [h.at for h in related.hits.values() if h is not hit]
    assert related.unit is not None
    return {
        "relation": Read(related.relation, hit.at, also=tuple(other), sentence=hit.sentence),
        "unit": {"name": name_of(related.unit)},
    }


def _distinct(concluded: list[Conclusion], twins: Twins) -> Iterator[Conclusion]:
    """Each conclusion once, though both languages lead to it."""
    seen: set[tuple[str, str, str, str]] = set()
    for conclusion in concluded:
        key = (
            conclusion.rule,
            mark(conclusion.subject, twins),
            conclusion.relation,
            mark(conclusion.object, twins),
        )
        if key not in seen:
            seen.add(key)
            yield conclusion


def _inference(conclusion: Conclusion, twins: Twins) -> dict[str, Any]:
    return {
        "rule": conclusion.rule,
        "subject": _end(conclusion.subject, twins),
        "relation": Read(conclusion.relation, conclusion.span, sentence=conclusion.sentence),
        "object": _end(conclusion.object, twins),
        "confidence": conclusion.confidence,
    }


def _end(end: Unit | Title | str, twins: Twins) -> dict[str, Any]:
    if isinstance(end, Unit):
        return {"unit": {"name": name_of(end)}}
    if isinstance(end, Title):
        twin = twins.get((end.span.lang, fold(end.value)))
        english, french = (end, twin) if end.span.lang == "en" else (twin, end)
        return {"post": title_of(english, french)}
    return {"post": end}
