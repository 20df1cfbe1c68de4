"""What a notice states of its units: what is part of what, who leads, which teams a unit has.

Only containment and leadership that stand in words are read here; what a careful reader
concludes beyond that is :mod:`~rolegraph.ingest.facts.conclusions`. Sources of the rules: the
formulations listed in the project's notes on how notices vary ("Within X, Y", "sitting within",
"is comprised of", "led by", « au sein de », « dont relève », « dirigé par »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.phrases import Title, UnitName
from rolegraph.ingest.facts.units import RANK, Directory, Ref, Unit, places, title_at, unit_names
from rolegraph.ingest.facts.words import words
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["Leader", "Link", "Structure", "drop_unplaced", "headed_unit", "read_structure"]

_PAREN = r"\s*(?:\([^()]*\)\s*)?"
_THE = r"(?:the|its|our)?\s*"
_SUBUNITS = r"(?i:sections?|units?|teams?|offices?|branches|branch|divisions?|directorates?|cells?)"
_SOUS_UNITES = (
    r"(?i:sections?|unités?|équipes?|bureaux?|branches?|divisions?|directions?|cellules?)"
)
_DE = r"(?:de\s+la|de\s+l['’]|du|des|de|d['’])\s*"

#: Between two units A and B of one sentence: A is part of B.
_INSIDE = {
    "en": re.compile(
        rf"^{_PAREN}(?:,\s*(?:which\s+is\s+)?(?:led|headed|managed|directed|run)\s+by\s[^,;.]{{3,80}})?"
        rf",?\s*(?:(?:which|that|and|also)\s+)*(?:(?:is|are|being|forms?)\s+(?:both\s+|all\s+)?)?(?:"
        rf"(?:an?\s+)?(?:integral\s+)?(?:part|component|element)\s+of"
        rf"|one\s+of\s+(?:the\s+)?(?:\w+\s+)?{_SUBUNITS}\s+(?:of|in|within)"
        rf"|(?:(?:sits?|sitting|located|situated|placed|embedded|housed|based|falls?|falling)\s+)?"
        rf"(?:with)?in(?:side)?"
        rf"|(?:both\s+|all\s+)?(?:belongs?|belonging|attached)\s+to"
        rf"|of"
        rf"|(?:,|and)\s*(?:the\s+)?other\s+{_SUBUNITS}\s+(?:of|in|within)"
        rf")\s+{_THE}$"
    ),
    "fr": re.compile(
        rf"^{_PAREN}(?:,\s*(?:qui\s+est\s+)?(?:dirigée?|pilotée?)\s+par\s[^,;.]{{3,80}})?"
        rf",?\s*(?:(?:qui|et)\s+)*(?:(?:est|sont)\s+)?(?:"
        rf"l['’]une?\s+des\s+(?:\w+\s+)?{_SOUS_UNITES}\s+{_DE}"
        rf"|(?:fait|font|faisant)\s+partie(?:\s+intégrante)?\s+{_DE}"
        rf"|(?:(?:se\s+(?:situe|trouve)(?:nt)?|située?s?|placée?s?|intégrée?s?)\s+)?(?:tou(?:te)?s\s+deux\s+)?au\s+sein\s+{_DE}"
        rf"|(?:se\s+(?:situe|trouve)|située?|placée?|intégrée?)\s+(?:dans|à)\s*(?:la|le|l['’])?\s*"
        rf"|(?:rattachée?s?|appartien(?:t|nent)|appartenant)\s+(?:à\s+la|à\s+l['’]|au|à)\s*"
        rf"|relèv(?:e|ent)\s+{_DE}"
        rf"|et\s+(?:les?\s+)?autres\s+{_SUBUNITS}\s+{_DE}"
        rf")$|^{_PAREN}{_DE}$"
    ),
}
#: Between A and B: B is part of A; for a list, B and those after it.
_HOLDS = {
    "en": re.compile(
        rf"^{_PAREN}(?:,\s*(?:which\s+is\s+)?(?:led|headed|managed|directed|run)\s+by\s[^,;.]{{3,80}})?"
        rf",?\s*(?:which\s+|that\s+)?(?:currently\s+|itself\s+)?(?:comprises|has|have|"
        r"(?:is|are)\s+(?:comprised|composed|made\s+up)\s+of|consists?\s+of|includes|"
        rf"(?:is|are)\s+divided\s+into|brings\s+together)\s+(?:(?:\w+)\s+{_SUBUNITS}|the\s+following(?:\s+{_SUBUNITS})?)?"
        rf"\s*[:,(]?\s*(?:namely|i\.e\.|that\s+is)?\s*[:,]?\s*{_THE}$"
    ),
    "fr": re.compile(
        rf"^{_PAREN}(?:,\s*(?:qui\s+est\s+)?(?:dirigée?|pilotée?)\s+par\s[^,;.]{{3,80}})?"
        rf",?\s*(?:qui\s+)?(?:comprend|regroupe|réunit|compte|"
        r"se\s+compose\s+(?:de|d['’])|est\s+(?:composée?|constituée?|formée?)\s+(?:de|d['’])|"
        rf"dont\s+relèvent?)\s*(?:\w+\s+{_SOUS_UNITES}|les\s+{_SOUS_UNITES}\s+suivantes|ce\s+qui\s+suit)?"
        r"\s*[:,(]?\s*(?:à\s+savoir|soit)?\s*[:,]?\s*(?:la|le|les|l['’])?\s*$"
    ),
}
_WITHIN_FIRST = {
    "en": (
        re.compile(
            rf"(?:^|[.;]\s*)(?:(?:Sitting\s+|Located\s+|Placed\s+)?[Ww]ithin|[Ii]nside|(?:As\s+)?[Pp]art\s+of|In)\s+{_THE}$"
        ),
        re.compile(rf"^{_PAREN},(?:\s*(?:and\s+)?under\s+[^,.;]+,)?\s*{_THE}$"),
    ),
    "fr": (
        re.compile(rf"(?:^|[.;]\s*)(?:[Aa]u\s+sein\s+{_DE}|[Dd]ans\s+(?:la|le|l['’])\s*)$"),
        re.compile(rf"^{_PAREN},(?:\s*(?:et\s+)?sous\s+[^,.;]+,)?\s*(?:la|le|l['’])\s*$"),
    ),
}
_PRONOUN = {
    "en": re.compile(r"\s*(It)\b(?!\s+is\s+(?:\w+\s+)?(?:that|to)\b)"),
    "fr": re.compile(r"\s*(Elle|Il)\b(?!\s+(?:est\s+\w+\s+(?:de|que)|y\s+a|faut|s['’]agit)\b)"),
}
_ITS = {"en": re.compile(r"\s*Its\s+"), "fr": re.compile(r"\s*(?:Sa|Son)\s+")}
_ARTICLE = {"en": r"\s*(?:The\s+)?", "fr": r"\s*(?:(?:La|Le)\s+|L['’])?"}
_AND_ALSO = {
    "en": re.compile(
        rf"^{_PAREN}(?:,\s*(?:which|that)\s[^,;.]{{2,80}})?(?:,|;|,?\s*and|;\s*and)\s*"
        rf"(?:(?:an?|the|its)\s+(?:small|new|dedicated|separate|central)\s+|an?\s+)?{_THE}$"
    ),
    "fr": re.compile(
        rf"^{_PAREN}(?:,\s*(?:qui|dont)\s[^,;.]{{2,80}})?(?:,|;|,?\s*et|;\s*et)\s*"
        r"(?:de\s+|d['’]|du\s+)?"
        r"(?:(?:une?|la|le)\s+(?:petite?|nouvelle|nouveau)\s+|une?\s+)?(?:la|le|l['’])?\s*$"
    ),
}
#: An aside that names another unit of the same whole.
_BESIDE = {
    "en": re.compile(r",\s*(?:together\s+with|along\s+with|alongside|like|with)\s[^,;.]*,\s*"),
    "fr": re.compile(r",\s*(?:avec|comme|ainsi\s+que|de\s+même\s+que)\s[^,;.]*,\s*"),
}
#: Before the unit that a post lies in: "in the A Unit, B Division" places the A in the B.
_LIES_IN = {
    "en": re.compile(r"\b(?:located|based|placed|sits|situated|works|is)\s+(?:with)?in\s+the\s+$"),
    "fr": re.compile(
        r"\b(?:situé|située|placé|placée|rattaché|rattachée)\s+(?:au sein\s+|à\s+|dans\s+)\S*\s*$"
    ),
}
#: "Attached to the B, it": the subject of the sentence before is part of the B.
_ATTACHED_FIRST = {
    "en": re.compile(
        r"^\s*(?:Attached\s+to|Part\s+of|Located\s+in|Within|Sitting\s+within)\s+the\s+$"
    ),
    "fr": re.compile(
        r"^\s*(?:Rattachée?\s+(?:à|au)|(?:Située?|Placée?|Intégrée?)\s+(?:au\s+sein\s+d[eu]|dans|à)|Au\s+sein\s+d[eu])\s*(?:la\s+|le\s+|l['’])?$"
    ),
}
_THEN_IT = {
    "en": re.compile(rf"^{_PAREN},\s*it\s"),
    "fr": re.compile(rf"^{_PAREN},\s*(?:elle|il)\s"),
}
_IS_PART_OF_IT = re.compile(
    rf"^{_PAREN}(?:,[^,;.]{{3,80}},)?\s*(?:is|are)\s+(?:attached\s+to|part\s+of)\s+it\b"
)
#: What tells that a statement is of several units.
_PLURAL = {
    "en": re.compile(r"\b(?:are|sit|lie|fall|belong|form)\b"),
    "fr": re.compile(r"\b(?:sont|font|appartiennent|relèvent|se\s+(?:situent|trouvent))\b"),
}
#: After B in "A is the B team": A is part of B.
_IS_THE = re.compile(rf"^{_PAREN}\s*is\s+(?:the|an?)\s+$")
_B_TEAM = re.compile(rf"^\s+{_SUBUNITS}\b")
_LED = {
    "en": re.compile(r"\b(?:led|headed|directed|managed|run)\s+by\s+", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:dirigée?|conduite?|pilotée?|placée?\s+sous\s+la\s+direction)\s+"
        r"(?:par\s+|(?=d))",
        re.IGNORECASE,
    ),
}
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
class Leader:
    """One statement, in one language, that the post of ``title`` leads ``unit``."""

    unit: Unit
    title: Title
    sentence: Span


@dataclass(frozen=True)
class _Subject:
    """The unit a sentence opens with, which "it" means in the next one."""

    ref: Ref
    sentence: Span


@dataclass(eq=False)
class Structure:
    """All that a notice states of its units."""

    links: list[Link] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)

    def parents(self, unit: Unit) -> list[Link]:
        """The statements of what ``unit`` is part of."""
        return [link for link in self.links if link.child is unit]

    def leaders_of(self, unit: Unit) -> list[Leader]:
        """The statements of who leads ``unit``."""
        return [leader for leader in self.leaders if leader.unit is unit]

    def add(self, link: Link) -> None:
        """Keep a statement; the same one of the same language only once."""
        same = (
            known.child is link.child
            and known.parent is link.parent
            and known.span.lang == link.span.lang
            for known in self.links
        )
        if link.child is not link.parent and link.child.kind in _CONTAINED and not any(same):
            self.links.append(link)


def read_structure(pair: Pair, units: Directory, notes: Notes) -> Structure:
    """Containment and leadership stated in the prose of a notice."""
    found = Structure()
    for lang in pair.langs:
        for _, _, span in places(pair, lang):
            subject: _Subject | None = None
            for sentence in span.sentences():
                _read_leaders(sentence, units, pair, found, subject)
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
            found.links = [link for link in found.links if link.child is not unit]
    return found


def _read_sentence(
    sentence: Span, units: Directory, found: Structure, before: _Subject | None
) -> _Subject | None:
    """Read one sentence; ``before`` is what "it" means in it. Returns its own subject."""
    lang, refs = sentence.lang, units.refs(sentence)
    pronoun = _PRONOUN[lang].match(sentence.quote)
    opens = (
        re.fullmatch(_ARTICLE[lang], sentence.quote[: refs[0].span.start - sentence.start])
        if refs
        else None
    )
    subject = _Subject(refs[0], sentence) if opens else None
    if pronoun and before:
        refs.insert(0, Ref(sentence.group(pronoun, 1), before.ref.unit, "pronoun"))
        subject = before
    its = _ITS[lang].match(sentence.quote)
    if its and before and refs and refs[0].span.start == sentence.start + its.end():
        holder = before.ref
        if refs[0].how != "kind" and holder.unit.kind != "body":
            found.add(Link(refs[0].unit, holder.unit, holder.span, before.sentence.until(sentence)))
    for name in unit_names(sentence, units.pair):
        _read_owner(name, sentence, units, found)
    if refs and before:
        leading = sentence.text.string[sentence.start : refs[0].span.start]
        rest = sentence.text.string[refs[0].span.end : sentence.end]
        if _ATTACHED_FIRST[lang].match(leading) and _THEN_IT[lang].match(rest):
            around = before.sentence.until(sentence)
            found.add(Link(before.ref.unit, refs[0].unit, refs[0].span, around))
            subject = before
        elif lang == "en" and _IS_PART_OF_IT.match(rest) and refs[0].how != "kind":
            found.add(Link(refs[0].unit, before.ref.unit, before.ref.span,
                           before.sentence.until(sentence)))  # fmt: skip
    for i, ref in enumerate(refs[:-1]):
        _read_beside(refs, i, sentence, found)
        after = refs[i + 1]
        between = _between(ref, after)
        inner = _innermost(refs, i)
        ahead = sentence.text.string[sentence.start : ref.span.start]
        opener, comma = _WITHIN_FIRST[lang]
        if opener.search(ahead) and inner and comma.match(_between(*inner)):
            found.add(Link(inner[1].unit, ref.unit, ref.span, sentence))
        if _INSIDE[lang].match(between) and ref.how != "kind" and after.unit.kind != "body":
            said = before.sentence.until(sentence) if before and ref.how == "pronoun" else sentence
            found.add(Link(ref.unit, after.unit, after.span, said))
            if _PLURAL[lang].search(between):
                _read_subjects(refs[: i + 1], after, sentence, found)
            _read_apposed(refs[i + 1 :], sentence, found)
        elif lang == "en" and _IS_THE.match(between):
            rest = sentence.text.string[after.span.end : sentence.end]
            if _B_TEAM.match(rest) and after.how == "acronym":
                found.add(Link(ref.unit, after.unit, after.span, sentence))
        elif _HOLDS[lang].match(between):
            whole = before if before and ref.how == "pronoun" else _Subject(ref, sentence)
            if i and _is_aside(refs[i - 1], ref, between):
                whole = _Subject(refs[i - 1], sentence)
            _read_list(refs[i:], whole, sentence, found)
        elif _LIES_IN[lang].search(ahead):
            _read_apposed(refs[i:], sentence, found)
    return subject


def _is_aside(main: Ref, inner: Ref, after: str) -> bool:
    """Whether a unit is named in an aside about another: "the A, which is part of the B, has"."""
    opens = re.match(rf"^{_PAREN},\s", _between(main, inner))
    return bool(opens and re.match(rf"^{_PAREN},\s", after) and "." not in _between(main, inner))


def _read_beside(refs: list[Ref], i: int, sentence: Span, found: Structure) -> None:
    """ "The A is, with the B, part of the C": both are."""
    if i + 2 >= len(refs):
        return
    lang, whole = sentence.lang, _between(refs[i], refs[i + 2])
    bare = _BESIDE[lang].sub(" ", whole)
    if bare != whole and _INSIDE[lang].match(bare) and refs[i].how != "kind":
        for ref in refs[i : i + 2]:
            found.add(Link(ref.unit, refs[i + 2].unit, refs[i + 2].span, sentence))


def _read_subjects(listed: list[Ref], parent: Ref, sentence: Span, found: Structure) -> None:
    """ "The A and the B are both in the C": the A too is part of the C."""
    for first, second in reversed(list(pairwise(listed))):
        if first.how == "kind" or not _AND_ALSO[sentence.lang].match(_between(first, second)):
            return
        found.add(Link(first.unit, parent.unit, parent.span, sentence))


def _read_apposed(refs: list[Ref], sentence: Span, found: Structure) -> None:
    """ "of the A Section, B Division, C Department": each is part of the larger one after it."""
    for small, large in pairwise(refs):
        grows = RANK.get(small.unit.kind, 0) < RANK.get(large.unit.kind, 0)
        if not grows or not re.fullmatch(rf"{_PAREN},\s*", _between(small, large)):
            return
        if small.unit.kind in RANK:
            found.add(Link(small.unit, large.unit, large.span, sentence))


def _innermost(refs: list[Ref], i: int) -> tuple[Ref, Ref] | None:
    """The last unit of "the A of the B" that opens at ``i``, and the unit named after it."""
    k = i
    while k + 1 < len(refs) and _INSIDE[refs[k].span.lang].match(_between(refs[k], refs[k + 1])):
        k += 1
    return (refs[k], refs[k + 1]) if k + 1 < len(refs) else None


def _read_list(refs: list[Ref], said: _Subject, sentence: Span, found: Structure) -> None:
    """The units after "comprises", as long as only commas and "and" stand between them."""
    members = refs[1:]
    around = said.sentence.until(sentence) if said.sentence is not sentence else sentence
    for k, member in enumerate(members):
        if k and not _AND_ALSO[sentence.lang].match(_between(members[k - 1], member)):
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


def _read_leaders(
    sentence: Span, units: Directory, pair: Pair, found: Structure, before: _Subject | None
) -> None:
    """ "Led by the T, the U", "the U, led by the T" and, after "The U", "It is led by the T"."""
    lang = sentence.lang
    match = _LED[lang].search(sentence.quote)
    if match is None:
        return
    title = title_at(sentence.part(match.end(), len(sentence.quote)), pair)
    if title is None:
        return
    refs = units.refs(sentence)
    pronoun = _PRONOUN[lang].match(sentence.quote)
    if before and pronoun:
        refs.insert(0, Ref(sentence.group(pronoun, 1), before.ref.unit, "pronoun"))
    ahead = [r for r in refs if r.span.end <= sentence.start + match.start()]
    after = [r for r in refs if r.span.start >= title.span.end]
    opens = not sentence.quote[: match.start()].strip()
    ref: Ref | None = None
    if (
        opens
        and after
        and re.fullmatch(
            r"\s*(?:\([^()]*\))?\s*,\s*(?:the|la|le|l['’])\s*",
            sentence.text.string[title.span.end : after[0].span.start],
        )
    ):
        ref = after[0]
    elif ahead and re.fullmatch(
        r"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:(?:which\s+is|qui\s+est)\s+)?|(?:is|est)\s+(?:currently\s+)?)",
        sentence.text.string[ahead[-1].span.end : sentence.start + match.start()],
    ):
        ref = ahead[-1]
    if ref:
        found.leaders.append(Leader(ref.unit, title, sentence))


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
    nouns = re.split(r"[\s,/]+", re.sub(r"\b(?:of|the|de|la|du|le)\b|\bl'|,", " ", lead))
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


def titles_in(span: Span, pair: Pair) -> tuple[Title, ...]:
    """Titles of posts that stand after a definite article in ``span`` (English)."""
    key = ("titles_in", span)
    known: tuple[Title, ...] | None = pair.memo.get(key)
    if known is None:
        known = pair.memo[key] = tuple(_titles_in(span, pair))
    return known


_THE_NAME = re.compile(r"\b[Tt]he\s+(?=[A-Z])")


def _titles_in(span: Span, pair: Pair) -> Iterator[Title]:
    quote = span.quote
    for match in _THE_NAME.finditer(quote):
        title = title_at(span.part(match.end(), len(quote)), pair)
        if title:
            yield title
