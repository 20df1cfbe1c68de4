"""Step 0: paths become the files to read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rolegraph.errors import UnreadableSource
from rolegraph.ingest.file_to_text import Source, read_file, texts

__all__ = ["STDIN", "find_sources", "read"]

#: What stands for the standard input.
STDIN = "-"


def find_sources(paths: Iterable[str | Path]) -> list[Path | str]:
    """The files below the given paths, each once, folders in the order of their names.

    Hidden files are passed over. A path that does not exist is kept, so that reading says so.

    Raises:
        UnreadableSource: a folder is empty or cannot be listed.
    """
    found: dict[Path | str, None] = {}
    for path in paths:
        if str(path) == STDIN:
            found[STDIN] = None
        elif Path(path).is_dir():
            inside = list(_files(Path(path)))
            if not inside:
                raise UnreadableSource(path, "no files in this folder")
            found.update(dict.fromkeys(inside))
        else:
            found[Path(path)] = None
    return list(found)


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise UnreadableSource(folder, error.strerror or "cannot be listed") from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def read(source: Path | str, *, with_ocr: bool = False) -> Iterator[Source | UnreadableSource]:
    """The texts of a file: one, or those of an archive; in their place why one is not read.

    ``"-"`` is the standard input.
    """
    if source == STDIN:
        yield from texts(sys.stdin.buffer.read(), "stdin", with_ocr=with_ocr)
        return
    try:
        yield from read_file(Path(source), with_ocr=with_ocr)
    except UnreadableSource as error:
        yield error
