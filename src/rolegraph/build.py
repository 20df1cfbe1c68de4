"""From files to a graph: read each, keep what was read, resolve, publish."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolegraph.folder import GraphFolder, content_key
from rolegraph.ingest.identities_to_graph import assemble
from rolegraph.ingest.mentions import notice_key
from rolegraph.reading import Failure, Progress, Reading, read_all
from rolegraph.store import Store

__all__ = ["BuildReport", "build_folder", "build_memory"]

Record = dict[str, Any]


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


def build_folder(
    paths: Iterable[str | Path],
    folder: GraphFolder,
    base: str,
    progress: Progress | None,
    how: Reading | None = None,
) -> BuildReport:
    """Read ``paths`` into the graph in ``folder``, which keeps what it holds already.

    Of two files with the same notice the same file counts anew, and of different files the one
    with the later closing date.
    """
    with folder.writing() if folder.exists() else nullcontext():
        pass  # a folder that cannot be used is told before a long reading, not after
    found, failed = read_all(paths, progress, how)
    with folder.writing():
        merged = _merge(folder.records(), found)
        folder.keep_records(merged.values())
        assembly = assemble(merged.values(), base=base)
        changed = folder.publish(content_key(merged.values(), base), assembly.lines)
    return _report(found, failed, assembly, changed)


def build_memory(
    paths: Iterable[str | Path],
    base: str,
    progress: Progress | None,
    how: Reading | None = None,
) -> tuple[Store, list[Record], BuildReport]:
    """Read ``paths`` into a graph in memory."""
    found, failed = read_all(paths, progress, how)
    assembly = assemble(found, base=base)
    store = Store.memory()
    store.load(assembly.lines())
    return store, found, _report(found, failed, assembly, True)


def _merge(known: dict[str, Record], found: list[Record]) -> dict[str, Record]:
    anew = {_printed(record) for record in found}
    merged = {key: record for key, record in known.items() if _printed(record) not in anew}
    for record in found:
        number = notice_key(record)
        other = merged.get(number)
        if other is None or other["source"]["file"] == record["source"]["file"]:
            merged[number] = record
        else:
            merged[number] = max(other, record, key=_age)
    return merged


def _printed(record: Record) -> tuple[str, str | None]:
    """A notice in its file: what is read of it now stands for all that was read of it before."""
    return record["source"]["file"], record["notice_id"]


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
