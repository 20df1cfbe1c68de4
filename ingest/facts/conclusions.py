"""What a careful reader concludes from one notice though no sentence says it.

Every conclusion names its rule, so that it is stored, asked and drawn as *inferred*, never as
stated. A rule fires only where exactly one reading is left; otherwise nothing is concluded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, is_acronym
from rolegraph.ingest.facts.structure import Structure
from rolegraph.ingest.facts.units import PROSE, RANK, Directory, Ref, Unit, name_key, places
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span

__all__ = ["Conclusion", "about_units", "context_unit", "office_of_post"]

_BETWEEN_SCOPES = re.compile(
    r"\s*+(?:\([^()]*\))?,?\s*+(?:(?:and|et|or|as well as|ainsi que)\s++)?"
    r"(?:(?:across|within|outside|in|of|throughout|dans|au sein)\s++)?"
    r"(?:the|tout|toute|de la|de l['’]|du|la|le|l['’]|d['’])?\s*+(?:tout\s++)?(?:l['’])?",
)

#: Before an enumeration of parts that stand side by side.
_LISTS_PARTS = re.compile(
    r"\b(?:compris\w+|(?:composed|made up) of|consist\w* of|include\w*|including|divided into|"
    r"brings? together|between|compren\w+|regroupe\w*|réuni\w+|compos\w+|compte\w*|constitu\w+|"
    r"y compris|entre)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Conclusion:
    """``subject`` --``relation``--> ``object`` by ``rule``, read off ``span``."""

    rule: str
    subject: Unit | Title | str
    relation: str
    object: Unit | Title | str
    confidence: float
    span: Span
    sentence: Span | None = None


def about_units(
    pair: Pair, units: Directory, structure: Structure, context: Unit | None
) -> list[Conclusion]:
    """Conclusions about units alone."""
    return [
        *_body_name(pair, units),
        *_listed_teams(units, structure),
        *_nested_scopes(pair, units, structure),
        *_other_of_kind(pair, units, context),
    ]


def context_unit(pair: Pair, units: Directory, structure: Structure) -> Unit | None:
    """The office or division the notice is about: the top one it speaks of most.

    Where no office, division or directorate is named it is the section or unit; nothing where
    two are spoken of equally often.
    """
    for kinds in (("division", "office", "directorate"), ("section", "branch"), ("unit",)):
        listed = [
            unit for unit in units.units if unit.kind in kinds and unit.named and not unit.function
        ]
        tops = [
            unit
            for unit in listed
            if not any(link.parent in listed for link in structure.parents(unit))
        ]
        named = sum((units.mentions(lang) for lang in pair.langs), Counter())
        counts = [(named[id(unit)], unit) for unit in tops]
        best = max((count for count, _ in counts), default=0)
        leading = [unit for count, unit in counts if count == best]
        if len(leading) == 1:
            return leading[0]
        if len(leading) > 1:
            first = _first_in_summary(pair, units, leading)
            if first:
                return first
    return None


def _first_in_summary(pair: Pair, units: Directory, among: list[Unit]) -> Unit | None:
    for lang in pair.langs:
        for section, _, span in places(pair, lang):
            if section == "summary":
                for ref in units.refs(span):
                    if ref.unit in among:
                        return ref.unit
    return None


def _body_name(pair: Pair, units: Directory) -> Iterator[Conclusion]:
    """ "ABC International Staff" is a body of ABC: its name opens with the organisation's."""
    if units.body is None or not units.organisation:
        return
    organisation = next(
        (
            u
            for u in units.units
            if u.kind == "body"
            and u is not units.body
            and any(
                n.span.quote in units.organisation.values()
                for names in u.names.values()
                for n in names
            )
        ),
        None,
    )
    for lang in pair.langs:
        half = pair.get(lang)
        if organisation and half and "body" in half.fields:
            yield Conclusion(
                "body-name", units.body, "part_of", organisation, 0.9, half.fields["body"]
            )
            return


def _listed_teams(units: Directory, structure: Structure) -> Iterator[Conclusion]:
    """A team listed by what it manages is the unit of that name, if only one has it."""
    teams = [unit for unit in units.units if unit.function]
    named = [u for u in units.units if u.named and not u.function and u.kind in {"unit", "team"}]
    pairs: list[tuple[Unit, Unit, float]] = []
    for team in teams:
        for unit in named:
            fit = max((_fit(team, unit, lang, units) for lang in ("en", "fr")), default=0.0)
            if fit:
                pairs.append((team, unit, fit))
    for team, unit, fit in pairs:
        rivals = [p for p in pairs if (p[0] is team or p[1] is unit) and p[2] >= fit]
        links = structure.parents(team)
        if len(rivals) != 1 or not links:
            continue
        link = links[0]
        where = team.name("en") or team.name("fr")
        assert where is not None
        yield Conclusion("listed-team", team, "same_as", unit, fit, where, link.sentence)
        if not structure.parents(unit) and unit is not link.parent:
            yield Conclusion("listed-team", unit, "part_of", link.parent, fit, where, link.sentence)


def _fit(team: Unit, unit: Unit, lang: str, units: Directory) -> float:
    """How well a unit's name fits what a team manages: all of it, or the words it opens with."""
    function, name = team.name(lang), unit.name(lang)
    if function is None or name is None:
        return 0.0
    lookup = words(units.pair.form, lang)
    wanted = [w for w in name_key(name.value).split() if lookup.kind(w) is None]
    given = name_key(function.value).split()
    if wanted and wanted == given:
        return 0.9
    return 0.7 if wanted and given[: len(wanted)] == wanted else 0.0


def _nested_scopes(pair: Pair, units: Directory, structure: Structure) -> Iterator[Conclusion]:
    """ "the team, the Section and the Office": what is named from small to large is nested.

    Also from large to small. Only where neither unit's parent is stated.
    """
    done: set[tuple[int, int]] = set()
    for lang in pair.langs:
        for section, _, span in places(pair, lang):
            if section not in PROSE:
                continue
            for sentence in span.sentences():
                refs = _scopes(sentence, units)
                for small, large, at in _neighbours(sentence, refs):
                    if structure.parents(small) or (id(small), id(large)) in done:
                        continue
                    done.add((id(small), id(large)))
                    yield Conclusion("nested-scopes", small, "part_of", large, 0.7, at, sentence)


def _scopes(sentence: Span, units: Directory) -> list[Ref]:
    unnamed = [u for u in units.units if not u.named]
    refs = units.refs(sentence)
    for unit in unnamed:
        for name in unit.names.get(sentence.lang, ()):
            if sentence.covers(name.span):
                refs.append(Ref(name.span, unit, "kind"))
    refs = [ref for ref in refs if ref.unit.kind in RANK and not ref.unit.function]
    return sorted(refs, key=lambda ref: ref.span.start)


def _neighbours(sentence: Span, refs: list[Ref]) -> Iterator[tuple[Unit, Unit, Span]]:
    """Pairs small, large of the enumerations whose members only grow or only shrink.

    Members of one rank stand side by side ("the A Section, the B Section and the C Team"), and
    so do those of a list of what a unit comprises.
    """
    for listed in _enumerations(refs):
        ranks = [RANK[ref.unit.kind] for ref in listed]
        if ranks != sorted(set(ranks)) and ranks != sorted(set(ranks), reverse=True):
            continue
        if _LISTS_PARTS.search(sentence.quote[: listed[0].span.start - sentence.start]):
            continue
        for first, second in pairwise(listed):
            grows = RANK[first.unit.kind] < RANK[second.unit.kind]
            small, large = (first.unit, second.unit) if grows else (second.unit, first.unit)
            yield small, large, first.span.until(second.span)


def _enumerations(refs: list[Ref]) -> Iterator[list[Ref]]:
    listed: list[Ref] = []
    for ref in refs:
        if listed:
            between = ref.span.text.string[listed[-1].span.end : ref.span.start]
            joined = re.search(r"\b(?:and|et)\b|,", between)
            if not (joined and _BETWEEN_SCOPES.fullmatch(between)):
                yield listed
                listed = []
        listed.append(ref)
    if listed:
        yield listed


def _other_of_kind(pair: Pair, units: Directory, context: Unit | None) -> Iterator[Conclusion]:
    """ "other ABC Divisions": the division that the notice is about is one of the ABC's too."""
    body = units.body
    if context is None or body is None:
        return
    for lang in pair.langs:
        table = pair.form.table(lang, "parties")
        lookup = words(pair.form, lang)
        for _, _, span in places(pair, lang):
            matches = (m for pattern in table["others"] for m in re.finditer(pattern, span.quote))
            for match in matches:
                plural = re.split(r"\s*/\s*", match["kinds"])
                kinds = {lookup.kind(re.sub(r"e?s$|x$", "", word)) for word in plural}
                kinds |= {lookup.kind(word.removesuffix("s")) for word in plural}
                whose = span.group(match, "body")
                bodies = [ref.unit for ref in units.refs(whose)]
                if context.kind in kinds and body in bodies:
                    yield Conclusion(
                        "other-of-kind", context, "part_of", body, 0.8, span.group(match)
                    )
                    return


def office_of_post(units: Directory, acronyms: dict[str, dict[str, Title]]) -> Iterator[Conclusion]:
    """ "Office of the ABC" where ABC is a post: the post heads the office."""
    for unit in units.units:
        if unit.kind != "office":
            continue
        for lang, names in sorted(unit.names.items()):
            for name in names:
                match = re.match(r"\w+\s+(?:of|de|d['’])\s*(.*)", name.span.quote)
                if match is None:
                    continue
                parts = [p for p in re.split(r"[\s/]+", match[1]) if is_acronym(p)]
                known = [p for p in parts if p in acronyms.get(lang, {})]
                if known:
                    title = acronyms[lang][known[-1]]
                    yield Conclusion("office-of-post", title, "heads", unit, 0.8, name.span)
                    break
            else:
                continue
            break
