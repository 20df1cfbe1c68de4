"""Where a post mention sits, and what it is called there: its core title and its unit.

"Deputy Director of the OSC", "Deputy Director, Office of Strategic Communications" and, in a
notice of that office, "Deputy Director" are one core in one office; so are "Head of the Maps
Section" and "Head, Maps". A core that is a rank and no more is the same word in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolegraph.ingest.identities.placed import (
    HEADS,
    NO_PLACE,
    Placed,
    is_of_kind,
    without_tail,
)
from rolegraph.ingest.identities.setting import (
    place_by_subject,
    place_in_setting,
    setting,
    subjects_of,
)
from rolegraph.ingest.identities.units import Units
from rolegraph.ingest.identities.words import KIND_WORDS, canonical, key, rank, spoken_rank
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions, bare_title

__all__ = ["place_posts"]

#: Roles that an organisation has once, whatever office mentions them.
_ONE_IN_ORGANISATION = frozenset({"general secretary", "general secretaire"})


def place_posts(notices: list[Mentions], units: Units) -> list[Placed]:
    """Every post of every notice, placed; in the order of the notices."""
    found: list[Placed] = []
    subjects = subjects_of(notices, units)
    for notice in notices:
        by_post = {post: _placed(notice, post, units) for post in notice.posts}
        own = next((p for p in notice.posts if p.advertised), None)
        for one in by_post.values():
            one.own = by_post[own] if own is not None else None
            one.office = units.line(one.office)
            if one.fine is not None:
                one.around = units.around(one.fine)
                one.fine = units.line(one.fine)
            place_by_subject(one, subjects, units)
        if own is not None:
            place_in_setting(notice, by_post[own], by_post, units)
        found += by_post.values()
    return found


def _placed(notice: Mentions, post: LocalPost, units: Units) -> Placed:
    one = Placed(notice, post, office=units.office[notice])
    said = dict(_stated_places(notice, post))
    for lang, counts in sorted(post.titles.items()):
        for title in sorted(counts):
            one.whole.setdefault(lang, canonical(bare_title(title), lang))
            short, behind = without_tail(bare_title(title), lang, notice)
            for larger in behind[1:]:
                said[larger] = "title"
                if units.find(larger) in units.wide:
                    one.office, one.named_in = units.find(larger), larger
            words = canonical(short, lang)
            core, unit = _without_unit(words, lang, notice, post, units)
            if unit is None and behind:
                unit = behind[0]
            if unit is None:
                core = _of_other_office(one, title, core, lang, units)
            if key(words) in _ONE_IN_ORGANISATION:
                one.office = units.organisation[notice]
            if unit is not None:
                said[unit] = "title"
                if units.find(unit) in units.wide:
                    one.office, one.named_in = units.find(unit), unit
            elif _is_generic(words):
                continue
            bare = spoken_rank(core)
            one.cores.add(("", bare) if bare else (lang, key(core)))
    for unit in said:
        root = units.find(unit)
        if root in units.wide:
            if said[unit] == "stated" and not any(how == "title" for how in said.values()):
                one.office = root
            continue
        if one.fine is None or (root in units.above and one.fine in units.above[root]):
            one.fine, one.named_in = root, unit
            home = units.office_of(root)
            if home is not None and said[unit] in {"title", "stated"}:
                one.office = home
    if one.generic and one.fine is None and post.advertised:
        _only_of_kind(one, units)
    if one.generic and one.named_in is not None and is_of_kind(one, one.named_in):
        one.cores.add(("", "head"))  # "Head of Section", placed by its notice in a section
    return one


def _only_of_kind(one: Placed, units: Units) -> None:
    """ "Head of Section" as the advertised title: of the one section described, else named."""
    named = [u for u in one.notice.units if u.named and not u.function and not u.wide]
    fitting = [unit for unit in setting(one.notice) if is_of_kind(one, unit)]
    fitting = fitting or [unit for unit in named if is_of_kind(one, unit)]
    if len(fitting) == 1:
        one.fine, one.named_in = units.find(fitting[0]), fitting[0]


def _of_other_office(
    one: Placed, title: str, words: tuple[str, ...], lang: str, units: Units
) -> tuple[str, ...]:
    """ "BCD Analyst" in a notice of another office: the title, placed in the office BCD."""
    for acronym in re.findall(r"\b[A-Z][A-Z0-9&]+\b", title):
        offices = units.by_acronym.get((units.organisation[one.notice], acronym), set())
        rest = tuple(word for word in words if word.lstrip(">") != acronym.casefold())
        if len(offices) == 1 and rest and rank(rest, lang):
            one.office = next(iter(offices))
            return rest
    return words


def _is_generic(words: tuple[str, ...]) -> bool:
    """ "Head of Section": a rank and a kind of unit, and no unit."""
    return set(words) <= KIND_WORDS | HEADS


def _stated_places(notice: Mentions, post: LocalPost) -> Iterator[tuple[LocalUnit, str]]:
    for i, unit in enumerate(notice.units):
        if notice.post_at.get(f"/units/{i}/led_by/title") is post and unit.named:
            yield unit, "leads"
    for i, entry in enumerate(notice.record["posts_mentioned"]):
        if entry.get("unit") and notice.post_at[f"/posts_mentioned/{i}/title"] is post:
            unit_ = notice.unit(entry["unit"])
            if unit_ is not None:
                yield unit_, "stated"
    for unit, local, how in notice.places:
        if local is post and unit.named:
            yield unit, how


def _without_unit(
    words: tuple[str, ...], lang: str, notice: Mentions, post: LocalPost, units: Units
) -> tuple[tuple[str, ...], LocalUnit | None]:
    """A title without the unit it names, and that unit: the one of most words."""
    best: tuple[int, tuple[str, ...], LocalUnit] | None = None
    bare = {word.lstrip(">") for word in words}
    for unit in notice.units:
        if unit.kind in NO_PLACE or not unit.named:
            continue
        for name in _unit_words(unit, lang):
            rest = tuple(word for word in words if word.lstrip(">") not in name)
            if not name <= bare or not rest or rest == words:
                continue
            if best is None or len(name) > best[0]:
                best = (len(name), rest, unit)
    if best is None and bare & HEADS:
        best = _headed_without_kind(words, lang, notice, post)
    if best is None or not rank(best[1], lang):
        return words, None
    return best[1], best[2]


def _headed_without_kind(
    words: tuple[str, ...], lang: str, notice: Mentions, post: LocalPost
) -> tuple[int, tuple[str, ...], LocalUnit] | None:
    """ "Head, Maps" where the notice names one Maps Section, or says whom it is led by."""
    rest = frozenset(words) - HEADS
    fits = [
        unit
        for unit in notice.units
        if unit.named and not unit.function and unit.kind not in {"body", "external", "committee"}
        for name in _unit_words(unit, lang)
        if name - KIND_WORDS == rest and rest
    ]
    if len(set(fits)) != 1:
        return None
    return len(rest), tuple(w for w in words if w in HEADS), fits[0]


def _unit_words(unit: LocalUnit, lang: str) -> Iterator[frozenset[str]]:
    name = unit.names.get(lang)
    if name:
        yield frozenset(canonical(name, lang))
    if unit.acronym:
        yield frozenset({unit.acronym.casefold()})
