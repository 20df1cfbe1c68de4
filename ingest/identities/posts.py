"""Posts over all notices: the clusters of mentions, their IRIs, and what joined them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from rolegraph.ingest.facts.reporting import title_key
from rolegraph.ingest.identities.model import (
    Clusters,
    Link,
    Post,
    Question,
    drop_shared_aliases,
    first_evidenced,
    mint,
)
from rolegraph.ingest.identities.near import judge_near_titles
from rolegraph.ingest.identities.placed import Placed
from rolegraph.ingest.identities.places import place_posts
from rolegraph.ingest.identities.table_rows import join_rows, place_rows
from rolegraph.ingest.identities.threads import thread_posts
from rolegraph.ingest.identities.units import Units, name_for_iri
from rolegraph.ingest.mentions import LocalPost, Mentions, bare_title
from rolegraph.ingest.table_mentions import TableMentions

__all__ = ["Posts", "resolve_posts"]


@dataclass(frozen=True)
class Posts:
    """The posts of all notices, what joined their mentions, and what is left to a person."""

    post_of: dict[LocalPost, Post]
    rule_of: dict[LocalPost, str]
    links: list[Link]
    questions: list[Question]


def resolve_posts(notices: list[Mentions], units: Units, clusters: Clusters, base: str) -> Posts:
    """The posts behind all mentions.

    Args:
        notices: in a fixed order.
        clusters: with what people decided already joined and parted.
    """
    tables = [notice for notice in notices if isinstance(notice, TableMentions)]
    placed = place_posts([n for n in notices if not isinstance(n, TableMentions)], units)
    threads = thread_posts(placed, clusters)
    judge_near_titles(threads)
    rows = place_rows(tables, units)
    join_rows(rows, threads)
    placed += rows
    post_of = _minted(placed, clusters, base)
    rule_of = {
        post: "only-unit-of-kind"
        for notice in notices
        for unit, post, how in notice.places
        if how == "heads" and unit.named
    }
    for link in threads.links:
        notice, local = link.second
        assert isinstance(local, LocalPost)
        if link.first[0] is not notice and post_of[local].notices:
            rule_of.setdefault(local, link.rule)
    questions = [
        question
        for question in threads.questions
        if clusters.find(question.first[1]) != clusters.find(question.second[1])
    ]
    return Posts(post_of, rule_of, threads.links, questions)


def _minted(placed: list[Placed], clusters: Clusters, base: str) -> dict[LocalPost, Post]:
    groups: dict[Hashable, list[Placed]] = {}
    for one in placed:
        groups.setdefault(clusters.find(one.post), []).append(one)
    for members in groups.values():
        members.sort(key=_order)
    found: dict[LocalPost, Post] = {}
    taken: dict[str, Hashable] = {}
    for root, members in sorted(groups.items(), key=lambda item: _order(item[1][0])):
        iri = own_iri(members[0], base)
        if taken.setdefault(iri, root) != root:
            iri = own_iri(members[0], base, members[0].notice.number)
        others = {own_iri(one, base) for one in members if not one.generic} - {iri}
        post = Post(iri, [(one.notice, one.post) for one in members], tuple(sorted(others)))
        for one in members:
            found[one.post] = post
    drop_shared_aliases({id(post): post for post in found.values()}.values())
    return found


def _order(one: Placed) -> tuple[object, ...]:
    return (*first_evidenced(one.notice), not one.post.advertised, one.post.local_key)


def own_iri(one: Placed, base: str, apart: str = "") -> str:
    """The IRI a post has when this mention is the first: of what the notice itself says.

    Its organisation, its office or section as named there, and its title, English before French;
    of a row of a table its identifier there.
    """
    notice = one.notice
    if one.post.row is not None:
        whose = notice.organisation or notice.number
        return mint(base, "post", [whose, "row", one.post.row, apart])
    unit = one.named_in or notice.unit(notice.record.get("context_unit")) or notice.body()
    where = name_for_iri(unit, notice) if unit else notice.number
    title = title_key(bare_title(_main_title(one.post)))
    number = notice.number if one.generic else ""
    return mint(base, "post", [notice.organisation or "", where, title, number, apart])


def _main_title(post: LocalPost) -> str:
    for lang in ("en", "fr"):
        counts = post.titles.get(lang)
        if counts:
            return min(counts, key=lambda title: (-counts[title], title))
    return ""
