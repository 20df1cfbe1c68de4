"""Step 1: a notice file becomes text.

What a file is, is told by its content: text in any common encoding, a saved web page, a PDF, a
Word document, or a ZIP of these. The result is the text that all evidence points into.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import UnreadableSource
from rolegraph.ingest.formats import archive, docx, html, kind_of, ocr, pdf, plain
from rolegraph.ingest.formats.unreadable import Unreadable
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


@dataclass(frozen=True)
class Source:
    """One source as it was read: file name, SHA-256 of its bytes, media type, text."""

    file: str
    sha256: str
    media_type: str
    text: Text


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
    return Source(name, hashlib.sha256(data).hexdigest(), media_type, text)
