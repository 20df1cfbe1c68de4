"""What a post requires: essential and desirable requirements, languages, years of experience."""

from __future__ import annotations

import re
from typing import Any

from rolegraph.ingest.facts.languages import languages_of, levels_of
from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.facts.required import Item, kind_of, required_items
from rolegraph.ingest.facts.values import years
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span, fold

#: "Five years of experience at least", said after the years.
_LEAST = re.compile(r"\b(?:at\s+least|minimum|au\s+moins)\b")

__all__ = ["read_requirements"]


def read_requirements(pair: Pair, notes: Notes) -> dict[str, Any]:
    """The keys ``requirements``, ``languages_required`` and ``experience_min_years``."""
    lists = {lang: required_items(pair, lang, notes) for lang in pair.langs}
    rows: list[dict[str, Any]] = []
    experience: dict[str, Read] = {}
    for necessity in ("essential", "desirable"):
        english = [i for i in lists.get("en", []) if i.necessity == necessity]
        french = [i for i in lists.get("fr", []) if i.necessity == necessity]
        if english and french and len(english) != len(french):
            notes.disagree(
                "/requirements",
                Read(len(english), english[0].said),
                Read(len(french), french[0].said),
                f"{len(english)} {necessity} requirements in English, {len(french)} in French",
            )
            notes.warn(f"requirements: the {necessity} ones are not paired; the lists differ")
            rows += [_row(pair, item, None) for item in english]
            rows += [_row(pair, None, item) for item in french]
        else:
            for i in range(max(len(english), len(french))):
                rows.append(
                    _row(
                        pair,
                        english[i] if english else None,
                        french[i] if french else None,
                    )
                )
    needed = {
        lang: [item for item in items if item.necessity == "essential"]
        for lang, items in lists.items()
    }
    for lang, items in needed.items():
        minimum = _least(items, pair) or (None if items else _in_prose(pair, lang))
        if minimum:
            experience[lang] = minimum
    levels = {lang: levels_of([item.span for item in items]) for lang, items in needed.items()}
    return {
        "requirements": rows,
        "languages_required": languages_of(levels, pair, notes),
        "experience_min_years": _one_minimum(experience, notes),
    }


def _row(pair: Pair, english: Item | None, french: Item | None) -> dict[str, Any]:
    items = [item for item in (english, french) if item]
    first = items[0]
    kind = kind_of(first, pair)
    minimum = [m for item in items if (m := _minimum(item.span, pair))]
    years_read = None
    if kind == "experience" and minimum and len({m.value for m in minimum}) == 1:
        years_read = Read(
            minimum[0].value, minimum[0].span, also=tuple(m.span for m in minimum[1:])
        )
    return {
        "necessity": Read(first.necessity, first.said, also=tuple(item.said for item in items[1:])),
        "text": both(
            Read(english.span.value, english.span) if english else None,
            Read(french.span.value, french.span) if french else None,
        ),
        "kind": Read(kind, first.span),
        "min_years": years_read,
    }


def _minimum(span: Span, pair: Pair) -> Read | None:
    """The least years of experience; of several figures the first, which includes the others.

    "In the past ten years" is no such figure.
    """
    recent = pair.form.table(span.lang, "requirements").get("recent", "(?!)")
    for value, (start, end) in years(span.quote):
        if not re.search(recent, fold(span.quote[:start]) + " "):
            return Read(value, span.part(start, end), sentence=span)
    return None


def _least(items: list[Item], pair: Pair) -> Read | None:
    """The years that the first requirement of experience asks for.

    Where none has the word, years of doing something are: "six years of clinical practice".
    """
    for item in items:
        if kind_of(item, pair) == "experience" and (minimum := _minimum(item.span, pair)):
            return minimum
    for item in items:
        span = item.span
        table = pair.form.table(span.lang, "requirements")
        if re.search(table.get("practice", "(?!)"), fold(span.value)) and not re.search(
            table.get("no_practice", "(?!)"), fold(span.value)
        ):
            minimum = _minimum(span, pair)
            if minimum:
                return minimum
    for item in items:  # "a diploma with three years of experience"
        experience = pair.form.table(item.span.lang, "requirement_kinds")["experience"]
        said = {value for value, _ in years(item.span.quote)}
        if len(said) == 1 and re.search(experience, fold(item.span.value)):
            return _minimum(item.span, pair)
    return None


def _in_prose(pair: Pair, lang: str) -> Read | None:
    """The years of experience that a text without sections asks for, in a sentence of its own."""
    if pair.form.labels:
        return None
    table = pair.form.table(lang, "requirements")
    experience = pair.form.table(lang, "requirement_kinds")["experience"]
    for block in pair.blocks(lang, "summary"):
        if not re.search(experience, block.folded):
            continue
        for sentence in block.span.sentences():
            folded = fold(sentence.value)
            if re.search(table["desirable"], folded) or not re.search(experience, folded):
                continue
            asked = re.search(table["practice"], folded) or re.search(_LEAST, folded)
            if asked and (found := _minimum(sentence, pair)):
                return found
    return None


def _one_minimum(reads: dict[str, Read], notes: Notes) -> Read | None:
    present = list(reads.items())
    if not present:
        return None
    if len({read.value for _, read in present}) > 1:
        said = dict(present)
        notes.disagree(
            "/experience_min_years",
            said.get("en"),
            said.get("fr"),
            "English and French require different years of experience",
        )
        notes.warn("experience_min_years left out: the languages disagree")
        return None
    first = present[0][1]
    return Read(
        first.value, first.span, also=tuple(r.span for _, r in present[1:]), sentence=first.sentence
    )
