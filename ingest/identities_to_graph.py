"""Step 5: identities and facts become the graph.

One named graph holds what a notice says, one its evidence, one each rule's conclusions; the view
``view/current`` holds every triple once, and is what questions are asked of. The graph is a pure
function of the set of records: no blank nodes, no time stamps, sorted output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rolegraph.ingest.facts_to_identities import resolve
from rolegraph.ingest.graph_of_candidates import write_candidates
from rolegraph.ingest.graph_of_differences import write_differences
from rolegraph.ingest.graph_of_identity import write_identity
from rolegraph.ingest.graph_of_notice import write_notice
from rolegraph.ingest.graph_of_rules import write_closure, write_rules
from rolegraph.ingest.graph_of_table import write_table
from rolegraph.ingest.graph_of_view import write_meta, write_schemes, write_view
from rolegraph.ingest.identities.decisions import Decision
from rolegraph.ingest.identities.model import Identities
from rolegraph.ingest.identities.until import evidenced_until
from rolegraph.ingest.last_evidenced import latest_advertisements, superseded
from rolegraph.ingest.quads import Quads
from rolegraph.ingest.table_mentions import TableMentions
from rolegraph.ontology.namespaces import ID

__all__ = ["Assembly", "assemble"]


@dataclass(frozen=True)
class Assembly:
    """The whole graph of a set of records, and what to tell a person about it."""

    quads: Quads
    identities: Identities

    def lines(self) -> Iterator[bytes]:
        """The graph as sorted N-Quads, one line at a time."""
        return self.quads.lines()

    @property
    def warnings(self) -> list[str]:
        """What could not be taken into the graph, and why."""
        return self.identities.warnings

    def resolved(self) -> list[str]:
        """Posts that several notices speak of, in words, sorted."""
        return sorted(
            f"{title_of(post)} is one post in notices "
            + ", ".join(sorted({notice.number for notice, _ in post.members}))
            for post in self.identities.posts
            if len({notice.number for notice, _ in post.members}) > 1
        )


def title_of(post: Any) -> str:
    """A post's title for a person: English where there is one."""
    for lang in ("en", "fr"):
        for _, local in post.members:
            for title in local.titles.get(lang, ()):
                return str(title)
    return str(post.iri)


def assemble(
    records: Iterable[dict[str, Any]],
    *,
    decisions: Sequence[Decision] = (),
    base: str = ID,
    until: str | None = None,
) -> Assembly:
    """The graph of ``records``.

    Args:
        records: what :func:`rolegraph.ingest.extract` gives; order and repetition do not matter.
        decisions: what people decided on who is who.
        base: where the IRIs of posts, units and notices begin.
        until: an ISO date: the graph of the notices closed by then, with the IRIs of today.

    Raises:
        Contradiction: decisions that cannot all hold.
    """
    identities = resolve(records, decisions=decisions, base=base)
    if until is not None:
        identities = evidenced_until(identities, until)
    quads = Quads()
    for source in identities.notices:
        if isinstance(source, TableMentions):
            write_table(quads, source, identities, base)
        else:
            write_notice(quads, source, identities, base)
    write_rules(quads, identities, base)
    past = superseded(quads, identities)
    latest_advertisements(quads, identities, base)
    write_closure(quads, past)
    write_differences(quads, identities, past, base)
    write_identity(quads, identities, base)
    write_candidates(quads, identities, base)
    write_schemes(quads)
    write_meta(quads, identities, base)
    write_view(quads, identities, past)
    return Assembly(quads, identities)
