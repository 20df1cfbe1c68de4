"""Units in a row, small before large: "the A Unit of the B Section, C Division"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rolegraph.ingest.facts.grammar.clause import FOREIGN, Part
from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.units import RANK, Directory, Ref, places
from rolegraph.ingest.text import Span, fold

__all__ = ["chains"]

#: What stands between a unit and the larger one it is part of, its acronym passed over.
_GAP = {
    "en": re.compile(r"\s*(?:\([A-Z][\w&/-]*\)\s*)?(?:(?P<of>(?:of|within)\s+(?:the\s+)?)|,\s*)"),
    "fr": re.compile(
        r"\s*(?:\([A-Z][\w&/-]*\)\s*)?(?:(?P<of>(?:de\s+la|de\s+l['’]|du|au\s+sein\s+de\s+la)\s*)"
        r"|,\s*)"
    ),
}
#: What stands before the first unit of a row, and after the last one of a list that is no row.
_BEFORE = {
    "en": re.compile(r"\b(?:in|within|to|of|at|under|from|for)\s+(?:the\s+|our\s+)?$"),
    "fr": re.compile(
        r"(?:\b(?:dans|au\s+sein\s+de|de|du|à|au|pour)\s+(?:la\s+)?|\b(?:l|d|à\s+l)['’]\s*)$"
    ),
}
_LISTED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:and|or|et|ou)\s+(?:(?:of|the|de|du|la|le)\s+|l[’']\s*)*[A-ZÀ-Ý]"
)
#: Kind words of units of any size.
_ANY_SIZE = re.compile(r"\b(?:centre|center|service|office|bureau|programme|secretariat|mission)\b")


def chains(pair: Pair, units: Directory, lang: str) -> Iterator[tuple[Part, Span]]:
    """What is part of what in rows of units, with the sentences that name them."""
    for _, _, span in places(pair, lang):
        for sentence in span.sentences():
            refs = [ref for ref in units.refs(sentence) if ref.how == "name"]
            if len(refs) < 2:
                continue
            for row in _rows(refs, sentence, pair):
                for small, large in pairwise(row):
                    yield Part(small, large), sentence


def _rows(refs: list[Ref], sentence: Span, pair: Pair) -> Iterator[list[Ref]]:
    string, lang = sentence.text.string, sentence.lang
    row, commas = [refs[0]], 0
    for ref in [*refs[1:], None]:
        gap = ref and _GAP[lang].fullmatch(string, row[-1].span.end, ref.span.start)
        if ref and gap:
            row.append(ref)
            commas += gap["of"] is None
            continue
        if len(row) > 1 and commas and _is_row(row, sentence, pair):
            yield row
        if ref:
            row, commas = [ref], 0


def _sizes(pair: Pair, lang: str) -> dict[str, int]:
    """How large the kinds of units are: as the form orders them, or as most bodies do."""
    listed = pair.form.table(lang, "units").get("sizes", ())
    return {kind: size for size, kind in enumerate(listed)} or RANK


def _is_row(row: list[Ref], sentence: Span, pair: Pair) -> bool:
    """Whether units that follow one another grow, and are no list of equals."""
    string = sentence.text.string
    if any(ref.unit.kind in FOREIGN for ref in row[:-1]) or row[-1].unit.kind == "committee":
        return False
    if _LISTED.match(string, row[-1].span.end, sentence.end):
        return False
    if not _BEFORE[sentence.lang].search(string[sentence.start : row[0].span.start]):
        return False
    grows, sizes = 0, _sizes(pair, sentence.lang)
    for small, large in pairwise(row):
        below, above = sizes.get(small.unit.kind), sizes.get(large.unit.kind)
        if _ANY_SIZE.search(fold(large.span.value)) or _ANY_SIZE.search(fold(small.span.value)):
            continue
        if below is None or above is None or below >= above:
            return False
        grows += 1
    return grows > 0
