"""Units headed by posts whose titles name only what the unit is for: "Section Head (Claims)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import RANK, Directory, Ref, Unit
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import fold

__all__ = ["unit_of_topic"]

#: The kind of unit, the word for its head, and what the unit is for.
_OF_KIND = {
    "en": re.compile(
        r"(?P<kind>[^\W\d_]+)\s+(?:Head|Chief|Leader|Lead)\s*"
        r"(?:\((?P<a>[^()]+)\)|,\s*(?P<b>[^,()]+)|[–—-]\s*(?P<c>[^,()]+))",
    ),
    "fr": re.compile(
        r"(?:cheffe/chef|chef/cheffe|cheffe|chef|responsable)\s+(?:de\s+la\s+|de\s+|d['’]|du\s+)\s*"
        r"(?P<kind>[^\W\d_]+)\s*"
        r"(?:\((?P<a>[^()]+)\)|,\s*(?P<b>[^,()]+)|[–—-]\s*(?P<c>[^,()]+))",
        re.IGNORECASE,
    ),
}
#: A title's role before a comma, and what it is for.
_BY_COMMA = re.compile(r"[^,()]+,\s*(?P<topic>[^()]+)")


def unit_of_topic(title: Title, units: Directory, pair: Pair) -> Ref | None:
    """The unit that a head's title tells by its kind and topic, or by its topic alone.

    Only where the form says that such titles head units, the topic alone does: "Director,
    Runways" heads the Runways Division, if no other unit is of the Runways.
    """
    lang = title.span.lang
    of_kind = _OF_KIND[lang].fullmatch(title.value)
    lookup = words(pair.form, lang)
    kind = lookup.kind(of_kind["kind"]) if of_kind else None
    if of_kind and kind in RANK:
        topic = of_kind["a"] or of_kind["b"] or of_kind["c"]
        found = _named(topic, of_kind["kind"], units, lang)
        return Ref(title.span, found, "topic") if found else None
    by_comma = _BY_COMMA.fullmatch(title.value)
    roles = pair.form.table(lang, "units").get("heads_by_topic", ())
    if by_comma is None or title.role not in roles:
        return None
    several = list(dict.fromkeys(_of_topic(by_comma["topic"].strip(), units, pair, lang)))
    return Ref(title.span, several[0], "topic") if len(several) == 1 else None


def _named(topic: str, kind: str, units: Directory, lang: str) -> Unit | None:
    name = f"{topic} {kind}" if lang == "en" else f"{kind} {topic}"
    return units.by_key(lang, name)


def _of_topic(topic: str, units: Directory, pair: Pair, lang: str) -> Iterator[Unit]:
    for kind, listed in pair.form.table(lang, "unit_kinds").items():
        for word in listed if kind in RANK else ():
            unit = _named(topic, word, units, lang)
            if unit:
                yield unit
    for unit in units.labelled.get(lang, ()):
        name = unit.name(lang)
        if name and fold(name.value) == fold(topic):
            yield unit
