"""Word documents (DOCX): paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text, squeeze

__all__ = ["text_of"]

#: A document's parts unpacked: more than this is no notice but an attack on memory.
LARGEST = 100_000_000
_NUMBERING = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numPr"


def text_of(data: bytes) -> Text:
    """The text: a paragraph a line, list items with a hyphen, a table's row as "label: value".

    The first page header stands on top. Nothing outside the file is opened.

    Raises:
        Unreadable: the document is damaged, too large or empty.
    """
    import docx  # heavy, and needed for Word documents alone
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise Unreadable(f"unpacks to more than {LARGEST // 1_000_000} MB")
        document = docx.Document(io.BytesIO(data))
        lines = [*_header(document), *_blocks(document)]
    except Unreadable:
        raise
    except (XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError):
        raise Unreadable("is a damaged Word document") from None
    if not any(line for line in lines):
        raise Unreadable("is a Word document without text")
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return Text("\n".join(lines) + "\n", tuple(starts), "paragraph")


def _header(document: Any) -> Iterator[str]:
    for section in document.sections[:1]:
        seen = [squeeze(p.text) for p in section.header.paragraphs]
        seen = [words for words in seen if words]
        if seen:
            yield from seen
            yield ""


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = list(dict.fromkeys(squeeze(c.text) for c in row.cells if c.text.strip()))
                if cells:
                    yield _row(cells)
            yield ""
        else:
            yield from _paragraph(block)


def _row(cells: list[str]) -> str:
    label, *values = cells
    labels = bool(values) and len(label.split()) <= 6 and not label.endswith(":")
    return f"{label}{':' if labels else ''} {' '.join(values)}".strip()


def _paragraph(paragraph: Any) -> Iterator[str]:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    listed = "list" in style or next(paragraph._p.iter(_NUMBERING), None) is not None
    lines = [squeeze(line) for line in paragraph.text.split("\n")]
    heading = "heading" in style or style == "title"
    if heading:
        yield ""
    for k, line in enumerate(lines):
        yield f"- {line}" if listed and line and k == 0 else line
    if not listed and lines[-1]:
        yield ""
