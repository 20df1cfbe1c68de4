"""The graph of the conditions of work that a notice states of its post."""

from __future__ import annotations

from typing import Any

from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.mentions import places_of
from rolegraph.ingest.quads import iri, text
from rolegraph.ontology.namespaces import DCTERMS, RG, SCHEME

__all__ = ["write_conditions"]


def write_conditions(out: Writer, record: dict[str, Any], post: str) -> None:
    """A node for each condition, with its kind, its words and where they stand."""
    for i, entry in enumerate(record.get("conditions", ()), 1):
        node = out.part(f"condition/{i}")
        out.attach(post, f"{RG}hasWorkingCondition", node, about=post, aspect="condition")
        out.quads.type(out.graph, node, f"{RG}WorkingCondition")
        out.say(node, f"{RG}statedIn", out.notice)
        kind = entry["kind"].replace("_", "-")
        out.say(node, f"{RG}conditionKind", iri(f"{SCHEME}working-condition/{kind}"))
        for lang in ("en", "fr"):
            if entry["text"][lang]:
                out.say(node, f"{DCTERMS}description", text(entry["text"][lang], lang))
        out.quote(node, places_of(record, f"/conditions/{i - 1}/text"))
