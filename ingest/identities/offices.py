"""Bodies, committees, offices and divisions: one in their whole organisation."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise

from rolegraph.ingest.identities.model import Question, first_evidenced
from rolegraph.ingest.identities.unit_model import (
    BODIES,
    COMMON,
    Member,
    Units,
    chain,
    unit_keys,
    without_organisation,
)
from rolegraph.ingest.identities.words import KIND_WORDS, canonical, key
from rolegraph.ingest.mentions import LocalUnit, Mentions

__all__ = ["join_bodies", "join_offices"]


def join_bodies(notices: list[Mentions], found: Units) -> None:
    """Bodies and external parties, which have no organisation above them: by name, acronym."""
    bodies = [(n, u) for n in notices for u in n.units if u.kind in {"body", "external"}]
    _by_name(found, [m for m in bodies if m[1].named], {})
    _by_acronym(found, bodies, {}, ask=False)


def join_offices(notices: list[Mentions], found: Units) -> None:
    wide = [
        (notice, unit)
        for notice in notices
        for unit in notice.units
        if unit.wide and unit.kind not in {"body", "external"}
    ]
    _by_name(found, wide, found.organisation)
    _by_former_name(found, wide)
    _by_acronym(found, wide, found.organisation, ask=True)
    found.wide.update(found.find(unit) for _, unit in wide if unit.kind != "committee")


def _by_name(found: Units, members: list[Member], organisation: dict[Mentions, Hashable]) -> None:
    groups: dict[Hashable, list[Member]] = {}
    for notice, unit in members:
        for lang, name in unit_keys(unit, notice):
            if not (unit.acronym and name == unit.acronym.casefold()):
                where = (organisation.get(notice), unit.kind, lang, name)
                groups.setdefault(where, []).append((notice, unit))
    for group in groups.values():
        chain(found, group, "same-name", 0.99)


def _by_former_name(found: Units, members: list[Member]) -> None:
    """ "the Office of X (formerly the Y Division)": the text itself says that they are one."""
    named: dict[Hashable, Member] = {}
    for notice, unit in members:
        for lang, name in unit_keys(unit, notice):
            named.setdefault((found.organisation[notice], lang, name), (notice, unit))
    for notice, unit in members:
        for former in unit.formerly:
            for lang, name in former.items():
                words = key(canonical(without_organisation(name, notice.organisation), lang))
                known = named.get((found.organisation[notice], lang, words))
                if known is not None and known[1] is not unit:
                    found.join(known, (notice, unit), "stated-rename", 0.95)


def _by_acronym(
    found: Units, members: list[Member], organisation: dict[Mentions, Hashable], *, ask: bool
) -> None:
    """Those known by acronym alone, where it stands for one name; two names are asked about."""
    acronyms: dict[Hashable, list[Member]] = {}
    for notice, unit in members:
        if unit.acronym:
            where = (organisation.get(notice), "" if ask else unit.kind, unit.acronym)
            acronyms.setdefault(where, []).append((notice, unit))
    for group in acronyms.values():
        full = [m for m in group if not _is_acronym_only(*m)]
        roots = {found.find(unit): (notice, unit) for notice, unit in reversed(full)}
        kinds = {unit.kind for _, unit in group}
        if len(roots) <= 1 and (len(kinds) == 1 or not full):
            chain(found, group, "same-acronym", 0.95)
        elif len(roots) <= 1:
            kind = full[0][1].kind
            chain(found, [m for m in group if m[1].kind == kind], "same-acronym", 0.95)
        elif ask:
            _one_after_the_other(found, full)


def _one_after_the_other(found: Units, members: list[Member]) -> None:
    """Names that share an acronym: one office renamed, if they follow each other and hold alike.

    Where the one name is no longer used when the other begins, and notices under both place a
    section of the same name, or two posts of the same titles, in it, it is one; else it is asked.
    """
    by_root: dict[Hashable, list[Member]] = {}
    for notice, unit in members:
        by_root.setdefault(found.find(unit), []).append((notice, unit))
    for group in by_root.values():
        group.sort(key=lambda m: first_evidenced(m[0]))
    listed = sorted(by_root.values(), key=lambda group: first_evidenced(group[0][0]))
    for earlier, later in pairwise(listed):
        first, second = earlier[-1], later[0]
        dates = first[0].date, second[0].date
        follows = dates[0] is not None and dates[1] is not None and dates[0] < dates[1]
        inside = _inside(earlier), _inside(later)
        sections, titles = (inside[0][k] & inside[1][k] for k in (0, 1))
        if follows and (sections or len(titles) > 1):
            found.join(first, second, "renamed-same-acronym", 0.9)
        elif not found.clusters.apart(first[1], second[1]):
            reason = ("ask-same-acronym", str(first[1].acronym))
            found.questions.append(Question("unit", first, second, (reason,), 0.5, succession=True))


def _inside(office: list[Member]) -> tuple[set[str], set[str]]:
    """What the notices of an office place in it: telling names of sections, titles of posts."""
    sections, titles = set(), set()
    for notice, unit in office:
        if notice.unit(notice.record.get("context_unit")) is not unit:
            continue
        for other in notice.units:
            if not other.wide and other.named and other.kind not in BODIES:
                sections |= {
                    f"{lang} {name}"
                    for lang, name in unit_keys(other, notice)
                    if set(name.split()) - COMMON - KIND_WORDS
                }
        titles |= {
            f"{lang} {key(canonical(title, lang))}"
            for lang, title in notice.record["title"].items()
            if title and len(canonical(title, lang)) > 1
        }
    return sections, titles


def _is_acronym_only(notice: Mentions, unit: LocalUnit) -> bool:
    assert unit.acronym is not None
    names = dict(unit_keys(unit, notice))
    return names.get("en", names.get("fr")) == unit.acronym.casefold()
