"""Frames of the clause grammar: which orders of phrases say what is part of what, and who leads.

A sentence is a string of letters, one a phrase (:mod:`~rolegraph.ingest.facts.clause_words`).
Frames are looked for in it, asides first; each says its links and shrinks to its subject, so
that "the A, led by the T and part of the B, comprises the C" is read from the inside out. A
frame whose subject is not certain says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rolegraph.ingest.facts.clause import (
    FOREIGN,
    Clause,
    Part,
    Said,
    Topic,
    resolved,
    without_denied,
)
from rolegraph.ingest.facts.clause_words import PLURAL
from rolegraph.ingest.facts.clauses import Phrase
from rolegraph.ingest.facts.units import RANK, Ref

__all__ = ["read_clause"]

#: A list of units; a list of them in other cases.
_L = r"U(?:(?:[,;]c?|c)[okp]?U)*"
_HAS_CHARGE = re.compile(
    r"responsible|oversees|manages|runs|supervises|responsable|chargee?|supervise"
)
_Act = Callable[[Clause, re.Match[str]], tuple[int, int] | None]
#: A frame's pattern, what it says, and the letters without which it is not looked for.
_Frame = tuple[re.Pattern[str], _Act, frozenset[str]]
#: Steps in which a sentence is read; what needs more is no prose.
_MOST_STEPS = 60


def read_clause(words: list[Phrase], topic: Topic, lang: str) -> tuple[list[Said], Topic]:
    """What a sentence says of units, and what the next sentence may refer back to."""
    words = list(resolved(words, topic))
    named = [w.ref for w in words if w.letter == "U" and w.ref]
    clause = Clause(without_denied(words), topic, lang)
    for _ in range(_MOST_STEPS):
        if not _step(clause):
            break
    title = next((w.title for w in words if w.letter in "TW"), None)
    opens = re.match(r"[xcn=]{0,2},?[TW]", "".join(w.letter for w in words))
    subject = clause.subject
    if subject is None and not opens and len({id(r.unit) for r in named}) == 1:
        subject = named[0]
    introduced = re.search(r"[Ht](U)[^UT]*$", "".join(w.letter for w in words))
    if introduced and (subject is None or subject.unit.kind in FOREIGN) and not opens:
        subject = words[introduced.start(1)].ref
    last = named[-1] if named else None if opens else topic.last
    different = {id(ref.unit): ref for ref in named}
    pair = tuple(different.values()) if len(different) == 2 else ()
    said_of = title if opens else None
    return clause.said, Topic(subject, last, said_of, pair, clause.series)


def _step(clause: Clause) -> bool:
    """Apply the first frame that says or drops something; whether one did."""
    letters = clause.letters
    there = frozenset(letters)
    for pattern, act, needs in _FRAMES:
        if not needs <= there:
            continue
        for match in pattern.finditer(letters):
            cut = act(clause, match)
            if cut is not None:
                del clause.words[cut[0] : cut[1]]
                return True
    return False


def _of(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    child, parent = c.units(*m.span())
    if child.how != "kind":
        c.part([child], parent)
    return m.start() + 1, m.end()


def _owner(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    owner, child = c.units(*m.span())
    c.part([child], owner)
    return m.start(), m.end() - 1


def _its(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    children = [r for r in c.units(m.start(1), m.end(1)) if r.how != "kind"]
    back = c.topic.unit if m.start() == 0 else c.back()
    if children and back is not children[0]:
        c.part(children, back)
    return m.start(), m.start(1)


def _within_it(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    listed = c.units(*m.span(1))
    before = [s.parent for s in c.said if isinstance(s, Part)]
    options = [*before[-1:], c.topic.unit, c.subject if m.start(1) else None]
    back = next((r for r in options if r and r.unit is not listed[-1].unit), None)
    c.part(listed[-1:], back)
    return m.end(1), m.end()


def _drop(_: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    return m.span(1) if m.lastindex else m.span()


def _led(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    finite = re.match(r"(?:is|are|est|sont|has|a|ont)\b", c.says(m.end(2)))
    if m[2] == "" and finite and not c.anchored(m.start()):
        return None
    led = c.units(*m.span(1))
    for unit in led if re.match(r"(?:are|sont)\b", c.says(m.end(2))) else led[-1:]:
        c.lead(unit, m.start(3))
    return m.end(1), m.end()


def _led_each(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "The A and the B are led by the T and the V": as many of both, in their order."""
    led = c.units(*m.span(1))
    titles = [k for k in range(*m.span(3)) if c.words[k].letter in "TW"]
    if len(led) == len(titles) and len(led) > 1:
        for unit, at in zip(led, titles, strict=True):
            c.lead(unit, at)
        return m.end(1), m.end()
    if len(led) > 1:
        return m.end(1), m.end()  # whom each of several leads is not told
    return None


def _under(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "under the authority of the B Directorate": that is the unit's place."""
    said = c.says(m.end(2))
    return _inside(c, m) if re.search(r"\bunder\b|\bsous\b", said) else None


def _led_under(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    return _led(c, m) if c.says(m.start(2) + len(m[2])).endswith("under") else None


def _led_first(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    c.lead(c.units(*m.span(2))[0], m.start(1))
    return m.start(), m.start(2)


def _its_head(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    said = c.says(m.start(1) - 1)
    back = c.subject if m.start() else c.topic.unit
    if not re.search(r"\b(?:its|sa|son)\b|^at |direction en est", said):
        return None
    c.lead(back, m.start(1))
    return m.span()


def _led_by_subject(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "which the T leads", "the head of the U is the T", "direction of the U rests with the T"."""
    c.lead(c.units(*m.span(1))[0], m.start(2))
    return m.end(1), m.end()


def _leads(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    c.lead(c.units(*m.span(2))[0], m.start(1))
    return m.end(1), m.end(2)


def _covers(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """« chapeaute », « coiffe »: said of posts as well as of units."""
    return _leads(c, m) if re.match(r"chapeaut|coiff", c.says(m.start(2) - 1)) else None


def _leads_it(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    back = c.back()
    before = c.units(0, m.start())
    c.lead(before[-1] if before and c.subject is None else back, m.start(1))
    return m.end(1), m.end()


def _head_apposed(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    second = c.words[m.start(2)]
    said = second.title.value.split(" ")[0].lower() if second.title else ""
    if (
        second.ref
        and second.title
        and said in {"responsable", "chef", "cheffe"}
        and not second.said
    ):
        c.lead(second.ref, m.start(1))
        return m.end(1), m.end(2)
    return None


def _inside(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    children, parent = c.units(*m.span(1)), c.units(*m.span(3))[0]
    verb = c.words[m.end(2)]
    plural = bool(PLURAL[c.lang].search(verb.said)) and not m[2].startswith(",")
    if plural and len(children) == 1 and not c.anchored(m.start()):
        return None
    if not plural:
        children = children[-1:]
    if re.search(r"\b(?:one|another|other|two|l'une?|autre)\b", verb.said):
        c.series = parent
    c.part([r for r in children if r.how != "kind" or c.anchored(m.start())], parent)
    return m.end(1), m.end(3)


def _opening(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    listed = c.units(*m.span(2))
    if not re.search(r"ees?s (?:qa|au|dans)", c.says(0)):
        listed = listed[:1]  # after another verb the second may be a unit elsewhere
    c.part([ref for ref in listed if ref.how != "kind"], c.units(*m.span(1))[0])
    return m.start(), m.start(2)


def _opening_there(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    c.part(c.units(*m.span(2)), c.units(*m.span(1))[0])
    return m.span()


def _holds(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    if m[2] == "" and not c.anchored(m.start(1)):
        return None
    whole = c.units(*m.span(1))[0]
    listed = [k for k in range(*m.span(3)) if c.words[k].letter == "U"]
    kinds = [ref.unit.kind for ref in c.units(*m.span(3))]
    if "R" in m[2] and whole.unit.kind not in kinds[:1] and whole.unit.kind in kinds:
        listed = listed[: kinds.index(whole.unit.kind)]  # a sibling of the whole: a list around
    c.part([r for k in listed for r in c.units(k, k + 1) if r.how != "kind"], whole)
    return m.end(1), listed[-1] + 1


def _holds_too(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    c.part([r for r in c.units(*m.span(2)) if r.how != "kind"], c.units(*m.span(1))[0])
    return m.end(1), m.end(2)


def _form(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """Groups named a, b, ... are the parts, the group w is the whole."""
    parts = [r for name in ("a", "b") if m.groupdict().get(name) for r in c.units(*m.span(name))]
    if len(parts) < 2:
        return None
    c.part(parts, c.units(*m.span("w"))[0])
    return m.start() + 1, m.end()


def _form_apart(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "is, with the B, part of the C", « fait partie, avec l'B, de la C »."""
    return _form(c, m) if re.search("[iI],w", m[0]) else None


def _counted(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
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


def _divided(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    ahead = {id(r.unit): r for r in c.units(0, m.start(1))}
    if len(ahead) > 1:
        return None
    c.part(c.units(*m.span(1)), next(iter(ahead.values()), c.topic.unit))
    return m.span(1)


def _divided_among(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    return (
        _divided(c, m)
        if re.search(r" (?:among|amongst|between|entre)$", c.says(m.start()))
        else None
    )


def _in_charge_of(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "The A is responsible for three sections: …"."""
    said = " ".join(word.said for word in c.words[1:3])
    return _divided(c, m) if _HAS_CHARGE.search(said) else None


def _inside_too(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    child = c.units(*m.span(1))
    c.part(child, c.units(*m.span(2))[0])
    return m.start(2), m.end()


def _its_counted(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "the A and its two sections, the B and the C"."""
    if not re.match(r"(?:its|ses|their|leurs)\b", c.says(m.end("w") + 1)):
        return None
    c.part(c.units(*m.span("a")), c.units(*m.span("w"))[0])
    return m.end("w"), m.end()


def _as_does(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    listed = c.units(*m.span(1))
    said = [one.parent for one in c.said if isinstance(one, Part)]
    other = [ref for ref in said if all(ref.unit is not child.unit for child in listed)]
    c.part(listed, next(iter(other[-1:]), None))
    return m.start(), m.start(1)


def _larger(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    """ "in the A Unit, B Division": a larger unit after a smaller one."""
    small, large = c.units(*m.span(1)), c.units(*m.span(2))
    if not (0 < RANK.get(small[0].unit.kind, 0) < RANK.get(large[0].unit.kind, 0)):
        return None
    c.part(small, large[0])
    return m.end(1), m.end(2)


def _frames(*table: tuple[str, _Act]) -> tuple[_Frame, ...]:
    return tuple(
        (re.compile(pattern.replace("@", _L)), act, _needed(pattern.replace("@", "U")))
        for pattern, act in table
    )


def _needed(pattern: str) -> frozenset[str]:
    """The letters that every match of a frame has: those that are neither optional nor a choice."""
    bare = re.sub(r"\(\?P<\w>", "(", pattern)
    bare = re.sub(r"\[[^]]*\][?*]?(?:\{\d,\d+\})?", "", bare)
    while (fewer := re.sub(r"\((?:\?(?:[:=!]|<[=!]))[^()]*\)\??", "", bare)) != bare:
        bare = fewer
    bare = re.sub(r"\w[?*]|\w\{0,\d+\}", "", bare)
    return frozenset(re.findall(r"[A-Za-z]", bare))


_FRAMES = _frames(
    (r"UvU", _owner),
    (r"t(?P<a>@)[pI](?P<w>U)", _counted),
    (r"U[op]U(?![=]?v)", _of),
    (r"(?<=[pIkY])(U),(U)(?=[,;.:]|$)", _larger),
    (r"s(@)", _its),
    (r"(?<=U)([pko]x[xo]{0,3})(?=[,;c])", _drop),
    (r"(U),?R?e", _within_it),
    (r"(,?R[^UTWGelm;:]*)(?=;)", _drop),
    (r"(,?[RJ][^UTWGelm,;:]*)(?=[,;:]|$)", _drop),
    (r"(U)(,R)B[=,]?([TW])", _led),
    (r"(U)(,R)H(?:N|Z)?[,:=]*(@)", _holds),
    (r"(@)(,R)I(U)", _inside),
    (r"(U),?R?G(?=[,;.:]|$)", _within_it),
    (r"G,?=?(U)(?!B)", lambda c, m: _its_part(c, m)),
    (r"(T),?R?l", _leads_it),
    (r"(@)(,?R?=?)B((?:[TW](?:,c?|c))+[TW])", _led_each),
    (r"(@)(,?R?=?)B[=,]?([TW])", _led),
    (r"(@)(,?c?R?=?)B(U)", _under),
    (r"(U)(,?R?)I([TW])", _led_under),
    (r"(U)(,?)[Hw]([TW])[hB]", _led),
    (r"(U),?R(T)L(?=[,;.]|$)", _led_by_subject),
    (r"(U),?J([TW])=?[hlY]", _led_by_subject),
    (r"L(U)[=i]([TW])", _led_by_subject),
    (r"Y(U)[=]?(?:B|x{1,2}[wk]?|xk)([TW])", _led_by_subject),
    (r"^B([TW]),[xp]*,?(U)", _led_first),
    (r"(?:^|(?<=[,;]))(?:c)?B([TW])", _its_head),
    (r"(T),(T)(?=[,;.]|$)", _head_apposed),
    (r"(?P<w>U)cN[,:]+(?P<a>@)", _its_counted),
    (r"([TW])(?:,?R|,)?[nx]?L(U)(?=[,;.:cpoRwk=n]|$)(?!v)", _leads),
    (r"^[Ip](U),(?:x=|c?B[TW],)?(@)(?=[^,cU;:]|,[RBI]|$)", _opening),
    (r"^p(U),?x{0,2}t[N,:]*(@)", _opening_there),
    (r"^p(U),?x{0,2}N?t?[,:](@)$", _opening_there),
    (r"H(?:N|Z)?[,:=]*@(,x[^UTW,;:HIBLe]*)(?=,c?U)", _drop),
    (r"H(,[kw][xo]*(?:@)?,)(?=[okp]?U)", _drop),
    (r"(?P<w>U)H[NZ],?[JH](?P<a>@)", _counted),
    (r"(U)(,?R?)H(?:N|Z)?[,:=]*(@)", _holds),
    (r"(U)(,?)wN[,:]+(@)", _holds),
    (r"(?P<a>@),?w(?P<b>@),?I(?P<w>U)", _form),
    (r"(@)(,?c?R?)I(U)", _inside),
    (r"(U)(,)p(U)(?=,)", _inside),
    (r"o(?P<w>U)Ri(?P<a>@)", _counted),
    (r"([TW])(?:,?R)?H(U)(?=[,;.:c]|$)", _covers),
    (r"^[xc]?,?(U)[^UTR;:]*c=?I(U)", _inside_too),
    (r"^[xc]?,?(U)[^UTR;:]*cB([TW])", _led_by_subject),
    (r"^[tN]I(?P<w>U)[,:=]+(?P<a>@)", _counted),
    (r"^I(?P<w>U)=?(?P<a>@)$", _counted),
    (r"(?:^|(?<=[;:]))e(?P<a>@)", _counted),
    (r"(?:^|(?<=[;:,=]))[okpIB](?P<w>U),?R?i(?P<a>@)", _counted),
    (r"(@)=?O(U)v[NZ]", _inside_too),
    (r"^A(?P<a>@),(?P<b>U)[IF](?P<w>U)", _form),
    (r"w(?P<a>@),?(?P<b>U)F(?P<w>U)", _form),
    (r"(?P<a>@),?R?F,?w(?P<b>@),?(?P<w>U)", _form),
    (r"(?P<a>@),w(?P<b>@),F(?P<w>U)", _form),
    (r"(?P<a>@)[iI]?,w(?P<b>@),[ok]?(?P<w>U)", _form_apart),
    (r"(?P<a>@),?R?F(?P<w>U)", _form),
    (r"J(@)i", lambda c, m: _to_which(c, m)),
    (r"^[xc]?,?(U)[^UTR;:]*c,?H(?:N|Z)?[,:=]*(@)", _holds_too),
    (r"^[xc]?,?(U)[^;:]*cH(?:N|Z)?[,:=]*(@)", _holds_too),
    (r"[NZ]o(?P<w>U)[,:=]+(?P<a>@)", _counted),
    (r"(?P<w>U)v[NZ][,:=]+(?P<a>@)", _counted),
    (r"NF(?P<w>U)[,:=]+(?P<a>@)", _counted),
    (r"Nm[,:=]+(?P<a>@)", _counted),
    (r"Z[,:=]*(?P<a>@)", _counted),
    (r"(?:^|(?<=[;:]))s?N[,:=]+(?P<a>@)", _counted),
    (r"D[^T;:]*[:,]t?(@)[,;]?$", _divided),
    (r"D(@)[,;]?$", _divided_among),
    (r"^U(?:=x|x)k?N:(@)[,;]?$", _in_charge_of),
    (r"A(@)", _as_does),
    # What says nothing falls away, so that subject and verb come together.
    (r"(?<=U)(,[wR][xkwpoc=nNPs]*U[xkwpo]*,)(?=[HBIL])", _drop),
    (r"(?<=U)(,[^UTW,;:cHIBLe][^UTW,;:HIBLe]{0,14},)(?=[HIBF=])", _drop),
)  # fmt: skip


def _its_part(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    child = c.units(*m.span(1))
    back = c.topic.unit if m.start() == 0 else c.back()
    c.part(child, back)
    return m.start(), m.start(1)


def _to_which(c: Clause, m: re.Match[str]) -> tuple[int, int] | None:
    before = c.units(0, m.start())
    c.part(c.units(*m.span(1)), before[-1] if before else None)
    return m.span()
