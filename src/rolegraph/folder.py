"""A graph on disk: records, the live store, and how one replaces the other.

::

    DIR/format              "rolegraph 1"
    DIR/records/N.json      what was read from notice N
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
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from rolegraph.errors import GraphFolderError
from rolegraph.ingest.mentions import notice_key
from rolegraph.store import Store

__all__ = ["FORMAT", "GraphFolder"]

#: What ``DIR/format`` says; another text is a graph of another version.
FORMAT = "rolegraph 1"
_WAIT_FOR_LOCK = 5.0


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

    def keep_records(self, records: Iterable[dict[str, Any]]) -> None:
        """Write all records there are; one file each, replaced whole. Only in :meth:`writing`."""
        folder = self.path / "records"
        folder.mkdir(exist_ok=True)
        gone = set(folder.glob("*.json"))
        for record in records:
            name = re.sub(r"[^\w-]", "_", notice_key(record))
            text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1)
            _replace(folder / f"{name}.json", text + "\n")
            gone.discard(folder / f"{name}.json")
        for path in gone:
            path.unlink()

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


def content_key(records: Iterable[dict[str, Any]], base: str) -> str:
    """The hash of all that a graph is made of: the records and the base of its IRIs."""
    digest = hashlib.sha256(f"{FORMAT}|{base}".encode())
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


def _replace(path: Path, text: str) -> None:
    """Write ``path`` whole or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
