"""Step 1: a notice file becomes text.

What a file is, is told by its content: text in any common encoding, a table as text or as a
workbook, a saved web page, a PDF, a Word document, or a ZIP of these. The result
is the text that all evidence points into.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rolegraph.errors import UnreadableSource, on_one_line
from rolegraph.ingest.formats import archive, docx, html, kind_of, pdf, plain
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.tables import File, sheets_in, sheets_of, text_of
from rolegraph.ingest.text import Text

__all__ = ["Source", "decode", "read_file", "texts"]

#: Bytes of a file, and of one without an archive's or a PDF's packing: more is no notice.
LARGEST, LARGEST_TEXT = 500_000_000, 20_000_000
#: Characters and lines of a text; one notice has about 30 000 and 500.
MOST_CHARACTERS, MOST_LINES = 10_000_000, 100_000
_PDF = "application/pdf"
_READERS: dict[str, tuple[str, Callable[[bytes], Text]]] = {
    "text": ("text/plain", plain.text_of),
    "html": ("text/html", html.text_of),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        docx.text_of,
    ),
}
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Source:
    """One source as it was read: file name, SHA-256 of its bytes, media type, text.

    ``table`` is the table that it is, if it is one; :attr:`text` has its form as text then,
    without the columns that are not kept.
    """

    file: str
    sha256: str
    media_type: str
    text: Text
    table: File | None = field(default=None, repr=False)


def read_file(path: Path, *, with_ocr: bool = False) -> Iterator[Source | UnreadableSource]:
    """The sources in a file: one, or those of an archive; in their place why one is not read.

    Raises:
        UnreadableSource: the path is missing, not a file or not permitted.
    """
    try:
        if path.is_dir():
            raise UnreadableSource(path, _why_nothing_in(path))
        if not _is_file(path):
            raise UnreadableSource(path, "is a pipe or a device; '-' reads what is piped in")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableSource(path, "no such file or folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UnreadableSource(path, (reason or "cannot be read").lower()) from None
    yield from texts(data, on_one_line(path.name), with_ocr=with_ocr)


def _is_file(path: Path) -> bool:
    """Whether reading ends: a file, or a pipe that the shell has made for a command's output."""
    mode = path.stat().st_mode
    return stat.S_ISREG(mode) or (
        stat.S_ISFIFO(mode) and path.as_posix().startswith(("/dev/", "/proc/"))
    )


def _why_nothing_in(folder: Path) -> str:
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        return (error.strerror or "cannot be listed").lower()
    return "is a folder with no files to read"


def texts(
    data: bytes,
    name: str,
    *,
    with_ocr: bool = False,
    depth: int = 0,
    left: archive.Left | None = None,
) -> Iterator[Source | UnreadableSource]:
    """The sources in the bytes of a file; in their place why one is not read.

    ``left`` is what an archive around it may still hold.
    """
    if len(data) > LARGEST:
        yield UnreadableSource(name, f"is larger than {LARGEST // 1_000_000} MB")
        return
    if kind_of(data) != "zip":
        try:
            yield decode(data, name, with_ocr=with_ocr)
        except UnreadableSource as error:
            yield error
        return
    found = False
    left = left or archive.Left()
    for inside, content in archive.members(data, name, left, depth + 1):
        found = True
        if isinstance(content, Unreadable):
            yield UnreadableSource(inside, content.reason)
        else:
            yield from texts(content, inside, with_ocr=with_ocr, depth=depth + 1, left=left)
    if not found:
        yield UnreadableSource(name, "is an archive without files")


def decode(data: bytes, name: str, *, with_ocr: bool = False) -> Source:
    """The bytes of one file, no archive, as text.

    Raises:
        UnreadableSource: there is nothing in it, or it holds no text that can be read.

    >>> decode(b"Caf\\xe9\\r\\n", "menu.txt").text.string
    'Café\\n'
    """
    kind = kind_of(data)
    if kind == "xlsx":
        return _workbook(data, name)
    try:
        if kind == "pdf":
            media_type, text = _PDF, pdf.text_of(data, with_ocr)
        elif kind in _READERS:
            if kind != "docx" and len(data) > LARGEST_TEXT:
                raise Unreadable(f"is larger than {LARGEST_TEXT // 1_000_000} MB")
            media_type, text_of = _READERS[kind]
            text = text_of(data)
        else:
            raise Unreadable(kind)
    except Unreadable as error:
        raise UnreadableSource(name, error.reason) from None
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, text)
    source = _tabular(source) if kind == "text" else source
    if source.table is None:
        _check_size(name, text)
    return source


def _check_size(name: str, text: Text) -> None:
    if len(text.string) > MOST_CHARACTERS:
        many = f"has {len(text.string)} characters; the limit is {MOST_CHARACTERS}"
        raise UnreadableSource(name, many)
    lines = text.string.count("\n")
    if lines > MOST_LINES:
        raise UnreadableSource(name, f"has {lines} lines; the limit is {MOST_LINES}")


def _tabular(source: Source) -> Source:
    """The source with its rows, if its text is a table."""
    try:
        found = sheets_in(source.text.string)
    except Unreadable as error:
        raise UnreadableSource(source.file, error.reason) from None
    if found is None:
        return source
    sheet, media_type = found
    return _in_text_form(source, File(source.file, source.sha256, media_type, (sheet,)))


def _workbook(data: bytes, name: str) -> Source:
    try:
        sheets = sheets_of(data)
    except Unreadable as error:
        raise UnreadableSource(name, error.reason) from None
    if not sheets:
        raise UnreadableSource(name, "is a spreadsheet without sheets")
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, digest, _WORKBOOK, Text(""))
    return _in_text_form(source, File(name, digest, _WORKBOOK, sheets))


def _in_text_form(source: Source, file: File) -> Source:
    """The source as a table; one whose header is not known keeps the text it has."""
    try:
        text = text_of(file)
    except UnreadableSource:
        text = source.text
    return replace(source, media_type=file.media_type, text=text, table=file)
