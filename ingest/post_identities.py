"""Which mentions of posts are one post, by the rules of :mod:`.facts_to_identities`."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from rolegraph.ingest.facts.reporting import title_key
from rolegraph.ingest.facts.units import name_key
from rolegraph.ingest.identity import Post, Union, Unit, mint
from rolegraph.ingest.mentions import (
    LocalPost,
    LocalUnit,
    Mentions,
    bare_title,
    is_generic,
)

__all__ = ["posts"]

#: Roles that an organisation has once, whatever office mentions them.
_ONE_IN_ORGANISATION = ("secretary general", "secretaire general")


def posts(
    notices: list[Mentions],
    unit_of: dict[LocalUnit, Unit],
    scopes: dict[Mentions, Hashable],
    base: str,
) -> tuple[dict[LocalPost, Post], dict[LocalPost, str]]:
    union = Union()
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
        identity = Post(mint(base, "post", scope, key), members)
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
