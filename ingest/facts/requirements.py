"""What a post requires: essential and desirable requirements, languages, years of experience.

Whether a requirement is essential is told by a heading ("ESSENTIAL") or, where there is none, by
the sentence that opens the list ("The incumbent must:", "… would be considered an advantage:").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rolegraph.ingest.blocks import Block
from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.facts.values import years
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_requirements"]


@dataclass(frozen=True)
class _Item:
    span: Span
    necessity: str
    said: Span
    """The heading or sentence that makes it essential or desirable."""


def read_requirements(pair: Pair, notes: Notes) -> dict[str, Any]:
    """The keys ``requirements``, ``languages_required`` and ``experience_min_years``."""
    lists = {lang: _items(pair, lang, notes) for lang in pair.langs}
    rows: list[dict[str, Any]] = []
    levels: dict[str, list[tuple[str, Span]]] = {}
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
    for lang, items in lists.items():
        for item in items:
            if item.necessity != "essential":
                continue
            if lang not in levels and (found := _levels(item.span, pair)):
                levels[lang] = found
            if lang not in experience and _kind(item.span, pair) == "experience":
                minimum = _minimum(item.span, pair)
                if minimum:
                    experience[lang] = minimum
    return {
        "requirements": rows,
        "languages_required": _languages(levels, notes),
        "experience_min_years": _one_minimum(experience, notes),
    }


def _items(pair: Pair, lang: str, notes: Notes) -> list[_Item]:
    table = pair.form.table(lang, "requirements")
    found: list[_Item] = []
    necessity: tuple[str, Span] | None = None
    before = ""
    for name in ("essential", "desirable"):
        section = pair.section(lang, name)
        if section is None:
            continue
        for block in section.blocks:
            words = len(block.span.quote.split())
            ended = block.span.quote.endswith((".", ";"))
            if (words > 2 and (block.item or ended)) or (block.item and ended):
                bare = block.span.part(0, len(block.span.quote.rstrip(" .;,")))
                found.append(_Item(bare, name, section.heading))
    for block in pair.blocks(lang, "qualifications"):
        folded = block.folded
        listed = block.item or (necessity is not None and _is_member(block, before))
        before = block.span.value
        if not listed:
            for name in ("desirable", "essential"):
                if re.search(table[name], folded):
                    necessity = (name, block.span)
                    break
            continue
        if necessity is None:
            notes.warn(f"requirements: whether “{block.span.value[:60]}” is essential is not said")
            continue
        bare = block.span.part(0, len(block.span.quote.rstrip(" .;,")))
        found.append(_Item(bare, necessity[0], necessity[1]))
    return found


def _is_member(block: Block, before: str) -> bool:
    """Whether a paragraph is an item of a list that is printed without bullets.

    It is if it reads as a member of an enumeration: it opens in lower case or ends with a
    semicolon, or the one ``before`` did and it is the last.
    """
    said = block.span.value
    if said.endswith(":") or said.isupper():
        return False
    goes_on = re.search(r";(?:\s*(?:and|or|et|ou))?$", before) is not None
    return said[0].islower() or said.endswith(";") or (goes_on and said.endswith("."))


def _row(pair: Pair, english: _Item | None, french: _Item | None) -> dict[str, Any]:
    items = [item for item in (english, french) if item]
    first = items[0]
    kind = _kind(first.span, pair)
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


def _kind(span: Span, pair: Pair) -> str:
    """Education, experience, language or knowledge: the first kind whose words it has."""
    folded = fold(span.value)
    for kind, pattern in pair.form.table(span.lang, "requirement_kinds").items():
        if re.search(pattern, folded):
            return str(kind)
    return "knowledge"


def _minimum(span: Span, pair: Pair) -> Read | None:
    """The least years of experience; of several figures the first, which includes the others."""
    found = years(span.quote)
    if not found:
        return None
    value, (start, end) = found[0]
    return Read(value, span.part(start, end), sentence=span)


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


def _levels(span: Span, pair: Pair) -> list[tuple[str, Span]]:
    """The two levels of the official languages: that of one, and that of the other."""
    pattern = pair.form.table(span.lang, "requirements")["levels"]
    match = re.search(pattern, span.quote, re.IGNORECASE | re.DOTALL)
    if match is None:
        return []
    return [("one", span.group(match, "one")), ("other", span.group(match, "other"))]


def _languages(
    levels: dict[str, list[tuple[str, Span]]], notes: Notes
) -> list[dict[str, Read | str]]:
    if not levels:
        return []
    said = {lang: [span.quote for _, span in found] for lang, found in levels.items()}
    if len({tuple(v) for v in said.values()}) > 1:

        def read(lang: str) -> Read | None:
            found = levels.get(lang)
            return Read(" / ".join(said[lang]), found[0][1].until(found[1][1])) if found else None

        notes.disagree(
            "/languages_required",
            read("en"),
            read("fr"),
            "English and French require different language levels",
        )
        notes.warn("languages_required left out: the languages disagree")
        return []
    first = next(iter(levels))
    rows: list[dict[str, Read | str]] = []
    for k, (of, span) in enumerate(levels[first]):
        also = tuple(found[k][1] for lang, found in levels.items() if lang != first)
        rows.append({"of": Read(of, span, also=also), "level": Read(span.quote, span, also=also)})
    return rows
