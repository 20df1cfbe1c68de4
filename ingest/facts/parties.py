"""The parties a post works with, as lists in prose name them.

"… close working relationships with A, the B and other C to …" names three parties. The words
before such a list, what ends it and how it is divided are the form's ``parties`` tables. A party
that is a body by its own name ("the Strategic Commands") also joins the notice's units; a
collective ("other entities") stays a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolegraph.ingest.facts.french import articles
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import UnitName, acronym_after, is_acronym, places_of, says
from rolegraph.ingest.facts.units import PROSE, Directory, Unit, title_at, unit_names
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Party", "read_parties"]

#: Before the title of a post in a list of parties.
_BEFORE_TITLE = {
    "en": r"(?:^\s*|\b[Tt]he\s+|\b[Aa]n?\s+)(?=[A-Z])",
    "fr": r"(?:^\s*|\b(?:la|le|la/le|le/la)\s+|\bl['’])(?=\w)",
}


@dataclass(frozen=True)
class Party:
    """One party in both languages where both name it, and the unit it is, if it is one."""

    names: dict[str, Span]
    sentence: dict[str, Span]
    unit: Unit | None


def read_parties(
    pair: Pair, units: Directory, about: Iterable[tuple[str, int, Span]], own_acronym: str | None
) -> list[Party]:
    """The parties of a notice, those of the section on interrelationships first.

    Args:
        about: the sentences that speak of the advertised post: section, paragraph, sentence.
    """
    sentences: dict[tuple[str, str], list[tuple[int, Span]]] = {}
    for section, index, sentence in about:
        sentences.setdefault((section, sentence.lang), []).append((index, sentence))
    found: list[Party] = []
    for section in reversed(PROSE):
        counts = {lang: len(pair.blocks(lang, section)) for lang in pair.langs}
        if len(set(counts.values())) == 1:
            for index in range(max(counts.values(), default=0)):
                lists = {
                    lang: [s for i, s in sentences.get((section, lang), ()) if i == index]
                    for lang in pair.langs
                }
                found += _in_block(lists, pair, units, own_acronym)
        else:
            first = pair.langs[0]
            whole = {first: [s for _, s in sentences.get((section, first), ())]}
            found += _in_block(whole, pair, units, own_acronym)
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(_key(party), party)
    return list(kept.values())


def _key(party: Party) -> str:
    lang, span = min(party.names.items())
    bare = articles(span) if lang == "fr" else _without_the(span)
    return fold(bare.value)


def _in_block(
    sentences: dict[str, list[Span]], pair: Pair, units: Directory, own_acronym: str | None
) -> Iterator[Party]:
    """The parties of one paragraph; the languages are paired where they list equally many."""
    lists = {
        lang: [listed for sentence in spans for listed in _lists(sentence, pair)]
        for lang, spans in sentences.items()
    }
    english, french = lists.get("en", []), lists.get("fr", [])
    flat_en = [item for listed in english for item in listed]
    flat_fr = [item for listed in french for item in listed]
    if len(flat_en) != len(flat_fr) and len(english) == len(french):
        for en_list, fr_list in zip(english, french, strict=True):
            yield from _parties(en_list, fr_list, units, own_acronym)
        return
    yield from _parties(flat_en, flat_fr, units, own_acronym)


def _parties(
    english: list[tuple[Span, Span]],
    french: list[tuple[Span, Span]],
    units: Directory,
    own_acronym: str | None,
) -> Iterator[Party]:
    if english and french and len(english) == len(french):
        for (en, en_sentence), (fr, fr_sentence) in zip(english, french, strict=True):
            names = {"en": en, "fr": fr}
            _enter_acronyms(en, fr, units, own_acronym)
            unit = _unit_of(names, units)
            yield Party(names, {"en": en_sentence, "fr": fr_sentence}, unit)
        return
    for lang, listed in (("en", english), ("fr", [] if english else french)):
        for span, sentence in listed:
            _enter_acronyms(span, None, units, own_acronym)
            unit = _unit_of({lang: span}, units)
            yield Party({lang: span}, {lang: sentence}, unit)


def _lists(sentence: Span, pair: Pair) -> Iterator[list[tuple[Span, Span]]]:
    """The lists of parties in a sentence: name of each party, with the sentence."""
    table = pair.form.table(sentence.lang, "parties")
    if not says(sentence, table["before"]):
        return
    for match in places_of(table["before"], sentence):
        rest = sentence.part(match.end(), len(sentence.quote.rstrip(" .;")))
        following = re.search(table["before"], rest.quote, re.IGNORECASE)
        if following:
            cut = re.split(r",?\s+(?:and|et)\s+|,\s+", rest.quote[: following.start()])
            rest = rest.part(0, len(rest.quote[: following.start()]) - len(cut[-1]))
            joined = re.search(r"(?<![\s,])[\s,]++(?:(?:and|et)\s*+)?$", rest.quote)
            rest = rest.part(0, joined.start()) if joined else rest
        listed = [(item, sentence) for item in _items(_cut(rest, table), pair)]
        if listed:
            yield listed


def _cut(rest: Span, table: dict[str, str]) -> Span:
    """The list itself: up to a purpose, a condition or the next verb."""
    depth_free = _outside_parentheses(rest.quote)
    end = re.search(table["until"], depth_free)
    return rest.part(0, end.start() if end else len(rest.quote))


def _outside_parentheses(value: str) -> str:
    """``value`` with what stands in parentheses blanked, so that it is not searched."""
    out, depth = [], 0
    for character in value:
        depth += character == "("
        out.append("_" if depth else character)
        depth -= character == ")" and depth > 0
    return "".join(out)


def _items(listed: Span, pair: Pair) -> Iterator[Span]:
    """The members of a list; one that enumerates in parentheses gives what stands in them."""
    table = pair.form.table(listed.lang, "parties")
    inner = re.fullmatch(r"[^()]*\((?!y\s)(.+)\)\s*", listed.quote, re.DOTALL)
    if inner and not ("," in inner[1][1:-1] and _balanced(inner[1])):
        inner = None
    split, last = table["split"], table["last"]
    if inner:
        listed = listed.group(inner, 1)
        split, last = r",\s+", r"\s+(?:and|et)\s+"
    hidden = listed.quote if "(y compris" in listed.quote else _outside_parentheses(listed.quote)
    hidden = _outside_titles(hidden, listed, pair)
    segments: list[Span] = []
    begin = 0
    for cut in re.finditer(split, hidden):
        segments.append(listed.part(begin, cut.start()))
        begin = cut.end()
    tail = listed.part(begin, len(listed.quote))
    segments += _last(tail, hidden[begin:], last, table["pair_of_adjectives"])
    for segment in segments:
        lead = re.match(r"\s*" + table["lead"], segment.quote)
        name = segment.part(lead.end() if lead else 0, len(segment.quote)).strip(" \n,.")
        if name.quote.count("(") < name.quote.count(")"):
            name = name.strip(" )")
        if len(name.quote) > 1:
            yield name


def _balanced(value: str) -> bool:
    """Whether every parenthesis opened in ``value`` is closed in it, and none before."""
    depth = 0
    for character in value:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _outside_titles(value: str, listed: Span, pair: Pair) -> str:
    """``value`` with titles that hold a comma, and names of units, blanked: they stay whole."""
    for match in re.finditer(_BEFORE_TITLE[listed.lang], listed.quote):
        title = title_at(listed.part(match.end(), len(listed.quote)), pair)
        if title and "," in title.value:
            end = title.span.end - listed.start
            value = value[: match.end()] + "_" * (end - match.end()) + value[end:]
    for name in unit_names(listed, pair):
        begin, end = name.span.start - listed.start, name.span.end - listed.start
        value = value[:begin] + "_" * (end - begin) + value[end:]
    return value


def _last(tail: Span, hidden: str, last: str, pair_of_adjectives: str) -> list[Span]:
    """The last segment divided at its "and", unless that joins two adjectives or two bare nouns."""
    adjectives = [m.span() for m in re.finditer(pair_of_adjectives, tail.quote)]
    for cut in reversed(list(re.finditer(last, hidden))):
        if any(a <= cut.start() < b for a, b in adjectives):
            continue
        left, right = tail.quote[: cut.start()], tail.quote[cut.end() :]
        if len(left.split()) == 1 and len(right.split()) == 1 and left[:1].islower():
            break
        return [tail.part(0, cut.start()), tail.part(cut.end(), len(tail.quote))]
    return [tail]


def _unit_of(names: dict[str, Span], units: Directory) -> Unit | None:
    """The unit a party is, entered into the directory where it is named here first."""
    for lang in sorted(names):
        span = names[lang]
        table = units.pair.form.table(lang, "parties")
        members = re.match(table["members"], span.quote)
        inner = span.part(members.end(), len(span.quote)) if members else span
        bare = articles(inner) if lang == "fr" else _without_the(inner)
        unit = _named(bare, units) or _by_kind_word(bare, units, table)
        if unit:
            other = {"en": "fr", "fr": "en"}[lang]
            if other in names and other not in unit.names:
                _name_also(unit, names[other], units)
            return None if members else unit
    return None


def _named(bare: Span, units: Directory) -> Unit | None:
    for ref in units.refs(bare):
        after = bare.text.string[ref.span.end : bare.end]
        whole = re.fullmatch(r"\s*(?:\([^()]*\))?(?:\s+to\s+[A-Z]+)?", after)
        if ref.span.start == bare.start and ref.how != "kind" and whole:
            return ref.unit
    if is_acronym(bare.quote):
        return units.by_acronym(bare.quote, bare.lang)
    return None


def _by_kind_word(bare: Span, units: Directory, table: dict[str, str]) -> Unit | None:
    """A body or external party named by a lower-case kind word: "national delegations"."""
    if re.search(table["collective"], fold(bare.quote)) or bare.lang != "en":
        return None
    match = re.fullmatch(
        r"((?:(?!of\b|in\b|for\b|across\b|and\b|with\b)[\w-]+\s+)*?([\w-]+))"
        r"(?:\s+\([A-Za-z]+\))?(?:\s+to\s+[A-Z]+)?",
        bare.quote,
    )
    lookup = words(units.pair.form, bare.lang)
    kind = lookup.kind(match[2]) if match else None
    if match is None or kind not in {"body", "external"}:
        return None
    if not match[2].endswith("s") and not match[2][0].isupper():
        return None
    if match[1] == match[2] and not match[2][0].isupper():
        return None
    if kind == "body" and not any(word[0].isupper() for word in match[1].split()):
        return None  # "travel agencies" are whose?
    name = bare.group(match, 1)
    unit = units.by_key(bare.lang, name.value)
    if unit is None:
        unit = Unit(kind)
        units.units.append(unit)
    unit.add(UnitName(name, kind, acronym_after(name)))
    return unit


def _enter_acronyms(first: Span, second: Span | None, units: Directory, own: str | None) -> None:
    """Bodies known here by acronym alone: "the EFG", "other ABC and EFG Divisions"."""
    here = _acronyms(first, units)
    there = _acronyms(second, units) if second else []
    for k, acronym in enumerate(here):
        if acronym.quote == own or units.by_acronym(acronym.quote, first.lang):
            continue
        unit = Unit("body")
        unit.add(UnitName(acronym, "body", acronym))
        if len(there) == len(here) and not units.by_acronym(there[k].quote, there[k].lang):
            unit.add(UnitName(there[k], "body", there[k]))
        units.units.append(unit)


def _acronyms(span: Span, units: Directory) -> list[Span]:
    """The acronyms of bodies in a party: all of it, or before (in French after) a kind's plural."""
    bare = articles(span) if span.lang == "fr" else _without_the(span)
    if is_acronym(bare.quote):
        return [bare]
    table = units.pair.form.table(span.lang, "parties")
    if not re.search(table["acronyms_of_kind"], span.quote):
        return []
    return [
        span.group(match)
        for match in re.finditer(r"\b[A-Z]{2,6}\b", span.quote)
        if match.group() not in units.organisation.values()
    ]


def _name_also(unit: Unit, span: Span, units: Directory) -> None:
    """Give a unit its name in the other language, from the party that stands for it there."""
    table = units.pair.form.table(span.lang, "parties")
    members = re.match(table["members"], span.quote)
    bare = span.part(members.end(), len(span.quote)) if members else span
    bare = articles(bare) if span.lang == "fr" else _without_the(bare)
    bare = bare.strip()
    to = re.search(r"\s+(?:auprès\s+de|to)\s+", bare.quote)
    if to:
        bare = bare.part(0, to.start())
    known = _named(bare, units)
    if known is not None and known is not unit:
        if "en" in known.names or known.kind != unit.kind:
            return
        units.units.remove(known)
        for names in known.names.values():
            for name in names:
                unit.add(name)
        return
    acronym = bare if is_acronym(bare.quote) else acronym_after(bare)
    if words(units.pair.form, span.lang).kind(re.split(r"\s", bare.quote)[0]) or acronym:
        unit.add(UnitName(bare, unit.kind, acronym))


def _without_the(span: Span) -> Span:
    match = re.match(r"(?:the|its|their)\s+", span.quote, re.IGNORECASE)
    return span.part(match.end(), len(span.quote)) if match else span
