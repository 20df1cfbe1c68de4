"""Word documents (DOCX): paragraphs, lists, tables and text boxes in the order of the document."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from rolegraph.ingest.formats.languages import differ
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text, squeeze

__all__ = ["text_of"]

#: A document's parts unpacked, and its text: more is no notice but an attack on memory.
LARGEST, LARGEST_TEXT = 100_000_000, 20_000_000
#: A first cell of more words is no label, and a table of them lays out prose in columns.
_WORDS_OF_A_LABEL, _MOST_COLUMNS = 30, 8
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
#: What holds paragraphs and tables and is none itself: content controls, what was inserted.
_HOLDERS = frozenset(_W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
#: What the page does not show: what was deleted or moved away, instructions of fields, and the
#: second version of a drawing for old programs.
_UNSEEN = frozenset(_W + tag for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def text_of(data: bytes) -> Text:
    """The text: a paragraph a line, list items with a hyphen, a table's row as "label: value".

    The first page header stands on top, the text of a box before the paragraph it is tied to.
    Changes that are tracked count as accepted. Nothing outside the file is opened.

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
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        lines = [*_header(document), *_blocks(document.element.body, styles)]
    except Unreadable:
        raise
    except (XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError):
        raise Unreadable("is a damaged Word document") from None
    except (AttributeError, NotImplementedError, RuntimeError):
        raise Unreadable("is a damaged Word document") from None
    if not any(line for line in lines):
        raise Unreadable("is a Word document without text")
    if sum(map(len, lines)) > LARGEST_TEXT:
        raise Unreadable(f"has more than {LARGEST_TEXT // 1_000_000} MB of text")
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return Text("\n".join(lines) + "\n", tuple(starts), "paragraph")


def _header(document: Any) -> Iterator[str]:
    for section in list(document.sections)[:1]:
        seen = [squeeze(_said(p)) for p in section.header._element.iter(_PARAGRAPH)]
        seen = [words for words in seen if words]
        if seen:
            yield from seen
            yield ""


def _blocks(root: Any, styles: dict[str, str]) -> Iterator[str]:
    for block in _children(root):
        if block.tag == _TABLE:
            yield from _table(block, styles)
        elif block.tag == _PARAGRAPH:
            for box in _boxes(block):
                yield from _blocks(box, styles)
            yield from _paragraph(block, styles)


def _children(root: Any) -> Iterator[Any]:
    """What stands in ``root``, also in what only holds it together."""
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in _HOLDERS:
            stack.extend(reversed(element))
        else:
            yield element


def _table(table: Any, styles: dict[str, str]) -> Iterator[str]:
    """A row a line; but column by column where that is how it is read.

    That is so where the first column holds prose, not labels, and where the left half is of one
    language and the right half of the other.
    """
    rows = [
        [cell for cell in _children(row) if cell.tag == _CELL]
        for row in _children(table)
        if row.tag == _ROW and row.find(f"{_W}trPr/{_W}del") is None
    ]
    width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
    half = width // 2
    if width % 2 == 0 and differ(
        (_words(cell) for row in rows for cell in row[:half]),
        (_words(cell) for row in rows for cell in row[half:width]),
    ):
        for side in (slice(0, half), slice(half, width)):
            for row in rows:
                yield from _cells(row[side], styles)
    elif any(row and len(_words(row[0]).split()) > _WORDS_OF_A_LABEL for row in rows):
        for column in range(width):
            for row in rows:
                yield from _blocks(row[column], styles) if column < len(row) else ()
    else:
        for row in rows:
            yield from _cells(row, styles)
    yield ""


def _cells(row: list[Any], styles: dict[str, str]) -> Iterator[str]:
    """Cells beside each other: a label and its value on one line, anything longer below it."""
    nested = any(cell.find(f".//{_TABLE}") is not None for cell in row)
    if nested or len(row) == 1 or any(_is_long(cell) for cell in row[1:]):
        for cell in row:
            yield from _blocks(cell, styles)
        return
    cells = list(dict.fromkeys(words for cell in row if (words := _words(cell))))
    if cells:
        yield _row(cells)


def _is_long(cell: Any) -> bool:
    """Whether a cell holds paragraphs, no value of a label."""
    said = [words for p in cell.iter(_PARAGRAPH) if (words := _said(p).strip())]
    return len(said) > 1 and sum(len(words.split()) for words in said) > _WORDS_OF_A_LABEL


def _words(cell: Any) -> str:
    """The words of a cell on one line, of all its paragraphs and of tables in it."""
    shown = [p for p in cell.iter(_PARAGRAPH) if next(p.iterancestors(_FALLBACK), None) is None]
    return squeeze(" ".join(_said(p) for p in shown))


def _boxes(paragraph: Any) -> list[Any]:
    """The text boxes tied to a paragraph, each once."""
    found = []
    for box in paragraph.iter(_BOX):
        around = {parent.tag for parent in box.iterancestors()}
        if _FALLBACK not in around and _is_outermost(box, paragraph):
            found.append(box)
    return found


def _is_outermost(box: Any, paragraph: Any) -> bool:
    return next(box.iterancestors(_BOX, _PARAGRAPH), None) is paragraph


def _said(paragraph: Any) -> str:
    """The words of a paragraph as the page shows them, without those of boxes tied to it."""
    said: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _UNSEEN or tag in (_FALLBACK, _BOX) or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            said.append(element.text or "")
        elif tag in _BREAKS:
            said.append(_BREAKS[tag])
        elif tag != f"{_W}r" or not _is_hidden(element):
            stack.extend(reversed(element))
    return "".join(said)


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "true") not in ("0", "false", "off")


def _row(cells: list[str]) -> str:
    label, *values = cells
    labels = bool(values) and len(label.split()) <= 6 and not label.endswith(":")
    return f"{label}{':' if labels else ''} {' '.join(values)}".strip()


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[str]:
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(named.get(f"{_W}val"), "") if named is not None else ""
    listed = "list" in style or paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    lines = [squeeze(line) for line in _said(paragraph).split("\n")]
    heading = "heading" in style or style == "title"
    if heading:
        yield ""
    for k, line in enumerate(lines):
        yield f"- {line}" if listed and line and k == 0 else line
    if not listed and lines[-1]:
        yield ""
