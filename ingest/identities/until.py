"""What was known up to a day: identities of all notices, cut down to those closed by then.

Identities are judged on everything that is known today, and the IRI of a post or unit is given by
the mention that is evidenced first; so what is left after the cut has the IRIs it has today.
"""

from __future__ import annotations

from dataclasses import replace

from rolegraph.ingest.identities.model import Curated, Identities, Post, Unit

__all__ = ["evidenced_until"]


def evidenced_until(identities: Identities, day: str) -> Identities:
    """The identities as the notices with a closing date up to ``day`` speak of them.

    Args:
        day: an ISO date. Notices without a closing date are left out.
    """
    notices = [n for n in identities.notices if n.date is not None and n.date <= day]
    kept = set(notices)
    posts, units = [], []
    for post in identities.posts:
        spoken = [member for member in post.members if member[0] in kept]
        if spoken:
            posts.append(Post(post.iri, spoken, post.aliases))
    for unit in identities.units:
        named = [member for member in unit.members if member[0] in kept]
        if named:
            units.append(Unit(unit.iri, unit.kind, named, unit.aliases))
    return replace(
        identities,
        notices=notices,
        posts=posts,
        units=units,
        post_of={local: post for post in posts for _, local in post.members},
        unit_of={local: unit for unit in units for _, local in unit.members},
        links=[x for x in identities.links if {x.first[0], x.second[0]} <= kept],
        curated=Curated(
            [x for x in identities.curated.decisions if {x[1][0], x[2][0]} <= kept],
            identities.curated.dormant,
        ),
        questions=[x for x in identities.questions if {x.first[0], x.second[0]} <= kept],
        candidates=[x for x in identities.candidates if {x.first[0], x.second[0]} <= kept],
    )
