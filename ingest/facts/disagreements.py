"""Where English and French do not say the same, beyond single fields.

Field readers note the differences of their own field. Here the texts themselves are compared for
what can be told without understanding them: names that are not translated, and standing
paragraphs that only one language has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_disagreements"]

_LIST = re.compile(
    r"\((?:e\.g\.|i\.e\.|such as|p\.\s?ex\.|par ex\.|par exemple)\s*+:?\s*+([^()]++)\)"
)


def read_disagreements(pair: Pair, record: dict[str, Any], notes: Notes) -> None:
    """Note what differs between the two printings of a notice."""
    if len(pair.langs) < 2:
        return
    for entry in record["requirements"]:
        english, french = entry["text"]["en"], entry["text"]["fr"]
        if english and french:
            _compare_names(english.span, french.span, notes)
    _compare_paragraphs(pair, notes)


def _compare_names(english: Span, french: Span, notes: Notes) -> None:
    """Enumerations of proper names: "(e.g. Alpha, Beta)" against « (p. ex. Alpha) »."""
    first, second = _LIST.search(english.quote), _LIST.search(french.quote)
    if first is None or second is None:
        return
    here, there = _names(first[1]), _names(second[1])
    if len(set(here) & set(there)) < 2 or set(here) == set(there):
        return
    only = sorted(set(here) ^ set(there))
    notes.disagree(
        "/requirements",
        Read(first[1], english.group(first, 1)),
        Read(second[1], french.group(second, 1)),
        f"only one language names {', '.join(only)}",
    )


def _names(listed: str) -> list[str]:
    parts = re.split(r",|;|\band\b|\bet\b", listed)
    return [part.strip() for part in parts if part.strip()[:1].isupper()]


def _compare_paragraphs(pair: Pair, notes: Notes) -> None:
    """Standing paragraphs of the form, found by their topic's words in each language."""
    said = {lang: list(_standing(pair, lang)) for lang in pair.langs}

    def first(lang: str, pattern: str) -> Span | None:
        listed = said[lang] if pair.may_say(lang, pattern) else ()
        may = (span for span in listed if may_say(span, pattern))
        return next((span for span in may if re.search(pattern, fold(span.value))), None)

    for topic, patterns in pair.form.shared_table("topics").items():
        found = {lang: first(lang, patterns[lang]) for lang in pair.langs}
        present = [lang for lang, span in found.items() if span]
        if len(present) != 1:
            continue
        reads = {lang: Read(span.value, span) for lang, span in found.items() if span}
        language = {"en": "English", "fr": "French"}[present[0]]
        notes.disagree(
            f"/{topic}",
            reads.get("en"),
            reads.get("fr"),
            f"the paragraph on {topic.replace('_', ' ')} is in {language} only",
        )


def _standing(pair: Pair, lang: str) -> Iterator[Span]:
    """The sentences of the sections that hold standing paragraphs."""
    for section in ("application", "additional"):
        for block in pair.blocks(lang, section):
            yield from block.span.sentences()
