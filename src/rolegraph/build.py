"""From files to a graph: read each, keep what was read, resolve, publish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolegraph.errors import UnknownName, UnreadableSource
from rolegraph.folder import GraphFolder, content_key
from rolegraph.ingest.identities_to_graph import Assembly, assemble, title_of
from rolegraph.ingest.mentions import notice_key
from rolegraph.ingest.sources import STDIN, find_sources
from rolegraph.ingest.table_mentions import TableMentions
from rolegraph.ontology.namespaces import ID
from rolegraph.reading import Failure, Progress, Reading, join_halves, read_all
from rolegraph.register import Entry, Register, file_digest, program_digest, shas
from rolegraph.store import Store
from rolegraph.versions import merge

__all__ = ["BuildReport", "build_folder", "build_memory", "publish", "remove"]

Record = dict[str, Any]


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    Attributes:
        read: numbers of the notices read in this build, in order.
        notices: numbers of all notices and tables the graph is now made of.
        posts, units: how many the graph now has.
        resolved: posts that several notices speak of, in words.
        left_open: what was left out or is not sure, in words.
        failed: the sources that could not be read.
        changed: whether the graph differs from the one there was.
        unchanged: how many files were passed over, being as they were when read before.
        asked: how many questions of identity wait for a person.
        candidates: how many reorganisations wait to be confirmed.
        of_tables: how many of ``notices`` are tables.
        tables: the records of the tables read in this build, with how their columns were read.
    """

    read: tuple[str, ...]
    notices: tuple[str, ...]
    posts: int
    units: int
    resolved: tuple[str, ...]
    left_open: tuple[str, ...]
    failed: tuple[Failure, ...]
    changed: bool
    unchanged: int = 0
    asked: int = 0
    candidates: int = 0
    of_tables: int = 0
    tables: tuple[Record, ...] = ()


@dataclass
class _Batch:
    """The files of one build: to read, and passed over."""

    to_read: list[Path | str]
    named: set[Path | str]
    failed: list[Failure]
    unchanged: int = 0


def build_folder(
    paths: Iterable[str | Path],
    folder: GraphFolder,
    base: str,
    progress: Progress | None,
    how: Reading | None = None,
) -> BuildReport:
    """Read ``paths`` into the graph in ``folder``, which keeps what it holds already.

    Files that are as they were when they were read before are passed over. Of two versions of a
    notice the newer one counts (see :mod:`rolegraph.versions`). A file of a notice that was
    withdrawn is taken in again only where the file itself is named.
    """
    how = how or Reading()
    with folder.writing() if folder.exists() else nullcontext():
        pass  # a folder that cannot be used is told before a long reading, not after
    batch = _files(paths, folder.register() if folder.exists() else Register(), how)
    came_from: dict[str, Path | str] = {}
    found: list[Record] = []
    failed = list(batch.failed)
    if batch.to_read or not batch.unchanged:
        found, more = read_all(batch.to_read or paths, progress, how, came_from)
        failed += [failure for failure in more if failure not in failed]
    with folder.writing():
        register = folder.register()
        found, told = _without_withdrawn(found, register, came_from, batch.named)
        known = folder.records()
        told += _drop_gone(known, found, register, came_from)
        merged, more_told = _merged(known, found, register, came_from, how)
        _note(register, found, came_from, how)
        folder.keep_base(base)
        folder.keep_records(merged)
        folder.keep_register(register)
        assembly, changed = publish(folder, merged, base)
    return _report(found, failed, assembly, changed, [*told, *more_told], batch.unchanged)


def build_memory(
    paths: Iterable[str | Path],
    base: str,
    progress: Progress | None,
    how: Reading | None = None,
) -> tuple[Store, list[Record], BuildReport]:
    """Read ``paths`` into a graph in memory."""
    found, failed = read_all(paths, progress, how)
    merged, told = merge({}, found, lambda first, second: False, lambda first, second: None)
    assembly = assemble(merged.values(), base=base)
    store = Store.memory()
    store.load(assembly.lines())
    return store, list(merged.values()), _report(found, failed, assembly, True, told)


def publish(folder: GraphFolder, records: Mapping[str, Record], base: str) -> tuple[Assembly, bool]:
    """Make the graph of records, and of the folder's decisions, the live one.

    Only while the folder is held for writing. Returns the graph and whether it is another one.

    Raises:
        Contradiction: decisions that cannot all hold.
    """
    decisions = folder.decisions()
    assembly = assemble(records.values(), decisions=decisions, base=base)
    changed = folder.publish(content_key(records.values(), base, decisions), assembly.lines)
    identities = assembly.identities
    folder.note_given(
        [(p.iri, "post", title_of(p)) for p in identities.posts]
        + [
            (u.iri, "unit", next(iter(u.members[0][1].names.values()), ""))
            for u in identities.units
        ]
    )
    return assembly, changed


def remove(folder: GraphFolder, numbers: Iterable[str]) -> BuildReport:
    """Withdraw notices: they, and all that only they said, leave the graph.

    Raises:
        UnknownName: there is no notice of a number; nothing is removed then.
        GraphFolderError: there is no graph, or another build holds it.
    """
    folder.live()
    with folder.writing():
        records, register = folder.records(), folder.register()
        numbers = list(dict.fromkeys(numbers))
        for number in numbers:
            if number not in records:
                raise UnknownName("notice", number, sorted(records)[:3])
        for number in numbers:
            register.withdrawn.update(dict.fromkeys(shas(records.pop(number)), number))
        base = folder.base() or ID
        folder.keep_records(records)
        folder.keep_register(register)
        assembly, changed = publish(folder, records, base)
    return _report([], [], assembly, changed, [])


def _files(paths: Iterable[str | Path], register: Register, how: Reading) -> _Batch:
    batch = _Batch([], {Path(p) for p in paths if str(p) != STDIN and not Path(p).is_dir()}, [])
    for path in paths:
        try:
            listed = find_sources([path])
        except UnreadableSource as error:
            batch.failed.append(Failure(error.source, error.reason))
            continue
        for file in listed:
            fresh = file == STDIN or not register.unchanged(Path(file), _how(how))
            withdrawn = file in batch.named and file_digest(Path(file)) in register.withdrawn
            if fresh or withdrawn:
                batch.to_read.append(file)
            else:
                batch.unchanged += 1
    return batch


def _how(how: Reading) -> str:
    """What else decides what is read from a file: the program and its options."""
    form = how.form or ""
    own = file_digest(Path(form)) if form.endswith(".toml") else ""
    columns = file_digest(Path(how.map)) if how.map else ""
    return f"{program_digest()}|{form}|{own}|{columns}|{'ocr' if how.with_ocr else ''}"


def _without_withdrawn(
    found: list[Record],
    register: Register,
    came_from: Mapping[str, Path | str],
    named: set[Path | str],
) -> tuple[list[Record], list[str]]:
    kept, told = [], []
    for record in found:
        if register.is_withdrawn(record):
            if not any(came_from.get(sha) in named for sha in shas(record)):
                told.append(
                    f"notice {notice_key(record)} was withdrawn and stays out; name its file "
                    f"({record['source']['file']}) to take it in again"
                )
                continue
            for sha in shas(record):
                register.withdrawn.pop(sha, None)
        kept.append(record)
    return kept, told


def _drop_gone(
    known: dict[str, Record],
    found: list[Record],
    register: Register,
    came_from: Mapping[str, Path | str],
) -> list[str]:
    """Take out what a file said before and no longer says, unless another file says it."""
    told = []
    numbers = {notice_key(record) for record in found}
    for path in {str(Path(p).resolve()) for p in came_from.values() if p != STDIN}:
        entry = register.files.get(path)
        for number in entry.notices if entry else ():
            if number in known and number not in numbers and not register.elsewhere(number, path):
                del known[number]
                told.append(f"notice {number} is no longer in {Path(path).name}; removed")
    return told


def _merged(
    known: dict[str, Record],
    found: list[Record],
    register: Register,
    came_from: Mapping[str, Path | str],
    how: Reading,
) -> tuple[dict[str, Record], list[str]]:
    def path_of(record: Record) -> Path | None:
        sha = record["source"]["sha256"]
        path = came_from.get(sha)
        if path is None:
            return register.path_of(notice_key(record), sha)
        return None if path == STDIN else Path(path)

    def supersedes(record: Record, other: Record) -> bool:
        path = came_from.get(record["source"]["sha256"])
        entry = register.files.get(str(Path(path).resolve())) if path else None
        return entry is not None and notice_key(other) in entry.notices

    def join(first: Record, second: Record) -> Record | None:
        one, other = path_of(first), path_of(second)
        return join_halves(first, one, second, other, how) if one and other else None

    return merge(known, found, supersedes, join)


def _note(
    register: Register, found: list[Record], came_from: Mapping[str, Path | str], how: Reading
) -> None:
    """Enter the files that were read, and which notices each of them gave."""
    gave: dict[str, set[str]] = {}
    for record in found:
        for sha in shas(record):
            path = came_from.get(sha)
            if path is not None and path != STDIN:
                gave.setdefault(str(Path(path).resolve()), set()).add(notice_key(record))
    for path, numbers in gave.items():
        digest = file_digest(Path(path))
        if digest:
            register.files[path] = Entry(digest, _how(how), tuple(sorted(numbers)))


def _report(
    found: list[Record],
    failed: list[Failure],
    assembly: Assembly,
    changed: bool,
    told: list[str],
    unchanged: int = 0,
) -> BuildReport:
    left_open = [
        f"{record['source']['file']}: {warning}"
        for record in found
        for warning in record["warnings"]
    ]
    left_open += [
        f"notice {record['notice_id']}: {d['message']}"
        for record in found
        for d in record.get("disagreements", ())
    ]
    left_open += [
        f"decision kept, but no notice speaks of it now: {decision}"
        for decision in assembly.identities.curated.dormant
    ]
    return BuildReport(
        read=tuple(_name(record) for record in found),
        notices=tuple(notice.number for notice in assembly.identities.notices),
        posts=len(assembly.identities.posts),
        units=len(assembly.identities.units),
        resolved=tuple(assembly.resolved()),
        left_open=tuple(dict.fromkeys([*told, *left_open, *assembly.warnings])),
        failed=tuple(failed),
        changed=changed,
        unchanged=unchanged,
        asked=len(assembly.identities.questions),
        of_tables=sum(isinstance(n, TableMentions) for n in assembly.identities.notices),
        candidates=len(assembly.identities.candidates),
        tables=tuple(record for record in found if record.get("kind") == "table"),
    )


def _name(record: Record) -> str:
    """What a person knows a notice or table by."""
    if record.get("kind") == "table":
        return f"{record['table_id']} ({len(record['posts'])} rows)"
    return str(record["notice_id"] or "no number")
