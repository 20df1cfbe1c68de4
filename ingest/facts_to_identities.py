"""Step 4: the posts and units that notices mention become identities.

Two mentions are one post or unit only by a rule that is named and can be explained; likeness is
never enough, so what is not sure stays apart, and where a person could tell, one is asked. The
result depends on the set of records and decisions alone, not on their order: of each post and
unit the mention that is evidenced first gives the IRI, and what later notices call it gives
aliases, so an IRI that was ever given still leads to its post.

Rules of units
    ``same-name``       same canonical name and kind (bodies, committees, offices, divisions: in
                        one organisation)
    ``stated-rename``   a notice says what the unit was called before
    ``same-acronym``    same acronym, and not two names for it
    ``renamed-same-acronym``  two names of one acronym follow each other in time, and sections or
                        posts of the same names are placed under both
    ``same-name-in-office``  sections, units and teams: same canonical name, same office
    ``only-unit-of-name``    a section that a notice of another office names, where the
                        organisation has one of that name
    ``listed-team``     a team known by what it manages is the unit its notice equates it with
    ``superior-section``  "the Section" of a notice that never names it is the section which the
                        superior's own notice names

Rules of posts (the title without the unit it names, in canonical words)
    ``same-unit-title``    same title in the same section, unit or team
    ``same-office-title``  same title in the same office, which has one such post
    ``same-title-nearby``  of several such posts the one in the section of the notice's own post; a
                        title that many units have, without a place, only there
    ``described-section``  "the Head of Section" heads the section that its notice describes
    ``only-unit-of-subject``  "Head, Maps" heads the one unit of that subject in the office, else
                        in the organisation
    ``readvertised``, ``regraded``  two notices of one title and place, years or grades apart
    ``abbreviated-title``, ``misspelt-title``  one word cut short or misspelt, no other candidate
    ``only-unit-of-kind``  "the Head of Section", resolved in its notice to the one section named
    ``same-table-identifier``  one identifier and title in tables of two days
    ``table-same-title``   a row of a table and a post of notices: one title in one section or
                           office, and no second of it there

Questions to a person
    ``ask-same-acronym``, ``ask-one-word``, ``ask-other-grade``, ``ask-other-superior``,
    ``ask-two-openings``, ``ask-several-posts``
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from rolegraph.ingest.identities.curated import apply_decisions
from rolegraph.ingest.identities.decisions import Decision
from rolegraph.ingest.identities.levels import place_unnamed
from rolegraph.ingest.identities.model import Clusters, Identities, first_evidenced
from rolegraph.ingest.identities.posts import resolve_posts
from rolegraph.ingest.identities.reorganisations import reorganisation_candidates
from rolegraph.ingest.identities.units import resolve_units
from rolegraph.ingest.mentions import LocalUnit, mentions, notice_key
from rolegraph.ingest.table_mentions import TableMentions, table_mentions
from rolegraph.ontology.namespaces import ID

__all__ = ["resolve"]


def resolve(
    records: Iterable[dict[str, Any]],
    *,
    decisions: Sequence[Decision] = (),
    base: str = ID,
) -> Identities:
    """The identities behind the mentions of ``records``, as people decided and rules conclude.

    Of two records of one notice the later one counts (deadline, then content hash), with a
    warning; a record without a notice number cannot be told apart from others and is left out.

    Raises:
        Contradiction: decisions that cannot all hold.
    """
    warnings: list[str] = []
    chosen = _one_per_notice(records, warnings)
    tables = [record for record in chosen if record.get("kind") == "table"]
    told = [mentions(record) for record in chosen if record.get("kind") != "table"]
    untitled = [n for n in told if not any(post.advertised for post in n.posts)]
    warnings += [
        f"{n.record['source']['file']}: names no post of its own; left out of the graph"
        for n in untitled
    ]
    notices = [n for n in told if n not in untitled]
    notices = sorted([*notices, *map(table_mentions, tables)], key=first_evidenced)
    clusters = Clusters()
    curated = apply_decisions(notices, decisions, clusters)
    units = resolve_units(notices, clusters, base)
    units.succeed(
        (before[1], after[1])
        for _, before, after in curated.successions
        if isinstance(before[1], LocalUnit) and isinstance(after[1], LocalUnit)
    )
    posts = resolve_posts(notices, units, clusters, base)
    place_unnamed([n for n in notices if not isinstance(n, TableMentions)], units)
    by_iri = {post.iri: post for post in posts.post_of.values()}
    units_by_iri = {unit.iri: unit for unit in units.unit_of.values()}
    found = Identities(
        sorted(notices, key=lambda n: n.number),
        [by_iri[key] for key in sorted(by_iri)],
        [units_by_iri[key] for key in sorted(units_by_iri)],
        posts.post_of,
        units.unit_of,
        posts.rule_of,
        [*curated.links, *units.links, *posts.links],
        sorted([*units.questions, *posts.questions], key=lambda q: (-q.confidence, q.key)),
        warnings,
        curated,
    )
    spoken = [n for n in found.notices if not isinstance(n, TableMentions)]
    found.candidates = reorganisation_candidates(replace(found, notices=spoken))
    return found


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
    return record.get("deadline") or record.get("as_of") or "", record["source"]["sha256"]
