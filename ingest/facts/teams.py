"""Teams of a unit that a notice lists: by a name of their own, or only by what they manage.

"The Section comprises teams that manage: A, B, C and D" gives four teams whose titles nobody
states; "is comprised of three sections: Charts, Tides and Data" gives three named ones. How a
list divides is decided by its own separators, and checked against the other language's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.phrases import UnitName, says
from rolegraph.ingest.facts.structure import Link, Structure
from rolegraph.ingest.facts.units import Directory, Unit, name_key, places, unit_names
from rolegraph.ingest.facts.values import number
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span

__all__ = ["read_teams"]

_PRONOUN = re.compile(r"\s*(?:It|Elle|Il|Which|Qui)\b")


@dataclass(frozen=True)
class _Listed:
    """One list of teams in one language; ``divisions`` are its possible divisions, best first."""

    parent: Unit
    kind: str
    function: bool
    divisions: tuple[tuple[Span, ...], ...]
    groups: int
    whole: Span
    sentence: Span


def read_teams(pair: Pair, units: Directory, structure: Structure, notes: Notes) -> None:
    """Enter the teams that are listed in prose into the directory, and whose part they are."""
    lists = {lang: list(_lists(pair, units, lang)) for lang in pair.langs}
    english, french = lists.get("en", []), lists.get("fr", [])
    for k, listed in enumerate(english or french):
        other = french[k] if english and len(french) == len(english) else None
        _enter(listed, other, units, structure, notes)


def _lists(pair: Pair, units: Directory, lang: str) -> Iterator[_Listed]:
    table = pair.form.table(lang, "teams")
    if not pair.prose_may_say(lang, table["before"], table["names"]):
        return
    for _, _, span in places(pair, lang):
        before: Unit | None = None
        for sentence in span.sentences():
            refs = units.refs(sentence)
            for pattern, function in ((table["before"], True), (table["names"], False)):
                said = says(sentence, pattern)
                match = re.search(pattern, sentence.quote, re.IGNORECASE) if said else None
                if match is None:
                    continue
                subjects = [r for r in refs if r.span.end <= sentence.start + match.start()]
                pronoun = _PRONOUN.match(sentence.quote[: match.start()])
                parent = subjects[0].unit if subjects else before if pronoun else None
                rest = sentence.part(match.end(), len(sentence.quote.rstrip(" .;")))
                kind = words(pair.form, lang).kind(_singular(match["kind"]))
                if not function and next(iter(unit_names(rest, pair)), None):
                    break  # units named in full: read with the structure
                if parent and kind and parent.kind not in {"body", "committee", "external"}:
                    listed = _listed(parent, kind, function, rest, sentence, table)
                    count = _count(match)
                    fitting = tuple(d for d in listed.divisions if count in (None, len(d)))
                    if function or fitting:
                        yield replace(listed, divisions=fitting or listed.divisions)
                break
            if refs:
                before = refs[0].unit


def _count(match: re.Match[str]) -> int | None:
    """How many units the sentence says that it lists."""
    before = match.group()[: match.start("kind") - match.start()]
    return next((n for word in reversed(before.split()) if (n := number(word))), None)


def _singular(word: str) -> str:
    word = word.lower()
    irregular = {"branches": "branch", "bureaux": "bureau"}
    return irregular.get(word, word.removesuffix("s"))


def _listed(
    parent: Unit, kind: str, function: bool, rest: Span, sentence: Span, table: dict[str, str]
) -> _Listed:
    groups = [m.span() for m in re.finditer(table["group"], rest.quote)]
    edges = [0, *(edge for group in groups for edge in group), len(rest.quote)]
    parts = [
        rest.part(a, b).strip(" ,;\n")
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if rest.part(a, b).strip(" ,;\n").quote
    ]
    tail = re.compile(table["tail"], re.DOTALL)
    parts = [p.part(0, m.start()) if (m := tail.search(p.quote)) else p for p in parts]
    divisions = []
    if ";" in rest.quote:
        divisions.append(_divide(parts, r";\s*(?:(?:and|et)\s+)?"))
    else:
        divisions.append(_divide(parts, r",\s+(?:(?:and|et)\s+)?|\s+(?:and|et)\s+"))
        divisions.append(_divide(parts, r",\s+(?:(?:and|et)\s+)?"))
        if any(re.search(r",\s+(?:and|et)\s", part.quote) for part in parts):
            divisions.reverse()  # a comma stands before the last "and": no other "and" divides
    return _Listed(parent, kind, function, tuple(divisions), max(1, len(parts)), rest, sentence)


def _divide(parts: list[Span], separator: str) -> tuple[Span, ...]:
    """The members of a list; its last "and" separates only when commas do before it."""
    found: list[Span] = []
    for part in parts:
        cuts = [m.span() for m in re.finditer(separator, part.quote)]
        words_only = [c for c in cuts if part.quote[c[0] : c[1]].lstrip()[:1] not in ",;"]
        if len(words_only) > 1:
            cuts = [c for c in cuts if c not in words_only[:-1]]
        begin = 0
        for a, b in cuts:
            found.append(part.part(begin, a).strip())
            begin = b
        found.append(part.part(begin, len(part.quote)).strip())
    return tuple(_without_article(span) for span in found if span.quote)


def _without_article(span: Span) -> Span:
    match = re.match(r"(?:the|la|le|les|l['’])(?:\s+|(?<=['’]))", span.quote, re.IGNORECASE)
    return span.part(match.end(), len(span.quote)) if match else span


def _enter(
    listed: _Listed,
    other: _Listed | None,
    units: Directory,
    structure: Structure,
    notes: Notes,
) -> None:
    mine, theirs = listed.divisions[0], None
    if other:
        pairs = [(a, b) for a in listed.divisions for b in other.divisions if len(a) == len(b)]
        if pairs:
            mine, theirs = pairs[0]
        if not pairs or (other.groups > 1 and other.groups != len(mine)):
            notes.disagree(
                "/units",
                Read(listed.whole.value, listed.whole, sentence=listed.sentence),
                Read(other.whole.value, other.whole, sentence=other.sentence),
                "the languages divide the teams of one unit differently",
            )
    for k, span in enumerate(mine):
        name = UnitName(span, listed.kind)
        unit = None if listed.function else _named(span, listed.kind, units)
        if unit is None:
            unit = Unit(listed.kind, function=listed.function)
            units.units.append(unit)
            unit.add(name)
        if theirs and theirs[k].lang not in unit.names:
            unit.add(UnitName(theirs[k], listed.kind))
        structure.add(Link(unit, listed.parent, _naming(listed, units), listed.sentence))


def _named(span: Span, kind: str, units: Directory) -> Unit | None:
    """A unit that the notice names elsewhere, with or without its kind word."""
    lookup = words(units.pair.form, span.lang)
    key = name_key(span.value).split()
    for unit in units.units:
        for name in unit.names.get(span.lang, ()):
            listed = name_key(name.span.value).split()
            bare = [word for word in listed if lookup.kind(word) != kind]
            if listed == key or (unit.kind == kind and bare == key):
                return unit
    return None


def _naming(listed: _Listed, units: Directory) -> Span:
    """The words of the sentence that name the parent, else its opening words up to the list."""
    for ref in units.refs(listed.sentence):
        if ref.unit is listed.parent and ref.span.end <= listed.whole.start:
            return ref.span
    opening = listed.sentence.text.span(
        listed.sentence.start, listed.whole.start, listed.sentence.lang
    )
    return opening.strip(" :\n")
