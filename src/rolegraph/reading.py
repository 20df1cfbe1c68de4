"""Many files to records: one bad file does not stop the others, and all cores are used."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from rolegraph import halves
from rolegraph.errors import (
    FormError,
    MapError,
    RolegraphError,
    UnreadableSource,
    on_one_line,
)
from rolegraph.ingest import Source, joined_tables, records
from rolegraph.ingest.forms import Form, forms, own_form
from rolegraph.ingest.sources import STDIN, find_sources, read
from rolegraph.ingest.tables import ColumnMap, own_map
from rolegraph.ingest.tables.organogram import pairs
from rolegraph.spool import Spool

__all__ = [
    "Failure",
    "Progress",
    "Reading",
    "form_named",
    "join_halves",
    "map_named",
    "read_all",
    "read_each",
    "read_joined",
]

#: Called after each file with the number done, the number in all, and the file's name.
Progress = Callable[[int, int, str], None]
Record = dict[str, Any]
#: With fewer files, starting processes takes longer than reading.
_WORTH_PROCESSES = 64
_CHUNK = 8
#: So many chunks for each process are read or wait to be taken.
_AHEAD = 3


@dataclass(frozen=True)
class Failure:
    """A source that could not be read, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """How to read.

    Attributes:
        form: a form by name, or the file of a form of the user's own; None finds out.
        with_ocr: make scanned PDFs readable with the command ``ocrmypdf`` or ``tesseract``.
        processes: how many at once; None is one per core.
        map: the file of a map of a table's columns; None recognises them.
    """

    form: str | None = None
    with_ocr: bool = False
    processes: int | None = None
    map: str | None = None


def read_all(
    paths: Iterable[str | Path],
    progress: Progress | None = None,
    how: Reading | None = None,
    came_from: dict[str, Path | str] | None = None,
) -> tuple[list[Record], list[Failure]]:
    """The records of all notices and tables below ``paths``, and what could not be read.

    The record of a table has ``"kind": "table"``.

    Args:
        came_from: filled with the file behind the hash of every source.

    Raises:
        RolegraphError: nothing at all could be read.
    """
    found: list[Record] = []
    failed: list[Failure] = []
    read_from: list[Path | str] = []
    for path, item in _items(paths, progress, how or Reading()):
        if isinstance(item, Failure):
            failed.append(item)
        else:
            found.append(item)
            read_from.append(path)
            if came_from is not None:
                came_from[item["source"]["sha256"]] = path
    found = _with_pairs_joined(found, read_from, how or Reading())
    if not found:
        raise _nothing_read(failed)
    return found, failed


def read_joined(
    paths: Iterable[str | Path], progress: Progress | None = None, how: Reading | None = None
) -> Iterator[Record | Failure]:
    """What :func:`read_all` finds, one after the other; memory does not grow with the notices.

    A record that may be joined with one that is read later waits for it in a temporary file,
    and so does what comes after it.

    Raises:
        RolegraphError: nothing at all could be read.
    """
    how = how or Reading()
    failed: list[Failure] = []
    waiting: list[Record] = []
    read_from: list[Path | str] = []
    given = False
    with TemporaryFile() as file:
        spool = Spool(file)
        for path, item in _items(paths, progress, how):
            if isinstance(item, Failure):
                failed.append(item)
                yield item
            elif waiting or _may_be_joined(item):
                waiting.append(spool.put(item))
                read_from.append(path)
            else:
                given = True
                yield item
        if not given and not waiting:
            raise _nothing_read(failed)
        for item in _with_pairs_joined(waiting, read_from, how):
            yield spool.whole(item)


def _may_be_joined(record: Record) -> bool:
    """Whether a record may be half of a notice, or of an organogram."""
    return record.get("kind") == "table" or halves.may_be_half(record)


def _nothing_read(failed: list[Failure]) -> RolegraphError:
    if len(failed) == 1:
        return UnreadableSource(failed[0].source, failed[0].reason)
    listed = "; ".join(f"{f.source}: {f.reason}" for f in failed[:5])
    more = f"; and {len(failed) - 5} more" if len(failed) > 5 else ""
    return RolegraphError(f"no notice could be read: {listed}{more}" if failed else "no files")


def read_each(
    paths: Iterable[str | Path], progress: Progress | None = None, how: Reading | None = None
) -> Iterator[Record | Failure]:
    """Records and failures one after the other, always in the order of the files."""
    for _, item in _items(paths, progress, how or Reading()):
        yield item


def _items(
    paths: Iterable[str | Path], progress: Progress | None, how: Reading
) -> Iterator[tuple[Path | str, Record | Failure]]:
    # A form or a map that is wrong is told before anything is read.
    form_named(how.form)
    map_named(how.map)
    sources: dict[Path | str, None] = {}
    for path in paths:
        sources.update(dict.fromkeys(find_sources([path])))
    listed = list(sources)
    processes = min(how.processes or os.cpu_count() or 1, len(listed) // _CHUNK)
    if len(listed) < _WORTH_PROCESSES or processes < 2 or STDIN in sources:
        yield from _told(listed, (_read_one(path, how) for path in listed), progress)
        return
    yield from _told(listed, _in_processes(listed, how, processes), progress)


def _in_processes(
    listed: list[Path | str], how: Reading, processes: int
) -> Iterator[list[Record | Failure]]:
    """What each file holds, in their order; only so much is read ahead as keeps all cores busy."""
    chunks = (listed[k : k + _CHUNK] for k in range(0, len(listed), _CHUNK))
    with ProcessPoolExecutor(processes) as pool:
        ahead = deque(
            pool.submit(_read_several, chunk, how) for chunk in islice(chunks, _AHEAD * processes)
        )
        while ahead:
            several = ahead.popleft().result()
            ahead.extend(pool.submit(_read_several, chunk, how) for chunk in islice(chunks, 1))
            yield from several


def _read_several(paths: list[Path | str], how: Reading) -> list[list[Record | Failure]]:
    return [_read_one(path, how) for path in paths]


@cache
def form_named(name: str | None) -> Form | None:
    """A form by name, or in a file of the user's own.

    Raises:
        FormError: there is none of that name, or the file is no form.
    """
    if name is None:
        return None
    if name.endswith(".toml"):
        return own_form(name)
    for form in forms():
        if form.name == name:
            return form
    allowed = ", ".join(form.name for form in forms())
    raise FormError(name, None, f"is not known; {allowed} or a FILE.toml are allowed")


@cache
def map_named(path: str | None) -> ColumnMap | None:
    """The map of columns in a file of the user's own.

    Raises:
        MapError: the file is missing, or is no map.
    """
    return None if path is None else own_map(path)


def _with_pairs_joined(
    found: list[Record], read_from: list[Path | str], how: Reading
) -> list[Record]:
    """The records, with one in place of two that are one notice, or one organogram."""
    files = [str(path) for path in read_from]
    listed = halves.with_halves_joined(
        found, files, lambda k: _source_of(found[k], read_from[k], how), form_named(how.form)
    )
    folders = [
        f"{Path(path).parent}/{Path(record['source']['file']).parent}"
        for record, path in zip(found, read_from, strict=True)
    ]
    for senior, junior in pairs(found, folders):
        sources = [_source_of(found[k], read_from[k], how) for k in (senior, junior)]
        if sources[0] is not None and sources[1] is not None:
            whole = joined_tables(sources[0], sources[1], map_named(how.map))
            listed[min(senior, junior)], listed[max(senior, junior)] = whole, None
    return [record for record in listed if record is not None]


def join_halves(
    record: Record, path: Path, other: Record, other_path: Path, how: Reading
) -> Record | None:
    """One record of two that are the printings of one notice; None if they are not.

    Args:
        path, other_path: the files the records were read from.
    """
    sources = _source_of(record, path, how), _source_of(other, other_path, how)
    return halves.join_halves(record, sources[0], other, sources[1], form_named(how.form))


def _source_of(record: Record, path: Path | str, how: Reading) -> Source | None:
    """The source a record was read from, read again; None of what holds other notices too."""
    if path == STDIN:
        return None
    for source in read(path, with_ocr=how.with_ocr):
        if isinstance(source, Source) and source.sha256 == record["source"]["sha256"]:
            return source if source.table or _is_one_notice(_records(source, how)) else None
    return None


def _is_one_notice(found: list[Record]) -> bool:
    """Whether records are of one notice: one post, or the two posts of one printing."""
    return len(found) == 1 or (len(found) == 2 and all(map(halves.may_be_half, found)))


def _told(
    listed: list[Path | str],
    results: Iterable[list[Record | Failure]],
    progress: Progress | None,
) -> Iterator[tuple[Path | str, Record | Failure]]:
    for done, (source, items) in enumerate(zip(listed, results, strict=True), 1):
        for item in items:
            yield source, item
        if progress is not None:
            progress(done, len(listed), str(source))


def _read_one(path: Path | str, how: Reading) -> list[Record | Failure]:
    """What one file holds: records, failures, or of an archive both."""
    found: list[Record | Failure] = []
    for source in read(path, with_ocr=how.with_ocr):
        try:
            if isinstance(source, UnreadableSource):
                raise source
            found += _records(source, how)
        except UnreadableSource as error:
            inside = error.source not in (str(path), on_one_line(Path(path).name))
            found.append(Failure(error.source if inside else str(path), error.reason))
        except MapError as error:
            found.append(Failure(str(path), str(error)))
    return found


def _records(source: Source, how: Reading) -> list[Record]:
    return records(source, form_named(how.form), map_named(how.map))
