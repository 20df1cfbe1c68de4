"""Where a post mention sits, and what it is called there: its core title and its unit.

"Deputy Director of the OSC", "Deputy Director, Office of Strategic Communications" and, in a
notice of that office, "Deputy Director" are one core in one office; so are "Head of the Maps
Section" and "Head, Maps". A core that is a rank and no more is the same word in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from rolegraph.ingest.identities.units import Units
from rolegraph.ingest.identities.words import canonical, key, rank, spoken_rank
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions, bare_title

__all__ = ["Placed", "place_posts"]

_KIND_WORDS = frozenset(
    {"section", "unit", "division", "office", "branch", "team", "directorate", "department"}
    | {"unite", "bureau", "equipe", "direction", "branche", "service", "cell", "cellule", "centre"}
)
_HEADS = frozenset({"head", "chief", "chef"})
#: Kinds of units that are no place of a post.
_NO_PLACE = frozenset({"body", "external", "committee", "function"})
#: Roles that an organisation has once, whatever office mentions them.
_ONE_IN_ORGANISATION = frozenset({"general secretary", "general secretaire"})


@dataclass(eq=False)
class Placed:
    """A post as one notice speaks of it, with what its identity is judged by.

    Attributes:
        cores: language (none for a bare rank) and key of its title without the unit it names.
        whole: the canonical words of its titles, by language.
        office: what stands for the office it is in, or for its organisation if it is there once.
        fine: the section, unit or team it sits in or heads, if that is known; ``weak`` when it is
            known only by who the superior is.
    """

    notice: Mentions
    post: LocalPost
    cores: set[tuple[str, str]] = field(default_factory=set)
    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    office: Hashable = None
    fine: Hashable = None
    weak: bool = False
    around: frozenset[Hashable] = frozenset()
    """The sections and units that hold :attr:`fine`."""
    named_in: LocalUnit | None = None
    """The unit of this notice that stands for its place."""
    own: Placed | None = None
    """The post that the same notice advertises."""
    superior: Placed | None = None
    """Of an advertised post: to whom it reports."""

    @property
    def place(self) -> Hashable:
        """Its section, unit or team; of a bare rank that is in none, the office it heads."""
        return self.fine or (self.office if any(not lang for lang, _ in self.cores) else None)

    @property
    def generic(self) -> bool:
        """Whether it names no more than a rank and no unit: no identity outside its notice."""
        return not self.cores


def place_posts(notices: list[Mentions], units: Units) -> list[Placed]:
    """Every post of every notice, placed; in the order of the notices."""
    found: list[Placed] = []
    for notice in notices:
        by_post = {post: _placed(notice, post, units) for post in notice.posts}
        own = next((p for p in notice.posts if p.advertised), None)
        for one in by_post.values():
            one.own = by_post[own] if own is not None else None
            one.office = units.line(one.office)
            if one.fine is not None:
                one.around = units.around(one.fine)
                one.fine = units.line(one.fine)
        if own is not None:
            _below_superior(notice, by_post[own], by_post)
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
            continue
        if one.fine is None or (root in units.above and one.fine in units.above[root]):
            one.fine, one.named_in = root, unit
            home = units.office_of(root)
            if home is not None and said[unit] == "title":
                one.office = home
    if one.generic and one.fine is None and post.advertised:
        _only_of_kind(one, units)
    if one.generic and one.named_in is not None and _is_of_kind(one, one.named_in):
        one.cores.add(("", "head"))  # "Head of Section", placed by its notice in a section
    return one


def _only_of_kind(one: Placed, units: Units) -> None:
    """ "Head of Section" as the advertised title: of the one section that the notice names."""
    fitting = [
        unit
        for unit in one.notice.units
        if unit.named and not unit.function and not unit.wide and _is_of_kind(one, unit)
    ]
    if len(fitting) == 1:
        one.fine, one.named_in = units.find(fitting[0]), fitting[0]


def _is_of_kind(one: Placed, unit: LocalUnit) -> bool:
    """Whether a title that names only a kind of unit ("Head of Section") names that of ``unit``."""
    kinds = {
        word
        for lang, words in one.whole.items()
        for word in words
        if word in _KIND_WORDS and word in canonical(unit.names.get(lang, ""), lang)
    }
    return bool(kinds)


def _of_other_office(
    one: Placed, title: str, words: tuple[str, ...], lang: str, units: Units
) -> tuple[str, ...]:
    """ "BCD Analyst" in a notice of another office: the title, placed in the office BCD."""
    for acronym in re.findall(r"\b[A-Z][A-Z0-9&]+\b", title):
        offices = units.by_acronym.get((units.organisation[one.notice], acronym), set())
        offices = {units.find(office) for office in offices}  # type: ignore[arg-type]
        rest = tuple(word for word in words if word.lstrip(">") != acronym.casefold())
        if len(offices) == 1 and rest and rank(rest, lang):
            one.office = next(iter(offices))
            return rest
    return words


def _is_generic(words: tuple[str, ...]) -> bool:
    """ "Head of Section": a rank and a kind of unit, and no unit."""
    return set(words) <= _KIND_WORDS | _HEADS


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


#: What stands between a title and the unit behind it.
_BEFORE_UNIT = {
    "en": r"(?:,|\b(?:of|in|for|at|within))?(?:\s+the)?",
    "fr": r"(?:,|\b(?:du|des?|de la|de l['’]|au sein (?:du|de la|de l['’])))?",
}


def without_tail(title: str, lang: str, notice: Mentions) -> tuple[str, list[LocalUnit]]:
    """A title without the units named behind it, and these: the first named first.

    "Clerk in the Charts Team of the Maps Section" is a clerk, in two units of its notice.
    """
    behind: list[LocalUnit] = []
    while True:
        cut = title
        for unit in notice.units:
            name = unit.names.get(lang)
            if not name or not unit.named or unit.kind in _NO_PLACE:
                continue
            if not title.casefold().endswith(name.casefold()):
                continue
            pattern = rf"\s*{_BEFORE_UNIT[lang]}\s*\b{re.escape(name)}$"
            rest = re.sub(pattern, "", title, flags=re.IGNORECASE)
            if len(rest) < len(cut) and rank(canonical(rest, lang), lang):
                cut, found = rest, unit
        if cut == title:
            return title, behind
        title = cut
        behind.insert(0, found)


def _without_unit(
    words: tuple[str, ...], lang: str, notice: Mentions, post: LocalPost, units: Units
) -> tuple[tuple[str, ...], LocalUnit | None]:
    """A title without the unit it names, and that unit: the one of most words."""
    best: tuple[int, tuple[str, ...], LocalUnit] | None = None
    bare = {word.lstrip(">") for word in words}
    for unit in notice.units:
        if unit.kind in _NO_PLACE or not unit.named:
            continue
        for name in _unit_words(unit, lang):
            rest = tuple(word for word in words if word.lstrip(">") not in name)
            if not name <= bare or not rest or rest == words:
                continue
            if best is None or len(name) > best[0]:
                best = (len(name), rest, unit)
    if best is None and bare & _HEADS:
        best = _headed_without_kind(words, lang, notice, post)
    if best is None or not rank(best[1], lang):
        return words, None
    return best[1], best[2]


def _headed_without_kind(
    words: tuple[str, ...], lang: str, notice: Mentions, post: LocalPost
) -> tuple[int, tuple[str, ...], LocalUnit] | None:
    """ "Head, Maps" where the notice names one Maps Section, or says whom it is led by."""
    rest = frozenset(words) - _HEADS
    fits = [
        unit
        for unit in notice.units
        if unit.named and not unit.function and unit.kind not in {"body", "external", "committee"}
        for name in _unit_words(unit, lang)
        if name - _KIND_WORDS == rest and rest
    ]
    if len(set(fits)) != 1:
        return None
    return len(rest), tuple(w for w in words if w in _HEADS), fits[0]


def _unit_words(unit: LocalUnit, lang: str) -> Iterator[frozenset[str]]:
    name = unit.names.get(lang)
    if name:
        yield frozenset(canonical(name, lang))
    if unit.acronym:
        yield frozenset({unit.acronym.casefold()})


def _below_superior(notice: Mentions, own: Placed, placed: dict[LocalPost, Placed]) -> None:
    """A post that reports to the head of a section is in that section, for want of better."""
    above = notice.post_at.get("/reports_to/title")
    if above is None or above is own.post:
        return
    own.superior = superior = placed[above]
    if own.fine is None and superior.fine is not None and ("", "head") in superior.cores:
        own.fine, own.around, own.weak = superior.fine, superior.around, True
    elif (
        superior.generic
        and own.fine is not None
        and own.named_in is not None
        and ("", "head") not in own.cores
        and _is_of_kind(superior, own.named_in)
    ):  # "The incumbent, in the Maps Section, reports to the Head of Section"
        superior.fine, superior.named_in = own.fine, own.named_in
        superior.cores.add(("", "head"))
