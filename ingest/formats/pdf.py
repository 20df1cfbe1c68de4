"""PDF: the words on the pages in reading order, without what is printed on every page."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text, squeeze

__all__ = ["text_of"]

#: A notice has a few pages; a file of more than this is a book, or made to keep readers busy.
MOST_PAGES = 500
SCANNED = (
    "has pages but no text: it was scanned; make the text readable first "
    "(for example with the command ocrmypdf), or use --ocr"
)
#: The top and the bottom of a page, as a share of its height, where running titles stand.
_MARGIN = 0.1
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\ufffe": "-"}
)
_FURNITURE = re.compile(
    r"(?:you are on )?(?:page|p\.)\s*\d+(?:\s*(?:of|/|sur|de)\s*\d+)?"
    r"|\d+\s*(?:/|of|sur)\s*\d+|[-–]?\s*\d{1,3}\s*[-–]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Line:
    """A printed line: its words and its box in points, from the bottom left."""

    words: str
    left: float
    right: float
    bottom: float
    top: float


def text_of(data: bytes) -> Text:
    """The text: columns one after the other, running headers and footers left out.

    A word divided at a line's end is put together; a gap between lines is a blank line.

    Raises:
        Unreadable: the file is encrypted, damaged, without text or has too many pages.
    """
    import pypdfium2 as pdfium  # heavy, and needed for PDF alone

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("is encrypted; save it without a password") from None
        raise Unreadable("is a damaged PDF") from None
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(f"has {count} pages; a notice has a few, the limit is {MOST_PAGES}")
        pages = [_lines(document[k]) for k in range(count)]
    except pdfium.PdfiumError:
        raise Unreadable("is a damaged PDF") from None
    finally:
        document.close()
    if not any(lines for lines, _ in pages):
        raise Unreadable(SCANNED if pages else "is a PDF without pages")
    return _text(_without_furniture(pages))


def _lines(page: object) -> tuple[list[_Line], float]:
    """The lines of a page in reading order, and its height."""
    text = page.get_textpage()  # type: ignore[attr-defined]
    height = page.get_height()  # type: ignore[attr-defined]
    pieces = []
    for k in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(k)
        words = text.get_text_bounded(left, bottom, right, top)
        words = words.translate(_LIGATURES).replace("\r", " ").replace("\n", " ")
        if words.strip():
            pieces.append(_Line(words.strip(), left, right, bottom, top))
    found = [line for column in _columns(pieces) for line in _rows(column)]
    return found, height


def _columns(pieces: list[_Line]) -> list[list[_Line]]:
    """The pieces of each column, left to right, if an empty strip divides most of the page."""
    if len(pieces) < 8:
        return [pieces]
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.33, 0.67):
        middle = left + share * (right - left)
        across = [p for p in pieces if p.left < middle - 4 and p.right > middle + 4]
        before = [p for p in pieces if p.right <= middle + 4]
        after = [p for p in pieces if p.left >= middle - 4]
        if len(across) > 0.1 * len(pieces) or not before or not after:
            continue
        if not _side_by_side(before, after):
            continue
        inside = [*before, *after]
        top = [p for p in across if p.bottom >= max(q.top for q in inside) - 4]
        foot = [p for p in across if p.top <= min(q.bottom for q in inside) + 4]
        if len(top) + len(foot) == len(across):
            return [top, before, after, foot]
    return [pieces]


def _side_by_side(before: list[_Line], after: list[_Line]) -> bool:
    """Whether both are columns of prose, not the labels and the values of one table."""
    prose = [sum(len(p.words) > 25 for p in column) / len(column) for column in (before, after)]
    return min(prose) > 0.5 and min(len(before), len(after)) >= 4


def _rows(pieces: list[_Line]) -> list[_Line]:
    """Pieces on one base line together, from the top down."""
    rows: list[list[_Line]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom) / 2, p.left)):
        middle = (piece.top + piece.bottom) / 2
        row = rows[-1] if rows else None
        if row and min(p.bottom for p in row) <= middle <= max(p.top for p in row):
            row.append(piece)
        else:
            rows.append([piece])
    found = []
    for row in rows:
        row.sort(key=lambda p: p.left)
        found.append(
            _Line(
                squeeze(" ".join(p.words for p in row)),
                row[0].left,
                max(p.right for p in row),
                min(p.bottom for p in row),
                max(p.top for p in row),
            )
        )
    return found


def _without_furniture(pages: list[tuple[list[_Line], float]]) -> list[list[_Line]]:
    """The pages without page numbers and without what stands in the margin of most of them."""
    seen: Counter[str] = Counter()
    for lines, height in pages:
        seen.update({_key(line) for line in lines if _in_margin(line, height)})
    often = {key for key, count in seen.items() if count > 1 and count >= len(pages) / 2}
    return [
        [
            line
            for line in lines
            if not _in_margin(line, height)
            or not (_key(line) in often or _FURNITURE.fullmatch(line.words))
        ]
        for lines, height in pages
    ]


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.words)


def _in_margin(line: _Line, height: float) -> bool:
    return line.top < _MARGIN * height or line.bottom > (1 - _MARGIN) * height


def _text(pages: list[list[_Line]]) -> Text:
    out: list[str] = []
    starts: list[int] = []
    length = 0

    def add(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    for lines in pages:
        if out:
            add("\n\n")
        starts.append(length)
        gap = _usual_gap(lines)
        for k, line in enumerate(lines):
            if k:
                before = lines[k - 1]
                divided = re.search(r"[^\W\d_]-$", before.words)
                if divided and line.words[:1].islower():
                    out[-1] = out[-1][:-1]
                    length -= 1
                    first, _, rest = line.words.partition(" ")
                    add(first + "\n" + rest)
                    continue
                far = before.bottom - line.top > max(1.6 * gap, 3.0) or line.bottom > before.top
                add("\n\n" if far else "\n")
            add(line.words)
    return Text("".join(out) + "\n", tuple(starts), "page")


def _usual_gap(lines: list[_Line]) -> float:
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if a.bottom > b.top]
    return statistics.median(gaps) if gaps else 0.0
