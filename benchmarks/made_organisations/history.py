"""Ten years of an organisation: what is renamed, moved, split, merged, abolished and created."""

from __future__ import annotations

from dataclasses import replace

from made_organisations.organisation import (
    MONTHS,
    Organisation,
    Post,
    Title,
    Unit,
    add_unit,
    fill_section,
    new_title,
)
from made_organisations.words import ROLES, SUBJECTS

__all__ = ["lived"]


def lived(o: Organisation) -> Organisation:
    """The organisation with its history; changes in place, and returns it."""
    rng = o.random
    for office in list(o.offices()):
        if rng.random() < 0.4:
            _rename_office(o, office, rng.randrange(24, 96))
    for section in [unit for unit in o.units if unit.kind in {"section", "unit"}]:
        month, chance = rng.randrange(18, 102), rng.random()
        if section.at(0).en == "Support Section":
            continue
        if chance < 0.15:
            _rename_section(o, section, month)
        elif chance < 0.21:
            _move_section(o, section, month)
        elif chance < 0.25:
            _split(o, section, month)
        elif chance < 0.29:
            _merge(o, section, month)
    for post in list(o.posts):
        chance, month = rng.random(), rng.randrange(12, 108)
        if post.at(0).superior is None or not post.lives(month):
            continue
        if chance < 0.10:
            _change(post, month, "regraded", grade=post.at(month).grade + rng.choice((-1, 1, 2)))
        elif chance < 0.29 and post.at(0).title.subject:
            _retitle(o, post, month, chance)
        elif chance < 0.34 and post.at(0).title.subject:
            _move_post(o, post, month)
        elif chance < 0.39 and not _heads(post, month):
            post.until = month
    for section in [u for u in o.units if u.kind == "section" and u.until == MONTHS]:
        if rng.random() < 0.15:
            month = rng.randrange(24, 100)
            head = _head_of(o, section.id, month)
            if head:
                title = new_title(o, o.office(section.id, month))
                now = replace(head.at(month), since=month, title=title, grade=12, superior=head.id)
                o.posts.append(Post(len(o.posts), [replace(now, change="")]))
    return o


def _heads(post: Post, month: int) -> bool:
    title = post.at(month).title
    return title.role.startswith(("Head", "Director", "Secretary General")) and not title.level


def _head_of(o: Organisation, unit: int, month: int) -> Post | None:
    """The head of a unit in a month."""
    return next(
        (p for p in o.posts if p.lives(month) and p.at(month).unit == unit and _heads(p, month)),
        None,
    )


def _director(o: Organisation, office: int, month: int) -> Post:
    found = _head_of(o, office, month)
    assert found is not None
    return found


def _change(post: Post, month: int, change: str, **what: object) -> None:
    now = post.versions[-1]
    if now.since < month:
        post.versions.append(replace(now, since=month, change=change, **what))  # type: ignore[arg-type]


def _retitle(o: Organisation, post: Post, month: int, chance: float) -> None:
    rng, now = o.random, post.at(month)
    office = o.office(now.unit, month)
    if chance < 0.18:
        style = rng.choice([s for s in ("before", "paren", "comma") if s != now.title.style])
        _change(post, month, "reworded", title=replace(now.title, style=style))
    elif chance < 0.24:
        while True:
            title = new_title(o, office)
            kept = replace(now.title, subject=title.subject) if rng.random() < 0.6 else replace(
                now.title, role=title.role
            )  # fmt: skip
            if kept.essence != now.title.essence and not _known(o, kept, office):
                _change(post, month, "one word", title=kept)
                return
    else:
        title = new_title(o, office)
        title = replace(
            title,
            role=rng.choice([r for r in ROLES if r != now.title.role]),
            subject=rng.choice([s for s in sorted(SUBJECTS) if s != now.title.subject]),
        )
        if not _known(o, title, office):
            _change(post, month, "whole title", title=title)


def _known(o: Organisation, title: Title, office: int) -> bool:
    return any(
        v.title.essence == title.essence and o.office(v.unit, v.since) == office
        for post in o.posts
        for v in post.versions
    )


def _move_post(o: Organisation, post: Post, month: int) -> None:
    now = post.at(month)
    office = o.office(now.unit, month)
    others = [s for s in o.sections(office, month) if s.id != now.unit]
    target = o.random.choice(others) if others else None
    head = _head_of(o, target.id, month) if target else None
    if target and head:
        _change(post, month, "moved", unit=target.id, superior=head.id)


def _rename_office(o: Organisation, office: Unit, month: int) -> None:
    rng, now = o.random, office.at(month)
    en, fr, _ = o.new_name(office.kind)
    keeps, told = rng.random() < 0.5, rng.random() < 0.4
    change = f"renamed, acronym {'kept' if keeps else 'changed'}, {'told' if told else 'silent'}"
    acronym = now.acronym if keeps else o.new_acronym(en, office.kind)
    office.versions.append(replace(now, since=month, en=en, fr=fr, acronym=acronym, change=change))


def _rename_section(o: Organisation, section: Unit, month: int) -> None:
    en, fr, _ = o.new_name(section.kind)
    told = "told" if o.random.random() < 0.4 else "silent"
    section.versions.append(
        replace(section.at(month), since=month, en=en, fr=fr, change=f"renamed, {told}")
    )


def _move_section(o: Organisation, section: Unit, month: int) -> None:
    now = section.at(month)
    target = o.random.choice([u for u in o.offices() if u.id != now.parent])
    section.versions.append(replace(now, since=month, parent=target.id, change="moved"))
    head = _head_of(o, section.id, month)
    if head:
        superior = _director(o, target.id, month).id
        _change(head, month, "section moved", superior=superior)


def _split(o: Organisation, section: Unit, month: int) -> None:
    parent = section.at(month).parent
    assert parent is not None
    director = _director(o, parent, month)
    new = add_unit(o, section.kind, parent, month)
    first = len(o.posts)
    fill_section(o, new, director.id, month, 2)
    head = o.posts[first]
    for post in o.posts[:first]:
        now = post.at(month)
        goes = post.lives(month) and now.unit == section.id and now.title.subject
        if goes and o.random.random() < 0.5:
            _change(post, month, "section split", unit=new.id, superior=head.id)


def _merge(o: Organisation, section: Unit, month: int) -> None:
    parent = section.at(month).parent
    assert parent is not None
    others = [s for s in o.sections(parent, month) if s.id != section.id and len(s.versions) == 1]
    target = o.random.choice(others) if others else None
    head = _head_of(o, target.id, month) if target else None
    if target is None or head is None or section.id in o.absorbing:
        return
    o.absorbing.add(target.id)
    section.until = month
    inside = {section.id, *(u.id for u in o.units if u.at(month).parent == section.id)}
    for post in o.posts:
        now = post.at(month)
        if not post.lives(month) or now.unit not in inside:
            continue
        if post.versions[-1].since > month or _heads(post, month) or now.title.level == "Deputy" \
                or now.unit != section.id or not now.title.subject:  # fmt: skip
            post.until = month
        else:
            _change(post, month, "section merged", unit=target.id, superior=head.id)
