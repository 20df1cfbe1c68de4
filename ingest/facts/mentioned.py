"""The posts that a notice mentions, as the record lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rolegraph.ingest.facts.leaders import Leader
from rolegraph.ingest.facts.own_post import title_key
from rolegraph.ingest.facts.pair import Pair, both
from rolegraph.ingest.facts.pairing import Related
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.posts import Mentions, is_own
from rolegraph.ingest.facts.reporting import Superior
from rolegraph.ingest.facts.structure import Structure
from rolegraph.ingest.facts.twins import Twins
from rolegraph.ingest.facts.units import Directory, Unit
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span, Stretches

__all__ = [
    "heads_in_other_language",
    "known_pairs",
    "listed_posts",
    "name_of",
    "posts_mentioned",
    "title_of",
]

_Names = dict[str, Read | None]


def name_of(unit: Unit) -> _Names:
    return both(unit.read("en"), unit.read("fr"))


def title_of(en: Title | None, fr: Title | None) -> dict[str, _Names]:
    return {
        "title": both(
            Read(en.value, en.span) if en else None, Read(fr.value, fr.span) if fr else None
        )
    }


def posts_mentioned(
    pair: Pair,
    related: list[Related],
    mentions: Mentions,
    superiors: dict[str, list[Superior]],
    structure: Structure,
    units: Directory,
    reports: list[tuple[Title, Span]],
    heads: list[Leader],
    twins: Twins,
) -> Iterator[dict[str, Any]]:
    """Entries of ``posts_mentioned``: relations first, then posts that stand in none."""
    known: dict[str, set[str]] = {lang: set() for lang in ("en", "fr")}
    covered = Stretches()
    for reporting, _ in reports:
        known[reporting.span.lang].add(title_key(reporting.value))
        covered.add(reporting.span)
    for lang, listed in superiors.items():
        firsts = [next((s for s in listed if s.functional is kind), None) for kind in (False, True)]
        for superior in (s for s in firsts if s):
            known[lang].add(title_key(superior.title.value))
            covered.add(superior.title.span)
    in_relations = {
        (t.span.lang, title_key(t.value))
        for entry in related
        for t in (entry.title("en"), entry.title("fr"))
        if t
    }
    for entry in related:
        en, fr = entry.title("en"), entry.title("fr")
        if en is None and fr is None:
            continue
        en, fr = _both_languages(en, fr, twins, in_relations)
        for title in (en, fr):
            if title:
                known[title.span.lang].add(title_key(title.value))
                covered.add(title.span)
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
    # A post of which one printing alone is understood is read once, in the first language.
    bare = [
        (t, None) if t.span.lang == "en" else (None, t)
        for t, _, _ in mentions.bare
        if t.span.lang == pair.langs[0]
    ]
    for one, other in [*subjects, *leaders, *bare]:
        en, fr = _both_languages(one, other, twins, set())
        titles = [t for t in (en, fr) if t]
        if any(is_own(t, pair, units) or _is_known_head(t, pair, units, heads) for t in titles):
            continue
        if not titles or any(title_key(t.value) in known[t.span.lang] for t in titles):
            continue
        if any(covered.cover(t.span) for t in titles):
            continue
        for title in titles:
            known[title.span.lang].add(title_key(title.value))
            covered.add(title.span)
        yield {
            **title_of(en, fr),
            "acronym": _post_acronym(titles),
            "relation": None,
            "subject": None,
            "unit": _unit_in_title(titles, units),
        }


def _both_languages(
    en: Title | None, fr: Title | None, twins: Twins, taken: set[tuple[str, str]]
) -> tuple[Title | None, Title | None]:
    """A post's titles, the missing one from its twin if that is not ``taken`` otherwise."""
    twin = twins.get((one.span.lang, title_key(one.value))) if (one := en or fr) else None
    if twin is None or (twin.span.lang, title_key(twin.value)) in taken:
        return en, fr
    return (en or twin, fr) if twin.span.lang == "en" else (en, fr or twin)


def known_pairs(
    superiors: dict[str, list[Superior]], related: list[Related]
) -> Iterator[tuple[Title, Title]]:
    """English and French titles that are one post because the same is said of them."""
    for kind in (False, True):
        firsts = [
            next((s.title for s in superiors.get(lang, ()) if s.functional is kind), None)
            for lang in ("en", "fr")
        ]
        if firsts[0] and firsts[1]:
            yield firsts[0], firsts[1]
    for entry in related:
        for en, fr in (
            (entry.title("en"), entry.title("fr")),
            (entry.subject_title("en"), entry.subject_title("fr")),
        ):
            if en and fr:
                yield en, fr


def heads_in_other_language(
    leaders: list[Leader], twins: Twins, superiors: dict[str, list[Superior]]
) -> list[Leader]:
    """Who leads a unit by the title of the other printing, where only one says that they do.

    A superior's title stands in a sentence of its own, which says nothing of a unit.
    """
    known = {(id(leader.unit), leader.title.span.lang) for leader in leaders}
    above = {title_key(s.title.value) for listed in superiors.values() for s in listed}
    found = []
    for leader in leaders:
        twin = twins.get((leader.title.span.lang, title_key(leader.title.value)))
        if twin is None or title_key(twin.value) in above:
            continue
        if (id(leader.unit), twin.span.lang) not in known:
            known.add((id(leader.unit), twin.span.lang))
            found.append(Leader(leader.unit, twin, twin.span))
    return found


def _is_known_head(title: Title, pair: Pair, units: Directory, heads: list[Leader]) -> bool:
    """Whether "the Head of Section" or "the Branch Head" may be a head who is named in full."""
    lookup = words(pair.form, title.span.lang)
    parts = [re.sub(r"^[ld]['’]", "", word) for word in title.value.split()]
    kinds = {kind for word in (parts[0], parts[-1]) if (kind := lookup.kind(word))}
    if title.role != "head" or title.deputy or len(kinds) != 1 or len(parts) > 4:
        return False
    if any(ref.how == "name" for ref in units.refs(title.span)):
        return False
    if lookup.kind(parts[0]):
        if len(parts) > 2:
            return False  # "Branch Chief (Tools and Data)"
        return any(head.unit.kind in kinds for head in heads)
    unit = units.only(next(iter(kinds)), title.span.lang)
    return unit is not None and any(head.unit is unit for head in heads)


def _relation(
    entry: Related, en: Title | None, fr: Title | None, units: Directory, pair: Pair
) -> dict[str, Any]:
    first = next(iter(entry.hits.values()))
    others = tuple(h.at for h in entry.hits.values() if h is not first)
    subject = None
    if not entry.of_advertised:
        subject = title_of(entry.subject_title("en"), entry.subject_title("fr"))
    titles = [t for t in (en, fr) if t]
    return {
        "title": both(
            Read(en.value, en.span, sentence=entry.sentences.get("en")) if en else None,
            Read(fr.value, fr.span, sentence=entry.sentences.get("fr")) if fr else None,
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
            return {"name": name_of(refs[0].unit)}
    return None


def listed_posts(reports: Iterable[tuple[Title, Span]], twins: Twins) -> Iterator[dict[str, Any]]:
    """The posts that report to the one described, those of both printings once."""
    told: set[tuple[str, str]] = set()
    listed = list(reports)
    openings = {(t.span.lang, title_key(t.value)): opening for t, opening in reversed(listed)}
    for title, opening in listed:
        key = (title.span.lang, title_key(title.value))
        if key in told:
            continue
        twin = twins.get(key)
        other = (twin.span.lang, title_key(twin.value)) if twin else None
        told |= {key, other} if other else {key}
        printed = {key[0]: (title, opening)}
        if twin and other in openings:
            printed[twin.span.lang] = (twin, openings[other])
        yield _listed_post(printed, twin)


def _listed_post(printed: dict[str, tuple[Title, Span]], twin: Title | None) -> dict[str, Any]:
    """A post that reports to the one described: its title and the opening in each printing."""
    reads = {
        lang: Read(
            title.value,
            title.span,
            sentence=opening if opening.covers(title.span) else opening.until(title.span),
        )
        for lang, (title, opening) in printed.items()
    }
    if twin and twin.span.lang not in reads:
        reads[twin.span.lang] = Read(twin.value, twin.span)
    first, *more = [opening for _, opening in printed.values()]
    return {
        "title": both(reads.get("en"), reads.get("fr")),
        "acronym": None,
        "relation": Read("direct_report", first, also=tuple(more)),
        "subject": None,
        "unit": None,
    }
