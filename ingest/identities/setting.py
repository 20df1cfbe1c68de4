"""Where posts are by what a notice tells around them: its setting, its superior, its subjects.

A notice describes where its post is ("Within the Maps Section, the Charts Team keeps the charts")
and to whom it reports; together they say in which section or team the post is. A head is known by
the subject of its unit alone ("Head, Maps"), where an office has one unit of that subject.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from rolegraph.ingest.identities.placed import (
    HEADS,
    NO_PLACE,
    Placed,
    is_of_kind,
    without_tail,
)
from rolegraph.ingest.identities.units import Units
from rolegraph.ingest.identities.words import KIND_WORDS, canonical, rank, spoken_rank
from rolegraph.ingest.mentions import LocalPost, LocalUnit, Mentions, bare_title

__all__ = ["Subjects", "place_by_subject", "place_in_setting", "setting", "subjects_of"]

_RANKS = HEADS | {"deputy", "adjoint"}
#: Units of an office, or of a whole organisation, by language and the words of their subject.
Subjects = dict[tuple[Hashable, str, frozenset[str]], set[Hashable]]


def setting(notice: Mentions) -> list[LocalUnit]:
    """The units below the office that a notice describes as those of its own post, small to large.

    Units behind titles of other posts do not count; nothing of a notice that describes several
    units side by side.
    """
    context = notice.unit(notice.record.get("context_unit"))
    if context is None:
        return []
    above: dict[LocalUnit, set[LocalUnit]] = {}
    for unit, parent in notice.containment:
        above.setdefault(unit, set()).add(parent)
    elsewhere = _of_others(notice)
    inside = {
        unit: held
        for unit in notice.units
        if unit.named and not unit.function and not unit.wide and unit.kind not in NO_PLACE
        if unit not in elsewhere and context in (held := _all_above(unit, above))
    }
    chain = sorted(inside, key=lambda unit: -len(inside[unit]))
    nested = all(
        large in inside[small] for i, small in enumerate(chain) for large in chain[i + 1 :]
    )
    return chain if nested else []


def _all_above(unit: LocalUnit, above: dict[LocalUnit, set[LocalUnit]]) -> set[LocalUnit]:
    found: set[LocalUnit] = set()
    level = {unit}
    while level:
        level = {a for u in level for a in above.get(u, ())} - found - {unit}
        found |= level
    return found


def _of_others(notice: Mentions) -> set[LocalUnit]:
    """The units behind titles of posts other than the advertised one and its superior."""
    own = {notice.post_at.get("/title"), notice.post_at.get("/reports_to/title")}
    found: set[LocalUnit] = set()
    for post in notice.posts:
        if post in own:
            continue
        for lang, counts in post.titles.items():
            for title in counts:
                found.update(without_tail(bare_title(title), lang, notice)[1])
    for i, entry in enumerate(notice.record["posts_mentioned"]):
        unit = notice.unit(entry.get("unit"))
        if unit is not None and notice.post_at[f"/posts_mentioned/{i}/title"] not in own:
            found.add(unit)
    return found


def place_in_setting(
    notice: Mentions, own: Placed, placed: dict[LocalPost, Placed], units: Units
) -> None:
    """A post that reports to the head of a section is in that section, or in the team described.

    "The Head of Section" is the head of the one section described.
    """
    above = notice.post_at.get("/reports_to/title")
    if above is None or above is own.post:
        return
    own.superior = superior = placed[above]
    chain = setting(notice)
    if superior.generic and superior.fine is None:
        _head_of_kind(own, superior, chain, units)
    if superior.fine is None or ("", "head") not in superior.cores:
        return
    if own.fine not in (None, superior.fine) or ("", "head") in own.cores:
        return
    inner = units.find(chain[0]) if chain else None
    weak = own.fine is None
    if inner is not None and superior.fine in units.around(inner):
        own.fine, own.around, own.weak = units.line(inner), units.around(inner), True
    elif weak:
        own.fine, own.around, own.weak = superior.fine, superior.around, True


def _head_of_kind(own: Placed, superior: Placed, chain: list[LocalUnit], units: Units) -> None:
    """ "The incumbent, in the Maps Section, reports to the Head of Section"."""
    fitting = [unit for unit in chain if is_of_kind(superior, unit)]
    own_unit = own.named_in
    if own_unit is not None and is_of_kind(superior, own_unit) and ("", "head") not in own.cores:
        fitting = [own_unit]
    if len(fitting) != 1 or ("", "head") in own.cores:
        return
    root = units.find(fitting[0])
    superior.fine, superior.around = units.line(root), units.around(root)
    superior.named_in, superior.by = fitting[0], "described-section"
    superior.cores.add(("", "head"))


def subjects_of(notices: Iterable[Mentions], units: Units) -> Subjects:
    """Which units have which subject: in each office, and in each organisation."""
    found: Subjects = {}
    for notice in notices:
        for unit in notice.units:
            if not unit.named or unit.function or unit.wide or unit.kind in NO_PLACE:
                continue
            root = units.find(unit)
            homes = {units.organisation[notice], units.line(units.office_of(root))}
            for lang, name in unit.names.items():
                subject = frozenset(canonical(name, lang)) - KIND_WORDS
                for home in homes - {None} if subject else ():
                    found.setdefault((home, lang, subject), set()).add(units.line(root))
    return found


def place_by_subject(one: Placed, subjects: Subjects, units: Units) -> None:
    """ "Head, Maps": of the one unit of that subject in the office, else in the organisation."""
    if one.fine is not None:
        return
    said: list[tuple[str, frozenset[str], tuple[str, ...]]] = []
    for lang, core in one.cores:
        words = tuple(core.split())
        ranks = rank(words, lang or "en") & _RANKS
        if lang and ranks & HEADS:
            said.append((lang, frozenset(words) - ranks - KIND_WORDS, tuple(sorted(ranks))))
    for home in (one.office, units.organisation[one.notice]):
        for lang, subject, ranks_ in said:
            known = subjects.get((home, lang, subject), set())
            bare = spoken_rank(ranks_)
            if len(known) == 1 and bare:
                _move_to(one, next(iter(known)), bare, units)
                return


def _move_to(one: Placed, root: Hashable, bare: str, units: Units) -> None:
    one.fine, one.around, one.by = root, units.around(root), "only-unit-of-subject"
    one.cores = {core for core in one.cores if not core[0]} | {("", bare)}
    home = units.office_of(root)
    if home is not None:
        one.office = units.line(home)
