"""Who heads which unit, and in which unit a post sits, where no sentence places it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.facts.conclusions import Conclusion
from rolegraph.ingest.facts.listed_reports import read_listed_heads
from rolegraph.ingest.facts.own_post import as_own_title
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.pairing import Related
from rolegraph.ingest.facts.phrases import Title, words_in
from rolegraph.ingest.facts.posts import Mentions, is_own
from rolegraph.ingest.facts.reporting import Superior, can_be_one
from rolegraph.ingest.facts.structure import Leader, Structure, headed_unit
from rolegraph.ingest.facts.topics import unit_of_topic
from rolegraph.ingest.facts.units import Directory, Unit
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = [
    "Twins",
    "heads_of_units",
    "managed_and_counted",
    "mark",
    "only_unit",
    "places_of_posts",
    "title_twins",
]

#: Relations that are between posts of one office; who is coordinated with may sit anywhere.
_SAME_OFFICE = frozenset({"manages", "guides", "oversees", "directed_by"})

#: For each title (language, folded), the title of the same post in the other language.
Twins = dict[tuple[str, str], Title]


def title_twins(
    superiors: dict[str, list[Superior]], related: list[Related], mentions: Mentions
) -> Twins:
    """For each title (language, folded), the title of the same post in the other language."""
    found: Twins = {}
    pairs: list[tuple[Title | None, Title | None]] = [
        (r.title("en"), r.title("fr")) for r in related
    ]
    pairs += [(r.subject_title("en"), r.subject_title("fr")) for r in related]
    for functional in (False, True):
        firsts = {
            lang: next((s.title for s in listed if s.functional is functional), None)
            for lang, listed in superiors.items()
        }
        english, french = firsts.get("en"), firsts.get("fr")
        if english and french and can_be_one(english, french):
            pairs.append((english, french))
    for acronym, title in mentions.acronyms.get("en", {}).items():
        pairs.append((title, mentions.acronyms.get("fr", {}).get(acronym)))
    for en, fr in pairs:
        if en and fr:
            found.setdefault(("en", fold(en.value)), fr)
            found.setdefault(("fr", fold(fr.value)), en)
    return found


def mark(end: Unit | Title | str, twins: Twins) -> str:
    if isinstance(end, Unit):
        return str(id(end))
    if isinstance(end, Title):
        twin = twins.get((end.span.lang, fold(end.value)))
        english = twin if twin and twin.span.lang == "en" else end
        return fold(english.value)
    return end


def heads_of_units(
    pair: Pair,
    units: Directory,
    superiors: dict[str, list[Superior]],
    related: list[Related],
    structure: Structure,
    mentions: Mentions,
) -> list[Leader]:
    """Posts whose title says that they head a unit: the advertised one and those mentioned."""
    found: list[Leader] = []
    titles: list[tuple[Title, Span]] = []
    for lang in pair.langs:
        half = pair.get(lang)
        own = as_own_title(half.title, pair) if half and half.title else None
        if own and half and half.title:
            titles.append((own, half.title))
        titles += [(s.title, s.sentence) for s in superiors.get(lang, ())]
    for entry in related:
        titles += [(h.post, h.sentence) for h in entry.hits.values() if h.post]
    titles += [(title, title.span) for title, _, _ in mentions.bare]
    titles += structure.titles
    known = {(one.unit, one.title.span.lang) for one in structure.leaders}
    for leader in read_listed_heads(pair, units):
        if (leader.unit, leader.title.span.lang) not in known:
            known.add((leader.unit, leader.title.span.lang))
            found.append(leader)
    for title, sentence in titles:
        ref = headed_unit(title, units, pair) or unit_of_topic(title, units, pair)
        if ref and (ref.unit, title.span.lang) not in known:
            known.add((ref.unit, title.span.lang))
            found.append(Leader(ref.unit, title, sentence))
    return found


def only_unit(
    superiors: dict[str, list[Superior]],
    related: list[Related],
    units: Directory,
    pair: Pair,
    notes: Notes,
) -> Iterator[Conclusion]:
    """ "the Head of Section", where the notice names one section: that post heads that section."""
    hits = [hit for entry in related for hit in entry.hits.values()]
    for lang in pair.langs:
        spoken = [(s.title, s.sentence, True) for s in superiors.get(lang, ())]
        spoken += [(h.post, h.sentence, False) for h in hits if h.post and h.post.span.lang == lang]
        for title, sentence, above in spoken:
            lookup = words(pair.form, lang)
            kind = lookup.kind(words_in(title.value)[-1])
            if title.role != "head" or title.deputy or kind is None or len(title.value.split()) > 5:
                continue
            if any(r.how == "name" for r in units.refs(title.span)):
                continue
            unit = units.only(kind, lang)
            if unit:
                yield Conclusion(
                    "only-unit-of-kind", title, "heads", unit, 0.8, title.span, sentence
                )
            elif above:
                many = sum(u.kind == kind and u.named for u in units.units)
                notes.warn(
                    f"reports_to: which {kind} the “{title.value}” heads is not said "
                    f"({many or 'no'} {kind}{'s' if many != 1 else ''} named)"
                )


def managed_and_counted(related: list[Related], counts: dict[str, Any]) -> Iterator[Conclusion]:
    """Posts that the incumbent manages, exactly as many as direct reports are declared."""
    managed = [r for r in related if r.relation == "manages" and r.of_advertised and r.unit is None]
    count = counts["direct_reports"]["count"]
    if count is None or count.value != len(managed):
        return
    for entry in managed:
        hit = next(iter(entry.hits.values()))
        assert hit.post is not None
        yield Conclusion(
            "managed-and-counted", hit.post, "reports_to", "advertised", 0.9, hit.at, hit.sentence
        )


def places_of_posts(
    pair: Pair,
    units: Directory,
    superiors: dict[str, list[Superior]],
    heads: list[Leader],
    related: list[Related],
    context: Unit | None,
    concluded: list[Conclusion],
    twins: Twins,
    structure: Structure,
) -> Iterator[Conclusion]:
    """The unit each post sits in, where no words place it.

    Somebody who reports to the head of a unit is in that unit, unless heading one of their own;
    anybody else is in the office the notice is about. Whoever heads a unit is in it anyway.
    """
    own_titles = {
        half.title.start for lang in pair.langs if (half := pair.get(lang)) and half.title
    }
    heads_own = any(head.title.span.start in own_titles for head in heads) or any(
        is_own(leader.title, pair, units) for leader in structure.leaders
    )
    line = [next((s for s in listed if not s.functional), None) for listed in superiors.values()]
    above = next(
        ((h, s) for h in heads for s in line if s and fold(h.title.value) == fold(s.title.value)),
        None,
    )
    if above and not heads_own:
        head, superior = above
        yield Conclusion(
            "head-of-unit", "advertised", "post_in", head.unit, 0.7,
            superior.title.span, superior.sentence,
        )  # fmt: skip
    where = (context.name("en") or context.name("fr")) if context else None
    if context is None or where is None:
        return
    if not heads_own and above is None:
        yield Conclusion("context-office", "advertised", "post_in", context, 0.6, where)
    leading = {mark(c.subject, twins) for c in concluded if c.relation == "heads"}
    leading |= {mark(head.title, twins) for head in heads}
    mentioned = [s.title for s in line if s]
    mentioned += [
        hit.post
        for entry in related
        if entry.of_advertised and entry.relation in _SAME_OFFICE
        for hit in entry.hits.values()
        if hit.post
    ]
    for title in mentioned:
        named = [r for r in units.refs(title.span) if r.how != "kind" and r.unit.kind != "body"]
        if not named and mark(title, twins) not in leading:
            yield Conclusion("context-office", title, "post_in", context, 0.6, where)
