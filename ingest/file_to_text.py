"""Step 1: a notice file becomes text.

What a file is, is told by its content: text in any common encoding, a table as text or as a
workbook, a saved web page, a PDF, a Word document, or a ZIP of these. The result
is the text that all evidence points into.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rolegraph.errors import UnreadableSource
from rolegraph.ingest.formats import archive, docx, html, kind_of, ocr, pdf, plain
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.tables import File, sheets_in, sheets_of, text_of
from rolegraph.ingest.text import Text

__all__ = ["Source", "decode", "read_file", "texts"]

_READERS: dict[str, tuple[str, Callable[[bytes], Text]]] = {
    "text": ("text/plain", plain.text_of),
    "html": ("text/html", html.text_of),
    "pdf": ("application/pdf", pdf.text_of),
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
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSource(path, "no such file or folder") from None
    except IsADirectoryError:
        raise UnreadableSource(path, "is a folder; a file was expected") from None
    except OSError as error:
        raise UnreadableSource(path, error.strerror or "cannot be read") from None
    yield from texts(data, path.name, with_ocr=with_ocr)


def texts(
    data: bytes, name: str, *, with_ocr: bool = False, depth: int = 0
) -> Iterator[Source | UnreadableSource]:
    """The sources in the bytes of a file; in their place why one is not read."""
    if kind_of(data) != "zip":
        try:
            yield decode(data, name, with_ocr=with_ocr)
        except UnreadableSource as error:
            yield error
        return
    found = False
    for inside, content in archive.members(data, name, depth + 1):
        found = True
        if isinstance(content, Unreadable):
            yield UnreadableSource(inside, content.reason)
        else:
            yield from texts(content, inside, with_ocr=with_ocr, depth=depth + 1)
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
    if kind not in _READERS:
        raise UnreadableSource(name, kind)
    media_type, text_of = _READERS[kind]
    try:
        text = text_of(data)
    except Unreadable as error:
        if not (with_ocr and error.reason == pdf.SCANNED):
            raise UnreadableSource(name, error.reason) from None
        try:
            text = pdf.text_of(ocr.with_text(data))
        except Unreadable as again:
            raise UnreadableSource(name, again.reason) from None
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, text)
    return _tabular(source) if kind == "text" else source


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
