"""From files to a graph: read each, keep what was read, resolve, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolegraph.errors import RolegraphError, UnreadableSource
from rolegraph.folder import GraphFolder, content_key
from rolegraph.ingest import records as read_records
from rolegraph.ingest.identities_to_graph import assemble
from rolegraph.ingest.sources import find_sources, read
from rolegraph.store import Store

__all__ = ["BuildReport", "Failure", "Progress", "build_folder", "build_memory", "read_all"]

#: Called after each file with the number done, the number in all, and the file's name.
Progress = Callable[[int, int, str], None]
Record = dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """A source that could not be read, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    Attributes:
        read: numbers of the notices read in this build, in order.
        notices: numbers of all notices the graph is now made of.
        posts, units: how many the graph now has.
        resolved: posts that several notices speak of, in words.
        left_open: what was left out or is not sure, in words.
        failed: the sources that could not be read.
        changed: whether the graph differs from the one there was.
    """

    read: tuple[str, ...]
    notices: tuple[str, ...]
    posts: int
    units: int
    resolved: tuple[str, ...]
    left_open: tuple[str, ...]
    failed: tuple[Failure, ...]
    changed: bool


def read_all(
    paths: Iterable[str | Path], progress: Progress | None = None
) -> tuple[list[Record], list[Failure]]:
    """The records of all notices below ``paths``; one bad file does not stop the others.

    Raises:
        RolegraphError: nothing at all could be read.
    """
    found: list[Record] = []
    failed: list[Failure] = []
    sources: list[Path | str] = []
    for path in paths:
        try:
            sources += [s for s in find_sources([path]) if s not in sources]
        except UnreadableSource as error:
            failed.append(Failure(error.source, error.reason))
    for done, source in enumerate(sources, 1):
        try:
            found += read_records(read(source))
        except UnreadableSource as error:
            failed.append(Failure(str(source), error.reason))
        if progress is not None:
            progress(done, len(sources), str(source))
    if not found:
        if len(failed) == 1:
            raise UnreadableSource(failed[0].source, failed[0].reason)
        listed = "; ".join(f"{f.source}: {f.reason}" for f in failed[:5])
        more = f"; and {len(failed) - 5} more" if len(failed) > 5 else ""
        raise RolegraphError(f"no notice could be read: {listed}{more}" if failed else "no files")
    return found, failed


def build_folder(
    paths: Iterable[str | Path], folder: GraphFolder, base: str, progress: Progress | None
) -> BuildReport:
    """Read ``paths`` into the graph in ``folder``, which keeps what it holds already.

    Of two files with the same notice the same file counts anew, and of different files the one
    with the later closing date.
    """
    with folder.writing() if folder.exists() else nullcontext():
        pass  # a folder that cannot be used is told before a long reading, not after
    found, failed = read_all(paths, progress)
    with folder.writing():
        merged = _merge(folder.records(), found)
        folder.keep_records(merged.values())
        assembly = assemble(merged.values(), base=base)
        changed = folder.publish(content_key(merged.values(), base), assembly.lines)
    return _report(found, failed, assembly, changed)


def build_memory(
    paths: Iterable[str | Path], base: str, progress: Progress | None
) -> tuple[Store, list[Record], BuildReport]:
    """Read ``paths`` into a graph in memory."""
    found, failed = read_all(paths, progress)
    assembly = assemble(found, base=base)
    store = Store.memory()
    store.load(assembly.lines())
    return store, found, _report(found, failed, assembly, True)


def _merge(known: dict[str, Record], found: list[Record]) -> dict[str, Record]:
    merged = dict(known)
    for record in found:
        number = record["notice_id"]
        if not number:
            continue
        other = merged.get(number)
        if other is None or other["source"]["file"] == record["source"]["file"]:
            merged[number] = record
        else:
            merged[number] = max(other, record, key=_age)
    return merged


def _age(record: Record) -> tuple[str, int, str]:
    """A later closing date counts, then more languages, then a fixed order."""
    return record["deadline"] or "", len(record["languages"]), record["source"]["sha256"]


def _report(
    found: list[Record], failed: list[Failure], assembly: Any, changed: bool
) -> BuildReport:
    left_open = [
        f"{record['source']['file']}: {warning}"
        for record in found
        for warning in record["warnings"]
    ]
    left_open += [
        f"notice {record['notice_id']}: {d['message']}"
        for record in found
        for d in record["disagreements"]
    ]
    return BuildReport(
        read=tuple(str(record["notice_id"] or "no number") for record in found),
        notices=tuple(notice.number for notice in assembly.identities.notices),
        posts=len(assembly.identities.posts),
        units=len(assembly.identities.units),
        resolved=tuple(assembly.resolved()),
        left_open=tuple(dict.fromkeys([*left_open, *assembly.warnings])),
        failed=tuple(failed),
        changed=changed,
    )
