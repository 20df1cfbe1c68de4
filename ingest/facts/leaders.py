"""Who leads which unit, where a sentence says so: "led by the T", "the T, who heads the U"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.structure_words import LEADS, LED, PRONOUN
from rolegraph.ingest.facts.units import Directory, Ref, Unit, title_at
from rolegraph.ingest.text import Span

__all__ = ["Leader", "read_leaders"]


@dataclass(frozen=True)
class Leader:
    """One statement, in one language, that the post of ``title`` leads ``unit``."""

    unit: Unit
    title: Title
    sentence: Span


def read_leaders(
    sentence: Span, units: Directory, pair: Pair, before: Unit | None
) -> Iterator[Leader]:
    """Who leads what, as a sentence states it; ``before`` is the unit that "it" means."""
    refs = units.refs(sentence)
    yield from _led_by(sentence, list(refs), pair, before)
    yield from _leads(sentence, refs, pair)


def _led_by(sentence: Span, refs: list[Ref], pair: Pair, before: Unit | None) -> Iterator[Leader]:
    """ "Led by the T, the U", "the U, led by the T" and, after "The U", "It is led by the T"."""
    lang = sentence.lang
    match = LED[lang].search(sentence.quote)
    if match is None:
        return
    title = title_at(sentence.part(match.end(), len(sentence.quote)), pair)
    if title is None:
        return
    pronoun = PRONOUN[lang].match(sentence.quote)
    if before and pronoun:
        refs.insert(0, Ref(sentence.group(pronoun, 1), before, "pronoun"))
    ahead = [r for r in refs if r.span.end <= sentence.start + match.start()]
    after = [r for r in refs if r.span.start >= title.span.end]
    opens = not sentence.quote[: match.start()].strip()
    string = sentence.text.string
    if (
        opens
        and after
        and re.fullmatch(
            r"\s*(?:\([^()]*\))?\s*,\s*(?:the|la|le|l['’])\s*",
            string[title.span.end : after[0].span.start],
        )
    ):
        yield Leader(after[0].unit, title, sentence)
    elif ahead and re.fullmatch(
        r"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:(?:which\s+is|qui\s+est)\s+)?|(?:is|est)\s+(?:currently\s+)?)",
        string[ahead[-1].span.end : sentence.start + match.start()],
    ):
        yield Leader(ahead[-1].unit, title, sentence)


def _leads(sentence: Span, refs: list[Ref], pair: Pair) -> Iterator[Leader]:
    """ "The T heads the U", "the T, who leads the U": what stands between is only the verb."""
    string, lang = sentence.text.string, sentence.lang
    for ref in refs:
        ahead = sentence.part(0, ref.span.start - sentence.start)
        verb = re.search(rf"{LEADS[lang].pattern}$", ahead.quote)
        if verb is None or ref.how == "kind":
            continue
        for article in re.finditer(r"\b(?:the|la|le)\s+|\bl['’]|^", ahead.quote, re.IGNORECASE):
            title = title_at(sentence.part(article.end(), len(sentence.quote)), pair)
            if title and title.span.end == sentence.start + verb.start():
                yield Leader(ref.unit, title, sentence)
                break
            if title and LEADS[lang].fullmatch(string[title.span.end : ref.span.start]):
                yield Leader(ref.unit, title, sentence)
                break
