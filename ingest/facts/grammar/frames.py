"""Frames of the clause grammar: which orders of phrases say what is part of what, and who leads.

A sentence is a string of letters, one a phrase
(:mod:`~rolegraph.ingest.facts.grammar.clause_words`). Frames are looked for in it, asides first;
each says its links and shrinks to its subject, so
that "the A, led by the T and part of the B, comprises the C" is read from the inside out. A
frame whose subject is not certain says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rolegraph.ingest.facts.grammar.clause import (
    FOREIGN,
    Clause,
    Part,
    Said,
    Topic,
    resolved,
    without_denied,
)
from rolegraph.ingest.facts.grammar.clauses import Phrase
from rolegraph.ingest.facts.grammar.frame_acts import (
    alongside,
    as_does,
    counted,
    divided,
    divided_among,
    drop,
    form,
    form_apart,
    headed_list,
    holds,
    holds_too,
    houses_it,
    in_charge_of,
    inside,
    inside_too,
    its,
    its_counted,
    its_part,
    larger,
    likewise,
    of,
    of_the_latter,
    opening,
    opening_there,
    opening_whereas,
    owner,
    runs_a,
    through,
    through_a,
    to_which,
    under,
    with_a,
    within_it,
    within_it_first,
)
from rolegraph.ingest.facts.grammar.frame_leads import (
    covers,
    head_apposed,
    its_head,
    its_leader,
    leads,
    leads_it,
    led,
    led_by_subject,
    led_each,
    led_first,
    led_under,
)
from rolegraph.ingest.facts.units import Ref

__all__ = ["read_clause"]

#: A list of units; a list of them in other cases.
_L = r"U(?:(?:[,;]c?|c)[okp]?U)*"
_Act = Callable[[Clause, re.Match[str]], tuple[int, int] | None]
#: A frame's pattern, what it says, and the letters without which it is not looked for.
_Frame = tuple[re.Pattern[str], _Act, frozenset[str]]
#: Steps in which a sentence is read; what needs more is no prose.
_MOST_STEPS = 60


def read_clause(words: list[Phrase], topic: Topic, lang: str) -> tuple[list[Said], Topic]:
    """What a sentence says of units, and what the next sentence may refer back to."""
    former = any(word.letter == "f" for word in words) and len(topic.named) == 2
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
    spoken_of = {id(ref) for one in clause.said for ref in _refs(one)}
    if subject is None and not named and topic.unit and id(topic.unit) in spoken_of:
        subject = topic.unit  # "At its head is the T": still about the same unit
    last = named[-1] if named else None if opens else topic.last
    different = {id(ref.unit): ref for ref in named}
    parts = [one.child for one in clause.said if isinstance(one, Part)]
    if len(parts) == 2 and all(ref in named for ref in parts):
        different = {id(ref.unit): ref for ref in parts}  # "has an A and a B. The former …"
    if former:  # "The former …": the next sentence may go on with "The latter"
        different, last = {id(ref.unit): ref for ref in topic.named}, topic.named[-1]
    said_of = title if opens else None
    return clause.said, Topic(subject, last, said_of, tuple(different.values()), clause.series)


def _refs(one: Said) -> tuple[Ref, ...]:
    return (one.child, one.parent) if isinstance(one, Part) else (one.unit,)


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


def _frames(*table: tuple[str, _Act]) -> tuple[_Frame, ...]:
    return tuple(
        (re.compile(pattern.replace("@", _L)), act, _needed(pattern.replace("@", "U")))
        for pattern, act in table
    )


def _needed(pattern: str) -> frozenset[str]:
    """The letters that every match of a frame has: those that are neither optional nor a choice."""
    bare = re.sub(r"\(\?P<\w+>", "(", pattern)
    bare = re.sub(r"\[[^]]*\][?*]?(?:\{\d,\d+\})?", "", bare)
    while (fewer := re.sub(r"\((?:\?(?:[:=!]|<[=!]))[^()]*\)\??", "", bare)) != bare:
        bare = fewer
    bare = re.sub(r"\w[?*]|\w\{0,\d+\}", "", bare)
    return frozenset(re.findall(r"[A-Za-z]", bare))


_FRAMES = _frames(
    (r"UvU", owner),
    (r"t(?P<a>@)[pI](?P<w>U)", counted),
    (r"(?P<a>@)o(?P<w>U)", of_the_latter),
    (r"U[op]U(?![=]?v)", of),
    (r"(?<=[pIkY])(U),(U)(?=[,;.:]|$)(?!(?:,U)*,?c[okp]?U)", larger),
    (r"s(@)", its),
    (r"(?<=U)([pko]x[xo]{0,3})(?=[,;c])", drop),
    (r"(U),?R?e", within_it),
    (r"(U)(,R)H(?:N|Z)?[,:=]*(@)", holds),
    (r"(,?R[^UTWGelm;:]*)(?=;)", drop),
    (r"(,[RJ][^UTWGelm,;:]*,)(?=[HBIF=])", drop),
    (r"(,?[RJ][^UTWGelm,;:]*)(?=[,;:]|$)", drop),
    (r"(?<=c)(,[kx][xo]*,)(?=U)", drop),
    (r"(?P<a>@),?c?R?I(?P<w>U),?w(?P<b>@)", alongside),
    (r"(U)(,R)B[=,]?([TW])", led),
    (r"(@)(,R)I(U)", inside),
    (r"(U),?R?G(?=[,;.:]|$)", within_it),
    (r"G,?=?(U)(?!B)", its_part),
    (r"(T),?R?l", leads_it),
    (r"(@)(,?R?=?)B((?:[TW](?:,c?|c))+[TW])", led_each),
    (r"(@)(,?R?=?)B[=,]?([TW])", led),
    (r"(@)(,?c?R?=?)B(U)", under),
    (r"(U)(,?R?)I([TW])", led_under),
    (r"(U)(,?)[Hw]([TW])[hB]", led),
    (r"(U),?R(T)L(?=[,;.]|$)", led_by_subject),
    (r"(U),?J([TW])=?[hlY]", led_by_subject),
    (r"L(U)[=i]([TW])", led_by_subject),
    (r"Y(U)[=]?(?:B|x{1,2}[wk]?|xk)([TW])", led_by_subject),
    (r"^B([TW]),[xp]*,?(U)", led_first),
    (r"(?:^|(?<=[,;]))(?:c)?B([TW])", its_head),
    (r"(T),(T)(?=[,;.]|$)", head_apposed),
    (r"(?P<w>U)cN[,:]+(?P<a>@)", its_counted),
    (r"([TW])(?:,?R|,)?[nx]?L(U)(?=[,;.:cpoRwk=n]|$)(?!v)", leads),
    (r"^[Ip](U),(U)[^;:]*V(U)", opening_whereas),
    (r"^[Ip](U),(U)x[^UTWR;:,]+c(U)(?=x)", opening_whereas),
    (r"^[Ip](U),(?:x=|c?B[TW],)?(@)(?=[^,cU;:]|,[RBI]|$)", opening),
    (r"^E,?(U)", within_it_first),
    (r"(U)[^UTR;:,]*(?:c|cx)?[LK](U)", runs_a),
    (r"^(U)x{0,3}[Kk]N[,:](@)", through),
    (r"(U)[^UTR;:]*k(@)", through_a),
    (r"^(U):(@)[;.]?$", headed_list),
    (r"^p(U),?x{0,2}t[N,:]*(@)", opening_there),
    (r"^p(U),?x{0,2}N?t?[,:](@)$", opening_there),
    (r"H(?:N|Z)?[,:=]*@(,x[^UTW,;:HIBLe]*)(?=,c?U)", drop),
    (r"H(,[kw][xo]*(?:@)?,)(?=[okp]?U)", drop),
    (r"(?P<w>U)H[NZ],?[JH](?P<a>@)", counted),
    (r"(U)(,?R?)H(?:N|Z)?[,:=]*(@)", holds),
    (r"(U)(,?)wN[,:]+(@)", holds),
    (r"(U)(,?)w(@)", with_a),
    (r"(U)H,w(@)", houses_it),
    (r"(?P<a>@)=?,?w(?P<b>@),?I(?P<w>U)", form),
    (r"(?P<a>@)=?,(?P<like>[cA])(?P<b>@),[IF](?P<w>U)", likewise),
    (r"(@)(,?c?R?)I(U)", inside),
    (r"(U)(,)p(U)(?=,)", inside),
    (r"(?<=[kpI])(U)(,)p(U)", inside),
    (r"(?:^|(?<=[;:]))sL,?=?([TW])", its_leader),
    (r"(U),?JT=([TW])", led_by_subject),
    (r"o(?P<w>U)Ri(?P<a>@)", counted),
    (r"([TW])(?:,?R)?H(U)(?=[,;.:c]|$)", covers),
    (r"^[xc]?,?(U)[^UTR;:]*c=?I(U)", inside_too),
    (r"^[xc]?,?(U)[^UTR;:]*cB([TW])", led_by_subject),
    (r"^[tN]I(?P<w>U)[,:=]+(?P<a>@)", counted),
    (r"^I(?P<w>U)=?(?P<a>@)$", counted),
    (r"(?:^|(?<=[;:]))e(?P<a>@)", counted),
    (r"(?:^|(?<=[;:,=]))[okpIB](?P<w>U),?R?i(?P<a>@)", counted),
    (r"(@)=?O(U)v[NZ]", inside_too),
    (r"^A(?P<a>@),(?P<b>U)[IF](?P<w>U)", form),
    (r"w(?P<a>@),?(?P<b>U)F(?P<w>U)", form),
    (r"(?P<a>@),?R?F,?w(?P<b>@),?(?P<w>U)", form),
    (r"(?P<a>@),w(?P<b>@),F(?P<w>U)", form),
    (r"(?P<a>@)[iI]?,w(?P<b>@),[ok]?(?P<w>U)", form_apart),
    (r"(?P<a>@),?R?F(?P<w>U)", form),
    (r"J(@)i", to_which),
    (r"^[xc]?,?(U)[^UTR;:]*c,?H(?:N|Z)?[,:=]*(@)", holds_too),
    (r"^[xc]?,?(U)[^;:]*cH(?:N|Z)?[,:=]*(@)", holds_too),
    (r"[NZ]o(?P<w>U)[,:=]+(?P<a>@)", counted),
    (r"(?P<w>U)v[NZ][,:=]+(?P<a>@)", counted),
    (r"NF(?P<w>U)[,:=]+(?P<a>@)", counted),
    (r"Nm[,:=]+(?P<a>@)", counted),
    (r"Z[,:=]*(?P<a>@)", counted),
    (r"(?:^|(?<=[;:]))s?N[,:=]+(?P<a>@)", counted),
    (r"D[^T;:]*:t?(@)[,;]?$", divided),
    (r"D(@)[,;]?$", divided_among),
    (r"^U(?:=x|x)k?N:(@)[,;]?$", in_charge_of),
    (r"A(@)", as_does),
    # What says nothing falls away, so that subject and verb come together.
    (r"(?<=U)(,[wR][xkwpoc=nNPs]*U[xkwpo]*,)(?=[HBIL])", drop),
    (r"(?<=U)(,[^UTW,;:cHIBLe][^UTW,;:HIBLe]{0,14},)(?=[HIBF=])", drop),
)  # fmt: skip
