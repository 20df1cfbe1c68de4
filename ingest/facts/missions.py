"""What a notice says that a unit does: the sentences of its summary that are about the unit.

A sentence is about the first unit it names, unless a preposition stands before the name ("Within
the Charts Division, the Coast Section …" is about the section), or, where it opens with "The
Section", about the section that its paragraph named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from rolegraph.ingest.facts.pair import Pair, both
from rolegraph.ingest.facts.units import Directory, Unit
from rolegraph.ingest.facts.words import Words, words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_missions"]

_SECTION = "summary"
_ARTICLE = {
    "en": re.compile(r"\b(?:the|a|an|this|our|its)\s*$", re.IGNORECASE),
    "fr": re.compile(r"(?:\b(?:le|la|les|un|une|cette|ce|notre|sa|son)\s*|\bl['’]\s*)$", re.I),
}
_PREPOSITION = {
    "en": re.compile(r"\b(?:in|within|of|from|to|for|by|at|across|with|under|on|and|or)\s*$", re.I),
    "fr": re.compile(
        r"(?:\b(?:dans|de|du|des|à|au|aux|par|pour|avec|sous|sur|chez|et|ou|sein)\s*|\bd['’]\s*)$",
        re.IGNORECASE,
    ),
}
_OPENS = {
    "en": re.compile(r"(?:the|this)\s+(\w+)\s+(?!of\b)", re.IGNORECASE),
    "fr": re.compile(r"(?:(?:le|la|cette|ce)\s+|l['’])(\w+)\s+(?!d(?:e|u|es)\b|d['’])", re.I),
}


def read_missions(pair: Pair, units: Directory) -> dict[int, list[dict[str, Read | None]]]:
    """By ``id`` of a unit the sentences about it, in the order of the text, each in its language.

    Paragraphs that more than one unit could be meant in are passed over sentence by sentence.
    """
    found: dict[int, list[dict[str, Read | None]]] = {}
    for lang in pair.langs:
        lookup = words(pair.form, lang)
        named = _names(units, lang)
        for block in pair.blocks(lang, _SECTION):
            last: dict[str, Unit] = {}
            for sentence in block.span.sentences():
                first = bisect_left(named, sentence.start, key=_start)
                end = bisect_left(named, sentence.end, first, key=_start)
                here = [entry for entry in named[first:end] if sentence.covers(entry[0])]
                about = _subject(sentence, here, lang) or _anaphor(sentence, last, lookup)
                for _, unit in here:
                    last[unit.kind] = unit
                if about is not None:
                    said = Read(sentence.value, sentence, sentence=sentence)
                    row = both(said, None) if lang == "en" else both(None, said)
                    found.setdefault(id(about), []).append(row)
    return found


def _names(units: Directory, lang: str) -> list[tuple[Span, Unit]]:
    listed = [
        (name.span, unit)
        for unit in units.units
        if unit.named and not unit.function
        for name in unit.names.get(lang, ())
    ]
    return sorted(listed, key=lambda entry: (entry[0].start, -entry[0].end))


def _start(entry: tuple[Span, Unit]) -> int:
    return entry[0].start


def _subject(sentence: Span, here: list[tuple[Span, Unit]], lang: str) -> Unit | None:
    for span, unit in _outermost(here):
        before = sentence.quote[: span.start - sentence.start]
        article = _ARTICLE[lang].search(before)
        if article:
            before = before[: article.start()]
        if not _PREPOSITION[lang].search(before):
            return unit
    return None


def _outermost(here: list[tuple[Span, Unit]]) -> Iterator[tuple[Span, Unit]]:
    end = -1
    for span, unit in here:
        if span.start >= end:
            yield span, unit
            end = span.end


def _anaphor(sentence: Span, last: dict[str, Unit], lookup: Words) -> Unit | None:
    opens = _OPENS[sentence.lang].match(sentence.quote)
    if opens is None:
        return None
    kind = lookup.kind(fold(opens[1]))
    return last.get(kind) if kind else None
