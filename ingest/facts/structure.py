"""What a notice states of its units: what is part of what, who leads, which teams a unit has.

Only containment and leadership that stand in words are read here; what a careful reader
concludes beyond that is :mod:`~rolegraph.ingest.facts.conclusions`. Sentences are read by the
clause grammar (:mod:`~rolegraph.ingest.facts.grammar.paragraphs`); here what they say is put
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rolegraph.ingest.facts.grammar.chains import chains
from rolegraph.ingest.facts.grammar.clause import Lead, Part
from rolegraph.ingest.facts.grammar.paragraphs import statements
from rolegraph.ingest.facts.leaders import Leader
from rolegraph.ingest.facts.own_post import (
    as_own_title,
    is_of_other_post,
    is_own_title,
    is_role_of_post,
    title_key,
)
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.phrases import Title, UnitName
from rolegraph.ingest.facts.units import Directory, Ref, Unit, places, unit_names
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Leader", "Link", "Structure", "drop_unplaced", "headed_unit", "read_structure"]

_CONTAINED = frozenset(
    {"division", "directorate", "office", "section", "branch", "unit", "team", "function"}
    | {"department"}
)


@dataclass(frozen=True)
class Link:
    """One statement, in one language, that ``child`` is part of ``parent``."""

    child: Unit
    parent: Unit
    span: Span
    """The words that name the parent."""
    sentence: Span


@dataclass(eq=False)
class Structure:
    """All that a notice states of its units."""

    leaders: list[Leader] = field(default_factory=list)
    _of_child: dict[Unit, list[Link]] = field(default_factory=dict)
    _of_unit: dict[Unit, list[Leader]] = field(default_factory=dict)
    titles: list[tuple[Title, Span]] = field(default_factory=list)
    """Titles of posts in sentences that name units: some say by themselves who heads what."""

    @property
    def links(self) -> list[Link]:
        """All statements of what is part of what."""
        return [link for links in self._of_child.values() for link in links]

    def parents(self, unit: Unit) -> list[Link]:
        """The statements of what ``unit`` is part of."""
        return self._of_child.get(unit, [])

    def leaders_of(self, unit: Unit) -> list[Leader]:
        """The statements of who leads ``unit``."""
        return self._of_unit.get(unit, [])

    def add(self, link: Link) -> None:
        """Keep a statement; the same one of the same language only once."""
        same = (
            known.parent is link.parent and known.span.lang == link.span.lang
            for known in self.parents(link.child)
        )
        if link.child is not link.parent and link.child.kind in _CONTAINED and not any(same):
            self._of_child.setdefault(link.child, []).append(link)

    def keep(self, links: Iterable[Link]) -> None:
        """Forget all other statements of what is part of what."""
        kept, self._of_child = list(links), {}
        for link in kept:
            self._of_child.setdefault(link.child, []).append(link)

    def leave_out(self, unit: Unit) -> None:
        """Forget what ``unit`` is part of."""
        self._of_child.pop(unit, None)

    def lead(self, leaders: Iterable[Leader]) -> None:
        """Keep statements of who leads what."""
        for leader in leaders:
            self.leaders.append(leader)
            self._of_unit.setdefault(leader.unit, []).append(leader)


def read_structure(pair: Pair, units: Directory, notes: Notes) -> Structure:
    """Containment and leadership stated in the prose of a notice."""
    found = Structure()
    for lang in pair.langs:
        for said, sentence in statements(units, pair, lang):
            if isinstance(said, Part):
                found.add(Link(said.child.unit, said.parent.unit, said.parent.span, sentence))
            elif isinstance(said, Lead):
                title = _plain(_own_title(said.title, pair, lang))
                if title:
                    found.lead([Leader(said.unit.unit, title, sentence)])
            else:
                found.titles.append((said, sentence))
        for row, sentence in chains(pair, units, lang):
            found.add(Link(row.child.unit, row.parent.unit, row.parent.span, sentence))
        for _, _, span in places(pair, lang):
            for owned in unit_names(span, pair):
                if owned.owner:
                    _read_owner(owned, _around(owned.span, span), units, found)
    for lang, listed in units.labelled.items():  # large before small, as the form orders them
        for large, small in pairwise(listed):
            at, below = large.names[lang][0].span, small.names[lang][0].span
            found.add(Link(small, large, at, at.until(below) if at.start < below.start else at))
    _keep_smallest(found)
    for unit in units.units:
        parents = {id(link.parent) for link in found.parents(unit)}
        if len(parents) > 1 and not unit.function:
            name = unit.name("en") or unit.name("fr")
            notes.warn(
                f"units: {name.value if name else 'a unit'} is said to be part of several units; "
                "left out"
            )
            found.leave_out(unit)
    return found


def _keep_smallest(found: Structure) -> None:
    """Of "the A in the B" and "the A in the C", where the B is in the C, the first says more."""
    above: dict[int, set[int]] = {}
    for link in found.links:
        above.setdefault(id(link.child), set()).add(id(link.parent))

    def ancestors(unit: int, seen: frozenset[int] = frozenset()) -> set[int]:
        direct = above.get(unit, set()) - seen
        return direct.union(*(ancestors(one, seen | direct | {unit}) for one in direct))

    def said_closer(link: Link) -> bool:
        others = above[id(link.child)] - {id(link.parent)}
        return any(id(link.parent) in ancestors(other) for other in others)

    found.keep(link for link in found.links if not said_closer(link))


def _plain(title: Title | None) -> Title | None:
    """A title without the acronym of the post in parentheses."""
    match = re.fullmatch(r"(?s)(.*?\w)\s*\([A-Z][A-Z&/-]+\)", title.span.quote) if title else None
    if title is None or match is None:
        return title
    return replace(title, span=title.span.group(match, 1), value=title.span.group(match, 1).value)


def _own_title(title: Title | None, pair: Pair, lang: str) -> Title | None:
    """The advertised post's title where a statement is of it; else the title as it stands."""
    half = pair.get(lang)
    own = as_own_title(half.title, pair) if half and half.title else None
    if title is None:
        return own
    if own is None or half is None or half.title is None:
        return title
    if is_role_of_post(title, half.title):
        return own
    said, wanted = title_key(title.value).split(), title_key(half.title.value).split()
    longer = len(said) > len(wanted)
    is_own = is_own_title(title.value, half.title.value) and not longer  # "the Senior Analyst"
    return own if is_own and not is_of_other_post(title.value, lang, pair) else title


def _around(inner: Span, span: Span) -> Span:
    """The sentence that holds a span."""
    return next((one for one in span.sentences() if one.covers(inner)), inner)


def _read_owner(name: UnitName, sentence: Span, units: Directory, found: Structure) -> None:
    if name.owner is None:
        return
    lang = sentence.lang
    child = units.by_key(lang, name.span.value)
    parent = units.by_acronym(name.owner.quote, lang) or units.by_key(lang, name.owner.value)
    if child and parent and parent not in _top(units):
        found.add(Link(child, parent, name.owner, sentence))


def _top(units: Directory) -> list[Unit]:
    """The organisation itself: "ABC's X" does not place X in the structure."""
    return [unit for unit in units.units if unit.kind == "body"]


#: « chef(fe) », « chef·fe »: the second gender of a role noun.
_GENDERS = re.compile(r"(?<=\w)(?:\(\w{1,3}\)|[·]\w{1,4})")
#: Roles whose holder heads the unit that the title names, before or after it.
_HEADS = frozenset({"head", "director", "manager", "leader", "commander"})
_HEADS_AFTER = frozenset({"Leader", "Lead", "Head", "Chief", "Manager", "Director"})


def headed_unit(title: Title, units: Directory, pair: Pair) -> Ref | None:
    """The unit that a title says its holder heads: "Head of the X Section", « chef de l'Unité X ».

    Only a head's or director's title that is nothing but the role and the unit's full name.
    """
    if title.role not in _HEADS or title.deputy:
        return None
    refs = [r for r in units.refs(title.span) if r.how != "kind" and r.unit.kind != "body"]
    tail = title.span.text.string[refs[0].span.end : title.span.end] if len(refs) == 1 else "?"
    if refs and refs[0].span.start == title.span.start and tail.strip() in _HEADS_AFTER:
        return refs[0]
    if not re.fullmatch(r"\s*(?:\([A-Z][A-Z&/-]*\))?", tail):
        return None
    lead = _GENDERS.sub("", fold(title.span.text.string[title.span.start : refs[0].span.start]))
    lookup = words(pair.form, title.span.lang)
    nouns = re.split(r"[\s,/]+", re.sub(r"\b(?:of|the|de|la|du|le|au|a|ou|or)\b|\bl'|,", " ", lead))
    if all(lookup.role(noun) or lookup.kind(noun) for noun in nouns if noun):
        return refs[0]
    return None


def drop_unplaced(units: Directory, structure: Structure, heads: list[Leader]) -> None:
    """Take out what is a unit only where its place is said: "the Partnership Programme" is none."""
    placed = {id(end) for link in structure.links for end in (link.child, link.parent)}
    placed |= {id(leader.unit) for leader in [*structure.leaders, *heads]}
    for unit in list(units.units):
        weak = [
            fold(name.span.quote.split()[0 if lang == "fr" else -1])
            in words(units.pair.form, lang).weak
            for lang, names in unit.names.items()
            for name in names
        ]
        labelled = any(unit in listed for listed in units.labelled.values())
        if labelled or id(unit) in placed:
            continue
        if (weak and all(weak)) or _is_named_in_passing(unit, units):
            units.units.remove(unit)


def _is_named_in_passing(unit: Unit, units: Directory) -> bool:
    """Whether a name that mostly is of another body's unit stands but once: "a Department of X"."""
    for lang, names in unit.names.items():
        once = words(units.pair.form, lang).once_is_none
        for name in names:
            said = fold(name.span.value)
            inside = any(" " in words_of and words_of in said for words_of in once)
            kind_word = said.startswith(once) if lang == "fr" else said.endswith(once)
            if not (inside or kind_word):
                return False
        half = units.pair.get(lang)
        in_title = half and half.title and any(half.title.covers(n.span) for n in names)
        if in_title or units.mentions(lang)[id(unit)] > 1:
            return False
    return bool(unit.names)
