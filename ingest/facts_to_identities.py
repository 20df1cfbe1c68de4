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

from collections.abc import Iterable
from typing import Any

from rolegraph.ingest import post_identities, unit_identities
from rolegraph.ingest.identity import Identities
from rolegraph.ingest.mentions import mentions, notice_key
from rolegraph.ontology.namespaces import ID

__all__ = ["resolve"]


def resolve(records: Iterable[dict[str, Any]], *, base: str = ID) -> Identities:
    """The identities behind the mentions of ``records``.

    Of two records of one notice the later one counts (deadline, then content hash), with a
    warning; a record without a notice number cannot be told apart from others and is left out.
    """
    warnings: list[str] = []
    notices = [mentions(record) for record in _one_per_notice(records, warnings)]
    untitled = [n for n in notices if not any(post.advertised for post in n.posts)]
    warnings += [
        f"{n.record['source']['file']}: names no post of its own; left out of the graph"
        for n in untitled
    ]
    notices = [notice for notice in notices if notice not in untitled]
    offices = unit_identities.join_wide(notices)
    scopes = {notice: unit_identities.scope(notice, offices) for notice in notices}
    union = unit_identities.join_units(notices, offices, scopes)
    unit_of = unit_identities.units(notices, union, scopes, base)
    unit_identities.place_unnamed(notices, unit_of, scopes)
    post_of, rule_of = post_identities.posts(notices, unit_of, scopes, base)
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
        number = notice_key(record)
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
