"""Records that wait on disk for others to be read: memory does not grow with their number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import IO, Any

__all__ = ["Spool"]

Record = dict[str, Any]
#: What of a notice's record is kept in memory: enough to tell which others it belongs to.
_KEPT = ("notice_id", "languages", "form", "source")


@dataclass(frozen=True)
class Spool:
    """A temporary file of records; each is told by the little of it that is kept in memory.

    >>> from tempfile import TemporaryFile
    >>> record = {"notice_id": "1", "languages": ["en"], "form": "f", "source": {}, "units": [2],
    ...     "warnings": []}
    >>> with TemporaryFile() as file:
    ...     kept = Spool(file).put(record)
    ...     "units" in kept, Spool(file).whole(kept) == record
    (False, True)

    What is remarked about one that waits, ``kept["remarks"]``, is among its warnings then.
    """

    file: IO[bytes]

    def put(self, record: Record) -> Record:
        """Write a notice's record; what is given back stands for it. A table's stays as it is."""
        if record.get("kind") == "table":
            return record
        data = json.dumps(record).encode()
        at = self.file.seek(0, 2)
        self.file.write(data)
        return {**{key: record[key] for key in _KEPT}, "spool": (at, len(data))}

    def whole(self, kept: Record) -> Record:
        """The record that something stands for; anything else as it is."""
        if "spool" not in kept:
            return kept
        at, size = kept["spool"]
        self.file.seek(at)
        found: Record = json.loads(self.file.read(size))
        found["warnings"] += kept.get("remarks", ())
        return found
