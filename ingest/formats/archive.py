"""ZIP archives: the files in them, never written to disk."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.formats.unreadable import Unreadable

__all__ = ["Left", "members"]

MOST_FILES = 10_000
#: Bytes of one file, and of all files of an archive, unpacked.
LARGEST_FILE = 50_000_000
LARGEST = 500_000_000
#: An archive in an archive is opened; one inside that is not.
DEEPEST = 2


@dataclass
class Left:
    """What an archive and those inside it may still unpack: bytes, and how many files."""

    size: int = LARGEST
    files: int = MOST_FILES


def members(
    data: bytes, name: str, budget: Left, depth: int = 1
) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The files of an archive, by "archive/path", and their bytes or why there are none.

    The sizes an archive declares are not believed: what is unpacked is counted.
    """
    if depth > DEEPEST:
        yield name, Unreadable("is an archive inside an archive inside an archive; not opened")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if not e.is_dir() and not _hidden(e.filename)]
            budget.files -= len(entries)
            if budget.files < 0:
                yield name, Unreadable(f"holds {len(entries)} files; the limit is {MOST_FILES}")
                return
            for entry in sorted(entries, key=lambda e: e.filename):
                inside = f"{name}/{_safe(entry.filename)}"
                if budget.size <= 0:
                    all_of_it = f"{LARGEST // 1_000_000} MB"
                    yield (
                        inside,
                        Unreadable(f"not unpacked: the archive holds more than {all_of_it}"),
                    )
                    return
                if stat.S_ISLNK(entry.external_attr >> 16):
                    yield inside, Unreadable("is a link, and is not followed")
                    continue
                most = min(LARGEST_FILE, budget.size)
                try:
                    with archive.open(entry) as file:
                        found = file.read(most + 1)
                except (NotImplementedError, EOFError):
                    yield inside, Unreadable("is packed in a way that cannot be read")
                    continue
                except (RuntimeError, zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
                    locked = "password" in str(error) or "encrypted" in str(error)
                    yield inside, Unreadable("is encrypted" if locked else "is damaged")
                    continue
                budget.size -= len(found)
                if len(found) > most:
                    yield inside, Unreadable(f"unpacks to more than {len(found) // 1_000_000} MB")
                    continue
                yield inside, found
    except (zipfile.BadZipFile, OSError, ValueError):
        yield name, Unreadable("is a damaged ZIP file")


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.split("/") if part != "..")


def _safe(path: str) -> str:
    """A name to show: it is used for nothing else, and holds nothing that could mislead.

    >>> _safe("../../etc/passwd"), _safe("C:\\\\a\\\\b\\u202e.txt")
    ('etc/passwd', 'C/a/b.txt')
    """
    parts = re.split(r"[\\/]+", re.sub(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069:]", "", path))
    return "/".join(part for part in parts if part not in ("", ".", ".."))
