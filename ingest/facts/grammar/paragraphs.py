"""What the sentences of a paragraph say of units, each with what the ones before it spoke of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rolegraph.ingest.facts.grammar.clause import Part, Said, Topic
from rolegraph.ingest.facts.grammar.clauses import Phrase, lex
from rolegraph.ingest.facts.grammar.frames import read_clause
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title, is_acronym, says
from rolegraph.ingest.facts.units import Directory, Ref, Unit, places, telling
from rolegraph.ingest.facts.values import number
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span, fold

__all__ = ["statements"]

#: Words of which a sentence has one that says of a single unit who leads it, what it has, or
#: where it is.
_CUES = {
    "en": r"\b(?:led|lead|heads?|headed|helm|runs?|running|direct|manage|charge|chief|under|command"
    r"|govern|supervis|overse|hands|responsib|its?\b|they\b|both|latter|former|within|part\b"
    r"|belong|compris|consist|includ|contain|ha[sv]e?\b|with\b|attach|(?:one|two|three|four|five|"
    r"six|seven|eight) |other|sits?\b|falls?\b|comes?\b|works?\b|located|based|placed|make|form|"
    r"divid|split|there (?:is|are))",
    "fr": r"(?:\b(?:dirig|pilot|condui|conduite|command|g[eè]re|chef|respons|t[eê]te|ordres|autorit"
    r"|sous\b|anim|assur|confi|charg|elles?\b|ils?\b|celle|celui|derni|premi|fait|font|appart"
    r"|rel[eè]v|d[eé]pend|rattach|int[eé]gr|sein|comprend|compt|regroup|r[eé]uni|rassembl|compos"
    r"|constitu|form|divis|poss[eè]d|a\b|ont\b|avec\b|deux|trois|quatre|cinq|six|sept|huit|autre"
    r"|plac|situ|trouv|travaill|sa\b|son\b|ses\b|en\b|y\b|une?\b))",
}
#: Before a kind word that means a unit named before; the second group is a demonstrative's.
_DEFINITE = {
    "en": re.compile(r"\b(?:the(?:\s+same)?|(this|that|these|said))\s+$", re.IGNORECASE),
    "fr": re.compile(r"(?:\b(?:la|le|du|au|(cette|cet|ce))\s+|\b[ld]['’])$", re.IGNORECASE),
}


@dataclass(eq=False)
class _Seen:
    """The units that a paragraph has named so far, and those its sentences are about."""

    earlier: list[Ref]
    """The units named in the paragraphs before."""
    named: list[Ref] = field(default_factory=list)
    subjects: list[Ref] = field(default_factory=list)
    awaited: _Awaited | None = None


@dataclass(eq=False)
class _Awaited:
    """Units that are announced by number: "The A has two services.", and those named since."""

    whole: Ref
    kind: str
    word: str
    count: int
    sentence: Span
    found: list[Ref] = field(default_factory=list)


def statements(units: Directory, pair: Pair, lang: str) -> Iterator[tuple[Said | Title, Span]]:
    """What a notice says of its units in one language, and the titles of posts that it names.

    Each with the sentences that say it: from the one that names the unit that a pronoun means.
    """
    earlier: list[Ref] = []
    topic, before_section = Topic(), ""
    for section, _, span in places(pair, lang):
        seen = _Seen(earlier)
        if section != before_section or section == "accountabilities":
            topic = Topic()
        before_section = section
        for sentence in span.sentences():
            refs = [*units.refs(sentence)]
            refs = sorted([*refs, *_told_by_kind(sentence, refs, seen, units)], key=_start)
            if not refs and topic == Topic(series=topic.series):
                topic = Topic(series=topic.series)
                continue
            if len(refs) < 2 and not seen.awaited and not says(sentence, _CUES[lang]):
                topic = _passed_over(refs, topic)
                seen.named += refs
                continue
            phrases = lex(sentence, refs, pair)
            before = topic
            said, topic = read_clause(phrases, before, sentence.lang)
            for one in said:
                yield one, _evidence(one, sentence)
            yield from _announced(phrases, before, seen, sentence, pair)
            for phrase in phrases:
                if phrase.title and phrase.ref:
                    yield phrase.title, sentence
            seen.named += refs
            if topic.unit is not None:
                seen.subjects.append(topic.unit)
        earlier = [*earlier, *seen.named]


def _passed_over(refs: list[Ref], topic: Topic) -> Topic:
    """What a sentence that says nothing of structure leaves to refer back to."""
    if not refs:
        return Topic(series=topic.series)
    return Topic(refs[0], refs[0], None, (refs[0],), topic.series)


def _start(ref: Ref) -> int:
    return ref.span.start


def _evidence(one: Said, sentence: Span) -> Span:
    ends = [one.child.span, one.parent.span] if isinstance(one, Part) else [one.unit.span]
    first = min(ends, key=lambda span: span.start)
    if first.start >= sentence.start:
        return sentence
    paragraph = sentence.text.string.rfind("\n\n", 0, sentence.start) + 1
    for known in sentence.text.sentences(paragraph, sentence.start, sentence.lang):
        if known.covers(first):
            return known.until(sentence)
    return first.until(sentence)


def _told_by_kind(sentence: Span, refs: list[Ref], seen: _Seen, units: Directory) -> Iterator[Ref]:
    """ "the Branch", « cette unité » where several are named: the one the paragraph is about."""
    for token, bare, kind in telling(sentence, units.pair):
        if kind is None or is_acronym(bare):
            continue
        begin = token.start + token.word.find(bare)
        at = sentence.between(begin, begin + len(bare))
        if any(ref.span.start < at.end and at.start < ref.span.end for ref in refs):
            continue
        before = sentence.text.string[max(sentence.start, begin - 8) : begin]
        definite = _DEFINITE[sentence.lang].search(before)
        if definite is None or not (definite[1] or bare[0].isupper()):
            continue
        meant = _meant(kind, bare, bool(definite[1]), seen, sentence.lang)
        if meant is not None:
            yield Ref(at, meant.unit, "kind")


def _meant(kind: str, word: str, this: bool, seen: _Seen, lang: str) -> Ref | None:
    fitting = [ref for ref in seen.named if _is_called(ref.unit, kind, word, lang)]
    if len({id(ref.unit) for ref in fitting}) == 1 or (this and fitting):
        return fitting[-1]
    about = [ref for ref in seen.subjects if _is_called(ref.unit, kind, word, lang)]
    if about and len({id(ref.unit) for ref in about}) == 1:
        return about[-1]
    before = [ref for ref in seen.earlier if _is_called(ref.unit, kind, word, lang)]
    return before[-1] if not fitting and len({id(ref.unit) for ref in before}) == 1 else None


def _is_called(unit: Unit, kind: str, word: str, lang: str) -> bool:
    """Whether a unit is of a kind, and named by that very word where one is known."""
    if unit.kind != kind or not unit.named:
        return False
    at = 0 if lang == "fr" else -1
    return any(fold(n.span.quote.split()[at]) == fold(word) for n in unit.names.get(lang, ()))


def _announced(
    phrases: list[Phrase], before: Topic, seen: _Seen, sentence: Span, pair: Pair
) -> Iterator[tuple[Said, Span]]:
    """ "The A has two services. The B … The C …": so many of a kind, each a sentence's subject."""
    letters = "".join(phrase.letter for phrase in phrases)
    awaited = seen.awaited
    if awaited is not None:
        for first in re.finditer(r"(?:^|[;:])[xc]?,?(?:B[TW],)?(U)", letters):
            ref = phrases[first.start(1)].ref
            if ref is None or ref.how != "name":
                continue
            new = all(ref.unit is not known.unit for known in awaited.found)
            if new and _is_called(ref.unit, awaited.kind, awaited.word, sentence.lang):
                awaited.found.append(ref)
        if len(awaited.found) == awaited.count:
            for child in awaited.found:
                yield Part(child, awaited.whole), awaited.sentence.until(sentence)
            seen.awaited = None
    match = re.search(r"(U)(?:,?R?B[TW],?|,?I[TW],?)?,?c?H(N)$", letters) or re.match(
        r"p(U),?t(N)$", letters
    )
    apart = re.search(r"^(G)(?=[xH=])|[DHt](N)$", letters) if "U" not in letters else None
    if match or apart:
        at = match.start(2) if match else apart.end() - 1 if apart else 0
        # "Its work is split between two branches.": those of what was spoken of before
        whole = phrases[match.start(1)].ref if match else before.unit or before.last
        said = phrases[at].said.split()
        lookup = words(pair.form, sentence.lang)
        word = _singular(said[-1])
        count = next((n for part in said if (n := number(part))), None)
        kind = lookup.kind(word)
        if whole and kind and count and 1 < count < 9:
            seen.awaited = _Awaited(whole, kind, word, count, sentence)


def _singular(word: str) -> str:
    irregular = {"branches": "branch", "bureaux": "bureau", "laboratories": "laboratory"}
    return irregular.get(word, word.removesuffix("s"))
