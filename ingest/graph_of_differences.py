"""Where a table and notices say different things of one post: neither silently wins.

Both values stay in the view; a discrepancy names them, with the sources and the words of both.
Two superiors of one title, of whom it is not known that they are one post, are no discrepancy.
"""

from __future__ import annotations

import hashlib

from rolegraph.ingest.identities.model import Identities
from rolegraph.ingest.identities.words import canonical, key
from rolegraph.ingest.mentions import bare_title
from rolegraph.ingest.quads import Quads, iri, text
from rolegraph.ingest.statements import Statement
from rolegraph.ontology.namespaces import ORG, RG

__all__ = ["write_differences"]

_GRAPH = "inferred/sources-differ"
#: What can be said of a post by both, and differ.
_COMPARED = ("superior", "functional superior", "grade", "clearance", "unit")
_Triple = tuple[str, str, str]


def write_differences(
    quads: Quads, identities: Identities, past: frozenset[_Triple], base: str
) -> None:
    """One discrepancy for each thing that the latest notice and the latest table tell apart.

    Args:
        past: what later sources of the same kind superseded.
    """
    if not any(said.kind == "table" for said in quads.statements):
        return
    groups: dict[tuple[str, str], list[Statement]] = {}
    for said in quads.statements:
        if said.aspect in _COMPARED and said.stated and said.triple not in past:
            groups.setdefault((said.about, said.aspect), []).append(said)
    nested = _holders(quads)
    titles = {
        iri(post.iri): {
            key(canonical(bare_title(title), lang))
            for _, local in post.members
            for lang, counts in local.titles.items()
            for title in counts
        }
        for post in identities.posts
    }
    levels = {iri(unit.iri): unit.kind for unit in identities.units}
    for (post, aspect), listed in sorted(groups.items()):
        notices = [said for said in listed if said.kind == "notice"]
        tables = [said for said in listed if said.kind == "table"]
        if not notices or not tables:
            continue
        mine, theirs = {s.value for s in notices}, {s.value for s in tables}
        alike = any(titles.get(a, set()) & titles.get(b, set()) for a in mine for b in theirs)
        if (
            alike
            or mine & theirs
            or (aspect == "unit" and not _two_places(mine, theirs, nested, levels))
        ):
            continue
        _write(quads, post, aspect, notices, tables, base)


def _holders(quads: Quads) -> dict[str, set[str]]:
    """The units that each unit is in, over all levels."""
    found: dict[str, set[str]] = {}
    for s, p, o in quads.graph("inferred/closure"):
        if p == f"<{ORG}transitiveSubOrganizationOf>":
            found.setdefault(s, set()).add(o)
    return found


def _two_places(
    mine: set[str], theirs: set[str], nested: dict[str, set[str]], levels: dict[str, str]
) -> bool:
    """Whether a unit of the one and a unit of the other cannot both hold the post."""
    return not any(
        one in nested.get(other, ()) or other in nested.get(one, ())
        or levels.get(one) != levels.get(other)
        for one in mine
        for other in theirs
    )  # fmt: skip


def _write(
    quads: Quads,
    post: str,
    aspect: str,
    notices: list[Statement],
    tables: list[Statement],
    base: str,
) -> None:
    digest = hashlib.sha256(f"{post} {aspect}".encode()).hexdigest()[:12]
    node = iri(f"{base}difference/{digest}")
    quads.type(_GRAPH, node, f"{RG}SourceDiscrepancy")
    quads.add(_GRAPH, node, f"{RG}ofPost", post)
    quads.add(_GRAPH, node, f"{RG}field", text(aspect))
    for term, listed in (("inNotice", notices), ("inTable", tables)):
        for said in listed:
            quads.add(_GRAPH, node, f"{RG}{term}", said.node)
