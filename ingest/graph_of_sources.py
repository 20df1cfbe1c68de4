"""The files behind a notice or table in the graph, and the writer that knows them."""

from __future__ import annotations

from typing import Any

from rolegraph.ingest.evidence import Writer
from rolegraph.ingest.mentions import Mentions
from rolegraph.ingest.quads import Quads, iri, text
from rolegraph.ontology.namespaces import DCTERMS, RG

__all__ = ["write_sources", "writer"]


def writer(quads: Quads, notice: Mentions, base: str) -> Writer:
    """What writes the facts of one notice or table; it knows the files it was read from."""
    record = notice.record
    sources = {
        source["file"]: iri(f"{base}source/{source['sha256'][:16]}") for source in _files(record)
    }
    first = next(iter(sources.values()))
    kind = notice.path.partition("/")[0]
    return Writer(quads, notice.number, notice.date, first, base, sources, kind)


def _files(record: dict[str, Any]) -> list[dict[str, str]]:
    """The files a record was read from: one, or one for each language."""
    return list(record.get("sources") or [record["source"]])


def write_sources(out: Writer, record: dict[str, Any]) -> None:
    """The files a record was read from, and those that it replaced."""
    for source in _files(record):
        node = out.sources[source["file"]]
        _source(out, node, source)
        out.say(out.notice, f"{RG}readFrom", node)
    for older in record.get("replaces", ()):
        former = iri(f"{out.base}source/{older['sha256'][:16]}")
        _source(out, former, older)
        out.say(out.notice, f"{RG}replaces", former)


def _source(out: Writer, node: str, source: dict[str, str]) -> None:
    out.quads.type(out.graph, node, f"{RG}SourceDocument")
    out.say(node, f"{RG}sha256", text(source["sha256"]))
    out.say(node, f"{RG}fileName", text(source["file"]))
    out.say(node, f"{DCTERMS}format", text(source["media_type"]))
