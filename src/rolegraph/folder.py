"""A graph on disk: records, the live store, and how one replaces the other.

::

    DIR/format              "rolegraph 1"
    DIR/base                where its IRIs begin
    DIR/records/N.json      what was read from notice N
    DIR/sources.json        which file said what, and what was withdrawn
    DIR/curated/            what people decided: the table that holds, and its history
    DIR/registry.tsv        every IRI that was ever given, appended only
    DIR/generations/HASH/   a store, made of one set of records
    DIR/CURRENT             the name of the live generation
    DIR/asof/HASH/DAY/      a store of what that generation evidences up to a day
    DIR/lock                held while a build writes

A build writes a new generation beside the live one and then replaces ``CURRENT``, which is one
rename: whoever reads sees the old graph or the new one, and a power cut leaves the old one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from rolegraph.errors import GraphFolderError
from rolegraph.ingest.identities.decisions import Decision, parse, table
from rolegraph.ingest.mentions import notice_key
from rolegraph.ontology.namespaces import ID
from rolegraph.register import Register, program_digest
from rolegraph.store import Store

__all__ = ["FORMAT", "GraphFolder"]

#: What ``DIR/format`` says; another text is a graph of another version.
FORMAT = "rolegraph 1"
_WAIT_FOR_LOCK = 5.0
_DECISIONS, _HISTORY = "curated/decisions.sssom.tsv", "curated/history.tsv"


class GraphFolder:
    """A folder that holds a graph; nothing is written before :meth:`update`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def exists(self) -> bool:
        """Whether a graph was ever built here."""
        return (self.path / "format").is_file()

    def open_store(self) -> Store:
        """The live store, read-only.

        Raises:
            GraphFolderError: there is no graph, it is of another version, or it is damaged.
        """
        return Store.open(self.live())

    def live(self) -> Path:
        """The folder of the live store.

        Raises:
            GraphFolderError: there is no graph, it is of another version, or it is damaged.
        """
        self._check()
        try:
            name = (self.path / "CURRENT").read_text(encoding="utf-8").strip()
        except OSError:
            raise GraphFolderError(
                self.path, "no graph is finished here; run 'rolegraph build' again"
            ) from None
        folder = self.path / "generations" / name
        if not name or not folder.is_dir():
            raise GraphFolderError(self.path, "the graph is damaged; run 'rolegraph build' again")
        return folder

    def records(self) -> dict[str, dict[str, Any]]:
        """What was read from each notice, by notice number."""
        found = {}
        for path in sorted((self.path / "records").glob("*.json")):
            try:
                record = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                raise GraphFolderError(self.path, f"{path.name} is damaged; remove it") from None
            found[notice_key(record)] = record
        return found

    def base(self) -> str | None:
        """Where the IRIs of this graph begin; None before the first build."""
        path = self.path / "base"
        return path.read_text(encoding="utf-8").strip() if path.is_file() else None

    def register(self) -> Register:
        """Which file said what."""
        path = self.path / "sources.json"
        try:
            return (
                Register.parse(path.read_text(encoding="utf-8")) if path.is_file() else Register()
            )
        except (OSError, ValueError, TypeError, AttributeError):
            raise GraphFolderError(self.path, "sources.json is damaged; remove it") from None

    def decisions(self) -> list[Decision]:
        """What people decided, in a fixed order.

        Raises:
            DecisionError: the table was changed by hand and is not understood.
        """
        path = self.path / _DECISIONS
        if not path.is_file():
            return []
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise GraphFolderError(self.path, f"{_DECISIONS} cannot be read") from None
        return parse(text, str(path), base=self.base() or ID)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for one build; made if it is not there.

        Raises:
            GraphFolderError: another build holds it, it cannot be written, or it is something else.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.path / "lock")
            lock.acquire(timeout=_WAIT_FOR_LOCK)
        except Timeout:
            raise GraphFolderError(
                self.path, "another build is writing to it; try again when it has ended"
            ) from None
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise GraphFolderError(self.path, f"cannot be written ({reason})") from None
        try:
            self._claim()
            yield
        except OSError as error:
            reason = error.strerror or str(error)
            raise GraphFolderError(self.path, f"cannot be written ({reason})") from None
        finally:
            lock.release()

    def keep_records(self, records: Mapping[str, dict[str, Any]]) -> None:
        """Make these the records, by notice number; each file is replaced whole.

        Only inside :meth:`writing`.
        """
        folder = self.path / "records"
        folder.mkdir(exist_ok=True)
        kept = set()
        for number, record in records.items():
            path = folder / f"{_file_name(number)}.json"
            kept.add(path.name)
            text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                _replace(path, text)
        for path in folder.glob("*.json"):
            if path.name not in kept:
                path.unlink()

    def keep_register(self, register: Register) -> None:
        """Write which file said what. Only inside :meth:`writing`."""
        _replace(self.path / "sources.json", register.text())

    def keep_base(self, base: str) -> None:
        """Write where the IRIs begin. Only inside :meth:`writing`."""
        if self.base() != base:
            _replace(self.path / "base", base + "\n")

    def keep_decisions(self, decisions: Iterable[Decision], history: Iterable[str]) -> None:
        """Make these the decisions that hold, and append what was done to their history.

        Only inside :meth:`writing`.
        """
        (self.path / _DECISIONS).parent.mkdir(exist_ok=True)
        _replace(self.path / _DECISIONS, table(decisions, base=self.base() or ID))
        _append(self.path / _HISTORY, history)

    def note_given(self, given: Iterable[tuple[str, str, str]]) -> None:
        """Append the IRIs that were not given before: IRI, kind, label. Only in :meth:`writing`."""
        known = {iri for iri, _, _ in self.given()}
        _append(
            self.path / "registry.tsv",
            ("\t".join(row) for row in sorted(given) if row[0] not in known),
        )

    def given(self) -> list[tuple[str, str, str]]:
        """Every IRI that was ever given: IRI, kind, label."""
        path = self.path / "registry.tsv"
        if not path.is_file():
            return []
        rows = path.read_text(encoding="utf-8").splitlines()
        return [(p[0], p[1], p[2]) for p in (row.split("\t") for row in rows) if len(p) == 3]

    def publish(self, key: str, lines: Callable[[], Iterable[bytes]]) -> bool:
        """Make the graph of ``lines`` the live one, unless the one of ``key`` already is.

        Args:
            key: the hash of all that the graph is made of.

        Returns:
            Whether anything changed.
        """
        live = self.path / "CURRENT"
        generations = self.path / "generations"
        current = live.read_text(encoding="utf-8").strip() if live.is_file() else ""
        target = generations / key
        if current == key and target.is_dir():
            self._sweep(key)
            return False
        _write_store(target, lines)
        _replace(live, key + "\n")
        self._sweep(key)
        return True

    def keep_as_of(self, key: str, day: str, lines: Callable[[], Iterable[bytes]]) -> None:
        """Keep the store of what the generation ``key`` evidences up to ``day``.

        Raises:
            GraphFolderError: another build holds the folder, it cannot be written, or its
                generation is no longer that one.
        """
        with self.writing():
            if self.live().name != key:
                raise GraphFolderError(self.path, "was built anew")
            target = self.path / "asof" / key / day
            if not target.is_dir():
                _write_store(target, lines)

    def _sweep(self, keep: str) -> None:
        """Remove generations that nothing points at; those still being read stay for now."""
        for folder in (*self.path.glob("generations/*"), *self.path.glob("asof/*")):
            if folder.name != keep:
                shutil.rmtree(folder, ignore_errors=True)

    def _claim(self) -> None:
        """Mark a new folder as a graph; refuse a folder that holds something else."""
        if self.exists():
            self._check()
            return
        others = [p.name for p in self.path.iterdir() if p.name != "lock"]
        if others:
            raise GraphFolderError(
                self.path, f"holds other files ({others[0]}); name a new or empty folder"
            )
        _replace(self.path / "format", FORMAT + "\n")

    def _check(self) -> None:
        if not self.path.exists():
            raise GraphFolderError(self.path, "no such folder; build it with 'rolegraph build'")
        if not self.exists():
            raise GraphFolderError(self.path, "no graph here; build one with 'rolegraph build'")
        try:
            found = (self.path / "format").read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            found = "an unreadable format"
        if found != FORMAT:
            raise GraphFolderError(
                self.path,
                f"is of another version ({found[:40]!r}; this one writes {FORMAT!r}); "
                "build it anew in another folder",
            )


def content_key(
    records: Iterable[dict[str, Any]], base: str, decisions: Iterable[Decision] = ()
) -> str:
    """The hash of all that a graph is made of: records, decisions, base of its IRIs, program."""
    digest = hashlib.sha256(f"{FORMAT}|{base}|{program_digest()}".encode())
    digest.update(table(decisions, base=base).encode())
    for record in sorted(json.dumps(r, sort_keys=True, ensure_ascii=False) for r in records):
        digest.update(record.encode())
    return digest.hexdigest()[:16]


def _write_store(target: Path, lines: Callable[[], Iterable[bytes]]) -> None:
    """Make a store of ``lines`` beside ``target``, and rename it when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    building = target.with_name(f"{target.name}.part")
    shutil.rmtree(building, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)
    store = Store.create(building)
    store.load(lines())
    store.flush()
    del store
    building.rename(target)


def _file_name(number: str) -> str:
    """A name for the file of a notice, distinct for distinct numbers."""
    name = re.sub(r"[^\w-]", "_", number)
    if name != number or len(name) > 80:
        name = f"{name[:60]}-{hashlib.sha256(number.encode()).hexdigest()[:8]}"
    return name


def _append(path: Path, rows: Iterable[str]) -> None:
    text = "".join(f"{row}\n" for row in rows)
    if text:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def _replace(path: Path, text: str) -> None:
    """Write ``path`` whole or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
