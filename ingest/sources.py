"""Step 0: paths become the files to read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rolegraph.errors import UnreadableSource
from rolegraph.ingest.file_to_text import LARGEST, Source, read_file, texts

__all__ = ["STDIN", "find_sources", "read"]

#: What stands for the standard input.
STDIN = "-"


def find_sources(paths: Iterable[str | Path]) -> list[Path | str]:
    """The files below the given paths, each once, folders in the order of their names.

    Hidden files are passed over. A path that does not exist, a folder that holds nothing or
    cannot be listed, and a link that leads nowhere are kept, so that reading says so.
    """
    found: dict[Path | str, None] = {}
    for path in paths:
        if str(path) == STDIN:
            found[STDIN] = None
        elif Path(path).is_dir():
            found.update(dict.fromkeys(list(_files(Path(path))) or [Path(path)]))
        else:
            found[Path(path)] = None
    return list(found)


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file() or (entry.is_symlink() and not entry.exists()):
            yield entry


def read(source: Path | str, *, with_ocr: bool = False) -> Iterator[Source | UnreadableSource]:
    """The texts of a file: one, or those of an archive; in their place why one is not read.

    ``"-"`` is the standard input.
    """
    if source == STDIN:
        yield from texts(sys.stdin.buffer.read(LARGEST + 1), "stdin", with_ocr=with_ocr)
        return
    try:
        yield from read_file(Path(source), with_ocr=with_ocr)
    except UnreadableSource as error:
        yield error
