"""What the frames of the clause grammar say, once they are found.

Each returns which phrases fall away, so that the sentence shrinks to its subject, or None where
the frame says nothing after all.
"""

from __future__ import annotations

import re

from rolegraph.ingest.facts.grammar.clause import Clause, Cut, Part
from rolegraph.ingest.facts.grammar.clause_words import PLURAL
from rolegraph.ingest.facts.units import RANK, Ref

__all__ = [
    "alongside",
    "as_does",
    "counted",
    "divided",
    "divided_among",
    "drop",
    "form",
    "form_apart",
    "headed_list",
    "holds",
    "holds_too",
    "houses_it",
    "in_charge_of",
    "inside",
    "inside_too",
    "its",
    "its_counted",
    "its_part",
    "larger",
    "likewise",
    "of",
    "of_the_latter",
    "opening",
    "opening_there",
    "opening_whereas",
    "owner",
    "runs_a",
    "through",
    "through_a",
    "to_which",
    "under",
    "with_a",
    "within_it",
    "within_it_first",
]

_HAS_CHARGE = re.compile(
    r"responsible|oversees|manages|runs|supervises|responsable|chargee?|supervise"
)

#: What a unit's name may stand before that no unit is part of.
_NO_PLACES = frozenset(
    [
        "project",
        "initiative",
        "programme",
        "program",
        "effort",
        "network",
        "budget",
        "building",
        "contract",
        "exercise",
        "campaign",
        "campus",
        "premises",
        "meeting",
        "meetings",
        "staff",
    ]
)


def of(c: Clause, m: re.Match[str]) -> Cut:
    child, parent = c.units(*m.span())
    if child.how != "kind":
        c.part([child], parent)
    return m.start() + 1, m.end()


def owner(c: Clause, m: re.Match[str]) -> Cut:
    owner, child = c.units(*m.span())
    c.part([child], owner)
    return m.start(), m.end() - 1


def its(c: Clause, m: re.Match[str]) -> Cut:
    children = [r for r in c.units(m.start(1), m.end(1)) if r.how != "kind"]
    back = c.topic.unit if m.start() == 0 else c.back()
    if children and back is not children[0]:
        c.part(children, back)
    return m.start(), m.start(1)


def within_it(c: Clause, m: re.Match[str]) -> Cut:
    listed = c.units(*m.span(1))
    before = [s.parent for s in c.said if isinstance(s, Part)]
    options = [*before[-1:], c.topic.unit, c.subject if m.start(1) else None]
    back = next((r for r in options if r and r.unit is not listed[-1].unit), None)
    c.part(listed[-1:], back)
    return m.end(1), m.end()


def drop(_: Clause, m: re.Match[str]) -> Cut:
    return m.span(1) if m.lastindex else m.span()


def alongside(c: Clause, m: re.Match[str]) -> Cut:
    """ "the A is part of the W alongside the B": the B too."""
    at = next(k for k in range(m.end("w"), m.start("b")) if c.words[k].letter == "w")
    beside = re.search(r"alongside|together|along|cotes|meme titre", c.says(at))
    of_several = re.search(r"\bone of\b|l'une? d", c.says(m.start("w") - 1))
    return form(c, m) if beside or of_several else None


def likewise(c: Clause, m: re.Match[str]) -> Cut:
    """ "The A, like the B, is part of the W": both."""
    if c.says(m.start("like")) in {"and", "et", "plus", "puis", "&"}:
        return None
    return form(c, m)


def of_the_latter(c: Clause, m: re.Match[str]) -> Cut:
    """« le Service A et le Service B de cette dernière »: both."""
    parts, whole = c.units(*m.span("a")), c.units(*m.span("w"))[0]
    if whole.how != "pronoun" or any(ref.unit is whole.unit for ref in parts):
        return None
    c.part(parts, whole)
    return m.end("a"), m.end()


def opening_whereas(c: Clause, m: re.Match[str]) -> Cut:
    """ "Within the W, the A …, whereas the B …": both."""
    c.part([*c.units(*m.span(2)), *c.units(*m.span(3))], c.units(*m.span(1))[0])
    return m.start(), m.start(2)


def within_it_first(c: Clause, m: re.Match[str]) -> Cut:
    c.part(c.units(*m.span(1)), c.topic.unit)
    return m.start(), m.start(1)


def runs_a(c: Clause, m: re.Match[str]) -> Cut:
    """ "the A runs a small B": a unit that is spoken of as one of the A's own."""
    holder, held = c.units(*m.span(1))[0], c.units(*m.span(2))[0]
    if c.says(m.start(2)) != "a" or not c.anchored(m.start()) or held.how != "name":
        return None
    c.part([held], holder)
    return m.end(1), m.end()


def _acts_through(c: Clause, start: int, at: int) -> bool:
    """Whether the words before "through" say that a unit does its work by others of its own."""
    said = " ".join(word.said for word in c.words[start:at])
    acts = re.search(r"\b(?:acts|works|operates|discharges|agit|opere|exerce|fonctionne)\b", said)
    return acts is not None and c.says(at) in {"through", "via", "par"}


def through(c: Clause, m: re.Match[str]) -> Cut:
    """ "the W acts through two organs, the A and the B", "maintains two desks, …"."""
    verb = next(k for k in range(m.end(1), m.end()) if c.words[k].letter in "Kk")
    if c.words[verb].letter == "k" and not _acts_through(c, m.end(1), verb):
        return None
    c.part(c.units(*m.span(2)), c.units(*m.span(1))[0])
    return m.end(1), m.end()


def through_a(c: Clause, m: re.Match[str]) -> Cut:
    """ "the W works through an A Section and a B Section"."""
    if c.says(m.start(2)) != "a" or not _acts_through(c, m.end(1), m.start(2) - 1):
        return None
    c.part(c.units(*m.span(2)), c.units(*m.span(1))[0])
    return m.end(1), m.end()


def with_a(c: Clause, m: re.Match[str]) -> Cut:
    """ "the W, with an A Branch and a B Branch"."""
    if c.says(m.start(3)) != "a" or c.says(m.start(3) - 1) not in {"with", "avec"}:
        return None
    c.part([ref for ref in c.units(*m.span(3)) if ref.how == "name"], c.units(*m.span(1))[0])
    return m.end(1), m.end()


def houses_it(c: Clause, m: re.Match[str]) -> Cut:
    """« La Division W l'abrite, avec le Service B »: what was spoken of, and the B."""
    whole, back = c.units(*m.span(1))[0], c.topic.unit
    if back is None or back.unit is whole.unit:
        return None
    c.part([back, *c.units(*m.span(2))], whole)
    return m.end(1), m.end()


def headed_list(c: Clause, m: re.Match[str]) -> Cut:
    """ "Works Branch: Dykes Cell, Locks Cell": as many of one kind, another than the whole's."""
    whole, listed = c.units(*m.span(1))[0], c.units(*m.span(2))
    kinds = {ref.unit.kind for ref in listed}
    if len(listed) > 1 and kinds.isdisjoint({whole.unit.kind}) and whole.how == "name":
        c.part(listed, whole)
    return m.span()


def under(c: Clause, m: re.Match[str]) -> Cut:
    """ "under the authority of the B Directorate": that is the unit's place."""
    said = c.says(m.end(2))
    return inside(c, m) if re.search(r"\bunder\b|\bsous\b", said) else None


def inside(c: Clause, m: re.Match[str]) -> Cut:
    children, parent = c.units(*m.span(1)), c.units(*m.span(3))[0]
    verb = c.words[m.end(2)]
    if c.cut_off(m[2], m.end(2)):
        return None
    after = c.words[m.end(3)].said if m.end(3) < len(c.words) else ""
    if verb.said.startswith("depend") and after in {"pour", "quant"}:
        return None  # « dépend de la Branche Y pour son gazole »
    if after in _NO_PLACES:
        return None  # "is part of the Works Division project"
    joined = {w.said for w in c.words[m.start(1) : m.end(1)] if w.letter == "c"}
    wide = bool(joined & {"as well as", "ainsi que", "de meme que", "au meme titre que"})
    plural = bool(PLURAL[c.lang].search(verb.said)) and not m[2].startswith(",")
    if plural and len(children) == 1 and not c.anchored(m.start()):
        return None
    if not plural and not wide:
        children = children[-1:]
    if re.search(r"\b(?:one|another|other|two|l'une?|autre)\b", verb.said):
        c.series = parent
    c.part([r for r in children if r.how != "kind" or c.anchored(m.start())], parent)
    return m.end(1), c.end_of(m[2], m.end(3))


def opening(c: Clause, m: re.Match[str]) -> Cut:
    listed = c.units(*m.span(2))
    if not re.search(r"ees?s (?:qa|au|dans)", c.says(0)):
        listed = listed[:1]  # after another verb the second may be a unit elsewhere
    c.part([ref for ref in listed if ref.how != "kind"], c.units(*m.span(1))[0])
    return m.start(), m.start(2)


def opening_there(c: Clause, m: re.Match[str]) -> Cut:
    c.part(c.units(*m.span(2)), c.units(*m.span(1))[0])
    return m.span()


def holds(c: Clause, m: re.Match[str]) -> Cut:
    if (m[2] == "" and not c.anchored(m.start(1))) or c.cut_off(m[2], m.end(2)):
        return None
    whole = c.units(*m.span(1))[0]
    listed = [k for k in range(*m.span(3)) if c.words[k].letter == "U"]
    kinds = [ref.unit.kind for ref in c.units(*m.span(3))]
    if "R" in m[2] and whole.unit.kind not in kinds[:1] and whole.unit.kind in kinds:
        listed = listed[: kinds.index(whole.unit.kind)]  # a sibling of the whole: a list around
    c.part([r for k in listed for r in c.units(k, k + 1) if r.how != "kind"], whole)
    return m.end(1), c.end_of(m[2], listed[-1] + 1)


def holds_too(c: Clause, m: re.Match[str]) -> Cut:
    c.part([r for r in c.units(*m.span(2)) if r.how != "kind"], c.units(*m.span(1))[0])
    return m.end(1), m.end(2)


def form(c: Clause, m: re.Match[str]) -> Cut:
    """Groups named a, b, ... are the parts, the group w is the whole."""
    parts = [r for name in ("a", "b") if m.groupdict().get(name) for r in c.units(*m.span(name))]
    if len(parts) < 2:
        return None
    c.part(parts, c.units(*m.span("w"))[0])
    return m.start() + 1, m.end()


def form_apart(c: Clause, m: re.Match[str]) -> Cut:
    """ "is, with the B, part of the C", « fait partie, avec l'B, de la C »."""
    return form(c, m) if re.search("[iI],w", m[0]) else None


def counted(c: Clause, m: re.Match[str]) -> Cut:
    """ "N of the W are L", "the other two are L", "Its two sections are L"."""
    listed = c.units(*m.span("a"))
    groups = m.groupdict()
    if groups.get("w"):
        whole: Ref | None = c.units(*m.span("w"))[0]
    elif m[0][0] == "Z":
        said = [one.parent for one in c.said if isinstance(one, Part)]
        counted = c.subject if "N" in c.letters[: m.start()] else None
        whole = c.series or next(iter(said[-1:]), counted)
    elif m[0][0] == "e":
        whole = c.topic.unit
    else:
        opens = c.says(m.start())
        whole = c.topic.unit if re.match(r"(?:its|ses|sa|son|their|leurs?)\b", opens) else None
        if m[0].startswith("Nm"):
            whole = c.topic.unit
    if whole is None:
        return None
    c.part(listed, whole)
    return m.span()


def divided(c: Clause, m: re.Match[str]) -> Cut:
    ahead = {id(r.unit): r for r in c.units(0, m.start(1))}
    if len(ahead) > 1:
        return None
    c.part(c.units(*m.span(1)), next(iter(ahead.values()), c.topic.unit))
    return m.span(1)


def divided_among(c: Clause, m: re.Match[str]) -> Cut:
    return (
        divided(c, m)
        if re.search(r" (?:among|amongst|between|entre)$", c.says(m.start()))
        else None
    )


def in_charge_of(c: Clause, m: re.Match[str]) -> Cut:
    """ "The A is responsible for three sections: …"."""
    said = " ".join(word.said for word in c.words[1:3])
    return divided(c, m) if _HAS_CHARGE.search(said) else None


def inside_too(c: Clause, m: re.Match[str]) -> Cut:
    child = c.units(*m.span(1))
    c.part(child, c.units(*m.span(2))[0])
    return m.start(2), m.end()


def its_counted(c: Clause, m: re.Match[str]) -> Cut:
    """ "the A and its two sections, the B and the C"."""
    if not re.match(r"(?:its|ses|their|leurs)\b", c.says(m.end("w") + 1)):
        return None
    c.part(c.units(*m.span("a")), c.units(*m.span("w"))[0])
    return m.end("w"), m.end()


def as_does(c: Clause, m: re.Match[str]) -> Cut:
    listed = c.units(*m.span(1))
    said = [one.parent for one in c.said if isinstance(one, Part)]
    other = [ref for ref in said if all(ref.unit is not child.unit for child in listed)]
    c.part(listed, next(iter(other[-1:]), None))
    return m.start(), m.start(1)


def larger(c: Clause, m: re.Match[str]) -> Cut:
    """ "in the A Unit, B Division": a larger unit after a smaller one."""
    small, large = c.units(*m.span(1)), c.units(*m.span(2))
    if c.says(m.start(2)) == "the" and c.lang == "en":
        return None  # "Within the A Branch, the B Directorate looks after it"
    if not (0 < RANK.get(small[0].unit.kind, 0) < RANK.get(large[0].unit.kind, 0)):
        return None
    c.part(small, large[0])
    return m.end(1), m.end(2)


def its_part(c: Clause, m: re.Match[str]) -> Cut:
    child = c.units(*m.span(1))
    back = c.topic.unit if m.start() == 0 else c.back()
    c.part(child, back)
    return m.start(), m.start(1)


def to_which(c: Clause, m: re.Match[str]) -> Cut:
    before = c.units(0, m.start())
    c.part(c.units(*m.span(1)), before[-1] if before else None)
    return m.span()
