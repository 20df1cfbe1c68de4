"""Functions that a notice speaks of: "the Chief Legal Adviser (CLA) function".

A function is not the office that serves it, nor the post that holds it; it is kept as a unit of
its own kind so that the three are never taken for one another.
"""

from __future__ import annotations

import re

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import UnitName
from rolegraph.ingest.facts.posts import Mentions
from rolegraph.ingest.facts.titles import titles_in
from rolegraph.ingest.facts.units import Directory, Unit, places, title_at
from rolegraph.ingest.text import Span

__all__ = ["read_functions"]


def read_functions(pair: Pair, units: Directory, mentions: Mentions) -> None:
    """Enter the functions that each language names, paired where each names one."""
    found: dict[str, list[tuple[Span, Span | None]]] = {lang: [] for lang in pair.langs}
    for lang in pair.langs:
        word = pair.form.table(lang, "units")["function_word"]
        for _, _, span in places(pair, lang):
            found[lang] += list(
                _in_french(span, word, pair) if lang == "fr" else _in_english(span, word, pair)
            )
    counts = {len({s.value for s, _ in listed}) for listed in found.values()}
    for lang in pair.langs:
        for name, acronym in found[lang]:
            known = next(
                (
                    u
                    for u in units.units
                    if u.kind == "function"
                    and (
                        units.by_key(lang, name.value) is u
                        or (counts == {1} and lang not in u.names)
                    )
                ),
                None,
            )
            if known is None:
                known = Unit("function")
                units.units.append(known)
            known.add(UnitName(name, "function"))
            if acronym:
                known.call(lang, acronym)


def _in_english(span: Span, word: str, pair: Pair) -> list[tuple[Span, Span | None]]:
    found = []
    for title in titles_in(span, pair):
        after = re.match(rf"(?:\s*\([A-Z/&-]+\))?\s+{word}\b", span.text.string[title.span.end :])
        if after:
            whole = span.text.span(title.span.start, title.span.end + after.end(), span.lang)
            found.append((whole, title.acronym))
    return found


def _in_french(span: Span, word: str, pair: Pair) -> list[tuple[Span, Span | None]]:
    found = []
    for match in re.finditer(
        rf"\b{word}\s+(?:de\s+la\s+|de\s+l['’]|du\s+|de\s+|d['’])", span.quote
    ):
        title = title_at(span.part(match.end(), len(span.quote)), pair)
        acts_as = re.search(r"\b(?:fait|faire|faisant)\s+$", span.quote[: match.start()])
        if title and not acts_as:
            whole = span.part(match.start(), match.end()).until(title.span)
            found.append((whole, title.acronym))
    return found
