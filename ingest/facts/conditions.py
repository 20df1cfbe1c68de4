"""Conditions of work that a notice states of its post: travel, hours, shifts.

Only what is said of this post counts: a requirement, or a sentence on the post in the sections
that describe it. The standing paragraphs on contracts and applications say the same of all posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.facts.own_post import is_own_title, spoken_of_post, subject_is_post
from rolegraph.ingest.facts.pair import Pair, both
from rolegraph.ingest.facts.units import PROSE, title_at
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["KINDS", "read_conditions"]

#: Kinds of conditions: the entries of a form's ``conditions`` table that are kinds.
KINDS = ("travel", "working_hours", "shifts")
_DEMANDED = ("qualifications", "essential", "desirable")
#: What may state a condition, and whether it is an item of what is demanded anyway.
_Told = tuple[Span, bool]


def read_conditions(pair: Pair) -> list[dict[str, Any]]:
    """The conditions by kind, the languages paired where both state equally many of a kind."""
    rows: list[dict[str, Any]] = []
    told = {lang: list(_sentences(pair, lang)) for lang in pair.langs}
    for kind in KINDS:
        found = {lang: list(_said(pair, lang, kind, told[lang])) for lang in pair.langs}
        english, french = found.get("en", []), found.get("fr", [])
        pairs: list[tuple[Span | None, Span | None]] = (
            list(zip(english, french, strict=True))
            if len(english) == len(french)
            else [(span, None) for span in english] + [(None, span) for span in french]
        )
        rows += [_row(kind, en, fr) for en, fr in pairs]
    return rows


def _row(kind: str, english: Span | None, french: Span | None) -> dict[str, Any]:
    spans = [span for span in (english, french) if span]
    return {
        "kind": Read(kind, spans[0], also=tuple(spans[1:])),
        "text": both(
            Read(english.value, english) if english else None,
            Read(french.value, french) if french else None,
        ),
    }


def _said(pair: Pair, lang: str, kind: str, told: list[_Told]) -> Iterator[Span]:
    table = pair.form.table(lang, "conditions")
    if not told or not pair.may_say(lang, table[kind]):
        return
    for sentence, demanded in told:
        if not may_say(sentence, table[kind]):
            continue
        folded = fold(sentence.value)
        if not re.search(table[kind], folded) or re.search(table["never"], folded):
            continue
        if re.search(table["demand"], folded) and (demanded or _of_post(sentence, pair)):
            yield sentence.part(0, len(sentence.quote.rstrip(" .;,")))


def _sentences(pair: Pair, lang: str) -> Iterator[_Told]:
    """What may state a condition."""
    if not pair.form.table(lang, "conditions"):
        return
    for name in (*PROSE, *_DEMANDED):
        for block in pair.blocks(lang, name):
            if name in _DEMANDED:
                if block.item:
                    yield block.span, True
                continue
            for sentence in block.span.sentences():
                yield sentence, False


def _of_post(sentence: Span, pair: Pair) -> bool:
    """Whether a sentence speaks of the post: by name, or opens with the condition itself."""
    table = pair.form.table(sentence.lang, "reporting")
    if re.search(spoken_of_post(pair, table), fold(sentence.quote)):
        return True
    half = pair.get(sentence.lang)
    if half and half.title and is_own_title(sentence.quote[:120], half.title.value):
        return True
    title = title_at(sentence, pair)
    if title is None:
        opening = pair.form.table(sentence.lang, "conditions")["opening"]
        return re.search(opening, fold(sentence.value)) is not None
    ahead = sentence.quote[: title.span.end - sentence.start]
    return subject_is_post(ahead, sentence.lang, "summary", pair, table)
