"""Units, the directory of those a notice names, and what its words refer to.

A unit is named in full, by acronym, or by its kind alone ("the Section") once it is known; the
:class:`Directory` tells which unit a reference means, or that it cannot be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from rolegraph.ingest.facts import english, english_titles, french, french_titles
from rolegraph.ingest.facts.listed_units import Unit, Units, name_key
from rolegraph.ingest.facts.marks import Telling, naming, telling_words
from rolegraph.ingest.facts.pair import PROSE, Pair
from rolegraph.ingest.facts.phrases import Title, UnitName, is_acronym
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = [
    "PROSE",
    "RANK",
    "Directory",
    "Ref",
    "Unit",
    "name_key",
    "places",
    "telling",
    "title_at",
    "unit_names",
]

#: Small to large; kinds of one number do not contain each other by rank alone.
RANK = {
    "team": 1,
    "unit": 2,
    "section": 3,
    "branch": 4,
    "directorate": 5,
    "office": 6,
    "division": 6,
    "department": 7,
}


def unit_names(span: Span, pair: Pair) -> tuple[UnitName, ...]:
    """Names of units in ``span``, by the rules of its language."""
    lookup = words(pair.form, span.lang)
    if not naming(span, lookup):
        return ()
    key = ("unit_names", span)
    known: tuple[UnitName, ...] | None = pair.memo.get(key)
    if known is None:
        parts = span.sentences()
        if _shouts(span):
            known = ()  # in a sentence in capitals, capitals tell no names
        elif len(parts) > 1 and _is_sum_of(parts):
            known = tuple(name for part in parts for name in unit_names(part, pair))
        else:
            scan = french.unit_names if span.lang == "fr" else english.unit_names
            known = tuple(scan(span, lookup))
        pair.memo[key] = known
    return known


def _shouts(span: Span) -> bool:
    """Whether a piece is in capitals and longer than a name."""
    quote = span.quote
    return quote.isupper() and len(quote.split()) > _LONGEST_IN_CAPITALS


def _is_sum_of(sentences: Sequence[Span]) -> bool:
    """Whether a paragraph names what its sentences name, each read alone.

    No name goes on after a full stop; but after another end, or between words in capitals, the
    first word of a sentence may be taken for another one than it is alone.
    """
    return all(one.quote[-1] == "." for one in sentences[:-1]) and not any(map(_shouts, sentences))


def telling(span: Span, pair: Pair) -> Sequence[Telling]:
    """The tokens of a span that can refer to a unit: acronyms and kind words, with the kind."""
    return telling_words(span, words(pair.form, span.lang))


def title_at(span: Span, pair: Pair, reported: bool = False) -> Title | None:
    """The post's title that ``span`` opens with, by the rules of its language.

    Where somebody is ``reported`` to, a French noun for a person is a title too, and an English
    title has the unit in it that the superior sits in.
    """
    if span.end - span.start > _LONGEST_TITLE:
        span = span.part(0, _LONGEST_TITLE)
    key = ("title_at", span, reported)
    if key not in pair.memo:
        scan = french_titles.title_at if span.lang == "fr" else english_titles.title_at
        lookup = words(pair.form, span.lang)
        pair.memo[key] = None if _shouts(span) else scan(span, lookup, reported)
    found: Title | None = pair.memo[key]
    return found


_LONGEST_IN_CAPITALS = 6
#: What stands before a kind word that means a certain unit.
_ARTICLE = {
    "en": re.compile(r"\b(?:the|this|own)\s+$", re.IGNORECASE),
    "fr": re.compile(r"(?:\b(?:la|le|cette|ce)\s+|\b[ldLD]['’])$", re.IGNORECASE),
}
_LONGER_THAN_ARTICLES = 8
#: Characters in which a title ends; what is longer is none.
_LONGEST_TITLE = 400
#: What stands before a sentence's subject.
_OPENING = re.compile(r"\s*(?:(?:The|La|Le)\s+|L['’])?")


class Ref(NamedTuple):
    """A reference to a unit in a sentence: the words and the unit they mean."""

    span: Span
    unit: Unit
    how: str
    """``name``, ``acronym`` or ``kind`` ("the Section")."""


@dataclass(eq=False)
class Directory:
    """All units of a notice."""

    pair: Pair
    units: Units = field(default_factory=Units)
    labelled: dict[str, list[Unit]] = field(default_factory=dict)
    """By language the units that header labels name, large before small."""
    body: Unit | None = None

    @property
    def organisation(self) -> dict[str, str]:
        """By language the acronym of the organisation."""
        return self.units.organisation

    def by_key(self, lang: str, name: str) -> Unit | None:
        """The unit of that name."""
        return self.units.named(lang, name_key(name, self.organisation.get(lang)))

    def by_acronym(self, acronym: str, lang: str) -> Unit | None:
        """The unit of that acronym in one language, or in the other where only that has it."""
        for wanted in (lang, *(other for other in self.pair.langs if other != lang)):
            for unit in self.units.with_acronym(wanted, acronym):
                known = unit.acronyms[wanted]
                if known.quote == acronym and not _inside_name(known, unit):
                    return unit
        return None

    def only(self, kind: str, lang: str, word: str | None = None) -> Unit | None:
        """The unit that "the Section" means: the only one of its kind named in the notice.

        Of several the only one with that ``word`` for its kind: "the Centre" is no cell.
        """
        key = ("only", kind, lang, word, self.units.state())
        if key not in self.pair.memo:
            self.pair.memo[key] = self._only(kind, lang, word)
        only: Unit | None = self.pair.memo[key]
        return only

    def _only(self, kind: str, lang: str, word: str | None) -> Unit | None:
        found = [u for u in self.units if u.kind == kind and u.named and not u.function]
        if word and len(found) > 1:
            at = 0 if lang == "fr" else -1
            named = [
                u
                for u in found
                if any(fold(n.span.quote.split()[at]) == fold(word) for n in u.names.get(lang, ()))
            ]
            found = named if len(named) == 1 else found
        here = [u for u in found if u.names.get(lang)]
        return found[0] if len(found) == 1 else here[0] if len(here) == 1 else None

    def refs(self, span: Span) -> list[Ref]:
        """References to units in ``span``, in order, the longest where several overlap."""
        if not (telling(span, self.pair) or unit_names(span, self.pair)):
            return []
        key = ("refs", span, self.units.state())
        if key not in self.pair.memo:
            self.pair.memo[key] = self._refs(span)
        return list(self.pair.memo[key])

    def _refs(self, span: Span) -> list[Ref]:
        lang = span.lang
        found: list[Ref] = []
        for name in unit_names(span, self.pair):
            unit = self.by_key(lang, name.span.value)
            if unit:
                found.append(Ref(name.span, unit, "name"))
        for token, bare, kind in telling(span, self.pair):
            begin = token.start + token.word.find(bare)
            at = span.between(begin, begin + len(bare))
            if any(ref.span.covers(at) or at.covers(ref.span) for ref in found):
                continue
            if is_acronym(bare):
                unit = self.by_acronym(bare, lang)
                if unit and not _introduced(at, unit, found):
                    found.append(Ref(at, unit, "acronym"))
                continue
            if kind and self._definite(span, token.start - span.start, lang):
                unit = self.only(kind, lang, bare) or self._opened_with(kind, at)
                if unit:
                    found.append(Ref(at, unit, "kind"))
        return sorted(found, key=lambda ref: ref.span.start)

    def _opened_with(self, kind: str, at: Span) -> Unit | None:
        """The unit that "the Division" means where several are named: a sentence's subject.

        The only one of its kind that a sentence before ``at`` in its paragraph opens with.
        """
        start = at.text.string.rfind("\n\n", 0, at.start) + 1
        key = ("opened with", start, kind, at.lang, self.units.state())
        if key not in self.pair.memo:
            self.pair.memo[key] = tuple(islice(self._subjects(start, kind, at), 2))
        before = [unit for end, unit in self.pair.memo[key] if end <= at.start]
        return before[0] if len(before) == 1 else None

    def _subjects(self, start: int, kind: str, at: Span) -> Iterator[tuple[int, Unit]]:
        """The units of a kind that sentences of the paragraph of ``at`` open with, each once.

        With where its name ends.
        """
        end = at.text.string.find("\n\n", at.start)
        seen = set[Unit]()
        for sentence in at.text.span(
            start, end if end >= 0 else len(at.text.string), at.lang
        ).sentences():
            name = next(iter(unit_names(sentence, self.pair)), None)
            if name is None or name.kind != kind:
                continue
            before = sentence.quote[: name.span.start - sentence.start]
            unit = self.by_key(at.lang, name.span.value)
            if unit and _OPENING.fullmatch(before) and unit not in seen:
                seen.add(unit)
                yield name.span.end, unit

    @staticmethod
    def _definite(span: Span, start: int, lang: str) -> bool:
        before = span.quote[:start]
        before = before[max(0, len(before.rstrip()) - _LONGER_THAN_ARTICLES) :]
        return bool(_ARTICLE[lang].search(before)) or (
            lang == "fr" and span.quote[start : start + 2].lower() in {"l'", "l’", "d'", "d’"}
        )

    def mentions(self, lang: str) -> Counter[int]:
        """How often the notice names each unit in one language, in full or by acronym, by id."""
        return Counter(
            id(ref.unit)
            for where in places(self.pair, lang)
            for ref in self.refs(where[2])
            if ref.how != "kind"
        )


def _inside_name(acronym: Span, unit: Unit) -> bool:
    """Whether an acronym stands inside the name: "Human Resources (HR) Directorate".

    Such a one means the unit only with its kind word: "HR" alone may be the subject.
    """
    return any(
        name.span.start < acronym.start - 1
        and name.span.covers(acronym)
        and name.span.text.string[acronym.start - 1] == "("
        for name in unit.names.get(acronym.lang, ())
    )


def _introduced(at: Span, unit: Unit, found: list[Ref]) -> bool:
    """Whether an acronym only repeats, in parentheses, the name right before it."""
    string = at.text.string
    return any(
        ref.unit is unit and re.fullmatch(r"\s*\(\s*", string[ref.span.end : at.start])
        for ref in found
    )


def places(pair: Pair, lang: str) -> tuple[tuple[str, int, Span], ...]:
    """The stretches of prose that speak of the organisation: section, number of block, span."""
    half = pair.get(lang)
    key = ("places", lang, half and half.title)
    known: tuple[tuple[str, int, Span], ...] | None = pair.memo.get(key)
    if known is None:
        title = (("title", 0, half.title),) if half and half.title else ()
        blocks = (
            (name, index, block.span)
            for name in PROSE
            for index, block in enumerate(pair.blocks(lang, name))
        )
        known = pair.memo[key] = (*title, *blocks)
    return known
