"""Step 4: the posts and units that notices mention become identities.

Two mentions are one post or unit only by a rule that is named and can be explained; likeness is
never enough, so what is not sure stays apart. The result depends on the set of records alone,
not on their order.

Rules of units
    ``same-name``       same normalised name, same kind, same office (bodies, committees, offices
                        and divisions: same organisation)
    ``same-acronym``    same acronym, same kind, and not two different names for it
    ``listed-team``     a team known by what it manages is the unit its notice equates it with
    ``superior-section``  "the Section" of a notice that never names it is the section which the
                        superior's own notice names

Rules of posts
    ``same-office-title``  same normalised title in the same office
    ``head-of-unit``       both titles say that they head the same unit
    ``only-unit-of-kind``  "the Head of Section", resolved in its notice to the one section named
"""

from __future__ import annotations

import uuid
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rolegraph.ingest.facts.directory import name_key
from rolegraph.ingest.facts.reporting import title_key
from rolegraph.ingest.mentions import (
    LocalPost,
    LocalUnit,
    Mentions,
    bare_title,
    is_generic,
    mentions,
)
from rolegraph.ontology.namespaces import ID

__all__ = ["Identities", "Post", "Unit", "resolve"]

#: Roles that an organisation has once, whatever office mentions them.
_ONE_IN_ORGANISATION = ("secretary general", "director general", "secretaire general")


class _Union:
    """Union-find over hashable things."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, item: Hashable) -> Hashable:
        parent = self._parent.setdefault(item, item)
        if parent != item:
            parent = self._parent[item] = self.find(parent)
        return parent

    def join(self, first: Hashable, second: Hashable) -> None:
        a, b = self.find(first), self.find(second)
        if a != b:
            self._parent[a] = b


@dataclass(eq=False)
class Unit:
    """One unit over all notices."""

    iri: str
    kind: str
    members: list[tuple[Mentions, LocalUnit]] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether any notice gives it a name of its own."""
        return any(local.named for _, local in self.members)

    @property
    def function(self) -> bool:
        """Whether it is known only by what it manages."""
        return all(local.function for _, local in self.members)


@dataclass(eq=False)
class Post:
    """One post over all notices; ``rules`` tell how mentions of several places became one."""

    iri: str
    members: list[tuple[Mentions, LocalPost]] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)

    @property
    def notices(self) -> list[Mentions]:
        """The notices that advertise it."""
        return [notice for notice, local in self.members if local.advertised]


@dataclass(eq=False)
class Identities:
    """All posts and units, and which one each mention is."""

    notices: list[Mentions]
    posts: list[Post]
    units: list[Unit]
    post_of: dict[LocalPost, Post]
    unit_of: dict[LocalUnit, Unit]
    rule_of: dict[LocalPost, str]
    """How a mention was resolved where it is not simply its own title in its own office."""
    warnings: list[str]


def resolve(records: Iterable[dict[str, Any]], *, base: str = ID) -> Identities:
    """The identities behind the mentions of ``records``.

    Of two records of one notice the later one counts (deadline, then content hash), with a
    warning; a record without a notice number cannot be told apart from others and is left out.
    """
    warnings: list[str] = []
    notices = [mentions(record) for record in _one_per_notice(records, warnings)]
    notices = [notice for notice in notices if any(post.advertised for post in notice.posts)]
    offices = _join_wide(notices)
    scopes = {notice: _scope(notice, offices) for notice in notices}
    union = _join_units(notices, offices, scopes)
    unit_of = _units(notices, union, scopes, base)
    _place_unnamed(notices, unit_of, scopes)
    post_of, rule_of = _posts(notices, unit_of, scopes, base)
    posts = {post.iri: post for post in post_of.values()}
    units = {unit.iri: unit for unit in unit_of.values()}
    return Identities(
        notices,
        [posts[key] for key in sorted(posts)],
        [units[key] for key in sorted(units)],
        post_of,
        unit_of,
        rule_of,
        warnings,
    )


def _one_per_notice(records: Iterable[dict[str, Any]], warnings: list[str]) -> list[dict[str, Any]]:
    chosen: dict[str, dict[str, Any]] = {}
    for record in records:
        number = record["notice_id"]
        if not number:
            warnings.append(f"{record['source']['file']}: no notice number; left out of the graph")
            continue
        other = chosen.get(number)
        if other is None:
            chosen[number] = record
        elif other["source"]["sha256"] != record["source"]["sha256"]:
            later = max((other, record), key=_age)
            chosen[number] = later
            warnings.append(
                f"notice {number} was read from two different files; "
                f"{later['source']['file']} counts"
            )
    return [chosen[number] for number in sorted(chosen)]


def _age(record: dict[str, Any]) -> tuple[str, str]:
    return record["deadline"] or "", record["source"]["sha256"]


# Units ---------------------------------------------------------------------------------------


def _join_wide(notices: list[Mentions]) -> _Union:
    """Units that are one in the whole organisation: by name, then by acronym."""
    union = _Union()
    acronyms: dict[tuple[str, str], dict[str, list[LocalUnit]]] = {}
    for notice in notices:
        for unit in notice.units:
            if not unit.wide:
                continue
            union.find(unit)
            for lang, key in unit.keys(notice.organisation):
                if not (unit.acronym and key == unit.acronym.casefold()):
                    union.join(unit, (unit.kind, lang, key))
            if unit.acronym:
                full = unit.names.get("en") or unit.names.get("fr") or ""
                key = name_key(full, notice.organisation)
                own = "" if key == unit.acronym.casefold() else "named"
                acronyms.setdefault((unit.kind, unit.acronym), {}).setdefault(own, []).append(unit)
    for found in acronyms.values():
        named = {union.find(unit) for unit in found.get("named", ())}
        if len(named) <= 1:
            together = [*found.get("named", ()), *found.get("", ())]
            for unit in together[1:]:
                union.join(together[0], unit)
    return union


def _scope(notice: Mentions, offices: _Union) -> Hashable:
    """What a notice's sections, teams and posts belong to: its office, else its body."""
    unit = notice.unit(notice.record.get("context_unit"))
    if unit is None:
        unit = notice.body()
    if unit is None:
        return ("notice", notice.number)
    return offices.find(unit) if unit.wide else ("unit", _first_key(unit, notice))


def _first_key(unit: LocalUnit, notice: Mentions) -> str:
    return next((key for _, key in unit.keys(notice.organisation)), "")


def _join_units(
    notices: list[Mentions], offices: _Union, scopes: dict[Mentions, Hashable]
) -> _Union:
    """All units: those of an office by name in that office, teams by what the notice equates."""
    union = offices
    for notice in notices:
        for unit in notice.units:
            if unit.wide:
                continue
            union.find(unit)
            if not unit.named:
                continue
            for lang, key in unit.keys(notice.organisation):
                union.join(unit, (scopes[notice], unit.kind, unit.function, lang, key))
        for inference in notice.record.get("inferences", ()):
            if inference["relation"] == "same_as":
                first = notice.unit(inference["subject"]["unit"])
                second = notice.unit(inference["object"]["unit"])
                if first and second:
                    union.join(first, second)
    return union


def _units(
    notices: list[Mentions], union: _Union, scopes: dict[Mentions, Hashable], base: str
) -> dict[LocalUnit, Unit]:
    groups: dict[Hashable, list[tuple[Mentions, LocalUnit]]] = {}
    for notice in notices:
        for local in notice.units:
            groups.setdefault(union.find(local), []).append((notice, local))
    wide = {
        key: min(_identity_key(notice, local) for notice, local in members)
        for key, members in groups.items()
    }
    found: dict[LocalUnit, Unit] = {}
    for key, members in sorted(groups.items(), key=lambda item: wide[item[0]]):
        members.sort(key=lambda m: (m[1].function, not m[1].named, m[0].number))
        notice, first = members[0]
        scope = "" if first.wide else _scope_key(scopes[notice], wide)
        own = wide[key] if first.named else f"{first.kind} {'' if scope else notice.number}"
        iri = _mint(base, "unit", scope or (notice.organisation or ""), f"{first.kind} {own}")
        unit = Unit(iri, first.kind, members)
        for _, local in members:
            found[local] = unit
    return found


def _identity_key(notice: Mentions, local: LocalUnit) -> str:
    """The name that stands for a unit in its IRI: English first, full before acronym."""
    keys = dict(local.keys(notice.organisation))
    rank = "2" if local.function or not local.named else "1" if _only_acronym(local, keys) else "0"
    return rank + " " + (keys.get("en") or "~" + keys.get("fr", ""))


def _only_acronym(local: LocalUnit, keys: dict[str, str]) -> bool:
    return bool(local.acronym and keys.get("en") == local.acronym.casefold())


def _scope_key(scope: Hashable, wide: dict[Hashable, str]) -> str:
    return (
        wide[scope]
        if scope in wide
        else " ".join(map(str, scope))
        if isinstance(scope, tuple)
        else str(scope)
    )


def _mint(base: str, kind: str, scope: str, key: str) -> str:
    digest = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}|{scope}|{key}").hex
    return f"{base}{kind}/{digest[:12]}"


def _place_unnamed(
    notices: list[Mentions], unit_of: dict[LocalUnit, Unit], scopes: dict[Mentions, Hashable]
) -> None:
    """Rule ``superior-section``: an unnamed level that the superior's own notice names."""
    for notice in notices:
        superior = notice.record["reports_to"]
        for local in notice.units:
            if local.named or not superior:
                continue
            others = [
                other
                for other in notices
                if other is not notice
                and scopes[other] == scopes[notice]
                and _same_title(superior["title"], other.record["title"])
            ]
            named = {
                unit_of[unit].iri: unit_of[unit]
                for other in others
                for unit in other.units
                if unit.kind == local.kind and unit.named and not unit.function
            }
            if len(named) == 1:
                (unit,) = named.values()
                old = unit_of[local]
                old.members.remove((notice, local))
                unit.members.append((notice, local))
                unit_of[local] = unit


def _same_title(first: dict[str, str | None], second: dict[str, str | None]) -> bool:
    return any(
        first.get(lang)
        and second.get(lang)
        and title_key(str(first[lang])) == title_key(str(second[lang]))
        for lang in ("en", "fr")
    )


# Posts ---------------------------------------------------------------------------------------


def _posts(
    notices: list[Mentions],
    unit_of: dict[LocalUnit, Unit],
    scopes: dict[Mentions, Hashable],
    base: str,
) -> tuple[dict[LocalPost, Post], dict[LocalPost, str]]:
    union = _Union()
    rule_of: dict[LocalPost, str] = {}
    scope_name: dict[Hashable, str] = {}
    for notice in notices:
        context = notice.unit(notice.record.get("context_unit")) or notice.body()
        scope_name[scopes[notice]] = unit_of[context].iri if context else notice.number
    for notice in notices:
        headed = _headed(notice, unit_of)
        for post in notice.posts:
            union.find(post)
            for lang, counts in post.titles.items():
                for title in counts:
                    key = _expanded(title_key(bare_title(title)), notice)
                    if not is_generic(key):
                        union.join(
                            post, (_post_scope(key, notice, scope_name[scopes[notice]]), lang, key)
                        )
                    for place, short in _placed(key, post, notice, unit_of):
                        union.join(post, ("title in", place, lang, short))
            for unit, rule in headed.get(post, ()):
                union.join(post, ("heads", unit.iri))
                if rule:
                    rule_of[post] = rule
    groups: dict[Hashable, list[tuple[Mentions, LocalPost]]] = {}
    for notice in notices:
        for post in notice.posts:
            groups.setdefault(union.find(post), []).append((notice, post))
    found: dict[LocalPost, Post] = {}
    for members in groups.values():
        members.sort(key=_first_advertised)
        notice, first = members[0]
        key = _expanded(title_key(bare_title(_main_title(first))), notice)
        scope = _post_scope(key, notice, scope_name[scopes[notice]])
        if is_generic(key):
            headed_here = _headed(notice, unit_of).get(first, ())
            scope = headed_here[0][0].iri if headed_here else notice.number
        identity = Post(_mint(base, "post", scope, key), members)
        if len({n.number for n, _ in members}) > 1:
            identity.rules.add("same-office-title")
        for member_notice, local in members:
            found[local] = identity
            if member_notice is not notice and local not in rule_of and identity.notices:
                rule_of[local] = "same-office-title"
    return found, rule_of


def _placed(
    key: str, post: LocalPost, notice: Mentions, unit_of: dict[LocalUnit, Unit]
) -> Iterator[tuple[str, str]]:
    """A title with the unit it names, or that its notice is about: IRI of the unit, bare title.

    "Executive Officer of the Harbour Division" is the Executive Officer that the notice of that
    division advertises.
    """
    if post.advertised:
        context = notice.unit(notice.record.get("context_unit"))
        if context:
            yield unit_of[context].iri, key
        return
    for unit in notice.units:
        for name in (*unit.names.values(), unit.acronym or ""):
            tail = title_key(name)
            if unit.named and tail and key.endswith(f" {tail}"):
                short = key.removesuffix(tail).strip()
                if not is_generic(short) and len(short.split()) > 1:
                    yield unit_of[unit].iri, short


def _first_advertised(member: tuple[Mentions, LocalPost]) -> tuple[bool, str, str]:
    notice, local = member
    return not local.advertised, notice.record["deadline"] or "", notice.number


def _main_title(post: LocalPost) -> str:
    for lang in ("en", "fr"):
        counts = post.titles.get(lang)
        if counts:
            return min(counts, key=lambda title: (-counts[title], title))
    return ""


def _post_scope(key: str, notice: Mentions, office: str) -> str:
    """The office a title belongs to; a few titles exist once in an organisation."""
    if any(key == role or key == f"{role}(e)" for role in _ONE_IN_ORGANISATION):
        return notice.organisation or ""
    return office


def _expanded(key: str, notice: Mentions) -> str:
    """A title's key with acronyms of units written out as the notice gives them."""
    known = {
        unit.acronym.casefold(): name_key(unit.names["en"], notice.organisation)
        for unit in notice.units
        if unit.acronym and unit.kind != "body" and "en" in unit.names
    }
    return " ".join(known.get(word, word) for word in key.split())


def _headed(
    notice: Mentions, unit_of: dict[LocalUnit, Unit]
) -> dict[LocalPost, list[tuple[Unit, str | None]]]:
    """Posts of a notice whose own title says which unit they head, or whose notice resolves it."""
    found: dict[LocalPost, list[tuple[Unit, str | None]]] = {}
    for i, unit in enumerate(notice.units):
        post = notice.post_at.get(f"/units/{i}/led_by/title")
        if post and unit.named and _says_head(post, unit, notice):
            found.setdefault(post, []).append((unit_of[unit], None))
    for i, inference in enumerate(notice.record.get("inferences", ())):
        if inference["rule"] == "only-unit-of-kind":
            post = notice.post_at.get(f"/inferences/{i}/subject/post/title")
            local = notice.unit(inference["object"].get("unit"))
            if post and local:
                found.setdefault(post, []).append((unit_of[local], "only-unit-of-kind"))
    return found


def _says_head(post: LocalPost, unit: LocalUnit, notice: Mentions) -> bool:
    """Whether a title is "Head" and the unit's name, nothing else."""
    for lang, name in unit.names.items():
        key = name_key(name, None)
        for title in post.titles.get(lang, ()):
            words = name_key(bare_title(title), None)
            if words in {f"head {key}", f"chef {key}", f"cheffe {key}"}:
                return True
    return False
