"""Which file said what: so that unchanged files are not read again, and withdrawn ones stay out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

__all__ = ["Entry", "Register", "file_digest", "program_digest", "shas"]


@dataclass(frozen=True)
class Entry:
    """One file as it was read: hash of its bytes, how it was read, the notices it gave."""

    sha256: str
    how: str
    notices: tuple[str, ...]


@dataclass
class Register:
    """All files that were read, by absolute path, and the hashes of what was withdrawn."""

    files: dict[str, Entry] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)
    """Hash of a source to the number of the notice that was withdrawn."""

    @classmethod
    def parse(cls, text: str) -> Register:
        """A register as :meth:`text` writes it."""
        data = json.loads(text)
        entries = {
            path: Entry(one["sha256"], one["how"], tuple(one["notices"]))
            for path, one in data["files"].items()
        }
        return cls(entries, dict(data["withdrawn"]))

    def text(self) -> str:
        """As JSON, in a fixed order."""
        listed = {
            path: {"sha256": one.sha256, "how": one.how, "notices": list(one.notices)}
            for path, one in sorted(self.files.items())
        }
        data = {"files": listed, "withdrawn": dict(sorted(self.withdrawn.items()))}
        return json.dumps(data, indent=1) + "\n"  # names of files may be no Unicode

    def unchanged(self, path: Path, how: str) -> bool:
        """Whether a file was read before, in the same way, and has the same bytes still."""
        known = self.files.get(str(path.resolve()))
        return known is not None and known.how == how and known.sha256 == file_digest(path)

    def path_of(self, number: str, sha256: str) -> Path | None:
        """The file that gave a notice, if it is still there with the same bytes."""
        for path, entry in sorted(self.files.items()):
            if number in entry.notices and entry.sha256 == sha256 == file_digest(Path(path)):
                return Path(path)
        return None

    def elsewhere(self, number: str, path: str) -> bool:
        """Whether another file gives the notice too."""
        return any(number in e.notices for p, e in self.files.items() if p != path)

    def is_withdrawn(self, record: dict[str, Any]) -> bool:
        """Whether a record is of a notice that was withdrawn as it stands."""
        return any(sha in self.withdrawn for sha in shas(record))


def shas(record: dict[str, Any]) -> list[str]:
    """The hashes of the sources of a record."""
    return [one["sha256"] for one in record.get("sources") or [record["source"]]]


def file_digest(path: Path) -> str | None:
    """SHA-256 of a file's bytes; None if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@cache
def program_digest() -> str:
    """A hash of the code, forms and vocabulary that make a graph of files.

    Another version of the program reads all files anew, whatever it calls itself.
    """
    digest = hashlib.sha256()
    for room in ("ingest", "ontology"):
        for name, data in _contents(files(f"rolegraph.{room}")):
            digest.update(name.encode())
            digest.update(data)
    return digest.hexdigest()[:16]


def _contents(folder: Traversable) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry)
        elif entry.name.endswith((".py", ".toml", ".ttl")):
            yield entry.name, entry.read_bytes()
