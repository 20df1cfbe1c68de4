"""Wording that two units share and few others have: runs of the same words in what they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rolegraph.ingest.identities.model import Unit
from rolegraph.ingest.mentions import Mentions
from rolegraph.ingest.text_to_sections import fold

__all__ = ["LONG", "RUN", "Run", "Said", "runs_of", "sentences_about"]

#: So many words in a row are no accident, if so many of them tell something.
RUN, _TELLING = 8, 5
#: So many are a sentence taken over.
LONG = 12
#: A run that stands in what more units do is a set phrase of the organisation.
_SET_PHRASE = 4
_SMALL = frozenset(
    {"the", "of", "a", "an", "and", "or", "to", "in", "for", "on", "at", "by", "with", "from", "as"}
    | {"is", "are", "its", "their", "that", "which", "it", "this", "all", "across", "other"}
    | {"responsible", "including", "team", "unit", "section", "office", "division", "directorate"}
    | {"la", "le", "les", "l", "de", "du", "des", "d", "et", "ou", "au", "aux", "en", "pour", "par"}
    | {"dans", "sur", "un", "une", "est", "sont", "ses", "leur", "leurs", "que", "qui", "ce"}
    | {"ainsi", "bureau", "equipe", "charge", "chargee", "avec", "se", "s", "c", "y", "tous"}
)


@dataclass(frozen=True)
class Said:
    """One sentence about a unit: the notice, its words, its language, its place."""

    notice: Mentions
    text: str
    lang: str
    place: dict[str, Any]


@dataclass(frozen=True)
class Run:
    """The longest run of words that two units share: how many, and where each side has it."""

    words: int
    first: Said
    second: Said


def sentences_about(unit: Unit) -> Iterator[Said]:
    """What notices say that a unit does."""
    for notice, local in unit.members:
        i = notice.units.index(local)
        for k, entry in enumerate(notice.record["units"][i].get("described", ())):
            for lang, text in entry["text"].items():
                place = notice.record["evidence"].get(f"/units/{i}/described/{k}/text/{lang}")
                if text and place:
                    yield Said(notice, text, lang, place)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """Words without number: "activities" and "activity" are one."""
    found = re.findall(r"[a-z0-9]+", fold(text))
    return tuple(re.sub(r"(?<=\w\w)(?:ies|y)$|(?<=\w\w[^su])s$", "", word) for word in found)


def runs_of(units: Iterable[Unit]) -> dict[tuple[str, str], Run]:
    """The longest shared run of each pair of units (by IRI, sorted) that share one."""
    holders: dict[tuple[str, ...], dict[str, list[tuple[Said, int]]]] = {}
    for unit in units:
        for said in sentences_about(unit):
            words = _words(said.text)
            for k in range(len(words) - RUN + 1):
                shingle = (said.lang, *words[k : k + RUN])
                holders.setdefault(shingle, {}).setdefault(unit.iri, []).append((said, k))
    pairs: dict[tuple[str, str], list[tuple[Said, int, Said, int]]] = {}
    for held in holders.values():
        if not 1 < len(held) < _SET_PHRASE:
            continue
        listed = sorted(held)
        for i, one in enumerate(listed):
            for other in listed[i + 1 :]:
                (first, k), (second, m) = held[one][0], held[other][0]
                pairs.setdefault((one, other), []).append((first, k, second, m))
    found = {}
    for pair, starts in pairs.items():
        runs = [_extended(*start) for start in starts]
        telling = [run for run in runs if run is not None]
        if telling:
            found[pair] = max(telling, key=_order)
    return found


def _order(run: Run) -> tuple[object, ...]:
    """A long run in English before a longer one in French, which says the same."""
    first = run.first
    return min(run.words, LONG), first.lang == "en", run.words, first.notice.number, first.text


def _extended(first: Said, k: int, second: Said, m: int) -> Run | None:
    """A shared run from its first words on, as far as it goes; nothing if it tells little."""
    one, other = _words(first.text), _words(second.text)
    length = RUN
    while (
        k + length < len(one) and m + length < len(other) and one[k + length] == other[m + length]
    ):
        length += 1
    telling = set(one[k : k + length]) - _SMALL
    return Run(length, first, second) if len(telling) >= _TELLING else None
