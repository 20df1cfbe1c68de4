"""What a notice states of its units: what is part of what, who leads, which teams a unit has.

Only containment and leadership that stand in words are read here; what a careful reader
concludes beyond that is :mod:`~rolegraph.ingest.facts.conclusions`. Sources of the rules: the
formulations listed in the project's notes on how notices vary ("Within X, Y", "sitting within",
"is comprised of", "led by", « au sein de », « dont relève », « dirigé par »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from rolegraph.ingest.facts.leaders import Leader, read_leaders
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.phrases import Title, UnitName
from rolegraph.ingest.facts.structure_words import (
    AND_ALSO,
    AND_THEN,
    ARTICLE,
    ATTACHED_FIRST,
    B_TEAM,
    BESIDE,
    HOLDS,
    INSIDE,
    IS_PART_OF_IT,
    IS_THE,
    IT_FORMS,
    ITS,
    LIES_IN,
    OPENING,
    PAREN,
    PLURAL,
    PRONOUN,
    STATES,
    THEN_IT,
    TOGETHER,
    WITHIN_FIRST,
)
from rolegraph.ingest.facts.units import RANK, Directory, Ref, Unit, places, unit_names
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


@dataclass(frozen=True)
class _Subject:
    """The unit a sentence opens with, which "it" means in the next one."""

    ref: Ref
    sentence: Span


@dataclass(eq=False)
class Structure:
    """All that a notice states of its units."""

    leaders: list[Leader] = field(default_factory=list)
    _of_child: dict[Unit, list[Link]] = field(default_factory=dict)
    _of_unit: dict[Unit, list[Leader]] = field(default_factory=dict)

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
        for _, _, span in places(pair, lang):
            subject: _Subject | None = None
            for sentence in span.sentences():
                before = subject.ref.unit if subject else None
                found.lead(read_leaders(sentence, units, pair, before))
                subject = _read_sentence(sentence, units, found, subject)
    for lang, listed in units.labelled.items():  # large before small, as the form orders them
        for large, small in pairwise(listed):
            at, below = large.names[lang][0].span, small.names[lang][0].span
            found.add(Link(small, large, at, at.until(below) if at.start < below.start else at))
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


def _read_sentence(
    sentence: Span, units: Directory, found: Structure, before: _Subject | None
) -> _Subject | None:
    """Read one sentence; ``before`` is what "it" means in it. Returns its own subject."""
    lang, refs = sentence.lang, units.refs(sentence)
    pronoun = PRONOUN[lang].match(sentence.quote)
    opens = (
        re.fullmatch(ARTICLE[lang], sentence.quote[: refs[0].span.start - sentence.start])
        if refs
        else None
    )
    subject = _Subject(refs[0], sentence) if opens else _after_opening(refs, sentence)
    if pronoun and before:
        refs.insert(0, Ref(sentence.group(pronoun, 1), before.ref.unit, "pronoun"))
        subject = before
    its = ITS[lang].match(sentence.quote)
    if its and before and refs and refs[0].span.start == sentence.start + its.end():
        holder = before.ref
        if refs[0].how != "kind" and holder.unit.kind != "body":
            found.add(Link(refs[0].unit, holder.unit, holder.span, before.sentence.until(sentence)))
    for name in unit_names(sentence, units.pair):
        _read_owner(name, sentence, units, found)
    if refs and before:
        leading = sentence.text.string[sentence.start : refs[0].span.start]
        rest = sentence.text.string[refs[0].span.end : sentence.end]
        if ATTACHED_FIRST[lang].match(leading) and THEN_IT[lang].match(rest):
            around = before.sentence.until(sentence)
            found.add(Link(before.ref.unit, refs[0].unit, refs[0].span, around))
            subject = before
        elif lang == "en" and IS_PART_OF_IT.match(rest) and refs[0].how != "kind":
            found.add(Link(refs[0].unit, before.ref.unit, before.ref.span,
                           before.sentence.until(sentence)))  # fmt: skip
    if before and subject in (None, before):
        _read_together(refs, before, sentence, found)
        _read_its(refs, before, sentence, found)
    for i, ref in enumerate(refs[:-1]):
        _read_beside(refs, i, sentence, found)
        after = refs[i + 1]
        between = _between(ref, after)
        inner = _innermost(refs, i)
        ahead = sentence.text.string[sentence.start : ref.span.start]
        opener, comma = WITHIN_FIRST[lang]
        if opener.search(ahead) and inner and comma.match(_between(*inner)):
            found.add(Link(inner[1].unit, ref.unit, ref.span, sentence))
        placed = ref.how != "kind" or STATES[lang].search(between)
        if INSIDE[lang].match(between) and placed and after.unit.kind != "body":
            said = before.sentence.until(sentence) if before and ref.how == "pronoun" else sentence
            found.add(Link(ref.unit, after.unit, after.span, said))
            if PLURAL[lang].search(between):
                _read_subjects(refs[: i + 1], after, sentence, found)
            _read_apposed(refs[i + 1 :], sentence, found)
        elif lang == "en" and IS_THE.match(between):
            rest = sentence.text.string[after.span.end : sentence.end]
            if B_TEAM.match(rest) and after.how == "acronym":
                found.add(Link(ref.unit, after.unit, after.span, sentence))
        elif refs[0] is not ref and (
            (goes_on := AND_THEN[lang].match(between)) and HOLDS[lang].match(goes_on[1])
        ):
            if subject is not None:
                _read_list([refs[0], *refs[i + 1 :]], subject, sentence, found)
        elif HOLDS[lang].match(between):
            whole = before if before and ref.how == "pronoun" else _Subject(ref, sentence)
            if i and _is_aside(refs[i - 1], ref, between):
                whole = _Subject(refs[i - 1], sentence)
            _read_list(refs[i:], whole, sentence, found)
        elif LIES_IN[lang].search(ahead):
            _read_apposed(refs[i:], sentence, found)
    return subject


def _after_opening(refs: list[Ref], sentence: Span) -> _Subject | None:
    """The unit after "Within the X, the" or "Since 2020, the", which a sentence speaks of."""
    for ref in refs:
        ahead = sentence.text.string[sentence.start : ref.span.start]
        if OPENING[sentence.lang].fullmatch(ahead):
            return _Subject(ref, sentence)
    return None


def _read_together(refs: list[Ref], before: _Subject, sentence: Span, found: Structure) -> None:
    """ "Together with the B it forms the C": what the sentence before speaks of and B are in C."""
    listed = [ref for ref in refs if ref.how != "pronoun"]
    if len(listed) != 2:
        return
    lang, whole = sentence.lang, before.sentence.until(sentence)
    ahead = sentence.text.string[sentence.start : listed[0].span.start]
    if TOGETHER[lang].fullmatch(ahead) and IT_FORMS[lang].fullmatch(_between(*listed)):
        for child in (before.ref.unit, listed[0].unit):
            found.add(Link(child, listed[1].unit, listed[1].span, whole))


def _read_its(refs: list[Ref], before: _Subject, sentence: Span, found: Structure) -> None:
    """ "… belongs to its B", where only the unit of the sentence before can be meant."""
    for ref in refs if sentence.lang == "en" else ():
        ahead = sentence.text.string[sentence.start : ref.span.start]
        if re.search(r"\w\s+its\s+$", ahead) and ref is refs[0] and ref.how == "name":
            whole = before.sentence.until(sentence)
            found.add(Link(ref.unit, before.ref.unit, before.ref.span, whole))


def _is_aside(main: Ref, inner: Ref, after: str) -> bool:
    """Whether a unit is named in an aside about another: "the A, which is part of the B, has"."""
    opens = re.match(rf"^{PAREN},\s", _between(main, inner))
    return bool(opens and re.match(rf"^{PAREN},\s", after) and "." not in _between(main, inner))


def _read_beside(refs: list[Ref], i: int, sentence: Span, found: Structure) -> None:
    """ "The A is, with the B, part of the C": both are."""
    if i + 2 >= len(refs):
        return
    lang, whole = sentence.lang, _between(refs[i], refs[i + 2])
    bare = BESIDE[lang].sub(" ", whole)
    if bare != whole and INSIDE[lang].match(bare) and refs[i].how != "kind":
        for ref in refs[i : i + 2]:
            found.add(Link(ref.unit, refs[i + 2].unit, refs[i + 2].span, sentence))


def _read_subjects(listed: list[Ref], parent: Ref, sentence: Span, found: Structure) -> None:
    """ "The A and the B are both in the C": the A too is part of the C."""
    for first, second in reversed(list(pairwise(listed))):
        if first.how == "kind" or not AND_ALSO[sentence.lang].match(_between(first, second)):
            return
        found.add(Link(first.unit, parent.unit, parent.span, sentence))


def _read_apposed(refs: list[Ref], sentence: Span, found: Structure) -> None:
    """ "of the A Section, B Division, C Department": each is part of the larger one after it."""
    for small, large in pairwise(refs):
        grows = RANK.get(small.unit.kind, 0) < RANK.get(large.unit.kind, 0)
        if not grows or not re.fullmatch(rf"{PAREN},\s*", _between(small, large)):
            return
        if small.unit.kind in RANK:
            found.add(Link(small.unit, large.unit, large.span, sentence))


def _innermost(refs: list[Ref], i: int) -> tuple[Ref, Ref] | None:
    """The last unit of "the A of the B" that opens at ``i``, and the unit named after it."""
    k = i
    while k + 1 < len(refs) and INSIDE[refs[k].span.lang].match(_between(refs[k], refs[k + 1])):
        k += 1
    return (refs[k], refs[k + 1]) if k + 1 < len(refs) else None


def _read_list(refs: list[Ref], said: _Subject, sentence: Span, found: Structure) -> None:
    """The units after "comprises", as long as only commas and "and" stand between them."""
    members = refs[1:]
    around = said.sentence.until(sentence) if said.sentence is not sentence else sentence
    for k, member in enumerate(members):
        if k and not AND_ALSO[sentence.lang].match(_between(members[k - 1], member)):
            break
        found.add(Link(member.unit, said.ref.unit, said.ref.span, around))


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


def _between(first: Ref, second: Ref) -> str:
    return first.span.text.string[first.span.end : second.span.start]


def headed_unit(title: Title, units: Directory, pair: Pair) -> Ref | None:
    """The unit that a title says its holder heads: "Head of the X Section", « chef de l'Unité X ».

    Only a head's or director's title that is nothing but the role and the unit's full name.
    """
    if title.role not in {"head", "director"} or title.deputy:
        return None
    refs = [r for r in units.refs(title.span) if r.how != "kind" and r.unit.kind != "body"]
    tail = title.span.text.string[refs[0].span.end : title.span.end] if len(refs) == 1 else "?"
    if not re.fullmatch(r"\s*(?:\([A-Z][A-Z&/-]*\))?", tail):
        return None
    lead = fold(title.span.text.string[title.span.start : refs[0].span.start])
    lookup = words(pair.form, title.span.lang)
    nouns = re.split(r"[\s,/]+", re.sub(r"\b(?:of|the|de|la|du|le|au|a)\b|\bl'|,", " ", lead))
    if all(lookup.role(noun) for noun in nouns if noun):
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
        if weak and all(weak) and id(unit) not in placed:
            units.units.remove(unit)
