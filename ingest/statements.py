"""What a source says and time can change: the facts that a later source may supersede.

They are noted while the graph is written; :mod:`rolegraph.ingest.last_evidenced` judges them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rolegraph.ontology.namespaces import ORG, RG

__all__ = ["TIME_BOUND", "Statement"]

#: Properties of which the value that was evidenced last counts, and what they tell. The two
#: grades are a pair and tell one thing.
TIME_BOUND = {
    f"{RG}reportsTo": "superior",
    f"{RG}functionallyReportsTo": "functional superior",
    f"{RG}entryGrade": "grade",
    f"{RG}topGrade": "grade",
    f"{RG}clearance": "clearance",
    f"{ORG}postIn": "unit",
    f"{ORG}subOrganizationOf": "parent",
    f"{RG}headsUnit": "head",
    f"{RG}contractEnds": "end of contract",
}


@dataclass(frozen=True)
class Statement:
    """One thing that one source says.

    Attributes:
        node: the assertion, or the node that hangs off the source, as an N-Quads term.
        triple: the triple it says.
        about: the post or unit it speaks of, and ``aspect``, what of it it tells.
        value: what it tells; of one source and aspect several make up one value if they are told
            together.
        source: the notice, as an N-Quads term; ``kind`` is the kind of source ("notice").
        date: the day up to which the source is evidenced, as an ISO date; None if it has none.
        stated: whether words say it, or a rule concludes it.
    """

    node: str
    triple: tuple[str, str, str]
    about: str
    aspect: str
    value: str
    source: str
    kind: str
    date: str | None
    stated: bool
