"""PDF: the words on the pages in reading order, without what is printed on every page."""

from __future__ import annotations

from dataclasses import replace

from rolegraph.ingest.formats import ocr
from rolegraph.ingest.formats.languages import language_of
from rolegraph.ingest.formats.pdf_columns import Part, parts_of, strip_of_languages, words_in
from rolegraph.ingest.formats.pdf_furniture import without_furniture
from rolegraph.ingest.formats.pdf_lines import leading_of, lines_of
from rolegraph.ingest.formats.pdf_page import Line, Page, page_of, without_watermarks
from rolegraph.ingest.formats.pdf_text import joined
from rolegraph.ingest.formats.pdfium import words_of
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text

__all__ = ["text_of"]

SCANNED = (
    "has pages but no text: it was scanned; use --ocr, which needs the command ocrmypdf or "
    "tesseract, or make the text readable first"
)


def text_of(data: bytes, with_ocr: bool = False) -> Text:
    """The text: columns one after the other, running headers and footers left out.

    A word divided at a line's end is put together; a gap between lines is a blank line.
    ``with_ocr`` finds the words of pages that were scanned.

    Raises:
        Unreadable: the file is encrypted, damaged, without text or has too many pages.
    """
    read = words_of(data)
    if not read:
        raise Unreadable("is a PDF without pages")
    scanned = [k + 1 for k, page in enumerate(read) if page["scanned"]]
    said: list[str] = []
    nothing = not any(page["words"] for page in read)
    if with_ocr and (scanned or nothing):
        read, said = ocr.pages_of(data, read)
    elif nothing:
        raise Unreadable(SCANNED)
    elif scanned:
        listed = ", ".join(str(number) for number in scanned)
        said = [f"not read, since scanned: page {listed}; --ocr reads such pages"]
    pages = without_furniture(without_watermarks([page_of(page) for page in read]))
    flows = _in_order(pages)
    leading = leading_of([part for flow in flows for _, part in flow])
    count = 0
    lines: list[list[tuple[int, list[Line]]]] = []
    for flow in flows:
        lines.append([])
        for number, part in flow:
            count += 1
            found = lines_of(part, pages[number - 1], count, leading)
            if lines[-1] and lines[-1][-1][0] == number:
                lines[-1][-1][1].extend(found)
            else:
                lines[-1].append((number, found))
    return replace(joined(lines, leading), unread=tuple(said))


def _in_order(pages: list[Page]) -> list[list[tuple[int, Part]]]:
    """The parts of all pages with the pages' numbers, in the order in which they are read.

    Where one column is English and the other French there are two flows, all of one first: else
    each page's second column would stand in the middle of the text of the first.
    """
    at = strip_of_languages(pages)
    parts = [(k, part) for k, page in enumerate(pages, 1) for part in parts_of(page, at)]
    if at is None:
        return [parts]
    second = language_of(
        words_in([row for _, part in parts if part.side == 2 for row in part.rows])
    )
    left: list[tuple[int, Part]] = []
    right: list[tuple[int, Part]] = []
    for k, part in parts:
        later = part.side == 2 or (part.side == 0 and language_of(words_in(part.rows), 3) == second)
        (right if later else left).append((k, part))
    return [left, right]
