"""Units and posts that may be what became of others: candidates for a person to confirm.

No notice says so; two that are shown here stay two. A unit counts as a candidate where it is no
longer evidenced before the other one begins, and the two share what few units share: the wording
of what they do, an acronym, posts of the same title and grade. Parts of a name ("Campaigns and
Social Media Unit", "Social Media Unit") count below units that are candidates themselves, and
posts where their units are. Of what is evidenced at the same time, neither became the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations

from rolegraph.ingest.facts.units import RANK
from rolegraph.ingest.identities.compare import likeness
from rolegraph.ingest.identities.model import (
    Candidate,
    Identities,
    Mention,
    Post,
    Unit,
    first_evidenced,
)
from rolegraph.ingest.identities.wording import LONG, Run, runs_of
from rolegraph.ingest.identities.words import KIND_WORDS, canonical, key, rank
from rolegraph.ingest.mentions import Mentions, bare_title

__all__ = ["reorganisation_candidates"]

_CONFIDENCE = {"strong": 0.8, "medium": 0.6, "weak": 0.35}
_STRONG, _MEDIUM, _WEAK = 3.0, 2.0, 1.0
_ALIKE, _SAME = 0.45, 0.8
#: Titles that units of all kinds have tell nothing.
_COMMON_TITLE = 2
_Pair = tuple[str, str]


@dataclass
class _Case:
    """What speaks for one pair; the first of it is the one evidenced before."""

    first: Unit
    second: Unit
    score: float = 0.0
    reasons: list[tuple[str, str]] = field(default_factory=list)
    run: Run | None = None

    def add(self, rule: str, score: float, detail: str = "") -> None:
        """One more reason."""
        self.score += score
        self.reasons.append((rule, detail))


def reorganisation_candidates(identities: Identities) -> list[Candidate]:
    """The candidates among all units and posts, the strongest first."""
    units = [unit for unit in identities.units if unit.kind in RANK and unit.named and _days(unit)]
    parents = _parents(identities)
    cases: dict[_Pair, _Case] = {}
    for pair, run in runs_of(units).items():
        _add_run(cases, {u.iri: u for u in units}, pair, run)
    _add_acronyms(cases, units)
    _add_moved_posts(cases, identities, units)
    for case in cases.values():
        common = parents.get(case.first.iri, set()) & parents.get(case.second.iri, set())
        if common:
            case.add("same-parent", 1.0)
    _add_parts(cases, units, parents)
    found = [c for case in cases.values() if (c := _candidate(case)) is not None]
    found = _with_change(found, identities)
    found += list(_posts(identities, found))
    known = {
        _sides(identities, q.first, q.second) for q in identities.questions if q.kind == "post"
    }
    known |= {_sides(identities, *sides) for _, *sides in identities.curated.decisions}
    return sorted(
        (c for c in found if _sides(identities, c.first, c.second) not in known),
        key=lambda c: (-c.confidence, c.kind, c.key),
    )


def _sides(identities: Identities, *mentions: Mention) -> frozenset[str]:
    """The posts or units of two mentions: what is asked or decided of them already."""
    return frozenset(map(identities.iri_of, mentions))


def _days(thing: Unit | Post) -> list[str]:
    return sorted(notice.date for notice, _ in thing.members if notice.date)


def _organisations(thing: Unit | Post) -> set[str | None]:
    return {notice.organisation for notice, _ in thing.members}


def _in_order(one: Unit, other: Unit) -> tuple[Unit, Unit] | None:
    """The two as before and after; nothing where they are evidenced at the same time."""
    if not _organisations(one) & _organisations(other):
        return None
    if abs(RANK[one.kind] - RANK[other.kind]) > 1:
        return None
    if _days(one)[-1] < _days(other)[0]:
        return one, other
    if _days(other)[-1] < _days(one)[0]:
        return other, one
    return None


def _case(cases: dict[_Pair, _Case], one: Unit, other: Unit) -> _Case | None:
    ordered = _in_order(one, other)
    if ordered is None:
        return None
    pair = ordered[0].iri, ordered[1].iri
    if pair not in cases:
        cases[pair] = _Case(*ordered)
        last, first = _days(ordered[0])[-1], _days(ordered[1])[0]
        cases[pair].add("one-after-the-other", 0.0, f"{last} / {first}")
    return cases[pair]


def _add_run(cases: dict[_Pair, _Case], units: dict[str, Unit], pair: _Pair, run: Run) -> None:
    case = _case(cases, units[pair[0]], units[pair[1]])
    if case is not None:
        turned = case.first.iri != pair[0]
        case.run = replace(run, first=run.second, second=run.first) if turned else run
        case.add("shared-mission", 3.0 if run.words >= LONG else 2.0, str(run.words))


def _add_acronyms(cases: dict[_Pair, _Case], units: list[Unit]) -> None:
    held: dict[str, list[Unit]] = {}
    for unit in units:
        for acronym in sorted({local.acronym for _, local in unit.members if local.acronym}):
            held.setdefault(acronym, []).append(unit)
    for acronym, listed in held.items():
        for one, other in combinations(listed, 2):
            case = _case(cases, one, other)
            if case is not None:
                case.add("shared-acronym", 2.0, acronym)


def _add_moved_posts(cases: dict[_Pair, _Case], identities: Identities, units: list[Unit]) -> None:
    """Posts of one title and grade in both; titles that many units have do not count."""
    named = {unit.iri: unit for unit in units}
    held: dict[tuple[str, str], dict[str, str]] = {}
    for notice in identities.notices:
        grade = notice.record["grade"]["entry"]
        title = _title(notice)
        for unit in notice.own_units if grade and title else ():
            iri = identities.unit_of[unit].iri
            if iri in named:
                held.setdefault((title, grade), {})[iri] = notice.record["title"]["en"] or title
    moved: dict[_Pair, list[str]] = {}
    for posts in held.values():
        if len(posts) == _COMMON_TITLE:
            one, other = sorted(posts)
            moved.setdefault((one, other), []).append(posts[one])
    for (one, other), titles in sorted(moved.items()):
        case = _case(cases, named[one], named[other])
        if case is not None:
            score = 2.0 if len(titles) > 1 else 0.5
            case.add("moved-posts", score, "; ".join(sorted(titles)))


def _title(notice: Mentions) -> str:
    """The canonical words of the advertised title; nothing of a title that is only a rank."""
    for lang in ("en", "fr"):
        title = notice.record["title"].get(lang)
        if title:
            words = canonical(bare_title(title), lang)
            return key(words) if set(words) - rank(words, lang) else ""
    return ""


def _parents(identities: Identities) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for notice in identities.notices:
        for unit, parent in notice.containment:
            one, other = identities.unit_of[unit], identities.unit_of[parent]
            if one is not other:
                found.setdefault(one.iri, set()).add(other.iri)
    return found


def _add_parts(cases: dict[_Pair, _Case], units: list[Unit], parents: dict[str, set[str]]) -> None:
    """Units in units that are candidates: the name of one holds that of the other."""
    sure = {pair for pair, case in cases.items() if case.score >= _MEDIUM}
    inside: dict[str, list[Unit]] = {}
    for unit in units:
        for parent in parents.get(unit.iri, ()):
            inside.setdefault(parent, []).append(unit)
    for before, after in sorted(sure):
        for one in inside.get(before, ()):
            for other in inside.get(after, ()):
                case = _case(cases, one, other) if one is not other else None
                if case is None or case.first is not one:
                    continue
                part = _part(one, other)
                if part:
                    case.add("part-of-name", part)
                    case.add("units-above", 1.0)


def _part(one: Unit, other: Unit) -> float:
    """1 where the later name is a part of the earlier (a split), 0.5 the other way round."""
    for lang in ("en", "fr"):
        for first in _names(one, lang):
            for second in _names(other, lang):
                if first and second and first != second:
                    if second < first:
                        return 1.0
                    if first < second:
                        return 0.5
    return 0.0


def _names(unit: Unit, lang: str) -> list[frozenset[str]]:
    names = {local.names[lang] for _, local in unit.members if local.names.get(lang)}
    return [frozenset(canonical(name, lang)) - KIND_WORDS for name in sorted(names)]


def _candidate(case: _Case) -> Candidate | None:
    if case.score < _WEAK:
        return None
    strength = "strong" if case.score >= _STRONG else "medium" if case.score >= _MEDIUM else "weak"
    first = max(case.first.members, key=lambda m: (m[0].date or "", m[0].number, m[1].local_key))
    second = min(case.second.members, key=lambda m: (*first_evidenced(m[0]), m[1].local_key))
    run = case.run
    quotes = (
        ((run.first.notice, run.first.place), (run.second.notice, run.second.place))
        if (run)
        else tuple(_named_at(mention) for mention in (first, second))
    )
    return Candidate(
        "unit", first, second, tuple(case.reasons), _CONFIDENCE[strength], strength, quotes=quotes
    )


def _named_at(mention: Mention) -> tuple[Mentions, dict[str, object]]:
    """Where a mention stands."""
    notice, local = mention
    evidence = notice.record["evidence"]
    for pointer in local.pointers:
        for lang in ("/en", "/fr", ""):
            if pointer + lang in evidence:
                return notice, evidence[pointer + lang]
    return notice, {}


def _with_change(found: list[Candidate], identities: Identities) -> list[Candidate]:
    """Whether one became several, or several one."""
    likely = [c for c in found if c.strength != "weak"]
    before = [identities.iri_of(c.first) for c in likely]
    after = [identities.iri_of(c.second) for c in likely]
    changed = []
    for c in found:
        one = identities.iri_of(c.first)
        other = identities.iri_of(c.second)
        change = "succession"
        if c.strength != "weak" and before.count(one) > 1:
            change = "split"
        elif c.strength != "weak" and after.count(other) > 1:
            change = "merger"
        changed.append(replace(c, change=change))
    return changed


def _posts(identities: Identities, units: Iterable[Candidate]) -> list[Candidate]:
    """Posts of units that are candidates: both head theirs, or are advertised with like work."""
    heads, sitting = _heads(identities), _sitting(identities)
    found: dict[_Pair, Candidate] = {}
    for case in units:
        if case.strength == "weak":
            continue
        before = identities.iri_of(case.first)
        after = identities.iri_of(case.second)
        for one in heads.get(before, ()):
            for other in heads.get(after, ()):
                if one is not other and _follows(one, other):
                    found.setdefault((one.iri, other.iri), _heads_candidate(one, other))
        for one, other, alike in _alike(sitting.get(before, []), sitting.get(after, [])):
            found.setdefault((one.iri, other.iri), _alike_candidate(one, other, alike))
    return list(found.values())


def _alike(before: list[Post], after: list[Post]) -> Iterator[tuple[Post, Post, float]]:
    """Pairs of like work, rank and grade, of which neither is like a third in these units."""
    pairs = [
        (one, other, alike)
        for one in before
        for other in after
        if one is not other
        and _follows(one, other)
        and _standing(one.notices[-1]) == _standing(other.notices[0])
        and (alike := likeness(one.notices[-1], other.notices[0])) >= _ALIKE
    ]
    for one, other, alike in pairs:
        if sum(one in pair or other in pair for pair in pairs) == 1:
            yield one, other, alike


def _standing(notice: Mentions) -> tuple[str | None, frozenset[str]]:
    """The grade of the advertised post, and the words of its title that say its rank."""
    for lang in ("en", "fr"):
        title = notice.record["title"].get(lang)
        if title:
            words = canonical(bare_title(title), lang)
            return notice.record["grade"]["entry"], frozenset({lang}) | rank(words, lang)
    return None, frozenset()


def _heads(identities: Identities) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = {}
    for notice in identities.notices:
        said = [(unit, post) for unit, post, how in notice.places if how == "heads"]
        for i, unit in enumerate(notice.units):
            head = notice.post_at.get(f"/units/{i}/led_by/title")
            said += [(unit, head)] if head is not None else []
        for unit, post in said:
            listed = found.setdefault(identities.unit_of[unit].iri, [])
            if identities.post_of[post] not in listed:
                listed.append(identities.post_of[post])
    return found


def _sitting(identities: Identities) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = {}
    for notice in identities.notices:
        for unit in notice.own_units:
            listed = found.setdefault(identities.unit_of[unit].iri, [])
            if identities.post_of[notice.advertised] not in listed:
                listed.append(identities.post_of[notice.advertised])
    return found


def _follows(one: Post, other: Post) -> bool:
    return bool(_days(one) and _days(other)) and _days(one)[-1] < _days(other)[0]


def _heads_candidate(one: Post, other: Post) -> Candidate:
    alike = likeness(one.notices[-1], other.notices[0]) if one.notices and other.notices else 0.0
    if alike >= _ALIKE and _standing(one.notices[-1]) == _standing(other.notices[0]):
        return _alike_candidate(one, other, alike, ("heads-of-candidates", ""))
    return _post(one, other, "weak", ("heads-of-candidates", ""))


def _alike_candidate(one: Post, other: Post, alike: float, *more: tuple[str, str]) -> Candidate:
    grade = str(one.notices[-1].record["grade"]["entry"])
    strength = "strong" if alike >= _SAME else "medium"
    duties = ("shared-duties", f"{alike:.2f}")
    return _post(one, other, strength, *more, duties, ("same-grade", grade))


def _post(one: Post, other: Post, strength: str, *reasons: tuple[str, str]) -> Candidate:
    first = max(one.members, key=lambda m: (m[0].date or "", m[0].number, m[1].local_key))
    second = min(other.members, key=lambda m: (*first_evidenced(m[0]), m[1].local_key))
    listed = (
        ("one-after-the-other", f"{first[0].date} / {second[0].date}"),
        ("units-are-candidates", ""),
        *reasons,
    )
    quotes = tuple(_named_at(mention) for mention in (first, second))
    return Candidate("post", first, second, listed, _CONFIDENCE[strength], strength, quotes=quotes)
