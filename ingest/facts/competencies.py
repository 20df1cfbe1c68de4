"""The competencies a notice demands, each with the behaviour level it states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from rolegraph.ingest.facts.pair import Notes, Pair, both
from rolegraph.ingest.forms import Form
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_competencies"]


@dataclass(frozen=True)
class _Stated:
    name: Span
    level: Span | None


#: A paragraph that opens with a short name and a colon, and has something after it.
_NAMED = re.compile(r"([^\W\d_a-z][^\n:;.]{2,48}?)\s*:\s+\S")
_WORDS_OF_A_NAME = 5
_NO_COMPETENCIES = re.compile(
    r"(?:languages?|langues?|nota|note|(?:\w+\s+)*(?:values|competenc(?:y|ies)|skills)|"
    r"(?:valeurs|competences)(?:\s+\w+)*)"
)


def read_competencies(pair: Pair, notes: Notes) -> list[dict[str, Any]]:
    """Names and levels, English and French paired.

    Both lists are in the same order, which is trusted only while known names agree with it (the
    form's ``competencies`` table); a French item without its colon is divided by that table.
    """
    english = [_divided(item, pair, notes) for item in _items(pair, "en")]
    french = [_divided(item, pair, notes) for item in _items(pair, "fr")]
    if english and french and len(english) != len(french):
        notes.disagree(
            "/competencies",
            Read(len(english), english[0].name),
            Read(len(french), french[0].name),
            f"{len(english)} competencies in English, {len(french)} in French",
        )
        return _by_name(english, french, pair, notes)
    if (
        english
        and french
        and not all(_agree(e, f, pair) for e, f in zip(english, french, strict=True))
    ):
        return _by_name(english, french, pair, notes)
    rows = max(len(english), len(french))
    return [
        _entry(english[i] if english else None, french[i] if french else None) for i in range(rows)
    ]


def _items(pair: Pair, lang: str) -> list[Span]:
    """The items of the list, and the paragraphs "Name: what it means", which lost their bullets."""
    blocks = pair.blocks(lang, "competencies")
    defined = "not_a_level" in pair.form.shared_table("values")
    parts = [part for b in blocks for part in (_by_name_lines(b.span) if defined else [b.span])]
    named = [
        part
        for part in parts
        if (opens := _NAMED.match(part.quote)) and not _names_none(fold(opens[1]))
    ]
    if defined and named:  # bullets below a name say what it means
        listed = named
    else:
        listed = [block.span for block in blocks if block.item or block.span in named]
    return [span.part(0, len(span.quote.rstrip(" .;,"))) for span in listed]


def _by_name_lines(span: Span) -> list[Span]:
    """A paragraph divided where a line opens with a name and a colon."""
    starts = [0]
    for line in re.finditer(r"\n\s*", span.quote):
        opens = _NAMED.match(span.quote, line.end())
        if opens and len(opens[1].split()) <= _WORDS_OF_A_NAME:
            starts.append(line.end())
    ends = [*starts[1:], len(span.quote)]
    return [span.part(start, end).strip() for start, end in zip(starts, ends, strict=True)]


def _names_none(folded: str) -> bool:
    return _NO_COMPETENCIES.fullmatch(folded) is not None


def _divided(item: Span, pair: Pair, notes: Notes) -> _Stated:
    colon = re.search(r"\s*:\s*", item.quote) or re.search(r"\s+[–—-]\s+", item.quote)
    if colon:
        name, level = item.part(0, colon.start()), item.part(colon.end(), len(item.quote)).strip()
        meaning = pair.form.shared_table("values").get("not_a_level", "(?!)")
        return _Stated(name, None if re.search(meaning, fold(level.value)) else level or None)
    known = pair.form.shared_table("competencies")
    names = sorted((pairing[item.lang] for pairing in known.values()), key=len, reverse=True)
    for name in names:
        if fold(item.quote).startswith(fold(name) + " "):
            return _Stated(
                item.part(0, len(name)), item.part(len(name), len(item.quote)).strip(" –—-\n")
            )
    notes.warn(f"competencies: where the name ends is not told in “{item.value}”; level left out")
    return _Stated(item, None)


def _agree(english: _Stated, french: _Stated, pair: Pair) -> bool:
    """Whether what is known of the two names does not speak against their being one."""
    expected = _french_name(english.name.value, pair)
    given = fold(french.name.value)
    known = _french_names(pair.form).values()
    return (expected is None and given not in known) or expected == given


def _french_name(name: str, pair: Pair) -> str | None:
    return _french_names(pair.form).get(_spelt(name))


@cache
def _french_names(form: Form) -> dict[str, str]:
    """The French names of competencies by the English ones, as they are compared."""
    listed = form.shared_table("competencies").values()
    return {_spelt(one["en"]): fold(one["fr"]) for one in reversed(listed)}


def _spelt(name: str) -> str:
    return re.sub(r"iz(?=ation|e|ing)", "is", fold(name))


def _by_name(
    english: list[_Stated], french: list[_Stated], pair: Pair, notes: Notes
) -> list[dict[str, Any]]:
    """Pair by the names that are known; what is left stands alone."""
    left = list(french)
    rows = []
    for stated in english:
        expected = _french_name(stated.name.value, pair)
        other = next((f for f in left if expected == fold(f.name.value)), None)
        if other:
            left.remove(other)
        rows.append(_entry(stated, other))
    rows += [_entry(None, stated) for stated in left]
    if left:
        notes.warn("competencies: the two lists differ; paired by name only")
    return rows


def _entry(english: _Stated | None, french: _Stated | None) -> dict[str, Any]:
    def name(stated: _Stated | None) -> Read | None:
        return Read(stated.name.value, stated.name) if stated else None

    def level(stated: _Stated | None) -> Read | None:
        if stated is None or stated.level is None or not stated.level.quote:
            return None
        return Read(stated.level.value, stated.level)

    return {
        "name": both(name(english), name(french)),
        "level": both(level(english), level(french)),
    }
