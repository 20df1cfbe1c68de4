"""The organisational part of a record: superiors, units, posts, relations, parties, conclusions.

The readers beside this file find places in the text; here what they found is put into the shape
of the record.
"""

from __future__ import annotations

import re
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
from rolegraph.ingest.facts.listed_reports import read_listed_reports
from rolegraph.ingest.facts.listed_units import MOST_UNITS
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
from rolegraph.ingest.facts.posts import Mentions, is_own, read_mentions
from rolegraph.ingest.facts.remarks import name_units_by_relation, note_one_language
from rolegraph.ingest.facts.renamed import Former, read_former_names
from rolegraph.ingest.facts.reporting import (
    Superior,
    read_superiors,
    resolve_superiors,
    title_key,
)
from rolegraph.ingest.facts.structure import Leader, Structure, drop_unplaced, read_structure
from rolegraph.ingest.facts.teams import read_teams
from rolegraph.ingest.facts.units import PROSE, Directory, Unit
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
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
    read_functions(pair, units, mentions)
    drop_unplaced(units, structure, heads)
    context = context_unit(pair, units, structure)
    former = read_former_names(units)
    missions = read_missions(pair, units)
    if units.units.too_many:
        notes.warn(f"units: more than {MOST_UNITS} are named; those after them are left out")
    named = {lang: units.mentions(lang) for lang in ("en", "fr")}
    reports = list(read_listed_reports(pair))
    note_one_language(units, parties, notes, pair)
    record: dict[str, Any] = {
        "acronym": Read(own.value, own) if own else None,
        "reports_to": line,
        "functional_superior": functional,
        "context_unit": {"name": _name(context)} if context else None,
        "units": [
            {
                **_unit(unit, named, structure, heads),
                "formerly": _formerly(former.get(id(unit), {})),
                "described": [{"text": text} for text in missions.get(id(unit), ())],
            }
            for unit in units.units
        ],
        "posts_mentioned": [
            *(_listed(title, opening) for title, opening in reports),
            *_posts(pair, related, mentions, superiors, structure, units, reports, heads),
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


def _name(unit: Unit) -> _Names:
    return both(unit.read("en"), unit.read("fr"))


def _title(en: Title | None, fr: Title | None) -> dict[str, _Names]:
    return {
        "title": both(
            Read(en.value, en.span) if en else None, Read(fr.value, fr.span) if fr else None
        )
    }


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
        "name": _name(unit),
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
        "unit": {"name": _name(party.unit)} if party.unit else None,
    }


def _unit_relation(related: Related) -> dict[str, Any]:
    hit = next(iter(related.hits.values()))
    other = [h.at for h in related.hits.values() if h is not hit]
    assert related.unit is not None
    return {
        "relation": Read(related.relation, hit.at, also=tuple(other), sentence=hit.sentence),
        "unit": {"name": _name(related.unit)},
    }


def _listed(title: Title, opening: Span) -> dict[str, Any]:
    """A post listed as reporting to the one described."""
    lang = title.span.lang
    read = Read(title.value, title.span, sentence=opening.until(title.span))
    return {
        "title": both(read if lang == "en" else None, read if lang == "fr" else None),
        "acronym": None,
        "relation": Read("direct_report", opening),
        "subject": None,
        "unit": None,
    }


def _posts(
    pair: Pair,
    related: list[Related],
    mentions: Mentions,
    superiors: dict[str, list[Superior]],
    structure: Structure,
    units: Directory,
    reports: list[tuple[Title, Span]],
    heads: list[Leader],
) -> Iterator[dict[str, Any]]:
    """Entries of ``posts_mentioned``: relations first, then posts that stand in none."""
    known: dict[str, set[str]] = {lang: set() for lang in ("en", "fr")}
    covered: list[Span] = []
    for reporting, _ in reports:
        known[reporting.span.lang].add(title_key(reporting.value))
        covered.append(reporting.span)
    for lang, listed in superiors.items():
        firsts = [next((s for s in listed if s.functional is kind), None) for kind in (False, True)]
        for superior in (s for s in firsts if s):
            known[lang].add(title_key(superior.title.value))
            covered.append(superior.title.span)
    for entry in related:
        en, fr = entry.title("en"), entry.title("fr")
        if en is None and fr is None:
            continue
        for title in (en, fr):
            if title:
                known[title.span.lang].add(title_key(title.value))
                covered.append(title.span)
        yield _relation(entry, en, fr, units, pair)
    subjects = [
        (entry.subject_title("en"), entry.subject_title("fr"))
        for entry in related
        if not entry.of_advertised
    ]
    leaders = [
        tuple(
            next((x.title for x in structure.leaders_of(unit) if x.title.span.lang == lang), None)
            for lang in ("en", "fr")
        )
        for unit in units.units
        if structure.leaders_of(unit)
    ]
    # A post that stands in no relation cannot be paired with the other printing: one is read.
    bare = [
        (t, None) if t.span.lang == "en" else (None, t)
        for t, _, _ in mentions.bare
        if t.span.lang == pair.langs[0]
    ]
    for en, fr in [*subjects, *leaders, *bare]:
        titles = [t for t in (en, fr) if t]
        if any(is_own(t, pair, units) or _is_known_head(t, pair, units, heads) for t in titles):
            continue
        if not titles or any(title_key(t.value) in known[t.span.lang] for t in titles):
            continue
        if any(span.covers(t.span) for t in titles for span in covered):
            continue
        for title in titles:
            known[title.span.lang].add(title_key(title.value))
            covered.append(title.span)
        yield {
            **_title(en, fr),
            "acronym": _post_acronym(titles),
            "relation": None,
            "subject": None,
            "unit": _unit_in_title(titles, units),
        }


def _is_known_head(title: Title, pair: Pair, units: Directory, heads: list[Leader]) -> bool:
    """Whether "the Head of Section" is the head of the only section, who is named in full."""
    kind = words(pair.form, title.span.lang).kind(re.split(r"\s|['’]", title.value)[-1])
    if title.role != "head" or title.deputy or kind is None or len(title.value.split()) > 4:
        return False
    unit = units.only(kind, title.span.lang)
    named = any(ref.how == "name" for ref in units.refs(title.span))
    return unit is not None and not named and any(head.unit is unit for head in heads)


def _relation(
    entry: Related, en: Title | None, fr: Title | None, units: Directory, pair: Pair
) -> dict[str, Any]:
    first = next(iter(entry.hits.values()))
    others = tuple(h.at for h in entry.hits.values() if h is not first)
    subject = None
    if not entry.of_advertised:
        subject = _title(entry.subject_title("en"), entry.subject_title("fr"))
    titles = [t for t in (en, fr) if t]
    return {
        "title": both(
            Read(en.value, en.span, sentence=entry.hits["en"].sentence) if en else None,
            Read(fr.value, fr.span, sentence=entry.hits["fr"].sentence) if fr else None,
        ),
        "acronym": _post_acronym(titles),
        "relation": Read(entry.relation, first.at, also=others, sentence=first.sentence),
        "subject": subject,
        "unit": _unit_in_title(titles, units),
    }


def _post_acronym(titles: list[Title]) -> Read | None:
    return next((Read(t.acronym.value, t.acronym) for t in titles if t.acronym), None)


def _unit_in_title(titles: list[Title], units: Directory) -> dict[str, _Names] | None:
    """The unit that a title names: "Deputy Director of the ABC"."""
    for title in titles:
        refs = [
            ref
            for ref in units.refs(title.span)
            if ref.how != "kind" and ref.unit.kind not in {"body", "function"}
        ]
        if len(refs) == 1:
            return {"name": _name(refs[0].unit)}
    return None


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
        return {"unit": {"name": _name(end)}}
    if isinstance(end, Title):
        twin = twins.get((end.span.lang, fold(end.value)))
        english, french = (end, twin) if end.span.lang == "en" else (twin, end)
        return {"post": _title(english, french)}
    return {"post": end}
